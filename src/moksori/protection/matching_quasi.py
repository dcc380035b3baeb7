"""Dates, sums and ages of the watch list, compared by what they mean and not by how they read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from daachorse import CharwiseDoubleArrayAhoCorasick

from moksori.language.ages import find_ages
from moksori.language.amounts import CurrencyNames, find_amounts
from moksori.language.dates import find_dates
from moksori.language.fold import readable
from moksori.language.found import Found
from moksori.language.numbers import read_number
from moksori.packs.loader import available, load, load_common
from moksori.protection.keeping import Kept
from moksori.terms.watch import WatchKind, WatchValue

LEAST_SUM = 1_000
"""Smaller sums stand in every text; they count only beside their currency."""
_EDTF = re.compile(r"[0-9X]{4}(?:-[0-9X]{2}){0,2}")


@cache
def currencies() -> tuple[CurrencyNames, ...]:
    """Give every currency of every pack with all its names: the gate knows no single country.

    Raises:
        PackInvalidError: A pack cannot be read.
    """
    known: dict[str, dict[str, None]] = {}
    packs = [load(code).currencies for code in available()]
    for currency in (*load_common().currencies, *(one for pack in packs for one in pack)):
        names = known.setdefault(currency.code, {})
        for words in currency.names.values():
            names.update(dict.fromkeys(words))
    return tuple((code, tuple(names)) for code, names in known.items())


@cache
def _currency_names() -> CharwiseDoubleArrayAhoCorasick:
    names = {name.lower() for code, said in currencies() for name in (code, *said)}
    return CharwiseDoubleArrayAhoCorasick(sorted(names))


def sums_in(text: str) -> list[Found]:
    """Find the sums of money in a text, in the currencies of all packs.

    Raises:
        PackInvalidError: A pack cannot be read.
    """
    # Most paragraphs name no currency, and looking for one name is much quicker than for a sum.
    plain = readable(text).text.lower().encode("utf-8", "replace").decode("utf-8")
    named = _currency_names().find(plain)
    return find_amounts(text, currencies()) if named else []


def days_of(told: str) -> tuple[str, ...]:
    """Read the dates of a watched form: EDTF, or words that need no other date to be understood."""
    stripped = told.strip()
    if _EDTF.fullmatch(stripped):
        return (stripped,)
    return tuple(
        found.value for found in find_dates(told) if found.value and not found.detail["relative"]
    )


def amount_of(told: str, names: tuple[CurrencyNames, ...]) -> tuple[float, str] | None:
    """Read the sum of a watched form: its value, and its currency or nothing."""
    for found in find_amounts(told, names):
        value = found.value["value"]
        if isinstance(value, int | float):
            return float(value), str(found.value["currency"])
    number = read_number(told.strip())
    return None if number is None else (float(number), "")


def age_of(told: str) -> int | None:
    """Read the age of a watched form."""
    stripped = told.strip()
    if stripped.isdigit() and len(stripped) <= 3:
        return int(stripped)
    for found in find_ages(told):
        if isinstance(found.value, int):
            return found.value
    years = read_number(stripped)
    return int(years) if years is not None and years == int(years) else None


@dataclass(frozen=True, slots=True)
class QuasiHit:
    """A stretch that means the same as a watched value; not sure where it may mean another."""

    start: int
    end: int
    value: int
    sure: bool = True


class QuasiValues:
    """The dates, sums and ages of a watch list, by meaning."""

    def __init__(self, values: Iterable[tuple[int, WatchValue]]) -> None:
        self.days: dict[str, list[int]] = {}
        self.sums: dict[float, list[tuple[str, int]]] = {}
        self.ages: dict[int, list[int]] = {}
        for number, value in values:
            for told in value.forms:
                self._take(number, value.kind, told)

    def kept(self) -> Kept:
        """Give all of it as plain data."""
        return {
            "days": self.days,
            "sums": list(self.sums.items()),
            "ages": list(self.ages.items()),
        }

    def restore(self, kept: Kept) -> None:
        """Take back what `kept` gave."""
        self.days, self.ages = dict(kept["days"]), dict(kept["ages"])
        self.sums = {value: [(unit, at) for unit, at in found] for value, found in kept["sums"]}

    def _take(self, number: int, kind: WatchKind, told: str) -> None:
        if kind is WatchKind.DATE:
            for day in days_of(told):
                self.days.setdefault(day, []).append(number)
        elif kind is WatchKind.AMOUNT:
            amount = amount_of(told, currencies())
            if amount is not None:
                self.sums.setdefault(amount[0], []).append((amount[1], number))
        elif kind is WatchKind.AGE:
            age = age_of(told)
            if age is not None:
                self.ages.setdefault(age, []).append(number)

    @property
    def is_coarse(self) -> bool:
        """Say whether a value is no whole day and no sum of a thousand and more.

        Whole days and such sums are also found by `ReckonedValues`, wherever this finds them.
        """
        days = any(len(day) != len("2016-01-03") or "X" in day for day in self.days)
        return days or bool(self.ages) or any(figure < LEAST_SUM for figure in self.sums)

    def same_dates(self, found: Iterable[Found]) -> Iterator[QuasiHit]:
        """Give the dates found that are a watched one, or finer and inside of it."""
        for date in found:
            if isinstance(date.value, str) and date.value:
                for key in _coarser(date.value):
                    for number in self.days.get(key, ()):
                        yield QuasiHit(date.start, date.end, number)
            for number in self.days.get(date.detail.get("also", ""), ()):
                yield QuasiHit(date.start, date.end, number, sure=False)

    def same_sums(self, found: Iterable[Found]) -> Iterator[QuasiHit]:
        """Give the sums found that are a watched one, in its currency or in none."""
        for amount in found:
            # "tens of thousands" begins at ten thousand, and says nothing of it.
            if not amount.detail.get("exact", True):
                continue
            for figure in _figures(amount.value):
                for currency, number in self.sums.get(figure, ()):
                    if currency in ("", amount.value.get("currency") or currency):
                        yield QuasiHit(amount.start, amount.end, number)

    def same_ages(self, found: Iterable[Found]) -> Iterator[QuasiHit]:
        """Give the exact ages found that are a watched one."""
        for age in found:
            if isinstance(age.value, int) and age.detail.get("exact"):
                for number in self.ages.get(age.value, ()):
                    yield QuasiHit(age.start, age.end, number)


def _coarser(day: str) -> Iterator[str]:
    """Give a date and every coarser one that holds it."""
    parts = day.split("-")
    for length in range(len(parts), 0, -1):
        yield "-".join(parts[:length])


def _figures(value: Any) -> tuple[float, ...]:
    figure = value.get("value") if isinstance(value, dict) else None
    if isinstance(figure, int | float):
        return (float(figure),)
    if isinstance(figure, list | tuple):
        return tuple(float(one) for one in figure if isinstance(one, int | float))
    return ()
