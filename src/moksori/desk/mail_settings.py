"""How the desk sends mail: kept in the encrypted database, the password with it or nowhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from moksori.desk import audit
from moksori.desk.mail_list import NotAnAddressError
from moksori.desk.mail_server import Way
from moksori.publishing.mail import Dress
from moksori.publishing.mail_addresses import read_address
from moksori.records.models import MailSettingsRecord
from moksori.records.states import TlsMode
from moksori.terms.errors import InvalidError, MissingError

_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.:-]{0,253}[A-Za-z0-9])?|::1|\[::1\]")
_URL = re.compile(r"https://[A-Za-z0-9][A-Za-z0-9._~:/?&=%-]{0,400}")
_PORTS = {TlsMode.STARTTLS: 587, TlsMode.IMPLICIT: 465, TlsMode.PLAIN: 25}


class NoMailSettingsError(MissingError):
    """Nobody has said how this desk sends mail."""

    code = "mail.no_settings"
    hint = "Say it with `moksori mail settings --host … --from … --leave-to …`."


class BadMailSettingsError(InvalidError):
    """A part of the settings cannot be what it should be."""

    code = "mail.bad_settings"
    hint = "`moksori mail settings --help` says what each part looks like; nothing was changed."


@transaction.atomic
def keep(told: Mapping[str, Any], *, by: str, at: datetime) -> MailSettingsRecord:
    """Change the parts of the settings that were given; the others stay.

    Args:
        told: Columns of the settings. An empty password is one that the desk does not keep.
        by: Who.
        at: When.

    Raises:
        BadMailSettingsError: a part is missing or malformed; the message names it.
        NotAnAddressError: an address is none.
        PlainError: messages would leave this machine in clear.
    """
    row = MailSettingsRecord.objects.first() or MailSettingsRecord(port=0, tls="starttls")
    for name, value in told.items():
        setattr(row, name, value)
    row.sender, row.leave_to = _address(row.sender), _address(row.leave_to)
    row.port = row.port or _PORTS[TlsMode(row.tls)]
    if not _HOST.fullmatch(row.host):
        raise BadMailSettingsError("the host is not the name of a server")
    if row.leave_url and not _URL.fullmatch(row.leave_url):
        raise BadMailSettingsError("the address for leaving with one click is not https")
    if not (0 < row.port < 65536 and row.pause >= 0 and row.per_connection > 0):
        raise BadMailSettingsError("port, pause or messages per connection is out of range")
    _way(row, row.password).check()
    row.save()
    kept = {"tls": row.tls, "password_kept": bool(row.password), "one_click": bool(row.leave_url)}
    audit.write_line("mail.settings", by=by, at=at, detail=kept)
    return row


def current() -> MailSettingsRecord:
    """Return the settings.

    Raises:
        NoMailSettingsError: there are none.
    """
    row = MailSettingsRecord.objects.first()
    if row is None:
        raise NoMailSettingsError("this desk does not know how to send mail")
    return row


def way(password: str = "", wait: float = 60.0) -> Way:
    """Return how the server is reached.

    Args:
        password: Where the desk keeps none.
        wait: Seconds before something is tried again.

    Raises:
        NoMailSettingsError: there are no settings.
    """
    row = current()
    return _way(row, password or row.password, wait)


def dress() -> Dress:
    """Return what all messages of the desk have in common.

    Raises:
        NoMailSettingsError: there are no settings.
    """
    row = current()
    return Dress(row.sender, row.leave_to, row.leave_url)


def _way(row: MailSettingsRecord, password: str, wait: float = 60.0) -> Way:
    return Way(
        host=row.host,
        port=row.port,
        tls=TlsMode(row.tls),
        user=row.user,
        password=password,
        pause=row.pause,
        per_connection=row.per_connection,
        wait=wait,
    )


def _address(told: str) -> str:
    if not told:
        raise BadMailSettingsError("--from or --leave-to is missing")
    address = read_address(told)
    if address is None or not address.is_ascii:
        raise NotAnAddressError("an address of the desk is no address in ASCII")
    return address.whole
