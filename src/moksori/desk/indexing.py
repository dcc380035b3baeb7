"""Keeping the index of words in step with the record. It is derived: `reindex` makes it anew.

Nobody has to think of it: every deed writes a line of the audit chain, and what a line names is
marked in the same transaction (`desk.audit`). The terms themselves are made by the worker
(`catch_up`), so that no deed waits for them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db import transaction
from django.db.models import Exists, Model, OuterRef, QuerySet

from moksori.language.index_terms import index_terms
from moksori.packs import loader
from moksori.packs.lookup import holders
from moksori.records import finding, trail
from moksori.records.models import (
    AccountRecord,
    ActRecord,
    MentionRecord,
    PassageRecord,
    PersonInAccountRecord,
    PersonRecord,
    PostingRecord,
    SearchRecord,
    StatementRecord,
)
from moksori.records.states import AboutKind, Acceptance, Findable
from moksori.terms.account import AccountState
from moksori.terms.mention import MentionKind

BATCH = 100
READABLE = (AccountState.READ.value, AccountState.CODED.value)

_READ = ("id", "received_on", "state", "text", "language", "medium")

_TOLD_IN: dict[str, tuple[type[Model], str, str]] = {
    "men": (MentionRecord, "pk", "account_id"),
    "pas": (PassageRecord, "pk", "account_id"),
    "sta": (StatementRecord, "pk", "passage__account_id"),
    "act": (StatementRecord, "about_id", "passage__account_id"),
    "per": (PersonInAccountRecord, "person_id", "account_id"),
    "pia": (PersonInAccountRecord, "pk", "account_id"),
    "pos": (PostingRecord, "pk", "person__in_accounts__account_id"),
}
"""By the kind of an id: where it stands, and which account that belongs to."""

Progress = Callable[[int, int], None]


@cache
def place_names() -> frozenset[str]:
    """Return the names of places in Korean letters, of all packs: they are found in Latin too."""
    places = (place for code in loader.available() for place in loader.load(code).places)
    return frozenset(name for place in places for name in place.names.get("ko", ()))


def of_kind_of_act(code: str) -> str:
    """Return the term of accounts that tell an act of this type, and of the act itself."""
    return f"~t{code}"


def of_place(place_id: str) -> str:
    """Return the term of accounts that name this place or one in it."""
    return "~p" + "".join(char if char.isalnum() else "_" for char in place_id)


def of_level(level: str) -> str:
    """Return the term of accounts that name a place of this level."""
    return f"~g{level}"


def of_language(code: str) -> str:
    """Return the term of accounts in a language."""
    return f"~l{code}"


def of_medium(medium: str) -> str:
    """Return the term of accounts that came this way."""
    return f"~m{medium}"


def mark_named(subjects: Iterable[str]) -> None:
    """Say that what a line of the audit chain names changed, and with it what accounts tell of it.

    Args:
        subjects: Ids of any kind; those of which the index knows nothing are passed over.
    """
    named: dict[str, list[str]] = defaultdict(list)
    for subject in subjects:
        named[subject.partition("-")[0]].append(subject)
    accounts = set(named["acc"])
    for kind, (model, column, account) in _TOLD_IN.items():
        if ids := named[kind]:
            told = model._default_manager.filter(**{f"{column}__in": ids})
            accounts |= set(told.values_list(account, flat=True))
    accounts.discard(None)
    if accounts:
        mark(accounts)
    if named["per"] or named["act"]:
        _drop_untold([*named["per"], *named["act"]])


def mark(account_ids: Collection[str]) -> None:
    """Say that accounts, or what was coded in them, changed."""
    ids = set(account_ids)
    known = SearchRecord.objects.filter(subject__in=ids, kind=Findable.ACCOUNT.value)
    ids -= set(known.values_list("subject", flat=True))
    known.update(stale=True)
    # What nobody has read has no words yet.
    read = AccountRecord.objects.filter(pk__in=ids).exclude(state=AccountState.SEALED.value)
    _enter(
        Findable.ACCOUNT, dict(read.order_by("received_on", "id").values_list("id", "received_on"))
    )


def catch_up(progress: Progress = lambda done, waiting: None) -> int:
    """Make the terms of everything that is marked; return how many accounts that were."""
    done = 0
    while rows := list(SearchRecord.objects.stale()[:BATCH]):
        refresh([row.subject for row in rows])
        done += len(rows)
        progress(done, SearchRecord.objects.stale().count())
    return done


def refresh(account_ids: Sequence[str]) -> None:
    """Make the terms of accounts, and of the persons and acts told in them, now.

    Args:
        account_ids: At most a few hundred; what is not read (any more) goes out of the index.
    """
    accounts = AccountRecord.objects.filter(pk__in=account_ids).order_by("received_on", "id")
    with transaction.atomic():
        entries: dict[str, tuple[date, set[str]]] = {}
        found = list(accounts.only(*_READ))
        told = _coded_in([account.id for account in found])
        for account in found:
            terms = set(told[account.id])
            if account.state in READABLE:
                terms |= index_terms(account.text, place_names())
                terms |= {of_language(account.language), of_medium(account.medium)}
            entries[account.id] = (account.received_on, terms)
        _write(Findable.ACCOUNT, entries)
        _columns(found)
        _write(Findable.PERSON, _persons(account_ids))
        acts = _acts(account_ids)
        _write(Findable.ACT, acts)
        _drop(set(_statements_in(account_ids).values_list("about_id", flat=True)) - set(acts))


def reindex(*, by: str, at: datetime, progress: Progress = lambda done, waiting: None) -> int:
    """Make the whole index anew, the oldest accounts first; return how many accounts it has.

    Until it has ended a search finds what was done so far. Killed, `catch_up` goes on with it.
    """
    with transaction.atomic():
        finding.clear()
        rows = AccountRecord.objects.filter(state__in=READABLE).order_by("received_on", "id")
        _enter(Findable.ACCOUNT, dict(rows.values_list("id", "received_on")))
        trail.write_line("search.reindexed", by=by, at=at)
    done = catch_up(progress)
    finding.tidy()
    return done


def _enter(kind: Findable, days: dict[str, date]) -> None:
    SearchRecord.objects.bulk_create(
        [SearchRecord(kind=kind.value, subject=subject, day=day) for subject, day in days.items()],
        batch_size=500,
        ignore_conflicts=True,
    )


def _write(kind: Findable, entries: dict[str, tuple[date, set[str]]]) -> None:
    """Write the terms of things, with a row for those that had none."""
    rows = SearchRecord.objects.filter(subject__in=list(entries))
    there = set(rows.values_list("subject", flat=True))
    new = {subject: day for subject, (day, _) in entries.items() if subject not in there}
    _enter(kind, new)
    numbers = dict(rows.values_list("subject", "number"))
    finding.put(kind, ((numbers[subject], terms) for subject, (_, terms) in entries.items()))
    rows.update(stale=False)


def _drop_untold(subjects: Collection[str]) -> None:
    """Take out persons and acts that no account tells of, such as somebody merged with another."""
    named = PersonInAccountRecord.objects.filter(person_id=OuterRef("subject"))
    told = StatementRecord.objects.filter(about_id=OuterRef("subject"))
    rows = SearchRecord.objects.filter(~Exists(named), ~Exists(told), subject__in=subjects)
    _drop(list(rows.values_list("subject", flat=True)))


def _drop(subjects: Collection[str]) -> None:
    """Take out what stands no longer, such as an act that was refused."""
    rows = SearchRecord.objects.filter(subject__in=subjects)
    finding.remove(list(rows.values_list("number", flat=True)))
    rows.delete()


def _columns(accounts: Iterable[AccountRecord]) -> None:
    """Keep what lists of accounts are counted by."""
    same: dict[tuple[str, str], list[str]] = defaultdict(list)
    for account in accounts:
        same[account.language, account.medium].append(account.id)
    for (language, medium), ids in same.items():
        SearchRecord.objects.filter(subject__in=ids).update(language=language, medium=medium)


def _coded_in(account_ids: Sequence[str]) -> dict[str, set[str]]:
    """Return the terms of what is coded in accounts: types of acts, places and their levels."""
    found: dict[str, set[str]] = defaultdict(set)
    places = MentionRecord.objects.filter(
        account__in=account_ids, kind=MentionKind.PLACE.value
    ).exclude(status=Acceptance.REFUSED.value)
    for account, pack, detail in places.values_list("account_id", "account__pack", "detail"):
        found[account] |= _terms_of_place(pack, dict(detail))
    told = _statements_in(account_ids)
    types = dict(_told_acts(account_ids).values_list("id", "type"))
    for account, act in told.values_list("passage__account_id", "about_id"):
        if act in types:
            found[account].add(of_kind_of_act(types[act]))
    return found


def _statements_in(account_ids: Sequence[str]) -> QuerySet[StatementRecord]:
    return StatementRecord.objects.filter(
        about_kind=AboutKind.ACT.value, passage__account__in=account_ids
    )


def _told_acts(account_ids: Sequence[str]) -> QuerySet[ActRecord]:
    acts = ActRecord.objects.exclude(status=Acceptance.REFUSED.value)
    return acts.filter(pk__in=_statements_in(account_ids).values("about_id"))


def _terms_of_place(pack: str, detail: dict[str, Any]) -> set[str]:
    found = {of_level(str(detail["level"]))} if detail.get("level") else set()
    place = str(detail.get("place_id") or "")
    if place:
        found |= {of_place(one) for one in (place, *_holders(pack).get(place, ()))}
    return found


@cache
def _holders(pack: str) -> dict[str, tuple[str, ...]]:
    return dict(holders(loader.load(pack))) if pack in loader.available() else {}


def _persons(account_ids: Sequence[str]) -> dict[str, tuple[date, set[str]]]:
    """Return the terms of the persons of accounts: what they are called, never a name."""
    links = PersonInAccountRecord.objects.filter(account__in=account_ids)
    days = dict(links.values_list("person_id", "account__received_on"))
    words: dict[str, list[str]] = defaultdict(list)
    for person, label, role in PersonRecord.objects.filter(pk__in=days).values_list(
        "id", "label", "role"
    ):
        words[person] += [label, role.replace("_", " ")]
    # A person is found by whoever sees them in any account: so only by posts all of those may see.
    posts = PostingRecord.objects.standing().filter(person__in=days)
    told = _told_everywhere(posts)
    for posting, person, *titles in posts.values_list(
        "id", "person_id", "role", "rank", "title_told"
    ):
        if posting in told:
            words[person] += titles
    return {person: (days[person], index_terms("\n".join(told))) for person, told in words.items()}


def _told_everywhere(posts: QuerySet[PostingRecord]) -> set[str]:
    """Return the ids of postings that were published, or that every account of the person tells."""
    told: dict[str, set[str]] = defaultdict(set)
    said = StatementRecord.objects.filter(about_kind=AboutKind.POSTING.value)
    for posting, account in said.filter(about_id__in=posts.values("pk")).values_list(
        "about_id", "passage__account_id"
    ):
        told[posting].add(account)
    people: dict[str, set[str]] = defaultdict(set)
    links = PersonInAccountRecord.objects.filter(person__in=posts.values("person_id"))
    for person, account in links.values_list("person_id", "account_id"):
        people[person].add(account)
    return {
        posting
        for posting, person, cited in posts.values_list("id", "person_id", "cited")
        if cited or (told[posting] and people[person] <= told[posting])
    }


def _acts(account_ids: Sequence[str]) -> dict[str, tuple[date, set[str]]]:
    """Return the terms of the acts told in accounts: the type's words, where and when as told."""
    told = _statements_in(account_ids)
    days = dict(told.values_list("about_id", "passage__account__received_on"))
    labels = {one.code: one.labels for one in loader.load_common().codebook}
    found = {}
    for act, code, *words in _told_acts(account_ids).values_list(
        "id", "type", "when_told", "place_told", "when"
    ):
        said = [*labels.get(code, {}).values(), code.replace("_", " "), *words]
        found[act] = (days[act], index_terms("\n".join(said)) | {of_kind_of_act(code)})
    return found
