"""Values that count only in what touches their subjects: places, days, sums, ages and posts.

So do organisations, which the watch list takes for places.
"""

import random
from dataclasses import dataclass
from functools import cache

from benchmarks.planting import containers, hiding, pages
from benchmarks.planting.drawing import CHEAP, carries
from benchmarks.planting.figures import english, sino
from benchmarks.planting.values import Value, invented
from benchmarks.planting.variants import Variant, variants
from benchmarks.planting.words import around

KINDS = ("place", "date", "amount", "text", "age")
AGES = (19, 23, 27, 31, 38, 43, 47, 52, 58, 64, 71, 86)
NATIVE_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든")
NATIVE = ("", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉")
POSTS = (
    ("head of the third granary", "세번째량곡창고 소장"),
    ("deputy inspector of the ferry house", "나루터검사소 부소장"),
    ("bookkeeper of the salt depot", "소금창고 부기원"),
    ("chief of the cart registry", "달구지등록소 책임자"),
)
OFFICES = (
    ("나루터단속초소", "Ferry Control Post"),
    ("솔고개 소금창고 관리조", "Solgogae Salt Depot Section"),
    ("은파 밀수단속 9조", "Ninth Unpha Smuggling Unit"),
    ("달구지등록분소", "Cart Registry Branch"),
)
"""Organisations as a desk types them: the watch list looks for them as for places."""
WAYS = ("plain", "nfd", "zero_width", "soft_hyphens", "dashes", "full_width")
OF_MACHINES = (
    containers.html_style, containers.html_script, containers.script,
    containers.html_preview, containers.xml_attribute,
)  # fmt: skip
"""Code and attributes that nobody is shown: a price or a place means nothing there."""
WRITTEN = tuple(one for one in CHEAP if one not in OF_MACHINES)
READ = (
    pages.html_text, pages.atom, pages.rss, pages.table, pages.note, pages.markdown,
    containers.tabs, containers.html_noscript, containers.feed_utf_16, containers.marked_utf_8,
    containers.mp3_utf_8, containers.png_text, containers.html_tags,
)  # fmt: skip
"""Where people read sentences: an age is one only there."""


@dataclass(frozen=True)
class TouchingLeak:
    """A value of one subject in a container."""

    value: Value
    variant: Variant
    hide: str
    container: object

    @property
    def subject(self):
        """The person or act that the value belongs to."""
        return f"subject of {self.value.id}"

    @property
    def name(self):
        """How lists of misses call it."""
        hidden = f" + {self.hide}" if self.hide != "plain" else ""
        return f"{self.variant.family}{hidden} in {self.container.__name__}"

    def leak(self):
        """The file: name, bytes, attested."""
        return self.container(hiding.PLAIN[self.hide](self.variant.words))

    @property
    def is_told(self):
        """Whether the file tells it in a sentence, so that a story may be where it is from."""
        return self.container in READ and self.story().encode() in self.leak()[1]

    def story(self):
        """The sentence in which the file tells it."""
        return around(self.variant.words)


def ages():
    """Every age and the ways to tell it."""
    for age in AGES:
        yield Value(f"age-{age}", "age", (str(age),), {"age": age})


def posts():
    """Posts that one person at a time holds."""
    for number, both in enumerate(POSTS):
        yield Value(f"post-{number}", "text", both, {"latin": both[0], "hangul": both[1]})


def offices():
    """Organisations whose names a decision withholds."""
    for number, both in enumerate(OFFICES):
        made_of = {"hangul": both[0], "latin": both[1]}
        yield Value(f"office-{number}", "place", both, made_of)


def told_ages(value):
    """An age in figures and in words."""
    age = value.made_of["age"]
    tens, ones = divmod(age, 10)
    native = NATIVE_TENS[tens] + NATIVE[ones]
    for words in (f"{age} years old", f"{age}-year-old", f"aged {age}", f"{english(age)} years old",
                  f"{age} years of age", f"at the age of {age}"):  # fmt: skip
        yield Variant("age english", words)
    for words in (f"{age}세", f"{age}살", f"{age} 살", f"{native} 살", f"{native}살",
                  f"{sino(age)} 세", f"만 {age}세", f"{age}세의 나이"):  # fmt: skip
        yield Variant("age korean", words)


@cache
def touching_values(seed):
    """Every value with its ways of being met."""
    known = [one for one in invented(seed) if one.kind in KINDS]
    made = [(one, variants(one)) for one in (*known, *posts(), *offices())]
    return made + [(one, list(told_ages(one))) for one in ages()]


def drawn_touching(count, seed):
    """A value, one of its variants, a way of writing and a container, over and over."""
    dice = random.Random(seed)
    by_kind = {
        kind: [one for one in touching_values(seed) if one[0].kind == kind] for kind in KINDS
    }
    made = {}
    while len(made) < count:
        value, known = dice.choice(by_kind[dice.choice(KINDS)])
        variant = dice.choice([one for one in known if one.sure])
        hide = dice.choice(WAYS) if dice.random() < 0.5 else "plain"
        container = dice.choice(READ if value.kind == "age" else WRITTEN)
        if carries(container, value.kind, hiding.PLAIN[hide](variant.words)):
            made.setdefault(TouchingLeak(value, variant, hide, container))
    return list(made)
