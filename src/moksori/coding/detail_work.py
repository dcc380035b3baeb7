"""What people do, which places they hold, and how their health is: nouns, not names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moksori.coding.detail_words import Word, Words, detail
from moksori.language.illnesses import ILLNESSES, LOSSES, MEDICAL, NOT_MEDICAL
from moksori.language.institutions import HEADS
from moksori.language.occupations import BEFORE, OCCUPATIONS, POSITIONS, plural
from moksori.language.words import words
from moksori.terms.detail import Detail, DetailKind

_ONE_WORD = {
    told: kind
    for kind, listed in ((DetailKind.POSITION, POSITIONS), (DetailKind.OCCUPATION, OCCUPATIONS))
    for noun in listed
    if "_" not in noun
    for told in (noun, plural(noun))
}
_TWO_WORDS = {
    told: kind
    for kind, listed in ((DetailKind.POSITION, POSITIONS), (DetailKind.OCCUPATION, OCCUPATIONS))
    for noun in listed
    if "_" in noun
    for told in (noun.replace("_", " "), plural(noun.replace("_", " ")))
}
_SECONDS = frozenset(told.split(" ")[1] for told in _TWO_WORDS)
_OFTEN_OTHERWISE = words(
    "general major private model head heads chair principal orderly official chief chiefs marine "
    "member members public leader leaders minor junior senior "
    "representative representatives partner partners founder guardian guardians receiver speaker "
    "operator king queen prince critic academic fellow assistant lay master turner potter porter "
    "tanner mason butler cook baker major majors models private privates generals builder driver "
    "author authors producer agents boss superior superiors vet refugee refugees seller sellers "
    "dealer employee employees officials head worker workers delegate delegates custodian"
)
_ARTICLES = words("a an as his her their my your our former the")
_AS = re.compile(
    r"(?<![\w-])(?:(?:work(?:s|ed|ing)?|employ(?:ed|ment)|serv(?:es|e|ed|ing)|retrained|trained"
    r"|practis(?:es|ed|ing)|act(?:s|ed|ing)|job|post|position|occupation|career|engaged|hired"
    r"|appointed|elected|profession|living|qualified|registered)"
    r"(?: (?:in|at|for|there|full-time|part-time|[a-z]+ly))? (?:as|of) (?:an? |the )?"
    r"|, an? |(?:is|was|am|are|were|became|become|being) an? )"
    r"(?P<what>[a-z][a-z‑-]*(?: [a-z][a-z‑-]*){0,2}?)"
    r"(?= (?:by|at|in|of|for|with|on|from|since|until|till|and|or|but|who|when|where|while|which"
    r"|that|under|near|over|before|after|during|between|to|as|because|so|then|there|here|he|she|they"
    r"|his|her|their|my|our|was|is|had|has|working|employed|practising|living)\b|[.,;:)!?]|$)"
)
_BY_PROFESSION = re.compile(
    r"(?<![\w-])an? (?P<what>[a-z][a-z‑-]*(?: [a-z][a-z‑-]*){0,3})"
    r" by (?:profession|trade|training|occupation)"
)
_SURE_AS = re.compile(r"^(?:work|employ|retrained|trained|practis|job|occupation|hired|profession)")
_SAYS_LITTLE = words("general public private chief first family country world")
_MOST_BEFORE = 3


def work_in(of: Words) -> Iterator[Detail]:
    """Find occupations and positions.

    Args:
        of: The words of the text.
    """
    for at, word in enumerate(of.all):
        low = word.low
        if low in _SECONDS and at and of.all[at].gap in {" ", "\u00a0"}:
            kind = _TWO_WORDS.get(f"{of.all[at - 1].low} {low}")
            if kind is not None:
                yield _widened(of, at - 1, at, kind)
                continue
        kind = _ONE_WORD.get(low)
        if kind is not None and (low not in _OFTEN_OTHERWISE or _is_meant(of, at)):
            yield _widened(of, at, at, kind)
    for match in _BY_PROFESSION.finditer(of.text):
        yield _as_told(of.text, match)
    for match in _AS.finditer(of.text):
        if _SURE_AS.match(match.group()):
            yield _as_told(of.text, match)


def _as_told(text: str, match: re.Match[str]) -> Detail:
    by = ("details.worked_as", 0.7)
    return detail(text, *match.span("what"), DetailKind.OCCUPATION, by)


def _is_meant(of: Words, at: int) -> bool:
    """Say whether a word that mostly means something else names what somebody is."""
    word = of.all[at]
    before = of.all[at - 1] if at else None
    behind = of.all[at + 1] if at + 1 < len(of.all) else None
    if word.capital and not word.opens:
        return True
    if before is None or word.gap not in {" ", "\u00a0"}:
        return False
    if before.low in BEFORE and before.low not in _SAYS_LITTLE:
        return True
    if before.low in _ARTICLES and (behind is None or behind.gap[:1] in ",.;:)"):
        return True
    if before.low not in _ARTICLES or behind is None or behind.low not in {"of", "at", "for"}:
        return False
    if word.low in {"member", "members"}:
        return at + 2 < len(of.all) and of.all[at + 2].low in HEADS
    return word.low in {"head", "chief", "principal", "owner", "leader", "founder"}


def _widened(of: Words, first: int, last: int, kind: DetailKind) -> Detail:
    """Take in what stands before the noun and belongs to it."""
    least = max(0, first - _MOST_BEFORE)
    while (
        first > least
        and of.all[first].gap in {" ", "\u00a0", "-", "‑"}
        and _belongs(of.all[first - 1])
    ):
        first -= 1
    return of.detail(of.all[first].start, of.all[last].end, kind, "details.work", 0.8)


def _belongs(word: Word) -> bool:
    return word.low in BEFORE and not (word.opens and word.low in {"on", "in"})


def health_in(of: Words) -> Iterator[Detail]:
    """Find illnesses, injuries and disabilities.

    Args:
        of: The words of the text.
    """
    for match in LOSSES.finditer(of.text):
        yield detail(of.text, *match.span(), DetailKind.HEALTH, ("details.loss", 0.7))
    for at, word in enumerate(of.all):
        low = word.low
        if low in ILLNESSES or (len(low) > 6 and low not in NOT_MEDICAL and MEDICAL.fullmatch(low)):
            first = at
            if at and word.gap == " " and _describes(of.all[at - 1].low):
                first = at - 1
            yield of.detail(of.all[first].start, word.end, DetailKind.HEALTH, "details.health", 0.7)


def _describes(low: str) -> bool:
    return low.endswith(
        ("ic", "al", "oid", "ous", "ive", "ere", "ent", "ial", "ular", "fying")
    ) or (low in {"mental", "total", "partial", "mild", "acute", "lung", "heart", "breast", "skin"})
