"""What the screens of coding have in common: an item with its words, a stretch that was chosen."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from moksori.desk.seeing import coding, coding_acts, coding_people, reach
from moksori.desk.seeing.coding import Eyes
from moksori.desk.seeing.coding_acts import ActItem
from moksori.desk.seeing.coding_lines import Item
from moksori.terms.span import Span
from moksori.web.coding.forms import Stretch
from moksori.web.coding.words import KINDS, ROLES, SHAPES, STANDINGS, STATES
from moksori.web.frame.screens import DeskRequest, back, show


@dataclass(frozen=True, slots=True)
class Shown:
    """An item with the words that stand for its kind and state."""

    one: Item | ActItem
    kind: Any
    state: Any
    shape: str
    standing: Any = ""


def language() -> str:
    """Return the language of the screen."""
    return get_language() or "en"


def of_item(one: Item) -> Shown:
    """Return a mention with its words."""
    return Shown(one, KINDS.get(one.kind, one.kind), STATES[one.state], SHAPES[one.state])


def of_act(one: ActItem) -> Shown:
    """Return an act with its words."""
    standing = "" if one.standing == "done" else STANDINGS.get(one.standing, "")
    return Shown(one, one.label, STATES[one.state], SHAPES[one.state], standing)


def people_of(request: DeskRequest, account_id: str) -> list[tuple[str, str]]:
    """Return the persons of an account to choose from."""
    account = reach.account(request.user, account_id)
    return [
        (one.key, f"{one.label} · {ROLES.get(one.role, one.role)}")
        for one in coding_people.people(account)
    ]


def stretch_in(look: Eyes, form: Stretch) -> Span | None:
    """Return the stretch that was chosen, or say in the form that there is none.

    What was selected counts where its words still stand there; words that were typed must be met
    once in the account.
    """
    text = look.account.text
    words, start, end = form.chosen()
    words = words.strip()
    if start is not None and end is not None and text[start:end].strip() == words:
        lead = len(text[start:end]) - len(text[start:end].lstrip())
        return Span(start + lead, start + lead + len(words))
    place = text.find(words)
    if place < 0:
        form.add_error("words", _("These words do not stand in the account like this."))
        return None
    if text.find(words, place + 1) >= 0:
        form.add_error("words", _("These words stand there more than once. Give more of them."))
        return None
    return Span(place, place + len(words))


def decided(request: DeskRequest, account_id: str, item_id: str, said: str) -> HttpResponse:
    """Answer a decision: for a script the item as it stands now, else the page at its place."""
    shown, start = _now(request, account_id, item_id)
    if request.htmx and shown is not None:
        look = coding.eyes(request.user, account_id)
        waiting = coding.waiting_of(look)
        return show(
            request, "coding/item.html", account=account_id, shown=shown, waiting=waiting, said=said
        )
    return changed(request, account_id, item_id, start, said)


def changed(
    request: DeskRequest, account_id: str, item_id: str, start: int, said: str
) -> HttpResponse:
    """Answer what changed more than one item: the page anew, at its place."""
    number = coding.page_of(account_id, start)
    answer = back(request, "coding:page", said, account_id=account_id)
    address = reverse("coding:page", kwargs={"account_id": account_id})
    address = f"{address}?page={number}&at={item_id}"
    if request.htmx:
        where = {"path": address, "target": "#content", "select": "#content > *"}
        return HttpResponse(status=204, headers={"HX-Location": json.dumps(where)})
    answer["Location"] = f"{address}#{item_id}"
    return answer


def _now(request: DeskRequest, account_id: str, item_id: str) -> tuple[Shown | None, int]:
    try:
        if item_id.startswith("men-"):
            one = coding.item(request.user, account_id, item_id)
            return (None if one.gone else of_item(one)), one.start
        act = coding_acts.item(request.user, account_id, item_id, language())
    except (coding.NoItemError, coding_acts.NoActError):
        return None, 0
    return of_act(act), act.start
