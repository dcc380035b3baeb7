"""`moksori export`: what consents cover, as files for a partner or a court."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from moksori.cli.clock import now
from moksori.desk.opening import open_existing
from moksori.publishing.exchange.writing import FORMS
from moksori.terms.disguise import Audience


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    audiences = [Audience.PARTNER.value, Audience.COURT.value]
    parser.add_argument("--for", dest="audience", choices=audiences, required=True)
    parser.add_argument("--as", dest="form", choices=list(FORMS), required=True, help="the form")
    parser.add_argument("--out", type=Path, required=True, help="a new folder for the files")
    parser.add_argument(
        "--to", default="", help="the body it goes to; without it, only consents that name none"
    )
    parser.add_argument("--home", "--desk", type=Path, required=True, help="the folder of the desk")
    parser.add_argument("--keys", type=Path, help="the folder of its keys")


def run(arguments: argparse.Namespace) -> int:
    """Write the files, and say what is in them and what is not.

    Raises:
        NoDeskError: there is no desk in the folder.
        LeakError: the gate found something protected; nothing was written.
    """
    open_existing(arguments.home, keys=arguments.keys)
    from moksori.desk import exchange, work

    with work.sole_worker(now()):
        made = exchange.export(
            Audience(arguments.audience),
            arguments.form,
            arguments.out,
            to_whom=arguments.to,
            by="cli",
            at=now(),
        )
    for name, count in made.counts.items():
        sys.stdout.write(f"{count:8,} {name}\n")
    lost = sum(count for _, count in made.losses)
    sys.stdout.write(f"{lost:8,} losses, told in {arguments.out / 'losses.md'}\n")
    if made.to_look_at:
        sys.stdout.write(f"{made.to_look_at:8,} places that a person should look at\n")
    return 0
