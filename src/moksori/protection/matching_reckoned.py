"""Days, sums and numbers of the watch list, by what they come to, however they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple
from unicodedata import category

from daachorse import CharwiseDoubleArrayAhoCorasick

from moksori.language.days import days_in
from moksori.language.figures import figures_in, is_lone, spelled_digits
from moksori.language.fold import fold, letters_of
from moksori.protection.keeping import Kept
from moksori.protection.matching_quasi import (
    LEAST_SUM,
    amount_of,
    currencies,
    days_of,
    sums_in,
)
from moksori.protection.matching_text import Text
from moksori.protection.word_numbers import Numbers
from moksori.terms.finding import FindingClass
from moksori.terms.watch import WatchKind, WatchValue

_PHONE_TAIL = 7
_ROUND = 2
_BESIDE = 40
_MOST_KNOWN = 1 << 16
_TENS = (20, 30)
_LAST_DAY = 31
_CODE = 5
_FEW_DIGITS = re.compile(r"[\"'(\[]*([0-9]{1,4})[.,;:!?\"')\]]*")
"""Alone these are no day and no telephone; as a sum they are what they are."""
_AROUND = " \u00a0\u202f"
_BESIDE_DAY, _BESIDE_SUM = 2, 7
"""What stands beside a sum may be its currency; a day is one whatever stands there."""
_PARTS_OF_DAY = 3
_HANGUL_FOR = {"千": "천", "万": "만", "萬": "만", "億": "억", "兆": "조"}
_BLOCK, _REVIEW = FindingClass.BLOCK, FindingClass.REVIEW


class Reckoned(NamedTuple):
    """A stretch of the text as given that comes to a watched value."""

    start: int
    end: int
    value: int
    cls: FindingClass


class ReckonedValues:
    """The days, sums and figures of a watch list."""

    def __init__(self, values: Iterable[tuple[int, WatchValue]]) -> None:
        self._days: dict[tuple[int, int], list[tuple[int | None, int]]] = {}
        self._sums: dict[float, list[tuple[str, int]]] = {}
        self._digits: dict[str, list[int]] = {}
        for number, value in values:
            for told in value.forms:
                self._take(number, value.kind, told)
        self._known: dict[str, bool] = {}
        self._make_ready()

    def _make_ready(self) -> None:
        self._spelled = CharwiseDoubleArrayAhoCorasick(list(self._digits)) if self._digits else None
        self._numbers = tuple(self._digits.values())

    def kept(self) -> Kept:
        """Give all of it as plain data."""
        return {
            "days": [(*day, found) for day, found in self._days.items()],
            "sums": list(self._sums.items()),
            "digits": self._digits,
        }

    def restore(self, kept: Kept) -> None:
        """Take back what `kept` gave."""
        self._days = {
            (month, day): [(year, number) for year, number in found]
            for month, day, found in kept["days"]
        }
        self._sums = {value: [(unit, at) for unit, at in found] for value, found in kept["sums"]}
        self._digits = dict(kept["digits"])
        self._make_ready()

    def __bool__(self) -> bool:
        """True where there is a day, a sum or a number to look for."""
        return bool(self._days or self._sums or self._spelled)

    def may_be(self, said: str) -> bool:
        """Say whether anything in a few words comes to a watched value; the answer is kept."""
        known = self._known.get(said)
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            few = _FEW_DIGITS.fullmatch(said)
            known = self._known[said] = (
                float(few[1]) in self._sums
                if few
                else self._is_sum(said) or any(self.find(Text(said)))
            )
        return known

    def may_come_to(self, run: Sequence[Numbers]) -> int:
        """Say whether words that stand side by side can come to a watched value together.

        Returns:
            How many words on each side one must read to judge it; 0 for no.
        """
        if self._days and self._has_day(run):
            return _BESIDE_DAY
        spelled = self._spelled is not None and sum(one.items for one in run) >= _PHONE_TAIL
        if not spelled and self._sums:
            pairs = pairwise(run)
            spelled = any(one.scaled for one in run) or any(
                one.ends_in_figure and other.is_group for one, other in pairs
            )
        return _BESIDE_SUM if spelled and self.may_be(" ".join(one.said for one in run)) else 0

    def _has_day(self, run: Sequence[Numbers]) -> bool:
        numbers = [number for one in run for number in one.numbers]
        months = {month for one in run for month in one.months}
        if not months and len(numbers) < _PARTS_OF_DAY:
            return False
        numbers += [first + second for first, second in pairwise(numbers) if first in _TENS]
        years = {number % 100 for number in numbers if number > _LAST_DAY}
        return any(
            not years or year is None or year % 100 in years or year % 100 in numbers
            for month in months or numbers
            for day in numbers
            for year, _ in self._days.get((month, day), ())
        )

    def find(self, text: Text) -> Iterator[Reckoned]:
        """Give what comes to a watched value."""
        if not text.reads:
            return
        if self._days:
            yield from self._find_days(text)
        if self._sums:
            yield from self._find_sums(text)
        if self._spelled:
            yield from self._find_spelled(text)

    def _take(self, number: int, kind: WatchKind, told: str) -> None:
        if kind is WatchKind.DATE:
            for year, month, day in _days_told(told):
                self._days.setdefault((month, day), []).append((year, number))
        elif kind is WatchKind.AMOUNT:
            amount = amount_of(told, currencies())
            if amount is not None and amount[0] >= LEAST_SUM:
                self._sums.setdefault(amount[0], []).append((amount[1], number))
        elif kind in (WatchKind.PHONE, WatchKind.ID):
            digits = letters_of(told)
            if kind is WatchKind.PHONE:
                digits = "".join(filter(str.isdigit, digits))[-_PHONE_TAIL:]
            if digits.isdigit() and len(digits) >= _PHONE_TAIL:
                self._digits.setdefault(digits, []).append(number)

    def _find_days(self, text: Text) -> Iterator[Reckoned]:
        for found in days_in(text.plain.text):
            for year, number in self._days.get((found.month, found.day), ()):
                if found.is_day(year, found.month, found.day):
                    # A day without its year may be of any; one told without it is known so.
                    cls = _BLOCK if found.sure and (found.year or not year) else _REVIEW
                    yield Reckoned(*text.plain.span(found.start, found.end), number, cls)

    def _is_sum(self, said: str) -> bool:
        """Say whether a word alone is the number of a sum, whatever stands beside it."""
        plain = fold(said).text if self._sums and not said.isascii() else ""
        return any(is_lone(plain[a:b]) and one in self._sums for a, b, one in figures_in(plain))

    def _find_sums(self, text: Text) -> Iterator[Reckoned]:
        for start, end, figure in figures_in(text.plain.text):
            for currency, number in self._sums.get(figure, ()):
                first, last = text.plain.span(start, end)
                money = _is_money(text.original, first, last, (figure, currency))
                if is_lone(text.plain.text[start:end]):
                    if money:  # without it, 만 is "full" before an age, and much else
                        yield Reckoned(first, last, number, _BLOCK)
                    continue
                sure = text.prose and not text.rough and not _is_common(figure)
                yield Reckoned(first, last, number, _BLOCK if sure or money else _REVIEW)

    def _find_spelled(self, text: Text) -> Iterator[Reckoned]:
        for digits, places in spelled_digits(text.plain.text):
            for start, end, pattern in self._spelled.find_overlapping(digits):  # type: ignore[union-attr]
                for number in self._numbers[pattern]:
                    stretch = text.plain.span(places[start][0], places[end - 1][1])
                    yield Reckoned(*stretch, number, _BLOCK)


def _days_told(told: str) -> set[tuple[int | None, int, int]]:
    """Give every reading of a form as one day: a form such as 03/04/2016 has two."""
    days = {(one.year, one.month, one.day) for one in days_in(fold(told).text) if one.sure}
    for day in days_of(told):
        parts = day.split("-")
        if len(parts) == len(("year", "month", "day")) and "".join(parts).isdigit():
            days.add((int(parts[0]), int(parts[1]), int(parts[2])))
    with_year = {day for day in days if day[0] is not None}
    return with_year or days


def _is_money(original: str, start: int, end: int, told: tuple[float, str]) -> bool:
    """Say whether a number stands with the currency of the sum that was told, exact as it was.

    That is no length and no count, wherever it stands: in a script, in an address, in bytes.
    """
    figure, currency = told
    before = max(0, start - _BESIDE)
    plain = f"{figure:.0f}" if figure == int(figure) else f"{figure}"
    if is_lone(original[start:end]):  # 만원 버스, a full bus: as a word it tells more
        plain = _HANGUL_FOR.get(original[start:end], original[start:end])
    beside = f"{original[before:start]}{plain}{original[end : end + _BESIDE]}"
    first, last = start - before, start - before + len(plain)
    if currency and beside[last : last + _CODE].strip(_AROUND).startswith(currency):
        return True
    if currency and beside[max(0, first - _CODE) : first].strip(_AROUND).endswith(currency):
        return True
    for one in sums_in(beside):
        if not (one.start < last and first < one.end) or one.value["value"] != figure:
            continue
        # A sign may stand for the money of several countries, a word or a code for that of one.
        signed = any(category(char) == "Sc" for char in beside[one.start : one.end])
        if not signed and currency not in ("", one.value["currency"] or currency):
            continue
        if one.detail.get("exact", True) and not one.detail.get("bare"):
            return True
    return False


def _is_common(figure: float) -> bool:
    """Say whether a number stands in many texts: a round one, or one that may be a year."""
    whole = f"{figure:.0f}"
    return len(whole.rstrip("0")) <= _ROUND or 1800 <= figure <= 2100
