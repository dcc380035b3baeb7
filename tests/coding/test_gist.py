"""What a news report is about. All reports, people and events are invented."""

from datetime import date

import pytest

from moksori.coding.gist import about, gist_of, world_of
from moksori.coding.propose import propose
from moksori.intake.reading import read
from moksori.intake.structure import structure
from moksori.packs.loader import load
from moksori.packs.world import cities, demonyms, regions

PACK = load("kp")


def gist(text):
    decoded = read(text.encode(), "report.txt")
    shaped = structure(decoded)
    proposal = propose(decoded, shaped, PACK, date(2021, 5, 20))
    return gist_of(decoded, shaped, proposal, world_of(PACK))


REPORT = """Gunmen kidnap editor on the way home

KAMPALA, Uganda (Wire) - Gunmen kidnapped the editor Ruth Abara near her home in Kampala on 4 May 2021, her family said on Thursday. She was beaten and left at the side of a road.

U.S. officials said that they were concerned. Kenyan reporters held a vigil in Nairobi.

Two suspects were arrested for the kidnapping on Monday, police said."""


def test_a_report_says_what_where_when_and_to_whom():
    one = about(gist(REPORT))
    assert (one["country"], one["city"], one["when"]) == ("UG", "Kampala", "2021-05-04")
    assert one["victims"] == ["Ruth Abara"]
    assert "enforced_disappearance" in one["types"]


def test_the_arrest_of_suspects_is_nobodys_violation():
    assert "arrest_detention" not in about(gist(REPORT))["types"]


def test_a_state_stands_for_its_country():
    one = gist(
        "Teacher arrested after march\n\nPolice in Kaduna arrested the teacher Daniel Oke on 3 March 2021 after a march against fees. He was held for two days in Kaduna."
    )
    assert (one.country, one.region) == ("NG", "Kaduna")


def test_an_empty_report_says_nothing():
    one = gist("A quiet day\n\nIt rained in the morning, and the market opened late.")
    assert (one.country, one.city, one.victims) == ("", "", ())


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Nigerian", "NG"),
        ("Nigerien", "NE"),
        ("Sudanese", "SD"),
        ("Filipino", "PH"),
        ("Iraqi", "IQ"),
    ],
)
def test_peoples_have_countries(word, code):
    assert demonyms()[word] == code


def test_the_lists_of_the_world_are_whole():
    assert cities()["Minsk"].country == "BY"
    assert cities()["Minsk"].capital
    assert len(cities()) > 5000
    assert regions()["Scotland"] == "GB"
