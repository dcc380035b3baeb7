"""Bringing what is out to one outlet, and an edition to its readers, in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from moksori.desk import audit, delivery, editions, mail_settings, mailing, protection, rights, site
from moksori.desk import whereabouts as where
from moksori.desk.job_progress import telling
from moksori.desk.mail_letters import Asked
from moksori.desk.rights import Right
from moksori.records import jobs
from moksori.records.models import DispatchRecord, EditionRecord, JobRecord, MailingRecord, User
from moksori.records.states import EditionState, JobState, MailingKind, MailState
from moksori.terms.errors import MissingError, MoksoriError, RefusedError

BRING, MAIL = "outlet.bring", "edition.mail"
"""Kinds of jobs: to bring the site to one outlet, to send an edition to those who wait for it."""
NOTICE, MAIL_AGAIN, NOTICE_AGAIN = "edition.notice", "edition.mail_again", "edition.notice_again"
"""To tell those who got an edition what was withdrawn or corrected since; and either once more to
those whom the server refused."""
LETTERS = (MAIL, NOTICE, MAIL_AGAIN, NOTICE_AGAIN)
_OPEN = (MailState.WAITING, MailState.SENDING, MailState.LATER)
WAIT = 5.0
"""Seconds before a message that was put off is tried again: the worker has other things to do."""
TAKEN_UP = frozenset({"delivery.cut", "delivery.far_full"})
"""After these, what an earlier delivery brought whole is taken over."""

Clock = Callable[[], datetime]


class NoPlaceError(MissingError):
    """There is no such outlet, or the edition is not out."""

    code = "outlets.no_place"
    hint = "Look at the page again: it shows the outlets and the editions that there are."


class NoPasswordKeptError(RefusedError):
    """The desk keeps no password for the mail server, so nobody is there to type it."""

    code = "mail.no_password_kept"
    hint = "Close the desk and run `moksori mail send --resume`, which asks for it."


class UnderWayError(RefusedError):
    """This is under way already."""

    code = "outlets.under_way"
    hint = "Wait until it has ended; the page says how far it came."


@transaction.atomic
def ask_bringing(who: User, outlet_id: str, *, at: datetime) -> str:
    """Have what may stand today brought to one outlet; return the id of the job.

    Raises:
        NoPlaceError: there is no such outlet.
        UnderWayError: it is being brought there.
    """
    rights.require(who, Right.RELEASE)
    if outlet_id not in {one.id for one in delivery.outlets()}:
        raise NoPlaceError("there is no such outlet")
    return _ask(BRING, outlet_id, who, at)


@transaction.atomic
def ask_mailing(who: User, edition_id: str, kind: str = MAIL, *, at: datetime) -> str:
    """Have a released edition, or a notice about it, sent; return the id of the job.

    Nobody gets it twice: whom it may have reached already is passed over.

    Args:
        who: Who asks.
        edition_id: Which.
        kind: One of `LETTERS`.
        at: When.

    Raises:
        NoEditionError: there is no such edition, or it is not for them.
        NoPlaceError: it is not out.
        NoMailSettingsError: nobody has said how this desk sends mail.
        NoPasswordKeptError: the server wants a password, and the desk keeps none.
        UnderWayError: it is being sent.
    """
    rights.require(who, Right.RELEASE)
    edition = editions.edition_of(who, edition_id)
    if edition.state != EditionState.RELEASED.value:
        raise NoPlaceError("the edition is not out")
    settings = mail_settings.current()
    if settings.user and not settings.password:
        raise NoPasswordKeptError("the desk keeps no password")
    return _ask(kind, edition_id, who, at, among=LETTERS)


def bring(held: jobs.Claim, by: str, clock: Clock, lease: timedelta) -> None:
    """Hold everything against the gate anew and bring it to one outlet.

    Raises:
        MoksoriError: it could not be brought; that is written down beside the outlet.
    """
    found = next((one for one in delivery.outlets() if one.id == held.subject), None)
    if found is None:
        raise NoPlaceError("there is no such outlet")
    progress, at = telling(held, clock, lease), clock()
    try:
        standing = protection.clear_all(by, at, progress)
        made = site.make_site(standing, progress, by=by, at=at, base_url=found.base_url)
        resume = found.error in TAKEN_UP
        delivery.deliver_site(found.name, made, progress, resume=resume, by=by, at=at)
    except MoksoriError as error:
        where.note_failed(found.id, error.code, by=by, at=clock())
        raise


def mail(held: jobs.Claim, by: str, clock: Clock, lease: timedelta) -> None:
    """Send an edition or a notice to everybody who waits for it; what was begun goes on.

    Raises:
        MoksoriError: it was stopped; what was sent is kept in mind.
    """
    edition = EditionRecord.objects.get(pk=held.subject)
    asked = Asked(edition.number, by, edition.series, _base_url(), inside=True)
    notice = held.kind in {NOTICE, NOTICE_AGAIN}
    again = (MailState.REFUSED,) if held.kind in {MAIL_AGAIN, NOTICE_AGAIN} else ()
    # A notice that has ended is no reason to send none about what came after it.
    resume = not notice or bool(again) or _is_open(edition)
    way = mail_settings.way(wait=WAIT)
    orders = mailing.Orders(asked, way, notice=notice, resume=resume, again=again)
    mailing.send(orders, clock, telling(held, clock, lease))


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice to readers, and how many messages of it are in which state."""

    number: int
    at: datetime
    counts: dict[MailState, int]


def notices_of(edition_id: str) -> tuple[Notice, ...]:
    """Return the notices about an edition that were begun, the newest first."""
    rows = MailingRecord.objects.filter(edition_id=edition_id, kind=MailingKind.NOTICE.value)
    return tuple(
        Notice(row.number, row.at, DispatchRecord.objects.of(row).counts())
        for row in rows.order_by("-number")
    )


def _is_open(edition: EditionRecord) -> bool:
    """Say whether messages of the last notice still wait."""
    rows = MailingRecord.objects.filter(edition=edition, kind=MailingKind.NOTICE.value)
    last = rows.order_by("-number").first()
    return last is not None and DispatchRecord.objects.of(last).in_state(*_OPEN).exists()


def waiting_for(edition_id: str) -> dict[MailState, int]:
    """Return how many messages of an edition are in which state; nothing where none was begun."""
    rows = MailingRecord.objects.filter(edition_id=edition_id, kind=MailingKind.EDITION.value)
    first = rows.first()
    return DispatchRecord.objects.of(first).counts() if first else {}


def _ask(kind: str, subject: str, who: User, at: datetime, *, among: tuple[str, ...] = ()) -> str:
    before = JobRecord.objects.filter(kind__in=(kind, *among), subject=subject)
    open_ones = before.exclude(state__in=[JobState.DONE.value, JobState.FAILED.value])
    if open_ones.exists():
        raise UnderWayError("this is under way")
    job = jobs.enqueue(kind, subject, key=jobs.fresh_key(kind, subject), now=at, by=who.pk)
    audit.write_line(f"{kind}_asked", by=who.pk, at=at, subjects=[subject, job.id])
    return job.id


def _base_url() -> str:
    """Return the public address under which readers find the site, where it has one."""
    told = [*(url for _place, url in site.places()), *(one.base_url for one in delivery.outlets())]
    return next((url for url in told if url), "")
