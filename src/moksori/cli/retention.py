"""`moksori retention`: how long the desk keeps what; what is over its limit is shown, then goes."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from moksori.cli.clock import now
from moksori.terms.errors import InvalidError

KINDS = (
    *("uploads", "sessions", "forms", "links", "jobs"),
    *("contacts", "readers", "takes", "backups", "identities"),
)


class RetentionWordsError(InvalidError):
    """The words of a `moksori retention` command do not make one."""

    code = "cli.retention_words"
    hint = "`set KIND DAYS` or `set KIND endless`; `remove KIND`; `show` takes nothing."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("verb", choices=["show", "set", "remove"])
    parser.add_argument("kind", nargs="?", choices=KINDS, help="what is kept for a time")
    parser.add_argument("days", nargs="?", help="set: how many days, or `endless`")
    parser.add_argument("--home", type=Path, required=True, help="the folder of the desk")
    parser.add_argument("--keys", type=Path, help="the folder of its keys")


def run(arguments: argparse.Namespace) -> int:
    """Show what is due, set a limit, or remove what is due and takes one person.

    Raises:
        NoDeskError: there is no desk in the folder.
        RetentionWordsError: the words do not make a command.
        LimitError: the limit is too short or too long.
        TwoNeededError: it takes two people, on the screen.
    """
    if (arguments.verb == "show") != (arguments.kind is None):
        raise RetentionWordsError("the kind is missing, or one word is too many")
    if (arguments.verb == "set") != (arguments.days is not None):
        raise RetentionWordsError("the days are missing, or one word is too many")
    from moksori.desk.opening import open_existing

    open_existing(arguments.home, keys=arguments.keys)
    if arguments.verb == "show":
        return _show()
    return _set(arguments) if arguments.verb == "set" else _remove(arguments.kind)


def _show() -> int:
    from moksori.desk import retention

    for one in retention.standing(now()):
        days = "endless" if one.days is None else f"{one.days} days"
        since = f" since {one.due.oldest}" if one.due.oldest else ""
        two = "  two people remove it" if one.limit.two else ""
        sys.stdout.write(
            f"{one.kind:12} {days:>10} {one.kept:8,} kept {one.due.count:8,} due{since}{two}\n"
        )
    return 0


def _set(arguments: argparse.Namespace) -> int:
    from moksori.desk import limits
    from moksori.records.states import Kept

    told: str = arguments.days
    if told != "endless" and not (told.isascii() and told.isdecimal() and len(told) < 6):
        raise RetentionWordsError("the days are no number")
    days = None if told == "endless" else int(told)
    limits.say(Kept(arguments.kind), days, by="cli", at=now())
    sys.stdout.write("The limit holds from now on. Nothing was removed.\n")
    return 0


def _remove(told: str) -> int:
    from moksori.desk import limits, retention
    from moksori.records.states import Kept

    kind, at = Kept(told), now()
    count = retention.remove(kind, limits.before(kind, at), by="cli", at=at)
    other = "" if kind is Kept.BACKUPS else " Backups are not reached by this."
    sys.stdout.write(f"{count:,} removed for good.{other}\n")
    return 0
