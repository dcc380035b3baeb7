"""What was read in accounts: mentions, acts and who was involved in them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q

from moksori.records.models.access import reads_of
from moksori.records.models.columns import (
    Record,
    by_field,
    choice_field,
    has_id_of,
    id_field,
    is_a_span,
    is_in_order,
    is_one_of,
)
from moksori.records.states import AboutKind, Acceptance
from moksori.terms.act import Act, Standing
from moksori.terms.mention import Mention, MentionKind
from moksori.terms.span import Span

if TYPE_CHECKING:
    from moksori.records.models.intake import AccountRecord
    from moksori.records.models.staff import User

PLACE_ID = "pla-"


class MentionReads(models.QuerySet["MentionRecord"]):
    """Reads of mentions."""

    def awaiting_a_decision(self) -> Self:
        """Return what is proposed and neither accepted nor refused."""
        return self.filter(status=Acceptance.PROPOSED.value)

    def standing(self) -> Self:
        """Return what holds: proposed or accepted, in the order of the text."""
        held = [Acceptance.PROPOSED.value, Acceptance.ACCEPTED.value]
        return self.filter(status__in=held).order_by("account", "start", "end", "id")

    def in_account(self, account_id: str) -> Self:
        """Return the mentions of one account, in the order of the text."""
        return self.filter(account_id=account_id).order_by("start", "end", "id")


class MentionRecord(Record):
    """A stretch of an account that names something. A correction is a new row that names the old.

    `persons` are the account's own keys of persons (`p1` …).
    """

    id = id_field("men")
    account = models.ForeignKey(
        "records.AccountRecord", on_delete=models.PROTECT, related_name="mentions"
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    kind = choice_field(MentionKind)
    told = models.TextField()
    value = models.JSONField(null=True, blank=True)
    detail = models.JSONField(default=dict, blank=True)
    persons = models.JSONField(default=list, blank=True)
    rule = models.CharField(max_length=64, blank=True, default="")
    confidence = models.FloatField(default=1.0)
    status = choice_field(Acceptance, Acceptance.PROPOSED)
    by = by_field(blank=True)
    at = models.DateTimeField(null=True, blank=True)
    corrects = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrections"
    )

    objects = MentionReads.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["account", "start"], name="mention_by_place"),
            models.Index(fields=["account", "status"], name="mention_by_status"),
        ]
        constraints = [
            has_id_of("men", "mention_id_is_a_mention"),
            is_one_of("kind", MentionKind, "mention_kind_is_known"),
            is_one_of("status", Acceptance, "mention_status_is_known"),
            is_a_span("start", "end", "mention_is_a_span"),
            models.CheckConstraint(
                condition=Q(confidence__gte=0, confidence__lte=1), name="mention_confidence_bounded"
            ),
            models.CheckConstraint(
                condition=Q(status=Acceptance.PROPOSED.value) | (~Q(by="") & Q(at__isnull=False)),
                name="mention_decision_is_signed",
            ),
        ]

    @classmethod
    def from_value(cls, account: AccountRecord, mention: Mention) -> MentionRecord:
        """Return the row of a proposed mention, not yet saved."""
        return cls(
            account=account,
            start=mention.span.start,
            end=mention.span.end,
            kind=mention.kind.value,
            told=mention.told,
            value=mention.value,
            detail=dict(mention.detail),
            persons=list(mention.persons),
            rule=mention.rule,
            confidence=mention.confidence,
        )

    def to_value(self) -> Mention:
        """Return the mention as the rules read it."""
        return Mention(
            span=Span(self.start, self.end),
            kind=MentionKind(self.kind),
            told=self.told,
            value=self.value,
            detail=dict(self.detail),
            persons=tuple(self.persons),
            rule=self.rule,
            confidence=self.confidence,
        )


class ActReads(models.QuerySet["ActRecord"]):
    """Reads of acts."""

    def on_the_record(self) -> Self:
        """Return what somebody accepted."""
        return self.filter(status=Acceptance.ACCEPTED.value)

    def seen_by(self, user: User) -> Self:
        """Return acts that a passage of an account somebody may see speaks of."""
        accounts = reads_of("AccountRecord").seen_by(user)
        told = _statements().filter(
            about_kind=AboutKind.ACT.value, passage__account__in=accounts.values("pk")
        )
        return self.filter(pk__in=told.values("about_id"))

    def touching(self, person_id: str) -> Self:
        """Return acts a person did, or suffered."""
        did = Q(involvements__person_id=person_id)
        return self.filter(did | Q(victim_id=person_id)).distinct()

    def told_in(self, account_id: str) -> Self:
        """Return acts that a passage of an account speaks of."""
        return self.filter(
            id__in=_statements()
            .filter(about_kind=AboutKind.ACT.value, passage__account_id=account_id)
            .values("about_id")
        )

    def to_values(self) -> tuple[Act, ...]:
        """Return the acts as the rules read them; three queries, however many they are."""
        rows = list(self.order_by("id"))
        accused: dict[str, list[str]] = defaultdict(list)
        passages: dict[str, list[str]] = defaultdict(list)
        ids = [row.id for row in rows]
        for link in InvolvementRecord.objects.filter(act__in=ids).order_by("act", "number", "id"):
            accused[link.act_id].append(link.person_id)
        for about_id, passage_id in _passages_of(ids):
            if passage_id not in passages[about_id]:
                passages[about_id].append(passage_id)
        return tuple(row.with_links(accused[row.id], passages[row.id]) for row in rows)


class ActRecord(Record):
    """One act: one or more accused, exactly one victim (a person, or a group of known size).

    `when` is EDTF level 1; `when_told` and `place_told` are the words of the account. `every_day`
    is true where the act holds on every day between its bounds, and not only on some day.
    """

    id = id_field("act")
    type = models.CharField(max_length=64)
    victim = models.ForeignKey(
        "records.PersonRecord", on_delete=models.PROTECT, related_name="suffered"
    )
    standing = choice_field(Standing, Standing.DONE)
    when = models.CharField(max_length=64, blank=True, default="")
    when_told = models.TextField(blank=True, default="")
    earliest = models.DateField(null=True, blank=True)
    latest = models.DateField(null=True, blank=True)
    every_day = models.BooleanField(default=False)
    place = models.ForeignKey(
        "records.PlaceRecord", null=True, blank=True, on_delete=models.PROTECT, related_name="acts"
    )
    place_told = models.TextField(blank=True, default="")
    rule = models.CharField(max_length=64, blank=True, default="")
    confidence = models.FloatField(default=1.0)
    status = choice_field(Acceptance, Acceptance.PROPOSED)
    by = by_field(blank=True)
    at = models.DateTimeField(null=True, blank=True)

    objects = ActReads.as_manager()

    class Meta:
        constraints = [
            has_id_of("act", "act_id_is_an_act"),
            is_one_of("standing", Standing, "act_standing_is_known"),
            is_one_of("status", Acceptance, "act_status_is_known"),
            is_in_order("earliest", "latest", "act_time_in_order"),
            models.CheckConstraint(condition=~Q(type=""), name="act_has_a_type"),
            models.CheckConstraint(
                condition=Q(confidence__gte=0, confidence__lte=1), name="act_confidence_bounded"
            ),
            models.CheckConstraint(
                condition=Q(status=Acceptance.PROPOSED.value) | (~Q(by="") & Q(at__isnull=False)),
                name="act_decision_is_signed",
            ),
        ]

    @classmethod
    def from_value(cls, act: Act) -> ActRecord:
        """Return the row of an act, not yet saved; its involvements and statements are others."""
        by_id = act.place.startswith(PLACE_ID)
        return cls(
            id=act.id,
            type=act.type,
            victim_id=act.victim,
            when=act.when,
            earliest=_day(act.earliest),
            latest=_day(act.latest),
            every_day=act.every_day,
            place_id=act.place if by_id else None,
            place_told="" if by_id else act.place,
        )

    def to_value(self) -> Act:
        """Return the act as the rules read it."""
        links = self.involvements.order_by("number", "id")
        passages = dict.fromkeys(passage for _, passage in _passages_of([self.id]))
        return self.with_links([link.person_id for link in links], list(passages))

    def with_links(self, accused: list[str], passages: list[str]) -> Act:
        """Return the act with links that were read elsewhere."""
        return Act(
            id=self.id,
            type=self.type,
            accused=tuple(accused),
            victim=self.victim_id,
            when=self.when,
            earliest=self.earliest.isoformat() if self.earliest else "",
            latest=self.latest.isoformat() if self.latest else "",
            every_day=self.every_day,
            place=self.place_id or self.place_told,
            passages=tuple(passages),
        )


class InvolvementRecord(Record):
    """How a person took part in an act; the role stands on the link, never on the person.

    `degree` and `latest_status` are codes of HURIDOCS lists 18 and 26.
    """

    id = id_field("inv")
    act = models.ForeignKey(ActRecord, on_delete=models.PROTECT, related_name="involvements")
    person = models.ForeignKey(
        "records.PersonRecord", on_delete=models.PROTECT, related_name="involvements"
    )
    number = models.PositiveSmallIntegerField(default=1)
    degree = models.CharField(max_length=32, blank=True, default="")
    latest_status = models.CharField(max_length=32, blank=True, default="")

    class Meta:
        constraints = [
            has_id_of("inv", "involvement_id_is_one"),
            models.UniqueConstraint(fields=["act", "person"], name="involvement_once_a_person"),
        ]

    @classmethod
    def from_value(cls, act: Act, degree: str = "") -> list[InvolvementRecord]:
        """Return the rows of all accused of an act, not yet saved, in their order."""
        return [
            cls(act_id=act.id, person_id=person, number=number, degree=degree)
            for number, person in enumerate(act.accused, start=1)
        ]


def _statements() -> models.QuerySet[Any]:
    # By name: a statement points at what was coded, so coding cannot import statements.
    rows: models.QuerySet[Any] = reads_of("StatementRecord")
    return rows


def _passages_of(act_ids: list[str]) -> models.QuerySet[Any, tuple[str, str]]:
    return (
        _statements()
        .filter(about_kind=AboutKind.ACT.value, about_id__in=act_ids)
        .order_by("about_id", "passage__account_id", "passage__number")
        .values_list("about_id", "passage_id")
    )


def _day(told: str) -> date | None:
    return date.fromisoformat(told) if told else None
