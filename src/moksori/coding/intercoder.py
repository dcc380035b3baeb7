"""How far two coders agree: Krippendorff's alpha over what each took the same words for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import krippendorff

REFUSED = ""
"""What a unit is for a coder who refused it, or did not mark what the other marked."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two coders made of the same units.

    Attributes:
        units: How many both decided about.
        same: How many both took for the same.
        alpha: Krippendorff's alpha for names without an order: 1 is whole agreement, 0 what chance
            would give. None where it says nothing: fewer than two units, or one value only.
    """

    units: int
    same: int
    alpha: float | None


def agreement_of(first: Mapping[str, str], second: Mapping[str, str]) -> Agreement:
    """Compare two coders.

    Args:
        first: Unit → what it is for one coder; a unit that is missing was not decided.
        second: The same of the other.
    """
    both = [unit for unit in first if unit in second]
    same = sum(first[unit] == second[unit] for unit in both)
    values = sorted({coder[unit] for coder in (first, second) for unit in both})
    if len(both) < 2 or len(values) < 2:
        return Agreement(len(both), same, None)
    number = {value: place for place, value in enumerate(values)}
    table = [[number[coder[unit]] for unit in both] for coder in (first, second)]
    alpha = krippendorff.alpha(reliability_data=table, level_of_measurement="nominal")
    return Agreement(len(both), same, float(alpha))
