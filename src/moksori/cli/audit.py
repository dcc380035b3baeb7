"""`moksori audit`: the append-only log, verified or written down, without a web framework."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from moksori.desk import verifying


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("verb", choices=["verify", "export"])
    parser.add_argument("--home", type=Path, help="the folder of the desk")
    parser.add_argument("--keys", type=Path, help="the folder of its keys")
    parser.add_argument("--head", help="SEQ:HASH of a last line that was written down elsewhere")
    parser.add_argument(
        "--file", type=Path, help="verify: a log that was exported; export: where it is written"
    )


def run(arguments: argparse.Namespace) -> int:
    """Verify the chain, or write it down and verify what was written.

    Raises:
        BrokenChainError: a line was changed, removed or put elsewhere.
        NoDeskError: neither a desk nor a file was named, or there is none.
    """
    if arguments.verb == "export":
        return _export(arguments)
    if arguments.file:
        last = verifying.verify_file(arguments.file, arguments.head)
    else:
        home = verifying.named(arguments.home)
        last = verifying.verify_desk(home, arguments.keys, arguments.head)
    sys.stdout.write(f"{last.seq} lines, none changed. Head: {last.seq}:{last.hash}\n")
    return 0


def _export(arguments: argparse.Namespace) -> int:
    lines = verifying.exported(verifying.named(arguments.home), arguments.keys)
    if arguments.file is None:
        sys.stdout.writelines(lines)
        return 0
    verifying.write_log(lines, arguments.file)
    last = verifying.verify_file(arguments.file, arguments.head)
    sys.stdout.write(f"{last.seq} lines, none changed. Head: {last.seq}:{last.hash}\n")
    return 0
