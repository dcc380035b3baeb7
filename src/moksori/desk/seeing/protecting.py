"""The list of what protection answers for: account by account, what is decided and what waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q

from moksori.desk.seeing import accounts
from moksori.records.models import AccountRecord, ConsentRecord, DecisionRecord, StoryRecord, User
from moksori.records.states import StoryState
from moksori.terms.account import AccountState
from moksori.terms.consent import Use

PAGE = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """One account.

    Attributes:
        head: The words it begins with, as told; empty where it has none.
        state: Of its story: `held` where the gate kept it back, empty where it has none.
        by_people: How many decisions on it people took; the others are defaults.
        consented: True where somebody allowed that it is published disguised.
    """

    id: str
    head: str
    received_on: date
    language: str
    passages: int
    state: str
    not_before: date | None
    by_people: int
    consented: bool
    invented: bool


@dataclass(frozen=True, slots=True)
class List:
    """A page of the list."""

    entries: tuple[Entry, ...]
    count: int
    page: int
    pages: int
    state: str

    @property
    def query(self) -> str:
        """What the address of another page of the same list carries."""
        return f"state={self.state}" if self.state else ""


def entries(who: User, *, page: int = 1, state: str = "") -> List:
    """Return coded accounts that somebody may see, the latest first.

    Args:
        who: Who looks.
        page: From 1.
        state: Only those whose story is in this state; all where it is empty.
    """
    rows = AccountRecord.objects.seen_by(who).originals_only()
    rows = rows.filter(state=AccountState.CODED.value)
    state = state if state in set(StoryState) else ""
    if state:
        rows = rows.filter(stories__state=state).distinct()
    count = rows.count()
    pages = max(1, -(-count // PAGE))
    page = min(max(page, 1), pages)
    allowed = ConsentRecord.objects.for_use(Use.PUBLISH_DISGUISED).filter(
        Q(account=OuterRef("pk")) | Q(account=None, person__in_accounts__account=OuterRef("pk")),
        allowed=True,
        withdrawn_at=None,
    )
    shown = list(
        accounts.light(rows)
        .order_by("-received_on", "-id")
        .annotate(told=Count("passages", distinct=True), consented=Exists(allowed))[
            (page - 1) * PAGE : page * PAGE
        ]
    )
    ids = [row.id for row in shown]
    stories, decided = _stories_of(ids), _decided_by_people(ids)
    heads = accounts.heads(ids)
    found = tuple(
        _entry(row, heads.get(row.id, ""), stories.get(row.id), decided.get(row.id, 0))
        for row in shown
    )
    return List(found, count, page, pages, state)


def _decided_by_people(ids: list[str]) -> dict[str, int]:
    standing = DecisionRecord.objects.standing().filter(account__in=ids)
    by_people = standing.exclude(by__startswith="policy:").order_by()
    return dict(by_people.values_list("account").annotate(Count("id")))


def _stories_of(ids: list[str]) -> dict[str, StoryRecord]:
    through = StoryRecord.accounts.through._default_manager.filter(accountrecord__in=ids)
    links = list(through.order_by("-storyrecord_id").values_list("accountrecord_id", "storyrecord"))
    rows = StoryRecord.objects.in_bulk([story for _, story in links])
    return {account: rows[story] for account, story in links}


def _entry(row: AccountRecord, first: str, story: StoryRecord | None, by_people: int) -> Entry:
    told = row.__dict__
    return Entry(
        row.id,
        accounts.short(told["begins"] or first),
        row.received_on,
        row.language,
        told["told"],
        story.state if story else "",
        story.not_before if story else None,
        by_people,
        told["consented"],
        row.invented,
    )
