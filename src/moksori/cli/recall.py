"""`moksori recall`: take stories back, everywhere the desk can reach, and list the rest."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from moksori.cli.clock import now
from moksori.cli.deliver import bring_again
from moksori.cli.out import print_copies
from moksori.cli.site import show_again
from moksori.desk.opening import open_existing
from moksori.terms.errors import MoksoriError

REASONS = ("danger", "consent", "error", "legal")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--home", type=Path, required=True, help="the folder of the desk")
    parser.add_argument("--keys", type=Path, help="the folder of its keys")
    parser.add_argument(
        "--story", action="append", default=[], help="id of a story; may be said again"
    )
    parser.add_argument("--person", default="", help="id of a source: everything that they told")
    parser.add_argument(
        "--because", choices=REASONS, required=True, help="why; it stays inside the desk"
    )


def run(arguments: argparse.Namespace) -> int:
    """Take stories back, here and at every outlet, and list the copies that are beyond reach.

    Returns:
        0, or 4 where an outlet could not be reached and what was taken back still stands there.

    Raises:
        NoDeskError: there is no desk in the folder.
        NotOutError: a story, or any story of the person, does not exist; nothing was taken back.
    """
    open_existing(arguments.home, keys=arguments.keys)
    from moksori.desk import protection, recalls, work
    from moksori.records.states import RecallReason

    with work.sole_worker(now()):
        wanted = [*arguments.story, *recalls.stories_of(arguments.person)]
        count = recalls.recall(wanted, RecallReason(arguments.because), by="cli", at=now())
        sys.stdout.write(f"Taken back: {count}. Nothing of it leaves from now on.\n")
        standing = protection.clear_all("cli", now(), lambda *_: None)
        failed = bring_again(standing)
        try:
            show_again(standing)
        except MoksoriError:
            sys.stdout.write(
                "The site could not be made anew: what was taken back IS STILL SHOWN.\n"
            )
            raise
    _print_rest(wanted)
    if failed:
        sys.stdout.write(f"WHAT WAS TAKEN BACK STILL STANDS at: {', '.join(failed)}\n")
        sys.stdout.write("Take it down there by hand, or: moksori deliver --to OUTLET\n")
        return 4
    return 0


def _print_rest(stories: Sequence[str]) -> None:
    """Print the copies of stories that this desk cannot change by itself."""
    from moksori.desk import whereabouts

    standing = whereabouts.standing(whereabouts.told_today())
    beyond = [one for one in standing if one.story in stories and not one.ours]
    if not beyond:
        sys.stdout.write("No other copy is known.\n")
        return
    sys.stdout.write("Copies that this desk cannot change by itself:\n")
    print_copies(beyond)
    sys.stdout.write("Ask for them to be taken down, then: moksori out settle COPY asked|gone\n")
