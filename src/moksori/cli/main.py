"""One command line: `moksori <command>`; the one place of this face where errors are caught."""

from __future__ import annotations

import argparse
import errno
import importlib
import sys
from collections.abc import Sequence
from typing import Protocol

from moksori import __version__
from moksori.terms.errors import MoksoriError

COMMANDS = {
    "demo": "take files, or the worked example, all the way to a released edition",
    "desk": "open the desk in the browser, on this machine; a new one asks for what it needs",
    "intake": "seal files and folders into a desk, and read what can be read",
    "export": "give what consents cover to a partner or a court, as files, past the gate",
    "propose": "print what a machine reads in files, as JSON, without keeping anything",
    "gate": "hold files against a list of values that must not leave; needs no desk",
    "site": "everything that was released, as one site, read by the gate anew",
    "out": "where stories are that were let out, what of it is stale, and copies of others",
    "correct": "put a released story right, with a note that its readers see",
    "recall": "take stories back wherever the desk can reach, and list the rest",
    "reissue": "let a recalled story stand again",
    "outlets": "name the places where the site is brought, list them, or remove one",
    "deliver": "bring the site, read by the gate anew, to one of the outlets; or check it there",
    "mail": "editions by e-mail: one message a person, and nobody gets two",
    "programme": "an edition as heard: planned, read, mixed, measured, handed to a station",
    "figures": "how many acts, by month, place, type and institution, as pages, charts and CSV",
    "packs": "check a country pack, file by file; needs no desk",
    "learning": "show what a desk learnt from its coders' decisions, or forget it",
    "retention": "how long the desk keeps what; show what is over its limit, and remove it",
    "audit": "verify the append-only log of a desk, or write it down as lines of JSON",
    "backup": "everything of a desk but its keys in one file, sealed, while others go on working",
    "restore": "a desk from a backup, in a new folder, with everything looked at",
    "upgrade": "bring a desk up to this version: backup, migrate, check, or go back whole",
    "reindex": "make the index anew that searches ask",
    "docs": "write the reference pages, or check that they are in step",
}


NO_ROOM = (
    "moksori: the disk is full. What was received is sealed; free some room and run it again.\n"
)


class Command(Protocol):
    """What a module of a command offers."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Say what the command takes."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Do it and return the exit code."""


def _module(name: str) -> Command:
    # Imported when asked for: a command that needs no database starts without one.
    command: Command = importlib.import_module(f"moksori.cli.{name}")
    return command


def build_parser(wanted: str = "") -> argparse.ArgumentParser:
    """Return the parser; only the wanted command's own arguments are loaded, all if empty."""
    parser = argparse.ArgumentParser(
        prog="moksori", description="A desk for testimony of people who cannot be named."
    )
    parser.add_argument("--version", action="version", version=f"moksori {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, help_text in COMMANDS.items():
        sub = commands.add_parser(name, help=help_text, description=help_text)
        if wanted in {"", name}:
            _module(name).add_arguments(sub)
    return parser


def run(argv: Sequence[str]) -> int:
    """Run one command.

    Args:
        argv: The words after `moksori`.

    Returns:
        0 done; 2 cannot be read as what it should be; 3 not there; 4 refused, or the gate has
        findings; 130 interrupted.
    """
    wanted = next((word for word in argv if word in COMMANDS), "-")
    arguments = build_parser(wanted).parse_args(argv)
    try:
        return _module(arguments.command).run(arguments)
    except MoksoriError as error:
        sys.stderr.write(f"moksori: {error}\n{error.hint}\n")
        return error.exit_code
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. What was received is sealed; the same command goes on.\n")
        return 130
    except Exception as error:
        if not _disk_is_full(error):
            raise
        sys.stderr.write(NO_ROOM)
        return 1


def _disk_is_full(error: BaseException | None) -> bool:
    """Say whether an error, or one behind it, came of a full disk; a database only says so."""
    while error is not None:
        full = isinstance(error, OSError) and error.errno == errno.ENOSPC
        if full or "disk is full" in str(error) or "disk I/O error" in str(error):
            return True
        error = error.__cause__ or error.__context__
    return False
