"""What decisions do to a rule's figure: a little each, and never silence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moksori.coding.learning import (
    Learnt,
    Tally,
    doubted_last,
    estimate,
    learnt,
    lower_bound,
    often_refused,
)

SHARES = st.floats(0, 1)
COUNTS = st.integers(0, 500)
TALLIES = st.builds(Tally, COUNTS, COUNTS, COUNTS)


def test_without_decisions_the_rules_own_figure_stands():
    assert learnt(0.7, Tally()) == Learnt(0.7, doubted=False)


def test_ten_decisions_weigh_as_much_as_the_rules_own_figure():
    assert estimate(0.8, Tally(accepted=10), 10) == pytest.approx(0.9)
    assert estimate(0.8, Tally(refused=10), 10) == pytest.approx(0.4)
    assert estimate(0.8, Tally(corrected=10), 10) == pytest.approx(0.65)


@pytest.mark.parametrize(
    ("hits", "cases", "low"), [(8, 8, 0.6756), (7, 8, 0.5291), (6, 8, 0.4093), (1, 1, 0.2065)]
)
def test_the_lower_end_is_that_of_wilson(hits, cases, low):
    assert lower_bound(hits, cases) == pytest.approx(low, abs=1e-3)


def test_few_refusals_put_nothing_last():
    assert not often_refused(Tally(refused=7), least=8)
    assert not often_refused(Tally(accepted=2, refused=6), least=8)
    assert often_refused(Tally(accepted=1, refused=7), least=8)


def test_a_word_refused_often_is_doubted_although_the_rule_is_good():
    good = Tally(accepted=60, refused=4)
    tiger = learnt(0.9, good, Tally(refused=4))
    assert tiger.doubted
    assert tiger.confidence < 0.55
    assert not learnt(0.9, good).doubted


def test_a_word_accepted_often_is_not_doubted_although_the_rule_is():
    bad = Tally(accepted=1, refused=20)
    assert learnt(0.8, bad).doubted
    assert not learnt(0.8, bad, Tally(accepted=6)).doubted


@given(SHARES, TALLIES, TALLIES)
def test_a_figure_stays_a_share_and_moves_towards_what_was_decided(own, of_rule, of_word):
    here = learnt(own, of_rule, of_word)
    assert 0 <= here.confidence <= 1
    if of_rule.cases and not of_word.cases:
        low, high = sorted((own, of_rule.right / of_rule.cases))
        assert low - 1e-9 <= here.confidence <= high + 1e-9


@given(SHARES, TALLIES)
def test_one_more_refusal_never_makes_a_rule_surer(own, tally):
    more = Tally(tally.accepted, tally.corrected, tally.refused + 1)
    assert learnt(own, more).confidence <= learnt(own, tally).confidence


@given(st.lists(st.tuples(st.integers(), st.booleans())))
def test_what_is_doubted_comes_last_and_nothing_is_dropped(items):
    ordered = doubted_last(items, lambda item: Learnt(0.5, doubted=item[1]))
    assert sorted(ordered) == sorted(items)
    assert [item for item in ordered if not item[1]] == [item for item in items if not item[1]]
    assert [item[1] for item in ordered] == sorted(item[1] for item in items)
