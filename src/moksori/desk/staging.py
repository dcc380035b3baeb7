"""The staging folder: an edition is made there, read by the gate, and made again if need be."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from moksori.desk.programme.on_site import heard_in
from moksori.protection.inspect import inspect
from moksori.publishing.edition import write_edition
from moksori.publishing.material import fixed_digests
from moksori.terms.cleared import Seal
from moksori.terms.draft import Draft
from moksori.terms.edition import EditionPlan
from moksori.terms.errors import InvalidError
from moksori.terms.finding import FindingClass, LeakError
from moksori.terms.watch import Watch

Progress = Callable[[str, int, int], None]
STOPS = frozenset({FindingClass.BLOCK, FindingClass.UNREADABLE})


class NothingToReleaseError(InvalidError):
    """No story passed the gate, so there is no edition to make."""

    code = "publishing.nothing_cleared"
    hint = "Open the report: it says for each account why it was not read or not let out."


@dataclass(frozen=True, slots=True)
class Staged:
    """A sealed staging folder.

    Attributes:
        plan: What is in it: the plan without the stories that the gate stopped in their files.
        held: Public ids of those stories, each with the number of findings in its files.
    """

    folder: Path
    seal: Seal
    plan: EditionPlan
    held: dict[str, int]


def stage(
    plan: EditionPlan, drafts: Sequence[Draft], watch: Watch, folder: Path, progress: Progress
) -> Staged:
    """Make an edition in a folder and let the gate read its finished bytes.

    A story whose own page or paper carries something protected is left out, and the edition is
    made again from nothing. What the gate finds in a file of the whole edition, and in no story's
    own file, stops the release.

    Args:
        plan: The cleared stories.
        drafts: The drafts they were cleared from.
        watch: The values they were held against.
        folder: The staging folder; what a killed release left in it is removed.
        progress: Told after each file.

    Raises:
        NothingToReleaseError: no story is left.
        LeakError: a file of the whole edition carries something protected.
    """
    held: dict[str, int] = {}
    while plan.stories:
        site = _emptied(folder)
        # Anew each time: a programme with a story that was stopped is not heard.
        plan, heard = heard_in(plan)
        write_edition(plan, site, progress, heard.beside)
        try:
            told = [*drafts, *heard.drafts]
            seal = inspect(site, watch, told, attested=heard.attested, fixed=fixed_digests())
        except LeakError as leak:
            stopped = _stories_of(leak, site, plan)
            if not stopped:
                raise
            held |= stopped
            plan, drafts = _without(plan, drafts, stopped)
            continue
        return Staged(folder, seal, plan, held)
    shutil.rmtree(folder, ignore_errors=True)
    message = "no story was cleared"
    raise NothingToReleaseError(message)


def _emptied(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    site = folder / "site"
    site.mkdir(mode=0o700, parents=True)
    return site


def _stories_of(leak: LeakError, site: Path, plan: EditionPlan) -> dict[str, int]:
    """Return the stories in whose own files the gate found something, with how much."""
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    found: dict[str, int] = {}
    for finding in leak.findings:
        number = re.fullmatch(r"file (\d+)", finding.place)
        if finding.cls not in STOPS or number is None:
            continue
        for story in _of_path(paths[int(number[1]) - 1], plan):
            found[story] = found.get(story, 0) + 1
    return found


def _of_path(path: str, plan: EditionPlan) -> Iterable[str]:
    """Return the stories whose address a file's name is; two of one title both count."""
    if not path.startswith("stories/"):
        return
    stem = PurePosixPath(path).name.split(".")[0]
    for cleared in plan.stories:
        slug = re.escape(cleared.story.slug)
        if re.fullmatch(rf"{slug}(?:-\d+)?", stem):
            yield cleared.story.id


def _without(
    plan: EditionPlan, drafts: Sequence[Draft], stopped: dict[str, int]
) -> tuple[EditionPlan, list[Draft]]:
    kept = tuple(one for one in plan.stories if one.story.id not in stopped)
    languages = tuple(sorted({one.story.language for one in kept}))
    return (
        replace(plan, stories=kept, languages=languages or plan.languages),
        [draft for draft in drafts if draft.story.id not in stopped],
    )
