"""KakaoTalk text exports, from the PC and from phones, in Korean and English."""

from __future__ import annotations

import re

from moksori.intake.readers.chatlog import MARKS, Dialect

_CLOCK = r"(?:(?:오전|오후)\s?\d{1,2}:\d{2}|\d{1,2}:\d{2}(?:\s?[AaPp]\.?[Mm]\.?)?)"
_DAY = (
    r"(?:\d{4}년 \d{1,2}월 \d{1,2}일|\d{4}\. ?\d{1,2}\. ?\d{1,2}\.?"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}(?:,| at)?)"
)
_WEEKDAY = r"(?:[월화수목금토일]요일|[A-Z][a-z]{5,8}day)"

KAKAOTALK = Dialect(
    container="kakaotalk",
    message=re.compile(
        rf"(?:\[([^\]\n]{{1,60}})\] \[{_CLOCK}\] ?|(?:{_DAY}\s)?{_CLOCK}, "
        r"([^:\n]{1,60}?) : )"
    ),
    notice=re.compile(
        rf"[{MARKS}]*(?:-{{5,}}.*|.{{0,120}}님과(?:의)? 카카오톡 대화\s*$"
        r"|.{0,120} 카카오톡 대화\s*$"
        r"|KakaoTalk Chats with .*|.{0,120} (?:KakaoTalk|Talk) Chats\s*$"
        r"|(?:저장한 날짜|Date Saved|Saved Date) ?:.*"
        rf"|{_DAY}(?:\s{_CLOCK})?(?:\s{_WEEKDAY})?\s*$"
        rf"|{_WEEKDAY}, [A-Z][a-z]+ \d{{1,2}}, \d{{4}}\s*$"
        rf"|(?:{_DAY}\s)?{_CLOCK}[,:] .*"
        rf"|.{{1,60}}님(?:이|을) .{{0,60}}(?:들어왔습니다|나갔습니다"
        r"|초대했습니다|내보냈습니다)\.?\s*$|.{1,60} (?:joined|left) this chatroom\.?\s*$)"
    ),
    system=re.compile(r"(?!)"),
)

HEADING = re.compile(
    rf"[{MARKS}\s]*(?:.{{0,120}}카카오톡 대화|KakaoTalk Chats with"
    r"|.{0,120}Talk Chats|저장한 날짜 ?:)"
)
"""The first line of every KakaoTalk export."""
