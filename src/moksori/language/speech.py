"""Direct speech: between marks of any kind, and where its marks were lost."""

from __future__ import annotations

import re
from bisect import bisect_right

from moksori.language import speech_lost_en, speech_lost_ko
from moksori.language.detect import wants_korean
from moksori.language.fold import readable
from moksori.language.found import Found, longest, relocate
from moksori.language.quotes import Quote, pairs
from moksori.language.sayingverbs import (
    FIRST_OR_SECOND,
    KOREAN_FIRST,
    KOREAN_SECOND,
    KOREAN_VERBS,
    VERBS,
)
from moksori.language.sentences import spans

_TERM_WORDS = 3
_WORD = re.compile(r"[\w'’-]*\w")
_NAMING = re.compile(
    r"(?:known as|call(?:s|ed|ing)? (?:him|her|it|them)sel(?:f|ves)|called|nicknamed|dubbed|"
    r"so-called|named|titled|entitled|headlined|refer(?:red|ring)? to(?: \w+){0,2} as|"
    r"the (?:film|song|book|play|drama|movie|word|term|phrase|slogan|title|code ?name)s?|alias|"
    r"a\.?k\.?a\.?|labell?ed|"
    r"branded|termed|nickname(?: (?:is|was))?|as)(?: (?:him|her|them|the|a|an|as))? ?\Z",
    re.IGNORECASE,
)
_NAMED_KO = re.compile(
    r"\s?(?:(?:으)?로 ?(?:불[리린렸립]|통[하한합했])|이?라(?:는|고)? ?(?:불|부[르른릅]|별명"
    r"|이름|별칭|제목|노래|영화|책|말|단어|소문)|이?란 |별명)"
)
_ENDED = re.compile(r"[.!?…]\s*\Z")
_KOREAN_ENDED = re.compile(
    r"(?:다|요|까|라|자|어|아|지|마|니|냐|네|해|게|야|소|오|죠|군|걸|데|와|서|돼|줘|"
    r"봐)[.!?…~]*\s*\Z"
)
_VERB_BEFORE = re.compile(
    rf"(?P<speaker>[^,;:.!?\n\"“”]{{0,80}}?)\b(?P<verb>{VERBS})\b[^.!?;\"“”\n]{{0,60}}\Z",
    re.IGNORECASE,
)
_VERB_AFTER = re.compile(
    rf"[ \n]?,?[ \n]?(?:(?P<speaker>(?:[\w'’-]+ ){{1,5}}?)(?P<verb>{VERBS})\b|"
    rf"(?P<verb2>{VERBS})\b(?P<speaker2>(?: [\w'’-]+){{0,5}}))",
    re.IGNORECASE,
)
_VERB_AFTER_KO = re.compile(
    rf"\s?(?:이?라(?:고|며|면서|는)|하?고|하며|하면서|면서|며|"
    rf"는)?[^.!?\n\"“”]{{0,24}}?(?P<verb>{KOREAN_VERBS})"
)
_QUOTING_KO = re.compile(r"\s?(?:이?라(?:고|며|면서)|하고|하며|고(?: |\Z)|며|면서)")
_SPEAKER_KO = re.compile(r"(?P<speaker>[가-힣A-Za-z○×·() ]{1,24}?(?:은|는|이|가|께서))[ ,]")
"""(Korean) Who speaks, before the words."""
_NEAR = 120


def find_speech(text: str, lang: str = "") -> list[Found]:
    """Find direct speech, its marks included: `value` is the words inside.

    `detail` holds `marks` (both marks are there), `verb` (the span of the verb of saying, or
    None), `speaker` (the words that name who speaks, or None) and `sentence` (it is what somebody
    said, and not a term that the writer set in marks).
    """
    view = readable(text)
    said = view.text
    quotes = pairs(said)
    found = [_marked(said, quote) for quote in quotes if not quote.lost]
    parts = spans(said, quotes)
    found.extend(speech_lost_en.lost(said, parts, quotes))
    if wants_korean(said, lang):
        found.extend(speech_lost_ko.lost(said, parts, quotes))
    kept = [one for one in longest(_joined(found)) if one.value.strip()]
    return relocate(kept, view, spans=("verb",))


def is_of_source(text: str, start: int, end: int) -> bool:
    """Say whether quoted words are what a source tells the desk: “…,” the source said.

    Words that speak to somebody are not: then the source repeats what another said.
    """
    said = text[start:end]
    if FIRST_OR_SECOND.search(said) or KOREAN_SECOND.search(said):
        return False
    after, before = text[end : end + _NEAR], _sentence_before(text, start)
    if _SOURCE_AFTER.match(after) or _SOURCE_BEFORE.search(before):
        return True
    return _SOURCE_LEADS_KO.search(before) is not None or is_handed_on_ko(text, start, end)


def is_handed_on_ko(text: str, start: int, end: int) -> bool:
    """Say whether Korean words are announced as a source's own: … 씨의 말을 그대로 옮기면.

    Words that speak to somebody are not.
    """
    announced = _HANDED_KO.search(text[max(0, start - _NEAR) : start])
    return announced is not None and KOREAN_SECOND.search(text, start, end) is None


_SOURCE = (
    r"(?:the|a|an|another|one|our|this|that|his|her)? ?(?:[\w-]+ ){0,2}?(?:sources?|informants?|"
    r"correspondents?)(?: [\w-]+){0,6}?"
)
_SOURCE_AFTER = re.compile(
    rf"[ ,]*(?:{_SOURCE},? (?:{VERBS})\b|(?:said|says|added|explained|told us)\b ?{_SOURCE}\b"
    rf"|(?:이?라?고|며|면서|는)?,? ?(?:[가-힣]+ ){{0,3}}(?:소식통|제보자|통신원)(?:은|는|이|가))",
    re.IGNORECASE,
)
_SOURCE_BEFORE = re.compile(
    rf"\b{_SOURCE} (?:{VERBS})[,:]? ?\Z",
    re.IGNORECASE,
)
_SOURCE_KO = r"(?:소식통|제보자|통신원|증언자)"
_SOURCE_LEADS_KO = re.compile(
    rf"{_SOURCE_KO}(?:은|는|이|가|에 (?:따르면|의하면)),? (?:(?![가-힣]+"
    r"(?:이|가|은|는|께서|에게|한테|더러)[ ,])[^ .!?\n\"“”]{1,12} ){0,4}\Z"
)
"""소식통은 “…”: nobody else stands between the source and the words, to speak or to hear them."""
_HANDED_KO = re.compile(
    rf"(?:{_SOURCE_KO}|[가-힣○×A-Z]{{1,4}} ?씨)의 (?:말|이야기|얘기|증언|설명)[을를]? ?"
    r"(?:그대로 |직접 )?(?:옮|전하|들어 ?보|인용|소개)[가-힣]{0,6}[^.!?\n]{0,20}[.:,]? ?\Z"
)
"""… 씨의 말을 그대로 옮기면 이렇습니다. “…”"""


def _joined(found: list[Found]) -> list[Found]:
    """Give marked speech precedence over lost speech that it overlaps."""
    marked = sorted((one for one in found if one.detail["marks"]), key=lambda one: one.start)
    ends = [one.end for one in marked]
    kept = list(marked)
    for one in found:
        at = bisect_right(ends, one.start)
        overlaps = at < len(marked) and marked[at].start < one.end
        if not one.detail["marks"] and not overlaps:
            kept.append(one)
    return kept


def _marked(text: str, quote: Quote) -> Found:
    inner = text[quote.inner_start : quote.inner_end]
    verb, speaker = _verb_of(text, quote)
    detail = {
        "marks": True,
        "verb": list(verb) if verb else None,
        "speaker": speaker,
        "sentence": _is_said(text, quote, inner, verb is not None),
    }
    return Found(quote.start, quote.end, inner.strip(), detail)


def _verb_of(text: str, quote: Quote) -> tuple[tuple[int, int] | None, str | None]:
    """Find the verb of saying beside a quotation, and the words that name who speaks."""
    after = text[quote.end : quote.end + _NEAR]
    korean = _VERB_AFTER_KO.match(after) if "가" <= after.strip(" ")[:1] <= "힣" else None
    if korean:
        named = _SPEAKER_KO.search(_sentence_before(text, quote.start))
        at = quote.end + korean.start("verb")
        return (at, quote.end + korean.end("verb")), named["speaker"].strip() if named else None
    before = _sentence_before(text, quote.start)
    start = quote.start - len(before)
    match = _VERB_BEFORE.search(before)
    if match:
        speaker = match["speaker"].strip() or None
        return (start + match.start("verb"), start + match.end("verb")), speaker
    match = _VERB_AFTER.match(after)
    if match:
        name = "verb" if match["verb"] else "verb2"
        speaker = (match["speaker"] or match["speaker2"] or "").strip() or None
        return (quote.end + match.start(name), quote.end + match.end(name)), speaker
    return None, None


def _sentence_before(text: str, at: int) -> str:
    """Give the words of the same sentence before `at`."""
    before = text[max(0, at - _NEAR) : at]
    cut = max(before.rfind(mark) for mark in (". ", "! ", "? ", "\n", "”", '"'))
    return before[cut + 1 :]


def _is_said(text: str, quote: Quote, inner: str, has_verb: bool) -> bool:
    """Say whether a quotation is somebody's words, and not a term set in marks."""
    words = len(_WORD.findall(inner))
    if FIRST_OR_SECOND.search(inner) or KOREAN_SECOND.search(inner):
        return True
    korean = any("가" <= char <= "힣" for char in inner)
    named = _NAMING.search(text[max(0, quote.start - 48) : quote.start]) or _NAMED_KO.match(
        text, quote.end
    )
    if words <= _TERM_WORDS:
        return not named and (
            _is_korean_said(text, quote, inner, words)
            if korean
            else _is_short_said(text, quote, inner, has_verb=has_verb)
        )
    return not named or words > 2 * _TERM_WORDS or _ENDED.search(inner) is not None


def _is_korean_said(text: str, quote: Quote, inner: str, words: int) -> bool:
    """Say whether a few Korean words are what somebody said: they end as a sentence does."""
    if _ENDED.search(inner):
        return True
    ended = _KOREAN_ENDED.search(inner) is not None
    quoting = _QUOTING_KO.match(text, quote.end) is not None
    first = KOREAN_FIRST.search(inner) is not None
    return (ended and (quoting or first or words > 1)) or (quoting and words > 1)


def _is_short_said(text: str, quote: Quote, inner: str, *, has_verb: bool) -> bool:
    """Say whether a few English words are what somebody said: a cry, or with a verb beside it."""
    if inner.rstrip()[-1:] in ("!", "?"):
        return True
    before = text[max(0, quote.start - 2) : quote.start].strip()
    alone = not before or before[-1] in ".!?"
    ended = _ENDED.search(inner) is not None or inner.rstrip()[-1:] == ","
    return ended and (has_verb or (alone and inner.rstrip()[-1:] == "."))
