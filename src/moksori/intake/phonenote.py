"""A note of a call: a header that says who called and who told whom, then the source's words.

The desk's form writes it (`written`), and the intake reads it as structure (`header_of`): the
header is no story, and the chain of tellers is kept with the account.
"""

from __future__ import annotations

from dataclasses import dataclass

from moksori.terms.span import Span

TITLES = {"en": "Phone note", "ko": "전화 메모"}
KEYS = {
    "called": {"en": "Called", "ko": "전화한 사람"},
    "called_on": {"en": "Call of", "ko": "전화 받은 날"},
    "told_by": {"en": "Told by", "ko": "전해 준 사람"},
    "how": {"en": "How they know", "ko": "알게 된 경위"},
}
_KEY_OF = {label: key for key, labels in KEYS.items() for label in labels.values()}
MOST_LINES = 40
"""Lines of the longest header; what is longer is somebody's text."""


@dataclass(frozen=True, slots=True)
class Note:
    """What a header says.

    Attributes:
        called: Who called, in the words of whoever took the call.
        told_by: Who told them, the nearest to the event first; empty where they saw it themselves.
        how: How they know, in the source's words.
        called_on: ISO day of the call, or empty.
    """

    called: str
    told_by: tuple[str, ...] = ()
    how: str = ""
    called_on: str = ""

    def as_notes(self) -> dict[str, str]:
        """Return the note as an account keeps it; `tellers` are codes, nearest first."""
        between = ["intermediary"] * (len(self.told_by) - 1)
        first = ["witness", *between] if self.told_by else []
        told = {
            "called": self.called,
            "told_by": "\n".join(self.told_by),
            "how": self.how,
            "called_on": self.called_on,
            "tellers": " ".join([*first, "source", "reporter"]),
        }
        return {key: value for key, value in told.items() if value}


def written(note: Note, words: str, language: str) -> str:
    """Return the text of a note of a call.

    Args:
        note: Who called, and how they know.
        words: What they told, in their words.
        language: Of the words; the header is written in it, in English for any but Korean.
    """
    told = "ko" if language == "ko" else "en"
    rows = [("called", note.called), ("called_on", note.called_on)]
    rows += [("told_by", one) for one in note.told_by] + [("how", note.how)]
    lines = [f"{KEYS[key][told]}: {' '.join(value.split())}" for key, value in rows if value]
    return "\n".join([TITLES[told], *lines]) + "\n\n" + words.strip() + "\n"


def header_of(text: str) -> tuple[Span, Note] | None:
    """Return the header of a note of a call and where it stands, or None where there is none."""
    title, _, rest = text.partition("\n")
    if title.strip() not in TITLES.values():
        return None
    found: dict[str, list[str]] = {}
    at = len(title) + 1
    for line in rest.split("\n", MOST_LINES)[:MOST_LINES]:
        label, colon, value = line.partition(":")
        key = _KEY_OF.get(label.strip())
        if not colon or key is None:
            break
        found.setdefault(key, []).append(value.strip())
        at += len(line) + 1
    if "called" not in found:
        return None
    one = {key: values[0] for key, values in found.items()}
    note = Note(
        one["called"], tuple(found.get("told_by", ())), one.get("how", ""), one.get("called_on", "")
    )
    return Span(0, min(at, len(text))), note
