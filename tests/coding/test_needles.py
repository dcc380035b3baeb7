"""A quick look must never miss what the slow one would find."""

import re

import pytest

from moksori.coding.lexicon import lexicon_of
from moksori.coding.needles import needles
from moksori.packs.loader import load, load_common

CUES = sorted({c for act in load_common().codebook for cues in act.cues.values() for c in cues})
SENTENCES = [
    "The guard beat, kicked and tortured a man he had arrested; they were taken into custody.",
    "She was raped, sold and forced to confess; he paid bribes and was sentenced to hard labour.",
    "Soldiers shot at villagers, burned houses, confiscated rice and threatened to kill a child.",
    "보위원은 주민을 체포하여 때리고 돈을 빼앗았으며 교화소로 보내겠다고 협박했다.",
    "그는 구류장에 갇혀 고문당했고 자백을 강요받았으며 추방되였다.",
]


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


def test_where_a_cue_matches_one_of_its_needles_stands():
    for cue in CUES:
        wanted, pattern = needles(cue), re.compile(cue, re.IGNORECASE)
        for sentence in SENTENCES:
            if wanted and pattern.search(sentence):
                assert any(needle in sentence.lower() for needle in wanted), cue


def test_most_cues_have_a_needle():
    assert sum(bool(needles(cue)) for cue in CUES) > 0.5 * len(CUES)


def test_a_quick_look_finds_every_cue_that_a_slow_one_finds():
    lexicon = lexicon_of(load("kp"))
    for language, sentence in [("en", one) for one in SENTENCES[:3]] + [
        ("ko", one) for one in SENTENCES[3:]
    ]:
        likely = {cue.pattern.pattern for cue in lexicon.cues_of(language).in_words(sentence)}
        for cue in (c for a in load_common().codebook for c in a.cues.get(language, ())):
            if re.search(cue, sentence, re.IGNORECASE):
                assert any(cue in pattern for pattern in likely), cue
