"""How far an English noun phrase for people reaches to the right."""

from __future__ import annotations

from collections.abc import Sequence

from moksori.coding.nouns import word_set
from moksori.coding.tokens import Token
from moksori.coding.words_en import CLOSED, NOUNS, PAST, POSSESSIVE
from moksori.terms.mention import MentionKind

_AND = frozenset({"and", "or"})
_OPENS = frozenset({"of"})
_WHERE = frozenset({"in", "at", "from", "near", "within", "inside", "with", "for"})
_LIVING = word_set(
    """
    living residing based staying working serving studying hiding originally born held detained
    stationed employed posted
    """
)
_CALLED = frozenset({"called", "named", "surnamed", "nicknamed", "known", "identified"})
_MOST_OF = 5
_MOST_APART = 8
_TWO = 2
_ENDS_APART = frozenset({"and", "but", "or", "that", "when", "while", "until", "by", "if"})
_BEING = frozenset({"is", "has", "had", "does", "would", "could", "will", "can", "said"})
_ADVERBS = frozenset({"also", "now", "then", "still", "once", "often"})
_LONGEST_BRACKET = 16
_WORLD = frozenset({MentionKind.PLACE, MentionKind.ORGANISATION})


def complement_end(tokens: Sequence[Token], at: int, *, definite: bool) -> tuple[int, int]:
    """Find where the phrase whose noun stands at `at` ends.

    Args:
        tokens: The words of the sentence.
        at: Place of the noun.
        definite: The phrase takes up somebody known: only what directly belongs to it is taken.

    Returns:
        Where it ends in the decoded original, and the place of the word after it.
    """
    place = at + 1
    while place < len(tokens):
        after = _one_more(tokens, place, definite)
        if after == place:
            break
        place = after
    last = place - 1
    while last > at and tokens[last].low in {",", "and", "or", "the", "a", "an"}:
        last -= 1
    return tokens[last].end, last + 1


def told_apart(tokens: Sequence[Token], after: int) -> int:
    """Find where the words end that tell a person apart from others: "who keeps the gate".

    Args:
        tokens: The words of the sentence.
        after: Place of the word after the phrase.

    Returns:
        Where they end in the decoded original; 0 where there are none.
    """
    words = [token.low for token in tokens[after : after + 3]]
    if words[:1] in (["who"], ["whose"]):
        at = after + (1 if words[0] == "who" else 2)
        while at < len(tokens) and (_is_verb(tokens[at]) or tokens[at].low in _ADVERBS):
            at += 1
        return _up_to_verb(tokens, after, max(at, after + 2))
    if words[:2] == ["responsible", "for"] or words == ["in", "charge", "of"]:
        return _up_to_verb(tokens, after, after + 2)
    return 0


def is_placed(tokens: Sequence[Token], after: int) -> bool:
    """Say whether words behind somebody tell where they were: "the woman behind me".

    Args:
        tokens: The words of the sentence.
        after: Place of the word after the phrase.
    """
    words = [token.low for token in tokens[after : after + 2]]
    if words == ["next", "door"]:
        return True
    beside = {"behind", "beside", "before", "below", "above", "opposite"}
    return len(words) == _TWO and words[0] in beside and words[1] in {"me", "us", "him", "her"}


def _up_to_verb(tokens: Sequence[Token], after: int, first: int) -> int:
    """Give where words end before the next verb or clause, from the place `first` on."""
    for place in range(first, min(after + _MOST_APART, len(tokens))):
        token = tokens[place]
        before = tokens[place - 1]
        new = _is_verb(token) and before.low not in CLOSED and place > first
        if new or token.low in _BEING or token.is_mark or token.low in _ENDS_APART:
            return before.end
    last = min(after + _MOST_APART, len(tokens)) - 1
    return tokens[last].end


def _is_verb(token: Token) -> bool:
    return token.is_word and (token.low in PAST or token.low in _BEING or token.low.endswith("ed"))


def told_where(tokens: Sequence[Token], after: int) -> int:
    """Find where words end that say where somebody is from: "on the fourth floor".

    Args:
        tokens: The words of the sentence.
        after: Place of the word after the phrase.

    Returns:
        Where they end in the decoded original; 0 where there are none.
    """
    words = [token.low for token in tokens[after : after + 2]]
    if len(words) < _TWO or words[0] not in {"on", "from"} or words[1] != "the":
        return 0
    last = 0
    for place in range(after + _TWO, min(after + _TWO + 3, len(tokens))):
        token = tokens[place]
        if not token.is_word or token.low in CLOSED or token.low.endswith("ed"):
            break
        last = token.end
    return last


def told_how(tokens: Sequence[Token], after: int) -> int:
    """Find where words end that say how somebody looked, or what else they were.

    "in plain clothes", "with a coastal accent", ", a widow with a small son,".

    Args:
        tokens: The words of the sentence.
        after: Place of the word after the phrase.

    Returns:
        Where they end in the decoded original; 0 where there are none.
    """
    words = [token.low for token in tokens[after : after + 4]]
    if words[:1] == ["in"]:
        worn = next((at for at, word in enumerate(words) if word in _WORN), 0)
        return tokens[after + worn].end if worn else 0
    if len(words) > _TWO and words[0] == "with" and words[1] in {"a", "an"}:
        last = after + 1
        while last + 1 < len(tokens) and last < after + 4 and _goes_on(tokens[last + 1], 1):
            last += 1
        return tokens[last].end if last > after + 1 else 0
    if words[:1] == [","] and words[1:2] in (["a"], ["an"]):
        return _apposed(tokens, after + 2)
    return 0


_WORN = word_set(
    """
    clothes clothing uniform uniforms mask masks hood hoods jacket jackets coat coats civilian
    civilians plainclothes
    """
)
_LONGEST_APPOSED = 8


def _apposed(tokens: Sequence[Token], at: int) -> int:
    """Give where a second description ends that stands between commas and has a noun for people."""
    known = False
    for place in range(at, min(at + _LONGEST_APPOSED, len(tokens))):
        token = tokens[place]
        if token.is_mark:
            return tokens[place - 1].end if known and token.low in {",", ".", ";"} else 0
        known = known or token.low in NOUNS or token.kind is MentionKind.OCCUPATION
    return 0


def _one_more(tokens: Sequence[Token], at: int, definite: bool) -> int:
    """Give the place after one more complement, or `at` where there is none."""
    token = tokens[at]
    if token.low == "(":
        return _bracket(tokens, at)
    if token.low == "," or token.kind is MentionKind.AGE:
        return _apposed_age(tokens, at)
    if token.low == "in":
        age = _age_after_in(tokens, at)
        if age > at:
            return age
    if definite:
        return _of(tokens, at) if token.low in _OPENS and not _owned_next(tokens, at) else at
    for opening, complement in (
        (_AND, _joined),
        (_OPENS, _of),
        (_WHERE, _where),
        (_LIVING, _living),
        (_CALLED, _called),
    ):
        if token.low in opening:
            return complement(tokens, at)
    return at


def _bracket(tokens: Sequence[Token], at: int) -> int:
    """Take a bracket that says who is meant; not a sum, not an abbreviation."""
    for place in range(at + 1, min(at + _LONGEST_BRACKET, len(tokens))):
        token = tokens[place]
        if token.low == ")":
            inner = tokens[at + 1 : place]
            told = any(t.is_word and not t.text.isupper() for t in inner)
            aged = any(t.kind in (MentionKind.AGE, MentionKind.PERSON) for t in inner)
            money = any(t.kind in (MentionKind.AMOUNT, MentionKind.SHARE) for t in inner)
            return place + 1 if (told or aged) and not money else at
        if token.low in {"(", ".", "!", "?"}:
            return at
    return at


def _apposed_age(tokens: Sequence[Token], at: int) -> int:
    """Take ", 43," and "aged 43"."""
    if tokens[at].kind is MentionKind.AGE:
        return at + 1
    if at + 1 < len(tokens) and tokens[at + 1].kind is MentionKind.AGE:
        after = at + 2
        closed = after < len(tokens) and tokens[after].low == ","
        return after + 1 if closed else after
    return at


def _age_after_in(tokens: Sequence[Token], at: int) -> int:
    for place in (at + 1, at + 2):
        if place < len(tokens) and tokens[place].kind is MentionKind.AGE:
            between = tokens[at + 1 : place]
            if all(token.low in POSSESSIVE for token in between):
                return place + 1
    return at


def _owned_next(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].low in POSSESSIVE


def _of(tokens: Sequence[Token], at: int) -> int:
    """Take "of" and what follows, up to a verb, a preposition or a mark."""
    place = at + 1
    openers = {"the", "a", "an", "that", "this", *POSSESSIVE}
    aged = place + 1 < len(tokens) and tokens[place + 1].kind is MentionKind.AGE
    if place < len(tokens) and (tokens[place].low in openers or (aged and tokens[place].is_word)):
        place += 1
    first = place
    while (
        place < len(tokens) and place - first < _MOST_OF and _goes_on(tokens[place], place - first)
    ):
        place += 1
        if tokens[place - 1].low.isdigit():
            break
        if tokens[place - 1].kind is not None and tokens[place - 1].kind in _WORLD:
            break
    return place if place > first else at


def _goes_on(token: Token, taken: int) -> bool:
    if token.kind is not None:
        return token.kind in _WORLD or token.kind in (MentionKind.OCCUPATION, MentionKind.AGE)
    if not token.is_word or token.low in CLOSED:
        return False
    return taken == 0 or not token.low.endswith(("ed", "ing")) or token.text[:1].isupper()


def _where(tokens: Sequence[Token], at: int) -> int:
    """Take a place or an office: "at the … unit", "in Hyesan", "in the major's network"."""
    place = at + 1
    taken = 0
    while place < len(tokens) and taken < 4:
        token = tokens[place]
        if token.kind in _WORLD:
            if token.detail.get("level") == "facility":
                return at
            return _more_world(tokens, place + 1)
        if token.low in {"the", "a", "an", *POSSESSIVE}:
            place += 1
            continue
        if token.low in NOUNS and place + 1 < len(tokens) and tokens[place + 1].low in {"'s", "’s"}:
            return place + 3 if place + 2 < len(tokens) and tokens[place + 2].is_word else at
        if token.kind is MentionKind.OCCUPATION and tokens[min(place + 1, len(tokens) - 1)].low in {
            "'s",
            "’s",
        }:
            return place + 3 if place + 2 < len(tokens) and tokens[place + 2].is_word else at
        if token.low in {"'s", "’s"}:
            place += 1
            continue
        if not _goes_on(token, taken):
            return at
        taken += 1
        place += 1
    return at


def _more_world(tokens: Sequence[Token], at: int) -> int:
    """Take what directly belongs to an office or place: its owner's mark, its unit, a bracket."""
    place = at
    while place < len(tokens):
        token = tokens[place]
        if token.kind in _WORLD:
            place += 1
        elif _owns(tokens, place) and place + 1 < len(tokens) and tokens[place + 1].kind in _WORLD:
            place += 2
        elif token.low in {"unit", "office", "branch", "bureau", "department", "station"}:
            place += 1
        else:
            break
    return place


def _owns(tokens: Sequence[Token], at: int) -> bool:
    """Say whether here stands "'s", or what an apostrophe lost on the way left of it."""
    token = tokens[at]
    return token.low in {"'s", "’s"} or (token.low == "s" and token.start == tokens[at - 1].end)


def _living(tokens: Sequence[Token], at: int) -> int:
    place = at + 1
    if place < len(tokens) and tokens[place].low in {"from", "in", "at", "for", "near", "as"}:
        after = _where(tokens, place)
        return after if after > place else at
    return at


def _joined(tokens: Sequence[Token], at: int) -> int:
    """Take "and prosecutors": a second noun without an opener of its own."""
    place = at + 1
    while place < len(tokens) and place - at < 4:
        token = tokens[place]
        noun = NOUNS.get(token.low) if token.is_word else None
        if noun is not None or token.kind is MentionKind.OCCUPATION:
            plural = noun.plural if noun else bool(token.detail.get("plural"))
            return place + 1 if plural else at
        if token.low in CLOSED or not token.is_word:
            return at
        place += 1
    return at


def _called(tokens: Sequence[Token], at: int) -> int:
    """Take "called Mr. Choi", "known as Scar"."""
    place = at + 1
    if place < len(tokens) and tokens[place].low in {"as", "only", "by"}:
        place += 1
    if place < len(tokens) and (
        tokens[place].kind is MentionKind.PERSON or tokens[place].is_capital
    ):
        return place + 1
    return at
