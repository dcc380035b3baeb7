"""The canonical form in which texts are matched, and the way back to the original."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from moksori.language import jamo
from moksori.language.lookalikes import DASHES, LETTERS, MARKS

_PLAIN = "\x21-\x5f\x61-\x7e가-힣一-鿿ぁ-ゖァ-ヺ"
_READ_AS_IS = _PLAIN + "`‘’“”「」『』《》〈〉。、·"
_SPECIAL = re.compile(rf"[{_PLAIN} `]?[^{_PLAIN} `]+|`")
_SPECIAL_TO_READ = re.compile(rf"[{_READ_AS_IS} ]?[^{_READ_AS_IS} ]+")
_TO_DO = re.compile(rf"[^{_PLAIN} ]|  ")
_READABLE_TO_DO = re.compile(rf"[^\n {_READ_AS_IS}]|  | \n|\n[\n ]")
_BLANKS = re.compile(r"[ \n\r]{2,}|\r")
_JAMO_ALONE = re.compile(f"[{jamo.ALONE}]")
_JAMO_RUN = re.compile(f"[가-힣]?[{jamo.ALONE}]+")
_BREAKS = frozenset("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_STRIPPED_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC")
_DECORATIONS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
_MOST_PASSES = 8


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in canonical form, with the place in the original of each of its characters.

    Attributes:
        text: The canonical form.
        offsets: `offsets[i]` is where character `i` begins in the original; one more at the end,
            the length of the original.
        ends: `ends[i]` is one past the last character of the original that made character `i`.
    """

    text: str
    offsets: tuple[int, ...]
    ends: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the stretch of the original that the characters `start` to `end` were made of."""
        if end <= start:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], max(self.ends[end - 1], self.offsets[start])


class _Made:
    """A canonical text while it is being made."""

    def __init__(self) -> None:
        self.chars: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def take(self, chars: str, start: int) -> None:
        """Take characters over as they are, from `start` of the original."""
        self.chars.append(chars)
        self.starts.extend(range(start, start + len(chars)))
        self.ends.extend(range(start + 1, start + len(chars) + 1))

    def put(self, chars: str, start: int, end: int) -> None:
        """Put characters that the stretch `start` to `end` of the original became."""
        self.chars.append(chars)
        self.starts.extend([start] * len(chars))
        self.ends.extend([end] * len(chars))

    def folded(self, length: int) -> Folded:
        """Close the text; `length` is the length of the original."""
        return Folded("".join(self.chars), (*self.starts, length), tuple(self.ends))


def fold(text: str) -> Folded:
    """Bring a text to the form in which it is matched: one form for all that reads the same.

    Compatibility forms, single Korean letters, look-alike letters, case, accents, invisible
    characters, quotation marks, dashes, digits of every script and runs of blanks.
    """
    if not _TO_DO.search(text):
        return _as_is(text.lower())
    return _settled(text, matching=True)


@lru_cache(maxsize=8)
def readable(text: str) -> Folded:
    """Bring a text to the form in which finders read it.

    Like `fold`, but case, accents, foreign letters, line breaks (one, or two for an empty line)
    and quotation marks stay.
    """
    if not _READABLE_TO_DO.search(text):
        return _as_is(text)
    return _settled(text, matching=False)


def letters_only(text: str) -> Folded:
    """Fold a text and drop all but letters and digits, so that spaced and split forms match."""
    return _one_by_one(text) if _SINGLE.fullmatch(text) else _letters_in(fold(text), len(text))


def letters_of(text: str) -> str:
    """Give the text of `letters_only` without the way back, in a fraction of the time."""
    return text.translate(_LETTERS) if _SINGLE.fullmatch(text) else letters_only(text).text


def _one_by_one(text: str) -> Folded:
    """Fold a text of characters none of which changes what stands beside it."""
    made = text.translate(_LETTERS)
    parts = [_LETTERS[ord(char)] for char in text]
    if len(made) == sum(map(bool, parts)):
        places = [at for at, part in enumerate(parts) if part]
    else:
        places = [at for at, part in enumerate(parts) for _ in part]
    return Folded(made, (*places, len(text)), tuple([at + 1 for at in places]))


class _Letters(dict[int, str]):
    """Code point → the letters and digits that the character is read as, found when first met."""

    def __missing__(self, code: int) -> str:
        letters = _letters_in(fold(chr(code)), 1).text
        self[code] = letters
        return letters


_LETTERS = _Letters()
_SINGLE = re.compile(
    "[\0-\u024f\u0370-\u0482\u048a-\u058f\u1e00-\u1fff\u2010-\u20cf\u2100-\u2ce4\u3000-\u3029"
    "\u3030-\u3094\u309d-\u30fa\u3400-\u4dbf一-鿿가-힣]*"
)
"""Characters that are folded each by itself: no marks that join what stands before them, no single
Korean letters."""


def _letters_in(folded: Folded, length: int) -> Folded:
    kept = [place for place, char in enumerate(folded.text) if char.isalnum()]
    letters = Folded(
        "".join(folded.text[place] for place in kept),
        (*(folded.offsets[place] for place in kept), length),
        tuple(folded.ends[place] for place in kept),
    )
    return _syllables(letters)


def _as_is(text: str) -> Folded:
    return Folded(text, tuple(range(len(text) + 1)), tuple(range(1, len(text) + 1)))


def _settled(text: str, *, matching: bool) -> Folded:
    """Pass over a text until nothing changes, keeping the way back to the original."""
    done = _pass(text, matching)
    for _ in range(_MOST_PASSES):
        again = _pass(done.text, matching)
        if again.text == done.text:
            break
        done = _after(done, again, len(text))
    return done


def _after(first: Folded, second: Folded, length: int) -> Folded:
    """Join two passes: from the second text through the first back to the original."""
    places = [first.span(a, b) for a, b in zip(second.offsets, second.ends, strict=False)]
    starts = (*(start for start, _ in places), length)
    return Folded(second.text, starts, tuple(end for _, end in places))


def _pass(text: str, matching: bool) -> Folded:
    made = _Made()
    at = 0
    for special in (_SPECIAL if matching else _SPECIAL_TO_READ).finditer(text):
        chunk = text[at : special.start()]
        made.take(chunk.lower() if matching else chunk, at)
        for cluster, start, end in _clusters(special.group(), special.start()):
            made.put(_canonical(cluster, matching), start, end)
        at = special.end()
    made.take(text[at:].lower() if matching else text[at:], at)
    return _one_blank(_syllables(made.folded(len(text))), breaks=not matching)


def _clusters(run: str, first: int) -> list[tuple[str, int, int]]:
    """Cut a run into visible characters, each with the marks that belong to it."""
    parts: list[tuple[str, int, int]] = []
    for at, char in enumerate(run, first):
        if _is_ignorable(char):
            continue
        if parts and unicodedata.category(char).startswith("M"):
            cluster, start, _ = parts[-1]
            parts[-1] = (cluster + char, start, at + 1)
        else:
            parts.append((char, at, at + 1))
    return parts


@lru_cache(maxsize=65536)
def _is_ignorable(char: str) -> bool:
    """Say whether a reader sees nothing, not even a gap, where this character stands."""
    code = ord(char)
    return (
        char in _FILLERS
        or 0xFE00 <= code <= 0xFE0F
        or 0x180B <= code <= 0x180F
        or 0xE0000 <= code <= 0xE0FFF
        or (unicodedata.category(char) in ("Cf", "Cc") and not char.isspace())
    )


@lru_cache(maxsize=65536)
def _canonical(cluster: str, matching: bool) -> str:
    """Give the canonical form of one character with the marks that belong to it."""
    if cluster.isspace():
        return _blank(cluster)
    if not matching:
        return _digits(_compatible(cluster.translate(DASHES)).translate(DASHES))
    text = _compatible(cluster.translate(MARKS))
    text = _bare(text).translate(LETTERS).casefold()
    return _digits(_bare(text).translate(LETTERS).translate(MARKS))


def _blank(char: str) -> str:
    if char == "\r":
        return "\r"
    return "\n" if char in _BREAKS else " "


def _compatible(cluster: str) -> str:
    """NFKC, except that single Korean letters are left for the step that joins them."""
    code = ord(cluster) if len(cluster) == 1 else 0
    if 0x3131 <= code <= 0x318E:
        return cluster
    if 0xFFA1 <= code <= 0xFFDC:
        parts = unicodedata.decomposition(cluster).split()
        return chr(int(parts[-1], 16)) if parts else cluster
    return unicodedata.normalize("NFKC", cluster)


def _bare(text: str) -> str:
    """Take accents off Latin, Greek and Cyrillic letters, and decorations off everything."""
    if text.isascii():
        return text
    bare = "".join(
        unicodedata.normalize("NFKD", char)
        if unicodedata.name(char, "").startswith(_STRIPPED_SCRIPTS)
        else char
        for char in text
    )
    return _DECORATIONS.sub("", bare)


def _digits(text: str) -> str:
    """Write digits of every script as 0 to 9."""
    if text.isascii():
        return text
    values = ((char, unicodedata.digit(char, -1)) for char in text)
    return "".join(str(value) if value >= 0 else char for char, value in values)


def _syllables(made: Folded) -> Folded:
    """Join single Korean letters to syllables."""
    if not _JAMO_ALONE.search(made.text):
        return made
    joined = _Made()
    at = 0
    for run in _JAMO_RUN.finditer(made.text):
        _copy(made, at, run.start(), joined)
        for char, first, after in jamo.compose(run.group()):
            joined.put(char, *made.span(run.start() + first, run.start() + after))
        at = run.end()
    _copy(made, at, len(made.text), joined)
    return joined.folded(made.offsets[-1])


def _one_blank(made: Folded, *, breaks: bool) -> Folded:
    """Leave one blank of a run; with `breaks`, one line break, or two for an empty line."""
    text = made.text if breaks else made.text.replace("\n", " ").replace("\r", " ")
    if not _BLANKS.search(text):
        return Folded(text, made.offsets, made.ends)
    single = _Made()
    at = 0
    for run in _BLANKS.finditer(text):
        _copy(made, at, run.start(), single)
        lines = run.group().replace("\r\n", "\n").replace("\r", "\n").count("\n")
        start, end = made.span(run.start(), run.end())
        if lines > 1:
            single.put("\n", *made.span(run.start(), run.start() + 1))
            single.put("\n", made.span(run.start() + 1, run.end())[0], end)
        else:
            single.put("\n" if lines else " ", start, end)
        at = run.end()
    _copy(made, at, len(text), single)
    closed = single.folded(made.offsets[-1])
    plain = closed.text if breaks else closed.text.replace("\n", " ").replace("\r", " ")
    return Folded(plain, closed.offsets, closed.ends)


def _copy(made: Folded, start: int, end: int, into: _Made) -> None:
    into.chars.append(made.text[start:end])
    into.starts.extend(made.offsets[start:end])
    into.ends.extend(made.ends[start:end])
