"""Sentences that tell of something that still goes on."""

import pytest

from moksori.language.continuing import find_continuing


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("To this day he visits them at home.", "strong"),
        ("He still comes to her house.", "strong"),
        ("She is still being held in the camp.", "strong"),
        ("Even now, the family pays.", "strong"),
        ("The abuse continues to this day.", "strong"),
        ("He continues to take money from her.", "strong"),
        ("They have not been released.", "strong"),
        ("She remains in detention.", "strong"),
        ("Her son is still missing.", "strong"),
        ("Every evening he visits the two women.", "habit"),
        ("He goes into their homes in the evenings.", "habit"),
        ("He comes to her house once a week to collect money.", "habit"),
        ("Nowadays she pays him.", "weak"),
        ("The market is still open.", "weak"),
        ("지금도 그는 저녁마다 찾아온다.", "strong"),
        ("아직도 풀려나지 못하고 있다.", "strong"),
        ("여전히 돈을 뜯고 있다.", "strong"),
        ("폭행은 계속되고 있다.", "strong"),
        ("매일 저녁 그 여자들의 집에 온다.", "habit"),
        ("지금은 숨어 지낸다.", "weak"),
    ],
)
def test_a_situation_that_goes_on_is_found_as_a_whole_sentence(text, strength):
    before = "He was arrested in March. "
    [one] = find_continuing(before + text)
    assert (before + text)[one.start : one.end] == text
    assert one.detail["strength"] == strength
    assert one.detail["sentence"] == [one.start, one.end]
    assert (before + text)[slice(*one.detail["cue"])] == one.value


@pytest.mark.parametrize(
    "text",
    [
        "Every evening he visited the two women.",
        "The women were still crying when he left.",
        "He was still asking for money.",
        "He stood still.",
        "He comes from the north.",
        "He used to visit every week.",
        "Residents have plenty of gripes.",
        "매일 저녁 그 집에 왔다.",
        "그는 북쪽에서 왔다.",
    ],
)
def test_what_is_over_is_not_found(text):
    assert find_continuing(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "She is 33 and lives on the fourth floor with her uncle.",
        "He lives behind the mill.",
        "She stays at home with her parents.",
        "The brother is being watched by the head of the street.",
        "She's now staying with her sister.",
        "He does it up to the present day.",
        "He has kept calling her to his office.",
    ],
)
def test_where_somebody_is_met_now(text):
    """Where somebody lives now, and who watches them, goes on."""
    assert [one.detail["strength"] for one in find_continuing(text)] == ["strong"]


@pytest.mark.parametrize(
    "text", ["He lived behind the mill.", "She lives in the South.", "He drives a truck."]
)
def test_what_points_at_nobody(text):
    """What is over, and a country, point at nobody."""
    assert find_continuing(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Every payday he sits beside the cashier with a list.",
        "The order keepers chase her from there, several times a day.",
        "The captain has been going there on his motorcycle whenever he is off duty.",
    ],
)
def test_what_is_done_again_and_again_goes_on(text):
    assert [text[one.start : one.end] for one in find_continuing(text)] == [text]


@pytest.mark.parametrize(
    "text",
    ["A commander has been threatening residents.", "Every payday he sat beside the cashier."],
)
def test_what_is_only_told_in_the_perfect_or_past_does_not(text):
    assert find_continuing(text) == []
