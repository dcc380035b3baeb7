"""A quick look must never miss what the slow one would find."""

from pathlib import Path

import pytest

from moksori.coding.lexicon import lexicon_of
from moksori.coding.needles import needles
from moksori.packs.loader import load, load_common

CUES = sorted(
    {
        cue
        for act in load_common().codebook
        for told in (act.cues, act.wide)
        for cues in told.values()
        for cue in cues
    }
)
INVENTED = Path(__file__).resolve().parents[2] / "benchmarks" / "data" / "sentences"


def sentences(language):
    """Every thirtieth of the invented sentences."""
    lines = [
        line
        for path in sorted(INVENTED.glob(f"{language}_*.tsv"))
        for line in path.read_text("utf-8").splitlines()
    ]
    return [line.split("\t")[1] for line in lines[::30]]


@pytest.mark.parametrize(
    ("cue", "found"),
    [
        (r"\barrest(?:s|ed)?\b", ("arrest", "arrested", "arrests")),
        (r"\b(?:took|dragged)\b him", ("dragged him", "took him")),
        (r"\b(?:re-?)?arrest", ("arrest", "re-arrest", "rearrest")),
        (r"체포|구금", ("구금", "체포")),
        (r"\b(?=(?:\bhanded (?:him|her) back\b))[\w-]+", ("handed her back", "handed him back")),
        (r"돈을?\s?(?:뜯|요구)", ()),
        (r"(?:매달|묶)\S{0,4}\s?못\s?자게", ("자게",)),
        (r"붙잡(?:혀|혔)", ("붙잡혀", "붙잡혔")),
        (r"jails?", ("jail", "jails")),
        (r"(?<!sexually )\bassault", ("assault",)),
    ],
)
def test_a_cue_says_what_must_be_there(cue, found):
    assert needles(cue) == found


def test_most_cues_have_a_needle():
    assert sum(bool(needles(cue)) for cue in CUES) > 0.5 * len(CUES)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_quick_look_finds_every_cue_that_a_slow_one_finds(language):
    cues = lexicon_of(load("kp")).cues_of(language)
    for sentence in sentences(language):
        matching = [cue for cue in cues if cue.pattern.search(sentence)]
        likely = cues.in_words(sentence)
        assert [cue for cue in likely if cue.pattern.search(sentence)] == matching
        assert len(likely) < len(list(cues))
