"""`{{ roles|word:one.role }}`: the word that stands for a code on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()


@register.filter
def word(words: Mapping[str, Any], code: str) -> Any:
    """Return the word for a code; the code itself where there is none."""
    return words.get(code, code)
