"""Acts told in other ways: through others, in everyday words, within longer sentences (invented)."""

import pytest

from tests.coding.accounts import read


def parties(one, code, evidence=""):
    act = one.act(code, evidence)
    labels = {p.key: p.label for p in one.proposal.persons}
    return [labels[k] for k in act.accused], [labels[k] for k in act.victims]


@pytest.mark.parametrize(
    ("text", "code", "accused", "victim"),
    [
        (
            "A captain asked a woman for money. When she said she had none, he raped her.",
            "rape",
            "A captain",
            "a woman",
        ),
        (
            "A seller complained in May. The inspector had her detained for ten days.",
            "detention",
            "The inspector",
            "A seller",
        ),
        (
            "The manager of the market took half of the earnings of a seller in May.",
            "extortion",
            "The manager",
            "a seller",
        ),
        (
            "A captain came in May. Soldiers tied a deserter to a post. He was shot.",
            "torture",
            "Soldiers",
            "a deserter",
        ),
        (
            "A guard beat a miner in May. He died two days afterwards.",
            "death_in_custody",
            "A guard",
            "a miner",
        ),
        (
            "한 안전원이 광부를 때렸습니다. 광부는 이틀 뒤 숨을 거뒀습니다.",
            "death_in_custody",
            "안전원",
            "광부",
        ),
        (
            "한 보초가 여대생을 의자에 묶어 놓았습니다.",
            "torture",
            "보초",
            "여대생",
        ),
    ],
)
def test_who_did_it_and_who_suffered_it(text, code, accused, victim):
    did, suffered = parties(read(text), code)
    assert any(accused in each for each in did), did
    assert any(victim in each for each in suffered), suffered


def test_what_somebody_says_does_not_begin_the_name_of_another():
    one = read("A guard came to a driver in May. He said the driver's brother was held by a guard.")
    assert not any(person.label.startswith("said") for person in one.proposal.persons)


@pytest.mark.parametrize(
    "text",
    [
        "A guard held a miner in May. I am not saying that the guard killed him.",
        "A guard held a miner in May. I am often asked whether the guard beat him.",
    ],
)
def test_what_is_only_asked_or_not_said_is_no_act(text):
    codes = {act.type for act in read(text).proposal.acts}
    assert not codes & {"killing", "beating"}
