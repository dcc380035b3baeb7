"""The words of a row are those of `str.split`, each with a number of its own."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from moksori.protection.token_row import TokenRow

BLANKS = [char for char in map(chr, range(0x110000)) if char.isspace()]
TEXTS = st.text(
    st.one_of(
        st.sampled_from("aKim철수é—🙂\0\ud800\x80"), st.sampled_from(BLANKS), st.characters()
    ),
    max_size=60,
)
LONG = st.text(st.sampled_from("ab"), min_size=1, max_size=70)


@given(TEXTS)
@example("")
@example(" \u3000")
@example("a\u00a0b\u2003c\u3000d\x85e\x1cf")
def test_words_are_those_between_blanks(text):
    row = TokenRow(text)
    assert row.words(0, len(text)) == text.split()
    assert len(row) == len(text.split())


@given(TEXTS, st.integers(-3, 30), st.integers(0, 30))
def test_words_are_found_where_they_stand(text, first, count):
    row = TokenRow(text)
    if len(row) and first + count >= 0 and first < len(row):
        start, end = row.stretch(first, first + count)
        assert text[start:end].split() == row.words(first, first + count)


@given(st.lists(LONG, min_size=1, max_size=20))
@example(["a", "a\0"])
@example(["b" * 16, "b" * 17, "b" * 32, "b" * 33])
def test_words_have_one_number_where_they_are_one_word(words):
    numbers = TokenRow(" ".join(words)).hashes.tolist()
    assert len(set(zip(words, numbers, strict=True))) == len(set(words)) == len(set(numbers))
    assert 0 not in numbers


@pytest.mark.parametrize("at", [0, 7, 8, 15, 16, 24, 31, 32, 40])
def test_every_letter_of_a_word_counts(at):
    word = "x" * 48
    other = word[:at] + "y" + word[at + 1 :]
    first, second = TokenRow(f"{word} {other}").hashes.tolist()
    assert first != second
