"""Days that hang on another day of the telling. All texts are invented."""

import pytest

from moksori.terms.account import AccountFormat
from moksori.terms.mention import MentionKind
from tests.coding.accounts import read


def days(text, kind=AccountFormat.STATEMENT, published="2019-06-01"):
    one = read(text, kind=kind, published=published)
    return [str(m.value) for m in one.proposal.mentions if m.kind is MentionKind.DATE]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In April 2016 he came. In September he came again.", ["2016-04", "2016-09"]),
        ("In November 2016 he came. In February he came again.", ["2016-11", "2017-02"]),
        ("In April 2016 he came. He left in September of the same year.", ["2016-04", "2016-09"]),
        ("On 2 August 2016 he asked. The next morning he was gone.", ["2016-08-02", "2016-08-03"]),
        ("On 2 August 2016 he came. He left ten days later.", ["2016-08-02", "2016-08-12"]),
        ("On 2 August 2016 he came. He left the same night.", ["2016-08-02", "2016-08-02"]),
        ("In March he came.", ["2019-03"]),
        ("In May 2017 he came, and the month after he had them evicted.", ["2017-05", "2017-06"]),
        ("In May 2017 he came. The month after he was hired, we left.", ["2017-05"]),
        ("In April 2016 he came. That summer he left.", ["2016-04", "2016-22"]),
        (
            "In April 2016 he came. That summer he left. In September he died.",
            ["2016-04", "2016-22", "2016-09"],
        ),
        (
            "In January 2016 he fell ill. He died in early February.",
            ["2016-01", "2016-02-01/2016-02-10"],
        ),
        ("In April 2019 he came. In September he had been warned.", ["2019-04", "2018-09"]),
        ("2016년 4월에 왔다. 9월에 다시 왔다.", ["2016-04", "2016-09"]),
    ],
)
def test_a_telling_goes_on_in_the_year_it_named(text, told):
    assert days(text) == told


def test_news_is_counted_from_its_day():
    text = "In April 2016 he was held. In May he was let go."
    assert days(text, AccountFormat.ARTICLE) == ["2016-04", "2019-05"]


def test_last_summer_said_in_summer_is_that_of_the_year_before():
    assert days("Last summer he came.", published="2019-08-04") == ["2018-22"]
    assert days("Last summer he came.", published="2019-11-04") == ["2019-22"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In December 2015 he came. The next spring he left.", ["2015-12", "2016-21"]),
        ("In April 2016 he came. The following spring he left.", ["2016-04", "2017-21"]),
        ("In April 2016 he came. He left that winter.", ["2016-04", "2016-24"]),
        ("In April 2016 he came. He left in the winter of that year.", ["2016-04", "2016-24"]),
        ("In April 2016 he came. The following month he left.", ["2016-04", "2016-05"]),
        ("In April 2016 he came. He left the month before.", ["2016-04", "2016-03"]),
        ("In April 2016 he came. He left three months later.", ["2016-04", "2016-07"]),
        ("In April 2016 he came. He left a year later.", ["2016-04", "2017-03/2017-05"]),
        ("In April 2016 he came. The following year he left.", ["2016-04", "2017"]),
        ("In 2016 he came. The year after, he left.", ["2016", "2017"]),
        (
            "In April 2016 he came. He left at the end of that month.",
            ["2016-04", "2016-04-21/2016-04-30"],
        ),
        ("On 2 August 2016 he came. He left the night before.", ["2016-08-02", "2016-08-01"]),
        (
            "On 2 August 2016 he came. He left the following week.",
            ["2016-08-02", "2016-08-08/2016-08-14"],
        ),
        ("In April 2016 he came. He left three days later.", ["2016-04", "2016-04/2016-05"]),
        ("In April 2016 he came. He left the same week.", ["2016-04", "2016-04"]),
        ("In April 2016 he came. He left a few weeks later.", ["2016-04", "2016-04/2016-06"]),
        ("On 2 August 2016 he came. He left some days later.", ["2016-08-02", "2016-08"]),
        ("In 2016 he came. He left two weeks later.", ["2016", "2016"]),
        ("In 2016 he came. He left a few months afterwards.", ["2016", "2016"]),
        ("In the summer of 2016 he came. Ten days later he left.", ["2016-22", "2016-06/2016-09"]),
        ("In January 2016 he came. He had left two weeks earlier.", ["2016-01", "2015-12/2016-01"]),
        ("Three days later he left.", [""]),
        ("2016년 8월 2일에 왔다. 사흘 뒤 떠났다.", ["2016-08-02", "2016-08-05"]),
        ("2016년 8월 2일에 왔다. 이 주일 후에 떠났다.", ["2016-08-02", "2016-08-16"]),
        ("2016년 4월에 왔다. 열흘 뒤에 떠났다.", ["2016-04", "2016-04/2016-05"]),
        ("2016년 4월에 왔다. 두 달 뒤에 떠났다.", ["2016-04", "2016-06"]),
        ("2016년 4월에 왔다. 며칠 후 떠났다.", ["2016-04", "2016-04/2016-05"]),
        ("2016년 4월에 왔다. 1년 뒤 떠났다.", ["2016-04", "2017-03/2017-05"]),
        ("2016년 4월에 왔다. 집 뒤에 숨었다. 두 해 뒤에서 왔다.", ["2016-04"]),
        ("사흘 뒤 떠났다.", [""]),
        ("2016년 8월 2일에 왔다. 그 다음 날 아침에 떠났다.", ["2016-08-02", "2016-08-03"]),
        ("2016년 8월 2일에 왔다. 그날 밤 떠났다.", ["2016-08-02", "2016-08-02"]),
        ("2016년 8월 2일에 왔다. 전날 저녁에 알렸다.", ["2016-08-02", "2016-08-01"]),
        ("He left the following month.", [""]),
        ("In April 2019 he came. He will leave the following year.", ["2019-04", ""]),
    ],
)
def test_weeks_months_seasons_and_years_hang_on_what_was_told(text, told):
    assert days(text) == told


def test_what_hangs_on_another_day_hangs_on_it_in_news_too():
    text = "On 4 April 2016 he was held. The following night he died."
    assert days(text, AccountFormat.ARTICLE) == ["2016-04-04", "2016-04-05"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # A letter that begins with what happened on a day was not written on that day.
        ("On 2 August 2016 the chief came. In September he came again.", ["2016-08-02", "2016-09"]),
        ("2016년 8월 2일에 그가 왔습니다. 9월에 다시 왔습니다.", ["2016-08-02", "2016-09"]),
        # Notes of a call are: what is told was before it.
        ("2 August 2016, 14:00. In September he came.", ["2016-08-02", "2015-09"]),
    ],
)
def test_a_day_on_which_something_happened_is_not_the_day_of_the_telling(text, told):
    one = read(text, kind=AccountFormat.STATEMENT)
    values = [str(m.value) for m in one.proposal.mentions if m.kind is MentionKind.DATE]
    assert [value[:10] for value in values if value] == told
