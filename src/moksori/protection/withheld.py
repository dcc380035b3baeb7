"""What has no rung between told and nothing: nicknames, what still goes on, numbers of people."""

from __future__ import annotations

import re

from moksori.protection.scene import Change, Scene, begins_sentence
from moksori.terms.mention import MentionKind

EMPTY = {"en": "[withheld]", "ko": "[비공개]"}
"""What stands for a passage of which nothing is left."""

_MARKERS = {
    MentionKind.NICKNAME: ("[nickname withheld]", "[별명 비공개]"),
    MentionKind.PHONE: ("[number withheld]", "[번호 비공개]"),
    MentionKind.IDENTIFIER: ("[identifier withheld]", "[식별 정보 비공개]"),
}
_QUOTES = "\"'“”‘’«»「」『』《》〈〉„‟`"
_QUOTE_BEFORE = re.compile(rf"[{_QUOTES}](?:[Tt]he[ \u00a0]+)?$")
_THE_BEFORE = re.compile(rf"[{_QUOTES}]?\b[Tt]he[ \u00a0]+[{_QUOTES}]?$|[{_QUOTES}]$")
_QUOTE_AFTER = re.compile(rf"[.,:;!?]?[{_QUOTES}]")
_MARK_INSIDE = re.compile(rf"[.,:;!?](?=[{_QUOTES}]*$)")
_CALLED = re.compile(
    r",?[ \u00a0]?\b(?:nicknamed|dubbed|called|named|known(?: locally| widely| only)? as|alias|aka"
    r"|a\.k\.a\.|going by|referred to as|so-called)[ \u00a0]+(?:the[ \u00a0]+)?$",
    re.IGNORECASE,
)
_LABEL_AFTER = re.compile(rf"[{_QUOTES}]?[ \u00a0]*[:,\-–—|][{_QUOTES}]?[ \u00a0]*")
_KO_CALLED = re.compile(
    r"(?:이?라는? 별명의|(?:으)?로 불리는|이?라 불리는|이?라고 불리는)[ \u00a0]"
)
_LABEL_INSIDE = re.compile(rf"[:,\-–—][{_QUOTES}]*$")
_BLANKS = re.compile(r"[ \u00a0]+")
_VERB_NEXT = re.compile(r"[ \u00a0]+[a-z]+(?:ed|[^su]s|ses)\b")
_NEEDS_NOUN = re.compile(
    r"\b(?:of|by|with|from|to|for|on|against|about|how|why|when|where|and|or|as|is|was|meet|fear"
    r"|feared|call|called|named)[ \u00a0]+$",
    re.IGNORECASE,
)
_COMMA_END = re.compile(r"[,–—-]?[ \u00a0]*[,–—-][ \u00a0]*$")
_OWNER = re.compile(
    r"(?:['’]s|s['’]|\b(?:his|her|its|our|their|an?|this|that))[ \u00a0]+$", re.IGNORECASE
)
_FUNCTION_NEXT = re.compile(
    r"[ \u00a0]+(?:of|in|from|at|on|who|whose|and|or|is|was|has|had|to|for|with|by)\b"
)
_OWN = re.compile(r"['’]s\b")
_PARAGRAPH_ON = re.compile(r"[ \t\u00a0]*\n\s*")
_PARAGRAPH_BACK = re.compile(r"\s*\n[ \t\u00a0]*$")
_NOUN_NEXT = re.compile(r"[ \u00a0]+[\w가-힣]")
_KO_JOINED = re.compile(r"(?:고|으며|지만|는데),? ")
_KO_DONE = re.compile(r"[았었였했갔왔됐났졌렸셨섰겼쳤줬꿨켰뒀냈샀썼탔봤]\Z")
_KO_HANDED = re.compile(
    r"(?P<end>다고 (?:합니다|한다|해요|하네요|합디다|했습니다|하더군요|함))[.!?]?\s*\Z"
)
_CLAUSE_LEAD = re.compile(
    r"[ \u00a0]*[,;:–—-]?[ \u00a0]*\b(?:and|but|so|while|as|since|yet)?[ \u00a0]*$", re.I
)


def disguise_withheld(scene: Scene) -> Change:
    """Withhold a number, an address or a nickname, with a marker that says what kind it was."""
    korean = scene.language == "ko"
    if scene.mention.kind is MentionKind.NICKNAME:
        return _nickname(scene, korean)
    return Change(_MARKERS[scene.mention.kind][1 if korean else 0])


def _nickname(scene: Scene, korean: bool) -> Change:
    quoted = scene.taken_back(_QUOTE_BEFORE)
    after = scene.taken_on(_QUOTE_AFTER) if quoted else 0
    told = scene.told.strip()
    inside = told[:1] in _QUOTES and told[-1:] in _QUOTES
    if scene.title:
        return _in_title(scene, korean, after)
    back = quoted
    if not korean and (the := scene.taken_back(_THE_BEFORE)):
        back = the
    lost = scene.after[:after].strip(_QUOTES) if after else ""
    if inside and (mark := _MARK_INSIDE.search(told.rstrip(_QUOTES))):
        lost = mark.group()
    if lost and scene.after[after : after + 1] == lost:
        lost = ""
    return Change(_MARKERS[MentionKind.NICKNAME][1 if korean else 0] + lost, back=back, on=after)


def _in_title(scene: Scene, korean: bool, after: int) -> Change:
    """Take a nickname out of a title with its quotes, its colon, and the words that led to it."""
    back = scene.taken_back(_THE_BEFORE)
    head = scene.before[: len(scene.before) - back]
    label = scene.taken_on(_LABEL_AFTER)
    if _LABEL_INSIDE.search(scene.told):
        label = max(label, scene.taken_on(_BLANKS))
    if label and begins_sentence(head):
        return Change("", back=back, on=label)
    comma = _COMMA_END.search(head)
    if comma and not scene.after[after:].strip() and back + len(comma.group()) <= scene.back:
        # "Major Ma, 'the Trap'": what is added at the end goes with its comma.
        return Change("", back=back + len(comma.group()), on=after)
    return (_korean_title if korean else _english_title)(scene, back, after)


def _korean_title(scene: Scene, back: int, after: int) -> Change:
    called = _KO_CALLED.match(scene.after, after)
    if called and called.end() <= scene.on:
        return Change("", back=back, on=called.end())
    if _NOUN_NEXT.match(scene.after[after:]) and after < scene.on:
        return Change("", back=back, on=after + 1)
    return Change(_MARKERS[MentionKind.NICKNAME][1], back=back, on=after)


def _english_title(scene: Scene, back: int, after: int) -> Change:
    head = scene.before[: len(scene.before) - back]
    called = _CALLED.search(head)
    if called and back + len(called.group()) <= scene.back:
        return Change("", back=back + len(called.group()), on=after)
    first = begins_sentence(head)
    if first and _FUNCTION_NEXT.match(scene.after[after:]):
        return Change("The accused", back=back, on=after)
    if (
        first
        and _NOUN_NEXT.match(scene.after[after:])
        and not _VERB_NEXT.match(scene.after[after:])
    ):
        return Change("", back=back, on=after)
    noun = _NEEDS_NOUN.search(head) or _OWNER.search(head)
    if not first and not noun and not _OWN.match(scene.after[after:]):
        return Change("", back=back, on=after)
    if _OWNER.search(head):
        return Change("accused", back=back, on=after)
    return Change("The accused" if first else "the accused", back=back, on=after)


def _korean_end(told: str) -> str:
    """Give the ending that closes the clause before, as the sentence itself was to end."""
    handed = _KO_HANDED.search(told)
    if handed:
        return handed["end"]
    said = told.rstrip(' .!?…"”’')
    if said.endswith(("니다", "니까", "요", "죠")):
        return "습니다" if said.endswith(("니다", "니까")) else "어요"
    return "소" if said.endswith(("오", "소")) else "다"


def disguise_continuing(scene: Scene) -> Change:
    """Drop what still goes on: a whole sentence, or the clause that says so.

    The mention's span is that sentence or clause.
    """
    ended = _KO_JOINED.match(scene.told)
    if ended and _KO_DONE.search(scene.before):
        return Change(_korean_end(scene.told) + ("" if scene.after[:1] in {".", "!", "?"} else "."))
    whole = begins_sentence(scene.before) or not scene.before.strip()
    ends = scene.told.rstrip()[-1:]
    if whole:
        opens = not scene.before.strip() or scene.before.rstrip(" \u00a0\t").endswith("\n")
        if opens and (on := scene.taken_on(_PARAGRAPH_ON)):
            return Change("", on=on)
        if opens and not scene.after.strip():
            return Change("", back=scene.taken_back(_PARAGRAPH_BACK))
        return Change("")
    back = scene.taken_back(_CLAUSE_LEAD)
    closing = ends if ends in {".", "!", "?"} else ""
    return Change(closing, back=back)
