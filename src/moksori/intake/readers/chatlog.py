"""What chat exports written as text have in common: a line that begins a message, and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from moksori.intake.encodings import Read
from moksori.terms.account import Decoded
from moksori.terms.span import Span

MARKS = "\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
HALF_OF_DAY = (
    r"(?:[AaPp]\.?\s?[Mm]\.?|오전|오후|上午|下午|午前|午後|晚上|凌晨|中午|早上|ص|م|मध्याह्न|[aApP]\b)"
)
TIME = rf"(?:{HALF_OF_DAY}\s*)?\d{{1,2}}[:.時时]\d{{2}}(?:[:.]\d{{2}})?(?:\s*{HALF_OF_DAY})?"
DAY = (
    r"(?:\d{1,4}[./\-]\s?\d{1,2}[./\-]\s?\d{1,4}\.?|\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2}\.? [A-Za-z]{3,9}\.? \d{4})"
)
BETWEEN = r"[,،]?\s*(?:à|at|um|kl\.?|às|a las|alle|o|om|klo|в|saat)?\s*"
_END_MARKS = re.compile(rf"^[{MARKS}\s~]+|[{MARKS}\s]+$")
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
WITHOUT_WORDS = re.compile(
    r"<(?:media|미디어|medien|médias?|multimedia|mídia|媒体)[^>]*>|<[^<>]{1,120}(?:생략|omitted|제외)[^<>]*>"
    r"|(?:image|video|audio|sticker|gif|document|contact card|photo) omitted|<attached: [^>]+>"
    r"|(?:[\w-]+\.\w{3,4} )?\((?:file attached|파일 첨부됨?)\)|this message was deleted\.?"
    r"|you deleted this message\.?|삭제된 메시지입니다\.?|\(?메시지가 삭제되었습니다\.?\)?"
    r"|사진(?: \d+장)?|동영상|이모티콘|음성메시지|보이스톡(?: .*)?|페이스톡(?: .*)?"
    r"|photos?(?: \d+)?|emoticons?|\(this message was deleted\)|null"
    r"|\((?:media|attachment) not exported\)|!?\[[^\]]*\]\([^)]*\)",
    re.IGNORECASE,
)
"""Lines an app writes where something was sent that is no words."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one app writes its exports.

    Attributes:
        container: Name of the app as the record keeps it.
        message: Matches the start of a line that begins a message; its one filled group says whose.
        notice: Matches a line that belongs to nobody: a day, somebody joining, the heading.
        system: Matches what follows the name where the app itself speaks.
    """

    container: str
    message: re.Pattern[str]
    notice: re.Pattern[str]
    system: re.Pattern[str]


@dataclass(slots=True)
class _Message:
    speaker: str
    start: int
    end: int


def looks_like(text: str, dialect: Dialect, least: int = 2) -> bool:
    """Say whether `text` is an export in this dialect: enough of its first lines begin messages.

    Args:
        text: The decoded file.
        dialect: The app.
        least: Message lines that are asked for.
    """
    lines = [line[0] for line in islice(_LINE.finditer(text, 0, 200_000), 300) if line[0].strip()]
    hits = sum(1 for line in lines if dialect.message.match(line))
    others = sum(1 for line in lines if dialect.notice.match(line))
    return hits >= least and (hits + others) * 8 >= len(lines)


def read_chatlog(read: Read, dialect: Dialect) -> Decoded:
    """Return the export as it is, with the stretch and the speaker of each message.

    Args:
        read: The decoded file.
        dialect: The app that wrote it.
    """
    turns = tuple(
        (message.speaker, Span(message.start, message.end))
        for message in _messages(read.text, dialect)
        if message.end > message.start and _has_words(read.text, message)
    )
    return Decoded(text=read.text, container=dialect.container, encoding=read.encoding, turns=turns)


def _messages(text: str, dialect: Dialect) -> Iterator[_Message]:
    current: _Message | None = None
    for match in _LINE.finditer(text):
        line = match[0]
        if not line.strip():
            continue
        if begins := dialect.message.match(line):
            if current is not None:
                yield current
            current = _begun(text, match.start(), match.end(), begins, dialect)
        elif dialect.notice.match(line):
            if current is not None:
                yield current
            current = None
        elif current is not None:
            current.end = match.start() + len(line.rstrip())
            if current.start > current.end or not text[current.start : match.start()].strip():
                current.start = match.start() + len(line) - len(line.lstrip())
    if current is not None:
        yield current


def _begun(
    text: str, line_start: int, line_end: int, begins: re.Match[str], dialect: Dialect
) -> _Message | None:
    start = line_start + begins.end()
    line = text[start:line_end]
    if dialect.system.match(line):
        return None
    start += len(line) - len(line.lstrip())
    end = line_end - (len(line) - len(line.rstrip()))
    name = next(filter(None, begins.groups()), "")
    return _Message(_END_MARKS.sub("", name), start, max(start, end))


def _has_words(text: str, message: _Message) -> bool:
    if message.end - message.start > 200:
        return True
    words = _END_MARKS.sub("", text[message.start : message.end])
    return bool(words) and not WITHOUT_WORDS.fullmatch(words)
