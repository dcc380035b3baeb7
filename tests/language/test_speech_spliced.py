"""English speech behind a bare comma, and reported clauses that stayed as they were said."""

from __future__ import annotations

import pytest

from moksori.language.speech import find_speech


def _said(text: str) -> list[str]:
    found = [one for one in find_speech(text) if one.detail["sentence"]]
    return [text[one.start : one.end] for one in found]


@pytest.mark.parametrize(
    ("lead", "words"),
    [
        ("He whispered to the baker on the stairs, ", "next week bring the flour before the oil."),
        ("She whispered to Ms. Om ", "dont let my sister see what is under the sheet."),
        ("He said to those who had watched, ", "nobody slept, and whoever dreamt will forget it."),
        ("The baker leaned over and hissed, ", "the oven is deep and nobody counts the loaves."),
        ("The baker told the boy, ", "stand up when the bread comes in."),
        ("The baker begged, ", "take the flour and leave the oven."),
        ("He warned her uncle, ", "a man who sells by night loses his scales."),
        ("He asked her, ", "who taught you to bake so badly."),
        ("His words to her were these: ", "The cat eats better than you do."),
        ("She said, ", "Please let my boy sleep. The cold will wake him. Nobody there has coal."),
    ],
)
def test_spliced(lead: str, words: str) -> None:
    """A command or a clause in the present behind a verb of saying is what was said."""
    assert _said(lead + words) == [words]


@pytest.mark.parametrize(
    ("lead", "words"),
    [
        ("He told me that ", "nobody would believe a cook over a miller's son"),
        ("The clerk told her ", "she should be grateful that the roof was still there"),
        ("He told her that ", "a mill without a wheel belongs to the river anyway"),
        ("I replied that ", "I would sing in whatever tune the birds sing in"),
    ],
)
def test_reported_as_said(lead: str, words: str) -> None:
    """A clause that stayed in the present, or speaks of nobody, was taken over word for word."""
    assert _said(lead + words + ".") == [words]


@pytest.mark.parametrize(
    "text",
    [
        "He said, according to the baker, that the price had gone up.",
        "He told her the truth, and she went home to her mother in the evening.",
        "He ordered her to strip, then beat her with a belt until she fainted.",
        "The woman cried, but the guard did not stop hitting her on the back.",
        "The officer shouted, hit the table and threw a chair at the prisoner.",
        "She said nothing, he said nothing, and the train moved on into the night.",
        "I was told that he could be sent home for a sum by the end of the month.",
        "A driver told me he had been taken to the camp with two others.",
        "An official told Harbour News that nobody has been punished for the fire so far.",
    ],
)
def test_told_not_said(text: str) -> None:
    """What is told in the past, and what the desk is told, is no speech of two people."""
    assert _said(text) == []


def test_i_go_on() -> None:
    """Speech ends where whoever tells goes on telling."""
    text = "He told her, give me your scales and go. I gave them to him. I was tired."
    assert _said(text) == ["give me your scales and go."]


@pytest.mark.parametrize("lead", ["he said to her, ", "told her that ", "told the man, be "])
def test_long_texts(lead: str) -> None:
    """Nothing that is repeated makes the reading slow."""
    assert find_speech(lead * 4_000) is not None


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("He bent down close to her ear. He said that ", "the mill had no room for half a miller."),
        (
            "He sent the clerk outside. He told her that ",
            "bread was baked for those who could sing.",
        ),
        ("The foreman locked the door. He then said that ", "the flour belonged to whoever wept."),
    ],
)
def test_what_was_reported_of_words_said_where_nobody_else_was(before: str, words: str) -> None:
    """The tense of a report hides nothing from the one who said it."""
    assert words.rstrip(".") in _said(before + words)


@pytest.mark.parametrize(
    "text",
    [
        "He said that the price of flour at the market had gone up again that spring.",
        "She was alone. The source said that the mill had been closed since the flood of that year.",
    ],
)
def test_what_all_may_know_is_reported_as_it_was(text: str) -> None:
    """Nothing shows that two people were by themselves, or it is the source who says it."""
    assert _said(text) == []
