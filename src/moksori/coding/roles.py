"""What each person is in the account, once all of it is read; and who is worth proposing."""

from __future__ import annotations

import re

from moksori.coding.callings import HARMING, VICTIMS
from moksori.coding.cast import Cast, Character
from moksori.terms.people import PersonRole, ProposedPerson
from moksori.terms.span import Span

_WITHHELD = re.compile(r"[○×□*]|redacted|withheld|가명|익명")
_ANYONE = frozenset({"someone", "somebody"})
_ORDINARY = re.compile(r"(?:an? )?(?:ordinary|average|normal|typical) ", re.IGNORECASE)
_CROWDS = frozenset(
    {"household", "worker", "colleague", "neighbor", "neighbour", "relative", "friend"}
    | {"resident", "buyer", "wholesaler", "family"}
)
"""Nouns of groups that only stand around what is told."""
_OFTEN = 2
"""Deeds from which on somebody without a post is taken for who did them."""
_KEPT = frozenset(
    {
        PersonRole.PUBLIC_FIGURE,
        PersonRole.REPORTER,
        PersonRole.HOST,
        PersonRole.EDITOR,
        PersonRole.SOURCE,
    }
)


def role_of(one: Character, *, accusing: bool = False) -> PersonRole:
    """Give the role of somebody: as introduced, else by what they did or suffered.

    Args:
        one: Somebody of the account.
        accusing: The account accuses somebody of something.
    """
    if one.role in _KEPT and not (one.rule == "people.teller" and one.harmed):
        return one.role or PersonRole.OTHER
    if one.testifies and one.may_testify and not one.speaks:
        return PersonRole.SOURCE
    did_it = one.harming > one.harmed and (one.official or one.main or one.harming >= _OFTEN)
    if one.harmed and not did_it:
        return PersonRole.VICTIM
    if one.harming or one.called & HARMING:
        return PersonRole.ACCUSED
    if one.role is not None:
        return one.role
    if one.called & VICTIMS:
        return PersonRole.VICTIM
    if one.testifies:
        return PersonRole.SOURCE
    if accusing and _is_accused_of_it(one):
        return PersonRole.ACCUSED
    if one.official:
        return PersonRole.OFFICIAL
    return PersonRole.VICTIM if accusing and _is_told_of(one) else PersonRole.OTHER


def _is_accused_of_it(one: Character) -> bool:
    """Say whether the account is about somebody whose deeds no rule has read."""
    return one.main and not one.harmed


def _is_told_of(one: Character) -> bool:
    """Say whether somebody without power is brought in as one to whom something happened.

    An account that accuses tells the age of those who suffer, and its incidents are about them;
    what was done may be told in words that no rule knows.
    """
    return one.specific and not one.figure and (bool(one.age) or one.focus)


def main_accused(cast: Cast) -> tuple[str, ...]:
    """Give whom the account as a whole accuses: who is told to have done most."""
    harming = [one for one in cast.people.values() if one.harming and one.powerful]
    main = [one for one in harming if one.main]
    if main:
        return (main[0].key,)
    if not harming:
        return ()
    return (max(harming, key=lambda one: (one.harming, -len(one.key), one.key)).key,)


def proposed(cast: Cast) -> tuple[ProposedPerson, ...]:
    """Give the people of the cast that a coder should see.

    People in general ("residents", "officials") are left out unless an act needs them; a group
    whose members were told apart is told of through them.
    """
    kept = [one for one in cast.people.values() if _is_worth(one)]
    accusing = any(one.harming for one in cast.people.values())
    return tuple(_person(one, role_of(one, accusing=accusing)) for one in sorted(kept, key=_first))


def _is_worth(one: Character) -> bool:
    if one.members:
        return False
    if not one.spans:
        return False
    if one.names or one.harmed or one.harming:
        return True
    tells = one.role is not None or one.testifies
    return one.specific and (tells or not _is_by_the_way(one))


def _is_by_the_way(one: Character) -> bool:
    """Say whether nobody is asked to know who somebody is: "someone else", "34 households"."""
    anyone = one.label.lower() in _ANYONE or _ORDINARY.match(one.label) is not None
    return anyone or (one.plural and not one.official and one.called <= _CROWDS)


def _first(one: Character) -> tuple[int, str]:
    return min(span.start for span in one.spans), one.key


def _person(one: Character, role: PersonRole) -> ProposedPerson:
    names = tuple(sorted(dict.fromkeys(one.names), key=lambda name: (-len(name), name)))
    notes = {}
    if one.post:
        notes["post"] = one.post
    if one.organisation:
        notes["organisation"] = one.organisation
    if one.figure:
        notes["figure"] = one.figure
    return ProposedPerson(
        key=one.key,
        label=one.label,
        role=role,
        spans=tuple(_in_order(one.spans)),
        names=names,
        nicknames=tuple(dict.fromkeys(one.nicknames)),
        sex=one.sex,
        age=one.age,
        pseudonym=one.pseudonym,
        name_withheld=not names or one.withheld or bool(_WITHHELD.search(one.label)),
        group=one.count,
        rule=one.rule,
        confidence=one.confidence,
        notes=notes,
    )


def _in_order(spans: list[Span]) -> list[Span]:
    """Give the stretches once each, in order; a name may stand inside a description."""
    return sorted(set(spans))
