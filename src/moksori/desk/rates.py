"""Conversions: only where a rate is on record; no rate, no conversion."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from currency_converter import CurrencyConverter, RateNotFoundError

from moksori.protection.worth import Rate
from moksori.records.models import RateRecord

OFFICIAL = "European Central Bank, reference rates"
INTO = "USD"
_MANY = Decimal(1_000_000)
"""So many units are converted where one would come to less than a cent."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """A sum in another currency, with the rate, its day and who says so."""

    value: Decimal
    currency: str
    rate: Decimal
    on: date
    source: str


@cache
def _official() -> CurrencyConverter:
    # The file that the library ships; it is never fetched.
    return CurrencyConverter(
        fallback_on_missing_rate=True, fallback_on_missing_rate_method="last_known"
    )


def convert(value: Decimal, currency: str, day: date) -> Conversion | None:
    """Return a sum in US dollars at the rate of a day, or None where no rate is on record.

    A market rate that a person entered goes before the official one: it is what the sum bought.

    Args:
        value: The sum.
        currency: ISO 4217 code.
        day: The day of the payment, or the last day on which it can have been.
    """
    if currency == INTO:
        return None
    entered = RateRecord.objects.for_pair(currency, INTO, day).first()
    if entered is not None:
        return Conversion(
            _cents(value * entered.rate), INTO, entered.rate, entered.on, entered.source
        )
    return _at_official_rate(value, currency, day)


def _at_official_rate(value: Decimal, currency: str, day: date) -> Conversion | None:
    converter = _official()
    bounds = converter.bounds.get(currency)
    if bounds is None or not bounds.first_date <= day <= bounds.last_date:
        return None
    try:
        rate = Decimal(str(converter.convert(1, currency, INTO, date=day)))
    except (RateNotFoundError, ValueError):
        return None
    return Conversion(_cents(value * rate), INTO, rate.quantize(Decimal("0.000001")), day, OFFICIAL)


def _cents(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"))


def public_rate(currency: str, day: date) -> Rate | None:
    """Return what one unit bought in US dollars on a day, for what stands beside a public sum.

    The words in which somebody noted where a market rate is from stay in the desk.
    """
    found = convert(_MANY, currency, day)
    if found is None:
        return None
    return Rate(found.value / _MANY, official=found.source == OFFICIAL)
