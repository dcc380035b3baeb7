"""Korean particles: which form follows a word, and where a word ends and its particle begins."""

from __future__ import annotations

import re
from typing import NamedTuple

from moksori.language.hangul import final_of, is_syllable


class _Pair(NamedTuple):
    """A particle with two forms: after a consonant, after a vowel; and what may follow it."""

    consonant: str
    vowel: str
    tail: re.Pattern[str]


_NOTHING = re.compile("")
_TOPICS = re.compile("(?:은|는|도|만|의|까지|나|라도|은커녕|는커녕)?")
_WAYS = re.compile("(?:서|써|부터|까지|만)?(?:은|는|도|의|만|나|라도)?")
_QUOTED = re.compile(
    "(?:고|는|며|면서|면|서|도|든지|든가|던|야|기에|니|느니)?(?:은|는|도|요|만|까지)?"
)
_ENDING = re.compile("(?:요|는|도|만|까)?")
_PAST = re.compile("(?:다|고|으며|으나|지만|던|는데|습니다|어요|음|을|다고|다는|다며|다면|기에)")

_PAIRS: tuple[_Pair, ...] = (
    _Pair("은", "는", re.compile("(?:커녕|요)?")),
    _Pair("이", "가", _NOTHING),
    _Pair("을", "를", _NOTHING),
    _Pair("과", "와", _TOPICS),
    _Pair("으로", "로", _WAYS),
    _Pair("아", "야", _NOTHING),
    _Pair("이여", "여", _NOTHING),
    _Pair("이시여", "시여", _NOTHING),
    _Pair("이라", "라", _QUOTED),
    _Pair("이란", "란", re.compile("(?:다)?")),
    _Pair("이랑", "랑", _TOPICS),
    _Pair("이나", "나", re.compile("(?:마)?")),
    _Pair("이든", "든", re.compile("(?:지|가)?")),
    _Pair("이던", "던", re.compile("(?:지|가)?")),
    _Pair("이며", "며", _NOTHING),
    _Pair("이면", "면", re.compile("(?:서|서도|은)?")),
    _Pair("이고", "고", re.compile("(?:요)?")),
    _Pair("이다", "다", re.compile("(?:가|만|보니)?")),
    _Pair("이야", "야", re.compile("(?:말로)?")),
    _Pair("이지", "지", re.compile("(?:만|만은|요)?")),
    _Pair("이자", "자", _NOTHING),
    _Pair("이니", "니", _ENDING),
    _Pair("이거나", "거나", _NOTHING),
    _Pair("이건", "건", _NOTHING),
    _Pair("이냐", "냐", re.compile("(?:고|는|며)?")),
    _Pair("이네", "네", re.compile("(?:요)?")),
    _Pair("이요", "요", _NOTHING),
    _Pair("이오", "요", _NOTHING),
    _Pair("이었", "였", _PAST),
    _Pair("이였", "였", _PAST),
    _Pair("이랍", "랍", re.compile("니다")),
    _Pair("이에요", "예요", _NOTHING),
    _Pair("이어서", "여서", _NOTHING),
    _Pair("이어도", "여도", _NOTHING),
    _Pair("이어야", "여야", _NOTHING),
    _Pair("이어", "여", _NOTHING),
    _Pair("이로", "로", re.compile("(?:다|구나|군)")),
)

# 철남이가, 철남이는: the friendly 이 that only a name with a final consonant takes.
_FRIENDLY = re.compile("이(?=(?:가|는|를|와|의|도|만|한테|에게|한테서|에게서|한테는|에게는)$)")

_CLOSING = re.compile(r"(?:\([^()\n]{0,60}\))?[\"'”’)\]}〉》」』】]*")
_HANGUL = re.compile("[가-힣]{1,12}")

_INNER = (
    "에게서|에게로|에게|한테서|한테|께서|께|에서부터|에서|에|까지|부터|마저|조차|보다|처럼|같이|"
    "마다|"
    "밖에|뿐|대로|만큼|하고|더러|으로부터|로부터|으로서|로서|으로써|로써|으로|로|과|와|이랑|랑|만|"
    "도"
)
_CHAIN = re.compile(
    f"(?P<first>(?:{_INNER}))(?:{_INNER}){{0,2}}(?:은|는|을|를|의|도|만|이나|나|이라도|라도|이)?$"
    "|(?P<last>은|는|이|가|을|를|의|이나|나|이라도|라도|이라고|라고|이라는|라는|이라며|라며|"
    "이란|란|이며|며|이고|이다|이었다|였다|입니다|인|이든|든)$"
)
_FINAL_WANTED = {"은": True, "이": True, "을": True, "과": True, "는": False, "가": False,
                 "를": False, "와": False, "나": False, "라": False, "랑": False, "며": False,
                 "란": False, "든": False, "였": False}  # fmt: skip


def agree(before: str, after: str) -> str:
    """Give `after` with its leading particle in the form that `before` asks for.

    Nothing changes where `after` does not truly begin with a particle (은행, 과장, 이사), or where
    nobody can tell how `before` ends.

    Args:
        before: The words before, ending where the particle follows.
        after: The text that follows, without a blank between.
    """
    final = final_of(before)
    if final is None:
        return after
    closing = _CLOSING.match(after)
    skipped = closing.end() if closing else 0
    word = _HANGUL.match(after, skipped)
    if word is None or is_syllable(after[word.end() : word.end() + 1]):
        return after
    right = _right_form(word.group(), final)
    return after[:skipped] + right + after[word.end() :]


def _right_form(particle: str, final: str) -> str:
    """Give a particle chain in the form that follows a word ending in `final`."""
    for pair in _PAIRS:
        for form in (pair.consonant, pair.vowel):
            tail = particle[len(form) :]
            if particle.startswith(form) and pair.tail.fullmatch(tail):
                return _form(pair, final) + tail
    return particle if final else _FRIENDLY.sub("", particle, count=1)


def _form(pair: _Pair, final: str) -> str:
    if final == "ㄹ" and pair.consonant == "으로":
        return "로"
    return pair.consonant if final else pair.vowel


def strip_particle(word: str) -> str:
    """Give a word without the particles at its end; the word itself where none is sure.

    At least two syllables stay, or one before 는, 를 and their like.
    """
    if not word or not is_syllable(word[-1]):
        return word
    for at in range(1, len(word)):
        chain = _CHAIN.match(word, at)
        if chain and is_syllable(word[at - 1]) and _may_end_before(word[:at], chain.group()):
            return word[:at]
    return word


def _may_end_before(stem: str, particle: str) -> bool:
    """Say whether a stem may stand before a particle: length and final consonant fit."""
    final = final_of(stem)
    wanted = _FINAL_WANTED.get(particle[0])
    if particle.startswith(
        ("으로", "이라", "이란", "이나", "이며", "이고", "이다", "이었", "이든")
    ):
        wanted = True
    if wanted is not None and wanted != bool(final):
        return False
    return len(stem) >= 2 or particle in ("는", "를", "은", "을", "에게", "한테", "와")
