"""`moksori desk`: the desk in the browser, served on this machine, with its worker beside it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from moksori.cli.clock import now
from moksori.terms.errors import InvalidError, RefusedError

DEFAULT_PORT = 8400


class NoAdministratorError(InvalidError):
    """A new desk needs somebody who lets the others in."""

    code = "cli.no_administrator"
    hint = "Run it in a terminal, or name the first administrator with --administrator NAME."


class WeakSetupError(RefusedError):
    """Something about how the desk is set up would expose somebody."""

    code = "cli.weak_setup"
    hint = "Put right what the lines above name, and start again; nothing was opened to anybody."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--home", type=Path, help="the folder of the desk (asked for if missing)")
    parser.add_argument("--keys", type=Path, help="the folder of its keys")
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, help="default: 8400")
    parser.add_argument(
        "--administrator", default="", metavar="NAME", help="of a new desk; asked for if missing"
    )
    parser.add_argument(
        "--check", action="store_true", help="only say whether the set-up is safe, and end"
    )


def run(arguments: argparse.Namespace) -> int:
    """Open the desk, check how it is set up, and serve it until somebody stops it.

    Raises:
        NoAdministratorError: the desk is new, nobody was named, and nobody is there to be asked.
        WeakSetupError: something about the set-up would expose somebody.
    """
    home = arguments.home or _asked("Folder of the desk: ", Path("~/moksori-desk"))
    from moksori.desk.opening import open_desk

    open_desk(home, keys=arguments.keys)
    _check_setup()
    if arguments.check:
        sys.stdout.write("The set-up is safe as far as the desk can see.\n")
        return 0
    from moksori.cli import serving
    from moksori.desk import house, staff
    from moksori.records.states import Invitation, Role

    house.made(by_demo=False, at=now())
    links = []
    if not staff.has_administrator():
        name = arguments.administrator or str(_asked("Name of the first administrator: ", None))
        first = staff.enter(name, Role.ADMINISTRATOR, by="cli", at=now())
        secret = staff.invite(first.id, Invitation.ENROL, by="cli", at=now())
        links.append((name, secret))
    serving.serve_desk(arguments.port, links)
    return 0


def _check_setup() -> None:
    from django.core.checks import WARNING, run_checks

    found = [one for one in run_checks() if one.level >= WARNING]
    for one in found:
        sys.stderr.write(f"{one.id}: {one.msg}\n    {one.hint or ''}\n")
    if found:
        message = f"the set-up has {len(found)} weak points"
        raise WeakSetupError(message)


def _asked(question: str, default: Path | None) -> Path:
    if not sys.stdin.isatty():
        if default is not None:
            return default.expanduser()
        raise NoAdministratorError("nobody was named as the first administrator")
    shown = f"{question}[{default}] " if default else question
    told = input(shown).strip()
    if not told and default is None:
        raise NoAdministratorError("nobody was named as the first administrator")
    return Path(told or str(default)).expanduser() if default else Path(told)
