"""From a decided account to a draft, and from drafts to what the gate lets out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from moksori.desk import minors
from moksori.desk.coding import entities_of, proposal_of
from moksori.desk.comparison import Comparison, Row, pieces
from moksori.desk.corrections import notes_of
from moksori.desk.naming import Names, naming_of
from moksori.desk.rates import public_rate
from moksori.desk.story_rows import free_slug, story_of_account
from moksori.language.speech import is_of_source
from moksori.packs.loader import load, load_common
from moksori.protection.abbreviations import with_abbreviations
from moksori.protection.care import with_care
from moksori.protection.composing import Composed
from moksori.protection.disguise import Disguised, disguise
from moksori.protection.draft import block_passages, compose
from moksori.protection.elsewhere import names_shared, told_once
from moksori.protection.filing import filed_under
from moksori.protection.gate import STOPS, clear, look
from moksori.protection.withholding import SPEECH, withhold
from moksori.protection.worth import with_worth
from moksori.publishing.fingerprint import fingerprint
from moksori.records.models import (
    AccountRecord,
    DecisionRecord,
    ExceptionRecord,
    StoryRecord,
)
from moksori.records.states import EditionState, StoryState
from moksori.terms.account import AccountFormat, Structure
from moksori.terms.cleared import Cleared
from moksori.terms.disguise import Audience, Decision, Disguise
from moksori.terms.draft import Draft
from moksori.terms.finding import Finding, FindingClass
from moksori.terms.passage import SpeakerRole
from moksori.terms.proposal import Proposal
from moksori.terms.story import Block, BlockKind
from moksori.terms.watch import Watch

PRINTED = frozenset({AccountFormat.INTERVIEW, AccountFormat.ARTICLE})
"""Formats whose by-line, editor and outlet were public before; a phone note has none to show."""

CREDITS = frozenset({"byline", "editor", "outlet"})

HELPS = ("content note", "note of block ", "whole name ", "sum ", "worth of sum ")
"""Places of a draft that the desk adds for the reader's sake, and leaves out where they tell."""

TRIES = 4
"""How often a passage with a finding is withheld before the whole story is kept back."""

NO_SENTENCE = frozenset({"minor_without_guardian"})
"""Rules about a story as a whole: withholding sentences helps nobody."""

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
    and accounts make of this one. A composed story has `accounts` (the first of them is `account`),
    and its standfirst and note stand apart from its passages. `beyond` is all that its accounts
    tell and the public does not, whether a part of the story tells it or not.
    """

    account: AccountRecord
    story: StoryRecord
    structure: Structure
    proposal: Proposal
    disguised: Disguised
    decisions: tuple[Decision, ...] = ()
    credits: bool = True
    helps: bool = True
    beside: Beside = NOTHING_BESIDE
    accounts: tuple[AccountRecord, ...] = ()
    composed: Composed | None = None
    standfirst: str = ""
    content_note: str = ""
    beyond: tuple[tuple[str, Disguise], ...] = ()

    @property
    def told_in(self) -> tuple[AccountRecord, ...]:
        """Every account that it tells of."""
        return self.accounts or (self.account,)

    @property
    def title_told(self) -> str:
        """The words of the title, before they are disguised."""
        if self.composed is not None:
            return self.composed.title
        span = self.structure.title
        return self.account.text[span.start : span.end] if span else ""

    def changes(self) -> Iterator[tuple[str, Disguise]]:
        """Give all that is told otherwise in public, with the id of the account that tells it."""
        yield from self.beyond
        shown = [
            *self.disguised.title_changes,
            *(change for passage in self.disguised.passages for change in passage.changes),
        ]
        for account in self.told_in:
            yield from ((account.id, change) for change in shown)


def telling_of(
    account: AccountRecord,
    names: Names,
    *,
    story: StoryRecord | None = None,
    decisions: Sequence[Decision] | None = None,
) -> Telling:
    """Return an account with its disguises, made anew from the decisions that stand.

    Args:
        account: A coded and decided account.
        names: What its pseudonyms depend on.
        story: Its story; where none is named it is looked up, and made if there is none.
        decisions: What would be decided, where somebody only looks; else what stands.

    Raises:
        UndecidedError: something was found in it about which nobody decided.
    """
    structure, proposal = account.to_structure(), proposal_of(account)
    entities = entities_of(account)
    story = story or story_of_account(account, names.series)
    decisions = decisions_of(account) if decisions is None else decisions
    naming = naming_of(account, names, story, entities)
    disguised = disguise(structure, proposal, decisions, naming, title=title_of(account))
    return Telling(account, story, structure, proposal, disguised, tuple(decisions))


def title_of(account: AccountRecord) -> str:
    """Return the words of an account's title, as told; empty where it has none."""
    return account.text[account.title.start : account.title.end] if account.title else ""


def with_beside(tellings: Sequence[Telling]) -> list[Telling]:
    """Return tellings that know of each other: of shared pseudonyms, and of what one alone tells.

    Args:
        tellings: All stories of an edition.
    """
    known = []
    for telling in tellings:
        own = {one.id for one in telling.told_in}
        elsewhere = [
            each for other in tellings if other is not telling for each in other.disguised.given
        ]
        others = AccountRecord.objects.of_one_case_with(telling.account.id).exclude(pk__in=own)
        beside = Beside(
            names_shared(telling.disguised.given, elsewhere),
            told_once(telling.proposal.mentions, [proposal_of(one).mentions for one in others]),
        )
        known.append(replace(telling, beside=beside))
    return known


def beside(telling: Telling, others: Beside) -> Telling:
    """Return a telling that knows what other stories and accounts make of it."""
    return replace(telling, beside=others)


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
        language=telling.story.language if telling.composed else "",
        published=at.date().isoformat(),
        touches=_touched(telling),
        glossary=load(account.pack).glossary,
        byline=notes.get("byline", "") if printed else "",
        editor=notes.get("editor", "") if printed else "",
        outlet=notes.get("outlet", "") if printed else "",
        corrections=notes_of(telling.story),
        standfirst=telling.standfirst,
        content_note=telling.content_note,
        invented=any(one.invented for one in telling.told_in),
    )
    return replace(
        _with_helps(telling, draft, heard_by_two), minors_alone=_minors_alone(telling, at)
    )


def _minors_alone(telling: Telling, at: datetime) -> int:
    entities = telling.composed.entities if telling.composed else entities_of(telling.account)
    told = minors.Told(telling.structure, telling.proposal, telling.decisions, entities)
    return minors.alone(telling.told_in, told, at.date())


def _with_helps(telling: Telling, draft: Draft, heard_by_two: tuple[str, ...]) -> Draft:
    """Return a draft with what the desk adds for readers, and with what the gate must know."""
    pack = load(telling.account.pack)
    story = replace(
        draft.story, places=filed_under(draft.story, pack), blocks=_headed(telling, draft)
    )
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


def _headed(telling: Telling, draft: Draft) -> tuple[Block, ...]:
    """Return the blocks of a draft, the headings of a composed story among them as headings."""
    if telling.composed is None:
        return draft.story.blocks
    headings = telling.composed.headings
    numbers = block_passages(telling.structure, telling.disguised)
    return tuple(
        replace(block, kind=BlockKind.HEADING) if number in headings else block
        for number, block in zip(numbers, draft.story.blocks, strict=True)
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
        if any(one.rule in NO_SENTENCE for one in objections):
            return telling, draft, None, findings
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
    story.slug = free_slug(story, draft.story.slug)
    story.told = fingerprint(draft.story) if released else ""
    out = released and story.editions.filter(state=EditionState.RELEASED.value).exists()
    free = StoryState.RELEASED if out else StoryState.READY
    story.state = (free if released else StoryState.HELD).value
    story.save()


def _touched(telling: Telling) -> frozenset[str]:
    """Return the accounts that a story tells of, and everybody whom they speak of."""
    people = (id_ for one in telling.told_in for id_ in entities_of(one).values())
    return frozenset({*(one.id for one in telling.told_in), *people})


def compare(telling: Telling, *, withheld: bool, findings: Sequence[Finding]) -> Comparison:
    """Return a telling as told beside as the public reads it."""
    structure, disguised = telling.structure, telling.disguised
    rows = []
    if structure.title is not None:
        span = structure.title
        told = telling.title_told
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


def decisions_of(account: AccountRecord) -> tuple[Decision, ...]:
    """Return what stands decided about an account, for the public."""
    rows = DecisionRecord.objects.for_account(account.id).for_audience(Audience.PUBLIC).standing()
    return tuple(row.to_value() for row in rows)
