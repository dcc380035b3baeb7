"""The gate alone: files of anybody held against a list of values, without desk, draft or story."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from moksori.protection.decoders.channel import LIMITS, Channel, Kind, Limits, Unread
from moksori.protection.decoders.dispatch import decode
from moksori.protection.inspect import Desk
from moksori.protection.matching import WatchedForms, prepare
from moksori.terms.finding import Finding, FindingClass
from moksori.terms.watch import Watch

_UNREADABLE = FindingClass.UNREADABLE


@dataclass(frozen=True, slots=True)
class Checked:
    """What the gate has to say about one file.

    Attributes:
        label: The path as given where nothing in it reads like a value, else `file N of the list`.
        number: Its place in the list, from 1.
        findings: Where values stand and what could not be read; `place` is the label. Each with
            the SHA-256 of the pixels or the sound that it is about, to attest them by, or nothing.
        channels: How many texts were read.
    """

    label: str
    number: int
    findings: tuple[tuple[Finding, str], ...]
    channels: int


def files_under(path: Path) -> list[Path]:
    """Give a file itself, or all that a folder holds: sorted, empty folders too.

    Links inside of a folder are given and not followed; one that was named itself is.

    Raises:
        OSError: A folder cannot be listed.
    """
    if not path.is_dir():
        return [path]
    found: list[Path] = []
    for folder, folders, names in os.walk(path, onerror=_raise, followlinks=False):
        here = Path(folder)
        found.extend(here / name for name in names)
        found.extend(here / name for name in folders if (here / name).is_symlink())
        if not names and not folders and here != path:
            found.append(here)
    return sorted(found, key=lambda one: os.fsencode(one.relative_to(path).as_posix()))


def _raise(error: OSError) -> None:
    raise error


def check(
    named: Sequence[tuple[Path, bool]],
    watch: Watch,
    attested: frozenset[str] = frozenset(),
    limits: Limits = LIMITS,
    *,
    published: date | None = None,
    fixed: frozenset[str] = frozenset(),
) -> Iterator[Checked]:
    """Hold files against values, one after the other; only values count, no rule of the desk.

    Args:
        named: The files in order, each with whether it was named itself: then a link is followed.
        watch: The values; those of scope `touching` are looked for in every file and are for a
            person to look at.
        attested: SHA-256 of pictures, sounds and packed fonts that a person looked at and allowed.
        limits: How much a file may unfold to.
        published: The day of publication; with it "yesterday" and "last March" are worked out.
        fixed: SHA-256 of files that came with the programme; they are not read.

    Raises:
        UnmatchableError: A value has no form that can be looked for.
    """
    forms = prepare(watch)
    desk = Desk(forms, (), alone=True, published=published)
    shown = _Shown(forms)
    for number, (path, itself) in enumerate(named, 1):
        label, name = shown.label(number, str(path)), os.fsencode(path)
        channels = [Channel(Kind.PATH, name.decode("utf-8", "replace"))]
        findings = [(finding, "") for finding in _of_name(label, name)]
        untrusted, reason = _bytes_of(path, itself, limits)
        if reason:
            findings.append((Finding("unreadable", _UNREADABLE, label, reason), ""))
        elif sha256(untrusted).hexdigest() not in fixed:
            decoded = decode(path.name, untrusted, attested, limits)
            channels.extend(decoded.channels)
            findings.extend(_lost(label, one) for one in decoded.unread)
        findings.extend((finding, "") for finding in desk.hold(label, channels))
        desk.known.clear()  # what was read is not kept: there may be a great many files
        yield Checked(label, number, tuple(dict.fromkeys(findings)), len(channels))


def _lost(label: str, unread: Unread) -> tuple[Finding, str]:
    finding = Finding("unreadable", _UNREADABLE, label, unread.label, 0, unread.length)
    return finding, unread.digest


def _of_name(label: str, name: bytes) -> Iterator[Finding]:
    try:
        name.decode("utf-8")
    except UnicodeError:
        yield Finding("unreadable", _UNREADABLE, label, Kind.PATH)


def _bytes_of(path: Path, itself: bool, limits: Limits) -> tuple[bytes, str]:
    """Read a file; or say in one word why it was not read."""
    try:
        status = path.stat() if itself else path.lstat()
        if stat.S_ISLNK(status.st_mode):
            return b"", "link"
        if stat.S_ISDIR(status.st_mode):
            return b"", ""
        if not stat.S_ISREG(status.st_mode):
            return b"", "special_file"
        if status.st_size > limits.characters:
            return b"", "too_much"
        return path.read_bytes(), ""
    except OSError:
        return b"", "not_opened"


class _Shown:
    """What may be printed of a path: all of it, or its number."""

    def __init__(self, forms: WatchedForms) -> None:
        self._forms = forms
        self._desk = Desk(forms, (), alone=True)

    def label(self, number: int, path: str) -> str:
        """Give the path, unless it cannot be printed or anything in it may be a value.

        Stricter than a finding: letters of a form that are no finding, since they stand inside of
        another word, are not printed either.
        """
        hidden = f"file {number} of the list"
        if not path.isprintable() or not self._forms.is_clean(path):
            return hidden
        channel = Channel(Kind.PATH, path)
        return hidden if any(self._desk.hold(hidden, [channel])) else path
