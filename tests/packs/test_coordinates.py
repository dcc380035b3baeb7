"""Where places lie: every pack that says so names its own places, inside the world."""

import pytest

from moksori.packs import coordinates as module
from moksori.packs.coordinates import CoordinatesError, coordinates
from moksori.packs.loader import available, load


@pytest.mark.parametrize("code", available())
def test_every_place_with_coordinates_is_one_of_the_pack(code):
    known = {place.id for place in load(code).places}
    found = coordinates(code)
    assert set(found) <= known
    provinces = {p.id for p in load(code).places if p.level == "province" and p.id.startswith(code)}
    assert provinces <= set(found)


@pytest.mark.parametrize(
    "text",
    ["", "a,b,c\n", "place,latitude,longitude\nkp.x,1\n", "place,latitude,longitude\nkp.x,91,0\n"],
)
def test_what_is_not_as_it_should_be_is_refused(tmp_path, monkeypatch, text):
    (tmp_path / "coordinates.csv").write_text(text)
    monkeypatch.setattr(module, "folder_of", lambda _code: tmp_path)
    coordinates.cache_clear()
    try:
        with pytest.raises(CoordinatesError):
            coordinates("kp")
    finally:
        coordinates.cache_clear()


def test_a_pack_without_the_file_has_no_map(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "folder_of", lambda _code: tmp_path)
    coordinates.cache_clear()
    try:
        assert dict(coordinates("kp")) == {}
    finally:
        coordinates.cache_clear()
