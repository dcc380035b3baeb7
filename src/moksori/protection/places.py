"""The ladder of places: city, province, region, country, nothing."""

from __future__ import annotations

import re
from collections import defaultdict

from moksori.packs.model import LEVELS, Place
from moksori.protection.gazetteer import Gazetteer, level_rank, written
from moksori.protection.scene import Change, Scene
from moksori.protection.stretches import LEFT_OUT
from moksori.terms.disguise import Rung
from moksori.terms.mention import Mention

_LEVEL = {
    Rung.CITY: "city", Rung.PROVINCE: "province", Rung.REGION: "region", Rung.COUNTRY: "country",
}  # fmt: skip
_UNKNOWN = {
    Rung.CITY: ("a neighbourhood of the city", "시내 한 동네"),
    Rung.PROVINCE: ("a place in the province", "도내 한 곳"),
    Rung.REGION: ("a place in the region", "이 지역 한 곳"),
    Rung.COUNTRY: ("a place in the country", "국내 한 곳"),
}
_SUFFIX = defaultdict(
    lambda: re.compile("(?!)"),
    city=re.compile(r"[ \u00a0](?:City|city)\b|시"),
    county=re.compile(r"[ \u00a0](?:County|county)\b|군"),
    province=re.compile(r"[ \u00a0](?:Province|province)\b|도"),
)
"""What may follow a place's name by its level: "Jilin City" is not the province of Jilin."""
KINDS = r"(?:neighbou?rhood|(?:workers['’]?s? )?district|village|quarter|area|ward|block)"
"""What a place smaller than a city calls itself in English."""

_KIND_AFTER = re.compile(
    rf"[ \u00a0]{KINDS}(?:[ \u00a0]of\b)?(?![\w])",
    re.I,
)
_KIND_AFTER_KO = re.compile(
    r"[ \u00a0]?(?:일대|동네|마을|지역)(?=$|[^가-힣]|에|의|은|는|이|가|을|를|로)"
)
_KIND_LEAD = re.compile(
    rf"(?:\b(?:the|an?|our|my|his|her|their)[ \u00a0]+)?\b{KINDS}"
    r"(?:[ \u00a0](?:of|called|named))?,?[ \u00a0]+$",
    re.IGNORECASE,
)
_VILLAGE = re.compile(r"\bvillage\b|[-–](?:ri|li|ni)\b", re.IGNORECASE)
_A_VILLAGE = re.compile(r",[ \u00a0]a(?: \w+)? village\b(?=[ ,.;])")
_NOUN_AFTER = re.compile(
    r"[ \u00a0](?:market|school|office|station|police|hospital|clinic|factory|branch|prison|bridge"
    r"|monastery|temple|church|residents?|detention|checkpoint|guard|mill|farm|inn|shop|park)\b"
)
_ARTICLE = re.compile(r"\b(?:an?|the)[ \u00a0]+$", re.IGNORECASE)
_OWNED = re.compile(
    r"[ \u00a0](?!(?:and|or|where|when|while|who|which|with|for|to|on|in|at|by|from|after|before"
    r"|but|as|is|was|has|had|that)\b)[a-z]"
)
_NAMED_BEFORE = re.compile(r"[가-힣](?:동|리|구|구역|읍|면|시|군|네)(?:의)?[ \u00a0]$")
_NUMBERED = re.compile(r"[ \u00a0]?(?:제?\d+\s?(?:반|인민반|조|호|동)|\d+-\d+)(?![가-힣\d])")


def finest_shown(rung: Rung) -> int:
    """Say how coarse a level must be to stay as told at a rung."""
    return LEVELS.index(_LEVEL[rung]) if rung in _LEVEL else len(LEVELS)


def place_of(mention: Mention, gazetteer: Gazetteer) -> Place | None:
    """Give the place of the gazetteer that a mention names, or that holds what it names."""
    return gazetteer.place(mention.value) or gazetteer.place(mention.detail.get("place_id"))


def level_of(mention: Mention, gazetteer: Gazetteer) -> str:
    """Give the level of a place: of the gazetteer's and the mention's own the finer.

    A neighbourhood that the pack does not know is told with the place that holds it.
    """
    place = place_of(mention, gazetteer)
    told = mention.detail.get("level")
    levels = [level for level in (told, place.level if place else None) if isinstance(level, str)]
    known = [level for level in levels if level in LEVELS]
    return min(known, key=level_rank) if known else levels[0] if levels else ""


def stays(mention: Mention, rung: Rung, gazetteer: Gazetteer) -> bool:
    """Say whether a place is told no finer than a rung.

    A county with nothing but a province above it stands where others have a city. A facility
    stays at the rung of cities: a prison or a market is what the story is about.
    """
    if rung is Rung.AS_TOLD:
        return True
    if rung is Rung.NOTHING:
        return False
    level = level_of(mention, gazetteer)
    if level in {"facility", ""}:
        return rung is Rung.CITY
    target = target_of(mention, rung, gazetteer)
    return level_rank(level) >= finest_shown(rung) or (
        rung is Rung.CITY and level == "county" and (target is None or target.level != "city")
    )


def target_of(mention: Mention, rung: Rung, gazetteer: Gazetteer) -> Place | None:
    """Give the place that stands for a mention at a rung; None where the pack does not know."""
    place = place_of(mention, gazetteer)
    return gazetteer.holder(place, _LEVEL[rung]) if place and rung in _LEVEL else None


def disguise_place(scene: Scene, rung: Rung) -> Change | None:
    """Put a place no finer than `rung`; None if it is told no finer already."""
    korean = scene.language == "ko"
    if scene.mention.detail.get(LEFT_OUT):
        return Change("", back=0 if korean else scene.taken_back(_ARTICLE))
    if stays(scene.mention, rung, scene.gazetteer):
        return None
    if scene.mention.detail.get("landmark"):
        return Change(_here(scene) if scene.mention.detail.get("predicate") else "")
    if rung is Rung.NOTHING:
        return Change("[장소 비공개]" if korean else "[place withheld]")
    numbered = scene.taken_on(_NUMBERED)
    target = target_of(scene.mention, rung, scene.gazetteer)
    if target is None or level_rank(target.level) < finest_shown(rung) - (rung is Rung.CITY):
        return _unknown(scene, rung, korean, numbered)
    named = "" if _is_whole_name(scene) else _told_name(scene.told, target)
    public = named or written(target, scene.language)
    kind = _KIND_AFTER_KO if korean else _KIND_AFTER
    on = numbered or scene.taken_on(kind)
    # "The Pyol-dong market": the article is the market's.
    owned = not on and _OWNED.match(scene.after) is not None
    keeps = korean or owned or public.lower().startswith("the ")
    return Change(public, back=0 if keeps else scene.taken_back(_ARTICLE), on=on)


def _here(scene: Scene) -> str:
    """집은 시계탑 뒤편이다: a noun has to stand, and tells nothing."""
    return "한 곳" if _NAMED_BEFORE.search(scene.before) else "시내 한 곳"


def _unknown(scene: Scene, rung: Rung, korean: bool, numbered: int) -> Change:
    words = _UNKNOWN[rung][1 if korean else 0]
    if korean:
        return Change(words, on=numbered or scene.taken_on(_KIND_AFTER_KO))
    on = numbered or scene.taken_on(_KIND_AFTER)
    lead = scene.taken_back(_KIND_LEAD)
    village = _VILLAGE.search(
        scene.before[len(scene.before) - lead :] + scene.told + scene.after[:on]
    )
    if rung is Rung.CITY and village:
        words = "a village"
        on = on or scene.taken_on(_A_VILLAGE)
    if not on and not lead and _NOUN_AFTER.match(scene.after):
        words = "a local"
    return Change(words, back=lead or scene.taken_back(_ARTICLE), on=on)


def _is_whole_name(scene: Scene) -> bool:
    """Say whether the words are the name of the place itself: a city may bear its province's."""
    place = place_of(scene.mention, scene.gazetteer)
    told = scene.told.casefold()
    return place is not None and any(
        told == name.casefold() for each in place.names.values() for name in each
    )


def _told_name(told: str, target: Place) -> str:
    """Give the holder's name as this very mention spells it: "Hyesan Citys Hyemyeong-dong"."""
    names = sorted((name for each in target.names.values() for name in each), key=len, reverse=True)
    for name in names:
        found = re.search(re.escape(name), told, re.IGNORECASE)
        if found:
            suffix = _SUFFIX[target.level].match(told + " ", found.end())
            loose = re.match(r"[ \u00a0](City|city|Province|province)s\b", told[found.end() :])
            more = f" {loose.group(1)}" if loose else suffix.group() if suffix else ""
            return found.group() + more
    return ""
