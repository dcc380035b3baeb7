"""The ways in which one value is met: spelling, script, order, grouping, format."""

from dataclasses import dataclass

from benchmarks.planting import figures
from benchmarks.planting.hiding import compatibility_jamo
from benchmarks.planting.romanised import LEADS, by_peers, parts, plain, spellings, word
from benchmarks.planting.values import HANJA, SOUTH

PARTICLES = ("이/가", "은/는", "에게서", "한테", "의", "씨는", "을/를", "과/와", "부터", "이네/네")


@dataclass(frozen=True)
class Variant:
    """One way to write a value.

    Attributes:
        family: The class it is counted in.
        words: What is planted.
        sure: A release must stop by itself; else it is enough that a person is asked.
        whole: It is one word of letters that may be cut up further (spaced, in single letters).
    """

    family: str
    words: str
    sure: bool = True
    whole: bool = False


def followed(words, particle):
    """The words with the particle that agrees with their last sound."""
    closed, _, opened = particle.partition("/")
    return words + (closed if not opened or parts(words[-1])[2] else opened)


def variants(value):
    """Every variant of a value, each words once."""
    made = {}
    for one in BY_KIND[value.kind](value):
        made.setdefault(one.words, one)
    return list(made.values())


def persons(value):
    made_of = value.made_of
    if "name" in made_of:
        yield from foreign(made_of["name"])
        return
    surname, given, latin = made_of["surname"], made_of["given"], made_of["latin"]
    told = [form for form in value.forms if form.isascii()]
    if told:
        yield from foreign(latin)
    in_korean = surname + given in value.forms
    if not in_korean:
        yield Variant("person hangul of latin", surname + given, sure=False)
        yield Variant("person hangul of latin", surname + given + "에게서", sure=False)
    else:
        yield from hangul(surname, given)
    for name, family, own in [*spellings(surname, given), *by_peers(surname, given)]:
        system = name.rstrip("_0123456789")
        # With the Latin form alone nobody can tell how the others would spell it.
        yield from in_latin(f"person {system}", family, own, in_korean)


def in_latin(family_of, family, own, sure):
    joined = "".join(own).capitalize()
    apart = " ".join(one.capitalize() for one in own)
    hyphen = "-".join(own).capitalize()
    both = "-".join(one.capitalize() for one in own)
    for name in (hyphen, joined, apart, both):
        yield Variant(f"{family_of} first", f"{family} {name}", sure)
        yield Variant(f"{family_of} last", f"{name} {family}", sure)
    yield Variant(f"{family_of} comma", f"{family}, {hyphen}", sure)
    yield Variant(f"{family_of} capitals", f"{family.upper()} {hyphen}", sure)
    yield Variant(f"{family_of} all capitals", f"{family} {hyphen}".upper(), sure)
    yield Variant(f"{family_of} joined", f"{family}{joined}", sure)
    if sure:
        yield Variant(f"{family_of} address", f"{family}-{plain(hyphen)}".lower(), sure=False)


def foreign(name):
    words = name.replace("-", " ").split()
    yield Variant("person told", name, whole=True)
    yield Variant("person told capitals", name.upper())
    if len(name.split()) == 2:  # three are no surname and given name
        yield Variant("person told turned", " ".join(reversed(name.split())))
        if "-" not in name:
            yield Variant("person told comma", ", ".join(reversed(name.split())))
    yield Variant("person told possessive", f"{name}’s")
    yield Variant("person told underscores", "_".join(words))
    yield Variant("person told joined", "".join(word.capitalize() for word in words))


def hangul(surname, given):
    name = surname + given
    yield Variant("person hangul", name, whole=True)
    for particle in PARTICLES:
        yield Variant("person hangul particle", followed(name, particle))
    yield Variant("person hangul apart", f"{surname} {given}")
    yield Variant("person hangul title", f"{name} 동지")
    yield Variant("person hangul letters", compatibility_jamo(name))
    yield Variant("person hangul letters", " ".join(compatibility_jamo(name)))
    first = "".join(LEADS[parts(char)[0]] for char in name)
    yield Variant("person initial consonants", first, sure=False)
    yield Variant("person initial consonants", ".".join(first), sure=False)
    yield Variant("person hanja", "".join(HANJA[char] for char in name))
    yield Variant("person hanja particle", "".join(HANJA[char] for char in name) + "에게서")
    yield Variant("person hanja beside", f"{name}({''.join(HANJA[char] for char in name)})")
    for north, south in SOUTH.items():
        if name.startswith(north):
            yield Variant("person south spelling", south + given)
    own = [LEADS[parts(char)[0]] for char in given]
    letters = [INITIAL.get(one, "") for one in own]
    if all(letters):
        family = plain("".join(word(surname, "north"))).capitalize()
        for words in (
            f"{family} {letters[0]}. {letters[1]}.",
            f"{letters[0]}.{letters[1]}. {family}",
        ):
            yield Variant("person initials", words, sure=False)


INITIAL = dict(zip("ㄱㄴㄷㄹㅁㅂㅅㅈㅊㅋㅌㅍㅎ", "KNTRMPSJCKTPH", strict=True))


def places(value):
    told, latin = value.made_of["hangul"], value.made_of["latin"]
    yield Variant("place hangul", told, whole=True)
    for particle in ("에서", "의", "에", "까지", "은/는"):
        yield Variant("place hangul particle", followed(told, particle))
    yield Variant("place latin", latin, whole=True)
    yield Variant("place latin capitals", latin.upper())
    if "-" in latin:
        head, tail = latin.rsplit("-", 1)
        yield Variant("place latin blank", f"{head} {tail}")
        yield Variant("place latin blank", f"{head} {tail.capitalize()}")
        yield Variant("place latin joined", head + tail)
        yield Variant("place latin address", latin.lower(), sure=False)
        for name, _, own in spellings("김", told[:2]):
            if name in ("revised", "mccune", "mccune_plain", "north", "north_plain"):
                written = "".join(own).capitalize()
                yield Variant(f"place {name}", f"{written}-{tail}")
    for north, south in SOUTH.items():
        if told.startswith(north):
            yield Variant("place south spelling", south + told[1:])
    yield Variant("place hangul apart", " ".join(told), sure=False)


def texts(value):
    told, latin = value.made_of["hangul"], value.made_of["latin"]
    yield Variant("text hangul", told, whole=True)
    for particle in ("이/가", "에게", "이라고/라고"):
        yield Variant("text hangul particle", followed(told, particle))
    yield Variant("text latin", latin, whole=True)
    yield Variant("text latin capitals", latin.upper())
    yield Variant("text latin quoted", f"“{latin}”")
    yield Variant("text latin hyphen", latin.replace(" ", "-"))


def phones(value):
    for name, words in figures.calls(value.made_of["digits"]):
        yield Variant(f"phone {name}", words)


def ids(value):
    for name, words in figures.papers(value.made_of["head"], value.made_of["digits"]):
        yield Variant(f"id {name}", words)


def dates(value):
    made_of = value.made_of
    for name, words in figures.days(made_of["year"], made_of["month"], made_of["day"]):
        yield Variant(f"date {name}", words)


def amounts(value):
    made_of = value.made_of
    for name, words in figures.sums(made_of["figure"], made_of["unit"], made_of["korean"]):
        # A bare figure with all zeros may be anything.
        yield Variant(f"amount {name}", words, sure=name != "bare")


BY_KIND = {
    "person": persons, "place": places, "phone": phones, "date": dates, "amount": amounts,
    "id": ids, "text": texts,
}  # fmt: skip
