"""The first screen: what waits for me and since when."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from moksori.desk.rights import Right
from moksori.desk.seeing import today
from moksori.web.frame.screens import DeskRequest, screen, show

WORDS = {
    "unread": (_("Being read"), _("Sealed and safe; the machine has not read them yet.")),
    "unreadable": (_("Could not be read"), _("The originals are kept. Each says what to do.")),
    "to_code": (_("To be coded"), _("Read, with proposals that nobody has decided about.")),
    "held": (_("Kept back by the gate"), _("Stories with something in them that must not leave.")),
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
}


@screen(Right.DESK)
def page(request: DeskRequest) -> HttpResponse:
    """Show the queues of whoever asks."""
    queues = [(queue, *WORDS[queue.name]) for queue in today.page(request.user)]
    return show(request, "today/page.html", queues=queues)
