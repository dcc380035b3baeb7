"""Landmarks by which a home is told: behind the brickworks, 시계탑 옆 아파트.

Whoever knows the town goes from them to the door.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from moksori.coding.reading import Draft
from moksori.coding.segments import Segment
from moksori.coding.words_en import NOUNS
from moksori.language.words import words
from moksori.terms.mention import MentionKind

_HOME = (
    r"(?:liv(?:e|es|ed|ing)|resid(?:e|es|ed|ing)|dwell(?:s|ing)?|lodg(?:es|ed|ing)|houses?|homes?"
    r"|flats?|apartments?|huts?|shacks?|lane|street|alley|stall|shop|kiosk|workshop|yard"
    r"|part of (?:the |that )?(?:city|town|county)|neighbou?rhood|quarter|settlement|barracks?"
    r"|storey|story|upstairs)"
)
_BESIDE = (
    r"(?:(?:right|just|directly|immediately|a little|not far|two (?:streets|houses|doors)|a few"
    r" (?:steps|doors|streets|houses)) )?(?:behind|beside|by|near|next to|next door to|opposite"
    r"|across(?: the (?:street|road|yard))? from|in front of|below|above|overlooking|close to"
    r"|facing|adjoining|at the foot of|at the back of|(?:around|round) the corner from|under)"
)
_ENGLISH = re.compile(
    rf"\b{_HOME}\b(?:[ \w'’-]{{0,30}}?)(?P<whole>,? {_BESIDE} (?:the|an?|that|its|their) "
    r"(?P<what>(?:[\w'’-]+ ){0,3}?[\w'’-]+))"
    r"(?= ?(?:[.,;:!?)–—]|$|\n)| (?:and|but|with|where|when|which|who|that|until"
    r"|since|for|in|on|he"
    r"|she|they|was|were|is|are|has|had)\b)",
    re.MULTILINE,
)
_EVERYWHERE = words(
    "river border city town country sea coast road railway railroad street mountain mountains hill"
    " forest fields field fire stove door window bed table wall fence ground night end time day"
    " week month year hour minute dozen hundred thousand hand police soldiers state party world"
    " yalu tumen market village house houses home school station office same way side back rest"
    " water sun rain cold dark stairs others other one others'"
)
_WORD = re.compile(r"[a-z]+")
_BUILT_KO = (
    r"(?:탑|공장|기업소|제련소|제철소|학교|대학|유치원|탁아소|극장|영화관|문화회관|회관|병원"
    r"|진료소|려관|여관|초대소|상점|백화점"
    r"|발전소|변전소|사적관|사적지|동상|등대|체육관|운동장|굴뚝|창고|저수지|방앗간|방아간|정미소"
    r"|목욕탕|우체국|체신소|은행"
    r"|공원|묘지|부두|차고|주유소|건널목|다리목|구름다리|림산사업소|사업소|연합소|광산|탄광)"
)
_KOREAN = re.compile(
    rf"(?<![가-힣])(?P<whole>[가-힣]{{0,10}}?{_BUILT_KO}(?:의)? ?"
    r"(?:바로 |정문 |후문 |담장 )?(?:옆|뒤|뒤편|뒷골목|뒤쪽|앞|맞은편|건너편|건너|근처|부근|밑"
    r"|아래|위쪽|담장|골목)"
    r"(?:에서|에|의|으로|쪽에서|쪽에|쪽)? ?)"
    r"(?=(?:[가-힣]{1,6} )?(?:살|집|아파트|거주|단층|하모니카|문화주택|주택|세집|셋집|동네|마을"
    r"|골목|이사))"
)
_AT_HOME_KO = re.compile(
    r"(?<![가-힣])(?:집|살림집|세집|셋집|본가|거처|숙소|가게|매대|사는 ?(?:곳|데)|살던 ?(?:곳"
    r"|데)|사무실)"
    r"(?:은|이|도|는)? (?:[가-힣\d]{1,8} ){0,3}?(?P<whole>[가-힣]{0,10}?"
    rf"{_BUILT_KO}(?:의)? ?(?:바로 |정문 |후문 |담장 )?(?:옆|뒤|뒤편|뒷골목|뒤쪽|앞|맞은편"
    rf"|건너편|건너|근처"
    r"|부근|밑|아래|위쪽|골목)(?:쪽|집)?)(?=이[고요었오다며라에]|이였|입|인데|였|예요|라[서고]"
    r"|[.,]|요)"
)
"""집은 시계탑 뒤편이고요: where the home is, with no word of living behind it."""


def landmarks(segment: Segment) -> Iterator[Draft]:
    """Find what tells where somebody's home stands, with the word that leads to it."""
    for pattern in (_ENGLISH, _KOREAN, _AT_HOME_KO):
        for match in pattern.finditer(segment.text):
            if pattern is _ENGLISH and not _is_landmark(match["what"]):
                continue
            start, end = match.span("whole")
            detail = {"level": "neighbourhood", "place_id": "", "country": "", "landmark": True}
            if pattern is _AT_HOME_KO:
                detail["told"] = segment.text[start:end]
                detail["predicate"] = True
            yield Draft(
                segment.span(start, end),
                MentionKind.PLACE,
                "",
                detail,
                rule="places.landmark",
                confidence=0.5,
            )


def _is_landmark(what: str) -> bool:
    """Say whether words name something that not every town has a dozen of, and nobody."""
    said = _WORD.findall(what.lower())
    many = len(said) == 1 and said[0] in _EVERYWHERE
    return bool(said) and not many and not any(word in NOUNS for word in said)
