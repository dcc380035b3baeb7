"""Numbers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moksori.language.numbers import read_number
from tests.language.texts import ANY_TEXT


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("forty-three", 43), ("forty three", 43), ("twenty", 20), ("a hundred", 100),
        ("two hundred and five", 205), ("thirty thousand", 30_000), ("1.5 million", 1_500_000),
        ("half a million", 500_000), ("two and a half million", 2_500_000), ("a dozen", 12),
        ("40,000", 40_000), ("1,234.5", 1234.5), ("40 000", 40_000), ("10k", 10_000),
        ("5.8k", 5800), ("5 thousand", 5000), ("two million three hundred thousand", 2_300_000),
        ("4만", 40_000), ("사만 오천", 45_000), ("마흔셋", 43), ("마흔 세", 43), ("백오십", 150),
        ("스물세", 23), ("1억 2천만", 120_000_000), ("삼십만", 300_000), ("오만육천칠백", 56_700),
        ("열다섯", 15), ("이천십육", 2016), ("일흔", 70), ("3만5천", 35_000), ("４만", 40_000),
        ("٤٣", 43), ("공", 0),
    ],
)  # fmt: skip
def test_a_number_is_read(words, number):
    assert read_number(words) == number


@pytest.mark.parametrize("words", ["", "hello", "사람", "Kim 43", "4x", "forty cats", "-", "수만"])
def test_what_is_no_number_is_not_read(words):
    assert read_number(words) is None


@given(number=st.integers(0, 999_999_999))
def test_digits_with_commas_are_read_back(number):
    assert read_number(f"{number:,}") == number


_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
_ONES = ("", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉")


@given(number=st.integers(1, 99))
def test_native_korean_numbers_are_read_back(number):
    assert read_number(_TENS[number // 10] + _ONES[number % 10]) == number


_DIGITS = "영일이삼사오육칠팔구"


def _sino(number: int) -> str:
    """Write a number below ten thousand in Sino-Korean words."""
    said = ""
    for size, name in ((1000, "천"), (100, "백"), (10, "십")):
        digit = number // size % 10
        if digit:
            said += ("" if digit == 1 else _DIGITS[digit]) + name
    return said + (_DIGITS[number % 10] if number % 10 else "")


@given(high=st.integers(1, 9999), low=st.integers(0, 9999))
def test_sino_korean_numbers_are_read_back(high, low):
    assert read_number(f"{_sino(high)}만 {_sino(low)}".strip()) == high * 10_000 + low


@given(words=ANY_TEXT)
def test_any_words_are_a_number_or_none(words):
    number = read_number(words)
    assert number is None or number >= 0
