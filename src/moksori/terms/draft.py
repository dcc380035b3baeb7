"""Draft: a story rendered as the public would read it, with whom it touches."""

from __future__ import annotations

from dataclasses import dataclass, field

from moksori.terms.bundle import Bundle
from moksori.terms.mention import MentionKind
from moksori.terms.story import StoryText
from moksori.terms.table import Axis, Table


@dataclass(frozen=True, slots=True)
class Draft:
    """What is asked to leave.

    Attributes:
        story: The text as the public would read it.
        touches: Ids of the persons, places and acts that the story speaks of; quasi values
            (place, date, age, amount, post) of these are looked for in it.
        heard_by_two: Speech, as told, that only two people heard: no run of six words of it may
            leave, in any form.
        names_elsewhere: Pseudonyms in it that stand for somebody else in another story.
        told_once: Details, as told, that no other account of the same case tells.
        minors_alone: How many children can be made out in it for whom no guardian allowed it.
        published: ISO day on which it would be released, to resolve relative dates.
        allowed: Ids of watch values or rule codes that a person allowed here, with the reason.
    """

    story: StoryText
    touches: frozenset[str] = frozenset()
    heard_by_two: tuple[str, ...] = ()
    names_elsewhere: tuple[str, ...] = ()
    told_once: tuple[str, ...] = ()
    minors_alone: int = 0
    published: str = ""
    allowed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BundleOrigin:
    """What accounts some records of a bundle come from; it never leaves the desk.

    Attributes:
        records: Ids of the bundle.
        touches: Ids of the accounts and of everybody they speak of.
        as_told: Kinds of which somebody decided that this audience reads them as told.
        heard_by_two: Speech, as told, that only two people heard.
    """

    records: tuple[str, ...]
    touches: frozenset[str] = frozenset()
    as_told: frozenset[MentionKind] = frozenset()
    heard_by_two: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BundleDraft:
    """A bundle that asks to leave, and where each of its records comes from."""

    bundle: Bundle
    origins: tuple[BundleOrigin, ...] = ()


@dataclass(frozen=True, slots=True)
class TableDraft:
    """A table that asks to leave.

    Attributes:
        touches: Axis and code of a category → ids of the accounts that its acts are told in, and
            of everybody they speak of. A category of which nothing is said touches everybody.
    """

    table: Table
    touches: dict[tuple[Axis, str], frozenset[str]] = field(default_factory=dict)
