"""Korean words for posts and ranks that stand behind a surname or before a name."""

from __future__ import annotations

from collections.abc import Iterable

from moksori.language.words import words

RANKS = words(
    """
    과장 부장 차장 처장 국장 실장 소장 서장 계장 팀장 반장 조장 대장 단장 원장 관장 총장 의장 위원장
    부과장 부부장 부국장 부소장 부처장 부위원장 비서 지도원 지배인 부원 책임자 검사 판사 기자 교수
    박사 의사 변호사 사장 회장 위원 의원 장관 차관 대위 중위 소위 상위 중장 중사 하사 상사 소령 중령
    대령 중대장 소대장 대대장 련대장 연대장 분대장 사단장 군의 병장 경위 경감 순경 경사 통장 면장
    촌장 간호사 간호원 교원 교장 감독 감독관 수사관 조사관 심문관 주임 서기 서기장 참사 이사 지휘관
    직장장
    """
)
"""Words for posts and ranks that may follow a surname or stand before a name."""

_NO_TITLE = words(
    "계급 직원 관리 공무원 군인 병사 경찰 사병 시장 부상 성원 담당 신병 무관 후보 반군"
    " 게릴라 해병 수병 요원"
)


def ranks_with(names: Iterable[str]) -> frozenset[str]:
    """Give everybody's ranks, and the last words of a country's: 보위부 상위 gives 상위.

    Args:
        names: Posts of those who act for the state, in Korean.
    """
    last = {name.split()[-1] for name in names if name.strip()}
    return RANKS | {word for word in last if len(word) > 1 and word not in _NO_TITLE}
