"""Outlets as an editor writes them, read into values that no shell can misread."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from moksori.publishing.delivery.errors import OutletError

Progress = Callable[[str, int, int], None]
"""Told after each file: what is done, how many of it, how many there are."""

_USER = re.compile(r"[a-z_][a-z0-9_.-]{0,31}", re.IGNORECASE)
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", re.IGNORECASE)
_PLACE = re.compile(r"/?[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*")
_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
_REGION = re.compile(r"[a-z0-9-]{1,40}")
_HOST_KEY = re.compile(
    r"(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(256|384|521)) [A-Za-z0-9+/]{40,}={0,3}"
)


@dataclass(frozen=True, slots=True)
class FolderOutlet:
    """A folder of this machine; `path` becomes a link to the newest site."""

    path: Path


@dataclass(frozen=True, slots=True)
class ServerOutlet:
    """A server that is reached by SSH.

    Attributes:
        kind: `rsync` where a shell is allowed there, `sftp` where only files are.
        path: Where the site stands there; it becomes a link where the server allows links.
    """

    kind: str
    user: str
    host: str
    port: int
    path: str

    @property
    def parent(self) -> str:
        """Return the folder in which the site stands; a dot where that is the home of the user."""
        head, _, _ = self.path.rpartition("/")
        return head or ("/" if self.path.startswith("/") else ".")

    @property
    def name(self) -> str:
        """Return the name of the site in that folder."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class StoreOutlet:
    """A bucket of an S3-compatible store, or a part of it."""

    endpoint: str
    secure: bool
    bucket: str
    prefix: str
    region: str = "us-east-1"


Outlet = FolderOutlet | ServerOutlet | StoreOutlet


@dataclass(frozen=True, slots=True)
class Login:
    """How the desk and a server know each other.

    Attributes:
        key: The file with the desk's private key for this outlet.
        host_key: Kind and public key of the server, as in `ssh-ed25519 AAAA…`.
    """

    key: Path
    host_key: str


@dataclass(frozen=True, slots=True)
class StoreKey:
    """Id and secret for a store; neither is shown where this value is printed."""

    id: str = field(repr=False)
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Delivered:
    """What became of a delivery, or of a look at the far end.

    Attributes:
        sent: Files that were sent.
        kept: Files that stood there already, with the same bytes.
        removed: Files that were removed there.
        verified: How it was seen that the bytes there are the sealed ones.
        atomic: True where readers went from the old site to the new one in one step.
        notes: What else somebody should know, in words.
    """

    sent: int
    kept: int
    removed: int
    verified: str
    atomic: bool
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """How the far end differs from what is sealed: so many files of each.

    Attributes:
        same: Files with the same bytes.
        missing: Files that are not there.
        other: Files with other bytes.
        surplus: Files that should not be there.
    """

    same: int
    missing: int
    other: int
    surplus: int

    @property
    def none(self) -> bool:
        """Say that everything is as it was sealed."""
        return not (self.missing or self.other or self.surplus)


def difference(sealed: dict[str, str], there: dict[str, str]) -> Difference:
    """Return how what is there differs; both are path → SHA-256."""
    same = sum(there.get(path) == sha256 for path, sha256 in sealed.items())
    missing = sum(path not in there for path in sealed)
    surplus = sum(path not in sealed for path in there)
    return Difference(same, missing, len(sealed) - same - missing, surplus)


def read_outlet(text: str, *, port: int = 22, region: str = "us-east-1") -> Outlet:
    """Return an outlet.

    Args:
        text: `folder:PATH`, `rsync:user@host:PATH`, `sftp:user@host:PATH`, `s3:HOST/BUCKET/PREFIX`.
        port: Where the server listens for SSH.
        region: What the store calls its region.

    Raises:
        OutletError: it cannot be read, or holds characters that are refused.
    """
    kind, _, rest = text.partition(":")
    if kind == "folder" and rest and "\0" not in rest and "\n" not in rest:
        return FolderOutlet(Path(rest).expanduser().absolute())
    if kind in {"rsync", "sftp"}:
        return _server(kind, rest, port)
    if kind == "s3":
        return _store(rest, region)
    raise OutletError("this is no outlet")


def read_host_key(text: str) -> str:
    """Return kind and key of a server from a line of known hosts or a public key file.

    Raises:
        OutletError: there is none in it, or more than one.
    """
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    found = [match[0] for line in lines if (match := _HOST_KEY.search(line))]
    if len(found) != 1 or lines[0].startswith("@"):
        message = "the key of the server cannot be read"
        hint = "Give a file with one line: the kind and the key, as whoever runs the server has it."
        raise OutletError(message, hint=hint)
    return found[0]


def _server(kind: str, rest: str, port: int) -> ServerOutlet:
    user, at, far = rest.partition("@")
    host, colon, path = far.partition(":")
    path = path.rstrip("/")
    good = _USER.fullmatch(user) and _is_host(host) and _PLACE.fullmatch(path)
    if not (at and colon and good and 0 < port < 2**16 and len(path) <= 200):
        raise OutletError("this is no place on a server")
    return ServerOutlet(kind, user, host, port, path)


def _is_host(host: str) -> bool:
    return len(host) <= 253 and all(_LABEL.fullmatch(label) for label in host.split("."))


def _store(rest: str, region: str) -> StoreOutlet:
    secure = not rest.startswith("http://")
    rest = rest.removeprefix("https://").removeprefix("http://")
    endpoint, _, path = rest.partition("/")
    bucket, _, prefix = path.partition("/")
    prefix = prefix.strip("/")
    host, _, port = endpoint.partition(":")
    good = _is_host(host) and (not port or (port.isdecimal() and 0 < int(port) < 2**16))
    good = good and bool(_BUCKET.fullmatch(bucket)) and bool(_REGION.fullmatch(region))
    if not good or (prefix and not _PLACE.fullmatch(prefix)):
        hint = (
            "Write s3:HOST/BUCKET/PREFIX, or s3:HOST/BUCKET for a bucket that is the site's alone."
        )
        raise OutletError("this is no place in a store", hint=hint)
    if _is_of_this_network(host) or not (secure or _is_this_machine(host)):
        hint = "Name the public address of the store; it must be one that is spoken to by TLS."
        raise OutletError("the store has an address that is refused", hint=hint)
    return StoreOutlet(endpoint, secure, bucket, prefix, region)


def _is_this_machine(host: str) -> bool:
    return host in {"localhost", "127.0.0.1"}


def _is_of_this_network(host: str) -> bool:
    """Say whether an address is one where machines of a cloud answer about themselves."""
    try:
        return ipaddress.ip_address(host).is_link_local
    except ValueError:
        return host.replace(".", "").isdecimal()
