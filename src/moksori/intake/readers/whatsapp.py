"""WhatsApp text exports, Android and iOS, in any of the date styles phones write."""

from __future__ import annotations

import re

from moksori.intake.readers.chatlog import BETWEEN, DAY, MARKS, TIME, Dialect

_STAMP = rf"{DAY}{BETWEEN}{TIME}"
_HEAD = rf"[{MARKS}]*(?:\[{_STAMP}\]\s?|{_STAMP}\s[-–]\s)[{MARKS}]*"

WHATSAPP = Dialect(
    container="whatsapp",
    message=re.compile(rf"{_HEAD}([^:\n]{{1,80}}?):(?:\s|$)"),
    notice=re.compile(rf"{_HEAD}(?![^:\n]{{1,80}}?:(?:\s|$))"),
    system=re.compile(
        r"\s*\u200e(?=[^\n]*(?:end-to-end|종단간|encrypted|암호화|created|joined|left|added|changed|removed"
        r"|만들었|참여|나갔|추가|변경))"
    ),
)
