"""The left rail: the stages in the order of the way, as far as somebody's role goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from moksori.desk import house, rights
from moksori.desk.rights import Right
from moksori.desk.seeing import today
from moksori.records.models import User
from moksori.web.frame.words import ROLE_WORDS

STAGES = (
    ("today", Right.DESK, "today:page", _("Today")),
    ("accounts", Right.READ, "accounts:list", _("Accounts")),
    ("coding", Right.CODE, "coding:list", _("Coding")),
    ("people", Right.PEOPLE, "people:list", _("People")),
    ("protection", Right.PROTECT, "protection:list", _("Protection")),
    ("stories", Right.STORIES, "stories:list", _("Stories")),
    ("editions", Right.RELEASE, "editions:list", _("Editions")),
    ("programmes", Right.VOICE, "programmes:list", _("Programmes")),
    ("figures", Right.FIGURES, "figures:page", _("Figures")),
    ("administration", Right.ADMINISTER, "administration:page", _("Keeping the desk")),
    ("retention", Right.RETAIN, "administration:retention", _("What is kept")),
    ("log", Right.LOG, "administration:log", _("Log")),
)


@dataclass(frozen=True, slots=True)
class Stage:
    """One entry of the rail: what it is called, where it leads, how much waits there.

    `more` says that more waits than was counted.
    """

    key: str
    words: str
    address: str
    waits: int
    here: bool
    more: bool = False


def rail(request: HttpRequest) -> dict[str, Any]:
    """Return what the frame shows; nothing before somebody has come in."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"stages": (), "is_demo": False, "source_url": settings.SOURCE_URL}
    return {
        # Counted when the rail is drawn: a fragment draws none, a refusal one without counts.
        "stages": lambda: _stages(request, user, today.waiting_by_stage(user)),
        "is_demo": house.is_demo(),
        "demo_roles": tuple(ROLE_WORDS.items()),
        "may_search": rights.has(user, Right.READ),
        "source_url": settings.SOURCE_URL,
    }


def without_counts(request: HttpRequest) -> tuple[Stage, ...]:
    """Return the rail for a page that says no: where to go on, not what waits there."""
    user = getattr(request, "user", None)
    return _stages(request, user, {}) if user is not None and user.is_authenticated else ()


def _stages(request: HttpRequest, user: User, counts: dict[str, int]) -> tuple[Stage, ...]:
    found = []
    for key, right, name, words in STAGES:
        if not rights.has(user, right):
            continue
        try:
            found.append((key, str(words), reverse(name)))
        except NoReverseMatch:  # a stage whose screens are not part of this desk
            continue
    here = _here(request.path, [address for *_, address in found])
    most = today.COUNTED
    return tuple(
        Stage(key, words, address, min(many, most), address == here, many > most)
        for key, words, address in found
        for many in (counts.get(key, 0),)
    )


def _here(path: str, addresses: list[str]) -> str:
    """Return the stage that a page belongs to: of several that lead to it, the nearest."""
    over = [one for one in addresses if path == one or (one != "/" and path.startswith(one))]
    return max(over, key=len, default="")
