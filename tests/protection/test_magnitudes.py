"""Numbers made coarse, and found in a few words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moksori.protection.magnitudes import coarse_number, figures, in_words, number_in
from moksori.terms.disguise import Rung


@pytest.mark.parametrize(
    ("told", "words", "value"),
    [
        ("40,000 RMB", "40,000", 40000),
        ("¥40,000", "40,000", 40000),
        ("forty thousand yuan", "forty thousand", 40000),
        ("1.5 million won", "1.5 million", 1500000),
        ("북국 돈 50만원", "50만", 500000),
        ("사만 오천 위안", "사만 오천", 45000),
        ("1만 2천 위안", "1만 2천", 12000),
    ],
)
def test_the_longest_number_is_found(told, words, value):
    start, end, number = number_in(told)
    assert (told[start:end], number) == (words, value)


def test_words_without_a_number_have_none():
    assert number_in("yuan") is None
    assert number_in("돈") is None


@given(st.integers(1, 10**13))
def test_a_magnitude_says_nothing_but_how_many_digits(value):
    lowest = 10 ** (len(str(value)) - 1)
    for korean in (False, True):
        words = in_words(value, value, Rung.MAGNITUDE, korean)
        assert words == in_words(lowest, lowest, Rung.MAGNITUDE, korean)
        assert not any(char.isdigit() for char in words)


@given(st.integers(1, 10**12))
def test_rounding_keeps_as_many_figures_as_asked(value):
    for rung, keep in ((Rung.TWO_FIGURES, 2), (Rung.ONE_FIGURE, 1)):
        words = in_words(value, value, rung, korean=False)
        rounded = int("".join(char for char in words if char.isdigit()))
        assert figures(rounded) <= keep
        assert abs(rounded - value) <= value / 10 ** (keep - 1) / 2
        assert coarse_number(rounded, rung)


def test_ranges_name_both_ends_where_they_differ():
    assert in_words(3000, 50000, Rung.MAGNITUDE, False) == "thousands to tens of thousands of"
    assert in_words(3000, 50000, Rung.MAGNITUDE, True) == "수천~수만"
    assert in_words(30000, 50000, Rung.MAGNITUDE, True) == "수만"
    assert in_words(3, 7, Rung.MAGNITUDE, False) == "a few"
