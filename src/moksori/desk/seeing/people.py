"""People as the desk sees them: the list, and one person, without a name out of the vault."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from moksori.desk import recalls, rights
from moksori.desk.postings import HOLDERS
from moksori.desk.rights import Right
from moksori.desk.seeing import acts, consents, reach
from moksori.desk.seeing import postings as posting_reads
from moksori.desk.seeing.acts import Act
from moksori.desk.seeing.calling import called
from moksori.desk.seeing.consents import Out, Word
from moksori.desk.seeing.postings import Posting
from moksori.desk.seeing.timeline import Bar, Timeline, drawn
from moksori.protection.childhood import is_of_a_minor
from moksori.records.models import (
    AccountRecord,
    GradeRecord,
    HistoryRecord,
    OpeningRecord,
    PersonInAccountRecord,
    PersonRecord,
    StoryRecord,
    User,
)
from moksori.records.states import Risk
from moksori.terms.people import PersonRole

PAGE = 50
FILTERS = ("role", "risk", "due", "word")


@dataclass(frozen=True, slots=True)
class Entry:
    """One person of the list."""

    id: str
    role: str
    label: str
    accounts: int
    risk: str
    grade: str
    contact_on: date | None
    group: int


@dataclass(frozen=True, slots=True)
class List:
    """A page of people.

    Attributes:
        query: What the address of another page of the same list carries.
    """

    entries: tuple[Entry, ...]
    count: int
    page: int
    pages: int
    query: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What the list is narrowed to; empty fields narrow nothing.

    Attributes:
        due: True for those whose day of contact has come.
        word: Part of the label as told.
    """

    role: str = ""
    risk: str = ""
    due: bool = False
    word: str = ""


@dataclass(frozen=True, slots=True)
class Grade:
    """How far a source can be relied upon: by whom, when, why."""

    id: str
    reliability: str
    why: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Changed:
    """A change of what the desk keeps in mind of somebody, as a readable difference."""

    verb: str
    before: tuple[tuple[str, str], ...]
    after: tuple[tuple[str, str], ...]
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Opening:
    """A request to open an identity, or one that is open."""

    id: str
    why: str
    by: str
    mine: bool
    at: datetime
    open: bool
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Person:
    """One person.

    Attributes:
        label: How an account introduces them; never a name out of the vault.
        minor_said: What somebody said of their age; None where the age told decides.
        minor: Whether they count as a child.
        withdrawn: Postings that stand no longer.
        out: Stories with them in it that stand somewhere.
        clashes: Acts of theirs that overlap in time and differ in place.
    """

    id: str
    role: str
    label: str
    language: str
    sex: str
    age: str
    group: int
    pseudonym: bool
    minor_said: bool | None
    minor: bool
    risk: str
    risk_why: str
    contact_on: date | None
    contact_way: str
    accounts: tuple[tuple[str, str, date, str], ...]
    postings: tuple[Posting, ...]
    withdrawn: tuple[Posting, ...]
    timeline: Timeline | None
    acts: tuple[Act, ...]
    clashes: tuple[tuple[Act, Act], ...]
    grades: tuple[Grade, ...]
    consents: tuple[Word, ...]
    out: tuple[Out, ...]
    changes: tuple[Changed, ...]
    openings: tuple[Opening, ...]

    @property
    def source(self) -> bool:
        """Whether they told something to the desk, in any account."""
        return any(role == PersonRole.SOURCE.value for *_, role in self.accounts)

    @property
    def grade(self) -> str:
        """The last grade; empty where nobody graded them."""
        return self.grades[0].reliability if self.grades else ""

    @property
    def denied(self) -> tuple[Act, ...]:
        """Acts of theirs that a passage denies."""
        return tuple(one for one in self.acts if one.denied)


def people(who: User, asked: Asked, *, page: int, at: datetime) -> List:
    """Return people whom somebody may see, those at the greatest risk first.

    Args:
        who: Who looks.
        asked: What the list is narrowed to.
        page: From 1.
        at: When.
    """
    rows = _narrowed(PersonRecord.objects.seen_by(who), asked, at.date())
    count = rows.count()
    pages = max(1, -(-count // PAGE))
    page = min(max(page, 1), pages)
    grade = GradeRecord.objects.filter(person=OuterRef("pk")).order_by("-at", "-id")
    shown = list(
        rows.order_by(F("contact_on").asc(nulls_last=True), "role", "id").annotate(
            graded=Subquery(grade.values("reliability")[:1]),
            told_in=Count("in_accounts", distinct=True),
        )[(page - 1) * PAGE : page * PAGE]
    )
    names = called(shown)
    found = tuple(
        Entry(
            row.id,
            row.role,
            names[row.id],
            row.__dict__["told_in"],
            row.risk,
            row.__dict__["graded"] or "",
            row.contact_on,
            row.group,
        )
        for row in shown
    )
    told = {"role": asked.role, "risk": asked.risk, "due": "1" if asked.due else "", "word": ""}
    query = "&".join(f"{key}={value}" for key, value in told.items() if value)
    return List(found, count, page, pages, query)


def person(who: User, person_id: str, at: datetime) -> Person:
    """Return one person.

    Raises:
        NotReachedError: there is none, or they are not for whoever asks.
    """
    row = reach.person(who, person_id)
    found = acts.touching(who, person_id)
    every = posting_reads.of_person(who, person_id)
    postings = tuple(one for one in every if not one.withdrawn)
    accounts = _accounts(who, person_id)
    return Person(
        id=row.id,
        role=row.role,
        label=called([row])[row.id],
        language=accounts[0][1] if accounts else "",
        sex=row.sex,
        age=row.age_told,
        group=row.group,
        pseudonym=row.pseudonym,
        minor_said=row.minor,
        minor=is_of_a_minor(row.age_told) if row.minor is None else row.minor,
        risk=row.risk,
        risk_why=row.risk_why,
        contact_on=row.contact_on,
        contact_way=row.contact_way,
        accounts=accounts,
        postings=postings,
        withdrawn=tuple(one for one in every if one.withdrawn),
        timeline=_timeline(postings, found),
        acts=found,
        clashes=acts.clashing(found, person_id),
        grades=_grades(person_id),
        consents=consents.words_of(person_id, at.date()),
        out=consents.out_of(stories_with(who, person_id)),
        changes=_changes(person_id),
        openings=_openings(who, person_id, at),
    )


def stories_with(who: User, person_id: str) -> tuple[str, ...]:
    """Return public ids of stories of accounts that know a person, as far as one may see them."""
    rows = StoryRecord.objects.seen_by(who).filter(accounts__persons__person_id=person_id)
    return tuple(sorted(set(rows.values_list("public_id", flat=True))))


def stories_told_by(who: User, person_id: str) -> tuple[str, ...]:
    """Return public ids of stories that a source told, as far as somebody may see them."""
    told = recalls.stories_of(person_id)
    rows = StoryRecord.objects.seen_by(who).filter(public_id__in=told)
    return tuple(sorted(set(rows.values_list("public_id", flat=True))))


def _narrowed(rows: QuerySet[PersonRecord], asked: Asked, day: date) -> QuerySet[PersonRecord]:
    if asked.role:
        known = PersonInAccountRecord.objects.filter(role=asked.role)
        rows = rows.filter(Q(role=asked.role) | Q(pk__in=known.values("person_id")))
    if asked.risk:
        rows = rows.filter(risk=asked.risk)
    if asked.due:
        rows = rows.filter(contact_on__lte=day)
    word = asked.word.strip()
    if word:
        # A label that is not shown is not found either: else the list would answer who somebody is.
        names = called(rows.filter(label__icontains=word))
        rows = rows.filter(pk__in=[one for one, name in names.items() if name])
    return rows


def _accounts(who: User, person_id: str) -> tuple[tuple[str, str, date, str], ...]:
    seen = AccountRecord.objects.seen_by(who).values("pk")
    rows = PersonInAccountRecord.objects.filter(person_id=person_id, account__in=seen)
    return tuple(
        (link.account_id, link.account.language, link.account.received_on, link.role)
        for link in rows.select_related("account").order_by("account__received_on", "account_id")
    )


def _timeline(postings: tuple[Posting, ...], found: tuple[Act, ...]) -> Timeline | None:
    bars = [
        Bar(" · ".join(filter(None, (one.role, one.organisation[1]))), one.since, one.until)
        for one in postings
    ]
    marks = [Bar(one.type, one.earliest, one.latest, act=True) for one in found]
    return drawn([*bars, *marks])


def _grades(person_id: str) -> tuple[Grade, ...]:
    rows = list(GradeRecord.objects.of_person(person_id))
    names = reach.names_of_staff(row.by for row in rows)
    return tuple(
        Grade(row.id, row.reliability, row.why, names.get(row.by, row.by), row.at) for row in rows
    )


def _changes(person_id: str) -> tuple[Changed, ...]:
    rows = [
        row
        for row in HistoryRecord.objects.of(person_id).order_by("-number")
        if row.verb.startswith("person.")
    ]
    names = reach.names_of_staff(row.by for row in rows)
    return tuple(
        Changed(row.verb, _told(row.before), _told(row.after), names.get(row.by, row.by), row.at)
        for row in rows
    )


def _told(values: dict[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple((key, "" if value is None else str(value)) for key, value in values.items())


def _openings(who: User, person_id: str, at: datetime) -> tuple[Opening, ...]:
    waiting = OpeningRecord.objects.waiting().filter(person_id=person_id)
    opened = OpeningRecord.objects.open_at(at).filter(person_id=person_id)
    rows = [*waiting, *opened]
    names = reach.names_of_staff(row.by for row in rows)
    return tuple(
        Opening(
            row.id,
            row.why,
            names.get(row.by, row.by),
            row.by == who.id,
            row.at,
            row.granted_at is not None,
            row.until,
        )
        for row in rows
    )


def person_of_opening(who: User, opening_id: str) -> str:
    """Return whose identity an opening is about.

    Raises:
        NotReachedError: there is none, or the person is not for whoever asks.
    """
    row = OpeningRecord.objects.filter(pk=opening_id).first()
    if row is None:
        raise reach.NotReachedError("no opening of this id is here for you")
    return reach.person(who, row.person_id).id


def may_recall(who: User) -> bool:
    """Say whether somebody's role takes stories back."""
    return rights.has(who, Right.RELEASE)


def may_post(who: User, one: Person) -> bool:
    """Say whether somebody's role enters postings, and this person has some here."""
    roles = {one.role, *(role for *_, role in one.accounts)}
    return posting_reads.may_enter(who) and not roles.isdisjoint(role.value for role in HOLDERS)


RISKS = tuple(risk.value for risk in Risk)
