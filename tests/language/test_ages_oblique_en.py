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
