"""How questions, answers and introductions sound."""

import pytest

from moksori.intake.shapes import dialogue


@pytest.mark.parametrize(
    "words",
    [
        "Where were you?",
        "Where?” ",
        "언제입니까",
        "말씀해 주시죠.",
        "그런 일이 있었군요.",
        "どこでしたか。",
        "你在哪里？",
    ],
)
def test_these_hand_over_to_the_other(words):
    assert dialogue.asks(words)


@pytest.mark.parametrize(
    "words", ["I was at home.", "밤에 왔습니다.", "Why he came, I do not know."]
)
def test_these_do_not(words):
    assert not dialogue.asks(words)


@pytest.mark.parametrize(
    ("words", "count"),
    [("one two three", 3), ("don’t stop", 2), ("그는 밤에 왔다.", 3), ("他们晚上来了", 3), ("", 0)],
)
def test_words_are_counted_in_every_script(words, count):
    assert dialogue.count_words(words) == count


@pytest.mark.parametrize("words", ["Yes, I was.", "네, 그렇습니다.", "Thats right.", "아니요."])
def test_answers_are_known_by_how_they_begin(words):
    assert dialogue.ANSWERS.match(words)


@pytest.mark.parametrize("words", ["Nobody came.", "네모난 상자", "Wellington burned."])
def test_words_that_only_begin_alike_are_no_answers(words):
    assert not dialogue.ANSWERS.match(words)


def test_quotations_are_left_out():
    assert "me" not in dialogue.without_quotes("He said “give me” and ‘leave me’ and left.").split()
