"""The words by which an account says who somebody is, and what they are called."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moksori.coding.refs import Ref
from moksori.coding.words_en import NOUNS

COPULA = re.compile(
    r"\s*(?:this (?:morning|afternoon|evening|week)\s|tonight\s|today\s)?(?:,?\s?who\s)?"
    r"(?:is|was|are|were|became|had been|has been|works as|worked as|served as)\s+"
    r"(?:also\s+|then\s+)?",
    re.IGNORECASE,
)
"""Between somebody and what they are."""
COMMA = re.compile(
    r"[\s\u00a0]*,[\s\u00a0]*(?:who is |who was |then )?"
    r"|(?:[\s\u00a0](?:inside|there|here))?[\s\u00a0][–—][\s\u00a0]"
)
"""Between somebody and what more is told of who they are."""
_WORKED_AS = re.compile(
    r"[\s\u00a0](?:who|and) (?:has |had |once |then |also )*(?:work|serv|trad)\w* (?:there )?as "
    r"(?:an? )?(?:[a-z-]+ )?(?P<noun>[a-z-]{3,})\b"
)
"""Behind somebody, what they worked as: they may be called so from then on."""
_WHO_DOES = re.compile(
    r"[\s\u00a0]who (?:has |had |once |then |also |still )*(?P<verb>[a-z]{3,}(?:d|t|s|e))\b"
)
"""Behind somebody, what they did: who "peddled squid" may be "the peddler" from then on."""
_DOER_OF = {
    "sold": "seller", "sells": "seller", "taught": "teacher", "teaches": "teacher",
    "drove": "driver", "drives": "driver", "bought": "buyer", "dealt": "dealer",
    "kept": "keeper", "swept": "sweeper", "wove": "weaver", "wrote": "writer",
    "built": "builder", "led": "leader", "sang": "singer", "made": "maker",
}  # fmt: skip
WITH_MORE = re.compile(r"[\s\u00a0](?:with|of|from|in|at) [^,.;:!?]{2,40},")
"""Behind somebody said to be this or that, up to the comma: "a widow with a small son,"."""
WE_CALL = re.compile(
    r"(?: (?:at|in|of|from|with|behind|for) [^,.;]{1,24})?,?"
    r"\s(?:(?:(?:who|whom|that)\s)?(?:we|i|they)(?:\s(?:will|shall)|['’]ll)?\s"
    r"(?:call|named|know as)\s(?:here\s)?"
    r"|by the name(?: of)?\s|(?:who\s)?(?:is\s)?(?:called|named|surnamed)\s"
    r"|whose (?:sur)?name (?:is|was)\s|who (?:goes|went) by(?: the name)?(?: of)?\s)",
    re.IGNORECASE,
)
"""As in "whom we will call …", "by the name of …": between somebody described and their name."""
_NAME_IS = (
    r"\b(?:(?:his|her)\s(?:(?:real|full|family|given|last|first)\s)?(?:sur)?name\s(?:is|was)"
    r"|(?:he|she)(?:\s(?:is|was)|['’]s)\s(?:called|named))\s\Z"
)
NAME_IS = re.compile(_NAME_IS, re.IGNORECASE)
"""As in "her name is …", "he is called …"."""
NAMED_HIM = re.compile(
    r"\b(?:call(?:ed)?|name|know|knew|refer to)\s(?:him|her)\s(?:(?:here|only|simply|just)\s)*"
    r"(?:as\s|by (?:the|his|her) (?:sur|family |last |first )?name(?:,| of)?\s)?[“‘\"']?\Z"
    r"|\b(?:he|she) (?:appears|figures) (?:here\s)?(?:as|under the name(?: of)?)\s\Z"
    r"|\b(?:goes|going|went|known) by the (?:name|pseudonym|alias)(?: of)?\s\Z"
    rf"|{_NAME_IS}",
    re.IGNORECASE,
)
"""As in "we will call him …", "her surname is …": whose name follows stands in it."""

WILL_CALL_KO = re.compile(
    r"(?: ?씨)?(?:이)?라고 (?:부르|하)(?:겠|기로)"
    r"|(?:이)?라는 (?:가명|이름)(?:을|으로) (?:부르|쓰|씁)"
)
"""서 씨라고 부르겠습니다: a name given to whoever was told of last."""

_BESIDE = 2
"""Words before whoever it is told by: "According to Ms. Jo, the keeper …"."""


def is_more_of(last: Ref, ref: Ref) -> bool:
    """Say whether somebody behind a comma is the one before it.

    Where a sentence opens with whom it is told by, who follows is another, unless they are told
    with their age and closed by a comma: "According to Ms. Jo, a tailor of thirty, he beat her."

    Args:
        last: The one before a comma; one of the two is a name.
        ref: The one behind it.
    """
    by_the_way = last.notes.get("prep") == "to" and int(last.notes.get("first", 0)) <= _BESIDE
    return not by_the_way or bool(ref.age and ref.notes.get("closed"))


def worked_as(text: str, at: int) -> tuple[str, ...]:
    """Give nouns for what somebody worked as or did; none where no words behind them tell it.

    Args:
        text: The decoded original.
        at: Where the words behind them begin.
    """
    worked = _WORKED_AS.match(text, at)
    if worked is not None:
        return (worked["noun"],) if worked["noun"] in NOUNS else ()
    does = _WHO_DOES.match(text, at)
    # Of the nouns made of the verb, those by which the account calls somebody.
    made = _doers(does["verb"]) if does is not None else ()
    return tuple(noun for noun in made if f" {noun}" in text)


def _doers(verb: str) -> Iterator[str]:
    """Give the nouns for whoever does something: who "peddled" is a peddler."""
    if verb in _DOER_OF:
        yield _DOER_OF[verb]
        return
    stem = re.sub(r"(?:ies|ied)\Z", "y", verb)
    for ending in ("ed", "es", "d", "s"):
        if stem.endswith(ending):
            bare = stem.removesuffix(ending)
            yield from (f"{bare}er", f"{bare}r", f"{bare}or")
