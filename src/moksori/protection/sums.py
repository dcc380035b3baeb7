"""The ladder of sums: two figures, one figure, order of magnitude, nothing; conversions with it."""

from __future__ import annotations

import re
from typing import Any

from moksori.protection import hedges
from moksori.protection.conversions import SUM
from moksori.protection.magnitudes import in_words, like_its_sum, number_in
from moksori.protection.scene import Change, Scene, begins_sentence
from moksori.protection.word_sets import word_set
from moksori.terms.disguise import Rung

_PAYMENTS = r"(?P<of>(?:instal{1,2}ments?|payments?|tranches|portions)[ \u00a0]+of[ \u00a0]+)"
_INSTALMENTS = re.compile(rf"\b\w+(?:[ \u00a0]equal)?[ \u00a0]+{_PAYMENTS}$", re.IGNORECASE)
_INSTALMENTS_INSIDE = re.compile(rf"^\w+(?:[ \u00a0]equal)?[ \u00a0]+{_PAYMENTS}", re.IGNORECASE)
_NO_COUNT = word_set("in the his her their these those of by with several equal monthly")
_TIMES_KO = re.compile(
    r"(?P<each>씩\s*)(?:\d+|두|세|네|다섯|여섯|일곱|여덟|아홉|열|한)\s?(?P<unit>번|차례|회)"
)
_TIMES_BEFORE_KO = re.compile(
    r"(?:\d+|두|세|네|다섯|여섯|일곱|여덟|아홉|열)\s?"
    r"(?P<rest>(?:번|차례|회)(?:에 걸쳐|(?:에|로) 나누어|(?:에|로) 나눠)?\s)$"
)
_BRACKET = re.compile(r"[ \u00a0]*[(（][^()（）]*[)）]$")
_SIGN = re.compile(r"^(?:US|C|A|HK|NT|RMB)?[ \u00a0]?[$¥€£₩￥]|[$¥€£₩￥元]$")
_SIGN_NAMES = {"$": "dollars", "¥": "yuan", "￥": "yuan", "€": "euros", "£": "pounds", "₩": "won"}
_SIGN_NAMES_KO = {"$": "달러", "¥": "위안", "￥": "위안", "€": "유로", "£": "파운드", "₩": "원"}
_CODE_NAMES = {"USD": "dollars", "CNY": "yuan", "EUR": "euros", "GBP": "pounds", "KRW": "won",
               "KPW": "won", "JPY": "yen"}  # fmt: skip
_SINGULAR = re.compile(r"\b(dollar|euro|pound|ruble|rouble|rupee)$", re.IGNORECASE)
_ADJECTIVE = re.compile(r"\b(an?)[ \u00a0]+$", re.IGNORECASE)
_OWNED = re.compile(r"[ \u00a0]((?:[a-z]+ly[ \u00a0])?[a-z][a-z-]+)(?![\w'’-])")
_NOT_OWNED = word_set("a an the in on for to from of by per each every or and as at with")
_FRAME = re.compile(r"^(?P<lead>[\s(]*)(?P<body>.*?)(?P<trail>[\s),]*)$", re.DOTALL)


def disguise_amount(scene: Scene, rung: Rung) -> Change | None:
    """Put a sum no finer than `rung`; None if it is told no finer already."""
    korean = scene.language == "ko"
    if scene.mention.detail.get("exact") is False and rung is Rung.MAGNITUDE:
        return None
    if rung is Rung.NOTHING:
        return _nothing(scene, korean)
    main, tail = _without_bracket(scene.told)
    whole = float(scene.mention.detail.get(SUM) or 0)
    public = _coarse(main, scene.mention.value, rung, korean, whole)
    if public is None:
        return None
    if tail:
        inner = _coarse(tail, None, rung, korean, (number_in(main) or (0, 0, 0.0))[2])
        tail = tail if inner is None else inner
        return _around(scene, public, tail, korean)
    return _around(scene, public, "", korean)


def _without_bracket(told: str) -> tuple[str, str]:
    found = _BRACKET.search(told)
    if not found or not found.start():
        return told, ""
    return told[: found.start()], found.group()


def _range(value: Any, number: float) -> tuple[float, float]:
    """Give the lowest and highest sum: the mention's value may know of a range."""
    told = value.get("value") if isinstance(value, dict) else value
    if isinstance(told, list | tuple) and len(told) == 2:
        return float(told[0]), float(told[1])
    # A single value says nothing that the words do not: where the two differ, the unit counts in
    # more than ones ("25 lakh kyats"), and it stays beside the number.
    return number, number


def _coarse(told: str, value: Any, rung: Rung, korean: bool, whole: float) -> str | None:
    """Give a sum with its number made coarse; None if it has no number.

    A round sum gets its "about" too: without it everybody reads that it was exactly so much.

    Args:
        told: The words of the sum.
        value: What the mention says it is worth.
        rung: The rung decided.
        korean: In which language.
        whole: The sum that this one converts, 0 where it converts none.
    """
    frame = _FRAME.match(told)
    lead, body, trail = frame.group("lead", "body", "trail") if frame else ("", told, "")
    inside = _INSTALMENTS_INSIDE.match(body)
    if inside:
        lead, body = lead + inside.group("of"), body[inside.end() :]
    body = (hedges.INSIDE_KO if korean else hedges.INSIDE).sub("", body)
    found = number_in(body)
    if found is None:
        return None
    start, end, number = found
    low, high = (like_its_sum(each, whole, rung) for each in _range(value, number))
    if low != high:
        second = number_in(body[end:])
        end = end + second[1] if second else end
    unit_before, unit_after = body[:start], body[end:]
    words = in_words(low, high, rung, korean)
    sum_ = (_korean_sum if korean else _english_sum)(unit_before, words, unit_after, value)
    return lead + sum_ + trail


def _english_sum(before: str, words: str, after: str, value: Any) -> str:
    sign = _SIGN.search(before.strip()) or _SIGN.search(after.strip())
    if sign:
        code = value.get("currency") if isinstance(value, dict) else None
        name = _CODE_NAMES.get(str(code), _SIGN_NAMES.get(sign.group()[-1], str(code)))
        prefix = "US " if "US" in before else ""
        return f"{words} {prefix}{name}"
    unit = after.strip(" \u00a0-") or before.strip()
    unit = _SINGULAR.sub(r"\1s", unit)
    return f"{words} {unit}".strip() if unit else words.removesuffix(" of")


def _korean_sum(before: str, words: str, after: str, value: Any) -> str:
    sign = _SIGN.search(before.strip()) or _SIGN.search(after.strip())
    if sign and sign.group()[-1] in _SIGN_NAMES_KO:
        return f"{words} {_SIGN_NAMES_KO[sign.group()[-1]]}"
    if not after and before.strip().isascii() and before.strip():
        return f"{words} {before.strip()}"
    return hedges.BEFORE_KO.sub("", before) + words + after


def _around(scene: Scene, public: str, tail: str, korean: bool) -> Change:
    if korean:
        return _around_korean(scene, public + tail)
    back = scene.taken_back(hedges.BEFORE)
    head = scene.before[: len(scene.before) - back]
    counted = _INSTALMENTS.search(head)
    if counted and counted.group().split()[0].lower() not in _NO_COUNT:
        extra = len(counted.group())
        if back + extra <= scene.back:
            of = counted.group("of")
            many = re.sub(r"^(installment|instalment|payment)(?=[ \u00a0])", r"\1s", of)
            return Change(many + public + tail, back=back + extra)
    owned = _owned(scene, head, back)
    if owned and not tail:
        noun, length = owned
        return Change(f"{noun} of {public}", back=back, on=length)
    if begins_sentence(head) and public[:1].islower():
        public = public[0].upper() + public[1:]
    return Change(public + tail, back=back)


def _owned(scene: Scene, head: str, back: int) -> tuple[str, int] | None:
    """Find the noun of "a 40,000 yuan bribe": it goes before the sum."""
    noun = _OWNED.match(scene.after)
    if not _ADJECTIVE.search(head) or not noun or len(noun.group()) > scene.on:
        return None
    if noun.group(1).split()[0] in _NOT_OWNED or back:
        return None
    return noun.group(1), len(noun.group())


def _around_korean(scene: Scene, public: str) -> Change:
    back = scene.taken_back(hedges.BEFORE_KO)
    on = scene.taken_on(hedges.AFTER_KO)
    rest = scene.after[on:]
    times = _TIMES_KO.match(rest)
    if times and on + len(times.group()) <= scene.on:
        more = f"{times.group('each')}여러 {times.group('unit')}"
        return Change(public + more, back=back, on=on + len(times.group()))
    head = scene.before[: len(scene.before) - back]
    before = _TIMES_BEFORE_KO.search(head)
    if before and back + len(before.group()) <= scene.back:
        return Change(
            f"여러 {before.group('rest')}{public}", back=back + len(before.group()), on=on
        )
    return Change(public, back=back, on=on)


def _nothing(scene: Scene, korean: bool) -> Change:
    if scene.mention.detail.get("conversion_of") is not None and scene.before.endswith("("):
        gap = 1 if scene.before.endswith(" (") and scene.back > 1 else 0
        if scene.after.startswith(")") and scene.back and scene.on:
            return Change("", back=1 + gap, on=1)
    back = scene.taken_back(hedges.BEFORE_KO if korean else hedges.BEFORE)
    on = scene.taken_on(hedges.AFTER_KO) if korean else 0
    return Change("[금액 비공개]" if korean else "[sum withheld]", back=back, on=on)
