"""What a news report is about: what was done, to whom by name, in which country, city and when.

A report tells of several matters. What stands in the title, in the dateline, in the first sentences
and beside the acts counts for more than what is only mentioned.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from moksori.coding.cues import candidates
from moksori.coding.lexicon import Lexicon, lexicon_of
from moksori.coding.segments import segments_of
from moksori.packs.model import Pack
from moksori.packs.world import City, cities, demonyms, regions
from moksori.terms.account import Decoded, Structure
from moksori.terms.act import ProposedAct, Standing
from moksori.terms.mention import Mention, MentionKind
from moksori.terms.people import PersonRole
from moksori.terms.proposal import Proposal

SHARE = 0.25
"""A kind of act that weighs less than this share of the heaviest is only mentioned."""
LEAD = 700
"""Characters of the text below the title in which a report says what it is about."""
LONGEST = 1_500
"""Characters of the longest sentence that is looked at."""
_WORD = re.compile(r"(?<![\w-])[A-ZÀ-Þ][\wÀ-ÿ’'-]*")
_ABBREVIATED = re.compile(r"(?:U\.?S\.?A?|U\.?K)\.?\s[A-Za-z]")
"""`U.S. officials`, `UK lawmakers`: they say something about what happens elsewhere."""
_DATELINE = re.compile(
    r"\s*([A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,30}|[A-Z][a-zà-ÿ]+(?: [A-Z][a-zà-ÿ]+)?)"
    r"(?:, ([A-Z][\w .'’-]{2,30}?))?(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?))?"
    r"\s?(?:\([\w .,/]{2,30}\)\s?)?(?:—|–|--|-|:)\s",
)
_IN = re.compile(
    r"\b(?:in|at|from|near|outside|of|to|around|across)\s(?:the city of |the capital,? )?$"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_TITLE, _LEAD, _BESIDE, _ANYWHERE, _LINE = 4.0, 2.0, 2.0, 1.0, 4.0
"""What a mention of a country or a city counts for, by where it stands."""
_REGIONS = frozenset({"province", "region"})
_DAY = len("2000-01-01")
_MONTH = len("2000-01")


@dataclass(frozen=True, slots=True)
class World:
    """What the names of places and peoples mean.

    Attributes:
        cities: Cities by name.
        regions: ISO 3166 codes by state or province: `Zamfara`.
        demonyms: ISO 3166 codes by word: `Nigerian`.
        coarse: Kind of act by the codebook's code.
        lexicon: The words of the pack that the report was read with.
    """

    cities: Mapping[str, City]
    regions: Mapping[str, str]
    demonyms: Mapping[str, str]
    coarse: Mapping[str, str]
    lexicon: Lexicon


@dataclass(frozen=True, slots=True)
class Gist:
    """What a report is about; empty where it does not say.

    Attributes:
        country: ISO 3166 code.
        region: Province or state, as told.
        city: As told.
        when: EDTF of the day, month or year of the first act that has one.
        kinds: Coarse types of the acts, with the codebook's codes.
        victims: Names of those to whom they were done, the fullest of each.
        official: Somebody who acts for a power is accused.
    """

    country: str = ""
    region: str = ""
    city: str = ""
    when: str = ""
    kinds: tuple[tuple[str, str], ...] = ()
    victims: tuple[str, ...] = ()
    official: bool = False


def world_of(pack: Pack) -> World:
    """Give the names that a gist is told by, with the words of a pack.

    Args:
        pack: The country pack that the report was read with.
    """
    coarse = {act.code: act.coarse for act in pack.common.codebook}
    return World(cities(), regions(), demonyms(), coarse, lexicon_of(pack))


def about(gist: Gist) -> dict[str, Any]:
    """Give a gist as JSON: codes, names and EDTF; None where the report does not say."""
    return {
        "country": gist.country or None,
        "region": gist.region or None,
        "city": gist.city or None,
        "when": gist.when or None,
        "types": list(dict.fromkeys(coarse for coarse, _code in gist.kinds)),
        "victims": list(gist.victims),
    }


def gist_of(decoded: Decoded, structure: Structure, proposal: Proposal, world: World) -> Gist:
    """Say what a report is about.

    Args:
        decoded: The report.
        structure: Its title and paragraphs.
        proposal: What was read in it.
        world: Names of places and peoples.
    """
    told = [act for act in proposal.acts if act.standing is not Standing.NEGATED]
    acts = [act for act in told if not _is_prosecuted(act, decoded.text)] or told[:1]
    weigh = _Weigh(decoded, structure, acts)
    places = [one for one in proposal.mentions if one.kind is MentionKind.PLACE]
    country = _country(weigh, places, world)
    return Gist(
        country=country,
        region=_region(weigh, places, country, world),
        city=_city(weigh, places, country, world),
        when=_when(weigh, told, proposal.mentions),
        kinds=_kinds(weigh, [*_acts(acts, world), *_cued(decoded, structure, world)]),
        victims=_victims(acts, proposal, world),
        official=_is_official(acts, proposal),
    )


_PROSECUTED = re.compile(
    r"\b(?:suspects?|suspected of|gunmen|kidnappers?|killers?|murderers?|robbers?|criminals?"
    r"|gang members?|(?:charged|indicted|convicted|wanted|arrested|sentenced|jailed|held|accused"
    r"|guilty|connection|trial)\b[^.]{0,60}\b(?:murder\w*|manslaughter|kidnap\w*|abduct\w*"
    r"|rap(?:e|ing)|robbery|shooting|stabbing|killing\w*|assault|trafficking|terror\w*|homicide))\b",
    re.IGNORECASE,
)


def _is_prosecuted(act: ProposedAct, text: str) -> bool:
    """Say whether an arrest is that of somebody taken for a violent crime: nobody's violation."""
    if act.type not in _ARRESTS:
        return False
    return _PROSECUTED.search(text, act.evidence.start, act.evidence.end) is not None


_ARRESTS = frozenset({"arrest", "detention", "prison_sentence", "search", "public_execution"})


_Kind = tuple[str, str, int]
"""Coarse type, code, and where the words stand."""


def _acts(acts: Iterable[ProposedAct], world: World) -> Iterator[_Kind]:
    for act in acts:
        yield world.coarse.get(act.type, "other"), act.type, act.evidence.start


def _cued(decoded: Decoded, structure: Structure, world: World) -> Iterator[_Kind]:
    """Give the words of the codebook too, also where nobody is told to have done it."""
    for segment in segments_of(decoded, structure):
        for start, end in segment.sentences():
            span = segment.span(start, end)
            words = decoded.text[span.start : min(span.end, span.start + LONGEST)]
            prosecuted = _PROSECUTED.search(words) is not None
            for one in candidates(words, world.lexicon):
                if one.standing is Standing.NEGATED or (prosecuted and one.act.code in _ARRESTS):
                    continue
                yield one.act.coarse, one.act.code, span.start


def _kinds(weigh: _Weigh, told: Iterable[_Kind]) -> tuple[tuple[str, str], ...]:
    """Give the kinds of acts that the report tells most of."""
    counts: defaultdict[tuple[str, str], float] = defaultdict(float)
    coarse: defaultdict[str, float] = defaultdict(float)
    for kind, code, place in told:
        weight = weigh.at(place)
        counts[kind, code] += weight
        coarse[kind] += weight
    most = max(coarse.values(), default=0.0)
    kept = {kind for kind, weight in coarse.items() if weight >= SHARE * most}
    ranked = sorted(counts, key=lambda pair: -counts[pair])
    return tuple(pair for pair in ranked if pair[0] in kept)


class _Weigh:
    """Says what words count for by where they stand."""

    def __init__(self, decoded: Decoded, structure: Structure, acts: Iterable[ProposedAct]) -> None:
        self.text = decoded.text
        title = structure.title
        self.title = title.end if title is not None else 0
        self.body = next((p.span.start for p in structure.passages), self.title)
        self._beside = [(act.evidence.start, act.evidence.end) for act in acts]

    def at(self, place: int) -> float:
        """Return the weight of what stands at a place."""
        weight = _ANYWHERE
        if place < self.title:
            weight = _TITLE
        elif place < self.body + LEAD:
            weight = _LEAD
        if any(start <= place < end for start, end in self._beside):
            weight += _BESIDE
        return weight


def _dateline(weigh: _Weigh) -> tuple[str, int]:
    found = _DATELINE.match(weigh.text, weigh.body, weigh.body + 90)
    return (found[1].strip(), found.start(1)) if found else ("", 0)


def _country(weigh: _Weigh, places: Iterable[Mention], world: World) -> str:
    counts: defaultdict[str, float] = defaultdict(float)
    for one in places:
        code = str(one.detail.get("country") or "")
        if code and one.detail.get("level") == "country":
            short = _ABBREVIATED.match(weigh.text, one.span.start) is not None
            counts[code] += weigh.at(one.span.start) / (2 if short else 1)
    for found in _WORD.finditer(weigh.text):
        word = _POSSESSIVE.sub("", found[0])
        if code := world.demonyms.get(word, ""):
            counts[code] += weigh.at(found.start()) / 2
    for name, start in _regions(weigh, world):
        counts[world.regions[name]] += weigh.at(start)
    for name, start, weight in _cities(weigh, world):
        counts[world.cities[name].country] += weight * (1.0 if start else _LINE)
    return max(counts, key=lambda name: counts[name], default="")


def _regions(weigh: _Weigh, world: World) -> Iterable[tuple[str, int]]:
    """Give the states and provinces told of, and where."""
    words = [(found.start(), found.end()) for found in _WORD.finditer(weigh.text)]
    for number, (start, end) in enumerate(words):
        after = words[number + 1][1] if number + 1 < len(words) else end
        for last in (after, end):
            name = _POSSESSIVE.sub("", weigh.text[start:last])
            if name in world.regions:
                yield name, start
                break


def _cities(weigh: _Weigh, world: World) -> Iterable[tuple[str, int, float]]:
    """Give the cities told of: name, place, weight; the one of the dateline first."""
    line, _place = _dateline(weigh)
    name = line.title() if line.isupper() else line
    if name in world.cities:
        yield name, 0, _LINE
    words = [(found.start(), found.end()) for found in _WORD.finditer(weigh.text)]
    for number, (start, end) in enumerate(words):
        for further in (2, 1, 0):
            if number + further >= len(words):
                continue
            last = words[number + further][1]
            name = _POSSESSIVE.sub("", weigh.text[start:last])
            if name in world.cities and (further or _is_told(weigh.text, start, end)):
                yield name, start, weigh.at(start)
                break


def _is_told(text: str, start: int, end: int) -> bool:
    """Say whether a word that may be a city is used as a place: `in Jos`, `Jos, Plateau`."""
    return _IN.search(text, max(0, start - 24), start) is not None or bool(
        re.match(r",\s[A-Z]", text[end : end + 4])
        and not text[max(0, start - 2) : start].strip()[-1:].isalnum()
        and _IN.search(text, max(0, start - 24), start)
    )


def _city(weigh: _Weigh, places: Iterable[Mention], country: str, world: World) -> str:
    counts: defaultdict[str, float] = defaultdict(float)
    for name, _start, weight in _cities(weigh, world):
        if world.cities[name].country == country:
            counts[name] += weight
    line, _place = _dateline(weigh)
    town = line.title() if line.isupper() else line
    if town and town not in world.cities and line.isupper() and town not in world.regions:
        counts[town] += _LINE
    for one in places:
        told = one.told.split(",")[0].strip()
        small = one.detail.get("level") in (None, "", "city") and not one.detail.get("country")
        if small and told not in world.cities and _is_town(told, world):
            counts[told] += weigh.at(one.span.start) * _UNKNOWN
    return max(counts, key=lambda name: counts[name], default="")


_UNKNOWN = 0.5
"""What a town that no list knows counts for beside one that is known."""


def _is_town(told: str, world: World) -> bool:
    words = told.split()
    plain = 0 < len(words) <= 2 and all(word[:1].isupper() and word.isalpha() for word in words)
    return plain and _is_name(told, world) and told not in world.regions


def _region(weigh: _Weigh, places: Iterable[Mention], country: str, world: World) -> str:
    counts: defaultdict[str, float] = defaultdict(float)
    for name, start in _regions(weigh, world):
        if world.regions[name] == country:
            counts[name] += weigh.at(start)
    for one in places:
        if one.detail.get("level") in _REGIONS and one.detail.get("country") in ("", None, country):
            name = re.sub(r"\s(?:State|Province|Region|state|province|region)$", "", one.told)
            counts[name] += weigh.at(one.span.start)
    return max(counts, key=lambda name: counts[name], default="")


def _when(weigh: _Weigh, acts: Iterable[ProposedAct], mentions: Iterable[Mention]) -> str:
    """Give the day of the first act that has one, else the first date of the lead."""
    told = [act.when for act in acts if act.when and act.standing is Standing.DONE]
    dated = next((when for when in told if len(when) >= _DAY), "") or next(iter(told), "")
    if dated:
        return dated
    dates = [one for one in mentions if one.kind is MentionKind.DATE and one.value]
    lead = [str(one.value) for one in dates if weigh.body <= one.span.start < weigh.body + LEAD]
    return next(iter(lead), "")


def _victims(acts: Iterable[ProposedAct], proposal: Proposal, world: World) -> tuple[str, ...]:
    harmed = {key for act in acts for key in act.victims}
    people = (one for one in proposal.persons if one.key in harmed and one.names)
    names = dict.fromkeys(_TITLES.sub("", max(one.names, key=len)) for one in people)
    full = [name for name in names if " " in name and _is_name(name, world)]
    return tuple(full) or _most_told(proposal, world)


def _most_told(proposal: Proposal, world: World) -> tuple[str, ...]:
    """Give whom a report without a named victim tells of again and again."""
    often = [
        (len(one.spans), max(one.names, key=len))
        for one in proposal.persons
        if one.names and "post" not in one.notes and one.role in _MAY_BE_HARMED
    ]
    count, name = max(often, default=(0, ""))
    named = count >= _OFTEN and " " in name and _is_name(name, world)
    return (_TITLES.sub("", name),) if named else ()


_OFTEN = 4
"""How often a report names the one it is about, at least."""
_MAY_BE_HARMED = frozenset({PersonRole.OTHER, PersonRole.VICTIM, PersonRole.ACCUSED})


_TITLES = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Dr|Prof|Sheikh|MP|Rep|Sen|Gen|Col|Capt|Lt|Sgt|President|Minister|Journalist"
    r"|Activist|Professor|Editor|Senator|Pastor|Rev|Father|Bishop|Chief|Comrade)\.?\s)+"
)


def _is_name(name: str, world: World) -> bool:
    """Say whether a run of capitals is not a place, an office or a thing after all."""
    if name in world.cities or name in world.regions:
        return False
    words = name.split()
    return (
        len(words) <= _LONGEST_NAME
        and not any(word in world.demonyms or word.rstrip("s") in world.demonyms for word in words)
        and not _THING.search(name)
    )


_LONGEST_NAME = 5
_THING = re.compile(
    r"\b(?:Code|Act|Bill|Law|Case|News|Street|Road|Square|Rights|Court|Party|Union|Army|Forces?"
    r"|Group|Association|Movement|Brigades?|Front|Council|Committee|Watch|International|Times|Post"
    r"|Daily|Today|University|College|School|Hospital|Airport|Prison|Camp|Bank|Police|Ministry)\b"
)


def _is_official(acts: Iterable[ProposedAct], proposal: Proposal) -> bool:
    accused = {key for act in acts for key in act.accused}
    return any(one.key in accused and "post" in one.notes for one in proposal.persons)
