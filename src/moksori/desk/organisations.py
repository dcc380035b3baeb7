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
from moksori.records.models import OrganisationRecord, PostingRecord, User
from moksori.terms.errors import InvalidError, MissingError, RefusedError

LONGEST = 200
LONGEST_REASON = 500
CHANGED = "organisation.changed"
WITHDRAWN = "organisation.withdrawn"
_WORDS = ("pack", "code", "name_en", "name_ko", "short", "kind", "since_told", "until_told")
KEPT = (*_WORDS, "cited", "withdrawn_why")
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


class WithdrawalInvalidError(InvalidError):
    """An organisation or a posting is withdrawn without a reason, or with one that is too long."""

    code = "organisations.no_reason"
    hint = "Write in a few words why it should not stand; it stays inside the desk."


class WithdrawnError(RefusedError):
    """What is to stand again points at an organisation that was withdrawn meanwhile."""

    code = "organisations.withdrawn"
    hint = "Take the withdrawal of that organisation back first; it is on its page."


class HangingError(RefusedError):
    """Something on the record still points at an organisation that is to be withdrawn."""

    code = "organisations.hanging"
    hint = "Move or withdraw what its page lists, then withdraw it."


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


def withdraw(organisation_id: str, why: str, *, who: User, at: datetime) -> None:
    """Let an organisation stand no longer; it, its history and what says so are kept.

    What whoever asks may not see is no reason to refuse: the answer would tell of it. It goes on
    pointing here, and who sees it sees that this is withdrawn.

    Args:
        organisation_id: Which.
        why: In words; they stay inside the desk.
        who: Who withdraws it.
        at: When.

    Raises:
        NoOrganisationError: it is not there, or not for them.
        WithdrawalInvalidError: no reason is given, or one too long.
        HangingError: postings there, parts of it, or others judged to be the same still stand.
    """
    said = reason(why)
    with transaction.atomic():
        row = mine(organisation_id, who)
        _refuse_hanging(row, who)
        before = _told(row)
        row.withdrawn_at, row.withdrawn_by, row.withdrawn_why = at, who.id, said
        _changed(row, before, by=who.id, at=at, verb=WITHDRAWN)


def undo(organisation_id: str, *, who: User, at: datetime) -> None:
    """Put an organisation back as it stood before its last change. This is a change of its own.

    A withdrawal is such a change.

    Raises:
        NoOrganisationError: it is not there, or not for them.
        NothingToUndoError: it never changed.
        CircleError: what it belonged to belongs to it now.
        HangingError: it was withdrawn before, and something points at it now.
        OrganisationThereError: it was withdrawn, and another one of its name stands there now.
    """
    with transaction.atomic():
        row = mine(organisation_id, who, withdrawn_too=True)
        changes = [one for one in trail.changes_of(row.id) if one.verb in (CHANGED, WITHDRAWN)]
        if not changes:
            raise NothingToUndoError("it never changed")
        before, back = _told(row), dict(changes[-1].before)
        for name in KEPT:
            setattr(row, name, back.get(name, ""))
        for name, value in lasting(row.since_told, row.until_told).columns().items():
            setattr(row, name, value)
        row.name = row.name_en or row.name_ko or row.name
        standing = OrganisationRecord.objects.standing()
        _put_under(row, standing.filter(pk=back["parent"]).first() if back["parent"] else None)
        _stand_or_not(row, bool(back.get("withdrawn")), who, at)
        _changed(row, before, by=who.id, at=at)


def _stand_or_not(row: OrganisationRecord, gone: bool, who: User, at: datetime) -> None:
    if gone:
        _refuse_hanging(row, who)
    elif row.withdrawn_at is not None:
        _refuse_double(_told(row), row.parent, who)
    row.withdrawn_at, row.withdrawn_by = (at, who.id) if gone else (None, "")


def _refuse_hanging(row: OrganisationRecord, who: User) -> None:
    """Refuse to withdraw what something points at, as far as whoever asks may see it."""
    seen = OrganisationRecord.objects.seen_by(who)
    posts = PostingRecord.objects.seen_by(who).standing().filter(organisation=row)
    if (
        posts.exists()
        or seen.standing().filter(parent=row).exists()
        or seen.filter(merged_into=row).exists()
    ):
        raise HangingError("something still points at this organisation")


def mine(organisation_id: str, who: User, *, withdrawn_too: bool = False) -> OrganisationRecord:
    """Return an organisation that somebody may see, to be changed.

    Args:
        organisation_id: Which.
        who: Who changes it.
        withdrawn_too: One that is withdrawn can be changed in this way.

    Raises:
        NoOrganisationError: it is not there, or not for them.
    """
    reads = OrganisationRecord.objects
    rows = reads.known() if withdrawn_too else reads.standing()
    row = rows.select_for_update().filter(pk=organisation_id).first()
    if row is None or not is_seen(row.id, who):
        raise NoOrganisationError("no organisation of this id is here for you")
    return row


def reason(why: str) -> str:
    """Return why something is withdrawn, as it is kept.

    Raises:
        WithdrawalInvalidError: no reason is given, or one too long.
    """
    said = plain(why)
    if not is_word(said) or len(said) > LONGEST_REASON:
        raise WithdrawalInvalidError("a withdrawal needs a reason")
    return said


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
    verb: str = CHANGED,
) -> None:
    if trail.keep(row, verb, before=before, after=_told(row), by=by, at=at) or said_too:
        audit.write_line(verb, by=by, at=at, subjects=[row.id])


def _told(row: OrganisationRecord) -> dict[str, Any]:
    return {name: getattr(row, name) for name in KEPT} | {
        "parent": row.parent_id or "",
        "withdrawn": row.withdrawn_at.date().isoformat() if row.withdrawn_at else "",
    }
