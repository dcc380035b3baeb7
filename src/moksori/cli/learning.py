"""`moksori learning`: what a desk learnt from its coders, in figures; and how to forget it."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from moksori.cli.clock import now
from moksori.desk.opening import open_existing
from moksori.terms.errors import InvalidError

_HEAD = f"{'rule':24} {'kind':28} {'accepted':>8} {'corrected':>9} {'refused':>7} {'said':>5}  here"


class NoSinceError(InvalidError):
    """A day was not given as year, month and day."""

    code = "cli.no_since"
    hint = "Give it as 2026-11-22."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("verb", choices=["show", "forget"])
    parser.add_argument("--home", type=Path, required=True, help="the folder of the desk")
    parser.add_argument("--keys", type=Path, help="the folder of its keys")
    parser.add_argument("--rule", default="", help="forget only what concerns this rule")
    parser.add_argument("--since", help="forget only what was decided on this day (UTC) or later")


def run(arguments: argparse.Namespace) -> int:
    """Show what was learnt, or forget it; the decisions themselves stay.

    Raises:
        NoDeskError: there is no desk in the folder.
        NoSinceError: the day cannot be read.
    """
    since = _day(arguments.since)
    open_existing(arguments.home, keys=arguments.keys)
    from moksori.desk import learning

    if arguments.verb == "forget":
        count = learning.forget(arguments.rule, since, by="cli", at=now())
        sys.stdout.write(f"{count} decisions are no longer learnt from; the record is unchanged\n")
        return 0
    sys.stdout.write(_HEAD + "\n")
    for one in learning.figures():
        tally, mark = one.tally, "  proposed last" if one.learnt.doubted else ""
        sys.stdout.write(
            f"{one.rule:24} {one.kind:28} {tally.accepted:8} {tally.corrected:9} "
            f"{tally.refused:7} {one.said:5.2f} {one.learnt.confidence:5.2f}{mark}\n"
        )
    for kind, words in learning.doubted_words().items():
        sys.stdout.write(
            f"{words} words were refused often as {kind}; which, the desk cannot say\n"
        )
    return 0


def _day(told: str | None) -> datetime | None:
    if not told:
        return None
    try:
        return datetime.strptime(told, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError as error:
        raise NoSinceError("--since is not a day") from error
