"""Pseudonyms that hold for a whole series: given to all who need one at once, never twice."""

from __future__ import annotations

from collections import defaultdict

from moksori.desk import vault
from moksori.desk.originals import naming_key
from moksori.packs.loader import load
from moksori.protection.pseudonyms import Bearer, Naming, bearer_of
from moksori.records.models import DecisionRecord, PersonInAccountRecord
from moksori.records.states import VaultKind
from moksori.terms.disguise import PseudonymScope, Rung
from moksori.terms.mention import MentionKind
from moksori.terms.people import PersonRole, ProposedPerson


def assigned(series: str, protected: frozenset[str]) -> dict[str, str]:
    """Return the pseudonym of everybody who has one in the series, by the key it is kept under.

    Which name somebody gets depends on the desk's key, the series and who there is: not on the
    order in which stories are made.

    Args:
        series: Name of the series.
        protected: Every name of the desk.
    """
    kept: dict[str, str] = {}
    for pack, bearers in _bearers_by_pack().items():
        naming = Naming(naming_key(), load(pack), protected, story="", series=series, kept=kept)
        for entity, pseudonym in naming.assign(bearers).items():
            kept[naming.kept_key(PseudonymScope.SERIES, entity)] = pseudonym.hangul
    return kept


def _bearers_by_pack() -> dict[str, list[Bearer]]:
    wanted = set(
        DecisionRecord.objects.standing()
        .filter(
            kind=MentionKind.PERSON.value,
            rung=Rung.PSEUDONYM.value,
            scope=PseudonymScope.SERIES.value,
        )
        .values_list("entity", flat=True)
    )
    names = vault.names_of(wanted)
    found: dict[str, list[Bearer]] = defaultdict(list)
    links = PersonInAccountRecord.objects.filter(person_id__in=wanted)
    for link in links.select_related("person", "account").order_by("person_id"):
        person = ProposedPerson(
            key=link.key,
            label="",
            role=PersonRole(link.role),
            spans=(),
            names=names.get(link.person_id, {}).get(VaultKind.NAME, ()),
            sex=link.person.sex,
        )
        bearer = bearer_of(person, link.person_id, PseudonymScope.SERIES)
        found[link.account.pack].append(bearer)
    return dict(found)
