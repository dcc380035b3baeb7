"""Releases in the background: an edition past the gate, and everything shown anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from moksori.desk import delivery, protection, publishing, shown_again, site
from moksori.desk.job_progress import telling
from moksori.desk.programme import planning
from moksori.desk.protection import Standing
from moksori.desk.staging import NothingToReleaseError
from moksori.records import jobs
from moksori.records.models import EditionRecord, ProgrammeRecord
from moksori.records.states import EditionState
from moksori.terms.errors import MoksoriError, RefusedError

Clock = Callable[[], datetime]
Progress = Callable[[str, int, int], None]


class StoryHeldBackError(RefusedError):
    """The gate, a consent or a missing approval keeps a story of the edition back."""

    code = "editions.held_back"
    hint = "Open the stories of the edition: each says what keeps it back. Nothing left."


class OutletsFailedError(RefusedError):
    """What may stand today could not be brought everywhere."""

    code = "editions.outlets_failed"
    hint = "Open the list of what is out: where it failed, what stood there before still stands."


def release(held: jobs.Claim, by: str, clock: Clock, lease: timedelta) -> None:
    """Release the edition that a job is about; one that is out already is left as it is.

    Whoever is killed in the middle leaves a folder that has no name yet, or an edition that is
    out: the job is done once more either way, and nothing is out twice.

    Args:
        held: The job.
        by: Who asked for it.
        clock: Gives the time.
        lease: How long the job is kept from now on, at each sign of life.

    Raises:
        StoryHeldBackError: a story of the edition may not leave; nothing left.
        NothingToReleaseError, LeakError: as `publishing.release_edition`.
        OutletsFailedError: it is out, and an outlet could not be reached.
    """
    edition = EditionRecord.objects.get(pk=held.subject)
    at = clock()
    progress = telling(held, clock, lease)
    if edition.state != EditionState.RELEASED.value:
        standing = _of_edition(protection.clear_all(by, at, progress), edition)
        publishing.release_edition(
            standing.plan, standing.drafts, standing.watch, progress, by=by, at=at
        )
    try:
        _bring(by, clock, progress)
    except MoksoriError:
        # The edition is out all the same, so no word of "nothing left" may be said.
        raise OutletsFailedError("the edition is out, and not every outlet shows it") from None


def show(held: jobs.Claim, by: str, clock: Clock, lease: timedelta) -> None:
    """Hold everything against the gate anew, and show it wherever it stands.

    Raises:
        OutletsFailedError: an outlet could not be reached.
        LeakError: as `shown_again.show_again`.
    """
    _bring(by, clock, telling(held, clock, lease))


def _bring(by: str, clock: Clock, progress: Progress) -> None:
    """Show what may stand today wherever it stands, and say which programmes are stale.

    Raises:
        OutletsFailedError: an outlet could not be reached.
    """
    stands = bool(site.places()) or any(one.stories for one in delivery.outlets())
    if not stands and not ProgrammeRecord.objects.exists():
        return
    at = clock()
    standing = protection.clear_all(by, at, progress)
    planning.look_again(standing.plan.stories, by=by, at=at)
    if not stands:
        return
    failed = shown_again.bring_again(standing, progress, by=by, at=at)
    shown_again.show_again(standing, progress, by=by, at=at)
    if any(failed.values()):
        raise OutletsFailedError("not every outlet could be reached")


def _of_edition(standing: Standing, edition: EditionRecord) -> Standing:
    """Return what stands of one edition, in its order.

    Raises:
        StoryHeldBackError: one of its stories may not leave.
        NothingToReleaseError: it has none.
    """
    order = list(
        edition.places.order_by("number").values_list("story__public_id", "story__language")
    )
    cleared = {(one.story.id, one.story.language): one for one in standing.plan.stories}
    if not order:
        raise NothingToReleaseError("the edition is empty")
    if any(key not in cleared for key in order):
        raise StoryHeldBackError("a story of the edition may not leave")
    told = tuple(cleared[key] for key in order)
    keys = set(order)
    return replace(
        standing,
        plan=replace(
            standing.plan,
            series=edition.series,
            number=edition.number,
            month=edition.month,
            publisher=edition.publisher,
            stories=told,
            languages=tuple(dict.fromkeys(one.story.language for one in told)),
            invented=all(one.story.invented for one in told),
        ),
        drafts=tuple(one for one in standing.drafts if (one.story.id, one.story.language) in keys),
    )
