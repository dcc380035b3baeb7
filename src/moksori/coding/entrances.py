"""How a reference brings somebody into an account, or back into it."""

from __future__ import annotations

import re

from moksori.coding.agreement import is_hangul
from moksori.coding.callings import SOURCES, WITNESSES
from moksori.coding.cast import Character
from moksori.coding.introductions import NAME_IS
from moksori.coding.refs import ANOTHER, COUNTED, DEFINITE, INDEFINITE, NAME, POSSESSED, Ref
from moksori.coding.scene import Scene
from moksori.coding.words_ko import DATIVE, OBJECT, SUBJECT

_HIMSELF = re.compile(r" (?:himself|herself)\b", re.IGNORECASE)
_AS_TELLER = re.compile(
    r"\b(?:according to|(?:ask|asked|believe|know|heard|from|to|tell|told) (?:by |from )?M[rs]"
    r"|say|said|see|seen|hear|tell|told|know|think|believe|expect|remember|describe|mention"
    r"|explain|learn|find out|witness|notice)\b",
    re.IGNORECASE,
)
"""In a question, words of who tells something: it is not what was done to them."""
_CASE_OF = re.compile(r"\b(?:case|story|example) (?:of|is|was) (?:that of )?\Z", re.IGNORECASE)
_BESIDE = frozenset(
    {"doctor", "nurse", "lawyer", "moneylender", "lender", "broker", "buyer", "wholesaler"}
    | {"supplier", "acquaintance", "dealer", "middleman", "translator"}
)
"""Nouns of people whom a telling brings in beside the one it is about."""
HEALERS = frozenset({"doctor", "surgeon", "medic", "paramedic", "physician", "midwife"})
"""Nouns of people who come to somebody harmed, whatever the clause makes of them."""
_ONCE = 2
"""Stretches of somebody who is only being introduced: "the keeper, a man of sixty"."""


def only_stands_by(one: Character) -> bool:
    """Say whether of somebody told of once neither age nor sex nor name was told."""
    return not (one.sex or one.age or one.names) and len(one.spans) <= _ONCE


def is_named(ref: Ref, where: Scene) -> bool:
    """As in "Her name is …", told first of all: whom the account is about has a name."""
    before = where.text[max(where.start, ref.start - 20) : ref.start].replace("\u00a0", " ")
    return ref.form == NAME and NAME_IS.search(before) is not None


def says_more(ref: Ref) -> bool:
    """Say whether words behind a post tell who holds it: "of the section", "who was sent there"."""
    return ref.end > ref.head_end or bool(ref.notes.get("who") or ref.notes.get("clause"))


def is_introduced(ref: Ref, one: Character, where: Scene) -> bool:
    """Say whether a reference brings somebody whom an incident can be about.

    Whoever only stands by ("borrowed it from a lender", "his wife") opens none.
    """
    if len(one.spans) > _ONCE or not one.may_be_harmed or ref.nested:
        return False
    if ref.lemma in SOURCES | WITNESSES or ref.official or not where.past:
        return False
    if ref.form == NAME:
        return one.role is None and not one.testifies and ref.case in (SUBJECT, OBJECT)
    first = ref.det == DEFINITE and ref.case == SUBJECT and not one.plural
    if not first and ref.det not in (INDEFINITE, ANOTHER, COUNTED):
        return False
    case = _CASE_OF.search(where.text, max(where.start, ref.start - 20), ref.start) is not None
    return bool(ref.age or ref.distinct or case or ref.case in (SUBJECT, OBJECT, DATIVE))


def is_at_issue(ref: Ref, where: Scene) -> bool:
    """As in "What about Mr. So himself?": now something is told of who tells it."""
    after = where.text[ref.end : ref.end + 12].replace("\u00a0", " ")
    if _HIMSELF.match(after) is not None or (where.asked and ref.case == "genitive"):
        return True
    asked = where.text[where.start : ref.end + 40].partition("?")[0].replace("\u00a0", " ")
    return where.asked and ref.form == NAME and _AS_TELLER.search(asked) is None


def stands_by(ref: Ref) -> bool:
    """Say whether somebody without an age is nobody's victim yet: a neighbour, a lender."""
    near = ref.kin or ref.lemma in _BESIDE
    near = (near and ref.case != SUBJECT) or ref.case == DATIVE or ref.lemma in HEALERS
    return near and not ref.age and ref.form != NAME


def is_asked_about(ref: Ref, one: Character) -> bool:
    """As in "And the boy?": whoever was told of before and is asked about is told of next."""
    known = ref.det in (DEFINITE, POSSESSED) or ref.form == NAME
    plain = not ref.nested and not ref.plural and not is_hangul(ref.lemma)
    return plain and known and one.may_be_harmed and len(one.spans) > 1


def goes_on(ref: Ref, one: Character) -> bool:
    """Say whether somebody told of before is taken up as who a clause is about."""
    if ref.case not in (SUBJECT, OBJECT) or ref.nested or ref.det in (INDEFINITE, POSSESSED):
        return False
    return one.may_be_harmed and len(one.spans) > 1
