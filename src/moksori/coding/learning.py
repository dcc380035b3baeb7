"""What a desk's own decisions say of the rules: how sure a rule is here, and which to put last.

A rule's own figure is where the estimate starts, and each decision moves it a little. The share
that is right is taken as binomial, with a Beta distribution before the first decision (the
conjugate pair of any textbook: Gelman and others, *Bayesian Data Analysis*, chapter 2), so that the
estimate is one fraction and the order of the decisions does not matter. Whether something is
refused *often* is asked of the lower end of Wilson's interval (Wilson 1927), which holds for few
cases too.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

OWN_WEIGHT = 10.0
"""The rule's own figure counts as much as so many decisions of the desk."""

WORD_WEIGHT = 4.0
"""What the desk found of the rule counts as much as so many decisions about one word."""

HALF_RIGHT = 0.5
"""What was corrected was found, but not as it should be."""

OFTEN = 0.5
"""Refused often is what is surely refused in more than this share of the cases."""

LEAST_CASES = 8
LEAST_OF_A_WORD = 4
"""With fewer cases nothing is put last, whatever their shares."""

_SURE = 1.96
"""Standard deviations: 95 of 100 intervals hold the true share."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Tally:
    """How often something was accepted, corrected and refused."""

    accepted: int = 0
    corrected: int = 0
    refused: int = 0

    @property
    def cases(self) -> int:
        """How many decisions there are."""
        return self.accepted + self.corrected + self.refused

    @property
    def right(self) -> float:
        """How many were right; one that was corrected counts half."""
        return self.accepted + HALF_RIGHT * self.corrected


@dataclass(frozen=True, slots=True)
class Learnt:
    """What a proposal is worth at this desk.

    Attributes:
        confidence: 0 to 1, the rule's own figure moved by the desk's decisions.
        doubted: True where the rule, or this word as this kind, was refused often: it is proposed
            last and marked, and never left out.
    """

    confidence: float
    doubted: bool


NOTHING = Tally()


def learnt(own: float, of_rule: Tally, of_word: Tally = NOTHING) -> Learnt:
    """Give what a proposal is worth after a desk's decisions.

    Args:
        own: The rule's own figure, 0 to 1.
        of_rule: What became of the rule's proposals of this kind.
        of_word: What became of this very word as this kind.
    """
    here = estimate(own, of_rule, OWN_WEIGHT)
    doubted = often_refused(of_rule, LEAST_CASES)
    if of_word.cases:
        here = estimate(here, of_word, WORD_WEIGHT)
        # The word itself is the nearer witness, either way.
        if often_refused(of_word, LEAST_OF_A_WORD):
            doubted = True
        elif often_right(of_word, LEAST_OF_A_WORD):
            doubted = False
    return Learnt(confidence=here, doubted=doubted)


def estimate(own: float, tally: Tally, weight: float) -> float:
    """Give the mean of the Beta distribution that starts at `own` and has seen a tally.

    Args:
        own: 0 to 1, what was held before.
        tally: What was decided.
        weight: How many decisions `own` counts as.
    """
    return (weight * own + tally.right) / (weight + tally.cases)


def often_refused(tally: Tally, least: int) -> bool:
    """Say whether more than half are surely refused, and there are cases enough to say so."""
    return tally.cases >= least and lower_bound(tally.refused, tally.cases) > OFTEN


def often_right(tally: Tally, least: int) -> bool:
    """Say whether more than half are surely right, and there are cases enough to say so."""
    return tally.cases >= least and lower_bound(tally.right, tally.cases) > OFTEN


def lower_bound(hits: float, cases: int) -> float:
    """Give the lower end of Wilson's 95 % interval of a share; 0 without cases."""
    if not cases:
        return 0.0
    share = hits / cases
    wide = _SURE * _SURE / cases
    middle = share + wide / 2
    margin = math.sqrt(wide * (share * (1 - share) + wide / 4))
    return max(0.0, (middle - margin) / (1 + wide))


def doubted_last(items: Iterable[Item], worth: Callable[[Item], Learnt]) -> list[Item]:
    """Put what is doubted behind the rest; both parts keep their order, and nothing is dropped."""
    return sorted(items, key=lambda item: worth(item).doubted)
