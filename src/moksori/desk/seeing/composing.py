"""What somebody who composes a story sees: its parts, the material, and how it came about."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from moksori.desk import rights
from moksori.desk.approving import Place, place_of
from moksori.desk.composed import accounts_of, composition_of
from moksori.desk.composing import WRITING, story_of
from moksori.desk.rights import Right
from moksori.desk.seeing.accounts import head_of, heads, light, short
from moksori.desk.seeing.acts import type_labels
from moksori.desk.seeing.people_names import name_of
from moksori.language.sentences import sentences
from moksori.records import trail
from moksori.records.models import (
    AccountRecord,
    ActRecord,
    HistoryRecord,
    StatementRecord,
    StoryRecord,
    User,
)
from moksori.terms.composition import Composition, Part, PartKind, StoryForm
from moksori.terms.disguise import LADDERS
from moksori.terms.mention import MentionKind

LEFT_OUT = "[…]"
"""Stands in the versions of a story where a sentence is left out; readers see no mark."""
LIVE = frozenset(LADDERS) - {MentionKind.SPEECH, MentionKind.CONTINUING}
"""Kinds of mentions that own words may name live."""


@dataclass(frozen=True, slots=True)
class Live:
    """A mention or a person that own words may name: the token, the words, what kind it is."""

    token: str
    words: str
    kind: str


@dataclass(frozen=True, slots=True)
class Told:
    """A passage of an account, as told, with the mentions in it."""

    account: str
    number: int
    speaker: str
    text: str
    language: str
    live: tuple[Live, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage in a story: where it stands, its words, whether it is left out."""

    start: int
    end: int
    words: str
    left_out: bool


@dataclass(frozen=True, slots=True)
class Act:
    """An act on the record, and the stretch of a passage that says so.

    Attributes:
        type: What the codebook calls it, in the language of the screen.
        part: What puts that stretch into the story: passage, number, first and last character.
        words: The stretch, as told.
    """

    id: str
    type: str
    part: str
    words: str


@dataclass(frozen=True, slots=True)
class Material:
    """One account of a story: passages, acts, and persons by the words that tell them."""

    account: str
    head: str
    language: str
    passages: tuple[Told, ...]
    people: tuple[Live, ...]
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Composing:
    """A story being written.

    Attributes:
        seen: The number of its last change: a form that is made from this one carries it.
        approved: It was approved or is out: a new version has to be approved anew.
    """

    id: str
    language: str
    composition: Composition
    material: tuple[Material, ...]
    seen: int
    approved: bool


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a difference: `+` came, `-` went, ` ` stayed."""

    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class Edit:
    """One version: by whom, when, what kind of change, and the difference to the one before."""

    id: str
    verb: str
    by: str
    at: datetime
    lines: tuple[Change, ...]
    undoable: bool


def composing(who: User, story_id: str, at: datetime, *, also: Sequence[str] = ()) -> Composing:
    """Return a story to be written.

    Args:
        who: Who writes it.
        story_id: The story.
        at: When.
        also: Ids of accounts that the form names beside those of the story; what is not for them
            is left out.

    Raises:
        NoStoryError: there is none, or it is not for them.
    """
    rights.require(who, Right.WRITE)
    story = story_of(who, story_id)
    held = accounts_of(story)
    seen = AccountRecord.objects.seen_by(who).exclude(pk__in=[one.pk for one in held])
    more = seen.filter(pk__in=also).order_by("received_on", "id")
    return Composing(
        id=story.pk,
        language=story.language,
        composition=composition_of(story) or Composition(StoryForm.INTERVIEW, ()),
        material=tuple(_material(account) for account in (*held, *more)),
        seen=trail.version_of(story.pk),
        approved=place_of(story, at) in {Place.PROTECTION, Place.APPROVED, Place.RELEASED},
    )


def choices(who: User) -> tuple[tuple[str, str, str], ...]:
    """Return the accounts a story may be begun with: id, language, first words of the title."""
    rights.require(who, Right.WRITE)
    rows = AccountRecord.objects.seen_by(who).originals_only().exclude(passages=None)
    chosen = list(light(rows.distinct()).order_by("-received_on", "id")[:200])
    first = heads([row.pk for row in chosen])
    return tuple(
        (row.pk, row.language, short(row.begins or first.get(row.pk, ""))) for row in chosen
    )


def history(who: User, story_id: str) -> tuple[Edit, ...]:
    """Return the versions of a story, the newest first.

    Raises:
        NoStoryError: there is none, or it is not for them.
    """
    rights.require(who, Right.READ)
    story = story_of(who, story_id)
    texts = _texts_of(story)
    return tuple(
        Edit(
            id=row.id,
            verb=row.verb.removeprefix("story."),
            by=name_of(row.by),
            at=row.at,
            lines=_difference(row, texts) if row.verb in WRITING else (),
            undoable=row.verb in WRITING and bool(row.before),
        )
        for row in reversed(HistoryRecord.objects.of(story.pk))
    )


def sentences_of(part: Part, text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a passage that a part tells or leaves out.

    Args:
        part: A part that tells the passage.
        text: The passage, as told.
    """
    first, last = part.start, part.end or len(text)
    left_out = {one for one in part.without if one[1] <= len(text)}
    found = {one for one in sentences(text) if first <= one[0] and one[1] <= last} | left_out
    return tuple(
        Sentence(start, end, text[start:end], (start, end) in left_out)
        for start, end in sorted(found)
    )


def without(text: str, start: int, end: int, left_out: Iterable[Sequence[int]]) -> str:
    """Return what is told of a passage, with a mark where something is left out."""
    told, at, end = "", start, end or len(text)
    for first, last in sorted((one[0], one[1]) for one in left_out):
        told += f"{text[at:first]}{LEFT_OUT}" if at <= first else ""
        at = max(at, last)
    return told + text[at:end]


def _material(account: AccountRecord) -> Material:
    rows = list(account.mentions.standing())
    # By the words of the account itself, which whoever writes may read: no name leaves the vault.
    people = tuple(
        Live(f"{{{link.person_id}}}", account.text[link.spans[0][0] : link.spans[0][1]], "person")
        for link in account.persons.order_by("id")
        if link.spans
    )
    passages = tuple(
        Told(
            account=account.pk,
            number=row.number,
            speaker=row.speaker,
            text=row.text,
            language=account.language,
            live=tuple(
                Live(f"{{{one.pk}}}", one.told, one.kind)
                for one in rows
                if row.start <= one.start and one.end <= row.end and MentionKind(one.kind) in LIVE
            ),
        )
        for row in account.passages.in_order()
    )
    first = account.passages.in_order().values_list("text", flat=True).first() or ""
    head = head_of(account, first)
    return Material(account.pk, head, account.language, passages, people, _acts(account))


def _acts(account: AccountRecord) -> tuple[Act, ...]:
    """Return what is on the record of an account, each with the words that say so."""
    types = dict(ActRecord.objects.told_in(account.pk).on_the_record().values_list("pk", "type"))
    labels = type_labels()
    found: dict[str, Act] = {}
    for row in StatementRecord.objects.in_account(account.pk).select_related("passage"):
        if row.about_id not in types:
            continue
        passage, kind = row.passage, types[row.about_id]
        start = max((row.start or passage.start) - passage.start, 0)
        end = min((row.end or passage.end), passage.end) - passage.start
        part = f"{account.pk}:{passage.number}:{start}:{end}"
        words = passage.text[start:end]
        found.setdefault(f"{kind}:{part}", Act(row.about_id, labels.get(kind, kind), part, words))
    return tuple(found.values())


def _texts_of(story: StoryRecord) -> dict[tuple[str, int], str]:
    rows = story.accounts.values_list("pk", "passages__number", "passages__text")
    return {(account, number): text for account, number, text in rows if number}


def _difference(row: HistoryRecord, texts: dict[tuple[str, int], str]) -> tuple[Change, ...]:
    before, after = (list(_lines(told, texts)) for told in (row.before, row.after))
    return tuple(
        Change(line[0], line[2:]) for line in difflib.ndiff(before, after) if line[0] in "+- "
    )


def _lines(told: dict[str, Any], texts: dict[tuple[str, int], str]) -> Iterable[str]:
    """Give a composition as lines that somebody can read."""
    for name in ("form", "title", "standfirst", "content_note", "byline", "editor"):
        if told.get(name):
            yield f"{name}: {told[name]}"
    for part in told.get("parts", ()):
        if part["kind"] == PartKind.PASSAGE.value:
            text = texts.get((part["account"], part["number"]), "")
            cut = without(text, part.get("start", 0), part.get("end", 0), part.get("without", ()))
            yield f"[{part['number']}] {' '.join(cut.split())}"
        else:
            yield from str(part["text"]).splitlines()
