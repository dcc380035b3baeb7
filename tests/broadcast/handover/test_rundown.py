"""The rundown as table, as data and on paper."""

import csv
import json
import re
import subprocess
from dataclasses import replace
from io import BytesIO, StringIO

import pikepdf
import pytest

from moksori.broadcast.fitting import fitted
from moksori.broadcast.handover.rundown import balance, rundown_csv, rundown_json
from moksori.broadcast.handover.rundown_paper import rundown_paper
from moksori.broadcast.running import script_fingerprint, with_takes
from moksori.terms.story import Block, BlockKind
from tests.broadcast.programmes import LONG, of, ordered
from tests.publishing.hard_plans import HARD
from tests.publishing.plans import FERRY, plan

FULL = {language: fitted(ordered(language, slot=600)) for language in ("en", "ko")}


def table(made):
    assert made.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(made.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_table_has_every_item_with_its_start_and_lengths(language):
    order = FULL[language]
    head, *rows = table(rundown_csv(order))
    assert head[0] in ("No.", "순서")
    assert len(rows) == len(order.items)
    assert [row[4] for row in rows] == [item.text for item in order.items]
    assert rows[0][1] == "0:00"


@pytest.mark.parametrize(
    "told", ["=1+1", "+82", "-", "@SUM(A1)", "\t=1", '=HYPERLINK("x")', "=cmd|' /C calc'!A0"]
)
def test_no_table_programme_is_made_to_reckon(told):
    story = replace(FERRY, blocks=(Block(BlockKind.ANSWER, "", told),), title=told)
    for row in table(rundown_csv(ordered("en", plan(story)))):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def test_the_data_has_the_words_of_a_newsroom():
    order = ordered("en", plan(FERRY))
    answer = of(order, "sto-ferry.002")
    script = script_fingerprint(answer, "en")
    told = json.loads(rundown_json(with_takes(order, {script: 40_500}), "ondol"))
    assert told["show"] == {
        "title": "Voices of the river",
        "shortcode": "ondol",
        "planned_duration": 1800.0,
    }
    (item,) = [one for one in told["items"] if one["_id"] == "sto-ferry.002"]
    assert item["content"] == FERRY.blocks[2].text
    assert (item["duration"], item["item_type"], item["role"]) == (40.5, "answer", "reporter")
    assert item["script"] == script
    assert told["template"] == "Monthly interview programme"
    assert told["over"] == pytest.approx(
        (order.total - answer.planned + 40_500 - order.slot) / 1000
    )


def test_a_hole_is_in_the_table_and_in_the_data():
    (hole,) = [
        one for one in json.loads(rundown_json(FULL["en"], "ondol"))["items"] if one["missing"]
    ]
    assert hole["story"] == "sto-note"
    assert any(row[2] == "Missing" and row[5] == "" for row in table(rundown_csv(FULL["en"])))


def test_over_and_under_are_said_in_words_to_the_second():
    order = ordered("en")
    assert balance(FULL["en"]) == "fits to the second"
    assert balance(FULL["ko"]) == "초까지 꼭 맞음"
    assert balance(replace(order, slot=order.total - 61_000)) == "1:01 over"
    assert balance(replace(order, slot=order.total + 5_000)) == "0:05 under"


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_paper_is_tagged_says_its_language_and_is_the_same_each_time(language):
    made = rundown_paper(FULL[language])
    assert made == rundown_paper(FULL[language])
    with pikepdf.open(BytesIO(made)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == language
        assert list(pdf.docinfo) == ["/Title"]
    assert b"typst" not in made.lower()


def test_the_paper_can_be_read_out_and_names_the_hole(needs, tmp_path):
    path = tmp_path / "rundown.pdf"
    path.write_bytes(rundown_paper(FULL["ko"]))
    told = subprocess.run(
        [needs("pdftotext"), str(path), "-"], capture_output=True, check=True
    ).stdout.decode()
    plain = re.sub(r"\s+", "", told)
    assert "언제부터이런일이있었습니까?" in plain
    assert "빠짐" in plain
    assert "임시음성" in plain


@pytest.mark.parametrize("name", ["hostile", "mixed", "right_to_left", "empty", "controls"])
def test_hard_editions_can_be_set(name):
    order = ordered("en", HARD[name])
    assert rundown_paper(order).startswith(b"%PDF")
    assert table(rundown_csv(order))
    assert json.loads(rundown_json(order, "ondol"))


def test_two_hundred_blocks_can_be_set():
    assert rundown_paper(ordered("en", LONG)).startswith(b"%PDF")
