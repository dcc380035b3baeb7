"""How wide a told age is, and the band that a rung puts in its place."""

from __future__ import annotations

from typing import Any

from moksori.terms.disguise import Rung

_STEPS = {Rung.PLUS_MINUS_TWO: 4, Rung.FIVE_YEARS: 5, Rung.DECADE: 10}
# An age that is told as "teens" or "under ten" is a decade to everybody who reads it.
_WIDE_ENOUGH = {Rung.PLUS_MINUS_TWO: 4, Rung.FIVE_YEARS: 5, Rung.DECADE: 7, Rung.ADULT: 30}


def years_of(value: Any) -> tuple[int, int] | None:
    """Give the years that a mention's value spans; None where it says nothing of years."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return int(value), int(value)
    if isinstance(value, list | tuple) and len(value) == 2 and None not in value:
        low, high = sorted(int(each) for each in value)
        return low, high
    return None


_MINOR = (0, 17)


def already(years: tuple[int, int], rung: Rung, *, exact: bool = False) -> bool:
    """Say whether years are told no finer than a rung asks.

    Args:
        years: The first and the last year told.
        rung: The rung decided.
        exact: Both were told as ages ("20 and 30 years old"), which no band is.
    """
    if rung is Rung.ADULT:
        return not exact and years == _MINOR  # "an under-age farmer" says no more than the rung
    wide = _WIDE_ENOUGH.get(rung)
    return wide is not None and not exact and years[1] - years[0] + 1 >= wide


def band(years: tuple[int, int], rung: Rung) -> tuple[int, int]:
    """Give the first and the last year of the band that holds `years`.

    Bands stand at fixed places and are never centred on the age, or they would give it away: the
    rung "plus or minus two" is a fixed band of four years.
    """
    step = _STEPS.get(rung, 10)
    low, high = years
    return low // step * step, high // step * step + step - 1
