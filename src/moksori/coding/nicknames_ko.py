"""The ways in which Korean tells what people call somebody behind his back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moksori.coding.nouns import word_set

_OPEN = r"(?:(?<!\w)[\"'‘’`]|[“‘«《〈「『‹])"
_CLOSE = r"[\"'”’»》〉」』›`]"
_INNER = r"[^\"'“”‘’«»《》〈〉「」『』‹›`\n.!?]"
_QUOTED = rf"{_OPEN}(?P<quoted>{_INNER}{{1,20}}?)[,.!?]?{_CLOSE}"
_PLAIN = r"(?<![가-힣])(?P<plain>[가-힣]{2,6}?)"
_NAME = rf"(?:{_QUOTED}|{_PLAIN})"
_WHO = (
    r"(?:(?:그|이|저)(?: ?(?:사람|자|놈|년|둘|녀석|작자|남자|여자|녀자|령감|영감|처녀|패거리|"
    r"[가-힣]{2,6}[원장관위좌사서]))?(?:들)?|두 (?:사람|놈)|둘|이들|그들|부부|형제|부하|"
    r"(?!시장|공장|농장|현장|직장|극장|사진관|려관|여관|병원|공원|학원|대사관|회사|의자|"
    r"모자|상자)"
    r"[가-힣]{1,7}[원장관위좌사서놈자](?:들)?)"
)
_POINTING = r"(?:가리켜|가르켜|가리키며|두고|일러|빗대어?|묶어서?|합쳐서?|싸잡아|보고|놓고|향해)"
_PEOPLE = (
    r"(?:(?:우리|저희)(?:끼리)?(?:는|은|가|네는|이)?|"
    r"[가-힣]{1,8}들(?:은|이|끼리(?:는|도)?|도| ?사이에서?는?| ?속에서?는?)?|"
    r"(?:끼리|모두|다들|뒤에서|누구나|저마다|집집마다)(?:는|가|도)?|"
    r"(?:동네|마을|시장|장마당|감방|교화소|수용소|시내|현지|읍|뒤|안|밖|학교|공장|작업반|"
    r"부대)(?:에서|에선|"
    r"에서는|사람들은))"
)
_ADVERBS = r"(?:[가-힣]{1,5} ){0,3}?"
_SAY = r"들? ?(?:도 )?(?:하[고며는더여지오우네디]|한[다답대단]|합|해[요서]|했|하였|함|그[래랬러럽])"
_CALL = (
    r" ?(?:불리|불린|불렸|불립|불렀|불러요|부르|부른|부릅|부를|칭하|칭한|칭합|놀리|놀린|"
    r"놀립|놀렸|"
    r"수군|쑥덕|숙덕|비꼬|비꼰|비꼽|비꼈|욕하|욕한|욕합|욕했|손가락질|수근|일컫|지칭)"
)
_NAMED = r"(?:이라|라)(?:고|구)?(?:도|는)?"
_TOLD = (
    r"(?=이랍|랍|이었|였|이라|라[고는며지]|라$|이에|예요|이예|입니|이요|이고|이다|이죠"
    r"|죠|인데|이오"
    r"|,|\.|다)"
)
_SOUNDS = (
    r"(?!비명|발자국|발걸음|울음|신음|고함|노래|방송|기침|웃음|사이렌|싸이렌|자동차|호각|"
    r"호루라기|"
    r"구령|구호|무슨|아무|그런|이런|저런|다른|큰|우는|숨|매|총|잔|헛|목|바른|쓴|싫은|좋은|나쁜)"
)
_TELLING = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_WHO}(?:[을를]|더러)? (?:(?:함께|한데|다) )?{_POINTING},? (?:[가-힣]{{1,8}} ){{0,3}}?"
        rf"{_QUOTED} ?(?:{_NAMED}|(?:으)?로)",
        rf"{_WHO}(?:[을를]|더러)? (?:(?:함께|한데|다) )?{_POINTING},? (?:[가-힣]{{1,8}} ){{0,3}}?"
        rf"{_PLAIN}{_NAMED}(?:{_SAY}|{_CALL})",
        rf"{_WHO}[을를] {_ADVERBS}{_QUOTED} ?{_NAMED}{_SAY}",
        rf"{_PEOPLE} (?:{_WHO}[을를] )?{_ADVERBS}{_QUOTED} ?{_NAMED}{_SAY}",
        rf"{_PEOPLE} {_ADVERBS}{_WHO}[을를] {_ADVERBS}{_PLAIN}{_NAMED}{_SAY}",
        rf"(?:놈|자|[원관장위좌사])[^.!?\n]{{0,16}}[.!?]\s(?:우리|저희|여기서?|동네서?|사람들"
        rf"|다들|모두)(?:끼리)?(?:는|은|이|가)? (?:[가-힣]{{1,5}} )?{_PLAIN}"
        r"(?:이라|라)(?:고|구)?(?:들)? ?"
        r"(?:하오|하우|하지|하네|한다|합[니데디]|해요|부르|부른|부릅|불러)",
        rf"{_QUOTED} ?(?:으)?로 (?:더 |널리 |잘 |흔히 |이미 ){{0,2}}(?:통[하했한합]|알려"
        rf"|알[고려았]|기억|유명|"
        rf"이름|소문|불|"
        rf"악명|행세|부르|부른)",
        rf"{_PLAIN}(?:으)?로 (?:더 |널리 |흔히 )?(?:통(?:했|한[다답]|합)|불(?:린다|립니다|"
        rf"렸[다습]|린답|렀[다습답어]))",
        rf"이름 대신 {_NAME} ?(?:{_NAMED}|(?:으)?로)",
        rf"{_PEOPLE} {_ADVERBS}{_SOUNDS}{_PLAIN} 소리를? ?(?:들[었으어]|듣)",
        rf"{_QUOTED} ?(?:{_NAMED}는|(?:이)?란|이라는)? ?(?:별[명칭호]|소리를? (?:들|듣)|"
        rf"딱지|꼬리표)",
        rf"{_PLAIN}(?:이란|란) 별[명칭호]",
        rf"(?:붙은|붙여 ?준|붙여진|지어 ?준|지은|붙인|얻은|생긴|달린) (?:이름|"
        rf"별[명칭호])[이은도] ?(?:바로 |"
        rf"그 )?{_QUOTED}",
        rf"(?:붙은|붙여 ?준|붙여진|지어 ?준|지은|붙인|얻은|생긴|달린) (?:이름|"
        rf"별[명칭호])[이은도] ?(?:바로 |"
        rf"그 )?{_PLAIN}{_TOLD}",
        rf"별[명칭호](?:이|은|도)? (?:뭐|무엇|뭔|어떻게)[가-힣 ]{{0,8}}(?:냐면|냐 ?하면|"
        rf"하니|하니까|고 하면),? "
        rf"{_NAME}{_TOLD}",
        rf"별[명칭호][^.!?\n\"'“‘《「]{{0,24}}{_QUOTED}",
        rf"{_QUOTED},? ?(?:이게|그게|이것이|그것이|이거이|이렇게|그렇게|그리)[^.!?\n]{{0,16}}"
        r"(?:별[명칭호]|부르|부른|부릅|불[렀러리렸린립])",
    )
)
NEVER_NICKNAMES = word_set(
    """
    지옥 천국 감옥 입니다 이게 그게 그것 이것 사람 여기 거기 저기 이름 별명 소리 전화
    사무실 손전화 간첩 반동 역적 범인 죄인 도둑 도적 반역자 배신자 변절자 환자
    가족 친척 진짜 정말 모두 자기 자신 무엇 누구 뭐 이런 그런 저런
    이렇게 그렇게 어떻게 없다 있다 아니 안전원 보안원 지도원 소장 과장 형님 선생
    선생님 동지 동무 아바이 책임자 담당자 신고 고발 증인 주인 이상 이하 필요 사실 거짓말 나라 조국
    """
)
"""Words that stand where a nickname might, and are none."""
_VERBAL = re.compile(r"(?:[었았였했겠있없갔왔됐다는던했하되며고면서냐으]|[한할될된])\Z")


_ALIAS = re.compile(
    r"[\"'”’»》〉」』›`]? ?(?:이라|라)(?:고|는)? ?(?:(?:이름|가명)[을를]? ?(?:으로|로)? ?)?"
    r"(?:불러 ?(?:달|주)|부르(?:겠|기로|도록)|부를|하겠|하기로|쓰겠|쓰기로|적겠|소개)"
)
"""What whoever tells it asks to be called, or is called here, is a name and no nickname."""


def is_alias(text: str, end: int) -> bool:
    """Say whether what ends at `end` is a name taken for this telling: ‘…’이라고 불러 달라고."""
    return _ALIAS.match(text, end) is not None


def korean_nicknames(text: str) -> Iterator[tuple[str, int, int]]:
    """Find what Korean words tell that somebody is called: the words, and where they stand.

    Args:
        text: A passage or a title.
    """
    for pattern in _TELLING:
        for match in pattern.finditer(text):
            quoted = match.groupdict().get("quoted")
            group = "quoted" if quoted else "plain"
            surface = match[group].strip()
            few = len(surface.split()) <= 3 and len(surface) > 1
            few = few and not is_alias(text, match.end(group))
            if few and surface not in NEVER_NICKNAMES and (quoted or not _VERBAL.search(surface)):
                yield surface, match.start(group), match.end(group)
