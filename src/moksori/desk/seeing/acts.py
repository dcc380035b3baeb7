"""Acts as screens show them: who did what to whom, which passage says so, and what contradicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from django.db.models import QuerySet
from django.utils.translation import get_language

from moksori.desk.seeing import reach
from moksori.desk.seeing.calling import called
from moksori.packs.loader import load_common
from moksori.records.models import (
    AccountRecord,
    ActRecord,
    InvolvementRecord,
    PersonRecord,
    StatementRecord,
    User,
)

LONGEST = 400


@dataclass(frozen=True, slots=True)
class Said:
    """A passage that speaks of an act.

    Attributes:
        words: The stretch that says so, as told; cut where it is long.
        tellers: Who told whom, nearest to the event first.
        agrees: False where the passage denies it.
    """

    id: str
    account: str
    language: str
    passage: int
    words: str
    tellers: tuple[str, ...]
    grade: str
    agrees: bool
    why: str
    by: str


@dataclass(frozen=True, slots=True)
class Act:
    """One act.

    Attributes:
        type: What the codebook calls it, in the language of the screen.
        victim, accused: Ids with what they are called.
        denied: True where a passage denies it.
    """

    id: str
    type: str
    when: str
    earliest: date | None
    latest: date | None
    place: str
    standing: str
    status: str
    victim: tuple[str, str]
    accused: tuple[tuple[str, str], ...]
    said: tuple[Said, ...]

    @property
    def denied(self) -> bool:
        """Whether a passage denies it."""
        return any(not one.agrees for one in self.said)


def touching(who: User, person_id: str) -> tuple[Act, ...]:
    """Return acts that a person did or suffered, the earliest first; none that is not for them."""
    return acts_of(who, ActRecord.objects.seen_by(who).touching(person_id))


def acts_of(who: User, rows: QuerySet[ActRecord]) -> tuple[Act, ...]:
    """Return acts with what is said of them, as far as somebody may see it.

    Args:
        who: Who looks.
        rows: Acts they may see.
    """
    found = list(rows.select_related("victim", "place").order_by("earliest", "id"))
    ids = [row.id for row in found]
    accused: dict[str, list[PersonRecord]] = defaultdict(list)
    links = InvolvementRecord.objects.filter(act__in=ids).select_related("person")
    for link in links.order_by("number", "id"):
        accused[link.act_id].append(link.person)
    said = _said(who, ids)
    names = called(
        [*(row.victim for row in found), *(one for all_ in accused.values() for one in all_)]
    )
    labels = type_labels()
    return tuple(
        Act(
            row.id,
            labels.get(row.type, row.type),
            row.when_told or row.when,
            row.earliest,
            row.latest,
            row.place.name if row.place else row.place_told,
            row.standing,
            row.status,
            (row.victim_id, names[row.victim_id]),
            tuple((one.id, names[one.id]) for one in accused[row.id]),
            tuple(said[row.id]),
        )
        for row in found
    )


def type_labels() -> dict[str, str]:
    """Return what the codebook calls each type of act, in the language of the screen."""
    language = "ko" if (get_language() or "en").startswith("ko") else "en"
    return {one.code: one.labels.get(language, one.labels["en"]) for one in load_common().codebook}


def clashing(acts: Sequence[Act], person_id: str) -> tuple[tuple[Act, Act], ...]:
    """Return acts of one accused that overlap in time and differ in place: nobody is in two.

    Only acts told to the month or closer are compared; a whole year leaves room for both.
    """
    placed = [
        one
        for one in acts
        if one.earliest
        and one.latest
        and one.place
        and (one.latest - one.earliest).days <= 31
        and any(person == person_id for person, _ in one.accused)
    ]
    return tuple(
        (one, other)
        for one, other in combinations(placed, 2)
        if one.place != other.place and _meet(one, other)
    )


def _meet(one: Act, other: Act) -> bool:
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return False
    return one.earliest <= other.latest and other.earliest <= one.latest


def _said(who: User, ids: Iterable[str]) -> dict[str, list[Said]]:
    rows = list(
        StatementRecord.objects.filter(
            about_id__in=list(ids),
            passage__account__in=AccountRecord.objects.seen_by(who).values("pk"),
        )
        .select_related("passage", "passage__account")
        .order_by("passage__account_id", "passage__number", "id")
    )
    names = reach.names_of_staff(row.by for row in rows)
    found: dict[str, list[Said]] = defaultdict(list)
    for row in rows:
        found[row.about_id].append(_one(row, names.get(row.by, row.by)))
    return found


def _one(row: StatementRecord, by: str) -> Said:
    passage = row.passage
    words = passage.text
    if row.start is not None and row.end is not None:
        words = passage.text[max(0, row.start - passage.start) : row.end - passage.start] or words
    return Said(
        row.id,
        passage.account_id,
        passage.account.language,
        passage.number,
        words if len(words) <= LONGEST else f"{words[:LONGEST]} …",
        tuple(row.tellers),
        row.reliability + row.credibility,
        row.agrees,
        row.why,
        by,
    )
