"""Sums of money."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moksori.language.amounts import find_amounts
from tests.language.texts import CURRENCIES


def sums(text):
    return [
        (text[one.start : one.end], one.value["value"], one.value["currency"])
        for one in find_amounts(text, CURRENCIES)
    ]


@pytest.mark.parametrize(
    ("text", "words", "value", "currency"),
    [
        ("he took 40,000 RMB.", "40,000 RMB", 40_000, "CNY"),
        ("RMB 40,000", "RMB 40,000", 40_000, "CNY"),
        ("¥40,000", "¥40,000", 40_000, "CNY"),
        ("$5,873", "$5,873", 5873, "USD"),
        ("US$ 300", "US$ 300", 300, "USD"),
        ("5.8k dollars", "5.8k dollars", 5800, "USD"),
        ("40k yuan", "40k yuan", 40_000, "CNY"),
        ("forty thousand yuan", "forty thousand yuan", 40_000, "CNY"),
        ("a hundred yuan", "a hundred yuan", 100, "CNY"),
        ("two hundred and fifty dollars", "two hundred and fifty dollars", 250, "USD"),
        ("1.5 million won", "1.5 million won", 1_500_000, "KPW"),
        ("5,000 North Korean won", "5,000 North Korean won", 5000, "KPW"),
        ("100 Chinese yuan", "100 Chinese yuan", 100, "CNY"),
        ("40 000 RMB", "40 000 RMB", 40_000, "CNY"),
        ("40.000 RMB", "40.000 RMB", 40_000, "CNY"),
        ("100-170 RMB", "100-170 RMB", [100, 170], "CNY"),
        ("10 to 20 thousand yuan", "10 to 20 thousand yuan", [10_000, 20_000], "CNY"),
        ("4만 위안", "4만 위안", 40_000, "CNY"),
        ("사만 위안", "사만 위안", 40_000, "CNY"),
        ("3만위안을 냈다", "3만위안", 30_000, "CNY"),
        ("북한돈 80만 원", "북한돈 80만 원", 800_000, "KPW"),
        ("북한 돈 50만원", "북한 돈 50만원", 500_000, "KPW"),
        ("1억 2천만 원", "1억 2천만 원", 120_000_000, "KPW"),
        ("3~5만 원", "3~5만 원", [30_000, 50_000], "KPW"),
        ("3만~5만 위안", "3만~5만 위안", [30_000, 50_000], "CNY"),
        ("백 달러", "백 달러", 100, "USD"),
        ("３０００원", "３０００원", 3000, "KPW"),
        ("paid 3,000 to the officer", "3,000", 3000, ""),
        ("4만을 주었다", "4만", 40_000, ""),
    ],
)
def test_a_sum_is_found_with_its_words(text, words, value, currency):
    assert (words, value, currency) in sums(text)


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("hundreds to thousands of yuan", [100, 9_999]),
        ("tens of thousands of yuan", [10_000, 99_999]),
        ("a few hundred dollars", [200, 999]),
        ("수만 위안", [10_000, 99_999]),
        ("수십만 원", [100_000, 999_999]),
        ("몇만 원", [10_000, 99_999]),
    ],
)
def test_an_order_of_magnitude_is_known_as_that(text, band):
    [one] = find_amounts(text, CURRENCIES)
    assert one.value["value"] == band
    assert not one.detail["exact"]


@pytest.mark.parametrize(
    ("text", "bracket"),
    [
        ("He took 40,000 RMB (5,873 USD).", "(5,873 USD)"),
        ("4만 위안(5,873달러)을 냈다", "(5,873달러)"),
        ("4만 위안 (약 5,873달러)", "(약 5,873달러)"),
        ("40,000 yuan, or $5,873,", None),
        ("$5,873 (40,000 RMB)", "(40,000 RMB)"),
    ],
)
def test_a_printed_conversion_is_known_as_one(text, bracket):
    first, second = find_amounts(text, CURRENCIES)
    assert first.detail["conversion_of"] is None
    assert second.detail["conversion_of"] == 0
    told = second.detail["bracket"]
    assert (text[slice(*told)] if told else None) == bracket


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("100 RMB (15 USD) for a single gram", "gram"),
        ("300 yuan a kilo", "kilogram"),
        ("a kilo of rice sells at 5,000 won", "kilogram"),
        ("1kg당 5천 원", "kilogram"),
        ("3000 yuan per person", None),
        ("5,000 won a month", None),
        ("매달 3만 원", None),
        ("40,000 RMB", None),
        ("gave 3,000 yuan to the woman", None),
        ("a bottle of liquor and 300 dollars", None),
        ("시장에 5만원을 냈다", None),
        ("3월 5만 원을 냈다", None),
    ],
)
def test_a_price_is_told_from_a_payment(text, unit):
    assert find_amounts(text, CURRENCIES)[0].detail["per"] == unit


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("two installments of 40,000 RMB", 2),
        ("40,000 RMB in three instalments", 3),
        ("10만원씩 두 번", 2),
        ("3만 위안을 세 차례에 걸쳐", 3),
        ("40,000 RMB", None),
    ],
)
def test_instalments_are_counted(text, times):
    assert find_amounts(text, CURRENCIES)[0].detail["instalments"] == times


@pytest.mark.parametrize(
    "text",
    ["he won 3 medals", "3원칙", "위안을 주었다", "원래 3명", "sent 300 to prison", "30만", ""],
)
def test_what_is_no_sum_is_not_found(text):
    assert sums(text) == []


def test_without_currencies_only_bare_payments_are_found():
    assert find_amounts("40,000 RMB", ()) == []
    assert len(find_amounts("paid 40,000 to him", ())) == 1


@given(value=st.integers(1, 99_999_999))
def test_every_sum_is_found_in_every_usual_form(value):
    for text in (
        f"{value:,} RMB",
        f"{value} yuan",
        f"¥{value:,}",
        f"{value:,}위안",
        f"{value} 위안",
    ):
        assert [one.value for one in find_amounts(text, CURRENCIES)] == [
            {"value": value, "currency": "CNY"}
        ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He paid 900 yuan. She gave 4,000 more and 1,200 of it was borrowed.", [900, 4000, 1200]),
        ("They get 300 yuan a night; he leaves her with 20.", [300, 20]),
        ("He found 27,000 yuan and wrote 5,000 into the book.", [27000, 5000]),
        ("He wrote 6,500 into the book.", [6500]),
    ],
)
def test_a_figure_that_counts_nothing_is_money_where_money_is_told_of(text, expected):
    assert [value for _, value, _ in sums(text)] == expected


@pytest.mark.parametrize(
    "text", ["He paid 900 yuan in 2016 and in 2017.", "They paid 900 yuan for 120 bottles."]
)
def test_years_and_counts_beside_money_are_none(text):
    assert [value for _, value, _ in sums(text)] == [900]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("She brought 1.3 million. He took it.", 1_300_000),
        ("Much more. She came back with 180 and a television set.", 180),
    ],
)
def test_what_somebody_came_with_is_money(text, value):
    assert [found for _, found, _ in sums(text)] == [value]


@pytest.mark.parametrize(
    "text", ["He brought two of them.", "She came back with one.", "He brought 3 men."]
)
def test_whom_somebody_came_with_is_none(text):
    assert sums(text) == []
