"""Days, sums, shares, quantities, durations, ages, numbers of telephones and papers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from moksori.coding.reading import Draft, clear_of, without_overlaps
from moksori.coding.segments import Segment
from moksori.language.ages import find_ages
from moksori.language.amounts import find_amounts
from moksori.language.dates import find_dates
from moksori.language.durations import find_durations
from moksori.language.found import Found
from moksori.language.identifiers import find_identifiers, find_phones
from moksori.language.numbers import read_number
from moksori.language.shares import find_shares
from moksori.packs.model import Pack
from moksori.terms.mention import MentionKind
from moksori.terms.span import Span

_NUMBER_EN = (
    r"(?:\d[\d,.]*\d|\d|(?:about |some |nearly |around )?(?:a |an )?"
    r"(?:half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
    r"|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|dozen|dozens|several|few|couple)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine|hundred|thousand|dozen|of)){0,3})"
)
_UNITS_EN = (
    r"(?:milli|kilo|centi)?(?:grams?|grammes?|metres?|meters?|lit(?:re|er)s?)|kilos?|kgs?|mg|cm"
    r"|km|ml"
    r"|tons?|tonnes?|pounds?|lbs?|ounces?|acres?|hectares?|miles?|bags?|sacks?|boxes|packs?"
    r"|packets?"
    r"|bottles?|barrels?|bundles?|cartons?|crates?|doses?|pills?|tablets?|bowls?|spoonfuls?"
    r"|bushels?"
    r"|cobs?|ears|head|carats?"
)
_NO_FIGURES = frozenset({(MentionKind.AMOUNT, "이불"), (MentionKind.AGE, "one")})
_ISO_DAY = re.compile(r"(?:19|20)\d\d[-./]\s?\d{1,2}[-./]\s?\d{1,2}")
_QUANTITY_EN = re.compile(
    rf"(?<![\w.,])({_NUMBER_EN})[\s -]?({_UNITS_EN}|[gGlL](?=[\s.,;)]|$))(?![\w%])", re.IGNORECASE
)
_COUNTED_KO = re.compile(
    r"(?<![\w.,])(\d[\d,.]*\d|\d)\s?(통|개|장|켤레|벌|곽|보루|막대기|다발|묶음|대|두름|포)"
    r"(?=[^가-힣A-Za-z]|[을를이가은는의과와도만씩에로]|정도|가량|$)"
)
_QUANTITY_KO = re.compile(
    r"(?<![\w.,])((?:\d[\d,.]*\d|\d)\s?(?:백|천|만)?|(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|스무|수십|수백"
    r"|몇|반|일|이|삼|사|오|육|칠|팔|구|십|백|천)+\s?)\s?"
    r"(킬로그램|킬로그람|킬로미터|킬로|그램|그람|미리그램|키로|톤|리터|미터|메터|센치|평|정보|자루|마대|상자|박스"
    r"|봉지|봉투|병|갑|포대|배낭|마리|알|포기|이삭|숟가락|그릇|사발|kg|g|km|㎏|ℓ)"
    r"(?=[^가-힣A-Za-z]|[을를이가은는의과와도만씩에로정]|짜리|으로|어치|가량|$)"
)


def figures_of(segment: Segment, pack: Pack, day: date) -> list[Draft]:
    """Find everything that is a figure in one segment.

    Args:
        segment: The stretch to read.
        pack: For the names of currencies.
        day: The day that relative dates are counted from.
    """
    text = segment.text
    amounts = amounts_of(segment, pack)
    dates = _drafts(segment, find_dates(text, day, feasts=pack.feasts), MentionKind.DATE, "dates")
    shares = _drafts(segment, find_shares(text), MentionKind.SHARE, "shares")
    quantities = _quantities(segment)
    durations = _drafts(segment, find_durations(text), MentionKind.DURATION, "durations")
    dates = _feasts_of_years(dates, segment)
    for draft in durations:
        _with_particle(draft, segment)
    ages = _drafts(segment, find_ages(text), MentionKind.AGE, "ages")
    phones = _drafts(segment, find_phones(text), MentionKind.PHONE, "phones")
    numbers = _drafts(segment, find_identifiers(text), MentionKind.IDENTIFIER, "identifiers")
    for draft in ages:
        _absolute(draft, segment, "noun_end", "article_start")
    # A stretch is one figure only; what comes first here is the surer reading.
    chosen: list[Draft] = []
    written = [draft for draft in dates if _ISO_DAY.match(text, draft.start - segment.start)]
    for group in (written, phones, numbers, ages, amounts, shares, quantities, dates, durations):
        chosen.extend(clear_of(without_overlaps(group), [draft.span for draft in chosen]))
    told = (draft for draft in chosen if _is_figure(draft, segment))
    return sorted(told, key=lambda draft: draft.span)


_LASTS_KO = re.compile(r" ?(?:동안|내내|만에|넘게|남짓)(?![가-힣]{2})")


def _with_particle(draft: Draft, segment: Segment) -> None:
    """A Korean duration is told with the word that makes it one: 사흘 동안, 열흘 만에."""
    match = _LASTS_KO.match(segment.text, draft.end - segment.start)
    if match is not None:
        draft.span = segment.span(draft.start - segment.start, match.end())


def _feasts_of_years(dates: list[Draft], segment: Segment) -> list[Draft]:
    """Join a year and the feast that follows it: 지난해 추석 is that of last year."""
    kept: list[Draft] = []
    for draft in dates:
        year = kept[-1] if kept else None
        value = str(draft.value or "")
        beside = (
            year is not None
            and segment.text[year.end - segment.start :][: max(0, draft.start - year.end)] == " "
        )
        if year is not None and beside and _YEAR.fullmatch(str(year.value)) and _FEAST.match(value):
            moved = _FEAST.sub(str(year.value), value)
            draft = replace(draft, span=Span(year.start, draft.end), value=moved)
            kept.pop()
        kept.append(draft)
    return kept


_YEAR = re.compile(r"\d{4}")
_FEAST = re.compile(r"(?<!\d)\d{4}(?=-\d\d)")


def _is_figure(draft: Draft, segment: Segment) -> bool:
    """Say whether a figure is none of the everyday words that look like one (이불: a blanket)."""
    words = segment.text[draft.start - segment.start : draft.end - segment.start].strip().lower()
    return (draft.kind, words) not in _NO_FIGURES


def amounts_of(segment: Segment, pack: Pack) -> list[Draft]:
    """Find sums of money; a printed conversion knows the sum it was made of, and the reverse.

    Args:
        segment: The stretch to read.
        pack: For the names of currencies.
    """
    names = [
        (currency.code, tuple(name for ns in currency.names.values() for name in ns))
        for currency in pack.currencies
    ]
    found = find_amounts(segment.text, names)
    drafts = [_draft(segment, one, MentionKind.AMOUNT, "amounts") for one in found]
    for draft, one in zip(drafts, found, strict=True):
        of = one.detail.get("conversion_of")
        if isinstance(of, int) and 0 <= of < len(drafts):
            source = drafts[of]
            draft.detail["conversion_span"] = [source.start, source.end]
            source.detail["converted_at"] = [draft.start, draft.end]
    return drafts


def _quantities(segment: Segment) -> list[Draft]:
    found: list[Draft] = []
    for pattern in (_QUANTITY_EN, _QUANTITY_KO, _COUNTED_KO):
        for match in pattern.finditer(segment.text):
            number = read_number(match.group(1).strip())
            value = {"value": number, "unit": match.group(2).lower()}
            span = segment.span(*match.span())
            found.append(
                Draft(span, MentionKind.QUANTITY, value, rule="quantities", confidence=0.9)
            )
    return without_overlaps(found)


def _drafts(segment: Segment, found: Iterable[Found], kind: MentionKind, rule: str) -> list[Draft]:
    return [_draft(segment, one, kind, rule) for one in found if one.end > one.start]


def _draft(segment: Segment, one: Found, kind: MentionKind, rule: str) -> Draft:
    detail: dict[str, Any] = dict(one.detail)
    return Draft(segment.span(one.start, one.end), kind, one.value, detail, rule=rule)


def _absolute(draft: Draft, segment: Segment, *keys: str) -> None:
    """Turn places inside the segment into places in the original."""
    for key in keys:
        place = draft.detail.get(key)
        if isinstance(place, int):
            draft.detail[key] = place + segment.start
