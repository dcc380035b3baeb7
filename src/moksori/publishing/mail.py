"""An edition as a message ready to be sent: plain text and HTML, nothing fetched from outside."""

from __future__ import annotations

from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from moksori.publishing import public_ids
from moksori.publishing.pages import mail_bodies
from moksori.publishing.views import EditionView

POLICY = SMTP.clone(max_line_length=76)
SENDER = "edition"
NOBODY = "edition.invalid"
"""The desk's own mail programme puts its address here; this one belongs to nobody."""


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
    message.set_content(plain, charset="utf-8", cte="base64")
    message.add_alternative(rich, subtype="html", charset="utf-8", cte="base64")
    message["Content-Language"] = edition.language
    message.set_boundary(public_ids.boundary(edition))
    return message.as_bytes()


def _subject(edition: EditionView) -> str:
    """Return series, number and month, with the word for an example where it is one."""
    subject = edition.dated_title
    return f"[{edition.words.say('invented_label')}] {subject}" if edition.invented else subject


def _first_of_month(month: str) -> datetime:
    year, number = (int(part) for part in month.split("-"))
    return datetime(year, number, 1, tzinfo=UTC)
