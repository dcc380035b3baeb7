"""Views as the plain data that the paper's template takes; strings there are never commands."""

from __future__ import annotations

import re
from typing import Any

from moksori.publishing.segments import NOTED, Paragraph
from moksori.publishing.views import EditionView, Entry, StoryView

Data = dict[str, Any]
TAIL = re.compile(r"[^\s\[]+")
"""What clings to a word: an ending, a comma; it must not be parted from it by a line's end."""


def story_data(edition: EditionView, story: StoryView) -> Data:
    """Return one story as a paper of its own."""
    return _frame(edition) | {
        "kind": "story",
        "title": story.title,
        "invented": story.invented,
        "story": _story(edition, story),
    }


def edition_data(edition: EditionView) -> Data:
    """Return the edition as one paper."""
    return _frame(edition) | {
        "kind": "edition",
        "title": edition.dated_title,
        "series": edition.series,
        "imprint": [
            part for part in (edition.month_words, edition.number_words, edition.publisher) if part
        ],
        "invented": edition.invented,
        "entries": [_entry(edition, entry) for entry in edition.entries],
    }


def _frame(edition: EditionView) -> Data:
    """Return what every paper has: language, words, foot, source."""
    web = edition.source_url.startswith("http")
    return {
        "language": edition.words.locale,
        "words": dict(edition.words.words),
        "foot": edition.dated_title,
        "source": edition.source_url if web else "",
    }


def _entry(edition: EditionView, entry: Entry) -> Data:
    """Return a line of the contents, and the story where it stands in this language."""
    return {
        "title": entry.shown.title,
        "language": entry.shown.language,
        "missing": entry.here is None,
        "story": _story(edition, entry.here) if entry.here else None,
    }


def _story(edition: EditionView, story: StoryView) -> Data:
    """Return the text of a story, its credits and what stands at its end."""
    return {
        "language": edition.words.locale,
        "title": story.title,
        "standfirst": story.standfirst,
        "credit": list(story.credit),
        "content_note": story.content_note,
        "invented": story.invented,
        "turns": [
            {
                "kind": turn.kind.value,
                "speaker": turn.speaker,
                "note": turn.note,
                "paragraphs": [_pieces(paragraph) for paragraph in turn.paragraphs],
            }
            for turn in story.turns
        ],
        "corrections": list(story.corrections),
        "changes": list(story.changes),
        "edited": story.edited,
    }


def _pieces(paragraph: Paragraph) -> list[Data]:
    """Return a paragraph in pieces; what clings to a term is set with it."""
    notes = {note.number: note for note in paragraph.notes}
    pieces: list[Data] = []
    for segment in paragraph.segments:
        text = segment.text
        if segment.kind in NOTED:
            note = notes[segment.note]
            pieces.append(
                {"kind": "term", "text": text, "word": note.word, "gloss": note.gloss, "tail": ""}
            )
            continue
        if pieces and pieces[-1]["kind"] == "term" and (tail := TAIL.match(text)):
            pieces[-1]["tail"] = tail[0]
            text = text[tail.end() :]
        if text:
            pieces.append({"kind": segment.kind.value, "text": text})
    return pieces
