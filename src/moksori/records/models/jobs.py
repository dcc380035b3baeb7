"""Jobs: what is to be done, who does it, until when they may keep it."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q

from moksori.records.models.columns import (
    FreshId,
    Record,
    by_field,
    choice_field,
    has_id_of,
    is_one_of,
)
from moksori.records.states import JobState


class JobReads(models.QuerySet["JobRecord"]):
    """Reads of jobs."""

    def waiting(self) -> Self:
        """Return what nobody has taken."""
        return self.filter(state=JobState.WAITING.value)

    def running(self) -> Self:
        """Return what somebody works on, or died over."""
        return self.filter(state=JobState.RUNNING.value)

    def failed(self) -> Self:
        """Return what will not be tried again by itself."""
        return self.filter(state=JobState.FAILED.value)

    def abandoned(self, now: datetime) -> Self:
        """Return what was taken and not given back in time: its worker is gone."""
        return self.running().filter(lease_until__lt=now)

    def to_be_taken(self, now: datetime) -> Self:
        """Return what a worker may take now, the longest waiting first."""
        due = Q(state=JobState.WAITING.value, run_after__lte=now)
        left = Q(state=JobState.RUNNING.value, lease_until__lt=now, attempts__lt=F("max_attempts"))
        return self.filter(due | left).order_by("run_after", "number")

    def counts(self) -> dict[JobState, int]:
        """Return how many jobs there are in each state."""
        found = dict(self.order_by().values_list("state").annotate(models.Count("number")))
        return {state: found.get(state.value, 0) for state in JobState}


class JobRecord(Record):
    """One job: a kind, the id of what it is about, and how far it came. No word of anybody.

    `number` only gives the order; it leaves the desk nowhere. `crash` is where a fault of the
    programme lay, as `KeyError@moksori.coding.dates:41`. `doing`, `done` and `total` say what is
    being done and how far it came; `by` is who asked for it, where somebody did.
    """

    number = models.BigAutoField(primary_key=True)
    id = models.CharField(max_length=32, unique=True, default=FreshId("job"))
    kind = models.CharField(max_length=64)
    subject = models.CharField(max_length=64, blank=True, default="")
    key = models.CharField(max_length=160, unique=True)
    state = choice_field(JobState, JobState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    max_attempts = models.PositiveSmallIntegerField(default=2)
    run_after = models.DateTimeField()
    worker = models.CharField(max_length=64, blank=True, default="")
    lease_until = models.DateTimeField(null=True, blank=True)
    queued_at = models.DateTimeField()
    by = by_field(blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    doing = models.CharField(max_length=32, blank=True, default="")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True, blank=True)
    error_code = models.CharField(max_length=64, blank=True, default="")
    crash = models.CharField(max_length=160, blank=True, default="")

    objects = JobReads.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "run_after"], name="job_by_state")]
        constraints = [
            has_id_of("job", "job_id_is_a_job"),
            is_one_of("state", JobState, "job_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=JobState.RUNNING.value) ^ Q(lease_until__isnull=True),
                name="job_leased_while_running",
            ),
            models.CheckConstraint(
                condition=Q(attempts__lte=F("max_attempts")), name="job_attempts_bounded"
            ),
        ]

    def __str__(self) -> str:
        return self.id
