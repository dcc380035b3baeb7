"""Giving the messages of one mailing to the server, one a person, so that nobody gets two.

A row goes waiting → sending → sent, and `sending` is on disk before the first byte of the message
leaves. Whatever stops the desk in between leaves a row that says `sending`: it becomes `unknown`,
and is not sent again unless somebody asks for it. Before that byte and after a reply of the server
everything is known, and what was put off is tried again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, QuerySet

from moksori.desk.mail_list import BATCH, letters_for
from moksori.desk.mail_server import Server, UnreachableError, Way
from moksori.publishing.mail import Dress, Letter, Recipient, message_to
from moksori.records.models import DispatchRecord, MailingRecord, SubscriberRecord
from moksori.records.states import MailState
from moksori.terms.errors import RefusedError

Clock = Callable[[], datetime]
Progress = Callable[[str, int, int], None]

ROUNDS = 3
"""So often what was put off is tried in one run."""
TRIES = 3
"""So often a server that does not answer is tried before the run ends."""
IN_A_ROW = 20
"""So many people refused one after the other are no accident of their addresses."""
LOOKED_EVERY = 50
"""After so many messages the desk looks whether a story was withdrawn meanwhile."""


class AllRefusedError(RefusedError):
    """The server refuses one person after the other: the fault lies with the desk or the server."""

    code = "mail.all_refused"
    hint = "Ask whoever runs the server; then send with --resume --again-refused."


@dataclass(frozen=True, slots=True)
class Post:
    """Everything the sending of a mailing needs.

    Attributes:
        letters: By language.
        still_so: Called now and then; it raises where the letters may not go out any more.
    """

    mailing: MailingRecord
    letters: Mapping[str, Letter]
    dress: Dress
    way: Way
    clock: Clock
    still_so: Callable[[], None]
    progress: Progress


def take_up(mailing: MailingRecord) -> int:
    """Call unknown what a killed run was sending; return how many messages that are.

    Only for who holds the lock of the mail: then no other run is sending.
    """
    left = DispatchRecord.objects.of(mailing).in_state(MailState.SENDING)
    return left.update(state=MailState.UNKNOWN.value)


def again(mailing: MailingRecord, state: MailState) -> int:
    """Let messages wait once more because somebody asked for it; return how many."""
    rows = DispatchRecord.objects.of(mailing).in_state(state)
    return rows.update(state=MailState.WAITING.value)


def post_all(post: Post) -> None:
    """Give every message that waits to the server.

    Raises:
        UnreachableError: the server does not answer any more.
        SenderRefusedError: it does not let the desk send.
        AllRefusedError: it refuses everybody.
    """
    server = Server(post.way)
    try:
        for turn in range(ROUNDS):
            states = (MailState.LATER,) if turn else (MailState.WAITING, MailState.LATER)
            if turn and not DispatchRecord.objects.of(post.mailing).in_state(*states).exists():
                return
            if turn:
                time.sleep(post.way.wait)
            _post_round(post, server, states)
    except BaseException:
        # In the middle of a message a goodbye would be read as a part of it.
        server.abandon()
        raise
    finally:
        server.close()


def _post_round(post: Post, server: Server, states: tuple[MailState, ...]) -> None:
    rows = DispatchRecord.objects.of(post.mailing).in_state(*states)
    total, refused = rows.count(), 0
    for done, row in enumerate(_one_by_one(rows), start=1):
        if (done - 1) % LOOKED_EVERY == 0:
            post.still_so()
        state = _post_one(post, server, row)
        post.progress("mail", done, max(total, done))
        refused = refused + 1 if state is MailState.REFUSED else 0
        if refused >= IN_A_ROW:
            raise AllRefusedError(f"the server refused {refused} people one after the other")
        if post.way.pause:
            time.sleep(post.way.pause)


def _one_by_one(rows: QuerySet[DispatchRecord]) -> Iterator[DispatchRecord]:
    """Return rows in the order of their numbers, a batch at a time."""
    last = 0
    while some := list(rows.filter(number__gt=last).order_by("number")[:BATCH]):
        yield from some
        last = some[-1].number


def _post_one(post: Post, server: Server, row: DispatchRecord) -> MailState | None:
    """Send one message; None where the person left or nothing stands in the language."""
    person = SubscriberRecord.objects.filter(key=row.key).first()
    letter = post.letters.get(row.language)
    if person is None:
        DispatchRecord.objects.filter(pk=row.pk).delete()
    if person is None or letter is None:
        return None
    name = letters_for(f"{post.mailing.id}:{row.key}")
    recipient = Recipient(person.address, person.token, name, post.clock())
    message = message_to(recipient, letter, post.dress)
    _reach(server, post.way)
    outcome = server.post(post.dress.sender, person.address, message, lambda: _about_to(row))
    DispatchRecord.objects.filter(pk=row.pk).update(state=outcome.state.value, code=outcome.code)
    return outcome.state


def _about_to(row: DispatchRecord) -> None:
    """Write down, on disk, that from now on nobody knows until the server has answered."""
    DispatchRecord.objects.filter(pk=row.pk).update(
        state=MailState.SENDING.value, attempts=F("attempts") + 1
    )


def _reach(server: Server, way: Way) -> None:
    """Have a connection; a server that does not answer is tried a few times."""
    for left in reversed(range(TRIES)):
        try:
            server.open()
        except UnreachableError:
            if not left:
                raise
            time.sleep(way.wait)
        else:
            return
