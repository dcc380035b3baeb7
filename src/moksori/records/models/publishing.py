"""What goes out: stories, editions of a series, and releases with what allowed them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from moksori.records.models.access import READS_ACCOUNTS, reads_of
from moksori.records.models.columns import (
    FreshId,
    Record,
    by_field,
    choice_field,
    has_id_of,
    id_field,
    is_one_of,
)
from moksori.records.states import EditionState, Role, StoryStage, StoryState

if TYPE_CHECKING:
    from moksori.records.models.staff import User


class StoryReads(models.QuerySet["StoryRecord"]):
    """Reads of stories."""

    def in_series(self, series: str) -> Self:
        """Return the stories of a series."""
        return self.filter(series=series)

    def seen_by(self, user: User) -> Self:
        """Return stories all of whose accounts somebody may see; to who airs them, what is out."""
        if user.is_active and user.has_role(Role.PRODUCER, Role.READER):
            return self.filter(state=StoryState.RELEASED.value)
        if not user.has_role(*READS_ACCOUNTS):
            return self.none()
        accounts = reads_of("AccountRecord")
        hidden = accounts.exclude(pk__in=accounts.seen_by(user).values("pk"))
        through = self.model.accounts.through._default_manager
        closed = through.filter(accountrecord__in=hidden.values("pk"))
        return self.exclude(pk__in=closed.values("storyrecord_id"))

    def ready(self) -> Self:
        """Return what an editor called ready; the gate has the last word each time."""
        return self.filter(state=StoryState.READY.value)

    def in_other_languages(self, story: StoryRecord) -> Self:
        """Return the same story in other languages."""
        return self.filter(public_id=story.public_id).exclude(id=story.id)


class StoryRecord(Record):
    """What the desk wants to say, in one language.

    `public_id` is the id on the page, one for all languages, and says nothing of the row. `draft`
    is the text as last composed; it passes the gate anew before each release. `told` stands for the
    text as it may leave today, and is empty where it may not. `composition` says of what it is made
    (`desk.composed`); without one it is its account, whole. `stage` is where it is on its way.
    Before `not_before` it does not leave, in any language.
    """

    id = id_field("sto")
    public_id = models.CharField(max_length=32, default=FreshId("story"), db_index=True)
    slug = models.CharField(max_length=128, blank=True, default="")
    language = models.CharField(max_length=16)
    series = models.CharField(max_length=128, blank=True, default="")
    accounts = models.ManyToManyField("records.AccountRecord", related_name="stories", blank=True)
    state = choice_field(StoryState, StoryState.DRAFTED)
    stage = choice_field(StoryStage, StoryStage.DRAFT)
    composition = models.JSONField(default=dict, blank=True)
    draft = models.JSONField(default=dict, blank=True)
    told = models.CharField(max_length=64, blank=True, default="")
    not_before = models.DateField(null=True, blank=True)
    invented = models.BooleanField(default=False)

    objects = StoryReads.as_manager()

    class Meta:
        constraints = [
            has_id_of("sto", "story_id_is_a_story"),
            is_one_of("state", StoryState, "story_state_is_known"),
            is_one_of("stage", StoryStage, "story_stage_is_known"),
            models.UniqueConstraint(fields=["public_id", "language"], name="story_once_a_language"),
            models.UniqueConstraint(
                fields=["slug", "language"], condition=~Q(slug=""), name="story_slug_once"
            ),
        ]


class EditionReads(models.QuerySet["EditionRecord"]):
    """Reads of editions."""

    def of_series(self, series: str) -> Self:
        """Return the editions of a series, the first first."""
        return self.filter(series=series).order_by("number")

    def next_number(self, series: str) -> int:
        """Return the number the next edition of a series will have."""
        last = self.filter(series=series).aggregate(last=models.Max("number"))["last"]
        return (last or 0) + 1


class EditionRecord(Record):
    """A numbered set of stories of a series."""

    id = id_field("edi")
    series = models.CharField(max_length=128)
    number = models.PositiveIntegerField()
    month = models.CharField(max_length=7)
    publisher = models.CharField(max_length=128, blank=True, default="")
    languages = models.JSONField(default=list, blank=True)
    state = choice_field(EditionState, EditionState.OPEN)
    stories = models.ManyToManyField(
        StoryRecord, through="records.StoryInEditionRecord", related_name="editions"
    )
    invented = models.BooleanField(default=False)

    objects = EditionReads.as_manager()

    class Meta:
        constraints = [
            has_id_of("edi", "edition_id_is_an_edition"),
            is_one_of("state", EditionState, "edition_state_is_known"),
            models.UniqueConstraint(fields=["series", "number"], name="edition_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="edition_counts_from_one"),
        ]


class StoryInEditionRecord(Record):
    """A story's place in the order of an edition."""

    id = id_field("sie")
    edition = models.ForeignKey(EditionRecord, on_delete=models.PROTECT, related_name="places")
    story = models.ForeignKey(StoryRecord, on_delete=models.PROTECT, related_name="places")
    number = models.PositiveIntegerField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "story"], name="story_once_an_edition"),
            models.UniqueConstraint(fields=["edition", "number"], name="edition_place_once"),
        ]


class ReleaseReads(models.QuerySet["ReleaseRecord"]):
    """Reads of releases."""

    def resting_on(self, consent_id: str) -> Self:
        """Return what is already out under a consent: the list a withdrawal asks for."""
        return self.filter(consents__id=consent_id).order_by("at", "id")


class ReleaseRecord(Record):
    """An edition given to the outlets: what was in it, who approved, which consents allowed it.

    `seal` is the gate's word over the finished bytes, as it was given.
    """

    id = id_field("rel")
    edition = models.ForeignKey(EditionRecord, on_delete=models.PROTECT, related_name="releases")
    manifest = models.JSONField(default=dict)
    approvals = models.JSONField(default=list)
    seal = models.JSONField(default=dict)
    consents = models.ManyToManyField("records.ConsentRecord", related_name="releases", blank=True)
    by = by_field()
    at = models.DateTimeField()

    objects = ReleaseReads.as_manager()

    class Meta:
        constraints = [has_id_of("rel", "release_id_is_a_release")]
