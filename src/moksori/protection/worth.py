"""What a sum was worth in another currency, no closer than the public text tells the sum.

Only the public text is looked at, and only sums of which it tells no more than the size: what
stands beside them is reckoned from the printed words and the printed year, never from the true sum.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from moksori.language.found import Found
from moksori.protection.magnitudes import in_words
from moksori.protection.rules_page import Reading
from moksori.terms.disguise import Rung
from moksori.terms.story import StoryText, Worth

INTO = "USD"


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of a currency bought in US dollars, and whether a central bank says so."""

    value: Decimal
    official: bool


Rates = Callable[[str, date], Rate | None]
"""Gives the rate of a currency (ISO 4217) on a day; None where none is on record."""

_SOURCE = {
    ("en", True): "European Central Bank, reference rates, {year}",
    ("en", False): "a market rate on record at the desk, {year}",
    ("ko", True): "유럽중앙은행 기준 환율, {year}년",
    ("ko", False): "편집부가 기록한 시장 환율, {year}년",
}
_WORTH = {"en": "{size} US dollars ({source})", "ko": "미화 {size} 달러({source})"}


def with_worth(story: StoryText, rates: Rates) -> StoryText:
    """Return a story that says of its sums what they were worth in US dollars.

    A sum that the story converts itself is left alone; so is one whose year the story does not
    tell, or tells in several ways, and one without a rate on record.

    Args:
        story: The story as the public reads it: nothing else is looked at.
        rates: The rates on record.
    """
    language = "ko" if story.language.startswith("ko") else "en"
    readings = [Reading(f"block {at}", one.text) for at, one in enumerate(story.blocks, 1)]
    if not any(True for reading in readings for _ in _sums(reading)):
        return story
    years = {year for reading in readings for year, _ in _years(reading)}
    found: dict[str, Worth] = {}
    seen: set[str] = set()
    for reading in readings:
        for sum_ in _sums(reading):
            word = reading.text[sum_.start : sum_.end]
            if word.casefold() in seen:
                continue
            seen.add(word.casefold())
            year = _year_of(sum_, reading, years)
            if year and (worth := worth_of(sum_.value, year, rates, language)):
                found[word] = Worth(word, worth)
    return replace(story, sums=tuple(found.values())) if found else story


def worth_of(told: dict[str, object], year: int, rates: Rates, language: str) -> str:
    """Give the size of a sum in US dollars, from the smallest to the largest that it can be.

    Args:
        told: The `value` (lowest and highest) and `currency` of a sum told by its size.
        year: The year that the public text tells.
        rates: The rates on record; that of the middle of the year is taken.
        language: `en` or `ko`.
    """
    bounds, currency = told.get("value"), told.get("currency")
    if not isinstance(bounds, list | tuple) or len(bounds) != 2 or not isinstance(currency, str):
        return ""
    rate = None if currency == INTO else rates(currency, date(year, 7, 1))
    if rate is None:
        return ""
    low, high = (float(Decimal(str(bound)) * rate.value) for bound in bounds)
    size = in_words(low, high, Rung.MAGNITUDE, korean=language == "ko")
    source = _SOURCE[language, rate.official].format(year=year)
    return _WORTH[language].format(size=size, source=source)


def _sums(reading: Reading) -> Iterator[Found]:
    """Yield the sums told by their size alone that the text itself does not convert."""
    converted = {one.detail.get("conversion_of") for one in reading.amounts}
    for number, one in enumerate(reading.amounts):
        if (
            one.detail.get("exact") is False
            and number not in converted
            and one.detail.get("conversion_of") is None
            and isinstance(one.value, dict)
        ):
            yield one


def _year_of(sum_: Found, reading: Reading, years: set[int]) -> int:
    """Return the one year told in a sum's sentence, else in its turn, else in the story; or 0."""
    own = reading.sentence(sum_.start)
    start = reading.text.find(own)
    told = list(_years(reading))
    for known in (
        {year for year, at in told if start <= at < start + len(own)},
        {year for year, _ in told},
        years,
    ):
        if known:
            return known.pop() if len(known) == 1 else 0
    return 0


def _years(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the years that a text tells, with where; none that hangs on another day."""
    for one in reading.dates:
        written = str(one.value)
        if not one.detail["relative"] and written[:4].isdigit() and written[4:5] in ("", "-"):
            yield int(written[:4]), one.start
