"""The published interviews beside the checkout, scored against what one annotator read in them."""

import importlib.util
import json
import re
from collections import defaultdict
from datetime import date

import pytest

from moksori.coding.export import as_json
from moksori.coding.propose import propose
from moksori.packs.loader import load
from moksori.terms.account import AccountFormat, Decoded, Structure
from moksori.terms.mention import MentionKind
from moksori.terms.passage import Passage, SpeakerRole
from moksori.terms.span import Span
from tests.coding.accounts import Read
from tests.conftest import SHARED

EVAL = SHARED / "eval"


def structure_of(text, turns, published):
    """The turns as annotated, without their labels; the reading is measured, not the cutting."""
    title = Span(0, text.index("\n"))
    passages = []
    for turn in sorted(turns["turns"], key=lambda turn: turn["start"]):
        start, end = turn["start"], turn["end"]
        label = re.match(r"[A-Z][^:\n]{1,40}:\s", text[start:end])
        start += label.end() if label else 0
        speaker = None if "(unlabelled)" in turn["speaker"] else turn["speaker"]
        span = Span(start, end)
        role = SpeakerRole(turn["role"])
        passages.append(Passage(len(passages) + 1, span, text[start:end], speaker, role))
    furniture = tuple(Span(x["start"], x["end"]) for x in turns["furniture_spans"])
    kind = AccountFormat.INTERVIEW
    return Structure(kind, "en", title, published, furniture, tuple(passages))


@pytest.fixture(scope="module")
def figures():
    if not (EVAL / "score.py").is_file():
        pytest.skip("no ../shared/eval beside this checkout")
    spec = importlib.util.spec_from_file_location("score", EVAL / "score.py")
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    tally = defaultdict(score.Tally)
    readings = []
    for path in sorted((EVAL / "gold").glob("seed-???.json")):
        gold = json.loads(path.read_text("utf-8"))
        turns = json.loads(path.with_suffix(".turns.json").read_text("utf-8"))
        text = (SHARED / "seeds" / gold["file"]).read_bytes().decode("utf-8-sig")
        text = text.replace("\r\n", "\n")
        published = (gold["date"] or {}).get("edtf", "")[:10]
        decoded, structure = Decoded(text, "txt"), structure_of(text, turns, published)
        proposal = propose(decoded, structure, load("kp"), date(2018, 1, 1))
        readings.append((gold, Read(text, proposal)))
        row = as_json(gold["file"], decoded, structure, proposal)
        flat = score.flat(text)
        for kind, key in score.KINDS.items():
            score.score_kind(tally, kind, gold.get(key, []), row["mentions"], flat)
        who = score.score_persons(tally, gold["persons"], row["persons"], flat)
        score.score_acts(tally, gold["acts"], row["acts"], flat, who)
    return {kind: one.row() for kind, one in tally.items()}, readings


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("person", 0.8), ("person_role", 0.85), ("organisation", 0.8), ("place", 0.8), ("date", 0.8),
        ("amount", 0.8), ("quantity", 0.8), ("duration", 0.8), ("injury", 0.8), ("sentence", 0.8),
        ("act", 0.7), ("act_full", 0.45),
    ],
)  # fmt: skip
def test_the_published_interviews_are_read(figures, kind, least):
    assert figures[0][kind]["f1"] >= least, figures[0][kind]


def test_every_age_sum_and_neighbourhood_in_them_is_a_mention(figures):
    for gold, one in figures[1]:
        for person in gold["persons"]:
            if person["age"]:
                assert one.covered(
                    MentionKind.AGE, person["age"].removeprefix("in his ").removeprefix("in her ")
                )
        for amount in gold["amounts"]:
            for number in re.findall(r"\d+,\d{3}", amount["text"]):
                assert one.covered(MentionKind.AMOUNT, number)
        for place in gold["places"]:
            if place.get("kind") == "neighbourhood":
                mention = one.mention(MentionKind.PLACE, place["text"].split()[-1])
                assert mention.detail["level"] == "neighbourhood"


def test_every_word_said_to_somebodys_face_in_them_is_between_two(figures):
    for gold, one in figures[1]:
        for act in gold["acts"]:
            if re.search(r"\b[Yy]ou(?:r)?\b", act["quote"]):
                assert one.mention(MentionKind.SPEECH, act["quote"]).detail["heard_by"] == 2
