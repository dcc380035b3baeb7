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
