"""`{{ code|told:"rung" }}`: what a code is called on the screen; chips of states."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from moksori.web.administration.deeds import DEEDS
from moksori.web.people import words as people
from moksori.web.protection.words import SAID, STORY_STATES, WORDS
from moksori.web.templatetags.desk import chip

register = template.Library()
ALL_WORDS = WORDS | {
    "risk": people.RISKS,
    "way": people.WAYS,
    "reliability": people.RELIABILITY,
    "verdict": people.VERDICTS,
    "standing": people.STANDINGS,
    "teller": people.TELLERS,
    "change": people.CHANGES,
    "body": people.BODIES,
    "deed": DEEDS,
}
"""Every group of codes that has words."""


@register.filter
def told(code: str, of: str) -> str:
    """Return what a code is called; the code itself where nobody gave it words.

    Args:
        code: The code.
        of: A key of `ALL_WORDS`.
    """
    return str(ALL_WORDS[of].get(code, code))


@register.simple_tag
def said_chip(state: str) -> SafeString:
    """Return the state of a consent as a chip."""
    shape, words = SAID[state]
    return chip(shape, str(words))


@register.simple_tag
def story_chip(state: str) -> SafeString:
    """Return the state of a story as a chip."""
    shape, words = STORY_STATES.get(state, ("draft", state))
    return chip(shape, str(words))


@register.filter
def slugs(words: str) -> list[str]:
    """Return words one by one, for a loop over a few codes."""
    return words.split()


@register.simple_tag
def act_chip(status: str) -> SafeString:
    """Return whether an act is on the record, as a chip."""
    shape, words = people.STATUSES.get(status, ("draft", status))
    return chip(shape, str(words))
