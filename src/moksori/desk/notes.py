"""Taking down a call, and words that were pasted: both become accounts like any file."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from moksori.desk.intake import Arrival, Received, receive_account
from moksori.intake.phonenote import Note, written
from moksori.language.detect import language_of
from moksori.terms.errors import InvalidError

MEDIUM = "phone"
LONGEST_LINE = 500
MOST_TELLERS = 8


class NoteInvalidError(InvalidError):
    """A note that says nothing, or not who called."""

    code = "notes.invalid"
    hint = "Say who called, in a word that names nobody, and what they told; one line a teller."


def take_down(note: Note, words: str, arrival: Arrival, *, by: str, at: datetime) -> Received:
    """Receive a note of a call; its header says who called, who told them, and how they know.

    Args:
        note: Who called.
        words: What they told, in their own words.
        arrival: Country pack and who may see it; the medium is the telephone.
        by: Who took the call.
        at: When.

    Raises:
        NoteInvalidError: nobody called, or nothing was told.
    """
    lines = (note.called, *note.told_by, note.how)
    if not note.called.strip() or not words.strip() or len(note.told_by) > MOST_TELLERS:
        raise NoteInvalidError("the note lacks who called or what was told")
    if any(len(line) > LONGEST_LINE for line in lines):
        raise NoteInvalidError("a line of the header is too long")
    text = written(note, words, language_of(words))
    came = replace(arrival, medium=MEDIUM)
    return receive_account(text.encode(), _name(at), came, by=by, at=at)


def paste(words: str, arrival: Arrival, *, by: str, at: datetime) -> Received:
    """Receive words that somebody pasted.

    Raises:
        NoteInvalidError: there are none.
    """
    if not words.strip():
        raise NoteInvalidError("nothing was pasted")
    return receive_account(words.encode(), _name(at), arrival, by=by, at=at)


def _name(at: datetime) -> str:
    """Return a name for words that came without one; the day alone, as accounts keep it."""
    return f"{at.date().isoformat()}.txt"
