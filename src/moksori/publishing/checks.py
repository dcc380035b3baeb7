"""What must be true of a plan before an edition is written."""

from __future__ import annotations

import re

from moksori.publishing.wording import wording
from moksori.terms.cleared import Cleared, ClearedKind
from moksori.terms.edition import EditionPlan, Withdrawn
from moksori.terms.errors import InvalidError, RefusedError
from moksori.terms.listening import Listening

MONTH = re.compile(r"(?!0000)\d{4}-(?:0[1-9]|1[0-2])")
SLUG = re.compile(r"[A-Za-z0-9-]*")
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}")
ADDRESS = re.compile(r"https?://[^\s\"'<>\x00-\x1f\x7f-\x9f\ufffe\uffff]+")
PLACE = re.compile(r"(?:\.\.?/)*[A-Za-z0-9_][A-Za-z0-9_./-]*")

TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]+")
CODECS = re.compile(r"[A-Za-z0-9.+-]+")
DIGEST = re.compile(r"[0-9a-f]{96}")
CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

PADDING = 1_000
"""Milliseconds by which chapters may be longer than the sound: codecs pad and trim."""

PUBLIC = "public"
"""The audience of pages and papers; partners and courts get bundles, not editions."""


class PlanError(InvalidError):
    """The plan of an edition contradicts itself or lacks something every page must say."""

    code = "publishing.plan"
    hint = "Correct the named field of the edition and make it again."


class NotPublicError(RefusedError):
    """Something cleared for another audience, or of another kind, was put into an edition."""

    code = "publishing.not_public"
    hint = "Clear the story for the public, or leave it out of the edition."


def check_plan(plan: EditionPlan) -> None:
    """Let a plan pass that can be printed as it stands.

    Raises:
        PlanError: a field is missing, malformed or doubled; the message names the field.
        NotPublicError: a story was not cleared as a story for the public.
        WordingError: there are no interface texts in a language of the plan.
    """
    _check_edition(plan)
    seen: set[tuple[str, str]] = set()
    for position, cleared in enumerate(plan.stories, start=1):
        _check_story(plan, cleared, position)
        key = (cleared.story.id, cleared.story.language)
        if key in seen:
            raise PlanError(f"story {position} stands in the plan twice in one language")
        seen.add(key)
    for position, withdrawn in enumerate(plan.withdrawn, start=1):
        _check_withdrawn(plan, withdrawn, position)
        keys = {(withdrawn.id, language) for language in withdrawn.languages}
        if keys & seen or len(keys) != len(withdrawn.languages):
            raise PlanError(f"withdrawn story {position} stands in the plan twice in one language")
        seen |= keys
    spoken = [one.language for one in plan.heard] + [one.language for one in plan.silenced]
    if len(set(spoken)) != len(spoken):
        raise PlanError("the edition has two programmes in one language")
    for position, heard in enumerate(plan.heard, start=1):
        _check_heard(plan, heard, position)


def _check_heard(plan: EditionPlan, heard: Listening, position: int) -> None:
    """Check one programme: it tells of nothing that the edition does not tell in its language."""
    if heard.language not in plan.languages:
        raise PlanError(f"programme {position} is in a language that the edition does not have")
    _check_sounds(heard, position)
    told = {one.story.id for one in plan.stories if one.story.language == heard.language}
    end = 0
    for chapter in heard.chapters:
        if not end <= chapter.start < chapter.end <= heard.length + PADDING:
            raise PlanError(f"the chapters of programme {position} do not follow each other")
        if not chapter.title.strip():
            raise PlanError(f"a chapter of programme {position} has no title")
        if chapter.story and chapter.story not in told:
            raise PlanError(f"programme {position} tells a story that its edition does not tell")
        end = chapter.end


def _check_sounds(heard: Listening, position: int) -> None:
    """Check the files of one programme."""
    if heard.length <= 0 or not heard.sounds:
        raise PlanError(f"programme {position} has no sound")
    for sound in heard.sounds:
        if sound.size <= 0 or not DIGEST.fullmatch(sound.sha384):
            raise PlanError(f"a sound file of programme {position} has no size or no digest")
        if sound.codecs and not CODECS.fullmatch(sound.codecs):
            raise PlanError(f"a sound file of programme {position} has codecs that are none")
    types = [one.type for one in heard.sounds] + [one.type for one in heard.transcripts]
    if not all(TYPE.fullmatch(one) for one in types):
        raise PlanError(f"a file of programme {position} has no type")


def _check_edition(plan: EditionPlan) -> None:
    """Check what the plan says of the edition itself."""
    if not plan.series.strip():
        raise PlanError("the edition has no series")
    if plan.number < 1:
        raise PlanError("editions are numbered from 1")
    if not MONTH.fullmatch(plan.month):
        raise PlanError("the month of the edition is not YYYY-MM")
    if not plan.languages or len(set(plan.languages)) != len(plan.languages):
        raise PlanError("the edition has no language, or one of them twice")
    for language in plan.languages:
        if not LANGUAGE.fullmatch(language):
            raise PlanError("a language of the edition is no tag such as en or ko")
        wording(language)
    if not (ADDRESS.fullmatch(plan.source_url) or PLACE.fullmatch(plan.source_url)):
        raise PlanError("source_url is neither a web address nor a relative path")
    if plan.base_url and not ADDRESS.fullmatch(plan.base_url):
        raise PlanError("base_url is not a web address")


def _check_story(plan: EditionPlan, cleared: Cleared, position: int) -> None:
    """Check one cleared story against its plan; messages give its position only."""
    if cleared.kind is not ClearedKind.STORY or cleared.audience.value != PUBLIC:
        raise NotPublicError(f"story {position} is not cleared as a story for the public")
    story = cleared.story
    if not story.id.strip():
        raise PlanError(f"story {position} has no id")
    if story.language not in plan.languages:
        raise PlanError(f"story {position} is in a language that the edition does not have")
    if not MONTH.fullmatch(story.month):
        raise PlanError(f"the month of story {position} is not YYYY-MM")
    if not SLUG.fullmatch(story.slug):
        raise PlanError(f"the slug of story {position} has more than ASCII letters and digits")
    if any(not CODE.fullmatch(place.code) or not place.name.strip() for place in story.places):
        raise PlanError(f"an area of story {position} has no name, or a code that is no address")
    for correction in story.corrections:
        if correction.month and not MONTH.fullmatch(correction.month):
            raise PlanError(f"the month of a correction of story {position} is not YYYY-MM")
        if correction.month and correction.month < story.month:
            raise PlanError(f"a correction of story {position} is older than the story")


def _check_withdrawn(plan: EditionPlan, withdrawn: Withdrawn, position: int) -> None:
    """Check one withdrawn story; messages give its position only."""
    if not withdrawn.id.strip():
        raise PlanError(f"withdrawn story {position} has no id")
    if not MONTH.fullmatch(withdrawn.month):
        raise PlanError(f"the month of withdrawn story {position} is not YYYY-MM")
    if not withdrawn.languages or not set(withdrawn.languages) <= set(plan.languages):
        raise PlanError(f"withdrawn story {position} has no language of the edition, or another")
