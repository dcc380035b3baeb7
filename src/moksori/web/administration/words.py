"""What the things that are kept for a time are called, and why they are kept at all."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from moksori.records.states import Kept

KEPT = {
    Kept.UPLOADS: (
        _("Uploads"),
        _(
            "Pieces of files that nobody finished sending. Each upload has a key of its own, which "
            "is destroyed with it. They also go by themselves when the next upload begins."
        ),
    ),
    Kept.SESSIONS: (
        _("Sessions that are over"),
        _("Who was signed in, and until when; never from where."),
    ),
    Kept.FORMS: (
        _("Marks of forms"),
        _("By them a form that is sent twice is done once. They hold nothing that was typed."),
    ),
    Kept.LINKS: (
        _("Links by which people came in"),
        _("Used, or over. The links themselves were never kept, only a hash."),
    ),
    Kept.JOBS: (
        _("Finished work of the machine"),
        _("It says at which hours somebody worked. Work that failed stays until it is done."),
    ),
    Kept.CONTACTS: (
        _("Days of contact that have passed"),
        _(
            "The day on which it was safe to speak with somebody, and the way. A number is never "
            "kept."
        ),
    ),
    Kept.READERS: (
        _("Addresses of readers"),
        _(
            "Who gets editions by mail, since they were put on the list. Whoever is removed can be "
            "put on it again."
        ),
    ),
    Kept.TAKES: (
        _("Takes of programmes that were handed over"),
        _(
            "What people read, since the programme was last handed over; and takes of words that "
            "stand in no programme any more. Each has a key of its own, which is destroyed with "
            "it. What was made of them stays. To make it again, its lines are read again."
        ),
    ),
    Kept.BACKUPS: (
        _("Backups on this machine"),
        _(
            "Those that nobody asked to be anywhere else. They go when a new one was written and "
            "read again; the newest three always stay. Copies elsewhere are yours to destroy."
        ),
    ),
    Kept.IDENTITIES: (
        _("Identities that nothing tells of any more"),
        _(
            "Names and numbers in the vault of people of whom no account, act, consent or story "
            "tells. What an account still tells stays: the gate has to know what it looks for."
        ),
    ),
}
NEVER_LIMITED = (
    _(
        "Accounts and their sealed originals, and all that was coded and decided: they are "
        "evidence."
    ),
    _("The log and the history: the database itself refuses to remove a line."),
    _("Identities of people of whom something tells: the gate looks for them in all that leaves."),
    _("Tries to come in are counted in memory alone and gone when the desk is closed."),
)
