"""Korean words that end as quarters and villages do, and how to tell the two apart."""

from __future__ import annotations

import re

from moksori.terms.finding import FindingClass

# Nouns in -동 and -리 that name no place.
_NOUNS_DONG = """
가동 감동 거동 격동 고동 공동 구동 극동 기동 난동 노동 능동 로동 망동 매동 발동 변동 별동 부동
색동 생동 선동 소동 수동 시동 아동 악동 약동 언동 역동 연동 요동 운동 유동 율동 이동 자동 작동
전동 준동 중동 진동 청동 추동 출동 충동 태동 파동 폭동 합동 해동 행동 협동 활동 냉동 미동 노루동
"""
_NOUNS_RI = """
개나리 거리 격리 경리 고리 관리 교리 군리 권리 금리 꼬리 나리 난리 너구리 널리 논리 다리 달리
대리 도리 독리 두루마리 둘리 마리 마무리 머리 멀리 메아리 모서리 무리 물리 미리 병아리 보따리
보리 봉우리 부리 분리 불리 비리 빨리 뿌리 사다리 사리 생리 서리 섭리 소리 속리 수리 순리 승리
실리 심리 영리 옆구리 오리 요리 우리 울타리 원리 유리 윤리 의리 이리 이파리 자리 저리 정리 조리
종아리 줄거리 지리 진리 처리 총리 추리 테두리 파리 편리 폭리 피리 합리 항아리 허리 홀리 회오리
"""
NO_PLACES = tuple((_NOUNS_DONG + _NOUNS_RI).split())

# Words in -시, -군, -구 and -읍 that name no town.
_NO_TOWNS = """
가시 감시 게시 다시 당시 도시 동시 명시 모시 몹시 무시 반드시 암시 역시 열시 예시 일시 임시 잠시
전시 접시 제시 중시 즉시 지시 택시 표시 필시 혹시 실시 공군 국군 미군 아군 육군 장군 적군 해군
가구 기구 누구 대구루 도구 문구 식구 아무구 연구 요구 인구 지구 친구 탈구 항구 입구 출구 울읍
"""
NO_TOWNS = tuple(_NO_TOWNS.split())

_PARTICLES = "에서는|에서도|에서|에는|에도|에|의|으로|로|까지|부터|은|는|이|가|을|를|과|와|도|만"
_QUARTER = re.compile(
    r"(?<![가-힣])(?P<town>[가-힣]{1,6}(?:시|군|구역|읍|구)(?:의)? ?)?"
    r"(?P<name>(?P<stem>[가-힣]{1,4}?)\d{0,2}(?:동|리|읍|로동자구|노동자구))"
    rf"(?P<rest>(?:{_PARTICLES}|출신|주민)?)(?![가-힣])"
)
_LIVES = re.compile(r"\s*(?:에 ?)?(?:살|사는|거주|주민|출신|마을|사람|소재|위치|집)")
_WHERE = frozenset(["에서", "에서는", "에서도", "에", "에는", "까지", "부터", "로", "으로"])

NUMBERED = re.compile(
    r"제?\d{1,3} ?(?:반(?![가-힣])|반(?=에서|에 사는|장)|동 ?\d+ ?호|통 ?\d+ ?반|번지)"
)
"""A neighbourhood unit, a house or a flat by its number."""


def quarters(text: str) -> list[tuple[int, int, FindingClass]]:
    """Find what is named like a quarter or a village, and say how sure that is."""
    found = []
    for match in _QUARTER.finditer(text):
        cls = _class_of(match)
        if cls is not None:
            found.append((match.start("name"), match.end("name"), cls))
    return found


def _class_of(match: re.Match[str]) -> FindingClass | None:
    if match["name"].endswith(NO_PLACES):
        return None
    town = (match["town"] or "").strip().removesuffix("의")
    if len(town) >= 2 and not town.endswith(NO_TOWNS):
        return FindingClass.BLOCK
    if len(match["stem"]) >= 2 and _LIVES.match(match.string, match.end("name")):
        return FindingClass.BLOCK
    where = match["rest"] in _WHERE and len(match["stem"]) == 2
    return FindingClass.REVIEW if where and match["name"].endswith("동") else None
