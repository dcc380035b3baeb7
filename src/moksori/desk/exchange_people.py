"""People and organisations of a bundle: named as far as decided, and what of them is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db.models import QuerySet

from moksori.desk.exchange_sides import Keyed, Side, Sides
from moksori.desk.withholding import subjects_kept_from
from moksori.language.ages import find_ages
from moksori.language.detect import has_hangul
from moksori.packs.model import Organisation
from moksori.protection.bands import years_of
from moksori.protection.fields import age_words
from moksori.protection.names import ROLE_WORDS, WITHHELD
from moksori.records.models import (
    AccountRecord,
    OrganisationRecord,
    PersonInAccountRecord,
    PersonRecord,
    PostingRecord,
)
from moksori.terms.bundle import (
    BundleOrganisation,
    BundlePerson,
    BundlePost,
    Loss,
    LossKind,
    RecordKind,
    TwoNames,
)
from moksori.terms.disguise import LADDERS, Rung
from moksori.terms.mention import MentionKind
from moksori.terms.people import PersonRole

UNNAMED = "unnamed"
_KIND = RecordKind.PERSON


class People:
    """Makes the persons of a bundle, and the organisations that they or their accounts name."""

    def __init__(self, sides: Sides, keyed: Keyed) -> None:
        self._sides = sides
        self._keyed = keyed
        self.losses: list[Loss] = []
        self.age_as_told: set[str] = set()
        """Bundle ids of persons whose age stands as told."""

    def make(self, roles: Mapping[str, Iterable[str]]) -> Iterator[tuple[BundlePerson, set[str]]]:
        """Yield the persons with the accounts that each comes from.

        Args:
            roles: Id of the person → what they are in the acts of the bundle.
        """
        accounts: dict[str, set[str]] = {person: set() for person in roles}
        links = PersonInAccountRecord.objects.filter(person_id__in=list(roles))
        for person, account in links.values_list("person_id", "account_id"):
            accounts[person].add(account)
        posts = self._postings(list(roles))
        for row in PersonRecord.objects.filter(id__in=list(roles)).order_by("id"):
            covered = accounts[row.id] & set(self._sides.by_account)
            whole = covered == accounts[row.id]
            sides = [self._sides.by_account[one] for one in sorted(covered)]
            told = tuple(sorted(set(roles[row.id])))
            yield self._person(row, told, sides, posts.get(row.id, []), whole=whole), covered

    def _person(
        self,
        row: PersonRecord,
        roles: tuple[str, ...],
        sides: Sequence[Side],
        posts: Sequence[PostingRecord],
        *,
        whole: bool,
    ) -> BundlePerson:
        made = self._keyed.id("P", row.id)
        if not whole:
            self._lose(made, "label", "told_elsewhere", bool(row.label))
            self._lose(made, "age", "told_elsewhere", bool(row.age_told))
        names, naming = self._names(row, sides)
        if naming not in {Rung.AS_TOLD.value, UNNAMED}:
            self._lose(made, "name", "withheld", True, LossKind.BENT)
        return BundlePerson(
            id=made,
            names=names,
            naming=naming,
            roles=roles,
            sex=row.sex,
            age=self._age(made, row, sides) if whole else TwoNames(),
            group=row.group,
            label=self._label(made, row, sides) if whole else "",
            posts=tuple(
                post for one in posts if (post := self._post(made, one, sides)) is not None
            ),
        )

    def _names(self, row: PersonRecord, sides: Sequence[Side]) -> tuple[TwoNames, str]:
        """Return what a person is called, and on which rung that is."""
        told = [name for side in sides if (one := side.person(row.id)) for name in one.names]
        role = TwoNames(*ROLE_WORDS[PersonRole(row.role)])
        if not told:
            return role, UNNAMED
        rung = self._sides.name_rungs.get(row.id, Rung.NOTHING)
        if rung is Rung.AS_TOLD:
            return _both(told), rung.value
        if rung is Rung.PSEUDONYM and row.id in self._sides.names:
            name = self._sides.names[row.id]
            return TwoNames(f"{name.surname_en} {name.given_en}", name.hangul), rung.value
        if rung is Rung.NOTHING:
            return TwoNames(*WITHHELD), rung.value
        # A record has no sentence to carry an initial: the role says who it is.
        return role, Rung.ROLE.value

    def _age(self, made: str, row: PersonRecord, sides: Sequence[Side]) -> TwoNames:
        if not row.age_told or not sides:
            self._lose(made, "age", "not_decided", bool(row.age_told))
            return TwoNames()
        ladder = LADDERS[MentionKind.AGE]
        rungs, years = [], None
        for side in sides:
            person = side.person(row.id)
            key = person.key if person else ""
            mine = [
                one
                for one in side.proposal.mentions
                if one.kind is MentionKind.AGE and key in one.persons
            ]
            rungs.append(side.rung(MentionKind.AGE, mine, key))
            years = years or next((y for one in mine if (y := years_of(one.value))), None)
        years = years or next((years_of(one.value) for one in find_ages(row.age_told)), None)
        rung = max(rungs, key=ladder.index)
        words = age_words(years, row.age_told, rung)
        if rung is Rung.AS_TOLD:
            self.age_as_told.add(made)
        elif row.age_told not in (words.en, words.ko):
            self._lose(made, "age", "coarser", True, LossKind.BENT if words else LossKind.DROPPED)
        return words

    def _label(self, made: str, row: PersonRecord, sides: Sequence[Side]) -> str:
        """Return how an account introduces somebody, if no word of it is disguised."""
        if not row.label:
            return ""
        for side in sides:
            person = side.person(row.id)
            spans = [
                span
                for span in (person.spans if person else ())
                if side.account.text[span.start : span.end] == row.label
            ]
            changes = [
                *side.disguised.title_changes,
                *(change for one in side.disguised.passages for change in one.changes),
            ]
            changed = any(one.span.overlaps(span) for span in spans for one in changes)
            if spans and not changed:
                return row.label
        self._lose(made, "label", "withheld", True)
        return ""

    def _postings(self, persons: Sequence[str]) -> dict[str, list[PostingRecord]]:
        found: dict[str, list[PostingRecord]] = {}
        told = _told(self._sides).filter(person_id__in=persons)
        rows = told.select_related("organisation")
        for row in rows.order_by("id"):
            found.setdefault(row.person_id, []).append(row)
        return found

    def _post(self, made: str, row: PostingRecord, sides: Sequence[Side]) -> BundlePost | None:
        if not _tell_posts(sides, row.person_id):
            self._lose(made, "post", "withheld", True)
            return None
        self._lose(made, "post_title", "no_field", bool(row.title_told))
        self._lose(made, "post_dates", "coarser", bool(row.since or row.until), LossKind.BENT)
        return BundlePost(
            organisation=self._keyed.id("O", row.organisation_id) if row.organisation_id else "",
            role=row.role,
            rank=row.rank,
            since=f"{row.since.year:04}" if row.since else "",
            until=f"{row.until.year:04}" if row.until else "",
        )

    def _lose(
        self, made: str, field: str, reason: str, told: bool, how: LossKind = LossKind.DROPPED
    ) -> None:
        if told:
            self.losses.append(Loss(_KIND, field, how, reason, made))


def organisations(
    sides: Sides, persons: Iterable[str], keyed: Keyed
) -> Iterator[tuple[BundleOrganisation, set[str]]]:
    """Yield the organisations that accounts name or persons were posted to, and what holds them.

    Args:
        sides: The accounts.
        persons: Ids of the persons of the bundle.
        keyed: Makes the ids.
    """
    named: dict[tuple[str, str], set[str]] = {}
    for account, side in sides.by_account.items():
        known = {one.id: one for one in side.pack.organisations}
        for mention in side.proposal.mentions:
            if mention.kind is MentionKind.ORGANISATION and mention.value in known:
                for holder in _with_parents(known[mention.value], known):
                    named.setdefault((side.pack.code, holder.id), set()).add(account)
    for (code, own), accounts in sorted(named.items()):
        pack = next(one.pack for one in sides.by_account.values() if one.pack.code == code)
        one = next(each for each in pack.organisations if each.id == own)
        yield (
            BundleOrganisation(
                id=keyed.id("O", f"{code}:{own}"),
                names=TwoNames(*(next(iter(one.names.get(x, ())), "") for x in ("en", "ko"))),
                kind=one.kind,
                parent=keyed.id("O", f"{code}:{one.parent}") if one.parent else "",
                country=pack.country,
            ),
            accounts,
        )
    yield from _posted(sides, persons, keyed)


def _posted(
    sides: Sides, persons: Iterable[str], keyed: Keyed
) -> Iterator[tuple[BundleOrganisation, set[str]]]:
    if not _tell_posts(sides.by_account.values()):
        return
    of = {one: [side for side in sides.by_account.values() if side.person(one)] for one in persons}
    open_posts = [one for one, own in of.items() if _tell_posts(own, one)]
    kept = subjects_kept_from(sides.audience)
    rows = _told(sides).filter(person_id__in=open_posts, organisation__isnull=False)
    said = OrganisationRecord.objects.standing().told_in(_accounts(sides)).exclude(pk__in=kept)
    told = {one.id: one for one in said}
    seen: set[str] = set()
    for row in rows.select_related("organisation").order_by("organisation_id"):
        at = row.organisation
        while at is not None and at.id not in seen:
            seen.add(at.id)
            # What stands above it goes out only where the bundle's own accounts tell of it.
            above = told.get(at.parent_id or "")
            parent = keyed.id("O", above.id) if above else ""
            yield (
                BundleOrganisation(keyed.id("O", at.id), _names(at), at.kind, parent),
                set(sides.by_account),
            )
            at = above


def _tell_posts(sides: Iterable[Side], person_id: str = "") -> bool:
    """Say whether all these accounts tell posts as told: those of a person, or in general."""
    rungs = []
    for side in sides:
        person = side.person(person_id) if person_id else None
        rungs.append(side.rung(MentionKind.OCCUPATION, key=person.key if person else ""))
        rungs.append(side.rung(MentionKind.OCCUPATION))
    return bool(rungs) and all(one is Rung.AS_TOLD for one in rungs)


def _with_parents(one: Organisation, known: Mapping[str, Organisation]) -> Iterator[Organisation]:
    seen: set[str] = set()
    at: Organisation | None = one
    while at is not None and at.id not in seen:
        seen.add(at.id)
        yield at
        at = known.get(at.parent)


def _both(told: Sequence[str]) -> TwoNames:
    """Return the longest name told in each script."""
    ordered = sorted(told, key=lambda name: (-len(name), name))
    korean = next((name for name in ordered if has_hangul(name)), "")
    return TwoNames(next((name for name in ordered if not has_hangul(name)), ""), korean)


def _told(sides: Sides) -> QuerySet[PostingRecord]:
    """Return the postings that something published tells of, or an account of the bundle."""
    told = PostingRecord.objects.standing().told_in(_accounts(sides))
    kept = subjects_kept_from(sides.audience)
    told = told.exclude(pk__in=kept).exclude(organisation_id__in=kept)
    return told.filter(organisation__withdrawn_at__isnull=True)


def _accounts(sides: Sides) -> QuerySet[AccountRecord]:
    return AccountRecord.objects.filter(pk__in=list(sides.by_account))


def _names(one: OrganisationRecord) -> TwoNames:
    if one.name_en or one.name_ko:
        return TwoNames(one.name_en, one.name_ko)
    return TwoNames("", one.name) if has_hangul(one.name) else TwoNames(one.name)
