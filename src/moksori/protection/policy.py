"""The demo's policy stands in for the protection officer; whatever is doubtful is at risk."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from moksori.language.fold import fold
from moksori.packs.model import Pack
from moksori.protection.surfaces import is_code
from moksori.terms.account import AccountFormat, Structure
from moksori.terms.disguise import Decision, PseudonymScope, Rung
from moksori.terms.mention import Mention, MentionKind
from moksori.terms.passage import SpeakerRole
from moksori.terms.people import PersonRole, ProposedPerson
from moksori.terms.proposal import Proposal
from moksori.terms.span import Span

BY = "policy:demo"

_GENERAL: tuple[tuple[MentionKind, Rung, str], ...] = (
    (MentionKind.AGE, Rung.DECADE, "age_at_risk"),
    (MentionKind.DATE, Rung.MONTH, "day_of_event"),
    (MentionKind.PLACE, Rung.CITY, "neighbourhood_at_risk"),
    (MentionKind.AMOUNT, Rung.MAGNITUDE, "sum_of_person_at_risk"),
    (MentionKind.SHARE, Rung.MAGNITUDE, "share_of_sum"),
    (MentionKind.QUANTITY, Rung.AS_TOLD, "part_of_the_story"),
    (MentionKind.DURATION, Rung.WEEKS, "duration_in_days"),
    (MentionKind.OCCUPATION, Rung.AS_TOLD, "part_of_the_story"),
    (MentionKind.PERSON, Rung.PSEUDONYM, "name_at_risk"),
    (MentionKind.SPEECH, Rung.NOTHING, "speech_heard_by_two"),
    (MentionKind.NICKNAME, Rung.NOTHING, "nickname_of_accused"),
    (MentionKind.CONTINUING, Rung.NOTHING, "situation_continues"),
    (MentionKind.PHONE, Rung.NOTHING, "number_of_person"),
    (MentionKind.IDENTIFIER, Rung.NOTHING, "identifier_of_person"),
)
_NAMED_BY_CHOICE = frozenset({PersonRole.REPORTER, PersonRole.HOST, PersonRole.EDITOR})
_NOBODY_IN_PARTICULAR = frozenset({PersonRole.OTHER, PersonRole.OFFICIAL})
_NOT_PRIVATE = frozenset({"public", "to_desk"})
_SCARE_QUOTES = 3
_STATE_MONEY = re.compile(
    r"\b(?:state|national|government|annual|defen[cs]e|municipal) (?:budget|revenue|spending)\b"
    r"|\bgross domestic product\b|국가 ?예산|예산안|국방비|국내 ?총생산",
    re.IGNORECASE,
)
_MEASURE = r"(?:kilo(?:gram)?|kg|gram|lit(?:re|er)|sack|bag|bottle|packet|pack|box|metre|meter)"
_MEASURE_KO = r"(?:킬로그램|킬로그람|킬로|키로|kg|㎏|그램|그람|g|리터|병|마대|포대|갑|미터)"
_PER_BEFORE = re.compile(
    rf"\b(?:a|one|1|per) {_MEASURE}\b(?: of \w+)? (?:is|was|costs?|cost|sells?|sold|goes|went)"
    rf"(?: \w+){{0,4}} $"
    rf"|(?<![\d.])1 ?{_MEASURE_KO}(?:은|는|에|당|이|가|의 ?값은)?(?: \S+){{0,3}} $"
    rf"|(?<![\d.])1 ?(?:위안|달러|딸라|딸러|엔|유로)(?:에|당|은|는)(?: \S+){{0,3}} ?$",
    re.IGNORECASE,
)
_PER_AFTER = re.compile(
    rf" ?(?:a|per|for (?:a|one|a single)|an?) {_MEASURE}\b|\s?/\s?(?:kg|g|l)\b", re.I
)
_OF_MANY = re.compile(
    r"\s*of (?:(?:the|all|its|their|our)\s+)*(?:population|residents|people|households|families"
    r"|country|city|farmland|harvest|trade|land|power|electricity)\b(?!['’])",
    re.IGNORECASE,
)
_OF_MANY_KO = re.compile(
    r"(?:인구|주민|세대|가구|가정|농경지|무역|전력)(?:의|\s가운데|\s중)\s*(?:약\s*)?$"
)


def demo_policy(structure: Structure, proposal: Proposal, pack: Pack) -> tuple[Decision, ...]:
    """Decide about everything found in an account, as a careful officer would.

    Names of people who can be reached become pseudonyms, and so do names of the accused; ages
    become decades, days months, neighbourhoods cities, sums orders of magnitude, days weeks;
    words that two people heard, nicknames, what still goes on, and numbers go.

    Args:
        structure: Who speaks where; its passages are where decisions look for context.
        proposal: What was found.
        pack: The country pack; it knows the public figures.
    """
    decisions = [Decision(kind, kind, rung, reason, BY) for kind, rung, reason in _GENERAL]
    figures = {fold(name).text for names in pack.public_figures for name in names}
    victims = {key for act in proposal.acts for key in act.victims}
    panel = _panel(structure)
    for person in proposal.persons:
        chose = person.role is PersonRole.OFFICIAL and _speaks(person, panel)
        known = _is_figure(person, figures, person.key in victims)
        decisions += _about_person(person, known=known, chose=chose)
    for mention in proposal.mentions:
        decisions += _about_mention(mention, structure, proposal)
    return tuple(decisions)


def _panel(structure: Structure) -> str:
    """Give the labels of those who sit on a hearing: they speak in public, under their names."""
    if structure.format is not AccountFormat.HEARING:
        return ""
    speakers = [one.speaker for one in structure.passages if one.role is SpeakerRole.OFFICIAL]
    return "\n".join(dict.fromkeys(speaker for speaker in speakers if speaker))


def _speaks(person: ProposedPerson, panel: str) -> bool:
    return bool(panel) and any(name in panel for name in person.names)


def _about_person(person: ProposedPerson, *, known: bool, chose: bool) -> Iterable[Decision]:
    if person.names and all(map(is_code, person.names)):
        yield Decision(person.key, MentionKind.PERSON, Rung.AS_TOLD, "label_not_a_name", BY)
    elif known:
        for kind in (MentionKind.PERSON, MentionKind.AGE, MentionKind.SPEECH):
            yield Decision(person.key, kind, Rung.AS_TOLD, "public_figure", BY)
    elif chose or person.role in _NAMED_BY_CHOICE:
        yield Decision(person.key, MentionKind.PERSON, Rung.AS_TOLD, "named_by_choice", BY)
    elif person.role in {PersonRole.ACCUSED, PersonRole.OFFICIAL}:
        yield Decision(
            person.key,
            MentionKind.PERSON,
            Rung.PSEUDONYM,
            "name_of_accused",
            BY,
            scope=PseudonymScope.SERIES,
        )
    else:
        yield Decision(person.key, MentionKind.PERSON, Rung.PSEUDONYM, "name_at_risk", BY)


def _is_figure(person: ProposedPerson, figures: Collection[str], victim: bool) -> bool:
    """Say whether somebody is publicly known; a neighbour may bear the same name."""
    if person.role is PersonRole.PUBLIC_FIGURE:
        return True
    doubtful = victim or bool(person.age) or person.role not in _NOBODY_IN_PARTICULAR
    return not doubtful and any(fold(name).text in figures for name in person.names)


def _about_mention(
    mention: Mention, structure: Structure, proposal: Proposal
) -> Iterable[Decision]:
    """Name the exceptions: what is told although its kind is not."""
    reason = ""
    if mention.kind is MentionKind.AMOUNT:
        reason = _amount(mention, structure, proposal)
    elif mention.kind is MentionKind.SHARE:
        reason = _share(mention, structure)
    elif mention.kind is MentionKind.SPEECH:
        reason = _speech(mention, proposal)
    if reason:
        entity = f"{mention.kind}:{mention.span.start}"
        yield Decision(entity, mention.kind, Rung.AS_TOLD, reason, BY)


def _amount(mention: Mention, structure: Structure, proposal: Proposal) -> str:
    if _is_price(mention, structure) or _converted(mention, structure, proposal):
        return "price_of_goods"
    before, after = _around(mention.span, structure)
    if _STATE_MONEY.search(before[-60:] + mention.told + after[:40]):
        return "money_of_the_state"
    return ""


def _is_price(mention: Mention, structure: Structure) -> bool:
    """Say whether everybody pays this: a price of goods by weight, a rate of exchange."""
    if mention.detail.get("per") or mention.detail.get("price"):
        return True
    before, after = _around(mention.span, structure)
    one = isinstance(mention.value, dict) and mention.value.get("value") == 1
    return bool(one or _PER_BEFORE.search(before) or _PER_AFTER.match(after))


def _converted(mention: Mention, structure: Structure, proposal: Proposal) -> bool:
    """Say whether a bracketed sum converts a price: it takes the rung of what it converts."""
    source = mention.detail.get("conversion_span")
    before, _ = _around(mention.span, structure)
    gap = len(before) - len(before.rstrip(" \u00a0(（="))
    bracketed = "(" in before[len(before) - gap :] or "（" in before[len(before) - gap :]
    return any(
        source == [other.span.start, other.span.end]
        or (bracketed and mention.span.start - other.span.end == gap)
        for other in proposal.mentions
        if other.kind is MentionKind.AMOUNT and _is_price(other, structure)
    )


def _share(mention: Mention, structure: Structure) -> str:
    before, after = _around(mention.span, structure)
    if _OF_MANY.match(after) or _OF_MANY_KO.search(before):
        return "share_of_many"
    return ""


def _speech(mention: Mention, proposal: Proposal) -> str:
    """Tell words that many heard, and words in quotes that nobody spoke to anybody."""
    heard = mention.detail.get("heard_by")
    count = len(heard) if isinstance(heard, list | tuple | set | frozenset) else heard
    if isinstance(count, int) and not isinstance(count, bool) and count > 2:
        return "speech_in_public"
    if mention.detail.get("audience") in _NOT_PRIVATE:
        return "speech_in_public"
    if mention.detail.get("sentence") is False and len(mention.told.split()) <= _SCARE_QUOTES:
        return "part_of_the_story"
    return ""


def _around(span: Span, structure: Structure) -> tuple[str, str]:
    """Give the words before and after a mention in its passage."""
    for passage in structure.passages:
        if passage.span.holds(span):
            start = span.start - passage.span.start
            return passage.text[:start], passage.text[start + len(span) :]
    return "", ""
