"""The demo's e-books are valid in both languages."""

import pytest

from tests.flows.running import demo
from tests.publishing.epub import messages


@pytest.mark.slow
def test_the_books_of_the_demo_are_valid_in_both_languages(needs, tmp_path):
    java = needs("java")
    done = demo(home=tmp_path / "desk", out=tmp_path / "edition")
    assert done.returncode == 0, done.stderr
    books = sorted((tmp_path / "edition").glob("*.epub"))
    assert [book.name for book in books] == ["edition.epub", "edition.ko.epub"]
    for book in books:
        assert messages(java, book, tmp_path) == []
