"""What jobs, outlets and copies are called on the screens."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

STATES = {
    "waiting": ("waiting", _("Waits for the worker")),
    "running": ("waiting", _("At work")),
    "done": ("done", _("Done")),
    "failed": ("failed", _("Failed")),
}
DOING = {
    "": _("Beginning"),
    "gate": _("Holding stories against the gate"),
    "page": _("Making pages"),
    "paper": _("Setting papers"),
    "book": _("Making books"),
    "feed": _("Making feeds"),
    "mail": _("Making mails"),
    "manifest": _("Writing the list of files"),
}
OUTLETS = {
    "site": _("Site"),
    "folder": _("Folder"),
    "rsync": _("Server (rsync)"),
    "sftp": _("Server (SFTP)"),
    "s3": _("Store (S3)"),
    "edition": _("Edition handed out"),
    "mail": _("Readers by mail"),
    "partner": _("Partner"),
    "archive": _("Archive"),
    "reprint": _("Reprint"),
}
WAYS_OUT = {
    "editions.held_back": _(
        "A story of the edition may not leave: a consent, an approval or the gate keeps it back. "
        "Open its screen: it says what. Nothing left the desk."
    ),
    "protection.leak": _(
        "The gate found something in a finished file. Nothing left the desk. Open the stories and "
        "look at what the gate says."
    ),
    "publishing.nothing_cleared": _(
        "Nothing was left to release. Put an approved story into the edition."
    ),
    "editions.outlets_failed": _(
        "Not every outlet could be reached. What stood there before still stands there: see the "
        "list of what is out, and try again."
    ),
    "jobs.given_up": _("The worker was stopped over it twice. Look at the room left, try again."),
    "jobs.crashed": _(
        "A fault of the programme stopped it. Nothing left the desk. Try again; if it fails again, "
        "tell an administrator."
    ),
}
OTHERWISE = _("Nothing left the desk. Try again, or ask an administrator with this code.")
