"""What a reader would stumble over."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moksori.broadcast.lint import RULES, lint, lint_text
from moksori.broadcast.sounding import respelt
from moksori.broadcast.wording import wording
from moksori.terms.story import Block, BlockKind
from tests.broadcast.programmes import ordered
from tests.publishing.plans import FERRY, plan

LONG = "He said that " + "the man who kept the book came to the house and " * 6 + "left."


@pytest.mark.parametrize(
    ("language", "text", "rule", "stretch", "say"),
    [
        ("en", "Look at https://paper.example/x now", "address", "https://paper.example/x", ""),
        ("en", "Write to a.b@paper.example", "address", "a.b@paper.example", ""),
        ("en", "On 1/2/2017 he came", "date", "1/2/2017", ""),
        (
            "en",
            "The file 12345-678 is",
            "figures",
            "12345-678",
            "one two three four five six seven eight",
        ),
        ("ko", "문서 12345-678번", "figures", "12345-678", "일 이 삼 사 오 육 칠 팔"),
        ("en", "He met 인민반 there", "foreign", "인민반", "inminban"),
        ("en", "He said شكرا to them", "foreign", "شكرا", ""),
        ("ko", "그는 permit을 샀다", "mixed", "permit", ""),
        ("ko", "그는 permit 을 샀다", "foreign", "permit", ""),
        ("ko", "그는 人民班에서 왔다", "mixed", "人民班", ""),
        ("en", "the pаper", "mixed", "pаper", ""),
        ("en", "a star ★ here", "sign", "★", ""),
        ("en", "a * b", "sign", "*", ""),
        ("en", "Part III of it", "roman", "III", ""),
        ("en", "the WPK, and the WPK", "letters", "WPK", "W P K"),
        ("ko", "WPK가", "letters", "WPK", "더블유피케이"),
        ("en", "a man from Hoeryong came", "name", "Hoeryong", "hweh-ryohng"),
        ("en", "He said [words withheld] then", "bracket", "[words withheld]", "words withheld"),
        ("en", f"Short. {LONG}", "breath", LONG, ""),
    ],
)
def test_what_cannot_be_read_is_found_with_its_place_and_a_way_out(
    language, text, rule, stretch, say
):
    (found,) = [remark for remark in lint_text(text, language) if remark.rule == rule]
    assert text[found.start : found.end] == stretch
    assert found.say == say
    for interface in ("en", "ko"):
        assert found.way_out(interface)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "In 2017 a kilogram cost 5,000 won (about 60 US cents); 5% of it, he said, was “gone”.",
        ),
        ("en", "He noticed it in June, and in China. She’d say so."),
        ("ko", "2017년 6월에 쌀 1kg은 5000원이었습니다(약 60센트). 43세 남성 3명이 있었습니다."),
        ("ko", ""),
    ],
)
def test_what_can_be_read_is_left_alone(language, text):
    assert [one for one in lint_text(text, language) if one.rule not in {"letters"}] == []


@pytest.mark.parametrize(
    ("name", "sounds"),
    [
        ("Hoeryong", "hweh-ryohng"),
        ("Pyongyang", "pyohng-yahng"),
        ("Hyesan", "hyeh-sahn"),
        ("Sinuiju", "see-nee-joo"),
        ("Chongjin", "chohng-jeen"),
        ("Smith", ""),
        ("Kim", ""),
        ("China", ""),
        ("", ""),
    ],
)
def test_a_korean_name_is_spelt_as_it_sounds(name, sounds):
    assert respelt(name) == sounds


def test_every_rule_has_its_way_out_in_both_languages():
    for rule, _, _ in RULES:
        for language in ("en", "ko"):
            assert wording(language).say(f"lint_{rule}")


def test_the_script_of_a_programme_is_looked_through_and_a_hole_is_not():
    story = replace(FERRY, blocks=(Block(BlockKind.ANSWER, "기자 ★", "See ★ there."),))
    found = lint(ordered("en", plan(story)))
    assert [(one.item, one.start) for one in found if one.rule == "sign"] == [("sto-ferry.000", 4)]
    assert not [one for one in lint(ordered("en")) if one.item.endswith(".hole")]


@settings(max_examples=60)
@given(st.text(max_size=50), st.sampled_from(["en", "ko"]))
def test_no_text_makes_it_fail_and_every_place_is_in_the_text(text, language):
    for one in lint_text(text, language):
        assert 0 <= one.start < one.end <= len(text)
