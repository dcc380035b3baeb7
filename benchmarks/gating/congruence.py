"""One key for one name: every syllable in three systems, and the Library of Congress' names."""

from collections import defaultdict
from itertools import chain

from benchmarks.gating.texts import gold
from benchmarks.planting.romanised import peers
from moksori.language.romanise import mccune_reischauer, north, revised, skeleton

SYSTEMS = {"Revised": revised, "McCune-Reischauer": mccune_reischauer, "North": north}
BESIDE = "수"
"""A syllable alone says nothing of how its first and last sounds change beside others; therefore
every syllable is written first and last in a word of two."""


def report(data):
    """Print both tables and return the figures."""
    words = list(chain.from_iterable(
        (chr(code) + BESIDE, BESIDE + chr(code)) for code in range(0xAC00, 0xD7A4)
    ))  # fmt: skip
    keys = {word: skeleton(word) for word in words}
    print("| system | words of two syllables | same key |")
    print("| --- | --- | --- |")
    equal = 0
    for name, write in SYSTEMS.items():
        same = sum(skeleton(write(word)) == key for word, key in keys.items())
        equal += same
        print(f"| {name} | {len(words)} | {same} |")
    for name, write in peers().items():
        same = sum(skeleton(write(word)) == key for word, key in keys.items())
        print(f"| Revised as {name} writes it, not counted | {len(words)} | {same} |")
    return {"congruence_exhaustive": round(equal / len(words) / len(SYSTEMS), 5)} | of_names(data)


def of_names(data):
    names = gold(data / "loc")
    if not names:
        print(f"left out: Library of Congress' names: nothing in {data / 'loc'}")
        return {"congruence_loc": None, "loc_class_max": None}
    same = sum(skeleton(hangul) == skeleton(latin) for hangul, latin in names)
    classes = defaultdict(set)
    for hangul, _ in names:
        classes[skeleton(hangul)].add(hangul)
    largest = max(map(len, classes.values()))
    print(f"\nnames with a Latin spelling by hand: {len(names)}, same key {same}; "
          f"{len(classes)} keys, at most {largest} names with one")  # fmt: skip
    return {"congruence_loc": round(same / len(names), 5), "loc_class_max": largest}
