"""What a pack holds, as frozen values. Labels are a mapping of language (`en`, `ko`) to words."""

from __future__ import annotations

from dataclasses import dataclass, field

Labels = dict[str, str]
Names = dict[str, tuple[str, ...]]

LEVELS = ("neighbourhood", "county", "city", "province", "region", "country")
"""Levels of the place hierarchy, finest first; a county or city district counts below a city."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer.

    Attributes:
        id: Such as `kp.ryanggang.hyesan`.
        level: One of `LEVELS`, or `facility`.
        parent: Id of the place that holds it; empty for a country.
        country: ISO 3166-1 alpha-2.
        names: Every spelling met, by language; the first is the one we print.
        valid: EDTF interval in which the place is so named, or empty.
    """

    id: str
    level: str
    parent: str
    country: str
    names: Names
    valid: str = ""


@dataclass(frozen=True, slots=True)
class Organisation:
    """A ministry, bureau, unit or facility, and what it belongs to."""

    id: str
    parent: str
    kind: str
    names: Names


@dataclass(frozen=True, slots=True)
class Post:
    """A rank, post or occupation and the groups it falls into when disguised.

    Attributes:
        official: True where its bearer acts for the state or the party.
        group: Label of the occupation group ("a security official", "a trader").
    """

    id: str
    official: bool
    names: Names
    group: Labels


@dataclass(frozen=True, slots=True)
class GlossEntry:
    """A term that readers abroad or at home may not know."""

    id: str
    words: Names
    gloss: Labels


@dataclass(frozen=True, slots=True)
class Pools:
    """Where pseudonyms come from: common surnames and given names, by language and sex."""

    surnames: Names
    given_female: Names
    given_male: Names


@dataclass(frozen=True, slots=True)
class ActType:
    """A type of act of the codebook.

    Attributes:
        code: Ours, such as `torture`.
        huridocs: Code of micro-thesaurus 4 (12 digits), or empty where none exists.
        pattern: The UN Commission of Inquiry's pattern (`food`, `prison_camps`, `torture`,
            `arbitrary_detention`, `discrimination`, `expression`, `life`, `movement`,
            `disappearance`), or empty.
        coarse: The coarse type of `eval/README.md` (`arrest_detention` …), used in proposals.
        cues: Words or regular expressions that hint at it, by language.
        wide: More of them, which may mean much else: for proposals to a coder only.
    """

    code: str
    huridocs: str
    pattern: str
    coarse: str
    labels: Labels
    definitions: Labels
    cues: Names = field(default_factory=dict)
    wide: Names = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CareSubject:
    """A hard thing that a reader is told of before the story.

    Attributes:
        grave: True where its passage is marked too.
        cues: Regular expressions that show that a text tells it, by language.
        beside: The same, counted only in a sentence that tells another subject.
    """

    id: str
    label: Labels
    grave: bool
    cues: Names
    beside: Names


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency: ISO 4217 code (or our own for none), and every way to write it."""

    code: str
    names: Names
    labels: Labels
    local: bool = False


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday that falls on the same day every year: to name it is to name the day."""

    month: int
    day: int
    names: Names


@dataclass(frozen=True, slots=True)
class Common:
    """The vocabulary that belongs to no country (`packs/common/`)."""

    codebook: tuple[ActType, ...]
    currencies: tuple[Currency, ...]
    countries: tuple[Place, ...]
    posts: tuple[Post, ...]
    care: tuple[CareSubject, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """One country pack, with the common vocabulary merged in.

    Attributes:
        code: Folder name, such as `kp`.
        country: ISO 3166-1 alpha-2.
        languages: Languages of accounts from there, most usual first.
        public_figures: Names (all spellings) of persons who may be named as they are.
        pools: Pseudonyms.
        user_words: Words a tokenizer must know, with their part-of-speech tag.
        sources: Where the data comes from, for `docs/reference/packs.md`.
        holidays: The country's own holidays; those known beyond it are in `language`.
    """

    code: str
    country: str
    labels: Labels
    languages: tuple[str, ...]
    places: tuple[Place, ...]
    organisations: tuple[Organisation, ...]
    posts: tuple[Post, ...]
    glossary: tuple[GlossEntry, ...]
    currencies: tuple[Currency, ...]
    public_figures: tuple[tuple[str, ...], ...]
    pools: Pools
    user_words: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]
    common: Common
    holidays: tuple[Holiday, ...] = ()

    @property
    def feasts(self) -> tuple[tuple[tuple[str, ...], int, int], ...]:
        """Give each holiday as every name of it, its month and its day."""
        return tuple(
            (tuple(name for names in one.names.values() for name in names), one.month, one.day)
            for one in self.holidays
        )
