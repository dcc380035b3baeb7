"""The address of a story: of the public title only, in plain letters, not too long."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moksori.protection.slug import LONGEST, slug_of


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Security official amasses fortune", "security-official-amasses-fortune"),
        ("Don’t ask: it's 40 %", "dont-ask-its-40"),
        ("Café à Séoul", "cafe-a-seoul"),
        ("", "account"),
        ("¿?!", "account"),
        ("日本", "account"),
    ],
)
def test_a_title_becomes_words_and_hyphens(title, slug):
    assert slug_of(title) == slug


def test_korean_is_written_in_latin_letters():
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", slug_of("한 주민의 증언"))


def test_a_long_title_ends_with_a_whole_word():
    slug = slug_of("word " * 40)
    assert len(slug) <= LONGEST
    assert set(slug.split("-")) == {"word"}
    assert len(slug_of("x" * 200)) == LONGEST


@given(st.text())
def test_any_title_gives_a_safe_address(title):
    slug = slug_of(title)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= LONGEST
