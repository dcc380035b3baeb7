"""Numbers and addresses that lead straight to a person: phones, e-mail, accounts, papers."""

from __future__ import annotations

import re

from moksori.language.fold import readable
from moksori.language.found import Found, relocate

_PHONE = re.compile(r"(?<![\d,.])\+?\(?\d{1,4}\)?(?:[ .-]\(?\d{2,5}\)?){1,4}(?!\d)")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")


def find_phones(text: str) -> list[Found]:
    """Find telephone numbers: `value` is the digits."""
    view = readable(text)
    found = []
    for match in _PHONE.finditer(view.text):
        digits = re.sub(r"\D", "", match.group())
        if 8 <= len(digits) <= 15:
            found.append(Found(match.start(), match.end(), digits, {}))
    return relocate(found, view)


def find_identifiers(text: str) -> list[Found]:
    """Find addresses and numbers of papers: `value` is the identifier."""
    view = readable(text)
    found = [
        Found(match.start(), match.end(), match.group(), {"form": "e-mail"})
        for match in _MAIL.finditer(view.text)
    ]
    return relocate(found, view)
