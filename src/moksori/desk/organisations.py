"""Organisations by hand: entered, corrected, put under one another; nothing that stood is lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from moksori.desk import audit, evidence
from moksori.desk.evidence import Source
from moksori.desk.typed import Lasting, is_word, lasting, plain
from moksori.packs.loader import available, load
from moksori.records import trail
from moksori.records.models import OrganisationRecord, User
from moksori.terms.errors import InvalidError, MissingError, RefusedError

LONGEST = 200
CHANGED = "organisation.changed"
_WORDS = ("pack", "code", "name_en", "name_ko", "short", "kind", "since_told", "until_told")
KEPT = (*_WORDS, "cited")
"""Columns that the history keeps, beside what it belongs to."""


class NoOrganisationError(MissingError):
    """There is no such organisation, or it is not for you."""

    code = "organisations.none"


class OrganisationInvalidError(InvalidError):
    """An organisation without a name, with one that is too long, or of a kind nobody knows."""

    code = "organisations.invalid"
    hint = "Give a name in English or Korean of at most 200 letters; choose a kind of the list."


class OrganisationThereError(RefusedError):
    """An organisation of this name stands in the same place already."""

    code = "organisations.there"
    hint = "Open the one that stands there and correct it, or say what tells the two apart."


class CircleError(RefusedError):
    """An organisation would belong to itself, by way of others."""

    code = "organisations.circle"
    hint = "Choose another one above it; what belongs to it cannot stand above it."


class NothingToUndoError(RefusedError):
    """Nothing of this was changed that could be put back."""

    code = "organisations.nothing_to_undo"
    hint = "Change it by hand; what stands now is kept in the history."


@dataclass(frozen=True, slots=True)
class Described:
    """An organisation as somebody enters it.

    Attributes:
        name_en, name_ko: At least one of them.
        short: Its abbreviation.
        pack, code: The organisation of a country pack that it is, or is one of.
        parent: Id of what it belongs to; empty where nobody knows.
        since, until: EDTF.
    """

    name_en: str = ""
    name_ko: str = ""
    short: str = ""
    kind: str = ""
    pack: str = ""
    code: str = ""
    parent: str = ""
    since: str = ""
    until: str = ""
    source: Source = field(default_factory=Source)


def kinds() -> frozenset[str]:
    """Return the kinds of organisations that the country packs know."""
    return frozenset(one.kind for code in available() for one in load(code).organisations)


def enter(described: Described, *, who: User, at: datetime) -> str:
    """Put an organisation on the record; return its id.

    Raises:
        OrganisationInvalidError: it has no name, or a kind that nobody knows.
        OrganisationThereError: they see one of this name in the same place.
        TimeInvalidError: a time cannot be read.
        TimeOrderError: the end lies before the beginning.
        SourceMissingError: nothing says so.
        NoOrganisationError: what it belongs to is not there for them.
        NoAccountError, WordsNotThereError, WordsTwiceError: see `evidence.found`.
    """
    with transaction.atomic():
        told = _columns(described, lasting(described.since, described.until))
        said = evidence.found(described.source, who)
        if said is None and not told["cited"]:
            raise evidence.SourceMissingError("nothing says so")
        parent = _parent(described.parent, who)
        _refuse_double(told, parent, who)
        row = OrganisationRecord.objects.create(**told, parent=parent)
        evidence.keep(row.id, said, by=who.id, at=at)
        subjects = [row.id, *([said[0].account_id] if said else [])]
        audit.write_line("organisation.entered", by=who.id, at=at, subjects=subjects)
    return row.id


def change(
    organisation_id: str, described: Described, *, seen: int, who: User, at: datetime
) -> None:
    """Correct an organisation; what stood there stays in the history.

    What it belongs to stays where they may not see that and say nothing else.

    Args:
        organisation_id: Which.
        described: What it should be.
        seen: The number of the last change that was seen; see `trail.version_of`.
        who: Who does it.
        at: When.

    Raises:
        ConflictError: somebody changed it meanwhile.
        CircleError: it would belong to itself.
        NoOrganisationError: it is not there, or not for them; and as `enter`.
    """
    with transaction.atomic():
        row = mine(organisation_id, who)
        trail.require_version(row.id, seen)
        told = _columns(described, lasting(described.since, described.until))
        said = evidence.found(described.source, who)
        parent = _parent(described.parent, who)
        if parent is None and row.parent is not None and not is_seen(row.parent.id, who):
            parent = row.parent
        before = _told(row)
        for name, value in told.items():
            setattr(row, name, value)
        _put_under(row, parent)
        said_too = evidence.keep(row.id, said, by=who.id, at=at)
        evidence.require(row.id, row.cited)
        _changed(row, before, by=who.id, at=at, said_too=said_too)


def put_under(part_id: str, above_id: str, *, who: User, at: datetime) -> None:
    """Say that one organisation commands another.

    Raises:
        NoOrganisationError: one of them is not there, or not for them.
        CircleError: it would belong to itself.
    """
    with transaction.atomic():
        row, above = mine(part_id, who), mine(above_id, who)
        before = _told(row)
        _put_under(row, above)
        _changed(row, before, by=who.id, at=at)


def undo(organisation_id: str, *, who: User, at: datetime) -> None:
    """Put an organisation back as it stood before its last change. This is a change of its own.

    Raises:
        NoOrganisationError: it is not there, or not for them.
        NothingToUndoError: it never changed.
        CircleError: what it belonged to belongs to it now.
    """
    with transaction.atomic():
        row = mine(organisation_id, who)
        changes = [one for one in trail.changes_of(row.id) if one.verb == CHANGED]
        if not changes:
            raise NothingToUndoError("it never changed")
        before, back = _told(row), dict(changes[-1].before)
        for name in KEPT:
            setattr(row, name, back[name])
        for name, value in lasting(row.since_told, row.until_told).columns().items():
            setattr(row, name, value)
        row.name = row.name_en or row.name_ko or row.name
        standing = OrganisationRecord.objects.standing()
        _put_under(row, standing.filter(pk=back["parent"]).first() if back["parent"] else None)
        _changed(row, before, by=who.id, at=at)


def mine(organisation_id: str, who: User) -> OrganisationRecord:
    """Return an organisation that somebody may see, to be changed.

    Raises:
        NoOrganisationError: it is not there, or not for them.
    """
    rows = OrganisationRecord.objects.standing().select_for_update()
    row = rows.filter(pk=organisation_id).first()
    if row is None or not is_seen(row.id, who):
        raise NoOrganisationError("no organisation of this id is here for you")
    return row


def is_seen(organisation_id: str, who: User) -> bool:
    """Say whether somebody may see an organisation."""
    return OrganisationRecord.objects.seen_by(who).filter(pk=organisation_id).exists()


def refuse_circle(row: OrganisationRecord, above: OrganisationRecord | None) -> None:
    """Refuse that an organisation belongs to itself.

    Raises:
        CircleError: it would.
    """
    met = {row.id}
    while above is not None:
        if above.id in met:
            raise CircleError("an organisation would belong to itself")
        met.add(above.id)
        above = above.parent


def _columns(described: Described, time: Lasting) -> dict[str, Any]:
    words = {name: plain(getattr(described, name)) for name in ("name_en", "name_ko", "short")} | {
        "cited": plain(described.source.cited)
    }
    name = words["name_en"] or words["name_ko"]
    if not is_word(name) or any(len(one) > LONGEST for one in words.values()):
        raise OrganisationInvalidError("an organisation needs a name")
    if described.kind and described.kind not in kinds():
        raise OrganisationInvalidError("nobody knows this kind")
    known = described.pack in available() and any(
        one.id == described.code for one in load(described.pack).organisations
    )
    if (described.pack or described.code) and not known:
        raise OrganisationInvalidError("no country pack has this organisation")
    return {
        "name": name,
        **words,
        "kind": described.kind,
        "pack": described.pack,
        "code": described.code,
        **time.columns(),
    }


def _parent(parent_id: str, who: User) -> OrganisationRecord | None:
    return mine(parent_id, who) if parent_id else None


def _put_under(row: OrganisationRecord, above: OrganisationRecord | None) -> None:
    refuse_circle(row, above)
    row.parent = above


def _refuse_double(told: dict[str, Any], parent: OrganisationRecord | None, who: User) -> None:
    """Refuse a second one of the same name in the same place, as far as they would see it."""
    same = Q(pk__in=[])
    for name in ("name_en", "name_ko"):
        if told[name]:
            same |= Q(**{f"{name}__iexact": told[name]})
    rows = OrganisationRecord.objects.seen_by(who).standing().filter(same, parent=parent)
    if rows.exists():
        raise OrganisationThereError("an organisation of this name stands there already")


def _changed(
    row: OrganisationRecord,
    before: dict[str, Any],
    *,
    by: str,
    at: datetime,
    said_too: bool = False,
) -> None:
    if trail.keep(row, CHANGED, before=before, after=_told(row), by=by, at=at) or said_too:
        audit.write_line(CHANGED, by=by, at=at, subjects=[row.id])


def _told(row: OrganisationRecord) -> dict[str, Any]:
    return {name: getattr(row, name) for name in KEPT} | {"parent": row.parent_id or ""}
