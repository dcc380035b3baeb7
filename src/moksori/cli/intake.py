"""`moksori intake`: seal files and folders into a desk that stays, and read what can be read."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from moksori.cli.demo import NoSuchPathError, now


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files or folders")
    parser.add_argument("--home", type=Path, required=True, help="the folder of the desk")
    parser.add_argument("--keys", type=Path, help="the folder of its keys")
    parser.add_argument("--pack", default="kp", help="country pack of the files (default: kp)")
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
    from moksori.desk import intake, work

    arriving = from_paths(arguments.paths, arguments.pack)
    first = intake.told_first(arguments.translation_of) if arguments.translation_of else ""
    known = 0
    with work.sole_worker(now()) as worker:
        intake.adopt_orphans(by="cli", at=now(), pack=arguments.pack)
        for one in arriving:
            arrival = replace(one.arrival, translation_of=first)
            received = intake.receive_account(
                one.untrusted(), one.name, arrival, by="cli", at=now()
            )
            known += received.known
        sys.stdout.write(f"{len(arriving) - known} sealed, {known} were here before\n")
        work.work_off(worker, now, lambda *_: None, stages=(intake.READ,))
    for account, _, code in work.failures():
        sys.stdout.write(f"  {account}: not read [{code}]; its original is kept\n")
    return 0
