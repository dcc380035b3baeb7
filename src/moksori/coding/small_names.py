"""Names that look like small words, and public people told by their office abroad."""

from __future__ import annotations

import re

from moksori.coding.words_en import CLOSED, NOT_NAMES, NOUNS
from moksori.language.words import SMALL_NAMES, words

_NAME_AFTER = re.compile(r"[ \u00a0-]([A-Z][a-z]+)(?:[ \u00a0-]([A-Z][a-z]+))?(?!\w)")
_NAME_BEFORE = re.compile(r"\b([A-Z][a-z]+)(?:[ \u00a0-]([A-Z][a-z]+))?[ \u00a0-]\Z")
_BEARER = re.compile(r"\b([A-Za-z]+)\.?[ \u00a0]\Z")
_NAME_ENDS = re.compile(
    r"[,;:)]|\.(?:\s|\Z)|\Z|['’]s\b|[ \u00a0](?:was|is|had|has|said|told|took|came|who|and|then|"
    r"kept|made|did|went|beat|hit|asked|\()\b"
)
_LOST_APOSTROPHE = words(
    """
    ive im id ill youre youve theyre theyve weve were hes shes its thats whats whos wheres theres
    heres isnt arent wasnt werent dont doesnt didnt cant couldnt wont wouldnt shouldnt havent hasnt
    hadnt lets todays
    """
)
_GOES_ON = re.compile(
    r"[ \u00a0](?:told|sure|afraid|not|now|in|at|still|also|just|sorry|going|[a-z]+(?:ing|ed|en))\b"
)
_ABROAD_BEFORE = re.compile(
    r"\b(?:(?:UN|U\.N\.|United Nations|EU|European)(?:['’]s)?[ \u00a0](?:[\w'’-]+[ \u00a0]){0,9}?"
    r"(?:rapporteur|commissioner|secretary[- ]general|envoy|expert|spokes(?:man|woman|"
    r"person)|chief)"
    r"|(?:[Pp]rime|[Ff]oreign|[Dd]efen[cs]e|[Ii]nterior|[Uu]nification) [Mm]inister"
    r"|(?:Human Rights Watch|Amnesty International)(?:['’]s)?(?:[ \u00a0][\w-]+){0,3}),?[ \u00a0]\Z"
)
_ABROAD_AFTER = re.compile(
    r",?[ \u00a0](?:(?:of|from|at|with|for)[ \u00a0])?(?:(?:an?|the)[ "
    r"\u00a0])?(?:[\w'’-]+[ \u00a0]){0,5}?"
    r"(?:Human Rights Watch|Amnesty International|Committee for Human Rights|United Nations|"
    r"UN[ \u00a0](?:special|human|high|independent|envoy|expert|spokes\w+|rapporteur)|"
    r"(?:Seoul|Washington|Geneva|London|Tokyo|Bangkok|New York)-based)"
)


def is_small_name(word: str, before: str, after: str) -> bool:
    """Say whether a capitalised small word is part of a name here: No Kwang Chol, Tak In Suk.

    Args:
        word: The word, as it stands.
        before: The words before it.
        after: The words after it.
    """
    if word.lower() not in SMALL_NAMES or not word[0].isupper():
        return False
    led, followed = _NAME_BEFORE.search(before), _NAME_AFTER.match(after)
    follows = followed is not None and not _is_no_name(followed[1])
    if led and not _is_no_name(led[1]):
        return follows or (led[2] is not None and not _is_no_name(led[2]))
    starts = not before.strip() or before.rstrip()[-1:] in '.!?:\n"“'
    if follows and not starts and followed and followed[2]:
        return not _is_no_name(followed[2])
    bearer = _BEARER.search(before)
    known = bearer is not None and bearer[1].lower() in NOUNS
    return known and _NAME_ENDS.match(after) is not None


def _is_no_name(word: str) -> bool:
    low = word.lower()
    return low in NOT_NAMES or low in CLOSED or low in NOUNS


def has_lost_apostrophe(word: str, after: str) -> bool:
    """Say whether a capitalised word is a short form without its apostrophe: Im told, Its true."""
    low = word.lower()
    return low in _LOST_APOSTROPHE and (low not in ("im", "ill") or bool(_GOES_ON.match(after)))


def is_public_abroad(before: str, after: str) -> bool:
    """Say whether a name is told with an office of the United Nations, or of the like."""
    return bool(_ABROAD_BEFORE.search(before) or _ABROAD_AFTER.match(after))
