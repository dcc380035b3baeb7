"""The letters as bytes are those of `letters_only`, and each is found again where it stood."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from moksori.language.fold import letters_of, letters_only
from moksori.language.letterstream import LetterStream

PIECES = st.one_of(
    st.sampled_from(
        "abKim ,.-'’“”…·\n\t김철수ㄱㅣㅁㅊᄀ\u1161\u11a8é\u0301\u200b\u00adКк①½ﬁ漢字アﾞ㈜１２３\u3000\u00a0ßİ`\rüŁọ🙂👍🏽ı"
    ),
    st.characters(),
)


@given(st.text(PIECES, max_size=60))
@example("기 ㅁ")
@example("e\u0301e \u0301")
@example("\udc80abc")
@example("ü\u0301b é🙂\u0301")
def test_they_are_the_letters_of_the_fold_each_in_its_place(text):
    stream, slow = LetterStream(text), letters_only(text)
    assert stream.letters.decode() == slow.text
    offsets = [len(slow.text[:at].encode()) for at in range(len(slow.text))]
    assert list(stream.places(offsets)) == list(slow.offsets[:-1])


@pytest.mark.parametrize("times", [1, 700])
def test_long_texts_are_read_in_parts(times):
    text = "Ri 철수, “no” — 1,234 ㅋㅋ café\n" * times
    stream = LetterStream(text)
    assert stream.letters.decode() == letters_of(text)
    last = len(stream.letters) - len("café".encode()) + 1
    assert text[next(stream.places([last]))] == "c"
