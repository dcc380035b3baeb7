"""Personal details of a text: what may tell who somebody is, found in one fast pass.

No coreference, no acts: those are read elsewhere. Each detail is a proposal with its rule.
"""

from __future__ import annotations

from collections.abc import Iterable

from moksori.coding.detail_figures import figures_in
from moksori.coding.detail_names import names_in
from moksori.coding.detail_times import times_of
from moksori.coding.detail_words import words_of
from moksori.coding.detail_work import health_in, work_in
from moksori.terms.detail import Detail


def details_of(text: str) -> tuple[Detail, ...]:
    """Find the personal details of a text, in its order; none lies wholly inside another.

    Args:
        text: Any text; the rules know English.
    """
    of = words_of(text)
    found = [*times_of(text), *figures_in(text), *names_in(of), *work_in(of), *health_in(of)]
    return tuple(_outermost(found))


def _outermost(found: Iterable[Detail]) -> Iterable[Detail]:
    """Leave out details that lie inside others; of two equal ones the surer stays."""
    ranked = sorted(found, key=lambda one: (one.span.start, -one.span.end, -one.confidence))
    reached = -1
    for one in ranked:
        if one.span.end > reached:
            reached = one.span.end
            yield one
