"""Sums in English and Korean: orders of magnitude, and conversions with them."""

import pytest

from tests.protection.telling import one

MAGNITUDES = [
    ("took 40,000 RMB from", "40,000 RMB", 40000, "CNY", "took tens of thousands of RMB from"),
    ("took 40,000 RMB (5,873 USD).", "40,000 RMB (5,873 USD)", 40000, "CNY",
     "took tens of thousands of RMB (thousands of USD)."),
    ("paid in two installments of 40,000 RMB.", "40,000 RMB", 40000, "CNY",
     "paid in installments of tens of thousands of RMB."),
    ("paid in two installments of 40,000 RMB.", "two installments of 40,000 RMB", 40000, "CNY",
     "paid in installments of tens of thousands of RMB."),
    ("took about ¥40,000 from", "¥40,000", 40000, "CNY", "took tens of thousands of yuan from"),
    ("took US$300 from", "US$300", 300, "USD", "took hundreds of US dollars from"),
    ("a 40,000 yuan bribe from", "40,000 yuan", 40000, "CNY",
     "a bribe of tens of thousands of yuan from"),
    ("took forty thousand yuan from", "forty thousand yuan", 40000, "CNY",
     "took tens of thousands of yuan from"),
    ("took 30,000-50,000 yuan", "30,000-50,000 yuan", [30000, 50000], "CNY",
     "took tens of thousands of yuan"),
    ("took more than 5 dollars", "5 dollars", 5, "USD", "took a few dollars"),
    ("brought 25 lakh kyats.", "25 lakh kyats", 2500000, "MMK", "brought tens of lakh kyats."),
    ("40,000 yuan was paid.", "40,000 yuan", 40000, "CNY",
     "Tens of thousands of yuan was paid."),
    ("RMB 4만을 냈다", "RMB 4만", 40000, "CNY", "수만 RMB를 냈다"),
    ("a 900 yuan and more", "900 yuan", 900, "CNY", "a hundreds of yuan and more"),
    ("took 1.5 million won.", "1.5 million won", 1500000, "KRW", "took millions of won."),
    ("4만 위안을 받았다", "4만 위안", 40000, "CNY", "수만 위안을 받았다"),
    ("약 4만위안을 받았다", "4만위안", 40000, "CNY", "수만위안을 받았다"),
    ("북국 돈 50만원을", "북국 돈 50만원", 500000, "KPW", "북국 돈 수십만원을"),
    ("(북국 돈 약 340만 원)을", "북국 돈 약 340만 원", 3400000, "KPW", "(북국 돈 수백만 원)을"),
    ("80만 원씩 두 번 받았다", "80만 원", 800000, "KPW", "수십만 원씩 여러 번 받았다"),
    ("두 차례에 걸쳐 80만 원을", "80만 원", 800000, "KPW", "여러 차례에 걸쳐 수십만 원을"),
    ("사만 오천 위안 정도를", "사만 오천 위안", 45000, "CNY", "수만 위안을"),
    ("$5,873를 보냈다", "$5,873", 5873, "USD", "수천 달러를 보냈다"),
]  # fmt: skip

RUNGS = [
    ("took 5,873 USD.", "5,873 USD", 5873, "two_figures", "took about 5,900 USD."),
    ("took 5,873 USD.", "5,873 USD", 5873, "one_figure", "took about 6,000 USD."),
    ("took 40,000 RMB.", "40,000 RMB", 40000, "one_figure", "took about 40,000 RMB."),
    ("took about 40,000 RMB.", "40,000 RMB", 40000, "nothing", "took [sum withheld]."),
    ("4만 5320 위안을", "4만 5320 위안", 45320, "two_figures", "약 4만 5,000 위안을"),
    (
        "took it (5,873 USD) then",
        "5,873 USD",
        5873,
        "two_figures",
        "took it (about 5,900 USD) then",
    ),
    ("4만 위안 정도를", "4만 위안", 40000, "nothing", "[금액 비공개]를"),
]


@pytest.mark.parametrize(("text", "told", "value", "currency", "wanted"), MAGNITUDES)
def test_a_sum_becomes_its_order_of_magnitude(text, told, value, currency, wanted):
    sum_ = {"value": value, "currency": currency}
    assert one(text, told, "amount", sum_, "magnitude") == wanted


@pytest.mark.parametrize(("text", "told", "value", "rung", "wanted"), RUNGS)
def test_every_other_rung_has_its_words(text, told, value, rung, wanted):
    assert one(text, told, "amount", {"value": value, "currency": "CNY"}, rung) == wanted


def test_a_conversion_goes_with_its_brackets():
    value = {"value": 5873, "currency": "USD"}
    told = one("took it (5,873 USD) then", "5,873 USD", "amount", value, "nothing", conversion_of=0)
    assert told == "took it then"


def test_a_sum_without_a_number_stays_as_told():
    assert one("some yuan", "some yuan", "amount", {"value": None}, "magnitude") == "some yuan"


@pytest.mark.parametrize("told", ["tens of thousands of yuan", "수만 위안"])
def test_a_magnitude_stays_as_told(told):
    text = f"took {told} away"
    value = {"value": [10000, 99999], "currency": "CNY"}
    assert one(text, told, "amount", value, "magnitude", exact=False) == text
