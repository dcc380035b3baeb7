"""The canonical form: one form for all that reads the same, and the way back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moksori.language.fold import _SINGLE, fold, letters_of, letters_only, readable
from tests.language.texts import ANY_TEXT

VIEWS = {"fold": fold, "letters_only": letters_only, "readable": readable}


@pytest.mark.parametrize("view", VIEWS)
@given(text=ANY_TEXT)
def test_every_character_has_a_place_in_the_original(view, text):
    folded = VIEWS[view](text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert folded.offsets[-1] == len(text)
    assert list(folded.offsets) == sorted(folded.offsets)
    assert all(
        start < end <= len(text) for start, end in zip(folded.offsets, folded.ends, strict=False)
    )


@pytest.mark.parametrize("view", VIEWS)
@given(text=ANY_TEXT)
def test_a_folded_text_folds_to_itself(view, text):
    once = VIEWS[view](text).text
    assert VIEWS[view](once).text == once


@given(text=ANY_TEXT)
def test_composed_and_decomposed_texts_are_one(text):
    expected = fold(text).text
    assert fold(unicodedata.normalize("NFC", text)).text == expected
    assert fold(unicodedata.normalize("NFD", text)).text == expected


@given(text=ANY_TEXT)
def test_the_original_of_the_whole_is_the_whole(text):
    folded = fold(text)
    if folded.text:
        start, end = folded.span(0, len(folded.text))
        assert fold(text[start:end]).text == folded.text


@pytest.mark.parametrize(
    ("written", "same_as"),
    [
        ("ㄱㅣㅁㅊㅓㄹㅅㅜ", "김철수"),
        ("\u1100\u1175\u11b7철수", "김철수"),
        ("김\u200b철\u00ad수", "김철수"),
        ("김\u0332철\u0332수\u0332", "김철수"),
        ("Кіm Сhоl-su", "kim chol-su"),
        ("ΚΙΜ", "kim"),
        ("Ｋｉｍ", "kim"),
        ("𝐊𝐢𝐦", "kim"),
        ("🅺🅸🅼", "kim"),
        ("Chŏl‐su", "chol-su"),
        ("Chŏl‑su", "chol-su"),
        ("“don’t”", '"don\'t"'),
        ("١٢٣ ４５６ ⑦", "123 456 7"),
        ("a\u00a0\t b\r\nc", "a b c"),
        ("STRASSE", "straße"),
        ("\u202ekim\u202c", "kim"),
    ],
)
def test_what_reads_the_same_folds_to_the_same(written, same_as):
    assert fold(written).text == fold(same_as).text == fold(fold(written).text).text


def test_a_small_and_a_capital_cyrillic_letter_fold_alike():
    for letter in "АВЕКМНОРСТУХ":
        assert fold(letter).text == fold(letter.lower()).text


def test_letters_typed_after_a_syllable_do_not_join_it():
    assert fold("철수ㅋㅋ").text == "철수ㅋㅋ"


def test_the_way_back_finds_the_hidden_characters():
    text = "by K\u200bi\u00adm Chol"
    folded = fold(text)
    at = folded.text.index("kim")
    start, end = folded.span(at, at + 3)
    assert text[start:end] == "K\u200bi\u00adm"


def test_the_way_back_from_a_ligature_is_the_whole_ligature():
    folded = fold("oﬃce")
    assert folded.text == "office"
    assert folded.span(2, 3) == (1, 2)


def test_letters_only_joins_what_was_spaced_and_hyphenated():
    text = "김 철-수 (K i m)"
    letters = letters_only(text)
    assert letters.text == "김철수kim"
    assert text[slice(*letters.span(0, 3))] == "김 철-수"


def test_letters_only_joins_single_korean_letters_over_blanks():
    assert letters_only("ㄱ ㅣ ㅁ").text == "김"


def test_a_readable_view_keeps_case_quotes_and_line_breaks():
    assert readable("Kim said:\r\n\r\n “no\u00a0 way”\tÉ").text == "Kim said:\n\n“no way” É"


def test_a_long_text_is_folded_fast_enough():
    text = "김철수가 왔다. He said “no”. " * 4000
    assert len(fold(text).offsets) == len(fold(text).text) + 1


_BY_ITSELF = "".join(char for char in map(chr, range(0xD800)) if _SINGLE.fullmatch(char))


def _is_read_alike(text):
    quick, long = letters_only(text), letters_only(text + "🙂")
    assert (quick.text, quick.ends) == (long.text, long.ends)
    assert quick.offsets[:-1] == long.offsets[:-1]
    assert letters_of(text) == letters_of(text + "🙂") == quick.text


@given(st.text(_BY_ITSELF, max_size=40))
def test_the_quick_way_to_the_letters_is_the_long_way(text):
    _is_read_alike(text)


def test_every_character_that_is_read_by_itself_is_read_as_the_long_way_reads_it():
    assert len(_BY_ITSELF) > 40_000
    _is_read_alike("a" + "가".join(_BY_ITSELF) + _BY_ITSELF)
