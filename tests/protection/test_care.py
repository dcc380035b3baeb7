"""Notes before a story: they say what the public text says, and nothing that was withheld."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moksori.packs.loader import load_common
from moksori.protection.care import with_care
from moksori.protection.gate import clear
from moksori.terms.draft import Draft
from moksori.terms.finding import LeakError
from moksori.terms.story import Block, BlockKind, StoryText
from moksori.terms.watch import Scope, Watch, WatchKind, WatchValue

CARE = load_common().care
HOST, TOLD = BlockKind.QUESTION, BlockKind.ANSWER
QUIET = "People traded at the market, and the price of rice rose."
TORTURE = "He was tortured with electric shocks."
BEATING = "She was beaten with a club."


def story(*texts, language="en", kinds=None):
    kinds = kinds or [TOLD] * len(texts)
    blocks = tuple(Block(kind, "", text) for kind, text in zip(kinds, texts, strict=True))
    return StoryText("s", "s", language, "A story", "", blocks, "2026-05", invented=True)


@pytest.mark.parametrize(
    ("language", "text", "note"),
    [
        ("en", TORTURE, "This story tells of torture."),
        ("en", f"{BEATING} {TORTURE}", "This story tells of torture and beating."),
        ("en", "She hanged herself.", "This story tells of suicide."),
        ("en", "Soldiers raped two women.", "This story tells of sexual violence."),
        (
            "en",
            "Three children were beaten to death.",
            "This story tells of beating, killing and harm to children.",
        ),
        ("ko", "그는 전기 고문을 당했다.", "이 이야기에는 고문에 관한 내용이 있습니다."),
        ("ko", "그 여성은 스스로 목숨을 끊었다.", "이 이야기에는 자살에 관한 내용이 있습니다."),
        ("ko", "보안원이 여자를 강간했다.", "이 이야기에는 성폭력에 관한 내용이 있습니다."),
    ],
)
def test_a_hard_thing_is_told_of_before(language, text, note):
    assert with_care(story(QUIET, text, language=language), CARE).content_note == note


@pytest.mark.parametrize("text", [QUIET, "The children went to school.", "Nobody was there."])
def test_a_story_without_hard_things_stays_as_it_is(text):
    told = story(text)
    assert with_care(told, CARE) is told


def test_the_desks_own_note_stays():
    told = replace(story(TORTURE), content_note="Read this with somebody beside you.")
    assert with_care(told, CARE).content_note == told.content_note


def test_the_passage_is_marked_where_it_begins_and_says_how_long_it_is():
    told = story(
        QUIET, TORTURE, "And then?", TORTURE, QUIET, BEATING, TORTURE,
        kinds=[TOLD, TOLD, HOST, TOLD, TOLD, TOLD, TOLD],
    )  # fmt: skip
    blocks = with_care(told, CARE).blocks
    assert [block.passage for block in blocks] == [0, 3, 0, 0, 0, 0, 1]
    assert blocks[1].note == "The next passage tells of torture."
    assert [bool(block.note) for block in blocks] == [bool(block.passage) for block in blocks]


def test_a_beating_alone_is_noted_before_the_story_only():
    noted = with_care(story(QUIET, BEATING), CARE)
    assert noted.content_note
    assert not any(block.note for block in noted.blocks)


@pytest.mark.parametrize("marker", ["[words withheld]", "[sentence withheld]", "[문장 생략]"])
def test_what_was_withheld_makes_no_note(marker):
    assert with_care(story(QUIET, marker), CARE).content_note == ""


SENTENCES = (QUIET, TORTURE, BEATING, "[words withheld]", "She hanged herself.", "아이들이 있었다.")


@given(
    st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3), min_size=1, max_size=6)
)
def test_every_word_of_a_note_has_its_sentence_in_the_public_text(blocks):
    told = story(*(" ".join(block) for block in blocks))
    noted = with_care(told, CARE)
    for subject in CARE:
        named = subject.label["en"] in noted.content_note
        alone = any(
            with_care(story(sentence), CARE).content_note.count(subject.label["en"])
            for block in blocks
            for sentence in block
        )
        assert named == alone
    for at, block in enumerate(noted.blocks):
        assert bool(block.note) == bool(block.passage)
        if block.passage:
            covered = " ".join(one.text for one in told.blocks[at : at + block.passage])
            assert TORTURE in covered or "hanged" in covered


@pytest.mark.parametrize("field", ["content note", "note of block 1"])
def test_the_gate_reads_the_notes(field):
    told = with_care(story(TORTURE), CARE)
    name = "Kim Chol-su"
    if field == "content note":
        told = replace(told, content_note=f"It tells of {name}.")
    else:
        told = replace(told, blocks=(replace(told.blocks[0], note=f"It tells of {name}."),))
    value = WatchValue("name", WatchKind.PERSON, Scope.EVERYWHERE, (name,), frozenset())
    with pytest.raises(LeakError) as refused:
        clear(Draft(told, published="2026-11-20"), Watch((value,), "w"))
    assert field in {one.place for one in refused.value.findings}


def test_the_notes_themselves_go_out():
    told = with_care(story(TORTURE, "Soldiers raped two women.", "She hanged herself."), CARE)
    assert clear(Draft(told, published="2026-11-20"), Watch((), "w")).story == told
