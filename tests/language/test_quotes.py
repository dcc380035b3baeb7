"""Quotation marks of every style, and apostrophes that are none."""

import pytest
from hypothesis import example, given

from moksori.language.quotes import pairs
from tests.language.texts import ANY_TEXT


def quoted(text):
    return [(text[one.inner_start : one.inner_end], one.lost) for one in pairs(text)]


@pytest.mark.parametrize(
    "text",
    [
        "He said, “we are coming” and left.",
        'He said, "we are coming" and left.',
        "He said, ‘we are coming’ and left.",
        "He said, 'we are coming' and left.",
        "He said, «we are coming» and left.",
        "He said, <<we are coming>> and left.",
        "He said, „we are coming“ and left.",
        "He said, »we are coming« and left.",
        "He said, “we are coming“ and left.",
        "He said, ”we are coming” and left.",
        "He said, ’we are coming’ and left.",
        "He said, ''we are coming'' and left.",
        "He said, ``we are coming'' and left.",
        "He said, 「we are coming」 and left.",
        "He said, 『we are coming』 and left.",
        "He said, 《we are coming》 and left.",
        "He said, ＂we are coming＂ and left.".replace("＂", '"'),
    ],
)
def test_marks_of_every_style_hold_the_same_words(text):
    assert quoted(text) == [("we are coming", "")]


@pytest.mark.parametrize(
    "text",
    [
        "don’t take the residents’ homes and women's things",
        "rock 'n' roll in the '90s, and 'em all",
        "the guards' dogs and the officers' wives",
        "It isn't the Kims’ house.",
        "a 5'6\" man",
        "돈을 냈다.",
    ],
)
def test_an_apostrophe_is_no_quotation_mark(text):
    assert pairs(text) == []


def test_an_apostrophe_inside_single_marks_does_not_close_them():
    assert quoted("‘I don’t know the guards’ names,’ she said") == [
        ("I don’t know the guards’ names,", "")
    ]


def test_a_plural_apostrophe_after_a_quotation_does_not_lengthen_it():
    assert quoted("‘the Crow’ and took the residents’ money")[0] == ("the Crow", "")


def test_a_quotation_inside_another_is_part_of_it():
    assert quoted("“He said ‘no’ to me”") == [("He said ‘no’ to me", "")]


def test_korean_particles_touch_the_marks():
    assert quoted('그는 "나는 간다"라고 했다') == [("나는 간다", "")]
    assert quoted("그는'나는 간다'고 했다") == [("나는 간다", "")]


def test_a_mark_that_was_never_closed_ends_with_its_paragraph():
    assert quoted('He said, "we are coming.\nThen "they" came.') == [
        ("we are coming.", "close"), ("they", ""),
    ]  # fmt: skip


def test_a_backtick_opens_what_an_apostrophe_closes():
    assert quoted("He told her, `You will see the winter here.'") == [
        ("You will see the winter here.", "")
    ]


def test_a_mark_that_was_never_opened_is_given():
    assert quoted("He said, we are coming.” Then he left.") == [("", "open")]


@given(text=ANY_TEXT)
@example(text="'A”0'")
def test_quotations_of_any_text_follow_each_other(text):
    last = 0
    for one in pairs(text):
        assert last <= one.start <= one.inner_start <= one.inner_end <= one.end <= len(text)
        last = one.end


def test_a_single_mark_behind_a_verb_of_saying_opens_though_the_other_was_lost():
    text = "He said to her ‘Bring the flour before noon. She left.\nThe men’s boots were wet."
    found = [quote for quote in pairs(text) if quote.lost == "close"]
    assert [text[quote.inner_start : quote.inner_end] for quote in found] == [
        "Bring the flour before noon. She left."
    ]
    assert pairs("the guards' boots and the widow's son") == []
