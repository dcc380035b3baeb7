"""Pairs of quotation marks of every style, told apart from apostrophes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = re.compile(
    r"([“”„‟\"«»‹›《》〈〉「」『』‘’'`])\1{2,}|<<|>>|''|’’|‘‘|``|[“”„‟\"«»‹›《》〈〉「」『』〝〞〟]"
)
"""A mark; a row of three or more is read as one."""
_FAMILIES = {
    "“": "double", "”": "double", "„": "double", "‟": "double", '"': "double", "''": "double",
    "’’": "double", "‘‘": "double", "``": "double", "〝": "double", "〞": "double", "〟": "double",
    "<<": "angle",
    ">>": "angle",
    "«": "angle", "»": "angle", "‹": "small angle", "›": "small angle",
    "《": "double angle",
    "》": "double angle",
    "〈": "single angle",
    "〉": "single angle",
    "「": "corner", "」": "corner", "『": "white corner", "』": "white corner",
}  # fmt: skip
_OPENERS = frozenset("“„‟«‹《〈「『〝") | {"‘‘", "``", "<<"}
_CLOSERS = frozenset("”»›》〉」』〞〟") | {"’’", ">>"}
_FIXED = frozenset("《》〈〉「」『』〝〞〟")
_BEFORE_OPENING = frozenset(" \n\t([{<-–—/·|>:;,") | {""}
_AFTER_CLOSING = frozenset(" \n\t)]}>-–—/,.;:!?…|") | {""}
_PARTICLE = re.compile(
    "(?<=[가-힣.!?][\"'“])(?:이?라(?:고|며|면서|는)|(?:고|며|는|은|이|을|를|의|에) )"
)
"""What follows a closing mark in Korean, and no opening one."""
_LONGEST = 4000
_LONGEST_SINGLE = 600

_SINGLE = re.compile(r"(?<!['‘’‚‛`´])['‘’‚‛`´](?!['‘’‚‛`´])")
_SINGLE_OPENERS = frozenset("‘‚‛'’`´")
_SAID_BEFORE = re.compile(
    r"\b(?:said|says|told|asked|replied|answered|whispered|shouted|warned|threatened|added)"
    r"(?:[ ](?:to[ ]|at[ ])?[A-Za-z]+){0,3}[,:.]?[ ]\Z"
)
"""What stands before a single mark that opens speech though its other one was lost."""
_SAID_WITHIN = 60
_ELISION = re.compile(
    r"(?:\d0s|\d\d\b|em|til|till|tis|twas|cause|cos|bout|round|neath|n|cuz|fraid|nother)\b", re.I
)
_PUNCTUATION = frozenset(".,!?…;:)")


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch between quotation marks.

    Attributes:
        start: The opening mark, or the first word where that mark was lost.
        end: One past the closing mark, or one past the last word where that mark was lost.
        inner_start: First character of the words.
        inner_end: One past the last character of the words.
        lost: Which mark is missing: `open`, `close` or an empty string.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    lost: str = ""


def pairs(text: str) -> list[Quote]:
    """Find all quotations, in the order of the text, none inside another."""
    outer = list(_doubles(text))
    found: list[Quote] = []
    for quote in sorted([*outer, *_singles(text, outer)], key=lambda quote: quote.start):
        if not found or quote.start >= found[-1].end:
            found.append(quote)
    return found


def _doubles(text: str) -> Iterator[Quote]:
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text):
        if opened is not None and _is_cut_off(text, opened, mark):
            yield _unclosed(text, opened, mark.start())
            opened = None
        if opened is None:
            if _role(text, mark, is_open=False) == "open":
                opened = mark
            elif not _after_digit(text, mark):
                yield _unopened(text, mark)
        elif _FAMILIES[_shape(mark)] == _FAMILIES[_shape(opened)]:
            if _role(text, mark, is_open=True) == "close":
                yield Quote(opened.start(), mark.end(), opened.end(), mark.start())
                opened = None
            elif _FAMILIES[_shape(mark)] == "double":
                yield _unclosed(text, opened, mark.start())
                opened = mark
    if opened is not None:
        yield _unclosed(text, opened, len(text))


def _shape(mark: re.Match[str]) -> str:
    """Give the mark itself, or the doubled single mark, of a mark or a row of marks."""
    said = mark.group()
    return said[0] if said[0] in _FAMILIES else said[:2]


def _role(text: str, mark: re.Match[str], *, is_open: bool) -> str:
    """Say whether a mark opens or closes, by its shape and by what stands on both sides."""
    shape = _shape(mark)
    if shape in _FIXED:
        return "open" if shape in _OPENERS else "close"
    before = text[mark.start() - 1 : mark.start()]
    after = text[mark.end() : mark.end() + 1]
    may_open = before in _BEFORE_OPENING and after not in ("", " ", "\n")
    may_close = before not in ("", " ", "\n", "(", "[") and after in _AFTER_CLOSING
    if may_close and before in _BEFORE_OPENING and shape in _OPENERS:
        may_close = False
    if may_open != may_close:
        return "open" if may_open else "close"
    particle = _PARTICLE.match(text, mark.end()) is not None
    if shape in _OPENERS:
        return "close" if is_open and particle else "open"
    if shape in _CLOSERS or particle:
        return "close"
    return "close" if is_open else "open"


def _after_digit(text: str, mark: re.Match[str]) -> bool:
    """Say whether a mark means inches or seconds."""
    return text[mark.start() - 1 : mark.start()].isdigit()


def _is_cut_off(text: str, opened: re.Match[str], mark: re.Match[str]) -> bool:
    """Say whether a quotation cannot run on to `mark`: a paragraph ended, or it is too long."""
    if mark.start() - opened.start() > _LONGEST:
        return True
    at = text.find("\n", opened.end(), mark.start())
    while at >= 0:
        if text[at + 1 : at + 2] == "\n" or text[at - 1] in '.!?…:"”’)':
            return True
        at = text.find("\n", at + 1, mark.start())
    return False


def _unclosed(text: str, opened: re.Match[str], limit: int) -> Quote:
    """Make a quotation whose closing mark was lost: it runs to the end of its paragraph."""
    end = text.find("\n", opened.end(), limit)
    end = limit if end < 0 else end
    end = max(min(end, opened.end() + _LONGEST), opened.end())
    while end > opened.end() and text[end - 1].isspace():
        end -= 1
    return Quote(opened.start(), end, opened.end(), end, "close")


def _unopened(text: str, mark: re.Match[str]) -> Quote:
    """Make a quotation whose opening mark was lost: only its end is known."""
    return Quote(mark.start(), mark.end(), mark.start(), mark.start(), "open")


def _singles(text: str, outer: list[Quote]) -> Iterator[Quote]:
    """Find quotations between single marks, outside of those between double ones."""
    places = [mark.start() for mark in _SINGLE.finditer(text) if not _inside(outer, mark.start())]
    closers = [place for place in places if _may_close(text, place)]
    free_from = 0
    for place in places:
        if place < free_from or not _opens_single(text, place):
            continue
        closer = _closer_of(text, place, closers)
        if closer is not None and closer - place > 2:
            yield Quote(place, closer + 1, place + 1, closer)
            free_from = closer + 1
        elif closer is None and _SAID_BEFORE.search(text, max(0, place - _SAID_WITHIN), place):
            end = text.find("\n", place)
            end = min(end if end >= 0 else len(text), place + _LONGEST_SINGLE)
            yield Quote(place, end, place + 1, end, "close")
            free_from = end


def _inside(outer: list[Quote], place: int) -> bool:
    at = bisect_left(outer, place, key=lambda quote: quote.end)
    return at < len(outer) and outer[at].start <= place


def _opens_single(text: str, place: int) -> bool:
    """Say whether a single mark opens a quotation and is no apostrophe."""
    mark, before, after = text[place], text[place - 1 : place], text[place + 1 : place + 2]
    if mark not in _SINGLE_OPENERS or after in ("", " ", "\n") or _ELISION.match(text, place + 1):
        return False
    if before in _BEFORE_OPENING or before in ('"', "“"):
        return after.isalnum() or after in "[(…."
    return _is_korean(before) and _is_korean(after)


def _may_close(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if before in ("", " ", "\n", "(", "["):
        return False
    return not (after.isalnum() and not _is_korean(after))


def _closer_of(text: str, opener: int, closers: list[int]) -> int | None:
    """Find the mark that closes a single quotation: the first sure one, else the first doubtful.

    Doubtful is a mark after an s and before a blank: it may be a plural's apostrophe.
    """
    doubtful = None
    paragraph = text.find("\n", opener, opener + _LONGEST_SINGLE)
    limit = paragraph if paragraph >= 0 else opener + _LONGEST_SINGLE
    for at in range(bisect_left(closers, opener + 1), len(closers)):
        place = closers[at]
        if place > limit:
            break
        before, after = text[place - 1], text[place + 1 : place + 2]
        sure = before in _PUNCTUATION or before != "s" or after in (",", ".", "?", "!", ";", ":")
        if sure:
            return place if doubtful is None or before in _PUNCTUATION else doubtful
        doubtful = doubtful if doubtful is not None else place
    return doubtful


def _is_korean(char: str) -> bool:
    return "가" <= char <= "힣"
