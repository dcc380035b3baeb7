"""The first screen: what waits for me and since when."""

from __future__ import annotations

from django.contrib.auth import login
from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from moksori.desk import house, staff
from moksori.desk.rights import Right
from moksori.desk.seeing import today
from moksori.records.states import Role
from moksori.web.frame.screens import BACKEND, DeskRequest, back, deed, screen, show

WORDS = {
    "unread": (_("Being read"), _("Sealed and safe; the machine has not read them yet.")),
    "unreadable": (_("Could not be read"), _("The originals are kept. Each says what to do.")),
    "to_code": (_("To be coded"), _("Read, with proposals that nobody has decided about.")),
    "held": (_("Kept back by the gate"), _("Stories with something in them that must not leave.")),
    "own_voices": (
        _("Own voices to decide about"),
        _("A source would be heard in their own voice, changed. Another person reads until then."),
    ),
    "drafted": (_("Being written"), _("Stories that nobody has handed on yet.")),
    "to_edit": (_("With an editor"), _("Stories that a writer handed on.")),
    "to_approve": (
        _("To be approved"),
        _("Stories before protection that you neither wrote nor approved."),
    ),
    "to_remove": (
        _("To be removed for good"),
        _("Somebody asked; you are the second person. Open the page of what is kept."),
    ),
    "failed_jobs": (_("Work that failed"), _("It is not tried again by itself.")),
    "to_read": (_("To be read"), _("Programmes with lines that nobody has read.")),
    "to_hear": (_("To be listened to"), _("A take is used when somebody has listened to it.")),
    "to_put_right": (
        _("Programmes to put right"),
        _("Others of its words or takes since it was made, or longer than its slot."),
    ),
    "to_hand_over": (_("Made, and not handed over"), _("No station has got it as it is now.")),
}


@deed(Right.DESK)
def be(request: DeskRequest) -> HttpResponse:
    """Go on as somebody of another role; only a demo's desk lets anybody do that."""
    role, language = request.POST.get("role", ""), get_language() or "en"
    if role not in set(Role):
        house.require_demo()
        return back(request, "today:page")
    other = staff.go_on_as(Role(role), language, by=request.user.id, at=request.at)
    login(request, other, backend=BACKEND)
    return back(request, "today:page")


@screen(Right.DESK)
def page(request: DeskRequest) -> HttpResponse:
    """Show the queues of whoever asks."""
    queues = [(queue, *WORDS[queue.name]) for queue in today.page(request.user)]
    return show(request, "today/page.html", queues=queues)
