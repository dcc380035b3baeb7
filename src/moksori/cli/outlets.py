"""`moksori outlets`: the places where the site is brought."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path

from moksori.cli.clock import now
from moksori.desk.opening import open_existing
from moksori.publishing.delivery.outlets import StoreKey
from moksori.terms.errors import InvalidError

_LONGEST = 16384


class OutletCommandError(InvalidError):
    """A name or a place is missing, or a key cannot be read."""

    code = "cli.outlet_words"
    hint = (
        "Write `outlets add NAME PLACE`, `outlets list` or `outlets remove NAME`; see "
        "docs/howto/deliver-the-site.md. Nothing was changed."
    )


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("verb", choices=["add", "list", "remove"])
    parser.add_argument("name", nargs="?", default="", help="what the desk calls the outlet")
    parser.add_argument(
        "place",
        nargs="?",
        default="",
        help="folder:PATH, rsync:user@host:PATH, sftp:user@host:PATH or s3:HOST/BUCKET/PREFIX",
    )
    parser.add_argument("--home", type=Path, required=True, help="the folder of the desk")
    parser.add_argument("--keys", type=Path, help="the folder of its keys")
    parser.add_argument("--base-url", default="", help="public address of the site there")
    parser.add_argument("--port", type=int, default=22, help="where the server listens for SSH")
    parser.add_argument("--host-key", type=Path, help="a file with the server's public key")
    parser.add_argument("--region", default="us-east-1", help="what the store calls its region")


def run(arguments: argparse.Namespace) -> int:
    """Add an outlet, list all, or remove one.

    Raises:
        NoDeskError: there is no desk in the folder.
        OutletCommandError: a word is missing.
    """
    needed = {"add": arguments.name and arguments.place, "remove": arguments.name, "list": True}
    if not needed[arguments.verb]:
        raise OutletCommandError("a name or a place is missing")
    open_existing(arguments.home, keys=arguments.keys)
    from moksori.desk import delivery

    if arguments.verb == "add":
        return _add(arguments)
    if arguments.verb == "remove":
        left = delivery.remove_outlet(arguments.name, by="cli", at=now())
        sys.stdout.write(f"removed, and its key with it; {left} stories still stand there\n")
        return 0
    for one in delivery.outlets():
        sys.stdout.write(f"{one.name:20} {one.stories:5} stories  {one.place}  {one.base_url}\n")
    return 0


def _add(arguments: argparse.Namespace) -> int:
    from moksori.desk import delivery

    is_store = arguments.place.startswith("s3:")
    reach = delivery.Reach(
        base_url=arguments.base_url,
        port=arguments.port,
        region=arguments.region,
        host_key=_host_key(arguments.host_key),
        store_key=_store_key() if is_store else None,
    )
    public = delivery.add_outlet(arguments.name, arguments.place, reach, by="cli", at=now())
    sys.stdout.write("added\n")
    if public:
        sys.stdout.write(
            f"Have this line added to the authorized keys of the account there:\n{public}\n"
        )
    return 0


def _host_key(path: Path | None) -> str:
    if path is None:
        return ""
    try:
        with path.open("rb") as file:
            return file.read(_LONGEST).decode("ascii")
    except (OSError, UnicodeDecodeError):
        raise OutletCommandError("the file with the server's key cannot be read") from None


def _store_key() -> StoreKey | None:
    """Ask for the key of a store; it is never a word of the command line."""
    if sys.stdin.isatty():
        sys.stderr.write("Key id of the store: ")
        sys.stderr.flush()
        told = [sys.stdin.readline(), getpass.getpass("Secret: ")]
    else:
        told = [sys.stdin.readline(_LONGEST), sys.stdin.readline(_LONGEST)]
    id_, secret = (one.strip() for one in told)
    return StoreKey(id_, secret) if id_ and secret else None
