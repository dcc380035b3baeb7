"""Which references bring somebody new, and whether it is somebody in particular."""

from __future__ import annotations

import re

from moksori.coding.agreement import is_hangul
from moksori.coding.callings import ANYBODY, SOURCES, VICTIMS, WITNESSES
from moksori.coding.refs import (
    ANOTHER,
    BARE,
    COUNTED,
    DEFINITE,
    GENERIC,
    INDEFINITE,
    NAME,
    POSSESSED,
    PRONOUN,
    Ref,
)
from moksori.coding.scene import Scene
from moksori.coding.words_ko import GENITIVE
from moksori.terms.span import Span

_HE_IS = re.compile(r"\b(?:he|she|this|it) (?:is|was) (?:also )?$", re.IGNORECASE)
"""Whom the talk is about is told first: "He is a captain in …"."""
_ANY = re.compile(r"\b(?:any|anyone|anybody|whoever|whenever|every|if|whether)\b[^,.;:]*\Z", re.I)
_ANY_REACH = 60
_ASKED_FOR = re.compile(
    r"\b(?:(?:beg|begg|ask|call|plead|cry|cri|wait|search|look)(?:s|ed|ing)?|sen[dt]) for \Z", re.I
)
_HEADING = re.compile(r"\s?:")


def may_be_new(ref: Ref, where: Scene) -> bool:
    """Say whether a reference that nobody takes up brings somebody new.

    Args:
        ref: The reference.
        where: Where it stands.
    """
    if is_nickname(ref):
        return False
    if ref.form == NAME or ref.names:
        return True
    # 19살 병사가 못 하겠다고 했다: whose age is told is brought in by the teller.
    quoted = where.quoted and not (is_hangul(ref.lemma) and ref.age)
    if quoted or where.asked or ref.nested or ref.det == GENERIC:
        return False
    if is_hangul(ref.lemma):
        # "The names of the source and of the victims": no victim in particular.
        part = ref.lemma in SOURCES | VICTIMS and ref.case in ("", GENITIVE)
        idle = ref.notes.get("as") or (part and not ref.notes.get("copula"))
        return not (idle and ref.det == BARE and not ref.distinct)
    if ref.lemma == "guest" and ref.owner is not None and ref.owner.lemma == "our":
        # "Our guest this evening is …": who it is stands in the name.
        return False
    before = where.text[max(0, ref.start - 6) : ref.start].lower().rstrip()
    if before.endswith((" as", "like")) and not before.endswith("ell as"):
        return False
    if ref.lemma in SOURCES | WITNESSES | VICTIMS and _HEADING.match(where.text, ref.head_end):
        return True
    return not (ref.det == BARE and not ref.plural)


def is_specific(ref: Ref, where: Scene) -> bool:
    """Say whether a new reference means somebody in particular, not people in general."""
    if is_hangul(ref.lemma) and _is_of_a_sort(ref):
        return False
    if is_hangul(ref.lemma) and ref.kin and ref.owner is not None:
        return True
    if ref.form == NAME or ref.names or (ref.distinct and not ref.plural):
        return True
    if ref.det == INDEFINITE and not ref.plural and _is_anyone(ref, where):
        return False
    if _ASKED_FOR.search(where.text, max(where.start, ref.start - 24), ref.start):
        # "She begged for a doctor": nobody came yet.
        return False
    if ref.plural:
        if ref.kin and ref.det == POSSESSED and ref.owner is not None and ref.owner.sex:
            # "His parents": the parents of somebody in particular.
            return True
        told = ref.distinct or (_says_which(ref) and where.past)
        return (ref.det == COUNTED and ref.count > 0) or (ref.det == DEFINITE and told)
    if _HE_IS.search(where.text, max(where.start, ref.start - 16), ref.start):
        return True
    if ref.lemma in SOURCES | WITNESSES or (ref.kin and is_hangul(ref.lemma)):
        return True
    return where.past or ref.det in (ANOTHER, POSSESSED)


def _says_which(ref: Ref) -> bool:
    """As in "the pupils of the upper classes": words behind a group tell which it is."""
    return not is_hangul(ref.lemma) and ref.end > ref.head_end and ref.lemma not in ANYBODY


def _is_anyone(ref: Ref, where: Scene) -> bool:
    """As in "any guard who caught a trader", "whether somebody …": nobody was told of yet."""
    before = where.text[max(where.start, ref.start - _ANY_REACH) : ref.start]
    return not is_hangul(ref.lemma) and _ANY.search(before.replace("\u00a0", " ")) is not None


def _is_of_a_sort(ref: Ref) -> bool:
    """Say whether a bare Korean noun names people of a sort: 북한 주민, 탈북자, 장사군."""
    if ref.form == NAME or ref.names or ref.kin or ref.official or ref.det != BARE or ref.age:
        return False
    told = ref.notes.get("lives") or ref.lemma in SOURCES | WITNESSES
    return not told and (ref.lemma in ANYBODY) is ref.distinct


def is_nickname(ref: Ref) -> bool:
    """Say whether a name is a nickname that the account tells as one."""
    # "A man of forty known as Scar" brings him with his nickname.
    brings = ref.form != NAME and ref.det == INDEFINITE and bool(ref.age) and not ref.official
    return bool((ref.notes.get("detail") or {}).get("nickname")) and not brings


def certainty(ref: Ref) -> float:
    """How sure it is that a reference brings a person."""
    if ref.form == NAME:
        return 0.9
    return 0.85 if ref.distinct or ref.det == INDEFINITE else 0.7


def with_owner(ref: Ref, where: Scene) -> Span:
    """Give the phrase of a Korean word of kin with whose it is: 여성의 남편."""
    owner = ref.owner
    beside = owner is not None and where.text[owner.end : ref.start] in ("의 ", " ")
    if owner is None or not ref.kin or owner.form == PRONOUN or not beside:
        return Span(ref.start, ref.end)
    return Span(owner.start, ref.end) if is_hangul(ref.lemma) else Span(ref.start, ref.end)
