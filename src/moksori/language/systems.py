"""The three systems of writing Korean in Latin letters, as tables."""

from __future__ import annotations

from dataclasses import dataclass

from moksori.language import jamo
from moksori.language.soundchanges import Sound

_VOICING_FINALS = frozenset(("", "ㄴ", "ㄹ", "ㅁ", "ㅇ"))


@dataclass(frozen=True, slots=True)
class System:
    """One system of romanisation.

    Attributes:
        leads: How a lead is written at the beginning of a word and after a voiceless final.
        voiced: How a lead is written between voiced sounds, where that differs.
        vowels: How a vowel is written.
        finals: How one of the seven finals is written.
        apart: What parts n from g, where the two could be read as ng.
        liquid_before_h: How ㄹ is written before ㅎ, where that differs.
    """

    leads: dict[str, str]
    voiced: dict[str, str]
    vowels: dict[str, str]
    finals: dict[str, str]
    apart: str = ""
    liquid_before_h: str = ""


def _leads(written: str) -> dict[str, str]:
    return dict(zip(jamo.LEADS.replace("ㅇ", ""), written.split(), strict=True)) | {"": ""}


def _vowels(written: str) -> dict[str, str]:
    return dict(zip(jamo.VOWELS, written.split(), strict=True))


_FINALS = {"": "", "ㄱ": "k", "ㄴ": "n", "ㄷ": "t", "ㄹ": "l", "ㅁ": "m", "ㅂ": "p", "ㅇ": "ng"}

REVISED = System(
    leads=_leads("g kk n d tt r m b pp s ss j jj ch k t p h"),
    voiced={},
    vowels=_vowels("a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i"),
    finals=_FINALS,
)
MCCUNE_REISCHAUER = System(
    leads=_leads("k kk n t tt r m p pp s ss ch tch ch' k' t' p' h"),
    voiced={"ㄱ": "g", "ㄷ": "d", "ㅂ": "b", "ㅈ": "j"},
    vowels=_vowels("a ae ya yae ŏ e yŏ ye o wa wae oe yo u wŏ we wi yu ŭ ŭi i"),
    finals=_FINALS,
    apart="'",
    liquid_before_h="r",
)
NORTH = System(
    leads=_leads("k kk n t tt r m p pp s ss j jj ch kh th ph h"),
    voiced={"ㄱ": "g", "ㄷ": "d", "ㅂ": "b"},
    vowels=_vowels("a ae ya yae ŏ e yŏ ye o wa wae oe yo u wŏ we wi yu ŭ ŭi i"),
    finals=_FINALS,
)


def write(sounds: list[Sound], system: System) -> str:
    """Write sounds that belong to one word in Latin letters."""
    out: list[str] = []
    before = None
    for sound in sounds:
        lead = system.leads[sound.lead]
        if before is not None and before in _VOICING_FINALS:
            lead = system.voiced.get(sound.lead, lead)
        if before == "ㄹ" and sound.lead == "ㄹ":
            lead = "l"
        if before == "ㄴ" and sound.lead == "ㄱ":
            lead = system.apart + lead
        if before == "ㄹ" and sound.lead == "ㅎ" and system.liquid_before_h:
            out[-1] = out[-1][:-1] + system.liquid_before_h
        out.append(lead + system.vowels[sound.vowel] + system.finals[sound.final])
        before = sound.final
    return "".join(out)
