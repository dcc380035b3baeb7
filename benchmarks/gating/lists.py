"""Lists of invented values that do not stand in the texts they are held against."""

import random

from daachorse import CharwiseDoubleArrayAhoCorasick

from benchmarks.planting.romanised import plain, word
from benchmarks.planting.values import FAMILY, OWN
from moksori.terms.watch import Scope, Watch, WatchKind, WatchValue

SHARES = {"person": 60, "place": 12, "phone": 10, "id": 10, "text": 4, "date": 2, "amount": 2}
NIGHT = ("Silver", "Crooked", "Second", "Quiet", "Salt", "Winter", "Paper", "Lame", "Brass", "Moss")
BIRD = ("Wren", "Anvil", "Kettle", "Sparrow", "Lantern", "Otter", "Needle", "Badger", "Ladle")


def list_of(count, texts, seed, version):
    """A list of so many values; a value of which a form stands in the texts is left out."""
    dice = random.Random(seed)
    drawn, kinds = {}, list(SHARES)
    while len(drawn) < count:
        while len(drawn) < count + count // 10:
            kind = dice.choices(kinds, list(SHARES.values()))[0]
            drawn.setdefault(MAKERS[kind](dice), kind)
        standing = forms_in("\n".join(texts).lower(), drawn)
        drawn = {forms: kind for forms, kind in drawn.items() if standing.isdisjoint(forms)}
    values = tuple(
        WatchValue(f"{kind}-{number}", WatchKind(kind), Scope.EVERYWHERE, forms)
        for number, (forms, kind) in enumerate(list(drawn.items())[:count])
    )
    return Watch(values, version)


def forms_in(lower, drawn):
    """The forms that stand in a text, as they are told."""
    told = {form.lower(): form for forms in drawn for form in forms}
    engine = CharwiseDoubleArrayAhoCorasick(list(told))
    return {told[lower[start:end]] for start, end, _ in engine.find_overlapping(lower)}


def person(dice):
    """A name in both scripts; beyond what two syllables give, the given name has three."""
    surname, given = dice.choice(FAMILY), dice.choice(OWN) + dice.choice(OWN)
    if dice.random() < 0.5:
        given += dice.choice(OWN)
    own = "-".join(plain(one) for one in word(given, "north")).capitalize()
    return surname + given, f"{plain(''.join(word(surname, 'north'))).capitalize()} {own}"


def place(dice):
    head = dice.choice(OWN) + dice.choice(OWN) + dice.choice(OWN)
    hangul, latin = dice.choice((("동", "dong"), ("리", "ri"), ("군", "gun")))
    return head + hangul, f"{plain(''.join(word(head, 'north'))).capitalize()}-{latin}"


def phone(dice):
    return (f"010-{dice.randrange(2000, 9999)}-{dice.randrange(1000, 9999)}",)


def paper(dice):
    head = "".join(dice.choice("BDFGHJKQRVWXZ") for _ in range(2))
    return (f"{head}-{dice.randrange(1_000_003, 9_999_999)}",)


def text(dice):
    return (f"the {dice.choice(NIGHT)} {dice.choice(BIRD)} {dice.choice(OWN)}{dice.choice(OWN)}",)


def day(dice):
    """Days that no text of today tells of."""
    year, month = dice.randrange(2031, 2099), dice.randrange(1, 13)
    return (f"{year}-{month:02}-{dice.randrange(1, 29):02}",)


def amount(dice):
    unit = dice.choice(("yuan", "won", "dollars"))
    return (f"{dice.randrange(1_234_567, 98_765_432):,} {unit}",)


MAKERS = {"person": person, "place": place, "phone": phone, "id": paper, "text": text,
          "date": day, "amount": amount}  # fmt: skip
