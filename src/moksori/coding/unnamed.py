"""Who did it, and to whom, where the words leave it out: those the telling is about."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from moksori.coding.cast import Character
from moksori.coding.coreference import Resolver
from moksori.terms.people import PersonRole


def context_victim(
    resolver: Resolver, narrator: str, near: Collection[str] = (), *, passive: bool = False
) -> tuple[str, ...]:
    """Give whom words are about that leave it out; the teller where they tell of it.

    Args:
        resolver: Knows who was told of last.
        narrator: Key of who says "I", or empty.
        near: Keys of those told of in the sentences just before.
        passive: The one left out suffers it by the form of the verb.
    """
    told = "" if narrator else resolver.thread.victim()
    presented = resolver.thread.just_presented() if passive and not narrator else ""
    if presented:
        # 중대장이 있었다. 그날 밤 연행됐다: he was, whatever his post.
        return _with_group(resolver.cast.people[presented], resolver)
    if told and told not in resolver.incidents.here():
        # Harmed in what was told before: now it is told of somebody else.
        told = _of_incident(resolver, near) or told
    if told:
        return _with_group(resolver.cast.people[told], resolver)
    for one in resolver.cast.latest():
        mine = one.key == narrator
        if not (one.harmed or mine or (one.key in near and one.may_be_harmed)):
            continue
        if one.at_risk and one.count:
            return (one.key,) if mine else _with_group(one, resolver)
    return (narrator,) if narrator else ()


def _of_incident(resolver: Resolver, near: Collection[str]) -> str:
    """Give whom a Korean incident is about, if they were told of just before."""
    about = resolver.incidents.about
    told = about in near and resolver.cast.people[about].may_be_harmed
    return about if told and not resolver.cast.people[about].plural else ""


def _with_group(one: Character, resolver: Resolver) -> tuple[str, ...]:
    if one.group:
        return tuple(resolver.cast.people[one.group].members)
    return resolver.cast.keys_of(one)


def context_accused(
    resolver: Resolver, but: Sequence[str] = (), news: bool = False
) -> tuple[str, ...]:
    """Give who did the last things told of, for words that leave out who did it.

    Args:
        resolver: Knows who was told of last.
        but: Keys of those it cannot be.
        news: An article names officials who only comment: nobody is taken for the accused there.
    """
    official: Character | None = None
    goes_on = "" if news else resolver.thread.accused(but)
    if goes_on:
        return resolver.cast.keys_of(resolver.cast.people[goes_on])
    for one in resolver.cast.latest():
        if one.key in but or one.role is PersonRole.PUBLIC_FIGURE or not one.powerful:
            continue
        if one.harming and not news:
            return resolver.cast.keys_of(one)
        if one.specific and not one.plural and one.official and not one.only_tells:
            official = official or one
    return resolver.cast.keys_of(official) if official is not None and not news else ()
