"""The letters of a mailing: made of what may leave today, and read by the gate as they would go."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from moksori.desk import protection
from moksori.desk.alone import alone
from moksori.desk.editions_today import edition_today
from moksori.desk.mail_posting import Clock, Progress
from moksori.desk.protection import Standing
from moksori.desk.staging import NothingToReleaseError
from moksori.desk.whereabouts import Item, items_of
from moksori.protection.inspect import inspect
from moksori.publishing.checks import check_plan
from moksori.publishing.mail import SAMPLE, Dress, Letter, edition_letter, message_to, notice_letter
from moksori.publishing.views import EditionView, edition_views
from moksori.records.models import (
    ConsentRecord,
    CorrectionRecord,
    DecisionRecord,
    EditionRecord,
    MailingRecord,
    RecallRecord,
    WithheldRecord,
)
from moksori.records.states import EditionState, MailingKind
from moksori.terms.edition import EditionPlan
from moksori.terms.errors import InvalidError, MissingError, RefusedError
from moksori.terms.watch import Watch

WITHDRAWN = -1
"""Stands for a withdrawn story where others have how many corrections were told."""


class NoEditionError(MissingError):
    """No edition of that number was released."""

    code = "mail.no_edition"
    hint = "Give the number of a released edition; with several series, --series too."


class NothingToTellError(InvalidError):
    """Since the people on the list were last told, nothing was withdrawn or corrected."""

    code = "mail.nothing_to_tell"
    hint = "A notice goes out after a withdrawal or a correction; a begun one needs --resume."


class ChangedMeanwhileError(RefusedError):
    """While messages were going out, something was decided that they may contradict."""

    code = "mail.changed_meanwhile"
    hint = (
        "Run the same command with --resume: what may leave is asked anew, and the rest goes out."
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """Which edition is to be sent, for whom, and the public address of the site, if any.

    `inside` says that the one who asks is the desk's worker and holds its lock already.
    """

    number: int
    by: str
    series: str = ""
    base_url: str = ""
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Letters:
    """Letters that the gate has read.

    Attributes:
        by_language: The letters.
        record: The edition.
        items: What is in them, for the list of what is out.
        told: Public id of each story → how many corrections it has, or `WITHDRAWN`.
        watch: The list that they were held against.
        mark: What stood in the record when they were made.
    """

    by_language: Mapping[str, Letter]
    record: EditionRecord
    items: tuple[Item, ...]
    told: dict[str, int]
    watch: Watch
    mark: tuple[int, ...]

    def still_so(self) -> None:
        """See that nothing was decided since that these letters may contradict.

        Raises:
            ChangedMeanwhileError: something was.
        """
        if _mark() != self.mark:
            raise ChangedMeanwhileError("the record changed while messages were going out")


def of_edition(asked: Asked, dress: Dress, clock: Clock, progress: Progress) -> Letters:
    """Return an edition as letters, with what may leave of it now.

    Raises:
        NoEditionError: there is no such edition.
        NothingToReleaseError: nothing of it may leave any more.
        LeakError: the gate found something in a finished message; nothing is sent.
    """

    def make(_: EditionPlan, view: EditionView) -> Letter:
        return edition_letter(view, dress)

    letters = _made(asked, dress, make, clock, progress)
    if not letters.items:
        message = "nothing of the edition may leave any more"
        raise NothingToReleaseError(message)
    return letters


def of_notice(
    asked: Asked, dress: Dress, base: Mapping[str, int], clock: Clock, progress: Progress
) -> Letters:
    """Return what was withdrawn and corrected of an edition as letters.

    Args:
        asked: The edition.
        dress: Of the desk.
        base: What people were told last, as `Letters.told` has it.
        clock: Gives the time.
        progress: Told after each story that was cleared.

    Raises:
        NoEditionError: there is no such edition.
        NothingToTellError: all is as it was told.
        LeakError: the gate found something in a finished message; nothing is sent.
    """

    def make(plan: EditionPlan, view: EditionView) -> Letter:
        now = _told(plan)
        known = {id_: count for id_, count in base.items() if count != WITHDRAWN}
        withdrawn = sum(now.get(id_) == WITHDRAWN for id_ in known)
        corrected = {id_: count for id_, count in known.items() if now.get(id_, 0) > count}
        if not withdrawn and not corrected:
            raise NothingToTellError("nothing was withdrawn or corrected since people were told")
        return notice_letter(view, dress, withdrawn, corrected)

    return _made(asked, dress, make, clock, progress)


def base_of(record: EditionRecord, before: int) -> dict[str, int]:
    """Return what the people on the list were told of the stories of an edition.

    Args:
        record: The edition.
        before: Number of the notice that is to be sent; what later ones told does not count.
    """
    told: dict[str, int] = {}
    mailings = MailingRecord.objects.filter(edition=record)
    for mailing in mailings.filter(kind=MailingKind.EDITION.value):
        told |= mailing.told
    notices = mailings.filter(kind=MailingKind.NOTICE.value, number__lt=before)
    for mailing in notices.order_by("number"):
        told |= {id_: count for id_, count in mailing.told.items() if id_ in told}
    return told


def edition_of(asked: Asked) -> EditionRecord:
    """Return the released edition that is asked for.

    Raises:
        NoEditionError: there is none, or more than one.
    """
    rows = EditionRecord.objects.filter(state=EditionState.RELEASED.value, number=asked.number)
    if asked.series:
        rows = rows.filter(series=asked.series)
    found = list(rows[:2])
    if len(found) != 1:
        raise NoEditionError(f"{len(found) or 'no'} released editions have number {asked.number}")
    return found[0]


def _made(
    asked: Asked,
    dress: Dress,
    make: Callable[[EditionPlan, EditionView], Letter],
    clock: Clock,
    progress: Progress,
) -> Letters:
    """Make letters of what the gate lets out today, and have the finished messages read."""
    record = edition_of(asked)
    with nullcontext() if asked.inside else alone():
        mark = _mark()
        standing = protection.clear_all(asked.by, clock(), progress)
        plan = edition_today(record, standing.plan.stories, asked.base_url)
        check_plan(plan)
        letters = {view.language: make(plan, view) for view in edition_views(plan)}
        _inspect(letters, plan, standing, dress)
    items = items_of(plan.stories)
    return Letters(letters, record, items, _told(plan), standing.watch, mark)


def _inspect(
    letters: Mapping[str, Letter], plan: EditionPlan, standing: Standing, dress: Dress
) -> None:
    """Let the gate read each finished message as it would go to one person.

    Raises:
        LeakError: something protected is in one of them.
    """
    folder = Path(settings.MOKSORI_HOME) / "staging"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    try:
        for language, letter in letters.items():
            (folder / f"edition.{language}.eml").write_bytes(message_to(SAMPLE, letter, dress))
        ids = {one.story.id for one in plan.stories}
        drafts = [one for one in standing.drafts if one.story.id in ids]
        inspect(folder, standing.watch, drafts)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _told(plan: EditionPlan) -> dict[str, int]:
    told = dict.fromkeys((gone.id for gone in plan.withdrawn), WITHDRAWN)
    for one in plan.stories:
        count = sum(bool(correction.text) for correction in one.story.corrections)
        told[one.story.id] = max(count, told.get(one.story.id, 0))
    return told


def _mark() -> tuple[int, ...]:
    """Return figures that change when something is decided about what may leave."""
    return (
        ConsentRecord.objects.count(),
        ConsentRecord.objects.filter(withdrawn_at__isnull=False).count(),
        DecisionRecord.objects.count(),
        DecisionRecord.objects.filter(withdrawn_at__isnull=False).count(),
        RecallRecord.objects.count(),
        WithheldRecord.objects.count(),
        WithheldRecord.objects.filter(withdrawn_at__isnull=False).count(),
        CorrectionRecord.objects.count(),
    )
