"""Places told one inside the other: where two would become the same, only one of them stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from moksori.packs.model import Place
from moksori.protection.gazetteer import Gazetteer, level_rank
from moksori.protection.places import KINDS, level_of, place_of, stays, target_of
from moksori.protection.stretches import LEFT_OUT, Text
from moksori.terms.disguise import Rung
from moksori.terms.mention import Mention
from moksori.terms.span import Span

_INNER_FIRST = re.compile(
    rf"(?:[ \u00a0]{KINDS})?"
    r"(?:,[ \u00a0]?"
    r"|[ \u00a0](?:in|of|at|near)[ \u00a0](?:the (?:city|town|county|province) of )?)$",
    re.IGNORECASE,
)
_OUTER_FIRST = re.compile(
    r"(?P<level>[ \u00a0](?:City|County|Town|Province|District))?(?P<own>['’]?s)?[ \u00a0]*"
    r"(?:,[ \u00a0]*)?(?:의[ \u00a0]*)?$"
)
_OWNED = re.compile(
    r"[ \u00a0](?:market|school|office|station|police|hospital|factory|branch|unit|residents?"
    r"|people|prison|detention|security|house|home|street|area|neighbou?rhood|district)\b",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"(['’]s|s['’])[ \u00a0]*$")

_JOINT_BEFORE = re.compile(r"(?:['’]?s['’]?)?,?[ \u00a0]*(?:의[ \u00a0])?")
_JOINT_AFTER = re.compile(r"(?:['’]s)?,?[ \u00a0]*$")
_LEVEL_WORD = re.compile(
    r"[ \u00a0](?:City|County|Province|District|Town|Region)s?$", re.IGNORECASE
)

RungOf = Callable[[Mention], Rung]


def taken_apart(mention: Mention, text: Text, gazetteer: Gazetteer) -> list[Mention]:
    """Make two mentions of one that names a place and what holds it: "Y-dong, Z".

    The detail of such a mention says in `keep` which part names the holder.
    """
    keep = mention.detail.get("keep")
    if not isinstance(keep, list | tuple) or len(keep) != 2:
        return [mention]
    start, end = max(keep[0], mention.span.start), min(keep[1], mention.span.end)
    first, last = start == mention.span.start, end == mention.span.end
    if start >= end or first == last:
        # The holder must be one end of the mention, and leave another part of it over.
        return [mention]
    outer = Span(start, end)
    inner = Span(outer.end, mention.span.end) if first else Span(mention.span.start, outer.start)
    inner = _without_joint(inner, text, after_holder=first)
    detail = {key: value for key, value in mention.detail.items() if key != "keep"}
    holder = _holder(mention, text.told(outer), gazetteer)
    known = place_of(mention, gazetteer)
    if known is not None and known.level != detail.get("level"):
        detail["place_id"], known = "", None
    fine = replace(
        mention,
        span=inner,
        told=text.told(inner),
        value=known.id if known else "",
        detail=detail,
    )
    level = holder.level if holder else ""
    coarse = replace(
        mention,
        span=outer,
        told=text.told(outer),
        value=holder.id if holder else "",
        detail={**detail, "level": level, "place_id": holder.id if holder else ""},
    )
    return [coarse, fine] if first else [fine, coarse]


def _without_joint(inner: Span, text: Text, *, after_holder: bool) -> Span:
    """Take the possessive or the comma off the part that names the finer place."""
    told = text.told(inner)
    lead = _JOINT_BEFORE.match(told) if after_holder else None
    tail = None if after_holder else _JOINT_AFTER.search(told)
    return Span(
        inner.start + (lead.end() if lead else 0),
        inner.end - (len(tail.group()) if tail else 0),
    )


def _holder(mention: Mention, told: str, gazetteer: Gazetteer) -> Place | None:
    """Give the place that the kept part of a mention names: the finest of several."""
    names = [_LEVEL_WORD.sub("", part).strip() for part in re.split(r",", told)]
    found = [place for name in (*names, told.strip()) if (place := gazetteer.named(name))]
    if found:
        return min(found, key=lambda place: level_rank(place.level))
    return gazetteer.place(mention.detail.get("within"))


def without_doubles(
    mentions: Sequence[Mention], text: Text, rung_of: RungOf, gazetteer: Gazetteer
) -> list[Mention]:
    """Mark places to be dropped because the place that stands for them is named beside them.

    Args:
        mentions: The places of one text, in order.
        text: The text they stand in.
        rung_of: The rung decided for a mention.
        gazetteer: The places of the pack.

    Returns:
        The mentions; one to be dropped has `LEFT_OUT` in its detail, and its span reaches to the
        place that stays.
    """
    kept = list(mentions)
    for at in range(len(kept) - 1):
        first, second = kept[at], kept[at + 1]
        if second.span.start < first.span.end:
            continue
        between = text.told(Span(first.span.end, second.span.start))
        if _is_double(first, second, rung_of, gazetteer) and _INNER_FIRST.fullmatch(between):
            kept[at] = _dropped(first, Span(first.span.start, second.span.start), text)
        elif (outer := _OUTER_FIRST.fullmatch(between)) and (
            _is_double(second, first, rung_of, gazetteer)
            or (outer["own"] and _is_inside(second, first, rung_of, gazetteer))
        ):
            after = text.words[second.span.end - text.offset :]
            level = len(outer["level"] or "")
            start = first.span.end + level + _possessive(between[level:], after)
            kept[at + 1] = _dropped(second, Span(start, second.span.end), text)
    return kept


def _is_double(inner: Mention, outer: Mention, rung_of: RungOf, gazetteer: Gazetteer) -> bool:
    """Say whether `outer` is, or becomes, what stands for `inner`."""
    rung = rung_of(inner)
    if outer.detail.get(LEFT_OUT) or stays(inner, rung, gazetteer) or rung is Rung.NOTHING:
        return False
    stands = target_of(inner, rung, gazetteer)
    shown = place_of(outer, gazetteer)
    if not stays(outer, rung_of(outer), gazetteer):
        shown = target_of(outer, rung_of(outer), gazetteer)
    if stands is None:
        # A neighbourhood the pack does not know belongs to the larger place beside it.
        return level_rank(level_of(outer, gazetteer)) > level_rank(level_of(inner, gazetteer))
    return shown is not None and shown.id == stands.id


def _is_inside(inner: Mention, outer: Mention, rung_of: RungOf, gazetteer: Gazetteer) -> bool:
    """Say whether the larger place owns the finer one, wherever the pack has one of its name."""
    if outer.detail.get(LEFT_OUT) or stays(inner, rung_of(inner), gazetteer):
        return False
    coarser = level_rank(level_of(outer, gazetteer)) > level_rank(level_of(inner, gazetteer))
    return coarser and stays(outer, rung_of(outer), gazetteer)


def _possessive(between: str, after: str) -> int:
    """Keep the possessive where something owned follows: "Hyesan's … market"."""
    found = _POSSESSIVE.match(between)
    return len(found.group(1)) if found and _OWNED.match(after) else 0


def _dropped(mention: Mention, span: Span, text: Text) -> Mention:
    detail = {**mention.detail, LEFT_OUT: True}
    return replace(mention, span=span, told=text.told(span), detail=detail)
