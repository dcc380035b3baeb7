"""`moksori site`: everything that was released, as one site, shown where readers find it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from moksori.cli.clock import now
from moksori.desk.opening import open_existing

if TYPE_CHECKING:
    from moksori.desk.protection import Standing


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--home", type=Path, required=True, help="the folder of the desk")
    parser.add_argument("--keys", type=Path, help="the folder of its keys")
    parser.add_argument(
        "--out", type=Path, required=True, help="where readers find it; a link to the newest site"
    )
    parser.add_argument("--base-url", default="", help="public address of the site")


def run(arguments: argparse.Namespace) -> int:
    """Hold everything that was released against the gate anew, make the site, and show it.

    Raises:
        NoDeskError: there is no desk in the folder.
    """
    open_existing(arguments.home, keys=arguments.keys)
    from moksori.desk import protection, site, work

    clock = now
    with work.sole_worker(clock()):
        standing = protection.clear_all("cli", clock(), _quiet)
        made = site.make_site(standing, _quiet, by="cli", at=clock(), base_url=arguments.base_url)
        site.show_site(made, arguments.out, base_url=arguments.base_url, by="cli", at=clock())
    sys.stdout.write(
        f"{made.stories} stories in {len(made.seal.files)} files, {made.anew} made anew; "
        f"all were read by the gate\n"
    )
    if made.left_out:
        sys.stdout.write(f"{made.left_out} stories that were out may not leave any more\n")
    sys.stdout.write(f"{arguments.out / 'index.html'}\n")
    return 0


def show_again(standing: Standing) -> None:
    """Make the site anew and show it wherever this machine shows it; nothing where it is nowhere.

    Args:
        standing: What may leave now.

    Raises:
        LeakError: a file that is of no story carries something protected; what is shown stays.
    """
    from moksori.desk import shown_again

    for place in shown_again.show_again(standing, _quiet, by="cli", at=now()):
        sys.stdout.write(f"shown anew: {place / 'index.html'}\n")


def _quiet(_stage: str, _done: int, _total: int) -> None:
    """Say nothing of the way; what came of it is said at the end."""
