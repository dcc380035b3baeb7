"""Giving records to a partner or a court: consents, disguises, the gate twice, one audit line."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from moksori.desk import audit, readiness
from moksori.desk.exchange_bundle import DROPPABLE, Assembled, Request, assemble, without
from moksori.protection.bundles import drafts_of, look_at
from moksori.protection.gate import STOPS, clear_bundle
from moksori.protection.inspect import inspect
from moksori.publishing.exchange.losses import counted
from moksori.publishing.exchange.writing import FORMS, TO_THE_UN, write_bundle
from moksori.terms.bundle import Loss
from moksori.terms.cleared import Seal
from moksori.terms.consent import Use
from moksori.terms.disguise import Audience
from moksori.terms.draft import BundleDraft
from moksori.terms.errors import InvalidError, RefusedError
from moksori.terms.finding import Finding, FindingClass
from moksori.terms.ids import new_id
from moksori.terms.watch import Watch

FORM_NAMES = tuple(FORMS)


class NoSuchFormError(InvalidError):
    """A form was asked for that cannot be made, or not for this audience."""

    code = "exchange.no_such_form"
    hint = "Take one of the forms that `moksori export --help` names; UN forms go to partners."


class OutTakenError(RefusedError):
    """The folder named for the files is there already and holds something."""

    code = "exchange.out_taken"
    hint = "Name a new folder with --out: what went out once is never written over."


class OutInsideDeskError(RefusedError):
    """The files were to be written into the desk itself."""

    code = "exchange.out_inside_desk"
    hint = "Name a folder outside of the desk with --out."


@dataclass(frozen=True, slots=True)
class Exported:
    """What went out.

    Attributes:
        counts: How many records of each kind.
        losses: What is not in the files, by field, with how many.
        to_look_at: How many places the gate would have a person look at.
    """

    counts: dict[str, int]
    losses: tuple[tuple[Loss, int], ...]
    to_look_at: int
    seal: Seal


def use_of(audience: Audience, form: str) -> Use:
    """Return the use that a consent must allow.

    Raises:
        NoSuchFormError: The form is not known, or is not for this audience.
    """
    if form not in FORMS or audience not in {Audience.PARTNER, Audience.COURT}:
        raise NoSuchFormError("this form cannot be made for this audience")
    if form in TO_THE_UN:
        if audience is not Audience.PARTNER:
            raise NoSuchFormError("this form goes to the United Nations, not to a court")
        return Use.UNITED_NATIONS
    return Use.COURT if audience is Audience.COURT else Use.SHARE_WITH_BODY


def export(
    audience: Audience, form: str, out: Path, *, to_whom: str = "", by: str, at: datetime
) -> Exported:
    """Write what consents cover for an audience into a new folder.

    Args:
        audience: Partner or court.
        form: A name of `FORM_NAMES`.
        out: The folder; it gets its name when the gate has read every byte of it.
        to_whom: The body it goes to; without it only consents count that name none.
        by: Who gives it.
        at: When.

    Raises:
        NoSuchFormError: The form is not known, or is not for this audience.
        OutTakenError, OutInsideDeskError: The folder cannot be taken.
        LeakError: Something protected would have left; nothing is in the folder then.
    """
    request = Request(audience, use_of(audience, form), to_whom)
    out = out.expanduser().resolve()
    check_out(out)
    made = assemble(request, by=by, at=at)
    readiness.make_ready(made.watch, at=at)
    draft, to_look_at = _without_doubtful_words(made.draft, made.watch)
    cleared = clear_bundle(draft, made.watch)
    with staging() as folder:
        losses = write_bundle(cleared, form, folder)
        exported = Exported(
            _counts(draft),
            tuple(counted([*draft.bundle.losses, *losses])),
            to_look_at,
            inspect(folder, made.watch, drafts_of(draft, made.watch)),
        )
        _write_line(request, form, made, exported, by=by, at=at)
        hand_out(folder, out)
    return exported


@contextmanager
def staging() -> Iterator[Path]:
    """Give a folder inside the desk that is gone afterwards, whatever happens."""
    staging = settings.MOKSORI_HOME / "staging"
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(mode=0o700, parents=True)
    try:
        yield staging / "files"
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def check_out(out: Path) -> None:
    """Refuse a folder for files that lies in the desk, or that holds something.

    Raises:
        OutTakenError, OutInsideDeskError: the folder cannot be taken.
    """
    home = Path(settings.MOKSORI_HOME).resolve()
    if out == home or home in out.parents:
        raise OutInsideDeskError("the folder for the files lies in the desk")
    if out.exists() and not (out.is_dir() and not any(out.iterdir())):
        raise OutTakenError("the folder for the files holds something")


def _without_doubtful_words(draft: BundleDraft, watch: Watch) -> tuple[BundleDraft, int]:
    """Leave out free words to which the gate objects; of anything else it stops the bundle.

    Returns:
        The bundle, and how many places of it a person should look at.
    """
    findings = look_at(draft, watch)
    stopped = {_place(one) for one in findings if one.cls in STOPS}
    found = {(record, field) for record, field in stopped if field in DROPPABLE}
    doubts = [one for one in findings if one.cls is FindingClass.REVIEW]
    kept = sum(_place(one) not in found for one in doubts)
    return (without(draft, found) if found else draft), kept


def _place(finding: Finding) -> tuple[str, str]:
    record, _, field = finding.place.partition(" ")
    return record, field


def _counts(draft: BundleDraft) -> dict[str, int]:
    bundle = draft.bundle
    return {
        "acts": len(bundle.acts),
        "persons": len(bundle.persons),
        "organisations": len(bundle.organisations),
        "places": len(bundle.places),
        "statements": len(bundle.statements),
        "documents": len(bundle.documents),
    }


def _write_line(
    request: Request, form: str, made: Assembled, exported: Exported, *, by: str, at: datetime
) -> None:
    """Write down what leaves before it does: a line too many is better than one too few."""
    audit.write_line(
        "bundle.exported",
        by=by,
        at=at,
        subjects=[*made.consents, *made.accounts],
        detail={
            "audience": request.audience.value,
            "use": request.use.value,
            "form": form,
            "files": len(exported.seal.files),
            **exported.counts,
        },
    )


def hand_out(folder: Path, out: Path) -> None:
    """Copy the sealed files beside their place, and give them their name at once."""
    out.parent.mkdir(parents=True, exist_ok=True)
    fresh = out.with_name(f".{out.name}.{new_id('new')}")
    try:
        shutil.copytree(folder, fresh)
        if out.exists():
            out.rmdir()
        fresh.rename(out)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
