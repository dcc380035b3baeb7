"""What each speaker is."""

import pytest

from moksori.intake.shapes.roles import give_roles
from moksori.intake.shapes.turns import Turn
from moksori.terms.account import AccountFormat
from moksori.terms.passage import SpeakerRole


def roles(*said, known=None, kind=AccountFormat.INTERVIEW):
    text, turns = "", []
    for speaker, words in said:
        turns.append(Turn(len(text), len(text) + len(words), speaker))
        text += words + "\n"
    found = give_roles(text, turns, known or {}, kind)
    return {name: str(role) for name, role in found.items()}


def test_who_asks_is_the_host_and_who_tells_of_himself_the_source():
    found = roles(
        ("Anna", "Where were you?"), ("Bo", "I was at home with my mother. I saw them come.")
    )
    assert found == {"Anna": "host", "Bo": "source"}


@pytest.mark.parametrize(
    "words",
    [
        "According to the informant, they came at night and took the cart.",
        "소식통에 따르면 그들은 밤에 와서 수레를 가져갔습니다.",
    ],
)
def test_who_passes_on_what_others_told_is_a_reporter(words):
    assert roles(("Anna", "What happened?"), ("Bo", words))["Bo"] == "reporter"


def test_an_introduction_says_who_is_a_reporter():
    said = (
        ("Estuary Radio", "We are here with reporter Bo Tal."),
        ("Bo Tal", "They came at night."),
    )
    assert roles(*said) == {"Estuary Radio": "host", "Bo Tal": "reporter"}
    korean = (("앵커", "한도윤 기자와 함께합니다."), ("한도윤", "밤에 왔습니다."))
    assert roles(*korean, known={"앵커": SpeakerRole.HOST})["한도윤"] == "reporter"


def test_in_a_hearing_officials_ask_and_witnesses_answer():
    said = (("Mr. Pell", "Where were you?"), ("Ms. Ruel", "At the station."))
    assert roles(*said, kind=AccountFormat.HEARING) == {
        "Mr. Pell": "official",
        "Ms. Ruel": "witness",
    }


def test_what_a_label_says_stands():
    said = (("Anna", "I was there."), ("Bo", "Why?"))
    assert roles(*said, known={"Bo": SpeakerRole.REPORTER})["Bo"] == "reporter"


def test_what_nobody_says_has_no_role():
    assert roles((None, "[Music]"), ("Anna", "I was there.")) == {"Anna": "source"}
