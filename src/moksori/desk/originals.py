"""The sealed originals of the open desk."""

from __future__ import annotations

import os
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from django.conf import settings
from pyrage import x25519  # type: ignore[import-untyped]

from moksori.records import desk_key
from moksori.records.originals import Originals


def originals(folder: Path | None = None, recipient: str = "") -> Originals:
    """Return the store of originals: it seals without the private key, and opens only with it.

    Args:
        folder: Another folder than that of the originals, for what is on its way to one.
        recipient: Another public key than the desk's, for what is on its way.
    """
    recipient = recipient or _recipient()
    doubles = settings.KEY_SOURCE.desk_key().key_for("doubles")
    return Originals(folder or settings.ORIGINALS_FOLDER, recipient, doubles)


def fresh_key() -> tuple[str, bytes]:
    """Return the public half of a key for one use, and its private half sealed to the desk."""
    return desk_key.fresh_key(_recipient())


def opened_key(sealed: bytes, opens: desk_key.OriginalsIdentity) -> desk_key.OriginalsIdentity:
    """Return the private half that `fresh_key` gave sealed."""
    return desk_key.open_key(sealed, opens)


def identity() -> desk_key.OriginalsIdentity:
    """Return what opens the originals, for reading an account."""
    return desk_key.read_identity(settings.IDENTITY_FILE, settings.MOKSORI_HOME)


def list_key() -> bytes:
    """Return the key under which a watch list made ready has its name."""
    return settings.KEY_SOURCE.desk_key().key_for("watch lists")


def log_key() -> bytes:
    """Return the key by which a row that says that the log was verified is known as ours."""
    return settings.KEY_SOURCE.desk_key().key_for("log checks")


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


def likeness_key() -> bytes:
    """Return the key under which the codes of near-doubles are kept."""
    return settings.KEY_SOURCE.desk_key().key_for("near doubles")


def steps_key() -> bytes:
    """Return the key by which sealed steps of the work on a programme's sound are known as ours."""
    return settings.KEY_SOURCE.desk_key().key_for("programme steps")


NONCE = 12


def sealed_secret(plain: bytes) -> bytes:
    """Return a secret of a second factor as it may lie in the database (RFC 8439)."""
    nonce = os.urandom(NONCE)
    return nonce + ChaCha20Poly1305(_factor_key()).encrypt(nonce, plain, b"second factor")


def opened_secret(sealed: bytes) -> bytes:
    """Return what `sealed_secret` sealed.

    Raises:
        cryptography.exceptions.InvalidTag: it was changed, or sealed by another desk.
    """
    nonce, text = sealed[:NONCE], sealed[NONCE:]
    return ChaCha20Poly1305(_factor_key()).decrypt(nonce, text, b"second factor")


def recipient() -> x25519.Recipient:
    """Return the desk's public key, for a file that is sealed by itself."""
    return x25519.Recipient.from_str(_recipient())


def _recipient() -> str:
    return desk_key.check_recipient(settings.RECIPIENT_FILE.read_text("ascii"))


def _factor_key() -> bytes:
    return settings.KEY_SOURCE.desk_key().key_for("second factors")
