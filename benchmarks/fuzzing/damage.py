"""Ways to damage a file: each takes the dice, the file and its target, and gives other bytes.

Texts are damaged by characters, so that they stay texts: bytes that are none are refused at once.
"""

from benchmarks.fuzzing.seeds import NAMES

EDGES = (
    0,
    1,
    2,
    4,
    7,
    8,
    0x7F,
    0x80,
    0xFF,
    0x7FFF,
    0x8000,
    0xFFFF,
    0x7FFFFFFF,
    0x80000000,
    0xFFFFFFFF,
)
CHARACTERS = (
    "<>&;\"'=/\\%#(){}[]:,-_ \t\n\r\v\f\u00a0\u00ad\u200b\u202e\u3000\ufeff\uff1c김ㄱ\u1100é́0a"
)
LONGEST_RUN = 48
LARGE = 1 << 19


def run_of(dice, held):
    """Draw a stretch: mostly short, at times long."""
    start = dice.randrange(len(held) + 1)
    most = LONGEST_RUN if dice.random() < 0.8 else max(1, len(held))
    return start, min(len(held), start + dice.randint(1, most))


def delete(dice, held, target):
    start, end = run_of(dice, held)
    return held[:start] + held[end:]


def double(dice, held, target):
    start, end = run_of(dice, held)
    return held[:end] + held[start:end] * dice.choice((1, 1, 2, 9)) + held[end:]


def swap(dice, held, target):
    first, second = sorted((run_of(dice, held), run_of(dice, held)))
    if first[1] > second[0]:
        return held
    middle = held[first[1] : second[0]]
    return (
        held[: first[0]] + held[slice(*second)] + middle + held[slice(*first)] + held[second[1] :]
    )


def cut_short(dice, held, target):
    """Cut at any place, near the end, or at a token."""
    way = dice.random()
    if way < 0.4:
        return held[: dice.randrange(len(held) + 1)]
    if way < 0.7:
        return held[: -dice.randint(1, 24)]
    places = token_places(dice, held, target)
    return held[: dice.choice(places) + dice.randint(0, 4)] if places else held[: len(held) // 2]


def splice(dice, held, target):
    other = as_kind_of(held, dice.choice(target.seeds).data) if target.seeds else held
    return held[: dice.randrange(len(held) + 1)] + other[dice.randrange(len(other) + 1) :]


def insert_token(dice, held, target):
    at = dice.randrange(len(held) + 1)
    return held[:at] + as_kind_of(held, dice.choice(target.tokens)) + held[at:]


def exchange_token(dice, held, target):
    """Put one token where another one stands, everywhere or once."""
    places = token_places(dice, held, target)
    if not places:
        return insert_token(dice, held, target)
    at, new = dice.choice(places), as_kind_of(held, dice.choice(target.tokens))
    if dice.random() < 0.2:
        old = held[at : at + len(new)]
        return held.replace(old, new) if old else held
    return held[:at] + new + held[at + len(new) :]


def exchange_everywhere(dice, held, target):
    """Change a short stretch wherever it stands: what two places say stays the same."""
    start = dice.randrange(len(held) + 1)
    old = held[start : start + dice.randint(1, 4)]
    new = drawn(dice, held, dice.choice((1, len(old), len(old))))
    return held.replace(old, new) if old else held


def put_name(dice, held, target):
    """Put a name anywhere, over what stands there or between it."""
    words = dice.choice(NAMES)
    if isinstance(held, bytes):
        words = words.encode(dice.choice(("utf-8", "utf-8", "utf-16-le", "utf-16-be", "cp949")))
    at = dice.randrange(len(held) + 1)
    return held[:at] + words + held[at + len(words) * dice.choice((0, 1, 1)) :]


def repeat_much(dice, held, target):
    """Repeat a token or a stretch very often: nesting without end, and what takes long to read."""
    start, end = run_of(dice, held)
    unit = held[start:end][:64]
    if dice.random() < 0.7 and target.tokens:
        unit = as_kind_of(held, dice.choice(target.tokens))
        unit += as_kind_of(held, dice.choice(target.tokens)) if dice.random() < 0.4 else unit[:0]
    if not unit:
        return held
    size = 1 << dice.randint(10, LARGE.bit_length() - 1)
    return held[:start] + unit * (size // len(unit)) + held[dice.choice((start, end)) :]


def flip(dice, held, target):
    made = bytearray(held)
    for _ in range(dice.randint(1, 8)):
        if made:
            made[dice.randrange(len(made))] ^= 1 << dice.randrange(8)
    return bytes(made)


def overwrite(dice, held, target):
    start, end = run_of(dice, held)
    return held[:start] + drawn(dice, held, end - start) + held[end:]


def number(dice, held, target):
    """Overwrite what may be a length or a counter: nothing, all, one more, one less, anything."""
    size = dice.choice((1, 2, 4, 4, 8))
    order = dice.choice(("little", "big"))
    at = dice.randrange(len(held) + 1)
    old = int.from_bytes(held[at : at + size], order)
    new = dice.choice((dice.choice(EDGES), old + 1, old - 1, len(held), dice.getrandbits(8 * size)))
    return held[:at] + (new % (1 << 8 * size)).to_bytes(size, order) + held[at + size :]


def figures(dice, held, target):
    """Change a run of decimal figures: lengths and places that are written as text."""
    text = held if isinstance(held, str) else held.decode("latin-1")
    places = [at for at, char in enumerate(text) if "0" <= char <= "9"]
    if not places:
        return held
    at = end = dice.choice(places)
    while end < len(text) and "0" <= text[end] <= "9":
        end += 1
    new = str(dice.choice((0, 1, 65_535, 2**31, 2**64, int(text[at:end][:18]) + 1)))
    if dice.random() < 0.7:
        new = new.zfill(end - at)[-(end - at) :]
    return held[:at] + as_kind_of(held, new) + held[end:]


def zeros(dice, held, target):
    start, end = run_of(dice, held)
    return held[:start] + bytes(end - start) + held[end:]


def drawn(dice, held, size):
    """Draw bytes, or characters that mean something somewhere."""
    if isinstance(held, str):
        return "".join(dice.choice(CHARACTERS) for _ in range(size))
    return dice.randbytes(size)


def token_places(dice, held, target):
    """Give where a token stands, of a few that are drawn."""
    among = (
        [as_kind_of(held, one) for one in dice.choices(target.tokens, k=6)] if target.tokens else ()
    )
    return [at for one in among if one and (at := held.find(one)) >= 0]


def as_kind_of(held, other):
    """Turn bytes into characters or the other way round, as the damaged one has them."""
    if isinstance(held, bytes):
        return other.encode("utf-8", "surrogatepass") if isinstance(other, str) else other
    return other.decode("utf-8", "replace") if isinstance(other, bytes) else other


BOTH = (
    delete, double, swap, cut_short, splice, insert_token, exchange_token, exchange_token,
    exchange_everywhere, put_name, overwrite, figures,
)  # fmt: skip
OF_BYTES = (*BOTH, flip, flip, number, number, zeros)
SAME_LENGTH = (flip, flip, number, zeros, exchange_token, figures)
