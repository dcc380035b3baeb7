"""Addresses that mail is sent to: what is one, when two are the same, and how lists hold them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from moksori.publishing.wording import LANGUAGES

LONGEST_LOCAL, LONGEST = 64, 254
"""Octets before the @, and in all (RFC 5321 section 4.5.3.1)."""

_ATEXT = r"A-Za-z0-9!#$%&'*+/=?^_`{|}~\u0080-\U0010ffff-"
_LOCAL = re.compile(rf"[{_ATEXT}]+(?:\.[{_ATEXT}]+)*")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_SHOWN = ("L", "M", "N", "S", "P")
"""Classes of characters that show something; the others hide, turn round or break lines."""
_AROUND = re.compile(r"[\s<>()\[\]\"',;:]+")
_LONGEST_LINE = 10_000


@dataclass(frozen=True, slots=True)
class MailAddress:
    """An address in the form in which it is used. It does not show itself when printed.

    Attributes:
        plainest: The same for all ways of writing the same address: case and +words aside.
    """

    local: str
    domain: str

    def __repr__(self) -> str:
        return "MailAddress(…)"

    @property
    def whole(self) -> str:
        """The address itself; its domain is in ASCII."""
        return f"{self.local}@{self.domain}"

    @property
    def is_ascii(self) -> bool:
        """False where only a server that offers SMTPUTF8 (RFC 6531) can take it."""
        return self.local.isascii()

    @property
    def plainest(self) -> str:
        """What two ways of writing one address have in common."""
        local = self.local.partition("+")[0] or self.local
        return unicodedata.normalize("NFKC", f"{local.casefold()}@{self.domain}")


@dataclass(frozen=True, slots=True)
class Listed:
    """What one line of a list holds.

    Attributes:
        line: Its number, from 1.
        address: None where the line holds something that looks like an address and is none.
        language: The language that the line names, or an empty string.
    """

    line: int
    address: MailAddress | None
    language: str = ""


def read_address(told: str) -> MailAddress | None:
    """Return an address that mail can be sent to, or None.

    Quoted local parts and addresses of machines by number are left out: no person has one.
    """
    composed = unicodedata.normalize("NFC", told.strip())
    local, at, domain = composed.rpartition("@")
    name = _domain(domain)
    if not at or not name or not _LOCAL.fullmatch(local):
        return None
    if any(unicodedata.category(character)[0] not in _SHOWN for character in local):
        return None
    if len(local.encode()) > LONGEST_LOCAL or len(f"{local}@{name}".encode()) > LONGEST:
        return None
    return MailAddress(local, name)


def read_lines(lines: Iterable[str]) -> Iterator[Listed]:
    """Return every address of a list, one line at a time: plain lines, CSV, `Name <address>`.

    Names beside an address are passed over and kept nowhere. A cell that is a language of ours
    (`en`, `ko`) says in which language the person reads.
    """
    for number, line in enumerate(lines, start=1):
        if "@" not in line:
            continue
        if len(line) > _LONGEST_LINE:
            yield Listed(number, None)
            continue
        words = [word for word in _AROUND.split(line.lstrip("\ufeff")) if word]
        language = next((word.lower() for word in words if word.lower() in LANGUAGES), "")
        for word in words:
            if "@" in word:
                yield Listed(number, read_address(word), language)


def _domain(told: str) -> str:
    """Return a domain in ASCII, or an empty string."""
    try:
        domain = told.encode("idna").decode("ascii").lower().rstrip(".")
    except UnicodeError:
        return ""
    labels = domain.split(".")
    whole = len(labels) > 1 and not labels[-1].isdigit()
    return domain if whole and all(map(_LABEL.fullmatch, labels)) else ""
