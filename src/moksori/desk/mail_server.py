"""The desk's own mail server: how it is reached, and one message given to it at a time.

Nothing here tells where the desk is: the machine's name is not said, and the server's words, in
which addresses stand, are neither shown nor kept; only the number of a reply is.
"""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from ipaddress import ip_address

from moksori.records.states import MailState, TlsMode
from moksori.terms.errors import InvalidError, RefusedError

HELLO = "[127.0.0.1]"
"""What the desk calls itself: this machine, as many mail programmes do; never its name."""
TIMEOUT = 60.0
NEEDS_UTF8 = 553
"""The reply (RFC 6531) that an address gets which only a server with SMTPUTF8 could take."""
_END = b".\r\n"
_AT_START = re.compile(rb"(?m)^\.")


class UnreachableError(RefusedError):
    """The mail server cannot be reached, or does not want to talk now."""

    code = "mail.unreachable"
    hint = "Nobody gets anything twice: run the same command with --resume when it answers again."


class NotClosedError(RefusedError):
    """The way to the mail server is not closed to others, or the server is another one."""

    code = "mail.not_closed"
    hint = "Check the host, the port and the TLS mode in `moksori mail settings`."


class LoginRefusedError(RefusedError):
    """The mail server does not take the name or the password."""

    code = "mail.login_refused"
    hint = "Set them anew with `moksori mail settings`; nothing was sent."


class SenderRefusedError(RefusedError):
    """The mail server does not let the desk send from its address, or not messages like these."""

    code = "mail.sender_refused"
    hint = "Ask whoever runs the server; then run the same command with --resume."


class PlainError(InvalidError):
    """A way without encryption would lead out of this machine."""

    code = "mail.plain"
    hint = "Choose --tls starttls or implicit; plain is for this machine and for onion services."


@dataclass(frozen=True, slots=True)
class Way:
    """How the server is reached and used. The password does not show itself.

    Attributes:
        pause: Seconds between two messages.
        per_connection: Messages after which the connection is made anew.
        wait: Seconds before something is tried again.
    """

    host: str
    port: int
    tls: TlsMode
    user: str = ""
    password: str = field(default="", repr=False)
    pause: float = 0.0
    per_connection: int = 100
    wait: float = 60.0

    def check(self) -> None:
        """See that nothing leaves this machine in clear.

        Raises:
            PlainError: it would.
        """
        if self.tls is TlsMode.PLAIN and not _stays_inside(self.host):
            raise PlainError("a plain way may only lead to this machine or to an onion service")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one message, and the number of the server's last reply, 0 without one."""

    state: MailState
    code: int = 0


class Server:
    """A connection to the server, made when it is needed and used for many messages.

    Args:
        way: How the server is reached.
    """

    def __init__(self, way: Way) -> None:
        way.check()
        self._way = way
        self._smtp: smtplib.SMTP | None = None
        self._given = 0

    def open(self) -> None:
        """Connect, close the way to others, and log in, unless that is done.

        Raises:
            UnreachableError: the server is not there or sends us away.
            NotClosedError: no TLS, or not with a certificate for this host.
            LoginRefusedError: it does not take name and password.
        """
        if self._smtp is not None and self._given >= self._way.per_connection:
            self.close()
        if self._smtp is None:
            self._smtp, self._given = _connected(self._way), 0

    def close(self) -> None:
        """Say goodbye, where there still is somebody."""
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            try:
                smtp.quit()
            except (smtplib.SMTPException, OSError):
                smtp.close()

    def post(
        self, sender: str, address: str, message: bytes, about_to: Callable[[], None]
    ) -> Outcome:
        """Give one message for one person to the server.

        Args:
            sender: The address that it is from.
            address: The one person.
            message: Its finished bytes.
            about_to: Called when the server waits for the message and before any of it leaves;
                what it writes down is on disk when it returns.

        Raises:
            UnreachableError: there is no connection to be had; nothing of the message left.
            SenderRefusedError: the server refuses the desk and not the person.
        """
        self.open()
        smtp = self._smtp
        if smtp is None:  # for the type checker: open has just made it
            raise UnreachableError("there is no connection")
        self._given += 1
        try:
            refusal = self._announced(smtp, sender, address, len(message))
            if refusal is not None:
                return refusal
            about_to()
            smtp.send(_AT_START.sub(b"..", message))
        except (smtplib.SMTPException, OSError):
            # The final dot has not left, so no server can have taken the message.
            self.abandon()
            return Outcome(MailState.LATER)
        return self._ended(smtp)

    def _announced(
        self, smtp: smtplib.SMTP, sender: str, address: str, size: int
    ) -> Outcome | None:
        """Say from whom and to whom; return None when the server waits for the message."""
        options = [f"SIZE={size}"] if smtp.has_extn("size") else []
        if not address.isascii():
            if not smtp.has_extn("smtputf8"):
                return Outcome(MailState.REFUSED, NEEDS_UTF8)
            options += ["SMTPUTF8", "BODY=8BITMIME"]
        code, _ = smtp.mail(sender, options)
        if code >= 500:
            self._start_over(smtp, code)
            raise SenderRefusedError(f"the server refuses the sender with reply {code}")
        if 200 <= code < 300:
            code, _ = smtp.rcpt(address)
        if 200 <= code < 300:
            smtp.putcmd("data")
            code, _ = smtp.getreply()
            if code == 354:
                return None
        self._start_over(smtp, code)
        return Outcome(MailState.REFUSED if 500 <= code < 600 else MailState.LATER, code)

    def _ended(self, smtp: smtplib.SMTP) -> Outcome:
        """Send the final dot; from here on, without an answer nobody knows."""
        try:
            smtp.send(_END)
            code, _ = smtp.getreply()
        except (smtplib.SMTPException, OSError):
            self.abandon()
            return Outcome(MailState.UNKNOWN)
        if 200 <= code < 300:
            return Outcome(MailState.SENT, code)
        self._start_over(smtp, code)
        if 400 <= code < 500:
            return Outcome(MailState.LATER, code)
        return Outcome(MailState.REFUSED if 500 <= code < 600 else MailState.UNKNOWN, max(code, 0))

    def _start_over(self, smtp: smtplib.SMTP, code: int) -> None:
        """Make the connection ready for the next message, or drop it."""
        if code == 421 or not 400 <= code < 600:
            self.abandon()
            return
        try:
            done, _ = smtp.rset()
        except (smtplib.SMTPException, OSError):
            done = 0
        if done != 250:
            self.abandon()

    def abandon(self) -> None:
        """End the connection without a word, wherever it stands."""
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            smtp.close()


def _connected(way: Way) -> smtplib.SMTP:
    context = ssl.create_default_context()
    try:
        smtp = _greeted(way, context)
    except (ssl.SSLCertVerificationError, smtplib.SMTPNotSupportedError):
        raise NotClosedError("the mail server offers no TLS that can be trusted") from None
    except (smtplib.SMTPException, OSError):
        raise UnreachableError("the mail server cannot be reached") from None
    try:
        if way.user:
            smtp.login(way.user, way.password)
        else:
            smtp.ehlo_or_helo_if_needed()
    except smtplib.SMTPAuthenticationError as error:
        smtp.close()
        if 400 <= error.smtp_code < 500:
            raise UnreachableError("the mail server lets nobody log in now") from None
        raise LoginRefusedError("the mail server refuses name or password") from None
    except smtplib.SMTPNotSupportedError:
        smtp.close()
        raise LoginRefusedError("the mail server offers no way to log in") from None
    except (smtplib.SMTPException, OSError):
        smtp.close()
        raise UnreachableError("the mail server sends the desk away") from None
    return smtp


def _greeted(way: Way, context: ssl.SSLContext) -> smtplib.SMTP:
    """Connect, and close the way to others unless it stays inside of this machine."""
    if way.tls is TlsMode.IMPLICIT:
        return smtplib.SMTP_SSL(way.host, way.port, HELLO, timeout=TIMEOUT, context=context)
    smtp = smtplib.SMTP(way.host, way.port, HELLO, timeout=TIMEOUT)
    if way.tls is TlsMode.STARTTLS:
        try:
            smtp.starttls(context=context)
        except (smtplib.SMTPException, OSError):
            smtp.close()
            raise
    return smtp


def _stays_inside(host: str) -> bool:
    """Say whether a name leads to this machine, or to an onion service, which encrypts itself."""
    if host == "localhost" or host.endswith(".onion"):
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
