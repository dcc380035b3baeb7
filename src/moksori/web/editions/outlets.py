"""Outlets and mail: where what is out is brought, what failed, and the deed to bring it again."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from moksori.desk import outlet_jobs, outlet_labels
from moksori.desk.rights import Right
from moksori.desk.seeing import outlets as seeing
from moksori.desk.seeing.editions import Work
from moksori.web.editions.words import DOING, OUTLETS, STATES, way_out
from moksori.web.frame.screens import DeskRequest, back, deed, screen, show

PAGE = "editions:outlets"


@screen(Right.RELEASE)
def page(request: DeskRequest) -> HttpResponse:
    """Show what is brought where, how mail stands, and what failed."""
    mail = seeing.mail(request.user)
    return show(
        request,
        "editions/outlets.html",
        places=[
            (one, OUTLETS[one.kind], way_out(one.error), _work(one.work))
            for one in seeing.places(request.user)
        ],
        mail=mail,
        editions=[(one, _work(one.work)) for one in mail.editions],
    )


@deed(Right.RELEASE, fresh=True)
def bring(request: DeskRequest, outlet_id: str) -> HttpResponse:
    """Have everything that may stand today brought to one outlet."""
    outlet_jobs.ask_bringing(request.user, outlet_id, at=request.at)
    return back(request, PAGE, _("It is brought there in the background, past the gate."))


@deed(Right.RELEASE)
def call(request: DeskRequest, outlet_id: str) -> HttpResponse:
    """Say what an outlet is called in lists."""
    outlet_labels.call(request.user, outlet_id, request.POST.get("label", ""), at=request.at)
    return back(request, PAGE, _("The outlet is called so from now on."))


@deed(Right.RELEASE, fresh=True)
def mail(request: DeskRequest, edition_id: str) -> HttpResponse:
    """Have an edition, or a notice about it, sent to everybody who waits for it."""
    asked = request.POST.get("what", "")
    kind = asked if asked in outlet_jobs.LETTERS else outlet_jobs.MAIL
    outlet_jobs.ask_mailing(request.user, edition_id, kind, at=request.at)
    return back(request, PAGE, _("It is sent in the background. Nobody gets it twice."))


def _work(work: Work | None) -> dict[str, Any] | None:
    if work is None:
        return None
    goes_on = work.state in {"waiting", "running"}
    return {
        "state": STATES[work.state],
        "doing": DOING.get(work.doing, work.doing),
        "done": work.done,
        "total": work.total,
        "goes_on": goes_on,
        "error": work.error,
        "way_out": way_out(work.error),
    }
