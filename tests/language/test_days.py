"""Days however they are written."""

import pytest

from moksori.language.days import days_in
from moksori.language.fold import fold


def days(text):
    return [one for one in days_in(fold(text).text) if one.is_day(2016, 3, 14)]


@pytest.mark.parametrize(
    "told",
    [
        "2016-03-14", "14 March 2016", "March 14, 2016", "14 Mar 2016", "Mar. 14, 2016",
        "14th March 2016", "the 14th of March 2016", "March 14th, 2016", "14.03.2016",
        "14/03/2016", "03/14/2016", "14-03-2016", "2016/03/14", "2016.03.14", "2016. 3. 14.",
        "20160314", "'16. 3. 14", "16.3.14", "14.3.16", "3/14/16", "2016년 3월 14일",
        "2016년3월14일", "16년 3월 14일", "2016년 3 월 14 일", "3월 14일", "삼월 십사일",
        "주체105년 3월 14일", "이천십육년 삼월 십사일", "二〇一六年三月十四日", "2016年3月14日",
        "２０１６年３月１４日", "March 14", "14 March", "14March2016", "2016 March 14",
        "March 14 of 2016", "fourteenth of March 2016", "March fourteenth", "14 MARCH, 2016",
        "14.III.2016", "2016_03_14", "٢٠١٦-٠٣-١٤", "2016-W11-1", "2016-03-14T09:30:00Z",
        "Monday, 14 March 2016", "2016-3-14", "2\u200b016-03-14", "14\nMarch\n2016",
    ],
)  # fmt: skip
def test_one_day_is_read_in_every_dress(told):
    assert any(one.sure for one in days(f"He came on {told} and left."))
    assert any(one.sure for one in days(f"그는 {told}에 왔다."))


@pytest.mark.parametrize("told", ["160314", "3/14", "14/3", "2016-074"])
def test_bare_figures_are_read_but_are_not_sure(told):
    assert [one.sure for one in days(f"on {told} he")] == [False]


@pytest.mark.parametrize(
    "told",
    [
        "14 March 2017", "2016-03-15", "March 4, 2016", "2017년 3월 14일", "3월 4일", "13월 14일",
        "114 March 2016", "marching 14 men", "20160341", "3.14159", "2016-03-140",
    ],
)  # fmt: skip
def test_another_day_is_another_day(told):
    assert days(f"on {told} he") == []


def test_figures_behind_a_day_may_be_no_year():
    assert days("On 14 March 20 men came")


def test_the_end_of_the_stretch_is_that_of_the_day():
    (one,) = days("on 14 March 2016 he")
    assert "on 14 March 2016 he"[one.start : one.end] == "14 March 2016"
