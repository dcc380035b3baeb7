"""Accounts as one audience may read them: what was decided, what the text becomes."""

from __future__ import annotations

import hmac
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from moksori.desk import coding
from moksori.desk.originals import exchange_key, naming_key
from moksori.packs.loader import load
from moksori.packs.model import Pack
from moksori.protection.audiences import for_audience
from moksori.protection.decisions import Decided
from moksori.protection.disguise import Disguised, disguise
from moksori.protection.gazetteer import Gazetteer
from moksori.protection.policy import demo_policy
from moksori.protection.pseudonyms import Bearer, Naming, Pseudonym, bearer_of
from moksori.records.models import AccountRecord, DecisionRecord
from moksori.terms.account import Structure
from moksori.terms.disguise import LADDERS, Audience, Decision, PseudonymScope, Rung
from moksori.terms.mention import Mention, MentionKind
from moksori.terms.people import ProposedPerson
from moksori.terms.proposal import Proposal
from moksori.terms.span import Span

_LETTERS = "bcdfghjkmnpqrstvwxz"
"""No vowel and no figure: an id can be no name, no date and no sum."""
_ID, _MARK = 12, 40
_NOWHERE = Span(2**40, 2**40)


@dataclass(frozen=True, slots=True)
class Keyed:
    """Makes ids that only this desk can lead back, other ones for each audience and body."""

    key: bytes
    whom: str

    @classmethod
    def for_whom(cls, audience: Audience, to_whom: str) -> Keyed:
        """Return what makes the ids of one body's bundles."""
        return cls(exchange_key(), f"{audience}|{to_whom}")

    def id(self, letter: str, desk_id: str) -> str:
        """Return an id such as `A-kdwzrtnbqmxc`."""
        return f"{letter}-{self._letters(f'{letter}|{desk_id}', _ID)}"

    def mark(self, mac: str) -> str:
        """Return a mark of a sealed original."""
        return self._letters(f"mark|{mac}", _MARK)

    def _letters(self, text: str, length: int) -> str:
        drawn = hmac.new(self.key, f"{self.whom}|{text}".encode(), sha256).digest()
        number = int.from_bytes(drawn, "big")
        letters = []
        for _ in range(length):
            number, rest = divmod(number, len(_LETTERS))
            letters.append(_LETTERS[rest])
        return "".join(letters)


@dataclass(frozen=True, slots=True)
class Side:
    """One account for one audience.

    Attributes:
        entities: The account's own keys of persons with their ids.
    """

    account: AccountRecord
    structure: Structure
    proposal: Proposal
    decided: Decided
    disguised: Disguised
    pack: Pack
    gazetteer: Gazetteer
    entities: Mapping[str, str]

    def rung(self, kind: MentionKind, mentions: Iterable[Mention] = (), key: str = "") -> Rung:
        """Return the coarsest rung of some mentions, and of a kind in the whole account."""
        general = Mention(_NOWHERE, kind, "", persons=(key,) if key else ())
        return self.decided.coarsest(kind, [*mentions, general])

    def person(self, person_id: str) -> ProposedPerson | None:
        """Return a person as the account has them."""
        keys = {key for key, one in self.entities.items() if one == person_id}
        return next((one for one in self.proposal.persons if one.key in keys), None)


@dataclass(frozen=True, slots=True)
class Sides:
    """All accounts for one audience.

    Attributes:
        audience: For whom.
        by_account: Each account's side.
        names: Who bears which pseudonym in this bundle.
        name_rungs: How far each person may be named: the coarsest of all accounts.
    """

    audience: Audience
    by_account: Mapping[str, Side]
    names: Mapping[str, Pseudonym]
    name_rungs: Mapping[str, Rung]


@dataclass(frozen=True, slots=True)
class _Read:
    account: AccountRecord
    structure: Structure
    proposal: Proposal
    decisions: tuple[Decision, ...]
    entities: Mapping[str, str]


def sides_of(
    accounts: Sequence[str], audience: Audience, to_whom: str, protected: frozenset[str]
) -> Sides:
    """Return accounts as an audience may read them.

    Args:
        accounts: Ids of coded accounts that a consent covers.
        audience: For whom.
        to_whom: The body; pseudonyms of one body's bundles say nothing of another's.
        protected: Every name of the desk.
    """
    rows = AccountRecord.objects.filter(id__in=accounts).order_by("id")
    read = [_read(account, audience) for account in rows]
    rungs = _name_rungs(read)
    series = f"exchange|{audience}|{to_whom}"
    kept, names = _pseudonyms(read, rungs, protected, series)
    by_account = {}
    for one in read:
        pack = load(one.account.pack)
        naming = Naming(
            naming_key(), pack, protected, story=one.account.id, series=series,
            entities=one.entities, kept=kept,
        )  # fmt: skip
        decisions = _with_rungs(one, rungs)
        title = one.account.title
        words = one.account.text[title.start : title.end] if title else ""
        by_account[one.account.id] = Side(
            one.account,
            one.structure,
            one.proposal,
            Decided(decisions, one.entities),
            disguise(one.structure, one.proposal, decisions, naming, title=words),
            pack,
            Gazetteer(pack),
            one.entities,
        )
    return Sides(audience, by_account, names, rungs)


def _read(account: AccountRecord, audience: Audience) -> _Read:
    structure, proposal = account.to_structure(audience), coding.proposal_of(account)
    entities = coding.entities_of(account)
    rows = DecisionRecord.objects.for_account(account.id).standing()
    defaults = [
        replace(one, entity=entities.get(one.entity, one.entity))
        for one in demo_policy(structure, proposal, load(account.pack))
    ]
    decisions = for_audience([row.to_value() for row in rows], defaults, audience)
    return _Read(account, structure, proposal, decisions, entities)


def _name_rungs(read: Sequence[_Read]) -> dict[str, Rung]:
    """Return how far everybody may be named: no account names whom another one does not."""
    rungs: dict[str, Rung] = {}
    order = LADDERS[MentionKind.PERSON].index
    for one in read:
        decided = Decided(one.decisions, one.entities)
        for person in one.proposal.persons:
            entity = one.entities[person.key]
            rung = decided.about_person(person).rung
            rungs[entity] = max(rungs.get(entity, rung), rung, key=order)
    return rungs


def _with_rungs(read: _Read, rungs: Mapping[str, Rung]) -> tuple[Decision, ...]:
    """Return the decisions with one rung a person for their name, in every account the same."""
    person = MentionKind.PERSON
    others = [
        one
        for one in read.decisions
        if one.kind is not person or one.entity not in read.entities.values()
    ]
    audience = read.decisions[0].audience
    named = [
        Decision(entity, person, rungs[entity], "name_at_risk", "exchange", audience,
                 PseudonymScope.SERIES)
        for entity in sorted(set(read.entities.values()))
    ]  # fmt: skip
    return (*others, *named)


def _pseudonyms(
    read: Sequence[_Read], rungs: Mapping[str, Rung], protected: frozenset[str], series: str
) -> tuple[dict[str, str], dict[str, Pseudonym]]:
    """Give everybody who needs one a pseudonym that nobody else has in the whole bundle."""
    bearers: dict[str, dict[str, Bearer]] = defaultdict(dict)
    for one in read:
        for person in one.proposal.persons:
            entity = one.entities[person.key]
            if person.names and rungs[entity] is Rung.PSEUDONYM:
                held = bearers[one.account.pack].get(entity)
                bearer = bearer_of(person, entity, PseudonymScope.SERIES)
                parts = bearer.parts | (held.parts if held else frozenset())
                bearers[one.account.pack][entity] = replace(bearer, parts=parts)
    kept: dict[str, str] = {}
    names: dict[str, Pseudonym] = {}
    for pack in sorted(bearers):
        naming = Naming(naming_key(), load(pack), protected, story="", series=series, kept=kept)
        for entity, name in naming.assign(bearers[pack].values()).items():
            names[entity] = name
            kept[naming.kept_key(PseudonymScope.SERIES, entity)] = name.hangul
    return kept, names
