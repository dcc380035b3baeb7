"""Nothing invisible and nothing that turns a line round is printed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moksori.publishing.cleaning import (
    SETTLED,
    clean,
    clean_story,
    line,
    paragraphs,
    reads_right_to_left,
)
from tests.publishing.plans import FERRY, FERRY_KO

ANY = st.text(alphabet=st.characters(), max_size=60)


@pytest.mark.parametrize(
    ("told", "printed"),
    [
        ("a\u200bb", "ab"),
        ("보\u200b위\u2060부", "보위부"),
        ("a\ufeff b", "a b"),
        ("soft\u00adhyphen", "softhyphen"),
        ("\u202eback\u202c", "back"),
        ("\u2066left\u2069", "left"),
        ("a\u200db", "ab"),
        ("나\u200c루", "나루"),
        ("x\U000e0041\U000e0042y", "xy"),
        ("a\ufe0fb\U000e0101", "ab"),
        ("가\u3164나\u115f다", "가나다"),
        ("bell\x07 and null\x00", "bell and null"),
        ("tab\tand\u00a0wide\u3000blanks", "tab and wide blanks"),
        ("two  blanks", "two blanks"),
        ("private \ue000 and half \ud800", "private \ufffd and half \ufffd"),
        ("not a character \ufffe", "not a character \ufffd"),
    ],
)
def test_what_cannot_be_seen_is_taken_out(told, printed):
    assert clean(told) == printed


def test_a_joiner_stays_in_a_script_that_needs_it():
    persian, hindi = "می\u200cخواهم", "क्\u200dष"
    assert clean(persian) == persian
    assert clean(hindi) == hindi


def test_a_joiner_after_a_joiner_is_a_mark_and_goes():
    assert clean("می\u200c\u200c\u200dخواهم") == "می\u200cخواهم"


def test_hangul_in_pieces_is_put_together():
    assert clean(unicodedata.normalize("NFD", "나루터의 남자")) == "나루터의 남자"


def test_line_ends_of_every_kind_part_paragraphs():
    assert paragraphs("one\r\ntwo\rthree\u2028four\n\n  \nfive") == (
        "one",
        "two",
        "three",
        "four",
        "five",
    )


def test_a_title_is_one_line():
    assert line("  two\n lines ") == "two lines"


def test_only_letters_from_right_to_left_count():
    assert reads_right_to_left("he said שלום")
    assert reads_right_to_left("قال")
    assert not reads_right_to_left("나루터, café 12")


def test_a_clean_story_stays_as_it_is():
    assert clean_story(FERRY) == FERRY
    assert clean_story(FERRY_KO) == FERRY_KO


@given(ANY)
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)


@given(ANY)
def test_what_is_printed_can_stand_in_xml(text):
    for character in clean(text):
        assert character == "\n" or unicodedata.category(character)[0] != "C" or character in "‌‍"


def test_every_character_that_is_passed_over_is_one_that_stays_as_it_is():
    codes = (chr(code) for code in range(0x110000))
    passed = [one for one in codes if SETTLED.fullmatch(one)]
    assert len(passed) > 11_172
    assert [one for one in passed if clean("a" + one + "a\0") != "a" + one + "a"] == []


@given(st.text(alphabet=st.sampled_from("a \n.‘’—가힣é\u0301\u1161ﬁ")))
def test_passing_over_changes_nothing(text):
    assert clean(text) == clean(text + "\0")
