"""How a Korean word ends when it is said aloud, and how North and South write its beginning."""

from __future__ import annotations

import re
import unicodedata

from moksori.language import jamo

_SILENT = frozenset("\"'’”)]}〉》」』】〕»›.!?…,*~")
_BRACKETED = re.compile(r"(?<=[^\s(])\s?\([^()]*\)[\s\"'’”]*$")
_DIGIT_FINAL = {"0": "ㅇ", "1": "ㄹ", "2": "", "3": "ㅁ", "4": "", "5": "", "6": "ㄱ", "7": "ㄹ",
                "8": "ㄹ", "9": ""}  # fmt: skip
_LETTER_FINAL = {"l": "ㄹ", "m": "ㅁ", "n": "ㄴ", "r": "ㄹ"}
_ENGLISH_ENDS = {
    "ng": "ㅇ", "ck": "ㄱ", "k": "ㄱ", "p": "ㅂ", "b": "ㅂ", "l": "ㄹ", "m": "ㅁ", "n": "ㄴ",
}  # fmt: skip
_WORDS_FOR_SIGNS = {"%": "", "℃": "", "$": "", "+": ""}


def is_syllable(ch: str) -> bool:
    """Say whether a character is one whole Korean syllable."""
    return len(ch) == 1 and jamo.FIRST_SYLLABLE <= ord(ch) <= jamo.LAST_SYLLABLE


def final_of(word: str) -> str | None:
    """Give the final consonant with which a word ends when said; empty: a vowel; None: unknown.

    Looks past closing marks, and past a bracketed remark: 김철수(43) ends as 김철수 does.
    """
    said = unicodedata.normalize("NFC", word[-64:]).rstrip()
    said = _BRACKETED.sub("", said) or said
    while said and (said[-1] in _SILENT or said[-1].isspace()):
        said = said[:-1]
    if not said:
        return None
    last = said[-1]
    if is_syllable(last):
        return jamo.FINALS[jamo.split(last)[2]]
    if last in _WORDS_FOR_SIGNS:
        return _WORDS_FOR_SIGNS[last]
    digit = unicodedata.digit(last, -1)
    if digit >= 0:
        return _final_of_number(said)
    if last.isascii() and last.isalpha():
        return _final_of_latin(said)
    if "\u3131" <= last <= "\u314e":
        return last
    return None


def _final_of_number(said: str) -> str:
    """Give the final of a number written in digits: its last digit, or its last power of ten."""
    digits = ""
    while said and (unicodedata.digit(said[-1], -1) >= 0 or said[-1] in ",."):
        if said[-1] not in ",.":
            digits = str(unicodedata.digit(said[-1])) + digits
        said = said[:-1]
    zeros = len(digits) - len(digits.rstrip("0"))
    if not zeros or zeros == len(digits):
        return _DIGIT_FINAL[digits[-1]]
    # 십 백 천 / 만 / 억 / 조: which word the zeros are read as
    return ("ㅂ", "ㄱ", "ㄴ")[zeros - 1] if zeros < 4 else ("ㄴ", "ㄱ", "")[min(zeros // 4 - 1, 2)]


def _final_of_latin(said: str) -> str:
    """Guess the final of a word in Latin letters as Koreans read it."""
    start = len(said)
    while start and said[start - 1].isascii() and said[start - 1].isalpha():
        start -= 1
    word = said[start:]
    if word.isupper() and len(word) <= 5:
        return _LETTER_FINAL.get(word[-1].lower(), "")
    for ending in ("ng", "ck"):
        if word.lower().endswith(ending):
            return _ENGLISH_ENDS[ending]
    return _ENGLISH_ENDS.get(word[-1].lower(), "")


def has_final(word: str) -> bool | None:
    """Say whether a word ends in a consonant when said aloud; None where nobody can tell."""
    final = final_of(word)
    return None if final is None else final != ""


def final_is_rieul(word: str) -> bool:
    """Say whether a word ends in ㄹ when said aloud: before 로 that counts as a vowel."""
    return final_of(word) == "ㄹ"


_NIEUN, _RIEUL, _IEUNG = (jamo.LEADS.index(letter) for letter in "ㄴㄹㅇ")
_PALATAL = frozenset(jamo.VOWELS.index(letter) for letter in "ㅑㅕㅖㅛㅠㅣ")


def north_to_south(word: str) -> tuple[str, ...]:
    """Give the other spellings that the two Koreas have for the beginning of a word.

    리영희 → 이영희, 로동 → 노동, 녀성 → 여성, and back: 이영희 → 리영희, 니영희. The word itself is
    not among them.
    """
    if not word or not is_syllable(word[0]):
        return ()
    lead, vowel, final = jamo.split(word[0])
    group = (_RIEUL, _NIEUN, _IEUNG) if vowel in _PALATAL else (_RIEUL, _NIEUN)
    if lead not in group:
        return ()
    return tuple(jamo.join(other, vowel, final) + word[1:] for other in group if other != lead)
