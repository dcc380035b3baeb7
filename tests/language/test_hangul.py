"""How Korean words end and begin."""

import pytest
from hypothesis import given

from moksori.language.hangul import final_is_rieul, has_final, is_syllable, north_to_south
from tests.language.texts import ANY_TEXT


@pytest.mark.parametrize(
    ("word", "final"),
    [
        ("철수", False),
        ("철남", True),
        ("“철남”", True),
        ("철수(43)", False),
        ("철남 (43)", True),
        ("(43)", True),
        ("3", True),
        ("2", False),
        ("10", True),
        ("10000", True),
        ("40,000", True),
        ("50%", False),
        ("Kim", True),
        ("Lee", False),
        ("NGO", False),
        ("UN", True),
        ("Pyongyang", True),
        ("", None),
        ("…", None),
        ("金", None),
    ],
)
def test_the_last_pronounced_character_decides(word, final):
    assert has_final(word) is final


def test_rieul_is_known_in_words_digits_and_letters():
    assert [final_is_rieul(word) for word in ("서울", "1", "8", "L", "평양")] == [
        True, True, True, True, False,
    ]  # fmt: skip


def test_only_whole_syllables_are_syllables():
    assert [is_syllable(char) for char in ("가", "힣", "ㄱ", "a", "", "가나")] == [
        True, True, False, False, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("north", "south"),
    [("리영희", "이영희"), ("로동", "노동"), ("녀성", "여성"), ("량강도", "양강도"), ("류", "유")],
)
def test_the_spellings_of_north_and_south_lead_to_each_other(north, south):
    assert south in north_to_south(north)
    assert north in north_to_south(south)


def test_a_word_without_a_variant_has_none():
    assert north_to_south("김") == ()
    assert north_to_south("Kim") == ()
    assert north_to_south("") == ()


@given(word=ANY_TEXT)
def test_any_word_is_taken(word):
    assert has_final(word) in {True, False, None}
    assert isinstance(north_to_south(word), tuple)
