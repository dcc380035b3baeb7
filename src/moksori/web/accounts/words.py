"""What states, roles and kinds are called on the screens of accounts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

STATES = {
    "sealed": _("Sealed, not read yet"),
    "read": _("Read"),
    "unreadable": _("Could not be read"),
    "coded": _("Coded"),
}
SHAPES = {"sealed": "waiting", "read": "draft", "unreadable": "failed", "coded": "approved"}
LANGUAGES = {"en": _("English"), "ko": _("Korean"), "zh": _("Chinese"), "ja": _("Japanese")}
MEDIA = {
    "file": _("File"),
    "paste": _("Pasted"),
    "phone": _("Telephone"),
    "chat": _("Chat"),
    "letter": _("Letter"),
    "web": _("Web"),
    "article": _("Article"),
    "hearing": _("Hearing"),
    "statement": _("Statement"),
}
SPEAKERS = {
    "source": _("Source"),
    "victim": _("Victim"),
    "witness": _("Witness"),
    "accused": _("Accused"),
    "official": _("Official"),
    "reporter": _("Reporter"),
    "host": _("Host"),
    "interpreter": _("Interpreter"),
    "other": _("Other, or nobody"),
}
OTHERS = {
    "double_of": _("The same file came in before, as"),
    "double": _("The same file came in again, as"),
    "near": _("Nearly the same words stand in"),
    "translation_of": _("It tells in another language"),
    "translation": _("It is told in another language in"),
}
CALL = {
    "called": _("Who called"),
    "called_on": _("Day of the call"),
    "told_by": _("Who told them, nearest first"),
    "how": _("How they know"),
}
UNREADABLE = {
    "intake.empty": (
        _("It holds no text."),
        _("Ask for the file again."),
    ),
    "intake.binary": (
        _("It is no text: a picture, a sound or a programme."),
        _("Ask for text, or for a document whose text can be read."),
    ),
    "intake.unknown_format": (
        _("Its format is not known here."),
        _("Ask for DOCX, ODT, PDF or plain text."),
    ),
    "intake.too_large": (
        _("It is larger than one file may be."),
        _("Divide it and receive the parts."),
    ),
    "intake.too_slow": (
        _("Reading it took too long."),
        _("Divide it, or save it anew in a simpler form."),
    ),
    "intake.encrypted": (
        _("It is locked with a password."),
        _("Ask the sender for the password and receive an unlocked copy."),
    ),
    "intake.no_text": (
        _("Its pages are pictures without text."),
        _("Have the pages typed at the desk and receive the text."),
    ),
    "intake.damaged": (
        _("It is damaged; it may have been cut on the way."),
        _("Ask for the file again."),
    ),
    "intake.hostile": (
        _("It tries to do something when it is opened."),
        _("Do not open it elsewhere. Tell the protection officer, and ask for plain text."),
    ),
    "intake.bomb": (
        _("It unfolds to far more than it says."),
        _("Do not unpack it elsewhere. Ask for the files one by one."),
    ),
}
OTHERWISE = (
    _("It could not be read."),
    _("Try again; if it fails once more, ask for it in another format."),
)
VERBS = {
    "passage.voice": _("Speaker corrected"),
    "passage.split": _("Passage cut in two"),
    "passage.joined": _("Passages joined"),
    "access.opened": _("Opened to the desk"),
    "access.closed": _("Closed to those who were named"),
    "act.changed": _("Act changed"),
    "act.corrected": _("Act corrected"),
    "proposal.accepted": _("Proposal accepted"),
    "proposal.refused": _("Proposal refused"),
    "proposal.proposed": _("Decision taken back"),
}
PARTS = {
    "passages": _("Passages"),
    "open_to_desk": _("Open to the desk"),
    "type": _("Type"),
    "when": _("When"),
    "when_told": _("When, in words"),
    "place_told": _("Where"),
    "standing": _("What the words say of it"),
    "status": _("State"),
}
