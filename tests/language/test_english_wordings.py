"""English wordings of ages, days, sums and shares that were once missed."""

from __future__ import annotations

import pytest

from moksori.language.ages import find_ages
from moksori.language.amounts import find_amounts
from moksori.language.dates import find_dates
from moksori.language.shares import find_shares

CURRENCIES = [("CNY", ("yuan", "RMB")), ("USD", ("dollars", "$")), ("KPW", ("won",))]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a baker aged somewhere between 45 and 48", ["aged somewhere between 45 and 48"]),
        ("Two men came, one aged 24 and one 35.", ["aged 24", "35"]),
        ("Two men came, one 24 and the other 35.", ["24", "35"]),
        ("He's 61, his brother 58.", ["61", "58"]),
        ("Her daughter, was 23 and worked there.", ["23"]),
        ("The baker, who would've been 36 this year, is dead.", ["36"]),
        ("He would be 54 today.", ["54"]),
        ("The commander will soon be 33.", ["33"]),
        ("She had just turned nineteen.", ["nineteen"]),
        ("There is a cook, who'd just turned forty-four.", ["forty-four"]),
        ("The cook’d only just turned thirty-one.", ["thirty-one"]),
        ("He hadn't turned thirty yet.", ["thirty"]),
        ("The price's been thirty since then.", []),
        ("The sons were 8 and 11.", ["8", "11"]),
        ("Both were 17.", ["17"]),
        ("her children (then 3 and 5)", ["3", "5"]),
        ("a girl, 16 or 17, was there", ["16 or 17"]),
        ("a 19- and a 23-year-old", ["19", "23-year-old"]),
        ("a man about forty", ["forty"]),
        ("He looked about 35.", ["35"]),
    ],
)
def test_ages(text: str, told: list[str]) -> None:
    """Every wording of an age is found."""
    assert [text[one.start : one.end] for one in find_ages(text)] == told


@pytest.mark.parametrize(
    "text", ["The younger one, was there.", "one of them and one other", "they were 40 families"]
)
def test_no_ages(text: str) -> None:
    """A person who is called one, and people who are counted, have no age."""
    assert find_ages(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("She phoned early in March.", "early in March"),
        ("They left in the first days of April.", "the first days of April"),
        ("On the fifth, he paid.", "fifth"),
    ],
)
def test_dates(text: str, told: str) -> None:
    """A third of a month, and a day that stands alone, are found."""
    assert told in [text[one.start : one.end] for one in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("He named a price: 18 lakh for the boy.", ["18 lakh"]),
        ("The money came to 12 thousand and 36 thousand.", ["12 thousand", "36 thousand"]),
        ("She paid all; she had sixteen thousand in the house.", ["sixteen thousand"]),
        ("She offered him 2,000.", ["2,000"]),
        ("He wanted 5,000 yuan, she brought eight hundred.", ["5,000 yuan", "eight hundred"]),
        ("She gave 500 yuan, then 700, then 900.", ["500 yuan", "700", "900"]),
        ("They paid 300 yuan to 250 households in 2012.", ["300 yuan"]),
        ("There are 30,000 people in the camp and they pay nothing.", []),
    ],
)
def test_sums(text: str, told: list[str]) -> None:
    """A sum without its currency is one where money is spoken of."""
    assert [text[one.start : one.end] for one in find_amounts(text, CURRENCIES)] == told


def test_parts_of_ten() -> None:
    """Parts of ten are a share."""
    assert [one.value for one in find_shares("He kept seven parts of ten.")] == [0.7]
