"""The way of a story to its release: steps, checks, and the approval of two people.

Where a story is approved or out is found out each time: what was approved is what it was made of
and its public text, and where either is another one now, nothing is approved any more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from moksori.desk import audit, house, rights
from moksori.desk.composed import accounts_of, source_of
from moksori.desk.composing import WRITING, story_of
from moksori.desk.looking import look_at
from moksori.desk.recalls import recalled
from moksori.desk.rights import Right
from moksori.protection.decisions import Decided
from moksori.publishing.fingerprint import fingerprint
from moksori.records import trail
from moksori.records.models import (
    ApprovalRecord,
    CheckRecord,
    ConsentRecord,
    DecisionRecord,
    ExceptionRecord,
    HistoryRecord,
    PersonRecord,
    ReleaseRecord,
    StoryRecord,
    User,
    WithheldRecord,
)
from moksori.records.states import CheckKind, CheckOutcome, Role, StoryStage
from moksori.terms.disguise import Audience, Rung
from moksori.terms.draft import Draft
from moksori.terms.errors import InvalidError, RefusedError
from moksori.terms.people import PersonRole

LAPSED = "policy:lapsed"
APPROVERS = 2


class Place(StrEnum):
    """Where a story is on its way, as it is found."""

    DRAFT = "draft"
    EDIT = "edit"
    PROTECTION = "protection"
    APPROVED = "approved"
    RELEASED = "released"
    RECALLED = "recalled"


@dataclass(frozen=True, slots=True)
class Step:
    """A step that somebody with a right may take."""

    name: str
    start: Place
    end: Place
    right: Right


STEPS = (
    Step("to_editor", Place.DRAFT, Place.EDIT, Right.WRITE),
    Step("back_to_draft", Place.EDIT, Place.DRAFT, Right.APPROVE),
    Step("to_protection", Place.EDIT, Place.PROTECTION, Right.APPROVE),
    Step("back_to_edit", Place.PROTECTION, Place.EDIT, Right.APPROVE),
    Step("approve", Place.PROTECTION, Place.APPROVED, Right.APPROVE),
    Step("reopen", Place.APPROVED, Place.EDIT, Right.APPROVE),
    Step("release", Place.APPROVED, Place.RELEASED, Right.RELEASE),
    Step("recall", Place.RELEASED, Place.RECALLED, Right.RELEASE),
    Step("reissue", Place.RECALLED, Place.RELEASED, Right.RELEASE),
)
"""Every step there is. `approve` is taken by two people; the last three with the edition."""

TAKEN_ALONE = frozenset({"to_editor", "back_to_draft", "to_protection", "back_to_edit", "reopen"})
ENDS = {
    CheckKind.REPLY: frozenset(
        {CheckOutcome.ANSWERED, CheckOutcome.DECLINED, CheckOutcome.UNREACHABLE}
    ),
    CheckKind.LEGAL: frozenset({CheckOutcome.PASSED}),
}
"""Outcomes after which an accused may be named."""
OUTCOMES = {
    CheckKind.REPLY: ENDS[CheckKind.REPLY] | {CheckOutcome.ASKED},
    CheckKind.LEGAL: frozenset({CheckOutcome.PASSED, CheckOutcome.CHANGES, CheckOutcome.STOPPED}),
}


class StepError(RefusedError):
    """The story is not where this step begins."""

    code = "stories.step"
    hint = "Look at the story again: somebody may have taken a step meanwhile."


class OwnStoryError(RefusedError):
    """Somebody would approve what they wrote themselves."""

    code = "stories.own_story"
    hint = "Ask somebody who wrote no version of this story."


class ApprovedBeforeError(RefusedError):
    """Somebody approved this story already."""

    code = "stories.approved_before"
    hint = "A second person has to approve it; one of the two is a protection officer."


class ReadOtherwiseError(RefusedError):
    """The story reads otherwise than when it was looked at."""

    code = "stories.reads_otherwise"
    hint = "Read it again as it stands now, and approve that."


class ChecksMissingError(RefusedError):
    """An accused would be named, and the right of reply or the legal check is missing."""

    code = "stories.checks_missing"
    hint = "Write down the right of reply and the legal check, or decide that no name is told."


class CheckError(InvalidError):
    """A check has an outcome that is none of its kind."""

    code = "stories.check"
    hint = "Choose one of the outcomes of the page."


def approvals_needed() -> bool:
    """Say whether this is a real desk: there only what two people approved is released."""
    return not house.policy_decides()


def writers_of(story_id: str) -> frozenset[str]:
    """Return who wrote any version of a story."""
    rows = HistoryRecord.objects.of(story_id).filter(verb__in=WRITING)
    return frozenset(rows.values_list("by", flat=True))


def inputs_of(story: StoryRecord, at: datetime) -> str:
    """Return what stands for all that a story is made of, beside the words of its accounts."""
    ids = list(story.accounts.order_by("pk").values_list("pk", flat=True))
    decisions = {
        row
        for id_ in ids
        for row in DecisionRecord.objects.for_account(id_)
        .for_audience(Audience.PUBLIC)
        .standing()
        .values_list("id", "entity", "kind", "rung", "scope")
    }
    in_force = ConsentRecord.objects.in_force(at.date())
    of_accounts = in_force.filter(account__in=ids)
    of_people = in_force.filter(account__isnull=True, person__in_accounts__account__in=ids)
    consents = {*of_accounts.values_list("pk", flat=True), *of_people.values_list("pk", flat=True)}
    allowed = ExceptionRecord.objects.standing_for(story.pk, Audience.PUBLIC).as_allowed()
    withheld = (
        WithheldRecord.objects.standing().filter(account__in=ids).values_list("pk", flat=True)
    )
    return fingerprint(
        str(sorted(story.composition.items(), key=lambda item: item[0])),
        tuple(ids),
        tuple(sorted(decisions)),
        tuple(sorted(consents)),
        tuple(sorted(allowed.items())),
        tuple(sorted(withheld)),
    )


def told_of(draft: Draft) -> str:
    """Return what stands for a public text; its month and what was put right later apart."""
    return fingerprint(replace(draft.story, month="", corrections=()))


def approvals_of(story: StoryRecord, at: datetime) -> tuple[ApprovalRecord, ...]:
    """Return the approvals that hold: of people who wrote nothing of it, of what it is made now."""
    inputs, writers = inputs_of(story, at), writers_of(story.pk)
    standing = ApprovalRecord.objects.standing().filter(story=story)
    return tuple(one for one in standing if one.inputs == inputs and one.by not in writers)


def enough(approvals: tuple[ApprovalRecord, ...]) -> bool:
    """Say whether two people approved, one of them a protection officer."""
    officers = [one for one in approvals if one.role == Role.PROTECTION_OFFICER.value]
    return len({one.by for one in approvals}) >= APPROVERS and bool(officers)


def place_of(story: StoryRecord, at: datetime) -> Place:
    """Find where a story is on its way."""
    if story.public_id in recalled():
        return Place.RECALLED
    approved = story.stage == StoryStage.PROTECTION.value and enough(approvals_of(story, at))
    out = ReleaseRecord.objects.filter(edition__stories=story).exists()
    if out and (approved or not approvals_needed()):
        return Place.RELEASED
    return Place.APPROVED if approved else Place(story.stage)


def steps_for(who: User, place: Place) -> tuple[Step, ...]:
    """Return the steps that somebody may take from a place."""
    return tuple(one for one in STEPS if one.start is place and rights.has(who, one.right))


@transaction.atomic
def take_step(who: User, story_id: str, name: str, *, seen: int, at: datetime) -> None:
    """Take one step of the way that one person takes.

    Raises:
        NoStoryError: there is no such story, or it is not for them.
        StepError: the story is not where this step begins, or their role does not take it.
        ConflictError: the story was changed after they looked.
    """
    story = story_of(who, story_id)
    trail.require_version(story.pk, seen)
    place = place_of(story, at)
    step = next((one for one in steps_for(who, place) if one.name == name), None)
    if step is None or name not in TAKEN_ALONE:
        raise StepError("this step does not begin where the story is")
    before, story.stage = story.stage, step.end.value
    story.save(update_fields=["stage"])
    withdraw(story, by=who.pk, at=at)
    trail.note_change(
        story.pk,
        f"story.{name}",
        before={"stage": before},
        after={"stage": story.stage},
        by=who.pk,
        at=at,
    )
    audit.write_line(f"story.{name}", by=who.pk, at=at, subjects=[story.pk])


@transaction.atomic
def approve(who: User, story_id: str, told: str, *, at: datetime) -> str:
    """Approve a story as it was read; return the id of the approval.

    `who` is an editor or a protection officer who wrote nothing of it; `told` stands for the text
    that they read.

    Raises:
        NoStoryError: there is no such story, or it is not for them.
        StepError: it is not before protection.
        OwnStoryError: they wrote a version of it.
        ApprovedBeforeError: they approved it already.
        ReadOtherwiseError: it reads otherwise by now.
        ChecksMissingError: an accused would be named without the checks.
    """
    rights.require(who, Right.APPROVE)
    story = story_of(who, story_id)
    if place_of(story, at) is not Place.PROTECTION:
        raise StepError("the story is not before protection")
    if who.pk in writers_of(story.pk):
        raise OwnStoryError("who wrote a story does not approve it")
    if any(one.by == who.pk for one in approvals_of(story, at)):
        raise ApprovedBeforeError("the same person approved this story")
    if checks_missing(story):
        raise ChecksMissingError("a check is missing before an accused is named")
    if told_of(look_at(story, by=who.pk, at=at).draft) != told:
        raise ReadOtherwiseError("the story was changed after it was read")
    inputs = inputs_of(story, at)
    # What somebody approved of an earlier version is no approval of this one.
    stale = ApprovalRecord.objects.standing().filter(story=story).exclude(inputs=inputs, told=told)
    stale.update(withdrawn_at=at, withdrawn_by=LAPSED)
    row = ApprovalRecord.objects.create(
        story=story, inputs=inputs, told=told, role=who.role, by=who.pk, at=at
    )
    trail.note_change(
        story.pk, "story.approved", before={}, after={"approval": row.pk}, by=who.pk, at=at
    )
    audit.write_line("story.approved", by=who.pk, at=at, subjects=[story.pk, row.pk])
    return row.pk


def withdraw(story: StoryRecord, *, by: str, at: datetime) -> int:
    """Take the approvals of a story away; return how many there were."""
    rows = ApprovalRecord.objects.standing().filter(story=story)
    taken = rows.update(withdrawn_at=at, withdrawn_by=by)
    if taken:
        audit.write_line(
            "story.approvals_taken", by=by, at=at, subjects=[story.pk], detail={"count": taken}
        )
    return taken


def holds(story: StoryRecord, draft: Draft, at: datetime) -> bool:
    """Say whether two people approved this very text, made of what it is made of now."""
    told = told_of(draft)
    return enough(tuple(one for one in approvals_of(story, at) if one.told == told))


def named_accused(story: StoryRecord) -> tuple[str, ...]:
    """Return the accused whose names the decisions let stand as told."""
    found: dict[str, None] = {}
    for account in accounts_of(story):
        source = source_of(account)
        decided = Decided(source.decisions, source.entities)
        for person in source.proposal.persons:
            if person.role is PersonRole.ACCUSED and person.names:
                entity = source.entities.get(person.key, "")
                if decided.about_person(person).rung is Rung.AS_TOLD:
                    found[entity] = None
    return tuple(found)


def checks_missing(story: StoryRecord) -> tuple[CheckKind, ...]:
    """Return the checks without which a story that names an accused may not leave."""
    named = named_accused(story)
    if not named:
        return ()
    last: dict[tuple[CheckKind, str], CheckOutcome] = {}
    for row in CheckRecord.objects.of_story(story.pk):
        kind = CheckKind(row.kind)
        last[kind, (row.person_id or "") if kind is CheckKind.REPLY else ""] = CheckOutcome(
            row.outcome
        )
    missing = []
    if any(last.get((CheckKind.REPLY, one)) not in ENDS[CheckKind.REPLY] for one in named):
        missing.append(CheckKind.REPLY)
    if last.get((CheckKind.LEGAL, "")) not in ENDS[CheckKind.LEGAL]:
        missing.append(CheckKind.LEGAL)
    return tuple(missing)


@transaction.atomic
def note_check(
    who: User,
    story_id: str,
    told: tuple[CheckKind, CheckOutcome, str, str],
    *,
    at: datetime,
) -> str:
    """Write down a right of reply or a legal check; return its id.

    `told` is its kind, what came of it, the person whose reply it is (empty for a legal check), and
    a note.

    Raises:
        NoStoryError: there is no such story, or it is not for them.
        CheckError: the outcome is none of the kind, or the person is none of the story's.
    """
    rights.require(who, Right.APPROVE)
    story = story_of(who, story_id)
    kind, outcome, person, note = told
    if outcome not in OUTCOMES[kind] or len(note) > 2_000:
        raise CheckError("the outcome is none of this check")
    people = PersonRecord.objects.filter(in_accounts__account__in=story.accounts.all())
    if (kind is CheckKind.REPLY) != bool(person):
        raise CheckError("a right of reply is somebody's, a legal check is the story's")
    if person and not people.filter(pk=person).exists():
        raise CheckError("the person is none of this story")
    row = CheckRecord.objects.create(
        story=story,
        kind=kind.value,
        outcome=outcome.value,
        person_id=person or None,
        note=note,
        by=who.pk,
        at=at,
    )
    audit.write_line(f"story.checked.{kind.value}", by=who.pk, at=at, subjects=[story.pk, row.pk])
    return row.pk
