"""Whether an age is that of somebody under eighteen, as told or as read."""

from __future__ import annotations

from moksori.language.ages import find_ages

OF_AGE = 18


def is_of_a_minor(age: object) -> bool:
    """Say whether an age may be that of a minor: where it is a span, its lower end counts.

    Args:
        age: A number of years, `[low, high]`, the words of an age, or nothing.
    """
    if isinstance(age, str):
        found = find_ages(age)
        return any(one.detail.get("form") == "minor" or is_of_a_minor(one.value) for one in found)
    if isinstance(age, list | tuple) and age:
        age = age[0]
    return isinstance(age, int) and age < OF_AGE
