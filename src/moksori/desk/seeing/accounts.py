"""What the screens of accounts show: only what the one who asks may see; nothing else counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Substr

from moksori.desk import passages, rights
from moksori.desk.rights import Right
from moksori.desk.seeing import access, reach
from moksori.desk.seeing.access import Access
from moksori.packs.loader import available, load
from moksori.records.models import (
    AccountRecord,
    CodingRecord,
    JobRecord,
    NearDoubleRecord,
    PassageRecord,
    User,
)
from moksori.records.states import Acceptance
from moksori.terms.account import AccountState

A_PAGE = 50
"""Accounts, and passages of an account, on one page."""
HEAD = 90
"""Characters by which an account is told from others in a list."""
MEDIA = ("file", "paste", "phone", "chat", "letter", "web")


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list of accounts is narrowed to; empty is everything."""

    state: str = ""
    language: str = ""
    medium: str = ""
    case: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One account in a list.

    Attributes:
        head: Its title, or the words it begins with; empty where nobody read it yet.
        waiting: How many proposals wait for a coder.
    """

    id: str
    head: str
    language: str
    medium: str
    state: str
    received: date
    waiting: int
    error: str = ""
    double: bool = False
    invented: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of a list, with what it can be narrowed to."""

    rows: tuple[Row, ...]
    total: int
    page: int
    pages: int
    languages: tuple[str, ...]
    media: tuple[str, ...]
    cases: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A passage as it is shown; `before` is what stands in the original before it and is none."""

    id: str
    number: int
    start: int
    end: int
    text: str
    speaker: str
    role: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """An account as its page shows it.

    Attributes:
        seen: The number of the last correction of its passages.
        failed: Codes of jobs that failed for it.
        others: Doubles, near-doubles, translations that the one who looks may see: (what, id).
        call: What the header of a phone note says: (key, words).
    """

    id: str
    head: str
    name: str
    language: str
    medium: str
    format: str
    pack: str
    state: str
    error: str
    received: date
    received_by: str
    opened: bool
    invented: bool
    passages: tuple[Told, ...]
    total: int
    page: int
    pages: int
    seen: int
    waiting: int
    failed: tuple[str, ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    call: tuple[tuple[str, str], ...] = ()
    access: Access = access.NOTHING
    rights: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Single:
    """One passage to be corrected, and the one that follows."""

    account: str
    language: str
    passage: Told
    following: Told | None
    seen: int


def listed(who: User, filters: Filters, page: int = 1) -> Listed:
    """Return a page of the accounts that somebody may see, the latest first."""
    seen = AccountRecord.objects.seen_by(who)
    chosen = _narrowed(seen, filters)
    total = chosen.count()
    pages = max(1, -(-total // A_PAGE))
    page = min(max(page, 1), pages)
    rows = light(chosen).order_by("-received_on", "-id")[(page - 1) * A_PAGE : page * A_PAGE]
    ids = [row.pk for row in rows]
    counts, begins = waiting(ids, who), heads(ids)
    return Listed(
        rows=tuple(
            _row(row, counts.get(row.pk, 0), row.begins or begins.get(row.pk, "")) for row in rows
        ),
        total=total,
        page=page,
        pages=pages,
        languages=_values(seen, "language"),
        media=_values(seen, "medium"),
        cases=access.cases(who),
    )


def page(who: User, account_id: str, number: int = 1) -> Page:
    """Return an account with one page of its passages.

    Raises:
        NotReachedError: it is not there, or not for them.
    """
    row = reach.account(who, account_id)
    total = row.passages.count()
    pages = max(1, -(-total // A_PAGE))
    number = min(max(number, 1), pages)
    first = (number - 1) * A_PAGE
    told = list(row.passages.order_by("number")[first : first + A_PAGE])
    return Page(
        id=row.id,
        head=head_of(row, told[0].text if told else ""),
        name=row.told_name,
        language=row.language,
        medium=row.medium,
        format=row.format,
        pack=row.pack,
        state=row.state,
        error=row.error_code,
        received=row.received_on,
        received_by=_name_of(row.received_by),
        opened=row.open_to_desk,
        invented=row.invented,
        passages=_told(row, told, whole=number == 1),
        total=total,
        page=number,
        pages=pages,
        seen=passages.version_of(row.id),
        waiting=waiting([row.id], who).get(row.id, 0),
        failed=_failed(row),
        others=_others(who, row),
        call=_call(row),
        access=access.access(who, row),
        rights=_rights(who),
    )


def _rights(who: User) -> dict[str, bool]:
    return {"give": rights.has(who, Right.RECEIVE), "code": rights.has(who, Right.CODE)}


def passage(who: User, account_id: str, passage_id: str) -> Single:
    """Return one passage of an account, to be corrected.

    Raises:
        NotReachedError: it is not there, or not for them.
    """
    reach.passage_id(who, account_id, passage_id)
    row = reach.account(who, account_id)
    told = row.passages.get(pk=passage_id)
    following = row.passages.filter(number__gt=told.number).order_by("number").first()
    return Single(
        account=row.id,
        language=row.language,
        passage=_told(row, [told], whole=False)[0],
        following=_told(row, [following], whole=False)[0] if following else None,
        seen=passages.version_of(row.id),
    )


def packs(language: str) -> tuple[tuple[str, str], ...]:
    """Return the country packs to choose from: (code, name)."""
    found = [(code, load(code).labels) for code in available() if code != "example"]
    return tuple((code, labels.get(language, labels.get("en", code))) for code, labels in found)


def _narrowed(seen: QuerySet[AccountRecord], filters: Filters) -> QuerySet[AccountRecord]:
    wanted = Q()
    for column in ("state", "language", "medium"):
        if value := getattr(filters, column):
            wanted &= Q(**{column: value})
    if filters.case:
        wanted &= Q(cases=filters.case)
    if filters.since:
        wanted &= Q(received_on__gte=filters.since)
    if filters.until:
        wanted &= Q(received_on__lte=filters.until)
    return seen.filter(wanted)


def light(rows: QuerySet[AccountRecord]) -> QuerySet[Any]:
    """Leave the long columns where they are; `begins` is the title, as far as a list shows it."""
    long = ("text", "metadata", "turns", "furniture", "notes", "damage")
    length = F("title_end") - F("title_start")
    title = Substr("text", F("title_start") + 1, length)
    return rows.defer(*long).annotate(begins=Coalesce(title, Value("")))


def _row(row: AccountRecord, waiting: int, first: str) -> Row:
    return Row(
        id=row.id,
        head=short(first),
        language=row.language,
        medium=row.medium,
        state=row.state,
        received=row.received_on,
        waiting=waiting,
        error=row.error_code,
        double=row.double_of_id is not None,
        invented=row.invented,
    )


def head_of(row: AccountRecord, first: str) -> str:
    """Return what an account is told from others by, on one line."""
    return short(row.text[row.title.start : row.title.end] if row.title else first)


def short(told: str) -> str:
    """Return the first words of something told, on one line."""
    words = " ".join(told.split())
    return words if len(words) <= HEAD else words[:HEAD].rsplit(" ", 1)[0] + " …"


def heads(ids: list[str]) -> dict[str, str]:
    """Return the words that some accounts begin with, by id."""
    rows = PassageRecord.objects.filter(account_id__in=ids, number=1)
    return dict(rows.values_list("account_id", Substr("text", 1, 2 * HEAD)))


def waiting(ids: list[str], who: User) -> dict[str, int]:
    """Return how many mentions of some accounts wait for a coder, by id.

    Whoever codes one blind is not told how far the other is.
    """
    blind = CodingRecord.objects.open_of(who).values_list("account_id", flat=True)
    ids = [one for one in ids if one not in set(blind)]
    rows = AccountRecord.objects.filter(
        pk__in=ids, state__in=[AccountState.READ.value, AccountState.CODED.value]
    )
    held = rows.filter(mentions__status=Acceptance.PROPOSED.value)
    return dict(held.annotate(n=Count("mentions")).values_list("pk", "n"))


def _values(seen: QuerySet[AccountRecord], column: str) -> tuple[str, ...]:
    found = seen.exclude(**{column: ""}).order_by(column).values_list(column, flat=True).distinct()
    return tuple(found)


def _told(row: AccountRecord, told: list[PassageRecord], *, whole: bool) -> tuple[Told, ...]:
    """Return passages with what stands before each in the original: labels, furniture."""
    found, at = [], 0
    if told and not whole:
        last = row.passages.filter(number__lt=told[0].number).order_by("-number").first()
        at = last.end if last else 0
    for one in told:
        before = row.text[at : one.start].strip()
        found.append(
            Told(one.id, one.number, one.start, one.end, one.text, one.speaker, one.role, before)
        )
        at = one.end
    return tuple(found)


def _others(who: User, row: AccountRecord) -> tuple[tuple[str, str], ...]:
    seen = AccountRecord.objects.seen_by(who)
    related = (
        ("double_of", seen.filter(pk=row.double_of_id)),
        ("double", seen.filter(double_of=row)),
        ("translation_of", seen.filter(pk=row.translation_of_id)),
        ("translation", seen.filter(translation_of=row)),
    )
    found = [(kind, one) for kind, rows in related for one in rows.values_list("pk", flat=True)]
    near = NearDoubleRecord.objects.of(row.id).values_list("account_id", "other_id")
    ids = [one for pair in near for one in pair if one != row.id]
    known = set(seen.filter(pk__in=ids).values_list("pk", flat=True))
    return (*found, *(("near", one) for one in ids if one in known))


def _failed(row: AccountRecord) -> tuple[str, ...]:
    jobs = JobRecord.objects.failed().filter(subject=row.id)
    return tuple(jobs.values_list("error_code", flat=True))


def _call(row: AccountRecord) -> tuple[tuple[str, str], ...]:
    keys = ("called", "called_on", "told_by", "how")
    return tuple((key, row.notes[key]) for key in keys if row.notes.get(key))


def _name_of(user_id: str) -> str:
    user = User.objects.filter(pk=user_id).first()
    return user.desk_name if user else ""
