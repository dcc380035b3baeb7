"""Where every story is that was let out: what stands there, what is stale, what is gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from moksori.desk import audit
from moksori.publishing.fingerprint import fingerprint
from moksori.records.models import CopyRecord, OutletRecord, StoryRecord
from moksori.records.states import CopyState, OutletKind
from moksori.terms.cleared import Cleared
from moksori.terms.errors import MissingError

BATCH = 500
"""So many rows go to the database at once."""


class NoCopyError(MissingError):
    """No copy of that id is on the list."""

    code = "outlets.no_copy"
    hint = "`moksori out list` shows the id of every copy."


class NotOutError(MissingError):
    """The story was never let out, in that language or at all."""

    code = "outlets.not_out"
    hint = "`moksori out list` shows the id and the language of every story that is out."


@dataclass(frozen=True, slots=True)
class Item:
    """One story in one language, as it goes to an outlet.

    Attributes:
        story: Its public id.
        told: Stands for the public text: another text has another one.
        files: Paths of its own files, where it has some.
    """

    story: str
    language: str
    told: str
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Whereabout:
    """A copy of a story that stands somewhere.

    Attributes:
        copy: Its id.
        kind: What kind of place it is in.
        place: What the desk calls the place.
        stale: True where the story is told otherwise today, or not at all any more.
        ours: True where the next showing or delivery puts it right; elsewhere somebody must ask.
        copies: How many people got it.
        label: What people at the desk call the place.
    """

    copy: str
    story: str
    language: str
    kind: OutletKind
    place: str
    state: CopyState
    stale: bool
    ours: bool
    copies: int
    at: datetime
    files: tuple[str, ...]
    label: str = ""


def items_of(
    stories: Iterable[Cleared], files: Mapping[str, tuple[str, str]] | None = None
) -> tuple[Item, ...]:
    """Return cleared stories as items.

    Args:
        stories: What was let out.
        files: Path → public id and language, where stories have files of their own.
    """
    own: dict[tuple[str, str], list[str]] = {}
    for path, key in (files or {}).items():
        own.setdefault(key, []).append(path)
    return tuple(
        Item(
            one.story.id,
            one.story.language,
            fingerprint(one.story),
            tuple(sorted(own.get((one.story.id, one.story.language), ()))),
        )
        for one in stories
    )


def outlet(
    kind: OutletKind, name: str, *, by: str, at: datetime, settings: object = None
) -> OutletRecord:
    """Return the outlet of a kind and name; it is written down the first time.

    Args:
        kind: What kind of place it is.
        name: What the desk calls it: a folder, an address, a body.
        by: Who.
        at: When.
        settings: How it is reached, where it is new.
    """
    found, _ = OutletRecord.objects.get_or_create(
        kind=kind.value, name=name, defaults={"by": by, "at": at, "settings": settings or {}}
    )
    return found


@transaction.atomic
def note_out(place: OutletRecord, items: Sequence[Item], *, by: str, at: datetime) -> None:
    """Write down that an outlet of ours now holds these stories and no others.

    What stood there and was told otherwise is replaced; what is not there any more is gone.

    Args:
        place: A site, or where a site is delivered.
        items: All that stands there now.
        by: Who brought it.
        at: When.
    """
    fresh = {(one.story, one.language): one for one in items}
    replaced, gone, kept = [], [], set()
    standing = CopyRecord.objects.out().filter(outlet=place)
    for id_, *key, told in standing.values_list("id", "public_id", "language", "told"):
        now = fresh.get((key[0], key[1]))
        if now is None:
            gone.append(id_)
        elif now.told != told:
            replaced.append(id_)
        else:
            kept.add((key[0], key[1]))
    _end(replaced, CopyState.REPLACED, at)
    _end(gone, CopyState.GONE, at)
    new = [one for key, one in fresh.items() if key not in kept]
    _write(place, new, 1, by=by, at=at)
    OutletRecord.objects.filter(pk=place.pk).update(brought_at=at, failed_at=None, error_code="")
    audit.write_line(
        "outlet.shown",
        by=by,
        at=at,
        subjects=[place.id],
        detail={"stories": len(items), "new": len(new), "gone": len(gone)},
    )


@transaction.atomic
def note_failed(place_id: str, error_code: str, *, by: str, at: datetime) -> None:
    """Write down that nothing could be brought to an outlet: what stood there stands there still.

    Args:
        place_id: Id of the outlet.
        error_code: Of the error.
        by: Who tried.
        at: When.
    """
    OutletRecord.objects.filter(pk=place_id).update(failed_at=at, error_code=error_code)
    audit.write_line(
        "outlet.failed", by=by, at=at, subjects=[place_id], detail={"error": error_code}
    )


@transaction.atomic
def note_given(
    place: OutletRecord, items: Sequence[Item], *, by: str, at: datetime, copies: int = 1
) -> None:
    """Write down that stories were given away: nothing that we do later changes these copies.

    Args:
        place: Readers by mail, a partner, a folder that was handed out.
        items: What they got.
        by: Who gave it.
        at: When.
        copies: How many people got it.
    """
    _write(place, items, copies, by=by, at=at)
    audit.write_line(
        "outlet.given",
        by=by,
        at=at,
        subjects=[place.id],
        detail={"stories": len(items), "copies": copies},
    )


def standing(current: Mapping[tuple[str, str], str], story: str = "") -> tuple[Whereabout, ...]:
    """Return where stories are, and which of those copies are stale.

    Args:
        current: Public id and language → how the story is told today; what is missing may not
            leave any more.
        story: Public id of the one story that is asked for; all where empty.
    """
    rows = CopyRecord.objects.out().select_related("outlet")
    if story:
        rows = rows.filter(public_id=story)
    found = (_whereabout(row, current) for row in rows.order_by("at", "id"))
    return tuple(sorted(found, key=lambda one: (one.story, one.language, one.kind, one.place)))


def told_today() -> dict[tuple[str, str], str]:
    """Return how every story is told that may leave today: public id and language → its text."""
    rows = StoryRecord.objects.exclude(told="")
    return {(row[0], row[1]): row[2] for row in rows.values_list("public_id", "language", "told")}


def items_known(story: str, language: str = "") -> tuple[Item, ...]:
    """Return a story as it was last let out, in one language or in all in which it was.

    Args:
        story: Its public id.
        language: The language; all where empty.

    Raises:
        NotOutError: it was never let out.
    """
    last: dict[str, Item] = {}
    for row in CopyRecord.objects.of_story(story):
        last[row.language] = Item(story, row.language, row.told)
    found = tuple(item for tag, item in sorted(last.items()) if language in {"", tag})
    if not found:
        raise NotOutError("no such story was let out in that language")
    return found


def add_elsewhere(
    kind: OutletKind, place: str, items: Sequence[Item], *, by: str, at: datetime
) -> None:
    """Write down a copy that others made: an archive's, or a reprint.

    Args:
        kind: `ARCHIVE` or `REPRINT`.
        place: Where it is: a web address, or the name of a paper and its number.
        items: What stands there, as it was told then.
        by: Who found it.
        at: When.
    """
    note_given(outlet(kind, place, by=by, at=at), items, by=by, at=at)


@transaction.atomic
def settle(copy: str, state: CopyState, *, by: str, at: datetime) -> None:
    """Write down what became of a copy that we cannot change ourselves.

    Args:
        copy: Id of the copy.
        state: `ASKED` where somebody was asked to take it down, `GONE` where it is gone.
        by: Who says so.
        at: When.

    Raises:
        NoCopyError: there is no such copy that stands.
    """
    rows = CopyRecord.objects.out().filter(pk=copy)
    ended = at if state is CopyState.GONE else None
    if not rows.update(state=state.value, ended_at=ended):
        raise NoCopyError("no copy of that id stands anywhere")
    audit.write_line(f"copy.{state.value}", by=by, at=at, subjects=[copy])


def _whereabout(row: CopyRecord, current: Mapping[tuple[str, str], str]) -> Whereabout:
    kind = OutletKind(row.outlet.kind)
    return Whereabout(
        copy=row.id,
        story=row.public_id,
        language=row.language,
        kind=kind,
        place=row.outlet.name,
        state=CopyState(row.state),
        stale=current.get((row.public_id, row.language)) != row.told,
        ours=kind.ours,
        copies=row.copies,
        at=row.at,
        files=tuple(row.files),
        label=row.outlet.label,
    )


def _end(ids: Sequence[str], state: CopyState, at: datetime) -> None:
    for first in range(0, len(ids), BATCH):
        some = CopyRecord.objects.filter(pk__in=ids[first : first + BATCH])
        some.update(state=state.value, ended_at=at)


def _write(
    place: OutletRecord, items: Sequence[Item], copies: int, *, by: str, at: datetime
) -> None:
    CopyRecord.objects.bulk_create(
        (
            CopyRecord(
                outlet=place,
                public_id=one.story,
                language=one.language,
                told=one.told,
                files=list(one.files),
                copies=copies,
                by=by,
                at=at,
            )
            for one in items
        ),
        batch_size=BATCH,
    )
