"""`moksori audit verify`: the append-only log, checked line by line without a web framework."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from moksori.desk import verifying


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("verb", choices=["verify"])
    parser.add_argument("--home", type=Path, required=True, help="the folder of the desk")
    parser.add_argument("--keys", type=Path, help="the folder of its keys")
    parser.add_argument("--head", help="SEQ:HASH of a last line that was written down elsewhere")


def run(arguments: argparse.Namespace) -> int:
    """Verify the chain and print its last line, to be written down elsewhere.

    Raises:
        BrokenChainError: a line was changed, removed or put elsewhere.
    """
    last = verifying.verify_desk(arguments.home, arguments.keys, arguments.head)
    sys.stdout.write(f"{last.seq} lines, none changed. Head: {last.seq}:{last.hash}\n")
    return 0
