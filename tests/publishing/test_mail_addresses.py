"""What is an address, which two are one, and how lists hold them; all of them invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moksori.publishing.mail_addresses import read_address, read_lines


@pytest.mark.parametrize(
    ("told", "whole"),
    [
        ("hong@readers.example", "hong@readers.example"),
        ("  Hong.Kim+news@Readers.Example ", "Hong.Kim+news@readers.example"),
        ("사용자@예시.한국", "사용자@xn--vv4b11d.xn--3e0b707e"),
        ("o'neil@readers.example", "o'neil@readers.example"),
    ],
)
def test_an_address_is_read_as_it_is_used(told, whole):
    assert read_address(told).whole == whole


@pytest.mark.parametrize(
    "told",
    [
        "", "@", "a@", "@b.example", "a@b", "a b@c.example", "a@b..example", "a..b@c.example",
        ".a@b.example", "a@-b.example", "a@[127.0.0.1]", "a@127.0.0.1", '"a b"@c.example',
        "a\r\nBcc: x@y.example", "a\u200bb@c.example", "a\u202eb@c.example", "a@b.example\nx",
        "x" * 65 + "@b.example", "a@" + "b" * 64 + ".example", "a@b@c.example", "<a@b.example>",
    ],
)  # fmt: skip
def test_what_is_none_is_refused(told):
    assert read_address(told) is None


@given(st.text(max_size=80))
def test_whatever_is_let_through_fits_on_a_line_of_a_header(told):
    address = read_address(told)
    if address is not None:
        assert address.whole.isprintable()
        assert not set(address.whole) & set(' <>,;:"()[]\\')
        assert read_address(address.whole) == address


def test_case_and_plus_words_make_no_other_person():
    told = ["hong@a.example", "HONG@A.EXAMPLE", "hong+news@a.example", "Hong+x+y@A.example"]
    assert {read_address(one).plainest for one in told} == {"hong@a.example"}
    assert read_address("+x@a.example").plainest != read_address("+y@a.example").plainest


def test_it_does_not_show_itself():
    assert "hong" not in repr(read_address("hong@a.example"))


def test_lists_are_read_in_the_forms_in_which_they_come():
    lines = [
        "\ufeff이름,주소,언어",
        "홍길동,hong@a.example,ko",
        '"Kim, H." <kim@a.example>; lee@a.example',
        "plain@a.example",
        "en\tpark@a.example",
        "wrong@@a",
        "no address here",
    ]
    found = list(read_lines(lines))
    assert [(one.line, one.address and one.address.local, one.language) for one in found] == [
        (2, "hong", "ko"),
        (3, "kim", ""),
        (3, "lee", ""),
        (4, "plain", ""),
        (5, "park", "en"),
        (6, None, ""),
    ]


def test_a_line_without_end_is_one_bad_line():
    (found,) = read_lines(["a@b.example " * 2_000])
    assert found.address is None
