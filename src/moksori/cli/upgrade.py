"""`moksori upgrade`: backup, migrate, check; or everything as it was before."""

from __future__ import annotations

import argparse
import sys

from moksori.cli.backup import add_arguments, show
from moksori.cli.clock import now

__all__ = ["add_arguments", "run"]


def run(arguments: argparse.Namespace) -> int:
    """Upgrade, and say what was done.

    Raises:
        NoDeskError: there is no desk in the folder.
        DeskBusyError: somebody is at work in it.
        UpgradeFailedError: it failed, and the desk is as it was before.
    """
    from moksori.desk.opening import open_existing

    open_existing(arguments.home, keys=arguments.keys, to_upgrade=True)
    from moksori.desk import upgrading
    from moksori.desk.alone import alone

    with alone():
        done = upgrading.upgrade(arguments.to, arguments.recipient, by="cli", clock=now)
    if done.taken_back:
        sys.stdout.write("An earlier upgrade had been cut off; it was taken back first.\n")
    if done.backup is None:
        sys.stdout.write("The desk is up to date.\n")
        return 0
    show(done.backup)
    sys.stdout.write(f"Upgraded by {done.steps} steps, and checked.\n")
    return 0
