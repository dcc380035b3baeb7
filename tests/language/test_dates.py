"""Dates, however they are told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moksori.language.dates import bounds, find_dates, month_of
from tests.language.texts import ANY_TEXT

PUBLISHED = date(2017, 6, 9)


def dates(text):
    return [(text[one.start : one.end], one.value) for one in find_dates(text, PUBLISHED)]


DAYS = [
    ("on March 3, 2016", "March 3, 2016", "2016-03-03"),
    ("on 3 March", "3 March", "2017-03-03"),
    ("Bulletin No. 31, 18 October 2016", "18 October 2016", "2016-10-18"),
    ("March 15th, 2016", "March 15th, 2016", "2016-03-15"),
    ("the 15th of March", "15th of March", "2017-03-15"),
    ("twenty-first of April", "twenty-first of April", "2017-04-21"),
    ("2016-03-03", "2016-03-03", "2016-03-03"),
    ("15/3/2016", "15/3/2016", "2016-03-15"),
    ("2016.3.15", "2016.3.15", "2016-03-15"),
    ("3-Mar-16", "3-Mar-16", "2016-03-03"),
    ("03MAR2016", "03MAR2016", "2016-03-03"),
    ("Tuesday, March 3, 2016", "Tuesday, March 3, 2016", "2016-03-03"),
    ("March 3-5, 2016", "March 3-5, 2016", "2016-03-03/2016-03-05"),
    ("On 3 and 5 March 2016", "3 and 5 March 2016", "2016-03-03/2016-03-05"),
    ("on the 15th he left", "15th", "2017-05-15"),
    ("on the 3rd of last month", "3rd of last month", "2017-05-03"),
    ("last Tuesday", "last Tuesday", "2017-06-06"),
    ("on Tuesday.", "Tuesday", "2017-06-06"),
    ("yesterday", "yesterday", "2017-06-08"),
    ("the day before yesterday", "the day before yesterday", "2017-06-07"),
    ("three days ago", "three days ago", "2017-06-06"),
    ("Christmas", "Christmas", "2016-12-25"),
    ("New Year's Day", "New Year's Day", "2017-01-01"),
    ("on 3/15", "3/15", "2017-03-15"),
    ("지난 15일", "지난 15일", "2017-05-15"),
    ("3월 15일", "3월 15일", "2017-03-15"),
    ("2016년 3월 15일", "2016년 3월 15일", "2016-03-15"),
    ("삼월 십오일", "삼월 십오일", "2017-03-15"),
    ("2016. 3. 15.", "2016. 3. 15.", "2016-03-15"),
    ("지난달 15일", "지난달 15일", "2017-05-15"),
    ("15일 새벽", "15일", "2017-05-15"),
    ("그는 15일 체포됐다", "15일", "2017-05-15"),
    ("어제", "어제", "2017-06-08"),
    ("사흘 전", "사흘 전", "2017-06-06"),
    ("3일 전", "3일 전", "2017-06-06"),
    ("지난주 화요일", "지난주 화요일", "2017-05-30"),
    ("지난 월요일", "지난 월요일", "2017-06-05"),
    ("5월 5일~7일", "5월 5일~7일", "2017-05-05/2017-05-07"),
]
COARSER = [
    ("early March", "third", "2017-03-01/2017-03-10"),
    ("in mid-January", "third", "2017-01-11/2017-01-20"),
    ("the first week of March", "third", "2017-03-01/2017-03-07"),
    ("two weeks ago", "third", "2017-05-23/2017-05-29"),
    ("last week", "third", "2017-05-29/2017-06-04"),
    ("3월 초순", "third", "2017-03-01/2017-03-10"),
    ("3월 말", "third", "2017-03-21/2017-03-31"),
    ("이달 초", "third", "2017-06-01/2017-06-10"),
    ("in March", "month", "2017-03"),
    ("In January 2016", "month", "2016-01"),
    ("in February of this year", "month", "2017-02"),
    ("last month", "month", "2017-05"),
    ("since last March", "month", "2017-03"),
    ("in May", "month", "2017-05"),
    ("2016년 1월", "month", "2016-01"),
    ("지난해 12월", "month", "2016-12"),
    ("두 달 전", "month", "2017-04"),
    ("16년 3월", "month", "2016-03"),
    ("5월 중", "month", "2017-05"),
    ("spring of 2016", "season", "2016-21"),
    ("last winter", "season", "2016-24"),
    ("early 2016", "season", "2016-01/2016-04"),
    ("작년 봄", "season", "2016-21"),
    ("2016년 하반기", "season", "2016-07/2016-12"),
    ("in 2016", "year", "2016"),
    ("three years ago", "year", "2014"),
    ("3년 전", "year", "2014"),
    ("mid-1990s", "decade", "199X"),
    ("the '90s", "decade", "199X"),
    ("1990년대 중반", "decade", "199X"),
    ("90년대", "decade", "199X"),
]


@pytest.mark.parametrize(("text", "words", "value"), DAYS)
def test_a_day_is_found_with_its_words(text, words, value):
    assert (words, value) in dates(text)
    one = next(one for one in find_dates(text, PUBLISHED) if one.value == value)
    assert one.detail["precision"] == "day"


@pytest.mark.parametrize(("text", "precision", "value"), COARSER)
def test_what_is_coarser_than_a_day_is_known_as_that(text, precision, value):
    [one] = find_dates(text, PUBLISHED)
    assert (one.detail["precision"], one.value) == (precision, value)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("at 9 p.m.", "21:00"), ("at 21:30", "21:30"), ("nine o'clock in the evening", "21:00"),
        ("half past nine", "09:00"), ("at midnight", "00:00"), ("4.30pm", "16:30"),
        ("밤 11시", "23:00"), ("오전 9시 30분경", "09:30"), ("열한 시 반", "11:30"), ("새벽 2시", "02:00"),
    ],
)  # fmt: skip
def test_an_hour_of_the_day_is_found(text, clock):
    [one] = find_dates(text, PUBLISHED)
    assert one.detail["clock"]
    assert one.detail["precision"] == "time"
    assert one.detail["time"] == clock


def test_a_stamp_of_day_and_hour_is_one_date():
    [one] = find_dates("2017-06-09 01:08", PUBLISHED)
    assert one.value == "2017-06-09T01:08"


@pytest.mark.parametrize("text", ["the next day", "that night", "이튿날", "그날"])
def test_what_hangs_on_another_date_says_so(text):
    [one] = find_dates(text, PUBLISHED)
    assert one.detail["anaphoric"]
    assert one.value == ""


@pytest.mark.parametrize("text", ["음력 1월 3일", "설날"])
def test_a_lunar_day_is_placed_between_two_months(text):
    [one] = find_dates(text, PUBLISHED)
    assert one.detail["lunar"]
    assert one.value == "2017-01/2017-02"


def test_without_the_day_of_publication_nothing_is_made_up():
    assert [one.value for one in find_dates("in March, last Tuesday, 지난 15일")] == ["", "", ""]
    assert [one.detail["relative"] for one in find_dates("3 March 2016")] == [False]


@pytest.mark.parametrize(
    "text",
    [
        "They march 10 miles.", "He may go.", "the 15th floor", "on the first day", "the fall of the town",
        "in her 90s", "2016 RMB", "a ratio of 3.5", "15일간", "15일 동안", "16년 동안", "3시간", "오늘날",
        "돌봄", "도시", "월급", "제3시장", "30일 이내", "15일이 지나",
    ],
)  # fmt: skip
def test_what_is_no_date_is_not_found(text):
    assert dates(text) == []


@given(day=st.dates(date(1950, 1, 1), date(2029, 12, 31)))
def test_every_day_is_found_in_every_usual_form(day):
    written = [
        day.isoformat(), f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%B} {day.year}",
        f"{day:%b} {day.day}, {day.year}", f"{day.year}년 {day.month}월 {day.day}일",
        f"{day.year}.{day.month}.{day.day}", f"{day.year}. {day.month}. {day.day}.",
    ]  # fmt: skip
    for text in written:
        [one] = find_dates(f"({text})")
        assert one.value == day.isoformat()


@given(day=st.dates(date(2000, 1, 1), date(2029, 12, 31)), published=st.dates(date(2000, 1, 1)))
def test_a_day_without_its_year_is_the_last_before_publication(day, published):
    [one] = find_dates(f"{day:%B} {day.day}", published)
    first, _ = bounds(one.value)
    assert first <= published or first.month != day.month


@given(text=ANY_TEXT, published=st.dates())
def test_every_value_is_empty_or_has_bounds(text, published):
    for one in find_dates(text, published):
        assert one.value == "" or bounds(one.value) is not None


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2016-03-05", date(2016, 3, 5), date(2016, 3, 5)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("2016-24", date(2016, 12, 1), date(2017, 2, 28)),
        ("2016-03/2016-04", date(2016, 3, 1), date(2016, 4, 30)),
        ("2016-03-05T01:08", date(2016, 3, 5), date(2016, 3, 5)),
        ("2016-03~", date(2016, 3, 1), date(2016, 3, 31)),
        ("2016-XX-XX", date(2016, 1, 1), date(2016, 12, 31)),
    ],
)
def test_a_date_has_a_first_and_a_last_day(edtf, first, last):
    assert bounds(edtf) == (first, last)


@pytest.mark.parametrize("edtf", ["", "yesterday", "2016-13", "2016-02-30", "2016-04/2016-03"])
def test_what_is_no_date_has_no_bounds(edtf):
    assert bounds(edtf) is None
    assert month_of(edtf) is None


def test_the_month_of_a_date_is_given_where_it_has_one():
    assert month_of("2016-03-05") == "2016-03"
    assert month_of("2016-03-01/2016-03-10") == "2016-03"
    assert month_of("2016-03/2016-04") is None
    assert month_of("2016") is None


def test_a_day_before_a_comma_is_not_of_the_month_that_has_a_day_of_its_own():
    text = "He lay for five days, and on the fifth, July 21, he died."
    assert [text[one.start : one.end] for one in find_dates(text)] == ["fifth", "July 21"]


def test_a_holiday_is_known_whichever_way_its_name_is_turned():
    feasts = ((("Old Miller's birthday", "anniversary of Old Miller's death"), 12, 24),)
    for text in ("the birthday of Old Miller", "the anniversary of the death of Old Miller"):
        found = find_dates(f"It was {text}.", feasts=feasts)
        assert [one.detail.get("holiday") for one in found] == [text.removeprefix("the ").lower()]


def test_a_field_on_the_next_line_does_not_hide_a_day() -> None:
    found = find_dates("on the eighteenth\nDesk", date(2024, 3, 1))
    assert [one.value for one in found] == ["2024-02-18"]
    assert not find_dates("on the eighteenth\nfloor", date(2024, 3, 1))
