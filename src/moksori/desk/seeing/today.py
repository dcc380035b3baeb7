"""What waits for somebody, stage by stage, and since when; nothing that they may not see."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, QuerySet, Value

from moksori.desk import rights
from moksori.desk.composing import WRITING
from moksori.desk.rights import Right
from moksori.desk.seeing import accounts, programme_queues, stories
from moksori.desk.seeing.queues import SHOWN, Item, Queue
from moksori.records.models import (
    AccountRecord,
    ApprovalRecord,
    HistoryRecord,
    JobRecord,
    MentionRecord,
    OwnVoiceRecord,
    RemovalRecord,
    StoryRecord,
    User,
)
from moksori.records.states import Acceptance, EditionState, StoryStage, StoryState
from moksori.terms.account import AccountState

COUNTED = 1000
"""Beyond this the rail says only that there are more."""


Source = tuple[str, str, Right, Callable[[User], QuerySet[Any]]]


def _accounts(state: AccountState) -> Callable[[User], QuerySet[AccountRecord]]:
    def found(who: User) -> QuerySet[AccountRecord]:
        seen = AccountRecord.objects.seen_by(who).originals_only()
        return seen.filter(state=state.value).order_by("received_on", "id")

    return found


def _to_code(who: User) -> QuerySet[AccountRecord]:
    seen = AccountRecord.objects.seen_by(who).originals_only().awaiting_coding()
    # Asked for each account by itself: joined, every row would be compared with all its words.
    proposed = MentionRecord.objects.filter(
        account=OuterRef("pk"), status=Acceptance.PROPOSED.value
    )
    return seen.filter(Exists(proposed)).order_by("received_on", "id")


def _stories(*states: StoryState) -> Callable[[User], QuerySet[StoryRecord]]:
    def found(who: User) -> QuerySet[StoryRecord]:
        wanted = [state.value for state in states]
        return StoryRecord.objects.seen_by(who).filter(state__in=wanted).order_by("id")

    return found


def _stories_at(stage: StoryStage) -> Callable[[User], QuerySet[StoryRecord]]:
    """Return composed stories at one stage of their way that are not out."""

    def found(who: User) -> QuerySet[StoryRecord]:
        seen = StoryRecord.objects.seen_by(who).exclude(composition={})
        out = StoryRecord.objects.filter(editions__state=EditionState.RELEASED.value)
        return seen.filter(stage=stage.value).exclude(pk__in=out.values("pk")).order_by("id")

    return found


def _to_approve(who: User) -> QuerySet[StoryRecord]:
    """Return what somebody may approve: of no story they wrote, and none they approved."""
    wrote = HistoryRecord.objects.filter(by=who.pk, verb__in=WRITING).values("subject")
    approved = ApprovalRecord.objects.standing().filter(by=who.pk).values("story_id")
    waiting = _stories_at(StoryStage.PROTECTION)(who)
    return waiting.exclude(pk__in=wrote).exclude(pk__in=approved)


def _failed_jobs(who: User) -> QuerySet[JobRecord]:
    return JobRecord.objects.failed().order_by("queued_at")


def _to_remove(who: User) -> QuerySet[RemovalRecord]:
    """Return what people of other roles asked to remove."""
    of_their_role = User.objects.filter(role=who.role).values("pk")
    return RemovalRecord.objects.waiting().exclude(by__in=of_their_role)


def _own_voices(who: User) -> QuerySet[OwnVoiceRecord]:
    """Return own voices about which somebody may decide: of no story they may not see."""
    seen = StoryRecord.objects.seen_by(who).values("public_id")
    return OwnVoiceRecord.objects.waiting().filter(story__in=seen).exclude(by=who.pk)


QUEUES: tuple[Source, ...] = (
    ("unread", "accounts", Right.READ, _accounts(AccountState.SEALED)),
    ("unreadable", "accounts", Right.RECEIVE, _accounts(AccountState.UNREADABLE)),
    ("to_code", "coding", Right.CODE, _to_code),
    ("held", "protection", Right.PROTECT, _stories(StoryState.HELD)),
    ("own_voices", "protection", Right.PROTECT, _own_voices),
    ("drafted", "stories", Right.WRITE, _stories_at(StoryStage.DRAFT)),
    ("to_edit", "stories", Right.APPROVE, _stories_at(StoryStage.EDIT)),
    ("to_approve", "stories", Right.APPROVE, _to_approve),
    ("to_remove", "retention", Right.RETAIN, _to_remove),
    ("failed_jobs", "administration", Right.ADMINISTER, _failed_jobs),
)
"""The queues in the order of the way: name, stage, whose they are, what is in them."""


def page(who: User) -> tuple[Queue, ...]:
    """Return the queues of somebody, empty ones too: they say that nothing waits."""
    rows = tuple(
        _queue(who, name, stage, source(who))
        for name, stage, right, source in QUEUES
        if rights.has(who, right)
    )
    return rows + programme_queues.page(who)


def waiting_by_stage(who: User) -> dict[str, int]:
    """Return how much waits for somebody at each stage, asked at once: every page shows it.

    No queue of rows is counted further than one beyond `COUNTED`. What waits of programmes is read
    out of those that somebody works on, which are few.
    """
    counted = [
        _counted(source(who), stage) for _, stage, right, source in QUEUES if rights.has(who, right)
    ]
    waiting = sum(queue.count for queue in programme_queues.page(who))
    counts: dict[str, int] = {programme_queues.STAGE: waiting} if waiting else {}
    if counted:
        for row in counted[0].union(*counted[1:], all=True):
            counts[row["at_stage"]] = counts.get(row["at_stage"], 0) + row["many"]
    return counts


def _counted(rows: QuerySet[Any], stage: str) -> Any:
    first = rows.order_by().values("pk")[: COUNTED + 1]
    some = rows.model._default_manager.filter(pk__in=first)
    return some.annotate(at_stage=Value(stage)).values("at_stage").annotate(many=Count("pk"))


def _queue(who: User, name: str, stage: str, rows: QuerySet[Any]) -> Queue:
    since = None
    if rows.model is AccountRecord:
        items = _accounts_shown(rows)
        since = rows.order_by().aggregate(first=Min("received_on"))["first"]
    elif rows.model is StoryRecord:
        items = tuple(
            Item(row.id, stories.title_of(who, row), language=row.language) for row in rows[:SHOWN]
        )
    else:
        items = tuple(Item(row.id) for row in rows[:SHOWN])
    return Queue(name, stage, rows.count(), since, items)


def _accounts_shown(rows: QuerySet[AccountRecord]) -> tuple[Item, ...]:
    chosen = list(accounts.light(rows)[:SHOWN])
    heads = accounts.heads([row.pk for row in chosen])
    return tuple(
        Item(
            row.pk,
            accounts.short(row.begins or heads.get(row.pk, "")),
            row.received_on,
            row.language,
        )
        for row in chosen
    )
