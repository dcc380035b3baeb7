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
    [
        "그 아주머니 이제는 그놈 밑에서 일하오.",
        "아직 방을 찾지 못한 채 지배인네 집 청소와 빨래를 도맡아 합니다.",
        "동생은 그 집에서 식모로 일합니다.",
    ],
)
def test_who_serves_an_officer_is_with_him_every_day(text):
    assert find_continuing(text, lang="ko")


@pytest.mark.parametrize(
    "text",
    ["A commander has been threatening residents.", "Every payday he sat beside the cashier."],
)
def test_what_is_only_told_in_the_perfect_or_past_does_not(text):
    assert find_continuing(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "이 방송은 매주 화요일 밤 북쪽으로 송출됩니다.",
        "오늘도 새봄 기자와 함께합니다.",
        "요새 강계 쌀값은 4100원이오.",
        "요새 병이 돈다고 길을 다 막았소.",
        "장마당에서 장사하는 여성들은 매일 자릿세를 냅니다.",
        "매달 일정한 돈을 내고 나가는 것인데 전국 어디서나 있는 일입니다.",
    ],
)
def test_what_holds_for_everybody_points_at_nobody(text):
    assert not find_continuing(text, lang="ko")


@pytest.mark.parametrize(
    "text",
    [
        "병사들은 매일 그 집에 찾아옵니다.",
        "여성은 요새도 매달 쌀값을 바칩니다.",
        "오늘도 그 여성은 문 앞에 서 있다.",
    ],
)
def test_what_points_at_somebody_still_does(text):
    assert find_continuing(text, lang="ko")
