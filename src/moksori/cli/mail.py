"""`moksori mail`: editions by e-mail, one message a person, and nobody gets two."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from moksori.cli.clock import now
from moksori.desk.opening import open_existing
from moksori.terms.errors import InvalidError, RefusedError

if TYPE_CHECKING:
    from moksori.desk.mailing import Orders, Sent

LONGEST_PASSWORD = 1024
_COLUMNS = (
    *("host", "port", "tls", "user", "sender"),
    *("leave_to", "leave_url", "pause", "per_connection"),
)
"""The parts of the settings that stand on the command line as they are."""


class NoPasswordError(InvalidError):
    """The password was asked for where nobody can type, or the descriptor holds none."""

    code = "cli.no_password"
    hint = "Type it at a terminal, or name an open file descriptor with --password-fd."


class NotWholeError(InvalidError):
    """The words of a `moksori mail` command do not make one."""

    code = "cli.mail_words"
    hint = "`moksori mail --help` shows what each of the four commands takes."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    verbs = parser.add_subparsers(dest="verb", metavar="WHAT", required=True)
    people = verbs.add_parser("subscribers", help="who gets editions")
    people.add_argument("deed", choices=["add", "remove", "list", "import"])
    people.add_argument("what", nargs="?", metavar="ADDRESS|FILE")
    people.add_argument("--language", default="en", choices=["en", "ko"], help="what they read")
    people.add_argument("--show", action="store_true", help="print addresses; this is logged")
    people.add_argument("--came-back", action="store_true", help="the person left, and asked")
    people.add_argument(
        "--although-protected", action="store_true", help="the address may hold a protected word"
    )
    _add_sending(verbs.add_parser("send", help="send an edition, or a notice about one"))
    _add_settings(verbs.add_parser("settings", help="how the desk sends; without words: show it"))
    leave = verbs.add_parser("unsubscribe", help="take off the list who asked for it")
    leave.add_argument("--token", action="append", default=[], help="what the person sent")
    leave.add_argument(
        "--file", action="append", default=[], help="an .eml, mbox or maildir; - is one message"
    )
    for verb in verbs.choices.values():
        verb.add_argument("--home", type=Path, required=True, help="the folder of the desk")
        verb.add_argument("--keys", type=Path, help="the folder of its keys")


def _add_sending(send: argparse.ArgumentParser) -> None:
    send.add_argument("--edition", type=int, required=True, metavar="N", help="its number")
    send.add_argument("--series", default="", help="where several series have that number")
    send.add_argument("--language", default="", choices=["", "en", "ko"], help="only its readers")
    send.add_argument("--base-url", default="", help="public address of the site, for links")
    send.add_argument("--to", metavar="ADDRESS", help="a trial: to this address and nobody else")
    send.add_argument(
        "--notice", action="store_true", help="say what was withdrawn or corrected since"
    )
    send.add_argument("--resume", action="store_true", help="go on with what was begun")
    send.add_argument(
        "--again-unknown", action="store_true", help="also to whom it may have reached already"
    )
    send.add_argument("--again-refused", action="store_true", help="also to who was refused")
    send.add_argument("--wait", type=float, default=60.0, help="seconds before trying again (60)")
    _add_password(send)


def _add_settings(settings: argparse.ArgumentParser) -> None:
    settings.add_argument("--host", help="the mail server of the desk")
    settings.add_argument("--port", type=int, help="587, 465 or 25 unless named")
    settings.add_argument("--tls", choices=["starttls", "implicit", "plain"])
    settings.add_argument("--user", help="the name to log in with")
    settings.add_argument("--from", dest="sender", help="the address that messages are from")
    settings.add_argument("--leave-to", help="the address that people write to who want to leave")
    settings.add_argument(
        "--leave-url", help="https address for one click; the token is added at its end"
    )
    settings.add_argument("--pause", type=float, help="seconds between two messages (0)")
    settings.add_argument("--per-connection", type=int, help="messages a connection (100)")
    settings.add_argument("--password", action="store_true", help="ask for it, and keep it")
    settings.add_argument(
        "--no-password", action="store_true", help="keep none; each sending asks for it"
    )
    _add_password(settings)


def _add_password(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--password-fd", type=int, metavar="N", help="read the password from this descriptor"
    )


def run(arguments: argparse.Namespace) -> int:
    """Do what the words say.

    Raises:
        NoDeskError: there is no desk in the folder.
        MoksoriError: what the procedures of the desk refuse.
    """
    open_existing(arguments.home, keys=arguments.keys)
    verbs = {
        "subscribers": _subscribers,
        "send": _send,
        "settings": _settings,
        "unsubscribe": _unsubscribe,
    }
    return verbs[arguments.verb](arguments)


def _subscribers(arguments: argparse.Namespace) -> int:
    from moksori.desk import mail_list

    if arguments.deed == "list":
        return _list(show=arguments.show)
    if not arguments.what:
        raise NotWholeError(f"{arguments.deed} what? the address or file is missing")
    if arguments.deed == "import":
        return _import(Path(arguments.what), arguments.language)
    if arguments.deed == "remove":
        mail_list.remove(arguments.what, by="cli", at=now())
        sys.stdout.write("Taken off the list. A code of the address is kept, so that no old list\n")
        sys.stdout.write("brings it back; nothing else of it is.\n")
        return 0
    new = mail_list.add(
        arguments.what,
        arguments.language,
        came_back=arguments.came_back,
        despite=arguments.although_protected,
        by="cli",
        at=now(),
    )
    sys.stdout.write("Added.\n" if new else "On the list already; the language is as given.\n")
    return 0


def _list(*, show: bool) -> int:
    from moksori.desk import mail_list

    standing = mail_list.standing()
    for language, many in standing.languages.items():
        sys.stdout.write(f"{many:8,} read {language}\n")
    sys.stdout.write(f"{sum(standing.languages.values()):8,} people\n")
    sys.stdout.write(f"{standing.left:8,} left; only a code of their address is kept\n")
    if show:
        for address, language in mail_list.shown(by="cli", at=now()):
            sys.stdout.write(f"{address}\t{language}\n")
    return 0


def _import(path: Path, language: str) -> int:
    from moksori.desk import mail_list

    if not path.is_file():
        raise NotWholeError("the file to import is not there")
    with path.open("rb") as file:
        got = mail_list.bring_in(_lines(file), language, by="cli", at=now())
    sys.stdout.write(f"{got.added:8,} added\n{got.known:8,} known already or twice in the file\n")
    if got.left:
        sys.stdout.write(f"{got.left:8,} left before and were not brought back\n")
    if got.bad_count:
        places = ", ".join(map(str, got.bad))
        sys.stdout.write(f"{got.bad_count:8,} no address one can send to; lines {places}\n")
    return 0


def _lines(file: Iterator[bytes]) -> Iterator[str]:
    """Return lines of a file in UTF-8, or in what Korean spreadsheets write."""
    for line in file:
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError:
            yield line.decode("cp949", "replace")


def _settings(arguments: argparse.Namespace) -> int:
    from moksori.desk import mail_settings

    given = ((name, getattr(arguments, name)) for name in _COLUMNS)
    told = {name: value for name, value in given if value is not None}
    if arguments.no_password:
        told["password"] = ""
    elif arguments.password or arguments.password_fd is not None:
        told["password"] = _password(arguments.password_fd)
    row = mail_settings.keep(told, by="cli", at=now()) if told else mail_settings.current()
    sys.stdout.write(f"server          {row.host} port {row.port}, {row.tls}\n")
    sys.stdout.write(f"user            {row.user or 'none'}\n")
    kept = "kept in the encrypted database" if row.password else "not kept"
    sys.stdout.write(f"password        {kept}\n")
    sys.stdout.write(f"from            {row.sender}\n")
    sys.stdout.write(f"leaving         {row.leave_to} {row.leave_url}\n")
    sys.stdout.write(f"pause           {row.pause:g} s, {row.per_connection} a connection\n")
    return 0


def _unsubscribe(arguments: argparse.Namespace) -> int:
    from moksori.desk import mail_leaving, mail_list

    if not arguments.token and not arguments.file:
        raise NotWholeError("nobody to take off: give --token or --file")
    left = mail_list.leave(arguments.token, by="cli", at=now())
    messages = without = 0
    for path in arguments.file:
        if path == "-":
            bodies = iter([sys.stdin.buffer.read(mail_leaving.LARGEST + 1)])
        else:
            bodies = mail_leaving.messages_in(Path(path))
        got = mail_leaving.leave_by(bodies, by="cli", at=now())
        messages, left, without = messages + got.messages, left + got.left, without + got.without
    sys.stdout.write(f"{left} people were taken off the list\n")
    if arguments.file:
        sys.stdout.write(f"{messages} messages were read\n")
    if without:
        sys.stdout.write(f"{without} messages hold no token: read them yourself\n")
    return 0


def _send(arguments: argparse.Namespace) -> int:
    from moksori.desk import mailing

    orders = _orders(arguments)
    if arguments.to:
        mailing.try_out(orders, arguments.to, now, _quiet)
        sys.stdout.write("The trial message was taken by the server; the list was not touched\n")
        return 0
    try:
        sent = mailing.send(orders, now, _quiet)
    except RefusedError:
        _say(mailing.so_far(orders), sys.stderr)
        raise
    return _say(sent, sys.stdout)


def _orders(arguments: argparse.Namespace) -> Orders:
    from moksori.desk import mail_settings
    from moksori.desk.mail_letters import Asked
    from moksori.desk.mailing import Orders
    from moksori.records.states import MailState

    row = mail_settings.current()
    password = ""
    if arguments.password_fd is not None or (row.user and not row.password):
        password = _password(arguments.password_fd)
    again = (
        *((MailState.UNKNOWN,) if arguments.again_unknown else ()),
        *((MailState.REFUSED,) if arguments.again_refused else ()),
    )
    return Orders(
        Asked(arguments.edition, "cli", arguments.series, arguments.base_url),
        mail_settings.way(password, arguments.wait),
        language=arguments.language,
        notice=arguments.notice,
        resume=arguments.resume,
        again=again,
    )


def _say(sent: Sent, out: TextIO) -> int:
    """Say what became of the messages; 1 where some of them are still to be sent."""
    words = {
        "sent": "were taken by the server",
        "refused": "were refused for good (--again-refused tries them again)",
        "later": "were put off by the server; --resume tries them again",
        "waiting": "wait; --resume goes on",
        "unknown": "may have arrived or not; they are not sent again unless --again-unknown asks",
    }
    for state, text in words.items():
        many = next((count for known, count in sent.counts.items() if known.value == state), 0)
        if many:
            out.write(f"{many:8,} {text}\n")
    if sent.needs_utf8:
        out.write(f"{sent.needs_utf8:8,} of the refused need a server with SMTPUTF8\n")
    if sent.enlisted.held:
        out.write(f"{sent.enlisted.held:8,} addresses hold a protected word: nothing sent\n")
    if sent.enlisted.other_language:
        out.write(f"{sent.enlisted.other_language:8,} read another language\n")
    return int(any(state.value in {"later", "waiting"} for state in sent.counts))


def _password(descriptor: int | None) -> str:
    """Read the password where it stands in no list of processes and in no history of a shell."""
    if descriptor is None:
        if not sys.stdin.isatty():
            raise NoPasswordError("there is nobody to ask for the password")
        return getpass.getpass("Password of the mail server: ")
    try:
        told = os.read(descriptor, LONGEST_PASSWORD).decode("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        told = []
    if not told or not told[0]:
        raise NoPasswordError("the descriptor holds no password")
    return told[0]


def _quiet(_stage: str, _done: int, _total: int) -> None:
    """Say nothing of the way; what came of it is said at the end."""
