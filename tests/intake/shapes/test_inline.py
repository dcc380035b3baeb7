"""Turns inside one line."""

from moksori.intake.shapes.cast import find_cast
from moksori.intake.shapes.inline import cut_inside
from moksori.intake.shapes.lines import lines_of


def pieces(text):
    lines = lines_of(text, ())
    return [text[x.start : x.end] for x in cut_inside(text, lines, find_cast(text, lines))]


def test_a_known_label_behind_a_sentence_begins_a_turn():
    text = (
        "Anna: Where were you on that night, and with whom?\nBo: At home with my mother all night "
        "long. "
        "Anna: And the others?\nBo: They were gone.\nAnna: Why?\n"
    )
    assert len(pieces(text)) == 5
    assert "Anna: And the others?" in pieces(text)


def test_a_colon_inside_a_sentence_parts_nothing():
    text = "Anna: He asked for three things that winter. Number one: a hen, and a day of work.\nBo: So.\nAnna: Yes."
    assert len(pieces(text)) == 3


def test_prose_is_left_alone():
    text = "The rule was simple. Everyone knew it: pay. Nobody asked. Nobody told. It went on for years.\n"
    assert pieces(text) == [text.strip()]
