"""Opening an identity: one asks, another of another role agrees, for an hour, and it is written.

Who somebody is stands in the vault and on no page. Two people of two groups must agree before a
name is shown; each time it is shown is a line of the audit chain.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from moksori.desk import audit, vault
from moksori.records.models import OpeningRecord, PersonRecord, User
from moksori.records.states import Role, VaultKind
from moksori.terms.errors import InvalidError, MissingError, RefusedError

LASTS = timedelta(hours=1)
"""How long an identity stays open once two people agreed."""
MAY_ASK = frozenset({Role.REPORTER, Role.EDITOR, Role.PROTECTION_OFFICER})
MAY_GRANT = frozenset({Role.EDITOR, Role.PROTECTION_OFFICER})


class NoOpeningError(MissingError):
    """No such request waits, or nothing is open for you."""

    code = "openings.none"
    hint = "Ask to open the identity on the person's page; a second person agrees there."


class OpeningInvalidError(InvalidError):
    """Whoever asks to see a name says what for."""

    code = "openings.no_reason"
    hint = "Write what the name is needed for; the reason stays on the record."


class OneGroupError(RefusedError):
    """Two people of two roles are needed; one alone, or two of one role, open nothing."""

    code = "openings.one_group"
    hint = "Let an editor or a protection officer agree whose role is another than yours."


@transaction.atomic
def ask(person_id: str, why: str, *, who: User, at: datetime) -> str:
    """Ask to see who somebody is; return the id of the request.

    Raises:
        NoOpeningError: there is no such person.
        OpeningInvalidError: no reason is given.
        OneGroupError: the role of who asks opens no identity.
    """
    if not why.strip():
        raise OpeningInvalidError("a reason is needed")
    if not who.has_role(*MAY_ASK) or not who.is_active:
        raise OneGroupError("this role opens no identity")
    if not PersonRecord.objects.filter(pk=person_id).exists():
        raise NoOpeningError("no person has this id")
    row = OpeningRecord.objects.create(person_id=person_id, why=why.strip(), by=who.id, at=at)
    audit.write_line("identity.asked", by=who.id, at=at, subjects=[person_id, row.id])
    return row.id


@transaction.atomic
def grant(opening_id: str, *, who: User, at: datetime) -> None:
    """Agree, as the second of two.

    Raises:
        NoOpeningError: no such request waits.
        OneGroupError: who agrees asked, or works in the same role.
    """
    row = OpeningRecord.objects.waiting().select_for_update().filter(pk=opening_id).first()
    if row is None:
        raise NoOpeningError("no such request waits")
    asked = User.objects.at_work().filter(pk=row.by).first()
    if asked is None or asked.id == who.id or asked.role == who.role:
        raise OneGroupError("two people of two roles are needed")
    if not who.is_active or not who.has_role(*MAY_GRANT):
        raise OneGroupError("this role opens no identity")
    row.granted_by, row.granted_at, row.until = who.id, at, at + LASTS
    row.save(update_fields=["granted_by", "granted_at", "until"])
    audit.write_line("identity.granted", by=who.id, at=at, subjects=[row.person_id, row.id])


@transaction.atomic
def end(opening_id: str, *, who: User, at: datetime) -> None:
    """Refuse a request, or close what is open before its hour is over.

    Raises:
        NoOpeningError: nothing of that id waits or is open.
    """
    row = OpeningRecord.objects.filter(pk=opening_id, ended_at__isnull=True).first()
    if row is None:
        raise NoOpeningError("nothing of this id waits or is open")
    row.ended_by, row.ended_at = who.id, at
    row.save(update_fields=["ended_by", "ended_at"])
    audit.write_line("identity.closed", by=who.id, at=at, subjects=[row.person_id, row.id])


@transaction.atomic
def shown(opening_id: str, *, who: User, at: datetime) -> tuple[str, ...]:
    """Return the names behind an opening, to who asked; each look is written down.

    Raises:
        NoOpeningError: it is not open, or somebody else asked.
    """
    rows = OpeningRecord.objects.open_at(at).filter(pk=opening_id, by=who.id)
    row = rows.first() if who.is_active and who.has_role(*MAY_ASK) else None
    if row is None:
        raise NoOpeningError("nothing of this id is open for you")
    held = vault.names_of([row.person_id]).get(row.person_id, {})
    audit.write_line("identity.shown", by=who.id, at=at, subjects=[row.person_id, row.id])
    return held.get(VaultKind.NAME, ())
