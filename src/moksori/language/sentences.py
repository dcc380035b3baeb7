"""Where sentences begin and end, in English and Korean."""

from __future__ import annotations

import re
from bisect import bisect_right

from moksori.language.fold import readable
from moksori.language.hangul import final_of
from moksori.language.quotes import Quote, pairs

_END = re.compile(
    r"[.!?…。]+[\"'”’)\]」』»]*(?=[ \n]|\Z)"
    r"|[다요죠까오음함임됨][.!?]+[\"'”’)\]」』»]*(?=[가-힣\"“‘'(A-Z])"
    r"|(?<=[a-z)\d][.!?])(?<!\b[A-Za-z]\.)(?=[A-Z][a-z]{0,20}[ ,'’])"
    r"|[!?]+[\"'”’)\]」』»]*(?=[가-힣A-Z])"
    r"|(?<=[^.])…(?= [A-Z가-힣])"
    r"|\n+"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“'‘\[])(?:Mr|Mrs|Ms|Messrs|Dr|Prof|Rev|Hon|Gen|Col|Maj|Capt|Cpt|Lt|Sgt|Cpl|Pvt|"
    r"Adm|"
    r"Gov|Sen|Rep|Pres|St|Ave|Rd|No|Nos|Art|Sec|Fig|vs|v|etc|e\.g|i\.e|cf|al|ca|approx|est|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun|Inc|Ltd|Co|"
    r"Corp|"
    r"Jr|Sr|[A-Za-z](?:\.[A-Za-z])*)\.\Z"
)
_OFTEN_LAST = re.compile(r"(?:etc|[ap]\.m|U\.S|U\.K|Inc|Ltd|Co|Corp|Jr|Sr|al|D\.C)\.\Z", re.I)
_DATE = re.compile(r"(?:19|20)\d\d\. ?\d{1,2}\.(?: ?\d{1,2}\.)?")
_ORDER = re.compile(r"(?:^|[\s(])\d{1,3}\.\Z")
_BRACKETS = re.compile(r"\([^()\n]{1,300}\)|\[[^\[\]\n]{1,300}\]")
_SMALL_START = re.compile(r"[a-z][.!?] [a-z]")
_CAPITAL_START = re.compile(r"[.!?][\"'”’)]* [\"'“‘(]?[A-Z]|\A[\"'“‘(]?[A-Z]")
_WRAPPED_FROM = 50


def sentences(text: str) -> list[tuple[int, int]]:
    """Give the span of every sentence, without the blanks around it.

    What stands between quotation marks or in brackets is never cut; a line break ends a sentence
    unless the line was only wrapped.
    """
    view = readable(text)
    return [view.span(start, end) for start, end in spans(view.text)]


def spans(text: str, quotes: list[Quote] | None = None) -> list[tuple[int, int]]:
    """Give the sentences of a text that is already prepared for reading.

    Args:
        text: The prepared text.
        quotes: Its quotations, where the caller has them already.
    """
    kept = _kept_whole(text, pairs(text) if quotes is None else quotes)
    starts = [start for start, _ in kept]
    found: list[tuple[int, int]] = []
    start = 0
    small = _writes_small(text)
    for end in _END.finditer(text):
        at = bisect_right(starts, end.start()) - 1
        if at >= 0 and end.start() < kept[at][1] - 1 and end.end() < kept[at][1]:
            continue
        if _ends(text, start, end, small=small):
            _add(text, start, end.end(), found)
            start = end.end()
    _add(text, start, len(text), found)
    return found


def _kept_whole(text: str, quotes: list[Quote]) -> list[tuple[int, int]]:
    """Give the stretches that are never cut, none inside another."""
    whole = [(quote.start, quote.end) for quote in quotes if not quote.lost]
    whole.extend(match.span() for match in _BRACKETS.finditer(text))
    whole.extend((date.start(), date.end() + 1) for date in _DATE.finditer(text))
    kept: list[tuple[int, int]] = []
    for start, end in sorted(whole):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _ends(text: str, start: int, end: re.Match[str], *, small: bool) -> bool:
    """Say whether a sentence that began at `start` truly ends here."""
    if end.group().startswith("\n"):
        return len(end.group()) > 1 or not _is_wrapped(text, end.start(), end.end())
    said = text[max(start, end.end() - 14) : end.end()]
    following = text[end.end() : end.end() + 2].strip()
    if _ABBREVIATION.search(said):
        return _OFTEN_LAST.search(said) is not None and following[:1].isupper()
    if _ORDER.search(said) and end.end() - start <= 5:
        return False
    return small or not following[:1].islower()


def _writes_small(text: str) -> bool:
    """Say whether the text begins its sentences with small letters, as phone notes do."""
    return len(_SMALL_START.findall(text)) > len(_CAPITAL_START.findall(text))


def _is_wrapped(text: str, at: int, after: int) -> bool:
    """Say whether a single line break stands inside a sentence: a long line, then small letters."""
    line = text.rfind("\n", 0, at) + 1
    before = text[at - 1 : at]
    following = text[after : after + 1]
    long_line = at - line >= _WRAPPED_FROM
    runs_on = following.islower() or "가" <= following <= "힣" or before in (",", "-")
    return long_line and runs_on and before not in (".", "!", "?", "…", ":", ";", '"', "”")


def _add(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))


_ASKS = re.compile(r"[?？][\s\"'”’)\]]*\Z")
_ASKS_POLITELY = re.compile(r"(?P<stem>[가-힣])니까[\s.\"'”’)\]]*\Z")


def is_question(sentence: str) -> bool:
    """Say whether a sentence asks; what it asks about is not told.

    Without its mark only the Korean 습니까 is sure: 만나요 and 데려가요 ask and tell alike.
    """
    polite = _ASKS_POLITELY.search(sentence)
    return bool(_ASKS.search(sentence)) or bool(polite and final_of(polite["stem"]) == "ㅂ")
