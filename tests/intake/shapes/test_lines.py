"""Lines and the paragraphs they make."""

import pytest

from moksori.intake.shapes.lines import lines_of, paragraphs_of, right_edge, trimmed
from moksori.terms.span import Span

WRAPPED = (
    "It was the boy who brings the flour. He came late and\n"
    "without his cap, and he said that a man with a red band\n"
    "had taken it at the bridge because he had no coin on\n"
    "him.\n"
    "After that I sent him with two loaves more than I was\n"
    "asked for, and for a month it was enough.\n"
)


def shown(text, lines):
    return [text[line.start : line.end] for line in lines]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b"])
def test_every_line_end_parts_lines(end):
    text = end.join(["one", " two\u00a0", "", "three"])
    lines = lines_of(text, ())
    assert shown(text, lines) == ["one", "two", "three"]
    assert [line.gap for line in lines] == [0, 0, 1]


def test_lines_of_invisible_characters_are_blank():
    assert lines_of("\u200b\n\ufeff \u00a0\n", ()) == []


def test_margins_are_left_out_of_the_lines():
    text = "Head\nOne\nFoot"
    assert shown(text, lines_of(text, [Span(9, 13), Span(0, 4)])) == ["One"]


def test_pages_are_known_by_form_feeds_and_by_places():
    by_feed = lines_of("one\ntwo\fthree\nfour", ())
    by_place = lines_of("one\ntwo\nthree\nfour", (), [0, 8])
    assert [x.page for x in by_feed] == [x.page for x in by_place] == [False, True, True, False]


def test_wrapped_lines_are_joined_and_short_finished_ones_end_a_paragraph():
    lines = lines_of(WRAPPED, ())
    assert right_edge(WRAPPED, lines) > 40
    joined = shown(WRAPPED, paragraphs_of(WRAPPED, lines))
    assert len(joined) == 2
    assert joined[1].startswith("After that")


def test_lines_that_are_paragraphs_stay_so():
    text = "The clerk sold the winter coal and nobody asked where it went that night.\n" * 6
    assert len(paragraphs_of(text, lines_of(text, ()))) == 6


def test_entries_of_a_list_stay_apart():
    text = "".join(f"- the entry of a list number {n} that goes on for a while\n" for n in range(6))
    assert len(paragraphs_of(text, lines_of(text, ()))) == 6


def test_trimming_an_empty_stretch_gives_an_empty_one():
    assert len(trimmed("a \u200b b", 1, 4)) == 0
