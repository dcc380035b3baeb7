"""Numbers and addresses that lead straight to a person: phones, e-mail, accounts, papers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moksori.language.fold import readable
from moksori.language.found import Found, longest, relocate
from moksori.language.words import words

_PHONE = re.compile(
    r"(?<![\w.,:/@$£€¥₩#-])(?P<plus>\+|00(?=[1-9]\d))?[ ]?(?P<body>\(?\d{1,5}\)?(?:(?:[ ]?[-.·/–][ "
    r"]?|[ ]|\)[ ]?)?\(?\d{1,5}\)?){1,6})(?![\d%]|[.,:/]\d|[-]\d)"
)
_PHONE_WORD = re.compile(
    r"(?:phone|tel(?:ephone)?|cell(?:phone)?|mobile|fax|call(?:ed|s|ing)?|dial(?:led)?|"
    r"reach(?:ed)? (?:me|him|her|them)|text(?:ed)?|sms|hotline|landline|number|whats ?app|signal|"
    r"viber|contact|ring|"
    r"전화(?:번호)?|휴대폰|핸드폰|손전화(?:번호)?|연락처|폰번호|번호|팩스|문자|통화|유선|직통|"
    r"연락)(?:[ ]?(?:number|no\.?|num|#|"
    r"번호))?(?:[ ]?(?:is|was|at|on|:|=|은|는|이|가|로|으로|을|를))?[\s:=(#-]{0,4}\Z",
    re.IGNORECASE,
)
_SPELLED = re.compile(
    r"(?<![\w-])(?:(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)[ "
    r",-]{1,2}){6,20}(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)(?![\w-])"
    r"|(?<![가-힣])(?:[공영빵일이삼사오육륙칠팔구]{2,4}(?:[ -]|다시|에|"
    r"국에){0,2}){2,4}[공영빵일이삼사오육륙칠팔구]{3,4}(?![가-힣]|십|"
    r"백|천|만)",
    re.IGNORECASE,
)
_SPELLED_DIGIT = {"zero": "0", "oh": "0", "one": "1", "two": "2", "three": "3",
                  "four": "4", "five": "5",
                  "six": "6", "seven": "7", "eight": "8", "nine": "9", "공": "0",
                  "영": "0", "빵": "0", "일": "1",
                  "이": "2", "삼": "3", "사": "4", "오": "5", "육": "6", "륙": "6",
                  "칠": "7", "팔": "8",
                  "구": "9"}  # fmt: skip
_DIGIT_BY_DIGIT = re.compile(r"(?<![\d.,-])[01+](?:[ ]\d|[ ]?[-.·][ ]?\d){8,14}(?![\d%]|[.,]\d)")
_YEARS = re.compile(r"(?:(?:18|19|20)\d\d[ ,/-]{1,3})+(?:18|19|20)\d\d")
_DATE_LIKE = re.compile(
    r"(?:18|19|20)\d\d[-./ ]{1,2}\d{1,2}(?:[-./ ]{1,2}\d{1,2})?(?:[ T,|]{1,3}\d{1,2}(?::\d\d)*)?|"
    r"\d{1,2}[-./]\d{1,2}[-./](?:19|20)?\d\d|(?:18|19|20)\d\d[ ]?[-/][ ]?(?:18|19|20)?\d\d"
)
_NOT_BEFORE = re.compile(
    r"(?:RMB|USD|KPW|KRW|CNY|EUR|\$|€|£|¥|₩|art(?:icle)?s?\.?|section|page|pp?\.|vol\.?|no\. of|"
    r"IMEI:?|account[^.]{0,14})\s?\Z",
    re.IGNORECASE,
)
_UNIT_AFTER = re.compile(
    r"\s?(?:RMB|yuan|won|USD|dollars?|euros?|yen|people|kg|km|grams?|tons?|위안|원|달러|명|킬로|"
    r"그램|톤|개|마리|"
    r"년|월|일|세|살|시간|°|º|%)",
    re.IGNORECASE,
)


def find_phones(text: str) -> list[Found]:
    """Find telephone numbers in any grouping and digit script: `value` is their digits.

    A number after `+` keeps the plus. Numbers told digit by digit in words are found too.
    """
    view = readable(text)
    found = [*_in_digits(view.text), *_in_words(view.text)]
    return relocate(longest(found), view)


def _in_digits(text: str) -> Iterator[Found]:
    for match in _PHONE.finditer(text):
        body = match["body"]
        digits = re.sub(r"\D", "", body)
        if not 7 <= len(digits) <= 15 or _is_date(body.strip()):
            continue
        before = text[max(0, match.start() - 28) : match.start()]
        named = _PHONE_WORD.search(before) is not None
        if not named and (_NOT_BEFORE.search(before) or _UNIT_AFTER.match(text, match.end())):
            continue
        if match["plus"] or named or _looks_like_phone(body, digits):
            start = match.start("plus") if match["plus"] else match.start("body")
            end = match.end() - (len(body) - len(body.rstrip()))
            yield Found(start, end, ("+" if match["plus"] else "") + digits, {"form": "phone"})

    for match in _DIGIT_BY_DIGIT.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        yield Found(match.start(), match.end(), digits, {"form": "phone"})


def _is_date(body: str) -> bool:
    return (_DATE_LIKE.fullmatch(body) or _YEARS.fullmatch(body)) is not None


def _looks_like_phone(body: str, digits: str) -> bool:
    """Say whether digits are grouped as telephone numbers are."""
    groups = re.findall(r"\d+", body)
    mobile = re.fullmatch(r"01[016789]\d{7,8}|1[3-9]\d{9}|0\d{8,10}|19\d{8}", digits)
    if mobile is not None or len(groups) == 1:
        return mobile is not None
    if "(" in body and len(digits) >= 8:
        return True
    if len(groups) == 2:
        return len(groups[0]) >= 3 and len(groups[1]) == 4 and len(digits) in (7, 8) and "-" in body
    lengths = [len(group) for group in groups]
    if len(digits) < 9 or max(lengths[1:]) > 5:
        return len(digits) >= 8 and lengths[-1] == 4 and groups[0].startswith("0")
    if all(length == 1 for length in lengths):
        return digits.startswith("0")
    return (lengths[-1] >= 2 and not all(length == 3 for length in lengths[1:])) or digits[0] == "0"


def _in_words(text: str) -> Iterator[Found]:
    for match in _SPELLED.finditer(text):
        digits, times = "", 1
        for word in re.findall(r"[a-z]+|[공영빵일이삼사오육륙칠팔구]", match.group().lower()):
            if word in ("double", "triple"):
                times = 2 if word == "double" else 3
            else:
                digits += _SPELLED_DIGIT.get(word, "") * times
                times = 1
        if 7 <= len(digits) <= 15:
            yield Found(match.start(), match.end(), digits, {"form": "phone"})


_MAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}[ ]?(?:@|\(at\)|\[at\]|[ ]at[ ](?=[\w-]{2,30}[ ]?(?:dot|\(dot\)|"
    r"\[dot\])))[ ]?[\w-]{1,63}(?:[ ]?(?:\.|\(dot\)|\[dot\]|[ ]dot[ ])[ "
    r"]?[A-Za-z]{2,24}){1,4}(?![\w@])",
    re.IGNORECASE,
)
_URL = re.compile(r"(?<![\w@.])(?:https?://|www\.)[^\s<>\"'“”‘’()\[\]가-힣]{3,300}", re.IGNORECASE)
_PROFILE = re.compile(
    r"(?<![\w@.])(?:facebook|fb|twitter|x|instagram|t|telegram|vk|ok|weibo|tiktok|youtube|linkedin|"
    r"line|kakao|open\.kakao|blog\.naver|medium|github|wa|m\.me|signal)\.(?:com|me|ru|net|kr|tv|"
    r"org|ee|group)/[\w@./?=&%+-]{2,120}",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@./])@[A-Za-z0-9_](?:[\w.-]{0,30}\w)?(?![@\w])")
_MESSENGER = re.compile(
    r"(?<![A-Za-z가-힣])(?:kakao ?talk|kakao|카카오톡|카톡|wechat|we chat|위챗|웨이신|微信|"
    r"telegram|텔레그램|whats "
    r"?app|왓츠앱|signal|시그널|line|라인|viber|바이버|skype|스카이프|qq|큐큐|instagram|"
    r"인스타(?:그램)?|facebook|페이스북|"
    r"snapchat|threema|messenger|wire|session|jabber|xmpp|discord|디스코드)"
    r"[ ]?(?:(?:user)?(?:name|id|ID)|handle|account|아이디|계정|ID|id|번호)?(?:[ ]?(?:is|was|:|=|"
    r"은|는|이|가|"
    r"로는))?[ ]{0,2}[:=]?[ ]?[\"'“‘(]?(?P<id>[@A-Za-z][\w.-]{3,30}|\d{5,12})(?![\w@])",
    re.IGNORECASE,
)
_RESIDENT = re.compile(
    r"(?<![\d-])\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[ ]?-[ ]?[1-8]\d{6}(?!\d)"
)
_CHINESE_ID = re.compile(
    r"(?<![\dA-Za-z])[1-9]\d{5}(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|"
    r"3[01])\d{3}[\dXx](?![\dA-Za-z])"
)
_PAPER = re.compile(
    r"(?<![A-Za-z])(?:passport|identity card|id card|i\.?d\.?|identification|citizen(?:ship)?(?: "
    r"card)?|resident(?: registration)?|registration|social security|driver['’]?s? licen[cs]e|"
    r"licen[cs]e|permit|visa|"
    r"bank account|account|card|prisoner|inmate|detainee|case|file|badge|service|party (?:card|"
    r"membership)|membership|unit|serial|employee|student|ticket|seat|room|cell|train|flight|"
    r"vehicle|plate|licen[cs]e plate|registration plate|number plate|IMEI|SIM|device|wallet|tax)"
    r"(?: (?:card|plate|registration))?[ ]?(?:number|numbers|no\.?|nr\.?|num\.?|#|id|code|№)(?:[ "
    r"]?(?:is|was|of|:|=))?[ ]{0,2}[:=#]?[ ]?(?P<id>[A-Z]{0,4}[ -]?\d[\dA-Z]*(?:[ "
    r"./-]?[\dA-Z]{1,6}){0,6})(?![\w])",
    re.IGNORECASE,
)
_PAPER_KO = re.compile(
    r"(?:여권|려권|주민등록|주민|공민증|시민증|신분증|외국인등록|면허(?:증)?|운전면허(?:증)?|계좌|"
    r"구좌|통장|카드|죄수|수감|수번|수인|군번|당원증|당증|사건|"
    r"사원증|학번|차량|차|자동차|차번|번호판|병원 등록|환자|기차표|좌석)[ ]?(?:번호|번|호)(?:은|는|"
    r"이|가|판은|판)?[ ]?[:=]?[ "
    r"]?(?P<id>[가-힣]{0,3}[ ]?[A-Z]{0,4}[ -]?\d[\dA-Z]*(?:[ -]?[\dA-Z가-힣]?\d{1,7}){0,6})",
)
_PASSPORT = re.compile(
    r"(?<![\w-])(?:[A-Z]{1,2}\d{7,8}|[A-Z]\d{3}[A-Z]\d{4}|[A-Z]{2}\d{6,7})(?![\w-])"
)
_PLATE = re.compile(
    r"(?<![\d가-힣])(?:[가-힣]{2,3}[ -]?)?\d{2,3}[ ]?[가-힣][ ]?\d{4}(?![\d가-힣만천백원])"
    r"|(?<![가-힣])[가-힣]{2,3}[ -]?\d{2}[ ]?[-–][ ]?\d{3,5}(?!\d)"
    r"|(?<![\w])[A-Z一-鿿]{1,3}[ ·-]?[A-Z0-9]{1,2}[ ·-]?\d{4,5}(?=[ ]?(?:plate|licen|번호판|차량))"
    r"|(?<![一-鿿])[一-鿿][A-Z][ ·]?(?=[A-Z0-9]{0,5}\d)[A-Z0-9]{5,6}(?![A-Z0-9])"
)
_COORDINATES = re.compile(
    r"(?<![\d.])-?\d{1,2}\.\d{3,8}[ ]?[,/ ][ ]?-?\d{1,3}\.\d{3,8}(?![\d.])"
    r"|\d{1,2}[°º][ ]?\d{1,2}['’′](?:[ ]?\d{1,2}(?:\.\d+)?(?:[\"”″]|''|′′))?[ ]?[NS북남][ "
    r",]{0,2}\d{1,3}[°º][ ]?\d{1,2}['’′](?:[ ]?\d{1,2}(?:\.\d+)?(?:[\"”″]|''|′′))?[ ]?[EW동서]"
)
_NETWORK = re.compile(
    r"(?<![A-Za-z])(?:IMEI|IMSI|ICCID)[ ]?[:=]?[ ]?(?P<id>\d{14,20})(?!\d)"
    r"|(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])"
    r"|(?<![\w:])(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}(?![\w:])|(?<!\w)0x[0-9a-fA-F]{40}(?!\w)|"
    r"(?<!\w)(?:bc1[a-z0-9]{25,60}|[13][1-9A-HJ-NP-Za-km-z]{27,34})(?!\w)"
    r"|(?<![\w-])[A-Z]{2}\d{2}[ ]?(?:[A-Z0-9]{4}[ ]?){3,7}[A-Z0-9]{1,4}(?!\w)"
)
_ACCOUNT = re.compile(r"(?<![\d-])\d{2,6}-\d{2,6}-\d{2,8}(?:-\d{1,4})?(?![\d-])")

_BARE_PAPER = re.compile(
    r"(?<![A-Za-z])(?:passport|visa|identity card|id card|bank account|account|prisoner|inmate|"
    r"badge|camp number|IMEI)[ ]?(?:is|was|:"
    r"|=)?[ ](?P<id>[A-Z]{0,3}\d{4,}(?:[ -]\d{3,6}){0,5})(?!\w)"
    r"|(?<![가-힣])(?:여권|려권|공민증|시민증|신분증|주민증|등록증|계좌|구좌)(?: ?번호)?(?:은"
    r"|는|이|가|로)?"
    r" ?[:=]? ?(?P<id2>(?:[가-힣]{2,4} ?)?[A-Z]{0,3}\d{5,}(?:[ -]\d{2,7}){0,5})(?!\d)"
    r"|(?<![가-힣])(?P<id3>[가-힣]{2,3} ?(?!(?:19|20)\d{4,6}(?!\d))\d{6,8})"
    r"(?!\d|,\d| ?(?:원|위안|달러|딸라|명|개|톤|키로|만|천|여|번째|세대|부))"
    r"|(?<!\w)(?:my|his|her|their|the) numbers? (?:at|in|inside) the [a-z ]{2,24} (?:is|was) "
    r"(?P<id4>[A-Z]?\d{2,8})(?!\w)",
    re.IGNORECASE,
)
_CARD = re.compile(r"(?<![\d-])\d{4}(?:[ -]\d{4}){3}(?![\d-])|(?<!\d)\d{16,19}(?!\d)")
_LOGIN = re.compile(
    r"(?<![가-힣A-Za-z])(?:아이디|ID|user ?name|handle)(?:은|는|이|가| is| was)? ?[:=]? ?[\"'“‘(]?"
    r"(?P<id>(?=[\w.-]*[\d_])[A-Za-z][\w.-]{3,30})(?![\w@])"
)
_DOOR = re.compile(
    r"(?<![A-Za-z])(?:(?:block|building|apartment|apt\.?|flat|house|entrance|door|room)(?:"
    r" (?:no\.?|"
    r"number|#))? ?#?\d{1,4}[A-Za-z]?(?!\w|[.,]\d|[-% ](?:years?|months?|people|yuan|won|year))"
    r"(?:, ?| )?){1,3}",
    re.IGNORECASE,
)
_DOOR_KO = re.compile(
    r"(?<![\d.,])(?:\d{1,3} ?현관 ?)?\d{1,2} ?층 ?\d{1,4} ?호(?:실)?(?![가-힣]*선)"
    r"|(?<![\d.,년월제])"
    r"(?:\d{1,3}동 ?)?\d{3,4}호(?:실)?(?!선|차|[가-힣]*결정)"
    r"|(?<![\d.,가-힣])(?<!학년 )\d{1,3} ?(?:인민반|반)"
    r"(?=[ ,.]|에|의|이|은|장|$)(?!은? ?(?:기|나절))"
)

_KINDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (_MAIL, "e-mail"),
    (_URL, "address"),
    (_PROFILE, "profile"),
    (_HANDLE, "handle"),
    (_MESSENGER, "messenger"),
    (_RESIDENT, "resident number"),
    (_CHINESE_ID, "resident number"),
    (_PAPER, "paper"),
    (_PAPER_KO, "paper"),
    (_BARE_PAPER, "paper"),
    (_CARD, "account"),
    (_LOGIN, "messenger"),
    (_DOOR, "door"),
    (_DOOR_KO, "door"),
    (_PASSPORT, "passport"),
    (_PLATE, "plate"),
    (_COORDINATES, "coordinates"),
    (_NETWORK, "device"),
)
_NO_ID = words(
    "groups group chats chat messages message account accounts about from with that they said were "
    "was calls call which when users user and the but for app apps service services video videos "
    "posts post page pages live news media platform"
)


def find_identifiers(text: str) -> list[Found]:
    """Find addresses, handles and numbers of papers: `value` is the identifier.

    `detail` holds `form`: e-mail, address (of a page), profile, handle, messenger, resident
    number, paper, passport, plate, coordinates, device, account or door.
    """
    view = readable(text)
    found: list[Found] = []
    for pattern, form in _KINDS:
        for match in pattern.finditer(view.text):
            named = match.groupdict()
            name = next((key for key in ("id", "id2", "id3", "id4") if named.get(key)), 0)
            value = match[name].strip(" .,;:")
            if not value or value.lower() in _NO_ID or not _is_telling(value, form):
                continue
            start = match.start(name) + (len(match[name]) - len(match[name].lstrip(" .,;:")))
            found.append(Found(start, start + len(value), value, {"form": form}))
    for match in _ACCOUNT.finditer(view.text):
        digits = re.sub(r"\D", "", match.group())
        if len(digits) >= 10 and not digits.startswith("0"):
            found.append(Found(*match.span(), match.group(), {"form": "account"}))
    return relocate(longest(found), view)


def _is_telling(value: str, form: str) -> bool:
    """Say whether a value leads to somebody: short numbers of rooms and words do not."""
    digits = sum(char.isdigit() for char in value)
    if form == "paper":
        return digits >= 3
    if form == "messenger":
        return digits > 0 or "_" in value or "." in value or value.startswith("@")
    return True
