"""Shares of a whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moksori.language.shares import find_shares


@pytest.mark.parametrize(
    ("text", "words", "share"),
    [
        ("took 70% of it", "70%", 0.7),
        ("30 percent", "30 percent", 0.3),
        ("seventy per cent", "seventy per cent", 0.7),
        ("70 pct", "70 pct", 0.7),
        ("30-40%", "30-40%", 0.4),
        ("two thirds of the money", "two thirds", 2 / 3),
        ("a third of it", "a third", 1 / 3),
        ("half of the money", "half", 0.5),
        ("one in three", "one in three", 1 / 3),
        ("a 70:30 split", "70:30", 0.7),
        ("70퍼센트", "70퍼센트", 0.7),
        ("칠십 퍼센트", "칠십 퍼센트", 0.7),
        ("70프로", "70프로", 0.7),
        ("7할", "7할", 0.7),
        ("3할 5푼", "3할 5푼", 0.35),
        ("절반", "절반", 0.5),
        ("돈의 반을", "반", 0.5),
        ("3분의 1", "3분의 1", 1 / 3),
        ("7대 3으로 나눴다", "7대 3", 0.7),
        ("７０％", "７０％", 0.7),
    ],
)
def test_a_share_is_found_with_its_words(text, words, share):
    [one] = find_shares(text)
    assert text[one.start : one.end] == words
    assert one.value == pytest.approx(share, abs=1e-5)


@pytest.mark.parametrize(
    "text",
    [
        "half an hour",
        "the first half of 2016",
        "a year and a half",
        "프로젝트",
        "할머니",
        "할 일",
        "반발",
    ],
)
def test_what_is_no_share_is_not_found(text):
    assert find_shares(text) == []


@given(percent=st.integers(0, 100))
def test_every_per_cent_is_found(percent):
    for text in (f"{percent}%", f"{percent} percent", f"{percent} per cent", f"{percent}퍼센트"):
        [one] = find_shares(text)
        assert one.value == pytest.approx(percent / 100)
