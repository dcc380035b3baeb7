"""What the region of an account is called in a title made for it."""

from __future__ import annotations

from collections import Counter

from moksori.packs.model import Labels, Place
from moksori.protection.decisions import Decided
from moksori.protection.gazetteer import Gazetteer, level_rank, written
from moksori.protection.places import place_of
from moksori.terms.disguise import LADDERS, Rung
from moksori.terms.mention import Mention, MentionKind
from moksori.terms.proposal import Proposal

_LEVELS = {
    Rung.PROVINCE: "province", Rung.REGION: "region", Rung.COUNTRY: "country",
}  # fmt: skip


def region_of(proposal: Proposal, decided: Decided, gazetteer: Gazetteer, country: str) -> Labels:
    """Give the province the account speaks of most, or what the decisions leave of it.

    Empty where no place of the country is known, or where some place is to be withheld.

    Args:
        proposal: What was found in the account.
        decided: What was decided about it.
        gazetteer: The places of the pack.
        country: The pack's country: where somebody has fled to is not where the account is from.
    """
    places = [one for one in proposal.mentions if one.kind is MentionKind.PLACE]
    decision = decided.coarsest(MentionKind.PLACE, places)
    ladder = LADDERS[MentionKind.PLACE]
    rung = max(decision, Rung.PROVINCE, key=ladder.index)
    if rung not in _LEVELS:
        return {}
    held = Counter(
        holder.id
        for one in places
        if (holder := _holder(one, _LEVELS[rung], gazetteer)) and holder.country == country
    )
    if not held:
        return {}
    most = max(sorted(held), key=lambda key: held[key])
    place = gazetteer.place(most)
    return {"en": written(place, "en"), "ko": written(place, "ko")} if place else {}


def _holder(mention: Mention, level: str, gazetteer: Gazetteer) -> Place | None:
    """Give what holds a place at a level; a country by itself says where the teller is not."""
    place = place_of(mention, gazetteer)
    if place is None or level_rank(place.level) > level_rank(level):
        return None
    return gazetteer.holder(place, level)
