"""Accepted acts as everybody may count them: no finer than was decided for the public."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet

from moksori.desk.exchange_acts import Told, told_acts
from moksori.desk.withholding import subjects_kept_from
from moksori.language.dates import bounds
from moksori.language.detect import has_hangul
from moksori.packs.loader import load, load_common
from moksori.packs.model import Organisation, Pack, Place
from moksori.protection.decisions import Decided, UndecidedError
from moksori.protection.fields import coarse_place, coarse_time
from moksori.protection.gazetteer import Gazetteer, written
from moksori.protection.places import place_of
from moksori.protection.tables import CountedAct
from moksori.records.models import (
    AccountRecord,
    ActRecord,
    DecisionRecord,
    MentionRecord,
    OrganisationRecord,
    PersonInAccountRecord,
    PostingRecord,
)
from moksori.terms.act import Standing
from moksori.terms.bundle import TwoNames
from moksori.terms.disguise import LADDERS, Audience, Decision, Rung
from moksori.terms.mention import Mention, MentionKind
from moksori.terms.span import Span
from moksori.terms.table import SEVERAL, UNTOLD, Axis

_KINDS = (MentionKind.DATE, MentionKind.PLACE, MentionKind.OCCUPATION)
_READ = (MentionKind.DATE, MentionKind.PLACE, MentionKind.ORGANISATION)
_FINEST = {MentionKind.DATE: Rung.MONTH, MentionKind.PLACE: Rung.PROVINCE}
_HAPPENED = frozenset({Standing.DONE.value, Standing.HABITUAL.value})
"""What was only threatened, or is said not to have happened, is no act to be counted."""
_NOWHERE = Span(2**40, 2**40)
_CODE = re.compile(r"[^a-z0-9]+")
_CHUNK = 400


@dataclass
class Counting:
    """Acts that may be counted in public, and what their categories are called.

    Attributes:
        names: Axis and code → what readers call it.
        touches: Axis and code → ids of the accounts and persons whose acts stand there.
        ids: Ids of the acts, sorted.
        left_out: How many accepted acts no consent covers.
        invented: All accounts were made up for a demonstration.
    """

    acts: list[CountedAct] = field(default_factory=list)
    names: dict[tuple[Axis, str], TwoNames] = field(default_factory=dict)
    touches: dict[tuple[Axis, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    ids: list[str] = field(default_factory=list)
    left_out: int = 0
    invented: bool = False


@dataclass
class _Account:
    """What of an account says how far its acts may be told."""

    pack: Pack
    gazetteer: Gazetteer
    invented: bool
    decided: Decided | None = None
    mentions: list[Mention] = field(default_factory=list)
    people: dict[str, str] = field(default_factory=dict)
    spans: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    def rung(self, kind: MentionKind, some: Iterable[Mention]) -> Rung:
        """Return how far a kind may be told; nothing where nobody decided."""
        if self.decided is None:
            return Rung.NOTHING
        try:
            rung = self.decided.coarsest(kind, [*some, Mention(_NOWHERE, kind, "")])
        except UndecidedError:
            return Rung.NOTHING
        ladder = LADDERS[kind]
        return max(rung, _FINEST.get(kind, rung), key=ladder.index)

    def tells_posts(self, people: Collection[str]) -> bool:
        """Say whether posts are told as told, those of these people too."""
        post = MentionKind.OCCUPATION
        keys = [key for key, one in self.people.items() if one in people]
        some = [Mention(_NOWHERE, post, "", persons=(key,)) for key in keys]
        return self.rung(post, some) is Rung.AS_TOLD


def counting(accounts: Sequence[str]) -> Counting:
    """Return the acts of which every statement stands in one of these accounts.

    Args:
        accounts: Ids of coded accounts whose sources allow that they are published.
    """
    told = told_acts(set(accounts), Audience.PUBLIC)
    used = sorted({one for tellers in told.accounts.values() for one in tellers})
    read = _accounts(used)
    maker = _Maker(told, read)
    found = Counting(left_out=told.left_out)
    found.invented = bool(read) and all(one.invented for one in read.values())
    for row in told.acts:
        if row.standing in _HAPPENED:
            maker.add(row, found)
    found.ids.sort()
    return found


def _accounts(ids: Sequence[str]) -> dict[str, _Account]:
    read: dict[str, _Account] = {}
    gazetteers: dict[str, Gazetteer] = {}
    for some in _chunks(ids):
        rows = AccountRecord.objects.filter(id__in=some).values_list("id", "pack", "invented")
        for id_, code, invented in rows:
            pack = load(code)
            if code not in gazetteers:
                gazetteers[code] = Gazetteer(pack)
            read[id_] = _Account(pack, gazetteers[code], invented)
        links = PersonInAccountRecord.objects.filter(account_id__in=some)
        for id_, key, person, spans in links.values_list("account", "key", "person", "spans"):
            read[id_].people[key] = person
            read[id_].spans[person] = [(start, end) for start, end in spans]
        mentions = MentionRecord.objects.standing().filter(
            account_id__in=some, kind__in=[kind.value for kind in _READ]
        )
        for mention in mentions:
            read[mention.account_id].mentions.append(mention.to_value())
        _decide(some, read)
    return read


def _decide(ids: Sequence[str], read: Mapping[str, _Account]) -> None:
    """Give accounts what was decided for the public; what nobody decided is not told."""
    rows = DecisionRecord.objects.standing().for_audience(Audience.PUBLIC)
    rows = rows.filter(kind__in=[kind.value for kind in _KINDS])
    of_accounts: dict[str, list[Decision]] = defaultdict(list)
    for row in rows.filter(account_id__in=ids):
        of_accounts[row.account_id or ""].append(row.to_value())
    of_persons: dict[str, list[Decision]] = defaultdict(list)
    for row in rows.filter(account__isnull=True):
        of_persons[row.entity].append(row.to_value())
    for id_ in ids:
        account = read[id_]
        own = [one for person in account.people.values() for one in of_persons.get(person, ())]
        account.decided = Decided([*of_accounts[id_], *own], account.people)


def _chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for at in range(0, len(ids), _CHUNK):
        yield ids[at : at + _CHUNK]


class _Maker:
    """Makes the key of each act, and keeps what its categories are called."""

    def __init__(self, told: Told, read: Mapping[str, _Account]) -> None:
        self._told = told
        self._read = read
        self._types = {one.code: one for one in load_common().codebook}
        accounts = AccountRecord.objects.filter(
            pk__in={one for tellers in told.accounts.values() for one in tellers}
        )
        self._posts = _posts(
            sorted({link.person_id for links in told.involved.values() for link in links}), accounts
        )
        known = OrganisationRecord.objects.standing().told_in(accounts)
        kept = subjects_kept_from(Audience.PUBLIC)
        self._known = {one.id: one for one in known.exclude(pk__in=kept)}

    def add(self, row: ActRecord, found: Counting) -> None:
        """Count an act."""
        tellers = self._told.accounts[row.id]
        accounts = [self._read[one] for one in sorted(tellers)]
        known = self._types.get(row.type)
        of_type = (row.type, TwoNames(known.labels["en"], known.labels["ko"])) if known else None
        month = self._month(row, accounts)
        told = {
            Axis.MONTH: (month, TwoNames()),
            Axis.PLACE: self._place(row, accounts),
            Axis.TYPE: of_type or (UNTOLD, TwoNames()),
            Axis.INSTITUTION: self._institution(row, accounts),
        }
        key = (month, told[Axis.PLACE][0], told[Axis.TYPE][0], told[Axis.INSTITUTION][0])
        found.acts.append(CountedAct(key, frozenset(tellers)))
        found.ids.append(row.id)
        touches = tellers | {one for account in accounts for one in account.people.values()}
        for axis, (code, names) in {**told, Axis.YEAR: (month[:4], TwoNames())}.items():
            found.names[axis, code] = names
            found.touches[axis, code] |= touches

    def _month(self, row: ActRecord, accounts: Sequence[_Account]) -> str:
        """Return the month of an act, or its year, as the public may know it."""
        stretches = [
            (one.passage.account_id, one.passage.start, one.passage.end)
            for one in self._told.statements[row.id]
        ]
        rungs = []
        for id_, account in zip(sorted(self._told.accounts[row.id]), accounts, strict=True):
            own = [(start, end) for teller, start, end in stretches if teller == id_]
            near = [
                one
                for one in account.mentions
                if one.kind is MentionKind.DATE
                and any(start <= one.span.start < end for start, end in own)
            ]
            rungs.append(account.rung(MentionKind.DATE, near))
        rung = max(rungs, key=LADDERS[MentionKind.DATE].index)
        when = coarse_time(row.when, "", rung).edtf
        days = bounds(when) if when else None
        if days is None or days[0].year != days[1].year:
            return UNTOLD
        first, last = days
        return f"{first:%Y-%m}" if first.month == last.month else f"{first:%Y}"

    def _place(self, row: ActRecord, accounts: Sequence[_Account]) -> tuple[str, TwoNames]:
        """Return the province of an act, or what is wider, as the public may know it."""
        rungs, found = [], None
        for account in accounts:
            same = [
                one
                for one in account.mentions
                if one.kind is MentionKind.PLACE and one.told == row.place_told
            ]
            rungs.append(account.rung(MentionKind.PLACE, same))
            found = found or _place_of(row, account.gazetteer, same)
        gazetteer = accounts[0].gazetteer
        place = coarse_place(found, max(rungs, key=LADDERS[MentionKind.PLACE].index), gazetteer)
        if place is None:
            return UNTOLD, TwoNames()
        return place.id, TwoNames(written(place, "en"), written(place, "ko"))

    def _institution(self, row: ActRecord, accounts: Sequence[_Account]) -> tuple[str, TwoNames]:
        """Return the central body that the accused are of; of an office nothing is said."""
        people = {link.person_id for link in self._told.involved[row.id]}
        if any(not account.tells_posts(people) for account in accounts):
            return UNTOLD, TwoNames()
        bodies: dict[str, TwoNames] = {}
        for link in self._told.involved[row.id]:
            bodies |= dict(self._bodies(link.person_id, accounts))
        if len(bodies) > 1:
            return SEVERAL, TwoNames()
        return next(iter(bodies.items()), (UNTOLD, TwoNames()))

    def _bodies(self, person: str, accounts: Sequence[_Account]) -> Iterator[tuple[str, TwoNames]]:
        packs = {account.pack.code: account.pack for account in accounts}
        for post in self._posts.get(person, ()):
            known = _known(packs.get(post.pack), post.code)
            yield _of_pack(packs[post.pack], known) if known else _of_desk(post, self._known)
        if person in self._posts:
            return
        for account in accounts:
            keys = {key for key, one in account.people.items() if one == person}
            for mention in account.mentions:
                if mention.kind is MentionKind.ORGANISATION and _is_theirs(
                    mention, keys, account.spans.get(person, ())
                ):
                    known = _known(account.pack, mention.value)
                    if known is not None:
                        yield _of_pack(account.pack, known)


def _is_theirs(mention: Mention, keys: set[str], spans: Iterable[tuple[int, int]]) -> bool:
    """Say whether an organisation is said to be somebody's, or stands in the words for them."""
    inside = any(start <= mention.span.start and mention.span.end <= end for start, end in spans)
    return inside or not keys.isdisjoint(mention.persons)


def _place_of(row: ActRecord, gazetteer: Gazetteer, same: Sequence[Mention]) -> Place | None:
    """Return the place of the gazetteer that an act names."""
    if row.place is not None:
        return gazetteer.place(row.place.code) or gazetteer.named(row.place.name)
    found = (place_of(one, gazetteer) for one in same)
    known = next((one for one in found if one is not None), None)
    return known or (gazetteer.named(row.place_told) if row.place_told.strip() else None)


def _posts(
    persons: Sequence[str], accounts: QuerySet[AccountRecord]
) -> dict[str, list[OrganisationRecord]]:
    """Return where people were posted, by the accounts that are counted or something published."""
    found: dict[str, list[OrganisationRecord]] = {}
    told = PostingRecord.objects.standing().told_in(accounts)
    kept = subjects_kept_from(Audience.PUBLIC)
    told = told.exclude(pk__in=kept).exclude(organisation_id__in=kept)
    told = told.filter(organisation__withdrawn_at__isnull=True)
    for some in _chunks(persons):
        rows = told.filter(person_id__in=some, organisation__isnull=False)
        for row in rows.select_related("organisation__parent").order_by("id"):
            if row.organisation is not None:
                found.setdefault(row.person_id, []).append(row.organisation)
    return found


def _known(pack: Pack | None, code: object) -> Organisation | None:
    return next((one for one in pack.organisations if one.id == code), None) if pack else None


def _of_pack(pack: Pack, organisation: Organisation) -> tuple[str, TwoNames]:
    """Return the highest body of the same kind: the ministry of an office."""
    at, seen = organisation, {organisation.id}
    while (
        (holder := _known(pack, at.parent)) is not None
        and holder.kind == organisation.kind
        and holder.id not in seen
    ):
        at = holder
        seen.add(at.id)
    names = TwoNames(*(next(iter(at.names.get(tag, ())), "") for tag in ("en", "ko")))
    return f"{pack.code}.{at.id}", names


def _of_desk(
    post: OrganisationRecord, known: Mapping[str, OrganisationRecord]
) -> tuple[str, TwoNames]:
    """Return the highest body of the same kind that the desk itself wrote down.

    Args:
        post: Where somebody was posted.
        known: Bodies of which what is counted tells, or something published, by id.
    """
    at, seen = post, {post.id}
    while (
        (above := known.get(at.parent_id or "")) is not None
        and above.kind == post.kind
        and above.id not in seen
    ):
        at = above
        seen.add(at.id)
    slug = _CODE.sub("-", at.code.lower()).strip("-")
    names = TwoNames("", at.name) if has_hangul(at.name) else TwoNames(at.name, "")
    if at.name_en or at.name_ko:
        names = TwoNames(at.name_en, at.name_ko)
    return slug or at.id, names
