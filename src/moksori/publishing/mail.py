"""An edition as a message: plain text and HTML, nothing fetched from outside, nothing counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from moksori.publishing import public_ids
from moksori.publishing.mail_text import flowed
from moksori.publishing.pages import Leave, mail_bodies, notice_bodies
from moksori.publishing.views import EditionView

POLICY = SMTP.clone(max_line_length=76)
SENDER = "edition"
NOBODY = "edition.invalid"
"""The desk's own mail programme puts its address here; this one belongs to nobody."""
LIST = "editions"

LETTERS = "bcdfghjklmnpqrstvwxz"
"""Of these tokens and names of messages are made: without vowels and figures no name, number or
word can come about in them."""
LENGTH = 28
"""Letters of a token; with twenty to choose from, 121 bits."""
_SAMPLE = (LETTERS * 2)[:LENGTH]


@dataclass(frozen=True, slots=True)
class Dress:
    """What all messages of a desk have in common.

    Attributes:
        sender: The address that the messages are from.
        leave_to: The address that people write to who want to leave.
        leave_url: An https address to which the token is added, for leaving with one click
            (RFC 8058); or an empty string.
    """

    sender: str
    leave_to: str
    leave_url: str = ""

    @property
    def domain(self) -> str:
        """The domain of the sender, in which the messages have their names."""
        return self.sender.rpartition("@")[2]

    def leave(self, token: str) -> Leave:
        """Return what somebody sends who wants to leave."""
        return Leave(
            self.leave_to, f"leave {token}", f"{self.leave_url}{token}" if self.leave_url else ""
        )


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom one message goes to. It does not show itself when printed.

    Attributes:
        token: What the person sends to leave.
        message: Name of the message: the same for a message that is sent again.
        at: When it is sent.
    """

    address: str
    token: str
    message: str
    at: datetime

    def __repr__(self) -> str:
        return "Recipient(…)"


@dataclass(frozen=True, slots=True)
class Letter:
    """A message in one language, before it is addressed.

    Attributes:
        title: Its subject.
        name: Who sends it, as people read it.
        plain, rich: The bodies, with a sample in the place of the token.
        boundary: What parts its pieces.
    """

    language: str
    title: str
    name: str
    plain: str
    rich: str
    boundary: str


SAMPLE = Recipient(f"reader@{NOBODY}", _SAMPLE, _SAMPLE, datetime(2000, 1, 1, tzinfo=UTC))
"""Nobody. The gate reads every letter as it would go to this one."""


def edition_mail(edition: EditionView) -> bytes:
    """Return the edition in one language as a message, the same bytes each time.

    It names no host and no programme, and its date is the first of the month.
    """
    plain, rich = mail_bodies(edition)
    message = EmailMessage(policy=POLICY)
    message["From"] = Address(edition.publisher or edition.series, SENDER, NOBODY)
    message["To"] = "undisclosed-recipients:;"
    message["Subject"] = _subject(edition)
    message["Date"] = format_datetime(_first_of_month(edition.month))
    message["Message-ID"] = public_ids.message(edition)
    _fill(message, flowed(plain), rich, edition.language, public_ids.boundary(edition))
    return message.as_bytes()


def edition_letter(edition: EditionView, dress: Dress) -> Letter:
    """Return the edition in one language as a letter to the people on the list."""
    plain, rich = mail_bodies(edition, dress.leave(_SAMPLE))
    return _letter(edition, _subject(edition), plain, rich)


def notice_letter(
    edition: EditionView, dress: Dress, withdrawn: int, corrected: dict[str, int]
) -> Letter:
    """Return a short letter that says what was withdrawn or corrected since the edition was sent.

    Args:
        edition: The edition as it may be told today.
        dress: Of the desk.
        withdrawn: How many stories were withdrawn; nothing more is said of them.
        corrected: Public id of a story → how many of its first corrections were told before.
    """
    plain, rich = notice_bodies(edition, dress.leave(_SAMPLE), withdrawn, corrected)
    words = edition.words
    what = words.say("notice_withdrawn_title") if withdrawn else words.say("notice_corrected_title")
    return _letter(edition, f"{what}: {_subject(edition)}", plain, rich)


def message_to(person: Recipient, letter: Letter, dress: Dress) -> bytes:
    """Return the message for one person.

    What differs from one person to the next is the address, the name and time of the message, and
    the token; all else is what the gate has read.

    Args:
        person: Whom it goes to.
        letter: In the person's language.
        dress: Of the desk.
    """
    message = EmailMessage(policy=POLICY)
    message["From"] = Address(letter.name, addr_spec=dress.sender)
    message["Subject"] = letter.title
    message["List-Id"] = f"<{LIST}.{dress.domain}>"
    # No out-of-office reply shall tell the desk, or who reads its mail, where somebody is.
    message["Auto-Submitted"] = "auto-generated"
    message["Precedence"] = "list"
    plain, rich = (body.replace(_SAMPLE, person.token) for body in (letter.plain, letter.rich))
    _fill(message, plain, rich, letter.language, letter.boundary)
    return _head(person, dress) + message.as_bytes()


def _head(person: Recipient, dress: Dress) -> bytes:
    """Return the lines that are this person's own.

    They are written here: the library would fold a long address, and in some places encode it.
    """
    leave = dress.leave(person.token)
    ways = [f"<{leave.link}>"]
    lines = [
        f"To: {person.address}",
        f"Message-ID: <{person.message}@{dress.domain}>",
        f"Date: {format_datetime(person.at.astimezone(UTC).replace(second=0, microsecond=0))}",
    ]
    if leave.url:
        ways.insert(0, f"<{leave.url}>")
        lines.append("List-Unsubscribe-Post: List-Unsubscribe=One-Click")
    lines.append("List-Unsubscribe: " + ",\r\n ".join(ways))
    return "".join(f"{line}\r\n" for line in lines).encode()


def _letter(edition: EditionView, title: str, plain: str, rich: str) -> Letter:
    return Letter(
        language=edition.language,
        title=title,
        name=edition.publisher or edition.series,
        plain=flowed(plain),
        rich=rich,
        boundary=public_ids.boundary(edition),
    )


def _fill(message: EmailMessage, plain: str, rich: str, language: str, boundary: str) -> None:
    message.set_content(plain, charset="utf-8", cte="base64", params={"format": "flowed"})
    message.add_alternative(rich, subtype="html", charset="utf-8", cte="base64")
    message["Content-Language"] = language
    message.set_boundary(boundary)


def _subject(edition: EditionView) -> str:
    """Return series, number and month, with the word for an example where it is one."""
    subject = edition.dated_title
    return f"[{edition.words.say('invented_label')}] {subject}" if edition.invented else subject


def _first_of_month(month: str) -> datetime:
    year, number = (int(part) for part in month.split("-"))
    return datetime(year, number, 1, tzinfo=UTC)
