"""Names that look like small words, and public people of bodies abroad."""

from __future__ import annotations

import pytest

from moksori.coding.small_names import has_lost_apostrophe, is_public_abroad, is_small_name


@pytest.mark.parametrize(
    ("before", "word", "after"),
    [
        ("warned the minister ", "No", " Kwang Sok again"),
        ("said that Tak ", "In", " Suk came"),
        ("the guard, Sergeant ", "O", ", hit him"),
        ("The platoon leader ", "An", ", maybe thirty"),
        ("The baker Pak ", "So", " Yon left"),
    ],
)
def test_names(before: str, word: str, after: str) -> None:
    """A small word between names, or behind a rank, is a name."""
    assert is_small_name(word, before, after)


@pytest.mark.parametrize(
    ("before", "word", "after"),
    [
        ("", "An", " accountant came"),
        ("He left. ", "No", " one came"),
        ("He went to Seoul. ", "In", " March he"),
        ("the soldier, ", "An", " old man"),
        ("", "So", " he left"),
    ],
)
def test_no_names(before: str, word: str, after: str) -> None:
    """An article, a preposition or a negation is none."""
    assert not is_small_name(word, before, after)


def test_lost_apostrophe() -> None:
    """A short form that lost its apostrophe is no name; a surname spelt like it is one."""
    assert has_lost_apostrophe("Im", " told that he left")
    assert has_lost_apostrophe("Its", " reported")
    assert not has_lost_apostrophe("Im", " Chol came")


def test_public_abroad() -> None:
    """Who is told with an office of the United Nations is public; a local officer is not."""
    assert is_public_abroad("", ", the UN special rapporteur on housing, said")
    assert is_public_abroad("The UN special rapporteur ", " called it so")
    assert is_public_abroad("", " of Human Rights Watch said")
    assert not is_public_abroad("the head of the city's committee ", " said")
