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
    "sound": _("Putting sound files beside the pages"),
    "manifest": _("Writing the list of files"),
    "send": _("Bringing files there"),
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
    "station": _("Station"),
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
ON_THE_WAY = {
    "delivery.host_key": _(
        "The server did not show the key that the desk knows it by. Nothing was sent. Ask who runs "
        "it, on another way, whether its key changed."
    ),
    "delivery.login": _(
        "The server or the store does not let the desk in. Nothing was sent. See that the key of "
        "this outlet is allowed there."
    ),
    "delivery.cut": _(
        "The connection was cut, or never came about. Bring it again: what arrived whole is not "
        "sent twice."
    ),
    "delivery.far_full": _("There is no room there. Have room made, and bring it again."),
    "delivery.far_rights": _(
        "The desk may not write where the site should be. Have that allowed, and bring it again."
    ),
    "delivery.far_taken": _(
        "Something that the desk did not bring stands there. Nothing was touched. Have it removed, "
        "or name another place."
    ),
    "publishing.place_taken": _(
        "Something that the desk did not bring stands there. Nothing was touched. Have it removed, "
        "or name another place."
    ),
    "delivery.far_differs": _(
        "What stands there is not what was sealed. Bring it again; if that does not help, somebody "
        "else writes there."
    ),
    "delivery.no_tool": _("A program is missing on the desk's machine: tell an administrator."),
    "mail.unreachable": _("The mail server does not answer. Send it again later: nobody gets two."),
    "mail.login_refused": _(
        "The mail server does not take the name or the password. Tell an administrator."
    ),
    "mail.sender_refused": _(
        "The mail server does not let the desk send. Ask who runs it, and send it again."
    ),
    "mail.all_refused": _(
        "The mail server refused one person after the other. Ask who runs it before anything is "
        "sent again."
    ),
    "mail.changed_meanwhile": _(
        "Something was decided while messages were going out, so the sending stopped. Send it "
        "again: what may leave is asked anew."
    ),
    "mail.nothing_to_tell": _(
        "Since readers were last told, nothing of this edition was withdrawn or corrected: there "
        "is no notice to send."
    ),
    "mail.busy": _("Another command of this desk is sending mail. Wait until it has ended."),
}
"""Codes of what can go wrong on the way to an outlet or to readers → what to do."""
AGAIN = _("What stood there before still stands there. Try again, or ask an administrator.")


def way_out(code: str) -> str:
    """Return what to do after an error on the way; nothing where there was none."""
    if not code:
        return ""
    return str(ON_THE_WAY.get(code) or WAYS_OUT.get(code) or AGAIN)


OTHERWISE = _("Nothing left the desk. Try again, or ask an administrator with this code.")
