"""Stories as screens show them: the list, one story on its way, and its versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Subquery
from django.utils.translation import get_language

from moksori.desk import approving, rights, stories
from moksori.desk.approving import Place
from moksori.desk.comparison import Row
from moksori.desk.composed import to_json
from moksori.desk.composing import checked, story_of
from moksori.desk.looking import Looked, look_at
from moksori.desk.rights import Right
from moksori.desk.seeing.people_names import name_of
from moksori.protection.composing import TOKEN
from moksori.protection.rules_ko import rule_words
from moksori.records import trail
from moksori.records.models import (
    ApprovalRecord,
    CheckRecord,
    HistoryRecord,
    PersonRecord,
    RemarkRecord,
    StoryRecord,
    User,
)
from moksori.terms.composition import Composition
from moksori.terms.errors import MoksoriError
from moksori.terms.finding import FindingClass
from moksori.terms.story import Block

LANGUAGES = ("en", "ko")
"""Languages that a story is expected in; one that is missing is named."""
PAGE = 40


@dataclass(frozen=True, slots=True)
class Line:
    """One story in a list. `title` is the public one where there is one, else the editor's."""

    id: str
    title: str
    language: str
    place: Place
    remarks: int
    approvals: int
    kept_back: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of the list."""

    lines: tuple[Line, ...]
    number: int
    pages: int


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said, approved or checked: by whom under which name, in which role, when."""

    id: str
    by: str
    at: datetime
    text: str = ""
    kind: str = ""
    outcome: str = ""
    part: int | None = None
    done_by: str = ""
    done_at: datetime | None = None
    holds: bool = True


@dataclass(frozen=True, slots=True)
class Objection:
    """A finding: where, how grave, what the rule says. Never the word it found."""

    place: str
    rule: str
    why: str
    stops: bool


@dataclass(frozen=True, slots=True)
class Version:
    """The story in one language; without an id it is a hole."""

    language: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One story on its way.

    Attributes:
        told, remarks: As told beside as public, and what is said of it inside the desk; empty for
            whoever may not read accounts.
        title, standfirst, blocks: As the public would read it.
        mark: Stands for this very text; an approval is of it.
        broken: Code and hint of what keeps the story from being told at all.
        accounts: Ids of the accounts it rests on, for who may take one out.
        accused: Id and label of the accused whose names would stand as told.
        may_approve: Whether the one who looks may approve it.
    """

    id: str
    public_id: str
    language: str
    place: Place
    seen: int
    steps: tuple[str, ...]
    title: str
    standfirst: str
    content_note: str
    blocks: tuple[Block, ...]
    told: tuple[Row, ...]
    mark: str
    broken: tuple[str, str] | None
    objections: tuple[Objection, ...]
    remarks: tuple[Said, ...]
    checks: tuple[Said, ...]
    approvals: tuple[Said, ...]
    writers: tuple[str, ...]
    accused: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    may_read: bool
    may_write: bool
    may_approve: bool
    own: bool
    versions: tuple[Version, ...]
    real: bool
    accounts: tuple[str, ...]


def listing(who: User, number: int, at: datetime) -> Listing:
    """Return a page of the stories somebody may see, those changed last first."""
    rights.require(who, Right.STORIES)
    changed = HistoryRecord.objects.filter(subject=OuterRef("pk")).order_by("-number")
    rows = StoryRecord.objects.seen_by(who).order_by(
        Subquery(changed.values("number")[:1]).desc(nulls_last=True), "-pk"
    )
    count = rows.count()
    pages = max(1, -(-count // PAGE))
    number = min(max(number, 1), pages)
    found = rows[(number - 1) * PAGE : number * PAGE]
    return Listing(tuple(_line(who, row, at) for row in found), number, pages)


def page(who: User, story_id: str, at: datetime) -> Page:
    """Return one story.

    Raises:
        NoStoryError: there is none, or it is not for them.
    """
    story, place = _placed(who, story_id, at)
    looked, broken = _looked(who, story, at)
    draft = looked.draft.story if looked else None
    may = {right: rights.has(who, right) for right in Right}
    writers = approving.writers_of(story.pk)
    return Page(
        id=story.pk,
        public_id=story.public_id,
        language=story.language,
        place=place,
        seen=trail.version_of(story.pk),
        steps=_steps(who, place),
        title=draft.title if draft else title_of(who, story),
        standfirst=draft.standfirst if draft else "",
        content_note=draft.content_note if draft else "",
        blocks=draft.blocks if draft else (),
        told=_rows(looked) if looked and may[Right.READ] else (),
        mark=approving.told_of(looked.draft) if looked else "",
        broken=broken,
        objections=_objections(looked),
        remarks=_remarks(story) if may[Right.READ] else (),
        checks=_checks(story),
        approvals=_approvals(story, looked, at),
        writers=tuple(sorted(name_of(one) for one in writers)),
        accused=_accused(story) if not broken and may[Right.APPROVE] else (),
        missing=tuple(one.value for one in approving.checks_missing(story)) if looked else (),
        may_read=may[Right.READ],
        may_write=may[Right.WRITE],
        may_approve=may[Right.APPROVE],
        own=who.pk in writers,
        versions=_versions(who, story),
        real=approving.approvals_needed(),
        accounts=_accounts(story, place) if may[Right.WRITE] and story.composition else (),
    )


@dataclass(frozen=True, slots=True)
class Draft:
    """A version that is not saved, as the public would read it, and what the gate says of it."""

    title: str
    standfirst: str
    content_note: str
    blocks: tuple[Block, ...]
    objections: tuple[Objection, ...]
    broken: tuple[str, str] | None
    language: str


def draft(who: User, story_id: str, composition: Composition, at: datetime) -> Draft:
    """Return a version that is looked at before it is saved; nothing is kept.

    Raises:
        NoStoryError: there is no such story, or it is not for them.
        NoSuchAccountError, CompositionError: it could not be saved either.
    """
    rights.require(who, Right.WRITE)
    story = story_of(who, story_id)
    checked(who, story, composition)
    story.composition = to_json(composition)
    looked, broken = _looked(who, story, at)
    told = looked.draft.story if looked else None
    return Draft(
        title=told.title if told else "",
        standfirst=told.standfirst if told else "",
        content_note=told.content_note if told else "",
        blocks=told.blocks if told else (),
        objections=_objections(looked),
        broken=broken,
        language=story.language,
    )


def seen(who: User, story_id: str) -> None:
    """See that a story is for somebody.

    Raises:
        NoStoryError: there is none, or it is not for them.
    """
    story_of(who, story_id)


def _placed(who: User, story_id: str, at: datetime) -> tuple[StoryRecord, Place]:
    story = story_of(who, story_id)
    return story, approving.place_of(story, at)


def _accounts(story: StoryRecord, place: Place) -> tuple[str, ...]:
    """Return the accounts of which one may be taken out; none where all of them stay."""
    ids = tuple(story.accounts.order_by("received_on", "id").values_list("pk", flat=True))
    stays = len(ids) < 2 or place in {Place.RELEASED, Place.RECALLED}
    return () if stays else ids


def _steps(who: User, place: Place) -> tuple[str, ...]:
    found = approving.steps_for(who, place)
    return tuple(one.name for one in found if one.name in approving.TAKEN_ALONE)


def _line(who: User, story: StoryRecord, at: datetime) -> Line:
    return Line(
        id=story.pk,
        title=title_of(who, story),
        language=story.language,
        place=approving.place_of(story, at),
        remarks=RemarkRecord.objects.of_story(story.pk).open().count(),
        approvals=ApprovalRecord.objects.standing().filter(story=story).count(),
        kept_back=story.state == "held",
    )


def title_of(who: User, story: StoryRecord) -> str:
    """Return a title for the desk: the public one, else the editor's with its mentions left out."""
    if not rights.has(who, Right.READ) or not story.composition:
        return str(story.draft.get("title", ""))
    return TOKEN.sub("…", str(story.composition.get("title", ""))) or str(
        story.draft.get("title", "")
    )


def _looked(
    who: User, story: StoryRecord, at: datetime
) -> tuple[Looked | None, tuple[str, str] | None]:
    try:
        return look_at(story, by=who.pk, at=at), None
    except MoksoriError as error:
        return None, (error.message, error.hint)


def _rows(looked: Looked) -> tuple[Row, ...]:
    return stories.compare(looked.telling, withheld=False, findings=()).rows


def _objections(looked: Looked | None) -> tuple[Objection, ...]:
    if looked is None:
        return ()
    language = get_language() or "en"
    return tuple(
        dict.fromkeys(
            Objection(
                one.place,
                one.rule,
                " ".join(rule_words(one.rule, language)),
                one.cls in {FindingClass.BLOCK, FindingClass.UNREADABLE},
            )
            for one in sorted(looked.findings, key=lambda found: found.cls is FindingClass.REVIEW)
            if one.cls is not FindingClass.ALLOWED
        )
    )


def _remarks(story: StoryRecord) -> tuple[Said, ...]:
    return tuple(
        Said(
            row.pk,
            name_of(row.by),
            row.at,
            text=row.text,
            part=row.part,
            done_by=name_of(row.resolved_by),
            done_at=row.resolved_at,
        )
        for row in RemarkRecord.objects.of_story(story.pk)
    )


def _checks(story: StoryRecord) -> tuple[Said, ...]:
    return tuple(
        Said(row.pk, name_of(row.by), row.at, text=row.note, kind=row.kind, outcome=row.outcome)
        for row in CheckRecord.objects.of_story(story.pk)
    )


def _approvals(story: StoryRecord, looked: Looked | None, at: datetime) -> tuple[Said, ...]:
    told = approving.told_of(looked.draft) if looked else ""
    held = {one.pk for one in approving.approvals_of(story, at) if one.told == told}
    return tuple(
        Said(row.pk, name_of(row.by), row.at, kind=row.role, holds=row.pk in held)
        for row in ApprovalRecord.objects.standing().filter(story=story)
    )


def _accused(story: StoryRecord) -> tuple[tuple[str, str], ...]:
    rows = PersonRecord.objects.filter(pk__in=approving.named_accused(story)).order_by("pk")
    return tuple((row.pk, row.label) for row in rows)


def _versions(who: User, story: StoryRecord) -> tuple[Version, ...]:
    rows = StoryRecord.objects.seen_by(who).filter(public_id=story.public_id)
    there = dict(rows.values_list("language", "pk"))
    tags: Sequence[str] = [*LANGUAGES, *(tag for tag in there if tag not in LANGUAGES)]
    return tuple(Version(tag, there.get(tag, "")) for tag in dict.fromkeys(tags))
