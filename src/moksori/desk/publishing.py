"""Releasing an edition: staged, inspected by the gate, sealed, and only then given its name."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from moksori.desk import audit, whereabouts
from moksori.desk.staging import Progress, stage
from moksori.publishing.showing import flush, put_in_place
from moksori.records.models import (
    ApprovalRecord,
    ConsentRecord,
    EditionRecord,
    ReleaseRecord,
    StoryInEditionRecord,
    StoryRecord,
)
from moksori.records.states import EditionState, OutletKind, StoryState
from moksori.terms.cleared import Cleared, Seal
from moksori.terms.draft import Draft
from moksori.terms.edition import EditionPlan
from moksori.terms.errors import RefusedError
from moksori.terms.ids import new_id
from moksori.terms.watch import Watch


class FolderTakenError(RefusedError):
    """The folder named for the copy of the edition holds something that is no edition."""

    code = "publishing.folder_taken"
    hint = "Name a new folder with --out, or one that holds an earlier edition."


@dataclass(frozen=True, slots=True)
class Release:
    """An edition that is out.

    Attributes:
        folder: The sealed edition inside the desk.
        report: Where the report of this release belongs, inside the desk.
        held: Public ids of stories that the gate stopped in their finished files, with findings.
    """

    id: str
    folder: Path
    report: Path
    seal: Seal
    held: dict[str, int]


def release_edition(
    plan: EditionPlan,
    drafts: Sequence[Draft],
    watch: Watch,
    progress: Progress,
    *,
    by: str,
    at: datetime,
) -> Release:
    """Make an edition, let the gate read its finished bytes, and record the release.

    Args:
        plan: The cleared stories and how they are presented.
        drafts: The drafts they were cleared from: whom they touch, what two people heard.
        watch: The values they were held against.
        progress: Told after each file.
        by: Who releases.
        at: When.

    Raises:
        NothingToReleaseError: no story is left to release.
        LeakError: a file of the whole edition carries something protected.
    """
    # One release at a time: a staging folder that is here was left by a release that was killed.
    staged = stage(plan, drafts, watch, settings.MOKSORI_HOME / "staging", progress)
    folder = settings.MOKSORI_HOME / "editions" / f"{plan.number:04d}-{new_id('rel')}"
    folder.parent.mkdir(mode=0o700, exist_ok=True)
    flush(staged.folder)
    staged.folder.rename(folder)
    flush(folder.parent)
    # A sealed folder without a record is harmless; a record without its folder would be a lie.
    release = _record(staged.plan, staged.seal, by=by, at=at)
    StoryRecord.objects.filter(public_id__in=staged.held).update(
        state=StoryState.HELD.value, told=""
    )
    return Release(release, folder / "site", folder / "report.html", staged.seal, staged.held)


def hand_out(folder: Path, out: Path, stories: Sequence[Cleared], *, by: str, at: datetime) -> None:
    """Copy a sealed edition to where it is handed out; an earlier copy is replaced at once.

    Args:
        folder: The sealed edition in the desk.
        out: Where the copy goes.
        stories: What is in it, for the list of what is out.
        by: Who hands it out.
        at: When.

    Raises:
        FolderTakenError: something else is there.
    """
    out = out.resolve()
    if out.exists() and not (out.is_dir() and _is_edition_or_empty(out)):
        message = "the folder for the copy holds something that is no edition"
        raise FolderTakenError(message)
    out.parent.mkdir(parents=True, exist_ok=True)
    fresh = out.with_name(f".{out.name}.{new_id('new')}")
    shutil.copytree(folder, fresh)
    flush(fresh)
    put_in_place(fresh, out)
    place = whereabouts.outlet(OutletKind.EDITION, str(out), by=by, at=at)
    whereabouts.note_out(place, whereabouts.items_of(stories), by=by, at=at)


def _is_edition_or_empty(folder: Path) -> bool:
    return (folder / "manifest.json").is_file() or not any(folder.iterdir())


@transaction.atomic
def set_edition(plan: EditionPlan, state: EditionState) -> EditionRecord:
    """Return the row of an edition, which then holds the stories of the plan and nothing else.

    Args:
        plan: The edition.
        state: In which it is then.
    """
    edition = EditionRecord.objects.filter(series=plan.series, number=plan.number).first()
    edition = edition or EditionRecord(series=plan.series, number=plan.number)
    edition.month, edition.publisher = plan.month, plan.publisher
    edition.languages, edition.invented = list(plan.languages), plan.invented
    edition.state = state.value
    edition.save()
    edition.places.all().delete()
    StoryInEditionRecord.objects.bulk_create(
        StoryInEditionRecord(edition=edition, story=story, number=number)
        for number, story in enumerate(_stories_of(plan.stories), start=1)
    )
    return edition


@transaction.atomic
def _record(plan: EditionPlan, seal: Seal, *, by: str, at: datetime) -> str:
    edition, stories = set_edition(plan, EditionState.RELEASED), _stories_of(plan.stories)
    release = ReleaseRecord.objects.create(
        edition=edition,
        manifest={"files": [asdict(file) for file in seal.files]},
        approvals=[{"by": by, "at": at.isoformat(timespec="seconds")}, *_approvals(stories)],
        seal={"watch": seal.watch_version, "channels": seal.channels, "unread": seal.unread_bytes},
        by=by,
        at=at,
    )
    accounts = [account for story in stories for account in story.accounts.all()]
    # What somebody allowed for all they told allows this too.
    for_all = Q(account__isnull=True, person__in_accounts__account__in=accounts)
    allowing = ConsentRecord.objects.in_force(at.date()).filter(Q(account__in=accounts) | for_all)
    release.consents.set(allowing.distinct())
    StoryRecord.objects.filter(id__in=[story.id for story in stories]).update(
        state=StoryState.RELEASED.value
    )
    audit.write_line(
        "edition.released",
        by=by,
        at=at,
        subjects=[release.id, edition.id, *[story.id for story in stories]],
        detail={"files": len(seal.files), "stories": len(stories), "channels": seal.channels},
    )
    return release.id


def _approvals(stories: Sequence[StoryRecord]) -> list[dict[str, str]]:
    """Return who approved which story, and when."""
    rows = ApprovalRecord.objects.standing().filter(story__in=[story.pk for story in stories])
    return [
        {"story": row.story_id, "by": row.by, "at": row.at.isoformat(timespec="seconds")}
        for row in rows
    ]


def _stories_of(cleared: Sequence[Cleared]) -> list[StoryRecord]:
    wanted = [(one.story.id, one.story.language) for one in cleared]
    rows = StoryRecord.objects.filter(public_id__in=[public_id for public_id, _ in wanted])
    found = {(row.public_id, row.language): row for row in rows}
    return [found[key] for key in dict.fromkeys(wanted) if key in found]
