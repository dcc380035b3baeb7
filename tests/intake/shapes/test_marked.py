"""Accounts whose format names the speakers."""

import pytest

from moksori.intake.shapes.marked import read_marked
from moksori.terms.account import AccountFormat, Decoded
from moksori.terms.span import Span


def telling(container, *said):
    text, turns = "", []
    for speaker, words in said:
        turns.append((speaker, Span(len(text), len(text) + len(words))))
        text += words + "\n"
    return read_marked(Decoded(text, container, turns=tuple(turns)))


@pytest.mark.parametrize("container", ["whatsapp", "signal", "kakaotalk"])
def test_in_a_chat_the_one_who_asks_is_of_the_desk(container):
    found = telling(container, ("Anna", "Where were you?"), ("Bo", "I was at home. I saw them."))
    assert found.format is AccountFormat.CHAT
    assert {name: str(role) for name, role in found.roles.items()} == {
        "Anna": "reporter",
        "Bo": "source",
    }


def test_who_exported_a_chat_is_of_the_desk():
    found = telling(
        "signal", ("Me", "Tell me when you can."), ("Aya", "I can tonight. I am alone.")
    )
    assert str(found.roles["Me"]) == "reporter"
    assert "Me" not in found.unnamed


def test_captions_with_two_voices_are_an_interview_and_with_one_a_statement():
    two = telling("vtt", ("HOST", "Where?"), ("GUEST", "I was at home."))
    assert two.format is AccountFormat.INTERVIEW
    assert sorted(two.unnamed) == ["GUEST", "HOST"]
    assert telling("srt", ("Anna", "I was at home.")).format is AccountFormat.STATEMENT


def test_a_table_without_speakers_is_notes():
    assert telling("csv", (None, "town: Tarn")).format is AccountFormat.NOTES
