"""The site of everything that is out: made anew from what stands, read by the gate, then shown."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from django.conf import settings

from moksori.desk import about, audit, figures, whereabouts
from moksori.desk.editions_today import by_story, edition_of, withdrawn_of
from moksori.desk.figures import none_of
from moksori.desk.programme.on_site import heard_on
from moksori.desk.protection import Standing
from moksori.desk.staging import STOPS, NothingToReleaseError
from moksori.desk.whereabouts import Item
from moksori.protection.inspect import inspect
from moksori.protection.table_gate import LABELS
from moksori.publishing.material import fixed_digests
from moksori.publishing.showing import show
from moksori.publishing.site import story_files, write_site
from moksori.publishing.site_folder import Made, SiteFolder
from moksori.records.models import EditionRecord, OutletRecord, StoryRecord
from moksori.records.states import EditionState, OutletKind
from moksori.terms.cleared import Cleared, Seal
from moksori.terms.edition import EditionPlan, SitePlan
from moksori.terms.finding import LeakError

Progress = Callable[[str, int, int], None]
FILES, MADE = "files", "made.json"
_FILE = re.compile(r"file (\d+)")
_FIGURES, _ABOUT = re.compile(r"figures[./]"), re.compile(r"about\.")


@dataclass(frozen=True, slots=True)
class Site:
    """A sealed site in the desk.

    Attributes:
        folder: Where it stands; it is shown by copying it to where readers are.
        stories: How many stories are in it, each counted once.
        anew: How many of its files were made anew.
        left_out: How many stories were released and may not leave any more.
        items: Every story in it, for the list of what is out.
    """

    folder: Path
    seal: Seal
    stories: int
    anew: int
    left_out: int
    items: tuple[Item, ...]


def make_site(
    standing: Standing, progress: Progress, *, by: str, at: datetime, base_url: str = ""
) -> Site:
    """Make the site of all released editions from what the gate lets out today.

    Files made of the same as before are taken over; the gate reads every byte all the same. What
    it does not let out any more is not in the site, even where nothing is left of an edition. A
    story in whose own files it finds something is left out, and the site is made without it.

    Args:
        standing: Every story that may leave now, and the list they were held against.
        progress: Told after each file.
        by: For whom.
        at: When.
        base_url: Public address of the site, where it has one.

    Raises:
        NothingToReleaseError: no edition was released.
        LeakError: a file that is of no story carries something protected.
    """
    plan, left_out = _plan(standing.plan.stories, base_url)
    asked = len(_ids(plan))
    counted = figures.count(standing.watch, by=by, at=at)
    plan = replace(plan, figures=counted.figures)
    standing = replace(standing, drafts=(*standing.drafts, *counted.drafts))
    plan, folder, seal = _written(plan, standing, progress)
    ids = _ids(plan)
    left_out += asked - len(ids)
    audit.write_line(
        "site.made",
        by=by,
        at=at,
        detail={"files": len(seal.files), "stories": len(ids), "left_out": left_out},
    )
    items = whereabouts.items_of(
        [one for edition in plan.editions for one in edition.stories], story_files(plan)
    )
    return Site(folder.path, seal, len(ids), folder.anew, left_out, items)


def show_site(made: Site, place: Path, *, base_url: str = "", by: str, at: datetime) -> None:
    """Show a made site at a place on this machine, and write down what stands there now.

    Args:
        made: The site.
        place: Where readers find it.
        base_url: Its public address, kept for the next time.
        by: For whom.
        at: When.

    Raises:
        PlaceTakenError: something else stands there.
        OSError: the disk is full or cannot be written; what was shown before still is.
    """
    show(made.folder, place)
    outlet = whereabouts.outlet(OutletKind.SITE, str(place.absolute()), by=by, at=at)
    outlet.settings = {"base_url": base_url}
    outlet.save(update_fields=["settings"])
    whereabouts.note_out(outlet, made.items, by=by, at=at)


def places() -> tuple[tuple[Path, str], ...]:
    """Return where the site is shown on this machine, with its public address there."""
    rows = OutletRecord.objects.filter(kind=OutletKind.SITE.value).order_by("at", "id")
    return tuple((Path(row.name), str(row.settings.get("base_url", ""))) for row in rows)


def _written(
    plan: SitePlan, standing: Standing, progress: Progress
) -> tuple[SitePlan, SiteFolder, Seal]:
    """Write a site and have it read; what stops a story's own files stops that story only."""
    home = Path(settings.MOKSORI_HOME) / "site"
    home.mkdir(mode=0o700, exist_ok=True)
    folder = SiteFolder(home / FILES, _made_before(home))
    plan, heard = heard_on(plan)
    write_site(plan, folder, progress, workers=os.cpu_count() or 1, beside=heard.beside)
    _take_down(home, folder)
    ids = _ids(plan)
    drafts = [
        draft for draft in standing.drafts if draft.story.id in ids or draft.story.id == LABELS
    ]
    try:
        seal = inspect(
            folder.path, standing.watch, drafts, attested=heard.attested, fixed=fixed_digests()
        )
    except LeakError as leak:
        stopped = _stopped(leak, folder.path, plan)
        if not stopped and plan.figures.tables and _is_in(leak, folder.path, _FIGURES):
            return _written(replace(plan, figures=none_of(plan.figures)), standing, progress)
        if not stopped and plan.about and _is_in(leak, folder.path, _ABOUT):
            return _written(replace(plan, about=()), standing, progress)
        if not stopped:
            raise
        StoryRecord.objects.filter(public_id__in=stopped).update(told="")
        # One story must not keep what was taken back before the eyes of readers.
        return _written(_without(plan, stopped), standing, progress)
    return plan, folder, seal


def _ids(plan: SitePlan) -> set[str]:
    return {one.story.id for edition in plan.editions for one in edition.stories}


def _plan(cleared: tuple[Cleared, ...], base_url: str) -> tuple[SitePlan, int]:
    """Return all released editions with what may leave of them, and how many stories may not."""
    told_of = by_story(cleared)
    released = EditionRecord.objects.filter(state=EditionState.RELEASED.value)
    records = list(released.order_by("month", "series", "number"))
    if not records:
        message = "no edition was released"
        raise NothingToReleaseError(message)
    editions: list[EditionPlan] = []
    seen: set[str] = set()
    left_out = 0
    for record in records:
        wanted = [one.public_id for one in record.stories.order_by("places__number")]
        fresh = [id_ for id_ in dict.fromkeys(wanted) if id_ not in seen]
        seen.update(fresh)
        gone = [id_ for id_ in fresh if id_ not in told_of]
        left_out += len(gone)
        told = tuple(one for id_ in fresh for one in told_of.get(id_, ()))
        edition = edition_of(record, told, records[-1], base_url)
        editions.append(replace(edition, withdrawn=withdrawn_of(gone, edition.languages)))
    return SitePlan(tuple(editions), about.for_site()), left_out


def _stopped(leak: LeakError, folder: Path, plan: SitePlan) -> set[str]:
    """Return the stories in whose own files the gate found something."""
    paths = sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )
    numbers = (_FILE.fullmatch(one.place) for one in leak.findings if one.cls in STOPS)
    told = story_files(plan)
    return {
        told[path][0]
        for number in numbers
        if number and (path := paths[int(number[1]) - 1]) in told
    }


def _is_in(leak: LeakError, folder: Path, pages: re.Pattern[str]) -> bool:
    """Say whether the gate found something in some pages and in nothing else."""
    paths = sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )
    numbers = [_FILE.fullmatch(one.place) for one in leak.findings if one.cls in STOPS]
    found = [paths[int(number[1]) - 1] if number else "" for number in numbers]
    return all(pages.match(path) for path in found)


def _without(plan: SitePlan, stopped: set[str]) -> SitePlan:
    return replace(
        plan,
        editions=tuple(
            replace(
                edition,
                stories=tuple(one for one in edition.stories if one.story.id not in stopped),
            )
            for edition in plan.editions
        ),
    )


def _made_before(home: Path) -> dict[str, Made]:
    """Return how the files of the site were made; nothing where that cannot be read."""
    try:
        told = json.loads((home / MADE).read_text("utf-8"))
        return {path: Made(*one) for path, one in told.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _take_down(home: Path, folder: SiteFolder) -> None:
    """Write down how the files were made; a killed start leaves the old list or the new one."""
    told = {path: list(asdict(one).values()) for path, one in folder.made.items()}
    fresh = home / f"{MADE}.new"
    fresh.write_text(json.dumps(told), "utf-8")
    fresh.replace(home / MADE)
