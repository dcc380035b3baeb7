"""Characters that no font of ours can draw, and the named holes that stand for them on paper."""

from __future__ import annotations

import re
from typing import Any

from moksori.publishing.wording import Wording


class Undrawable:
    """Collects characters that a paper cannot show and replaces them by words that say so."""

    def __init__(self, words: Wording) -> None:
        """Take the language in which the holes are named."""
        self._words = words
        self._characters: set[str] = set()

    def learn(self, text: str) -> bool:
        """Add the characters of `text`; say whether any of them was new."""
        new = {character for character in text if not character.isascii()} - self._characters
        self._characters |= new
        return bool(new)

    def replace_in(self, data: Any) -> Any:
        """Return `data` with every run of such characters replaced, in all strings of it."""
        run = f"[{re.escape(''.join(sorted(self._characters)))}]"
        pattern = re.compile(rf"{run}(?:[\s\u200c\u200d]*{run})*")
        return self._walk(data, pattern)

    def _walk(self, data: Any, pattern: re.Pattern[str]) -> Any:
        if isinstance(data, str):
            return pattern.sub(self._hole, data)
        if isinstance(data, list):
            return [self._walk(item, pattern) for item in data]
        if isinstance(data, dict):
            return {key: self._walk(value, pattern) for key, value in data.items()}
        return data

    def _hole(self, run: re.Match[str]) -> str:
        """Return the words for a run: a script where letters stood, a sign elsewhere."""
        letters = any(character.isalpha() for character in run[0])
        return self._words.say("other_script" if letters else "other_sign")
