"""The ladder of speech: as said, reported in a person's own sentence, or words withheld."""

from __future__ import annotations

import re

from moksori.protection.scene import Change, Scene, begins_sentence
from moksori.protection.stretches import LEFT_OUT
from moksori.terms.disguise import Rung
from moksori.terms.errors import RefusedError

MARKER = "[words withheld]"
MARKER_KO = "[발언 비공개]"
_QUOTES = "\"'“”‘’«»「」『』《》〈〉„‟`"
_LEAD = re.compile(rf"^[\s{_QUOTES}]*")
_TRAIL = re.compile(rf"(?P<inner>[.,;:!?…]*)[{_QUOTES}]*(?P<outer>[.,;:!?…]*)\s*$")
_ENDED = re.compile(rf"[.!?…][{_QUOTES}]*$")
_COMMA_BEFORE = re.compile(r",[ \u00a0]+$")
_COLON_BEFORE = re.compile(r":[ \u00a0]*$")
_SAID = (
    r"(?:said|says|asked|asks|told|replied|shouted|cried|answered|added|warned|threatened|recalled"
    r"|explained|whispered|yelled|screamed|ordered|demanded|continued|testified|insisted|went on)"
)
_SAYER_NEXT = re.compile(rf"[ \u00a0]+(?:[\w'’.-]+[ \u00a0]+){{0,4}}{_SAID}\b")
_SAYER_BEFORE = re.compile(rf"\b(?:{_SAID}|saying|that)\b(?:[ \u00a0]+\w+){{0,3}}[ \u00a0:,]*$")
_QUOTING = re.compile(
    r"(?P<gap>[ \u00a0]?)"
    r"(?P<word>이라며|이라면서|이라는|이라고|라며|라고|라는|라면서|고|며|면서|는|하고|하며)"
)
_AND_SAID = frozenset({"고", "라고", "이라고", "하고"})
_COPULA = re.compile(r"[ \u00a0]?이?라")


class ReportedMissingError(RefusedError):
    """Somebody decided that speech be reported, and nobody wrote the sentence that reports it."""

    code = "protection.reported_missing"
    hint = "Write the sentence that reports these words, or withhold them."


def disguise_speech(scene: Scene, rung: Rung) -> Change:
    """Report or withhold words that were said.

    The sentence of a report is a person's: the mention carries it as `reported` in its detail.

    Raises:
        ReportedMissingError: The rung asks for a report and there is none.
    """
    if rung is Rung.REPORTED:
        reported = scene.mention.detail.get("reported")
        if not isinstance(reported, str) or not reported.strip():
            raise ReportedMissingError(f"no report is written for {scene.mention.span.start}")
        return _set(scene, reported.strip(), scene.language == "ko")
    if scene.mention.detail.get(LEFT_OUT):
        # The second half of what one sentence quotes: its mark ends the sentence.
        return Change("." if scene.told.startswith(",") and _ENDED.search(scene.told) else "")
    korean = scene.language == "ko"
    return _set(scene, MARKER_KO if korean else MARKER, korean)


def _set(scene: Scene, words: str, korean: bool) -> Change:
    """Put `words` in the place of speech, with the marks that the sentence around it needs."""
    if korean:
        return _korean(scene, words)
    tail = _TRAIL.search(scene.told)
    inner, outer = tail.group("inner", "outer") if tail else ("", "")
    back = scene.taken_back(_COMMA_BEFORE)
    lead = " " if back else ""
    if not back:
        back = scene.taken_back(_COLON_BEFORE)
        lead = " " if back else ""
    blank = _LEAD.match(scene.told)
    if blank and blank.group()[:1].isspace() and not scene.before[-1:].isspace():
        lead = " "
    ended = outer or _final(inner, scene.before, scene.after)
    if begins_sentence(scene.before[: len(scene.before) - back]) and words[0].islower():
        words = words[0].upper() + words[1:]
    if words.endswith((".", "!", "?")) and ended[:1] in {".", ",", "!", "?"}:
        words = words[:-1]
    trailing = scene.told[len(scene.told.rstrip()) :]
    return Change(lead + words + ended + trailing, back=back)


def _final(inner: str, before: str, after: str) -> str:
    """Give the mark that follows the marker: the sentence's own end, or a comma before the verb."""
    if re.match(r"[.,;:!?]", after):
        return ""
    said_before = _SAYER_BEFORE.search(before) is not None
    if _SAYER_NEXT.match(after) and not said_before:
        return ","
    if "," in inner or not inner:
        return "," if "," in inner and not said_before else ""
    return "."


def _korean(scene: Scene, words: str) -> Change:
    tail = _TRAIL.search(scene.told)
    inner, outer = tail.group("inner", "outer") if tail else ("", "")
    lead = _LEAD.match(scene.told)
    gap = " " if lead and lead.group()[:1].isspace() and not scene.before[-1:].isspace() else ""
    trailing = scene.told[len(scene.told.rstrip()) :]
    quoting = _QUOTING.match(scene.after)
    if quoting and not trailing:
        word = quoting.group("word")
        right = {"고": "라고", "며": "라며", "면서": "라면서", "는": "라는"}.get(
            word, word.removeprefix("이")
        )
        length = len(quoting.group())
        whole = word in {"하고", "하며"} or re.match(r"[ \u00a0]", scene.after)
        if words.endswith("고") and word in _AND_SAID and length <= scene.on:
            return Change(
                gap + words, on=length
            )  # the report brings its own ending: "안다고 말했다"
        if right != word and not whole and length <= scene.on:
            return Change(gap + words + right, on=length)
        return Change(gap + words)
    if re.match(r"[.,!?]|[가-힣]", scene.after) or _COPULA.match(scene.after):
        return Change(gap + words + outer + trailing)
    ended = outer or ("." if re.search(r"[.!?…]", inner) and _ends(scene.after) else "")
    return Change(gap + words + ended + trailing)


def _ends(after: str) -> bool:
    """Say whether nothing of the sentence follows a quotation."""
    return not after.strip() or after.startswith("\n")
