"""Account: one telling, exactly as it came in; and what reading it gave."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from moksori.terms.passage import Passage
from moksori.terms.span import Span


class AccountFormat(StrEnum):
    """What kind of text an account is, as a coder would call it."""

    INTERVIEW = "interview"
    HEARING = "hearing"
    ARTICLE = "article"
    STATEMENT = "statement"
    NOTES = "notes"
    CHAT = "chat"


class AccountState(StrEnum):
    """How far an account has come. Sealed is safe: nothing later can lose it."""

    SEALED = "sealed"
    READ = "read"
    UNREADABLE = "unreadable"
    CODED = "coded"


@dataclass(frozen=True, slots=True)
class Damage:
    """A place where the text is hurt (lost apostrophes, a missing blank): flagged, not repaired."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text inside an original; all offsets of the record count characters of `text`.

    Attributes:
        text: The decoded text, line ends and odd characters as they came.
        container: What it was read as: `txt`, `md`, `html`, `docx`, `odt`, `pdf`, `srt`, `vtt`,
            `eml`, `csv`, `xlsx`, `whatsapp`, `signal`, `kakaotalk`.
        encoding: The character encoding found, or an empty string where the format names none.
        damage: Places where decoding or an earlier hand left the text hurt.
        metadata: What the container says of itself (title, date, sender); protected like the text.
        turns: For formats that mark their speakers (chats, captions, tables): the speaker and the
            stretch of each turn; empty otherwise.
    """

    text: str
    container: str
    encoding: str = ""
    damage: tuple[Damage, ...] = ()
    metadata: dict[str, str] = field(default_factory=dict)
    turns: tuple[tuple[str | None, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Withheld:
    """A stretch that a person withheld, and its words, as told."""

    span: Span
    told: str


@dataclass(frozen=True, slots=True)
class Structure:
    """Who speaks where in an account, and what of the page is furniture.

    Attributes:
        title: The stretch of the title, if the text has one.
        published: ISO day of publication that the text itself states, or an empty string.
        furniture: Page furniture (print buttons, datelines, credits): metadata, never story.
        passages: The turns or paragraphs, in order, without overlap.
        notes: Metadata read from furniture: outlet, editor, edition, series, byline.
        withheld: What the audience for whom this is made must not read, whatever is decided else.
    """

    format: AccountFormat
    language: str
    title: Span | None = None
    published: str = ""
    furniture: tuple[Span, ...] = ()
    passages: tuple[Passage, ...] = ()
    damage: tuple[Damage, ...] = ()
    notes: dict[str, str] = field(default_factory=dict)
    withheld: tuple[Withheld, ...] = ()
