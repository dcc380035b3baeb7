"""Bytes that the gate passes over: those that can be changed without its reading anything else.

Nothing is asked of the decoders but what they give. A byte is changed at random; where every text
that is read stays the same, and nothing is unreadable that was not before, the byte was skipped.
"""

import random

from moksori.protection.decoders.dispatch import decode

PLACES = 250
"""How many bytes of a file are changed, one after the other."""


def share(plantings, seed, places=PLACES):
    """Change bytes of one file of every container.

    Returns:
        The share of bytes skipped, every file weighed by its length; container → share.
    """
    dice, files = random.Random(seed), {}
    for one in plantings:
        files.setdefault(one.container.__name__, one.leak())
    weighed, length, by_container = 0.0, 0, {}
    for container, (name, data, attested) in sorted(files.items()):
        own = skipped(dice, name, data, frozenset(attested), places)
        by_container[container] = own
        weighed += own * len(data)
        length += len(data)
    return weighed / length if length else 0.0, by_container


def table(by_container):
    """The containers in which bytes were passed over, most first."""
    if any(by_container.values()):
        yield "| bytes passed over, by container | |\n| --- | --- |"
    for container, own in sorted(by_container.items(), key=lambda one: -one[1]):
        if own:
            yield f"| {container} | {own:.1%} |"


def skipped(dice, name, data, attested, places):
    """Give the share of some bytes of one file that can be changed unseen."""
    known = read(name, data, attested)
    chosen = dice.sample(range(len(data)), min(places, len(data)))
    unseen = 0
    for at in chosen:
        changed = bytearray(data)
        changed[at] ^= dice.randrange(1, 256)
        unseen += read(name, bytes(changed), attested) == known
    return unseen / len(chosen) if chosen else 0.0


def read(name, data, attested):
    """Give every text of a file, and what of it could not be read."""
    decoded = decode(name, data, attested)
    return decoded.channels, decoded.unread
