"""Maps: places where they lie to each other, counts beside them, nothing asked of anybody."""

from defusedxml.ElementTree import fromstring

from moksori.publishing.maps import Dot, drawn

DOTS = (
    Dot("North <b>", 41.8, 129.8, 12),
    Dot("West", 40.1, 124.4, None),
    Dot("", 38.0, 125.7, 0),
)
SPACE = "{http://www.w3.org/2000/svg}"


def test_a_map_is_well_formed_and_shows_each_place_once():
    made = fromstring(drawn(DOTS, "Acts by place", "North 12; West –", "en"))
    circles = made.findall(f"{SPACE}circle")
    assert len(circles) == 3
    words = ["".join(text.itertext()) for text in made.findall(f"{SPACE}text")]
    assert words == ["North <b> 12", "West –"]


def test_north_is_up_and_east_is_right():
    made = fromstring(drawn(DOTS, "t", "d", "en"))
    north, west, south = made.findall(f"{SPACE}circle")
    assert float(north.get("cy")) < float(west.get("cy")) < float(south.get("cy"))
    assert float(west.get("cx")) < float(south.get("cx")) < float(north.get("cx"))


def test_a_map_of_one_place_and_labels_that_would_cover_each_other():
    assert "<circle" in drawn((Dot("One", 1.0, 2.0, 5),), "t", "d", "ko")
    near = (Dot("A", 39.03, 125.75, 7), Dot("B", 39.02, 125.75, 9))
    made = fromstring(drawn(near, "t", "d", "en"))
    first, second = (float(text.get("y")) for text in made.findall(f"{SPACE}text"))
    assert second - first >= 14


def test_a_map_asks_nobody():
    told = drawn(DOTS, "t", "d", "en").replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert "http" not in told
    assert "<script" not in told
