"""Bundle: what leaves for a partner or a court, already disguised, under ids of its own.

No id of the desk is in it. Every field is what that audience may read; what it may not is not
here, and `losses` says of which field of which record that is so, and why.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from moksori.terms.disguise import Audience


class LossKind(StrEnum):
    """What became of a field on its way out."""

    DROPPED = "dropped"
    BENT = "bent"


class RecordKind(StrEnum):
    """What a record of a bundle is."""

    ACT = "act"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    STATEMENT = "statement"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, order=True)
class Loss:
    """One field of one record that was left out or changed.

    Attributes:
        reason: A code; its words are in `publishing.exchange.losses`.
        record: Id in the bundle; empty where nobody may learn which record it was.
        count: How many, where it is one line for several.
    """

    kind: RecordKind
    field: str
    how: LossKind
    reason: str
    record: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class TwoNames:
    """A name or label in the two languages of the desk; either may be empty."""

    en: str = ""
    ko: str = ""

    def __bool__(self) -> bool:
        return bool(self.en or self.ko)


@dataclass(frozen=True, slots=True)
class BundleTime:
    """When something was: nothing finer than decided.

    Attributes:
        edtf: EDTF level 1, or empty.
        days: Its first and last day as `YYYY-MM-DD:YYYY-MM-DD`, or empty: no more than `edtf` says.
        told: The words of the account, only where the day stands as told.
        every_day: It holds on every day between the bounds, not only on some day.
    """

    edtf: str = ""
    days: str = ""
    told: str = ""
    every_day: bool = False


@dataclass(frozen=True, slots=True)
class BundlePlace:
    """A place no finer than decided.

    Attributes:
        level: Of the place that is named (`city`, `province` …).
        parent: Id of the place that holds it, or empty.
        country: ISO 3166-1 alpha-2, in capitals.
    """

    id: str
    names: TwoNames
    level: str
    parent: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class BundleOrganisation:
    """An organisation that is publicly known, and what it belongs to."""

    id: str
    names: TwoNames
    kind: str = ""
    parent: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class BundlePost:
    """A post somebody held: role and rank as they may be told, and where; years only."""

    organisation: str = ""
    role: str = ""
    rank: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class BundlePerson:
    """Somebody to whom or by whom something was done.

    Attributes:
        names: A name, a pseudonym, a role or initials: `naming` says which.
        naming: The rung of the name ladder (`as_told`, `pseudonym`, `role` …).
        label: How the account introduces them, only where nothing in it is disguised.
        roles: `victim`, `accused`, `official` …: what they are in the acts of the bundle.
        age: Words for the age, no finer than decided.
        group: 1 for one person, 0 for a group of unknown size.
    """

    id: str
    names: TwoNames
    naming: str
    roles: tuple[str, ...]
    sex: str = ""
    age: TwoNames = TwoNames()
    group: int = 1
    label: str = ""
    posts: tuple[BundlePost, ...] = ()


@dataclass(frozen=True, slots=True)
class BundleInvolvement:
    """How an accused took part: codes of HURIDOCS lists 18 and 26, or empty."""

    person: str
    degree: str = ""
    latest_status: str = ""


@dataclass(frozen=True, slots=True)
class BundleAct:
    """One act: one victim, one or more accused.

    Attributes:
        type: Code of our codebook.
        huridocs: Code of micro-thesaurus 4 (12 digits), or empty.
        pattern: One of the nine patterns of the UN Commission of Inquiry, or empty.
        standing: `done`, `threatened`, `negated` or `habitual`: what the account says became of it.
        place: Id of a place, or empty; `place_rung` is how far it may be told.
        place_told: The words of the account, only where the place stands as told.
        documents: Ids of the documents that speak of it.
    """

    id: str
    type: str
    labels: TwoNames
    huridocs: str
    pattern: str
    standing: str
    victim: str
    accused: tuple[BundleInvolvement, ...]
    when: BundleTime
    place: str = ""
    place_rung: str = ""
    place_told: str = ""
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BundleStatement:
    """Which passage of which document says so, who told whom, and the two grades.

    Attributes:
        tellers: Roles, nearest to the event first; nobody is named.
        agrees: False where the passage denies it.
    """

    id: str
    act: str
    document: str
    passage: int
    tellers: tuple[str, ...]
    reliability: str
    credibility: str
    agrees: bool = True


@dataclass(frozen=True, slots=True)
class BundleDocument:
    """One account.

    Attributes:
        month: `YYYY-MM` in which it was received, never the day.
        mark: A keyed mark of the sealed original: the desk can show that this is the one; nobody
            else can find out from it which text it was made of.
        text: The passages as this audience may read them, by number; empty where it may not.
    """

    id: str
    format: str
    language: str
    month: str
    mark: str
    text: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CodebookEntry:
    """A type of act, for the data dictionary."""

    code: str
    huridocs: str
    labels: TwoNames
    definitions: TwoNames


@dataclass(frozen=True, slots=True)
class Bundle:
    """Everything that leaves at once, for one audience, each kind in the order of its ids.

    Attributes:
        use: The use that the consents allow (`share_with_body`, `united_nations`, `court`).
        codebook: The types that its acts have.
        invented: All of it was made up for a demonstration, and every file says so.
    """

    audience: Audience
    use: str
    acts: tuple[BundleAct, ...] = ()
    persons: tuple[BundlePerson, ...] = ()
    organisations: tuple[BundleOrganisation, ...] = ()
    places: tuple[BundlePlace, ...] = ()
    statements: tuple[BundleStatement, ...] = ()
    documents: tuple[BundleDocument, ...] = ()
    codebook: tuple[CodebookEntry, ...] = ()
    losses: tuple[Loss, ...] = ()
    invented: bool = False
