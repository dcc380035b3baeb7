"""Abbreviations: spelt out at their first use, from what the packs know, and nowhere in a name."""

import pytest

from moksori.packs.loader import available, load
from moksori.protection.abbreviations import with_abbreviations
from moksori.protection.gate import clear
from moksori.publishing.segments import Glosser, SegmentKind
from moksori.terms.draft import Draft
from moksori.terms.finding import LeakError
from moksori.terms.story import Block, BlockKind, StoryText, Term
from moksori.terms.watch import Scope, Watch, WatchKind, WatchValue

KP = load("kp")


def story(text, *glossary, language="en"):
    blocks = (Block(BlockKind.ANSWER, "", text),)
    return StoryText("s", "s", language, "A story", "", blocks, "2026-05", glossary=glossary)


def spelt(text, *glossary, language="en", pack=KP):
    told = with_abbreviations(story(text, *glossary, language=language), pack).glossary
    return {term.word: term.stands_for for term in told if term.stands_for}


@pytest.mark.parametrize(
    ("text", "short", "whole"),
    [
        ("A man of the MSS came.", "MSS", "Ministry of State Security"),
        ("The MSS, they say, and the MSS again.", "MSS", "Ministry of State Security"),
        ("He was in the WPK for years.", "WPK", "Workers' Party of Korea"),
        ("He was in the KWP for years.", "KWP", "Korean Workers' Party"),
        ("The PDS gave nothing.", "PDS", "public distribution system"),
    ],
)
def test_an_abbreviation_gets_its_whole_name(text, short, whole):
    assert spelt(text) == {short: whole}


def test_a_korean_text_gets_the_korean_name():
    assert spelt("그날 MSS 사람들이 왔다.", language="ko") == {"MSS": "국가보위성"}


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of State Security (MSS) came.",
        "The MSS (Ministry of State Security) came.",
        "The ministry of state security came. The MSS is feared.",
        "He worked at MSS-Trading.",
        "He worked for MSS Trading.",
        "He said the mss were lost.",
        "Nothing is abbreviated here.",
        "He wrote HIMSSA on it.",
    ],
)
def test_nothing_is_added_where_the_story_says_it_or_the_letters_are_part_of_a_name(text):
    assert spelt(text) == {}


def test_a_gloss_says_the_whole_name_once():
    known = Term("WPK", "the ruling party")
    told = with_abbreviations(story("He was in the WPK.", known), KP).glossary
    assert [term.gloss for term in told] == ["Workers' Party of Korea; the ruling party"]
    known = Term("MSS", "the Ministry of State Security, a secret police")
    told = with_abbreviations(story("He was in the MSS.", known), KP).glossary
    assert [term.gloss for term in told] == [known.gloss]


@pytest.mark.parametrize("code", available())
def test_every_whole_name_has_the_letters_of_its_abbreviation(code):
    pack = load(code)
    shorts = {
        name
        for one in pack.organisations
        for name in one.names.get("en", ())
        if name.isascii() and name.isupper() and name.isalpha() and len(name) < 7
    }
    text = "\n".join(f"There is the {short}." for short in sorted(shorts))
    found = spelt(text, pack=pack)
    assert found
    for short, whole in found.items():
        capitals = "".join(word[0] for word in whole.replace("-", " ").split())
        assert set(short.lower()) <= set(capitals.lower())


def test_the_page_marks_the_first_use_that_is_no_name():
    term = Term("MSS", "Ministry of State Security", "Ministry of State Security")
    cut = Glosser((term,)).cut("At MSS Trading nobody knew that the MSS listened. The MSS did.")
    marked = [one for one in cut.segments if one.kind is SegmentKind.TERM]
    assert [(one.text, one.stands_for) for one in marked] == [("MSS", term.stands_for)]
    assert cut.text.index("MSS listened") == len(cut.segments[0].text)


def test_the_gate_reads_the_whole_name():
    hidden = story("He was in the ABC.", Term("ABC", "an office", "Kim Chol-su"))
    value = WatchValue("name", WatchKind.PERSON, Scope.EVERYWHERE, ("Kim Chol-su",), frozenset())
    with pytest.raises(LeakError) as refused:
        clear(Draft(hidden, published="2026-11-20"), Watch((value,), "w"))
    assert "whole name 1" in {one.place for one in refused.value.findings}
