"""What a machine reads in an account: mentions, people and acts, for somebody to accept or not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from moksori.coding.answers import answered_ages
from moksori.coding.cast import Cast
from moksori.coding.details import details_beside
from moksori.coding.lexicon import lexicon_of
from moksori.coding.names_en import Known
from moksori.coding.neighbourhoods import learnt_neighbourhoods
from moksori.coding.organisations import outlet_mentions
from moksori.coding.phrases import Phrases
from moksori.coding.places import forget_strange_cities
from moksori.coding.posts import tells_of_head
from moksori.coding.reading import Draft, Reading, clear_of
from moksori.coding.roles import main_accused, proposed
from moksori.coding.segments import Part, Segment, segments_of
from moksori.coding.sexes_ko import tell_sexes
from moksori.coding.speakers import Speakers, outlets, person_names
from moksori.coding.sweep import sweep
from moksori.coding.walk import Walk
from moksori.language.dates import find_dates
from moksori.packs.model import Pack
from moksori.terms.account import AccountFormat, Decoded, Structure
from moksori.terms.detail import Detail
from moksori.terms.mention import Mention, MentionKind
from moksori.terms.people import ProposedPerson
from moksori.terms.proposal import Proposal
from moksori.terms.span import Span

_HEAD = 200
_HEAD_PARTS = 8
_WHOLE_DAY = len("2000-01-01")
_ON = re.compile(r"\b(?:on|in|since|by|until|from|before|after|around|about)(?: the)?\s\Z", re.I)
_ON_KO = re.compile(
    r"에|부터|까지|경|쯤|이후| ?(?:밤|낮|새벽|아침|저녁|오전|오후|당시|무렵)(?! *(?:[\n,.(]|\Z))"
)
_SMALL = re.compile(r"(?<![\w-])[a-z]{2,}(?![\w-])")


def propose(decoded: Decoded, structure: Structure, pack: Pack, received: date) -> Proposal:
    """Read an account: every mention, everybody in it, and what was done to whom.

    Args:
        decoded: The decoded original; all places count its characters.
        structure: Who speaks where in it.
        pack: The country pack to read it with.
        received: Relative dates are counted from it where the text states no day.
    """
    segments = tuple(segments_of(decoded, structure))
    day = _day(structure.published) or _told_day(segments, received) or received
    reading = Reading(decoded.text, segments, lexicon_of(pack), day)
    speakers = person_names(structure)
    known = Known(small=frozenset(_SMALL.findall(decoded.text)))
    known.heads = tells_of_head(decoded.text)
    known.outlets = outlets(segments, structure.notes.get("outlet", ""))
    known.speakers = Phrases((name, name) for name in speakers) if speakers else None
    for name in speakers:
        known.learn(name)
    cast = Cast()
    walk = Walk(reading, cast, known, Speakers(cast, structure))
    walk.ledger.news = structure.format is AccountFormat.ARTICLE
    drafts = walk.read()
    drafts.extend(learnt_neighbourhoods(segments, drafts))
    world = [draft.span for draft in drafts if draft.kind is not MentionKind.DATE]
    drafts += clear_of(outlet_mentions(segments, structure.notes.get("outlet", "")), world)
    forget_strange_cities(drafts, reading)
    drafts += answered_ages(segments, drafts)
    drafts = sweep(reading, cast, drafts, known.short)
    tell_sexes(cast, segments)
    acts = walk.ledger.finish(main_accused(cast))
    people = proposed(cast)
    keys = {one.key for one in people}
    mentions = _finished(drafts, decoded.text, keys)
    return Proposal(
        mentions=mentions,
        persons=people,
        acts=tuple(told.proposed(keys) for told in acts),
        details=_details(reading, mentions, people),
    )


def _details(
    reading: Reading, mentions: Sequence[Mention], people: Sequence[ProposedPerson]
) -> tuple[Detail, ...]:
    """Give the details beside the mentions, of what is said or is a title.

    Labels and furniture tell nothing of anybody who is spoken of.
    """
    spoken = (one for one in reading.segments if one.part in (Part.PASSAGE, Part.TITLE))
    return details_beside(
        reading.text,
        [Span(one.start, one.end) for one in spoken],
        [one.span for one in mentions],
        [span for one in people for span in one.spans],
    )


def _day(published: str) -> date | None:
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def _told_day(segments: Sequence[Segment], received: date) -> date | None:
    """The day an account gives for itself: in a dateline, or at the head of notes of a call.

    Args:
        segments: The account.
        received: No account is told after it came in.
    """
    order = {Part.FURNITURE: 0, Part.LABEL: 1, Part.TITLE: 2, Part.PASSAGE: 3}
    for segment in sorted(segments, key=lambda one: (order[one.part], one.start))[:_HEAD_PARTS]:
        head = segment.text[:_HEAD]
        for found in find_dates(head, published=None):
            told = _day(str(found.value)) if len(str(found.value)) >= _WHOLE_DAY else None
            if told is None or told > received:
                continue
            if segment.part is not Part.PASSAGE or not _is_told_of(head, found.start, found.end):
                return told
    return None


def _is_told_of(head: str, start: int, end: int) -> bool:
    """Say whether something happened on a day: "on 2 August 2016 the chief came"."""
    return _ON.search(head[:start]) is not None or _ON_KO.match(head, end) is not None


def _finished(drafts: list[Draft], text: str, keys: set[str]) -> tuple[Mention, ...]:
    """Give the mentions in the order of the text, each once, with people who are proposed."""
    seen: set[tuple[int, int, MentionKind]] = set()
    found: list[Mention] = []
    for draft in sorted(drafts, key=lambda one: (one.span, one.kind.value)):
        key = (draft.start, draft.end, draft.kind)
        if key in seen or draft.end <= draft.start:
            continue
        seen.add(key)
        draft.detail.pop("told", None)
        draft.persons = tuple(one for one in draft.persons if one in keys)
        found.append(draft.mention(text))
    return tuple(found)
