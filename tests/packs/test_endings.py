"""Endings of place names: for neighbourhoods no gazetteer knows."""

import pytest

from moksori.packs.endings import place_endings, read_endings
from moksori.packs.loader import PackMissingError
from moksori.packs.reading import PackInvalidError


def test_neighbourhoods_come_first_with_their_endings():
    finest = place_endings("kp")[0]
    assert finest.level == "neighbourhood"
    assert {"-dong", "-ri"} <= set(finest.endings["en"])
    assert {"동", "리", "로동자구", "인민반"} <= set(finest.endings["ko"])


@pytest.mark.parametrize("code", ["kp", "mm", "sy"])
def test_every_pack_has_endings_from_neighbourhood_to_province(code):
    levels = [each.level for each in place_endings(code)]
    assert levels == ["neighbourhood", "county", "city", "province"]


def test_an_unknown_pack_has_none():
    with pytest.raises(PackMissingError):
        place_endings("xx")


def test_an_unknown_level_is_refused(tmp_path):
    file = tmp_path / "endings.yaml"
    file.write_text("sources: [s]\nendings:\n  - {level: planet, en: [-a], ko: [가]}\n")
    with pytest.raises(PackInvalidError, match="line 3, endings entry 1: the level is none"):
        read_endings(file)
