"""What the desk says of itself on its site: its own words in each language, past the gate."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from moksori.desk import audit, readiness, rights, watching
from moksori.desk.naming_decisions import named_as_told
from moksori.desk.rights import Right
from moksori.desk.staging import STOPS
from moksori.packs.loader import load
from moksori.protection.decoders.channel import Channel, Kind
from moksori.protection.inspect import Desk
from moksori.protection.matching import prepare
from moksori.publishing.wording import LANGUAGES
from moksori.records.models import AboutRecord, AccountRecord, User
from moksori.terms.edition import About
from moksori.terms.errors import InvalidError, MissingError, RefusedError

LONGEST = 8_000


class NoLanguageError(MissingError):
    """The site is not made in this language."""

    code = "about.no_language"
    hint = "Choose one of the languages of the site."


class TooLongError(InvalidError):
    """The words are longer than a page about the desk may be."""

    code = "about.too_long"
    hint = "Give at most 8,000 characters. Nothing was kept."


class ProtectedError(RefusedError):
    """The gate found something protected in the words."""

    code = "about.protected"
    hint = (
        "Something in these words is protected by the desk: a name, an organisation, a number."
        " Nothing was kept. Take it out, or decide first that it may be public."
    )


@dataclass(frozen=True, slots=True)
class Said:
    """What stands on the page about the desk in a language; no words: what the house says."""

    language: str
    words: str = ""
    by: str = ""
    at: datetime | None = None


def standing() -> tuple[Said, ...]:
    """Return what is said in each language of the site."""
    rows = {row.language: row for row in AboutRecord.objects.standing()}
    return tuple(
        Said(language, row.words, row.by, row.at) if (row := rows.get(language)) else Said(language)
        for language in LANGUAGES
    )


def for_site() -> tuple[About, ...]:
    """Return the paragraphs of each language in which the desk says something of itself."""
    return tuple(
        About(one.language, tuple(one.words.split("\n\n"))) for one in standing() if one.words
    )


def say(who: User, language: str, words: str, *, at: datetime) -> bool:
    """Keep what the desk says of itself in a language; it is on the site when that is made anew.

    Args:
        who: Somebody who may release.
        language: One of the site's.
        words: Paragraphs with an empty line between them; none takes back what was said.
        at: When.

    Returns:
        Whether anything was changed by it.

    Raises:
        NoLanguageError: the site has no such language.
        TooLongError: they are too long.
        ProtectedError: the gate found something in them; nothing is kept.
    """
    rights.require(who, Right.RELEASE)
    if language not in LANGUAGES:
        raise NoLanguageError("the site has no such language")
    told = _paragraphs(words)
    if len(told) > LONGEST:
        raise TooLongError("the words about the desk are too long")
    if told == next(one.words for one in standing() if one.language == language):
        return False
    if told:
        _past_the_gate(told, by=who.pk, at=at)
    with transaction.atomic():
        AboutRecord.objects.create(language=language, words=told, by=who.pk, at=at)
        detail = {"language": language, "letters": len(told)}
        audit.write_line("site.about", by=who.pk, at=at, detail=detail)
    return True


def _paragraphs(words: str) -> str:
    """Return paragraphs of one line each, without marks that cannot be seen."""
    seen = "".join(one for one in words if one == "\n" or unicodedata.category(one)[0] != "C")
    lines = [" ".join(line.split()) for line in seen.split("\n")]
    parts = "\n".join(lines).split("\n\n")
    return "\n\n".join(" ".join(part.split()) for part in parts if part.strip())


def _past_the_gate(told: str, *, by: str, at: datetime) -> None:
    codes = AccountRecord.objects.exclude(pack="").values_list("pack", flat=True).distinct()
    packs = [load(code) for code in sorted(codes)]
    watch = watching.watch_list((), named_as_told(), packs, by=by, at=at)
    readiness.make_ready(watch, at=at)
    gate = Desk(prepare(watch), ())
    # The page stands beside every story, so it may touch everybody.
    gate.touches = frozenset().union(*gate.touching.values())
    # In memory only: words that may be somebody's name are in no file.
    if any(one.cls in STOPS for one in gate.hold("about", [Channel(Kind.TEXT, told)])):
        # What was found where is not said: the words are in front of whoever wrote them.
        raise ProtectedError("the gate found something in the words about the desk")
