"""`{% once %}`, `{% chip %}` and how days, numbers and sizes are told."""

from __future__ import annotations

import re
import secrets
from datetime import date, datetime

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext_lazy
from django.utils.translation import gettext_lazy as _

register = template.Library()

PARTS = {
    "cli": _("the command line"),
    "policy:demo": _("the demo's policy"),
    "policy:lapsed": _("the desk itself"),
    "policy:consent": _("the desk, as no consent stood"),
    "rules:intake": _("the reading"),
    "rules:coding": _("the proposals"),
}
SHAPES = {
    "draft": "○",
    "waiting": "◐",
    "approved": "●",
    "released": "▣",
    "recalled": "⊘",
    "held": "◍",
    "failed": "✕",
    "done": "✓",
}


@register.simple_tag
def once() -> SafeString:
    """Return the hidden field by which a form that is sent twice is known."""
    token = secrets.token_urlsafe(18)
    return format_html('<input type="hidden" name="once" value="{}">', token)


@register.simple_tag
def chip(state: str, words: str) -> SafeString:
    """Return a state as a word with a shape, never by colour alone.

    Args:
        state: A key of `SHAPES`; others have a plain ring.
        words: What it is called on the screen.
    """
    return format_html(
        '<span class="chip chip--{}"><span aria-hidden="true">{}</span> {}</span>',
        state,
        SHAPES.get(state, "○"),
        words,
    )


@register.filter
def day(value: date | datetime | None) -> str:
    """Return a day as it is written in the language of the screen."""
    if value is None:
        return ""
    told = value.date() if isinstance(value, datetime) else value
    return format_date(told, format="medium", locale=get_language() or "en")


_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_LENGTH = re.compile(r"P(?:T(\d+)([HM])|(\d+)([DWMY]))")
_LENGTHS = {
    "TM": ngettext_lazy("%(n)s minute", "%(n)s minutes", "n"),
    "TH": ngettext_lazy("%(n)s hour", "%(n)s hours", "n"),
    "D": ngettext_lazy("%(n)s day", "%(n)s days", "n"),
    "W": ngettext_lazy("%(n)s week", "%(n)s weeks", "n"),
    "M": ngettext_lazy("%(n)s month", "%(n)s months", "n"),
    "Y": ngettext_lazy("%(n)s year", "%(n)s years", "n"),
}
_FORMS = {1: "yyyy", 2: "yMMMM", 3: "yMMMMd"}


@register.filter
def told_day(value: str) -> str:
    """Return a year, a month or a day of an account in words; anything else as it stands.

    Args:
        value: `2031`, `2031-05`, `2031-05-02`, another EDTF form, or words.
    """
    found = _DAY.fullmatch(value or "")
    if found is None:
        return value or ""
    parts = [int(one) for one in found.groups() if one]
    try:
        of = date(*[*parts, 1, 1][:3])
    except ValueError:
        return value
    locale = get_language() or "en"
    if len(parts) == 1:
        return format_date(of, "yyyy년" if locale == "ko" else "yyyy", locale=locale)
    return format_skeleton(_FORMS[len(parts)], of, locale=locale)


@register.filter
def told_length(value: str) -> str:
    """Return a length of time such as `P3D` in words; anything else as it stands."""
    found = _LENGTH.fullmatch(value or "")
    if found is None:
        return told_day(value)
    many, unit = (found[1], f"T{found[2]}") if found[1] else (found[3], found[4])
    return str(_LENGTHS[unit] % {"n": int(many)})


@register.filter
def doer(name: str) -> str:
    """Return who did something, where it was no person but a part of the programme."""
    return str(PARTS.get(name, name))


@register.filter
def number(value: float) -> str:
    """Return a number as it is written in the language of the screen."""
    return format_decimal(value, locale=get_language() or "en")
