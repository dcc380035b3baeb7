"""A paragraph cut into plain words, brackets and explained terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moksori.publishing.segments import Glosser, SegmentKind
from moksori.terms.story import Term


def terms_in(text, *words):
    cut = Glosser([Term(word, f"gloss of {word}") for word in words]).cut(text)
    return [piece.text for piece in cut.segments if piece.kind is SegmentKind.TERM]


def test_a_term_is_marked_where_it_first_stands():
    glosser = Glosser([Term("songbun", "standing of a family")])
    first = glosser.cut("Her songbun was low; songbun decides.")
    second = glosser.cut("Nobody escapes songbun.")
    assert [piece.text for piece in first.segments] == [
        "Her ",
        "songbun",
        " was low; songbun decides.",
    ]
    assert [(note.number, note.word, note.gloss) for note in first.notes] == [
        (1, "songbun", "standing of a family")
    ]
    assert second.notes == ()


def test_notes_are_numbered_in_the_order_of_the_text():
    cut = Glosser([Term("won", "money"), Term("labour training camp", "a camp")]).cut(
        "Ten won and a labour training camp."
    )
    assert [(note.number, note.word) for note in cut.notes] == [
        (1, "won"),
        (2, "labour training camp"),
    ]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("She wonders", "won"),
        ("the re-won prize", "won"),
        ("국가보위부에서", "보위부"),
        ("보위부장은", "보위부"),
        ("인민반장의 집", "인민반"),
        ("on Songbun Street", "songbun"),
        ("at the Office of Songbun", "songbun"),
        ("[songbun withheld]", "songbun"),
    ],
)
def test_a_term_inside_a_name_or_a_longer_word_is_left_alone(text, word):
    assert terms_in(text, word) == []


@pytest.mark.parametrize(
    "text",
    ["인민반에서", "인민반은", "인민반이", "인민반들이", "인민반,", "“인민반”", "인민반에서는"],
)
def test_a_korean_term_is_found_before_its_ending(text):
    assert terms_in(f"그는 {text} 나갔다", "인민반") == ["인민반"]


def test_a_term_is_found_at_the_start_of_a_sentence_and_in_the_plural():
    assert terms_in("Cadres took it.", "cadre") == ["Cadres"]
    assert terms_in("He saw it. Songbun decides.", "songbun") == ["Songbun"]


def test_the_longer_term_wins():
    assert terms_in("a labour training camp here", "camp", "labour training camp") == [
        "labour training camp"
    ]


def test_two_words_for_one_thing_are_explained_once():
    gloss = "the secret police"
    cut = Glosser([Term("MSS", gloss), Term("Ministry of State Security", gloss)]).cut(
        "The Ministry of State Security (MSS) came."
    )
    assert len(cut.notes) == 1


@pytest.mark.parametrize("marker", ["[words withheld]", "[별명 비공개]", "[말을 옮기지 않음]"])
def test_brackets_are_set_apart(marker):
    cut = Glosser([]).cut(f"He told her {marker} and left.")
    assert [piece.text for piece in cut.segments if piece.kind is SegmentKind.EDITORIAL] == [marker]


def test_a_term_without_a_gloss_is_no_term():
    assert Glosser([Term("won", ""), Term("", "x")]).cut("Ten won").notes == ()


def test_a_paragraph_knows_that_most_of_it_runs_from_right_to_left():
    assert Glosser([]).cut("אמר שלום (said).").mixed
    assert not Glosser([]).cut("He said שלום.").mixed
    assert not Glosser([]).cut("그는 말했다.").mixed


@given(
    st.text(alphabet="ab []가나은 .", max_size=40),
    st.lists(st.text(alphabet="ab가", min_size=1, max_size=3), max_size=4),
)
def test_no_word_is_lost_or_added(text, words):
    cut = Glosser([Term(word, f"gloss {word}") for word in words]).cut(text)
    assert cut.text == text
    marked = [piece.note for piece in cut.segments if piece.kind is SegmentKind.TERM]
    assert marked == [note.number for note in cut.notes] == sorted(marked)
