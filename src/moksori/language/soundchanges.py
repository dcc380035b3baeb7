"""How Korean syllables change each other when they are said one after the other."""

from __future__ import annotations

from typing import NamedTuple

from moksori.language import jamo


class Sound(NamedTuple):
    """One syllable as said: lead (empty before a vowel), vowel, final (one of seven, or empty)."""

    lead: str
    vowel: str
    final: str


_SPLIT = jamo.PAIRS
_SEVEN = {"ㄲ": "ㄱ", "ㅋ": "ㄱ", "ㄳ": "ㄱ", "ㄺ": "ㄱ", "ㅅ": "ㄷ", "ㅆ": "ㄷ", "ㅈ": "ㄷ",
          "ㅊ": "ㄷ", "ㅌ": "ㄷ", "ㅎ": "ㄷ", "ㅍ": "ㅂ", "ㅄ": "ㅂ", "ㄿ": "ㅂ", "ㄵ": "ㄴ",
          "ㄶ": "ㄴ", "ㄻ": "ㅁ", "ㄼ": "ㄹ", "ㄽ": "ㄹ", "ㄾ": "ㄹ", "ㅀ": "ㄹ"}  # fmt: skip
_BREATHED = {"ㄱ": "ㅋ", "ㄷ": "ㅌ", "ㅈ": "ㅊ"}
_NASAL = {"ㄱ": "ㅇ", "ㄷ": "ㄴ", "ㅂ": "ㅁ"}


def spoken(syllables: str, *, joined: bool = True) -> list[Sound]:
    """Give the sounds of a run of Korean syllables.

    Args:
        syllables: Precomposed syllables only.
        joined: False keeps every syllable as it is said alone, as in names.
    """
    leads, vowels, finals = [], [], []
    for syllable in syllables:
        lead, vowel, final = jamo.split(syllable)
        leads.append(jamo.LEADS[lead].replace("ㅇ", ""))
        vowels.append(jamo.VOWELS[vowel])
        finals.append(jamo.FINALS[final])
    for at in range(len(leads)):
        if joined and at + 1 < len(leads):
            finals[at], leads[at + 1] = _meet(finals[at], leads[at + 1], vowels[at + 1])
        finals[at] = _SEVEN.get(finals[at], finals[at])
    return [Sound(*letters) for letters in zip(leads, vowels, finals, strict=True)]


def _meet(final: str, lead: str, vowel: str) -> tuple[str, str]:
    """Give final and next lead as they are said together."""
    if not final:
        return final, lead
    if not lead:
        return _carried(final, vowel)
    if _SPLIT.get(final, final)[-1] == "ㅎ":
        rest = final if final == "ㅎ" else _SPLIT[final][0]
        kept = "" if rest == "ㅎ" else rest
        if lead in _BREATHED:
            return kept, _BREATHED[lead]
        return _nasals(kept or ("ㄴ" if lead == "ㄴ" else ""), lead)
    if final == "ㄺ" and lead == "ㄱ":
        return "ㄹ", lead
    return _nasals(_SEVEN.get(final, final), lead)


def _carried(final: str, vowel: str) -> tuple[str, str]:
    """Carry a final over to a syllable that begins with a vowel."""
    if final == "ㅇ":
        return final, ""
    pair = _SPLIT.get(final)
    kept, carried = (pair[0], pair[1]) if pair else ("", final)
    if carried == "ㅎ":
        # 많아 is said 마나: what was kept moves on instead
        return "", kept
    if vowel == "ㅣ" and carried in "ㄷㅌ":
        carried = "ㅈ" if carried == "ㄷ" else "ㅊ"
    return kept, carried


def _nasals(final: str, lead: str) -> tuple[str, str]:
    """Let the sounds of the nose and the tongue colour their neighbours."""
    if final in _NASAL and lead in ("ㄴ", "ㅁ"):
        return _NASAL[final], lead
    if final in _NASAL and lead == "ㄹ":
        return _NASAL[final], "ㄴ"
    if final in ("ㅁ", "ㅇ") and lead == "ㄹ":
        return final, "ㄴ"
    if (final, lead) in (("ㄴ", "ㄹ"), ("ㄹ", "ㄴ")):
        return "ㄹ", "ㄹ"
    return final, lead
