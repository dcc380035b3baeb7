"""Whether Latin letters can be read as a Korean name, by habit, by any system, or letter by letter.

`name_forms` lists the spellings that are usual; a pattern knows also those that nobody lists: final
consonants written as they are spelled (Baeg Seogdeog), sounds that meet (Bokho, Boko), and every
mixture of systems in one name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from moksori.language import jamo
from moksori.language.romanised_names import surname_of, surname_written
from moksori.language.soundchanges import Sound, spoken

_LEADS = {
    "": "", "ㄱ": "[kg]", "ㄲ": "kk|gg|[kg]", "ㄴ": "n", "ㄷ": "[td]", "ㄸ": "tt|dd|[td]",
    "ㄹ": "rh|[rln]", "ㅁ": "m", "ㅂ": "[pb]", "ㅃ": "pp|bb|[pb]", "ㅅ": "sh?", "ㅆ": "ss|s",
    "ㅈ": "[jz]|ch", "ㅉ": "jj|tch|[jz]|ch", "ㅊ": "tch|ch", "ㅋ": "kh|k", "ㅌ": "th|t",
    "ㅍ": "ph|[pf]", "ㅎ": "h",
}  # fmt: skip
_VOWELS = {
    "ㅏ": "ah?", "ㅐ": "ae|ai|ay|e", "ㅑ": "ya|ia", "ㅒ": "yae|yai", "ㅓ": "eo|uh|ou|[ou]",
    "ㅔ": "ei|ey|e", "ㅕ": "yeo|you|yuh|ieo|y[ou]", "ㅖ": "yei|ye|yae", "ㅗ": "oh?",
    "ㅘ": "[wo]a", "ㅙ": "wae|wai|oae", "ㅚ": "oe|oi|we|woe", "ㅛ": "yoh?", "ㅜ": "oo|ou|wu|u",
    "ㅝ": "wo|weo|uo", "ㅞ": "we|ue", "ㅟ": "wi|ui|we", "ㅠ": "yoo|you|iu|yu",
    "ㅡ": "eu|oo|u", "ㅢ": "eui|ui|ee|yi|i", "ㅣ": "ee|yi|ie|[iy]",
}  # fmt: skip
_FINALS = {
    "": "h?", "ㄱ": "ck|[kgc]", "ㄴ": "n", "ㄷ": "[tds]", "ㄹ": "[lr]", "ㅁ": "m", "ㅂ": "[pb]",
    "ㅇ": "ng",
}  # fmt: skip
_PALATAL = frozenset("ㅑㅒㅕㅖㅛㅠㅣ")
_BREATHED = {"ㄱ": "ㅋ", "ㄷ": "ㅌ", "ㅂ": "ㅍ"}


@lru_cache(maxsize=8192)
def can_spell(letters: str, name: str) -> bool:
    """Say whether small Latin letters can be read as a name in Korean letters, surname first."""
    return _pattern_of(name).fullmatch(letters) is not None


@lru_cache(maxsize=4096)
def _pattern_of(name: str) -> re.Pattern[str]:
    surname = surname_of(name)
    customary = "|".join(sorted(map(re.escape, surname_written(surname)), key=len, reverse=True))
    ways = []
    for sounds in dict.fromkeys(map(tuple, ways_to_say(name))):
        first = "".join(map(_written, sounds[: len(surname)]))
        ways.append(f"(?:{customary}|{first})" + "".join(map(_written, sounds[len(surname) :])))
    return re.compile("|".join(ways))


def ways_to_say(name: str) -> tuple[list[Sound], ...]:
    """Give the sounds of a name: syllable by syllable, joined, and joined as some tools have it.

    Some let h breathe into the consonant before it (Boko for Bok-ho), some put an n before y
    (Deongnyeong for Deok-yeong).
    """
    joined = spoken(name)
    given = len(surname_of(name))
    with_n = (spoken(_with_n(name)), spoken(name[:given] + _with_n(name[given:])))
    return spoken(name, joined=False), joined, _breathed(joined), *with_n


def _breathed(sounds: list[Sound]) -> list[Sound]:
    made = list(sounds)
    for at in range(len(made) - 1):
        one, other = made[at], made[at + 1]
        if other.lead == "ㅎ" and one.final in _BREATHED:
            made[at] = one._replace(final="")
            made[at + 1] = other._replace(lead=_BREATHED[one.final])
    return made


def _with_n(name: str) -> str:
    """Put an n before every y that follows a consonant; in letters, since it sounds on: 덕녕."""
    made = name[:1]
    for before, syllable in pairwise(name):
        lead, vowel, final = jamo.split(syllable)
        follows = jamo.split(before)[2] and jamo.LEADS[lead] == "ㅇ"
        if follows and jamo.VOWELS[vowel] in _PALATAL:
            lead = jamo.LEADS.index("ㄴ")
        made += jamo.join(lead, vowel, final)
    return made


def _written(sound: Sound) -> str:
    lead = f"(?:{_LEADS[sound.lead]})"
    if sound.lead in ("ㄹ", "ㄴ") and sound.vowel in _PALATAL:
        lead += "?"
    return f"{lead}(?:{_VOWELS[sound.vowel]})(?:{_FINALS[sound.final]})"
