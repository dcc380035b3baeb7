"""The watch list: every value of the desk that must not leave, made anew for each release."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime

from moksori.desk import vault
from moksori.language.fold import fold
from moksori.records.states import VaultKind
from moksori.terms.disguise import Disguise, Rung
from moksori.terms.mention import MentionKind
from moksori.terms.watch import Scope, Watch, WatchKind, WatchValue

OF_VAULT = {
    VaultKind.NAME: WatchKind.PERSON,
    VaultKind.NICKNAME: WatchKind.TEXT,
    VaultKind.PHONE: WatchKind.PHONE,
    VaultKind.IDENTIFIER: WatchKind.ID,
}
QUASI = {
    MentionKind.AGE: WatchKind.AGE,
    MentionKind.DATE: WatchKind.DATE,
    MentionKind.AMOUNT: WatchKind.AMOUNT,
    MentionKind.PLACE: WatchKind.PLACE,
}
"""Values that are looked for only in what touches their person or act."""


def watch_list(
    changes: Iterable[tuple[str, Disguise]], public: frozenset[str], *, by: str, at: datetime
) -> Watch:
    """Return everything to look for.

    Args:
        changes: Every disguise of the stories at hand with the id of what it touches (an account).
        public: Ids of persons who are named as told by decision (reporters, public figures).
        by: For whom the vault is opened.
        at: When.
    """
    values = []
    held_by = vault.open_for_watching(by=by, at=at)
    # A reporter's name stands on the page by his own wish.
    open_names = {fold(told).text for person in public for _, _, told in held_by.get(person, ())}
    for person, held in held_by.items():
        if person not in public:
            values += [
                WatchValue(row, OF_VAULT[kind], Scope.EVERYWHERE, (told,), frozenset({person}))
                for row, kind, told in held
                if fold(told).text not in open_names
            ]
    values += _quasi(changes)
    return Watch(tuple(values), _version(values))


def _quasi(changes: Iterable[tuple[str, Disguise]]) -> list[WatchValue]:
    seen: dict[tuple[WatchKind, str], set[str]] = {}
    for touched, change in changes:
        kind = QUASI.get(change.kind)
        if kind is not None and change.rung is not Rung.AS_TOLD:
            seen.setdefault((kind, change.told), set()).add(touched)
    return [
        WatchValue(f"quasi-{number}", kind, Scope.TOUCHING, (told,), frozenset(touched))
        for number, ((kind, told), touched) in enumerate(sorted(seen.items()), start=1)
    ]


def _version(values: Iterable[WatchValue]) -> str:
    """Name this very list without saying anything of it: the ids of its rows are random."""
    ids = ",".join(sorted(value.id for value in values))
    return hashlib.sha256(ids.encode()).hexdigest()[:16]
