"""The desk's keys: where they lie, who may read them, and what is derived from them.

One secret of 32 bytes opens a desk. It lies in a file of its own, outside the data folder, that
nobody but its owner can read; or it is handed over on standard input and lies nowhere. What the
desk needs (the key of the database, of doubles, of pseudonyms) is derived from it by name, so
that one thing has to be guarded and not four. The identity that opens the originals is a second
file: who writes originals does not need it.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

from pyrage import (  # type: ignore[import-untyped]
    DecryptError,
    IdentityError,
    RecipientError,
    decrypt,
    encrypt,
    x25519,
)

from moksori.terms.errors import InvalidError, MissingError, RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping

SECRET_BYTES = 32
LONGEST_KEY_FILE = 4096
"""No key file is longer; what is longer is some other file."""


class KeyMissingError(MissingError):
    """There is no key file where one was looked for."""

    code = "store.key_missing"
    hint = "Name the key file in MOKSORI_KEY, or set it to - and give the key on standard input."


class KeyTooOpenError(RefusedError):
    """Somebody else could read or change the key file."""

    code = "store.key_too_open"
    hint = "Make the key file yours alone: chmod 600 on the file, chmod 700 on its folder."


class KeyInsideDataError(RefusedError):
    """The key lies in the folder that it protects: who takes one has the other."""

    code = "store.key_inside_data"
    hint = "Move the key file out of the data folder and name its new place in MOKSORI_KEY."


class KeyMalformedError(InvalidError):
    """The key file, or what came on standard input, does not hold a key."""

    code = "store.key_malformed"
    hint = "A desk key is one line of 64 hexadecimal digits; an identity begins AGE-SECRET-KEY-1."


class KeyExistsError(RefusedError):
    """A key would have been written over, and with it everything it opens."""

    code = "store.key_exists"
    hint = "Move the old key to a safe place first, or choose another file."


class DeskKey:
    """The secret of a desk. It shows itself to nobody: not in a log, not in a pickle.

    Args:
        secret: 32 random bytes.

    Raises:
        KeyMalformedError: it has another length.
    """

    __slots__ = ("_secret",)

    def __init__(self, secret: bytes) -> None:
        if len(secret) != SECRET_BYTES:
            raise KeyMalformedError("a desk key has 32 bytes")
        self._secret = secret

    def __repr__(self) -> str:
        return "DeskKey(…)"

    def __deepcopy__(self, memo: Mapping[int, object]) -> DeskKey:
        return self

    def __reduce__(self) -> NoReturn:
        message = "a desk key is not written down"
        raise TypeError(message)

    def key_for(self, use: str) -> bytes:
        """Return the 32 bytes for one use.

        Args:
            use: `database`, `doubles`, `lessons`, `mail`, `near doubles`,
                `pseudonyms` or `watch lists`.
        """
        return hmac.digest(self._secret, b"moksori/1/" + use.encode(), hashlib.sha256)


class OriginalsIdentity:
    """What opens the originals; shows itself as little as the desk key does."""

    __slots__ = ("_identity",)

    def __init__(self, identity: x25519.Identity) -> None:
        self._identity = identity

    def __repr__(self) -> str:
        return "OriginalsIdentity(…)"

    def __reduce__(self) -> NoReturn:
        message = "an identity is not written down"
        raise TypeError(message)

    @property
    def recipient(self) -> str:
        """The public half, `age1…`: to it originals are sealed."""
        return str(self._identity.to_public())

    def unlock(self) -> x25519.Identity:
        """Hand out the key itself, for the one call that decrypts."""
        return self._identity


class KeySource:
    """Where the desk key comes from when the database is first opened; read once.

    Args:
        path: The key file, or None for standard input.
        home: The data folder, in which no key may lie.
        stream: What to read from instead of standard input.
    """

    def __init__(self, path: Path | None, home: Path, stream: TextIO | None = None) -> None:
        self._path = path
        self._home = home
        self._stream = stream
        self._key: DeskKey | None = None

    def __repr__(self) -> str:
        return f"KeySource({'standard input' if self._path is None else 'file'})"

    def __deepcopy__(self, memo: Mapping[int, object]) -> KeySource:
        return self

    def desk_key(self) -> DeskKey:
        """Return the desk key.

        Raises:
            KeyMissingError: there is no such file.
            KeyTooOpenError: others can read it.
            KeyInsideDataError: it lies in the data folder.
            KeyMalformedError: it holds something else.
        """
        if self._key is None:
            if self._path is None:
                self._key = read_desk_key_from(self._stream or sys.stdin)
            else:
                self._key = read_desk_key(self._path, self._home)
        return self._key

    def __call__(self) -> bytes:
        """Return the raw key of the database."""
        return self.desk_key().key_for("database")


def make_desk_key(path: Path) -> DeskKey:
    """Draw a new desk key and write it to `path`, readable by its owner alone.

    Raises:
        KeyExistsError: there is a file already.
    """
    secret = secrets.token_bytes(SECRET_BYTES)
    _write_secret(path, secret.hex())
    return DeskKey(secret)


def read_desk_key(path: Path, home: Path) -> DeskKey:
    """Read the desk key from its file, if the file is guarded as it should be.

    Raises:
        KeyMissingError: there is no such file.
        KeyTooOpenError: others can read or change it.
        KeyInsideDataError: it lies in the data folder.
        KeyMalformedError: it holds something else.
    """
    return _parse_desk_key(_read_secret(path, home))


def read_desk_key_from(stream: TextIO) -> DeskKey:
    """Read the desk key from one line of a stream, such as standard input.

    Raises:
        KeyMalformedError: the line holds something else.
    """
    return _parse_desk_key(stream.readline(LONGEST_KEY_FILE))


def make_identity(path: Path) -> OriginalsIdentity:
    """Draw the key pair of the originals and write its private half to `path`.

    The file is what the `age` program takes with `-i`: no original depends on this programme.

    Raises:
        KeyExistsError: there is a file already.
    """
    identity = x25519.Identity.generate()
    _write_secret(path, str(identity))
    return OriginalsIdentity(identity)


def fresh_key(recipient: str) -> tuple[str, bytes]:
    """Draw a key pair for one use: its public half, and its private half sealed to another key.

    Whoever destroys the sealed half destroys all that was sealed to the public one, copies too.
    """
    identity = x25519.Identity.generate()
    sealed = encrypt(str(identity).encode(), [x25519.Recipient.from_str(recipient)])
    return str(identity.to_public()), sealed


def open_key(sealed: bytes, identity: OriginalsIdentity) -> OriginalsIdentity:
    """Open the private half that `fresh_key` sealed.

    Raises:
        KeyMalformedError: it was sealed to another key, or is damaged.
    """
    try:
        told = decrypt(sealed, [identity.unlock()]).decode()
    except (DecryptError, ValueError):
        raise KeyMalformedError("the sealed key cannot be opened") from None
    return OriginalsIdentity(_parse_identity(told))


def read_identity(path: Path, home: Path) -> OriginalsIdentity:
    """Read the private half of the key pair of the originals.

    Raises:
        KeyMissingError: there is no such file.
        KeyTooOpenError: others can read or change it.
        KeyInsideDataError: it lies in the data folder.
        KeyMalformedError: it holds something else.
    """
    lines = _read_secret(path, home).splitlines()
    for line in lines:
        if line.startswith("AGE-SECRET-KEY-1"):
            return OriginalsIdentity(_parse_identity(line.strip()))
    raise KeyMalformedError("the file holds no identity")


def check_recipient(told_recipient: str) -> str:
    """Return a public key `age1…` as it should be written.

    Raises:
        KeyMalformedError: it is not an X25519 public key of age.
    """
    try:
        return str(x25519.Recipient.from_str(told_recipient.strip()))
    except RecipientError:
        raise KeyMalformedError("this is no public key of the age format") from None


def _parse_desk_key(line: str) -> DeskKey:
    try:
        return DeskKey(bytes.fromhex(line.strip()))
    except ValueError:
        # The cause would quote the line, which may be a key with one wrong digit.
        raise KeyMalformedError("a desk key is one line of 64 hexadecimal digits") from None


def _parse_identity(line: str) -> x25519.Identity:
    try:
        return x25519.Identity.from_str(line)
    except IdentityError:
        raise KeyMalformedError("the file holds no identity of the age format") from None


def _write_secret(path: Path, secret: str) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    except FileExistsError:
        raise KeyExistsError("there is a key file already") from None
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secret + "\n")
        file.flush()
        os.fsync(file.fileno())


def _read_secret(path: Path, home: Path) -> str:
    if path.resolve().is_relative_to(home.resolve()):
        raise KeyInsideDataError("the key lies in the data folder")
    try:
        # Not waiting: a pipe in the place of a key would hold the desk up for ever.
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError:
        raise KeyMissingError("there is no key file") from None
    except OSError:
        raise KeyMissingError("the key file cannot be opened, or is a link") from None
    try:
        _check_guarded(os.fstat(descriptor))
        return os.read(descriptor, LONGEST_KEY_FILE).decode("ascii", errors="replace")
    finally:
        os.close(descriptor)


def _check_guarded(state: os.stat_result) -> None:
    """Judge the open file and not its name: nobody can change it in between."""
    if not stat.S_ISREG(state.st_mode):
        raise KeyMissingError("the key file is no plain file")
    if stat.S_IMODE(state.st_mode) & 0o077 or state.st_uid not in {os.geteuid(), 0}:
        raise KeyTooOpenError("others can read or change the key file")
