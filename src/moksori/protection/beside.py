"""What stands beside a stretch of a page: enough to know which story it is from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from moksori.language.fold import letters_of
from moksori.language.hangul import is_syllable
from moksori.terms.draft import Draft

BESIDE = 14
"""So many letters are known by; a Korean syllable is worth two."""
_LINE = 6


def sides_of(text: str, start: int, end: int) -> list[str]:
    """Give the letters of a stretch with what stands before it, and with what stands behind it.

    Only such as are long enough to be known by.
    """
    words = letters_of(text[start:end])
    before = letters_of(text[max(0, start - 2 * BESIDE) : start])
    after = letters_of(text[end : end + 2 * BESIDE])
    near = _reach(reversed(before))
    sides = (before[len(before) - near :] + words, words + after[: _reach(after)])
    return [side for side in sides if sum(map(_worth, side)) >= BESIDE]


def _reach(letters: Iterable[str]) -> int:
    """Give how many of some letters are enough."""
    worth = count = 0
    for letter in letters:
        if worth >= BESIDE:
            break
        worth += _worth(letter)
        count += 1
    return count


def _worth(letter: str) -> int:
    return 2 if is_syllable(letter) else 1


def set_apart(draft: Draft) -> Iterator[str]:
    """Give the letters of title and credits: pages and lists set them apart from the story."""
    story = draft.story
    for line in (story.title, story.byline, story.editor, story.outlet):
        if len(letters := letters_of(line)) >= _LINE:
            yield letters


def holds(line: str, text: str, start: int, end: int) -> bool:
    """Say whether a stretch of a text is part of a line of the story that stands there whole."""
    reach = 2 * len(line) + _LINE
    before = letters_of(text[max(0, start - reach) : start])[-len(line) :]
    words = letters_of(text[start:end])
    after = letters_of(text[end : end + reach])[: len(line)]
    at = (before + words + after).find(line)
    return 0 <= at <= len(before) and at + len(line) >= len(before + words)
