"""What lies inside a sealed original: a tar archive, made and read as a stream of blocks.

Three members: `original`, the bytes as they came; `envelope.json`, what was said of them and
their SHA-256; `padding`, zeros up to a size that many files share.
"""

from __future__ import annotations

import hashlib
import json
import tarfile
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from moksori.terms.errors import InvalidError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from hmac import HMAC

FORMAT = "moksori-original/1"
STEP = 64 * 1024
"""Short files are padded to whole steps of this size, long ones to steps of up to 5 %."""

_ORIGINAL, _ENVELOPE, _PADDING = "original", "envelope.json", "padding"
_END = bytes(2 * tarfile.BLOCKSIZE)


class ChangedWhileReadError(InvalidError):
    """The file grew or shrank while it was being sealed."""

    code = "store.changed_while_read"
    hint = "Wait until the file is wholly there, and give it again."


class OriginalDamagedError(InvalidError):
    """A sealed original is not what was written."""

    code = "store.original_damaged"
    hint = "Keep the file as it is and restore it from a backup; somebody or something changed it."


@dataclass(frozen=True, slots=True)
class OpenedOriginal:
    """An original in clear. It does not show itself when printed.

    Attributes:
        data: The bytes as they came in.
        meta: What was said of them when they were sealed, such as `told_name` and `received`.
        clear_sha256: SHA-256 of `data`, checked.
    """

    data: bytes = field(repr=False)
    meta: dict[str, str] = field(repr=False)
    clear_sha256: str = field(repr=False)


def padded(size: int) -> int:
    """Return the size that something of `size` bytes is padded to; at most 64 KiB or 5 % more."""
    step = STEP
    while step * 2 * 20 <= size:
        step *= 2
    return -(-size // step) * step


def wrap(body: Iterable[bytes], size: int, meta: Mapping[str, str], mac: HMAC) -> Iterator[bytes]:
    """Return the blocks of an envelope around a body that is read only once.

    Args:
        body: The bytes of the original, in pieces.
        size: How many they are.
        meta: What to say of them, inside only.
        mac: Is fed with every byte of the body.

    Raises:
        ChangedWhileReadError: `body` has another size.
    """
    clear, count = hashlib.sha256(), 0
    yield _header(_ORIGINAL, size)
    for piece in body:
        count += len(piece)
        clear.update(piece)
        mac.update(piece)
        yield piece
    if count != size:
        raise ChangedWhileReadError(f"{size} bytes were announced and {count} came")
    yield _fill(size)
    note = _note(meta, size, clear.hexdigest())
    yield _header(_ENVELOPE, len(note)) + note + _fill(len(note))
    zeros = _room_for_zeros(size, len(note))
    yield _header(_PADDING, zeros)
    while zeros > 0:
        yield bytes(min(zeros, STEP))
        zeros -= STEP
    yield _END


def unwrap(data: bytes) -> OpenedOriginal:
    """Read an envelope and hold its body against the SHA-256 beside it.

    Raises:
        OriginalDamagedError: it is none, or the body is not what was sealed.
    """
    try:
        with tarfile.open(fileobj=BytesIO(data), mode="r:") as archive:
            body = _member(archive, _ORIGINAL)
            note = json.loads(_member(archive, _ENVELOPE))
        sha256, meta, size = note["sha256"], dict(note["meta"]), note["size"]
        known = note["format"] == FORMAT
    except (tarfile.TarError, KeyError, TypeError, ValueError):
        raise OriginalDamagedError("the envelope cannot be read") from None
    if not known or size != len(body) or hashlib.sha256(body).hexdigest() != sha256:
        raise OriginalDamagedError("the bytes are not those that were sealed")
    return OpenedOriginal(body, meta, sha256)


def _member(archive: tarfile.TarFile, name: str) -> bytes:
    file = archive.extractfile(name)
    if file is None:
        raise OriginalDamagedError("the envelope lacks a part")
    with file:
        return file.read()


def _note(meta: Mapping[str, str], size: int, sha256: str) -> bytes:
    said = {"format": FORMAT, "meta": dict(meta), "sha256": sha256, "size": size}
    return json.dumps(said, ensure_ascii=False, sort_keys=True).encode()


def _header(name: str, size: int) -> bytes:
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    return member.tobuf(tarfile.GNU_FORMAT)


def _fill(size: int) -> bytes:
    return bytes(-size % tarfile.BLOCKSIZE)


def _room_for_zeros(size: int, note: int) -> int:
    """Return how many zeros bring the whole archive to its padded size."""
    blocks = size + len(_fill(size)) + note + len(_fill(note))
    whole = blocks + 3 * tarfile.BLOCKSIZE + len(_END)
    return padded(whole) - whole
