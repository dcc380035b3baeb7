"""Postings by hand: who held which post where, from when to when, and what says so."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from moksori.desk import audit, evidence, organisations
from moksori.desk.evidence import Source
from moksori.desk.organisations import NothingToUndoError
from moksori.desk.typed import Lasting, is_word, lasting, plain
from moksori.records import trail
from moksori.records.models import (
    AccountRecord,
    OrganisationRecord,
    PersonRecord,
    PostingRecord,
    User,
)
from moksori.terms.errors import InvalidError, MissingError, RefusedError
from moksori.terms.people import PersonRole

LONGEST = 200
CHANGED = "posting.changed"
WITHDRAWN = "posting.withdrawn"
KEPT = ("role", "rank", "since_told", "until_told", "cited", "withdrawn_why")
"""Columns that the history keeps, beside the organisation and whether it was withdrawn."""
HOLDERS = frozenset({PersonRole.ACCUSED, PersonRole.OFFICIAL, PersonRole.WITNESS})
"""Whose postings are put on the record; what a source held stays in what they told."""


class NoPostingError(MissingError):
    """There is no such posting, or it is not for you."""

    code = "postings.none"


class PostingInvalidError(InvalidError):
    """A posting says neither where nor as what, or says it in too many words."""

    code = "postings.invalid"
    hint = "Choose an organisation or write the post, in at most 200 letters."


class NotAHolderError(RefusedError):
    """A posting is entered for an accused, an official or a witness."""

    code = "postings.not_a_holder"
    hint = "Say on the account's page of this person what they are in it, then enter the posting."


class PostingThereError(RefusedError):
    """The same posting stands there already."""

    code = "postings.there"
    hint = "Open the one that stands there and add what is new to it."


@dataclass(frozen=True, slots=True)
class Posted:
    """A posting as somebody enters it.

    Attributes:
        organisation: Its id; empty where nobody says where.
        role: The post, such as "section head".
        rank: The rank or title, such as "captain".
        since, until: EDTF.
    """

    organisation: str = ""
    role: str = ""
    rank: str = ""
    since: str = ""
    until: str = ""
    source: Source = field(default_factory=Source)


def enter(person_id: str, posted: Posted, *, who: User, at: datetime) -> str:
    """Put a posting on the record; return its id.

    Raises:
        NoPostingError: the person is not there for them.
        NotAHolderError: they are a source or a victim.
        PostingInvalidError: it says neither where nor as what.
        PostingThereError: they see the same one.
        TimeInvalidError, TimeOrderError: see `typed.lasting`.
        SourceMissingError: nothing says so.
        NoOrganisationError: the organisation is not there for them.
        NoAccountError, WordsNotThereError, WordsTwiceError: see `evidence.found`.
    """
    with transaction.atomic():
        person = PersonRecord.objects.seen_by(who).filter(pk=person_id).first()
        if person is None:
            raise NoPostingError("no person of this id is here for you")
        require_holder(person, who)
        told = _columns(posted, lasting(posted.since, posted.until))
        said = evidence.found(posted.source, who)
        if said is None and not told["cited"]:
            raise evidence.SourceMissingError("nothing says so")
        where = organisations.mine(posted.organisation, who) if posted.organisation else None
        same = PostingRecord.objects.seen_by(who).standing().filter(person=person)
        if same.filter(**told, organisation=where).exists():
            raise PostingThereError("the same posting stands there already")
        row = PostingRecord.objects.create(person=person, organisation=where, **told)
        evidence.keep(row.id, said, by=who.id, at=at)
        _write("posting.entered", row, by=who.id, at=at)
    return row.id


def change(posting_id: str, posted: Posted, *, seen: int, who: User, at: datetime) -> None:
    """Correct a posting; what stood there stays in the history.

    Args:
        posting_id: Which.
        posted: What it should be.
        seen: The number of the last change that was seen; see `trail.version_of`.
        who: Who does it.
        at: When.

    Raises:
        ConflictError: somebody changed it meanwhile.
        NoPostingError: it is not there, or not for them; and as `enter`.
    """
    with transaction.atomic():
        row = _mine(posting_id, who)
        trail.require_version(row.id, seen)
        told = _columns(posted, lasting(posted.since, posted.until))
        said = evidence.found(posted.source, who)
        before = _told(row)
        for name, value in told.items():
            setattr(row, name, value)
        where = organisations.mine(posted.organisation, who) if posted.organisation else None
        row.organisation = where
        said_too = evidence.keep(row.id, said, by=who.id, at=at)
        evidence.require(row.id, row.cited)
        _changed(row, before, by=who.id, at=at, said_too=said_too)


def withdraw(posting_id: str, why: str, *, who: User, at: datetime) -> None:
    """Let a posting stand no longer; it and what says so are kept.

    Args:
        posting_id: Which.
        why: In words; they stay inside the desk.
        who: Who withdraws it.
        at: When.

    Raises:
        NoPostingError: it is not there, or not for them.
        WithdrawalInvalidError: no reason is given, or one too long.
    """
    said = organisations.reason(why)
    with transaction.atomic():
        row = _mine(posting_id, who)
        before = _told(row)
        if row.withdrawn_at is None:
            row.withdrawn_at, row.withdrawn_by, row.withdrawn_why = at, who.id, said
        _changed(row, before, by=who.id, at=at, verb=WITHDRAWN)


def undo(posting_id: str, *, who: User, at: datetime) -> None:
    """Put a posting back as it stood before its last change. This is a change of its own.

    Raises:
        NoPostingError: it is not there, or not for them.
        NothingToUndoError: it never changed.
        WithdrawnError: its organisation was withdrawn meanwhile.
    """
    with transaction.atomic():
        row = _mine(posting_id, who)
        changes = [one for one in trail.changes_of(row.id) if one.verb in (CHANGED, WITHDRAWN)]
        if not changes:
            raise NothingToUndoError("it never changed")
        before, back = _told(row), dict(changes[-1].before)
        for name in KEPT:
            setattr(row, name, back.get(name, ""))
        for name, value in lasting(row.since_told, row.until_told).columns().items():
            setattr(row, name, value)
        gone = bool(back["withdrawn"])
        row.organisation = _still(back["organisation"], withdrawn_too=gone)
        row.withdrawn_at, row.withdrawn_by = (at, who.id) if gone else (None, "")
        _changed(row, before, by=who.id, at=at)


def require_holder(person: PersonRecord, who: User) -> None:
    """Go on where somebody's postings are put on the record, by what `who` may see of them.

    Raises:
        NotAHolderError: they are a source or a victim.
    """
    seen = AccountRecord.objects.seen_by(who).values("pk")
    told = person.in_accounts.filter(account__in=seen)
    roles = {person.role, *told.values_list("role", flat=True)}
    if roles.isdisjoint(one.value for one in HOLDERS):
        raise NotAHolderError("nobody enters a posting of a source")


def _mine(posting_id: str, who: User) -> PostingRecord:
    rows = PostingRecord.objects.select_for_update(of=("self",))
    row = rows.seen_by(who).filter(pk=posting_id).first()
    if row is None:
        raise NoPostingError("no posting of this id is here for you")
    return row


def _still(organisation_id: str, *, withdrawn_too: bool) -> OrganisationRecord | None:
    """Return an organisation, or the one that it was judged to be meanwhile."""
    row = OrganisationRecord.objects.filter(pk=organisation_id).first()
    now = row.merged_into or row if row else None
    if now is not None and now.withdrawn_at is not None and not withdrawn_too:
        raise organisations.WithdrawnError("the organisation of this posting is withdrawn")
    return now


def _columns(posted: Posted, time: Lasting) -> dict[str, Any]:
    words = {
        "role": plain(posted.role),
        "rank": plain(posted.rank),
        "cited": plain(posted.source.cited),
    }
    if any(len(one) > LONGEST for one in words.values()):
        raise PostingInvalidError("a post is said in a few words")
    if not posted.organisation and not is_word(words["role"] + words["rank"]):
        raise PostingInvalidError("a posting says where, or as what")
    return words | time.columns()


def _changed(
    row: PostingRecord,
    before: dict[str, Any],
    *,
    by: str,
    at: datetime,
    said_too: bool = False,
    verb: str = CHANGED,
) -> None:
    if trail.keep(row, verb, before=before, after=_told(row), by=by, at=at) or said_too:
        _write(verb, row, by=by, at=at)


def _write(verb: str, row: PostingRecord, *, by: str, at: datetime) -> None:
    subjects = [row.id, row.person_id, *([row.organisation_id] if row.organisation_id else [])]
    audit.write_line(verb, by=by, at=at, subjects=subjects)


def _told(row: PostingRecord) -> dict[str, Any]:
    return {name: getattr(row, name) for name in KEPT} | {
        "organisation": row.organisation_id or "",
        "withdrawn": row.withdrawn_at.date().isoformat() if row.withdrawn_at else "",
    }
