"""Numbers that stand alone: ages where a person is told of, and nothing where something is counted."""

import pytest

from moksori.language.ages import find_ages


def ages(text):
    return [(text[found.start : found.end], found.value) for found in find_ages(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man stood at the ferry, maybe 32, with a scar.", [("32", 32)]),
        ("the ferryman is a man around 55, with a limp.", [("55", 55)]),
        ("My aunt puts him at 35, she knew his mother.", [("35", 35)]),
        ("She celebrated thirty that winter in a cell.", [("thirty", 30)]),
        ("A glazier of 46 told us.", [("46", 46)]),
        ("a coal dealer, male, 39, has carried for him", [("39", 39)]),
        ("He was, I believe, forty-one or forty-two.", [("forty-one or forty-two", [41, 42])]),
        ("The warder was tall. Fifty-five. He had a limp.", [("Fifty-five", 55)]),
        ("My brother was twenty-four at the time.", [("twenty-four", 24)]),
        ("Han, 29.", [("29", 29)]),
        ("The clerk, who had never hit anyone, is 44.", [("44", 44)]),
        ("I would say 32. He had no grey hair.", [("32", 32)]),
        ("Her age was given as 34.", [("34", 34)]),
        ("The woman - 36 - had two sons.", [("36", 36)]),
        ("The warder, pushing sixty, smiled.", [("sixty", 60)]),
        ("The cook: 53.", [("53", 53)]),
        ("The seller was a woman, forty-odd.", [("forty", 40)]),
        ('"Fifty-three," she said when I asked her age.', [("Fifty-three", 53)]),
    ],
)
def test_a_bare_number_is_the_age_of_a_person(text, expected):
    assert ages(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "There were 32 in the cell.", "We were 25.", "He beat 20 and sent 14 home.",
        "Room 39 is where he works.", "The price rose to 45.", "He was in cell 12, and she in 14.",
        "She counted 14.", "They took 50, then 60.", "Article 62, paragraph 14.",
        "The train took 14 to 16 hours.", "He is on page 32.", "Channel 12, he said.",
        "The prisoner did squats: 50, then 100.", "Of the 32, she knew nine.",
        "He was one of 30, and the only one who lived.", "He drank, and 20 of us waited.",
        "His men burned 14 of the houses.",
    ],
)  # fmt: skip
def test_what_counts_something_is_no_age(text):
    assert ages(text) == []
