"""What must stand in a text for an expression to match: a quick look before a slow one."""

from __future__ import annotations

import re

_LEAD = re.compile(r"^(?:\\b|\(\?<[!=][^()]*\))+")
_GROUP = re.compile(r"\(\?:([^()\[\]\\.?*+{}^$]+)\)(?![?*{])")
_PLAIN = re.compile(r"[A-Za-z가-힣]+")
_LEAST_LATIN = 3
_LEAST_HANGUL = 2


def needles(cue: str) -> tuple[str, ...]:
    """Give words of which one must be in a text (in small letters) that the cue matches.

    Empty where the beginning of the expression does not say: then it must be tried.

    Args:
        cue: A regular expression of the codebook.
    """
    rest = cue[lead.end() :] if (lead := _LEAD.match(cue)) else cue
    if _has_top_level_choice(rest):
        return ()
    group = _GROUP.match(rest)
    if group is not None:
        return _long_enough([choice.lower() for choice in group.group(1).split("|")])
    plain = _PLAIN.match(rest)
    if plain is None:
        return ()
    word = plain.group()
    if rest[plain.end() : plain.end() + 1] in {"?", "*", "{", "|"}:
        word = word[:-1]
    return _long_enough([word.lower()])


def _has_top_level_choice(cue: str) -> bool:
    """Say whether the whole expression is a choice: then its beginning is not all of it."""
    depth = 0
    for at, char in enumerate(cue):
        if at and cue[at - 1] == "\\":
            continue
        if char in "([":
            depth += 1
        elif char in ")]":
            depth -= 1
        elif char == "|" and depth <= 0:
            return True
    return False


def _long_enough(words: list[str]) -> tuple[str, ...]:
    least = (_LEAST_HANGUL if "가" <= word[:1] <= "힣" else _LEAST_LATIN for word in words)
    found = all(len(word) >= size for word, size in zip(words, least, strict=True))
    return tuple(words) if found and words else ()
