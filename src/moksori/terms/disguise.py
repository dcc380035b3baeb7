"""Disguise: what may stand in public in place of something true."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from moksori.terms.mention import MentionKind
from moksori.terms.span import Span


class Audience(StrEnum):
    """For whom something is made."""

    DESK = "desk"
    PUBLIC = "public"
    PARTNER = "partner"
    COURT = "court"


class Rung(StrEnum):
    """A step of a ladder; `LADDERS` gives their order, from true to nothing."""

    AS_TOLD = "as_told"
    # age
    PLUS_MINUS_TWO = "plus_minus_two"
    FIVE_YEARS = "five_years"
    DECADE = "decade"
    ADULT = "adult"
    # date
    THIRD_OF_MONTH = "third_of_month"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    # place
    CITY = "city"
    PROVINCE = "province"
    REGION = "region"
    COUNTRY = "country"
    # sum, share, quantity
    TWO_FIGURES = "two_figures"
    ONE_FIGURE = "one_figure"
    MAGNITUDE = "magnitude"
    # post
    OCCUPATION_GROUP = "occupation_group"
    OFFICIAL = "official"
    RESIDENT = "resident"
    # name
    PSEUDONYM = "pseudonym"
    ROLE = "role"
    INITIAL = "initial"
    # speech
    REPORTED = "reported"
    # duration
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    # the end of every ladder
    NOTHING = "nothing"


LADDERS: dict[MentionKind, tuple[Rung, ...]] = {
    MentionKind.AGE: (
        Rung.AS_TOLD,
        Rung.PLUS_MINUS_TWO,
        Rung.FIVE_YEARS,
        Rung.DECADE,
        Rung.ADULT,
        Rung.NOTHING,
    ),
    MentionKind.DATE: (
        Rung.AS_TOLD,
        Rung.THIRD_OF_MONTH,
        Rung.MONTH,
        Rung.SEASON,
        Rung.YEAR,
        Rung.NOTHING,
    ),
    MentionKind.PLACE: (
        Rung.AS_TOLD,
        Rung.CITY,
        Rung.PROVINCE,
        Rung.REGION,
        Rung.COUNTRY,
        Rung.NOTHING,
    ),
    MentionKind.AMOUNT: (
        Rung.AS_TOLD,
        Rung.TWO_FIGURES,
        Rung.ONE_FIGURE,
        Rung.MAGNITUDE,
        Rung.NOTHING,
    ),
    MentionKind.SHARE: (Rung.AS_TOLD, Rung.MAGNITUDE, Rung.NOTHING),
    MentionKind.QUANTITY: (Rung.AS_TOLD, Rung.ONE_FIGURE, Rung.MAGNITUDE, Rung.NOTHING),
    MentionKind.DURATION: (Rung.AS_TOLD, Rung.WEEKS, Rung.MONTHS, Rung.YEARS, Rung.NOTHING),
    MentionKind.OCCUPATION: (
        Rung.AS_TOLD,
        Rung.OCCUPATION_GROUP,
        Rung.OFFICIAL,
        Rung.RESIDENT,
        Rung.NOTHING,
    ),
    MentionKind.PERSON: (
        Rung.AS_TOLD,
        Rung.PSEUDONYM,
        Rung.ROLE,
        Rung.INITIAL,
        Rung.NOTHING,
    ),
    MentionKind.SPEECH: (Rung.AS_TOLD, Rung.REPORTED, Rung.NOTHING),
    MentionKind.NICKNAME: (Rung.AS_TOLD, Rung.NOTHING),
    MentionKind.CONTINUING: (Rung.AS_TOLD, Rung.NOTHING),
    MentionKind.PHONE: (Rung.AS_TOLD, Rung.NOTHING),
    MentionKind.IDENTIFIER: (Rung.AS_TOLD, Rung.NOTHING),
}


class PseudonymScope(StrEnum):
    """Where one pseudonym means one person; wider than the default is a decision with a reason."""

    STORY = "story"
    SERIES = "series"
    DESK = "desk"


@dataclass(frozen=True, slots=True)
class Decision:
    """How far something may be told, decided by a person or by a named policy.

    Attributes:
        entity: Id of the person, or `<kind>` for a decision about all mentions of a kind in an
            account (`age`, `date` …), or `<kind>:<start>` for one mention.
        reason: Code of the reason (`docs/reference/reasons.md`), shown beside the change.
        by: Who decided: a user's name, or the name of a policy such as `policy:demo`.
    """

    entity: str
    kind: MentionKind
    rung: Rung
    reason: str
    by: str
    audience: Audience = Audience.PUBLIC
    scope: PseudonymScope = PseudonymScope.STORY


@dataclass(frozen=True, slots=True)
class Disguise:
    """One change made to a passage on its way to the public.

    Attributes:
        span: What is replaced, in characters of the decoded original.
        told: The words replaced; never leaves the desk.
        public: What stands there instead.
    """

    span: Span
    kind: MentionKind
    rung: Rung
    told: str
    public: str
    reason: str


@dataclass(frozen=True, slots=True)
class PublicPassage:
    """A passage as the public would read it, and every change made to it."""

    number: int
    speaker: str | None
    role: str
    text: str
    changes: tuple[Disguise, ...] = ()
