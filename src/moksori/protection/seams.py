"""Seams: what stands beside new words is put right, so that no replacement leaves a scar."""

from __future__ import annotations

import re

from moksori.language.articles import wants_an
from moksori.language.hangul import final_of
from moksori.language.particles import agree
from moksori.protection.scene import Change, Scene, begins_sentence
from moksori.protection.word_sets import word_set

_ARTICLE = re.compile(r"(?<![\w'’-])([Aa]n?)([ \u00a0]+)$")
_DOUBLED = re.compile(r"(?<![\w'’-])([A-Za-z]+)([ \u00a0]+)(?=\1[ \u00a0]+$)", re.IGNORECASE)
_SMALL = word_set("a an the as in on at of to by for and with from that was is")
_FIRST_WORD = re.compile(r"[\"'“‘(\[]*([A-Za-z0-9][\w.'’-]*)")
_BLANK = " \t\u00a0"
_CLOSE = frozenset(".,;:!?)]}”’…")
# A particle after a closing bracket belongs to the word before the bracket.
_PARTICLE = re.compile(r"[\"'”’]*[가-힣]{1,8}")


def sewn(scene: Scene, change: Change) -> Change:
    """Widen a change so that blanks, articles, capitals and particles beside it are right.

    Args:
        scene: The mention and what stands around it.
        change: What its ladder asked for.
    """
    for step in (_closed, _single, _articled, _capital, _agreed):
        change = step(scene, change)
    return change


def _head(scene: Scene, change: Change) -> str:
    return scene.before[: len(scene.before) - change.back]


def _rest(scene: Scene, change: Change) -> str:
    return scene.after[change.on :]


def _more(change: Change, public: str, back: int = 0, on: int = 0) -> Change:
    return Change(public, change.back + back, change.on + on)


def _closed(scene: Scene, change: Change) -> Change:
    """Close the gap that words leave when nothing takes their place."""
    if change.public:
        return change
    head, rest = _head(scene, change), _rest(scene, change)
    free_back, free_on = scene.back - change.back, scene.on - change.on
    if head.endswith("(") and rest.startswith(")") and free_back and free_on:
        gap = len(head[:-1]) - len(head[:-1].rstrip(_BLANK))
        wide = Change("", change.back + 1 + min(gap, free_back - 1), change.on + 1)
        return _closed(scene, wide) if gap else wide
    bare = head.rstrip(_BLANK)
    if bare.endswith(",") and rest[:1] in {",", "."} and len(head) - len(bare) + 1 <= free_back:
        return _more(change, "", back=len(head) - len(bare) + 1)
    orphan = rest[:1] in _CLOSE or not rest.strip(_BLANK)
    if orphan and len(bare) < len(head) and len(head) - len(bare) <= free_back:
        return _more(change, "", back=len(head) - len(bare))
    if not bare or head[-1:] in {*_BLANK, "\n"} or head.endswith(("(", "“", "‘")):
        blanks = len(rest) - len(rest.lstrip(_BLANK))
        loose = 1 if not bare and rest[blanks : blanks + 1] in {",", ";", ":"} else 0
        if loose:
            blanks += 1 + len(rest[blanks + 1 :]) - len(rest[blanks + 1 :].lstrip(_BLANK))
        return _more(change, "", on=min(blanks, free_on))
    return change


def _single(scene: Scene, change: Change) -> Change:
    """Take one of two equal small words before the new ones away: "as as"."""
    head = _head(scene, change)
    found = _DOUBLED.search(head)
    if not found or found.group(1).lower() not in _SMALL:
        return change
    extra = len(head) - found.start()
    if change.back + extra > scene.back:
        return change
    kept = head[found.start() : found.end()]
    return Change(kept + change.public, change.back + extra, change.on)


def _articled(scene: Scene, change: Change) -> Change:
    """Put a or an right before the new words."""
    head, rest = _head(scene, change), _rest(scene, change)
    article = _ARTICLE.search(head)
    word = _FIRST_WORD.match(change.public or rest)
    if not article or not word or len(article.group()) + change.back > scene.back:
        return change
    right = "an" if wants_an(word.group(1)) else "a"
    if article.group(1)[0] == "A":
        right = right.capitalize()
    if right == article.group(1):
        return change
    return _more(change, right + article.group(2) + change.public, back=len(article.group()))


def _capital(scene: Scene, change: Change) -> Change:
    """Begin a sentence with a capital if its first words went."""
    if not begins_sentence(_head(scene, change)):
        return change
    lead = len(scene.before) - change.back
    taken = (scene.before[lead:] + scene.told + scene.after[: change.on]).lstrip(" \"'“‘([")
    if taken[:1].islower():
        return change
    if change.public:
        at = len(change.public) - len(change.public.lstrip("\"'“‘("))
        public = change.public
        return _more_public(change, public[:at] + public[at : at + 1].upper() + public[at + 1 :])
    rest = _rest(scene, change)
    if rest[:1].islower() and change.on < scene.on:
        return Change(rest[0].upper(), change.back, change.on + 1)
    return change


def _more_public(change: Change, public: str) -> Change:
    return Change(public, change.back, change.on)


def _agreed(scene: Scene, change: Change) -> Change:
    """Give the Korean particle that follows the form the new words ask for."""
    rest = _rest(scene, change)
    found = _PARTICLE.match(rest)
    if not found or change.on + len(found.group()) > scene.on:
        return change
    new_before = _head(scene, change) + change.public
    old_before = scene.before + scene.told + scene.after[: change.on]
    if not new_before or new_before[-1].isspace() or old_before[-1:].isspace():
        return change
    if final_of(new_before) == final_of(old_before):
        return change
    old = found.group()
    reach = old + rest[len(old) : len(old) + 1]
    new = agree(new_before, reach)[: -1 if len(reach) > len(old) else None]
    return change if new == old else _spliced(change, old, new)


def _spliced(change: Change, old: str, new: str) -> Change:
    """Take only the part of a particle that differs into the change."""
    same = 0
    while same < min(len(old), len(new)) and old[-1 - same] == new[-1 - same]:
        same += 1
    return Change(change.public + new[: len(new) - same], change.back, change.on + len(old) - same)
