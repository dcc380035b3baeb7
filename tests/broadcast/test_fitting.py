"""Programmes that must fit their slot."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moksori.broadcast.fitting import (
    CutError,
    CutKind,
    NothingToSayError,
    SlotTooShortError,
    fitted,
    least_total,
    shortest_slot,
    without,
)
from moksori.broadcast.running import TOLD, ItemKind
from tests.broadcast.programmes import LONG, ids, of, ordered
from tests.publishing.plans import FERRY, HELPED, LETTER, NOTE_KO, plan

LENGTHS = {item.id: item for item in ordered("en").items}


def refusal(slot, which=None):
    with pytest.raises(SlotTooShortError) as refused:
        fitted(ordered("en", which, slot=slot))
    return refused.value


@settings(max_examples=40)
@given(st.integers(345, 4000))
def test_a_programme_that_fits_meets_its_slot_exactly_and_speech_stays_as_it_is(slot):
    order = ordered("en", slot=slot)
    done = fitted(order)
    assert done.total == done.slot == slot * 1000
    assert done.over == 0
    for before, after in zip(order.items, done.items, strict=True):
        if before.kind is not ItemKind.MUSIC:
            assert before == after
        elif not before.fills:
            assert before.least <= after.length <= before.planned


def test_the_shortest_slot_is_the_first_that_fits_with_the_music_as_planned():
    order = ordered("en")
    slot = shortest_slot(order)
    assert slot % 60_000 == 0
    assert [
        i.planned
        for i in fitted(ordered("en", slot=slot // 1000)).items
        if i.kind is ItemKind.MUSIC
    ][:3] == [8000] * 3
    assert shortest_slot(order, 1_000) <= slot


@pytest.mark.parametrize("slot", [200, 240, 300, 318])
def test_a_slot_shorter_than_the_speech_is_refused_with_the_seconds_and_cuts_that_work(slot):
    order = ordered("en", slot=slot)
    refused = refusal(slot)
    assert refused.seconds == -(-(least_total(order) - slot * 1000) // 1000)
    assert str(refused.seconds) in refused.message
    assert refused.cuts
    for cut in refused.cuts:
        shorter = fitted(without(order, cut.items))
        assert shorter.total == slot * 1000
        assert any(item.kind in TOLD for item in shorter.items)
        assert cut.told == sum(
            of(order, one).length for one in cut.items if of(order, one).kind in TOLD
        )


def test_what_can_be_spared_goes_first_and_nothing_told_is_lost():
    (cut,) = refusal(318).cuts
    assert (cut.kind, cut.told) == (CutKind.NOTHING_TOLD, 0)
    assert all(LENGTHS[one].spare for one in cut.items)


def test_cuts_are_offered_cheapest_first_and_answers_go_with_their_questions():
    cuts = refusal(220).cuts
    assert [cut.told for cut in cuts] == sorted(cut.told for cut in cuts)
    assert {CutKind.LEAST_TOLD, CutKind.STORIES} <= {cut.kind for cut in cuts}
    least = next(cut for cut in cuts if cut.kind is CutKind.LEAST_TOLD)
    for question, answer in (("001", "002"), ("003", "004"), ("005", "006"), ("007", "008")):
        assert (f"sto-ferry.{question}" in least.items) == (f"sto-ferry.{answer}" in least.items)


def test_no_other_choice_of_exchanges_loses_less():
    order = ordered("en", plan(FERRY), slot=200)
    cuts = refusal(200, plan(FERRY)).cuts
    least = min(cut.told for cut in cuts if cut.kind is CutKind.LEAST_TOLD)
    missing = least_total(order) - 200_000
    spares = sum(
        (i.least if i.kind is ItemKind.MUSIC else i.length) + order.gap
        for i in order.items
        if i.spare
    )
    pairs = [
        (sum(of(order, f"sto-ferry.{n:03}").length for n in (q, q + 1)), 2 * order.gap)
        for q in (1, 3, 5, 7)
    ]
    enough = []
    for mask in range(1, 16):
        chosen = [pair for bit, pair in enumerate(pairs) if mask >> bit & 1]
        if sum(a + b for a, b in chosen) + spares >= missing:
            enough.append(sum(a for a, _ in chosen))
    assert least == min(enough)


def test_a_programme_that_cannot_be_cut_to_fit_is_refused_without_a_cut():
    assert (
        refusal(
            195,
            plan(
                LETTER.__class__(
                    **{
                        **{f: getattr(LETTER, f) for f in LETTER.__slots__},
                        "blocks": LETTER.blocks * 30,
                    }
                )
            ),
        ).cuts
        == ()
    )


def test_a_long_story_is_refused_quickly():
    refused = refusal(300, LONG)
    assert refused.seconds > 600
    assert refused.cuts


def test_a_note_goes_only_with_its_passage():
    order = ordered("en", plan(HELPED))
    with pytest.raises(CutError):
        without(order, ["sto-helped.004.note"])
    gone = without(order, ["sto-helped.003", "sto-helped.004.note", "sto-helped.004"])
    assert "sto-helped.004.note" not in ids(gone)


@pytest.mark.parametrize(
    "item",
    [
        "opening-2",
        "opening-2.voices_scratch",
        "closing-6",
        "sto-ferry.changed",
        "sto-ferry.correction-1",
        "music-8",
        "nothing",
    ],
)
def test_what_a_listener_is_owed_is_not_cut(item):
    with pytest.raises(CutError) as refused:
        without(ordered("en"), [item])
    assert item not in str(refused.value)


def test_a_programme_without_a_story_is_refused():
    for empty in (plan(), plan(NOTE_KO)):
        with pytest.raises(NothingToSayError):
            fitted(ordered("en", empty))
