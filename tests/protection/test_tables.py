"""No withheld count can be worked out: not from totals, not from tables beside, not from earlier."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moksori.protection.table_waves import TablesTogetherError, Wave, counted, with_margins
from moksori.protection.tables import Asked, CountedAct, ThresholdTooLowError, withhold
from moksori.terms.table import Axis
from tests.protection.attacker import Simplex, narrowest

MONTH, YEAR, PLACE, TYPE, BODY = Axis
SINGLE = ((MONTH,), (PLACE,), (TYPE,), (BODY,))
LINKED = ((MONTH, TYPE), (PLACE, TYPE))
NOBODY = frozenset()


def act(month="2031-01", place="p", kind="t", body="b", tellers="xyz"):
    return CountedAct((month, place, kind, body), frozenset(tellers))


def acts(**counts):
    """So many acts of each type."""
    return [act(kind=kind) for kind, number in counts.items() for _ in range(number)]


def held(wave, *axes):
    return {cell[0] if len(axes) == 1 else cell for cell in wave.withheld[axes]}


def test_a_small_count_is_withheld_and_a_second_one_that_would_give_it_away():
    wave = withhold(acts(beating=3, arrest=40, eviction=9), Asked(((TYPE,),)))
    assert held(wave, TYPE) == {"beating", "eviction"}
    assert narrowest([wave]) >= 5


def test_counts_of_the_threshold_are_shown():
    wave = withhold(acts(beating=5, arrest=40), Asked(((TYPE,),)))
    assert held(wave, TYPE) == set()


def test_small_counts_that_hide_each_other_need_no_other():
    wave = withhold(acts(a=4, b=4, c=4, d=30), Asked(((TYPE,),)))
    assert held(wave, TYPE) == {"a", "b", "c"}


def test_a_count_that_two_accounts_tell_is_withheld_whatever_its_size():
    told = acts(arrest=30, beating=20) + [act(kind="theft", tellers="xy")] * 12
    assert "theft" in held(withhold(told, Asked(((TYPE,),))), TYPE)


def test_fewer_acts_than_the_threshold_are_not_shown_at_all():
    assert withhold(acts(beating=4), Asked(((TYPE,),))) is None
    assert withhold([], Asked(SINGLE)) is None


def test_a_threshold_below_three_is_refused():
    with pytest.raises(ThresholdTooLowError):
        withhold(acts(beating=9), Asked(((TYPE,),), threshold=2))


@pytest.mark.parametrize(
    "tables",
    [
        ((MONTH,), (YEAR,)),
        ((MONTH, PLACE), (PLACE, TYPE), (MONTH, TYPE)),
        ((MONTH, TYPE), (PLACE, TYPE), (TYPE, BODY)),
        ((MONTH, PLACE, TYPE),),
        ((TYPE, TYPE),),
    ],
)
def test_tables_that_cannot_be_looked_through_are_refused(tables):
    with pytest.raises(TablesTogetherError):
        withhold(acts(beating=90), Asked(tables))


def test_tables_that_were_shown_before_count_for_what_may_stand_together():
    first = withhold(acts(beating=90, arrest=40), Asked(((MONTH,), (TYPE,))))
    with pytest.raises(TablesTogetherError):
        withhold(acts(beating=190, arrest=80), Asked(((YEAR,),), before=(first,)))


def test_a_line_whose_acts_all_stand_in_one_cell_does_not_say_so():
    told = [act(place="p", kind="a")] * 20 + [act(place=p, kind=k) for p in "qr" for k in "abc"] * 8
    wave = withhold(told, Asked(((PLACE, TYPE),)))
    assert ("p", "a") in held(wave, PLACE, TYPE)
    assert {("p", "b"), ("p", "c")} & held(wave, PLACE, TYPE)
    assert narrowest([wave]) >= 5


def test_what_grew_by_one_is_withheld_although_both_counts_are_large():
    first = withhold(acts(a=30, b=30, c=30), Asked(((TYPE,),)))
    wave = withhold(acts(a=31, b=60, c=60), Asked(((TYPE,),), before=(first,)))
    assert held(first, TYPE) == set()
    assert "a" in held(wave, TYPE)
    assert narrowest([first, wave]) >= 5


def test_what_was_withheld_once_is_shown_again_only_if_the_earlier_one_stays_hidden():
    first = withhold(acts(a=3, b=8, c=40), Asked(((TYPE,),)))
    assert held(first, TYPE) == {"a", "b"}
    little = withhold(acts(a=8, b=8, c=40), Asked(((TYPE,),), before=(first,)))
    assert narrowest([first, little]) >= 5
    much = withhold(acts(a=30, b=40, c=90), Asked(((TYPE,),), before=(first,)))
    assert held(much, TYPE) == set()
    assert narrowest([first, much]) >= 5


def test_the_same_acts_give_the_same_and_another_table_of_them_takes_nothing_back():
    told = [act(place=p, kind=k) for p in "pqr" for k in "abc"] * 6 + [act(place="p", kind="d")] * 2
    first = withhold(told, Asked(((TYPE,),)))
    more = withhold(told, Asked(((PLACE, TYPE),), before=(first,), same=True))
    assert more.withheld[(TYPE,)] == first.withheld[(TYPE,)]
    assert narrowest([more]) >= 5
    assert withhold(told, Asked(((TYPE,),), before=(first,), same=True)) == first


@st.composite
def told(draw, places="pqr", kinds="abc", months=("2031-01", "2031-02"), most=9):
    counts = draw(
        st.lists(st.integers(0, most), min_size=18, max_size=18).filter(lambda n: sum(n) > 4)
    )
    keys = [(m, p, k) for m in months for p in places for k in kinds]
    return [act(m, p, k) for (m, p, k), n in zip(keys, counts, strict=True) for _ in range(n)]


SLOW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def safe(waves, threshold):
    widths = [narrowest(waves), narrowest(waves, grows=False)]
    assert all(width is None or width >= threshold for width in widths), widths


def small_are_withheld(wave, threshold):
    for axes, cells in wave.withheld.items():
        small = {c for c, n in counted(wave.counts, axes).items() if 0 < n < threshold}
        assert small <= cells


@SLOW
@given(told(), st.integers(3, 6))
def test_nothing_can_be_worked_out_of_linked_tables(some, threshold):
    wave = withhold(some, Asked(LINKED, threshold=threshold))
    if wave is not None:
        small_are_withheld(wave, threshold)
        safe([wave], threshold)


@SLOW
@given(told(), told(), st.integers(3, 6))
def test_nothing_can_be_worked_out_of_two_publications(some, more, threshold):
    tables = ((MONTH,), (PLACE, TYPE))
    first = withhold(some, Asked(tables, threshold=threshold))
    before = () if first is None else (first,)
    second = withhold(some + more, Asked(tables, before=before, threshold=threshold))
    shown = [*before, *(() if second is None else (second,))]
    if shown:
        safe(shown, threshold)
    for wave in shown:
        small_are_withheld(wave, threshold)


@SLOW
@given(told(most=5), told(most=5), told(most=5), told(most=14))
def test_nothing_can_be_worked_out_of_many_tables_by_one_thing(one, two, three, four):
    shown, so_far = [], []
    for more in (one, two, three, four):
        so_far = so_far + more
        wave = withhold(so_far, Asked(((MONTH,), (PLACE,), (TYPE,)), before=tuple(shown)))
        shown += [wave] if wave is not None else []
    safe(shown, 5)


def test_the_attacker_finds_what_is_given_away():
    counts = Counter({("m", "p", "a", "b"): 3, ("m", "p", "c", "b"): 9})
    naive = Wave(counts, {(TYPE,): {("a",)}})
    assert narrowest([naive]) == 0
    first = Wave(Counter({("m", "p", "a", "b"): 9, ("m", "p", "c", "b"): 9}), {(TYPE,): set()})
    grown = Counter({("m", "p", "a", "b"): 10, ("m", "p", "c", "b"): 19})
    second = Wave(grown, {(TYPE,): {("a",), ("c",)}})
    assert narrowest([first, second]) == 11
    assert Simplex([[1, 1]], [4]).interval([1, 0]) == (0, 4)


def test_every_table_comes_with_those_of_its_margins():
    assert with_margins([(PLACE, TYPE)]) == ((PLACE,), (TYPE,), (PLACE, TYPE))
