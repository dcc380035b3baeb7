"""Names by which the outside knows an edition and its stories: made from public values alone."""

from __future__ import annotations

import uuid

from moksori.publishing.listening import Programme
from moksori.publishing.taken_back import Silence, Withdrawal
from moksori.publishing.views import EditionView, StoryView

HOUSE = uuid.UUID("5b0d3f3e-6a57-5c3c-9a39-0f3c6f7a2b11")
"""The room in which our names are made; changing it would make every feed entry new."""


def edition(view: EditionView) -> str:
    """Return the name of an edition's feed in one language; the same in every edition."""
    return _urn("feed", view.series, view.language)


def story(view: EditionView, told: StoryView) -> str:
    """Return the name of a story in one language, which stays when it is corrected."""
    return _urn("story", view.series, told.id, told.language)


def silenced(gone: Silence) -> str:
    """Return the name that a programme had before it was taken back; the one of `programme`."""
    return episode(gone.series, gone.number, gone.language)


def withdrawn(view: EditionView, gone: Withdrawal) -> str:
    """Return the name that a story had before it was withdrawn; the one that `story` gave it."""
    return _urn("story", view.series, gone.id, view.language)


def programme(told: Programme) -> str:
    """Return the name of an edition as a programme: the one that it has in the podcast feed."""
    return episode(told.series, told.number, told.heard.language)


def episode(series: str, number: int, language: str) -> str:
    """Return the name of a programme, which stays when it is changed or withdrawn.

    Args:
        series: Public name of the series, in one line.
        number: Of the edition.
        language: In which it is read.
    """
    return _urn("programme", series, str(number), language)


def book(view: EditionView) -> str:
    """Return the name of an edition as a book in one language."""
    return _urn("book", view.series, str(view.number), view.language)


def message(view: EditionView) -> str:
    """Return the Message-ID of an edition as a mail; `.invalid` belongs to nobody."""
    name = _make("mail", view.series, str(view.number), view.language)
    return f"<{name}@edition.invalid>"


def boundary(view: EditionView) -> str:
    """Return what parts the pieces of a mail; no line of a body can look like it."""
    return f"=_{_make('boundary', view.series, str(view.number), view.language).hex}"


def _urn(*parts: str) -> str:
    return _make(*parts).urn


def _make(*parts: str) -> uuid.UUID:
    """Return a UUID of the parts; their lengths keep `a, bc` and `ab, c` apart."""
    return uuid.uuid5(HOUSE, "".join(f"{len(part)}:{part}" for part in parts))
