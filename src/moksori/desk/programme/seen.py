"""Which programmes somebody may see: those of whose every word the stories are for them.

A story that was taken back is for nobody who airs it, and its words go with it. That the programme
is recalled, and where it was given and heard, stays with those people: they have to ask for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import QuerySet

from moksori.desk import editions
from moksori.desk.editions import NoEditionError
from moksori.desk.programme.finding import NoProgrammeError
from moksori.desk.programme.lines import spoken, takes_of
from moksori.desk.programme.own_voice import NoOwnVoiceError
from moksori.desk.programme.takes import NoTakeError
from moksori.records.models import OwnVoiceRecord, ProgrammeRecord, StoryRecord, TakeRecord, User
from moksori.records.states import ProgrammeState, Role


def programme_of(who: User, programme_id: str) -> ProgrammeRecord:
    """Return a programme somebody may see.

    Raises:
        NoProgrammeError: there is none, or a story in it is not for them.
    """
    row = _rows().filter(pk=programme_id).first()
    if row is None or not is_seen(who, row):
        raise NoProgrammeError("no such programme")
    return row


def programme_or_recall(who: User, programme_id: str) -> tuple[ProgrammeRecord, bool]:
    """Return a programme, and whether its words may be seen; of a recalled one at least that.

    Raises:
        NoProgrammeError: there is none, or nothing of it is for them.
    """
    row = _rows().filter(pk=programme_id).first()
    if row is not None and is_seen(who, row):
        return row, True
    if row is not None and _is_told_of_recall(who, row):
        return row, False
    raise NoProgrammeError("no such programme")


def programmes_seen(who: User) -> Iterator[tuple[ProgrammeRecord, bool]]:
    """Yield the programmes of somebody, the newest edition first, as `programme_or_recall`."""
    order = ("-edition__month", "edition__series", "-edition__number", "language")
    for row in _rows().prefetch_related("airings").order_by(*order):
        whole = is_seen(who, row)
        if whole or _is_told_of_recall(who, row):
            yield row, whole


def is_seen(who: User, row: ProgrammeRecord) -> bool:
    """Say whether every story whose words are in a programme is for somebody."""
    if not row.script:
        try:
            editions.edition_of(who, row.edition_id)
        except NoEditionError:
            return False
        return True
    return bool(those_seen(who, [row]))


def those_seen(who: User, rows: Iterable[ProgrammeRecord]) -> list[ProgrammeRecord]:
    """Return those of some programmes with a running order that somebody may see, asked at once."""
    told = list(rows)
    named = {id_ for row in told for id_ in _named(row.script) | _spoken_of(row.script)}
    seen = StoryRecord.objects.seen_by(who).filter(public_id__in=named)
    pairs = set(seen.values_list("public_id", "language")) if named else set()
    anywhere = {id_ for id_, _ in pairs}
    return [
        row
        for row in told
        if {(id_, row.language) for id_ in _spoken_of(row.script)} <= pairs
        and _named(row.script) <= anywhere
    ]


def take_of(who: User, programme_id: str, take_id: str) -> tuple[ProgrammeRecord, TakeRecord]:
    """Return a programme and a take of one of its lines.

    Raises:
        NoProgrammeError: as `programme_of`.
        NoTakeError: there is no such take, it is of other words, or it may not be heard.
    """
    row = programme_of(who, programme_id)
    take = next((one for one in takes_of(row) if one.pk == take_id), None)
    if take is None or take.script not in spoken(row):
        raise NoTakeError("there is no such take")
    return row, take


def own_voice_of(who: User, own_id: str) -> OwnVoiceRecord:
    """Return a wish for an own voice, of a programme that somebody may see.

    Raises:
        NoOwnVoiceError: there is none, or a story in the programme is not for them.
    """
    rows = OwnVoiceRecord.objects.select_related("programme__edition", "take")
    own = rows.filter(pk=own_id).first()
    if own is None or not is_seen(who, own.programme):
        raise NoOwnVoiceError("no such own voice")
    return own


def _spoken_of(script: Mapping[str, Any]) -> set[str]:
    """Return the stories whose words a running order has."""
    return {str(story) for story, _ in script["stories"]}


def _named(script: Mapping[str, Any]) -> set[str]:
    """Return the stories that a running order speaks of, those that are missing in it too."""
    return {str(item["story"]) for item in script["items"] if item.get("story")}


def _is_told_of_recall(who: User, row: ProgrammeRecord) -> bool:
    airs = who.is_active and who.has_role(Role.PRODUCER, Role.READER)
    return airs and row.state == ProgrammeState.RECALLED.value


def _rows() -> QuerySet[ProgrammeRecord]:
    return ProgrammeRecord.objects.select_related("edition")
