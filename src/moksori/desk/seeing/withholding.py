"""What was withheld of an account by decision, and the sentences of a passage to choose from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from moksori.desk.seeing import reach
from moksori.language.sentences import sentences
from moksori.records.models import AccountRecord, User, WithheldRecord
from moksori.terms.span import Span

TITLE = 0
"""Number of the title among the passages."""


@dataclass(frozen=True, slots=True)
class Held:
    """A stretch that is withheld, or was.

    Attributes:
        row: Number of the passage it stands in; 0 for the title.
        ended_by, ended_at: Who took it back, and when; empty and None where it stands.
    """

    id: str
    row: int
    words: str
    audience: str
    why: str
    by: str
    at: datetime
    ended_by: str
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that can be withheld; `value` names its place."""

    value: str
    words: str
    held: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choosing:
    """One passage whose sentences can be withheld.

    Attributes:
        others: How many other languages the account is told in: each has its own sentences.
    """

    account: str
    language: str
    row: int
    sentences: tuple[Sentence, ...]
    others: int


def held_of(who: User, account_id: str) -> tuple[Held, ...]:
    """Return what is and was withheld of an account, in the order of the telling.

    Raises:
        NotReachedError: there is no such account for them.
    """
    account = reach.account(who, account_id)
    rows = list(WithheldRecord.objects.filter(account=account).order_by("start", "at", "id"))
    names = reach.names_of_staff(by for row in rows for by in (row.by, row.withdrawn_by))
    passages = list(account.passages.order_by("number"))
    return tuple(
        Held(
            row.id,
            next((one.number for one in passages if one.start <= row.start < one.end), TITLE),
            account.text[row.start : row.end],
            row.audience,
            row.why,
            names.get(row.by, row.by),
            row.at,
            names.get(row.withdrawn_by, row.withdrawn_by),
            row.withdrawn_at,
        )
        for row in rows
    )


def choosing(who: User, account_id: str, number: int) -> Choosing:
    """Return the sentences of a passage, or the title as one, each with from whom it is withheld.

    Raises:
        NotReachedError: there is no such account for them, or no such passage in it.
    """
    account = reach.account(who, account_id)
    standing = list(account.withheld.standing())
    found = tuple(
        Sentence(
            f"{span.start}-{span.end}",
            account.text[span.start : span.end],
            tuple(row.audience for row in standing if Span(row.start, row.end).overlaps(span)),
        )
        for span in _spans(account, number)
    )
    if not found:
        raise reach.NotReachedError("no such passage is here for you")
    others = AccountRecord.objects.seen_by(who).filter(translation_of=account).count()
    others += account.translation_of_id is not None
    return Choosing(account.id, account.language, number, found, others)


def _spans(account: AccountRecord, number: int) -> list[Span]:
    if number == TITLE:
        return [account.title] if account.title is not None and len(account.title) else []
    passage = account.passages.filter(number=number).first()
    if passage is None:
        return []
    words = account.text[passage.start : passage.end]
    return [Span(passage.start + start, passage.start + end) for start, end in sentences(words)]
