"""`moksori demo`: files, or the worked example, all the way to a released edition."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from moksori.cli.clock import now
from moksori.terms.errors import InvalidError


class NoSuchPathError(InvalidError):
    """A path on the command line leads nowhere."""

    code = "cli.no_such_path"
    hint = "Check the path and run the command again; nothing was changed."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="files or folders of accounts"
    )
    parser.add_argument("--home", type=Path, help="keep the desk here (default: throw-away)")
    parser.add_argument(
        "--out", type=Path, default=Path("edition"), help="copy of the edition (default: ./edition)"
    )
    parser.add_argument("--pack", default="kp", help="country pack of the files (default: kp)")
    parser.add_argument(
        "--no-programme", action="store_true", help="leave out what is heard: it takes minutes"
    )
    parser.add_argument("--no-serve", action="store_true", help="end when the edition is made")
    parser.add_argument("--port", type=int, default=8400, help="of the desk (default: 8400)")
    parser.add_argument(
        "--unsafe-plain-database", action="store_true", help="keep the database in clear"
    )


def run(arguments: argparse.Namespace) -> int:
    """Take accounts all the way.

    Raises:
        NoSuchPathError: a path leads nowhere; the message gives its place on the command line.
    """
    for place, path in enumerate(arguments.files, start=1):
        if not path.exists():
            message = f"argument {place} leads nowhere"
            raise NoSuchPathError(message)
    home = arguments.home or Path(tempfile.mkdtemp(prefix="moksori-demo-")) / "desk"
    from moksori.desk.opening import open_desk

    desk = open_desk(home, unsafe_plain=arguments.unsafe_plain_database)
    # Only now is there a database to speak to, so only now may the procedures be loaded.
    from moksori.cli import journey, midway
    from moksori.desk import house, staff

    if desk.made:
        house.made(by_demo=True, at=now())
    left = journey.take(arguments, desk, now)
    if desk.made and not arguments.files:
        midway.live(staff.demo_people(at=now()), left, now)
    if arguments.no_serve:
        return 0
    from moksori.cli import serving

    links = staff.demo_links(at=now()) if house.is_demo() else []
    serving.serve_desk(arguments.port, links, edition=arguments.out)
    return 0
