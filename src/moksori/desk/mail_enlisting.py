"""Whom a mailing goes to: a row a person, made in batches, and never two for one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from moksori.desk.mail_list import BATCH, everybody
from moksori.protection.decoders.channel import Channel, Kind
from moksori.protection.inspect import Desk
from moksori.protection.matching import prepare
from moksori.records.models import DispatchRecord, MailingRecord, SubscriberRecord
from moksori.records.states import MailState
from moksori.terms.finding import FindingClass
from moksori.terms.watch import Watch

_STOPS = frozenset({FindingClass.BLOCK, FindingClass.UNREADABLE})


@dataclass(frozen=True, slots=True)
class Enlisted:
    """What came of it.

    Attributes:
        held: How many addresses hold a protected word; nothing is sent to them.
        other_language: How many people read a language that is not sent.
    """

    held: int
    other_language: int


class AddressGate:
    """Holds addresses against the watch list, in memory: they are written to no file.

    An address goes past every server on its way. Where it holds the name of a source, sending to
    it would tell all of them that this person and the desk have to do with each other.

    Args:
        watch: All values of the desk.
    """

    def __init__(self, watch: Watch) -> None:
        self._desk = Desk(prepare(watch), (), alone=True)

    def stops(self, address: str) -> bool:
        """Say whether something protected stands in an address."""
        found = list(self._desk.hold("address", [Channel(Kind.METADATA, f"To: {address}")]))
        self._desk.known.clear()
        return any(one.cls in _STOPS for one in found)


def enlist(mailing: MailingRecord, languages: Collection[str], watch: Watch) -> Enlisted:
    """Make a row for everybody on the list who has none yet.

    Args:
        mailing: An edition on its way.
        languages: In which it is sent now.
        watch: All values of the desk.
    """
    return _enlist(mailing, everybody(), languages, watch)


def enlist_for_notice(
    notice: MailingRecord, edition: MailingRecord, languages: Collection[str], watch: Watch
) -> Enlisted:
    """Make a row for everybody who got the edition, or may have got it, and is on the list still.

    Args:
        notice: A notice on its way.
        edition: The mailing of the edition that it is about.
        languages: In which the notice is sent now.
        watch: All values of the desk.
    """
    return _enlist(notice, _who_got(edition), languages, watch)


def _who_got(edition: MailingRecord) -> Iterator[SubscriberRecord]:
    got = DispatchRecord.objects.of(edition).in_state(
        MailState.SENT, MailState.UNKNOWN, MailState.SENDING
    )
    last = 0
    while rows := list(got.filter(number__gt=last).order_by("number")[:BATCH]):
        yield from SubscriberRecord.objects.filter(key__in=[row.key for row in rows])
        last = rows[-1].number


def _enlist(
    mailing: MailingRecord,
    people: Iterable[SubscriberRecord],
    languages: Collection[str],
    watch: Watch,
) -> Enlisted:
    gate = AddressGate(watch)
    held = other = 0
    rows: list[DispatchRecord] = []
    for person in people:
        if person.language not in languages:
            other += 1
        elif not person.despite and gate.stops(person.address):
            held += 1
        else:
            rows.append(DispatchRecord(mailing=mailing, key=person.key, language=person.language))
        if len(rows) == BATCH:
            _write(rows)
            rows = []
    _write(rows)
    return Enlisted(held, other)


def _write(rows: Sequence[DispatchRecord]) -> None:
    """Write rows down; who has one in this mailing keeps it as it is."""
    DispatchRecord.objects.bulk_create(rows, ignore_conflicts=True)
