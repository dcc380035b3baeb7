"""`moksori programme`: an edition as a programme, step by step."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from rich.console import Console
from rich.table import Table

from moksori.cli.bars import StepBars
from moksori.cli.clock import now
from moksori.desk.opening import open_existing
from moksori.terms.errors import InvalidError

if TYPE_CHECKING:
    from moksori.broadcast.running import RunningOrder
    from moksori.records.models import EditionRecord, ProgrammeRecord

LARGEST = 4_000_000_000
BY = "cli"
ROLES = ("host", "reporter", "announcer")


class ProgrammeWordsError(InvalidError):
    """The words of a `moksori programme` command do not make one."""

    code = "cli.programme_words"
    hint = "`moksori programme --help` shows what each of the commands takes; nothing was changed."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    verbs = parser.add_subparsers(dest="verb", metavar="WHAT", required=True)
    _add_steps(verbs)
    for verb in verbs.choices.values():
        verb.add_argument("--edition", type=int, required=True, metavar="N", help="its number")
        verb.add_argument("--series", default="", help="where several series have that number")
        verb.add_argument("--language", required=True, choices=["en", "ko"])
    aired = verbs.add_parser("aired", help="read a station's log of what was on air")
    aired.add_argument(
        "log", type=Path, help="CSV of LibreTime or AzuraCast, Rivendell's report, our own log"
    )
    aired.add_argument("--station", required=True, help="what the desk calls the station")
    aired.add_argument("--zone", default="UTC", help="of the station's clock, such as Asia/Seoul")
    aired.add_argument("--day", type=date.fromisoformat, help="of a report with hours only")
    verbs.add_parser("list", help="every programme, how far it is, and when it was on air")
    for verb in verbs.choices.values():
        verb.add_argument("--home", type=Path, required=True, help="the folder of the desk")
        verb.add_argument("--keys", type=Path, help="the folder of its keys")


def _add_steps(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    _add_planning(verbs.add_parser("plan", help="an edition as a running order, by a clock"))
    verbs.add_parser("show", help="the running order, with times and what is open")
    arrange = verbs.add_parser("arrange", help="move an item, or leave items out")
    arrange.add_argument("--move", type=int, metavar="NO", help="number of the item to move")
    arrange.add_argument("--before", type=int, metavar="NO", help="put it before this one")
    arrange.add_argument("--cut", type=int, nargs="*", default=[], metavar="NO")
    arrange.add_argument("--back", action="store_true", help="take every cut back")
    script = verbs.add_parser("script", help="what is read, as readers get it")
    script.add_argument("--role", choices=ROLES)
    read_by = verbs.add_parser("readers", help="say which reader reads which role, by codes")
    for role in ROLES:
        read_by.add_argument(f"--{role}", metavar="CODE", help="empty: anybody")
    take = verbs.add_parser("take", help="bring a recording of one line")
    take.add_argument("line", type=int, metavar="NO", help="number of the item")
    take.add_argument("file", type=Path)
    take.add_argument("--reader", required=True, help="the reader's code, never a name")
    take.add_argument("--checked", action="store_true", help="you listened: it says the line")
    verbs.add_parser("make", help="mix, measure and write every file, past the gate")
    give = verbs.add_parser("hand-over", help="copy what was made, for a station")
    give.add_argument("--to", type=Path, required=True, metavar="FOLDER")
    give.add_argument("--station", required=True, help="what the desk calls the station")


def _add_planning(plan: argparse.ArgumentParser) -> None:
    plan.add_argument("--clock", default="monthly-interview", help="monthly-interview (default)")
    plan.add_argument("--code", default="voice", help="its name in files: small letters, figures")
    plan.add_argument("--slot", default="", help="mm:ss, or `shortest`; else the clock's own")
    plan.add_argument("--scratch", action="store_true", help="a machine reads, for trying")
    plan.add_argument("--at", action="append", default=[], metavar="HOUR", type=_hour,
                      help="when it is played: 2026-12-01T20:00+09:00; several times")  # fmt: skip
    plan.add_argument("--cart", type=int, default=0, help="its number in Rivendell")
    plan.add_argument("--folder", default="", help="its folder in the station's media folder")


def run(arguments: argparse.Namespace) -> int:
    """Do what the words say.

    Raises:
        NoDeskError: there is no desk in the folder.
        NoSuchEditionError: there is no such edition.
        MoksoriError: what the procedures of the desk refuse.
    """
    open_existing(arguments.home, keys=arguments.keys)
    if arguments.verb == "list":
        return _list()
    if arguments.verb == "aired":
        return _aired(arguments)
    from moksori.desk.programme.finding import edition_numbered, programme_in

    edition = edition_numbered(arguments.edition, arguments.series)
    if arguments.verb == "plan":
        return _plan(arguments, edition)
    verbs: dict[str, Callable[[argparse.Namespace, ProgrammeRecord], int]] = {
        "show": _show,
        "arrange": _arrange,
        "script": _script,
        "readers": _readers,
        "take": _take,
        "make": _make,
        "hand-over": _hand_over,
    }
    return verbs[arguments.verb](arguments, programme_in(edition, arguments.language))


def _plan(arguments: argparse.Namespace, edition: EditionRecord) -> int:
    from moksori.desk import protection
    from moksori.desk.programme import planning, stations

    slot = planning.SHORTEST if arguments.slot == "shortest" else _slot(arguments.slot)
    wish = planning.Wish(arguments.clock, arguments.code, slot, arguments.scratch)
    cleared = protection.clear_all(BY, now(), lambda *_: None).plan.stories
    row = planning.begin(edition, arguments.language, wish, cleared, by=BY, at=now())
    if arguments.at or arguments.cart or arguments.folder:
        stations.set_station(
            row, arguments.at, cart=arguments.cart, folder=arguments.folder, by=BY, at=now()
        )
    return _show(arguments, row)


def _show(_: argparse.Namespace, row: ProgrammeRecord) -> int:
    from moksori.broadcast.running import placed
    from moksori.broadcast.wording import clock_time
    from moksori.desk.programme import planning

    order = planning.order_of(row)
    table = Table(box=None)
    for head in ("no.", "start", "length", "", "read by", "text"):
        table.add_column(head, justify="right" if head in ("no.", "start", "length") else "left")
    for number, one in enumerate(placed(order), start=1):
        item = one.item
        length = clock_time(item.length) + ("" if item.actual or not item.spoken else " ?")
        words = " ".join(item.text.split())
        shown = words[:60] + ("…" if len(words) > 60 else "")
        table.add_row(str(number), clock_time(one.start), length, item.kind, item.role or "", shown)
    console = Console()
    console.print(table)
    console.print(_balance(order))
    return 0


def _balance(order: RunningOrder) -> str:
    """Say how a programme stands to its slot; music takes what is left."""
    from moksori.broadcast.fitting import least_total
    from moksori.broadcast.wording import clock_time

    over = least_total(order) - order.slot
    open_lines = sum(1 for item in order.items if item.spoken and item.actual is None)
    told = f"{clock_time(over)} too long" if over > 0 else "fits"
    return f"slot {clock_time(order.slot)}: {told}; {open_lines} lines not read (times with ?)"


def _arrange(arguments: argparse.Namespace, row: ProgrammeRecord) -> int:
    from moksori.broadcast.arranging import moved
    from moksori.desk.programme import planning
    from moksori.records import trail

    order = planning.order_of(row)
    ids = [item.id for item in order.items]
    if arguments.move is not None:
        before = None if arguments.before is None else _id(ids, arguments.before)
        ids = [one.id for one in moved(order, _id(ids, arguments.move), before).items]
    cuts = [] if arguments.back else list(row.cuts)
    cuts += [_id([item.id for item in order.items], one) for one in arguments.cut]
    planning.arrange(row, ids, cuts, seen=trail.version_of(row.pk), by=BY, at=now())
    return _show(arguments, row)


def _script(arguments: argparse.Namespace, row: ProgrammeRecord) -> int:
    from moksori.broadcast.running import Role
    from moksori.broadcast.script import script_text
    from moksori.desk.programme import planning

    role = Role(arguments.role) if arguments.role else None
    sys.stdout.write(script_text(planning.order_of(row), role).decode())
    return 0


def _readers(arguments: argparse.Namespace, row: ProgrammeRecord) -> int:
    """Say who reads what; a role that is not named stays as it was."""
    from moksori.broadcast.running import Role
    from moksori.desk.programme import readers
    from moksori.records import trail

    named = {role: getattr(arguments, role) for role in ROLES}
    told = {Role(role): code or "" for role, code in row.readers.items()}
    told |= {Role(role): code for role, code in named.items() if code is not None}
    readers.assign(row, told, seen=trail.version_of(row.pk), by=BY, at=now())
    for role, code in sorted(row.readers.items()):
        sys.stdout.write(f"{role}: {code}\n")
    return 0


def _take(arguments: argparse.Namespace, row: ProgrammeRecord) -> int:
    from moksori.broadcast.running import script_fingerprint
    from moksori.broadcast.wording import clock_time
    from moksori.desk.programme import planning, takes

    order = planning.order_of(row)
    wanted = _id([item.id for item in order.items], arguments.line)
    item = next(one for one in order.items if one.id == wanted)
    if not arguments.file.is_file() or arguments.file.stat().st_size > LARGEST:
        raise ProgrammeWordsError("the recording is not there, or is larger than a take can be")
    script = script_fingerprint(item, order.language)
    take = takes.add_take(
        row, script, arguments.file.read_bytes(), arguments.reader, by=BY, at=now()
    )
    if arguments.checked:
        takes.check_take(take.pk, by=BY, at=now())
    sys.stdout.write(f"{take.pk}: {clock_time(take.length)}, sealed\n")
    return 0


def _make(_: argparse.Namespace, row: ProgrammeRecord) -> int:
    from moksori.desk import protection, work
    from moksori.desk.programme import making

    with work.sole_worker(now()), StepBars(Console()) as tell:
        standing = protection.clear_all(BY, now(), tell)
        made = making.make(row, standing, tell, by=BY, at=now())
    table = Table(box=None)
    for head in ("file", "LUFS", "dBTP"):
        table.add_column(head, justify="left" if head == "file" else "right")
    for one in made.masters:
        told = one.loudness
        table.add_row(one.path.name, f"{told.integrated:.1f}", f"{told.true_peak:.1f}")
    Console().print(table)
    sys.stdout.write(f"{len(made.seal.files)} files, read by the gate; hand them over next\n")
    return 0


def _hand_over(arguments: argparse.Namespace, row: ProgrammeRecord) -> int:
    from moksori.desk.programme import stations

    count = stations.hand_over(row, arguments.station, arguments.to, by=BY, at=now())
    sys.stdout.write(f"{count} files; their digests stand in {stations.MANIFEST} beside them\n")
    return 0


def _aired(arguments: argparse.Namespace) -> int:
    from moksori.desk.programme import stations

    try:
        zone = ZoneInfo(arguments.zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise ProgrammeWordsError("there is no such time zone") from None
    if not arguments.log.is_file():
        raise ProgrammeWordsError("the log is not there")
    log = stations.Log(arguments.station, zone, arguments.day)
    told, new = stations.on_air(arguments.log.read_bytes(), log, by=BY, at=now())
    sys.stdout.write(
        f"{len(told.aired)} times on air, {new} of them new; {told.others} rows of others, "
        f"{len(told.unread)} lines not read\n"
    )
    return 0


def _list() -> int:
    from moksori.desk.programme.finding import every_programme

    for one in every_programme():
        aired = ", ".join(
            f"{start.astimezone(UTC):%Y-%m-%d %H:%M} {station}" for start, station in one.aired
        )
        sys.stdout.write(f"{one.series}, edition {one.number}  {one.language}  {one.state}")
        sys.stdout.write(f"  {aired}\n")
    return 0


def _slot(told: str) -> int:
    """Return milliseconds of `mm:ss`; 0 where nothing is told."""
    if not told:
        return 0
    minutes, _, seconds = told.partition(":")
    if not (minutes.isdigit() and (seconds or "0").isdigit()):
        raise ProgrammeWordsError("a slot is minutes and seconds, such as 29:30, or `shortest`")
    return (int(minutes) * 60 + int(seconds or 0)) * 1000


def _hour(told: str) -> datetime:
    """Return an hour of broadcast; argparse says it where it is none."""
    hour = datetime.fromisoformat(told)
    if hour.tzinfo is None:
        message = "an hour of broadcast is given with its zone"
        raise ValueError(message)
    return hour


def _id(ids: list[str], number: int) -> str:
    if not 1 <= number <= len(ids):
        raise ProgrammeWordsError("there is no item of this number in the running order")
    return ids[number - 1]
