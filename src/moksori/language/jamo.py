"""Single Korean letters: which there are, and how a run of them is put together to syllables."""

from __future__ import annotations

LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS: tuple[str, ...] = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")

PAIRS = {"ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ",
         "ㄽ": "ㄹㅅ", "ㄾ": "ㄹㅌ", "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ"}  # fmt: skip
"""Finals of two letters, and the two letters."""

FIRST_SYLLABLE = 0xAC00
LAST_SYLLABLE = 0xD7A3
_LEAD, _VOWEL, _FINAL = 0x1100, 0x1161, 0x11A7

ALONE = "\u1100-\u1112\u1161-\u1175\u11a8-\u11c2\u3131-\u314e\u314f-\u3163"
"""Inside of a character class: the modern letters that stand alone, in both codings."""


def split(syllable: str) -> tuple[int, int, int]:
    """Give the numbers of the lead, the vowel and the final of a syllable (final 0: none)."""
    place = ord(syllable) - FIRST_SYLLABLE
    return place // 588, place % 588 // 28, place % 28


def join(lead: int, vowel: int, final: int = 0) -> str:
    """Put a syllable together from the numbers of its letters."""
    return chr(FIRST_SYLLABLE + (lead * 21 + vowel) * 28 + final)


def _kind(letter: str) -> str:
    """Say what a unit of a run is: S syllable, L/V/T coded by place, c/v coded alone."""
    code = ord(letter)
    if code >= FIRST_SYLLABLE:
        return "S"
    if code < _VOWEL:
        return "L"
    if code < 0x11A8:
        return "V"
    if code < 0x1200:
        return "T"
    return "v" if letter in VOWELS else "c"


def _lead(letter: str) -> int:
    """Give the number of a lead, however it is coded; -1 where it cannot lead."""
    return ord(letter) - _LEAD if _kind(letter) == "L" else LEADS.find(letter)


def _vowel(letter: str) -> int:
    return ord(letter) - _VOWEL if _kind(letter) == "V" else VOWELS.find(letter)


def alone(letter: str) -> str:
    """Give the one form in which a letter that joins nothing is kept: ㄳ is kept as ㄱㅅ."""
    kind = _kind(letter)
    if kind == "L":
        return LEADS[ord(letter) - _LEAD]
    if kind == "V":
        return VOWELS[ord(letter) - _VOWEL]
    if kind == "T":
        letter = FINALS[ord(letter) - _FINAL]
    # A keyboard makes one letter of two that were typed as the first letters of two syllables.
    return PAIRS.get(letter, letter)


def compose(run: str) -> list[tuple[str, int, int]]:
    """Put a run of syllables and single letters together, as a keyboard would.

    A letter typed alone joins only other letters typed alone: `하ㅋㅋ` stays as it is, and
    `ㄱㅣㅁ` becomes `김`.

    Returns:
        Characters, each with the first unit it was made of and one past the last.
    """
    kinds = [_kind(letter) for letter in run]
    made: list[tuple[str, int, int]] = []
    at = 0
    while at < len(run):
        open_syllable, taken = _open(run, kinds, at)
        if not open_syllable:
            made.append((alone(run[at]) if kinds[at] != "S" else run[at], at, at + 1))
            at += 1
            continue
        final = _final(run, kinds, at, at + taken)
        end = at + taken + (final > 0)
        made.append((chr(ord(open_syllable) + final), at, end))
        at = end
    return made


def _open(run: str, kinds: list[str], at: int) -> tuple[str, int]:
    """Find a syllable without a final at `at`, and how many units it takes."""
    if kinds[at] == "S":
        return (run[at], 1) if (ord(run[at]) - FIRST_SYLLABLE) % 28 == 0 else ("", 0)
    if kinds[at] in "Lc" and at + 1 < len(run) and kinds[at + 1] in "Vv":
        lead = _lead(run[at])
        if lead >= 0:
            return join(lead, _vowel(run[at + 1])), 2
    return "", 0


def _final(run: str, kinds: list[str], start: int, at: int) -> int:
    """Give the number of the final that the unit at `at` adds to an open syllable, or 0."""
    if at >= len(run):
        return 0
    if kinds[at] == "T":
        return ord(run[at]) - _FINAL
    typed_alone = kinds[at] == "c" and kinds[start] == "c"
    before_vowel = at + 1 < len(run) and kinds[at + 1] in "Vv"
    if typed_alone and run[at] in FINALS and not (before_vowel and _lead(run[at]) >= 0):
        return FINALS.index(run[at])
    return 0
