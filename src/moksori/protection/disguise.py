"""An account as the public would read it: every decision applied, wherever its words stand."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from moksori.language.detect import has_hangul
from moksori.language.hangul import is_syllable
from moksori.packs.model import Labels
from moksori.protection.conversions import tied
from moksori.protection.date_forms import names_month
from moksori.protection.date_pairs import twins
from moksori.protection.decisions import DECIDED_AT, Decided
from moksori.protection.gazetteer import Gazetteer
from moksori.protection.kept_out import REASON as KEPT_OUT
from moksori.protection.kept_out import marker, whole_title, with_kept_out
from moksori.protection.ladders import ladders_of
from moksori.protection.nicknames import nicknames_again
from moksori.protection.persons import Persons
from moksori.protection.place_chains import taken_apart, without_doubles
from moksori.protection.pseudonyms import Given, Naming
from moksori.protection.regions import region_of
from moksori.protection.rendering import Around, rendered
from moksori.protection.scene import Change, Scene
from moksori.protection.seams import sewn
from moksori.protection.spread import repeated
from moksori.protection.stretches import (
    Stretch,
    Text,
    cut_to_size,
    joined_dates,
    joined_speech,
    only_said,
    outermost,
)
from moksori.terms.account import Structure
from moksori.terms.disguise import Decision, Disguise, PublicPassage, Rung
from moksori.terms.errors import InvalidError
from moksori.terms.mention import Mention, MentionKind
from moksori.terms.passage import SpeakerRole
from moksori.terms.proposal import Proposal
from moksori.terms.span import Span

_ENDS = re.compile(r"[.!?]\s|\n")
_QUOTES = "\"'“”‘’«»「」『』《》〈〉 \u00a0\n"


class OffsetsError(InvalidError):
    """A passage's words are not as long as the stretch they are said to stand in."""

    code = "protection.offsets"
    hint = "Read the account again: its passages must be cut from the decoded original."


@dataclass(frozen=True, slots=True)
class Disguised:
    """What became of an account.

    Attributes:
        title: The title as the public reads it; empty where the account has none.
        title_changes: The changes made to the title.
        passages: The passages, with every change made to each.
        heard_by_two: Speech withheld, and what a person withheld, as told: the gate looks for runs
            of it.
        region: What the account's region is called, no finer than decided; by language.
        given: Who bears which pseudonym.
    """

    title: str
    title_changes: tuple[Disguise, ...]
    passages: tuple[PublicPassage, ...]
    heard_by_two: tuple[str, ...] = ()
    region: Labels = field(default_factory=dict)
    given: tuple[Given, ...] = ()


def disguise(
    structure: Structure,
    proposal: Proposal,
    decisions: Sequence[Decision],
    naming: Naming,
    *,
    title: str = "",
) -> Disguised:
    """Apply decisions to an account.

    Args:
        structure: Who speaks where.
        proposal: What was found in it; offsets count characters of the decoded original.
        decisions: How far each thing may be told, for one audience.
        naming: Gives the pseudonyms.
        title: The words of `structure.title`, as told. Where they are not given they are taken
            from the structure's notes or from the passage that holds them.

    Raises:
        UndecidedError: Something was found about which nobody decided.
        RungOffLadderError, MixedAudiencesError: The decisions do not fit.
        ReportedMissingError: Speech is to be reported and nobody wrote the report.
        PoolExhaustedError: There are more people than pseudonyms.
        OffsetsError: The passages do not fit the decoded original.
    """
    texts = _texts(structure, title)
    decided = Decided(decisions, naming.entities)
    work = _Work(proposal, decided, naming, texts, structure)
    done = {text.number: work.rendered(text) for text in texts}
    label = work.persons.label
    passages = tuple(
        PublicPassage(one.number, label(one.speaker), one.role.value, *done[one.number])
        for one in structure.passages
    )
    public_title, changes = done.get(0, ("", ()))
    region = region_of(proposal, decided, work.gazetteer, naming.pack.country)
    given = work.persons.given()
    return Disguised(public_title.strip(), changes, passages, work.heard_by_two, region, given)


def _texts(structure: Structure, title: str) -> list[Text]:
    texts: list[Text] = []
    if structure.title is not None:
        words = title or _title_words(structure, structure.title)
        if words and len(words) != len(structure.title):
            raise OffsetsError("the title is not as long as its stretch")
        texts.append(Text(0, words, structure.title.start, title=True))
    for passage in structure.passages:
        if len(passage.text) != len(passage.span):
            raise OffsetsError(f"passage {passage.number} is not as long as its stretch")
        heading = structure.title is not None and structure.title.holds(passage.span)
        host = passage.role is SpeakerRole.HOST
        texts.append(Text(passage.number, passage.text, passage.span.start, heading, host))
    return texts


def _title_words(structure: Structure, span: Span) -> str:
    noted = structure.notes.get("title", "")
    if len(noted) == len(span):
        return noted
    for passage in structure.passages:
        if passage.span.holds(span):
            start = span.start - passage.span.start
            return passage.text[start : start + len(span)]
    return ""


class _Work:
    """One account being disguised."""

    def __init__(
        self,
        proposal: Proposal,
        decided: Decided,
        naming: Naming,
        texts: Sequence[Text],
        structure: Structure,
    ) -> None:
        self.persons = Persons(proposal, decided, naming)
        self.gazetteer = Gazetteer(naming.pack)
        self._decided = decided
        self._dated = bool(structure.published)
        self._withheld = structure.withheld
        dates = [one for one in proposal.mentions if one.kind is MentionKind.DATE]
        told_months = [
            one.span.start
            for one in dates
            if names_month(one) and any(text.span.holds(one.span) for text in texts)
        ]
        self._first_month = min(told_months, default=sys.maxsize)
        self._ladders = ladders_of(naming.pack)
        mentions = [
            replace(one, detail={**one.detail, DECIDED_AT: one.span.start})
            for one in tied(proposal.mentions)
            if one.kind in self._ladders
        ]
        mentions += nicknames_again(proposal, mentions, texts)
        changing = [one for one in mentions if self._rung(one) is not Rung.AS_TOLD]
        self._mentions = mentions + repeated(changing, texts)
        speech = (one.told.strip(_QUOTES) for one in changing if one.kind is MentionKind.SPEECH)
        withheld = (one.told for one in self._withheld)
        self.heard_by_two = tuple(dict.fromkeys([*speech, *withheld]))

    def _rung(self, mention: Mention) -> Rung:
        decision = self._decided.about(mention)
        return decision.rung if decision else Rung.AS_TOLD

    def rendered(self, text: Text) -> tuple[str, tuple[Disguise, ...]]:
        """Give a text as the public reads it, and the changes made to it."""
        emptied = whole_title(self._withheld, text)
        if emptied is not None:
            return emptied
        stretches = [*self._of_mentions(text), *self.persons.stretches(text)]
        changing = with_kept_out(stretches, self._withheld, text)
        return rendered(text, outermost(changing), self._change)

    def _of_mentions(self, text: Text) -> list[Stretch]:
        inside = [cut_to_size(one, text) for one in self._mentions if one.span.overlaps(text.span)]
        inside.sort(key=lambda one: (one.span.start, -one.span.end))
        of_kind: dict[MentionKind, list[Mention]] = {}
        for mention in inside:
            if mention.kind is MentionKind.PLACE or self._rung(mention) is not Rung.AS_TOLD:
                of_kind.setdefault(mention.kind, []).append(mention)
        places = [
            part
            for one in of_kind.get(MentionKind.PLACE, [])
            for part in taken_apart(one, text, self.gazetteer)
        ]
        of_kind[MentionKind.PLACE] = without_doubles(places, text, self._rung, self.gazetteer)
        dates = of_kind.get(MentionKind.DATE, [])
        of_kind[MentionKind.DATE] = joined_dates(dates, text, twins(dates, text, self._rung))
        speech = of_kind.get(MentionKind.SPEECH, [])
        of_kind[MentionKind.SPEECH] = joined_speech(speech, text)
        goes_on = of_kind.get(MentionKind.CONTINUING, [])
        of_kind[MentionKind.CONTINUING] = [one for one in goes_on if not only_said(one, speech)]
        found = (self._stretch(one) for mentions in of_kind.values() for one in mentions)
        return [one for one in found if one and self._changes(one, text)]

    def _stretch(self, mention: Mention) -> Stretch | None:
        decision = self._decided.about(mention)
        if decision is None or decision.rung is Rung.AS_TOLD:
            return None
        return Stretch(mention.span, mention, decision.rung, decision.reason)

    def _changes(self, stretch: Stretch, text: Text) -> bool:
        """Say whether a ladder changes anything: what stays must not hide what lies inside it."""
        start, end = stretch.span.start - text.offset, stretch.span.end - text.offset
        before, after = text.words[:start], text.words[end:]
        return (
            self._change(text, stretch, Around(before, after, len(before), len(after))) is not None
        )

    def _change(self, text: Text, stretch: Stretch, around: Around) -> Change | None:
        mention = stretch.mention
        if stretch.reason == KEPT_OUT:
            return Change(marker(mention.told))
        scene = Scene(
            mention=mention,
            before=around.before,
            told=mention.told,
            after=around.after,
            back=around.back,
            on=around.on,
            language=_language(stretch, text),
            gazetteer=self.gazetteer,
            sex=self.persons.sex(mention.persons),
            plural=self.persons.plural(mention.persons),
            title=text.title,
            host=text.host,
            dated=self._dated,
            month_named=self._first_month < mention.span.start,
        )
        if stretch.person is not None:
            change: Change | None = self.persons.change(scene, stretch)
        else:
            change = self._ladders[mention.kind](scene, stretch.rung)
        return None if change is None else sewn(scene, change)


def _language(stretch: Stretch, text: Text) -> str:
    """Say in which language new words are written: that of the old ones, else of those around."""
    told = stretch.mention.told
    if has_hangul(told):
        return "ko"
    start, end = stretch.span.start - text.offset, stretch.span.end - text.offset
    before, after = text.words[:start], text.words[end:]
    around = _ENDS.split(before)[-1] + _ENDS.split(after, maxsplit=1)[0]
    korean = sum(map(is_syllable, around))
    latin = sum(char.isascii() and char.isalpha() for char in around)
    # A syllable of Korean says as much as two or three letters do.
    return "ko" if korean * 2 > latin else "en"
