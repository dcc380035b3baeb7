"""Facilities told of as places: a cell, a police station, an interrogation room, a market."""

from __future__ import annotations

import re

from moksori.coding.lexicon import Lexicon
from moksori.coding.reading import Draft, without_overlaps
from moksori.coding.segments import Segment
from moksori.terms.mention import MentionKind

KINDS = frozenset({"detention", "prison", "prison_camp", "hospital", "school"})
"""Kinds of organisations that one can be in."""

_ROOM = (
    r"(?:(?:interrogation|questioning|holding|solitary|detention|prison|police|punishment"
    r"|torture)\s"
    r"(?:room|cell|block|centre|center|facility|house|station|office|camp|yard|ward)"
    r"|(?:labou?r|prison|internment|concentration|training|re-?education)\scamp|police\sstation"
    r"|basement|cellar|prison|jail|courtroom|courthouse|barracks|checkpoint|guard\s?house|warehouse"
    r"|solitary\sconfinement)"
)
_ENGLISH = re.compile(
    rf"\b(?:in|at|to|into|inside|from|of|near)\s(?:the|a|an|his|her|their|this"
    rf"|that)\s((?:[a-z]+\s)?{_ROOM})\b(?!s)",
    re.IGNORECASE,
)
_BEFORE_EN = re.compile(
    r"\b(?:in|at|to|into|inside|from|near)\s(?:the|a|an|this|that)\s(?:\w+\s)?$"
)
_KOREAN = re.compile(
    r"(?<![가-힣])((?:[가-힣]{1,6})?(?:조사실|취조실|심문실|고문실|독방|감방|감옥|구치소|구류장|수용소|유치장|파출소|경찰서"
    r"|형무소|교도소|지하실|창고|법정|초소))(?=에|으로|로|안|의|까지)"
)
WHERE_KO = re.compile(r"(?:에|에서|으로|로|안|의|까지|에서는|에선)")


def facilities(segment: Segment, lexicon: Lexicon) -> list[Draft]:
    """Find facilities where a preposition or a particle makes them the place of something.

    Args:
        segment: The stretch to read.
        lexicon: The pack's words; its prisons, camps and hospitals are facilities too.
    """
    found: list[Draft] = []
    for match in _ENGLISH.finditer(segment.text):
        start = match.start(1)
        words = match.group(1)
        room = re.search(_ROOM, words, re.IGNORECASE)
        found.append(_draft(segment, start + (room.start() if room else 0), match.end(1)))
    told = _KOREAN.finditer(segment.text)
    found.extend(_draft(segment, match.start(1), match.end(1)) for match in told)
    for hit in lexicon.organisations.find(segment.text):
        if hit.entry.kind not in KINDS or hit.plural:
            continue
        if hit.tail:
            placed = WHERE_KO.match(hit.tail) is not None
        else:
            placed = _BEFORE_EN.search(segment.text[max(0, hit.start - 40) : hit.start]) is not None
        if placed:
            found.append(_draft(segment, hit.start, hit.end))
    return without_overlaps(found)


def _draft(segment: Segment, start: int, end: int) -> Draft:
    detail = {"level": "facility", "place_id": "", "country": ""}
    span = segment.span(start, end)
    return Draft(span, MentionKind.PLACE, "", detail, rule="places.facility", confidence=0.8)
