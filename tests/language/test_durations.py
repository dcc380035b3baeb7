"""How long something lasted."""

import pytest

from moksori.language.durations import find_durations


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("held for 15 days", "15 days", "P15D"),
        ("After a week", "a week", "P1W"),
        ("two months of labour", "two months", "P2M"),
        ("a year and a half", "a year and a half", "P1Y6M"),
        ("2 years and 6 months", "2 years and 6 months", "P2Y6M"),
        ("a 20-day arrest", "20-day", "P20D"),
        ("forty-eight hours", "forty-eight hours", "PT48H"),
        ("half an hour", "half an hour", "PT30M"),
        ("a decade", "a decade", "P10Y"),
        ("사흘", "사흘", "P3D"),
        ("열흘 동안", "열흘", "P10D"),
        ("보름", "보름", "P15D"),
        ("15일간", "15일", "P15D"),
        ("3개월", "3개월", "P3M"),
        ("석 달", "석 달", "P3M"),
        ("2년 6개월", "2년 6개월", "P2Y6M"),
        ("1년 반", "1년 반", "P1Y6M"),
        ("두 시간", "두 시간", "PT2H"),
        ("일주일", "일주일", "P1W"),
        ("10년 교화형", "10년", "P10Y"),
        ("오 년", "오 년", "P5Y"),
    ],
)
def test_a_duration_is_found_with_its_words(text, words, value):
    [one] = find_durations(text)
    assert (text[one.start : one.end], one.value) == (words, value)
    assert one.detail["exact"]


@pytest.mark.parametrize("text", ["several weeks", "a few days", "for months", "며칠", "몇 달"])
def test_a_vague_duration_is_known_as_vague(text):
    [one] = find_durations(text)
    assert not one.detail["exact"]


@pytest.mark.parametrize(
    "text",
    ["three years ago", "20 years old", "3월 15일", "2016년", "1990년대", "20일", "3일 전", "사람"],
)
def test_what_is_no_duration_is_not_found(text):
    assert find_durations(text) == []


@pytest.mark.parametrize(
    ("text", "told"), [("스무이틀째 되는 날", "스무이틀"), ("스무 날 만에", "스무 날")]
)
def test_days_beyond_twenty_are_found(text, told):
    assert any(told in text[one.start : one.end] for one in find_durations(text))
