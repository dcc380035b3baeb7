"""Dates that two steps from now give, and days of a week or of a month told from now."""

from datetime import date

import pytest

from moksori.language.dates import find_dates

SUNDAY = date(2026, 11, 1)


def day(told, published=SUNDAY):
    (found,) = find_dates(told, published)
    return found.value


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ("a week ago today", "2026-10-25"), ("a week ago yesterday", "2026-10-24"),
        ("exactly two weeks ago", "2026-10-18"), ("a year ago today", "2025-11-01"),
        ("three months ago yesterday", "2026-07-31"), ("last week on Monday", "2026-10-19"),
        ("Tuesday of the week before last", "2026-10-13"), ("last March 5", "2026-03-05"),
        ("last year on March 5", "2025-03-05"), ("last year on the 5th of March", "2025-03-05"),
        ("the night before last", "2026-10-30"), ("2026/23 June", "2026-06-23"),
        ("일주일 전 오늘", "2026-10-25"), ("한 달 전 어제", "2026-09-30"), ("작년 오늘", "2025-11-01"),
        ("재작년 어제", "2024-10-31"), ("2년 전 오늘", "2024-11-01"), ("저번 주 화요일", "2026-10-20"),
        ("십이일 전", "2026-10-20"), ("그끄제", "2026-10-29"), ("지난 30일/", "2026-10-30"),
        ("지난달 2일 ", "2026-10-02"),
    ],
)  # fmt: skip
def test_a_day_told_from_now_is_worked_out(told, value):
    assert day(told) == value


def test_a_day_that_no_calendar_has_is_not_made_up():
    assert day("a year ago today", date(2024, 2, 29)) == ""


@pytest.mark.parametrize("told", ["last May 10 people came", "a week ago", "a year ago"])
def test_what_is_no_day_is_none(told):
    assert all(one.detail["precision"] != "day" for one in find_dates(told, SUNDAY))


@pytest.mark.parametrize("told", ["last Tuesday", "지난 화요일"])
def test_a_day_of_the_week_may_be_the_one_before(told):
    (found,) = find_dates(told, date(2026, 11, 5))
    assert (found.value, found.detail["also"]) == ("2026-11-03", "2026-10-27")


def test_a_date_does_not_go_on_behind_an_empty_line():
    values = [one.value for one in find_dates("December 20th\n\nDecember 20th", SUNDAY)]
    assert values == ["2025-12-20", "2025-12-20"]
