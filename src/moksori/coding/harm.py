"""Injuries and sentences of courts."""

from __future__ import annotations

import re

from moksori.coding.reading import Draft, without_overlaps
from moksori.coding.segments import Segment
from moksori.terms.mention import MentionKind
from moksori.terms.span import Span

_COUNT = (
    r"(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|many|multiple|numerous"
    r"|his|her|their|\d{1,2})\s)?"
)
_KIND = (
    r"(?:(?:severe|serious|grave|deep|open|internal|bad|heavy|minor|multiple|permanent|lasting"
    r"|gaping)\s)?"
)
_BROKEN = (
    r"(?:broken|fractured|cracked|dislocated|shattered|bruised|swollen|burnt|burned|torn|severed"
    r"|crushed|ruptured|bleeding|paralysed|paralyzed|amputated|missing)"
)
_BODY = (
    r"(?:head|skull|face|eyes?|nose|jaw|teeth|tooth|ears?|eardrums?|neck|throat|shoulders?|arms?"
    r"|elbows?|wrists?"
    r"|hands?|fingers?|fingernails?|chest|ribs?|back|spine|vertebrae?|stomach|abdomen|belly"
    r"|kidneys?|liver|spleen"
    r"|hips?|pelvis|legs?|thighs?|knees?|shins?|ankles?|feet|foot|toes?|toenails?|bones?"
    r"|collarbone|lungs?|skin)"
)
_HURT = (
    r"(?:wounds?|injur(?:y|ies)|fractures?|bruises?|bruising|burns?|scars?|lacerations?"
    r"|concussion|bleeding"
    r"|h(?:a)?emorrhag(?:e|ing)|trauma|contusions?|lesions?|cuts|gashes?|swelling|paralysis"
    r"|miscarriage)"
)
_INJURY_EN = re.compile(
    rf"\b(?:{_COUNT}{_KIND}{_BROKEN}\s(?:(?:left|right|lower|upper)\s)?{_BODY}"
    rf"|{_COUNT}{_KIND}(?:{_BODY}|gunshot|bullet|stab|knife)\s{_HURT}"
    rf"|{_COUNT}(?:severe|serious|grave|deep|internal|multiple|permanent|lasting|visible"
    rf"|head)\s{_HURT}"
    rf"|{_HURT}\s(?:on|to|of|in|across)\s(?:his|her|their|the|my)\s{_BODY}"
    rf"|{_COUNT}(?:bruises|fractures?|concussion|lacerations|contusions|miscarriage))\b",
    re.IGNORECASE,
)
_WHOSE = (
    r"(?:his|her|their|my|our|the|one|two|three|four|five|six|seven|several|some|both|\w+['’]s?)"
)
_BREAKS = (
    r"(?:broken|fractured|cracked|dislocated|shattered|crushed|knocked\sout|smashed|severed|burnt"
    r"|burned|amputated|ruptured|paraly[sz]ed|injured|cut\soff)"
)
_SIDE = r"(?:(?:left|right|lower|upper|front)\s)?"
_BROKE = re.compile(
    rf"\b(?:{_WHOSE}\s(?:of\s(?:his|her|their|my|our)\s)?{_SIDE}{_BODY}\s"
    rf"(?:was|were|is|are|had\sbeen|got|have\sbeen|has\sbeen)\s(?:all\s|badly\s)?{_BREAKS}"
    rf"|lost\s(?:the\s)?(?:sight|hearing|use)\s(?:of|in)\s{_WHOSE}\s{_SIDE}{_BODY}"
    rf"|(?:broke|fractured|cracked|dislocated|shattered|crushed|smashed|lost|losing|breaking)\s"
    rf"{_WHOSE}\s(?:of\s(?:his|her|their|my|our)\s)?{_SIDE}{_BODY})\b",
    re.IGNORECASE,
)
"""A bone that was broken, told by a verb."""
_BODY_KO = (
    r"(?:(?:왼쪽|오른쪽|왼|오른|한쪽|양쪽|두|한) )?(?:앞니|어금니|갈빗대|갈빗뼈|콧대|콧뼈"
    r"|발뒤꿈치|종아리|허벅지"
    r"|엉덩이|입술|이마|시력|청력|머리|두개골|얼굴|눈|코|턱|이빨|이발|귀|고막|목|어깨|팔|팔꿈치|손목|손|손가락|손톱|가슴|갈비뼈|갈비대|갈비|허리|척추"
    r"|등|배|신장|콩팥|간|골반|다리|무릎|정강이|발목|발|발가락|발톱|뼈|쇄골|폐)"
)
_INJURY_KO = re.compile(
    rf"(?<![가-힣]){_BODY_KO}(?:가|이|를|을|에)?\s?(?:(?:\d{{1,2}}|한|두|세|네|여러)\s?(?:대|개|곳|군데)(?:가|이"
    rf"|를)?\s?)?"
    r"(?:심하게\s|크게\s)?(?:부러|골절|터[지졌져]|터진|찢어|깨[지졌져]|금이\s?[가갔]|멍[이들]|상처|부상|탈구|으스러|빠[지졌져]|뽑[히혔]|마비|파열|나갔|절[고며었]|절게|못\s?쓰|들리지\s않"
    r"|보이지\s않|멀[었게]|부어|썩|잘[려리렸])"
    r"[가-힣]*"
    r"|(?:(?:한|두|세|여러|몇) 번이나 )?(?<![가-힣])(?:정신을\s(?:잃|놓)|의식을\s잃|기절|실신|혼절"
    r"|반신불수"
    r"|(?:뱃속\s)?아[이기]를\s(?:잃|유산|류산|떼))[가-힣]*"
    r"|(?<![가-힣])(?:중상|부상|골절상|골절|타박상|찰과상|화상|총상|자상|뇌진탕|내출혈|출혈|류산|유산|동상)(?=을|를|이|가|으로|도|과|와|\s|[.,])"
)
_FACILITY = (
    r"(?:\s(?:of|in|at)\s(?:an?\s|the\s)?(?:[\w'’-]+\s?){1,4}?"
    r"(?=[.,;:)]|\s(?:for|and|after|by|on|but|because|where|when|while|in|at|with|as)\b|$))?"
)
_TERM = (
    r"(?:(?:a\s)?(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
    r"|twenty|thirty|half|\d{1,3})(?:[\s-](?:and\sa\shalf|to\s\w+))?[\s-](?:day|week|month|year)s?['’]?)"
)
_SENTENCED = re.compile(
    rf"\b(?:sentenced|condemned)(?:\s\w+){{0,3}}?\sto\s((?:{_TERM})(?:{_FACILITY})"
    rf"|death(?:\sby\s\w+(?:\s\w+)?)?|life(?:\simprisonment|\sin\sprison)?"
    r"|(?:hard\s|forced\s|re-?education\s(?:through\s)?)?labou?r(?:\straining)?(?:\scamp)?|prison)",
    re.IGNORECASE,
)
_TERM_OF = re.compile(
    rf"\b((?:{_TERM})\s(?:in\s(?:prison|jail|a\s\w+\scamp)|imprisonment|of\s(?:hard\s|forced\s"
    rf"|labou?r|imprisonment|re-?education)[\w\s-]{{0,30}}?"
    rf"(?=[.,;]|\s(?:for|and|after|by|on|but)\b|$)|(?:prison|jail)\s(?:term|sentence)|sentence)"
    r"|death (?:sentence|penalty)|life (?:sentence|imprisonment))",
    re.IGNORECASE,
)
_TERM_KO = (
    r"(?:\d{1,3}|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|석|넉|일|이|삼|사|오|육|칠|팔|구|십|십오)"
    r"\s?(?:개월|년|달|일|주)"
)
_PENALTY_KO = (
    r"(?:[가-힣]{0,6}?(?:징역형|교화형|단련형|금고형|노동형|징역|금고|교화|단련|노동|로동)"
    r"(?:대|소|\s처벌)?)"
)
_SENTENCE_KO = re.compile(
    rf"(?:{_PENALTY_KO}\s?{_TERM_KO}(?:형)?|{_TERM_KO}(?:의|간의|간)?\s?{_PENALTY_KO}|{_TERM_KO}형(?=을"
    rf"|이|에|\s|[.,])"
    rf"|무기\s?{_PENALTY_KO}|(?:총살형|사형|교수형)(?=을|이|에|\s|[.,]|선고))"
)


def injuries_of(segment: Segment) -> list[Draft]:
    """Find injuries: a part of the body with what happened to it, or the name of a wound."""
    found: list[Draft] = []
    for pattern in (_INJURY_EN, _BROKE, _INJURY_KO):
        for match in pattern.finditer(segment.text):
            span = _trimmed(segment, match.start(), match.end())
            found.append(Draft(span, MentionKind.INJURY, rule="injuries", confidence=0.8))
    return without_overlaps(found)


def sentences_of(segment: Segment) -> list[Draft]:
    """Find what a court or an office sentenced somebody to."""
    found: list[Draft] = []
    for pattern in (_SENTENCED, _TERM_OF):
        for match in pattern.finditer(segment.text):
            span = _trimmed(segment, match.start(1), match.end(1))
            found.append(Draft(span, MentionKind.SENTENCE, rule="sentences", confidence=0.9))
    for match in _SENTENCE_KO.finditer(segment.text):
        span = segment.span(match.start(), match.end())
        found.append(Draft(span, MentionKind.SENTENCE, rule="sentences", confidence=0.9))
    return without_overlaps(found)


def _trimmed(segment: Segment, start: int, end: int) -> Span:
    while end > start and segment.text[end - 1].isspace():
        end -= 1
    return segment.span(start, end)
