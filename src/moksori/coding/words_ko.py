"""Korean words any account may use, in the spelling of South and North: people, kin, particles."""

from __future__ import annotations

import re

from moksori.coding.nouns import Noun

_EITHER = """
주민 사람 인물 시민 인민 상인 장사군 장사꾼 밀수군 밀수꾼 브로커 중개인 탈북민 탈북자 월남자
도강자 수감자 수용자 죄수 피의자 용의자 피고 피해자 희생자 생존자 목격자 증인 소식통 제보자
내부소식통 통신원 정보원 기자 리포터 진행자 이웃 이웃집 친구 지인 동료 동무 로동자 노동자
농장원 농민 어민 운전사 운전수 학생 대학생 교원 교사 선생 교수 의사 간호사 간호원 변호사
활동가 인권활동가 시위자 아이 어린이 미성년자 청년 청소년 로인 노인 환자 신자 목사 신부
간부 관리 공무원 요원 경비병 군인 병사 군관 장교 전사 지휘관 상관 상급자 하급자 책임자
담당자 심문관 조사관 수사관 검사 판사 경찰 경찰관 순경 가해자 납치범 고문관 통역 통역원
편집자 작가 가수 손님 주인 세대주 세입자 동거인 려행자 여행자 고아 임산부 동창 동기
사장 지배인 반장 비서 위원장 과장 부장 처장 국장 소장 실장 부원 지도원 공급자 구매자 판매자
"""
_FEMALE = """
여성 녀성 여자 녀자 여인 녀인 어머니 엄마 딸 언니 누나 누이 처 아내 안해 부인 과부 이모 고모
할머니 며느리 장모 시어머니 여동생 녀동생 손녀 처녀 소녀 여학생 녀학생 아주머니 아줌마 미망인
"""
_MALE = """
남성 남자 아버지 아빠 아들 오빠 남편 삼촌 이모부 고모부 할아버지 사위 장인 시아버지 남동생
손자 총각 소년 남학생 아저씨 홀아비
"""
_KIN = """
어머니 엄마 딸 언니 누나 누이 처 아내 안해 부인 이모 고모 할머니 며느리 장모 시어머니 여동생
녀동생 손녀 아버지 아빠 아들 오빠 남편 삼촌 이모부 고모부 할아버지 사위 장인 시아버지 남동생
손자 형 동생 부모 가족 자녀 자식 친척 친구 이웃 동료 지인 동창 가족들 형제 자매 배우자
"""
_GROUPS = "가족 부모 자녀 형제 자매 친척 부부 모녀 모자 부자 일행 주민들 사람들 경찰 군인들"

NOUNS: dict[str, Noun] = {
    **{word: Noun(word, kin=word in set(_KIN.split())) for word in (_EITHER + _KIN).split()},
    **{word: Noun(word, "female", kin=word in set(_KIN.split())) for word in _FEMALE.split()},
    **{word: Noun(word, "male", kin=word in set(_KIN.split())) for word in _MALE.split()},
    **{word: Noun(word, plural=True, kin=True) for word in _GROUPS.split()},
}
"""Nouns for people in their bare form."""

SOURCE_NOUNS = frozenset("소식통 내부소식통 제보자 통신원".split())
WITNESS_NOUNS = frozenset("목격자 증인".split())
REPORTER_NOUNS = frozenset("기자 리포터".split())
VICTIM_NOUNS = frozenset("피해자 희생자 생존자 수감자 수용자 죄수".split())
HARM_NOUNS = frozenset("가해자 납치범 고문관 심문관".split())
FORCE_NOUNS = frozenset(
    """간부 관리 요원 경비병 군인 병사 군관 장교 지휘관 상관 상급자 책임자 담당자 심문관 조사관
    수사관 검사 판사 경찰 경찰관 지도원 부원 과장 부장 처장 국장 소장 실장""".split()
)
VAGUE_PERSON = frozenset("사람 인물 피해자 수감자".split())
VAGUE_OFFICIAL = frozenset("간부 책임자 담당자 상관 요원 가해자 지휘관".split())

COUNTERS = {"한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8,
            "아홉": 9, "열": 10, "둘": 2, "셋": 3, "넷": 4}  # fmt: skip

MODIFIERS = frozenset(
    """한 어떤 어느 다른 또 그 이 저 해당 젊은 늙은 나이든 고위 담당 현지 내부 모 전 현 같은 첫 두
    세 네 여러 일부 많은 당시 무고한 임신한 부유한 가난한 평범한 담당하던 자신의 자기 본인의 그의
    그녀의 제 내 나의 저의 우리""".split()
)
INDEFINITE = frozenset("한 어떤 어느 또".split())
DEMONSTRATIVE = frozenset("그 이 저 해당".split())

FIRST_PERSON = frozenset(
    "나 저 내 제 우리 저희 나는 저는 나를 저를 내가 제가 나의 저의 나에게 저에게 나도 저도".split()
)
THIRD_PERSON = {
    "그": "male",
    "그녀": "female",
    "그들": "",
    "그는": "male",
    "그가": "male",
    "그를": "male",
    "그의": "male",
    "그에게": "male",
    "그녀는": "female",
    "그녀가": "female",
    "그녀를": "female",
    "그녀의": "female",
    "그녀에게": "female",
    "그들은": "",
    "그들이": "",
    "그들을": "",
    "그들의": "",
    "그들에게": "",
}

SUBJECT = "subject"
OBJECT = "object"
DATIVE = "dative"
AGENT = "agent"
GENITIVE = "genitive"

CASES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?:들)?\s?에\s?의해"), AGENT),
    (re.compile(r"(?:들)?(?:으로부터|로부터|에게서|한테서)"), AGENT),
    (re.compile(r"(?:들)?(?:에게|한테|께|더러)"), DATIVE),
    (re.compile(r"(?:들)?(?:을|를)(?![가-힣])"), OBJECT),
    (re.compile(r"(?:들)?(?:은|는|이|가|께서|도)(?![가-힣])"), SUBJECT),
    (re.compile(r"(?:들)?의(?![가-힣])"), GENITIVE),
)
"""Particles after a noun, and what the noun then is in its clause."""

PARTICLE = re.compile(
    r"(?:들)?(?:이|가|은|는|을|를|의|에|에서|에게|에게서|한테|한테서|께|께서|로|으로|로부터|으로부터"
    r"|에서부터|까지|부터|와|과|랑|이랑|도|만|뿐|처럼|보다|마다|조차|마저|이나|나|이라는|라는|이라고|라고"
    r"|인|이며|며|이고|이었다|였다|이다|이던|이자|에선|에는|에도|에서는|에서도|에만|로는|으로는|에게는"
    r"|한테는|에게도|와의|과의|와는|과는|로서|으로서|이라|라|입니다|이었던|였던|들이|들은|들을|들의)?"
)

SURNAMES = frozenset(
    "김이리박최정강조윤장림임한오서신권황안송류유전홍고문양손배백허남심노로하곽성차주우구민진지엄"
    "채원천방공현함변염여려추도소석선설마길연위표명기반왕금옥육인맹제모탁국어편용"
)
GIVEN = frozenset(
    "철수영호민정은희숙옥순자미경진성일국남혁광명룡용학춘금복향화연설주현준지훈석태동기상인재원윤"
    "아혜선심별송봉길삼만덕두천창충환걸강권규균근란련림리린범병보빈산서섭승신애언여예완우욱운웅월"
    "유율의익임전종찬채청초치탁택평표하한해행형홍효휘흥식실분녀달랑록매문반배백분손솔슬실"
)
NOT_LAST = frozenset("원인자장소부국당실적들상하의서지도군성법관회기화식분형반")
"""Last syllables of everyday nouns that look like names: no name without a title ends so."""
LAST_OF_NAME = frozenset("철호희숙옥순미혁룡춘란련림훈준섭걸욱웅애빈은영수")
"""Last syllables that are almost only met in names."""

HONORIFIC = re.compile(r"\s?(?:씨|님|군|양|선생님|선생|여사|동지|동무|할머니|할아버지)(?![가-힣]*씨)")

NOT_PLACE_ENDINGS = (
    "활동 노동 로동 운동 행동 이동 자동 감동 진동 충동 변동 작동 가동 출동 난동 소동 선동 공동 합동 "
    "협동 거동 언동 아동 중동 반동 파동 부동 고동 냉동 율동 기동 격동 망동 태동 생동 요동 구동 제동 "
    "수동 능동 발동 박동 거리 머리 다리 소리 우리 관리 처리 정리 권리 심리 논리 물리 원리 윤리 수리 "
    "승리 분리 유리 요리 의리 자리 꼬리 허리 마리 무리 뿌리 빨리 멀리 널리 미리 오리 고리 도리 비리 "
    "총리 대리 금리 격리 추리 경리 섭리 진리 부리 나리 두리 서리 조리 차리 그리 이리 저리 달리 몰리 "
    "걸리 틀리 들리 살리 알리 올리 내리 버리 가리 때리 누리 돌리 흘리 벌리 열리 풀리 불리 팔리 밀리 "
    "실리 놀리 울리 말리 빌리 질리 쏠리 기다리 두드리 데리 친구 누구 요구 연구 입구 출구 지구 가구 "
    "기구 도구 축구 야구 농구 탁구 배구 인구 항구 창구 복구 청구 촉구 추구 탐구 강구 식구 문구 전구 "
    "영구 비상구 선거구 하수구 소구 배수구 강요구 선수구 로동자구 사례 하구 라구 다구 자구 보구 가지구 "
    "가면 하면 되면 있으면 없으면 보면 오면 다면 라면 이면 화면 측면 장면 반면 방면 수면 표면 정면 국면 "
    "지면 대면 외면 직면 도면 전면 내면 양면 사면 독립 수읍 발급 취급 보급 "
    "그동 한동 오랫동 일동 소리 목소리 잔소리 큰소리 별소리 헛소리 하리 되리 가리 으리 줄거리 먹거리 "
    "일거리 길거리 사거리 삼거리 볼거리 국거리 땔거리 돈벌이 외화벌이 메아리 병아리 항아리 울타리 "
    "대가리 막걸리 멸치머리 새대가리 테두리 봉우리 늦게까지리 뒷자리 앞자리 잠자리 일자리 빈자리 술자리 "
    "밥자리 옆자리 제자리 한자리 자리 회의자리 갈비리 무더기리 우두머리 실마리 열쇠고리 문고리 목고리"
).split()
"""Everyday words that end like the name of a neighbourhood or a village."""
