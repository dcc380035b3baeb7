"""Editions: the list, one with its order, and its release with progress."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from moksori.desk import editions
from moksori.desk.rights import Right
from moksori.desk.seeing import editions as seeing
from moksori.web.editions import words
from moksori.web.editions.forms import EditionForm
from moksori.web.frame.screens import DeskRequest, back, deed, form_screen, screen, show


@screen(Right.RELEASE)
def listing(request: DeskRequest) -> HttpResponse:
    """Show the editions somebody may see."""
    return show(request, "editions/list.html", editions=seeing.listing(request.user))


@form_screen(Right.RELEASE)
def begin(request: DeskRequest) -> HttpResponse:
    """Begin an edition."""
    form = EditionForm(request.POST or None, initial={"month": f"{request.at:%Y-%m}"})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        made = editions.begin(
            request.user, told["series"], told["month"], told["publisher"], at=request.at
        )
        return back(request, "editions:page", _("The edition is begun."), edition_id=made)
    return show(request, "editions/begin.html", form=form)


@screen(Right.RELEASE)
def page(request: DeskRequest, edition_id: str) -> HttpResponse:
    """Show one edition: its order, its release, what was released."""
    found = seeing.page(request.user, edition_id, request.at)
    return show(request, "editions/page.html", edition=found, **_work(found.work))


@deed(Right.RELEASE)
def arrange(request: DeskRequest, edition_id: str) -> HttpResponse:
    """Keep an order, or the order after one button."""
    order = _ordered(request.POST.getlist("story"), request.POST.get("do", "save"))
    sent = request.POST.get("seen", "")
    seen = int(sent) if sent.isdecimal() else -1
    editions.arrange(request.user, edition_id, order, seen=seen, at=request.at)
    return back(request, "editions:page", _("The order was saved."), edition_id=edition_id)


@deed(Right.RELEASE, fresh=True)
def release(request: DeskRequest, edition_id: str) -> HttpResponse:
    """Have the edition released in the background."""
    editions.ask_release(request.user, edition_id, at=request.at)
    said = _("The release is under way. You can leave this page and come back.")
    return back(request, "editions:page", said, edition_id=edition_id)


@screen(Right.RELEASE)
def progress(request: DeskRequest, edition_id: str) -> HttpResponse:
    """Show how far the release came: a piece of the page, asked for again while it goes on."""
    found = seeing.page(request.user, edition_id, request.at)
    return show(request, "editions/progress.html", edition=found, **_work(found.work))


def _work(work: seeing.Work | None) -> dict[str, Any]:
    if work is None:
        return {"work": None}
    return {
        "work": work,
        "state": words.STATES[work.state],
        "doing": words.DOING.get(work.doing, work.doing),
        "way_out": words.WAYS_OUT.get(work.error, words.OTHERWISE),
        "goes_on": work.state in {"waiting", "running"},
    }


def _ordered(order: list[str], what: str) -> list[str]:
    """Return an order after one button: `up:2`, `down:0`, `out:1`, `in:sto-…`."""
    verb, _colon, which = what.partition(":")
    if verb == "in":
        return [*order, which]
    if not which.isdecimal() or int(which) >= len(order):
        return order
    at, found = int(which), list(order)
    story = found.pop(at)
    if verb != "out":
        found.insert(max(0, at - 1) if verb == "up" else at + 1, story)
    return found
