"""Neighbourhoods, villages and streets, told by their ending: nothing finer may ever be missed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from moksori.coding.nouns import word_set
from moksori.coding.reading import Draft, without_overlaps
from moksori.coding.segments import Segment
from moksori.coding.words_en import NOT_NAMES
from moksori.coding.words_ko import NOT_PLACE_ENDINGS, PARTICLE
from moksori.terms.mention import MentionKind
from moksori.terms.span import Span

_SUFFIXED = re.compile(
    r"(?<![\w-])[A-Z][a-zA-Z]*(?:[ -]?\d{1,2})?[-–](?:dong|tong|ri|li|ni|gu|guyok|kuyok|"
    r"guyeok|up|eup"
    r"|ub|myon"
    r"|myeon|ga|ro|gil|rodongjagu|nodongjagu|inminban|ban)(?![a-z])"
    r"(?:\s(?:inminban|block|unit)\s?(?:No\.?\s?)?\d+)?"
)
_SPACED = re.compile(
    r"(?<![\w-])(?:[A-Z][\w'’-]+\s){1,2}(?:dong|ri|[Nn]eighbou?rhood|[Vv]illage|[Hh]amlet"
    r"|[Qq]uarter"
    r"|[Ww]ard|[Ss]treet|[Ss]t\.(?=\s)|[Rr]oad|[Aa]venue|[Ll]ane|[Aa]lley|[Ss]ettlement|[Bb]arrio"
    r"|(?<!Military )(?<!Special )(?<!Administrative )(?<!Autonomous )[Dd]istrict"
    r"|workers[’']?s? district|[Ww]orkers[’']? [Dd]istrict|[Aa]partments?|[Bb]lock)(?![\w-])"
)
_NO_NAME = re.compile(
    r"(?:The|This|That|These|An?|His|Her|Their|My|Our|Your|Its|Every|Each|One"
    r"|Another|No|In|At|On|From"
    r"|Some|Any|Both)\s+(?:(?:[Ww]hole|[Nn]ew|[Oo]ld|[Ss]ame|[Oo]ther|[Nn]ext)\s+)?[A-Za-z]+\Z"
)
"""The apartment, Her street: a capital at the beginning of a sentence names nothing."""
_NUMBERED = re.compile(
    r"(?<![\w-])(?:(?:the\s)?\d{1,3}(?:st|nd|rd|th)\s(?:inminban|neighbou?rhood unit"
    r"|people[’']?s unit|block"
    r"|village|ward|quarter)|(?:inminban|neighbou?rhood unit"
    r"|people[’']?s unit)(?:\s[a-z]+){0,2}\s(?:unit\s)?\d{1,3}"
    r"|(?:apartment\sblock|block|building|flat|apartment|ward|house)\s\d{1,4}[A-Z]?"
    r"|(?:inminban|neighbou?rhood unit|people[’']?s unit|ward|block|unit|building"
    r"|apartment|house|room)\s(?:[Nn]o\.?\s?|[Nn]umber\s)\d{1,4}[A-Z]?)(?!\w)",
    re.IGNORECASE,
)
_UNKNOWN = r"[A-Z][a-z]{2,}(?:-[a-z]+)?"
_PART_OF_TOWN = re.compile(
    r"(?:\b(?:houses?|flats?|homes?|apartments?|rooms?|shops?|stalls?|lives?|lived|living|moved"
    r"|resid(?:es|ed|ing)|huts?|shacks?|villas?) (?:(?:over|out|up|down) in|in|at|near|to) "
    rf"(?P<home>{_UNKNOWN})"
    r"(?= ?(?:[,.;:!?)]|$|\n|(?:and|but|with|when|where|which|the|for|that)\b))"
    rf"|\b(?:in|at|near|from|to) (?P<part>{_UNKNOWN})"
    r"(?=,? (?:(?:in|at|on) )?(?:the|a) (?:[a-z]+ ){0,3}(?:part|side|end|edge|quarter|outskirts"
    r"|corner|suburb|neighbou?rhood|district|area) (?:of|in)\b))",
    re.MULTILINE,
)
"""A name of a place that stands in no gazetteer, where somebody lives or what is of a town."""
_KOREAN = re.compile(
    r"(?<![가-힣])([가-힣]{1,6}?\d{0,2}(?:로동자구|노동자구|마을|부락|동네|동|리|읍|면|구역|구|골(?!동|리|마을|구)))"
    r"(?P<rest>[가-힣]*)(?P<unit>\s?(?:제\s?)?\d{1,3}\s?(?:인민반|반))?"
)
_UNIT = re.compile(r"(?<![\d가-힣])(?:제\s?)?\d{1,3}\s?(?:인민반|반(?=[에의은는이가을를]|\s주민))")
_DIGIT_DONG = re.compile(r"(?<![가-힣])[가-힣]{1,4}\s?\d{1,2}(?:동|리|구)(?![가-힣]*명)")
_HERE = re.compile(r"에(?:서|는|도|만|선)?$|의$|로$|으로$|까지$|부터$|에서(?:는|도)?$")
_DWELLERS = re.compile(
    r"\s?(?:아파트|살림집|단층|하모니카|문화주택|땅집|주택|세집|셋집|주민|사는|살던|살고|거주"
    r"|출신|사람|집|장마당|시장|분주소|동사무소|리사무소|인민반)"
)
_AFTER_PLACE = re.compile(r"(?:의)?[\s\u00a0,]{0,2}")
_BESIDE = re.compile(
    r"[ \u00a0](?:쪽|근처|일대|부근|주변|근방|앞|뒤|골목|어귀|너머|입구|방향|변두리"
    r"|가까이|어디|어딘가"
    r"|아래|위)"
    r"(?![가-힣]?장|로는|로만)"
)
"""Bare words behind the name of a place: 강포동 쪽에 산다."""
_OF_HOME = re.compile(
    r"(?<![가-힣])(?:집|살림집|세집|셋집|본가|거처|숙소|주소지?|거주지|사는 ?(?:곳|데)"
    r"|살던 ?(?:곳|데)|고향)(?:은|이|는"
    r"|도|:)? \Z"
)
"""집은 …동: what stands behind is where it is."""
_IS_IT = re.compile(
    r"(?:이라|이란|이랍|인데|이요|이오|이에|이예|입니|이었|이며|이고|일)|(?:만|도)?,"
)
_DISTRICT = re.compile(r"(?<!관광)(?<!경제)(?<!개발)(?<!공업)(?<!보호)(?<!특)지구\Z")
_COMPOUNDS = word_set(
    """
    중노동 막노동 강노동 중로동 막로동 강로동 대이동 총출동 총동원 대소동 헛소동 첫행동 손동작
    새활동 첫출동 총활동 큰소동 새운동
    """
)
"""Everyday words of three syllables in 동, built of one of two."""
_ZONE = re.compile(
    r"(?:통제|금지|위험|제한|보호|담당|관할|작업|경비|여성|남성|녀자|남자|생활|국경|단속"
    r"|책임|감시|비밀|"
    r"군사|혁명화|거주|주거|면회|출입|제|전|각|한|이|그|저|해당|다른|본|관리|봉쇄|격리"
    r"|수감)구역\Z"
)
_COMMON = frozenset(NOT_PLACE_ENDINGS)
_SURE = ("로동자구", "노동자구", "인민반")


def neighbourhoods(segment: Segment, known: Sequence[Span]) -> list[Draft]:
    """Find what is finer than a city by the endings of its words.

    Args:
        segment: The stretch to read.
        known: Places already found in it, in order, without overlaps; after one of them a short
            Korean word with the right ending is a neighbourhood without further proof.
    """
    found: list[Draft] = []
    for pattern, confidence in ((_SUFFIXED, 0.95), (_SPACED, 0.8), (_NUMBERED, 0.9)):
        told = (one for one in pattern.finditer(segment.text) if not _NO_NAME.match(one.group()))
        found.extend(_draft(segment, match.start(), match.end(), confidence) for match in told)
    found.extend(_parts_of_towns(segment))
    found.extend(_korean(segment, known))
    return [draft for draft in without_overlaps(found) if not _is_known(draft.span, known)]


def _parts_of_towns(segment: Segment) -> Iterable[Draft]:
    for match in _PART_OF_TOWN.finditer(segment.text):
        group = "home" if match["home"] else "part"
        if match[group].lower() not in NOT_NAMES:
            yield _draft(segment, match.start(group), match.end(group), 0.5)


def _is_known(span: Span, known: Iterable[Span]) -> bool:
    return any(place.holds(span) for place in known)


def _draft(segment: Segment, start: int, end: int, confidence: float) -> Draft:
    detail = {"level": "neighbourhood", "place_id": "", "country": ""}
    span = segment.span(start, end)
    rule = "places.neighbourhood"
    return Draft(span, MentionKind.PLACE, "", detail, rule=rule, confidence=confidence)


def _korean(segment: Segment, known: Sequence[Span]) -> Iterable[Draft]:
    ends = [span.end for span in known]
    for match in _KOREAN.finditer(segment.text):
        place = match.start() + segment.start
        before = bisect_right(ends, place) - 1
        follows = before >= 0 and _joins(segment, ends[before], place)
        name, rest = match.group(1), match.group("rest")
        if _is_neighbourhood(segment, match, name, rest, follows):
            end = match.end() if match.group("unit") and not rest else match.end(1)
            yield _draft(segment, match.start(), end, 0.9 if follows else 0.6)
    for pattern in (_UNIT, _DIGIT_DONG):
        for match in pattern.finditer(segment.text):
            yield _draft(segment, match.start(), match.end(), 0.8)


def _joins(segment: Segment, end: int, place: int) -> bool:
    between = segment.text[end - segment.start : place - segment.start]
    return len(between) <= 3 and bool(_AFTER_PLACE.fullmatch(between))


def _is_neighbourhood(
    segment: Segment, match: re.Match[str], name: str, rest: str, follows: bool
) -> bool:
    is_it = name.endswith("동") and _IS_IT.match(segment.text, match.start("rest")) is not None
    if not (is_it or PARTICLE.fullmatch(rest)) or name in _COMMON or len(name) < 2:
        return False
    if name.endswith(_SURE):
        return True
    beside = not rest and _BESIDE.match(segment.text, match.end("rest")) is not None
    if len(name) > 2 and _OF_HOME.search(segment.text, 0, match.start()) is not None:
        return name.endswith(("동", "리", "읍", "구", "구역", "마을", "부락"))
    if _DISTRICT.search(name) and len(name) > 2:
        return beside or follows or bool(_HERE.search(rest))
    if follows:
        return not any(name.endswith(word) for word in _COMMON if len(word) >= len(name))
    here = beside or bool(_HERE.search(rest))
    if here and _is_built_of_a_word(name):
        return True
    if any(name.endswith(word) for word in _COMMON):
        return False
    if len(name) > 2 and (is_it or (name.endswith("동") and rest) or beside):
        return True
    if _DWELLERS.match(segment.text, match.end("rest")) and not rest.endswith(("은", "는", "이")):
        return name.endswith(("동", "리", "읍", "마을", "부락", "구", "골")) and len(name) >= 2
    ends = name.endswith(("동", "리", "읍", "구", "골"))
    return len(name) >= 3 and ends and bool(_HERE.search(rest))


def _is_built_of_a_word(name: str) -> bool:
    """Say whether a name only ends like an everyday word: 강선동 like 선동, 회상구역 like 구역."""
    if name.endswith("구역"):
        return len(name) > 3 and _ZONE.search(name) is None
    return len(name) == 3 and name.endswith("동") and name not in _COMPOUNDS


def learnt_neighbourhoods(segments: Iterable[Segment], known: Sequence[Draft]) -> list[Draft]:
    """Find the neighbourhoods of the account again, where they stand alone and prove nothing.

    Args:
        segments: The account.
        known: Every mention found so far.
    """
    places = [draft for draft in known if draft.kind is MentionKind.PLACE]
    taken = sorted((draft.start, draft.end) for draft in known if draft.kind in _NAMING)
    starts = [start for start, _ in taken]
    spoken = list(segments)
    names = {name for each in spoken for name in _told_names(each, places)}
    found: list[Draft] = []
    for segment in spoken:
        for match in _KOREAN.finditer(segment.text) if names else ():
            if match.group(1) not in names or not PARTICLE.fullmatch(match.group("rest")):
                continue
            draft = _draft(segment, match.start(), match.end(1), 0.8)
            at = bisect_right(starts, draft.end - 1) - 1
            if at < 0 or taken[at][1] <= draft.start:
                found.append(draft)
    return found


_NAMING = frozenset({MentionKind.PLACE, MentionKind.PERSON, MentionKind.ORGANISATION})


def _told_names(segment: Segment, places: Iterable[Draft]) -> Iterable[str]:
    """Give the names of neighbourhoods told in a segment, without the city before them."""
    for place in places:
        here = segment.start <= place.start < segment.start + len(segment.text)
        if here and place.detail.get("level") in {"neighbourhood", "county"}:
            told = segment.text[place.start - segment.start : place.end - segment.start]
            last = _LAST_NAME.search(told)
            if last and len(last[0]) > 2 and last[0] not in _COMMON:
                yield last[0]


_LAST_NAME = re.compile(r"[가-힣]{1,6}?\d{0,2}(?:로동자구|노동자구|부락|동|리|읍|구역|구)\Z")
