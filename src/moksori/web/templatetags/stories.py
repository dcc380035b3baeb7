"""Words of stories in templates: places, languages, roles, outcomes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from moksori.desk.whereabouts import Whereabout
from moksori.web.editions.words import OUTLETS
from moksori.web.frame.refusals import sentence
from moksori.web.stories import words
from moksori.web.templatetags.desk import chip, number

register = template.Library()
_BLOCK = re.compile(r"(block|speaker|note of block) (\d+)")


@register.simple_tag
def place(where: str) -> SafeString:
    """Return the chip of where a story is."""
    shape, word = words.PLACES[where]
    return chip(shape, str(word))


@register.simple_tag
def language_name(tag: str) -> str:
    """Return what a language calls itself."""
    return words.LANGUAGES.get(tag, tag)


@register.simple_tag
def role_name(role: str) -> str:
    """Return what a role is called."""
    return str(words.ROLES.get(role, role))


@register.simple_tag
def check_name(kind: str) -> str:
    """Return what a check is called."""
    return str(words.CHECKS.get(kind, kind))


@register.simple_tag
def outcome_name(outcome: str) -> str:
    """Return what an outcome is called."""
    return str(words.OUTCOMES.get(outcome, outcome))


@register.simple_tag
def verb_name(verb: str) -> str:
    """Return what a change is called."""
    return str(words.VERBS.get(verb, verb))


@register.simple_tag
def gate_place(told: str) -> str:
    """Return a place of a draft in words."""
    found = _BLOCK.fullmatch(told)
    if found:
        return _("Block %(number)s") % {"number": found[2]}
    if told.startswith("area"):
        return _("Area that it is filed under")
    known = {"title": _("Title"), "standfirst": _("Standfirst"), "content note": _("Content note")}
    return known.get(told, told)


@register.simple_tag
def stretch(text: str, start: int, end: int) -> SafeString:
    """Return a passage with the stretch that is told marked, the rest quiet."""
    return format_html(
        '<span class="quiet">{}</span>{}<span class="quiet">{}</span>',
        text[:start],
        text[start:end],
        text[end:],
    )


@register.filter
def said(message: str) -> str:
    """Return a sentence of an error in the language of the screen."""
    return sentence(message)


@register.filter
def account_address(account: str) -> str:
    """Return the way to an account's own screen, where this desk has one."""
    try:
        return reverse("accounts:page", kwargs={"account_id": account})
    except NoReverseMatch:
        return "#material-title"


@register.simple_tag
def outlet_name(kind: str) -> str:
    """Return what a kind of outlet is called."""
    return str(OUTLETS.get(kind, kind))


@register.simple_tag
def stale(copies: Iterable[Whereabout]) -> str:
    """Return how many copies are told otherwise today, or may not stand any more."""
    return str(number(sum(1 for one in copies if one.stale)))


@register.filter
def part_words(line: str) -> str:
    """Return a line of a version; what stands over the parts is named in the screen's language."""
    name, colon, rest = line.partition(": ")
    if not colon or name not in words.HEADS:
        return line
    told = str(words.FORMS.get(rest, rest)) if name == "form" else rest
    return f"{words.HEADS[name]}: {told}"
