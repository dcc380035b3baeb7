"""Rules about what is harmless alone and names somebody together: figures, a place; a career."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from moksori.language.found import Found
from moksori.packs.loader import available, load
from moksori.protection.magnitudes import figures
from moksori.protection.matching import Automaton
from moksori.protection.matching_judge import judge
from moksori.protection.rules_figures import is_price, is_too_fine, names_public_figure
from moksori.protection.rules_page import BLOCK, REVIEW, Mark, Page, Reading
from moksori.protection.rules_places import neighbourhood_named
from moksori.protection.variants import forms_of
from moksori.terms.watch import Scope, WatchKind, WatchValue

_TOWNS = frozenset({"city", "county"})
_LEAST = 2
_ONE_STEP, _A_LIFE = 2, 3


def age_place_and_sum(page: Page) -> Iterator[Mark]:
    """An age, a place and a sum are told in one story, and together they fit one person.

    Each of them may be coarse enough alone. Whoever knows that place knows who of that age paid
    that much. Make one of the three coarser; the sum costs the story least.
    """
    small = list(neighbourhood_named(page))
    exact = [(one, age) for one in page.told for age in one.ages if is_too_fine(age)]
    certain = bool(small and exact)
    for reading in page.told:
        sums = [one for one in reading.amounts if _is_sum(one, reading.amounts)]
        near = bool(sums) and bool(_of_people(reading)) and _has_place(page, reading, small)
        for amount in sums:
            if certain and _figures(amount) > 1:
                yield Mark(reading, amount.start, amount.end, BLOCK)
            elif near:
                yield Mark(reading, amount.start, amount.end, REVIEW)


def _of_people(reading: Reading) -> list[Found]:
    return [age for age in reading.ages if not names_public_figure(reading.sentence(age.start))]


def _is_sum(amount: Found, amounts: list[Found]) -> bool:
    """Say whether a sum is told in figures: not "tens of thousands", and no price."""
    return amount.detail.get("exact") is not False and not is_price(amount, amounts)


def _figures(amount: Found) -> int:
    told = amount.value.get("value") if isinstance(amount.value, dict) else amount.value
    values = told if isinstance(told, list | tuple) else [told]
    return max((figures(float(one)) for one in values if isinstance(one, int | float)), default=0)


@cache
def _towns() -> Automaton:
    names = {
        name
        for code in available()
        for place in load(code).places
        if place.level in _TOWNS
        for names in place.names.values()
        for name in names
    }
    value = WatchValue("towns", WatchKind.PLACE, Scope.EVERYWHERE, tuple(sorted(names)))
    return Automaton([form for form in forms_of(0, value, ()) if len(form.text) >= _LEAST])


def _has_place(page: Page, reading: Reading, small: list[Mark]) -> bool:
    """Say whether a town, or a place smaller than one, is named in a text."""
    if any(mark.reading is reading for mark in small):
        return True
    text = page.whole
    for start, end, pattern in _towns().find(text.letters):
        cls = judge(_towns().forms[pattern][0], Scope.EVERYWHERE, text, start, end)
        if cls is BLOCK and page.mark(*text.span(start, end), REVIEW).reading is reading:
            return True
    return False


_HELD = (
    r"(?! to (?:a |an |the |another |some )?(?:\w+ ){0,3}?(?:prison|jail|camp|detention|custody"
    r"|cell|hospital|holding|interrogation|court|mine|farm|labou?r))"
)
_STEPS = (
    r"(?:, (?:was|later|then)|\b(?:[Hh]e|[Ss]he|I|who|and|then|later|before|after|officer|official"
    r"|captain|major|man|woman|chief|[A-Z][a-z-]+)) "
    r"(?:(?:was|had|has|been|got|being|then|later|soon|\w+ly) ){0,3}"
    rf"(?:appointed|promoted|demoted|dismissed|transferred|posted|reassigned|commissioned){_HELD}\b",
    r"\b(?:rose|risen) (?:\w+ )?(?:to|through) (?:the )?(?:rank|ranks|post|position|\w+)\b",
    r"\b(?:became|was made|been made|made|took over as|takes over as) (?:the |an? )?"
    r"(?:(?:vice|deputy|chief|senior|junior|provincial|city|county|party|section|company"
    r"|platoon)[ -])*(?:head|chief|director|commander|major|captain|lieutenant|colonel|general"
    r"|secretary|chairman|chairwoman|prosecutor|judge|warden|inspector|supervisor|officer|instructor|manager)\b",
    r"\b(?:served|serving|serves) (?:as|in|with|at|under)\b",
    r"\b(?:worked|working) (?:as (?:an? |the )?\w+|in|at|for) [^.;!?\n]{0,60}?"
    r"\b(?:from|since|until|between) (?:\w+ )?(?:19|20)\d\d",
    r"\bwas in the [\w-]+(?: [\w-]+)? (?:section|department|bureau|unit|regiment|brigade|corps)\b",
    r"\bkept the [\w-]+ (?:book|register)s? (?:at|of|in|for)\b",
    r"\bgraduated\b|\b(?:enlisted|retired) (?:in|from|as|at)\b"
    r"|\bjoined the (?:army|party|ministry|military|service|police|bureau|forces?"
    r"|department|unit)\b|\b(?:discharged|demobili[sz]ed) from the "
    r"(?:army|military|service|forces)\b",
)
_TIES = (
    r"\b(?:was born|is a native of|native of|comes? from|came from|hails? from|grew up in"
    r"|raised in) (?:the )?[A-Z\d]",
    r"\b(?:he|she|who|major|captain|officer|official|[A-Z][a-z-]+) (?:\w+ly )?(?:is |was |got )?"
    r"(?:re)?married\b|\b(?:son|father|brother|daughter|mother|sister)-in-law\b",
)
_STEPS_KO = (
    r"임명(?:되|돼|됐|된|받)|발령(?:받|을 받|이 나|났)|승진(?:하|했|한|해)|진급(?:하|했|한|해)"
    r"|강등(?:되|돼|됐|된)|해임(?:되|돼|됐|된)|철직(?:되|돼|됐|된|당)|부임(?:하|했|한|해)"
    r"|조동(?:되|돼|됐|된)|(?:으로|로) (?:전근|전출|전임)",
    r"졸업(?:하|했|한|해|생)|입대(?:하|했|한|해)|제대(?:하|했|한|해)|입당(?:하|했|한|해)",
    r"(?:으로|로|에서) (?:근무|복무|재직)(?:하|했|한|해)"
    r"|(?:장|관|원|비서|위원)(?:을|를|으로|로) 지냈"
    r"|(?:장|관|원|비서)(?:이|가) 되었|(?:장|관|비서)(?:이|가) 됐",
)
_TIES_KO = (
    r"출신(?:이|으로|인|의)|에서 태어|고향(?:은|이) ",
    r"결혼(?:하|했|한|해)|장가(?:를|들|갔)|사위(?:가|이|로|인)|장인(?:이|은|의)|처남|매부|동서(?:가|인)",
)
_STEP = re.compile("|".join(f"(?:{one})" for one in (*_STEPS, *_STEPS_KO)))
_TIE = re.compile("|".join(f"(?:{one})" for one in (*_TIES, *_TIES_KO)))
_YEAR = re.compile(r"\b(?:19|20)\d\d(?!\d)|['’]\d0s\b|\b\d{2}년")


def career_told(page: Page) -> Iterator[Mark]:
    """Somebody without a name is told by posts, dates and marriage: the career is the name.

    Whoever works there reads two steps of a life and knows whose it is, and then who was near.
    Keep one post at the most, without its year, and leave out where the person comes from and whom
    he or she married.
    """
    for reading in page.told:
        steps = [(one, _is_dated(reading, one)) for one in _found(_STEP, reading)]
        ties = _found(_TIE, reading)
        dated = sum(is_dated for _, is_dated in steps)
        told = len(steps) + len(ties)
        if not steps or told < _ONE_STEP or not (dated or ties):
            continue
        cls = BLOCK if dated >= _A_LIFE else REVIEW
        for one in sorted([*(step for step, _ in steps), *ties], key=lambda one: one.start()):
            yield Mark(reading, one.start(), one.end(), cls)


def _found(pattern: re.Pattern[str], reading: Reading) -> list[re.Match[str]]:
    """Give the steps of lives in a text, but those of whom everybody knows."""
    return [
        one
        for one in pattern.finditer(reading.text)
        if not names_public_figure(reading.sentence(one.start()))
    ]


def _is_dated(reading: Reading, step: re.Match[str]) -> bool:
    return _YEAR.search(reading.sentence(step.start())) is not None
