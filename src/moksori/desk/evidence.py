"""What says something of an organisation or a posting: words of an account, or a publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from moksori.desk.acts import tellers_of
from moksori.records.models import AccountRecord, PassageRecord, StatementRecord, User
from moksori.records.models.corroboration import KIND_OF_ID
from moksori.terms.errors import InvalidError, MissingError
from moksori.terms.span import Span


class SourceMissingError(InvalidError):
    """What is entered by hand needs where it comes from."""

    code = "evidence.none"
    hint = "Give the words of an account that say so, or where it was published."


class WordsNotThereError(InvalidError):
    """The words do not stand in the account like this, or not in a passage of it."""

    code = "evidence.not_there"
    hint = "Copy the words from the account, letter by letter, out of one passage."


class WordsTwiceError(InvalidError):
    """The words stand in the account more than once."""

    code = "evidence.twice"
    hint = "Give some more of the words before or after."


class NoAccountError(MissingError):
    """There is no such account, or it is not for you."""

    code = "evidence.no_account"


@dataclass(frozen=True, slots=True)
class Source:
    """Where something comes from: words of an account, something published, or both.

    Attributes:
        account: Id of the account; empty where no account says so.
        words: As they stand there, once.
        cited: Where it was published.
    """

    account: str = ""
    words: str = ""
    cited: str = ""


def found(source: Source, who: User) -> tuple[PassageRecord, Span] | None:
    """Return the stretch that says so and its passage; None where no account is named.

    Raises:
        NoAccountError: the account is not there, or not for them.
        WordsNotThereError: the words do not stand in one passage of it.
        WordsTwiceError: they stand in it more than once.
    """
    words = source.words.strip()
    if not source.account and not words:
        return None
    account = AccountRecord.objects.seen_by(who).filter(pk=source.account).first()
    if account is None:
        raise NoAccountError("no account of this id is here for you")
    start = account.text.find(words) if words else -1
    if start < 0:
        raise WordsNotThereError("the words do not stand in the account")
    if account.text.find(words, start + 1) >= 0:
        raise WordsTwiceError("the words stand in the account more than once")
    span = Span(start, start + len(words))
    passage = PassageRecord.objects.holding(account.id, span).order_by("number").first()
    if passage is None or not (passage.start <= span.start and span.end <= passage.end):
        raise WordsNotThereError("the words stand in no one passage")
    return passage, span


def keep(subject: str, said: tuple[PassageRecord, Span] | None, *, by: str, at: datetime) -> bool:
    """Keep that a passage says so, once; return whether that is new.

    Args:
        subject: Id of an organisation or a posting.
        said: What `found` gave.
        by: Who.
        at: When.
    """
    if said is None:
        return False
    passage, span = said
    told = StatementRecord.objects.filter(
        about_id=subject, passage=passage, start=span.start, end=span.end
    )
    if told.exists():
        return False
    StatementRecord.objects.create(
        about_kind=KIND_OF_ID[subject.partition("-")[0]].value,
        about_id=subject,
        passage=passage,
        start=span.start,
        end=span.end,
        tellers=list(tellers_of(passage.account, passage.role)),
        by=by,
        at=at,
    )
    return True


def require(subject: str, cited: str) -> None:
    """Go on where something says so.

    Raises:
        SourceMissingError: no statement does, and nothing published.
    """
    if not cited and not StatementRecord.objects.filter(about_id=subject).exists():
        raise SourceMissingError("nothing says so")
