"""An answer that is an age only because the question asked for one."""

import pytest

from moksori.coding.answers import answered_ages
from moksori.coding.segments import Part, Segment


def told(question, answer):
    segments = [Segment(Part.PASSAGE, 0, question), Segment(Part.PASSAGE, 500, answer)]
    return [
        (answer[draft.start - 500 : draft.end - 500], draft.value)
        for draft in answered_ages(segments, [])
    ]


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        ("And how old was the boy?", "Nineteen.", [("Nineteen", 19)]),
        ("What is his age?", "Maybe 41 or 42, no more.", [("41 or 42", [41, 42])]),
        ("How old are you?", "I think forty-six, by our count.", [("forty-six", 46)]),
        ("How many were there?", "Nineteen.", []),
        ("How old was he?", "Nobody could say.", []),
    ],
)
def test_an_answer_to_how_old_is_an_age(question, answer, expected):
    assert told(question, answer) == expected
