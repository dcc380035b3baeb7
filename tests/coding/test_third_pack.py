"""An invented Syrian account, read with a pack that was written after the rules."""

from datetime import date
from pathlib import Path

import pytest

from moksori.coding.propose import propose
from moksori.intake.reading import read
from moksori.intake.structure import structure
from moksori.packs.loader import load
from moksori.terms.mention import MentionKind

FILE = Path(__file__).resolve().parents[2] / "benchmarks" / "data" / "packs" / "sy-statement.md"


@pytest.fixture(scope="module")
def proposal():
    decoded = read(FILE.read_bytes(), FILE.name)
    return propose(decoded, structure(decoded), load("sy"), date(2019, 9, 5))


def told(proposal, kind):
    return {mention.told: mention.value for mention in proposal.mentions if mention.kind is kind}


def test_people_come_out_with_the_article_in_their_names(proposal):
    names = told(proposal, MentionKind.PERSON)
    assert {"Yazan", "Khaled al-Durzi", "Munther al-Sayyad", "Nawal", "Hala Zarqa"} <= set(names)


def test_bodies_come_out_each_branch_by_itself(proposal):
    bodies = told(proposal, MentionKind.ORGANISATION)
    assert bodies["Military Security"] == "military_intelligence"
    assert bodies["Air Force Intelligence"] == "air_force_intelligence"
    assert bodies["Branch 215"] == "branch215"
    assert bodies["Branch 227"] == "branch227"
    assert bodies["Counter-Terrorism Court"] == "ct_court"


def test_places_come_out_and_a_prison_is_one(proposal):
    places = told(proposal, MentionKind.PLACE)
    assert places["Damascus"] == "sy.damascus.damascus"
    assert places["Adra Prison"] == "sy.adra_f"
    assert any(value == "sy.homs.example_tellmarjan.tahuna" for value in places.values())


def test_posts_and_sums_come_out_and_a_branch_is_no_sum(proposal):
    assert "sy_capt" in told(proposal, MentionKind.OCCUPATION).values()
    sums = told(proposal, MentionKind.AMOUNT)
    assert {value["currency"] for value in sums.values()} == {"SYP", "USD"}
    assert "227" not in sums


def test_acts_come_out_with_whom_they_were_done_to(proposal):
    victims = {one.key for one in proposal.persons if "son" in one.label}
    acts = [act for act in proposal.acts if victims & set(act.victims)]
    coarse = {one.code: one.coarse for one in load("sy").common.codebook}
    assert {"arrest_detention", "torture_ill_treatment"} <= {coarse[act.type] for act in acts}
    assert any(act.when == "2014-03-14" for act in acts)
