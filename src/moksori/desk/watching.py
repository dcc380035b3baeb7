"""The watch list: every value of the desk that must not leave, made anew for each release."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from moksori.desk import organisations_watched, vault
from moksori.language.fold import fold
from moksori.packs.model import Pack
from moksori.records.states import VaultKind
from moksori.terms.disguise import Audience, Disguise, Rung
from moksori.terms.mention import MentionKind
from moksori.terms.watch import Scope, Watch, WatchKind, WatchValue

OF_VAULT = {
    VaultKind.NAME: WatchKind.PERSON,
    VaultKind.NICKNAME: WatchKind.TEXT,
    VaultKind.PHONE: WatchKind.PHONE,
    VaultKind.IDENTIFIER: WatchKind.ID,
}
_NEVER_NAMES = frozenset(["the", "a", "an", "this", "that", "it", "he", "she", "they", "you", "i"])
_HANGUL = re.compile("[가-힣]+")
_WHOLE_NAME = 3
_STAYING = frozenset({"country", "region", "province"})
"""Levels of places that stand on every page."""
_EDGES = " ,.;:\u00a0"
_FIGURES = 4
_MANY = re.compile("[만억]|thousand|million|lakh", re.IGNORECASE)
_WHOLE_DAY = re.compile(
    r"(?:19|20)\d\d.*\d|\d+월 ?\d|\b[A-Z][a-z]{2,8}\.? \d|\d(?:st|nd|rd|th)? (?:of )?[A-Z][a-z]{2}"
)
_NEVER_OPEN = frozenset({VaultKind.PHONE, VaultKind.IDENTIFIER})
"""Who is named by his own wish has not opened his telephone with it."""
QUASI = {
    MentionKind.DATE: WatchKind.DATE,
    MentionKind.AMOUNT: WatchKind.AMOUNT,
    MentionKind.PLACE: WatchKind.PLACE,
}
"""Values that are looked for only in what touches their person or act."""


def watch_list(
    changes: Iterable[tuple[str, Disguise]],
    public: frozenset[str],
    packs: Iterable[Pack],
    *,
    by: str,
    at: datetime,
    audience: Audience = Audience.PUBLIC,
) -> Watch:
    """Return everything to look for.

    Args:
        changes: Every disguise of the stories at hand with the id of what it touches (an account).
        public: Ids of persons who are named as told by decision (reporters, public figures).
        packs: The country packs whose words the pages explain.
        by: For whom the vault is opened.
        at: When.
        audience: For whom something is made: what it must not read of organisations.
    """
    values, changes = [], tuple(changes)
    held_by = vault.open_for_watching(by=by, at=at)
    # A reporter's name stands on the page by his own wish.
    open_names = {
        fold(told).text
        for person in public
        for _, kind, told in held_by.get(person, ())
        if kind not in _NEVER_OPEN
    }
    explained = _explained(packs)
    for person, held in held_by.items():
        values += [
            WatchValue(row, OF_VAULT[kind], _scope(kind, told), (told,), frozenset({person}))
            for row, kind, told in held
            if (person not in public or kind in _NEVER_OPEN)
            and fold(told).text not in open_names
            and _is_a_name(kind, told, explained)
        ]
    values += quasi(changes)
    values += organisations_watched.values(changes, audience)
    return Watch(tuple(values), _version(values))


def _scope(kind: VaultKind, told: str) -> Scope:
    """A surname alone belongs to thousands: it is looked for where its bearer is spoken of."""
    letters = "".join(char for char in told if char.isalpha())
    hangul = all("가" <= char <= "힣" for char in letters)
    alone = len(letters) <= 2 if hangul else len(told.split()) == 1 and "-" not in told
    short = kind in {VaultKind.NAME, VaultKind.NICKNAME} and alone
    return Scope.TOUCHING if short else Scope.EVERYWHERE


def _explained(packs: Iterable[Pack]) -> tuple[str, ...]:
    """Return the Korean words that pages explain, and explain them with, and known places."""
    packs = tuple(packs)
    places = (
        fold(name).text
        for pack in packs
        for place in pack.places
        if place.level in _STAYING
        for names in place.names.values()
        for name in names
    )
    told = (
        text
        for pack in packs
        for entry in pack.glossary
        for text in (*entry.words.get("ko", ()), entry.gloss.get("ko", ""))
    )
    return tuple({*(word for text in told for word in _HANGUL.findall(text)), *places})


def _is_a_name(kind: VaultKind, told: str, explained: Sequence[str]) -> bool:
    """Refuse what a slip of reading put into the vault and every page would hold."""
    if kind is not VaultKind.NAME:
        return True
    whole = len(told) >= _WHOLE_NAME and _HANGUL.fullmatch(told)
    # Who is called as a word of the glossary begins (three syllables) is no person but the word.
    if whole and any(word.startswith(told) for word in explained):
        return False
    return fold(told).text not in _NEVER_NAMES and fold(told).text not in explained


def quasi(changes: Iterable[tuple[str, Disguise]]) -> list[WatchValue]:
    """Return the dates, sums and places that must not stand in what touches their account.

    Args:
        changes: Disguises with the id of what they touch (an account).
    """
    seen: dict[tuple[WatchKind, str], set[str]] = {}
    for touched, change in changes:
        kind = QUASI.get(change.kind)
        told = change.told.strip(_EDGES)
        if kind is not None and change.rung is not Rung.AS_TOLD and _singles_out(kind, told):
            seen.setdefault((kind, told), set()).add(touched)
    return [
        WatchValue(f"quasi-{number}", kind, Scope.TOUCHING, (told,), frozenset(touched))
        for number, ((kind, told), touched) in enumerate(sorted(seen.items()), start=1)
    ]


def _singles_out(kind: WatchKind, told: str) -> bool:
    """Say whether a value is one to look for by itself.

    "Today", a bare day of a month and a small sum stand in every text; where they would tell too
    much the rules of the gate find them, whoever they belong to.
    """
    if kind is WatchKind.DATE:
        return bool(_WHOLE_DAY.search(told))
    if kind is WatchKind.AMOUNT:
        return sum(char.isdigit() for char in told) >= _FIGURES or bool(_MANY.search(told))
    return len(told) > 1


def _version(values: Iterable[WatchValue]) -> str:
    """Name this very list without saying anything of it: the ids of its rows are random."""
    ids = ",".join(sorted(value.id for value in values))
    return hashlib.sha256(ids.encode()).hexdigest()[:16]
