"""The rulebook of corroboration. Each docstring is what the coder reads.

A rule sees two tellings of an act of one type and says how they bear on each other. It judges
nothing: whether two acts are one is a person's decision, kept as a Judgement.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from moksori.terms.support import Support, SupportKind

COPIED = 0.1
"""From this share of common shingles on, one text is taken for made from the other: people who tell
one thing by themselves share two in a hundred, and so do two programmes of one series."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One account's telling of one act.

    Attributes:
        account, act: Ids.
        type: Code of the codebook.
        place: Id or folded words of the place, or an empty string.
        earliest, latest: ISO days that bound the act; empty where nothing is known.
        agrees: False where this telling denies that it happened.
        likeness: Share of this account's words that another account has too (or of the other's in
            this one, where it is the shorter), by that account's id.
    """

    account: str
    act: str
    type: str
    place: str
    earliest: str
    latest: str
    agrees: bool
    likeness: dict[str, float]


Rule = Callable[[Telling, Telling], SupportKind | None]


def _same_matter(here: Telling, there: Telling) -> bool:
    """Say whether type, place and time leave room for one and the same act."""
    if here.type != there.type or not here.place or here.place != there.place:
        return False
    if not (here.earliest and there.earliest):
        return False
    return here.earliest <= there.latest and there.earliest <= here.latest


def copied_telling(here: Telling, there: Telling) -> SupportKind | None:
    """Two texts share so many words that one was made from the other: they count as one."""
    return SupportKind.COPIED if here.likeness.get(there.account, 0.0) >= COPIED else None


def contradicts(here: Telling, there: Telling) -> SupportKind | None:
    """One account says that it happened and another denies it: both stay, side by side."""
    if _same_matter(here, there) and here.agrees != there.agrees:
        return SupportKind.CONTRADICTS
    return None


def told_independently(here: Telling, there: Telling) -> SupportKind | None:
    """Two accounts in words of their own tell an act of one type, place and time: they may support
    each other, if their chains of tellers do not meet.
    """  # noqa: D205 - the whole docstring is one sentence for the coder
    if _same_matter(here, there) and here.agrees and there.agrees:
        return SupportKind.INDEPENDENT
    return None


RULES: tuple[Rule, ...] = (copied_telling, contradicts, told_independently)


def weigh(tellings: Sequence[Telling], rules: Sequence[Rule] = RULES) -> tuple[Support, ...]:
    """Return what the first rule that speaks says of every two tellings of different accounts."""
    supports = []
    for here, there in combinations(tellings, 2):
        if here.account == there.account:
            continue
        for rule in rules:
            kind = rule(here, there)
            if kind is not None:
                supports.append(
                    Support(kind, rule.__name__, here.account, there.account, here.act, there.act)
                )
                break
    return tuple(dict.fromkeys(supports))
