"""Channel: one stretch of text that a file carries, and where in the file it is carried."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from moksori.terms.errors import InvalidError


class Kind(StrEnum):
    """Where in a file a text is carried.

    `layout` holds lengths and colours of office documents; `joined` is a text once more without
    the gaps that kerning or the end of a subtitle leaves inside of words.
    """

    TEXT = "text"
    ATTRIBUTE = "attribute"
    METADATA = "metadata"
    COMMENT = "comment"
    NAME = "name"
    PATH = "path"
    LINK = "link"
    MARKUP = "markup"
    SCRIPT = "script"
    STYLE = "style"
    LAYOUT = "layout"
    JOINED = "joined"
    SOURCE = "source"
    RAW = "raw"


PROSE = frozenset(
    {Kind.TEXT, Kind.ATTRIBUTE, Kind.METADATA, Kind.COMMENT, Kind.NAME, Kind.PATH},
)
"""What people read as sentences or titles: the rules about ages, dates and sums run over these.
The others hold code, lengths and addresses, where a figure means something else; values of the
desk are looked for in all of them."""


@dataclass(frozen=True, slots=True)
class Channel:
    """Text that a file carries.

    Attributes:
        part: 0 for the file itself, else the number of the part (member, attachment, image).
    """

    kind: Kind
    text: str
    part: int = 0

    @property
    def label(self) -> str:
        """Say where the text is carried, by kind and number only."""
        return f"part {self.part} {self.kind}" if self.part else str(self.kind)


@dataclass(frozen=True, slots=True)
class Unread:
    """Bytes that no decoder could account for, and the reason in one word.

    Attributes:
        digest: SHA-256 of pixels or sound, by which a person can attest them; else empty.
    """

    part: int
    length: int
    reason: str
    digest: str = ""

    @property
    def label(self) -> str:
        """Say where the bytes stand and why they were not read, by number and word only."""
        return f"part {self.part} {self.reason}" if self.part else self.reason


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may unfold to before the gate calls it unreadable.

    Attributes:
        characters: Decoded characters and bytes, all parts together.
        parts: Members, attachments and embedded files.
        depth: Files inside of files.
        pages: Pages of one document.
        ratio: How many times its packed size a member may unfold to, once it is large.
    """

    characters: int = 400_000_000
    parts: int = 20_000
    depth: int = 8
    pages: int = 5_000
    ratio: int = 500


LIMITS = Limits()


class TooMuchError(InvalidError):
    """A file unfolds to more than the gate will read."""

    code = "protection.too_much"
    hint = "Make the file smaller or publish its parts one by one; what is not read cannot leave."


_OR_MARK = "moksori.surrogates"


def _bytes_or_mark(error: UnicodeError) -> tuple[bytes | str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    codes = [ord(char) for char in error.object[error.start : error.end]]
    kept = bytes(code - 0xDC00 if 0xDC80 <= code <= 0xDCFF else 0x3F for code in codes)
    return kept, error.end


codecs.register_error(_OR_MARK, _bytes_or_mark)

Opener = Callable[[str, bytes, "Sink"], None]


class Sink:
    """Where decoders put what they read of one file; it keeps count and says what is too much."""

    def __init__(
        self,
        opener: Opener,
        attested: frozenset[str] = frozenset(),
        limits: Limits = LIMITS,
    ) -> None:
        self.channels: list[Channel] = []
        self.unread: list[Unread] = []
        self.limits = limits
        self._opener = opener
        self._attested = attested
        self._spent = 0
        self._parts = 0
        self._depth = 0
        self._part = 0
        self._read: set[bytes] = set()

    def text(self, kind: Kind, text: str) -> None:
        """Take a text that was read."""
        if text and not text.isspace():
            if not text.isascii():
                text = _without_surrogates(text)
            self.spend(len(text))
            self.channels.append(Channel(kind, text, self._part))

    def lost(self, length: int, reason: str) -> None:
        """Take note of bytes that could not be read."""
        self.unread.append(Unread(self._part, max(length, 1), reason))

    def opaque(self, untrusted: bytes, reason: str) -> None:
        """Take bytes that carry pixels or sound: a person has attested them, or they are lost."""
        digest = sha256(untrusted).hexdigest()
        if digest not in self._attested:
            self.unread.append(Unread(self._part, max(len(untrusted), 1), reason, digest))

    def part(self, name: str, untrusted: bytes) -> None:
        """Take a file found inside of this one and read it too.

        Raises:
            TooMuchError: There are too many, too deep, or too large.
        """
        self._parts += 1
        if self._parts > self.limits.parts or self._depth >= self.limits.depth:
            raise TooMuchError("too many files inside of one file")
        self.spend(len(untrusted))
        outer, self._part = self._part, self._parts
        self._depth += 1
        self.text(Kind.NAME, name)
        if self.is_new(untrusted):
            self._opener(name, untrusted, self)
        self._depth -= 1
        self._part = outer

    def is_new(self, untrusted: bytes) -> bool:
        """Say whether these bytes were not yet read in this file; the same image stands often."""
        digest = sha256(untrusted).digest()
        if digest in self._read:
            return False
        self._read.add(digest)
        return True

    def spend(self, amount: int) -> None:
        """Count what was unfolded.

        Raises:
            TooMuchError: It is more than one file may unfold to.
        """
        self._spent += amount
        if self._spent > self.limits.characters:
            raise TooMuchError("one file unfolds to more than the gate reads")


def _without_surrogates(text: str) -> str:
    """Read the bytes that a lenient reader kept as surrogates as what they mostly are."""
    return text.encode("utf-8", _OR_MARK).decode("utf-8", "replace")
