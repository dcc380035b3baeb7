"""Ages told by a year of birth, a class, or the years to a pension."""

import pytest

from moksori.language.ages import find_ages


@pytest.mark.parametrize(
    ("text", "told", "born"),
    [
        ("He was born in the year of the ox, 1961.", "the year of the ox, 1961", 1961),
        ("She was born in '66.", "'66", 1966),
        ("He belongs to the class of '84.", "'84", 1984),
        ("The warder is a 1966 birth.", "a 1966 birth", 1966),
        ("Year of birth: 1971.", "1971", 1971),
        ("He is two years from his pension.", "two years from his pension", None),
        ("She is three years short of retirement.", "three years short of retirement", None),
        ("He will retire in two years.", "in two years", None),
    ],
)
def test_an_oblique_age_is_found(text, told, born):
    found = find_ages(text)
    assert [text[one.start : one.end] for one in found] == [told]
    assert found[0].detail.get("born") == born


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("He is a man of 41 years this year.", "41"),
        (
            "Another woman, thirty-eight or thirty-nine she was, came.",
            "thirty-eight or thirty-nine",
        ),
        ("We bought it for mother, who will be 70 in the coming year.", "70"),
        ("The family of a woman, herself 61 and ill, paid.", "61"),
        ("My brother would turn nineteen in May.", "nineteen"),
    ],
)
def test_an_age_in_a_translators_own_wording(text, age):
    assert age in [text[one.start : one.end] for one in find_ages(text)]


@pytest.mark.parametrize(
    "text", ["He got a term of 10 years.", "A law of 12 years standing ended."]
)
def test_years_of_something_else_are_no_age(text):
    assert find_ages(text) == []
