"""Durations and quantities."""

import pytest

from tests.protection.telling import one

WEEKS = [
    ("waited 15 days before", "15 days", "P15D", "waited about two weeks before"),
    ("for 3 days he hid", "3 days", "P3D", "for a few days he hid"),
    ("for two hours he hid", "two hours", "PT2H", "for a few hours he hid"),
    ("after about 30 days he left", "30 days", "P30D", "after about a month he left"),
    ("a 15-day wait", "15-day", "P15D", "a roughly two-week wait"),
    ("They had one hour to bury it.", "one hour", "PT1H", "They had a few hours to bury it."),
    ("15일 동안 갇혔다", "15일", "P15D", "약 2주 동안 갇혔다"),
    ("보름 동안 갇혔다", "보름", "P15D", "약 2주 동안 갇혔다"),
    ("사흘 동안 갇혔다", "사흘", "P3D", "며칠 동안 갇혔다"),
    ("for ten to fifteen days", "ten to fifteen days", "P15D", "for about two weeks"),
    ("for ten minutes he hid", "ten minutes", "PT10M", "for a few minutes he hid"),
    ("한 시간 남짓 있었다", "한 시간 남짓", "PT1H", "몇 시간 있었다"),
    ("엿새째 되는 날", "엿새째", "P6D", "약 일주일째 되는 날"),
    ("20일 만에 풀려났다", "20일 만에", "P20D", "약 3주 만에 풀려났다"),
    ("15일이 지나서", "15일이 지나", "P15D", "약 2주가 지나서"),
    ("약 30일 동안 갇혔다", "30일", "P30D", "약 한 달 동안 갇혔다"),
    ("15일간 갇혔다", "15일간", "P15D", "약 2주간 갇혔다"),
]


@pytest.mark.parametrize(("text", "told", "value", "wanted"), WEEKS)
def test_days_become_weeks(text, told, value, wanted):
    assert one(text, told, "duration", value, "weeks") == wanted


@pytest.mark.parametrize(
    ("text", "told", "value"),
    [
        ("After a week, they left", "a week", "P7D"),
        ("After a week, they left", "a week", "P1W"),
        ("after a month of it", "a month", "P1M"),
        ("두 달 동안", "두 달", "P2M"),
        ("일주일 동안", "일주일", "P7D"),
        ("하루 뒤에 왔다", "하루", "P1D"),
        ("for a day he hid", "a day", "P1D"),
    ],
)
def test_a_week_and_a_month_stay_as_told(text, told, value):
    assert one(text, told, "duration", value, "weeks") == text


def test_vague_spans_stay_as_told():
    for text, told in (("several days", "several days"), ("며칠 동안", "며칠 동안")):
        assert one(text, told, "duration", "P3D", "weeks", exact=False) == text
    assert one("10-15 days", "10-15 days", "duration", "P15D", "weeks", exact=False) == (
        "About two weeks"
    )


def test_coarser_rungs_of_durations():
    assert one("He sat 120 days.", "120 days", "duration", "P120D", "months") == (
        "He sat about four months."
    )
    assert one("He sat 15 days.", "15 days", "duration", "P15D", "years") == (
        "He sat less than a year."
    )
    assert one("He sat 15 days.", "15 days", "duration", "P15D", "nothing") == "He sat some time."
    assert one("90일 동안", "90일", "duration", "P90D", "months") == "약 석 달 동안"
    assert one("400일 동안", "400일", "duration", "P400D", "years") == "약 1년 동안"
    assert one("사흘 동안 갇혔다", "사흘", "duration", "P3D", "months") == "한 달 미만 동안 갇혔다"


def test_what_cannot_be_read_or_is_coarse_stays_as_told():
    assert one("for ages he sat", "ages", "duration", "", "weeks") == "for ages he sat"
    assert one("some grams", "some grams", "quantity", None, "magnitude") == "some grams"
    told = one("hundreds of grams", "hundreds of grams", "quantity", None, "magnitude", exact=False)
    assert told == "hundreds of grams"


def test_quantities_have_figures_and_magnitudes():
    assert one("He took 532 grams.", "532 grams", "quantity", 532, "magnitude") == (
        "He took hundreds of grams."
    )
    assert one("He took 532 grams.", "532 grams", "quantity", 532, "one_figure") == (
        "He took about 500 grams."
    )
    assert one("532그램을", "532그램", "quantity", 532, "magnitude") == "수백그램을"
    assert one("532그램을", "532그램", "quantity", 532, "nothing") == "[수량 비공개]를"
