"""English joints after a replacement."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moksori.language.articles import repair, wants_an
from tests.language.texts import ANY_TEXT


@pytest.mark.parametrize(
    ("text", "at", "right"),
    [
        ("He is a official.", 8, "He is an official."),
        ("He met an resident there.", 10, "He met a resident there."),
        ("She saw a hour pass.", 10, "She saw an hour pass."),
        ("It was an unit of the army.", 10, "It was a unit of the army."),
        ("A old man came.", 2, "An old man came."),
        ("by a 80-year-old man", 5, "by an 80-year-old man"),
        ("by an 20-year-old man", 6, "by a 20-year-old man"),
        ("from a NGO here", 7, "from an NGO here"),
        ("a  man came", 2, "A man came"),
        ("He lives in , and works.", 12, "He lives in, and works."),
        ("known as as the", 9, "known as the"),
        ("It is in the the north", 13, "It is in the north"),
        ("He went. a resident saw it.", 9, "He went. A resident saw it."),
        ("They came ( ) late", 12, "They came late"),
        ("He said, , and left", 9, "He said, and left"),
        ("He came . Then", 8, "He came. Then"),
        ("He was a . Then", 9, "He was. Then"),
        (", he said", 0, "He said"),
        ("“ ” he said", 1, "He said"),
    ],
)
def test_what_a_replacement_left_is_put_right(text, at, right):
    assert repair(text, at) == right


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("He is an official.", 9),
        ("a man from e.g. the city", 16),
        ("Mr. kim came", 4),
        ("He left ... and came", 8),
        ("two  blanks elsewhere and a man", 28),
        ("vitamin A is good", 12),
    ],
)
def test_what_is_right_stays(text, at):
    assert repair(text, at) == text


@pytest.mark.parametrize(
    ("word", "an"),
    [
        ("hour", True), ("honest", True), ("house", False), ("unit", False), ("uniform", False),
        ("uninjured", True), ("unimportant", True), ("European", False), ("one", False),
        ("onerous", True), ("8", True), ("11", True), ("18", True), ("80s", True), ("11th", True),
        ("1", False), ("20s", False), ("MSS", True), ("UN", False), ("FBI", True), ("user", False),
        ("uncle", True), ("X-ray", True), ("", False),
    ],
)  # fmt: skip
def test_an_stands_before_what_sounds_like_a_vowel(word, an):
    assert wants_an(word) is an


@given(text=ANY_TEXT, at=st.integers(-3, 80))
def test_any_text_can_be_repaired_and_nothing_is_made_up(text, at):
    letters = [char for char in text.casefold() if char.isalnum()]
    rest = [char for char in repair(text, at).casefold() if char.isalnum()]
    assert len(rest) <= len(letters) + 1


@given(text=ANY_TEXT, at=st.integers(0, 80))
def test_a_repair_leaves_the_far_ends_of_a_text_alone(text, at):
    padded = "x" * 100 + " " + text + " " + "y" * 100
    out = repair(padded, at + 101)
    assert out.startswith("x" * 100)
    assert out.casefold().endswith("y" * 100)
