"""The ladder of shares: most of it, about half, a small part; nothing."""

from __future__ import annotations

import re

from moksori.language.shares import find_shares
from moksori.protection import hedges
from moksori.protection.scene import Change, Scene, begins_sentence
from moksori.terms.disguise import Rung

# From which share upwards: the words with "of", alone, and before a noun; and in Korean.
_BANDS = (
    (0.995, "all", "all of it", "whole", "전부"),
    (0.9, "almost all", "almost all of it", "very large", "거의 전부"),
    (0.6, "most", "most of it", "large", "대부분"),
    (0.4, "a large part", "a large part", "sizeable", "상당 부분"),
    (0.0, "a small part", "a small part", "small", "일부"),
)
_OF = re.compile(r"[ \u00a0]of\b")
_INSIDE_OF = re.compile(r"[ \u00a0]of$", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:an?|the|his|her|their|its)[ \u00a0]+$", re.IGNORECASE)
_NOUN = re.compile(
    r"[ \u00a0](?:share|cut|part|portion|fee|commission|stake|rate|tax|levy|slice)\b"
)
_ALREADY = frozenset(words for band in _BANDS for words in band[1:4]) | {
    words for *_, words in _BANDS
}
_ONLY_ARTICLE = re.compile(r"\b(?:an?|the)[ \u00a0]+$", re.IGNORECASE)


def disguise_share(scene: Scene, rung: Rung) -> Change | None:
    """Put a share no finer than `rung`; None if it is told no finer already."""
    korean = scene.language == "ko"
    if scene.mention.detail.get("exact") is False and rung is Rung.MAGNITUDE:
        return None
    about = scene.taken_back(hedges.BEFORE_KO if korean else hedges.BEFORE)
    on = scene.taken_on(hedges.AFTER_KO) if korean else 0
    if rung is Rung.NOTHING:
        return Change("[비율 비공개]" if korean else "[share withheld]", back=about, on=on)
    value = _value(scene)
    _, with_of, alone, adjective, in_korean = next(
        (band for band in _BANDS if value >= band[0]), _BANDS[-1]
    )
    if scene.told.strip().lower() in _ALREADY and not about:
        return None
    if korean:
        return Change(in_korean, back=about, on=on)
    if _INSIDE_OF.search(scene.told):
        return Change(f"{with_of} of", back=about)
    if _OF.match(scene.after):
        return Change(with_of, back=about)
    head = scene.before[: len(scene.before) - about]
    if _ARTICLE.search(head) and _NOUN.match(scene.after):
        return Change(adjective, back=about)
    article = _ONLY_ARTICLE.search(head)
    extra = len(article.group()) if article else 0
    back = about + extra if about + extra <= scene.back else about
    public = alone
    if begins_sentence(scene.before[: len(scene.before) - back]):
        public = public[0].upper() + public[1:]
    return Change(public, back=back)


def _value(scene: Scene) -> float:
    value = scene.mention.value
    if isinstance(value, list | tuple) and value:
        value = sum(value) / len(value)
    if not isinstance(value, int | float) or isinstance(value, bool):
        value = next((found.value for found in find_shares(scene.told)), 0.0)
    number = float(value)
    # Some readers write 70 for 70 %.
    return number / 100 if number > 1 else number
