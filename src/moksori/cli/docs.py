"""`moksori docs`: the reference pages, drawn from the code and the packs; `--check` compares."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from moksori.desk.opening import without_a_desk
from moksori.terms.errors import InvalidError


class DocsBehindError(InvalidError):
    """Reference pages and code have drifted apart."""

    code = "cli.docs_behind"
    hint = "Run `bin/moksori docs`, read what changed, and commit it."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--check", action="store_true", help="write nothing; fail if behind")
    parser.add_argument("--to", type=Path, default=Path("docs/reference"), metavar="FOLDER")


def run(arguments: argparse.Namespace) -> int:
    """Write the pages, or compare them with what they should be.

    Raises:
        DocsBehindError: `--check` found a page that is not in step.
    """
    without_a_desk()
    from moksori.cli import reference

    behind = []
    for name, page in reference.pages().items():
        path = arguments.to / name
        if arguments.check:
            if not path.is_file() or path.read_text("utf-8") != page:
                behind.append(name)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page, "utf-8")
            sys.stdout.write(f"{path}\n")
    if behind:
        message = "not in step with the code: " + ", ".join(behind)
        raise DocsBehindError(message)
    return 0
