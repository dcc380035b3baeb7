"""Where an English phrase for people begins, and how it is opened."""

from __future__ import annotations

from collections.abc import Sequence

from moksori.coding.nouns import Noun
from moksori.coding.refs import (
    ANOTHER,
    BARE,
    COUNTED,
    DEFINITE,
    GENERIC,
    INDEFINITE,
    POSSESSED,
)
from moksori.coding.tokens import Token
from moksori.coding.words_en import (
    ADJECTIVES,
    CLOSED,
    DEMONSTRATIVE,
    NOUNS,
    NUMBERS,
    PLURAL_WORDS,
    POSSESSIVE,
)
from moksori.terms.mention import MentionKind

_MOST_MODIFIERS = 7
_MODIFIER_KINDS = frozenset(
    {MentionKind.AGE, MentionKind.PLACE, MentionKind.ORGANISATION, MentionKind.OCCUPATION}
)
POSSESSIVE_MARKS = frozenset({"'s", "’s", "'", "’"})
OPENERS = {
    "a": INDEFINITE, "an": INDEFINITE, "one": INDEFINITE, "some": INDEFINITE, "certain": INDEFINITE,
    "another": ANOTHER, "other": ANOTHER, "the": DEFINITE, "both": DEFINITE, "said": DEFINITE,
    "any": GENERIC, "every": GENERIC, "each": GENERIC, "no": GENERIC, "such": GENERIC,
    "most": GENERIC, "all": GENERIC, "many": GENERIC, "few": GENERIC,
}  # fmt: skip


def phrase_start(tokens: Sequence[Token], at: int) -> tuple[int, int, Token | None]:
    """Find where the phrase of the noun at `at` begins, and the word that opens it."""
    first = at
    opener: Token | None = None
    sure = at
    while first > 0 and at - first < _MOST_MODIFIERS:
        token = tokens[first - 1]
        if _opens(token, tokens[at]):
            counts = opener is None and _counts(token)
            opener, first = token, first - 1
            sure = first
            if counts:
                continue
            break
        if opener is not None:
            break
        if token.low in POSSESSIVE_MARKS and first > 1:
            first, opener = _possessor(tokens, first - 1), token
            sure = first
            break
        if not _modifies(token):
            break
        first -= 1
        if (
            token.low in ADJECTIVES
            or not token.is_word
            or token.text[:1].isupper()
            or "-" in token.low
        ):
            sure = first if sure == first + 1 else sure
    if opener is None:
        first = sure
    return tokens[first].start, first, opener


def _counts(token: Token) -> bool:
    """Say whether a word may stand between a determiner and the noun: "the two", "one such"."""
    low = token.low
    return low in NUMBERS or low in PLURAL_WORDS or low.isdigit() or low in {"one", "such"}


def _opens(token: Token, after: Token | None = None) -> bool:
    low = token.low
    if low == "that" and (after is None or _is_plural(after) or after.low.startswith("some")):
        return False
    return bool(low) and (
        low in OPENERS or low in POSSESSIVE or low in DEMONSTRATIVE or low in NUMBERS
        or low in PLURAL_WORDS or low.isdigit()
    )  # fmt: skip


def _is_plural(token: Token) -> bool:
    if token.kind is MentionKind.OCCUPATION:
        return bool(token.detail.get("plural"))
    return token.low in NOUNS and NOUNS[token.low].plural


def _modifies(token: Token) -> bool:
    if token.kind is not None:
        return token.kind in _MODIFIER_KINDS
    if token.low in ADJECTIVES:
        return True
    if not token.is_word or token.low in CLOSED:
        return False
    return not token.low.endswith(("ed", "ing"))


def _possessor(tokens: Sequence[Token], mark: int) -> int:
    """Give the first word of the phrase that owns what follows: "the woman's"."""
    at = mark - 1
    first = at
    while first > 0 and (_opens(tokens[first - 1]) or tokens[first - 1].low in ADJECTIVES):
        first -= 1
        if tokens[first].low in {"the", "a", "an", *POSSESSIVE}:
            # "He said the driver's brother": the phrase begins with its article.
            break
    return max(first, 0)


def opened(
    tokens: Sequence[Token], first: int, opener: Token | None, noun: Noun
) -> tuple[str, int]:
    """Say how a phrase is opened and how many it means."""
    if noun.lemma == "couple":
        return (DEFINITE if opener is not None and opener.low == "the" else COUNTED), 2
    several = 0 if noun.plural else 1
    if opener is None:
        return BARE, several
    words = [token.low for token in tokens[first : first + 3]]
    number = next((NUMBERS.get(word, 0) or (int(word) if word.isdigit() and len(word) < 7 else 0)
                   for word in words if word in NUMBERS or word.isdigit()), 0)  # fmt: skip
    if noun.plural and number:
        definite = words[0] in {"the", "these", "those", "both", *POSSESSIVE}
        return (DEFINITE if definite else COUNTED), number
    low = opener.low
    if low == "your":
        return GENERIC, several
    if low in POSSESSIVE_MARKS or low in POSSESSIVE:
        return POSSESSED, several
    if low in DEMONSTRATIVE and low != "such":
        return DEFINITE, several
    if low in {"one", "two"} and not noun.plural:
        return INDEFINITE, several
    if low == "other" and words[0] == "the":
        return DEFINITE, several
    return OPENERS.get(low, COUNTED if low in PLURAL_WORDS else BARE), several
