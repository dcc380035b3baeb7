"""Personal details of a text: what may tell who somebody is, found in one fast pass.

No coreference, no acts: those are read elsewhere. Each detail is a proposal with its rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from moksori.coding.detail_figures import figures_in
from moksori.coding.detail_names import names_in
from moksori.coding.detail_times import times_of
from moksori.coding.detail_words import words_of
from moksori.coding.detail_work import health_in, work_in
from moksori.terms.detail import Detail, DetailKind
from moksori.terms.span import Span


def details_of(text: str) -> tuple[Detail, ...]:
    """Find the personal details of a text, in its order; none lies wholly inside another.

    Args:
        text: Any text; the rules know English.
    """
    of = words_of(text)
    found = [*times_of(text), *figures_in(text), *names_in(of), *work_in(of), *health_in(of)]
    return tuple(_outermost(found))


def details_beside(
    text: str, within: Sequence[Span], taken: Sequence[Span], people: Sequence[Span]
) -> tuple[Detail, ...]:
    """Find the details that something else did not find already.

    Args:
        text: The decoded original.
        within: Where to look; a detail must lie in one of these stretches.
        taken: Stretches that are mentions already; what touches one is left out.
        people: Stretches that tell of somebody; a name that touches one is left out.
    """
    inside, known, named = _marks(text, within), _marks(text, taken), _marks(text, people)
    kept: list[Detail] = []
    for one in details_of(text):
        place = slice(one.span.start, one.span.end)
        is_name = one.kind in (DetailKind.NAME, DetailKind.PERSON)
        if all(inside[place]) and not any(known[place]) and not (is_name and any(named[place])):
            kept.append(one)
    return tuple(kept)


def _marks(text: str, spans: Iterable[Span]) -> bytearray:
    marks = bytearray(len(text))
    for span in spans:
        marks[span.start : span.end] = b"\1" * len(span)
    return marks


def _outermost(found: Iterable[Detail]) -> Iterator[Detail]:
    """Leave out details that lie inside others; of two equal ones the surer stays."""
    ranked = sorted(found, key=lambda one: (one.span.start, -one.span.end, -one.confidence))
    reached = -1
    for one in ranked:
        if one.span.end > reached:
            reached = one.span.end
            yield one
