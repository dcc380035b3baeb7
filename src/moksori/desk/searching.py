"""Searching: accounts with their passages, persons, acts and places, inside one's own rights.

The rights are part of every query: what somebody may not see is in no list and no count, and
nothing of it is read for a suggestion. Names stand in the vault and are looked for only where the
caller says that this searcher may.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache, lru_cache

from moksori.desk import indexing, vault
from moksori.desk.excerpts import Excerpt, excerpts_of, weight
from moksori.language.asked import Asked, holds_phrases, read_question
from moksori.packs import loader
from moksori.packs.lookup import folded
from moksori.records import finding
from moksori.records.finding import Either, Prepared, Row
from moksori.records.models import AccountRecord, SearchRecord
from moksori.records.models.staff import User
from moksori.records.states import Findable, Role
from moksori.terms.account import AccountState
from moksori.terms.errors import RefusedError

COUNTED = 1000
"""Nothing is counted further; whoever has so many looks for something narrower."""

PAGE = 20


class NotYourNamesError(RefusedError):
    """A search by true names was asked for by somebody who may not open the vault."""

    code = "search.not_your_names"
    hint = "Search by what the desk calls the person, or ask a protection officer."


class Order(StrEnum):
    """How accounts are listed."""

    DATE = "date"
    RELEVANCE = "relevance"


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody asks for.

    Attributes:
        words: As typed; "quoted words" must follow one another.
        language: Code of the language of the account, or empty.
        medium: How the account came, or empty.
        since: First day it was received on.
        until: Last day it was received on.
        state: How far it has come, or None.
        act: Code of a type of the codebook that the account tells of.
        place: Id of a place of the gazetteer that the account names, or one in it.
        level: A level (`city` …) of which the account names a place.
        order: By date, the newest first; or by weight among the newest thousand.
        after: `Found.next` of the page before, or None for the first page.
        names: True to look for persons by their true names.
    """

    words: str = ""
    language: str = ""
    medium: str = ""
    since: date | None = None
    until: date | None = None
    state: AccountState | None = None
    act: str = ""
    place: str = ""
    level: str = ""
    order: Order = Order.DATE
    after: int | None = None
    names: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are; `more` where counting stopped: "1,000+"."""

    number: int
    more: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found.

    Attributes:
        id: Its id.
        day: The day the account was received on.
        excerpts: Passages with what was asked for marked; none for persons and acts.
    """

    id: str
    day: date
    excerpts: tuple[Excerpt, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, of each kind, as far as the searcher may see.

    Attributes:
        accounts: One page of accounts.
        persons, acts: The newest of them.
        places: Ids of places of the gazetteer that the words name and seen accounts tell of.
        counts: By kind; of accounts from the page on.
        languages, media: How many of the counted accounts are of each.
        next: `Query.after` of the next page, or None after the last.
    """

    accounts: tuple[Hit, ...] = ()
    persons: tuple[Hit, ...] = ()
    acts: tuple[Hit, ...] = ()
    places: tuple[str, ...] = ()
    counts: tuple[tuple[Findable, Count], ...] = ()
    languages: tuple[tuple[str, int], ...] = ()
    media: tuple[tuple[str, int], ...] = ()
    next: int | None = None


def search(
    who: User, query: Query, *, may_see_names: bool = False, at: datetime | None = None
) -> Found:
    """Find what somebody asks for among what they may see.

    Args:
        who: Who searches; somebody who reads no accounts finds nothing.
        query: What for.
        may_see_names: The caller's word that this searcher may open the vault.
        at: When; needed only for a search by true names, which is written down.

    Raises:
        NotYourNamesError: true names were asked for without that right.
    """
    if query.names and not (may_see_names and at):
        raise NotYourNamesError("true names are not searched without the right to the vault")
    with finding.asking():
        return _search(who, query, at)


def _search(who: User, query: Query, at: datetime | None) -> Found:
    asked = read_question(query.words, indexing.place_names())
    rows = _accounts(who, query)
    counted = _rows(rows, [*_filters(query), *asked.wanted], asked, query)
    page, following = _page(counted, asked, query)
    # Beside a later page of accounts the others are not looked for again.
    beside = query.after is None and bool(asked.wanted)
    persons = _things(who, Findable.PERSON, asked) if beside else []
    if query.names and at:
        persons = _by_name(who, query.words, at)
    acts = _things(who, Findable.ACT, asked) if beside else []
    found = {Findable.ACCOUNT: counted, Findable.PERSON: persons, Findable.ACT: acts}
    return Found(
        accounts=page,
        persons=tuple(Hit(row.subject, row.day) for row in persons[:PAGE]),
        acts=tuple(Hit(row.subject, row.day) for row in acts[:PAGE]),
        places=_places(rows, query.words) if beside else (),
        counts=tuple((kind, _count(held)) for kind, held in found.items()),
        languages=_tally(row.language for row in counted),
        media=_tally(row.medium for row in counted),
        next=following,
    )


def _accounts(who: User, query: Query) -> Prepared:
    if not (query.since or query.until or query.state):
        return _prepared(Findable.ACCOUNT, who.pk, Role(who.role), who.is_active)
    rows = SearchRecord.objects.accounts_for(who)
    if query.since or query.until:
        rows = rows.received_between(query.since, query.until)
    if query.state:
        rows = rows.in_state(query.state)
    return finding.prepare(rows, Findable.ACCOUNT)


@lru_cache(maxsize=512)
def _prepared(kind: Findable, user_id: str, role: Role, at_work: bool) -> Prepared:
    """Return the read of what one user may see of a kind.

    It is a statement and no result: grants, cases and accounts are asked anew by every search.
    """
    who = User(pk=user_id, role=role.value, is_active=at_work)
    rows = SearchRecord.objects.all()
    seen = {
        Findable.ACCOUNT: rows.accounts_for,
        Findable.PERSON: rows.persons_for,
        Findable.ACT: rows.acts_for,
    }
    return finding.prepare(seen[kind](who), kind)


def _filters(query: Query) -> list[Either]:
    terms = [
        (query.language, indexing.of_language),
        (query.medium, indexing.of_medium),
        (query.act, indexing.of_kind_of_act),
        (query.place, indexing.of_place),
        (query.level, indexing.of_level),
    ]
    return [[[term(asked)]] for asked, term in terms if asked]


def _rows(rows: Prepared, wanted: Sequence[Either], asked: Asked, query: Query) -> list[Row]:
    """Return the rows of accounts that are counted, in the order in which they are listed."""
    below = query.after if query.order is Order.DATE else None
    found = finding.newest(rows, wanted, most=COUNTED + 1, below=below)
    if asked.phrases:
        texts = _texts(found)
        found = [row for row in found if holds_phrases(texts[row.subject], asked)]
    if query.order is Order.RELEVANCE and asked.wanted:
        texts = _texts(found)
        found.sort(key=lambda row: weight(texts[row.subject], asked), reverse=True)
    return found


def _texts(rows: Sequence[Row]) -> dict[str, str]:
    ids = [row.subject for row in rows]
    return dict(AccountRecord.objects.filter(pk__in=ids).values_list("id", "text"))


def _page(rows: Sequence[Row], asked: Asked, query: Query) -> tuple[tuple[Hit, ...], int | None]:
    """Return one page of accounts with their excerpts, and where the next one begins."""
    start = query.after if query.order is Order.RELEVANCE and query.after else 0
    shown = rows[start : start + PAGE]
    excerpts = excerpts_of([row.subject for row in shown], asked) if asked.wanted else None
    page = tuple(
        Hit(row.subject, row.day, excerpts[row.subject] if excerpts else ())
        for row in shown
        if excerpts is None or row.subject in excerpts
    )
    if len(rows) <= start + PAGE:
        return page, None
    return page, start + PAGE if query.order is Order.RELEVANCE else shown[-1].number


def _things(who: User, kind: Findable, asked: Asked) -> list[Row]:
    rows = _prepared(kind, who.pk, Role(who.role), who.is_active)
    return finding.newest(rows, asked.wanted, most=COUNTED + 1)


def _by_name(who: User, words: str, at: datetime) -> list[Row]:
    """Return the persons somebody may see whose true name or nickname is the one asked for."""
    ids = vault.persons_named(words, by=who.pk, at=at)
    rows = SearchRecord.objects.persons_for(who).filter(subject__in=ids)
    return finding.rows_of(rows.order_by("-number")[: COUNTED + 1])


def _places(rows: Prepared, words: str) -> tuple[str, ...]:
    """Return the places of that name of which somebody may see an account."""
    return tuple(
        place
        for place in _place_ids().get(folded(words), ())
        if finding.newest(rows, [[[indexing.of_place(place)]]], most=1)
    )


@cache
def _place_ids() -> dict[str, tuple[str, ...]]:
    """Return the ids of places by every spelling of their names, of all packs."""
    found: dict[str, dict[str, None]] = {}
    for code in loader.available():
        for place in loader.load(code).places:
            for names in place.names.values():
                for name in names:
                    found.setdefault(folded(name), {})[place.id] = None
    return {name: tuple(ids) for name, ids in found.items()}


def _count(rows: Sequence[Row]) -> Count:
    return Count(min(len(rows), COUNTED), more=len(rows) > COUNTED)


def _tally(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(Counter(value for value in values if value).most_common())
