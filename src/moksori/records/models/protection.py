"""What may leave: consents, decisions, and what a person allowed past a finding."""

from __future__ import annotations

from datetime import date, datetime
from typing import Self

from django.db import models
from django.db.models import F, Q

from moksori.records.models.columns import (
    Record,
    by_field,
    choice_field,
    has_id_of,
    id_field,
    is_one_of,
    is_withdrawn_by_somebody,
)
from moksori.records.models.people import PersonInAccountRecord
from moksori.terms.consent import Use
from moksori.terms.disguise import LADDERS, Audience, Decision, PseudonymScope, Rung
from moksori.terms.mention import MentionKind


def is_on_the_ladder(name: str) -> models.CheckConstraint:
    """Let the database refuse a rung that the ladder of the kind does not have."""
    without_ladder = [kind.value for kind in MentionKind if kind not in LADDERS]
    condition = Q(kind__in=without_ladder)
    for kind, rungs in LADDERS.items():
        condition |= Q(kind=kind.value, rung__in=[rung.value for rung in rungs])
    return models.CheckConstraint(condition=condition, name=name)


class ConsentReads(models.QuerySet["ConsentRecord"]):
    """Reads of consents."""

    def of_person(self, person_id: str) -> Self:
        """Return everything a person allowed or refused, the oldest first."""
        return self.filter(person_id=person_id).order_by("at", "id")

    def for_use(self, use: Use) -> Self:
        """Return consents and refusals of one use."""
        return self.filter(use=use.value)

    def in_force(self, day: date) -> Self:
        """Return what was allowed, not withdrawn, and not over on a day."""
        not_over = Q(until__isnull=True) | Q(until__gte=day)
        return self.filter(not_over, allowed=True, withdrawn_at__isnull=True)

    def withdrawn(self) -> Self:
        """Return what a source took back."""
        return self.filter(withdrawn_at__isnull=False)


class ConsentRecord(Record):
    """What a source allowed or refused, for one use, until when; and its withdrawal.

    `account` narrows it to one telling; `to_whom` names the body of a use that needs one.
    `by_guardian` says that who answers for the person allowed or refused it: it stands beside the
    person's own word and replaces none.
    """

    id = id_field("con")
    person = models.ForeignKey(
        "records.PersonRecord", on_delete=models.PROTECT, related_name="consents"
    )
    account = models.ForeignKey(
        "records.AccountRecord",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="consents",
    )
    use = choice_field(Use)
    allowed = models.BooleanField()
    to_whom = models.TextField(blank=True, default="")
    until = models.DateField(null=True, blank=True)
    method = models.CharField(max_length=32)
    language = models.CharField(max_length=16, blank=True, default="")
    explained = models.TextField(blank=True, default="")
    conditions = models.TextField(blank=True, default="")
    by_guardian = models.BooleanField(default=False)
    by = by_field()
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = by_field(blank=True)

    objects = ConsentReads.as_manager()

    class Meta:
        constraints = [
            has_id_of("con", "consent_id_is_a_consent"),
            is_one_of("use", Use, "consent_use_is_known"),
            is_withdrawn_by_somebody("consent_withdrawal_is_signed"),
        ]


def _persons_of(account_id: str) -> models.QuerySet[PersonInAccountRecord, str]:
    links = PersonInAccountRecord.objects.filter(account_id=account_id)
    return links.values_list("person_id", flat=True)


class DecisionReads(models.QuerySet["DecisionRecord"]):
    """Reads of decisions; a later one on the same thing overrules an earlier one."""

    def standing(self) -> Self:
        """Return what nobody withdrew, the oldest first."""
        return self.filter(withdrawn_at__isnull=True).order_by("at", "id")

    def for_audience(self, audience: Audience) -> Self:
        """Return decisions for one audience."""
        return self.filter(audience=audience.value)

    def for_account(self, account_id: str) -> Self:
        """Return decisions on the mentions of one account, and on its persons."""
        persons = Q(account__isnull=True, entity__in=_persons_of(account_id))
        return self.filter(Q(account_id=account_id) | persons)


class DecisionRecord(Record):
    """How far something may be told. `entity` is a person's id, a kind, or `<kind>:<start>`.

    `account` says in which account a kind or one mention is meant; a decision about a person
    holds in every account. `reason` is a code, `why` what somebody wrote beside it.
    """

    id = id_field("dec")
    account = models.ForeignKey(
        "records.AccountRecord",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="decisions",
    )
    entity = models.CharField(max_length=64, db_index=True)
    kind = choice_field(MentionKind)
    rung = choice_field(Rung)
    reason = models.CharField(max_length=64)
    why = models.TextField(blank=True, default="")
    audience = choice_field(Audience, Audience.PUBLIC)
    scope = choice_field(PseudonymScope, PseudonymScope.STORY)
    by = by_field()
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = by_field(blank=True)

    objects = DecisionReads.as_manager()

    class Meta:
        constraints = [
            has_id_of("dec", "decision_id_is_a_decision"),
            is_one_of("kind", MentionKind, "decision_kind_is_known"),
            is_one_of("rung", Rung, "decision_rung_is_known"),
            is_on_the_ladder("decision_rung_is_on_its_ladder"),
            is_one_of("audience", Audience, "decision_audience_is_known"),
            is_one_of("scope", PseudonymScope, "decision_scope_is_known"),
            is_withdrawn_by_somebody("decision_withdrawal_is_signed"),
            models.CheckConstraint(condition=~Q(reason=""), name="decision_has_a_reason"),
            models.CheckConstraint(
                condition=Q(entity__startswith="per-") | Q(account__isnull=False),
                name="decision_on_a_kind_names_its_account",
            ),
        ]

    @classmethod
    def from_value(cls, decision: Decision, account_id: str | None = None) -> DecisionRecord:
        """Return the row of a decision, not yet saved; `at` is the caller's to set."""
        return cls(
            account_id=account_id,
            entity=decision.entity,
            kind=decision.kind.value,
            rung=decision.rung.value,
            reason=decision.reason,
            by=decision.by,
            audience=decision.audience.value,
            scope=decision.scope.value,
        )

    def to_value(self) -> Decision:
        """Return the decision as the rules read it."""
        return Decision(
            entity=self.entity,
            kind=MentionKind(self.kind),
            rung=Rung(self.rung),
            reason=self.reason,
            by=self.by,
            audience=Audience(self.audience),
            scope=PseudonymScope(self.scope),
        )


class ExceptionReads(models.QuerySet["ExceptionRecord"]):
    """Reads of what was allowed past a finding."""

    def standing_for(self, story_id: str, audience: Audience) -> Self:
        """Return what stands for one story and one audience."""
        return self.filter(
            story_id=story_id, audience=audience.value, withdrawn_at__isnull=True
        ).order_by("at", "id")

    def as_allowed(self) -> dict[str, str]:
        """Return finding → reason, as a draft takes it."""
        return dict(self.values_list("finding", "reason"))


class ExceptionRecord(Record):
    """A finding of the gate that a person allowed, with the reason.

    `finding` is the id of a watched value or the code of a rule, never a word.
    """

    id = id_field("exc")
    story = models.ForeignKey(
        "records.StoryRecord", on_delete=models.PROTECT, related_name="exceptions"
    )
    finding = models.CharField(max_length=64)
    audience = choice_field(Audience, Audience.PUBLIC)
    reason = models.TextField()
    by = by_field()
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = by_field(blank=True)

    objects = ExceptionReads.as_manager()

    class Meta:
        constraints = [
            has_id_of("exc", "exception_id_is_an_exception"),
            is_one_of("audience", Audience, "exception_audience_is_known"),
            is_withdrawn_by_somebody("exception_withdrawal_is_signed"),
            models.CheckConstraint(condition=~Q(reason=""), name="exception_has_a_reason"),
            # A policy may decide; only a person may make an exception.
            models.CheckConstraint(
                condition=~Q(by__startswith="policy:"), name="exception_is_a_persons"
            ),
        ]


class OpeningReads(models.QuerySet["OpeningRecord"]):
    """Reads of requests to open an identity."""

    def waiting(self) -> Self:
        """Return what a second person has not answered, the oldest first."""
        return self.filter(granted_at__isnull=True, ended_at__isnull=True).order_by("at", "id")

    def open_at(self, now: datetime) -> Self:
        """Return what two people agreed on and what is not over."""
        return self.filter(granted_at__isnull=False, ended_at__isnull=True, until__gt=now)


class OpeningRecord(Record):
    """A request to see who somebody is: asked by one, granted by another of another role.

    Neither the asking nor the grant holds a name; what was shown is in no row at all.
    """

    id = id_field("ope")
    person = models.ForeignKey(
        "records.PersonRecord", on_delete=models.PROTECT, related_name="openings"
    )
    why = models.TextField()
    by = by_field()
    at = models.DateTimeField()
    granted_by = by_field(blank=True)
    granted_at = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)
    ended_by = by_field(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = OpeningReads.as_manager()

    class Meta:
        constraints = [
            has_id_of("ope", "opening_id_is_one"),
            models.CheckConstraint(condition=~Q(why=""), name="opening_has_a_reason"),
            models.CheckConstraint(
                condition=Q(granted_by="", granted_at__isnull=True, until__isnull=True)
                | (~Q(granted_by="") & Q(granted_at__isnull=False, until__isnull=False)),
                name="opening_is_granted_by_somebody",
            ),
            # Two people: the database itself refuses a grant by who asked.
            models.CheckConstraint(
                condition=Q(granted_by="") | ~Q(granted_by=F("by")), name="opening_needs_two"
            ),
        ]
