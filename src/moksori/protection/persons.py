"""Persons on their way to the public: whose names change, into what, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from moksori.language.hangul import has_final
from moksori.language.romanise import skeleton
from moksori.packs.model import Pack
from moksori.protection.decisions import Decided
from moksori.protection.names import WITHHELD, dressed, initial, role_words
from moksori.protection.naming import Hit, NameFinder
from moksori.protection.pseudonyms import Given, Naming, bearer_of
from moksori.protection.scene import Change, Scene, last_words
from moksori.protection.stretches import Stretch, Text
from moksori.protection.surfaces import TITLE_AFTER, NamePart, Surface, surfaces_of
from moksori.protection.titles import Titles
from moksori.terms.disguise import Decision, Rung
from moksori.terms.mention import Mention, MentionKind
from moksori.terms.people import PersonRole, ProposedPerson
from moksori.terms.proposal import Proposal
from moksori.terms.span import Span

_DESCRIBES = re.compile(r"An? [a-z]|No [a-z]|The [a-z]")
"""A mention that begins with an article: "An accountant" is not somebody called An."""
_TITLE_BACK = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mister|Madam|Dr|Prof|Comrade|Uncle|Aunt|Auntie|Capt|Lt|Col|Maj"
    r"|Gen|Sgt|Cpl|Cmdr|Insp|Supt)\b\.?[ \u00a0]+$"
)
_FRIENDLY = re.compile(
    r"이(?=(?:가|는|를|와|의|도|만|한테|에게)(?![가-힣])"
    r"|[ \u00a0](?:형|누나|언니|오빠|동생|엄마|어머니|아빠|아버지|안해|아내|남편|딸|아들|집|친구))"
)
_FIGURE = "figure:"


class Persons:
    """The persons of one proposal with their decisions, ready to be found in texts."""

    def __init__(self, proposal: Proposal, decided: Decided, naming: Naming) -> None:
        """Take the decisions about names and give out the pseudonyms.

        Raises:
            PoolExhaustedError: There are more people than admissible names.
            UndecidedError: Nobody decided about a named person.
        """
        self._people = {person.key: person for person in proposal.persons}
        # Nobody of the account may be called as somebody else of it is.
        own = {name for person in proposal.persons for name in person.names}
        naming = replace(naming, beside=naming.beside | own)
        named = [person for person in proposal.persons if person.names]
        self._decisions: dict[str, Decision] = {
            person.key: decided.about_person(person) for person in named
        }
        surnames = _surname_keys(naming.pack)
        titles = Titles(naming.pack)
        surfaces = {
            person.key: surfaces_of(person.names, surnames, titles.without_rank) for person in named
        }
        self._finder = NameFinder(surfaces | _figures(naming.pack, surnames), titles)
        self._mentions = [one for one in proposal.mentions if one.kind is MentionKind.PERSON]
        self._same = same_persons(named, surfaces)
        self._entities = {
            person.key: naming.entity(self._same.get(person.key, person.key)) for person in named
        }
        self._names = naming.assign(
            bearer_of(person, self._entities[person.key], self._decisions[person.key].scope)
            for person in named
            if self._decisions[person.key].rung is Rung.PSEUDONYM and person.key not in self._same
        )
        self._seen: list[str] = []

    def given(self) -> tuple[Given, ...]:
        """Give the pseudonyms that stand in the account, each with its bearer."""
        sources = {
            self._entities[key]
            for key in self._entities
            if self._people[key].role is PersonRole.SOURCE
        }
        bearers = {entity for entity in self._entities.values() if entity in self._names}
        return tuple(Given(one, self._names[one], one in sources) for one in sorted(bearers))

    def sex(self, keys: Sequence[str]) -> str:
        """Give the sex of the one person meant; empty for several or unknown."""
        found = {self._people[key].sex for key in keys if key in self._people}
        return found.pop() if len(found) == 1 else ""

    def plural(self, keys: Sequence[str]) -> bool:
        """Say whether several people are meant."""
        known = [self._people[key] for key in keys if key in self._people]
        return len(known) > 1 or any(person.group != 1 for person in known)

    def stretches(self, text: Text) -> list[Stretch]:
        """Find the names in a text that are to change."""
        found: list[Stretch] = []
        sure = [
            (one.span.start - text.offset, one.span.end - text.offset)
            for one in self._mentions
            if text.span.holds(one.span) and not _DESCRIBES.match(one.told)
        ]
        for hit in self._finder.find(text.words, sure):
            key = self._meant(hit, text)
            decision = self._decisions.get(key)
            if decision is None or decision.rung is Rung.AS_TOLD:
                continue
            span = Span(text.offset + hit.start, text.offset + hit.end)
            mention = Mention(span, MentionKind.PERSON, text.told(span), persons=(key,))
            person, rung = self._people[key], decision.rung
            found.append(Stretch(span, mention, rung, decision.reason, person, hit.surface))
        return found

    def label(self, speaker: str | None) -> str | None:
        """Give a speaker's label as the public reads it."""
        if not speaker:
            return speaker
        public, at = "", 0
        for hit in self._finder.find(speaker, [(0, len(speaker))]):
            decision = self._decisions.get(hit.persons[0])
            if decision is None or decision.rung is Rung.AS_TOLD:
                continue
            person = self._people[hit.persons[0]]
            words = self.words(person, hit.surface, decision.rung)
            words = _as_loud(words, speaker[hit.start : hit.end], hit.surface)
            public += speaker[at : hit.start] + words
            at = hit.end
        return public + speaker[at:]

    def change(self, scene: Scene, stretch: Stretch) -> Change:
        """Give the words for a name, with the title and the particle beside it."""
        person, surface = stretch.person, stretch.surface
        if person is None or surface is None:
            message = "a name without its person"
            raise ValueError(message)
        words = self.words(person, surface, stretch.rung)
        if stretch.rung in {Rung.ROLE, Rung.NOTHING}:
            return _without_title(scene, words, surface, stretch.rung)
        if words.endswith(".") and scene.after.startswith("."):
            words = words[:-1]
        given = surface.korean and surface.part is NamePart.GIVEN
        if given and has_final(scene.told) and scene.taken_on(_FRIENDLY):
            return Change(words + ("이" if has_final(words) else ""), on=1)
        return Change(_as_loud(words, scene.told, surface))

    def words(self, person: ProposedPerson, surface: Surface, rung: Rung) -> str:
        """Give what stands for one surface of a person's name at a rung."""
        if rung is Rung.PSEUDONYM:
            return dressed(surface, self._names[self._entities[person.key]])
        if rung is Rung.ROLE:
            return role_words(person.role, surface.korean)
        if rung is Rung.INITIAL:
            return initial(surface)
        return WITHHELD[1 if surface.korean else 0]

    def _meant(self, hit: Hit, text: Text) -> str:
        """Say who is meant where two share a surface: the mention's person, else the last named."""
        key = hit.persons[0] if len(hit.persons) == 1 else self._likeliest(hit, text)
        self._seen.append(key)
        return key

    def _likeliest(self, hit: Hit, text: Text) -> str:
        span = Span(text.offset + hit.start, text.offset + hit.end)
        for one in self._mentions:
            meant = [key for key in one.persons if key in hit.persons]
            if one.span.overlaps(span) and len(meant) == 1:
                return meant[0]
        changing = [key for key in hit.persons if self._changes(key)] or list(hit.persons)
        return next((key for key in reversed(self._seen) if key in changing), changing[0])

    def _changes(self, key: str) -> bool:
        decision = self._decisions.get(key)
        return decision is not None and decision.rung is not Rung.AS_TOLD


def _without_title(scene: Scene, words: str, surface: Surface, rung: Rung) -> Change:
    if surface.korean:
        return Change(words, on=scene.taken_on(TITLE_AFTER))
    back = scene.taken_back(_TITLE_BACK)
    before = last_words(scene.before[: len(scene.before) - back], 1)
    noun = words.removeprefix("the ")
    if rung is Rung.ROLE and before == [noun] and back + 1 <= scene.back:
        # "the source Mr. Choi": the role is told already.
        return Change("", back=back)
    if rung is Rung.ROLE and re.search(r"\bthe[ \u00a0]+$", scene.before[: -back or None], re.I):
        words = noun
    return Change(words, back=back)


def _as_loud(words: str, told: str, surface: Surface) -> str:
    """Write in capitals what was told in capitals: CHOI, KIM Chol-su."""
    if surface.korean or surface.part is NamePart.INITIALS:
        return words
    if told.isupper() and len(told) > 1:
        return words.upper()
    loud = [len(word) > 1 and word.isupper() for word in told.split()]
    parts = words.split()
    if len(loud) < 2 or len(parts) != 2 or not (loud[0] or loud[-1]):
        return words
    return f"{parts[0].upper()} {parts[1]}" if loud[0] else f"{parts[0]} {parts[1].upper()}"


def same_persons(
    people: Sequence[ProposedPerson], surfaces: Mapping[str, Sequence[Surface]]
) -> dict[str, str]:
    """Give, for those told by a part of a name only, the one person whose whole name has it.

    "Major Ma" is Ma Hak-bom where nobody else of that role has the surname: they share the
    pseudonym.
    """
    found: dict[str, str] = {}
    for person in people:
        told = [surface for surface in surfaces[person.key] if not surface.derived]
        if not told or any(surface.part is NamePart.FULL for surface in told):
            continue
        letters = {surface.letters for surface in told}
        whole = [
            other.key
            for other in people
            if other.role in {person.role, PersonRole.OTHER}
            and any(surface.part is NamePart.FULL for surface in surfaces[other.key])
            and letters <= {surface.letters for surface in surfaces[other.key]}
        ]
        if len(whole) == 1:
            found[person.key] = whole[0]
    return found


def _surname_keys(pack: Pack) -> frozenset[str]:
    return frozenset(skeleton(name) for name in pack.pools.surnames.get("en", ()))


def _figures(pack: Pack, surnames: frozenset[str]) -> dict[str, tuple[Surface, ...]]:
    """Give the public figures' names: part of them must not be taken for somebody else's."""
    found = {}
    for number, names in enumerate(pack.public_figures):
        whole = surfaces_of(names, surnames)
        found[f"{_FIGURE}{number}"] = tuple(s for s in whole if s.part is NamePart.FULL)
    return found
