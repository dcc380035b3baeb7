"""Programmes by edition and language, for whoever works at the machine of the desk itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from moksori.desk.programme.planning import state_today
from moksori.records.models import EditionRecord, ProgrammeRecord
from moksori.terms.errors import MissingError


class NoProgrammeError(MissingError):
    """There is no such programme, or it is not for you."""

    code = "programmes.none"
    hint = "Look at the list of programmes again: somebody may have changed it."


class NoSuchEditionError(MissingError):
    """There is no edition of that number, or there are several."""

    code = "programmes.no_edition"
    hint = "Give the number of an edition, and its series where several series have that number."


@dataclass(frozen=True, slots=True)
class Known:
    """A programme as a list names it, with the hours at which it was on air, and where."""

    series: str
    number: int
    language: str
    state: str
    aired: tuple[tuple[datetime, str], ...]


def edition_numbered(number: int, series: str = "") -> EditionRecord:
    """Return an edition by its number, and its series where several have one of that number.

    Raises:
        NoSuchEditionError: there is none, or there are several.
    """
    rows = EditionRecord.objects.filter(number=number)
    rows = rows.filter(series=series) if series else rows
    if rows.count() != 1:
        raise NoSuchEditionError("there is no such edition, or there are several")
    return rows.get()


def programme_in(edition: EditionRecord, language: str) -> ProgrammeRecord:
    """Return the programme of an edition in a language.

    Raises:
        NoProgrammeError: it was never planned.
    """
    rows = ProgrammeRecord.objects.filter(edition=edition, language=language)
    row = rows.select_related("edition").first()
    if row is None:
        raise NoProgrammeError("the edition has no programme in this language; plan it first")
    return row


def every_programme() -> Sequence[Known]:
    """Return all programmes of the desk, the oldest edition first."""
    rows = ProgrammeRecord.objects.select_related("edition").prefetch_related("airings")
    return [
        Known(
            row.edition.series,
            row.edition.number,
            row.language,
            state_today(row),
            tuple((one.start, one.station) for one in row.airings.all()),
        )
        for row in rows.order_by("edition__month", "edition__number", "language")
    ]
