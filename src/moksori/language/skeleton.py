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
_HABITS = {"joe": "jo", "back": "baek", "beck": "baek", "her": "heo", "oak": "ok", "liu": "yu",
           "lew": "yu", "syng": "seung", "que": "kyu", "lee": "i", "rhee": "i", "rhie": "i",
           "lim": "im", "leem": "im", "rhim": "im", "ryu": "yu", "ryoo": "yu"}  # fmt: skip
# Surnames that lose their r where they stand first; written last they keep it to the eye only.
_SURNAMES_LAST = {"ri": "i", "rim": "im", "ryom": "yom", "ryang": "yang", "ryo": "yo"}

_VOWEL = re.compile(
    "(?P<drop>y(?=i|ee))|(?P<Y>y(?=[aeouw]))"
    "|(?P<I>ee|ie(?![uoe])|i|y)|(?P<O>eo|eu|oo|ou|o|u|w)"
    "|(?P<E>ae|a[iy](?![aeou])|ea|e(?:y(?![aeou]))?)|(?P<A>a)"
)
# In this order, each over the whole word. Capitals are kinds, small letters still letters.
_STEPS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"([AEIO])\1+", r"\1"),
        (r"O[IE]", "I"),
        (r"AI", "E"),
        (r"[AE]O", "O"),
        (r"([AEIO])\1+", r"\1"),
        (r"tch|ch|tj|ts(?=s)|[jz]", "C"),
        (r"ts", "s"),
        (r"(?<!n)gh|kh", "k"),
        (r"n[gkq]+(?=[AEIOY])", "n"),
        (r"ng", "n"),
        (r"x", "KS"),
        (r"[gkqc]+", "K"),
        (r"[dt]+", "T"),
        (r"[bpfv]+", "P"),
        (r"s+", "S"),
        (r"[nlr]", "N"),
        (r"m+", "M"),
        (r"(?<=[KTPCS])h|h(?![AEIOY])", ""),
        (r"h", "H"),
        (r"T(?=[CS])", ""),
        (r"([KTPCSMH])\1+", r"\1"),
        (r"[KT](?=[NM])", "N"),
        (r"P(?=[NM])", "M"),
        (r"N{2,}(?![AEIOY])|NN+(?=[IY])", "N"),
        (r"MN(?=[IY])", "M"),
        (r"^N(?=[IY])", ""),
    )
)
_RHEE = re.compile("^rh")
_SILENT = re.compile("(?<=[aeiouy])[hr]+(?=[bcdfgjklmnpqstvxz]|$)")


def skeleton(latin: str) -> str:
    """Give a key that is equal for all systems and customary spellings of one Korean name.

    Names in Korean letters are romanised first. What is not a letter of either is passed over.
    """
    text = fold(latin).text.replace("'", "")
    text = _HANGUL.sub(lambda run: write(spoken(run.group()), REVISED), text)
    tokens = _TOKEN.findall(_HYPHEN.sub("", text))
    if len(tokens) == 2:
        tokens[1] = _SURNAMES_LAST.get(tokens[1], tokens[1])
    word = "".join(_vowels(token) for token in tokens)
    for pattern, kind in _STEPS:
        word = pattern.sub(kind, word)
    return word


def _vowels(token: str) -> str:
    """Write the vowels of one token as their kinds, without letters that only lengthen them."""
    token = _HABITS.get(token, token).replace("wh", "hw")
    token = _SILENT.sub("", _RHEE.sub("r", token))
    return _VOWEL.sub(
        lambda match: "" if match.lastgroup == "drop" else match.lastgroup or "", token
    )
