"""Which organisations the gate looks for: those whose name a decision withholds or makes coarser.

An organisation is withheld where the post is that somebody holds there, where the words that tell
of it are changed, and where a sentence that tells of it is withheld. Its names stand on the watch
list whoever typed them, in both languages, with the names it bore before it was corrected. What
every country pack knows is a kind of office and gives nobody away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from django.db.models import Count, Max, Q

from moksori.desk.coding import entities_of
from moksori.language.detect import has_hangul
from moksori.language.fold import letters_of
from moksori.language.romanise import mccune_reischauer, north, revised
from moksori.packs.loader import available, load
from moksori.protection.audiences import for_audience
from moksori.protection.decisions import Decided
from moksori.records import trail
from moksori.records.models import (
    AccountRecord,
    DecisionRecord,
    MentionRecord,
    OrganisationRecord,
    PostingRecord,
    StatementRecord,
    WithheldRecord,
)
from moksori.records.models.withheld import REACH
from moksori.records.states import AboutKind
from moksori.terms.disguise import Audience, Decision, Disguise, Rung
from moksori.terms.mention import Mention, MentionKind
from moksori.terms.span import Span
from moksori.terms.watch import Scope, WatchKind, WatchValue

_POST = MentionKind.OCCUPATION
_NOWHERE = Span(2**40, 2**40)
_LEAST = 2
"""Letters of a name that can be looked for."""
_NAMES = ("name", "name_en", "name_ko", "short")
_ABOUT = (AboutKind.ORGANISATION.value, AboutKind.POSTING.value)
_DEFAULT = Decision(_POST, _POST, Rung.AS_TOLD, "part_of_the_story", "policy:demo")
"""A post is told unless somebody decided otherwise; see `policy.demo_policy`."""

Held = dict[str, set[str]]
"""Id of an organisation → ids of the accounts in which it is withheld."""


def values(
    changes: Iterable[tuple[str, Disguise]], audience: Audience = Audience.PUBLIC
) -> list[WatchValue]:
    """Return the names of the organisations that an audience must not read, as the gate takes them.

    Args:
        changes: Every disguise of what is at hand with the id of what it touches (an account).
        audience: For whom something is made.
    """
    told = _Told()
    if not told.rows and not PostingRecord.objects.standing().exists():
        return []
    held: Held = defaultdict(set)
    _by_posts(held, told, audience)
    _by_changes(held, told, changes)
    alone = _by_withheld(held, told, audience)
    return _named(held, alone)


def state() -> tuple[object, ...]:
    """Name the state of all that `values` reads beside the changes: what is done gives another."""
    found: list[object] = []
    decided = DecisionRecord.objects.filter(kind=_POST.value)
    for rows in (decided, WithheldRecord.objects.all(), PostingRecord.objects.all()):
        ends = Count("withdrawn_at"), Max("withdrawn_at")
        found += rows.aggregate(Count("id"), Max("id"), *ends).values()
    told = StatementRecord.objects.filter(about_kind__in=_ABOUT)
    found += told.aggregate(Count("id"), Max("id")).values()
    known = OrganisationRecord.objects.order_by("id")
    found += known.values_list("id", "parent_id", "merged_into_id", "cited", *_NAMES)
    return tuple(found)


class _Told:
    """The words of accounts that tell of an organisation, or of a posting there."""

    def __init__(self) -> None:
        rows = StatementRecord.objects.filter(about_kind__in=_ABOUT).select_related("passage")
        where = dict(
            PostingRecord.objects.standing()
            .filter(organisation__isnull=False)
            .values_list("pk", "organisation_id")
        )
        self.rows: list[tuple[str, str, Span]] = []
        """Organisation, account, words."""
        for row in rows.order_by("id"):
            about = row.about_id
            organisation = (
                about if row.about_kind == AboutKind.ORGANISATION.value else where.get(about)
            )
            if organisation:
                first = row.passage.start if row.start is None else row.start
                last = row.passage.end if row.end is None else row.end
                self.rows.append((organisation, row.passage.account_id, Span(first, last)))

    def accounts(self) -> set[str]:
        """Return the accounts that tell of one."""
        return {account for _, account, _ in self.rows}


def _by_posts(held: Held, told: _Told, audience: Audience) -> None:
    """Take the organisations of posts that somebody decided to tell less exactly."""
    coarse = DecisionRecord.objects.standing().filter(kind=_POST.value)
    coarse = coarse.exclude(rung=Rung.AS_TOLD.value)
    entities, accounts = set(coarse.values_list("entity", flat=True)), told.accounts()
    if not entities:
        return
    posts = PostingRecord.objects.standing().filter(organisation__isnull=False)
    where: dict[str, set[str]] = defaultdict(set)
    for person, organisation in posts.values_list("person_id", "organisation_id"):
        where[person].add(str(organisation))
    concerned = AccountRecord.objects.filter(persons__person_id__in=list(where)).values("pk")
    decided_in = set(coarse.exclude(account=None).values_list("account_id", flat=True))
    rows = AccountRecord.objects.filter(Q(pk__in=accounts) | Q(pk__in=concerned))
    for account in rows.only("id"):
        people = entities_of(account)
        if account.id not in decided_in and entities.isdisjoint(people.values()):
            continue
        decided = _decided(account, people, audience)
        for key, person in people.items():
            if _is_coarse(decided, [Mention(_NOWHERE, _POST, "", persons=(key,))]):
                for organisation in where.get(person, ()):
                    held[organisation].add(account.id)
        for organisation, words in _told_coarsely(account, told, decided):
            if words:
                held[organisation].add(account.id)


def _decided(account: AccountRecord, people: Mapping[str, str], audience: Audience) -> Decided:
    rows = DecisionRecord.objects.for_account(account.id).standing().filter(kind=_POST.value)
    decisions = for_audience([row.to_value() for row in rows], [_DEFAULT], audience)
    return Decided(decisions, people)


def _told_coarsely(
    account: AccountRecord, told: _Told, decided: Decided
) -> Iterator[tuple[str, bool]]:
    """Give the organisations an account tells of, and whether a post in those words is coarser."""
    rows = MentionRecord.objects.standing().filter(account=account, kind=_POST.value)
    posts = [
        Mention(Span(row.start, row.end), _POST, row.told, persons=tuple(row.persons))
        for row in rows
    ]
    for organisation, where, words in told.rows:
        if where == account.id:
            there = [one for one in posts if one.span.overlaps(words)]
            yield organisation, _is_coarse(decided, there or [Mention(_NOWHERE, _POST, "")])


def _is_coarse(decided: Decided, posts: Sequence[Mention]) -> bool:
    return decided.coarsest(_POST, posts) is not Rung.AS_TOLD


def _by_changes(held: Held, told: _Told, changes: Iterable[tuple[str, Disguise]]) -> None:
    """Take the organisations whose own words are changed on the way out."""
    by_account: dict[str, list[Disguise]] = defaultdict(list)
    for account, change in changes:
        if change.kind in (_POST, MentionKind.PLACE) and change.rung is not Rung.AS_TOLD:
            by_account[account].append(change)
    names = _names_of({organisation for organisation, _, _ in told.rows}) if by_account else {}
    for organisation, account, words in told.rows:
        for change in by_account.get(account, ()):
            is_of_it = change.kind is _POST or any(
                _shares(change.told, name) for name in names.get(organisation, ())
            )
            if change.span.overlaps(words) and is_of_it:
                held[organisation].add(account)


def _shares(told: str, name: str) -> bool:
    """Say whether a place stands in a name, or a name in a place."""
    one, other = letters_of(told), letters_of(name)
    return len(min(one, other, key=len)) >= _LEAST and (one in other or other in one)


def _by_withheld(held: Held, told: _Told, audience: Audience) -> set[str]:
    """Take what withheld sentences tell of; return what nothing else tells of.

    A sentence that is withheld is looked for in everything that leaves, and so is a name that only
    such sentences tell.
    """
    withheld: dict[str, list[Span]] = defaultdict(list)
    reach = [one.value for one in REACH[audience]]
    for row in WithheldRecord.objects.standing().filter(audience__in=reach):
        withheld[row.account_id].append(Span(row.start, row.end))
    inside: set[str] = set()
    outside: set[str] = set()
    for organisation, account, words in told.rows:
        if any(one.overlaps(words) for one in withheld.get(account, ())):
            held[organisation].add(account)
            inside.add(organisation)
        else:
            outside.add(organisation)
    published = OrganisationRecord.objects.exclude(cited="").filter(pk__in=inside)
    return inside - outside - set(published.values_list("pk", flat=True))


def _named(held: Held, alone: set[str]) -> list[WatchValue]:
    """Return the names of organisations, and of those above them that somebody typed."""
    by_id = {row.id: row for row in OrganisationRecord.objects.all()} if held else {}
    within: Held = defaultdict(set)
    for organisation, accounts in held.items():
        at = by_id.get(organisation)
        while at is not None and not accounts <= within[at.id]:
            within[at.id] |= accounts
            at = by_id.get(at.merged_into_id or at.parent_id or "")
    names = _names_of(within)
    return [
        WatchValue(
            organisation,
            WatchKind.PLACE,
            Scope.EVERYWHERE if organisation in alone else Scope.TOUCHING,
            forms,
            frozenset(within[organisation]),
        )
        for organisation in sorted(within)
        if (forms := names.get(organisation, ()))
    ]


def _names_of(organisations: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return every name of some organisations that is their own, as it may be written."""
    wanted = set(organisations)
    found: dict[str, dict[str, None]] = {one: {} for one in wanted}
    for row in OrganisationRecord.objects.filter(pk__in=wanted):
        found[row.id].update(_typed(row))
    # What was judged to be the same one bears names of it too.
    for row in OrganisationRecord.objects.filter(merged_into__in=wanted):
        found[row.merged_into_id or ""].update(_typed(row))
    return {
        one: tuple(form for name in names for form in _written(name))
        for one, names in found.items()
    }


def _typed(row: OrganisationRecord) -> dict[str, None]:
    """Return the names that an organisation bears and bore, without those that a pack knows."""
    states = [{name: getattr(row, name) for name in _NAMES}]
    states += [dict(one.before) for one in trail.changes_of(row.id)]
    told = (str(state.get(name) or "").strip() for state in states for name in _NAMES)
    return {
        one: None
        for one in told
        if len(letters_of(one)) >= _LEAST and letters_of(one) not in _known()
    }


def _written(name: str) -> Iterator[str]:
    """Give a name as typed, and a Korean one of several words as the three systems write it."""
    yield name
    words = name.split()
    if len(words) > 1 and has_hangul(name):
        for system in (revised, mccune_reischauer, north):
            yield " ".join(system(word) for word in words)


@cache
def _known() -> frozenset[str]:
    """Return the names of kinds of offices that country packs know."""
    return frozenset(
        letters_of(name)
        for code in available()
        for one in load(code).organisations
        for names in one.names.values()
        for name in names
    )
