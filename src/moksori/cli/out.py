"""`moksori out`: where every story is that was let out, and what of it is stale."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from moksori.cli.clock import now
from moksori.desk.opening import open_existing

if TYPE_CHECKING:
    from moksori.desk.whereabouts import Whereabout

ELSEWHERE = ("archive", "reprint")
SETTLED = ("asked", "gone")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    shown = verbs.add_parser("list", help="show where stories are, and which copies are stale")
    shown.add_argument("--story", default="", help="only this story")
    shown.add_argument("--stale", action="store_true", help="only copies that are stale")
    shown.add_argument("--json", action="store_true", help="for a machine")
    added = verbs.add_parser("add", help="write down a copy that somebody else made")
    added.add_argument("kind", choices=ELSEWHERE, help="an archive's copy, or a reprint")
    added.add_argument("--story", required=True)
    added.add_argument("--place", required=True, help="its address, or the paper and its number")
    added.add_argument("--language", default="", help="in which language; all where it is not said")
    settled = verbs.add_parser("settle", help="write down what became of somebody else's copy")
    settled.add_argument("copy", help="id of the copy, as `list` shows it")
    settled.add_argument("state", choices=SETTLED)
    for verb in (shown, added, settled):
        verb.add_argument("--home", type=Path, required=True, help="the folder of the desk")
        verb.add_argument("--keys", type=Path, help="the folder of its keys")


def run(arguments: argparse.Namespace) -> int:
    """Show the list, or write into it.

    Raises:
        NoDeskError: there is no desk in the folder.
        NotOutError: no such story is known.
        NoCopyError: no such copy stands anywhere.
    """
    open_existing(arguments.home, keys=arguments.keys)
    if arguments.verb == "list":
        return _list(arguments)
    return _add(arguments) if arguments.verb == "add" else _settle(arguments)


def print_copies(copies: Sequence[Whereabout]) -> None:
    """Print copies below their stories, one line a copy; ids and places are never cut."""
    width = max((len(one.kind.value) for one in copies), default=0)
    last = ("", "")
    for one in copies:
        if (one.story, one.language) != last:
            last = (one.story, one.language)
            sys.stdout.write(f"{one.story}  {one.language}\n")
        parts = [f"  {one.kind.value:<{width}}", "stale      " if one.stale else "as of today"]
        if one.state.value != "out":
            parts.append("asked to take it down")
        if one.copies > 1:
            parts.append(f"{one.copies:,} people")
        parts += [one.place, "" if one.ours else f"[{one.copy}]"]
        sys.stdout.write("  ".join(part for part in parts if part) + "\n")


def _list(arguments: argparse.Namespace) -> int:
    from moksori.desk import whereabouts

    found = whereabouts.standing(whereabouts.told_today(), arguments.story)
    found = tuple(one for one in found if one.stale or not arguments.stale)
    if arguments.json:
        rows = [asdict(one) | {"at": one.at.date().isoformat()} for one in found]
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
    elif found:
        print_copies(found)
    else:
        sys.stdout.write("Nothing stands anywhere, as far as this desk knows.\n")
    return 0


def _add(arguments: argparse.Namespace) -> int:
    from moksori.desk import whereabouts
    from moksori.records.states import OutletKind

    kind = OutletKind(arguments.kind)
    items = whereabouts.items_known(arguments.story, arguments.language)
    whereabouts.add_elsewhere(kind, arguments.place, items, by="cli", at=now())
    sys.stdout.write(f"Written down: {len(items)}\n")
    return 0


def _settle(arguments: argparse.Namespace) -> int:
    from moksori.desk import whereabouts
    from moksori.records.states import CopyState

    whereabouts.settle(arguments.copy, CopyState(arguments.state), by="cli", at=now())
    sys.stdout.write("Written down.\n")
    return 0
