"""`moksori correct`: put a released story right, with a note that its readers see."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from moksori.cli.clock import now
from moksori.cli.deliver import bring_again
from moksori.cli.out import print_copies
from moksori.cli.site import show_again
from moksori.desk.opening import open_existing


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--home", type=Path, required=True, help="the folder of the desk")
    parser.add_argument("--keys", type=Path, help="the folder of its keys")
    parser.add_argument("--story", required=True, help="id of the story; `moksori out list`")
    parser.add_argument("--language", required=True, help="language of the note, such as en or ko")
    parser.add_argument(
        "--note",
        type=argparse.FileType("r", encoding="utf-8"),
        default="-",
        help="file with what was wrong and what is right (default: what is typed in)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Keep the note if the gate lets it out, and show the site again where it stands.

    Raises:
        NoDeskError: there is no desk in the folder.
        NotOutError: no such story is out.
        CorrectionError: the note is empty or too long.
        CorrectionStoppedError: the gate found something in it; nothing was kept.
    """
    text = arguments.note.read()
    open_existing(arguments.home, keys=arguments.keys)
    from moksori.desk import afterwards, whereabouts, work

    with work.sole_worker(now()):
        standing = afterwards.correct(
            arguments.story, arguments.language, text, lambda *_: None, by="cli", at=now()
        )
        show_again(standing)
        bring_again(standing)
    sys.stdout.write("The correction stands beneath the story.\n")
    left = whereabouts.standing(whereabouts.told_today(), arguments.story)
    stale = [one for one in left if one.stale and one.language == arguments.language]
    if stale:
        sys.stdout.write("Where readers still find it as it was:\n")
        print_copies(stale)
    return 0
