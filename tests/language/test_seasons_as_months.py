"""A season leaves as its months, which every reader of dates knows."""

from __future__ import annotations

import pytest

from moksori.language.edtf import bounds, without_seasons


@pytest.mark.parametrize(
    ("season", "months"),
    [
        ("2018-21", "2018-03/2018-05"),
        ("2018-23~", "2018-09/2018-11"),
        ("2018-24", "2018-12/2019-02"),
        ("2018-04", "2018-04"),
        ("2018-04-21", "2018-04-21"),
        ("201X", "201X"),
        ("", ""),
    ],
)
def test_a_season_is_written_as_its_months(season: str, months: str) -> None:
    assert without_seasons(season) == months
    assert bounds(without_seasons(season)) == bounds(season)
