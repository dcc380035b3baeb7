"""What is read of a programme, as readers and producers see it: the script, a line, its takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from moksori.broadcast.running import Role, RunningOrder
from moksori.broadcast.script import ScriptLine, script_lines
from moksori.desk import rights
from moksori.desk.programme import planning, sealing
from moksori.desk.programme.comparing import Compared, compared
from moksori.desk.programme.finding import NoProgrammeError
from moksori.desk.programme.lines import playable, takes_of
from moksori.desk.rights import Right
from moksori.desk.seeing.people_names import name_of
from moksori.desk.seeing.programmes import planned_one
from moksori.records.models import ProgrammeRecord, TakeRecord, User
from moksori.records.states import VoiceKind


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose lines somebody asks for: of one role, or of all roles that one reader reads."""

    role: Role | None = None
    reader: str = ""


EVERY = Asked()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the script.

    Attributes:
        number: In the running order of what is read, from 1.
        told: Its words, how they are said, what to look out for.
        read: A take of it is used.
        reader: Code of who reads its role, where somebody said so.
    """

    number: int
    told: ScriptLine
    read: bool
    reader: str = ""


@dataclass(frozen=True, slots=True)
class Take:
    """A reading of a line; its length in milliseconds.

    Attributes:
        used: It is the one that is heard.
        here: Its recording is on this machine and can be listened to.
        own: Whoever looks brought it.
        by: Desk name of who brought it.
        checked_by: Desk name of who listened; empty where nobody did.
        compared: What a machine says of it; None where none was asked.
    """

    id: str
    reader: str
    kind: str
    length: int
    by: str
    at: datetime
    checked_by: str
    used: bool
    here: bool
    own: bool
    compared: Compared | None


@dataclass(frozen=True, slots=True)
class LinePage:
    """One line, with the lines before and after it of the same reader's role."""

    line: Line
    before: str
    after: str
    many: int
    takes: tuple[Take, ...]


def script(who: User, programme_id: str, asked: Asked = EVERY) -> tuple[Line, ...]:
    """Return the script, or what is asked for of it.

    Raises:
        NoProgrammeError: there is none, or a story in it is not for them.
    """
    row = planned_one(who, programme_id)
    return _lines(row, planning.order_of(row), asked)


def line(who: User, programme_id: str, item_id: str, asked: Asked = EVERY) -> LinePage:
    """Return one line with its takes.

    Raises:
        NoProgrammeError: there is no such line, or a story in the programme is not for them.
    """
    row = planned_one(who, programme_id)
    told = _lines(row, planning.order_of(row), asked)
    place = next((n for n, one in enumerate(told) if one.told.item.id == item_id), None)
    if place is None:
        raise NoProgrammeError("there is no such line in the programme")
    ids = ["", *(one.told.item.id for one in told), ""]
    return LinePage(
        told[place], ids[place], ids[place + 2], len(told), _takes(who, row, told[place])
    )


def last_reader(who: User) -> str:
    """Return the code that somebody gave with the last take they brought; empty at first."""
    rights.require(who, Right.VOICE)
    rows = TakeRecord.objects.filter(by=who.pk, kind=VoiceKind.REVOICED.value)
    rows = rows.order_by("-at", "-id")
    return rows.values_list("reader", flat=True).first() or ""


def comparison(take: TakeRecord) -> Compared | None:
    """Return what a machine says of a take; None where none was asked."""
    return compared([take.pk]).get(take.pk)


def _lines(row: ProgrammeRecord, order: RunningOrder, asked: Asked) -> tuple[Line, ...]:
    known, wanted = playable(row), _roles(row, asked)
    told = [one for one in script_lines(order) if str(one.item.role) in wanted]
    return tuple(
        Line(number, one, one.fingerprint in known, row.readers.get(str(one.item.role), ""))
        for number, one in enumerate(told, start=1)
    )


def _roles(row: ProgrammeRecord, asked: Asked) -> frozenset[str]:
    if asked.reader:
        return frozenset(role for role, code in row.readers.items() if code == asked.reader)
    return frozenset({asked.role.value} if asked.role else {role.value for role in Role})


def _takes(who: User, row: ProgrammeRecord, line: Line) -> tuple[Take, ...]:
    """Return the takes of a line, the last one first."""
    script = line.told.fingerprint
    used = playable(row).get(script)
    rows = [take for take in takes_of(row) if take.script == script]
    told = compared([one.pk for one in rows])
    return tuple(
        Take(
            id=one.pk,
            reader=one.reader,
            kind=one.kind,
            length=one.length,
            by=name_of(one.by),
            at=one.at,
            checked_by=name_of(one.checked_by) if one.checked_at else "",
            used=used is not None and used.pk == one.pk,
            here=sealing.is_here(one),
            own=one.by == who.pk,
            compared=told.get(one.pk),
        )
        for one in reversed(rows)
    )
