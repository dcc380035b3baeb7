"""A quick look must never miss what the slow one would find."""

import re

import pytest

from moksori.coding.needles import needles
from moksori.packs.loader import load_common

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
        (r"\barrest(?:s|ed)?\b", ("arrest",)),
        (r"\b(?:took|dragged)\b him", ("took", "dragged")),
        (r"\b(?:re-?)?arrest", ()),
        (r"체포|구금", ()),
        (r"붙잡(?:혀|혔)", ("붙잡",)),
        (r"jails?", ("jail",)),
        (r"(?<!sexually )\bassault", ("assault",)),
    ],
)
def test_the_beginning_of_a_cue_says_what_must_be_there(cue, found):
    assert needles(cue) == found


def test_where_a_cue_matches_one_of_its_needles_stands():
    for cue in CUES:
        wanted, pattern = needles(cue), re.compile(cue, re.IGNORECASE)
        for sentence in SENTENCES:
            if wanted and pattern.search(sentence):
                assert any(needle in sentence.lower() for needle in wanted), cue


def test_most_cues_have_a_needle():
    assert sum(bool(needles(cue)) for cue in CUES) > 0.5 * len(CUES)
