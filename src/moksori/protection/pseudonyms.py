"""Pseudonyms: the same person in the same scope always gets the same name, and nobody else does."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from moksori.language.fold import letters_of
from moksori.language.hangul import is_syllable, north_to_south
from moksori.language.romanise import revised, skeleton
from moksori.packs.model import Pack
from moksori.protection.admission import admission
from moksori.protection.surfaces import bare, surname_length
from moksori.protection.word_sets import word_set
from moksori.terms.disguise import PseudonymScope
from moksori.terms.errors import RefusedError
from moksori.terms.finding import FindingClass
from moksori.terms.people import ProposedPerson

HOMOGRAPHS = word_set(
    "an no so do in on ha he ma my to you may song young son sin pan ban man kang moon sun"
    " shin chin won one go ok ye yes her him us me we it is at as be by or of up if o ho nam ri ro"
    " win nay moe aye soe"
)
"""Names that read as English words: "An beat him"; given only when nothing else is left."""

_WIDEST_FIRST = (PseudonymScope.DESK, PseudonymScope.SERIES, PseudonymScope.STORY)


class PoolExhaustedError(RefusedError):
    """Every name of the pool is taken or too near to somebody's real one."""

    code = "protection.pool_exhausted"
    hint = "Add surnames and given names to the country pack's pools.yaml."


@dataclass(frozen=True, slots=True)
class Pseudonym:
    """A name out of the pool, in both languages of the desk."""

    surname_en: str
    given_en: str
    surname_ko: str
    given_ko: str

    @property
    def hangul(self) -> str:
        """The whole name in Hangul, which is how the desk keeps it."""
        return self.surname_ko + self.given_ko


@dataclass(frozen=True, slots=True)
class Given:
    """Who bears which pseudonym in a story, and whether it is its source."""

    entity: str
    name: Pseudonym
    source: bool = False


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody who needs a pseudonym, and the parts of the true name it must not share."""

    entity: str
    scope: PseudonymScope
    sex: str = ""
    parts: frozenset[str] = frozenset()


_SHORTEST_GIVEN = 2
_LONGEST_GIVEN = 4
_FEMALE_END = frozenset("옥순희숙란향녀실애자미심화월별련")
_MALE_END = frozenset("철호혁남국학훈식범욱섭수일명길룡용만석권택률삼표근덕")
"""Last syllables of given names that only women, or only men, usually bear."""


@lru_cache(maxsize=16384)
def skeletons_of(name: str) -> frozenset[str]:
    """Give the keys under which a name is the same in every script and romanisation."""
    words = name.split()
    if any(is_syllable(char) for char in name):
        joined = "".join(words)
        forms = {joined, *north_to_south(joined)}
        return frozenset(skeleton(revised(form)) for form in forms) - {""}
    turned = " ".join((*words[1:], *words[:1]))
    return frozenset({skeleton(name), skeleton(turned)}) - {""}


@dataclass(frozen=True)
class Naming:
    """Gives pseudonyms: keyed, per scope, and never the name of anybody protected.

    Attributes:
        key: Secret of the desk; without it nobody can compute who got which name.
        protected: Names, as told, of everybody the desk protects.
        story, series: Ids of the story and the series: what the two scopes are keyed with.
        entities: Person key of the proposal to the stable id at the desk. It may hold more than
            the proposal's persons: everybody in it gets a name of their own in each scope.
        kept: Pseudonyms given before, as `kept_key` names them; they stay as they are.
        beside: Names of everybody in this story. They count for pseudonyms of the story's scope;
            in wider ones a name must not depend on the story in which it is asked for.
    """

    key: bytes
    pack: Pack
    protected: frozenset[str]
    story: str
    series: str
    entities: Mapping[str, str] = field(default_factory=dict)
    kept: Mapping[str, str] = field(default_factory=dict)
    beside: frozenset[str] = frozenset()

    def entity(self, person: str) -> str:
        """Give the id of a person at the desk; one local to the story where there is none."""
        return self.entities.get(person, f"{self.story}/{person}")

    def kept_key(self, scope: PseudonymScope, entity: str) -> str:
        """Give the name under which the desk keeps a pseudonym: scope and entity."""
        return f"{self._scope(scope)}|{entity}"

    def assign(self, bearers: Iterable[Bearer]) -> dict[str, Pseudonym]:
        """Give each entity its pseudonym.

        The outcome depends on the key, the scopes and who there is, never on the order. Wider
        scopes choose first, so that a name known from the series does not change in one story.

        Raises:
            PoolExhaustedError: There are more people than admissible names.
        """
        wanted = {bearer.entity: bearer for bearer in bearers}
        for entity in self.entities.values():
            wanted.setdefault(entity, Bearer(entity, PseudonymScope.STORY))
        chosen: dict[str, Pseudonym] = {}
        for scope in _WIDEST_FIRST:
            of_scope = [bearer for bearer in wanted.values() if bearer.scope is scope]
            of_scope.sort(key=lambda bearer: (not self._is_kept(bearer), self._digest(bearer)))
            for bearer in of_scope:
                chosen[bearer.entity] = self._choose(bearer, chosen)
        return chosen

    def _is_kept(self, bearer: Bearer) -> bool:
        return self.kept_key(bearer.scope, bearer.entity) in self.kept

    def _scope(self, scope: PseudonymScope) -> str:
        name = {PseudonymScope.STORY: self.story, PseudonymScope.SERIES: self.series}.get(scope, "")
        return f"{scope}|{name}"

    def _digest(self, bearer: Bearer, part: str = "") -> int:
        text = f"{self.kept_key(bearer.scope, bearer.entity)}|{part}"
        return int.from_bytes(hmac.new(self.key, text.encode(), hashlib.sha256).digest(), "big")

    def _choose(self, bearer: Bearer, chosen: Mapping[str, Pseudonym]) -> Pseudonym:
        kept = self.kept.get(self.kept_key(bearer.scope, bearer.entity))
        if kept is not None:
            for surname in range(len(self.pack.pools.surnames["ko"])):
                for name in self._with_surname(bearer, surname):
                    if name.hangul == kept:
                        return name
        taken = {name.hangul for name in chosen.values()} | set(self.kept.values())
        surnames = {name.surname_ko for name in chosen.values()}
        for care, strict in ((2, True), (2, False), (1, False), (0, False)):
            for surname in self._probe(bearer, len(self.pack.pools.surnames["ko"])):
                if not self._surname_fits(surname, bearer, surnames, care):
                    continue
                for name in self._with_surname(bearer, surname):
                    if name.hangul not in taken and self._admits(name, bearer, strict):
                        return name
        raise PoolExhaustedError("no name of the pool is free for one of the persons")

    def _probe(self, bearer: Bearer, size: int, part: str = "") -> Iterable[int]:
        first = self._digest(bearer, part) % size if size else 0
        return ((first + step) % size for step in range(size))

    def _surname_fits(self, at: int, bearer: Bearer, taken: set[str], care: int) -> bool:
        """Refuse the person's own surname, and while others are left some more.

        Args:
            at: Place of the surname in the pool.
            bearer: Who is to bear it.
            taken: Surnames given already.
            care: 2 refuses surnames in use, protected ones, and English words; 1 lets the last
                pass, 0 all three.
        """
        surname, latin = (self.pack.pools.surnames[language][at] for language in ("ko", "en"))
        keys = skeletons_of(surname) | skeletons_of(latin)
        if keys & bearer.parts:
            return False
        beside = self._parts_beside if self._is_of_story(bearer) else frozenset()
        shunned = self._avoided | beside
        free = surname not in taken and not keys & shunned
        return care == 0 or (free and (care == 1 or latin.casefold() not in HOMOGRAPHS))

    def _with_surname(self, bearer: Bearer, surname: int) -> Iterable[Pseudonym]:
        pools = self.pack.pools
        lists = {"female": (pools.given_female,), "male": (pools.given_male,)}.get(
            bearer.sex, (pools.given_male, pools.given_female)
        )
        given_en = [name for names in lists for name in names["en"]]
        given_ko = [name for names in lists for name in names["ko"]]
        for at in self._probe(bearer, len(given_ko), "given"):
            yield Pseudonym(
                pools.surnames["en"][surname],
                given_en[at],
                pools.surnames["ko"][surname],
                given_ko[at],
            )

    def _admits(self, name: Pseudonym, bearer: Bearer, strict: bool) -> bool:
        """Refuse a name that is, holds, or reads like that of anybody protected or publicly known.

        Args:
            name: A name of the pool.
            bearer: Who is to bear it.
            strict: Refuse it too where only a part of it, or its first letters, are somebody's.
        """
        full = f"{name.surname_en} {name.given_en}"
        keys = skeletons_of(full) | skeletons_of(name.hangul)
        given = skeletons_of(name.given_en) | skeletons_of(name.given_ko)
        avoided = self._avoided | (_keys(self.beside) if self._is_of_story(bearer) else frozenset())
        if keys & avoided or given & (avoided | bearer.parts):
            return False
        if strict and self._is_of_story(bearer) and given & self._parts_beside:
            return False
        protected = self.protected | (self.beside if self._is_of_story(bearer) else frozenset())
        if any(part in name.hangul for part in _hangul(protected)):
            return False
        figures = {name for names in self.pack.public_figures for name in names}
        parts = name.surname_en, name.given_en, name.surname_ko, name.given_ko
        objection = admission(protected | figures).objection(*parts)
        return objection is None or (objection is FindingClass.REVIEW and not strict)

    def _is_of_story(self, bearer: Bearer) -> bool:
        return bearer.scope is PseudonymScope.STORY

    @cached_property
    def _avoided(self) -> frozenset[str]:
        figures = {name for names in self.pack.public_figures for name in names}
        return _keys(self.protected | figures)

    @cached_property
    def _parts_beside(self) -> frozenset[str]:
        """Surnames and given names of the story: no Ms. Han for one where another is Ms. Han."""
        words = [bare(name).split() for name in self.beside]
        ends = {end for word in words if len(word) > 1 for end in (word[0], word[-1])}
        hangul = {"".join(word) for word in words if all(map(is_syllable, "".join(word)))}
        cut = {name: surname_length(name) for name in hangul if name}
        parts = {part for name, at in cut.items() for part in (name[:at], name[at:])}
        return _keys(frozenset((ends | parts) - {""}))


@lru_cache(maxsize=8)
def _keys(names: frozenset[str]) -> frozenset[str]:
    return frozenset(key for name in names for key in skeletons_of(name))


@lru_cache(maxsize=8)
def _hangul(names: frozenset[str]) -> frozenset[str]:
    whole = (letters_of(name) for name in names)
    told = {name for name in whole if len(name) > 1 and all(map(is_syllable, name))}
    return frozenset(form for name in told for form in (name, *north_to_south(name)))


def bearer_of(person: ProposedPerson, entity: str, scope: PseudonymScope) -> Bearer:
    """Say what a person's pseudonym must not share with the names the account gives them."""
    parts: set[str] = set()
    for told in person.names:
        name = bare(told)
        words = [word for word in name.split() if len(word) > 1 or is_syllable(word)]
        parts.update(key for word in (*words, name) for key in skeletons_of(word))
        core = "".join(words)
        if core and all(map(is_syllable, core)):
            surname = surname_length(core)
            parts |= skeletons_of(core[:surname]) | skeletons_of(core[surname:])
    sex = person.sex or _sex_of_names(person.names)
    return Bearer(entity, scope, sex, frozenset(parts - {""}))


def _sex_of_names(names: Iterable[str]) -> str:
    """Tell of which sex a Korean given name sounds, for a pseudonym that sounds alike.

    Only for the choice of a name where no word of the account tells; nothing records it.
    """
    told = {_sounds_like("".join(bare(name).split())) for name in names} - {""}
    return told.pop() if len(told) == 1 else ""


def _sounds_like(name: str) -> str:
    if not _SHORTEST_GIVEN <= len(name) <= _LONGEST_GIVEN or not all(map(is_syllable, name)):
        return ""
    return "female" if name[-1] in _FEMALE_END else "male" if name[-1] in _MALE_END else ""
