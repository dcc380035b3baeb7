"""Places in English and Korean: a neighbourhood becomes its city and is never told twice."""

import pytest

from tests.protection.telling import decide, mark, public

B, C, P = "xx.north.sinsan.b", "xx.north.sinsan", "xx.north"
R, H = "xx.north.hwa.r", "xx.north.hwa"
SINSAN, PYOL, UPPER = ("Sinsan", C), ("Pyol-dong", B), ("Upper Province", P)
TAL = ("Tal-dong", "")

CITIES = [
    ("a woman from Sinsan Citys Pyol-dong sent", (("Sinsan Citys Pyol-dong", B),),
     "a woman from Sinsan City sent"),
    ("a woman from Sinsan Citys Pyol-dong sent", (("Sinsan City", C), PYOL),
     "a woman from Sinsan City sent"),
    ("a woman from Sinsan City’s Pyol-dong sent", (("Sinsan City", C), PYOL),
     "a woman from Sinsan City sent"),
    ("at Sinsan’s Pyol-dong market", (SINSAN, PYOL), "at Sinsan’s market"),
    ("in Pyol-dong, Sinsan, he", (PYOL, SINSAN), "in Sinsan, he"),
    ("in Pyol-dong in Sinsan, he", (PYOL, SINSAN), "in Sinsan, he"),
    ("in Tal-dong, Sinsan, he", (TAL, SINSAN), "in Sinsan, he"),
    ("in the Tal-dong workers' district of Sinsan", (TAL, SINSAN), "in Sinsan"),
    ("at the Pyol-dong market", (PYOL,), "at the Sinsan market"),
    ("from the Tal-dong neighbourhood of Sinsan", (TAL, SINSAN), "from Sinsan"),
    ("in Tal-dong, Sinsan, Upper Province", (TAL, SINSAN, UPPER), "in Sinsan, Upper Province"),
    ("in Pyol-dong, Upper Province", (PYOL, UPPER), "in Sinsan, Upper Province"),
    ("in Pyol-dong, he", (PYOL,), "in Sinsan, he"),
    ("in Tal-dong, he", (TAL,), "in a neighbourhood of the city, he"),
    ("in the Tal-dong neighbourhood, he", (TAL,), "in a neighbourhood of the city, he"),
    ("in Sol-ri, Hwa County", (("Sol-ri", R), ("Hwa County", H)), "in Hwa County"),
    ("in Sol-ri", (("Sol-ri", R),), "in Hwa County"),
    ("신산시 별동에서 왔다", (("신산시", C), ("별동", B)), "신산시에서 왔다"),
    ("신산시 별동에서 왔다", (("신산시 별동", B),), "신산시에서 왔다"),
    ("신산시 별동은 작다", (("신산시", C), ("별동", B)), "신산시는 작다"),
    ("신산시 별동으로 갔다", (("신산시", C), ("별동", B)), "신산시로 갔다"),
    ("별동은 작다", (("별동", B),), "신산시는 작다"),
    ("달동이 작다", (("달동", ""),), "시내 한 동네가 작다"),
    ("상도 신산시 별동에서", (("상도", P), ("신산시", C), ("별동", B)), "상도 신산시에서"),
]  # fmt: skip

COARSER = [
    ("in Pyol-dong, Sinsan, Upper Province", (PYOL, SINSAN, UPPER), "province",
     "in Upper Province"),
    ("in Sinsan City, he", (("Sinsan City", C),), "province", "in Upper Province, he"),
    ("in Sinsan City, he", (("Sinsan City", C),), "country", "in Northland, he"),
    ("in Sinsan City, he", (("Sinsan City", C),), "region", "in Northland, he"),
    ("in Sinsan City, he", (("Sinsan City", C),), "nothing", "in [place withheld], he"),
    ("신산시에서 왔다", (("신산시", C),), "province", "상도에서 왔다"),
    ("신산시로 갔다", (("신산시", C),), "country", "북국으로 갔다"),
    ("신산시에서 왔다", (("신산시", C),), "nothing", "[장소 비공개]에서 왔다"),
]  # fmt: skip


def told(text, places, rung):
    marks = [
        mark(text, name, "place", value, level=None if value else "neighbourhood")
        for name, value in places
    ]
    return public(text, *marks, decisions=decide(place=rung))


@pytest.mark.parametrize(("text", "places", "wanted"), CITIES)
def test_a_neighbourhood_becomes_its_city(text, places, wanted):
    assert told(text, places, "city") == wanted


@pytest.mark.parametrize(("text", "places", "rung", "wanted"), COARSER)
def test_coarser_rungs_name_what_holds_the_place(text, places, rung, wanted):
    assert told(text, places, rung) == wanted


@pytest.mark.parametrize("name", [("Sinsan", C), ("Hwa County", H), ("Northland", "xx")])
def test_what_is_no_finer_than_a_city_stays_as_told(name):
    text = f"in {name[0]}, he"
    assert told(text, (name,), "city") == text


def test_a_prison_stays_at_the_rung_of_cities():
    text = "in the interrogation room, he"
    marked = mark(text, "interrogation room", "place", "", level="facility")
    assert public(text, marked, decisions=decide(place="city")) == text


@pytest.mark.parametrize(
    ("text", "words", "place", "keep", "wanted"),
    [
        ("from Sinsan Citys Tal-dong sent", "Sinsan Citys Tal-dong", C, "Sinsan City",
         "from Sinsan City sent"),
        ("in Tal-dong, Sinsan, he", "Tal-dong, Sinsan", C, "Sinsan", "in Sinsan, he"),
        ("신산시 달동에서 왔다", "신산시 달동", C, "신산시", "신산시에서 왔다"),
    ],
)  # fmt: skip
def test_a_mention_of_a_place_and_its_holder_keeps_the_holder(text, words, place, keep, wanted):
    at = text.index(keep)
    marked = mark(text, words, "place", place, level="neighbourhood", place_id=place, within=place,
                  keep=[at, at + len(keep)])  # fmt: skip
    assert public(text, marked, decisions=decide(place="city")) == wanted
