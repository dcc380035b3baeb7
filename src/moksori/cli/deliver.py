"""`moksori deliver`: the site, read by the gate anew, brought to where readers find it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from moksori.cli.clock import now
from moksori.desk.opening import open_existing

if TYPE_CHECKING:
    from moksori.desk.protection import Standing
    from moksori.desk.site import Site


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--home", type=Path, required=True, help="the folder of the desk")
    parser.add_argument("--keys", type=Path, help="the folder of its keys")
    parser.add_argument("--to", required=True, metavar="OUTLET", help="the name of the outlet")
    parser.add_argument(
        "--resume", action="store_true", help="take over what a cut delivery brought whole"
    )
    parser.add_argument(
        "--check", action="store_true", help="send nothing; say how what stands there differs"
    )


def run(arguments: argparse.Namespace) -> int:
    """Hold everything that was released against the gate anew, make the site, and deliver it.

    Raises:
        NoDeskError: there is no desk in the folder.
        NoOutletError: there is no outlet of this name.
        FarDiffersError: with `--check`: what stands there is not what may stand there today.
    """
    open_existing(arguments.home, keys=arguments.keys)
    from moksori.desk import delivery, protection, site, work

    clock = now
    with work.sole_worker(clock()):
        base_url = delivery.base_url_of(arguments.to)
        standing = protection.clear_all("cli", clock(), _quiet)
        made = site.make_site(standing, _quiet, by="cli", at=clock(), base_url=base_url)
        sys.stdout.write(
            f"{made.stories} stories in {len(made.seal.files)} files; all were read by the gate\n"
        )
        if made.left_out:
            sys.stdout.write(f"{made.left_out} stories that were out may not leave any more\n")
        if arguments.check:
            return _check(arguments.to, made)
        told = delivery.deliver_site(
            arguments.to, made, _quiet, resume=arguments.resume, by="cli", at=clock()
        )
    sys.stdout.write(
        f"{told.sent} files were sent, {told.kept} stood there already, {told.removed} were "
        f"removed; {told.verified}\n"
    )
    if told.atomic:
        sys.stdout.write("readers went from the old site to the new one in one step\n")
    for note in told.notes:
        sys.stdout.write(f"{note}\n")
    return 0


def bring_again(standing: Standing) -> tuple[str, ...]:
    """Bring the site anew to every outlet where stories stand; one that fails stops no other.

    Args:
        standing: What may leave now.

    Returns:
        Names of the outlets where it failed: what stands there is what stood there before.
    """
    from moksori.desk import shown_again

    told = shown_again.bring_again(standing, _quiet, by="cli", at=now())
    for name, error in told.items():
        said = f"brought anew: {name}" if error is None else f"NOT brought anew: {name}: {error}"
        sys.stdout.write(f"{said}\n")
    return tuple(name for name, error in told.items() if error is not None)


def _check(name: str, made: Site) -> int:
    from moksori.desk import delivery
    from moksori.publishing.delivery.errors import FarDiffersError

    found = delivery.check_outlet(name, made)
    sys.stdout.write(
        f"there: {found.same} files as they should be, {found.missing} missing, {found.other} with "
        f"other bytes, {found.surplus} that should not be there\n"
    )
    if not found.none:
        raise FarDiffersError("what stands at the outlet is not what may stand there today")
    return 0


def _quiet(_what: str, _done: int, _total: int) -> None:
    """Say nothing of the way; what came of it is said at the end."""
