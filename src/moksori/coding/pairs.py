"""Two people told of together: "a mother and her daughter" are whom "they" means from then on."""

from __future__ import annotations

from collections.abc import Sequence

from moksori.coding.cast import Cast, Character
from moksori.coding.refs import PRONOUN, Ref
from moksori.coding.thread import Thread
from moksori.coding.words_ko import GENITIVE
from moksori.terms.span import Span

_PAIR = 2


def pair_up(cast: Cast, thread: Thread, refs: Sequence[Ref]) -> None:
    """Make one group of two people without power whom a sentence tells of as one.

    Args:
        cast: Everybody met; a group that is nobody's own is added to it.
        thread: Whom the account is about; its incident goes on about both.
        refs: What refers to people in an English sentence, in order.
    """
    for ref in refs:
        other = _beside(ref, refs)
        if other is None:
            continue
        both = [cast.people[one.person[0]] for one in (other, ref)]
        if len({one.key for one in both}) == _PAIR and all(_may_be_one(one) for one in both):
            one = _group(cast, both, Span(other.start, ref.end))
            thread.suffers_with(one)


def _beside(ref: Ref, refs: Sequence[Ref]) -> Ref | None:
    """Give who stands before "and": nobody else does between the two."""
    if ref.form == PRONOUN or ref.notes.get("prep") != "and" or len(ref.person) != 1:
        return None
    first = int(ref.notes.get("first", 0))
    told = (one for one in refs if one.form != PRONOUN and one.start < ref.start)
    near = (one for one in told if int(one.notes.get("next", -1)) == first - 1)
    return next((one for one in near if len(one.person) == 1 and one.case != GENITIVE), None)


def _may_be_one(one: Character) -> bool:
    return one.may_be_harmed and not one.plural and not one.group and not one.figure


def _group(cast: Cast, both: Sequence[Character], span: Span) -> Character:
    keys = [one.key for one in both]
    known = next((one for one in cast.latest() if one.members == keys), None)
    if known is None:
        known = cast.group_of(both, span)
    cast.touch(known)
    return known
