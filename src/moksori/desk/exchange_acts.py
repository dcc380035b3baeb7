"""Acts of a bundle, the places they happened in, the statements and documents that tell of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from moksori.desk.exchange_sides import Keyed, Side, Sides
from moksori.desk.withholding import subjects_kept_from
from moksori.packs.lookup import folded
from moksori.packs.model import ActType, Place
from moksori.protection.fields import coarse_place, coarse_time
from moksori.protection.gazetteer import written
from moksori.protection.places import place_of
from moksori.records.models import ActRecord, InvolvementRecord, StatementRecord
from moksori.records.states import AboutKind
from moksori.terms.bundle import (
    BundleAct,
    BundleDocument,
    BundleInvolvement,
    BundlePlace,
    BundleStatement,
    BundleTime,
    Loss,
    LossKind,
    RecordKind,
    TwoNames,
)
from moksori.terms.disguise import LADDERS, Audience, Rung
from moksori.terms.mention import Mention, MentionKind
from moksori.terms.people import PersonRole

_CHUNK = 500
"""So many ids go into one question: a database takes no more than some."""


@dataclass
class Told:
    """Accepted acts that consents cover, with what tells of them.

    Attributes:
        statements: By id of the act.
        accounts: Ids of the accounts that tell of each act.
        left_out: How many accepted acts are told in an account that no consent covers.
    """

    acts: list[ActRecord] = field(default_factory=list)
    statements: dict[str, list[StatementRecord]] = field(default_factory=dict)
    accounts: dict[str, set[str]] = field(default_factory=dict)
    involved: dict[str, list[InvolvementRecord]] = field(default_factory=dict)
    left_out: int = 0


def told_acts(accounts: set[str], audience: Audience) -> Told:
    """Return the accepted acts of which every statement stands in one of these accounts.

    An act that another account tells of too may hold what only that account told: without its
    consent the act stays. So does one of which words tell that are withheld from the audience.
    """
    kept = subjects_kept_from(audience)
    told = Told()
    rows = list(ActRecord.objects.on_the_record().select_related("place").order_by("id"))
    statements: dict[str, list[StatementRecord]] = defaultdict(list)
    involved: dict[str, list[InvolvementRecord]] = defaultdict(list)
    ids = [row.id for row in rows]
    for at in range(0, len(ids), _CHUNK):
        some = ids[at : at + _CHUNK]
        of_acts = StatementRecord.objects.filter(
            about_kind=AboutKind.ACT.value, about_id__in=some
        ).select_related("passage")
        for one in of_acts.order_by("about_id", "id"):
            statements[one.about_id].append(one)
        links = InvolvementRecord.objects.filter(act_id__in=some).order_by("act", "number", "id")
        for link in links:
            involved[link.act_id].append(link)
    for row in rows:
        tellers = {one.passage.account_id for one in statements[row.id]}
        if not tellers or not tellers <= accounts or row.id in kept:
            told.left_out += 1
            continue
        told.acts.append(row)
        told.statements[row.id] = statements[row.id]
        told.accounts[row.id] = tellers
        told.involved[row.id] = involved[row.id]
    return told


def roles_of(told: Told) -> dict[str, set[str]]:
    """Return who has a part in the acts, and which."""
    roles: dict[str, set[str]] = defaultdict(set)
    for act in told.acts:
        roles[act.victim_id].add(PersonRole.VICTIM.value)
        for link in told.involved[act.id]:
            roles[link.person_id].add(PersonRole.ACCUSED.value)
    return dict(roles)


class Acts:
    """Makes the acts of a bundle."""

    def __init__(self, sides: Sides, keyed: Keyed, types: Mapping[str, ActType]) -> None:
        self._sides = sides
        self._keyed = keyed
        self._types = types
        self._documents = {one: keyed.id("D", one) for one in sides.by_account}
        self.losses: list[Loss] = []
        self.places: dict[str, BundlePlace] = {}
        self.place_accounts: dict[str, set[str]] = defaultdict(set)
        self.as_told: dict[str, set[MentionKind]] = defaultdict(set)
        """Kinds that stand as told in an act, by its bundle id."""

    def make(self, row: ActRecord, told: Told) -> BundleAct:
        """Return one act."""
        made = self._keyed.id("A", row.id)
        sides = [self._sides.by_account[one] for one in sorted(told.accounts[row.id])]
        known = self._types.get(row.type)
        if known is None:
            self._lose(made, "type", "not_in_codebook", how=LossKind.BENT)
        elif not known.huridocs:
            self._lose(made, "huridocs", "no_code")
        place, rung = self._place(made, row, sides)
        as_told = rung is Rung.AS_TOLD
        return BundleAct(
            id=made,
            type=row.type,
            labels=TwoNames(known.labels["en"], known.labels["ko"]) if known else TwoNames(),
            huridocs=known.huridocs if known else "",
            pattern=known.pattern if known else "",
            standing=row.standing,
            victim=self._keyed.id("P", row.victim_id),
            accused=tuple(
                BundleInvolvement(self._keyed.id("P", one.person_id), one.degree, one.latest_status)
                for one in told.involved[row.id]
            ),
            when=self._time(made, row, told, sides),
            place=place,
            place_rung=rung.value,
            place_told=row.place_told if as_told else "",
            documents=tuple(sorted(self._documents[one] for one in told.accounts[row.id])),
        )

    def _time(self, made: str, row: ActRecord, told: Told, sides: Sequence[Side]) -> BundleTime:
        ladder = LADDERS[MentionKind.DATE]
        spans = [
            (one.passage.account_id, one.passage.start, one.passage.end)
            for one in told.statements[row.id]
        ]
        rungs = []
        for side in sides:
            near = [
                one
                for one in side.proposal.mentions
                if one.kind is MentionKind.DATE
                and any(
                    account == side.account.id and start <= one.span.start < end
                    for account, start, end in spans
                )
            ]
            rungs.append(side.rung(MentionKind.DATE, near))
        rung = max(rungs, key=ladder.index)
        when = coarse_time(row.when, row.when_told, rung, every_day=row.every_day)
        if rung is Rung.AS_TOLD:
            self.as_told[made].add(MentionKind.DATE)
        if when.edtf != row.when:
            self._lose(
                made, "when", "coarser", how=LossKind.BENT if when.edtf else LossKind.DROPPED
            )
        if row.when_told and not when.told:
            self._lose(made, "when_told", "withheld")
        return when

    def _place(self, made: str, row: ActRecord, sides: Sequence[Side]) -> tuple[str, Rung]:
        """Return the id of the place that may be named, and how far the place may be told."""
        ladder = LADDERS[MentionKind.PLACE]
        rungs, found = [], None
        for side in sides:
            same = [
                one
                for one in side.proposal.mentions
                if one.kind is MentionKind.PLACE and one.told == row.place_told
            ]
            rungs.append(side.rung(MentionKind.PLACE, same))
            found = found or _place_of(row, side, same)
        rung = max(rungs, key=ladder.index)
        gazetteer = sides[0].gazetteer
        public = coarse_place(found, rung, gazetteer)
        told = bool(row.place_told or row.place_id)
        if rung is Rung.AS_TOLD:
            self.as_told[made].add(MentionKind.PLACE)
        if public is None:
            if told:
                reason = "withheld" if found else "place_not_known"
                self._lose(made, "place", reason)
            return "", rung
        if public != found:
            self._lose(made, "place", "coarser", how=LossKind.BENT)
        if row.place_told and rung is not Rung.AS_TOLD:
            self._lose(made, "place_told", "withheld")
        return self._keep(public, sides), rung

    def _keep(self, place: Place, sides: Sequence[Side]) -> str:
        """Keep a place and all that holds it; return the bundle id of the place."""
        chain = list(sides[0].gazetteer.chain(place))
        for one, holder in zip(chain, [*chain[1:], None], strict=True):
            made = self._keyed.id("L", one.id)
            self.places[made] = BundlePlace(
                id=made,
                names=TwoNames(written(one, "en"), written(one, "ko")),
                level=one.level,
                parent=self._keyed.id("L", holder.id) if holder else "",
                country=one.country,
            )
            self.place_accounts[made].update(side.account.id for side in sides)
        return self._keyed.id("L", place.id)

    def _lose(
        self, made: str, field: str, reason: str, *, how: LossKind = LossKind.DROPPED
    ) -> None:
        self.losses.append(Loss(RecordKind.ACT, field, how, reason, made))


def _place_of(row: ActRecord, side: Side, same: Sequence[Mention]) -> Place | None:
    """Return the place of the gazetteer that an act names."""
    if row.place is not None:
        return side.gazetteer.place(row.place.code) or side.gazetteer.named(row.place.name)
    for one in same:
        if (found := place_of(one, side.gazetteer)) is not None:
            return found
    return side.gazetteer.named(row.place_told) if folded(row.place_told) else None


def statement(row: StatementRecord, keyed: Keyed) -> BundleStatement:
    """Return one statement: by role who told whom, never by name."""
    return BundleStatement(
        id=keyed.id("S", row.id),
        act=keyed.id("A", row.about_id),
        document=keyed.id("D", row.passage.account_id),
        passage=row.passage.number,
        tellers=tuple(str(one) for one in row.tellers if str(one) in _TELLERS),
        reliability=row.reliability,
        credibility=row.credibility,
        agrees=row.agrees,
    )


_TELLERS = frozenset(role.value for role in PersonRole)


def document(side: Side, keyed: Keyed) -> BundleDocument:
    """Return one account, its passages as this audience may read them."""
    account = side.account
    return BundleDocument(
        id=keyed.id("D", account.id),
        format=account.format,
        language=account.language,
        month=account.received_on.strftime("%Y-%m"),
        mark=keyed.mark(account.mac),
        text=tuple((one.number, one.text) for one in side.disguised.passages if one.text.strip()),
    )
