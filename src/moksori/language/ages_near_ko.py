"""Korean ages told by what is near: 쉰을 바라보는, 서른 될까 말까, 정년을 두 해 남긴."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moksori.language.found import Found
from moksori.language.numbers_ko import read_words

_TENS = "스물|스무|서른|마흔|쉰|예순|일흔|여든|아흔"
_AT = rf"(?<![가-힣])(?:나이 ?)?(?P<n>{_TENS}|[2-9]0)(?: ?(?:살|세))?"
_NEAR = re.compile(
    rf"{_AT}(?:(?P<under>[을를이가]? ?(?:바라보(?:는|던)|바라본|앞두고 있[는던]|앞둔|가까운"
    rf"|가까이 된|다 된"
    r"|(?:채 |아직 )?(?:안|못) 된)|(?:에)? ?(?:안짝|(?:못 ?)?미친))"
    r"|(?P<about>[이가]? ?(?:될까 ?말까|될락 ?말락|될 ?듯 ?말 ?듯)(?: ?한)?"
    r"| ?(?:안팎|전후|언저리)의?)"
    r"|(?P<over>[을를이가]? ?(?:(?:갓|막|좀|조금|약간|훌쩍|훨씬|한참) ?)?(?:넘은|넘긴|지난|넘어선)"
    r"(?![가-힣])| ?(?:초반|중반|후반|초중반|중후반)"
    r"|(?P<few>댓|두엇|두셋|두세|서너|너덧|네댓|너댓|대여섯|예닐곱|일여덟)(?! ?(?:명|번|개|마리"
    r"|집|사람)))"
    r")(?! ?(?:명|집|가구|번|마리))"
)
_LEFT = r"(?P<left>한|두|세|네|석|넉|다섯|여섯|일곱|여덟|아홉|열|\d{1,2}|몇) ?(?:해|년)"
_PENSION = re.compile(
    rf"정년(?:퇴직|퇴임)?(?:[이을까]|까지)? ?(?:이제 |불과 |겨우 )?{_LEFT}(?:를|을|가|이)? ?"
    r"(?:남긴|남은|남겨 ?둔|앞둔|남겨 ?놓은|남(?:았|겼)(?:다고|다는|다며|습니다|다|어요|는데|고"
    r"|으며|던))"
)
_RETIRING = 60
_FEASTS = {"환갑": 60, "회갑": 60, "진갑": 61, "칠순": 70, "고희": 70, "팔순": 80, "구순": 90}
_FROM = re.compile(
    rf"(?<![가-힣])(?:나이 ?)?(?P<n>{_TENS}|{'|'.join(_FEASTS)})(?: ?살)?(?:[을를이가에]|까지"
    rf"|에서)? ?"
    rf"(?P<gone>지난 지 |넘은 지 |지나고 )?(?:이제 |불과 |겨우 |꼭 )?{_LEFT}(?:를|을|가"
    rf"|이)? ?(?:더 )?"
    r"(?:(?P<past>넘긴|넘은|넘겼(?:다|습니다|고|는데)|지난|지났(?:다|습니다|고|는데)|더 먹은|된"
    r"|됐(?:다|습니다)|째인)"
    r"|앞둔|앞두고 있[는던]|앞뒀(?:다|습니다|고|는데)|남긴|남은|남겨 ?둔|못 ?미친|모자란"
    r"|모자라는|안 ?된|덜 된"
    r"|남(?:았|겼)(?:다고|다는|다며|습니다|다|어요|는데|고|으며|던))"
)
"""환갑을 두 해 앞둔, 쉰을 한 해 넘긴: a round number and the step from it."""
_DIALECT = re.compile(
    rf"(?<![가-힣])(?P<n>열|{_TENS})(?P<one>둘이|서이|너이|다섯이|여섯이)(?P<more>(?:나"
    rf"|,)? ?(?:서이|너이|다섯이))?"
)
"""서른서이, 너이: as it is counted in the north-east."""
_FEW = {
    "둘": 2,
    "다": 5,
    "여": 6,
    "두": 2,
    "서": 3,
    "너": 4,
    "네": 4,
    "댓": 5,
    "대": 5,
    "예": 6,
    "일": 7,
}
"""서른대여섯: the first of the two years told, by its first syllable."""


def ages(text: str) -> Iterator[Found]:
    """Find ages told by a round number that is near, or by how far the pension is."""
    for match in _NEAR.finditer(text):
        ten = int(read_words(match["n"]) or 0)
        band = [ten - 3, ten - 1] if match["under"] else [ten - 2, ten + 2]
        if match["few"]:
            first = ten + _FEW[match["few"][0]]
            yield _found(match, [first, first + 1])
        else:
            yield _found(match, _over(ten, match["over"]) if match["over"] else band)
    for match in _PENSION.finditer(text):
        left = int(read_words(match["left"]) or 3)
        yield _found(match, [_RETIRING - left, _RETIRING - left])
    for match in _FROM.finditer(text):
        left = int(read_words(match["left"]) or 3)
        ten = _FEASTS.get(match["n"]) or int(read_words(match["n"]) or 0)
        years = ten + left if match["past"] else ten - left
        yield _found(match, [years, years])
    for match in _DIALECT.finditer(text):
        first = int(read_words(match["n"]) or 0) + _FEW[match["one"][0]]
        yield _found(match, [first, first + 1] if match["more"] else [first, first])


def _over(ten: int, words: str) -> list[int]:
    """Give the years of 쉰을 갓 넘긴, 서른 중반: a part of the decade only."""
    if "후반" in words or "중반" in words:
        return [ten + 4, ten + 9] if "후반" in words else [ten + 3, ten + 6]
    return [ten, ten + 3]


def _found(match: re.Match[str], years: list[int]) -> Found:
    detail: dict[str, object] = {"form": "ko", "exact": False, "finer": True, "noun_end": None,
                                 "article_start": None, "bracket": None}  # fmt: skip
    return Found(*match.span(), years, detail)
