"""Titles."""

import pytest

from moksori.intake.shapes.headline import find_title
from moksori.intake.shapes.lines import lines_of

BODY = (
    "The clerk sold the winter coal, and nobody asked where it went. He kept two books for years."
)


def title(text, told=""):
    span, _sign = find_title(text, lines_of(text, ()), len(text), told)
    return None if span is None else text[span.start : span.end]


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("The clerk of Port Alder", "The clerk of Port Alder"),
        ("Who guards the grain?", "Who guards the grain?"),
        ("'The Magpie': a collector and his mirrors", "'The Magpie': a collector and his mirrors"),
        ("소금 창고의 두 장부", "소금 창고의 두 장부"),
        ("## The clerk ##", "The clerk"),
        ("Dear friends,", None),
        ("It was dark when they came for the loom.", None),
        ("그날 밤 그들이 왔습니다.", None),
        ("Can you tell us what you saw?", None),
        ("안녕하세요 여러분", None),
        ("- an entry", None),
    ],
)
def test_the_first_line_is_a_title_or_not(first, expected):
    assert title(f"{first}\n\n{BODY}\n") == expected


def test_a_text_of_one_line_has_no_title():
    assert title("The clerk of Port Alder") is None


def test_the_subject_of_a_message_is_its_title():
    assert title(f"It was dark.\n\n{BODY}", told="It was dark.") == "It was dark."


def test_a_line_like_the_next_is_no_title():
    assert title("one thing\nother thing\nthird thing\n") is None
