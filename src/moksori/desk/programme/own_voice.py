"""When a source may be heard in their own voice, changed: the rules, closed by default.

Another person reads: that is the rule. Whatever is not shown here to be allowed is not there: a
take of an own voice without its approval, or on a day on which one source's consent does not stand,
is as if nobody had made it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Q
from django.utils import timezone

from moksori.broadcast.running import ItemKind, RunningOrder, script_fingerprint
from moksori.desk import coding, consents, minors
from moksori.records.models import AccountRecord, OwnVoiceRecord, ProgrammeRecord
from moksori.terms.consent import Use
from moksori.terms.errors import InvalidError, MissingError, RefusedError

USE = Use.BROADCAST_OWN_VOICE
SAID = frozenset({ItemKind.ANSWER, ItemKind.PARAGRAPH})
"""Kinds of lines that a source can have said; questions and introductions are the desk's."""
LONGEST_REASON = 2_000
"""Characters."""
Stories = Mapping[str, frozenset[str]]
"""Fingerprint of words → the stories whose words they are; empty text where they are of none."""


class NoOwnVoiceError(MissingError):
    """There is no such wish, it is decided, or it is not for you."""

    code = "own_voice.none"
    hint = "Look at the list again: somebody may have decided about it."


class NoStoryLineError(RefusedError):
    """The line is no answer and no paragraph of one story: no source could have said it."""

    code = "own_voice.no_story"
    hint = "Have it read by somebody. An own voice is heard only in what its source told."


class ConsentLackingError(RefusedError):
    """A source of the story did not allow that their own voice is heard, or allows it no more."""

    code = "own_voice.no_consent"
    hint = (
        "Ask a protection officer whether every source allowed it; until then another person reads."
    )


class AskedBeforeError(RefusedError):
    """A recording of this line waits for a decision already."""

    code = "own_voice.asked_before"
    hint = "Wait for the decision, or take the first one back; nothing was kept of the second."


class SamePersonError(RefusedError):
    """Whoever asked for an own voice does not decide about it."""

    code = "own_voice.same_person"
    hint = "Ask another protection officer. The recording is kept until somebody decides."


class UndecidedError(InvalidError):
    """A decision about an own voice has no reason, or the strengths were not confirmed as read."""

    code = "own_voice.undecided"
    hint = "Write why, and confirm that you read what the change can and cannot do."


def today() -> date:
    """Return the day on which a consent has to stand for what is done now."""
    return timezone.now().date()


def stories_of(order: RunningOrder) -> dict[str, frozenset[str]]:
    """Return of which stories the words of each line are, word for word.

    What the house says about a story, or asks in it, is not of it: no source said that. Two stories
    may have the same words.
    """
    found: dict[str, frozenset[str]] = {}
    for item in order.items:
        if item.spoken:
            script = script_fingerprint(item, order.language)
            told = item.story if item.kind in SAID else ""
            found[script] = found.get(script, frozenset()) | {told}
    return found


def story_of(script: str, stories: Stories) -> str:
    """Return the one story whose words a line is.

    Raises:
        NoStoryLineError: it is of none, or of several.
    """
    told = stories.get(script, frozenset())
    if len(told) != 1 or "" in told:
        raise NoStoryLineError("the line does not belong to one story")
    return next(iter(told))


def consents_for(story: str, day: date) -> tuple[str, ...]:
    """Return the consents on which an own voice in a story rests; nothing where one is missing.

    Every source of every account that the story is told from must allow it, a guardian too where a
    source is a child, and nobody in any of their translations may have refused.

    Args:
        story: Its public id.
        day: Consents that end before it are over.
    """
    told = AccountRecord.objects.filter(stories__public_id=story).distinct()
    firsts = sorted({first or own for own, first in told.values_list("id", "translation_of_id")})
    family = AccountRecord.objects.filter(Q(pk__in=firsts) | Q(translation_of_id__in=firsts))
    if consents.refused(USE, list(family.values_list("id", flat=True)), day):
        return ()
    found = [_allowing(account, day) for account in family if account.pk in firsts]
    return tuple(sorted(frozenset().union(*found))) if found and all(found) else ()


def required_consents(story: str, day: date) -> tuple[str, ...]:
    """Return what `consents_for` returns.

    Raises:
        ConsentLackingError: it returns nothing.
    """
    found = consents_for(story, day)
    if not found:
        raise ConsentLackingError("consent to be heard in the own voice does not stand")
    return found


def allowed(
    row: ProgrammeRecord, takes: Collection[str], stories: Stories, day: date
) -> frozenset[str]:
    """Return those takes of own voices that may be heard in a programme.

    Args:
        row: The programme.
        takes: Ids of takes of own voices.
        stories: Of its lines, as they are today.
        day: Consents that end before it are over.
    """
    approved = OwnVoiceRecord.objects.approved().filter(programme=row, take_id__in=list(takes))
    known: dict[str, bool] = {}
    found: set[str] = set()
    for one in approved.select_related("take"):
        if one.take is None or one.take.script != one.script:
            continue
        if one.decided_by in {"", one.by} or stories.get(one.script) != frozenset({one.story}):
            continue
        if one.story not in known:
            known[one.story] = bool(consents_for(one.story, day))
        if known[one.story]:
            found.add(one.take.pk)
    return frozenset(found)


def _allowing(account: AccountRecord, day: date) -> frozenset[str]:
    """Return the consents that allow the own voices of an account."""
    sources = consents.sources_of(account.pk)
    children = sources & set(minors.told_of(account, coding.proposal_of(account)))
    if not children <= consents.guarded(USE, account.pk, day):
        return frozenset()
    return consents.allowing(USE, account.pk, day)
