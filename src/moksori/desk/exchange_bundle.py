"""A bundle put together: what consents cover, as one audience may read it, and what is lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from moksori.desk import consents, vault, watching
from moksori.desk.exchange_acts import Acts, Told, document, roles_of, statement, told_acts
from moksori.desk.exchange_people import People, organisations
from moksori.desk.exchange_sides import Keyed, Side, Sides, sides_of
from moksori.packs.loader import load_common
from moksori.packs.model import ActType
from moksori.records.models import ActRecord, AmountRecord, StatementRecord
from moksori.terms.bundle import (
    Bundle,
    BundleAct,
    BundleDocument,
    BundleOrganisation,
    BundlePerson,
    BundleStatement,
    CodebookEntry,
    Loss,
    LossKind,
    RecordKind,
    TwoNames,
)
from moksori.terms.consent import Use
from moksori.terms.disguise import Audience, Disguise, Rung
from moksori.terms.draft import BundleDraft, BundleOrigin
from moksori.terms.mention import MentionKind
from moksori.terms.watch import Watch

_HIDDEN = tuple(
    kind
    for kind in (
        MentionKind.AGE, MentionKind.DATE, MentionKind.PLACE, MentionKind.AMOUNT,
        MentionKind.SHARE, MentionKind.SPEECH, MentionKind.NICKNAME, MentionKind.CONTINUING,
        MentionKind.PHONE, MentionKind.IDENTIFIER,
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for.

    Attributes:
        to_whom: The body it goes to; empty where none is named.
    """

    audience: Audience
    use: Use
    to_whom: str = ""


@dataclass(frozen=True, slots=True)
class Assembled:
    """A bundle that may ask the gate, with what it rests on.

    Attributes:
        accounts, consents: Their ids, for the audit line; neither leaves.
    """

    draft: BundleDraft
    watch: Watch
    accounts: tuple[str, ...]
    consents: tuple[str, ...]


def assemble(request: Request, *, by: str, at: datetime) -> Assembled:
    """Put a bundle together.

    Args:
        request: For whom, and for which use.
        by: For whom the vault is opened.
        at: When; consents that are over count no longer.
    """
    held = vault.open_for_watching(by=by, at=at)
    protected = frozenset(told for values in held.values() for _, _, told in values)
    cover = consents.covered(request.use, request.to_whom, at.date())
    keyed = Keyed.for_whom(request.audience, request.to_whom)
    sides = sides_of(cover.accounts, request.audience, request.to_whom, protected)
    told = told_acts(set(cover.accounts), request.audience)
    maker = _Maker(request, sides, told, keyed)
    draft = maker.draft(cover.left_out)
    packs = list({side.pack.code: side.pack for side in sides.by_account.values()}.values())
    named = frozenset(one for one, rung in sides.name_rungs.items() if rung is Rung.AS_TOLD)
    watch = watching.watch_list(
        _changes(sides), named, packs, by=by, at=at, audience=request.audience
    )
    return Assembled(draft, watch, cover.accounts, cover.consents)


def _changes(sides: Sides) -> list[tuple[str, Disguise]]:
    return [
        (account, change)
        for account, side in sides.by_account.items()
        for changes in (
            side.disguised.title_changes,
            *[one.changes for one in side.disguised.passages],
        )
        for change in changes
    ]


class _Maker:
    """Makes the draft of a bundle, and keeps where each record comes from."""

    def __init__(self, request: Request, sides: Sides, told: Told, keyed: Keyed) -> None:
        self._request = request
        self._sides = sides
        self._told = told
        self._keyed = keyed
        self._types = {one.code: one for one in load_common().codebook}
        self._origins: dict[tuple[frozenset[str], frozenset[MentionKind]], list[str]] = defaultdict(
            list
        )

    def draft(self, documents_left_out: int) -> BundleDraft:
        """Return the bundle with all its records, in the order of their ids."""
        acts = Acts(self._sides, self._keyed, self._types)
        people = People(self._sides, self._keyed)
        made = [self._act(acts, row) for row in self._told.acts]
        persons = self._persons(people, roles_of(self._told))
        for place, accounts in acts.place_accounts.items():
            self._from(place, accounts, {MentionKind.PLACE} & self._general(accounts))
        statements = [
            self._statement(one) for rows in self._told.statements.values() for one in rows
        ]
        used = {account for accounts in self._told.accounts.values() for account in accounts}
        losses = [*acts.losses, *people.losses, *self._left_out(documents_left_out, used)]
        bundle = Bundle(
            audience=self._request.audience,
            use=self._request.use.value,
            acts=tuple(sorted(made, key=_id)),
            persons=tuple(sorted(persons, key=_id)),
            organisations=tuple(sorted(self._organisations(used), key=_id)),
            places=tuple(sorted(acts.places.values(), key=_id)),
            statements=tuple(sorted(statements, key=_id)),
            documents=tuple(sorted(map(self._document, used), key=_id)),
            codebook=_codebook({one.type for one in made}, self._types),
            losses=tuple(sorted(losses)),
            invented=bool(used) and all(self._side(one).account.invented for one in used),
        )
        return BundleDraft(bundle, tuple(self._made_origins()))

    def _act(self, acts: Acts, row: ActRecord) -> BundleAct:
        act = acts.make(row, self._told)
        self._from(act.id, self._told.accounts[row.id], acts.as_told[act.id])
        return act

    def _statement(self, row: StatementRecord) -> BundleStatement:
        one = statement(row, self._keyed)
        self._from(one.id, {row.passage.account_id})
        return one

    def _document(self, account: str) -> BundleDocument:
        one = document(self._side(account), self._keyed)
        self._from(one.id, {account}, self._general({account}))
        return one

    def _organisations(self, used: set[str]) -> list[BundleOrganisation]:
        bodies: dict[str, BundleOrganisation] = {}
        for body, accounts in organisations(self._sides, roles_of(self._told), self._keyed):
            if accounts & used:
                bodies[body.id] = body
                self._from(body.id, accounts & used)
        return list(bodies.values())

    def _persons(self, people: People, roles: dict[str, set[str]]) -> list[BundlePerson]:
        persons = []
        acted = self._accounts_of_people()
        for person, accounts in people.make(roles):
            as_told = {MentionKind.AGE} if person.id in people.age_as_told else set()
            # A group that nobody named stands in no account: its act says where it is from.
            self._from(person.id, accounts | acted[person.id], as_told)
            persons.append(person)
        return persons

    def _accounts_of_people(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for act in self._told.acts:
            people = {act.victim_id, *(one.person_id for one in self._told.involved[act.id])}
            for person in people:
                found[self._keyed.id("P", person)] |= self._told.accounts[act.id]
        return found

    def _from(
        self, record: str, accounts: Iterable[str], as_told: Iterable[MentionKind] = ()
    ) -> None:
        self._origins[frozenset(accounts), frozenset(as_told)].append(record)

    def _made_origins(self) -> Iterable[BundleOrigin]:
        # What two people heard in one account may stand in the words of another one.
        every = self._sides.by_account.values()
        heard = tuple(dict.fromkeys(one for side in every for one in side.disguised.heard_by_two))
        for (accounts, as_told), records in self._origins.items():
            sides = [self._side(one) for one in sorted(accounts)]
            touches = accounts | {one for side in sides for one in side.entities.values()}
            yield BundleOrigin(tuple(records), touches, as_told, heard)

    def _general(self, accounts: Iterable[str]) -> set[MentionKind]:
        """Return the kinds that these accounts as a whole tell as told, to this audience."""
        sides = [self._side(one) for one in accounts]
        return {kind for kind in _HIDDEN if all(one.rung(kind) is Rung.AS_TOLD for one in sides)}

    def _left_out(self, documents: int, used: set[str]) -> Iterable[Loss]:
        """Say what is not there at all, without saying of whom it was."""
        counted = [
            (RecordKind.ACT, "act", "no_consent", self._told.left_out),
            (RecordKind.DOCUMENT, "document", "no_consent", documents),
            (RecordKind.DOCUMENT, "document", "no_act", len(set(self._sides.by_account) - used)),
            (
                RecordKind.DOCUMENT,
                "amount",
                "no_field",
                AmountRecord.objects.filter(passage__account__in=sorted(used)).count(),
            ),
        ]
        for kind, field, reason, count in counted:
            if count:
                yield Loss(kind, field, LossKind.DROPPED, reason, "", count)

    def _side(self, account: str) -> Side:
        return self._sides.by_account[account]


def _codebook(used: set[str], types: dict[str, ActType]) -> tuple[CodebookEntry, ...]:
    return tuple(
        CodebookEntry(
            one.code,
            one.huridocs,
            TwoNames(one.labels["en"], one.labels["ko"]),
            TwoNames(one.definitions["en"], one.definitions["ko"]),
        )
        for code in sorted(used)
        if (one := types.get(code))
    )


def _id(record: object) -> str:
    return str(getattr(record, "id", ""))


DROPPABLE = {
    "text": RecordKind.DOCUMENT,
    "label": RecordKind.PERSON,
    "age": RecordKind.PERSON,
    "place_told": RecordKind.ACT,
    "told": RecordKind.ACT,
}
"""Free words that a bundle can do without where the gate objects to them."""


def without(draft: BundleDraft, found: Iterable[tuple[str, str]]) -> BundleDraft:
    """Return a bundle without some free words, each written down as lost.

    Args:
        draft: The bundle.
        found: Id of a record and the field in it that the gate objects to.
    """
    dropped = set(found)
    bundle = draft.bundle
    losses = [
        Loss(DROPPABLE[field], field, LossKind.DROPPED, "gate", record)
        for record, field in sorted(dropped)
    ]
    bundle = replace(
        bundle,
        documents=tuple(
            replace(one, text=()) if (one.id, "text") in dropped else one
            for one in bundle.documents
        ),
        persons=tuple(
            replace(
                one,
                label="" if (one.id, "label") in dropped else one.label,
                age=TwoNames() if (one.id, "age") in dropped else one.age,
            )
            for one in bundle.persons
        ),
        acts=tuple(
            replace(
                one,
                place_told="" if (one.id, "place_told") in dropped else one.place_told,
                when=replace(one.when, told="") if (one.id, "told") in dropped else one.when,
            )
            for one in bundle.acts
        ),
        losses=tuple(sorted([*bundle.losses, *losses])),
    )
    return replace(draft, bundle=bundle)
