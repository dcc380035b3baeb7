"""Places: the gazetteer's, those told by their ending, and where one stands inside another."""

from __future__ import annotations

import re
from collections.abc import Iterable

from moksori.coding.facilities import facilities
from moksori.coding.landmarks import landmarks
from moksori.coding.lexicon import Lexicon
from moksori.coding.neighbourhoods import neighbourhoods
from moksori.coding.reading import Draft, Reading, clear_of, without_overlaps
from moksori.coding.segments import Segment
from moksori.packs.model import LEVELS
from moksori.terms.mention import MentionKind
from moksori.terms.span import Span

_LEVEL_WORDS = {
    "city": "city", "town": "city", "municipality": "city",
    "county": "county", "district": "county", "prefecture": "county", "township": "county",
    "province": "province", "state": "province", "governorate": "province", "oblast": "province",
    "region": "region",
}  # fmt: skip
_LEVEL_EN = re.compile(r"[\s-]+(" + "|".join(_LEVEL_WORDS) + r")(?=s?(?:['’]s)?\b)", re.IGNORECASE)
_NAMED_LEVEL = re.compile(
    r"(?<![\w-])((?:[A-Z][\w'’-]+ ){1,2})(City|County|District|Province|Prefecture|Township|Town"
    r"|State|Region)(?=s?(?:['’]s)?\b)"
)
_POSSESSIVE = re.compile(r"(?:['’]s|s['’]) ")
_LEVEL_OF = re.compile(
    r"\b(city|town|county|district|province|state|region) of ([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)"
)
_JOIN = re.compile(r"(?:s?['’]s?|s)?,?[\s\u00a0]{1,2}|,[\s\u00a0]*|의[\s\u00a0]")
_IN_EN = re.compile(
    r"\b(?:in|at|near|outside|around|to|from|via|through|reached|leaving|of|for|toward|towards)"
    r"[\s\u00a0](?:the )?(?:(?:city|town|capital|port|village) of )?$",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"\b(?:in|near|outside|around"
    r"|at)[\s\u00a0]((?:[A-Z][a-zà-ÿ’'-]+)(?:[\s\u00a0][A-Z][a-zà-ÿ’'-]+)?)"
)
_NEXT_CAPITAL = re.compile(r"[\s\u00a0]([A-Z]\w+)")
_OWNED = re.compile(
    r"(?:['’]s|s['’]?)?[\s\u00a0]([A-Z][a-z]+(?:-[a-z]+)?)(?![\w-]|[\s\u00a0][A-Z])"
)
_NOT_A_PERSON_OF = re.compile(r"(?:인|산|제|어|식|군인|사람)(?![가-힣])")
_ENDING_KO = re.compile(r"(?:시(?!장(?!마당))|군|구역|도|현|성|특별시|직할시)(?![가-힣]*당)")
_MARKET = re.compile(r"(?:시장|장마당)")
"""A market that bears the name of a district is known to the whole country by it."""
_FINE = frozenset({"county", "neighbourhood"})
_CERTAIN_TAIL = re.compile(
    r"(?:시|도|군|구역)?(?:에|에서|의|로|으로|까지|부터|은|는|이|가|을|를|과|와|도|만|내|행|발|쪽|측|역|현지|지역|출신"
    r"|주민|국경|시내|인근|주변|방면|당국|장마당|시장|앞|뒤|안|밖|산골|세관|농장|광산|탄광|려관|보위|안전|보안|검찰|인민|당위|당)"
)


def places_of(
    segment: Segment, lexicon: Lexicon, taken: Iterable[Span], posts: Iterable[Span] = ()
) -> list[Draft]:
    """Find places in one segment, each as one mention with what it stands in.

    Args:
        segment: The stretch to read.
        lexicon: The pack's words.
        taken: Stretches that are something else (organisations, days, people).
        posts: Stretches that name a post; a neighbourhood may hold one ("workers' district").
    """
    others = list(taken)
    taken = [*others, *posts]
    known = clear_of(_known(segment, lexicon), taken)
    told = [*known, *clear_of(_by_level_word(segment), taken)]
    fine = neighbourhoods(segment, [draft.span for draft in without_overlaps(told)])
    joined = _joined(segment, without_overlaps([*told, *clear_of(fine, others)]), lexicon)
    joined = _owned(segment, joined, lexicon, taken)
    beside = clear_of(landmarks(segment), [d.span for d in joined] + taken)
    rooms = clear_of(facilities(segment, lexicon), [d.span for d in (*joined, *beside)] + taken)
    guessed = clear_of(_guessed(segment), [d.span for d in (*joined, *rooms, *beside)] + taken)
    return sorted([*joined, *rooms, *guessed, *beside], key=lambda draft: draft.span)


def _known(segment: Segment, lexicon: Lexicon) -> list[Draft]:
    drafts: list[Draft] = []
    for hit in lexicon.places.find(segment.text):
        start, end, place = hit.start, hit.end, hit.entry
        if hit.tail and not _may_follow(hit.tail, end - start):
            continue
        if place.level in _FINE and _MARKET.match(hit.tail):
            continue
        after = _NEXT_CAPITAL.match(segment.text, end)
        if after and lexicon.is_demonym(after.group(1)):
            continue
        level = place.level
        if hit.plural and segment.text[start:end].endswith("s"):
            end -= 1
        word = _LEVEL_EN.match(segment.text, end)
        if word and not hit.tail and segment.text[start].isupper() and level != "country":
            end = word.end()
        ending = _ENDING_KO.match(segment.text, end) if hit.tail else None
        if ending and level != "country":
            end = ending.end()
        detail = {"level": level, "place_id": place.id, "country": place.country}
        span = segment.span(start, end)
        drafts.append(Draft(span, MentionKind.PLACE, place.id, detail, rule="places.gazetteer"))
    return drafts


def _may_follow(tail: str, length: int) -> bool:
    """Say whether these letters may follow a place's name without a blank (Korean)."""
    if _NOT_A_PERSON_OF.match(tail):
        return False
    return bool(_CERTAIN_TAIL.match(tail)) or length >= 3


def _by_level_word(segment: Segment) -> list[Draft]:
    """Places that no gazetteer names, told by "City" or "the city of"."""
    drafts: list[Draft] = []
    for match in _NAMED_LEVEL.finditer(segment.text):
        name = match.group(1)
        skip = len(name) - len(re.sub(r"^(?:The|In|At|From|A|Of) ", "", name))
        # "Chongjin's Sunam District" is a part of the city, which neighbourhoods are for.
        part_of_city = match.group(2) == "District" and _POSSESSIVE.search(name)
        if skip < len(name) and not part_of_city:
            level = _LEVEL_WORDS[match.group(2).lower()]
            drafts.append(_unknown(segment, match.start() + skip, match.end(), level, 0.8))
    for match in _LEVEL_OF.finditer(segment.text):
        level = _LEVEL_WORDS[match.group(1).lower()]
        drafts.append(_unknown(segment, match.start(2), match.end(2), level, 0.8))
    return drafts


def _unknown(segment: Segment, start: int, end: int, level: str, confidence: float) -> Draft:
    detail = {"level": level, "place_id": "", "country": ""}
    span = segment.span(start, end)
    rule = "places.pattern"
    return Draft(span, MentionKind.PLACE, "", detail, rule=rule, confidence=confidence)


def _guessed(segment: Segment) -> list[Draft]:
    """A capitalised word after "in" or "near" is most likely a place."""
    return [
        _unknown(segment, match.start(1), match.end(1), "city", 0.4)
        for match in _UNKNOWN.finditer(segment.text)
    ]


def _owned(
    segment: Segment, drafts: list[Draft], lexicon: Lexicon, taken: list[Span]
) -> list[Draft]:
    """Find the unknown capitalised word after "China's" that a preposition makes a place."""
    blocked = [*taken, *(draft.span for draft in drafts)]
    found = list(drafts)
    for draft in drafts:
        start, end = draft.start - segment.start, draft.end - segment.start
        if draft.detail["level"] not in ("country", "province", "region"):
            continue
        owned = _OWNED.match(segment.text, end)
        if owned is None or owned.start(1) == end + 1:
            continue
        name = segment.span(owned.start(1), owned.end(1))
        if not _IN_EN.search(segment.text[max(0, start - 40) : start]) or any(
            name.overlaps(one) for one in blocked
        ):
            continue
        inner = _unknown(segment, owned.start(1), owned.end(1), "city", 0.6)
        inner.detail["within"] = draft.detail["place_id"]
        inner.detail["country"] = draft.detail["country"]
        found.append(inner)
    return sorted(found, key=lambda one: one.span)


def _joined(segment: Segment, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """Join neighbours of which one lies in the other: "X City's Y-dong", "Y, Z Province"."""
    joined: list[Draft] = []
    for draft in drafts:
        last = joined[-1] if joined else None
        if last is not None and _are_one(segment, last, draft, lexicon):
            _hold(last, draft, Span(last.start, draft.end))
        else:
            joined.append(draft)
    return joined


def _are_one(segment: Segment, left: Draft, right: Draft, lexicon: Lexicon) -> bool:
    between = segment.text[left.end - segment.start : right.start - segment.start]
    if between and not _JOIN.fullmatch(between):
        return False
    levels = (left.detail["level"], right.detail["level"])
    if "country" in levels and "," not in between and between.strip():
        return False
    fine = "neighbourhood" in levels
    if not left.detail["place_id"] or not right.detail["place_id"]:
        return fine or (bool(between) and "," in between and _rank(left) < _rank(right))
    above_left = [place.id for place in lexicon.holders(left.detail["place_id"])]
    above_right = [place.id for place in lexicon.holders(right.detail["place_id"])]
    return right.detail["place_id"] in above_left or left.detail["place_id"] in above_right


def _rank(draft: Draft) -> int:
    level = draft.detail["level"]
    return LEVELS.index(level) if level in LEVELS else 0


def _hold(outer: Draft, inner: Draft, whole: Span) -> None:
    """Make one mention of two; the finer gives the level, the coarser is what may be kept."""
    fine, coarse = (inner, outer) if _rank(inner) <= _rank(outer) else (outer, inner)
    kept = coarse.detail.get("keep") or [coarse.start, coarse.end]
    if fine.detail.get("keep") and not coarse.detail.get("keep"):
        kept = [min(kept[0], fine.detail["keep"][0]), max(kept[1], fine.detail["keep"][1])]
    known = fine.detail["place_id"] or coarse.detail["place_id"]
    drop = [fine.start, fine.end] if fine is inner else [outer.start, inner.start]
    detail = {
        "level": fine.detail["level"],
        "place_id": known,
        "country": fine.detail["country"] or coarse.detail["country"],
        "within": coarse.detail["place_id"],
        "keep": kept,
        "drop": drop,
    }
    outer.span = whole
    outer.value = known
    outer.detail = detail
    outer.confidence = min(outer.confidence, inner.confidence)


def forget_strange_cities(drafts: Iterable[Draft], reading: Reading) -> None:
    """Do not place a neighbourhood in a city of which the account says nothing.

    Many cities have a neighbourhood of one name: the only one the pack knows need not be meant.

    Args:
        drafts: Mentions of the account; those of such places lose their place.
        reading: The account.
    """
    text = reading.text.casefold()
    for draft in drafts:
        if draft.kind is not MentionKind.PLACE or draft.rule != "places.gazetteer":
            continue
        if draft.detail.get("level") != "neighbourhood" or draft.detail.get("within"):
            continue
        above = reading.lexicon.holders(str(draft.detail.get("place_id", "")))[1:]
        cities = [place for place in above if place.level in _CITIES]
        if cities and not any(
            _stem(name) in text for place in cities for ns in place.names.values() for name in ns
        ):
            draft.value = ""
            draft.detail.update(place_id="", country="")


_CITIES = frozenset({"city", "county"})


def _stem(name: str) -> str:
    """Give a name without the word for its level: 회령시, Hoeryong City."""
    return re.sub(r"(?<=[가-힣]{2})[시군]\Z| (?:city|county)\Z", "", name.casefold())
