"""Names in English texts, told by their capitals: persons, bodies, places, peoples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from moksori.coding.detail_words import Word, Words
from moksori.language.institutions import (
    BARE,
    EVERYBODYS,
    EVERYDAY,
    GENERAL,
    HEADS,
    JOINERS,
    LAWS,
    OPENERS,
    TITLES,
)
from moksori.language.nations import is_nationality, is_place_of_the_world
from moksori.language.occupations import OCCUPATIONS, POSITIONS
from moksori.language.words import words
from moksori.terms.detail import Detail, DetailKind

_ENGLISH_JOINERS = words("of for the and on in to")
_CALENDAR = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april "
    "may june july august september october november december mr mrs ms dr"
)
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.[-‑]?)+$")
_ROMAN = re.compile(r"[IVXLC]+(?:-[A-Z])?$")
_ACRONYM = re.compile(
    r"(?=[^a-z]*[A-Z])[A-Z0-9ÄÖÜĞŞİ][A-Za-z0-9ÄÖÜĞŞİ]?[A-Z0-9ÄÖÜĞŞİ&‑-]*[A-Z0-9]s?$"
)
_PLACE_BEFORE = words("in at from near to around outside of leaving left towards")
_PLACE_NOUNS = words(
    "municipality county district province city town village villages region suburb island islands "
    "river canton commune community settlement borough parish quarter neighbourhood neighborhood "
    "cemetery square street road avenue bridge mountain mountains valley lake camp"
)
_SIDES = words(
    "northern southern eastern western north-eastern north-western south-eastern south-western "
    "central upper lower greater north south east west"
)
_OF_A_PEOPLE = words("national nationals citizen citizens origin descent nationality passport")
_MANY_DIGITS = re.compile(r"\d\d")
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)$")
_REALM = re.compile(
    r"(?:the )?(?:federal |democratic |people’s )*(?:republic|kingdom|state) of (?:the )?"
)
_GLOSS = re.compile(r"(?<=[\w’'] )\((?P<told>[^\W\d_][^()\n“\"‘\d:;]{3,80})\)")
_ENGLISH = words(
    "the of and in to a an by for with or on at from is was are were be as see who which that not "
    "all both his her their its it he she this these under after before court article rule only"
)
_MOST = 14


_NO_NAMES = HEADS | GENERAL | TITLES


@dataclass(slots=True)
class _Learnt:
    """What the text showed to be a name where its capital means something."""

    names: dict[str, DetailKind] = field(default_factory=dict)
    waiting: list[Word] = field(default_factory=list)

    def learn(self, run: list[Word], kind: DetailKind) -> None:
        """Remember the words of a name that are no words of bodies or titles."""
        for word in run:
            if word.capital and len(word.low) > 2 and word.low not in _NO_NAMES:
                self.names.setdefault(word.low, kind)


def names_in(of: Words) -> Iterator[Detail]:
    """Find names; first words of sentences only where the text has them as names elsewhere.

    Args:
        of: The words of the text.
    """
    learnt = _Learnt()
    at = 0
    while at < len(of.all):
        word = of.all[at]
        if not _is_nameish(word):
            if not word.text.isascii() and _is_foreign(word):
                yield of.detail(word.start, word.end, DetailKind.NAME, "details.foreign", 0.5)
            at += 1
            continue
        last = _run(of.all, at)
        yield from _named(of, at, last, learnt)
        at = last + 1
    yield from _glosses(of)
    for word in learnt.waiting:
        kind = learnt.names.get(word.low)
        if kind is not None and word.low not in of.small:
            yield of.detail(word.start, word.end, kind, "details.again", 0.6)


def _glosses(of: Words) -> Iterator[Detail]:
    """Find names given again in another tongue: District Court (Sąd Rejonowy w Lublinie)."""
    for match in _GLOSS.finditer(of.text):
        told = match["told"].split()
        foreign = not match["told"].isascii() or told[0][0].isupper()
        small = [word for word in told if word[0].islower()]
        if foreign and small and len(told) <= _MOST and not _ENGLISH & set(small):
            yield of.detail(*match.span("told"), DetailKind.NAME, "details.gloss", 0.5)


def _is_nameish(word: Word) -> bool:
    return (
        word.capital
        and not word.shouted
        and (len(word.text) > 1 or not word.opens)
        and word.text != "I"
        and word.low not in _CALENDAR
        and not _MANY_DIGITS.search(word.text)
    )


def _is_foreign(word: Word) -> bool:
    """Say whether a word of small letters has Latin letters that English words have not."""
    marked = any("\u00df" <= char <= "\u024f" or "\u1e00" <= char <= "\u1eff" for char in word.text)
    return marked and word.low not in _LENT


_GAPS = frozenset({" ", "\u00a0", "\n", "- "})
_LENT = words(
    "naïve café fiancé fiancée façade régime résumé protégé cliché communiqué vis-à-vis coup"
)


def _run(all_words: list[Word], at: int) -> int:
    """Give the last word of the name that begins at `at`."""
    last, joined, of_before = at, 0, False
    has_head = _is_head(all_words[at].low)
    look = at + 1
    while look < len(all_words) and look - at < _MOST:
        word = all_words[look]
        # Mr Th. Other: a given name cut short is no end of a sentence.
        cut_short = word.gap == ". " and word.capital
        if word.opens or not (word.gap in _GAPS or cut_short):
            break
        if _is_nameish(word):
            last, joined = look, 0
            has_head = has_head or _is_head(word.low)
        elif joined < 2 and _joins(word, has_head, of_before):
            joined += 1
            of_before = of_before or word.low in {"of", "for"}
        else:
            break
        look += 1
    return last


def _is_head(low: str) -> bool:
    return low in HEADS or low in LAWS or low in POSITIONS


def _joins(word: Word, has_head: bool, of_before: bool) -> bool:
    if word.low in {"and", "on", "in", "to"}:
        return word.low == "and" and has_head and of_before
    if word.low in _ENGLISH_JOINERS:
        return has_head
    return word.low in JOINERS


def _named(of: Words, first: int, last: int, learnt: _Learnt) -> Iterator[Detail]:
    """Give the details of one run of capitalised words, without what only opens a sentence."""
    run = of.all[first : last + 1]
    while run and _only_opens(run, of):
        if len(run) == 1 and run[0].low not in OPENERS:
            learnt.waiting.append(run[0])
        run = run[1:]
    if not run:
        return
    lows = [word.low for word in run]
    if _is_everybodys(lows):
        return
    if _is_nobodys(lows, run):
        # Of a law the country may still tell something.
        for word in run:
            if is_nationality(word.text):
                yield of.detail(word.start, word.end, DetailKind.NATIONALITY, "details.people", 0.5)
        return
    before = of.all[first - 1] if run[0] is of.all[first] and first else None
    kind, rule, sure = _kind(run, lows, before)
    start = run[0].start
    if run[0] is of.all[first] and first:
        start = _leftwards(of, first, kind)
    end, kind = _rightwards(of, last, kind)
    learnt.learn(run, kind)
    yield of.detail(start, end, kind, rule, sure)


def _only_opens(run: list[Word], of: Words) -> bool:
    """Say whether the first word of a run has its capital from the sentence alone."""
    word = run[0]
    if not word.capital or word.low in OPENERS:
        return not (word.low.rstrip(".") in TITLES and len(run) > 1)
    if not word.opens:
        return False
    if len(run) == 1:
        return not (
            is_place_of_the_world(word.text)
            or is_nationality(word.text)
            or _ACRONYM.match(word.text)
        )
    if _INITIALS.match(word.text):
        return word.gap.endswith("\n") or not word.gap
    return word.low in of.small and word.low not in HEADS and word.low not in GENERAL


def _is_everybodys(lows: list[str]) -> bool:
    told = " ".join(lows)
    return told in EVERYDAY or any(known in told for known in EVERYBODYS)


def _is_nobodys(lows: list[str], run: list[Word]) -> bool:
    """Say whether a run names nothing of anybody: a law, a bare noun, a number of a chapter."""
    if lows[0] in LAWS or _head(lows) in LAWS:
        return True
    if all(low in BARE or low in LAWS or low in _ENGLISH_JOINERS for low in lows):
        return True
    return len(run) == 1 and (
        _ROMAN.match(run[0].text) is not None
        or (lows[0] in OPENERS)
        or (len(run[0].text.rstrip(".")) == 1 and not run[0].text.endswith("."))
    )


def _head(lows: list[str]) -> str:
    """Give the noun a name is of: the last word before the first `of` or `for`."""
    for at, low in enumerate(lows):
        if low in {"of", "for", "on"} and at:
            return lows[at - 1]
    return lows[-1]


def _kind(run: list[Word], lows: list[str], before: Word | None) -> tuple[DetailKind, str, float]:
    """Tell what a run names, by which rule, and how sure that is."""
    told = " ".join(word.text for word in run)
    titled = before is not None and before.low.rstrip(".") in TITLES
    called = lows[0].rstrip(".") in TITLES and len(run) > 1 and not _ENGLISH_JOINERS & set(lows)
    if titled or (called and not any(low in HEADS for low in lows[1:])):
        return DetailKind.PERSON, "details.title", 0.95
    if is_place_of_the_world(_REALM.sub("", told.lower())):
        return DetailKind.PLACE, "details.gazetteer", 0.9
    head = _head(lows)
    if head in POSITIONS or head in OCCUPATIONS:
        return DetailKind.POSITION, "details.post", 0.8
    if any(low in HEADS for low in lows):
        if all(low in GENERAL or low in HEADS or low in _ENGLISH_JOINERS for low in lows):
            return DetailKind.ORGANISATION, "details.body.general", 0.35
        return DetailKind.ORGANISATION, "details.body", 0.85
    if all(is_nationality(word.text) or low in _SIDES for word, low in zip(run, lows, strict=True)):
        return DetailKind.NATIONALITY, "details.people", 0.8
    if len(run) > 1 and any(_INITIALS.match(word.text) for word in run):
        return DetailKind.PERSON, "details.initials", 0.9
    if len(run) == 1 and _ACRONYM.match(run[0].text):
        return DetailKind.ORGANISATION, "details.letters", 0.6
    if before is not None and before.low in _PLACE_BEFORE and len(run) < 3:
        return DetailKind.PLACE, "details.where", 0.6
    return DetailKind.NAME, "details.capitals", 0.6


def _leftwards(of: Words, first: int, kind: DetailKind) -> int:
    """Widen a name over what belongs to it before: a title, `municipality of`, `northern`."""
    at, word = first, of.all[first]
    before = of.all[at - 1]
    if kind is DetailKind.PERSON:
        while at and of.all[at - 1].low.rstrip(".") in TITLES and of.all[at].gap in {" ", ". "}:
            at -= 1
    elif _ORDINAL.match(before.text) and word.gap == " ":
        at -= 1
    elif kind in (DetailKind.PLACE, DetailKind.NAME) and word.gap == " ":
        if before.low in _SIDES:
            at -= 1
        elif before.low == "of" and at > 1 and of.all[at - 2].low in _PLACE_NOUNS:
            at -= 2
    return of.all[at].start


def _rightwards(of: Words, last: int, kind: DetailKind) -> tuple[int, DetailKind]:
    """Widen a name over what it is one of: `Orlova prison`, `Kurdish national`."""
    end = of.all[last].end
    if kind is DetailKind.PERSON:
        return end, kind
    people = kind is DetailKind.NATIONALITY
    for at in range(last + 1, min(last + 3, len(of.all))):
        word = of.all[at]
        if word.gap not in {" ", "\u00a0"} or word.capital:
            break
        if word.low in _PLACE_NOUNS or (people and word.low in _OF_A_PEOPLE):
            return word.end, kind
        if word.low in HEADS:
            return word.end, DetailKind.ORGANISATION
        if word.low not in GENERAL:
            break
    return end, kind
