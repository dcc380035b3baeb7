"""A key that is the same for every customary Latin spelling of one Korean name.

It knows seven kinds of consonant and four of vowel; what systems and habits write differently
(g or k, eo or o or u, hui or hee) falls together, and so do some different names: a key finds
candidates, it does not prove that two names are one.
"""

from __future__ import annotations

import re

from moksori.language.fold import fold
from moksori.language.soundchanges import spoken
from moksori.language.systems import REVISED, write

_HANGUL = re.compile("[가-힣]+")
_TOKEN = re.compile("[a-z]+")
_HYPHEN = re.compile("h?-")
_HABITS = {"joe": "jo", "back": "baek", "beck": "baek", "her": "heo", "hur": "heo",
           "ahr": "a", "shur": "seo", "oak": "ok", "liu": "yu",
           "lew": "yu", "syng": "seung", "que": "kyu", "lee": "i", "rhee": "i", "rhie": "i",
           "lim": "im", "leem": "im", "rhim": "im", "ryu": "yu", "ryoo": "yu"}  # fmt: skip
# Surnames that lose their r where they stand first; written last they keep it to the eye only.
_SURNAMES_LAST = {"ri": "i", "rim": "im", "ryom": "yom", "ryang": "yang", "ryo": "yo"}

_VOWEL = re.compile(
    "(?P<drop>y(?=i|ee))|(?P<Y>y(?=[aeouw]))"
    "|(?P<I>ee|ie(?![uoe])|i|y)|(?P<O>eo|eu|oo|ou|o|u|w)"
    "|(?P<E>ae|a[iy](?![aeou])|ea|e(?:y(?![aeou]))?)|(?P<A>a)"
)
# In this order, each over the whole word. Capitals are kinds, small letters still letters. A step
# is left out where none of its letters is there.
_Step = tuple[frozenset[str], re.Pattern[str], str]


def _steps(*steps: tuple[str, str, str]) -> tuple[_Step, ...]:
    return tuple((frozenset(needs), re.compile(pattern), kind) for needs, pattern, kind in steps)


_TO_KINDS = _steps(
    ("AEIO", r"([AEIO])\1+", r"\1"),
    ("O", r"O[IE]", "I"),
    ("A", r"AI", "E"),
    ("O", r"[AE]O", "O"),
    ("AEIO", r"([AEIO])\1+", r"\1"),
    ("chjtz", r"tch|ch|tj|ts(?=s)|[jz]", "C"),
    ("t", r"ts", "s"),
    ("h", r"(?<!n)gh|kh", "k"),
    ("n", r"n[gkq]+(?=[AEIOY])", "n"),
    ("n", r"ng", "n"),
    ("x", r"x", "KS"),
)
_KINDS = str.maketrans("gkqcdtbpfvsnlrm", "KKKKTTPPPPSNNNM")
_ASSIMILATED = _steps(
    ("KTPSM", r"([KTPSM])\1+", r"\1"),
    ("h", r"(?<=[KTPCS])h|h(?![AEIOY])", ""),
    ("h", r"h", "H"),
    ("T", r"T(?=[CS])", ""),
    ("KTPCSMH", r"([KTPCSMH])\1+", r"\1"),
    ("KT", r"[KT](?=[NM])", "N"),
    ("P", r"P(?=[NM])", "M"),
    ("N", r"N{2,}(?![AEIOY])|NN+(?=[IY])", "N"),
    ("M", r"MN(?=[IY])", "M"),
    ("N", r"^N(?=[IY])", ""),
)
_RHEE = re.compile("^rh")
# At the end of a word r is a consonant: Kir-un. In surnames that are written so it is silent.
_SILENT = re.compile("(?<=[aeiouy])(?:[hr]+(?=[bcdfgjklmnpqstvxz])|h+$)")


def skeleton(latin: str) -> str:
    """Give a key that is equal for all systems and customary spellings of one Korean name.

    Names in Korean letters are romanised first. What is not a letter of either is passed over.
    """
    word = "".join(map(_vowels, _tokens(latin)))
    word = _taken(_TO_KINDS, word).translate(_KINDS)
    return _taken(_ASSIMILATED, word)


def _tokens(latin: str) -> list[str]:
    """Give the words of a name in small Latin letters."""
    if latin.isascii() and latin.isalpha():
        return [latin.lower()]
    text = fold(latin).text.replace("'", "")
    text = _HANGUL.sub(lambda run: write(spoken(run.group()), REVISED), text)
    tokens = _TOKEN.findall(_HYPHEN.sub("", text))
    if len(tokens) == 2:
        tokens[1] = _SURNAMES_LAST.get(tokens[1], tokens[1])
    return tokens


def _taken(steps: tuple[_Step, ...], word: str) -> str:
    for needs, pattern, kind in steps:
        if not needs.isdisjoint(word):
            word = pattern.sub(kind, word)
    return word


def _vowels(token: str) -> str:
    """Write the vowels of one token as their kinds, without letters that only lengthen them."""
    token = _HABITS.get(token, token).replace("wh", "hw")
    token = _SILENT.sub("", _RHEE.sub("r", token))
    return _VOWEL.sub(
        lambda match: "" if match.lastgroup == "drop" else match.lastgroup or "", token
    )
