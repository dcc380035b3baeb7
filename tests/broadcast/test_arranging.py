"""Running orders as people arrange them."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moksori.broadcast.arranging import (
    ItemState,
    NoItemError,
    arranged,
    compare,
    moved,
    stale_takes,
    stale_twins,
)
from moksori.broadcast.running import script_fingerprint
from tests.broadcast.programmes import ids, of, ordered
from tests.publishing.plans import FERRY, FERRY_KO, HELPED, LETTER, full_plan, plan

FULL = ordered("en")
WITH_NOTES = ordered("en", plan(HELPED, LETTER))


def edited(story, number, text):
    blocks = list(story.blocks)
    blocks[number] = replace(blocks[number], text=text)
    return replace(story, blocks=tuple(blocks))


@settings(max_examples=40)
@given(st.permutations(ids(WITH_NOTES)))
def test_however_it_is_arranged_nothing_is_lost_and_notes_stay_before_their_passage(wanted):
    done = arranged(WITH_NOTES, wanted)
    names = ids(done)
    assert sorted(names) == sorted(ids(WITH_NOTES))
    assert done.total == WITH_NOTES.total
    assert names.index("sto-helped.004") == names.index("sto-helped.004.note") + 1
    assert names.index("sto-helped.000") == names.index("sto-helped.note") + 1


def test_an_item_is_moved_before_another_and_to_the_end():
    done = moved(FULL, "sto-letter.001", "sto-letter.000")
    assert ids(done).index("sto-letter.001") == ids(done).index("sto-letter.000") - 1
    assert ids(moved(FULL, "ident-1", None))[-1] == "ident-1"
    assert moved(FULL, "ident-1", "ident-1") == FULL
    assert (
        ids(moved(WITH_NOTES, "sto-helped.004", "sto-helped.000"))[
            : ids(WITH_NOTES).index("sto-helped.000")
        ].count("sto-helped.004.note")
        == 1
    )


@pytest.mark.parametrize(("item", "before"), [("x", None), ("ident-1", "x")])
def test_what_is_not_there_is_not_moved(item, before):
    with pytest.raises(NoItemError):
        moved(FULL, item, before)


def test_an_arrangement_outlives_an_edit_and_new_items_stand_where_they_belong():
    decided = ids(moved(FULL, "sto-letter.001", "sto-letter.000"))
    longer = replace(FERRY, blocks=(*FERRY.blocks, FERRY.blocks[1]))
    fresh = ordered("en", full_plan(stories=(*plan(longer).stories, *full_plan().stories[1:])))
    done = ids(arranged(fresh, [*decided, "gone.000"]))
    assert done.index("sto-ferry.009") == done.index("sto-ferry.008") + 1
    assert done.index("sto-letter.001") == done.index("sto-letter.000") - 1
    assert ids(arranged(FULL, [])) == ids(FULL)


def test_an_edit_makes_its_takes_and_its_twin_stale_and_nothing_else():
    before = ordered("en", plan(FERRY, FERRY_KO))
    changed = edited(FERRY, 2, "Another answer.")
    after = ordered("en", plan(changed, FERRY_KO))
    states = {one.id: one for one in compare(before, after)}
    assert states["sto-ferry.002"].state is ItemState.CHANGED
    assert states["sto-ferry.002"].stale == script_fingerprint(of(before, "sto-ferry.002"), "en")
    assert [one.id for one in states.values() if one.state is ItemState.CHANGED] == [
        "sto-ferry.002"
    ]
    korean = ordered("ko", plan(changed, FERRY_KO))
    assert "sto-ferry.002" in stale_twins(before, after, korean)
    assert "sto-ferry.004" not in stale_twins(before, after, korean)


def test_a_block_put_in_leaves_the_takes_of_the_others_good():
    before = ordered("en", plan(FERRY))
    after = ordered("en", plan(replace(FERRY, blocks=(FERRY.blocks[1], *FERRY.blocks))))
    takes = {
        f"take-{i}": script_fingerprint(item, "en")
        for i, item in enumerate(before.items)
        if item.spoken
    }
    assert stale_takes(takes, after) == ()
    assert all(not one.stale for one in compare(before, after))


def test_a_story_that_is_taken_back_takes_its_takes_along():
    before, after = ordered("en", plan(FERRY, LETTER)), ordered("en", plan(LETTER))
    script = script_fingerprint(of(before, "sto-ferry.002"), "en")
    other = script_fingerprint(of(before, "sto-letter.000"), "en")
    assert stale_takes({"take-1": script, "take-2": other}, after) == ("take-1",)
    assert {one.state for one in compare(before, after) if one.id.startswith("sto-ferry")} == {
        ItemState.GONE
    }


def test_two_who_arrange_at_once_can_see_that_it_changed():
    assert FULL.fingerprint != moved(FULL, "sto-letter.001", "sto-letter.000").fingerprint
