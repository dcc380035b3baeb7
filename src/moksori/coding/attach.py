"""Whose age, sum, injury or sentence a mention is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from moksori.coding.cast import Cast
from moksori.coding.reading import Draft
from moksori.coding.refs import PRONOUN, Ref
from moksori.coding.words_ko import SUBJECT
from moksori.terms.mention import MentionKind

OF_THE_HARMED = frozenset(
    {
        MentionKind.AMOUNT,
        MentionKind.SHARE,
        MentionKind.INJURY,
        MentionKind.SENTENCE,
        MentionKind.DURATION,
        MentionKind.QUANTITY,
    }
)
"""Kinds that belong to those who pay, suffer or serve."""

_LEFT_OUT = frozenset(
    {MentionKind.AMOUNT, MentionKind.SHARE, MentionKind.INJURY, MentionKind.SENTENCE}
)
"""Kinds whose sentence often leaves out whose they are."""

_PRICE = re.compile(
    r"\b(?:sell(?:s|ing)?|sold|costs?|price[ds]?|trading|traded|goes for|going for|worth"
    r"|exchange rate|per)\b"
    r"|시세|가격|값(?!으로|을 ?치)|환율|팔리|팔린|팔려|팔렸|거래(?:되|된)|당\s?[0-9]"
    r"|[0-9]\s?(?:kg|킬로|그램)(?:당|에)",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"\b(?:pa(?:y|ys|id|ying)|brib(?:e|es|ed|ing|ery)|g[ai]ve|given|hand(?:ed|ing)?|demand(?:ed"
    r"|s|ing)?|extort(?:ed|s|ing)?|t[ao]k(?:e|en|es|ing)|took"
    r"|sen[dt]|fin(?:e|ed|es)|in exchange|in return|receiv(?:e|ed|es|ing)|collect(?:ed|s|ing)?"
    r"|ransom|confiscat(?:ed|es|ing)|borrow(?:ed|ing)?|owed?|earn(?:ed|s|ing)?)\b"
    r"|요구|바치|바쳤|주고|줬|주었|냈|내고|뇌물|빼앗|뺏|보내|보냈|벌금|송금|갈취|뜯|챙기"
    r"|챙겼|받아|받았|빌리|빌려|벌었|몰수"
    r"|가져[가갔간갈]|가지고 ?[가갔간]|꺼내|꺼냈|모아|모은|모았|감춘|감추|숨긴|숨겨|저축"
    r"|털어|마련|꾸어|꾸었|꿔"
    r"|건네|건넸|찔러|고였|고이고|갖다|내놓|집어|거두|거둬|거뒀|떼[어이였]|먹였|넘겼"
    r"|넘겨|물었|물어 ?[주냈내]",
    re.IGNORECASE,
)


def attach(
    drafts: Sequence[Draft], refs: Sequence[Ref], cast: Cast, sentence: str, recent: Sequence[str]
) -> None:
    """Fill in the persons of the mentions of one sentence; what nobody claims keeps none.

    Args:
        drafts: The mentions of the sentence.
        refs: What refers to people in it.
        cast: Who they are.
        sentence: Its words.
        recent: Keys of whoever was harmed last in the passage.
    """
    risked = _at_risk(refs, cast)
    for draft in drafts:
        if draft.persons:
            continue
        held = _held(draft, refs)
        if held:
            draft.persons = held
        elif draft.kind is MentionKind.AGE:
            draft.persons = _nearest(draft, refs)
        elif draft.kind in OF_THE_HARMED and not _is_price(draft, sentence, risked):
            draft.persons = risked or (tuple(recent) if draft.kind in _LEFT_OUT else ())
        if draft.kind is MentionKind.AGE and len(draft.persons) == 1:
            one = cast.people[draft.persons[0]]
            one.age = one.age or str(draft.detail.get("told", ""))


def _held(draft: Draft, refs: Sequence[Ref]) -> tuple[str, ...]:
    for ref in refs:
        if ref.person and ref.start <= draft.start and draft.end <= ref.end:
            return ref.person
    return ()


def _nearest(draft: Draft, refs: Sequence[Ref]) -> tuple[str, ...]:
    """An age by itself is that of the subject before it, or of whoever stands nearest."""
    known = [ref for ref in refs if ref.person and ref.end <= draft.start]
    subjects = [ref for ref in known if ref.case == SUBJECT]
    for ref in reversed(subjects or known):
        return ref.person
    after = next((ref for ref in refs if ref.person and ref.start >= draft.end), None)
    return after.person if after else ()


def _at_risk(refs: Sequence[Ref], cast: Cast) -> tuple[str, ...]:
    found: list[str] = []
    for ref in refs:
        for key in ref.person:
            one = cast.people[key]
            if one.at_risk and (one.specific or ref.form == PRONOUN):
                found.append(key)
    return tuple(dict.fromkeys(found))


def _is_price(draft: Draft, sentence: str, risked: Sequence[str]) -> bool:
    """A price on the market is nobody's; what somebody paid is never taken for one."""
    if draft.kind is not MentionKind.AMOUNT:
        return False
    per = bool(draft.detail.get("per"))
    paid = _PAID.search(sentence) is not None or bool(risked)
    price = per or (_PRICE.search(sentence) is not None and not paid)
    draft.detail["price"] = price
    return price
