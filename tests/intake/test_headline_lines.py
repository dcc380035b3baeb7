"""A headline ends where lines about the text begin, and is no speaker's label."""

from moksori.intake.shapes.headline import find_title
from moksori.intake.shapes.lines import Line


def test_lines_that_say_who_wrote_it_are_no_headline():
    text = (
        "RECORD OF A WITNESS\nInterpreter: Ko Un. Interviewer: Ann Poe\n\n" + "I came home. " * 20
    )
    end = text.index("\n\n")
    lines = [Line(0, end, 0), Line(end + 2, len(text), 1)]
    title, _ = find_title(text, lines, len(text))
    assert title is not None
    assert text[title.start : title.end] == "RECORD OF A WITNESS"
