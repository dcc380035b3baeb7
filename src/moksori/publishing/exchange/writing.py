"""A cleared bundle as a folder of files in one form, with its loss report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from moksori.publishing.exchange.datapackage import csv_package
from moksori.publishing.exchange.esf import events_standard_formats
from moksori.publishing.exchange.ftm import followthemoney
from moksori.publishing.exchange.losses import report
from moksori.publishing.exchange.made import Made
from moksori.publishing.exchange.un_drafts import special_procedures, wgeid
from moksori.publishing.exchange.uwazi import uwazi
from moksori.publishing.folder import Folder
from moksori.terms.bundle import Bundle, Loss
from moksori.terms.cleared import ClearedBundle, ClearedKind
from moksori.terms.errors import RefusedError

FORMS: dict[str, Callable[[Bundle], Made]] = {
    "uwazi": uwazi,
    "ftm": followthemoney,
    "esf": events_standard_formats,
    "csv": csv_package,
    "wgeid": wgeid,
    "letter": special_procedures,
}
"""The forms that can be made, by the name that the command takes."""

TO_THE_UN = frozenset({"wgeid", "letter"})
"""Forms that go to the United Nations: they need the consent for that use."""

_MONTH = "1980-01"
"""All files are as old: they say nothing of when they were made."""


class NoBundleError(RefusedError):
    """Something that is no bundle was to be written as exchange files."""

    code = "publishing.no_bundle"
    hint = "Clear a bundle for a partner or a court; stories leave in editions."


def write_bundle(cleared: ClearedBundle, form: str, staging: Path) -> tuple[Loss, ...]:
    """Write a cleared bundle into an empty folder; return what its form could not carry.

    Args:
        cleared: What the gate let out.
        form: One of `FORMS`.
        staging: A folder that is empty or not there yet.

    Raises:
        NoBundleError: What was cleared is of another kind.
        StagingError: The folder holds something already.
        OSError: The disk is full or cannot be written.
    """
    if cleared.kind is not ClearedKind.BUNDLE:
        raise NoBundleError("what was cleared is no bundle")
    made = FORMS[form](cleared.bundle)
    folder = Folder.open(staging)
    for path, content in (*made.files, *report(cleared.bundle, form, made.losses)):
        folder.put(path, content)
    folder.close(_MONTH)
    return made.losses
