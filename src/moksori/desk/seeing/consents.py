"""Who allowed what: person by use, and what is out that rests on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from moksori.desk import consenting, whereabouts
from moksori.desk.seeing import reach
from moksori.desk.seeing.calling import called
from moksori.desk.whereabouts import Whereabout
from moksori.records.models import (
    AccountRecord,
    ConsentRecord,
    PersonInAccountRecord,
    PersonRecord,
    StoryRecord,
    User,
)
from moksori.terms.consent import Use
from moksori.terms.people import PersonRole


@dataclass(frozen=True, slots=True)
class Word:
    """One consent or refusal.

    Attributes:
        state: `allowed`, `refused`, `withdrawn` or `over`.
        account: Id of the one telling it is about; empty for all.
        last: True for the last word of that person on that use: the one that counts.
    """

    id: str
    use: str
    state: str
    account: str
    to_whom: str
    until: date | None
    method: str
    by_guardian: bool
    explained: str
    conditions: str
    by: str
    at: datetime
    withdrawn_at: datetime | None
    last: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One person of the matrix: a cell for each use, in the order of `Use`."""

    person: str
    role: str
    label: str
    minor: bool
    cells: tuple[tuple[Word, ...], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Person by use, of one account."""

    account: str
    told_language: str
    uses: tuple[str, ...]
    lines: tuple[Line, ...]
    others: tuple[tuple[str, str, str], ...]

    @property
    def by_use(self) -> tuple[tuple[str, tuple[tuple[Word, ...], ...]], ...]:
        """Each use with what everybody said of it, in the order of the lines."""
        return tuple(
            (use, tuple(line.cells[number] for line in self.lines))
            for number, use in enumerate(self.uses)
        )


@dataclass(frozen=True, slots=True)
class One:
    """One consent with what rests on it.

    Attributes:
        out: Stories that stand somewhere.
        releases: How many releases point at it.
    """

    person: str
    word: Word
    out: tuple[Out, ...]
    releases: int


@dataclass(frozen=True, slots=True)
class Out:
    """What is out of one story: where it stands, and what can be done about it."""

    story: str
    copies: tuple[Whereabout, ...]
    title: str = ""
    language: str = ""

    @property
    def ours(self) -> int:
        """How many of the copies the next showing or delivery puts right."""
        return sum(one.ours for one in self.copies)


def matrix(who: User, account_id: str, at: datetime) -> Matrix:
    """Return who of an account allowed what.

    Sources and children stand in it, and whoever said something; everybody else can be added.

    Raises:
        NotReachedError: there is no such account for them.
    """
    account = reach.account(who, account_id)
    links = list(
        PersonInAccountRecord.objects.filter(account=account)
        .select_related("person")
        .order_by("key")
    )
    ids = [link.person_id for link in links]
    said: dict[str, list[ConsentRecord]] = {}
    for row in ConsentRecord.objects.filter(person__in=ids).order_by("at", "id"):
        if row.account_id in {None, account.id}:
            said.setdefault(row.person_id, []).append(row)
    names = called([link.person for link in links])
    lines, others = [], []
    for link in links:
        person, rows = link.person, said.get(link.person_id, [])
        if link.role == PersonRole.SOURCE.value or person.minor or rows:
            lines.append(_line(person, (link.role, names[person.id]), rows, at.date()))
        else:
            others.append((person.id, link.role, names[person.id]))
    uses = tuple(use.value for use in Use)
    return Matrix(account.id, account.language, uses, tuple(lines), tuple(others))


def words_of(person_id: str, day: date) -> tuple[Word, ...]:
    """Return everything somebody said, the latest first."""
    rows = list(ConsentRecord.objects.of_person(person_id))
    return tuple(reversed(_words(rows, day)))


def one(who: User, consent_id: str, at: datetime) -> One:
    """Return a consent, and what is out that rests on it.

    Raises:
        NotReachedError: there is none, or its person is not for them.
    """
    row = ConsentRecord.objects.filter(pk=consent_id).first()
    if row is None:
        raise reach.NotReachedError("no consent of this id is here for you")
    reach.person(who, row.person_id)
    if row.account_id:
        reach.account(who, row.account_id)
    resting = consenting.resting_on(row.id)
    word = _words([row], at.date())[0]
    seen = story_rows(who, resting.stories)
    return One(row.person_id, word, out_of(sorted(seen)), len(resting.releases))


def out_of(stories: Sequence[str]) -> tuple[Out, ...]:
    """Return where stories stand, for those that stand anywhere.

    Args:
        stories: Public ids.
    """
    today = whereabouts.told_today()
    titles = {
        row.public_id: (str(row.draft.get("title", "")), row.language)
        for row in StoryRecord.objects.filter(public_id__in=set(stories)).order_by("-language")
    }
    found = [
        Out(story, whereabouts.standing(today, story), *titles.get(story, ()))
        for story in sorted(set(stories))
    ]
    return tuple(out for out in found if out.copies)


def story_rows(who: User, public_ids: Sequence[str]) -> dict[str, str]:
    """Return public id → id of a story's row, for stories that somebody may see."""
    rows = StoryRecord.objects.seen_by(who).filter(public_id__in=list(public_ids))
    return dict(rows.order_by("id").values_list("public_id", "id"))


def seen_accounts(who: User, person_id: str) -> tuple[AccountRecord, ...]:
    """Return the accounts of a person that somebody may see."""
    rows = AccountRecord.objects.seen_by(who).filter(persons__person_id=person_id)
    return tuple(rows.distinct().order_by("received_on", "id"))


def _line(
    person: PersonRecord, shown: tuple[str, str], rows: Sequence[ConsentRecord], day: date
) -> Line:
    words = _words(rows, day)
    cells = tuple(tuple(word for word in words if word.use == use.value) for use in Use)
    return Line(person.id, *shown, bool(person.minor), cells)


def _words(rows: Sequence[ConsentRecord], day: date) -> list[Word]:
    last: dict[tuple[str, bool, str | None], str] = {
        (row.use, row.by_guardian, row.account_id): row.id for row in rows
    }
    names = reach.names_of_staff(row.by for row in rows)
    return [
        Word(
            row.id,
            row.use,
            _state(row, day),
            row.account_id or "",
            row.to_whom,
            row.until,
            row.method,
            row.by_guardian,
            row.explained,
            row.conditions,
            names.get(row.by, row.by),
            row.at,
            row.withdrawn_at,
            last[row.use, row.by_guardian, row.account_id] == row.id,
        )
        for row in rows
    ]


def _state(row: ConsentRecord, day: date) -> str:
    if row.withdrawn_at is not None:
        return "withdrawn"
    if not row.allowed:
        return "refused"
    return "over" if row.until is not None and row.until < day else "allowed"
