"""Ages as they are told in Korean."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moksori.language import ages_near_ko
from moksori.language.found import Found
from moksori.language.numbers import read_number
from moksori.language.words import words

OLDEST = 120

_TENS = "열|스물|스무|서른|마흔|쉰|예순|일흔|여든|아흔"
_ONES = "하나|둘|셋|넷|다섯|여섯|일곱|여덟|여덜|아홉"
_COUNTED = "한|두|세|네|석|넉"
_NATIVE = (
    f"(?:(?:{_TENS}) ?(?:{_ONES}|{_COUNTED})|(?:{_TENS})|{_COUNTED}|다섯|여섯|일곱|여덟|여덜|아홉)"
)
_SINO = "(?:[일이삼사오육륙칠팔구]?십[일이삼사오육륙칠팔구]?|백(?=세)|[일이삼사오육륙칠팔구])"
_DIGITS = r"(?<![\d.,])\d{1,3}"
_SE = "세(?!기|계|대(?!의 나이)|트|션|관|금|월|종|자|력|습|무|탁|명|차|배|면)"
_SAL = (
    "살(?!았|던|림|인(?= ?(?:사건|범|죄|혐의|미수|자[가는들를]|마))|해|짝|펴|피|면|지|려|상|균"
    "|찌|집|색|롱|벌|얼|구|포|충|처|륙|의(?= ?질))"
)

_YEARS = re.compile(
    rf"(?P<man>만 ?)?(?:(?P<n>{_DIGITS}|{_NATIVE}) ?(?P<sal>{_SAL})|(?P<n2>{_DIGITS}|{_SINO}) "
    rf"?{_SE})"
    rf"(?P<tail>짜리|배기|바기|내기|가량|정도|쯤|남짓|안팎|전후)?"
)
_RANGE = re.compile(
    rf"(?P<low>{_DIGITS}|{_NATIVE})(?: ?(?:살|세))? ?(?:~|-|에서|부터|내지) ?(?P<high>\d{{1,3}}|"
    rf"{_NATIVE}) "
    rf"?(?:살|세)(?!기|계|대)"
)
_BRACKET = re.compile(
    r"(?<=[가-힣A-Za-z○△□\"'”’. ])(?P<open>[(\[]) ?"
    r"(?:(?:남|여|남성|여성|남자|여자|가명|본명|만|당시|現|현재?)[ ,·:/.ㆍ]{0,2}){0,2}"
    r"(?P<n>\d{1,3})(?P<old> ?(?:살|세))?"
    r"(?=[)\]]|[ ]?[,·/:;ㆍ、] ?[^()\[\]\n\d][^()\[\]\n]{0,30}[)\]]| (?:남|여)[^()\n]{0,12}\))"
)
_WORD_BEFORE = re.compile(r"([가-힣A-Za-z○△□]{1,20})[\"'”’.]{0,2} ?\Z")
_NOT_BEFORE = words(
    "표 그림 조 항 절 장 호 번 회 쪽 페이지 주 각주 부록 사진 별표 식 참고 제 권 면 년 월 일 시 분 "
    "초 명 개 건 "
    "원 위안 달러 킬로 미터 퍼센트 총 약 등 및"
)
_AGE_WORD = re.compile(
    rf"(?<![가-힣])(?:(?:올해|금년|당시|그때|당년|향년|방년|이제|지금)(?: 나이)?|(?:나이"
    rf"|년령|연령|"
    rf"춘추|연세)(?:는|가|이|도)?(?: 이제| "
    rf"올해)?|갓|겨우|고작)[ :]{{1,2}}(?:만 ?)?"
    rf"(?P<n>\d{{1,3}}(?![\d년월일명개회차번%.,]|위안|달러)|(?:{_TENS}) ?(?:{_ONES})|"
    rf"(?:{_TENS})(?= ?(?:이|인|의|"
    rf"에|을|$|[,.])))"
)
_COUNTER = (
    r"(?:여|몇|수)? ?(?:남짓(?:한| 되는)? ?)?(?:명|분|사람|인(?!데|지|가|이|[ .,])|개|마리|번|권"
    r"|장(?!녀|남|정)|대(?!장|원|위)|그루"
    r"|시간|시(?![가-힣]{2})|달|해|날|밤|낮|곳|집|채(?! )|가구|세대|가지|켤레|자루|포대|상자|포기"
    r"|살|원|딸라|달러|위안|킬로|키로"
    r"|그람|그램|톤|리터|미터|메터|센치|평|정보|병|잔|그릇|끼|벌|척|톨|알|갑|보루|통"
    r"|묶음|단|다발|쪽|페이지|줄(?!에)|층"
    r"|동(?!갑)|호|바퀴|걸음|발|뼘|길|되(?=[^가-힣]|[를가])|말(?=[^가-힣]|을|이)|섬|가마|짐"
    r"|차례|차(?=[^가-힣])|판|모(?=[^가-힣])|필|타래"
    r"|쌍|돌|주|분(?!이)|초|두|배|곱|점|마디|군데|건|회|방|송이|줌|모금|숟가락|사발"
    r"|바가지|독|배낭|짝|봉지|봉|매|부(?=[^가-힣])|종"
    r"|량|필지|이랑|코|땀|접|축|두름|쾌|손|cm|kg|km)"
)
"""What is counted with native numbers: behind one of them it is no age."""
_GONE_OFF = "(?:목|소리|밥|냄새|김치|국|음식|떡|죽|우유|젖)"
"""쉰 of a voice is hoarse, of food sour."""
_ALONE = re.compile(
    rf"(?<![가-힣])(?P<n>(?:{_TENS}) ?(?:{_ONES}))(?! ?{_COUNTER})"
    rf"|(?<![가-힣])(?P<n2>스물|서른|마흔|쉰|예순|일흔|여든|아흔)"
    rf"(?=(?:이|을|도|에|의|인|줄|은|이나|까지|부터)(?![가-힣])|이(?:었|였|던|고|며|라|지"
    rf"|다|나|면|되|요|오|에요|랍|란|래)"
    rf"|(?:입|임)(?:니|다|[. ])|[ ](?!{_COUNTER}|{_GONE_OFF})[가-힣]|[,.]|\Z|\n)"
    rf"|(?<![가-힣\d])(?P<n3>\d{{1,3}})(?= ?의 나이| ?나이에| ?나던 해| ?먹은 )"
)
_ENDS = (
    r"(?=,(?!\d)|[·/;)]|\.(?!\d)|\Z|\n|(?:입|임)(?:니다|다)|이고|이에요|이예요|예요|이요|이었|였|"
    r"인데|이며|이다|"
    r"이지|세(?![가-힣])| ?살)"
)
_KIN = (
    r"(?:큰|작은|막내|맏|둘째|셋째|첫째|외)?(?:딸|아들|손자|손녀|며느리|사위|조카)|막내|맏이|"
    r"둘째|첫째|셋째|동생|여동생|남동생|누나|"
    r"언니|오빠|형|형님|아내|남편|안해|안사람|어머니|아버지|엄마|아빠|할머니|할아버지|장모|장인|"
    r"시어머니|시아버지|본인|저|나"
)
_OF_KIN = re.compile(
    rf"(?<![가-힣])(?:(?:{_KIN})(?:은|는|이|가|도) ?(?:올해 |이제 |만 |지금 )?(?P<n>[1-9]\d?)"
    rf"|(?:{_KIN})(?: [가-힣]{{2,4}})?,? (?P<n2>[1-9]\d))(?!\d){_ENDS}"
)
_SAID_ALONE = re.compile(
    r"(?:(?<=[.!?,:\n] )|(?<=[.!?:\n-])|(?<=- )|\A)(?P<n>[1-9]\d)(?=(?:입니다|임다|이에요|이예요|"
    r"이요|"
    r"예요|입네다|살)(?![가-힣])|이고[,. ])"
)
_COUNTS = re.compile(
    r"(?:번호|호실|몇 ?(?:명|번|개|호|반|집|원|시|도)|가격|값|수는|"
    r"얼마)[^가-힣]{0,3}[가-힣]{0,8}[.?!,: -]*\Z"
)
_BORN = re.compile(
    r"(?<!\d)'?(?P<year>(?:1[89]|20)?\d\d)(?:년도?|[.-])(?: ?\d{1,2}(?:월"
    r"|[.-]))?(?: ?\d{1,2}(?:일|"
    r"\.)?)? ?"
    r"(?:생(?![산활명물각전애])|출생|에 (?:태어|출생|난 |났|나서)|태생|도 생"
    r"|(?:쥐|소|범|호랑이|토끼|룡|용|뱀|말|양|원숭이|닭|개|돼지)띠)"
)
_BORN_AT = re.compile(
    r"(?<!\d)(?P<year>(?:18|19|20)\d\d)년(?=(?: [가-힣]{2,8}){1,2}(?: ?태생|에?서? (?:태어|출생"
    r"|난 )))"
    r"|(?:태어난|난) ?(?:해|년도|때)(?:는|가|이|은)? ?(?P<year2>(?:18|19|20)\d\d)년?"
)
"""The year alone is the age where a birth is told beside it."""
_BIRTH_FIELD = re.compile(
    r"(?:생년월일|생일|출생일|출생년도|출생연도|난날)[은는:이가 ]{1,3}(?P<year>(?:1[89]|20)\d\d)"
    r"(?:년|[.-])(?: ?\d{1,2}(?:월|[.-]))?(?: ?\d{1,2}일?)?"
)
_DECADE = re.compile(
    r"(?P<low>(?<![\d.,])[1-9]0|(?:(?<![가-힣])[이삼사오육칠팔구]?십))(?: ?[~-] "
    r"?(?P<high>[1-9]0))? ?대"
    r"(?P<tail> ?(?:극?초반|중반|중후반|초중반|후반|막바지|초(?![가-힣])|중(?![가-힣])|"
    r"말(?![가-힣])|초(?=[에의인로])|"
    r"말(?=[에의인로])|후반기|전반))?"
    r"(?![가-힣]*(?:수|차량|분의)|[ ]?(?:차량|트럭|버스|승용차))"
)
_VEHICLES = re.compile(
    r"(?:차|차량|트럭|버스|승용차|택시|자동차|화물차|기계|설비|컴퓨터|콤퓨터|전화|손전화|자전거|"
    r"오토바이|뜨락또르|탱크|전차|장갑차|"
    r"항공기|비행기|헬기|선박|배|카메라|텔레비죤|텔레비전|TV|기관차|열차|렬차)(?:를|을"
    r"|이|가|은|는|"
    r"로|만|도)? ?(?:약 |총 |무려 )?\Z"
)
_MILESTONES = {"환갑": 60, "회갑": 60, "진갑": 61, "칠순": 70, "고희": 70, "희수": 77, "팔순": 80,
               "산수연": 80, "미수연": 88, "구순": 90, "약관": 20, "불혹": 40,
               "지천명": 50}  # fmt: skip
_WORD = re.compile(
    "(?<![가-힣])(?:(?P<mile>" + "|".join(_MILESTONES) + ")(?=[을를이의에가도 ]|잔치|노인|$)"
    "|(?P<minor>미성년자?)|(?P<teen>청소년)"
    "|(?P<zodiac>(?:쥐|소|범|호랑이|토끼|룡|용|뱀|말|양|원숭이|닭|개"
    "|돼지)띠)(?![가-힣]*(?:풀|고)))"
)
_NOUN = re.compile(r"(?:의|인|된|난|이 된)? ?(?P<noun>[가-힣]{1,8})")
_PERSON = re.compile(
    r"(?:[가-힣]{0,4}(?:여성|녀성|남성|여자|녀자|남자|여인|녀인|청년|처녀|총각|소년|소녀|주민|"
    r"할머니|할아버지|노인|로인|녀맹원|"
    r"군인|병사|장사군|장사꾼|상인|밀수군|밀수꾼|로동자|노동자|농민|학생|아이|아들|딸|어린이|"
    r"어머니|아버지|탈북자|탈북민|가장|"
    r"간부|지도원|보위원|안전원|보안원|부부|부인|주부|사내|사나이|남매|형제|자매|손자|손녀|아내|"
    r"남편|미망인|회사원|교사|의사|기자))"
)


def ages(text: str) -> Iterator[Found]:
    """Find ages in a prepared Korean text."""
    yield from _years(text)
    yield from _bracketed(text)
    for pattern in (_AGE_WORD, _ALONE, _OF_KIN, _SAID_ALONE):
        for match in pattern.finditer(text):
            if pattern is _SAID_ALONE and _COUNTS.search(
                text[max(0, match.start() - 24) : match.start()]
            ):
                continue
            name = next(name for name in match.groupdict() if match[name])
            years = _read(match[name])
            if years is not None:
                yield Found(*match.span(name), years, _detail("ko"))
    for pattern in (_BORN, _BIRTH_FIELD, _BORN_AT):
        for match in pattern.finditer(text):
            year = int(match["year"] or match["year2"])
            born = year if year > 99 else year + (1900 if year > 25 else 2000)
            yield Found(match.start(), match.end(), None, _detail("born", born=born))
    yield from _decades(text)
    yield from _words(text)
    yield from ages_near_ko.ages(text)


def _detail(form: str, **more: object) -> dict[str, object]:
    detail: dict[str, object] = {"form": form, "exact": True, "finer": True, "noun_end": None,
                                 "article_start": None, "bracket": None}  # fmt: skip
    return detail | more


def _read(said: str) -> int | None:
    value = read_number(said)
    return int(value) if value is not None and 0 <= value <= OLDEST else None


def _years(text: str) -> Iterator[Found]:
    for match in _RANGE.finditer(text):
        low, high = _read(match["low"]), _read(match["high"])
        if low is not None and high is not None and low < high:
            detail = _detail("band") | {"exact": False, "finer": high - low < 9}
            yield Found(match.start(), match.end(), [low, high], detail)
    for match in _YEARS.finditer(text):
        said = match["n"] or match["n2"]
        years = _read(said)
        before = text[match.start() - 1 : match.start()]
        if years is None or (not said[0].isdigit() and "가" <= before <= "힣"):
            continue
        if _is_gap(text, match) or (match["n2"] and _is_name(text, match)):
            continue
        noun = _NOUN.match(text, match.end())
        person = _PERSON.match(noun["noun"]) if noun else None
        end = noun.start("noun") + person.end() if noun and person else None
        yield Found(match.start(), match.end(), years, _detail("ko", noun_end=end))


_GAP = re.compile(
    r"[을를이은은]? ?(?:정도 ?)?(?:더 ?)?(?:(?:손)?(?:위|아래)(?![가-힣]*험)|연상|연하|터울|차이|"
    r"차(?:가|이|로|나|밖)|많|적(?!는|었|혀)|"
    r"젊|늙)"
)
_YOUNGER = re.compile(r"[이은]? ?(?:더 ?)?(?:어린(?! ?(?:나이|것))|어리)")
_COMPARED = re.compile(r"[가-힣](?:보다|와|과|하고|랑)(?: [가-힣]{1,6})? ?\Z")


def _is_gap(text: str, match: re.Match[str]) -> bool:
    """Say whether years tell how far two ages are apart: three years older."""
    if _GAP.match(text, match.end()):
        return True
    compared = _COMPARED.search(text[max(0, match.start() - 16) : match.start()])
    return bool(_YOUNGER.match(text, match.end())) and compared is not None


_AFTER_SE = re.compile(
    r"[^가-힣]|\Z|이(?![가-힣])|(?:이[고며다었면]|의|인|로|에|가|는|를|였|입|라|때|된|난|여|남|"
    r"가량|정도|쯤|짜리|미만|이상|이하|도|부터|"
    r"까지|밖|안|중|된|전|후|나|밖에)"
)
_AFTER_SHORT_SE = re.compile(r" ?(?:때|짜리|미만|이상|이하|아이|여아|남아|된|쯤|정도|가량|의 나이)")


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Say whether 세 behind a number word is a part of a name, such as 오세은."""
    said = match["n2"]
    if said[0].isdigit():
        return False
    end = match.start("tail") if match["tail"] else match.end()
    if len(said) == 1 and not match["man"] and " " not in text[match.start() : end]:
        return _AFTER_SHORT_SE.match(text, end) is None
    return _AFTER_SE.match(text, end) is None


def _bracketed(text: str) -> Iterator[Found]:
    for match in _BRACKET.finditer(text):
        years = _read(match["n"])
        before = _WORD_BEFORE.search(text[max(0, match.start() - 24) : match.start()])
        word = before[1] if before else ""
        if not match["old"] and (
            not word or text[match.start() : match.end() + 1] == f"[{match['n']}]"
        ):
            continue
        if years is None or (word in _NOT_BEFORE and not match["old"]):
            continue
        if years < 3 and not match["old"]:
            continue
        close = text.find(")" if match["open"] == "(" else "]", match.end())
        bracket = [match.start("open"), close + 1] if close >= 0 else None
        end = match.end("old") if match["old"] else match.end("n")
        yield Found(match.start("n"), end, years, _detail("bracket", bracket=bracket))


def _decades(text: str) -> Iterator[Found]:
    for match in _DECADE.finditer(text):
        if _VEHICLES.search(text[max(0, match.start() - 16) : match.start()]):
            continue
        low = int(read_number(match["low"]) or 0)
        high = int(match["high"] or low) + 9
        tail = (match["tail"] or "").strip()
        if tail:
            low, high = _narrowed(low, tail)
        detail = _detail("decade", part=tail) | {"exact": False, "finer": bool(tail)}
        yield Found(match.start(), match.end(), [low, high], detail)


def _narrowed(low: int, tail: str) -> tuple[int, int]:
    """Give the part of a decade that 초반, 중반 or 후반 leaves."""
    if tail.startswith("초중"):
        return low, low + 6
    if tail.startswith("중후"):
        return low + 4, low + 9
    if tail.startswith(("초", "극초", "전반")):
        return low, low + 3
    return (low + 4, low + 6) if tail.startswith("중") else (low + 6, low + 9)


def _words(text: str) -> Iterator[Found]:
    for match in _WORD.finditer(text):
        if match["mile"]:
            yield Found(*match.span(), _MILESTONES[match["mile"]], _detail("word"))
        elif match["zodiac"]:
            yield Found(*match.span(), None, _detail("zodiac"))
        else:
            band = [0, 17] if match["minor"] else [13, 18]
            yield Found(*match.span(), band, _detail("minor") | {"exact": False, "finer": False})
