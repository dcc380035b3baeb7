"""Sentences that tell of something that still goes on: they point at people who can be reached."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from moksori.language.detect import wants_korean
from moksori.language.fold import readable
from moksori.language.found import Found, relocate
from moksori.language.hangul import final_of
from moksori.language.personwords import is_person
from moksori.language.quotes import pairs
from moksori.language.sentences import spans
from moksori.language.words import words

_PRESENT = (
    r"(?:is|are|has|have|lives?|comes?|goes|go|visits?|returns?|calls?|demands?|takes?|forces?|"
    r"pays?|collects?|"
    r"receives?|meets?|works?|stays?|remains?|suffers?|owes?|sends?|asks?|waits?|hides?|holds?|"
    r"keeps?|sees?|hears?|"
    r"threatens?|extorts?|beats?|hits?|watch(?:es)?|follows?|monitors?|sells?|buys?|smuggles?|"
    r"uses?|fears?|cr(?:y|ies)|"
    r"tr(?:y|ies)|need(?:s)?|want(?:s)?|get(?:s)?|give(?:s)?|bring(?:s)?|make(?:s)?|do(?:es)?|"
    r"chases?|drives?|search(?:es)?|checks?|inspects?|knocks?|stops?|questions?|summons?|begs?|"
    r"sleeps?|sits?|carr(?:y|ies)|"
    r"limps?|bleeds?|can(?:no|')?t|can)"
)
_STRONG = (
    r"to this (?:very )?day|(?:up )?(?:un)?til (?:now|today|this day|the present)"
    r"|up to now|as of "
    r"(?:now|today|this writing)|"
    r"even (?:now|today|as we speak)|as we speak|to date|at (?:this|the) (?:very )?moment(?! "
    r"(?:when|that|he|she|they))|at present|ever since(?=[,.;]|\Z)|"
    r"(?:still|even) (?:now|today|to this day)|(?:is|are|remains?) (?:currently|presently)|still "
    r"(?:being )?(?:held|detained|imprisoned|locked up|in (?:prison|custody|detention|hiding|the "
    r"camp|jail)|"
    r"under (?:arrest|surveillance|investigation)|missing|at large|waiting|alive)|(?:has|have) "
    r"(?:not|never|n't) (?:stopped|been released)|(?:hasn|haven)['’]?t (?:stopped|been released)|"
    r"(?:is|are|am)(?: being)? (?:now )?(?:locked|held|kept|hiding|hidden|detained|imprisoned|"
    r"jailed|living|staying|working|confined|sitting|waiting)(?: [\w'’-]+){0,6} (?:now|today)|"
    r"(?:is|are|am) now (?:in(?! (?:trouble|power|charge|place|force))|at|with"
    r"|under|hiding|living|"
    r"held|kept|locked|staying|being|working)|"
    r"up to the present(?: day)?|(?:is|are) being (?:watched|followed|monitored|sought|"
    r"searched for)|"
    r"(?:lives|stays|sleeps|hides) (?:at home|alone|with (?:her|his|an?|their|relatives)|on the "
    r"[a-z]+ floor|(?:behind|beside|near|opposite|above|below|under) the|next (?:to|door)|"
    r"(?:two|three|a few) (?:doors|houses))|(?:he|she|they)['’](?:s|re) now (?:living|staying|"
    r"working|hiding|held|kept)|has kept [a-z]+ing (?:her|him|them|me)|"
    r"(?:has|have) been [a-z]{2,}ing [^.!?\n]{0,80}\b(?:whenever|every (?:day|night|week|month))|"
    r"since then (?:he|she|they) (?:has|have)|(?:has|have) (?:been|had to) [^.!?\n]{1,60} ever "
    r"since|shows? no sign of stopping|on a (?:daily|weekly|monthly|regular) basis|"
    r"is (?:still )?ongoing|(?:is|are) continuing|remains? (?:in|under|behind|locked|imprisoned|"
    r"detained|unpunished|at)"
)
_STILL = (
    r"(?P<who>[\w'’-]+) (?:(?:is|are|am|has|have) still|still (?P<verb>[a-z]{2,})(?: [a-z]+ing)?)"
)
_GOES_ON = (
    r"(?P<doer>[\w'’-]+)(?: still)? (?:continues?|goes on|keeps? (?=coming)|keeps? on|keeps?"
    r"|carr(?:y|ies) on) "
    r"(?:to(?= [a-z])|with(?!in)|[a-z]{2,}ing)"
    r"|(?:abuses?|violence|beatings?|extortion|threats|harassment|situation|this|it)(?: still)? "
    r"continues?(?=[ .,;])"
)
_AFTER_STILL = rf"{_PRESENT}|(?!(?:was|this|as)\b)[a-z]+s|[a-z]+(?<!ed)(?<!ly)"
_HABIT = (
    r"(?:every|each) (?:single )?(?:other )?(?:day|night|evening|morning|week|weekend|month|year|"
    r"few (?:days|weeks|months)|(?:two|three|ten|second|third) (?:days|weeks|months|day|week"
    r"|month)|"
    r"time|payday|market day|holiday|harvest|quarter|season|spring|summer|autumn|winter|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)|"
    r"(?:once|twice|(?:two|three|four|several|many|a few) times) (?:a|each|every) "
    r"(?:day|week|month)|on (?:the (?:first|last|second|\d\d?(?:st|nd|"
    r"rd|th)) (?:[a-z]+ )?of (?:every|each) month|sundays|mondays|tuesdays|wednesdays|thursdays|"
    r"fridays|saturdays)|after (?:school|dark|work)"
)
_NOWADAYS = (
    r"nowadays|these days|currently|presently|right now|at the moment"
    r"|now(?=,? (?:he|she|they|the))"
)
_STRONG_CUE = re.compile(rf"(?=[a-z])(?<![\w-])(?:{_STRONG})(?![\w-])", re.IGNORECASE)
_CUE = re.compile(
    rf"(?=[a-z])(?<![\w-])(?:(?P<still>{_STILL})|(?P<goes>{_GOES_ON})|(?P<habit>{_HABIT})|"
    rf"(?P<weak>{_NOWADAYS}))(?![\w-])",
    re.IGNORECASE,
)
_SUBJECT_PRESENT = re.compile(
    r"(?<![\w'’-])(?:(?:he|she|they|i|we) (?:must|have to|has to|cannot|may not)"
    r"|(?:his|her|their|"
    r"my) (?:old |elder |younger )?(?:father|mother|brother|sister|son|daughter"
    r"|wife|husband|aunt|"
    r"uncle|cousin|family) (?!was\b|is\b|has\b|does\b|says\b)[a-z]{2,}s|"
    rf"(?:he|she|it)(?: (?:often|regularly|always|sometimes|usually|also|even|now|"
    rf"routinely|repeatedly|constantly|secretly|then|still|just))? (?!is\b|has\b|was\b|does\b|"
    rf"can\b|says\b|adds\b)[a-z]{{2,}}(?:es|s)"
    rf"|(?:they|we|i|you)(?: (?:often|regularly|always|sometimes|usually|also|even|now|routinely|"
    rf"still))? {_PRESENT}"
    rf"|(?:the|his|her|their|these|those|some) (?:[a-z]+ ){{0,2}}[a-z]+s {_PRESENT}"
    rf"|(?:the|his|her|their|this|that|an?) (?:[a-z]+ ){{0,3}}[a-z]+(?: (?:often|regularly|always|"
    rf"usually|still|now|routinely))? (?:comes?|goes|visits?|returns?|calls?|demands?|takes?|"
    rf"forces?|collects?|receives?|threatens?|extorts?|beats?|watch(?:es)?|follows?|monitors?|"
    rf"pays?|sends?|has to|have to|must))(?!\w)",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"(?<![\w'’-])(?:was|were|had|did|came|went|took|gave|made|said|told|used to|would|paid|kept|"
    r"began|started|forced|visited|demanded|lived|worked|called|threatened|beat|sent|held|"
    r"\w{3,}ed)(?!\w)",
    re.IGNORECASE,
)
_IN_THE = re.compile(
    r"(?<![\w-])(?:goes|comes|visits|enters|shows up|turns up|drops by|stops by|summons|calls|"
    r"drags|takes|forces|demands|makes|collects)(?!\w)[^.!?\n]{0,80}"
    r"(?:in the (?:evenings?|mornings?|nights?|afternoons?)|at nights?|on (?:weekends|sundays|"
    r"mondays|fridays|saturdays)|whenever|once a (?:day|week|month)|twice a (?:day|week|month)|"
    r"regularly|from time to time|"
    r"(?:to|into|at|in) (?:her|his|their|the victims?['’]?s?) (?:homes?|houses?"
    r"|rooms?|apartments?|"
    r"flats?))",
    re.IGNORECASE,
)
_KOREAN = re.compile(
    "(?P<strong>지금도|오늘도|지금까지(?:도|(?![^.!?\n]*[가-힣](?:였|었|았|했|렸|린)(?:습니다"
    "|어요|다)))|아직도|아직까지도?|현재까지도?|현재도|여전히"
    "|오늘날까지도?|"
    "오늘까지도?|이날까지도?|이 순간에도|이 시각에도|요즘도|요새도|"
    "최근까지도?|지금 이 순간|지금껏|여태껏?|"
    "계속되고 있|이어지고 있|지속되고 있|끊이지 않고 있|그치지 않고 있|멈추지 않고 있|현재진행형|"
    "돌아오지 (?:못하고|않고) 있|풀려나지 못하고 있)"
    "|(?P<habit>매일같이|매일|날마다|매주|매달|매월|밤마다|저녁마다|아침마다|주말마다|달마다|"
    "수시로|시도 때도 없이|툭하면|걸핏하면|때마다|번마다|하루가 멀다|정기적으로|꼬박꼬박|어김없이|"
    "번번이|무시로|(?:철|분기|계절|해|년|월|주|장날|명절|새벽|낮|보름|점심|[월화수목금토일]요일|"
    "[가-힣\\d]{1,3} ?(?:일|주|주일|달|개월))마다|매 ?(?:분기|해|년|철)(?![가-힣])|"
    "(?:한두|한 두|두세|두 세|서너|세네|두어|너덧|몇|[한두세네]) ?번(?:씩|꼴)|"
    "(?:하루|이틀|사흘|나흘|닷새|열흘|보름|[주달해]|일주일|한 ?주|한 ?달|한 ?해)에 ?(?:한두|한 두|"
    "두세|두 세|서너|세네|두어|몇) ?번|"
    "(?:하루|이틀|사흘|나흘|닷새|열흘|보름|일주일|한 ?주|한 ?달|두 ?달|[가-힣\\d]{1,3} ?(?:일"
    "|주|달|"
    "개월))에 ?[한두세네] ?번(?:씩|꼴)?|(?:하루|이틀|사흘) ?건너|[가-힣]{1,3}[이가] ?멀다"
    "|드나[든들]|"
    "(?:저녁|밤|아침|새벽|주말|명절)이면)"
    "|(?P<weak>현재(?! ?까지)|지금(?= [^.!?]{0,60}(?:있|산다|삽니다|살아요|사신다|사십니다|사세요|"
    "사시|숨|갇혀|일한다|일합니다|다닌))|지금은|이제는|이젠|이제도|요즘|요새|최근에도|아직)"
)
_TOLD_SO = re.compile(r"[다라냐자]고 ?(?:[가-힣]+ ){0,2}[가-힣]+[.!?…\"'”’ ]*\Z")
"""Who told it, in whatever tense: 받아갔다고 합니다 is past, 받아간다고 말했다 is not."""
_LAST_WORD = re.compile(r"(?P<word>[가-힣]+)[.!?…\"'”’]*\Z")


def find_continuing(text: str, lang: str = "") -> list[Found]:
    """Find whole sentences that tell of something that still goes on: `value` is the cue.

    `detail` holds `sentence` (its span, the same as the stretch found), `cue` (the span of the
    cue) and `strength`: `strong` for words that say so (to this day), `habit` for what is done
    again and again in the present, `weak` for words that only speak of now. `also` holds the spans
    of the sentences behind it that tell where the same person is to be met.
    """
    view = readable(text)
    said = view.text
    quotes = pairs(said)
    parts = spans(said, quotes)
    korean = wants_korean(said, lang)
    found = [one for start, end in parts for one in _of_sentence(said, start, end, korean)]
    near = [_neighbours(said, parts, one) for one in found]
    placed = relocate(found, view, spans=("sentence", "cue"))
    for one, spans_near in zip(placed, near, strict=True):
        one.detail["also"] = [list(view.span(*span)) for span in spans_near]
    return placed


def _neighbours(text: str, parts: list[tuple[int, int]], one: Found) -> list[tuple[int, int]]:
    """Give the sentences right behind one found that tell where its person can be met now."""
    near: list[tuple[int, int]] = []
    for start, end in parts[bisect_right(parts, (one.start, one.end)) :][:_NEIGHBOURS]:
        if "\n" in text[one.end : start] or not _FOLLOWS.match(text, start, end):
            break
        near.append((start, end))
    return near


def _of_sentence(text: str, start: int, end: int, korean: bool) -> Iterator[Found]:
    """Give a sentence with its best cue, if it tells of something that goes on."""
    cue = _english(text, start, end)
    if cue is None and korean:
        cue = _korean(text, start, end)
    if cue is not None:
        strength, first, last = cue
        detail = {"sentence": [start, end], "cue": [first, last], "strength": strength}
        yield Found(start, end, text[first:last], detail)


def _english(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    strong = _STRONG_CUE.search(text, start, end)
    if strong:
        return "strong", strong.start(), strong.end()
    best: tuple[str, int, int] | None = None
    for cue in _CUE.finditer(text, start, end):
        if cue["still"] or cue["goes"]:
            best = _still(cue) or best
            continue
        if best is None and _is_now(text[start:end]):
            best = ("habit" if cue["habit"] else "weak", cue.start(), cue.end())
    if best is None:
        habit = _IN_THE.search(text, start, end)
        if habit and _is_now(text[start:end]):
            best = ("habit", habit.start(), habit.end())
    return best


def _still(cue: re.Match[str]) -> tuple[str, int, int] | None:
    """Judge a `still` or `continues`: strong where a person does it, nothing in the past."""
    if cue["doer"] and cue["doer"].lower() in _MANY_DO:
        rest = cue.string[cue.start() : cue.endpos]
        if not _SOMEBODY.search(rest):
            return None
    verb, who = cue["verb"], (cue["who"] or cue["doer"] or "it")
    if who.lower() in _NOT_NOW:
        return None
    if verb and (_PAST.fullmatch(verb) or not re.fullmatch(_AFTER_STILL, verb, re.IGNORECASE)):
        return None
    person = who.lower() in _PRONOUNS or is_person(who)
    return "strong" if person or (not cue["who"] and not cue["doer"]) else "weak", *cue.span()


_PRONOUNS = words("he she they who we i you and")
_MANY_DO = words(
    "officials authorities police people residents traders merchants officers agents soldiers"
    " guards "
    "cadres prices markets locals citizens inspectors"
)
"""Who does something in general, where nobody is named that it is done to."""
_SOMEBODY = re.compile(
    r"(?<![\w'’-])(?:coming|him|her|them|his|their|me|my|us|our|"
    r"the (?:family|wom[ae]n|girls?|victims?|house|home|mother|daughter|widow))(?!\w)"
)
_FOLLOWS = re.compile(
    r"(?:She|He|They)(?: (?:also|now|still|often|always))? (?:sells?|works?|lives?"
    r"|sleeps?|stays?|"
    r"hides?|waits?|sits?|walks?|goes|go|cleans?|cooks?|runs?|rents?|keeps?|shares?|(?:is"
    r"|are) (?:in|"
    r"at|with|hiding|living|staying|kept|held|working))(?![\w'’])[^.!?\n]*"
    r"(?<!\w)(?:beside|near|behind|in|at|on|by|opposite|next to|under|with|from|to|there|above|"
    r"outside|across)(?!\w)"
)
"""A sentence after it that tells, in the present, where the same person is to be found."""
_NOT_NOW = words(
    "was were had could would did might should will may not to can't cannot won't must shall"
)


def _is_now(sentence: str) -> bool:
    """Say whether a sentence is told in the present: its first verb decides."""
    present, past = _SUBJECT_PRESENT.search(sentence), _PAST.search(sentence)
    if present is None:
        return False
    return past is None or present.start() <= past.start()


def _korean(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    best: tuple[str, int, int] | None = None
    if _OF_ALL_KO.search(text, start, end) and not _SOMEBODY_KO.search(text, start, end):
        return None
    served = _SERVES_KO.search(text, start, end)
    if served and _is_korean_now(text[start:end]):
        return "habit", served.start(), served.end()
    for cue in _KOREAN.finditer(text, start, end):
        if cue["strong"]:
            return "strong", cue.start(), cue.end()
        if best is None and _is_korean_now(text[start:end]):
            best = ("habit" if cue["habit"] else "weak", cue.start(), cue.end())
    return best


def _is_korean_now(sentence: str) -> bool:
    """Say whether a Korean sentence ends in the present: by the final of its last verb."""
    told = _TOLD_SO.search(sentence)
    last = _LAST_WORD.search(sentence[: told.start() + 1] if told else sentence)
    if last is None:
        return False
    word = last["word"]
    for ending in (
        "습니다",
        "니다",
        "습데다",
        "습디다",
        "소",
        "오",
        "어요",
        "아요",
        "다고",
        "다며",
        "다",
        "요",
        "음",
        "함",
        "임",
    ):
        if word.endswith(ending) and len(word) > len(ending):
            before = word[-len(ending) - 1]
            return before in _PRESENT_STEMS or final_of(before) != "ㅆ"
    return True


_NEIGHBOURS = 3
_OF_ALL_KO = re.compile(
    r"오늘도 [^.!?\n]{0,24}(?:기자|진행|리포터|아나운서|함께|모시|청취자|시간|방송|소식)"
    r"|(?:방송|프로그램|코너|시간)(?:은|는|이)? [^.!?\n]{0,24}(?:송출|방송|진행|전해|보내|찾아"
    r"|이어)"
    r"|(?:이번|다음|지난) ?(?:주|시간)[^.!?\n]{0,24}(?:소식|이야기|사연|순서)"
    r"|쌀 ?값|물가|시세|환율|돈대|시장 ?(?:가격|값)|가격(?:은|이|도)|값(?:은|이|도) |원(?:이오"
    r"|이라|입니다)"
    r"|(?<![가-힣])(?:[가-힣]{1,6} )?(?:여성|녀성|상인|주민|장사군|장사꾼|사람|농민|노동자"
    r"|로동자|학생|병사|시민)들(?:은|이|도) "
    r"|어디서나|누구나|전국(?:에서|적으로| 어디)|어디 ?가나|누구(?:든|라도)|(?:병|돌림병|전염병"
    r"|코로나)[이가]? ?(?:돈다|돌|퍼)"
)
"""What holds for everybody: prices, broadcasts, the way things are done in the country."""
_SOMEBODY_KO = re.compile(
    r"(?<![가-힣])(?:그|이|저)(?: ?(?:여성|녀성|남성|여자|남자|사람|집|가족|아주머니|할머니|처녀"
    r"|청년|부부))"
    r"|(?<![가-힣])(?:여성|녀성|남성|여자|녀자|남자)(?:은|는|이|가|을|를|의|에게|한테)|그녀"
    r"|피해자|아내|안해|남편|딸|아들"
    r"|어머니|아버지|부모|언니|오빠|동생|누나|며느리|아주머니|할머니|처녀|과부|부인"
    r"|형수|유가족|찾아[와오온옵]|불러[내낸들]|불려|드나[드든들]"
)
_SERVES_KO = re.compile(
    r"(?<![가-힣])(?:(?:그|이) ?(?:놈|자|사람|집)|[가-힣]{1,8}(?:장|원|관|위|좌|사|서|놈)"
    r"|남의)(?:네|의"
    r"|이)? ?(?:집|댁|살림|식구)?"
    r"(?:의|에서|안)? ?[^.!?\n]{0,24}(?:(?:빨래|김장|청소|부엌|밥|끼니|살림|허드렛일|심부름|물"
    r"|땔감|나무|밭|농사|텃밭|아이|애)"
    r"[^.!?\n]{0,16}(?:도맡|맡아|해 ?[주준줍준다바]|길어|짓|지어|차려|차리|돌보|돌봐|돌봅|거들"
    r"|빨|때[고는])"
    r"|밑에서 (?:일|심부름|품)|(?:식모|가정부|하녀|종|머슴|몸종)(?:로|처럼|노릇|살이|일))"
)
"""Who serves in an officer's house, or under him, is with him every day."""
_PRESENT_STEMS = frozenset("있겠")
