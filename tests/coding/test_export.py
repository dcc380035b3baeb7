"""The row of JSON: coarse types, the kinds asked for, sums with what was printed beside them."""

import json
from datetime import date

from moksori.coding.export import as_json
from moksori.coding.propose import propose
from moksori.packs.loader import load
from moksori.terms.account import AccountFormat
from moksori.terms.passage import SpeakerRole
from tests.coding.accounts import account

TEXT = (
    "Desk: Who paid?\n"
    "Seo Min-ah: A widow from Hyesan paid 900 RMB (140 USD) to an officer of the Bureau of River "
    "Traffic (BRT). The officer took 70% of the money. The BRT knew. He beat her for nine days in "
    "Hyesan. Officers often threaten people."
)
KINDS = {"person", "organisation", "place", "date", "amount", "quantity", "duration", "age", "injury",
         "sentence", "identifier", "occupation", "position", "nationality", "health",
         "name"}  # fmt: skip


def row():
    decoded, structure = account(
        TEXT,
        kind=AccountFormat.INTERVIEW,
        speakers={"Desk": SpeakerRole.HOST, "Seo Min-ah": SpeakerRole.REPORTER},
        published="2018-01-02",
        notes={"outlet": "Tidewater"},
    )
    proposal = propose(decoded, structure, load("kp"), date(2018, 2, 1))
    return as_json("a.txt", decoded, structure, proposal), decoded.text


def told(kind):
    one, text = row()
    return [text[m["start"] : m["end"]] for m in one["mentions"] if m["kind"] == kind]


def test_the_row_has_what_readers_ask_for():
    one, _ = row()
    assert json.loads(json.dumps(one)) == one
    assert one["file"] == "a.txt"
    assert one["format"] == "interview"
    assert one["published"] == "2018-01-02"
    assert one["outlet"] == "Tidewater"
    assert [p["speaker"] for p in one["passages"]] == ["Desk", "Seo Min-ah"]
    assert {m["kind"] for m in one["mentions"]} <= KINDS
    assert not {m["kind"] for m in one["details"]} & {"occupation", "identifier", "name"}
    assert all(m["rule"] and 0 < m["confidence"] <= 1 for m in one["mentions"])


def test_a_sum_stands_with_its_conversion_once():
    assert told("amount") == ["900 RMB (140 USD)"]


def test_a_share_counts_as_a_quantity():
    assert told("quantity") == ["70% of the money"]


def test_an_office_stands_in_its_first_wording():
    assert told("organisation") == ["Bureau of River Traffic (BRT)"]


def test_a_place_has_its_country():
    one, _ = row()
    assert {m["value"] for m in one["mentions"] if m["kind"] == "place"} == {"KP"}


def test_acts_are_coarse_and_patterns_are_left_out():
    one, _ = row()
    kinds = [act["type"] for act in one["acts"]]
    assert "torture_ill_treatment" in kinds
    assert "threat_intimidation" not in kinds


def test_the_formats_nobody_asks_for_are_statements():
    decoded, structure = account("A guard beat a boy.", kind=AccountFormat.CHAT)
    proposal = propose(decoded, structure, load("kp"), date(2018, 2, 1))
    assert as_json("b", decoded, structure, proposal)["format"] == "statement"


def test_a_turn_begins_at_its_label():
    one, text = row()
    assert [text[p["start"] :][:4] for p in one["passages"]] == ["Desk", "Seo "]


def test_an_hour_of_no_told_day_is_a_time_and_no_date():
    decoded, structure = account("The guard left at noon. On 3 May 2017 he came at 9 p.m.")
    proposal = propose(decoded, structure, load("kp"), date(2019, 6, 2))
    mentions = as_json("x.txt", decoded, structure, proposal)["mentions"]
    told = [
        (one["kind"], decoded.text[one["start"] : one["end"]], one["value"])
        for one in mentions
        if one["kind"] in ("date", "time")
    ]
    assert told == [
        ("time", "at noon", "12:00"),
        ("date", "3 May 2017", "2017-05-03"),
        ("time", "9 p.m.", "21:00"),
    ]
