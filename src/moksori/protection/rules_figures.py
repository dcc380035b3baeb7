"""Rules about figures that single somebody out: ages, sums, shares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from moksori.language.found import Found
from moksori.language.shares import find_shares
from moksori.packs.loader import available, load
from moksori.protection.matching import Automaton
from moksori.protection.matching_text import Text
from moksori.protection.rules_page import BLOCK, REVIEW, Mark, Page, Reading
from moksori.protection.variants import Form, shape_of
from moksori.terms.finding import FindingClass
from moksori.terms.watch import WatchKind

_THINGS = re.compile(
    r"[\s-]*(?:\w+ )?(?:agreement|armistice|ban|building|bridge|car|compan(?:y|ies)|conflict"
    r"|constitution|custom|dispute|dynasty|factory|government|histor(?:y|ies)|house|institution|law"
    r"|movement|organi[sz]ation|party|policy|practice|programme?|regime|regulation|road|rule|school"
    r"|state|system|tradition|treaty|tree|truck|vehicle|war)s?\b",
    re.IGNORECASE,
)
_PRICE = re.compile(
    r"\b(?:prices?|priced|costs?|costing|worth|rates?|fares?|wages?|salary|salaries|goes? for"
    r"|sells? (?:for|at)|selling (?:for|at)|trading at|traded at"
    r"|per (?:kilo|gram|month|day|litre))\b"
    r"|(?:킬로(?:그램|그람)?|㎏|kg|그램|그람|리터|포대|마리)(?:당|에|은|는)"
    r"|값|가격|시세|환율|팔리|팔린|거래되|거래된|월급|임금|요금",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"\b(?:bribe[sd]?|bribery|paid|pay(?:s|ing|ment|ments)?|took|tak(?:e|es|en|ing)|demand\w*|extort\w*"
    r"|blackmail\w*|ransom\w*|fin(?:e|ed|es)|gave|giv(?:e|es|en|ing)|receiv\w+|sent|send\w*|hand(?:ed|s|ing)"
    r"|confiscat\w*|seiz\w*|stole|rob(?:bed|s)?|borrow\w*|lent|ow(?:e|ed|es)|earn\w*|lost|spent|saved"
    r"|remit\w*|sold)\b|뇌물|바치|바쳤|뜯|빼앗|요구|벌금|송금|보내|보냈|받았|받아|받고|건네|건넸|물었|냈다|내고"
    r"|몰수|갈취|꾸었|빌렸|벌었|잃었",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"\b(?:money|sums?|cash|payments?|bribes?|profits?|remittances?|proceeds|amounts?|earnings"
    r"|savings|income|takings|fees?|cuts?|commission)\b|돈|금액|송금|수익|이익|이득|몫|뇌물|수수료|벌이",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\s+of\s+(?:the\s+|her\s+|his\s+|their\s+|all\s+|that\s+|this\s+)?(?P<whole>[A-Za-z]+)"
)
_WHOLE_KO = re.compile(r"(?P<whole>[가-힣]+)의\s*$")
_SAID_BEFORE = frozenset({"it", "that", "this", "them", "which", "what", "whatever"})
_NEAR = 120
_SHORT_WORD = 3
_DECADE_LIKE = 7


def age_too_exact(page: Page) -> Iterator[Mark]:
    """An age is given to the year, or finer than a decade.

    Together with a town and a sex it leaves only a handful of people. Say the decade ("in her
    forties") or leave the age out. Ages of persons who act in public may stay: allow them here
    and say why.
    """
    for reading in page.told:
        for age in reading.ages:
            if is_too_fine(age):
                yield Mark(reading, age.start, age.end, _class_of_age(reading, age))


def is_too_fine(age: Found) -> bool:
    """Say whether an age is told finer than a decade."""
    if age.detail.get("exact") or age.detail.get("finer"):
        return True
    if isinstance(age.value, list | tuple) and len(age.value) == 2:
        low, high = age.value
        return age.detail.get("form") not in ("decade", "minor") and high - low + 1 < _DECADE_LIKE
    return False


def _class_of_age(reading: Reading, age: Found) -> FindingClass:
    """Say how sure an age is one of a person to protect, and not of a leader or a building."""
    after = reading.text[age.end : age.end + 40]
    before = reading.text[max(0, age.start - _NEAR) : age.start]
    if _THINGS.match(after) or names_public_figure(before):
        return REVIEW
    return BLOCK


@cache
def _public_figures() -> Automaton:
    names = {
        Text(name).letters
        for code in available()
        for one in load(code).public_figures
        for name in one
    }
    long_enough = sorted(name for name in names if len(name) >= 3)
    return Automaton([Form(name, 0, WatchKind.PERSON, shape_of(name)) for name in long_enough])


def names_public_figure(text: str) -> bool:
    """Say whether somebody publicly known is named in a few words."""
    return bool(_public_figures().find(Text(text).letters))


def sum_too_exact(page: Page) -> Iterator[Mark]:
    """A sum is given as it was paid, sent or taken.

    Whoever paid it or counted it recognises the figure. Say how large it was ("tens of thousands
    of yuan"), and treat the figure beside it in another currency the same way. Prices on the
    street (so much a kilo) may stay.
    """
    for reading in page.told:
        amounts = reading.amounts
        for amount in amounts:
            if not is_price(amount, amounts) and amount.detail.get("exact") is not False:
                yield Mark(reading, amount.start, amount.end, _class_of_sum(reading, amount))


def is_price(amount: Found, amounts: list[Found]) -> bool:
    """Say whether a sum is a price of so much a measure, or converts one."""
    base = amount.detail.get("conversion_of")
    if isinstance(base, int) and 0 <= base < len(amounts) and amounts[base].detail.get("per"):
        return True
    return bool(amount.detail.get("per"))


def _class_of_sum(reading: Reading, amount: Found) -> FindingClass:
    sentence = reading.sentence(amount.start)
    if not _PAID.search(sentence):
        told = reading.text[amount.start : amount.end]
        in_a_word = len(told) <= _SHORT_WORD and told.isalpha()
        # The end of a longer word, or a short word of its own, can read like a small sum.
        return REVIEW if in_a_word or _PRICE.search(sentence) else BLOCK
    before = reading.text[max(0, amount.start - 1) : amount.start]
    is_end_of_word = before.isalpha() and reading.text[amount.start : amount.end].isalpha()
    return REVIEW if is_end_of_word and amount.end - amount.start <= _SHORT_WORD else BLOCK


def share_of_a_sum(page: Page) -> Iterator[Mark]:
    """A share of a sum is given: a per cent, a half, a third.

    With the sum known to whoever paid it, the share gives the rest away. Say "most of it" or "a
    part of it", or leave it out. Shares of other things, such as how many people left, may stay.
    """
    for reading in page.told:
        for share in find_shares(reading.words):
            cls = BLOCK if _is_of_money(reading, share) else REVIEW
            yield Mark(reading, share.start, share.end, cls)


def _is_of_money(reading: Reading, share: Found) -> bool:
    """Say whether a share is one of money: of what is named beside it, else of what is near."""
    beside = _WHOLE.match(reading.text, share.end)
    whole = beside["whole"] if beside else ""
    korean = _WHOLE_KO.search(reading.text, max(0, share.start - _NEAR), share.start)
    if korean:
        whole = korean["whole"]
    if whole and not _MONEY.search(whole) and whole.lower() not in _SAID_BEFORE:
        return False
    near = reading.text[max(0, share.start - _NEAR) : share.end + _NEAR // 2]
    return bool(_MONEY.search(near)) or any(
        share.start - _NEAR <= amount.start <= share.end + _NEAR // 2 for amount in reading.amounts
    )
