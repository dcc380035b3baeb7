"""One account as told beside the same as the public would read it, and what the gate says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils.translation import get_language

from moksori.desk import minors, trying
from moksori.desk.seeing import reach
from moksori.desk.seeing.calling import called
from moksori.desk.trying import Preview
from moksori.protection.decisions import UndecidedError
from moksori.protection.draft import block_passages
from moksori.protection.gate import STOPS
from moksori.protection.kept_out import REASON as WITHHELD
from moksori.protection.rules_ko import rule_words
from moksori.records.models import (
    AccountRecord,
    DecisionRecord,
    ExceptionRecord,
    PersonInAccountRecord,
    StoryRecord,
    User,
)
from moksori.terms.account import Structure
from moksori.terms.disguise import LADDERS, Audience, Decision, Disguise, PublicPassage
from moksori.terms.finding import Finding, FindingClass
from moksori.terms.mention import MentionKind
from moksori.terms.proposal import Proposal
from moksori.terms.span import Span

KEPT_OUT = "withheld"
"""What stands for the kind of a sentence that a person withheld."""
KIND_OF_RULE = {
    "age_too_exact": MentionKind.AGE,
    "minor_described": MentionKind.AGE,
    "minor_without_guardian": MentionKind.AGE,
    "date_too_exact": MentionKind.DATE,
    "day_counted_from_publication": MentionKind.DATE,
    "neighbourhood_named": MentionKind.PLACE,
    "sum_too_exact": MentionKind.AMOUNT,
    "share_of_a_sum": MentionKind.SHARE,
    "speech_heard_by_two": MentionKind.SPEECH,
    "situation_goes_on": MentionKind.CONTINUING,
    "nickname_left": MentionKind.NICKNAME,
    "career_told": MentionKind.OCCUPATION,
    "phone_or_id": MentionKind.PHONE,
}
"""The ladder on which a finding of a rule has its way out."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words in either reading.

    Attributes:
        kind: Of the mention it is part of; `withheld` for what a person withheld whole; empty
            where it is none.
        start: Where the mention begins: with `kind` the address of its ladder.
        changed: True where the public reads something else.
        public: What stands there instead.
    """

    words: str
    kind: str = ""
    start: int = 0
    changed: bool = False
    public: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One passage, or the title (number 0), in both readings."""

    number: int
    speaker: str
    told: tuple[Piece, ...]
    shown_speaker: str
    shown: tuple[Piece, ...]
    question: bool
    withheld: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding as a screen shows it: where, which rule, the ways out; never the word.

    Attributes:
        stops: True where it stops a release by itself.
        allowed: True where somebody let it pass.
        row: Number of the passage; None where it is about the story as a whole.
        kind: Of the ladder that is a way out; empty where none is.
        mentions: Mentions of that kind in that passage: (start, told).
        key: What an exception would name; empty where none can be made.
        times: How often the same is found in that passage.
    """

    rule: str
    title: str
    text: str
    stops: bool
    allowed: bool
    row: int | None
    kind: str
    mentions: tuple[tuple[int, str], ...]
    key: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class Let:
    """An exception that stands."""

    id: str
    finding: str
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Page:
    """What the screen of one account shows.

    Attributes:
        undecided: True where something in it waits for a decision; then nothing is shown.
        trying: True where it shows what somebody tries out.
        told_language: Of the account.
        story: Id of its story's row, or empty.
        children: How many children it tells of.
        names_change: True where it has no story yet: its pseudonyms are of this look alone.
        persons: Id, role and label of everybody in it.
        undecided_kinds: Kinds about which nobody decided, each with where one of it begins.
    """

    account: str
    told_language: str
    received_on: date
    invented: bool
    undecided: bool
    trying: bool
    rows: tuple[Row, ...]
    findings: tuple[Shown, ...]
    stops: int
    exceptions: tuple[Let, ...]
    story: str
    state: str
    not_before: date | None
    children: int
    names_change: bool
    persons: tuple[tuple[str, str, str], ...]
    undecided_kinds: tuple[tuple[str, int], ...]


def page(who: User, account_id: str, at: datetime, *, instead: Sequence[Decision] = ()) -> Page:
    """Return one account in both readings.

    Args:
        who: Who looks.
        account_id: The account.
        at: When: findings that hang on the day of publication are of this day.
        instead: Decisions that somebody tries out.

    Raises:
        NotReachedError: there is no such account for them.
        InvalidError, RefusedError: what is tried out cannot be told.
    """
    account = reach.account(who, account_id)
    try:
        seen = trying.preview(account, instead=instead, by=who.id, at=at)
    except UndecidedError:
        return _page(account, None, trying=bool(instead))
    return _page(account, seen, trying=bool(instead))


def _page(account: AccountRecord, seen: Preview | None, *, trying: bool) -> Page:
    story = StoryRecord.objects.filter(accounts=account).order_by("id").first()
    rows = _rows(account, seen) if seen else ()
    findings = _findings(seen) if seen else ()
    return Page(
        account=account.id,
        told_language=account.language,
        received_on=account.received_on,
        invented=account.invented,
        undecided=seen is None,
        trying=trying,
        rows=rows,
        findings=findings,
        stops=sum(one.stops for one in findings),
        exceptions=_exceptions(story),
        story=story.id if story else "",
        state=story.state if story else "",
        not_before=story.not_before if story else None,
        children=len(minors.told_of(account, seen.telling.proposal)) if seen else 0,
        names_change=story is None,
        persons=_persons(account),
        undecided_kinds=() if seen else _undecided(account),
    )


def _persons(account: AccountRecord) -> tuple[tuple[str, str, str], ...]:
    links = list(
        PersonInAccountRecord.objects.filter(account=account)
        .select_related("person")
        .order_by("key")
    )
    names = called([link.person for link in links])
    return tuple((link.person_id, link.role, names[link.person_id]) for link in links)


def _undecided(account: AccountRecord) -> tuple[tuple[str, int], ...]:
    """Return kinds of which no decision holds for all, each with its first mention."""
    rows = DecisionRecord.objects.for_account(account.id).standing()
    decided = set(
        rows.filter(entity__in=[kind.value for kind in MentionKind]).values_list("entity")
    )
    first: dict[str, int] = {}
    for mention in account.mentions.standing().order_by("start"):
        if MentionKind(mention.kind) in LADDERS and (mention.kind,) not in decided:
            first.setdefault(mention.kind, mention.start)
    return tuple(first.items())


def _exceptions(story: StoryRecord | None) -> tuple[Let, ...]:
    if story is None:
        return ()
    rows = list(ExceptionRecord.objects.standing_for(story.id, Audience.PUBLIC))
    names = reach.names_of_staff(row.by for row in rows)
    return tuple(
        Let(row.id, row.finding, row.reason, names.get(row.by, row.by), row.at) for row in rows
    )


def _rows(account: AccountRecord, seen: Preview) -> tuple[Row, ...]:
    structure, proposal = seen.telling.structure, seen.telling.proposal
    plain, left = seen.telling.disguised, seen.left
    rows = []
    if structure.title is not None:
        span = structure.title
        told = told_pieces(account.text[span.start : span.end], span, plain.title_changes, proposal)
        withheld = left.title != plain.title
        headline = (Piece(left.title),) if left.title else ()
        rows.append(Row(0, "", told, "", headline, False, withheld))
    of_plain = {one.number: one for one in plain.passages}
    of_left = {one.number: one for one in left.passages}
    for one in structure.passages:
        if structure.title is not None and structure.title.holds(one.span):
            continue
        before, after = of_plain[one.number], of_left[one.number]
        told = told_pieces(one.text, one.span, before.changes, proposal)
        withheld = before.text != after.text
        shown = (Piece(after.text),) if withheld else shown_pieces(one.text, one.span, after)
        question = one.role.value == "host"
        rows.append(
            Row(one.number, one.speaker or "", told, after.speaker or "", shown, question, withheld)
        )
    return tuple(rows)


def told_pieces(
    text: str, span: Span, changes: Sequence[Disguise], proposal: Proposal
) -> tuple[Piece, ...]:
    """Cut a told text where something changes, and where something is told on purpose.

    Args:
        text: The words of a passage or title.
        span: Where they stand in the decoded original.
        changes: What changes in them.
        proposal: What was found in the account.
    """
    mentions = [one for one in proposal.mentions if one.kind in LADDERS and span.holds(one.span)]
    marks: list[tuple[Span, str, int, bool, str]] = []
    for change in changes:
        own = [
            one for one in mentions if one.kind == change.kind and change.span.overlaps(one.span)
        ]
        start = own[0].span.start if own else change.span.start
        kind = KEPT_OUT if change.reason == WITHHELD else change.kind.value
        marks.append((change.span, kind, start, True, change.public))
    for one in mentions:
        if not any(one.span.overlaps(mark[0]) for mark in marks):
            marks.append((one.span, one.kind.value, one.span.start, False, ""))
    pieces: list[Piece] = []
    at = span.start
    for where, kind, start, changed, public in sorted(marks, key=lambda one: one[0].start):
        first, last = max(where.start, at), min(where.end, span.end)
        if last <= first:
            continue
        if first > at:
            pieces.append(Piece(text[at - span.start : first - span.start]))
        words = text[first - span.start : last - span.start]
        pieces.append(Piece(words, kind, start, changed, public))
        at = last
    if at < span.end:
        pieces.append(Piece(text[at - span.start :]))
    return tuple(pieces)


def shown_pieces(text: str, span: Span, passage: PublicPassage) -> tuple[Piece, ...]:
    """Cut a public text where it says something else than what was told."""
    pieces: list[Piece] = []
    at = span.start
    for change in sorted(passage.changes, key=lambda one: one.span.start):
        if change.span.start > at:
            pieces.append(Piece(text[at - span.start : change.span.start - span.start]))
        pieces.append(Piece(change.public, change.kind.value, change.span.start, True))
        at = max(at, change.span.end)
    if at < span.end:
        pieces.append(Piece(text[at - span.start :]))
    if "".join(one.words for one in pieces) != passage.text:
        return (Piece(passage.text),)
    return tuple(one for one in pieces if one.words)


def _findings(seen: Preview) -> tuple[Shown, ...]:
    telling = seen.telling
    numbers = block_passages(telling.structure, telling.disguised)
    found = Counter(
        _shown(one, _row_of(one, numbers, telling.structure), telling.structure, telling.proposal)
        for one in seen.findings
    )
    # What stops it comes first; the same thing in one passage is said once.
    ordered = sorted(found, key=lambda one: not one.stops)
    return tuple(replace(one, times=found[one]) for one in ordered)


def _row_of(finding: Finding, numbers: Sequence[int], structure: Structure) -> int | None:
    place, _, number = finding.place.partition(" ")
    if place in {"title", "slug"} and structure.title is not None:
        return 0
    if place in {"block", "speaker"} and number.isdigit() and int(number) <= len(numbers):
        return numbers[int(number) - 1]
    return None


def _shown(
    finding: Finding,
    row: int | None,
    structure: Structure,
    proposal: Proposal,
) -> Shown:
    kind = KIND_OF_RULE.get(finding.rule)
    passage = next((one for one in structure.passages if one.number == row), None)
    mentions = [
        (one.span.start, one.told)
        for one in proposal.mentions
        if passage is not None and one.kind == kind and passage.span.holds(one.span)
    ]
    title, text = rule_words(finding.rule, get_language() or "en")
    key = finding.value if finding.rule == "watch" else finding.rule
    excepted = not key.startswith("quasi-") and finding.rule != "minor_without_guardian"
    return Shown(
        rule=finding.rule,
        title=title,
        text=text,
        stops=finding.cls in STOPS,
        allowed=finding.cls is FindingClass.ALLOWED,
        row=row,
        kind=kind.value if kind else "",
        mentions=tuple(mentions),
        key=key if excepted else "",
    )
