"""What must hold of every input, and what is said when it does not.

Everything opaque is taken as attested, so that pixels and sound excuse nothing. A file is *clear*
when the gate has no finding about it that stops or asks. It must never be clear where

1. a packed stream of it was damaged (its own checksum or its length says so);
2. no text was read, nothing was said to be unread, and no pixels or sound were put to a person,
   although it holds more than blanks and zeros;
3. a planted name stands in what the decoder read (then the matcher passed it by; of such files one
   in twenty is held against the list, since the matcher has a benchmark of its own);
4. a reader that is none of ours (`readers`) still reads a planted name in it.

What no reader here can read either is not held against the decoder.
"""

from functools import cache

from benchmarks.fuzzing.readers import NAME, who_reads
from benchmarks.fuzzing.seeds import NAMES
from moksori.protection.decoders.raw import as_text
from moksori.protection.inspect import Desk
from moksori.protection.matching import prepare
from moksori.terms.watch import Scope, Watch, WatchKind, WatchValue

ONE_IN_HELD = 20
BLANK = bytes.maketrans(b"\x00\xfe\xff\xef\xbb\xbf", b"      ")


class Attested(frozenset):
    """A person who allows all pixels and sounds, and remembers whether one was asked."""

    asked = False

    def __contains__(self, digest):
        """Allow it."""
        self.asked = True
        return True


@cache
def desk():
    """The gate with both names on its list."""
    value = WatchValue("planted", WatchKind.PERSON, Scope.EVERYWHERE, NAMES)
    return Desk(prepare(Watch((value,), "fuzz")), (), alone=True)


def fault(given, decoded, attested):
    """Say in a few words what is wrong with what a decoder made of an input, or nothing."""
    if decoded.unread:
        return ""
    if given.broken:
        return "a damaged stream is clear"
    if not (decoded.channels or attested.asked) and not is_blank(given.data):
        return "nothing read and nothing said"
    if any(NAME.search(channel.text) for channel in decoded.channels):
        held = given.number % ONE_IN_HELD or is_found(decoded)
        return "" if held else "read but not found"
    reader = who_reads(given.data, given.name)
    return f"still read by: {reader}" if reader and not is_found(decoded) else ""


def is_found(decoded):
    """Say whether the gate has a finding about what was read."""
    gate = desk()
    found = any(gate.hold("file", decoded.channels))
    gate.known.clear()
    return found


def is_blank(data):
    """Say whether bytes hold nothing but blanks, zeros and marks of order."""
    if (as_text(data) or "x").isspace():
        return True
    return not data.translate(BLANK).decode("latin-1").strip()
