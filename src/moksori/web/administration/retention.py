"""How long the desk keeps what: the limits, what is over them, and its removal."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpResponse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from moksori.desk import limits, retention, rights
from moksori.desk.limits import LimitError
from moksori.desk.rights import Right
from moksori.records.states import Kept
from moksori.web.administration.forms import LimitForm
from moksori.web.administration.words import KEPT, NEVER_LIMITED
from moksori.web.frame.screens import DeskRequest, back, deed, screen, show

PAGE = "administration:retention"


@screen(Right.RETAIN)
def page(request: DeskRequest) -> HttpResponse:
    """Show what the desk keeps for a time, and what is due."""
    return _page(request)


@deed(Right.RETAIN, fresh=True)
def say(request: DeskRequest, kind: str) -> HttpResponse:
    """Set for how many days a kind is kept."""
    known = _kind(kind)
    form = LimitForm(request.POST, prefix=kind, endless=limits.LIMITS[known].endless)
    if form.is_valid():
        try:
            limits.say(known, form.cleaned_data["days"], by=request.user.pk, at=request.at)
        except LimitError:
            bounds = limits.LIMITS[known]
            form.add_error("days", _bounds(bounds))
        else:
            return back(request, PAGE, _("The limit holds from now on. Nothing was removed."))
    return _page(request, typed=(known, form))


@deed(Right.RETAIN, fresh=True)
def remove(request: DeskRequest, kind: str) -> HttpResponse:
    """Remove what is due; of people it is asked, and a second person agrees."""
    known, before = _kind(kind), _before(request)
    if limits.LIMITS[known].two:
        retention.ask(known, before, who=request.user, at=request.at)
        return back(request, PAGE, _("Asked. A second person of another role has to agree."))
    count = retention.remove(known, before, by=request.user.pk, at=request.at)
    return back(request, PAGE, _removed(count))


@deed(Right.RETAIN, fresh=True)
def agree(request: DeskRequest, removal_id: str) -> HttpResponse:
    """Agree to what another asked to remove."""
    return back(
        request, PAGE, _removed(retention.agree(removal_id, who=request.user, at=request.at))
    )


@deed(Right.RETAIN)
def refuse(request: DeskRequest, removal_id: str) -> HttpResponse:
    """Let it stay."""
    retention.refuse(removal_id, who=request.user, at=request.at)
    return back(request, PAGE, _("It stays. Nothing was removed."))


def _page(request: DeskRequest, *, typed: tuple[Kept, LimitForm] | None = None) -> HttpResponse:
    rows = []
    for one in retention.standing(request.at, request.user):
        words, why = KEPT[one.kind]
        form = LimitForm(
            prefix=one.kind.value, initial={"days": one.days}, endless=one.limit.endless
        )
        if typed is not None and typed[0] is one.kind:
            form = typed[1]
        form.fields["days"].help_text = _bounds(one.limit)
        rows.append((one, words, why, form))
    return show(
        request,
        "administration/retention.html",
        rows=rows,
        never=NEVER_LIMITED,
        administers=rights.has(request.user, Right.ADMINISTER),
    )


def _bounds(limit: limits.Limit) -> str:
    told = _("From %(least)s to %(most)s days.") % {"least": limit.least, "most": limit.most}
    endless = _("Empty: without end.")
    return f"{told} {endless}" if limit.endless else told


def _removed(count: int) -> str:
    said = ngettext("%(count)s was removed.", "%(count)s were removed.", count)
    return said % {"count": count}


def _kind(told: str) -> Kept:
    """Return what is meant; the address takes no other words."""
    return Kept(told)


def _before(request: DeskRequest) -> datetime:
    """Return the moment that was shown.

    Raises:
        NotDueError: the form carries none.
    """
    try:
        found = parse_datetime(request.POST.get("before", ""))
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise retention.NotDueError("the form does not say what was shown")
    return found
