"""Sending an edition, or a notice about one, to the people on the list: one message a person."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Count

from moksori.desk import audit, mail_letters, mail_posting, mail_settings, whereabouts
from moksori.desk.mail_enlisting import AddressGate, Enlisted, enlist, enlist_for_notice
from moksori.desk.mail_letters import Asked, Letters
from moksori.desk.mail_list import NotAnAddressError, fresh_token
from moksori.desk.mail_posting import Clock, Post, Progress
from moksori.desk.mail_server import NEEDS_UTF8, Outcome, Server, Way
from moksori.desk.whereabouts import Item
from moksori.publishing.mail import Dress, Letter, Recipient, message_to
from moksori.publishing.mail_addresses import read_address
from moksori.records.models import DispatchRecord, EditionRecord, MailingRecord
from moksori.records.states import MailingKind, MailState, OutletKind
from moksori.terms.errors import RefusedError

READERS = "subscribers"
"""What the list of what is out calls the people who get editions by e-mail."""
_OPEN = (MailState.WAITING, MailState.SENDING, MailState.LATER)


class BegunError(RefusedError):
    """This was sent before, or its sending was begun."""

    code = "mail.begun"
    hint = "With --resume it goes on with those who have not got it; nobody gets it twice."


class MailBusyError(RefusedError):
    """Another command of this desk is sending mail."""

    code = "mail.busy"
    hint = "Wait until it has ended, or stop it; nobody gets anything twice either way."


class TrialFailedError(RefusedError):
    """The server did not take the trial message."""

    code = "mail.trial_failed"
    hint = "The number is the server's reply; 5xx is final, 4xx may pass, 0 is no reply at all."


@dataclass(frozen=True, slots=True)
class Orders:
    """What somebody wants sent, and how.

    Attributes:
        language: Only to those who read it; to everybody where it is empty.
        notice: Not the edition, but what was withdrawn or corrected in it.
        resume: Go on with what was begun.
        again: Send once more to those with these states: `UNKNOWN`, `REFUSED`.
        way: How the server is reached.
    """

    asked: Asked
    way: Way
    language: str = ""
    notice: bool = False
    resume: bool = False
    again: tuple[MailState, ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of it, over all runs.

    Attributes:
        counts: How many messages are in which state.
        needs_utf8: How many of the refused would need a server that offers SMTPUTF8.
        enlisted: Who gets nothing, and why.
    """

    counts: dict[MailState, int]
    needs_utf8: int
    enlisted: Enlisted


@contextmanager
def sole_mailer() -> Iterator[None]:
    """Be the one command of this desk that sends mail.

    Raises:
        MailBusyError: there is one already.
    """
    with (Path(settings.KEYS_FOLDER) / "mail.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise MailBusyError("another command is sending mail") from None
        yield


def send(orders: Orders, clock: Clock, progress: Progress) -> Sent:
    """Send an edition or a notice to everybody who should get it and has not got it.

    What may leave is asked anew; the gate reads the finished messages before the first one goes.
    Killed at any moment and resumed, nobody gets two.

    Args:
        orders: What, and how.
        clock: Gives the time.
        progress: Told after each story that was cleared, and after each message.

    Raises:
        BegunError: it was begun before, and nobody says that it should go on.
        MailBusyError: another command is sending.
        LeakError: the gate found something; nothing was sent.
        RefusedError: the server stopped it; what was sent is kept in mind.
    """
    dress = mail_settings.dress()
    with sole_mailer():
        mailing, letters = _begin(orders, dress, clock, progress)
        for state in orders.again:
            mail_posting.again(mailing, state)
        languages = set(letters.by_language)
        languages &= {orders.language} if orders.language else languages
        if orders.notice:
            # There is something to tell, so there is a mailing that people were told it by.
            editions = MailingRecord.objects.filter(edition=letters.record)
            about = editions.get(kind=MailingKind.EDITION.value)
            enlisted = enlist_for_notice(mailing, about, languages, letters.watch)
        else:
            enlisted = enlist(mailing, languages, letters.watch)
        chosen = {tag: letters.by_language[tag] for tag in languages}
        post = Post(mailing, chosen, dress, orders.way, clock, letters.still_so, progress)
        try:
            mail_posting.post_all(post)
        finally:
            _end(mailing, by=orders.asked.by, at=clock())
        return _sent(mailing, enlisted)


def so_far(orders: Orders) -> Sent:
    """Return what became of the last mailing of this kind until now; it may have been stopped.

    Args:
        orders: What was to be sent.
    """
    kind = MailingKind.NOTICE if orders.notice else MailingKind.EDITION
    record = mail_letters.edition_of(orders.asked)
    rows = MailingRecord.objects.filter(edition=record, kind=kind.value)
    last = rows.order_by("-number").first()
    return _sent(last, Enlisted(0, 0)) if last else Sent({}, 0, Enlisted(0, 0))


def try_out(orders: Orders, told_address: str, clock: Clock, progress: Progress) -> None:
    """Send the edition to one address, as often as wanted; the list has nothing to do with it.

    Args:
        orders: Which edition, in which language; the first one where none is named.
        told_address: Where it goes.
        clock: Gives the time.
        progress: Told after each story that was cleared.

    Raises:
        NotAnAddressError: that is no address, or it holds something protected.
        TrialFailedError: the server did not take it.
        LeakError: the gate found something.
    """
    address = read_address(told_address)
    if address is None:
        raise NotAnAddressError("this is no address that mail can be sent to")
    dress = mail_settings.dress()
    letters = mail_letters.of_edition(orders.asked, dress, clock, progress)
    if AddressGate(letters.watch).stops(address.whole):
        raise NotAnAddressError("the address itself holds something protected")
    language = orders.language or next(iter(letters.by_language))
    letter = letters.by_language.get(language)
    if letter is None:
        raise mail_letters.NoEditionError("the edition is not in this language")
    outcome = _one(orders, letter, address.whole, clock())
    audit.write_line(
        "mail.tried",
        by=orders.asked.by,
        at=clock(),
        subjects=[letters.record.id],
        detail={"state": outcome.state.value, "reply": outcome.code},
    )
    if outcome.state is not MailState.SENT:
        raise TrialFailedError(f"the server answered {outcome.code}")


def _one(orders: Orders, letter: Letter, address: str, at: datetime) -> Outcome:
    """Send one message to somebody of whom no row is kept."""
    dress = mail_settings.dress()
    person = Recipient(address, fresh_token(), fresh_token(), at)
    server = Server(orders.way)
    try:
        message = message_to(person, letter, dress)
        return server.post(dress.sender, address, message, lambda: None)
    finally:
        server.close()


def _begin(
    orders: Orders, dress: Dress, clock: Clock, progress: Progress
) -> tuple[MailingRecord, Letters]:
    """Return the mailing, new or taken up again, with letters that the gate has read."""
    record = mail_letters.edition_of(orders.asked)
    kind = MailingKind.NOTICE if orders.notice else MailingKind.EDITION
    number, begun = _number(record, kind, orders.resume or bool(orders.again))
    if begun and not (orders.resume or orders.again):
        raise BegunError("this was sent before, or its sending was begun")
    if orders.notice:
        base = mail_letters.base_of(record, number)
        letters = mail_letters.of_notice(orders.asked, dress, base, clock, progress)
    else:
        letters = mail_letters.of_edition(orders.asked, dress, clock, progress)
    at, by = clock(), orders.asked.by
    mailing = _mailing(record, kind, number, by=by, at=at)
    mail_posting.take_up(mailing)
    # What a killed run sent is noted as what it was, before the letters of today take its place.
    _note_copies(mailing, by=by, at=at)
    mailing.items = [[one.story, one.language, one.told] for one in letters.items]
    # Some have the edition as it was first sent: what was told first counts.
    mailing.told = letters.told | mailing.told
    mailing.save(update_fields=["items", "told"])
    audit.write_line(
        "mail.begun", by=by, at=at, subjects=[mailing.id, record.id], detail={"again": begun}
    )
    return mailing, letters


def _number(record: EditionRecord, kind: MailingKind, resume: bool) -> tuple[int, bool]:
    """Return the number of the mailing that is meant, and whether it was begun."""
    rows = MailingRecord.objects.filter(edition=record, kind=kind.value)
    last = rows.order_by("-number").first()
    if kind is MailingKind.EDITION or last is None:
        return (0 if kind is MailingKind.EDITION else 1), last is not None
    unfinished = DispatchRecord.objects.of(last).in_state(*_OPEN).exists()
    if unfinished or resume:
        return last.number, True
    return last.number + 1, False


def _mailing(
    record: EditionRecord, kind: MailingKind, number: int, *, by: str, at: datetime
) -> MailingRecord:
    """Return a mailing; it is written down the first time."""
    found, _ = MailingRecord.objects.get_or_create(
        edition=record, kind=kind.value, number=number, defaults={"by": by, "at": at}
    )
    return found


def _end(mailing: MailingRecord, *, by: str, at: datetime) -> None:
    """Write down how far it came: in the log, and on the list of what is out."""
    _note_copies(mailing, by=by, at=at)
    counts = DispatchRecord.objects.of(mailing).counts()
    audit.write_line(
        "mail.sent",
        by=by,
        at=at,
        subjects=[mailing.id, mailing.edition_id],
        detail={state.value: many for state, many in counts.items()},
    )


@transaction.atomic
def _note_copies(mailing: MailingRecord, *, by: str, at: datetime) -> None:
    """Put on the list of what is out how many more people have got which stories."""
    if mailing.kind != MailingKind.EDITION.value:
        return
    got = DispatchRecord.objects.of(mailing).in_state(MailState.SENT, MailState.UNKNOWN)
    people = dict(got.order_by().values_list("language").annotate(many=Count("number")))
    more = {tag: many - mailing.noted.get(tag, 0) for tag, many in people.items()}
    place = whereabouts.outlet(OutletKind.MAIL, READERS, by=by, at=at)
    for language, many in sorted(more.items()):
        items = [Item(*one) for one in mailing.items if one[1] == language]
        if many > 0 and items:
            whereabouts.note_given(place, items, by=by, at=at, copies=many)
            mailing.noted[language] = people[language]
    mailing.save(update_fields=["noted"])


def _sent(mailing: MailingRecord, enlisted: Enlisted) -> Sent:
    rows = DispatchRecord.objects.of(mailing)
    refused = rows.in_state(MailState.REFUSED).filter(code=NEEDS_UTF8)
    return Sent(rows.counts(), refused.count(), enlisted)
