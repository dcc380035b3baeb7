"""A bundle as the gate reads it: every string of every record, with the accounts it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from moksori.protection.decoders.escapes import unescaped
from moksori.protection.look import WATCHED, look_with
from moksori.protection.matching import Hit, WatchedForms, prepare
from moksori.protection.matching_text import Text
from moksori.protection.month_ranges import without_month_ranges
from moksori.protection.rules import RULES, code_of
from moksori.protection.rules_page import Rule
from moksori.terms.bundle import Bundle
from moksori.terms.draft import BundleDraft, BundleOrigin, Draft
from moksori.terms.finding import Finding
from moksori.terms.mention import MentionKind
from moksori.terms.story import Block, BlockKind, StoryText
from moksori.terms.watch import Scope, Watch, WatchKind

KINDS_OF_RULES: dict[str, tuple[MentionKind, ...]] = {
    "age_too_exact": (MentionKind.AGE,),
    "date_too_exact": (MentionKind.DATE,),
    "day_counted_from_publication": (MentionKind.DATE,),
    "neighbourhood_named": (MentionKind.PLACE,),
    "sum_too_exact": (MentionKind.AMOUNT,),
    "share_of_a_sum": (MentionKind.SHARE,),
    "age_place_and_sum": (MentionKind.AGE, MentionKind.PLACE, MentionKind.AMOUNT),
    "speech_heard_by_two": (MentionKind.SPEECH,),
    "situation_goes_on": (MentionKind.CONTINUING,),
    "nickname_left": (MentionKind.NICKNAME,),
    "phone_or_id": (MentionKind.PHONE, MentionKind.IDENTIFIER),
}
"""A rule gives way where somebody decided that this audience reads all its kinds as told."""

_KINDS_WATCHED = {
    WatchKind.DATE: MentionKind.DATE,
    WatchKind.PLACE: MentionKind.PLACE,
    WatchKind.AMOUNT: MentionKind.AMOUNT,
}

DECIDED = "decided for this audience"

_OF_MACHINES = frozenset(
    {
        "id", "type", "huridocs", "pattern", "standing", "victim", "person", "degree", "place",
        "latest_status", "level", "place_rung", "parent", "country", "kind", "organisation",
        "naming", "sex", "act", "document", "documents", "tellers", "reliability", "credibility",
        "format", "language", "mark", "roles", "code", "record", "reason", "how", "field",
    }
)  # fmt: skip
"""Codes and ids: no rule can read them, the watch list is held against them all the same."""

_RECORDS = ("acts", "persons", "organisations", "places", "statements", "documents")


def drafts_of(draft: BundleDraft, watch: Watch) -> tuple[Draft, ...]:
    """Give the bundle as drafts, one for each set of accounts that records come from.

    The gate knows by them what a finished file speaks of. A file does not say which of its words
    is from which account: a day that one account may tell and another may not is let be in the
    files where the first one has these very words. `look_at` held the other one's records against
    it before, each by itself.

    Args:
        draft: The bundle.
        watch: All values of the desk.
    """
    strings = dict(_by_record(draft.bundle))
    drafts = []
    for number, origin in enumerate(_with_rest(draft, strings), start=1):
        told = [one for record in origin.records for one in strings.get(record, ())]
        made, _ = _draft(number, origin, told)
        drafts.append(replace(made, allowed=made.allowed | _told_here(origin, watch)))
    return tuple(drafts)


def _told_here(origin: BundleOrigin, watch: Watch) -> dict[str, str]:
    """Give the values of other accounts of kinds that these records may tell as told."""
    return {
        value.id: DECIDED
        for value in watch.values
        if value.scope is Scope.TOUCHING
        and _KINDS_WATCHED.get(value.kind) in origin.as_told
        and value.subjects.isdisjoint(origin.touches)
    }


def look_at(draft: BundleDraft, watch: Watch, rules: Sequence[Rule] = RULES) -> tuple[Finding, ...]:
    """Say all that is to be said about a bundle; a finding's place is record and field.

    Args:
        draft: What is asked to leave.
        watch: All values of the desk.
        rules: The rulebook; tests narrow it, nothing else does.

    Raises:
        UnmatchableError: A watched value has no form that can be looked for.
    """
    forms = prepare(watch)
    strings = dict(_by_record(draft.bundle))
    found: list[Finding] = []
    for number, origin in enumerate(_with_rest(draft, strings), start=1):
        told = [(record, *one) for record in origin.records for one in strings.get(record, ())]
        one, places = _draft(number, origin, [(field, text) for _, field, text in told])
        names = [f"{told[place][0]} {told[place][1]}" for place in places]
        for finding in look_with(one, watch, rules):
            kind, _, block = finding.place.partition(" ")
            known = names[int(block) - 1] if kind == "block" else finding.place
            found.append(replace(finding, place=known))
        found.extend(_of_machines(told, forms, origin.touches))
    everybody = frozenset().union(*(origin.touches for origin in draft.origins))
    common = [("codebook", field, text) for field, text in _strings("", draft.bundle.codebook)]
    found.extend(_of_machines(common, forms, everybody, every=True))
    return tuple(dict.fromkeys(found))


def codes_of(rules: Sequence[Rule]) -> tuple[str, ...]:
    """Give the codes of rules, as a Cleared keeps them."""
    return tuple(code_of(rule) for rule in rules)


def _with_rest(draft: BundleDraft, strings: Iterable[str]) -> tuple[BundleOrigin, ...]:
    """Give the origins, and one more for records of which nothing is said: they touch everybody."""
    known = {record for origin in draft.origins for record in origin.records}
    rest = tuple(record for record in strings if record not in known)
    if not rest:
        return draft.origins
    everybody = frozenset().union(*(origin.touches for origin in draft.origins))
    return (*draft.origins, BundleOrigin(rest, everybody))


def _draft(
    number: int, origin: BundleOrigin, strings: Sequence[tuple[str, str]]
) -> tuple[Draft, list[int]]:
    """Give a draft of what people read in some records, and the place of each block in them."""
    places = [at for at, (field, _) in enumerate(strings) if field not in _OF_MACHINES]
    story = StoryText(
        id=f"bundle-{number}",
        slug="",
        language="en",
        title="",
        standfirst="",
        blocks=tuple(
            Block(BlockKind.PARAGRAPH, "", without_month_ranges(strings[at][1])) for at in places
        ),
        month="",
    )
    allowed = {
        rule: DECIDED
        for rule, kinds in KINDS_OF_RULES.items()
        if all(kind in origin.as_told for kind in kinds)
    }
    draft = Draft(story, touches=origin.touches, heard_by_two=origin.heard_by_two, allowed=allowed)
    return draft, places


def _of_machines(
    told: Sequence[tuple[str, str, str]],
    forms: WatchedForms,
    touches: frozenset[str],
    *,
    every: bool = False,
) -> Iterator[Finding]:
    # The same codes stand in every record: each is looked at once.
    known: dict[str, list[Hit]] = {}
    for record, field, text in told:
        if field not in _OF_MACHINES and not every:
            continue
        if text not in known:
            views = (text, *unescaped(text))
            known[text] = [
                hit for view in views for hit in forms.hits(Text(view, prose=False), touches)
            ]
        for hit in known[text]:
            length = hit.end - hit.start
            yield Finding(
                WATCHED, hit.cls, f"{record} {field}", "text", hit.start, length, hit.value
            )


def _by_record(bundle: Bundle) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for kind in _RECORDS:
        for record in getattr(bundle, kind):
            yield record.id, list(_strings("", record))


def _strings(field: str, value: Any) -> Iterator[tuple[str, str]]:
    """Give every string of a value that is not empty, with the name of the field it stands in."""
    if isinstance(value, str):
        if value:
            yield field, str(value)
    elif is_dataclass(value):
        for one in fields(value):
            name = field if one.name in {"en", "ko"} else one.name
            yield from _strings(name, getattr(value, one.name))
    elif isinstance(value, tuple | list | frozenset):
        for part in value:
            yield from _strings(field, part)
