"""What an English reference is in its clause: who does, to whom, by whom."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from moksori.coding.nouns import word_set
from moksori.coding.refs import PRONOUN, Ref
from moksori.coding.tokens import Token
from moksori.coding.words_en import NOUNS, OBJECT_PRONOUNS, PAST, PREPOSITIONS, SUBJECT_PRONOUNS
from moksori.coding.words_ko import AGENT, DATIVE, GENITIVE, OBJECT, SUBJECT
from moksori.terms.mention import MentionKind

_OTHER_PREPOSITIONS = PREPOSITIONS - {"by", "to", "of", "from", "against", "on", "with", "for"}
REFLEXIVE = "reflexive"
"""A pronoun that turns back to who does it: never somebody else."""
_ALSO_CONJUNCTIONS = frozenset({"after", "before", "until", "since", "as"})
_SAYING = word_set(
    """
    says said say claims claimed believes believed explains explained adds added reports reported
    knows knew thinks thought recalls recalled remembers remembered how why
    """
)
_AUXILIARY = frozenset({"is", "was", "were", "has", "had", "did", "would", "could", "often"})
_HAD = frozenset({"had", "has", "have", "having", "got", "gets"})
_FREE = word_set(
    """
    and but or that which who when while after before because as if until so then where although
    though
    """
)


def mark_cases(tokens: Sequence[Token], refs: Sequence[Ref]) -> None:
    """Fill in `case` of the references of one English sentence.

    Args:
        tokens: The words of the sentence.
        refs: Its references, in order.
    """
    subjects: dict[str, Ref] = {}
    last_sex = ""
    for ref in refs:
        after = int(ref.notes.get("next", ref.token + 1))
        ref.notes["closed"] = after < len(tokens) and tokens[after].low == ","
        ref.notes["relative"] = _is_who(tokens, after)
        ref.case = _case(tokens, ref)
        ref.notes["prep"] = _word_before(tokens, ref)
        if ref.form == PRONOUN and ref.sex:
            ref.notes["same"] = subjects.get(ref.sex)
            ref.notes["turned"] = ref.case != SUBJECT and last_sex not in ("", ref.sex)
            if ref.case == SUBJECT:
                last_sex = ref.sex
                subjects.setdefault(ref.sex, ref)
    for last, ref in pairwise(refs):
        between = int(ref.notes.get("first", ref.token)) - int(last.notes.get("next", last.token))
        if ref.notes["prep"] == "as" and _word_before(tokens, ref, 2) == "well":
            ref.case, ref.notes["prep"] = last.case, "and"
        elif (
            ref.notes["prep"] in {"and", "or"}
            and between == 1
            and PRONOUN not in (last.form, ref.form)
        ):
            ref.notes["with"] = last
            ref.case = last.case if last.case else ref.case


def _is_who(tokens: Sequence[Token], after: int) -> bool:
    """Say whether a clause about somebody follows: "by the clerk, who warned them"."""
    words = [token.low for token in tokens[after : after + 2]]
    return words[:1] == ["who"] or words == [",", "who"]


def _word_before(tokens: Sequence[Token], ref: Ref, steps: int = 1) -> str:
    place = int(ref.notes.get("first", ref.token)) - steps
    return tokens[place].low if place >= 0 else ""


def _case(tokens: Sequence[Token], ref: Ref) -> str:
    if ref.form == PRONOUN:
        return _pronoun_case(tokens, ref)
    before = _word_before(tokens, ref)
    if ref.owner is not None and ref.owner.lemma == "whose":
        # "A boy, whose family was poor, was sent …": the sentence is not about them.
        return GENITIVE
    if before == "to" and _word_before(tokens, ref, 2) == "according":
        # Who tells it is nobody to whom anything was done.
        return GENITIVE
    by_preposition = {
        "by": AGENT, "to": DATIVE, "against": DATIVE, "on": DATIVE, "from": DATIVE, "of": GENITIVE,
        "with": DATIVE, "for": DATIVE,
    }  # fmt: skip
    if before in by_preposition:
        return by_preposition[before]
    after = int(ref.notes.get("next", ref.token + 1))
    if before in _ALSO_CONJUNCTIONS and after < len(tokens):
        verb = tokens[after].is_word and tokens[after].low not in PREPOSITIONS | {"and", "or"}
        return SUBJECT if verb else GENITIVE
    if before in _OTHER_PREPOSITIONS:
        return GENITIVE
    if before in _SAYING and after < len(tokens) and _is_finite(tokens[after]):
        return SUBJECT
    if after < len(tokens) and tokens[after].low in {"'s", "’s"}:
        return GENITIVE
    if not before or not before[:1].isalnum() or before in _FREE:
        return SUBJECT
    return OBJECT


def _is_finite(token: Token) -> bool:
    """Say whether a word behind a person is what they did: "the clerk says the man took …"."""
    return token.is_word and (
        token.low in PAST or token.low in _AUXILIARY or token.low.endswith("ed")
    )


def _pronoun_case(tokens: Sequence[Token], ref: Ref) -> str:
    low = ref.lemma
    if low.endswith(("self", "selves")):
        return REFLEXIVE
    if low in {"his", "their", "my", "our"}:
        return GENITIVE
    if low in SUBJECT_PRONOUNS:
        return SUBJECT
    if low == "her" and _is_possessive_her(tokens, ref.token):
        return GENITIVE
    before = _word_before(tokens, ref)
    if before == "by":
        return AGENT
    if before in {"to", "against", "on", "from", "with", "for"}:
        return DATIVE
    return OBJECT if low in OBJECT_PRONOUNS or low == "her" else SUBJECT


_MADE = frozenset({"made", "make", "makes", "making", "let", "lets", "letting"})


def _is_possessive_her(tokens: Sequence[Token], at: int) -> bool:
    """As in "her mother" against "arrested her in", "told her that"."""
    if at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    if at and tokens[at - 1].low in _HAD and _is_finite(after):
        # "Had her detained", "got her dismissed".
        return False
    if at and tokens[at - 1].low in _MADE and after.is_word and after.low not in NOUNS:
        # "Made her sleep there".
        return after.kind is not None
    if after.kind in (MentionKind.OCCUPATION, MentionKind.AGE):
        return True
    if not after.is_word:
        return False
    return after.low not in PREPOSITIONS and after.low not in _FREE and after.low not in {
        "the", "a", "an", "not", "up", "down", "away", "out", "off", "several", "again", "twice",
        "repeatedly", "severely", "his", "her", "their", "money", "is", "was", "were", "had",
    }  # fmt: skip
