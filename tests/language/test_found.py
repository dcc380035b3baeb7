"""What finders give back."""

from moksori.language.fold import readable
from moksori.language.found import Found, longest, relocate


def test_of_stretches_that_overlap_the_longest_is_kept():
    found = [
        Found(0, 3, "a"),
        Found(2, 9, "b"),
        Found(9, 10, "c"),
        Found(4, 5, "d"),
        Found(5, 5, "e"),
    ]
    assert [one.value for one in longest(found)] == ["b", "c"]


def test_of_two_that_are_equally_long_the_first_is_kept():
    assert [one.value for one in longest([Found(0, 3, "a"), Found(0, 3, "b")])] == ["a"]


def test_places_are_moved_to_the_original_text():
    text = "a\u200b  20\u00ad-year-old"
    view = readable(text)
    start = view.text.index("20")
    [one] = relocate(
        [Found(start, len(view.text), 20, {"at": 0, "until": start, "span": [0, 1], "none": None})],
        view,
        starts=("at", "none"),
        ends=("until",),
        spans=("span",),
    )
    assert text[one.start : one.end] == "20\u00ad-year-old"
    assert one.detail == {"at": 0, "until": text.index("20"), "span": [0, 1], "none": None}
