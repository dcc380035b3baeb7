"""Names beside a rank, a post or a word of kin: 로 과장, 대장 봉달근, 장인 함두칠."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from moksori.coding.lexicon import Lexicon
from moksori.coding.nouns import word_set
from moksori.coding.words_ko import (
    FIRST_OF_NAME,
    GIVEN,
    LAST_OF_NAME,
    NEVER_NAMES,
    NOUNS,
    RARE_SURNAMES,
    SURNAMES,
)
from moksori.language.hangul import final_of
from moksori.terms.span import Span

_KIN = word_set(
    """
    어머니 엄마 딸 언니 누나 누이 처 아내 안해 부인 이모 고모 할머니 며느리 장모
    시어머니 여동생 녀동생 손녀 아버지 아빠 아들 오빠 남편 삼촌 이모부 고모부 할아버지
    사위 장인 시아버지 남동생 손자 형 동생 조카 사촌 오촌 외삼촌 매부 매형 처남 시누이
    올케 친구 동무 이웃 동료 맏딸 큰딸 작은딸 막내딸 맏아들 큰아들 작은아들 막내아들
    이름
    """
)
_DOUBLE = "남궁|황보|선우|독고|제갈|사공|서문|동방"
_ANY = "".join(sorted(SURNAMES | RARE_SURNAMES))
_DETERMINERS = frozenset("한이전현구신주여남노두세각본총내제부대단동시도군성사상방")
"""Surnames that before a post are rather "a", "this", "former", "present": 한 과장, 전 과장."""
_COLLECTIVE = word_set("간부 비서 당비서 위원장 인민위원장 일군 일꾼 당원 주재원 사무장")
"""What 리 before it, with a blank, makes the village's: 리 간부."""
_NOT_JOINED = word_set(
    """
    공사장 이사장 지사장 조사장 인사장 행사장 한의사 양의사 서기장 주지사 도지사 이장
    정부장 고위원 현의원 시의원 구의원 하사관 방위원 강의장 연회장 전시장 문기자 성과장
    경과장 효과장 조국장 공국장 유의사 명의사 주의사 정의사 전의원 도의원 지원장 진원장
    구원장 선장 기관장
    """
)
_JOSA = (
    r"(?=[^가-힣]|$|[은는이가을를의와과도만네]|에게|한테|께|더러|이[가는를]|라[는고]|이라|입니다|뿐|예요|이에요"
    r"|으로|로|처럼|보다|부터|까지|랑|씨)"
)
_LATE = (LAST_OF_NAME | GIVEN | frozenset("칠송하라나")) - frozenset("기실증소서물품비표력")
_EARLY = FIRST_OF_NAME | GIVEN
_ONE = frozenset("철혁훈욱웅광")
"""Given names of one syllable that hardly end another word."""
_PARTICLES = frozenset("은는이가을를의도만과와에로")


@lru_cache(maxsize=8)
def _patterns(words: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    ranks = "|".join(sorted(words, key=lambda word: (-len(word), word)))
    kin = "|".join(sorted(_KIN, key=lambda word: (-len(word), word)))
    surnamed = re.compile(
        rf"(?<![가-힣])(?P<surname>{_DOUBLE}|[{_ANY}])(?P<gap>[ \u00a0]?)(?P<rank>{ranks}){_JOSA}"
    )
    named = re.compile(
        rf"(?:(?P<rank>{ranks})|(?<![가-힣])(?P<kin>{kin}))[ \u00a0]"
        rf"(?P<name>(?:{_DOUBLE})[가-힣]{{1,2}}?|[{_ANY}][가-힣]{{1,2}}){_JOSA}"
    )
    return surnamed, named


def surnames_before_ranks(
    text: str, lexicon: Lexicon, told: frozenset[str]
) -> Iterator[tuple[Span, Span]]:
    """Give each surname that stands before a rank or post, with the stretch of both.

    Args:
        text: Any text.
        lexicon: The pack's words.
        told: Surnames of people told of by name, for which a doubtful syllable is their surname.
    """
    for match in _patterns(lexicon.ranks)[0].finditer(text):
        surname, gap, rank = match.group("surname", "gap", "rank")
        doubtful = surname in _DETERMINERS or surname not in SURNAMES
        rare = len(surname) == 1 and surname in RARE_SURNAMES and surname not in _DETERMINERS
        if surname == "채" and final_of(text[max(0, match.start() - 2) :][:1]) == "ㄴ":
            continue  # 찾지 못한 채 소장네 집: a noun of grammar.
        if surname == "리" and gap and rank in _COLLECTIVE:
            continue
        if not gap and (doubtful or surname + rank in _NOT_JOINED or surname + rank in NOUNS):
            continue
        if doubtful and len(surname) == 1 and not rare and surname not in told:
            continue
        yield Span(*match.span("surname")), Span(*match.span())


def names_after_ranks(text: str, lexicon: Lexicon) -> Iterator[Span]:
    """Give names right behind a rank, a post or a word of kin.

    Args:
        text: Any text.
        lexicon: The pack's words.
    """
    pattern, at = _patterns(lexicon.ranks)[1], 0
    while match := pattern.search(text, at):
        # What looks like a name may be the next rank: 대장 소좌 라명근.
        name, start = match["name"], match.start("name")
        at = start
        if is_built_like_a_name(
            name, text[match.end("name") :][:1], strict=match["kin"] is not None
        ):
            yield Span(start, start + len(name))


def is_built_like_a_name(name: str, after: str, *, strict: bool) -> bool:
    """Say whether syllables can be a surname and a given name, and are no word known.

    Args:
        name: The syllables.
        after: The character behind them.
        strict: Only the syllables that names usually have count.
    """
    if name in NOUNS or name in NEVER_NAMES:
        return False
    if re.match(_DOUBLE, name) and len(name) > 2:
        return True
    if len(name) == 2:
        return name[1] in _ONE and not strict
    whole = not re.match("[가-힣]", after)
    if name[-1] in _PARTICLES and whole:
        return False
    if strict:
        return name[0] in SURNAMES and name[1] in FIRST_OF_NAME and name[2] in LAST_OF_NAME | {"칠"}
    return name[1] in _EARLY and name[2] in _LATE
