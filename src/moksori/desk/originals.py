"""The sealed originals of the open desk."""

from __future__ import annotations

from django.conf import settings

from moksori.records import desk_key
from moksori.records.originals import Originals


def originals() -> Originals:
    """Return the store of originals: it seals without the private key, and opens only with it."""
    recipient = desk_key.check_recipient(settings.RECIPIENT_FILE.read_text("ascii"))
    doubles = settings.KEY_SOURCE.desk_key().key_for("doubles")
    return Originals(settings.ORIGINALS_FOLDER, recipient, doubles)


def identity() -> desk_key.OriginalsIdentity:
    """Return what opens the originals, for reading an account."""
    return desk_key.read_identity(settings.IDENTITY_FILE, settings.MOKSORI_HOME)


def list_key() -> bytes:
    """Return the key under which a watch list made ready has its name."""
    return settings.KEY_SOURCE.desk_key().key_for("watch lists")


def lesson_key() -> bytes:
    """Return the key under which a word that was decided about has its code."""
    return settings.KEY_SOURCE.desk_key().key_for("lessons")


def naming_key() -> bytes:
    """Return the key from which pseudonyms are drawn."""
    return settings.KEY_SOURCE.desk_key().key_for("pseudonyms")


def exchange_key() -> bytes:
    """Return the key under which what leaves in a bundle has its ids."""
    return settings.KEY_SOURCE.desk_key().key_for("exchange")


def mail_key() -> bytes:
    """Return the key under which an address of the mailing list has its code."""
    return settings.KEY_SOURCE.desk_key().key_for("mail")
