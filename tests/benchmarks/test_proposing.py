"""The metric of proposals: whole entities, what may stay, words counted once. All is invented."""

import json
from collections import Counter

import pytest
from benchmarks.proposals import tables
from benchmarks.proposing import measure, texts, ways

TEXT = "Mr Ilka Zabulon, a welder of Ordovan, came. Zabulon left on 3 May 1999."


def spans(*told, text=TEXT):
    found = []
    for one in told:
        at = text.index(one)
        found.append((at, at + len(one)))
    return found


def mention(told, entity, kind="PERSON", level="DIRECT", at=0):
    start = TEXT.index(told, at)
    return {
        "start_offset": start,
        "end_offset": start + len(told),
        "entity_id": entity,
        "entity_type": kind,
        "identifier_type": level,
    }


ROWS = [
    mention("Mr Ilka Zabulon", "x_a1_e1"),
    mention("Zabulon", "x_a1_e1", at=30),
    mention("Ordovan", "x_a1_e2", "LOC", "QUASI"),
    mention("welder", "x_a1_e3", "DEM", "NO_MASK"),
    mention("3 May 1999", "x_a2_e1", "DATETIME", "QUASI"),
]


@pytest.fixture
def folder(tmp_path):
    row = {"text": TEXT, "entities": ROWS}
    (tmp_path / "entity_a.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    pii = [
        {"tag": "OCCUPATION", "keyword": "Welder / Smith"},
        {"tag": "POSITION", "keyword": ""},
        {"tag": "NAME", "keyword": "Ilka Zabulon"},
    ]
    row = {"text": TEXT, "subjects": [{"PIIs": pii}]}
    (tmp_path / "subjects_a.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    return tmp_path


def figures(folder, *told):
    (of,) = texts.annotated(folder)
    sums = Counter()
    measure.count(of, spans(*told), sums)
    return measure.as_figures(sums)


def test_an_entity_counts_only_with_all_of_its_mentions(folder):
    assert figures(folder, "Ilka Zabulon")["direct"] == 0
    at = TEXT.index("Zabulon left")
    (of,) = texts.annotated(folder)
    sums = Counter()
    measure.count(of, [*spans("Ilka Zabulon"), (at, at + 7)], sums)
    assert measure.as_figures(sums)["direct"] == 1


def test_what_nobody_would_mask_is_no_entity_but_costs_precision(folder):
    got = figures(folder, "Ordovan", "welder")
    assert got["quasi"] == 0.5
    # Two annotators: one of them masks one of the two words.
    assert got["precision"] == 0.25


def test_a_mention_that_need_not_be_masked_does_not_hold_its_entity_back(folder):
    row = {
        "text": TEXT,
        "entities": [*ROWS, mention("welder", "x_a1_e2", "LOC", "NO_MASK")],
    }
    (folder / "entity_a.jsonl").write_text(json.dumps(row), "utf-8")
    assert figures(folder, "Ordovan")["quasi"] == 0.5


def test_titles_small_words_and_marks_may_stay():
    assert measure.is_masked(
        "Mr of the (B).", measure.masked_places("Mr of the (B).", [(11, 12)]), 0, 14
    )
    assert not measure.is_masked("Mr of the (B).", bytearray(14), 0, 14)


def test_survival_is_told_of_what_stood_there_only(folder):
    (of,) = texts.described(folder)
    assert list(measure.survivors(of, [])) == [("OCCUPATION", "Welder", True)]
    assert list(measure.survivors(of, spans("welder"))) == [("OCCUPATION", "Welder", False)]


def test_a_word_in_two_masks_is_counted_once():
    assert list(measure.words_in("ab cd", [(0, 5), (0, 2)])) == [(0, 2), (3, 5)]


def test_a_folder_without_texts_is_said_so(tmp_path):
    with pytest.raises(FileNotFoundError):
        texts.annotated(tmp_path)


def test_every_text_is_masked_once_and_the_tables_are_drawn(folder):
    asked = []

    def way(text):
        asked.append(text)
        return [(0, 2)]

    found, speed = ways.masks(way, [TEXT, TEXT])
    assert found == {TEXT: [(0, 2)]}
    assert speed > 0
    assert asked.count(TEXT) == 1
    rows = tables({"ours": {**dict.fromkeys("abcdef", 0.5), "chars_s": 12}}, {"ours": Counter()})
    assert "0.500" in rows[2]
