"""A story is filed under what its public text names, and never under anything else."""

from dataclasses import replace

import pytest

from moksori.packs.loader import load
from moksori.protection.filing import MOST, filed_under
from moksori.terms.story import Block, BlockKind
from tests.publishing.plans import FERRY

KP = load("kp")


def filed(text, language="en", **changes):
    block = Block(BlockKind.PARAGRAPH, "", text)
    story = replace(FERRY, language=language, title="", standfirst="", blocks=(block,), **changes)
    return [(one.code, one.name) for one in filed_under(story, KP)]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("It happened in North Hamgyong Province.", "en", "North Hamgyong Province"),
        ("She lived in Hyesan.", "en", "Ryanggang Province"),
        ("함경북도에서 있은 일이다.", "ko", "함경북도"),
        ("그는 혜산시에 살았다.", "ko", "량강도"),
    ],
)
def test_provinces_and_the_provinces_of_towns_are_filed(text, language, name):
    assert [one[1] for one in filed(text, language)] == [name]


def test_both_languages_file_under_one_code():
    english, korean = filed("in Hyesan"), filed("혜산에서", "ko")
    assert [one[0] for one in english] == [one[0] for one in korean] == ["kp-ryanggang"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It happened somewhere in North Korea.", "en"),
        ("She fled to China.", "en"),
        ("Nothing is named here.", "en"),
        ("아무 데도 적혀 있지 않다.", "ko"),
        ("북한의 어느 도시에서", "ko"),
    ],
)
def test_what_names_no_area_is_filed_nowhere(text, language):
    assert filed(text, language) == []


def test_a_longer_name_is_not_also_a_shorter_one():
    assert filed("in South Pyongan Province") == [("kp-southpyongan", "South Pyongan Province")]


def test_a_story_of_many_places_is_filed_under_those_it_names_most():
    names = ["Hyesan", "Hyesan", "Hamhung", "Hamhung", "Chongjin", "Chongjin", "Sinuiju", "Kaesong"]
    assert len(filed(", ".join(names))) == MOST
