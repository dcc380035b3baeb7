"""Running orders made from editions."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moksori.broadcast.reading import Pace
from moksori.broadcast.running import (
    TOLD,
    ItemKind,
    Role,
    Voices,
    placed,
    script_fingerprint,
    with_takes,
)
from moksori.publishing.checks import NotPublicError, PlanError
from moksori.publishing.wording import WordingError
from moksori.terms.cleared import ClearedKind
from moksori.terms.disguise import Audience
from moksori.terms.edition import Withdrawn
from moksori.terms.story import Block, BlockKind
from tests.broadcast.programmes import LONG, ids, of, ordered
from tests.publishing.plans import (
    FERRY,
    FERRY_KO,
    HELPED,
    LETTER,
    NOTE_KO,
    cleared,
    full_plan,
    plan,
)


def told(order):
    return [item.text for item in order.items if item.kind in TOLD]


def test_what_is_read_is_the_blocks_of_the_stories_word_for_word():
    order = ordered("en", plan(FERRY, LETTER))
    assert told(order) == [block.text for block in (*FERRY.blocks, *LETTER.blocks)]
    assert [
        item.block for item in order.items if item.story == "sto-letter" and item.block >= 0
    ] == [0, 1, 2]


def test_both_languages_call_the_same_place_the_same():
    english, korean = ordered("en"), ordered("ko")
    assert "sto-ferry.001" in ids(english)
    assert "sto-ferry.001" in ids(korean)
    assert of(korean, "sto-ferry.001").text == FERRY_KO.blocks[1].text


def test_the_host_asks_and_the_reporter_answers_and_nobody_has_a_name():
    order = ordered("en", plan(FERRY))
    assert of(order, "sto-ferry.001").role is Role.HOST
    assert of(order, "sto-ferry.002").role is Role.REPORTER
    assert "H. Garam" not in "\n".join(item.text for item in order.items)


def test_the_opening_says_that_voices_are_scratch_voices_when_they_are():
    scratch, own = ordered("en"), ordered("en", voices=(Voices.REVOICED,))
    assert "made by a computer" in of(scratch, "opening-2.voices_scratch").text
    assert "made by a computer" not in "\n".join(item.text for item in own.items)
    assert "read by other people" in of(own, "opening-2.voices_revoiced").text
    assert of(scratch, "opening-2.voices_scratch").required


def test_an_invented_edition_says_so_on_air_and_a_true_one_does_not():
    assert "opening-2.invented" in ids(ordered("en", plan(FERRY)))
    real = replace(FERRY, invented=False)
    assert "opening-2.invented" not in ids(ordered("en", plan(real)))
    mixed = ordered("en", plan(real, LETTER))
    assert "sto-letter.invented" in ids(mixed)
    assert "sto-ferry.invented" not in ids(mixed)


def test_a_missing_translation_is_a_named_hole_that_takes_no_time():
    order = ordered("en")
    (hole,) = order.holes
    assert (hole.id, hole.role, hole.length) == ("sto-note.hole", None, 0)
    assert "짧은 소식" in hole.text
    assert "Korean only" in hole.text
    without_hole = ordered(
        "en", full_plan(stories=full_plan().stories[:3] + full_plan().stories[4:])
    )
    assert order.total == without_hole.total


def test_listeners_are_told_before_a_hard_passage_and_what_was_changed_after():
    order = ordered("en", plan(HELPED))
    names = ids(order)
    assert names.index("sto-helped.004.note") == names.index("sto-helped.004") - 1
    assert names.index("sto-helped.note") < names.index("sto-helped.000")
    assert names.index("sto-helped.changed") > names.index("sto-helped.010")
    assert of(order, "sto-helped.004.note").required


def test_corrections_and_withdrawals_are_said_on_air():
    gone = (Withdrawn("sto-gone", "2026-07", ("en",)),)
    order = ordered("en", plan(FERRY, withdrawn=gone))
    assert "They traded cloth." in of(order, "sto-ferry.correction-1").text
    assert [item.text for item in order.items if item.kind is ItemKind.NOTICE] == [
        "A story of this series was withdrawn in July 2026."
    ]
    assert "sto-gone" not in repr(order)
    assert not [
        i for i in ordered("ko", plan(FERRY_KO, withdrawn=gone)).items if i.kind is ItemKind.NOTICE
    ]


def test_a_term_is_explained_once_after_the_words_it_stands_in():
    order = ordered("en", plan(FERRY))
    explained = [item for item in order.items if item.kind is ItemKind.CONTEXT and item.spare]
    assert [item.id for item in explained] == [
        "sto-ferry.002.context-1",
        "sto-ferry.004.context-1",
        "sto-ferry.004.context-2",
    ]


def test_an_edit_or_another_disguise_gives_another_fingerprint_and_nothing_else_does():
    order = ordered("en", plan(FERRY))
    blocks = list(FERRY.blocks)
    blocks[4] = replace(blocks[4], text=blocks[4].text.replace("thirties", "forties"))
    other = ordered("en", plan(replace(FERRY, blocks=tuple(blocks))))
    changed = [
        one.id
        for one, two in zip(order.items, other.items, strict=True)
        if script_fingerprint(one, "en") != script_fingerprint(two, "en")
    ]
    assert changed == ["sto-ferry.004"]
    assert order.fingerprint != other.fingerprint
    assert order.fingerprint == ordered("en", plan(FERRY)).fingerprint


def test_a_take_counts_only_while_its_words_stand():
    order = ordered("en", plan(FERRY))
    answer = of(order, "sto-ferry.002")
    taken = with_takes(order, {script_fingerprint(answer, "en"): 41_234})
    assert of(taken, "sto-ferry.002").length == 41_234
    assert taken.total == order.total - answer.planned + 41_234
    edited = replace(
        FERRY,
        blocks=(*FERRY.blocks[:2], replace(FERRY.blocks[2], text="Other."), *FERRY.blocks[3:]),
    )
    stale = with_takes(ordered("en", plan(edited)), {script_fingerprint(answer, "en"): 41_234})
    assert of(stale, "sto-ferry.002").actual is None


def test_a_slow_reporter_makes_answers_longer_and_questions_not():
    slow = ordered("en", plan(FERRY), paces={Role.REPORTER: Pace("en", 1.25, "R2")})
    usual = ordered("en", plan(FERRY))
    assert of(slow, "sto-ferry.002").planned == 2 * of(usual, "sto-ferry.002").planned
    assert of(slow, "sto-ferry.001").planned == of(usual, "sto-ferry.001").planned


def test_items_stand_one_after_the_other_with_a_gap_between():
    order = ordered("en")
    places = placed(order)
    sounding = [one for one in places if one.item.sounds]
    for one, after in pairwise(sounding):
        assert after.start == one.end + order.gap
    assert sounding[-1].end == order.total


def test_over_and_under_are_told_to_the_millisecond():
    order = ordered("en", slot=1800)
    assert order.over == order.total - 1_800_000
    assert ordered("en", slot=200).over > 0


def test_an_empty_edition_says_that_there_is_no_story():
    order = ordered("en", plan())
    assert "opening-2.empty" in ids(order)
    assert told(order) == []
    only_korean = ordered("en", plan(NOTE_KO))
    assert "opening-2.empty" in ids(only_korean)
    assert len(only_korean.holes) == 1


def test_a_story_of_two_hundred_blocks_is_ordered():
    order = ordered("en", LONG)
    assert len(told(order)) == 200
    assert len(set(ids(order))) == len(order.items)


def test_scripts_that_run_from_right_to_left_and_mixed_ones_are_read():
    story = replace(
        FERRY,
        title="나루 שלום مرحبا 漢字",
        blocks=(Block(BlockKind.ANSWER, "مراسل", "He said: «قال: لا» and went. 그는 갔다."),),
    )
    order = ordered("en", plan(story))
    assert of(order, "sto-ferry.000").planned > 0
    assert "مراسل" not in repr(order)


def test_blocks_without_words_are_left_out():
    story = replace(FERRY, blocks=(Block(BlockKind.QUESTION, "", " \u200b\n "), *FERRY.blocks[1:3]))
    assert "sto-ferry.000" not in ids(ordered("en", plan(story)))


def test_only_what_was_cleared_as_a_story_for_the_public_is_taken():
    for bad in (cleared(FERRY, audience=Audience.COURT), cleared(FERRY, kind=ClearedKind.TABLE)):
        with pytest.raises(NotPublicError):
            ordered("en", full_plan(stories=(bad,)))


def test_a_language_that_the_edition_has_not_is_refused():
    with pytest.raises(PlanError):
        ordered("ko", plan(LETTER, languages=("en",)))
    with pytest.raises(WordingError):
        ordered("fr", plan(languages=("en", "fr")))


@settings(max_examples=15)
@given(st.text(min_size=1, max_size=60), st.text(max_size=30))
def test_nothing_is_said_that_is_neither_cleared_nor_the_houses_own(text, speaker):
    story = replace(FERRY, blocks=(Block(BlockKind.ANSWER, "Reporter", "It was so."),), glossary=())
    clean = ordered("en", plan(story))
    other = ordered("en", plan(replace(story, blocks=(Block(BlockKind.ANSWER, speaker, text),))))
    same = {item.id: item.text for item in clean.items}
    extra = [item for item in other.items if same.get(item.id) != item.text]
    assert [item.id for item in extra] in (["sto-ferry.000"], [])
