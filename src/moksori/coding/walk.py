"""Reading an account from its first sentence to its last, remembering who is who."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from moksori.coding.acts import read_acts
from moksori.coding.attach import attach
from moksori.coding.callings import asks_who_told, hear_testimony
from moksori.coding.cases import mark_cases
from moksori.coding.cast import Cast
from moksori.coding.continuing import continuing_of, points_at_people
from moksori.coding.coreference import Resolver
from moksori.coding.dialogue import Dialogue
from moksori.coding.findings import Findings, findings_of
from moksori.coding.goingon import goes_on
from moksori.coding.hanging import with_hanging
from moksori.coding.learnt_nouns_ko import learnt_nouns
from moksori.coding.ledger import Ledger
from moksori.coding.names_en import Known
from moksori.coding.nicknames import nickname_mentions, told_nicknames
from moksori.coding.nounphrases import refs_of
from moksori.coding.nounphrases_ko import hangul_refs
from moksori.coding.reading import Draft, Reading, Shelf, clear_of
from moksori.coding.refs import DESCRIPTION, PRONOUN, Ref
from moksori.coding.scene import Scene
from moksori.coding.segments import Part, Segment
from moksori.coding.speakers import Speakers
from moksori.coding.speech import Utterance, utterances
from moksori.coding.telling import Surroundings
from moksori.coding.tense import is_past
from moksori.coding.timeline import Timeline
from moksori.coding.tokens import tokens_of
from moksori.coding.wording import words_alone
from moksori.coding.words_en import FIRST_PERSON, LEADERS
from moksori.language.sentences import is_question
from moksori.terms.mention import MentionKind
from moksori.terms.passage import SpeakerRole
from moksori.terms.span import Span

_SENTENCES_BACK = 2
"""How many sentences back the one whom a sentence leaves out was told of."""

_AT_FIRST = 24
"""Characters of a title within which a post that is no power by itself stands first."""
_HANGUL = re.compile("[가-힣]")
_ELSEWHERE = re.compile(
    r"\s*(?:similarly|likewise|in another|another|in a separate|separately|meanwhile|elsewhere"
    r"|in other)\b|\s*(?:한편|또 다른|이와 별도로|이 밖에|다른 사례)",
    re.IGNORECASE,
)
_A_CERTAIN_DAY = re.compile(
    r"\d|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|last|ago|earlier|yesterday|지난|작년|그해|어제|그날",
    re.IGNORECASE,
)


class Walk:
    """Goes through an account once; what was read stays in the cast and the ledger."""

    def __init__(self, reading: Reading, cast: Cast, known: Known, speakers: Speakers) -> None:
        self.reading = reading
        self.cast = cast
        self.known = known
        self.speakers = speakers
        self.resolver = Resolver(cast)
        self.ledger = Ledger(reading.lexicon, self.resolver)
        self.dialogue = Dialogue(cast, self.resolver, self.ledger)
        self.drafts: list[Draft] = []
        told = told_nicknames(reading.segments, reading.lexicon)
        self.nicknames = [surface for surface, _ in told]
        self._acronyms: dict[str, str] = {}
        self._learnt = learnt_nouns(segment.text for segment in reading.segments)
        self._timeline = Timeline(reading.day)
        self._number = 0
        self._day = ""
        self._before: Segment | None = None
        self._asked_who = False
        self._told: list[tuple[str, ...]] = []

    def read(self) -> list[Draft]:
        """Read everything and give the mentions found on the way."""
        segments = self.reading.segments
        labels = [one for one in segments if one.part in (Part.LABEL, Part.FURNITURE)]
        self.speakers.meet(labels)
        self.speakers.furniture(list(segments))
        passages = [segment for segment in segments if segment.part is Part.PASSAGE]
        self.resolver.thread.posts = self._posts_of_title()
        for segment in labels:
            self._surface(segment)
        for segment in passages:
            self._passage(segment)
        for segment in segments:
            if segment.part is Part.TITLE:
                self._surface(segment)
        return self.drafts

    def _posts_of_title(self) -> frozenset[str]:
        """Give the last words of the titles' nouns for officials: whom the account may be about."""
        found: set[str] = set()
        for segment in self.reading.segments:
            if segment.part is Part.TITLE and not _HANGUL.search(segment.text):
                words = findings_of(segment, self.reading, self.known, self._acronyms).words
                refs = refs_of(tokens_of(segment.text, segment.start, words), self.reading.lexicon)
                posts = [ref for ref in refs if ref.count == 1 and ref.form == DESCRIPTION]
                acting = [ref for ref in posts if ref.official or ref.lemma in LEADERS] or [
                    ref for ref in posts[:1] if ref.post and ref.start <= segment.start + _AT_FIRST
                ]
                found |= {ref.lemma.rpartition(" ")[2] for ref in acting}
        return frozenset(found)

    def _surface(self, segment: Segment) -> None:
        """Read a title, a label or furniture: mentions, nobody new."""
        found = findings_of(segment, self.reading, self.known, self._acronyms)
        names = found.names if segment.part is Part.TITLE else []
        self.drafts.extend([*found.world, *found.rest, *names])

    def _passage(self, segment: Segment) -> None:
        found = findings_of(segment, self.reading, self.known, self._acronyms)
        self._take_nicknames(segment, found)
        found.rest = with_hanging(segment, found.rest)
        self._timeline.follow(found.rest, self.reading.text, news=self.ledger.news)
        for draft in (*found.world, *found.rest):
            draft.detail["told"] = self.reading.text[draft.start : draft.end]
        spoken = utterances(segment, self._before)
        self._asked_who = self._before is not None and asks_who_told(self._before.text)
        self._before = segment
        going_on = continuing_of(segment)
        self.drafts.extend([*found.world, *found.rest])
        self.drafts.extend(one.draft for one in spoken)
        self._day = ""
        self._told = []
        words, figures = Shelf(found.words), Shelf([*found.world, *found.rest])
        for start, end in segment.sentences():
            span = segment.span(start, end)
            self._number += 1
            self.resolver.thread.begins(self._number)
            inside, held = words.within(span), figures.within(span)
            going = [one for one in going_on if one.span.overlaps(span)]
            self._sentence(segment, span, inside, held, spoken, going)

    def _take_nicknames(self, segment: Segment, found: Findings) -> None:
        """A nickname stands for a person, whatever else its words could be."""
        told = nickname_mentions([segment], [(surface, ()) for surface in self.nicknames])
        taken = [draft.span for draft in told]
        found.world = clear_of(found.world, taken)
        found.names = clear_of(found.names, taken)
        for draft in told:
            name = str(draft.detail["name"])
            detail = {"form": "name", "name": name, "nickname": True}
            detail["surface"] = [draft.start, draft.end]
            found.names.append(
                Draft(draft.span, MentionKind.PERSON, detail=detail, rule="nicknames")
            )
        found.names.sort(key=lambda draft: draft.span)

    def _sentence(
        self,
        segment: Segment,
        span: Span,
        inside: Sequence[Draft],
        figures: Sequence[Draft],
        spoken: Sequence[Utterance],
        going: Sequence[Draft],
    ) -> None:
        text = self.reading.text[span.start : span.end]
        quoted = words_alone(spoken, text, span.start)
        refs = self._refs(text, span.start, inside)
        narrator = self._narrator(segment, refs, quoted)
        if narrator and any(ref.lemma in FIRST_PERSON for ref in refs):
            self.cast.touch(self.cast.people[narrator])
        past, asked = is_past(text), is_question(text)

        def scene(ref: Ref) -> Scene:
            at = Span(ref.start, max(ref.end, ref.start + 1))
            within = any(quote.overlaps(at) for quote in quoted)
            return Scene(self.reading.text, span.start, past, within, narrator, asked)

        self.resolver.resolve(refs, scene)
        self._hear(refs, segment, span)
        around = self._around(segment, span, text, figures, quoted)
        around.asked = asked or _is_host(segment)
        around.scene = Scene(self.reading.text, span.start, past, False, narrator)
        before = len(self.ledger.acts)
        outside = [ref for ref in refs if not scene(ref).quoted]
        read_acts(self.ledger, around, outside)
        here = [one for one in spoken if span.start <= one.draft.start < span.end]
        self.dialogue.read(around, outside, here)
        self._settle(outside, around.scene)
        harm = len(self.ledger.acts) > before
        pointing = [one for one in going if points_at_people(one, outside, self.cast, harm)]
        self.drafts += pointing or self._told_of_now(segment, span, around, outside)
        acts = self.ledger.acts
        attach(figures, refs, self.cast, text, acts[-1].victims if acts else ())
        self._people(refs, inside)
        self._told.append(tuple(key for ref in refs for key in ref.person))

    def _hear(self, refs: Sequence[Ref], segment: Segment, span: Span) -> None:
        """Note who is told to have told it, or named where that was asked for."""
        answers = self._asked_who and span.start == segment.start
        news = self.ledger.news
        hear_testimony(refs, self.cast, self.reading.text, news=news, answers=answers)

    def _told_of_now(
        self, segment: Segment, span: Span, around: Surroundings, refs: Sequence[Ref]
    ) -> list[Draft]:
        """Find what goes on by its tense alone; a day told with it says that it is over."""
        told = (self.reading.text[draft.span.start : draft.span.end] for draft in around.dates)
        over = any(_A_CERTAIN_DAY.search(date) for date in told)
        if segment.part is not Part.PASSAGE or around.asked or over:
            return []
        narrator = around.scene.narrator
        reached = goes_on(around.text, span.start, refs, self.cast, narrator)
        if not reached:
            return []
        detail = {"strength": "present"}
        kind = MentionKind.CONTINUING
        return [Draft(span, kind, "", detail, reached, rule="continuing.present", confidence=0.6)]

    def _refs(self, text: str, start: int, inside: Sequence[Draft]) -> list[Ref]:
        lexicon = self.reading.lexicon
        if not _HANGUL.search(text):
            tokens = tokens_of(text, start, inside)
            refs = refs_of(tokens, lexicon)
            mark_cases(tokens, refs)
            return sorted(refs, key=lambda ref: (ref.start, -ref.end))
        refs = hangul_refs(text, start, inside, self._learnt)
        places = [draft for draft in inside if draft.kind is MentionKind.PLACE]
        for ref in refs:
            held = (one for one in places if ref.start <= one.start < ref.end)
            ref.notes["place"] = next((str(p.value or p.detail.get("told", "")) for p in held), "")
        return refs

    def _narrator(self, segment: Segment, refs: Iterable[Ref], quoted: Sequence[Span]) -> str:
        if segment.passage is None:
            return ""
        told = (ref for ref in refs if ref.form == PRONOUN and ref.lemma in FIRST_PERSON)
        spans = (Span(ref.start, ref.head_end) for ref in told)
        first = next((at for at in spans if not any(one.overlaps(at) for one in quoted)), None)
        return self.speakers.narrator(segment.passage, first)

    def _around(
        self,
        segment: Segment,
        span: Span,
        text: str,
        figures: Sequence[Draft],
        quoted: Sequence[Span],
    ) -> Surroundings:
        days = [draft for draft in figures if draft.kind is MentionKind.DATE]
        dates = [draft for draft in days if not any(quote.holds(draft.span) for quote in quoted)]
        places = [draft for draft in figures if draft.kind is MentionKind.PLACE]
        if _ELSEWHERE.match(text):
            self._day = ""
        passage = segment.passage
        around = Surroundings(
            Scene(self.reading.text, span.start), text, self._number,
            passage.number if passage else 0, dates, places, day=self._day, quoted=quoted,
            amounts=[draft for draft in figures if draft.kind is MentionKind.AMOUNT],
            offices=[draft for draft in figures if draft.kind is MentionKind.ORGANISATION],
        )  # fmt: skip
        around.near = frozenset(key for keys in self._told[-_SENTENCES_BACK:] for key in keys)
        told = [str(draft.value) for draft in dates if draft.value]
        self._day = told[-1] if told else self._day
        return around

    def _settle(self, refs: Sequence[Ref], scene: Scene) -> None:
        """Give the pronouns that no act asked about somebody too."""
        for ref in refs:
            if ref.form == PRONOUN and not ref.person:
                one = self.resolver.antecedent(ref, scene)
                if one is not None:
                    ref.person = self.cast.keys_of(one)

    def _people(self, refs: Sequence[Ref], inside: Sequence[Draft]) -> None:
        """Make mentions of the descriptions, and of the names with or without one around them."""
        for ref in refs:
            if ref.form == DESCRIPTION and ref.person:
                detail = {"form": ref.form, "head": [ref.head_start, ref.head_end], "named": False}
                span = Span(ref.start, ref.end)
                rule = "people.reference"
                draft = Draft(span, MentionKind.PERSON, None, detail, ref.person, rule, 0.8)
                self.drafts.append(draft)
        for draft in inside:
            if draft.kind is MentionKind.PERSON and not draft.detail.get("nickname"):
                holder = next(
                    (ref for ref in refs if ref.start <= draft.start and draft.end <= ref.end), None
                )
                draft.detail["named"] = True
                draft.persons = holder.person if holder is not None else ()
                self._name_place(draft)
                self.drafts.append(draft)

    def _name_place(self, draft: Draft) -> None:
        """A name is a stretch of its person by itself, beside the phrase it stands in."""
        for key in draft.persons[:1]:
            self.cast.people[key].spans.append(draft.span)


def _is_host(segment: Segment) -> bool:
    """Say whether the host speaks, who states nothing."""
    return segment.passage is not None and segment.passage.role is SpeakerRole.HOST
