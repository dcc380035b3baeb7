"""The noun of an English phrase for people: which it is, and whether it is one here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from moksori.coding.nouns import Noun, word_set
from moksori.coding.tokens import Token
from moksori.coding.words_en import (
    ALSO_ADJECTIVES,
    CLOSED,
    COMMON_VERBS,
    COMPOUND_TAILS,
    DEFINITE,
    FORCE_NOUNS,
    INDEFINITE,
    NOUNS,
    NUMBERS,
    PAST,
    POSSESSIVE,
)
from moksori.language.personwords import ENDS_NOUN_PHRASE
from moksori.terms.mention import MentionKind

PostDetail = dict[str, Any]
"""What is known of the post that a noun is; empty for a plain noun."""


RANKS = word_set("younger older elder youngest oldest eldest")
"""What tells the members of a group apart by age: "the younger one"."""
_OF_THEM = 2
_MANY = 13
_BEFORE_VERBS = word_set("he she it who still also often never now always sometimes")


def noun_at(tokens: Sequence[Token], at: int) -> tuple[Noun | None, PostDetail]:
    """Give the noun for people that stands here, and what is known of the post it is, if any."""
    token = tokens[at]
    if token.kind is MentionKind.OCCUPATION:
        words = token.text.lower().split()
        known = NOUNS.get(words[-1])
        plural = bool(token.detail.get("plural")) or (known is not None and known.plural)
        lemma = known.lemma if known else words[-1]
        if plural and known is None and lemma.endswith("s"):
            lemma = lemma[:-1]
        sex = (known.sex if known else "") or _sex_of(lemma)
        return Noun(" ".join([*words[:-1], lemma]), sex, plural), token.detail
    if token.kind is MentionKind.AGE:
        # "a teenager", "two infants": an age, and whoever has it.
        return NOUNS.get(token.text.lower()), {}
    if not token.is_word:
        return None, {}
    return NOUNS.get(token.low) or _by_age(tokens, at), {}


def _by_age(tokens: Sequence[Token], at: int) -> Noun | None:
    """As in "a 44-year-old roofer": whoever has an age so told is somebody, whatever they do."""
    token = tokens[at]
    before = tokens[at - 1] if at else None
    aged = before is not None and before.kind is MentionKind.AGE and _YEAR_OLD.search(before.text)
    if not aged or not _DOES.search(token.low) or token.low in _THINGS:
        return None
    return Noun(token.low, _sex_of(token.low))


_DOES = re.compile(r"[a-z]{2,}(?:er|or|ist|ian|man|woman|eer|smith|wright|maid|hand|herd|keeper)\Z")
_THINGS = word_set(
    """
    tower tractor computer reactor boiler freezer heater transformer paper letter order matter
    river timber motor door floor corner shelter trailer theater theatre elevator generator mirror
    """
)


def _sex_of(noun: str) -> str:
    """Give the sex that the end of a noun tells: policewoman, headmistress, fisherman."""
    if noun.endswith(("woman", "women", "mistress", "seamstress", "waitress", "wife")):
        return "female"
    return "male" if _MAN.search(noun) else ""


_MAN = re.compile(r"(?<!hu)(?<!wo)m[ae]n\Z|master\Z")


def stands_alone(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "another" or "one" is a person by itself: "another in her thirties"."""
    if tokens[at].low == "one" and at and tokens[at - 1].low in RANKS:
        return True
    after = tokens[at + 1 : at + 4]
    if not after:
        return False
    if after[0].kind is MentionKind.AGE:
        end = at + 2
        return end >= len(tokens) or noun_at(tokens, end)[0] is None
    return (
        len(after) == 3
        and after[0].low == "in"
        and after[1].low in POSSESSIVE
        and after[2].kind is MentionKind.AGE
    )


def is_number_alone(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "the four", "all five" are people by themselves: "The four were beaten"."""
    if tokens[at].low not in NUMBERS or not at or at + 1 >= len(tokens):
        return False
    after = tokens[at + 1].low
    verb = after in {"were", "are", "had", "have", "who", "was"} or after in PAST
    return tokens[at - 1].low in {"the", "all", "these", "those"} and verb


def is_part_of_them(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "one of them", "two of them" stands here: people told of by a number alone."""
    if tokens[at].low != "one" and not 0 < NUMBERS.get(tokens[at].low, 0) < _MANY:
        return False
    after = [token.low for token in tokens[at + 1 : at + 3]]
    return len(after) == _OF_THEM and after[0] == "of" and after[1] == "them"


def is_year_old(tokens: Sequence[Token], at: int) -> bool:
    """Say whether an age is a person by itself: "a 19-year-old from the north"."""
    token = tokens[at]
    if token.kind is not MentionKind.AGE or not _YEAR_OLD.search(token.text) or at == 0:
        return False
    before = tokens[at - 1].low
    if before not in INDEFINITE | DEFINITE | POSSESSIVE | {"another", "young"}:
        return False
    if at + 1 >= len(tokens):
        return True
    after = tokens[at + 1]
    if after.kind is not None or noun_at(tokens, at + 1)[0] is not None:
        return after.kind is not None and after.kind is not MentionKind.OCCUPATION
    return not after.is_word or after.low in CLOSED or is_verb_form(after.low)


_YEAR_OLD = re.compile(r"year[ -]?old\Z|y/?o\Z", re.IGNORECASE)


def is_verb_form(word: str) -> bool:
    """Say whether a word behind a person is a verb, not the noun that is meant."""
    return word.endswith(("ed", "ing")) or word in ENDS_NOUN_PHRASE or word in COMMON_VERBS


def only_modifies(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the noun stands before another that is meant ("police station")."""
    if at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    if after.kind is MentionKind.PERSON:
        return True
    noun, _ = noun_at(tokens, at + 1)
    if noun is not None and not is_verb(tokens, at + 1, noun):
        own = NOUNS.get(tokens[at].low)
        return own is None or not own.plural or own.lemma == "police"
    if tokens[at].text.lower() in ALSO_ADJECTIVES and _goes_on(after):
        return True
    return after.low in COMPOUND_TAILS


def _goes_on(token: Token) -> bool:
    """Say whether a word may be the noun that "major", "private" or "official" describes."""
    if token.kind is not None:
        return token.kind is MentionKind.QUANTITY
    plain = token.is_word and token.low not in CLOSED
    return plain and not token.low.endswith(("ed", "ly", "ing")) and token.low not in COMMON_VERBS


def is_verb(tokens: Sequence[Token], at: int, noun: Noun) -> bool:
    """Say whether a word that can be a noun for people is a verb here ("to guard")."""
    if noun.plural and tokens[at].low != noun.lemma:
        return at > 0 and tokens[at - 1].low in _BEFORE_VERBS
    return at > 0 and tokens[at - 1].low in {
        "to", "can", "could", "may", "might", "must", "shall", "should", "will", "would", "they",
        "we", "i", "you", "not",
    }  # fmt: skip


def is_official(noun: Noun, post: PostDetail) -> bool:
    """Say whether a noun names somebody who acts for a power."""
    if "official" in post:
        return bool(post["official"])
    return noun.lemma in FORCE_NOUNS or noun.lemma.split()[-1] in FORCE_NOUNS


def further_heads(tokens: Sequence[Token], at: int, after: int) -> tuple[str, ...]:
    """Give the heads joined to the first: "party members and prosecutors"."""
    found: list[str] = []
    for place in range(at + 1, min(after, at + 5)):
        if tokens[place - 1].low in {"and", "or"}:
            noun, _ = noun_at(tokens, place)
            if noun is not None:
                found.append(noun.lemma)
    return tuple(found)
