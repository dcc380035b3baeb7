"""All mentions of one segment that need nobody: figures, places, organisations, posts, names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from moksori.coding.figures import figures_of
from moksori.coding.harm import injuries_of, sentences_of
from moksori.coding.names_en import Known, names_of
from moksori.coding.names_ko import hangul_names
from moksori.coding.organisations import organisations_of
from moksori.coding.places import places_of
from moksori.coding.posts import heads_of, posts_of
from moksori.coding.reading import Draft, Reading, clear_of, without_overlaps
from moksori.coding.segments import Segment
from moksori.terms.mention import MentionKind
from moksori.terms.span import Span


@dataclass(slots=True)
class Findings:
    """What was found in one segment, in the order of the text.

    Attributes:
        world: Mentions that a noun phrase may hold, without overlaps.
        names: Names of persons.
        rest: Figures, injuries, sentences; they may lie inside one another.
    """

    world: list[Draft] = field(default_factory=list)
    names: list[Draft] = field(default_factory=list)
    rest: list[Draft] = field(default_factory=list)

    @property
    def words(self) -> list[Draft]:
        """Everything that counts as one word of its sentence."""
        figures = [draft for draft in self.rest if draft.kind in _WORDS]
        return without_overlaps([*self.world, *self.names, *figures])


_UNIT = "neighbourhood_unit"
"""A kind of organisation that is a neighbourhood as soon as it has a number."""

_COUNTY = re.compile(r"(?:군(?![사대관인단])|읍|구역)")

_WORDS = frozenset(
    {MentionKind.AGE, MentionKind.DATE, MentionKind.AMOUNT, MentionKind.SHARE, MentionKind.QUANTITY}
)


def findings_of(
    segment: Segment, reading: Reading, known: Known, acronyms: dict[str, str]
) -> Findings:
    """Find in one segment all that can be found without knowing who is who.

    Args:
        segment: The stretch to read.
        reading: The account.
        known: Names told so far.
        acronyms: Short forms of organisations explained so far.
    """
    lexicon = reading.lexicon
    terms = [segment.span(hit.start, hit.end) for hit in lexicon.glossary.find(segment.text)]
    posts = posts_of(segment, lexicon, [])
    if known.heads:
        posts += heads_of(segment, [draft.span for draft in posts])
    figures = _figures(segment, reading, terms, [draft.span for draft in posts])
    organisations = organisations_of(segment, lexicon, acronyms)
    # The number in "Branch 227" is its name, and neither a sum nor a quantity.
    figures = clear_of(figures, [draft.span for draft in organisations if _is_numbered(draft)])
    numbers = [draft.span for draft in figures]
    organisations = clear_of(organisations, numbers)
    posts = clear_of(posts, numbers)
    # "MSS agent" is a post, though an organisation stands in it; the longer reading wins.
    offices = without_overlaps([*organisations, *posts])
    units = [draft for draft in offices if draft.detail.get("kind") == _UNIT]
    held = [draft for draft in offices if draft not in units]
    taken = [draft.span for draft in held if draft.kind is not MentionKind.OCCUPATION]
    taken += [*_outside_places(figures), *_public_figures(segment, reading)]
    trades = [draft.span for draft in held if draft.kind is MentionKind.OCCUPATION]
    world = without_overlaps([*offices, *places_of(segment, lexicon, taken, trades)])
    blocked = [*(draft.span for draft in world), *numbers, *terms]
    names = [
        *names_of(segment, lexicon, known, blocked),
        *hangul_names(segment, lexicon, known, blocked),
    ]
    rest = [*figures, *injuries_of(segment), *sentences_of(segment)]
    # A guessed place gives way to a name ("in Kim's house").
    world = [draft for draft in world if not (_is_guess(draft) and _hits(draft, names))]
    return Findings(world, without_overlaps(names), rest)


def _figures(
    segment: Segment, reading: Reading, terms: list[Span], posts: list[Span]
) -> list[Draft]:
    """Figures without those that stand inside a word: "Arduous March", 원 in 안전원."""
    return [
        draft
        for draft in figures_of(segment, reading.lexicon.pack, reading.day)
        if not (draft.kind is MentionKind.DATE and _inside_longer(draft, terms))
        and (draft.kind is not MentionKind.AMOUNT or clear_of([draft], posts))
    ]


def _outside_places(figures: list[Draft]) -> list[Span]:
    """Days, sums and ages are no places; a house number may well be part of one."""
    kinds = {MentionKind.DATE, MentionKind.AMOUNT, MentionKind.AGE}
    return [draft.span for draft in figures if draft.kind in kinds]


def _public_figures(segment: Segment, reading: Reading) -> list[Span]:
    hits = reading.lexicon.figures.find(segment.text)
    # 김정숙군: a county that is called after somebody.
    hits = [hit for hit in hits if not _COUNTY.match(segment.text, hit.end)]
    return [segment.span(hit.start, hit.end) for hit in hits]


def _inside_longer(draft: Draft, terms: list[Span]) -> bool:
    """Say whether a day is only part of a term: "March" in "Arduous March" is no month."""
    return any(term.holds(draft.span) and len(term) > len(draft.span) for term in terms)


def _is_guess(draft: Draft) -> bool:
    return draft.kind is MentionKind.PLACE and draft.confidence <= 0.4


def _hits(draft: Draft, others: list[Draft]) -> bool:
    return any(draft.span.overlaps(other.span) for other in others)


def _is_numbered(draft: Draft) -> bool:
    return draft.detail.get("numbered") is True
