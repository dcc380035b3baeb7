"""Dates in English and Korean: days become months, times go, what is coarse stays."""

from dataclasses import replace

import pytest

from moksori.protection.disguise import disguise
from moksori.terms.proposal import Proposal
from tests.protection.telling import decide, mark, naming, one, public, structure

RELATIVE = {"relative": True, "precision": "day"}
CLOCK = {"clock": True, "precision": "time"}

MONTHS = [
    ("He came on March 15.", "March 15", "2017-03-15", {}, "He came in March."),
    ("He came on March 15, 2017.", "March 15, 2017", "2017-03-15", {}, "He came in March 2017."),
    ("He came on 15 March 2017.", "on 15 March 2017", "2017-03-15", {}, "He came in March 2017."),
    ("On March 15, he came.", "March 15", "2017-03-15", {}, "In March, he came."),
    ("March 15, he came.", "March 15", "2017-03-15", {}, "In March, he came."),
    ("He came March 15 to collect.", "March 15", "2017-03-15", {}, "He came in March to collect."),
    ("since March 15 he hid", "March 15", "2017-03-15", {}, "since March he hid"),
    ("the March 15 meeting", "March 15", "2017-03-15", {}, "the March meeting"),
    ("in early March, it rained", "early March", "2017-03-05", {"precision": "third"},
     "in March, it rained"),
    ("It was 2016-01-15 21:00 then", "2016-01-15 21:00", "2016-01-15", CLOCK,
     "It was in January 2016 then"),
    ("On the 15th he came.", "the 15th", "2017-03-15", RELATIVE, "In March he came."),
    ("On the 15th he came.", "the 15th", "", RELATIVE, "That month he came."),
    ("He came on the 15th.", "15th", "", RELATIVE, "He came that month."),
    ("He came last Tuesday.", "last Tuesday", "2017-06-06", RELATIVE, "He came in June."),
    ("He came last Tuesday.", "last Tuesday", "", RELATIVE, "He came recently."),
    ("Yesterday he came.", "Yesterday", "", RELATIVE, "Recently he came."),
    ("until yesterday he hid", "yesterday", "", RELATIVE, "until recently he hid"),
    ("since yesterday he hid", "yesterday", "", RELATIVE, "since that time he hid"),
    ("It rained from 30 March to 2 April 2017.", "30 March to 2 April 2017",
     "2017-03-30/2017-04-02", {}, "It rained from March and April 2017."),
    ("March 15’s snow", "March 15", "2017-03-15", {}, "March’s snow"),
    ("March 15 was cold", "March 15", "2017-03-15", {}, "March was cold"),
    ("Christmas was cold", "Christmas", "2016-12-25", {"holiday": "christmas", **RELATIVE},
     "In December was cold"),
    ("yesterday’s visit", "yesterday", "", RELATIVE, "the recent visit"),
    ("3월 30일과 4월 2일", "3월 30일과 4월 2일", "2017-03-30/2017-04-02", {}, "3월과 4월"),
    ("3월 15일에 왔다", "3월 15일", "2017-03-15", {}, "3월에 왔다"),
    ("3월 15일은 추웠다", "3월 15일", "2017-03-15", {}, "3월은 추웠다"),
    ("2016년 1월 15일 밤 9시에", "2016년 1월 15일 밤 9시", "2016-01-15", CLOCK, "2016년 1월에"),
    ("3월 초순에 왔다", "3월 초순", "2017-03-05", {"precision": "third"}, "3월에 왔다"),
    ("어제 왔다", "어제", "2017-06-08", RELATIVE, "6월에 왔다"),
    ("지난 15일에 왔다", "지난 15일", "2017-06-15", RELATIVE, "6월에 왔다"),
    ("지난 화요일 왔다", "지난 화요일", "", RELATIVE, "최근에 왔다"),
    ("15일에 왔다", "15일", "", RELATIVE, "그달에 왔다"),
]  # fmt: skip

RUNGS = [
    ("He came on March 15.", "March 15", "2017-03-15", "third_of_month", "He came in mid-March."),
    ("in March 2016", "March 2016", "2016-03", "season", "in the spring of 2016"),
    ("in March 2016", "March 2016", "2016-03", "year", "in 2016"),
    ("In January 2016, a resident left.", "January 2016", "2016-01", "nothing",
     "A resident left."),
    ("3월 15일에 왔다", "3월 15일", "2017-03-15", "third_of_month", "3월 중순에 왔다"),
    ("2016년 3월에 왔다", "2016년 3월", "2016-03", "season", "2016년 봄에 왔다"),
    ("2016년 3월에 왔다", "2016년 3월", "2016-03", "year", "2016년에 왔다"),
    ("2016년 3월에 왔다", "2016년 3월", "2016-03", "nothing", "왔다"),
]  # fmt: skip

TIMES = [
    ("He came to the house at 9 p.m.", "9 p.m.", "He came to the house."),
    ("He came at 9 p.m. to the house.", "9 p.m.", "He came to the house."),
    ("He came at about 21:00, drunk.", "21:00", "He came, drunk."),
    ("It was 9 o'clock then", "9 o'clock", "It was [time withheld] then"),
    ("밤 11시에 왔다", "밤 11시", "밤에 왔다"),
    ("21시 30분경에 왔다", "21시 30분", "왔다"),
]


@pytest.mark.parametrize(("text", "told", "value", "detail", "wanted"), MONTHS)
def test_a_day_becomes_its_month(text, told, value, detail, wanted):
    assert one(text, told, "date", value, "month", **detail) == wanted


@pytest.mark.parametrize(("text", "told", "value", "rung", "wanted"), RUNGS)
def test_every_other_rung_has_its_words(text, told, value, rung, wanted):
    assert one(text, told, "date", value, rung) == wanted


@pytest.mark.parametrize(("text", "told", "wanted"), TIMES)
def test_a_time_of_day_goes(text, told, wanted):
    assert one(text, told, "date", "", "month", **CLOCK) == wanted


@pytest.mark.parametrize(
    ("text", "told", "value"),
    [
        ("in January 2016, a man", "January 2016", "2016-01"),
        ("in the mid-1990s, a man", "mid-1990s", "199X"),
        ("in February of this year", "February of this year", "2017-02"),
        ("2016년 1월에", "2016년 1월", "2016-01"),
        ("작년 봄에", "작년 봄", "2016-21"),
    ],
)
def test_what_is_no_finer_than_a_month_stays_as_told(text, told, value):
    assert one(text, told, "date", value, "month") == text


@pytest.mark.parametrize(
    ("text", "dates", "wanted"),
    [
        (
            "In May they ran. On the 17th we were caught.",
            (("May", "2017-05", "month"), ("the 17th", "2017-06-17", "day")),
            "In May they ran. That month we were caught.",
        ),
        (
            "5월에 떠났다. 17일에 잡혔다.",
            (("5월", "2017-05", "month"), ("17일", "2017-06-17", "day")),
            "5월에 떠났다. 그달에 잡혔다.",
        ),
        (
            "15일 화요일이었습니다",
            (("15일", "", "day"), ("화요일", "2017-06-06", "day")),
            "그달이었습니다",
        ),
        (
            "It was Tuesday, March 7, then.",
            (("Tuesday", "2017-06-06", "day"), ("March 7", "2017-03-07", "day")),
            "It was in March, then.",
        ),
    ],
)
def test_a_day_alone_belongs_to_the_month_the_story_speaks_of(text, dates, wanted):
    marks = [mark(text, told, "date", value, precision=fine, relative=True)
             for told, value, fine in dates]  # fmt: skip
    assert public(text, *marks, decisions=decide(date="month")) == wanted


@pytest.mark.parametrize(
    ("text", "told", "wanted"),
    [
        ("On Tuesday he came.", "Tuesday", "One day he came."),
        ("He came on Tuesday night.", "Tuesday night", "He came one day."),
        ("화요일 왔다", "화요일", "어느 날 왔다"),
        ("He comes every Monday before closing.", "Monday", "He comes every week before closing."),
        ("He collects on the first of the month.", "the first of the month",
         "He collects every month."),
        ("목요일 저녁마다 들른다", "목요일", "매주 들른다"),
        ("매주 토요일 저녁이면 온다", "토요일", "매주 저녁이면 온다"),
        ("매달 5일에 온다", "5일", "매달 온다"),
    ],
)  # fmt: skip
def test_weekdays_go_and_how_often_stays(text, told, wanted):
    assert one(text, told, "date", "2017-06-06", "month", **RELATIVE) == wanted


@pytest.mark.parametrize(
    ("text", "told"), [("That night he came.", "That night"), ("이튿날 왔다", "이튿날")]
)
def test_what_hangs_on_another_date_stays(text, told):
    assert one(text, told, "date", "", "month", anaphoric=True, **RELATIVE) == text


def test_an_undated_text_counts_from_no_day():
    for text, told, wanted in (
        ("He came last Tuesday.", "last Tuesday", "He came recently."),
        ("I leave tomorrow.", "tomorrow", "I leave soon."),
        ("모레 들어갑니다", "모레", "곧 들어갑니다"),
        ("어제 왔다", "어제", "최근에 왔다"),
        ("On the 15th he came.", "the 15th", "That month he came."),
    ):
        shape = replace(structure(text), published="")
        marked = mark(text, told, "date", "2017-06-06", **RELATIVE)
        made = disguise(shape, Proposal((marked,)), decide(date="month"), naming())
        assert made.passages[0].text == wanted


@pytest.mark.parametrize(
    ("text", "dates", "wanted"),
    [
        ("He was held from March 3 to March 5, 2017.",
         (("March 3", "2017-03-03"), ("March 5, 2017", "2017-03-05")),
         "He was held in March 2017."),
        ("He was held between March 3 and April 5.",
         (("March 3", "2017-03-03"), ("April 5", "2017-04-05")),
         "He was held between March and April."),
        ("On March 3, March 5 and March 7 he came.",
         (("March 3", "2017-03-03"), ("March 5", "2017-03-05"), ("March 7", "2017-03-07")),
         "In March he came."),
        ("3월 3일부터 3월 5일까지 갇혔다", (("3월 3일", "2017-03-03"), ("3월 5일", "2017-03-05")),
         "3월에 갇혔다"),
        ("3월 3일부터 4월 5일까지 갇혔다", (("3월 3일", "2017-03-03"), ("4월 5일", "2017-04-05")),
         "3월부터 4월까지 갇혔다"),
    ],
)  # fmt: skip
def test_days_of_one_month_are_told_once(text, dates, wanted):
    marks = [mark(text, told, "date", value) for told, value in dates]
    assert public(text, *marks, decisions=decide(date="month")) == wanted


def test_a_span_of_hours_goes_whole():
    text = "He came from 9 p.m. to 11 p.m."
    marks = [mark(text, told, "date", "", **CLOCK) for told in ("9 p.m.", "11 p.m.")]
    assert public(text, *marks, decisions=decide(date="month")) == "He came."


def test_a_time_and_a_day_side_by_side_leave_no_scar():
    text = "He came at 9 p.m. on March 3."
    marks = [mark(text, "9 p.m.", "date", "", **CLOCK), mark(text, "March 3", "date", "2017-03-03")]
    assert public(text, *marks, decisions=decide(date="month")) == "He came in March."


@pytest.mark.parametrize(
    ("text", "told", "wanted"),
    [
        ("나머지는 이듬해 1월 20일경에 냈다.", "이듬해 1월 20일", "나머지는 이듬해 1월에 냈다."),
        ("오늘은 어느 간부의 이야기를 준비했습니다.", "오늘", None),
    ],
)
def test_a_day_of_no_known_year_goes_and_the_programmes_own_day_stays(text, told, wanted):
    assert one(text, told, "date", "", "month") == (wanted or text)


def test_a_lunar_day_falls_in_one_month_or_the_other():
    told = one("음력 정월 열이레에 왔다.", "음력 정월 열이레", "date", "2020-02/2020-03", "month")
    assert told == "2월이나 3월에 왔다."


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It was December 24, the birthday of X, and cold.", "It was December 24, and cold."),
        ("It was December 24, Founding Day.", "It was December 24."),
        (
            "In December he left; on Founding Day it snowed.",
            "In December he left; in December it snowed.",
        ),
    ],
)
def test_a_holiday_beside_its_date_goes(text, wanted):
    told = next(words for words in ("the birthday of X", "Founding Day") if words in text)
    assert (
        one(text, told, "date", "2016-12-24", "month", holiday="a feast", relative=True) == wanted
    )
