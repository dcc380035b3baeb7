"""Every reason is explained, in both languages, in the code and on its page."""

import re
from pathlib import Path

from moksori.language.detect import has_hangul
from moksori.protection.reasons import REASONS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "reasons.md"


def test_every_reason_is_explained_in_both_languages():
    for code, words in REASONS.items():
        assert re.fullmatch(r"[a-z_]+", code)
        assert not has_hangul(words["en"])
        assert has_hangul(words["ko"])


def test_the_page_of_reasons_says_the_same():
    page = PAGE.read_text("utf-8")
    rows = dict(re.findall(r"^\| `([a-z_]+)` \| (.+) \|$", page, re.MULTILINE))
    assert rows == {code: f"{words['en']} | {words['ko']}" for code, words in REASONS.items()}
