"""Shares: a share of a sum gives the sum away, so it is told no finer than most or a part."""

import pytest

from tests.protection.telling import one

CASES = [
    ("taken 70% of the money", "70%", 0.7, "taken most of the money"),
    ("taken 70% of the money", "70% of", 0.7, "taken most of the money"),
    ("taken 70 percent of the money", "70 percent", 70, "taken most of the money"),
    ("left only 30% for the female", "30%", 0.3, "left only a small part for the female"),
    ("70% went to him", "70%", 0.7, "Most of it went to him"),
    ("a 70% cut", "70%", 0.7, "a large cut"),
    ("about half of it", "half", 0.5, "a large part of it"),
    ("took nearly two thirds of the money", "two thirds", 2 / 3, "took most of the money"),
    ("between 60% and 80% of it", "60% and 80%", [0.6, 0.8], "between most of it"),
    ("took 70% of it", "70%", None, "took most of it"),
    ("돈의 70%를 가졌다", "70%", 0.7, "돈의 대부분을 가졌다"),
    ("30%만 남겼다", "30%", 0.3, "일부만 남겼다"),
    ("절반을 가졌다", "절반", 0.5, "상당 부분을 가졌다"),
    ("약 7할을 가졌다", "7할", 0.7, "대부분을 가졌다"),
]


@pytest.mark.parametrize(("text", "told", "value", "wanted"), CASES)
def test_a_share_becomes_most_or_a_part(text, told, value, wanted):
    assert one(text, told, "share", value, "magnitude") == wanted


def test_a_share_can_be_withheld():
    assert one("took 70%.", "70%", "share", 0.7, "nothing") == "took [share withheld]."
    assert one("70%를 가졌다", "70%", "share", 0.7, "nothing") == "[비율 비공개]를 가졌다"


def test_a_share_that_nobody_can_have_is_a_small_one():
    assert (
        one("He took -4 of it.", "-4", "share", -4.0, "magnitude") == "He took a small part of it."
    )
