"""What was taken back, as pages and feeds in one language say it: that it is gone, and when."""

from __future__ import annotations

from dataclasses import dataclass

from moksori.publishing import moments
from moksori.publishing.wording import wording
from moksori.terms.edition import EditionPlan, Withdrawn


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A story that was taken back.

    Attributes:
        here: True where it stood in this language.
        sentence: That it is gone, and when; no page says more.
    """

    id: str
    month: str
    here: bool
    sentence: str

    @property
    def moment(self) -> str:
        """The same for feeds: after all that can have changed in the story."""
        return moments.moment(self.month, moments.LAST)


@dataclass(frozen=True, slots=True)
class Silence:
    """A programme that was taken back: series and number of its edition, and what is said of it."""

    series: str
    number: int
    language: str
    month: str
    sentence: str

    @property
    def moment(self) -> str:
        """When, for feeds: after all that can have changed in the programme."""
        return moments.moment(self.month, moments.LAST)


def withdrawal(gone: Withdrawn, language: str) -> Withdrawal:
    """Return how pages in `language` say that a story is gone."""
    words = wording(language)
    sentence = words.say("withdrawn", month=words.month(gone.month))
    return Withdrawal(gone.id, gone.month, language in gone.languages, sentence)


def silences(plan: EditionPlan, series: str, language: str) -> tuple[Silence, ...]:
    """Return what feeds in `language` say of programmes that are heard no longer.

    Args:
        plan: The edition.
        series: Its public name, in one line.
        language: Of the feed.
    """
    words = wording(language)
    return tuple(
        Silence(
            series=series,
            number=plan.number,
            language=language,
            month=one.month,
            sentence=words.say("programme_withdrawn", month=words.month(one.month)),
        )
        for one in plan.silenced
        if one.language == language
    )
