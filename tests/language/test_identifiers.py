"""Numbers and addresses that lead straight to somebody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moksori.language.identifiers import find_identifiers, find_phones


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("+82-10-1234-5678", "+821012345678"),
        ("010-1234-5678", "01012345678"),
        ("010.1234.5678", "01012345678"),
        ("(02) 123-4567", "021234567"),
        ("+850 2 381 1234", "+85023811234"),
        ("+1 (555) 123-4567", "+15551234567"),
        ("138 0013 8000", "13800138000"),
        ("13800138000", "13800138000"),
        ("call me at 555-1234", "5551234"),
        ("phone: 1234567", "1234567"),
        ("손전화번호는 1912601234", "1912601234"),
        ("０１０－１２３４－５６７８", "01012345678"),
        ("٠١٠ ١٢٣٤ ٥٦٧٨", "01012345678"),
        ("0 1 0 - 1 2 3 4 - 5 6 7 8", "01012345678"),
        ("010\u200b1234\u00a05678", "01012345678"),
        ("공일공 일이삼사 오육칠팔", "01012345678"),
        ("zero one zero one two three four five six seven eight", "01012345678"),
    ],
)
def test_a_telephone_number_is_found_in_any_grouping(text, digits):
    [one] = find_phones(text)
    assert one.value == digits


@pytest.mark.parametrize(
    "text",
    [
        "2017-06-09 01:08", "40,000,000", "2016-2017", "100-170 RMB", "20-30 people", "1,234,567",
        "15/3/2016", "1998 2003 2008", "500 000 RMB", "사만오천 이백", "1 2 3 4 5 6 7 8",
    ],
)  # fmt: skip
def test_what_is_no_telephone_number_is_not_found(text):
    assert find_phones(text) == []


@given(
    st.lists(st.text("0123456789", min_size=4, max_size=4), min_size=2, max_size=2),
    st.sampled_from(["-", " ", ".", "", " - "]),
)
def test_every_mobile_number_is_found(groups, between):
    number = between.join(["010", *groups])
    [one] = find_phones(f"그의 번호는 {number}이다")
    assert one.value == "010" + "".join(groups)


@pytest.mark.parametrize(
    ("text", "value", "form"),
    [
        ("write to han.mi@example.org today", "han.mi@example.org", "e-mail"),
        ("han (at) mail (dot) org", "han (at) mail (dot) org", "e-mail"),
        ("see @crow_hunter there", "@crow_hunter", "handle"),
        ("https://t.me/han123 is his", "https://t.me/han123", "address"),
        ("facebook.com/han.mi", "facebook.com/han.mi", "profile"),
        ("카톡 아이디 han1234", "han1234", "messenger"),
        ("WeChat ID: abc_123", "abc_123", "messenger"),
        ("passport number M12345678", "M12345678", "paper"),
        ("여권번호 M12345678", "M12345678", "paper"),
        ("850101-1234567", "850101-1234567", "resident number"),
        ("12가 3456", "12가 3456", "plate"),
        ("계좌번호 110-234-567890", "110-234-567890", "paper"),
        ("prisoner number 4471", "4471", "paper"),
        ("죄수번호 4471", "4471", "paper"),
        ("at 41.3981, 128.1793", "41.3981, 128.1793", "coordinates"),
        ("192.168.1.1", "192.168.1.1", "device"),
    ],
)
def test_an_identifier_is_found_with_its_form(text, value, form):
    assert (value, form) in [(one.value, one.detail["form"]) for one in find_identifiers(text)]


@pytest.mark.parametrize("text", ["WhatsApp groups", "the e-mail at work", "line 3", "40,000 RMB"])
def test_what_leads_to_nobody_is_not_found(text):
    assert find_identifiers(text) == []
