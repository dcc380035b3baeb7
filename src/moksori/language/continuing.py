"""Sentences that tell of something that still goes on."""

from __future__ import annotations

import re

from moksori.language.found import Found
from moksori.language.sentences import sentences

_CUE = re.compile(
    r"\b(?:to this (?:very )?day|even now|still \w+s|continues to|is still|are still)\b"
    r"|지금도|아직도|현재까지|여전히|요즘도|매일",
    re.IGNORECASE,
)


def find_continuing(text: str, lang: str = "") -> list[Found]:
    """Find whole sentences that tell of something that still goes on: `value` is the cue."""
    found = []
    for start, end in sentences(text):
        cue = _CUE.search(text, start, end)
        if cue:
            found.append(Found(start, end, cue.group(), {"sentence": [start, end]}))
    return found
