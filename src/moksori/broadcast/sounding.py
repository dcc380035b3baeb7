"""How a Korean name in Latin letters sounds, spelt so that an English reader gets near it.

It works on the letters that stand in the cleared text and knows no names.
"""

from __future__ import annotations

import re

_VOWELS = {
    "yae": "yeh", "yeo": "yuh", "wae": "weh", "ae": "eh", "eo": "uh", "eu": "uh", "oe": "weh",
    "oo": "oo", "ee": "ee", "ui": "ee", "wa": "wah", "we": "weh", "wi": "wee", "wo": "wuh",
    "ya": "yah", "ye": "yeh", "yo": "yoh", "yu": "yoo", "yŏ": "yuh", "ŏ": "uh", "ŭ": "uh",
    "a": "ah", "e": "eh", "i": "ee", "o": "oh", "u": "oo",
}  # fmt: skip
_LEADS = "kk|tt|pp|ss|jj|tch|ch|kh|th|ph|sh|g|n|d|r|l|m|b|s|j|k|t|p|h"
_VOWEL = "|".join(_VOWELS)
_SYLLABLE = re.compile(
    rf"(?P<lead>{_LEADS})?(?P<vowel>{_VOWEL})"
    rf"(?P<final>ng(?=[yw])|(?:ng|k|n|t|l|m|p)(?!{_VOWEL}))?"
)
_SIMPLER = {"tch": "ch", "kh": "k", "th": "t", "ph": "p", "l": "l"}
_READ_BY_ALL = (
    "june china japan korea korean koreans chinese japanese asia asian asians russia russian "
    "europe seoul taiwan manila indonesia malaysia geneva kenya iran america maria anna sunday "
    "people media due he she me we they come home here june july one ten woman women human"
)
_KNOWN = frozenset(_READ_BY_ALL.split())
"""Words that look like Korean names and that every reader can say."""


def respelt(word: str) -> str:
    """Return how a name sounds, syllable by syllable; empty where it is built unlike a Korean one.

    Hoeryong → `hweh-ryohng`.

    Args:
        word: One word in Latin letters.
    """
    letters = word.lower().replace("'", "").replace("-", "")
    if letters in _KNOWN:
        return ""
    said: list[str] = []
    at = 0
    while at < len(letters):
        found = _SYLLABLE.match(letters, at)
        if found is None:
            return ""
        lead = found["lead"] or ""
        final = found["final"] or ""
        vowel = _VOWELS[found["vowel"]]
        said.append(_SIMPLER.get(lead, lead) + vowel + final)
        at = found.end()
    return "-".join(said) if len(said) > 1 else ""
