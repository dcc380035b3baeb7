"""What must hold of every input, and what is said when it does not.

Everything opaque is taken as attested, so that pixels and sound excuse nothing. A file is *clear*
when the gate has no finding about it that stops or asks. It must never be clear where

1. a packed stream of it was damaged (its own checksum or its length says so);
2. no text was read, nothing was said to be unread, and no pixels or sound were put to a person,
   although it holds more than blanks and zeros;
3. a planted name stands in what the decoder read (then the matcher passed it by);
4. a reader that is none of ours (`readers`) still reads a planted name in it.

What no reader here can read either is not held against the decoder.
"""

from functools import cache

from benchmarks.fuzzing.readers import NAME, who_reads
from benchmarks.fuzzing.seeds import NAMES
from moksori.protection.decoders.escapes import unescaped
from moksori.protection.inspect import Desk
from moksori.protection.matching import prepare
from moksori.terms.watch import Scope, Watch, WatchKind, WatchValue

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
    if is_found(decoded):
        return ""
    if any(NAME.search(text) for text in all_texts(decoded)):
        return "read but not found"
    if reader := who_reads(given.data, given.name):
        return f"still read by: {reader}"
    return ""


def is_found(decoded):
    """Say whether the gate has a finding about what was read."""
    gate = desk()
    found = any(gate.hold("file", decoded.channels))
    gate.known.clear()
    return found


def is_blank(data):
    """Say whether bytes hold nothing but blanks, zeros and marks of order."""
    return not data.translate(BLANK).decode("latin-1").strip()


def all_texts(decoded):
    """Give all that was read, and with its escapes undone."""
    for channel in decoded.channels:
        yield channel.text
        yield from unescaped(channel.text)
