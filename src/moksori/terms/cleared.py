"""Cleared: what the gate let out; the only thing that publishing and broadcast can take."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from moksori.terms.bundle import Bundle
from moksori.terms.disguise import Audience
from moksori.terms.story import StoryText
from moksori.terms.table import Table


class ClearedKind(StrEnum):
    """What was let out."""

    STORY = "story"
    TABLE = "table"
    BUNDLE = "bundle"


@dataclass(frozen=True, slots=True)
class Cleared:
    """A story that passed the gate for one audience. Made by `protection.gate` and nobody else.

    Attributes:
        watch_version: The watch list that it was held against.
        rules: Codes of the rules that ran.
    """

    kind: ClearedKind
    audience: Audience
    story: StoryText
    watch_version: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClearedBundle:
    """A bundle that passed the gate for its audience: a Cleared of kind bundle, made like it.

    It is a type of its own so that no page can be made of it, and no exchange file of a story.

    Attributes:
        kind: `ClearedKind.BUNDLE`.
        watch_version: The watch list that it was held against.
        rules: Codes of the rules that ran.
    """

    kind: ClearedKind
    audience: Audience
    bundle: Bundle
    watch_version: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClearedTable:
    """A table that passed the gate for everybody: a Cleared of kind table, made like it.

    Attributes:
        kind: `ClearedKind.TABLE`.
        watch_version: The watch list that its labels were held against.
        rules: Codes of the rules that ran.
    """

    kind: ClearedKind
    audience: Audience
    table: Table
    watch_version: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SealedFile:
    """One finished file: relative path, SHA-256 of its bytes, size in bytes."""

    path: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Seal:
    """The gate's word over finished bytes: these very files, held against this watch list.

    Attributes:
        files: Every file of the staging folder, by path.
        channels: How many decoded channels were read.
        unread_bytes: Bytes that no decoder accounted for; a seal exists only where it is 0.
    """

    files: tuple[SealedFile, ...]
    watch_version: str
    channels: int
    unread_bytes: int = 0
