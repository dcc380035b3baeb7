"""The scorer of readings counts as it says, and as the scorer beside the project does."""

import copy
import json
import random
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from benchmarks.accounts import texts
from benchmarks.accounts.scoring import score_turns
from benchmarks.accounts.tally import Tallies
from benchmarks.accounts.values import days_of, places_of, same_date, same_span, same_sum

BESIDE = Path(__file__).resolve().parents[3] / "shared"
OWN = Path(__file__).resolve().parents[2] / "benchmarks" / "data" / "reading"
WIDER = OWN.with_name("reading_wider")


def test_a_span_shares_half_of_the_union():
    assert same_span((0, 10), (5, 10))
    assert not same_span((0, 10), (6, 10))
    assert not same_span((0, 10), (10, 20))
    assert places_of("two  words", "one two\nwords two words") == [(4, 13), (14, 23)]


def test_dates_share_a_fifth_of_their_days():
    assert days_of("2019-12") == (date(2019, 12, 1), date(2019, 12, 31))
    assert days_of("199X") == (date(1990, 1, 1), date(1999, 12, 31))
    assert days_of("2019-02-30") is None
    assert same_date("2019-03-01/2019-03-10", "2019-03-09/2019-03-10")
    assert not same_date("2019", "2019-03")
    assert not same_date("2019", None)


def test_sums_have_one_currency_and_all_their_figures():
    gold = {"value": [100, 170], "currency": "CNY"}
    assert same_sum(gold, {"value": [170, 100], "currency": "CNY"})
    assert not same_sum(gold, {"value": 100, "currency": "CNY"})
    assert not same_sum(gold, {"value": [100, 170], "currency": "USD"})


def test_one_long_turn_earns_one_beginning():
    gold = {"turns": [{"start": 0, "end": 9, "role": "host", "first_words": ""}] * 2}
    gold["furniture_spans"] = []
    said = {"passages": [{"start": 0, "end": 90, "speaker": "x", "role": "host"}]}
    tallies = Tallies()
    score_turns(tallies, gold, said)
    assert tallies.rows()["turns"]["recall"] == 0.5


@pytest.mark.parametrize("folder", [OWN, WIDER])
def test_gold_of_the_invented_texts_points_at_its_words(folder):
    for name, known in texts.golds(texts.Folder("own", folder, folder / "gold")).items():
        words = texts.words_of(folder / name)
        for gold in known:
            for turn in gold.get("turns", []):
                told = " ".join(words[turn["start"] : turn["end"]].split())
                assert told.startswith(turn["first_words"])
            for act in gold.get("acts", []):
                assert places_of(act["quote"], words)


@pytest.mark.skipif(not (BESIDE / "eval" / "score.py").exists(), reason="is beside the project")
def test_counts_as_the_scorer_beside_the_project(tmp_path):
    folder = texts.folder_of(BESIDE / "seeds")
    said = {
        name: texts.propose_row((folder.texts / name).read_bytes(), name, "kp", texts.RECEIVED)
        for name in texts.golds(folder)
    }
    chance = random.Random(7)
    for damaged in (said, *(_damaged(said, chance) for _ in range(4))):
        rows = tmp_path / "rows.jsonl"
        rows.write_text("\n".join(json.dumps(row) for row in damaged.values()), "utf-8")
        command = [sys.executable, str(BESIDE / "eval" / "score.py"), str(rows), "--json"]
        theirs = subprocess.run(command, capture_output=True, check=True, text=True).stdout
        assert texts.score(folder, damaged)[0] == json.loads(theirs)


def _damaged(said, chance):
    """Drop, double and shift what was proposed."""
    rows = copy.deepcopy(said)
    for row in rows.values():
        for listed in ("mentions", "persons", "acts", "passages", "furniture"):
            kept = [one for one in row[listed] if chance.random() < 0.8]
            row[listed] = kept + copy.deepcopy(kept[::5])
            for one in row[listed]:
                if "start" in one and chance.random() < 0.3:
                    one["end"] += chance.randrange(-5, 40)
                if "role" in one and chance.random() < 0.2:
                    one["role"] = chance.choice(["host", "victim", "accused"])
    return rows


LEAST = {"turns": 0.98, "furniture": 0.98, "person": 0.8, "person_role": 0.85, "act": 0.85}
LEAST |= {"act_full": 0.7, "amount_value": 0.95, "date_value": 0.85}
LEAST_WIDER = {"turns": 0.98, "person": 0.75, "person_role": 0.82, "act": 0.7, "act_full": 0.5}
LEAST_WIDER |= {"amount_value": 0.95, "date_value": 0.75}


@pytest.mark.parametrize(("at", "least"), [(OWN, LEAST), (WIDER, LEAST_WIDER)])
def test_the_invented_texts_are_read_as_well_as_the_page_of_figures_says(at, least):
    folder = texts.Folder("own", at, at / "gold")
    rows = texts.score(folder, texts.said_of(folder))[0]
    assert {kind: rows[kind]["f1"] for kind in least if rows[kind]["f1"] < least[kind]} == {}
