"""A story made of parts of accounts and an editor's own words, as one text to be disguised.

Nothing of the accounts is lost on the way: what the parts leave out stands behind them, in a tail
that nobody reads. So every name, place, date and sum of the accounts is known to the disguises, and
found again where the editor typed it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from moksori.protection.composing_persons import joined, keys_of
from moksori.protection.composing_stretches import meet, pieces, speaker, whole_mentions
from moksori.protection.decisions import Decided
from moksori.terms.account import AccountFormat, Structure, Withheld
from moksori.terms.composition import Composition, Part, PartKind, StoryForm, Voice
from moksori.terms.disguise import LADDERS, Decision
from moksori.terms.errors import InvalidError
from moksori.terms.mention import Mention, MentionKind
from moksori.terms.passage import Passage, SpeakerRole
from moksori.terms.people import ProposedPerson
from moksori.terms.proposal import Proposal
from moksori.terms.span import Span

TOKEN = re.compile(r"\{((?:men|per)-[0-9a-f]{8,32})(?:\|([^{}|\n]{1,120}))?\}")
"""A live mention in the editor's own words."""
GAP = "\n\n"
STANDFIRST = 1
"""Number of the passage that holds the standfirst; it is there even where there is none."""

_FORMATS = {
    StoryForm.INTERVIEW: AccountFormat.INTERVIEW,
    StoryForm.ARTICLE: AccountFormat.ARTICLE,
    StoryForm.TESTIMONY: AccountFormat.STATEMENT,
}
_VOICES = {
    Voice.PARAGRAPH: SpeakerRole.OTHER,
    Voice.QUESTION: SpeakerRole.HOST,
    Voice.ANSWER: SpeakerRole.REPORTER,
}
_SPAN_KEY = "_span"


class PartMissingError(InvalidError):
    """A part of the story names a passage, a mention or a person that its accounts do not have."""

    code = "protection.part_missing"
    hint = "Take the part out of the story, or put in again what it should tell."


@dataclass(frozen=True, slots=True)
class Source:
    """One account of a story.

    Attributes:
        text: The decoded text that all offsets count in.
        entities: The account's own keys of persons with the ids of the persons; of persons judged
            to be one, with one id.
        decisions: What was decided about it; a decision about a person names that id.
        mentions: Ids of its mentions with the mentions.
    """

    id: str
    text: str
    structure: Structure
    proposal: Proposal
    entities: Mapping[str, str]
    decisions: tuple[Decision, ...]
    mentions: Mapping[str, Mention] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Composed:
    """A story as one text, in the terms that disguises take.

    Attributes:
        title: The words of `structure.title`, as told.
        headings: Numbers of the passages that are headings.
    """

    text: str
    title: str
    structure: Structure
    proposal: Proposal
    entities: Mapping[str, str]
    decisions: tuple[Decision, ...]
    headings: frozenset[int]


def composed(composition: Composition, sources: Sequence[Source]) -> Composed:
    """Put a story together.

    Args:
        composition: Of what it is made.
        sources: The accounts that its parts and mentions are of.

    Raises:
        PartMissingError: a part names what the accounts do not have.
        UndecidedError: nobody decided about something in one of the accounts.
    """
    work = _Work(sources)
    title = work.own(composition.title)
    numbers = [work.passage(work.own(composition.standfirst), None, SpeakerRole.OTHER)]
    headings = set()
    for part in composition.parts:
        number = work.part(part, composition.form)
        numbers.append(number)
        if part.kind is PartKind.HEADING:
            headings.add(number)
    work.add_tails()
    structure = Structure(
        format=_FORMATS[composition.form],
        language=sources[0].structure.language if sources else "",
        title=title if len(title) else None,
        passages=tuple(work.passages),
        notes={
            key: value
            for key, value in (("byline", composition.byline), ("editor", composition.editor))
            if value
        },
        withheld=tuple(work.withheld),
    )
    return work.finished(structure, frozenset(headings))


def tokens_of(text: str) -> tuple[str, ...]:
    """Return the ids that own words name as live mentions, in their order."""
    return tuple(found[1] for found in TOKEN.finditer(text))


class _Work:
    """One story being put together."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = {source.id: source for source in sources}
        self._decided = {one.id: Decided(one.decisions, one.entities) for one in sources}
        self._keys = keys_of(sources)
        self._text = ""
        self._mentions: list[Mention] = []
        self._decisions: list[Decision] = []
        self._spans: dict[str, list[Span]] = {}
        self._names: dict[str, list[str]] = {}
        self._tails: dict[str, int] = {}
        self._late: list[tuple[int, Source, int, Span | None]] = []
        self.passages: list[Passage] = []
        self.withheld: list[Withheld] = []

    def own(self, words: str) -> Span:
        """Add the editor's own words, with what their tokens stand for; return their stretch."""
        start, at = len(self._text), 0
        for found in TOKEN.finditer(words):
            self._text += words[at : found.start()]
            self._token(found[1], found[2] or "")
            at = found.end()
        self._text += words[at:]
        span = Span(start, len(self._text))
        self._text += GAP
        return span

    def part(self, part: Part, form: StoryForm) -> int:
        """Add one part; return the number of its passage."""
        if part.kind is not PartKind.PASSAGE:
            heading = part.kind is PartKind.HEADING
            role = SpeakerRole.OTHER if heading else _VOICES[part.voice]
            return self.passage(self.own(part.text), None, role)
        source, told = self._told(part)
        stretch = Span(told.span.start + part.start, told.span.start + part.end)
        if not part.end:
            stretch = told.span
        if not told.span.holds(stretch) or not len(stretch):
            raise PartMissingError("a part names a stretch outside of its passage")
        stretch = whole_mentions(stretch, told.span, source.proposal.mentions)
        start = len(self._text)
        if not self._pieces(part, source, told, stretch):
            raise PartMissingError("a part leaves nothing of its passage")
        span = Span(start, len(self._text))
        self._text += GAP
        return self.passage(span, *speaker(told, form))

    def _pieces(self, part: Part, source: Source, told: Passage, stretch: Span) -> bool:
        """Add what is told of a stretch; return whether that is anything."""
        begin, any_told = told.span.start, False
        left_out = [Span(begin + start, begin + end) for start, end in part.without]
        for piece in pieces(stretch, left_out, told.span, source.proposal.mentions):
            words = source.text[piece.start : piece.end]
            blank = len(words) - len(words.lstrip()) if left_out else 0
            if blank == len(words):
                continue
            if any_told and not self._text[-1].isspace():
                self._text += " "
            self._copy(source, Span(piece.start + blank, piece.end), len(self._text))
            self._text += words[blank:]
            any_told = True
        return any_told

    def passage(self, span: Span, speaker: str | None, role: SpeakerRole) -> int:
        """Add a passage over a stretch of the text; return its number."""
        number = len(self.passages) + 1
        words = self._text[span.start : span.end]
        self.passages.append(Passage(number, span, words, speaker, role))
        return number

    def add_tails(self) -> None:
        """Add every account whole, behind what is told: what stands there is known, never shown."""
        for source in self._sources.values():
            self._tails[source.id] = len(self._text)
            whole = Span(0, len(source.text))
            self._text += source.text + GAP
            self._copy(source, whole, self._tails[source.id])
        for at, source, start, stretch in self._late:
            self._mentions[at] = self._rebased(self._mentions[at], source, start, stretch)

    def finished(self, structure: Structure, headings: frozenset[int]) -> Composed:
        """Return the story as one text."""
        persons, entities = self._persons()
        title = structure.title
        return Composed(
            text=self._text,
            title=self._text[title.start : title.end] if title else "",
            structure=structure,
            proposal=Proposal(
                tuple(sorted(self._mentions, key=lambda one: (one.span.start, one.span.end))),
                persons,
            ),
            entities=entities,
            decisions=(*self._decisions, *self._general()),
            headings=headings,
        )

    def _told(self, part: Part) -> tuple[Source, Passage]:
        source = self._sources.get(part.account)
        passages = source.structure.passages if source else ()
        told = next((one for one in passages if one.number == part.number), None)
        if source is None or told is None:
            raise PartMissingError("a part names a passage that the accounts do not have")
        return source, told

    def _token(self, id_: str, words: str) -> None:
        for source in self._sources.values():
            mention = source.mentions.get(id_)
            if mention is not None:
                start = len(self._text)
                told = words or source.text[mention.span.start : mention.span.end]
                self._text += told
                self._place(source, replace(mention, told=told), Span(start, len(self._text)))
                self._late.append((len(self._mentions) - 1, source, start, None))
                return
        key = next((key for key, entity in self._keys.values() if entity == id_), "")
        if not key:
            raise PartMissingError("a live mention names nobody and nothing of the accounts")
        names = self._names_of(key)
        if not names and not words:
            self._described(key)
            return
        start = len(self._text)
        self._text += words or names[0]
        self._spans.setdefault(key, []).append(Span(start, len(self._text)))
        if words:
            self._names.setdefault(key, []).append(words)
        span = Span(start, len(self._text))
        told = self._text[start:]
        self._mentions.append(Mention(span, MentionKind.PERSON, told, persons=(key,)))
        self._decisions.append(self._about_person(key, span))

    def _described(self, key: str) -> None:
        """Add the words by which an account first tells of somebody who has no name."""
        for source in self._sources.values():
            for person in source.proposal.persons:
                if self._keys[source.id, person.key][0] == key and person.spans:
                    start, told = len(self._text), person.spans[0]
                    self._text += source.text[told.start : told.end]
                    self._copy(source, told, start)
                    return
        raise PartMissingError("a live mention names somebody of whom no words tell")

    def _names_of(self, key: str) -> list[str]:
        return [
            name
            for source in self._sources.values()
            for person in source.proposal.persons
            if self._keys[source.id, person.key][0] == key
            for name in person.names
        ]

    def _about_person(self, key: str, span: Span) -> Decision:
        """Return the coarsest decision about somebody's name, for one mention of it."""
        found = [
            self._decided[source.id].about_person(person)
            for source in self._sources.values()
            for person in source.proposal.persons
            if self._keys[source.id, person.key][0] == key
        ]
        held = max(found, key=lambda one: LADDERS[MentionKind.PERSON].index(one.rung))
        return replace(held, entity=f"{MentionKind.PERSON}:{span.start}")

    def _copy(self, source: Source, stretch: Span, start: int) -> None:
        """Take over all that is known of a stretch that now begins elsewhere."""
        for one in source.structure.withheld:
            if one.span.overlaps(stretch):
                cut = meet(one.span, stretch)
                first = cut.start - stretch.start + start
                self.withheld.append(Withheld(Span(first, first + len(cut)), one.told))
        for mention in source.proposal.mentions:
            if mention.span.overlaps(stretch):
                cut = meet(mention.span, stretch)
                told = source.text[cut.start : cut.end]
                span = Span(cut.start - stretch.start + start, cut.end - stretch.start + start)
                self._place(source, replace(mention, told=told), span)
                self._late.append((len(self._mentions) - 1, source, start, stretch))
        for person in source.proposal.persons:
            key = self._keys[source.id, person.key][0]
            self._spans.setdefault(key, []).extend(
                Span(cut.start - stretch.start + start, cut.end - stretch.start + start)
                for span in person.spans
                if span.overlaps(stretch)
                for cut in (meet(span, stretch),)
            )

    def _place(self, source: Source, mention: Mention, span: Span) -> None:
        """Put a mention where it stands now, with the decision that holds for it in its account."""
        held = self._decided[source.id].about(mention)
        if held is not None:
            entity = f"{mention.kind}:{span.start}"
            self._decisions.append(replace(held, entity=entity, kind=mention.kind))
        keys = (self._keys[source.id, key][0] for key in mention.persons if self._has(source, key))
        self._mentions.append(replace(mention, span=span, persons=tuple(dict.fromkeys(keys))))

    def _has(self, source: Source, key: str) -> bool:
        return (source.id, key) in self._keys

    def _rebased(
        self, mention: Mention, source: Source, start: int, stretch: Span | None
    ) -> Mention:
        """Let the stretches that a mention's detail names be those of the text it stands in now."""
        tail = self._tails[source.id]

        def moved(value: Any) -> Any:
            if not (isinstance(value, list | tuple) and len(value) == 2):
                return value
            first, last = value
            inside = stretch is not None and stretch.start <= first and last <= stretch.end
            by = start - stretch.start if inside and stretch is not None else tail
            return [first + by, last + by]

        detail = {
            key: moved(value) if key.endswith(_SPAN_KEY) else value
            for key, value in mention.detail.items()
        }
        return replace(mention, detail=detail)

    def _persons(self) -> tuple[tuple[ProposedPerson, ...], dict[str, str]]:
        """Return the persons of all accounts, those judged to be one as one."""
        found: dict[str, ProposedPerson] = {}
        entities: dict[str, str] = {}
        for source in self._sources.values():
            for person in source.proposal.persons:
                key, entity = self._keys[source.id, person.key]
                entities[key] = entity
                found[key] = joined(found.get(key), replace(person, key=key))
        return tuple(
            replace(
                person,
                spans=tuple(sorted(set(self._spans.get(key, ())))),
                names=tuple(dict.fromkeys([*person.names, *self._names.get(key, ())])),
            )
            for key, person in found.items()
        ), entities

    def _general(self) -> Iterator[Decision]:
        """Return decisions about persons, and about every kind the coarsest of all accounts."""
        kinds: dict[MentionKind, Decision] = {}
        for source in self._sources.values():
            keys = {entity: key for key, entity in source.entities.items()}
            for one in source.decisions:
                own = one.entity if one.entity in source.entities else keys.get(one.entity, "")
                if own and self._has(source, own):
                    yield replace(one, entity=self._keys[source.id, own][0])
                elif one.entity == one.kind:
                    held = kinds.get(one.kind)
                    ladder = LADDERS[one.kind]
                    if held is None or ladder.index(held.rung) < ladder.index(one.rung):
                        kinds[one.kind] = one
        yield from kinds.values()
