"""From a decided account to a draft, and from drafts to what the gate lets out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from moksori.desk.coding import entities_of, proposal_of
from moksori.desk.comparison import Comparison, Row, pieces
from moksori.desk.corrections import notes_of
from moksori.desk.originals import naming_key
from moksori.desk.rates import public_rate
from moksori.language.speech import is_of_source
from moksori.packs.loader import load, load_common
from moksori.protection.abbreviations import with_abbreviations
from moksori.protection.care import with_care
from moksori.protection.disguise import Disguised, disguise
from moksori.protection.draft import block_passages, compose
from moksori.protection.elsewhere import names_shared, told_once
from moksori.protection.filing import filed_under
from moksori.protection.gate import STOPS, clear, look
from moksori.protection.pseudonyms import Naming
from moksori.protection.withholding import SPEECH, withhold
from moksori.protection.worth import with_worth
from moksori.publishing.fingerprint import fingerprint
from moksori.records.models import (
    AccountRecord,
    DecisionRecord,
    ExceptionRecord,
    StoryRecord,
)
from moksori.records.states import StoryState
from moksori.terms.account import AccountFormat, Structure
from moksori.terms.cleared import Cleared
from moksori.terms.disguise import Audience, Decision
from moksori.terms.draft import Draft
from moksori.terms.finding import Finding, FindingClass
from moksori.terms.passage import SpeakerRole
from moksori.terms.proposal import Proposal
from moksori.terms.watch import Watch

PRINTED = frozenset({AccountFormat.INTERVIEW, AccountFormat.ARTICLE})
"""Formats whose by-line, editor and outlet were public before; a phone note has none to show."""

CREDITS = frozenset({"byline", "editor", "outlet"})

HELPS = ("content note", "note of block ", "whole name ", "sum ", "worth of sum ")
"""Places of a draft that the desk adds for the reader's sake, and leaves out where they tell."""

TRIES = 4
"""How often a passage with a finding is withheld before the whole story is kept back."""

WITHOUT_ASKING = frozenset({"situation_goes_on", SPEECH})
"""Rules whose doubts the demo's policy takes for certain: nobody is there to ask, and somebody may
be found."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a story.

    Attributes:
        names: Pseudonyms in it that stand for somebody else in another story of the edition.
        once: Details, as told, that no other account of its case tells.
    """

    names: tuple[str, ...] = ()
    once: tuple[str, ...] = ()


NOTHING_BESIDE = Beside()


@dataclass(frozen=True, slots=True)
class Telling:
    """One account on its way out: what was read, what was decided, what the public would read.

    `credits` is False where the gate objected to a by-line: then the story has none; `helps` the
    same for notes, whole names and conversions that the desk adds. `beside` is what other stories
    and accounts make of this one.
    """

    account: AccountRecord
    story: StoryRecord
    structure: Structure
    proposal: Proposal
    disguised: Disguised
    credits: bool = True
    helps: bool = True
    beside: Beside = NOTHING_BESIDE


@dataclass(frozen=True, slots=True)
class Names:
    """What pseudonyms depend on beyond one account.

    Attributes:
        series: The series the story belongs to; accused keep one pseudonym in it.
        protected: Every name of the desk: no pseudonym may sound like one of them.
        kept: The pseudonyms of the series, as `Naming.kept_key` names them.
    """

    series: str
    protected: frozenset[str]
    kept: Mapping[str, str]


def telling_of(account: AccountRecord, names: Names) -> Telling:
    """Return an account with its disguises, made anew from the decisions that stand.

    Args:
        account: A coded and decided account.
        names: What its pseudonyms depend on.
    """
    structure, proposal = account.to_structure(), proposal_of(account)
    entities = entities_of(account)
    story = _story_of(account, names.series)
    naming = Naming(
        key=naming_key(),
        pack=load(account.pack),
        protected=names.protected,
        story=story.public_id,
        series=names.series,
        entities=entities,
        kept=names.kept,
    )
    title = account.text[account.title.start : account.title.end] if account.title else ""
    disguised = disguise(structure, proposal, _decisions(account), naming, title=title)
    return Telling(account, story, structure, proposal, disguised)


def with_beside(tellings: Sequence[Telling]) -> list[Telling]:
    """Return tellings that know of each other: of shared pseudonyms, and of what one alone tells.

    Args:
        tellings: All stories of an edition.
    """
    given = {one.account.id: one.disguised.given for one in tellings}
    known = []
    for telling in tellings:
        own = telling.account
        elsewhere = [each for id_, names in given.items() if id_ != own.id for each in names]
        others = AccountRecord.objects.of_one_case_with(own.id)
        beside = Beside(
            names_shared(telling.disguised.given, elsewhere),
            told_once(telling.proposal.mentions, [proposal_of(one).mentions for one in others]),
        )
        known.append(replace(telling, beside=beside))
    return known


def draft_of(telling: Telling, heard_by_two: tuple[str, ...], at: datetime) -> Draft:
    """Return the draft of a telling, with whom it touches and what two people heard.

    Args:
        telling: The account on its way out.
        heard_by_two: Such speech of every account: a second teller may repeat it.
        at: When; only the month is printed.
    """
    account, notes = telling.account, telling.structure.notes
    printed = telling.structure.format in PRINTED and telling.credits
    draft = compose(
        telling.structure,
        telling.disguised,
        story_id=telling.story.public_id,
        month=at.strftime("%Y-%m"),
        published=at.date().isoformat(),
        touches=frozenset({account.id, *entities_of(account).values()}),
        glossary=load(account.pack).glossary,
        byline=notes.get("byline", "") if printed else "",
        editor=notes.get("editor", "") if printed else "",
        outlet=notes.get("outlet", "") if printed else "",
        corrections=notes_of(telling.story),
        invented=account.invented,
    )
    pack = load(account.pack)
    story = replace(draft.story, places=filed_under(draft.story, pack))
    if telling.helps:
        story = with_abbreviations(with_care(story, load_common().care), pack)
        story = with_worth(story, public_rate)
    allowed = ExceptionRecord.objects.standing_for(telling.story.id, Audience.PUBLIC).as_allowed()
    return replace(
        draft,
        story=story,
        allowed=allowed,
        heard_by_two=heard_by_two,
        names_elsewhere=telling.beside.names,
        told_once=telling.beside.once,
    )


def let_out(
    telling: Telling, watch: Watch, heard_by_two: tuple[str, ...], at: datetime
) -> tuple[Telling, Draft, Cleared | None, tuple[Finding, ...]]:
    """Ask the gate; withhold the sentences it objects to, as the demo's policy says, and ask again.

    Returns:
        The telling as it left, its draft, what was cleared (None where the story is kept back),
        and the findings that remained.
    """
    findings: tuple[Finding, ...] = ()
    for tried in range(TRIES):
        draft = draft_of(telling, heard_by_two, at)
        findings = look(draft, watch)
        unasked = () if tried else _unasked(telling, draft, findings)
        objections = [*(one for one in findings if one.cls in STOPS), *unasked]
        if not objections:
            return telling, draft, clear(draft, watch), ()
        less = withhold(telling.structure, telling.disguised, draft, objections)
        credits = not any(finding.place in CREDITS for finding in objections)
        helps = not any(finding.place.startswith(HELPS) for finding in objections)
        telling = replace(
            telling,
            disguised=less,
            credits=telling.credits and credits,
            helps=telling.helps and helps,
        )
    return telling, draft_of(telling, heard_by_two, at), None, findings


def _unasked(telling: Telling, draft: Draft, findings: Sequence[Finding]) -> list[Finding]:
    """Give the findings that wait for a person's judgement, whom a demo cannot ask.

    What the host says everybody hears; what a source says is told to the desk, and a title is the
    newsroom's own.
    """
    roles = {one.number: one.role for one in telling.structure.passages}
    numbers = block_passages(telling.structure, telling.disguised)
    hosts = {
        f"block {index}"
        for index, number in enumerate(numbers, start=1)
        if roles.get(number) is SpeakerRole.HOST
    }
    return [
        one
        for one in findings
        if one.cls is FindingClass.REVIEW
        and one.rule in WITHOUT_ASKING
        and not (one.rule == SPEECH and (one.place in hosts or _is_of_source(one, draft)))
    ]


def _is_of_source(finding: Finding, draft: Draft) -> bool:
    """Say whether speech is the source's own, or stands in the title."""
    kind, _, number = finding.place.partition(" ")
    if kind != "block" or not number.isdigit():
        return True
    text = draft.story.blocks[int(number) - 1].text
    return is_of_source(text, finding.offset, finding.offset + finding.length)


def keep(telling: Telling, draft: Draft, *, released: bool) -> None:
    """Keep the draft as it was last composed; it passes the gate anew before each release."""
    story = telling.story
    story.draft = asdict(draft.story)
    story.language = draft.story.language
    story.slug = _free_slug(story, draft.story.slug)
    story.told = fingerprint(draft.story) if released else ""
    story.state = (StoryState.READY if released else StoryState.HELD).value
    story.save()


def compare(telling: Telling, *, withheld: bool, findings: Sequence[Finding]) -> Comparison:
    """Return a telling as told beside as the public reads it."""
    structure, disguised = telling.structure, telling.disguised
    rows = []
    if structure.title is not None:
        span = structure.title
        told = telling.account.text[span.start : span.end]
        changes = disguised.title_changes
        rows.append(Row("", pieces(told, span.start, changes), disguised.title, changes))
    public = {passage.number: passage for passage in disguised.passages}
    for passage in structure.passages:
        shown = public.get(passage.number)
        changes = shown.changes if shown else ()
        told_pieces = pieces(passage.text, passage.span.start, changes)
        rows.append(Row(passage.speaker or "", told_pieces, shown.text if shown else "", changes))
    blocking = [one for one in findings if one.cls is not FindingClass.ALLOWED]
    return Comparison(
        telling.account.id,
        telling.story.public_id,
        telling.account.language,
        tuple(rows),
        withheld,
        len(blocking),
    )


def _decisions(account: AccountRecord) -> tuple[Decision, ...]:
    rows = DecisionRecord.objects.for_account(account.id).for_audience(Audience.PUBLIC).standing()
    return tuple(row.to_value() for row in rows)


def _story_of(account: AccountRecord, series: str) -> StoryRecord:
    story = StoryRecord.objects.filter(accounts=account).order_by("id").first()
    if story is None:
        story = StoryRecord(language=account.language, series=series, invented=account.invented)
        story.public_id = _shared_id(account) or story.public_id
        story.save()
        story.accounts.add(account)
    return story


def _shared_id(account: AccountRecord) -> str:
    """Return the public id of the story that an account translates, where it is still free."""
    if account.translation_of_id is None:
        return ""
    first = StoryRecord.objects.filter(accounts=account.translation_of_id).order_by("id").first()
    if first is None:
        return ""
    taken = StoryRecord.objects.filter(public_id=first.public_id, language=account.language)
    return "" if taken.exists() else first.public_id


def _free_slug(story: StoryRecord, slug: str) -> str:
    others = StoryRecord.objects.exclude(pk=story.pk).filter(language=story.language)
    taken: Callable[[str], bool] = lambda name: others.filter(slug=name).exists()  # noqa: E731
    if not taken(slug):
        return slug
    return next(name for n in range(2, 10_000) if not taken(name := f"{slug}-{n}"))
