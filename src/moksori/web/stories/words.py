"""What states, steps and outcomes of stories are called on the screens."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

PLACES = {
    "draft": ("draft", _("Draft")),
    "edit": ("waiting", _("With an editor")),
    "protection": ("waiting", _("Before protection")),
    "approved": ("approved", _("Approved")),
    "released": ("released", _("Released")),
    "recalled": ("recalled", _("Recalled")),
}
"""Where a story is → the shape of its chip, and the word."""

STEPS = {
    "to_editor": _("Hand on to an editor"),
    "back_to_draft": _("Give back to the writer"),
    "to_protection": _("Hand on to protection"),
    "back_to_edit": _("Give back to the editor"),
    "reopen": _("Open again for changes (takes the approvals away)"),
}
OUTCOMES = {
    "asked": _("Asked; no answer yet"),
    "answered": _("Answered"),
    "declined": _("Declined to answer"),
    "unreachable": _("Could not be reached"),
    "passed": _("May be published as it is"),
    "changes": _("Changes are needed"),
    "stopped": _("Must not be published"),
}
CHECKS = {"reply": _("Right of reply"), "legal": _("Legal check")}
VERBS = {
    "begun": _("Begun"),
    "written": _("Written"),
    "put_back": _("An earlier version put back"),
    "account_out": _("An account taken out"),
    "approved": _("Approved"),
    "to_editor": _("Handed on to an editor"),
    "back_to_draft": _("Given back to the writer"),
    "to_protection": _("Handed on to protection"),
    "back_to_edit": _("Given back to the editor"),
    "reopen": _("Opened again"),
}
FORMS = {
    "interview": _("Interview"),
    "article": _("Article"),
    "testimony": _("Testimony"),
}
LANGUAGES = {"en": "English", "ko": "한국어"}
ROLES = {"editor": _("Editor"), "protection_officer": _("Protection officer")}
MISSING = {
    "reply": _("The right of reply of an accused who would be named is not written down."),
    "legal": _("The legal check is not written down, or did not pass."),
}
PARTS = {
    "text:paragraph": _("Own text: a paragraph"),
    "text:question": _("Own text: a question"),
    "text:answer": _("Own text: an answer"),
    "heading": _("Heading"),
}
HEADS = {
    "form": _("Told as"),
    "title": _("Title"),
    "standfirst": _("Standfirst"),
    "content_note": _("Content note"),
    "byline": _("By-line"),
    "editor": _("Editor's credit"),
}
