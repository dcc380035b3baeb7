"""One story as the public would read it today, and what the gate has to say about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from moksori.desk import readiness, series_names, vault, watching
from moksori.desk.composed import telling_of_story
from moksori.desk.naming import Names
from moksori.desk.naming_decisions import named_as_told
from moksori.desk.stories import Telling, draft_of, telling_of
from moksori.packs.loader import load
from moksori.protection.gate import look
from moksori.records.models import StoryRecord
from moksori.terms.draft import Draft
from moksori.terms.errors import RefusedError
from moksori.terms.finding import Finding
from moksori.terms.watch import Watch

SERIES = "Moksori demo"
"""The series that pseudonyms of the accused hold in."""


class NothingToTellError(RefusedError):
    """The accounts of a story have not been read, so there is nothing to show."""

    code = "stories.nothing_to_tell"
    hint = "Wait until its accounts are read and coded, or put others into the story."


@dataclass(frozen=True, slots=True)
class Looked:
    """A story today.

    Attributes:
        findings: What the gate and its rules say; none repeats the word it found.
    """

    telling: Telling
    draft: Draft
    findings: tuple[Finding, ...]
    watch: Watch


def protected_names(by: str, at: datetime) -> frozenset[str]:
    """Return every name of the desk: no pseudonym may sound like one of them."""
    held = vault.open_for_watching(by=by, at=at)
    return frozenset(told for values in held.values() for _, _, told in values)


def names_of_desk(by: str, at: datetime) -> Names:
    """Return what pseudonyms depend on beyond one account."""
    protected = protected_names(by, at)
    return Names(SERIES, protected, series_names.assigned(SERIES, protected))


def telling_now(story: StoryRecord, names: Names) -> Telling:
    """Return a story with its disguises, made anew from the decisions that stand.

    Raises:
        NothingToTellError: it has neither a composition nor an account.
        MoksoriError: as `composed.telling_of_story` and `stories.telling_of` say.
    """
    if story.composition:
        return telling_of_story(story, names)
    account = story.accounts.exclude(passages=None).order_by("received_on", "id").first()
    if account is None:
        raise NothingToTellError("the story has no account that was read")
    return telling_of(account, names)


def look_at(story: StoryRecord, *, by: str, at: datetime) -> Looked:
    """Render one story and hold it against every value of the desk; nothing is kept.

    Args:
        story: The story.
        by: For whom the vault is opened.
        at: When.

    Raises:
        MoksoriError: as `telling_now` says.
    """
    telling = telling_now(story, names_of_desk(by, at))
    pack = load(telling.account.pack)
    watch = watching.watch_list(telling.changes(), named_as_told(), [pack], by=by, at=at)
    readiness.make_ready(watch, at=at)
    draft = draft_of(telling, telling.disguised.heard_by_two, at)
    return Looked(telling, draft, look(draft, watch), watch)
