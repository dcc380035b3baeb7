"""Interviews without labels, and texts of one voice that only look like them."""

import pytest

from moksori.intake.reading import read
from moksori.intake.shapes.unlabelled import _named_in
from moksori.intake.structure import structure
from moksori.terms.account import AccountFormat
from moksori.terms.passage import SpeakerRole

ANSWER = (
    "A source in the village said that the inspector has put locks on three of the five wells. He "
    "carries the keys himself and opens them in the evening, but not for everybody, and those who "
    "are let in have to leave something on the stone."
)


def found(text):
    return structure(read(text.encode(), "x.txt"))


def sides(text):
    return "".join(str(p.role)[0] if p.speaker else "-" for p in found(text).passages)


def interview(*hosts, end="\n"):
    return "Title of it\n\n" + "\n".join(f"{host}{end}{ANSWER}" for host in hosts) + "\n"


@pytest.mark.parametrize("end", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "statement",
    [
        "So the water is sold by the man who should count it.",
        "It seems that nobody dares to complain.",
        "It must be hard to live beside a locked well.",
        "The fact that they have nobody to turn to must make it worse.",
    ],
)
def test_statements_of_the_host_between_long_answers_are_his(statement, end):
    text = interview(
        "Today we are talking with reporter Dara Lind. What has happened?", statement,
        "Has anybody complained?", end=end,
    )  # fmt: skip
    assert sides(text) == "hrhrhr"


def test_the_reporter_is_named_by_the_first_words_of_the_host():
    text = interview(
        "Were speaking with Daily Estuary reporter Dara Lind Oke. What happened?", "And then?"
    )
    assert found(text).passages[1].speaker == "Dara Lind Oke"


def test_the_introduction_belongs_to_nobody():
    text = (
        "Title of it\n\nIn this edition we bring accounts from the dry canal to our listeners.\n\n"
    )
    text += interview(
        "We are joined by reporter Dara Lind. What has happened?", "Has anybody complained?"
    )[12:]
    assert sides(text) == "-hrhr"


@pytest.mark.parametrize(
    "text",
    [
        "I lived by the mill.\n\nWhat could I have done?\n\nI opened the door.\n\nWho would have "
        "helped me?\n\nNobody came.\n",
        "The town lies where two rivers meet.\n\nWhy does it matter?\n\nMost people trade there, "
        "and officials take a share.\n",
        "저는 강가에서 살았습니다.\n\n제가 무엇을 할 수 있었겠습니까?\n\n저는 문을 "
        "열었습니다.\n\n누가 저를 도왔겠습니까?\n\n아무도 오지 않았습니다.\n",
        "“Where were you born?” the officer asked.\n\n“Here,” she said.\n\n“Then why leave?” he "
        "asked.\n\nShe said nothing to him.\n",
    ],
)
def test_one_voice_stays_one_voice(text):
    assert found(text).format is not AccountFormat.INTERVIEW


def test_signs_before_questions_and_answers_are_labels():
    text = "- Where were you?\n\n▲ At home, with my mother.\n\n- Why there?\n\n▲ It was night.\n"
    passages = found(text).passages
    assert [p.text for p in passages] == [
        "Where were you?",
        "At home, with my mother.",
        "Why there?",
        "It was night.",
    ]


def test_speakers_without_a_name_are_listed():
    text = interview(
        "Thank you for speaking with us. What has happened?", "Has anybody complained to you?"
    )
    assert found(text).notes["unnamed_speakers"] == "Host\nReporter"


def test_a_country_that_is_broadcast_to_is_no_guest():
    said = "This is broadcast back into North Korea. Reporter Dara Lind joins us today."
    assert _named_in(said) == ("Dara Lind", {"Dara Lind": SpeakerRole.REPORTER})
    assert _named_in("It is dedicated to North Korea and sent by Free Radio.") is None


def test_a_guest_who_is_brought_in_as_with_us_is_heard_and_named():
    text = (
        "The price of a well\n\n"
        "Good evening. With us is Nam Ji Woo, who has covered the valley for years.\n\n"
        f"I have: the inspector. {ANSWER}\n\n"
        "How does a day of his usually go?\n\n"
        f"He gets up late. {ANSWER}\n\n"
        "I gather women have stories of their own.\n\n"
        f"They do. {ANSWER}\n\n"
        "Were the elders informed?\n\n"
        f"The elders were told. {ANSWER}\n\n"
        "Nam Ji Woo, thank you.\n"
    )
    one = found(text)
    assert one.format is AccountFormat.INTERVIEW
    assert sides(text) == "hrhrhrhrh"
    assert {p.speaker for p in one.passages if p.role is SpeakerRole.REPORTER} == {"Nam Ji Woo"}


def test_a_guest_by_name_who_tells_of_himself_is_a_source():
    telling = (
        "I was locked in for a week. My hands were tied and I could not sleep at all, nor eat."
    )
    text = (
        "A week\n\nWelcome. With us is Nam Ji Woo.\n\n"
        f"Thank you. {telling}\n\nWhat did they want from you?\n\nI did not know. {telling}\n\n"
        f"Were you beaten?\n\nYes. {telling}\n\nNam Ji Woo, thank you.\n"
    )
    roles = {p.role for p in found(text).passages if p.speaker == "Nam Ji Woo"}
    assert roles == {SpeakerRole.SOURCE}


def test_a_host_who_says_what_he_was_told_does_not_tell_of_himself():
    text = (
        "Title of it\n\n"
        "Our colleague Nam Ji Woo joins us in the studio. Where does the story take us this time?"
        f"\n\n{ANSWER}\n\nAnd it is the neighbours who pay for it.\n\n{ANSWER}\n\n"
        f"You told me beforehand that the widows were not safe from him either.\n\n{ANSWER}\n\n"
        f"How has he lasted so long in that chair?\n\n{ANSWER}\n"
    )
    assert sides(text) == "hrhrhrhr"
    assert {p.speaker for p in found(text).passages if str(p.role) == "reporter"} == {"Nam Ji Woo"}
