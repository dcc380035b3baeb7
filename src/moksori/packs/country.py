"""A country pack out of its folder: places, organisations, posts, terms, names and words."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from moksori.packs.model import (
    LEVELS,
    Common,
    Currency,
    GlossEntry,
    Holiday,
    Names,
    Organisation,
    Pack,
    Place,
    Pools,
    Post,
)
from moksori.packs.reading import Entry, PackInvalidError, read_file
from moksori.packs.vocabulary import POST_LISTS, once, read_posts

PLACE_LEVELS = (*LEVELS, "facility")

_LEAP_YEAR = 2024

LEAST_SURNAMES = 6
"""Fewer, and two people in one story would often share one."""

_FILES: dict[str, tuple[str, ...]] = {
    "pack": (
        "code",
        "country",
        "labels",
        "languages",
        "currencies",
        "public_figures",
        "holidays",
        "user_words",
    ),
    "places": ("places",),
    "organisations": ("organisations",),
    "posts": POST_LISTS,
    "glossary": ("glossary",),
    "pools": ("surnames", "given_female", "given_male"),
}


def read_pack(folder: Path, common: Common) -> Pack:
    """Read and check one country pack and merge the common vocabulary into it.

    Raises:
        PackInvalidError: A file breaks the rules; the message names file, line and entry.
    """
    tops = {name: read_file(folder / f"{name}.yaml", *fields) for name, fields in _FILES.items()}
    top = tops["pack"]
    if top.text("code") != folder.name:
        raise top.refusal("the code is not the name of the folder")
    country = _country(top)
    figures = _figures(top)
    pools = _read_pools(tops["pools"])
    _refuse_figures_in_pools(pools, figures, tops["pools"])
    return Pack(
        code=folder.name,
        country=country,
        labels=top.labels("labels"),
        languages=top.words("languages"),
        places=_read_places(tops["places"], country, common),
        organisations=_read_organisations(tops["organisations"]),
        posts=_merge_posts(tops["posts"], common.posts),
        glossary=_read_glossary(tops["glossary"]),
        currencies=_local_currencies(top, common),
        public_figures=figures,
        pools=pools,
        user_words=tuple(_user_words(top)),
        sources=tuple(
            dict.fromkeys(line for each in tops.values() for line in each.words("sources"))
        ),
        common=common,
        holidays=tuple(_holidays(top)),
    )


def faults(folder: Path, common: Common) -> tuple[PackInvalidError, ...]:
    """Give the first fault of every file of a pack; none where the pack can be read."""
    found: list[PackInvalidError] = []
    for name, fields in _FILES.items():
        try:
            top = read_file(folder / f"{name}.yaml", *fields)
            _parts(name, top, common)
        except PackInvalidError as fault:
            found.append(fault)
    if not found:
        try:
            read_pack(folder, common)
        except PackInvalidError as fault:
            found.append(fault)
    return tuple(found)


def _parts(name: str, top: Entry, common: Common) -> None:
    """Read what stands in one file, for the refusals alone."""
    if name == "pack":
        _country(top)
        top.labels("labels")
        top.words("languages")
        _figures(top)
        _local_currencies(top, common)
        _holidays(top)
        _user_words(top)
    elif name == "places":
        _read_places(top, "", common)
    elif name == "organisations":
        _read_organisations(top)
    elif name == "posts":
        _merge_posts(top, common.posts)
    elif name == "glossary":
        _read_glossary(top)
    else:
        _read_pools(top)


def _country(top: Entry) -> str:
    country = top.text("country")
    if not re.fullmatch(r"[A-Z]{2}", country):
        raise top.refusal("the country is two capital letters (ISO 3166-1)")
    return country


def _figures(top: Entry) -> tuple[tuple[str, ...], ...]:
    found: list[tuple[str, ...]] = []
    for entry in top.entries("public_figures"):
        entry.only("names")
        found.append(entry.words("names"))
    return tuple(found)


def _read_places(top: Entry, country: str, common: Common) -> tuple[Place, ...]:
    own: list[tuple[Place, Entry]] = []
    for entry in top.entries("places"):
        entry.only("id", "level", "parent", "country", "names", "valid", "example")
        own.append((_place(entry, country), entry))
    once((place.id, entry) for place, entry in own)
    ids = {place.id for place, _ in own}
    rest = tuple(place for place in common.countries if place.id not in ids)
    ids.update(place.id for place in rest)
    for place, entry in own:
        if place.level != "country" and place.parent not in ids:
            raise entry.refusal("the place that should hold this one is not in the file")
    return tuple(place for place, _ in own) + rest


def _place(entry: Entry, country: str) -> Place:
    key = entry.text("id")
    level = entry.text("level")
    if level not in PLACE_LEVELS:
        raise entry.refusal(f"the level is none of {', '.join(PLACE_LEVELS)}")
    # The id says what holds the place, unless the entry says otherwise.
    parent = entry.text("parent", key.rpartition(".")[0])
    return Place(
        id=key,
        level=level,
        parent=parent,
        country=entry.text("country", country),
        names=entry.names("names"),
        valid=entry.text("valid", ""),
    )


def _read_organisations(top: Entry) -> tuple[Organisation, ...]:
    found: list[tuple[Organisation, Entry]] = []
    for entry in top.entries("organisations"):
        entry.only("id", "parent", "kind", "names")
        organisation = Organisation(
            entry.text("id"), entry.text("parent", ""), entry.text("kind"), entry.names("names")
        )
        found.append((organisation, entry))
    once((organisation.id, entry) for organisation, entry in found)
    ids = {organisation.id for organisation, _ in found}
    for organisation, entry in found:
        if organisation.parent and organisation.parent not in ids:
            raise entry.refusal("the organisation it belongs to is not in the file")
    parents = {organisation.id: organisation.parent for organisation, _ in found}
    for organisation, entry in found:
        if _is_in_a_circle(organisation.id, parents):
            raise entry.refusal("the organisation belongs to itself by way of others")
    return tuple(organisation for organisation, _ in found)


def _is_in_a_circle(key: str, parents: Mapping[str, str]) -> bool:
    seen = {key}
    at = parents.get(key, "")
    while at:
        if at in seen:
            return at == key
        seen.add(at)
        at = parents.get(at, "")
    return False


def _merge_posts(top: Entry, common: tuple[Post, ...]) -> tuple[Post, ...]:
    own = read_posts(top)
    ids = {post.id for post in own}
    return own + tuple(post for post in common if post.id not in ids)


def _read_glossary(top: Entry) -> tuple[GlossEntry, ...]:
    found: list[tuple[GlossEntry, Entry]] = []
    for entry in top.entries("glossary"):
        entry.only("id", "words", "gloss")
        term = GlossEntry(entry.text("id"), entry.names("words"), entry.labels("gloss"))
        found.append((term, entry))
    once((term.id, entry) for term, entry in found)
    return tuple(term for term, _ in found)


def _local_currencies(top: Entry, common: Common) -> tuple[Currency, ...]:
    """Put the country's own words for money in front of the common ones."""
    by_code = {currency.code: currency for currency in common.currencies}
    own: list[Currency] = []
    for entry in top.entries("currencies"):
        entry.only("code", "local", "names")
        known = by_code.pop(entry.text("code"), None)
        if known is None:
            raise entry.refusal("the currency is not in common/currencies.yaml")
        names = _joined(known.names, entry.names("names"))
        own.append(replace(known, names=names, local=entry.flag("local")))
    return (*own, *by_code.values())


def _joined(common: Names, own: Names) -> Names:
    languages = dict.fromkeys((*common, *own))
    return {
        language: tuple(dict.fromkeys((*own.get(language, ()), *common.get(language, ()))))
        for language in languages
    }


def _holidays(top: Entry) -> list[Holiday]:
    found: list[Holiday] = []
    for entry in top.entries("holidays", required=False):
        entry.only("day", "names")
        told = re.fullmatch(r"(\d\d)-(\d\d)", entry.text("day"))
        if told is None or not _is_a_day(int(told[1]), int(told[2])):
            raise entry.refusal("the day is not written as month and day, such as 05-01")
        found.append(Holiday(int(told[1]), int(told[2]), entry.names("names")))
    return found


def _is_a_day(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(_LEAP_YEAR, month)[1]


def _user_words(top: Entry) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for entry in top.entries("user_words", required=False):
        entry.only("tag", "words")
        found.extend((word, entry.text("tag")) for word in entry.words("words"))
    return found


def _read_pools(top: Entry) -> Pools:
    pools = Pools(top.names("surnames"), top.names("given_female"), top.names("given_male"))
    for field, names in (
        ("surnames", pools.surnames),
        ("given_female", pools.given_female),
        ("given_male", pools.given_male),
    ):
        # The same place in both lists is the same name, so that two editions agree on it.
        if len({len(words) for words in names.values()}) != 1:
            raise top.refusal(f"the lists of {field!r} are not of one length")
    if len(pools.surnames["en"]) < LEAST_SURNAMES:
        raise top.refusal(f"a pool needs at least {LEAST_SURNAMES} surnames")
    return pools


def _refuse_figures_in_pools(
    pools: Pools, figures: tuple[tuple[str, ...], ...], top: Entry
) -> None:
    """A pseudonym must not be the full name of somebody everybody knows."""
    famous = {_letters(name) for names in figures for name in names}
    for position, surname_en in enumerate(pools.surnames["en"]):
        surname_ko = pools.surnames["ko"][position]
        for given in (pools.given_female, pools.given_male):
            full = {_letters(f"{surname_en}{name}") for name in given["en"]}
            full |= {_letters(f"{surname_ko}{name}") for name in given["ko"]}
            if full & famous:
                raise top.refusal("the pools can give a public figure's name")


def _letters(name: str) -> str:
    return re.sub(r"[^\w]|_", "", name).casefold()
