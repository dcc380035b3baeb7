"""`moksori intake`: seal files and folders into a desk that stays, and read what can be read."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from moksori.cli.clock import now
from moksori.cli.demo import NoSuchPathError

if TYPE_CHECKING:
    from moksori.desk.importing import Imported

LISTED = 20
"""Pairs of doubles that are named; of more only their number is said."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files or folders")
    parser.add_argument("--home", type=Path, required=True, help="the folder of the desk")
    parser.add_argument("--keys", type=Path, help="the folder of its keys")
    parser.add_argument("--pack", default="kp", help="country pack of the files (default: kp)")
    parser.add_argument(
        "--open-to-desk",
        action="store_true",
        help="let every role that reads accounts see them (otherwise protection officers alone)",
    )
    parser.add_argument(
        "--translation-of", default="", metavar="STORY", help="id of the story that these translate"
    )


def run(arguments: argparse.Namespace) -> int:
    """Receive everything, read it, propose, and say what could not be read.

    Raises:
        NoSuchPathError: a path leads nowhere; the message gives its place on the command line.
        NoStoryError: there is no story that the files could translate.
    """
    for place, path in enumerate(arguments.paths, start=1):
        if not path.exists():
            message = f"argument {place} leads nowhere"
            raise NoSuchPathError(message)
    from moksori.desk.opening import open_desk

    open_desk(arguments.home, keys=arguments.keys)
    from moksori.cli.arriving import from_paths
    from moksori.desk import importing, intake, work

    arriving = from_paths(arguments.paths, arguments.pack, open_to_desk=arguments.open_to_desk)
    first = intake.told_first(arguments.translation_of) if arguments.translation_of else ""
    incoming = (
        importing.Incoming(one.name, replace(one.arrival, translation_of=first), one.untrusted)
        for one in arriving
    )
    with work.sole_worker(now()) as worker:
        intake.adopt_orphans(by="cli", at=now(), pack=arguments.pack)
        done = importing.import_all(incoming, worker, now, by="cli", progress=_show)
        _say(done)
        work.work_off(worker, now, lambda *_: None, stages=(intake.READ,))
    for account, _, code in work.failures():
        sys.stdout.write(f"  {account}: not read [{code}]; its original is kept\n")
    return 0


def _show(so_far: Imported) -> None:
    """Say how far it is, where somebody looks on."""
    if sys.stdout.isatty():
        sys.stdout.write(f"\r{so_far.sealed:,} sealed, {so_far.read:,} read ")
        sys.stdout.flush()


def _say(done: Imported) -> None:
    """Say what is safe now, and what of it was here before in the same or nearly the same words."""
    if sys.stdout.isatty():
        sys.stdout.write("\r")
    sys.stdout.write(f"{done.sealed} sealed, {done.known} were here before\n")
    for pairs, words in ((done.doubles, "the same bytes as"), (done.near, "nearly the same as")):
        for account, other in pairs[:LISTED]:
            sys.stdout.write(f"  {account}: {words} {other}\n")
        if len(pairs) > LISTED:
            sys.stdout.write(f"  and {len(pairs) - LISTED:,} more with {words} another\n")
