"""A headline that opens with a nickname, and a day with an hour, are no speakers."""

from __future__ import annotations

from moksori.intake.shapes.labels import label_at
from moksori.intake.shapes.lines import Line


def _label(text: str) -> object:
    return label_at(text, 0, Line(0, len(text), 0))


def test_no_speakers() -> None:
    """The colon of a headline, and of a clock, sets off no label."""
    assert _label("'The Kettle' of the harbour: clerk sells permits") is None
    assert _label("Session 4, Thursday 12 May, 10:00") is None


def test_a_speaker_with_a_number() -> None:
    """A label may end in a figure."""
    assert _label("WITNESS 7: I was there.") is not None
