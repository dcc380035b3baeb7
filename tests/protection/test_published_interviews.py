"""The two published interviews, from the file to the draft: what must be gone, what must stay."""

import difflib
import re
from datetime import date

import pytest

from moksori.coding.propose import propose
from moksori.intake.reading import read
from moksori.intake.structure import structure
from moksori.language.speech import find_speech
from moksori.packs.loader import load
from moksori.protection.disguise import disguise
from moksori.protection.draft import compose
from moksori.protection.policy import demo_policy
from moksori.protection.pseudonyms import Naming

GONE = (
    r"\b(?:20|30|33|50)[- ]years?[- ]old", r"Hyemy", r"\b15 days", r"\b[1-4]0,000\b", r"5,873",
    r"\b[37]0%", r"two installments", r"Leech", r"as as\b", r"[Tt]o this day", r"in the evenings",
    r"Choi\b", r"  \S", r"\ba [aeiou]\w+ in (?:his|her)", r"\(\s*\)", r" [.,;]",
)  # fmt: skip
STAYS = {
    "000": ("Hyesan", "January 2016", "mid-1990s", "the major", "in his forties", "four broken ribs",
            "in her twenties", "in her thirties", "100-170 RMB (15-25 USD) for a single gram",
            "sexually assaulted", "two months of labor training", "After a week", "500 grams"),
    "001": ("Hyesan City in Ryanggang Province", "in March", "In January", "in February of this year",
            "a female in her twenties", "a woman in her fifties", "a woman in her thirties",
            "most of the money", "only a small part", "tens of thousands of RMB (thousands of USD)",
            "Kim Jong Un", "commander", "Lee Sang Yong"),
}  # fmt: skip


def drafted(file):
    pack = load("kp")
    decoded = read(file.read_bytes(), file.name)
    shape = structure(decoded)
    proposal = propose(decoded, shape, pack, date(2017, 6, 12))
    decisions = demo_policy(shape, proposal, pack)
    entities = {person.key: f"per-{person.key}" for person in proposal.persons}
    naming = Naming(b"key of a test", pack, frozenset(), "story", "series", entities)
    title = decoded.text[shape.title.start : shape.title.end] if shape.title else ""
    made = disguise(shape, proposal, decisions, naming, title=title)
    return shape, made, compose(shape, made, story_id="s", month="2017-06")


def runs_of_six(words):
    said = re.findall(r"[\w’']+", words.lower())
    return {tuple(said[at : at + 6]) for at in range(len(said) - 5)}


@pytest.mark.parametrize("number", ["000", "001"])
def test_an_interview_is_disguised_and_still_the_story(seeds, number):
    (file,) = [each for each in seeds if each.name.startswith(number)]
    shape, made, draft = drafted(file)
    words = "\n".join([draft.story.title, draft.story.slug, *(b.text for b in draft.story.blocks)])
    for pattern in GONE:
        assert not re.search(pattern, words), pattern
    for kept in STAYS[number]:
        assert kept in words, kept
    assert draft.heard_by_two
    said = [found.value for one in shape.passages for found in find_speech(one.text)
            if found.detail["sentence"]]  # fmt: skip
    assert said
    for speech in (*draft.heard_by_two, *map(str, said)):
        assert not runs_of_six(speech) & runs_of_six(words)
    told = [word for passage in shape.passages for word in passage.text.split()]
    seen = [word for passage in made.passages for word in passage.text.split()]
    same = sum(
        block.size
        for block in difflib.SequenceMatcher(None, told, seen, autojunk=False).get_matching_blocks()
    )
    assert 1 - same / len(told) <= 0.2
