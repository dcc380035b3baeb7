"""`{% once %}`, `{% chip %}` and how days, numbers and sizes are told."""

from __future__ import annotations

import secrets
from datetime import date, datetime

from babel.dates import format_date
from babel.numbers import format_decimal
from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()

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


@register.filter
def number(value: float) -> str:
    """Return a number as it is written in the language of the screen."""
    return format_decimal(value, locale=get_language() or "en")
