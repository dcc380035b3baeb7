"""Decisions for one audience: its own where there are any, else the stricter of all defaults."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from moksori.terms.disguise import LADDERS, Audience, Decision, PseudonymScope
from moksori.terms.mention import MentionKind

NEVER_FINER = frozenset(
    {MentionKind.PERSON, MentionKind.NICKNAME, MentionKind.PHONE, MentionKind.IDENTIFIER}
)
"""What is withheld from the public is withheld from partners too, whatever was decided for them:
a partner's files are read by more people than the partner knows."""

_Key = tuple[str, MentionKind]


def for_audience(
    standing: Sequence[Decision], defaults: Sequence[Decision], audience: Audience
) -> tuple[Decision, ...]:
    """Give the decisions that hold about one account for an audience.

    Where nothing was decided for it, the coarser holds of what was decided for the public and of
    the default; a general decision for the audience is a floor for what hangs on it.

    Args:
        standing: Every standing decision about the account, for whomever.
        defaults: What a careful officer would decide for the public.
        audience: For whom.
    """
    own = _coarsest(one for one in standing if one.audience is audience)
    others = [one for one in standing if one.audience is Audience.PUBLIC]
    public = _coarsest([*others, *defaults])
    kept: dict[_Key, Decision] = {}
    for key in own | public:
        found = [held[key] for held in (own, public) if key in held]
        general = own.get((key[1].value, key[1]))
        if key in own and not (audience is Audience.PARTNER and key[1] in NEVER_FINER):
            found = [own[key]]
        elif key not in own and general is not None:
            found.append(general)
        kept[key] = replace(
            max(found, key=_coarseness),
            entity=key[0],
            audience=audience,
            scope=PseudonymScope.SERIES,
        )
    return tuple(kept.values())


def _coarsest(decisions: Iterable[Decision]) -> dict[_Key, Decision]:
    held: dict[_Key, Decision] = {}
    for one in decisions:
        key = (one.entity, one.kind)
        if key not in held or _coarseness(held[key]) < _coarseness(one):
            held[key] = one
    return held


def _coarseness(decision: Decision) -> tuple[int, str]:
    return LADDERS[decision.kind].index(decision.rung), decision.reason
