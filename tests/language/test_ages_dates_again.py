"""Ages, dates and lengths of time as people tell them, and what only looks like one."""

from datetime import date

import pytest

from moksori.language.ages import find_ages
from moksori.language.dates import find_dates
from moksori.language.durations import find_durations

PUBLISHED = date(2020, 3, 15)


def ages(text):
    return [(text[found.start : found.end], found.value) for found in find_ages(text)]


def dates(text):
    return [(text[one.start : one.end], one.value) for one in find_dates(text, PUBLISHED)]


def lengths(text):
    return [(one.value, one.detail["unit"]) for one in find_durations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("My uncle, fifty-one years old, mended nets.", [("fifty-one years old", 51)]),
        ("He was eighty-one.", [("eighty-one", 81)]),
        ("I turned 27 in May and left.", [("27", 27)]),
        ("He will be 60 in December.", [("60", 60)]),
        ("She would be 54 now.", [("54", 54)]),
        ("A widow of 64 sold beans.", [("64", 64)]),
        ("a lieutenant of 34 struck me", [("34", 34)]),
        ("a thin man, about fifty-five, with a scar", [("fifty-five", 55)]),
        ("He was no older than twenty-five.", [("twenty-five", 25)]),
        ("She is perhaps 45ish.", [("45ish", 45)]),
        ("One of them, 23, never came home.", [("23", 23)]),
        ("The sixth, 18, was sent away.", [("18", 18)]),
        ("The youngest was just 18.", [("18", 18)]),
        ("two boys (7 and 9) slept there", [("7", 7), ("9", 9)]),
        ("a baby of eight months", [("eight months", 0)]),
        ("The guard is An, maybe 28 years.", [("28 years", 28)]),
        ("He is on the wrong side of fifty.", [("on the wrong side of fifty", [50, 59])]),
        ("She was born on 8 February 1964 there.", [("on 8 February 1964", None)]),
        ("큰딸은 31, 작은딸은 28", [("31", 31), ("28", 28)]),
        ("본명은 한도진. 32입니다.", [("32", 32)]),
        ("마흔 좀 넘었어요", [("마흔", 40)]),
        ("스물 둘이요", [("스물 둘", 22)]),
        ("94년생이고 농민입니다", [("94년생", None)]),
        ("열 살 어린 나이에 팔렸다", [("열 살", 10)]),
        ("십오세에 끌려갔다", [("십오세", 15)]),
    ],
)
def test_an_age_is_found_whole_with_its_value(text, expected):
    assert ages(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "That man 50,000 baht for the boat.",
        "She was one of them.",
        "He was one, and the guard was the other.",
        "They took all 18 girls.",
        "The ministry of security[3] denied it [12].",
        "a father of 14 children",
        "She paid him, about fifty.",
        "기자 오세린입니다",
        "저보다 세 살 위입니다",
        "저보다 두 살 어린 동생",
        "보위부[12]에 갔다",
        "방 번호요? 32입니다.",
    ],
)
def test_what_only_looks_like_an_age_is_none(text):
    assert ages(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15일에 끌려갔다", [("15일", "2020-03-15")]),
        ("사흘 뒤인 14일 풀려났다", [("14일", "2020-03-14")]),
        ("21일부터 굶었다", [("21일", "2020-02-21")]),
        ("10월 12일 새벽에 왔다", [("10월 12일", "2019-10-12")]),
        ("11.20 / 11.21 사라짐", [("11.20", "2019-11-20"), ("11.21", "2019-11-21")]),
        ("2016.11.15일에 왔다", [("2016.11.15일", "2016-11-15")]),
        ("4월 29일날 왔다", [("4월 29일날", "2019-04-29")]),
        ("11월 25일부터 며칠간", [("11월 25일", "2019-11-25")]),
        ("음력 정월 열이레에 잡혔다", [("음력 정월 열이레", "2020-02/2020-03")]),
        ("He came on 12th and left.", [("12th", "2020-03-12")]),
        ("It was the 15th.", [("15th", "2020-03-15")]),
        ("call back 13/2", [("13/2", "2020-02-13")]),
        ("Thurs 2/1 call back", [("Thurs 2/1", "2020-01-02")]),
        ("Edition 2, November 2026", [("November 2026", "2026-11")]),
        ("No. 3, May 2031", [("May 2031", "2031-05")]),
        ("In March he came.", [("March", "2020-03")]),
        ("It was a Wednesday.", [("Wednesday", "")]),
        ("We rest on Sundays.", [("Sundays", "")]),
    ],
)
def test_a_date_is_found_whole_with_its_value(text, expected):
    assert dates(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "15일 동안 맞았다",
        "15일 구류를 받았다",
        "3일간 있었다",
        "며칠 굶었다",
        "on the ninth day they let us go",
        "on the first Monday of every month",
        "during the Arduous March of hunger",
        "They guard us 24/7",
        "the March of the Tigers",
        "we march on and I may go",
    ],
)
def test_what_only_looks_like_a_date_is_none(text):
    assert dates(text) == []


@pytest.mark.parametrize("text", ["오늘 말씀 고맙습니다", "Where is she today?"])
def test_today_is_told_from_the_day_of_speaking(text):
    (found,) = find_dates(text, PUBLISHED)
    assert found.detail["deictic"]
    assert found.detail["relative"]


def test_yesterday_and_a_day_of_the_month_are_not_deictic():
    for text in ("He came yesterday.", "15일에 왔다"):
        (found,) = find_dates(text, PUBLISHED)
        assert not found.detail["deictic"]


def test_a_weekday_alone_is_marked():
    for text in ("It was a Wednesday.", "화요일에 왔다"):
        (found,) = find_dates(text, PUBLISHED)
        assert found.detail["weekday"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It lasted 10 minutes.", [("PT10M", "minute")]),
        ("one night in the cell", [("PT12H", "night")]),
        ("two nights in the cell", [("P2D", "night")]),
        ("15일 구류를 받았다", [("P15D", "day")]),
        ("하룻밤 맞았다", [("PT12H", "night")]),
        ("15일에 왔다", []),
    ],
)
def test_less_than_a_day_is_no_day(text, expected):
    assert lengths(text) == expected


def test_half_past_eight_is_an_hour_of_the_day():
    (found,) = find_dates("at half past eight", PUBLISHED)
    assert found.detail["clock"]
