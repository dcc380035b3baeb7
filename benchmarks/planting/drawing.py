"""What is planted where: a list drawn by a seed, the same on every machine."""

import random
from dataclasses import dataclass, field
from functools import cache

from benchmarks.planting import containers, hiding, pages
from benchmarks.planting.refused import REFUSED
from benchmarks.planting.values import Value, invented
from benchmarks.planting.variants import Variant, variants
from benchmarks.planting.words import HARMLESS, MORE_HARMLESS

EACH = 200
"""How many plantings every container gets at least, in a whole run."""
WHOLE = 0.25
"""How often a name is drawn as it was told: only such are cut up into single letters."""
KINDS = {"person": 10, "place": 2, "phone": 2, "date": 3, "amount": 3, "id": 2, "text": 2}
ALWAYS = ("nfd", "zero_width", "soft_hyphens", "dashes", "full_width")
CUT_UP = ("spaced", "jamo", "with_particle")
CHEAP = (
    *pages.TEXTS, pages.subtitles, containers.utf_16_le, containers.utf_16_be,
    containers.marked_utf_8, containers.script, containers.lines_of_values, containers.tabs,
    containers.settings, containers.xml_comment, containers.xml_attribute, containers.html_frame,
    containers.html_tags, containers.html_preview, containers.html_style, containers.html_script,
    containers.html_noscript, containers.site_map, containers.wave_info, containers.wave_id3,
    containers.mp3, containers.mp3_utf_8, containers.png_text, containers.png_packed_text,
    containers.jpeg_xmp, containers.jpeg_comment, containers.file_name, containers.folder_name,
    containers.zip_name, containers.zip_member, containers.feed_utf_16,
)  # fmt: skip
ALL = (*containers.ANY, *containers.PRINTED, *containers.LATIN_ONLY, *containers.BYTES)


@dataclass(frozen=True)
class Planting:
    """One value, written in one way, in one container."""

    value: Value
    variant: Variant
    hide: str
    container: object
    harmless: str = field(compare=False)

    @property
    def name(self):
        """How tables and lists of misses call it."""
        hidden = f" + {self.hide}" if self.hide != "plain" else ""
        return f"{self.variant.family}{hidden} in {self.container.__name__}"

    def leak(self):
        """The file with the value: name, bytes, attested."""
        return self.container(way(self.hide)(self.variant.words))

    def twin(self):
        """The same file with harmless words written in the same way."""
        return self.container(way(self.hide)(self.harmless))


def way(name):
    """The function that writes words in the way of that name."""
    return hiding.PLAIN.get(name) or hiding.ESCAPED[name]


@cache
def all_variants(seed):
    """Kind → its values, each with its variants."""
    made = {kind: [] for kind in KINDS}
    for value in invented(seed):
        made[value.kind].append((value, variants(value)))
    return made


def drawn(count, seed):
    """Give `count` plantings: every container as often, every variant once, the rest anyhow.

    Few plantings are spread over all containers; of many, all but the slow ones get more.
    """
    dice = random.Random(seed)
    each = min(EACH, max(1, count // (2 * len(ALL))))
    made = {}
    for container in ALL:
        slow = container in containers.SLOW or container in containers.BYTES
        aim = len(made) + (each if each == EACH or not slow else max(1, each // 4))
        while len(made) < aim:
            made.setdefault(one_in(dice, seed, container))
    known = [
        (value, variant)
        for held in all_variants(seed).values()
        for value, its in held
        for variant in its
    ]
    if len(made) + len(known) <= count:
        for value, variant in known:
            container = fitting(dice, value, variant, CHEAP)
            made.setdefault(Planting(value, variant, "plain", container, harmless(dice, variant)))
    while len(made) < count:
        made.setdefault(one_in(dice, seed, dice.choice(CHEAP)))
    return list(made)[:count]


def drawn_refused(count, seed):
    """Give plantings in containers that are refused as a whole: they have no twin that passes."""
    dice = random.Random(seed)
    return [one_in(dice, seed, dice.choice(REFUSED)) for _ in range(count)]


def one_in(dice, seed, container):
    """Draw a value, a variant and a way of writing that this container can carry."""
    while True:
        kind = dice.choices(tuple(KINDS), tuple(KINDS.values()))[0]
        value, known = dice.choice(all_variants(seed)[kind])
        whole = [one for one in known if one.whole]
        variant = dice.choice(whole if whole and dice.random() < WHOLE else known)
        hide = a_way(dice, kind, variant, container)
        words = way(hide)(variant.words)
        if carries(container, kind, words):
            return Planting(value, variant, hide, container, harmless(dice, variant, container))


def a_way(dice, kind, variant, container):
    """Draw a way of writing: half of all plain."""
    if dice.random() < 0.5 or container in containers.BYTES:
        return "plain"
    ways = [*ALWAYS]
    if kind in ("person", "place", "text", "id"):
        ways += ["look_alike"]
    if variant.whole:
        ways += CUT_UP
    if container in pages.TEXTS and dice.random() < 0.5:
        ways = [*hiding.ESCAPED]
    return dice.choice(ways)


def fitting(dice, value, variant, among):
    """Draw a container that can carry these words as they are."""
    while True:
        container = dice.choice(among)
        if carries(container, value.kind, variant.words):
            return container


def carries(container, kind, words):
    """Say whether a container can carry these words so that a reader finds them there."""
    if container is containers.subtitles:  # cuts in two: a day cut in two is no day
        return kind in ("person", "place", "text") and len(words) > 3
    if container in containers.PRINTED:
        return all(char.isascii() or "가" <= char <= "힣" for char in words)
    if container in containers.LATIN_ONLY:
        return words.isascii()
    return True


def harmless(dice, variant, container=None):
    """Draw the words of the twin, in the script of the planted ones."""
    korean = not variant.words.isascii() and any(char > "\u1100" for char in variant.words)
    if container in containers.BYTES or container in containers.SLOW:
        return HARMLESS[korean]
    return dice.choice(MORE_HARMLESS[korean])
