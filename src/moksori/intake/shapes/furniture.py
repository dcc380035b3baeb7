"""Which lines of a page are furniture: buttons, datelines, credits, captions, running heads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from moksori.intake.shapes import furniture_words as said
from moksori.intake.shapes.lines import ENDED, Line, trimmed
from moksori.language.dates import find_dates
from moksori.terms.span import Span

LONGEST = 240
"""Characters of the longest line that is looked at as furniture."""
HEAD, TAIL = 12, 10
"""Lines from the top and from the end among which datelines and credits stand."""
_WORD = re.compile(r"\w[\w'’-]*")
_CLOCK = re.compile(
    r"(?:(?:오전|오후|AM|PM)\s*)?\d{1,2}:\d{2}(?::\d{2})?(?:\s*(?:[ap]\.?m\.?|KST|GMT|UTC|EST"
    r"|[A-Z]{3})\b)?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?|\(?[월화수목금토일]요일\)?"
    r"|\([월화수목금토일]\)",
    re.IGNORECASE,
)
_WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T[\d:]*)?$")
_BY = re.compile(
    r"[Bb][Yy]\s+((?:[A-Z][\w.'’-]*\s?){1,5})(?:,.{0,60})?$|([가-힣]{2,4})\s?(?:기자|특파원)"
    r"(?:\s*[\w.+-]+@[\w.-]+)?$"
)
_NAMELIKE = re.compile(
    r"[A-Z0-9\"'“‘(&]|(?:of|the|and|for|in|de|van|von|bin|al|with)$|[^\x00-\x7f]"
)


@dataclass(slots=True)
class Furniture:
    """What was found on the page besides the story.

    Attributes:
        spans: The stretches, in no order.
        notes: Metadata read from them.
        published: ISO day of publication.
        lines: The lines that are left, cut where furniture stuck to them.
    """

    spans: list[Span] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    published: str = ""
    lines: list[Line] = field(default_factory=list)


def take_furniture(text: str, lines: Sequence[Line], kept: frozenset[int]) -> Furniture:
    """Part the furniture from the lines of a page.

    Args:
        text: The decoded text.
        lines: Its lines.
        kept: Places where lines begin that must stay, because somebody speaks there.
    """
    found = Furniture()
    running = _running_heads(text, lines)
    body = _first_long(text, lines)
    for place, line in enumerate(lines):
        if line.start in kept:
            found.lines.append(_unglued(text, line, found))
            continue
        zone = _Zone(place <= body and place < HEAD, place >= len(lines) - TAIL, place == 0)
        asked = bool(found.lines) and found.lines[-1].start in kept
        answer = asked and text[found.lines[-1].end - 1] in ":：" and text[line.start] in "[(【"
        if not answer and (place in running or _is_furniture(text, line, zone, found)):
            found.spans.append(line.span)
        else:
            found.lines.append(_unglued(text, line, found))
    _take_masthead(text, lines, found, kept)
    _read_edition(text, found)
    return found


def _take_masthead(
    text: str, lines: Sequence[Line], found: Furniture, kept: frozenset[int]
) -> None:
    """Take the name of who publishes, where it stands above the day and the title below it.

    The title is the first line that is left, though it is not the first of the page.
    """
    if len(lines) < _MASTHEAD or len(found.lines) < _MASTHEAD - 1 or lines[0].start in kept:
        return
    first, second, title = lines[0], lines[1], lines[2]
    aside = {span.start for span in found.spans}
    if found.lines[0].start != first.start or second.start not in aside or second.gap:
        return
    words, heading = text[first.start : first.end], text[title.start : title.end]
    short = n_words(words) <= 6 and _is_namelike(words)
    if short and title.gap and n_words(heading) <= 16 and not ENDED.search(heading):
        found.spans.append(first.span)
        found.notes["outlet"] = words
        found.lines.pop(0)


_MASTHEAD = 4
"""Lines of the shortest page with a masthead: outlet, day, title, text."""


@dataclass(frozen=True, slots=True)
class _Zone:
    head: bool
    tail: bool
    first: bool


def _first_long(text: str, lines: Sequence[Line]) -> int:
    """Return the place of the first line that is a sentence or more."""
    for place, line in enumerate(lines):
        words = len(_WORD.findall(text, line.start, min(line.end, line.start + 400)))
        if words > 22 or (words > 8 and ENDED.search(text[line.end - 12 : line.end])):
            return place
    return len(lines)


def _is_furniture(text: str, line: Line, zone: _Zone, found: Furniture) -> bool:
    if line.end - line.start > LONGEST:
        return False
    words = text[line.start : line.end]
    if said.SEPARATOR.match(words) or is_buttons(words):
        return True
    bare = words.strip(" *※([<〈)]>〉\xa0-–—·•|/\"'")
    if _is_credits(bare, zone, found) or _is_notice(words, bare, zone):
        return True
    if zone.tail and _SECTION.fullmatch(words.strip()):
        return True
    if not (zone.head or zone.tail):
        return False
    return _is_dateline(words, zone, found) or _is_series(words, zone, found)


def is_buttons(words: str) -> bool:
    """Say whether a line is nothing but the names of buttons."""
    if words.rstrip().endswith((".", "?", "!", "다")):
        return False
    tokens = [token.lower() for token in _WORD.findall(words)]
    if not tokens or len(tokens) > 14:
        return False
    proof = any(token in said.BUTTON_PROOF for token in tokens)
    return proof and all(token in said.BUTTONS or token.isdigit() for token in tokens)


_SECTION = re.compile(r"[\[【〈][^\]】〉\[【〈\n.?!]{2,24}[\]】〉]")
"""A line that is nothing but the name of a section in brackets."""


def _is_credits(bare: str, zone: _Zone, found: Furniture) -> bool:
    """Say whether a line is one credit, or several with strokes between them."""
    parts = [part.strip() for part in re.split(r"[ \xa0][/|·][ \xa0]", bare) if part.strip()]
    if len(parts) < 2 or len(parts) > 6:
        return _is_credit(bare, zone, found)
    known = [any(one.match(part) for one in said.CREDITS.values()) for part in parts]
    return all(known) and all(_is_credit(part, zone, found) for part in parts)


def _is_credit(bare: str, zone: _Zone, found: Furniture) -> bool:
    if bare.endswith(("?", "!")) or n_words(bare) > 16:
        return False
    for note, pattern in said.CREDITS.items():
        if match := pattern.match(bare):
            name = next(filter(None, match.groups()), "").strip(" .*)]")
            if not _is_namelike(name):
                continue
            found.notes.setdefault(note, name)
            return True
    if (zone.head or zone.tail) and (match := _BY.match(bare)):
        found.notes.setdefault("byline", (match[1] or match[2]).strip(" ,."))
        return not zone.first
    return False


def _is_notice(words: str, bare: str, zone: _Zone) -> bool:
    if said.CAPTION.match(words) and not (zone.first and len(words) > 160):
        return True
    owned = len(words) < 200 and (zone.tail or zone.head or "©" in words)
    if owned and said.RIGHTS.search(words):
        return True
    if said.NOTICES.match(words) and not said.NOTICE_NEEDS_COLON.match(words):
        return zone.tail or (zone.head and not zone.first) or n_words(words) < 6
    if said.ADDRESS.match(bare) and bare:
        return True
    if zone.tail and len(words) < 200 and said.CHANGED.search(words):
        return True
    starred = words.startswith(("*", "※", "＊")) and not words.startswith("**")
    return (zone.tail and starred) or (zone.head and bool(said.TRAIL.match(words)))


_QUOTED = re.compile(r"[\"“‘][^\"“”‘’]{2,60}[\"”’],?")


def _is_dateline(words: str, zone: _Zone, found: Furniture) -> bool:
    """Tell a line that gives outlet, author or section with a day from a sentence with a day."""
    # Most lines are sentences, and to look for their days takes longer than all the rest.
    if re.search(r"[.?!]$", words) and not words[-2:-1].isdigit():
        return False
    days = [day for day in find_dates(words) if _WHOLE_DAY.match(str(day.value))]
    if not days:
        return False
    rest = words
    for day in reversed(days):
        rest = f"{rest[: day.start]} | {rest[day.end :]}"
    rest = said.DATED.sub(" ", _CLOCK.sub(" ", rest))
    # The name of a series in quotation marks and the number of the part are no names of people.
    rest = said.SERIES.sub(" ", _QUOTED.sub(" ", rest))
    names = [
        part.strip(" ,·:-–—/()[]\xa0") for part in re.split(r"\s*[|·/\u2003\t]\s*|\xa0{2,}", rest)
    ]
    names = [name for name in names if _WORD.search(name)]
    if n_words(" ".join(names)) > 9 or not all(_is_namelike(name) for name in names):
        return False
    parted = re.search(r"[|·/]|^\W*\d|\d\W*$", words) or said.DATED.match(words)
    if zone.first and names and not parted:
        return False
    found.published = found.published or str(days[0].value)[:10]
    _note_names(names, found)
    return True


def _is_namelike(words: str) -> bool:
    """Say whether every word could be part of a name, as in `Dawn Media Group`."""
    return all(_NAMELIKE.match(word) for word in words.split()) and not ENDED.search(words)


def _note_names(names: Sequence[str], found: Furniture) -> None:
    for name in names:
        author = re.match(r"(?:by\s+)(.+)$|(.+?)\s*(?:기자|특파원)$", name, re.IGNORECASE)
        if author:
            found.notes.setdefault("byline", (author[1] or author[2]).strip())
        else:
            found.notes.setdefault("outlet", name)


def _is_series(words: str, zone: _Zone, found: Furniture) -> bool:
    if zone.first or not (zone.head or words.startswith(("[", "(", "<", "〈"))):
        return False
    if n_words(words) > 12 or ENDED.search(words):
        return False
    match = said.SERIES.search(words)
    if match is None:
        return False
    found.notes.setdefault("series", words.strip(" []()<>〈〉"))
    _note_edition(match, found)
    return True


def _note_edition(match: re.Match[str], found: Furniture) -> None:
    again = said.SERIES.finditer(match.string, match.start(), match.endpos)
    numbers = (m[f"n{k}"] for m in again for k in range(1, 6) if m[f"n{k}"])
    number = next(numbers, "")
    digits = re.match(r"\d+", number)
    value = digits[0] if digits else str(said.ORDINALS.get(number.lower(), ""))
    if value:
        found.notes.setdefault("edition", value)


_EDITION_TOLD = re.compile(r"\b(?:this|the|our)\s+|이번\s|오늘은?\s", re.IGNORECASE)


def _read_edition(text: str, found: Furniture) -> None:
    """Note the edition that an introduction names in a sentence; the sentence stays where it is."""
    for line in found.lines[:6]:
        for match in said.SERIES.finditer(text, line.start, min(line.end, line.start + 2000)):
            lead = text[max(line.start, match.start() - 8) : match.start()]
            if _EDITION_TOLD.search(lead) or match["n3"]:
                _note_edition(match, found)


def _unglued(text: str, line: Line, found: Furniture) -> Line:
    """Cut buttons off the start or the end of a line they stuck to."""
    start, end = line.start, line.end
    ends = text[start : min(end, start + 40)] + text[max(start, end - 160) : end]
    if not any(sign in ends for sign in said.GLUED_SIGNS):
        return line
    head = said.GLUED.match(text, start, end)
    after = text[head.end()] if head and head.end() < end else ""
    if head and (after.isupper() or "가" <= after <= "힣"):
        found.spans.append(trimmed(text, start, head.end()))
        start = head.end()
    for tail in said.GLUED.finditer(text, max(start, end - 160), end):
        stuck = tail.start() > start and (
            ENDED.search(text[max(start, tail.start() - 12) : tail.start()].rstrip())
        )
        if stuck and not text[tail.end() : end].strip():
            found.spans.append(trimmed(text, tail.start(), end))
            end = tail.start()
            break
    whole = trimmed(text, start, end)
    return Line(whole.start, whole.end, line.gap, line.page)


def _running_heads(text: str, lines: Sequence[Line]) -> set[int]:
    """Return the places of page numbers, and of lines that come back with every page."""
    short = {n: text[x.start : x.end] for n, x in enumerate(lines) if x.end - x.start <= 100}
    numbers = {n for n, words in short.items() if said.PAGE_NUMBER.match(words)}
    paged = {n for n, words in short.items() if said.PAGED.search(words) and n_words(words) <= 14}
    if len(numbers) < 2 and not any(line.page for line in lines):
        numbers = {n for n in numbers if re.search(r"[a-z쪽]|/|^[-–—]", short[n], re.IGNORECASE)}
    forms: dict[str, list[int]] = {}
    for n, words in short.items():
        forms.setdefault(re.sub(r"\d+", "#", words), []).append(n)
    heads = numbers | paged
    for form, places in forms.items():
        if len(places) < 3 or n_words(form) > 14:
            continue
        if "#" in form and _counts_up([short[n] for n in places]):
            heads.update(places)
            continue
        beside = [n for n in places if lines[n].page or {n - 1, n + 1} & numbers]
        if len(beside) * 2 >= len(places):
            heads.update(places)
    return heads


def n_words(words: str) -> int:
    """Count the words of a short stretch."""
    return len(_WORD.findall(words))


def _counts_up(said_lines: Sequence[str]) -> bool:
    """Say whether some number in a line that comes back grows by one or two each time."""
    rows = [[int(d) for d in re.findall(r"\d{1,6}", words)] for words in said_lines]
    columns = zip(*rows, strict=False)
    return any(all(0 < b - a <= 2 for a, b in pairwise(column)) for column in columns)
