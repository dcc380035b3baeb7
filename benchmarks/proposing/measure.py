"""How well masks protect: the metric of Pilán et al. 2022 (Computational Linguistics 48:4).

Written anew from the paper. A system gives the stretches of a text it would mask.

- An entity is protected only if all of its mentions that its annotator would mask are masked
  whole. Words of the closed classes (prepositions, particles, conjunctions, determiners),
  punctuation, blanks and titles may stay. Recall of entities is the share of protected ones, apart
  for direct identifiers and for quasi ones, summed over annotators before it is divided
  (micro-average). The paper's program asks a tagger for the closed classes; here a list of words
  stands for it, which is stricter where a word of the list is used as another class.
- Recall of tokens is the share of the words to mask that are masked.
- Precision is that of tokens, all with the same weight: of the words masked, the share that an
  annotator would mask too, over all annotators. Words of the closed classes count here.

Survival asks something else: of the wordings of occupations and positions that can be read in a
text, in any case of letters and inside longer words too, how many can still be read after all
masked stretches were taken out?
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from benchmarks.proposing.texts import Annotated, Described, Entity

Spans = list[tuple[int, int]]

WORD = re.compile(r"\w+")
IGNORED = frozenset(
    """
    mr mrs ms no nr about
    of in on at by for with to from between against under over after before during since until
    within into upon through among towards toward without near behind beside besides beyond via
    per across along around above below inside outside throughout as up down out off than
    and or but nor both either neither
    the a an this that these those some any every each all another
    not s
    """.split()  # noqa: SIM905
)


def masked_places(text: str, spans: Spans) -> bytearray:
    """Mark every character of a text that is masked."""
    marks = bytearray(len(text))
    for start, end in spans:
        marks[start:end] = b"\1" * (min(end, len(text)) - start)
    return marks


def is_masked(text: str, marks: bytearray, start: int, end: int) -> bool:
    """Say whether nothing that tells anything of a stretch is left."""
    return all(
        all(marks[start + word.start() : start + word.end()])
        for word in WORD.finditer(text[start:end])
        if word.group().lower() not in IGNORED
    )


def is_protected(text: str, marks: bytearray, entity: Entity) -> bool:
    """Say whether all mentions of an entity that its annotator would mask are masked."""
    return all(
        is_masked(text, marks, start, end)
        for (start, end), masked in zip(entity.spans, entity.masked, strict=True)
        if masked
    )


def words_in(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give every word of the stretches, each word once."""
    seen: set[tuple[int, int]] = set()
    for start, end in spans:
        for word in WORD.finditer(text, start, end):
            if word.span() not in seen:
                seen.add(word.span())
                yield word.span()


def _wanted(entities: list[Entity]) -> Spans:
    return [
        span
        for entity in entities
        for span, masked in zip(entity.spans, entity.masked, strict=True)
        if masked
    ]


def count(of: Annotated, spans: Spans, sums: Counter[str]) -> None:
    """Add what the masks of one text are worth to the sums; by kind of entity, too."""
    marks = masked_places(of.text, spans)
    own = list(words_in(of.text, spans))
    for entities in of.entities.values():
        wanted = _wanted(entities)
        theirs = masked_places(of.text, wanted)
        sums["said"] += len(own)
        sums["right"] += sum(any(theirs[start:end]) for start, end in own)
        for start, end in words_in(of.text, wanted):
            sums["asked"] += 1
            sums["found"] += all(marks[start:end])
        for entity in entities:
            protected = is_protected(of.text, marks, entity)
            for row in ("direct" if entity.direct else "quasi", entity.kind):
                sums[f"{row} all"] += 1
                sums[f"{row} kept"] += protected


def share(part: int, whole: int) -> float:
    """A share from 0 to 1 of three digits; 0 of nothing."""
    return round(part / whole, 3) if whole else 0.0


def as_figures(sums: Counter[str]) -> dict[str, float]:
    """The figures of one system over all texts."""
    return {
        "direct": share(sums["direct kept"], sums["direct all"]),
        "quasi": share(sums["quasi kept"], sums["quasi all"]),
        "precision": share(sums["right"], sums["said"]),
        "token_recall": share(sums["found"], sums["asked"]),
    }


def survivors(of: Described, spans: Spans) -> Iterator[tuple[str, str, bool]]:
    """Give tag and wording of all that can be read in a text, and whether it still can be."""
    whole = of.text.lower()
    marks = masked_places(of.text, spans)
    left = "".join("\n" if masked else char for char, masked in zip(whole, marks, strict=False))
    for tag, wording in of.doings:
        low = wording.lower()
        if low in whole:
            yield tag, wording, low in left
