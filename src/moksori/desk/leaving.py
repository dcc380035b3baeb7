"""Which stories ask to leave, and how the gate is asked: a demo's way, and that of a real desk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Count, Q

from moksori.desk import approving, composed, stories
from moksori.desk.naming import Names
from moksori.desk.stories import Telling
from moksori.protection.decisions import UndecidedError
from moksori.protection.gate import STOPS, clear, look
from moksori.records.models import AccountRecord, StoryRecord
from moksori.terms.cleared import Cleared
from moksori.terms.draft import Draft
from moksori.terms.errors import MoksoriError
from moksori.terms.finding import Finding, FindingClass
from moksori.terms.watch import Watch

Answer = tuple[Telling, Draft, Cleared | None, tuple[Finding, ...]]
NOT_APPROVED, CHECKS, CANNOT = "not_approved", "checks_missing", "cannot_be_told"
"""Codes of findings that are the desk's own."""


def tellings_of(accounts: Sequence[AccountRecord], names: Names, at: datetime) -> list[Telling]:
    """Return every story that asks to leave.

    In a demo's desk each account is a story, unless somebody composed one of it. In a real desk
    only stories ask that two people approved.

    Args:
        accounts: Those that may become stories.
        names: What pseudonyms depend on.
        at: When.
    """
    known = {account.id: account for account in accounts}
    made = _composed_of(set(known))
    if approving.approvals_needed():
        return [telling for one in _approved(made) if (telling := _told(one, names, at))]
    used = {account.id for story in made for account in story.accounts.all()}
    whole = [one for one in accounts if one.id not in used or _has_whole_story(one)]
    return [
        *(telling for account in whole if (telling := _decided(account, names))),
        *(telling for story in made if (telling := _told(story, names, at))),
    ]


def let_out(telling: Telling, watch: Watch, heard: tuple[str, ...], at: datetime) -> Answer:
    """Ask the gate for a story.

    In a demo's desk the policy withholds what the gate objects to. In a real desk nothing is
    changed that two people approved: it leaves as it is, or not at all.

    Returns:
        As `stories.let_out`.
    """
    story = telling.story
    if approving.checks_missing(story):
        draft = stories.draft_of(telling, heard, at)
        return telling, draft, None, (_finding(CHECKS),)
    if not approving.approvals_needed():
        return stories.let_out(telling, watch, heard, at)
    draft = stories.draft_of(telling, heard, at)
    if not approving.holds(story, draft, at):
        approving.withdraw(story, by=approving.LAPSED, at=at)
        return telling, draft, None, (_finding(NOT_APPROVED),)
    findings = look(draft, watch)
    if any(one.cls in STOPS for one in findings):
        return telling, draft, None, findings
    return telling, draft, clear(draft, watch), ()


def _finding(code: str) -> Finding:
    return Finding(code, FindingClass.BLOCK, "title")


def _composed_of(accounts: set[str]) -> list[StoryRecord]:
    """Return the composed stories all of whose accounts may leave."""
    rows = StoryRecord.objects.exclude(composition={}).prefetch_related("accounts")
    return [
        story
        for story in rows.order_by("id")
        if (own := {account.id for account in story.accounts.all()}) and own <= accounts
    ]


def _approved(rows: Sequence[StoryRecord]) -> list[StoryRecord]:
    standing = Count("approvals", filter=Q(approvals__withdrawn_at__isnull=True))
    ids = set(
        StoryRecord.objects.annotate(approved=standing)
        .filter(approved__gte=approving.APPROVERS)
        .values_list("pk", flat=True)
    )
    return [story for story in rows if story.pk in ids]


def _told(story: StoryRecord, names: Names, at: datetime) -> Telling | None:
    """Return a composed story's telling; None where it cannot be told: then it does not leave."""
    try:
        return composed.telling_of_story(story, names)
    except MoksoriError:
        approving.withdraw(story, by=approving.LAPSED, at=at)
        return None


def _decided(account: AccountRecord, names: Names) -> Telling | None:
    """Return an account's telling; None where something in it waits for a decision."""
    try:
        return stories.telling_of(account, names)
    except UndecidedError:
        return None


def _has_whole_story(account: AccountRecord) -> bool:
    return account.stories.filter(composition={}).exists()
