"""Years of birth, made as coarse as the age they give: `born in the 1960s`; in English."""

from __future__ import annotations

import re

from moksori.protection.age_wording import Wording
from moksori.protection.scene import Change, Scene
from moksori.terms.disguise import Rung

_BORN = re.compile(r"\bborn\b.*?(?P<year>\d{4})", re.IGNORECASE)
_BORN_BEFORE = re.compile(r"\bborn (?:in )?$", re.IGNORECASE)
_DAY_OF_BIRTH = re.compile(r"(?:\b(?:[Oo]n|in) )?(?<![A-Za-z])(?:\d|(?!Born)[A-Z]).*$")
_YEAR = re.compile(r"(?P<year>(?:1[89]|20)\d\d)")
_TERM = re.compile(
    r"^(?P<lead>in )?.*?\b(?:years?|months?)(?P<rest>(?: (?:away|short|off|shy))?(?: .*|))$",
    re.IGNORECASE | re.DOTALL,
)
_COMPOUND = re.compile(
    r"^(?P<article>an? )?['’]?\d+[- ](?P<noun>birth|born|baby|model|vintage)$", re.I
)


def born(scene: Scene, body: str, words: Wording, rung: Rung) -> Change | None:
    """Put a year of birth no finer than `rung`; None where none is told."""
    year = scene.mention.detail.get("born")
    if isinstance(year, int) and not (_BORN.search(body) or _BORN_BEFORE.search(scene.before)):
        return _alone(scene, body, year, words, rung)
    found = _BORN.search(body) or (_BORN_BEFORE.search(scene.before) and _YEAR.search(body))
    if not found and not isinstance(year, int):
        return None
    if rung in {Rung.ADULT, Rung.NOTHING}:
        return Change(words.after or words.predicate, back=scene.taken_back(_BORN_BEFORE))
    if not found or not isinstance(year, int) or "year of the" in body.lower():
        year = int(found.group("year")) if found else int(str(year))
        return Change(_in_words(year, rung))
    # "on 8 February 1964": the day goes with the year.
    body = _DAY_OF_BIRTH.sub("in ", body[: found.start("year")]) + body[found.start("year") :]
    found = _YEAR.search(body) or found
    return Change(body[: found.start("year")] + _in_words(int(found.group("year")), rung))


def served(scene: Scene, body: str, words: Wording, rung: Rung) -> Change | None:
    """`two years from his pension` to `some years from his pension`."""
    found = _TERM.match(body)
    if scene.mention.detail.get("form") != "oblique" or not found:
        return None
    return Change(f"{found.group('lead') or ''}some years{found.group('rest')}")


def _alone(scene: Scene, body: str, year: int, words: Wording, rung: Rung) -> Change:
    """A year that is no object of `born`: a 1966 birth, the class of '84, year of birth: 1966."""
    if rung in {Rung.ADULT, Rung.NOTHING}:
        return Change("[age withheld]")
    compound = _COMPOUND.match(body)
    said = _in_words(year, rung)
    if compound and compound.group("article"):
        return Change(f"somebody born in {said}")
    if compound:
        return Change(f"born in {said}")
    return Change(said)


def _in_words(year: int, rung: Rung) -> str:
    if rung is Rung.DECADE:
        return f"the {year // 10 * 10}s"
    step = 5 if rung is Rung.FIVE_YEARS else 4
    first = year // step * step
    return f"the years {first} to {first + step - 1}"
