"""The inputs: number `n` of a decoder is always the same, whoever asks for it."""

import base64
import io
import random
import zipfile
import zlib
from dataclasses import dataclass, replace

from benchmarks.fuzzing import damage
from benchmarks.fuzzing.streams import unpacked
from benchmarks.fuzzing.targets import Seed
from benchmarks.planting.office import zipped

ENCODINGS = ((b"\xff\xfe\x00\x00", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
MEDIA = {
    "html": b"text/html", "json": b"application/json", "css": b"text/css", "txt": b"text/plain",
    "xml": b"text/xml", "csv": b"text/csv", "svg": b"image/svg+xml", "js": b"text/javascript",
    "eml": b"message/rfc822",
}  # fmt: skip
ONE_IN_LARGE = 500
MOST_STEPS = 4


@dataclass(frozen=True)
class Input:
    """One file to decode.

    Attributes:
        broken: A packed stream of it was damaged: it must be refused.
    """

    name: str
    data: bytes
    broken: bool = False
    number: int = 0


def made(target, others, seed, number):
    """Make input `number` of a target; `others` are all targets, to put one file into another."""
    dice = random.Random(f"{seed} {target.name} {number}")
    return replace(drawn(dice, target, others, number), number=number)


def drawn(dice, target, others, number):
    """Draw how an input is made, and make it."""
    way = dice.random()
    if way < 0.08 or not target.seeds:
        return at_random(dice, target)
    held = dice.choice(target.seeds)
    if way < 0.18 and held.streams:
        return broken(dice, held)
    if way < 0.24:
        return within(dice, held, others)
    if way < 0.55 and held.data.startswith(b"PK"):
        return Input(held.name, members_damaged(dice, held, target, others))
    return Input(held.name, damaged(dice, held, target, number))


def at_random(dice, target):
    """Random bytes, or random characters and tokens, behind the right first bytes or none."""
    head = dice.choice(target.heads) if dice.random() < 0.7 else b""
    size = dice.choice((0, 3, 40, 400, 4_000))
    if dice.random() < 0.5 and target.tokens:
        tokens = [
            damage.as_kind_of(b"", one) for one in dice.choices(target.tokens, k=size // 10 + 1)
        ]
        body = b"".join(token + damage.drawn(dice, "", 3).encode() for token in tokens)
    else:
        body = dice.randbytes(size)
    return Input(dice.choice(target.names), head + body)


def damaged(dice, held, target, number=1):
    """Damage a file a few times; one in a few hundred is made very long."""
    steps = dice.choice((1, 1, 1, 2, 2, 3, MOST_STEPS))
    large = number % ONE_IN_LARGE == 0
    if held.is_text and dice.random() < 0.9:
        encoding = next((name for mark, name in ENCODINGS if held.data.startswith(mark)), "utf-8")
        text = stepped(dice, held.data.decode(encoding), target, damage.BOTH, steps)
        text = damage.repeat_much(dice, text, target) if large else text
        return text.encode(encoding, "surrogatepass")
    ways = damage.SAME_LENGTH if dice.random() < 0.4 else damage.OF_BYTES
    data = stepped(dice, held.data, target, ways, steps)
    data = damage.repeat_much(dice, data, target) if large else data
    keep = 16 if dice.random() < 0.8 else 0
    data = held.data[:keep] + data[keep:]
    return with_checksums(data) if dice.random() < 0.7 else data


def with_checksums(data):
    """Put the checksums of a PNG right: a wrong one would hide what else is wrong."""
    made, at = bytearray(data), 8
    while data.startswith(b"\x89PNG") and at + 12 <= len(made):
        end = at + 8 + int.from_bytes(made[at : at + 4], "big")
        if end + 4 > len(made):
            break
        made[end : end + 4] = zlib.crc32(made[at + 4 : end]).to_bytes(4, "big")
        at = end + 4
    return bytes(made)


def stepped(dice, data, target, ways, steps):
    """Damage bytes or characters, one way after the other."""
    for _ in range(steps):
        data = dice.choice(ways)(dice, data, target)
    return data


def broken(dice, held):
    """Damage a packed stream inside, or end it too early, and leave all around it as it is."""
    start, end, ways = dice.choice(held.streams)
    before = unpacked(held.data[start:end], ways)
    body = bytearray(held.data[start:end])
    at = dice.randrange(2, len(body))
    if dice.random() < 0.5:
        body[at] ^= 1 << dice.randrange(8)
    else:
        body[at:] = bytes(len(body) - at)
    data = held.data[:start] + bytes(body) + held.data[end:]
    return Input(held.name, data, unpacked(bytes(body), ways) != before)


def within(dice, held, others):
    """Put a file into another one: a member, an address, an attachment, or simply behind it."""
    inner = damaged(dice, held, one_of(others, held))
    other = dice.choice([one for target in others for one in target.seeds])
    way = dice.randrange(4)
    if way == 0:
        return Input("a.zip", zipped([(f"a/{other.name}", other.data), (held.name, inner)]))
    packed = base64.b64encode(inner)
    if way == 1:
        media = MEDIA.get(held.name.rpartition(".")[2], b"application/octet-stream")
        return Input("a.html", b'<a href="data:' + media + b";base64," + packed + b'">on</a>')
    if way == 2:
        head = b"Content-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n\n"
        return Input("a.eml", b"Subject: a\n" + head + base64.encodebytes(inner))
    return Input(held.name, inner + other.data)


def one_of(targets, held):
    """Give the target that a seed belongs to."""
    return next(one for one in targets if held in one.seeds)


def members_damaged(dice, held, target, others):
    """Damage one member of an archive, or its name, and pack it again as it should be."""
    with zipfile.ZipFile(io.BytesIO(held.data)) as archive:
        members = [(one.filename, archive.read(one)) for one in archive.infolist()]
    which = dice.randrange(len(members))
    name, data = members[which]
    if dice.random() < 0.15:
        changed = stepped(dice, name, target, (damage.overwrite, damage.double, damage.put_name), 1)
        members[which] = (changed.encode("utf-8", "replace").decode() or "a", data)
    elif data:
        ending = name.rpartition(".")[2]
        like = next((one for one in others if f"a.{ending}" in one.names and one.tokens), target)
        members[which] = (name, damaged(dice, Seed(name, data), like))
    return zipped(members)
