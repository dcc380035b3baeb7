"""The common vocabulary: act types, currencies, countries and posts, out of their files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from moksori.packs.model import (
    ActType,
    CareSubject,
    Common,
    Currency,
    Labels,
    Names,
    Place,
    Post,
)
from moksori.packs.reading import LABEL_LANGUAGES, Entry, read_file

PATTERNS = (
    "food",
    "prison_camps",
    "torture",
    "arbitrary_detention",
    "discrimination",
    "expression",
    "life",
    "movement",
    "disappearance",
)
"""The nine patterns of the UN Commission of Inquiry of 2014."""

COARSE_TYPES = (
    "arrest_detention",
    "torture_ill_treatment",
    "sexual_violence",
    "extortion_bribery",
    "forced_labour",
    "forced_confession",
    "killing",
    "enforced_disappearance",
    "drug_trafficking",
    "embezzlement",
    "threat_intimidation",
    "movement_denial",
    "surveillance",
    "food_medical_denial",
    "forced_repatriation",
    "other",
)
"""The coarse types that proposals are counted by."""

POST_LISTS = ("groups", "posts")
"""What a file of posts holds."""

_HURIDOCS = re.compile(r"[0-9]{12}")
_CODE = re.compile(r"[a-z][a-z0-9_]*")
_REPEATED_GROUP = re.compile(r"(?<!\\)\)(?:[*+]|\{\d*,\}|\{(?:\d+,)?\d{2,}\})")
_SLOT = re.compile(r"\{\{(\w+)\}\}")
_OPEN_GAP = re.compile(r"(?:(?<!\\)\.|\[\^[^\]]*\])(?:[*+]|\{\d*,\})")


def read_common(folder: Path) -> Common:
    """Read and check the vocabulary that belongs to no country.

    Raises:
        PackInvalidError: A file breaks the rules; the message names file, line and entry.
    """
    codebook = _read_codebook(folder / "codebook.yaml")
    return Common(
        codebook=codebook,
        currencies=_read_currencies(folder / "currencies.yaml"),
        countries=_read_countries(folder / "countries.yaml"),
        posts=read_posts(read_file(folder / "posts.yaml", *POST_LISTS)),
        care=_read_care(folder / "care.yaml", codebook),
    )


def once(entries: Iterable[tuple[str, Entry]]) -> None:
    """Refuse an id that stands twice in one list.

    Raises:
        PackInvalidError: Naming the second of the two.
    """
    seen: set[str] = set()
    for key, entry in entries:
        if key in seen:
            raise entry.refusal(f"the id {key!r} stands twice")
        seen.add(key)


def read_posts(top: Entry) -> tuple[Post, ...]:
    """Read the top of a file of ranks, posts and occupations, each in a group.

    Raises:
        PackInvalidError: A group is unknown, an id stands twice, or a field is wrong.
    """
    groups: dict[str, tuple[Labels, bool]] = {}
    for entry in top.entries("groups"):
        entry.only("id", "label", "official")
        groups[entry.text("id")] = (entry.labels("label"), entry.flag("official"))
    posts: list[tuple[Post, Entry]] = []
    for entry in top.entries("posts"):
        entry.only("id", "group", "names")
        if entry.text("group") not in groups:
            raise entry.refusal("the group is not among the groups of this file")
        label, official = groups[entry.text("group")]
        post = Post(entry.text("id"), official, entry.names("names"), label)
        posts.append((post, entry))
    once((post.id, entry) for post, entry in posts)
    return tuple(post for post, _ in posts)


def _read_codebook(file: Path) -> tuple[ActType, ...]:
    top = read_file(file, "acts", "slots")
    slots = _read_slots(top)
    types = [(_act_type(entry, slots), entry) for entry in top.entries("acts")]
    once((act.code, entry) for act, entry in types)
    return tuple(act for act, _ in types)


def _read_slots(top: Entry) -> dict[str, str]:
    """Read what `{{name}}` stands for in cues; a slot may use those before it."""
    slots: dict[str, str] = {}
    for entry in top.entries("slots", required=False):
        entry.only("id", "pattern")
        if entry.text("id") in slots:
            raise entry.refusal("the id stands twice")
        slots[entry.text("id")] = _filled(entry.text("pattern"), slots, entry)
    return slots


def _filled(cue: str, slots: Mapping[str, str], entry: Entry) -> str:
    """Put slots into a cue.

    Raises:
        PackInvalidError: There is no slot of a name in it.
    """
    for name in _SLOT.findall(cue):
        if name not in slots:
            raise entry.refusal(f"there is no slot {name!r}")
        cue = cue.replace(f"{{{{{name}}}}}", slots[name])
    return cue


def _act_type(entry: Entry, slots: Mapping[str, str]) -> ActType:
    entry.only("code", "huridocs", "pattern", "coarse", "labels", "definitions", "cues", "wide")
    act = ActType(
        code=entry.text("code"),
        huridocs=entry.text("huridocs", ""),
        pattern=entry.text("pattern", ""),
        coarse=entry.text("coarse"),
        labels=entry.labels("labels"),
        definitions=entry.labels("definitions"),
        cues=_cues_of(entry, "cues", slots),
        wide=_cues_of(entry, "wide", slots, languages=()),
    )
    if not _CODE.fullmatch(act.code):
        raise entry.refusal("a code is small letters, digits and underscores")
    if act.huridocs and not _HURIDOCS.fullmatch(act.huridocs):
        raise entry.refusal("a HURIDOCS code has 12 digits")
    if act.pattern and act.pattern not in PATTERNS:
        raise entry.refusal(f"the pattern is none of {', '.join(PATTERNS)}")
    if act.coarse not in COARSE_TYPES:
        raise entry.refusal(f"the coarse type is none of {', '.join(COARSE_TYPES)}")
    return act


def _check_cue(cue: str, entry: Entry, which: str) -> None:
    # A cue runs over every clause of every account: it must not be able to hang on one of them.
    if _REPEATED_GROUP.search(cue) or _OPEN_GAP.search(cue):
        raise entry.refusal(f"{which} repeats a group or has a gap without a bound")
    try:
        pattern = re.compile(cue, re.IGNORECASE)
    except re.error as error:
        raise entry.refusal(f"{which} is not a regular expression") from error
    if pattern.search(""):
        raise entry.refusal(f"{which} is found in an empty text")


def _read_care(file: Path, codebook: Iterable[ActType]) -> tuple[CareSubject, ...]:
    known = {act.code: act for act in codebook}
    subjects: list[tuple[CareSubject, Entry]] = []
    for entry in read_file(file, "care").entries("care"):
        entry.only("id", "label", "grave", "acts", "cues", "beside")
        codes = entry.words("acts", required=False)
        if unknown := [code for code in codes if code not in known]:
            raise entry.refusal(f"the act {unknown[0]!r} is not in the codebook")
        own = _cues_of(entry, "cues", {})
        cues = {
            language: (
                *(cue for code in codes for cue in known[code].cues.get(language, ())),
                *own.get(language, ()),
            )
            for language in LABEL_LANGUAGES
        }
        beside = _cues_of(entry, "beside", {})
        if not any(cues.values()) and not beside:
            raise entry.refusal("nothing shows that a text tells it: name acts or cues")
        label = entry.labels("label")
        subject = CareSubject(entry.text("id"), label, entry.flag("grave"), cues, beside)
        subjects.append((subject, entry))
    once((subject.id, entry) for subject, entry in subjects)
    return tuple(subject for subject, _ in subjects)


def _cues_of(
    entry: Entry,
    field: str,
    slots: Mapping[str, str],
    languages: tuple[str, ...] = LABEL_LANGUAGES,
) -> Names:
    written = entry.names(field, languages) if entry.has(field) else {}
    cues = {
        language: tuple(_filled(cue, slots, entry) for cue in told)
        for language, told in written.items()
    }
    for language, told in cues.items():
        for position, cue in enumerate(told):
            _check_cue(cue, entry, f"{field} {position + 1} in {language!r}")
    return cues


def _read_currencies(file: Path) -> tuple[Currency, ...]:
    currencies: list[tuple[Currency, Entry]] = []
    for entry in read_file(file, "currencies").entries("currencies"):
        entry.only("code", "labels", "names")
        currency = Currency(entry.text("code"), entry.names("names"), entry.labels("labels"))
        currencies.append((currency, entry))
    once((currency.code, entry) for currency, entry in currencies)
    return tuple(currency for currency, _ in currencies)


def _read_countries(file: Path) -> tuple[Place, ...]:
    countries: list[tuple[Place, Entry]] = []
    for entry in read_file(file, "countries").entries("countries"):
        entry.only("code", *LABEL_LANGUAGES)
        code = entry.text("code")
        if not re.fullmatch(r"[A-Z]{2}", code):
            raise entry.refusal("a country's code is two capital letters (ISO 3166-1)")
        names = {language: entry.words(language) for language in LABEL_LANGUAGES}
        countries.append((Place(code.lower(), "country", "", code, names), entry))
    once((place.id, entry) for place, entry in countries)
    return tuple(place for place, _ in countries)
