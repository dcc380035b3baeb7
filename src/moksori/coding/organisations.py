"""Organisations: the pack's, and those that their own capital letters give away."""

from __future__ import annotations

import re
from collections.abc import Iterable

from moksori.coding.facilities import KINDS, WHERE_KO
from moksori.coding.lexicon import Lexicon
from moksori.coding.reading import Draft, clear_of, without_overlaps
from moksori.coding.segments import Segment
from moksori.terms.mention import MentionKind
from moksori.terms.span import Span

_CAPITAL = r"[A-Z][\w'’&-]*"
_HEAD = (
    r"(?:Ministry|Ministries|Department|Bureau|Office|Agency|Committee|Commission|Council|Party"
    r"|Union|Group"
    r"|Association|Organi[sz]ation|Foundation|Institute|Network|Court|University|College"
    r"|Corporation|Company"
    r"|Police|Army|Brigade|Regiment|Battalion|Forces?|Command|Authority|Administration|Assembly"
    r"|Parliament"
    r"|Congress|Senate|League|Front|Movement|Federation|Alliance|Coalition|Centre|Center|Media"
    r"|News|Radio"
    r"|Times|Tribune|Gazette|Broadcasting|Bank|Hospital|School|Church|Prison|Watch|International"
    r"|Society)"
)
_HEAD_LAST = re.compile(
    rf"(?<![\w-])(?:{_CAPITAL}[ \u00a0]){{1,5}}{_HEAD}(?:[ \u00a0](?:of"
    rf"|for)(?:[ \u00a0]the)?(?:[ \u00a0]{_CAPITAL}){{1,4}})?\b"
)
_HEAD_FIRST = re.compile(
    rf"(?<![\w-]){_HEAD}[ \u00a0](?:of|for|to"
    rf"|on)(?:[ \u00a0]the)?(?:[ \u00a0](?:and[ \u00a0])?{_CAPITAL}){{1,5}}"
)
_OUTLET = re.compile(
    rf"((?:{_CAPITAL}[ \u00a0]){{1,3}})(?=(?:reporter|correspondent|journalist|editor)\b)"
)
_ACRONYM = re.compile(r"[ \u00a0]?\(([A-Z][A-Za-z]{0,2}[A-Z]{1,6})\)")
_LONE = re.compile(r"(?<![\w-])[A-Z]{3,6}(?![\w-])")
_ARTICLE = re.compile(
    r"^(?:The|A|An|In|At|By|From|Former|Today|According|But|And|When|As|This|That)[ \u00a0]"
)
_UNIT = re.compile(
    r"[ \u00a0](?:unit|office|branch|bureau|department|division|station|section)\b(?!s)"
)
_KOREAN = re.compile(
    r"(?<![가-힣])[가-힣]{2,12}(?:위원회|보위부|보위국|안전부|안전국|검찰소|재판소|사령부|연구소|연구실|본부|협회|연합회|연합|"
    r"재단|센터|방송|신문|대학교|대학|병원|공장|기업소|사업소|농장|여단|려단|대대|중대|경찰서|교도소)"
    r"(?=[^가-힣]|[은는이가을를의에와과도로]|에서|으로|소속)"
)


def organisations_of(segment: Segment, lexicon: Lexicon, acronyms: dict[str, str]) -> list[Draft]:
    """Find organisations in one segment.

    Args:
        segment: The stretch to read.
        lexicon: The pack's words.
        acronyms: Short forms the account explained so far and what they stand for; what this
            segment explains is added.
    """
    sites = _sites(segment, lexicon)
    drafts = [*_known(segment, lexicon), *clear_of(_told(segment, lexicon), sites)]
    drafts = without_overlaps(drafts)
    for draft in drafts:
        _take_acronym(segment, draft, acronyms)
    drafts = without_overlaps([*drafts, *_short_forms(segment, acronyms)])
    return [draft for draft in drafts if draft.end > draft.start]


def _sites(segment: Segment, lexicon: Lexicon) -> list[Span]:
    """Give the facilities that the gazetteer knows: "Adra Prison" is where something happened."""
    return [
        segment.span(hit.start, hit.end)
        for hit in lexicon.places.find(segment.text)
        if hit.entry.level == "facility" and " " in segment.text[hit.start : hit.end]
    ]


def outlet_mentions(segments: Iterable[Segment], outlet: str) -> list[Draft]:
    """Find who publishes, by the name that the page's furniture gives.

    Args:
        segments: The account.
        outlet: The name; nothing is found for an empty one.
    """
    name = outlet.strip()
    if len(name) < _SHORTEST_OUTLET or not any(char.isalpha() for char in name):
        return []
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?:\s?\([A-Z]{{2,6}}\))?")
    return [
        Draft(
            segment.span(match.start(), match.end()),
            MentionKind.ORGANISATION,
            name.casefold(),
            {"told": True},
            rule="organisations.outlet",
            confidence=0.7,
        )
        for segment in segments
        for match in pattern.finditer(segment.text)
    ]


_SHORTEST_OUTLET = 4


def _known(segment: Segment, lexicon: Lexicon) -> list[Draft]:
    drafts: list[Draft] = []
    for hit in lexicon.organisations.find(segment.text):
        told = segment.text[hit.start : hit.end]
        named = any(char.isupper() for char in told) or not told.isascii()
        if (hit.entry.kind in KINDS and not named) or (hit.plural and not named):
            continue
        if hit.entry.kind in KINDS and hit.tail and WHERE_KO.match(hit.tail):
            continue
        end = hit.end
        unit = _UNIT.match(segment.text, end)
        if named and unit:
            end = unit.end()
        detail: dict[str, object] = {
            "id": hit.entry.id,
            "kind": hit.entry.kind,
            "parent": hit.entry.parent,
        }
        if any(char.isdigit() for char in told):
            detail["numbered"] = True
        drafts.append(
            Draft(
                segment.span(hit.start, end),
                MentionKind.ORGANISATION,
                hit.entry.id,
                detail,
                rule="organisations.pack",
                confidence=0.95 if named else 0.6,
            )
        )
    return drafts


def _told(segment: Segment, lexicon: Lexicon) -> Iterable[Draft]:
    for pattern in (_HEAD_LAST, _HEAD_FIRST, _OUTLET):
        for match in pattern.finditer(segment.text):
            group = 1 if match.re.groups else 0
            words = match.group(group).rstrip()
            lead = _ARTICLE.match(words)
            start = match.start(group) + (lead.end() if lead else 0)
            words = segment.text[start : match.start(group) + len(words)]
            first = words.split(maxsplit=1)
            if len(first) < 2 and pattern is not _OUTLET:
                continue
            if pattern is _OUTLET and all(lexicon.is_demonym(word) for word in first):
                continue
            yield _draft(segment, start, start + len(words), 0.7)
    for match in _KOREAN.finditer(segment.text):
        yield _draft(segment, match.start(), match.end(), 0.7)


def _draft(segment: Segment, start: int, end: int, confidence: float, value: str = "") -> Draft:
    value = value or " ".join(segment.text[start:end].split()).casefold()
    span = segment.span(start, end)
    kind, rule = MentionKind.ORGANISATION, "organisations.pattern"
    return Draft(span, kind, value, {"id": ""}, rule=rule, confidence=confidence)


def _take_acronym(segment: Segment, draft: Draft, acronyms: dict[str, str]) -> None:
    """Widen "Ministry of … (MSS)" over its bracket, and remember what the letters stand for."""
    match = _ACRONYM.match(segment.text, draft.end - segment.start)
    if match is None:
        return
    words = re.findall(r"[A-Za-z]+", segment.text[draft.start - segment.start : match.start()])
    initials = "".join(word[0] for word in words if word[0].isupper())
    if not set(match.group(1).upper()) <= set(initials.upper()):
        return
    acronyms[match.group(1)] = str(draft.value)
    draft.span = segment.span(draft.start - segment.start, match.end())


def _short_forms(segment: Segment, acronyms: dict[str, str]) -> Iterable[Draft]:
    for match in _LONE.finditer(segment.text):
        letters = match.group()
        if letters in acronyms:
            draft = _draft(segment, match.start(), match.end(), 0.9, acronyms[letters])
            draft.detail["short"] = True
            yield draft
