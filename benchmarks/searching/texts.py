"""Invented accounts by the thousand, from a seed: words of our invented texts, drawn anew.

No sentence makes sense and no person exists. Words come as often as words do (the second half as
often as the first, the third a third), so that some are in nearly every text and most in few.
"""

import random
import re
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from moksori.language.particles import strip_particle

OWN = Path(__file__).resolve().parents[1] / "data"
PARTICLES = (
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "에",
    "에서",
    "의",
    "도",
    "으로",
    "로",
    "와",
    "까지",
    "",
)
SIZE = 2048
"""Bytes of one account."""


@dataclass(frozen=True)
class Vocabulary:
    """Words by how often they come, the most frequent first."""

    words: tuple[str, ...]
    weights: tuple[float, ...]

    def draw(self, chance: random.Random, count: int) -> list[str]:
        """Draw words, frequent ones more often."""
        return chance.choices(self.words, cum_weights=self.weights, k=count)


def _own_texts() -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted(OWN.rglob("*.txt")))


def vocabularies(seed: int) -> tuple[Vocabulary, Vocabulary]:
    """Return the Korean and the English vocabulary of one seed."""
    chance = random.Random(seed)
    text = _own_texts()
    counted = Counter(
        word for told in re.findall("[가-힣]{2,8}", text) if len(word := strip_particle(told)) > 1
    )
    syllables = Counter("".join(counted.elements()))
    drawn, weights = list(syllables), list(accumulate(syllables.values()))
    korean = dict.fromkeys(word for word, _ in counted.most_common())
    while len(korean) < 12_000:
        length = chance.choice((2, 2, 2, 3, 3, 4, 6))
        korean.setdefault("".join(chance.choices(drawn, cum_weights=weights, k=length)))
    english = dict.fromkeys(
        word.lower() for word, _ in Counter(re.findall("[A-Za-z]{2,}", text)).most_common()
    )
    for word in list(english)[:4000]:
        english.setdefault(chance.choice(("un", "re", "over", "out")) + word)
    return _by_rank(tuple(korean)), _by_rank(tuple(english))


def _by_rank(words: tuple[str, ...]) -> Vocabulary:
    return Vocabulary(words, tuple(accumulate(1 / (rank + 3) for rank in range(len(words)))))


def invented(count: int, seed: int):
    """Give accounts one after another: two Korean ones for each English one.

    Lines are drawn from some thousands that were made before, so that no two accounts are alike and
    a hundred thousand take minutes and not hours.

    Yields:
        Language and text, of about `SIZE` bytes.
    """
    words = vocabularies(seed)
    chance = random.Random(seed + 1)
    lines = max(500, min(LINES, 20 * count))
    korean = [_korean(chance, words[0]) for _ in range(lines)]
    english = [_english(chance, words[1]) for _ in range(lines)]
    for number in range(count):
        language, made = ("en", english) if number % 3 == 2 else ("ko", korean)
        yield language, _cut("\n".join(chance.choices(made, k=30)), SIZE)


LINES = 40_000
"""Lines of each language that accounts are made of."""


def _korean(chance: random.Random, words: Vocabulary) -> str:
    told = [word + chance.choice(PARTICLES) for word in words.draw(chance, 12)]
    return " ".join(told) + "다."


def _english(chance: random.Random, words: Vocabulary) -> str:
    return " ".join(words.draw(chance, 14)).capitalize() + "."


def _cut(text: str, size: int) -> str:
    return text.encode()[:size].decode("utf-8", "ignore")
