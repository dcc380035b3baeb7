"""The language of a text, by its scripts."""

import pytest
from hypothesis import given

from moksori.language.detect import has_hangul, language_of
from tests.language.texts import ANY_TEXT


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The officer came to her house.", "en"),
        ("보위원이 그 여자의 집에 왔다.", "ko"),
        ("김철수(43)가 WeChat으로 연락했다.", "ko"),
        ("彼は家に来ました。", "ja"),
        ("他来到她的家。", "zh"),
        ("Он пришёл к ней домой.", "ru"),
        ("12345 — !?", ""),
        ("", ""),
    ],
)
def test_the_language_is_told_by_the_script(text, language):
    assert language_of(text) == language


def test_single_korean_letters_are_korean():
    assert has_hangul("ㅋ")
    assert not has_hangul("Kim 金")


@given(text=ANY_TEXT)
def test_any_text_has_a_language_or_none(text):
    assert language_of(text) in {"ko", "en", "ja", "zh", "ru", ""}
