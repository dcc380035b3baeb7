"""Where a sentence holds words of the codebook that hint at an act."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from moksori.coding import standing
from moksori.coding.lexicon import Lexicon
from moksori.coding.unbracketed import Unbracketed, unbracketed
from moksori.packs.model import ActType
from moksori.terms.act import Standing

_HANGUL = re.compile("[가-힣]")
_BOUNDARY = re.compile(
    r"[;:!?—–]|,\s+(?:and|but|or|so|which|who|whose|where|while|when|after|before|because"
    r"|although|though)\b"
    r"|\b(?:while|after|before|because|when|where|although|though|unless|whereas|but)\b",
    re.IGNORECASE,
)
_TAKES = re.compile(
    r"(?:took|tak(?:es?|ing)|kept|keep(?:s|ing)?|demand|extort|ask(?:s|ed|ing)?\b|squeez|collect|pocket"
    r"|skimm|fined (?:him|her|them|me|us)|confiscat|seiz|robb)",
    re.IGNORECASE,
)
_PAYS = re.compile(
    r"(?:(?:has|have|had|was|were) (?:\w+ ){0,2}to (?:hand|pay|give|send|bring|surrender|turn"
    r"|sign|part|leave)"
    r"|pa(?:ys?|id)\b|leave|left|part(?:ed)? with)",
    re.IGNORECASE,
)
_MOST = 24
"""Cues taken from one sentence; more is a list of terms, not a telling."""


@dataclass(slots=True)
class Candidate:
    """A cue in a sentence, and what the words around it make of it.

    Attributes:
        start, end: The cue, in characters of the sentence.
        passive: The one before the cue suffers it.
        nominal: The cue only names the act ("the beatings").
        made: Somebody is made to undergo it ("ordered the families to undergo").
        general: The cue is named as a means, of nobody in particular.
        ordered: The subject had it done to whoever stands before the cue ("had her detained").
        takes: The subject takes or wants what belongs to another, and is not the one who pays.
        pays: The subject has to give, and suffers it ("she has had to hand him 400 yuan").
        clause: The clause it stands in, in characters of the sentence.
        wide: It gives way to every other of its type.
    """

    act: ActType
    start: int
    end: int
    language: str
    standing: Standing = Standing.DONE
    passive: bool = False
    nominal: bool = False
    general: bool = False
    made: bool = False
    ordered: bool = False
    takes: bool = False
    pays: bool = False
    clause: tuple[int, int] = (0, 0)
    wide: bool = False


def candidates(sentence: str, lexicon: Lexicon) -> list[Candidate]:
    """Find the cues of a sentence that tell of acts; mandates and charges are left out.

    Args:
        sentence: Its words.
        lexicon: The pack's words.
    """
    language = "ko" if _HANGUL.search(sentence) else "en"
    # 300위안(42달러)을 요구: a sum changed into another stands between a noun and its verb.
    plain = unbracketed(sentence) if language == "ko" else Unbracketed(sentence)
    found = [
        Candidate(
            cue.act, plain.start(match.start()), plain.end(match.end()), language, wide=cue.wide
        )
        for cue in lexicon.cues_of(language).in_words(plain.text)
        for match in cue.pattern.finditer(plain.text)
        if match.end() > match.start() and not _within_word(plain.text, match.start())
    ]
    kept = _longest(found)[:_MOST]
    for one in kept:
        if one.wide:
            _keep_verb(one, sentence)
    return [one for one in kept if _judged(one, sentence)]


def _within_word(text: str, at: int) -> bool:
    """Say whether a Korean number begins in the middle of a word: the 백 of 자백을."""
    return at > 0 and text[at] in _NUMERALS and _HANGUL.match(text[at - 1]) is not None


_NUMERALS = frozenset("백천만")


def _keep_verb(one: Candidate, sentence: str) -> None:
    """Keep of a wide cue what is done: who does it to whom may stand within it.

    The verb stands first in English, last in Korean.
    """
    words = sentence[one.start : one.end].rstrip()
    if one.language == "ko":
        one.start += words.rfind(" ") + 1
    else:
        one.end = one.start + len(words.partition(" ")[0])


def _longest(found: Iterable[Candidate]) -> list[Candidate]:
    """Of cues that lie inside one another keep the longest; in the order of the text."""
    kept: list[Candidate] = []
    for one in sorted(found, key=lambda one: (one.wide, one.start - one.end, one.start)):
        inside = any(k.start <= one.start and one.end <= k.end for k in kept)
        same = any(
            k.act.coarse == one.act.coarse and k.start < one.end and one.start < k.end for k in kept
        )
        if not inside and not same:
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _judged(one: Candidate, sentence: str) -> bool:
    """Read what the words around a cue make of it; False where it is no act at all."""
    before, after = sentence[: one.start], sentence[one.end :]
    one.clause = _clause(sentence, one)
    if one.language == "ko":
        if standing.is_no_act_ko(after[:16], sentence):
            return False
        one.standing = standing.standing_ko(
            before, after[:24], sentence, denial=one.act.code.startswith("denial")
        )
        one.passive = standing.is_passive_ko(sentence[one.start : one.end], after[:12])
        return True
    near = before[-120:]
    clause = sentence[one.clause[0] : one.clause[1]]
    if standing.is_no_act_en(near):
        return False
    one.standing = standing.standing_en(before[one.clause[0] :][-80:], clause)
    cue = sentence[one.start : one.end]
    one.ordered = standing.is_had_done_en(near, cue)
    one.passive = not one.ordered and standing.is_passive_en(near, cue, after[:40])
    one.nominal = not one.ordered and standing.is_nominal_en(near, cue)
    one.takes = _TAKES.match(cue) is not None
    one.pays = _PAYS.match(cue) is not None
    one.made = standing.is_made_to_en(near)
    one.general = standing.is_general_en(near)
    return True


def _clause(sentence: str, one: Candidate) -> tuple[int, int]:
    first, last = 0, len(sentence)
    for match in _BOUNDARY.finditer(sentence):
        if match.end() <= one.start:
            first = match.end()
        elif match.start() >= one.end:
            last = match.start()
            break
    return first, last
