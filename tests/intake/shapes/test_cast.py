"""Which labels are speakers, and which of them are one person."""

import pytest

from moksori.intake.shapes.cast import find_cast, is_field
from moksori.intake.shapes.lines import Line, lines_of


def names(text):
    """The names of a labelled text in the order in which they speak, or None."""
    cast = find_cast(text, lines_of(text, ()))
    return None if cast is None else [cast.name_of(label) for label in cast.labels]


def talk(*labels):
    return "\n".join(f"{label} I was there and I saw it." for label in labels)


@pytest.mark.parametrize(
    ("labels", "full"),
    [
        (("Anna Lind (Lind):", "Bo:", "Lind:", "Bo:"), ["Anna Lind", "Bo", "Anna Lind", "Bo"]),
        (("Anna Lind:", "Bo Tal:", "Lind:", "Tal:"), ["Anna Lind", "Bo Tal", "Anna Lind", "Bo Tal"]),
        (("Anna Lind:", "Bo-ra Tal:", "AL:", "BT:"), ["Anna Lind", "Bo-ra Tal", "Anna Lind", "Bo-ra Tal"]),
        (("MR. ADRIAN PELL:", "MS. RUEL:", "PELL:", "Mr. Pell:"), ["MR. ADRIAN PELL", "MS. RUEL"] + ["MR. ADRIAN PELL"] * 2),
        (("한도윤 기자:", "진행자:", "한 기자:", "진행:"), ["한도윤 기자", "진행자", "한도윤 기자", "진행자"]),
        (("문소희 씨:", "앵커:", "문 씨:", "앵커:"), ["문소희 씨", "앵커", "문소희 씨", "앵커"]),
        (("The Chair (Mr. Pell):", "Anna:", "Mr. Pell:", "Anna:"), ["The Chair", "Anna", "The Chair", "Anna"]),
    ],
)  # fmt: skip
def test_the_labels_of_one_person_are_one_name(labels, full):
    assert names(talk(*labels)) == full


@pytest.mark.parametrize(
    "labels",
    [
        ("Mr. Kim Yong:", "Ms. Kim:", "Mr. Kim Yong:", "Ms. Kim:"),
        ("Anna Lind:", "Bo Lind:", "Lind:", "Anna Lind:"),
        ("Speaker 1:", "Speaker 10:", "Speaker 1:", "Speaker 10:"),
        ("김가온:", "김다솜:", "김 씨:", "김가온:"),
    ],
)
def test_what_may_be_two_people_is_not_made_one(labels):
    assert names(talk(*labels)) == [label.rstrip(":") for label in labels]


@pytest.mark.parametrize(
    "text",
    [
        "Date: 3 May\nPlace: the mill\nCaller: a woman\nSource: second hand\n",
        "The rule was simple: pay.\nThe reason was plain: he wanted it.\nSo it went.\n",
        "Title: a story\n\nIt was dark and nobody came to the door that night.\n",
        "One paragraph only.\n",
        "",
    ],
)
def test_forms_and_prose_have_no_speakers(text):
    assert names(text) is None


def test_an_exchange_quoted_late_in_an_article_does_not_label_it():
    prose = "The market was closed for nine days after a quarrel between two inspectors.\n" * 40
    assert names(prose + "Guard: Pay.\nTrader: No.\nGuard: Pay.\n" + prose) is None


def test_a_form_above_a_talk_is_no_part_of_it():
    text = "Date: 3 May\nPlace: the mill\nInterviewer: Ann\n\n" + talk(
        "Interviewer:", "Respondent:", "Interviewer:"
    )
    cast = find_cast(text, lines_of(text, ()))
    assert cast.fields == {0, 1, 2}
    assert len(cast.labels) == 3


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("Who called: a woman", True),
        ("장소: 시장", True),
        ("Anna: Where?", False),
        ("words", False),
    ],
)
def test_entries_of_a_form_are_known(line, entry):
    assert is_field(line, Line(0, len(line))) is entry
