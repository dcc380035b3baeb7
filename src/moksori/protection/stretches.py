"""Which stretches of a text change: what was decided, cut to size, repeated, joined, nested."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from moksori.language.ages import find_ages
from moksori.language.hangul import final_of
from moksori.language.sentences import sentences
from moksori.protection.surfaces import Surface
from moksori.terms.disguise import Rung
from moksori.terms.mention import Mention, MentionKind
from moksori.terms.people import ProposedPerson
from moksori.terms.span import Span

LEFT_OUT = "left_out"
"""Key of a mention's detail: what stands for it is told beside it already."""

_QUOTE_OPEN = '"“‘«「『《〈'
_QUOTE_SHUT = '"”’»」』》〉'
_QUOTE_CLOSE = re.compile('[.,!?…]{0,3}["”’»」』》〉]')
_TOUCHING = {
    MentionKind.AMOUNT: re.compile(r"\d[\d,.]*$"),
    MentionKind.PHONE: re.compile(r"[+(]+$"),
    MentionKind.IDENTIFIER: re.compile(r"[+@]+$"),
}
_ADJOINING = re.compile(r"[\s\"“”]*$")
_ATTRIBUTION = re.compile(r",?[ \u00a0](?:[\w’']+[ \u00a0]){1,4}[\w’']+[,.][ \u00a0]$")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_UNTIL = re.compile("까지")
_CLOSING = re.compile("[)）]")
_FEWEST_WORDS_OF_CLAUSE = 4


@dataclass(frozen=True, slots=True)
class Text:
    """A title or a passage: the words, and where they begin in the decoded original."""

    number: int
    words: str
    offset: int
    title: bool = False
    host: bool = False

    @property
    def span(self) -> Span:
        """Where the text stands in the decoded original."""
        return Span(self.offset, self.offset + len(self.words))

    def told(self, span: Span) -> str:
        """Give the words of a stretch of this text."""
        return self.words[span.start - self.offset : span.end - self.offset]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch that is to change.

    Attributes:
        span: In the decoded original.
        mention: What was found there; for names one made for the occasion.
        person, surface: Whose name it is, and in which shape; None for all but names.
    """

    span: Span
    mention: Mention
    rung: Rung
    reason: str
    person: ProposedPerson | None = None
    surface: Surface | None = None


def cut_to_size(mention: Mention, text: Text) -> Mention:
    """Give a mention the stretch that its change must cover, inside one text.

    An age without the words it qualifies, speech with its quotation marks, what goes on with the
    whole sentence that says so.
    """
    span = Span(
        max(mention.span.start, text.offset),
        min(mention.span.end, text.offset + len(text.words)),
    )
    told = text.told(span)
    span = (
        Span(span.end - len(told.lstrip()), span.end - (len(told) - len(told.rstrip())))
        if told.strip()
        else span
    )
    if mention.kind in _TOUCHING:
        # A figure that touches a sum belongs to it, and a plus to a number, whatever was found.
        more = _TOUCHING[mention.kind].search(text.words[: span.start - text.offset])
        span = Span(span.start - (len(more.group()) if more else 0), span.end)
    if mention.kind is MentionKind.AGE:
        span = _age(span, text)
    elif mention.kind is MentionKind.SPEECH:
        span = _quoted(span, text)
    elif mention.kind is MentionKind.CONTINUING:
        span = _sentence(span, text)
    return replace(mention, span=span, told=text.told(span))


def _age(span: Span, text: Text) -> Span:
    told = text.told(span)
    inside = [
        Span(text.offset + found.start, text.offset + found.end)
        for found in find_ages(text.words)
        if span.holds(Span(text.offset + found.start, text.offset + found.end))
    ]
    if len(inside) == 1 and len(inside[0]) < len(told):
        return inside[0]
    return span


_JOINS_KO = re.compile(r"(?:고|으며|지만|는데),? ")
"""What joins a clause in the past to the next one."""


def _quoted(span: Span, text: Text) -> Span:
    start, end = span.start - text.offset, span.end - text.offset
    opened = text.words[start] in _QUOTE_OPEN
    if not opened and start and text.words[start - 1] in _QUOTE_OPEN:
        start -= 1
        opened = True
    closed = end > start + 1 and text.words[end - 1] in _QUOTE_SHUT
    if opened and not closed and (close := _QUOTE_CLOSE.match(text.words, end)):
        end = close.end()
    return Span(text.offset + start, text.offset + end)


def is_done_before(words: str, start: int) -> bool:
    """Say whether Korean words from `start` join what goes on to what was done: 다쳤|고 지금도 ….

    Args:
        words: The text.
        start: Where the connective begins.
    """
    done = start > 0 and "가" <= words[start - 1] <= "힣" and final_of(words[start - 1]) == "ㅆ"
    return done and _JOINS_KO.match(words, start) is not None


def _sentence(span: Span, text: Text) -> Span:
    """Widen to the sentences touched; keep a clause that runs to the end of its sentence."""
    start, end = span.start - text.offset, span.end - text.offset
    touched = [one for one in sentences(text.words) if one[0] < end and start < one[1]]
    if not touched:
        return span
    first, last = touched[0][0], touched[-1][1]
    rest = text.words[end:last].strip(' .!?…"”’)\u00a0')
    clause = not rest and len(text.words[start:end].split()) >= _FEWEST_WORDS_OF_CLAUSE
    if (
        clause
        and start > first
        and (_parted(text.words[first:start]) or is_done_before(text.words, start))
    ):
        first = start
    return Span(text.offset + first, text.offset + last)


def _parted(before: str) -> bool:
    """Say whether a clause may be cut off after these words."""
    return (
        re.search(r"(?:[,;:–—]|\b(?:and|but|so|while|as))[ \u00a0]*$", before, re.IGNORECASE)
        is not None
    )


def joined_speech(mentions: Sequence[Mention], text: Text) -> list[Mention]:
    """Make one mention of speech that adjoins; drop what follows "…", he said."""
    done: list[Mention] = []
    for mention in mentions:
        last = done[-1] if done else None
        if mention.kind is not MentionKind.SPEECH or last is None or last.kind != mention.kind:
            done.append(mention)
            continue
        between = text.words[last.span.end - text.offset : mention.span.start - text.offset]
        if mention.span.start <= last.span.end or _ADJOINING.match(between):
            span = Span(last.span.start, max(last.span.end, mention.span.end))
            done[-1] = replace(last, span=span, told=text.told(span))
        elif _ATTRIBUTION.fullmatch(between) and not last.detail.get("reported"):
            gap = len(between) - len(between.rstrip(" \u00a0,"))
            span = Span(mention.span.start - gap, mention.span.end)
            detail = {**mention.detail, LEFT_OUT: True}
            done.append(replace(mention, span=span, told=text.told(span), detail=detail))
        else:
            done.append(mention)
    return done


def only_said(mention: Mention, speech: Sequence[Mention]) -> bool:
    """Say whether the words that something still goes on stand in withheld speech only.

    They go with the speech; the sentence that holds it may stay.
    """
    cue = mention.value
    if not isinstance(cue, str) or not cue or cue == mention.told:
        return False
    places = [
        found.start() + mention.span.start for found in re.finditer(re.escape(cue), mention.told)
    ]
    return bool(places) and all(
        any(one.span.start <= place < one.span.end for one in speech) for place in places
    )


def joined_dates(
    mentions: Sequence[Mention], text: Text, same: Mapping[int, bool]
) -> list[Mention]:
    """Make one mention of two dates that become the same: "from March 3 to March 5".

    Args:
        mentions: The dates of the text, in order.
        text: The text they stand in.
        same: Starts of dates that become what the date before them becomes: True where both tell
            a span of time, False where one of them is the day of the week.
    """
    done: list[Mention] = []
    for mention in mentions:
        if mention.span.start not in same or not done:
            done.append(mention)
            continue
        first, span_of_time = done[-1], same[mention.span.start]
        closing = _UNTIL if span_of_time else _CLOSING
        found = closing.match(text.words, mention.span.end - text.offset)
        end = mention.span.end + (found.end() - found.start() if found else 0)
        span = Span(first.span.start, end)
        base = _dated(first, mention) if span_of_time else _fuller(first, mention)
        detail = {**base.detail, "range": True} if span_of_time else base.detail
        done[-1] = replace(base, span=span, told=text.told(span), detail=detail)
    return done


def _dated(first: Mention, second: Mention) -> Mention:
    """Give of two days the one that tells its year: "January 5 and January 20, 2017"."""
    return first if _YEAR.search(first.told) or not _YEAR.search(second.told) else second


def _fuller(first: Mention, second: Mention) -> Mention:
    """Give of a date and its day of the week the date."""
    return first if any(char.isdigit() for char in first.told) else second


def outermost(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Keep, of stretches inside one another, the outer; cut those that only overlap.

    A cut stretch keeps what the one before it does not cover: nothing decided is ever told.
    """
    kept: list[Stretch] = []
    for one in sorted(stretches, key=_outer_first):
        end = kept[-1].span.end if kept else 0
        if one.span.end <= end:
            continue
        if one.span.start < end:
            cut = len(one.span) - (one.span.end - end)
            mention = replace(one.mention, told=one.mention.told[cut:])
            one = replace(one, span=Span(end, one.span.end), mention=mention)
        kept.append(one)
    return kept


def _outer_first(one: Stretch) -> tuple[int, int, bool, str, str, str]:
    # Of two on the same words the one that leaves nothing of them goes first.
    told = one.rung is not Rung.NOTHING
    kind, rung = str(one.mention.kind), str(one.rung)
    return one.span.start, -one.span.end, told, kind, rung, one.reason
