"""`moksori reissue`: let a recalled story stand again; its page says that it was gone."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from moksori.cli.clock import now
from moksori.cli.deliver import bring_again
from moksori.cli.site import show_again
from moksori.desk.opening import open_existing


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--home", type=Path, required=True, help="the folder of the desk")
    parser.add_argument("--keys", type=Path, help="the folder of its keys")
    parser.add_argument("--story", required=True, help="id of the story")


def run(arguments: argparse.Namespace) -> int:
    """End the recall, and show the site again where it stands.

    Raises:
        NoDeskError: there is no desk in the folder.
        RecalledError: the story is not recalled.
    """
    open_existing(arguments.home, keys=arguments.keys)
    from moksori.desk import protection, recalls, work

    with work.sole_worker(now()):
        recalls.reissue(arguments.story, by="cli", at=now())
        standing = protection.clear_all("cli", now(), lambda *_: None)
        show_again(standing)
        bring_again(standing)
    stands = any(one.story.id == arguments.story for one in standing.plan.stories)
    sys.stdout.write(
        "The story stands again.\n" if stands else "The gate does not let the story out today.\n"
    )
    return 0
