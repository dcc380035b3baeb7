"""The site made anew wherever it stands: on this machine, and at every outlet that holds it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from moksori.desk import delivery, site, whereabouts
from moksori.desk.protection import Standing
from moksori.terms.errors import MoksoriError

Progress = Callable[[str, int, int], None]


def show_again(
    standing: Standing, progress: Progress, *, by: str, at: datetime
) -> tuple[Path, ...]:
    """Make the site anew and show it wherever this machine shows it.

    Args:
        standing: What may leave now.
        progress: Told after each file.
        by: For whom.
        at: When.

    Returns:
        Where it is shown; nothing where it is nowhere.

    Raises:
        LeakError: a file that is of no story carries something protected; what is shown stays.
    """
    shown = []
    for place, base_url in site.places():
        made = site.make_site(standing, progress, by=by, at=at, base_url=base_url)
        site.show_site(made, place, base_url=base_url, by=by, at=at)
        shown.append(place)
    return tuple(shown)


def bring_again(
    standing: Standing, progress: Progress, *, by: str, at: datetime
) -> dict[str, MoksoriError | None]:
    """Bring the site anew to every outlet where stories stand; one that fails stops no other.

    Args:
        standing: What may leave now.
        progress: Told after each file.
        by: For whom.
        at: When.

    Returns:
        Names of the outlets, each with why it failed: there stands what stood there before.
    """
    told: dict[str, MoksoriError | None] = {}
    for one in delivery.outlets():
        if not one.stories:
            continue
        try:
            made = site.make_site(standing, progress, by=by, at=at, base_url=one.base_url)
            delivery.deliver_site(one.name, made, progress, resume=False, by=by, at=at)
            told[one.name] = None
        except MoksoriError as error:
            whereabouts.note_failed(one.id, error.code, by=by, at=at)
            told[one.name] = error
    return told
