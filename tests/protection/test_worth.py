"""What sums were worth: reckoned from what the public reads, and never closer than that."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moksori.protection.gate import clear
from moksori.protection.magnitudes import in_words
from moksori.protection.rules_page import Reading
from moksori.protection.worth import Rate, with_worth, worth_of
from moksori.publishing.segments import Glosser, SegmentKind
from moksori.terms.disguise import Rung
from moksori.terms.draft import Draft
from moksori.terms.finding import LeakError
from moksori.terms.story import Block, BlockKind, StoryText, Worth
from moksori.terms.watch import Scope, Watch, WatchKind, WatchValue

ASKED = []


def rates(currency, day):
    ASKED.append((currency, day))
    return Rate(Decimal("0.15"), official=True) if currency == "CNY" else None


def story(*texts, language="en"):
    blocks = tuple(Block(BlockKind.ANSWER, "", text) for text in texts)
    return StoryText("s", "s", language, "A story", "", blocks, "2026-05")


def told(*texts, language="en", rate=rates):
    return {one.word: one.worth for one in with_worth(story(*texts, language=language), rate).sums}


def test_a_size_in_yuan_gets_its_size_in_dollars_with_year_and_source():
    assert told("In 2017 she paid thousands of yuan.") == {
        "thousands of yuan": "hundreds to thousands of US dollars "
        "(European Central Bank, reference rates, 2017)"
    }
    assert told("2017년에 그는 수천 위안을 냈다.", language="ko") == {
        "수천 위안": "미화 수백~수천 달러(유럽중앙은행 기준 환율, 2017년)"
    }


def test_a_rate_of_the_desks_own_does_not_say_who_told_it():
    market = lambda currency, day: Rate(Decimal("0.15"), official=False)  # noqa: E731
    assert told("In 2017 she paid thousands of yuan.", rate=market)["thousands of yuan"].endswith(
        "(a market rate on record at the desk, 2017)"
    )


@pytest.mark.parametrize(
    "texts",
    [
        ("She paid thousands of yuan.",),
        ("In 2017 she paid thousands of won.",),
        ("In 2017 she paid thousands of dollars.",),
        ("In 2017 she paid thousands of yuan (hundreds of US dollars).",),
        ("In 2017 she paid 43,512 yuan.",),
        ("From 2015 to 2017 she paid thousands of yuan.",),
        ("Last year she paid thousands of yuan.",),
        ("In 2015 it began.", "In 2017 it ended.", "She paid thousands of yuan."),
    ],
)
def test_nothing_is_added_where_year_or_rate_is_not_told_or_the_text_converts(texts):
    assert told(*texts) == {}


@pytest.mark.parametrize(
    ("texts", "year"),
    [
        (("It was 2014. In 2017 she paid thousands of yuan.",), 2017),
        (("She was there in May 2017. She paid thousands of yuan.",), 2017),
        (("It was 2017.", "She paid thousands of yuan."), 2017),
    ],
)
def test_the_nearest_single_year_counts_and_no_more_of_the_day_is_asked_for(texts, year):
    ASKED.clear()
    assert len(told(*texts)) == 1
    assert [(*one,) for one in ASKED] == [("CNY", date(year, 7, 1))]


EDGES = {in_words(10.0**n, 10.0**n, Rung.MAGNITUDE, korean=False): n for n in range(12)}


def bounds_of(size):
    """The smallest and largest number that a size in words can mean."""
    first, _, last = size.partition(" to ")
    ends = [next(n for words, n in EDGES.items() if one in (words, words.removesuffix(" of")))
            for one in (first, last or first)]  # fmt: skip
    return (0 if ends[0] == 0 else 10.0 ** ends[0]), 10.0 ** (ends[1] + 1)


@given(
    st.integers(0, 7),
    st.decimals("0.00001", "1.9", places=6).filter(lambda rate: rate > 0),
    st.integers(2005, 2025),
)
def test_a_conversion_leaves_every_sum_that_the_words_leave(power, rate, year):
    low, high = 10.0**power, 10.0 ** (power + 1) - 1
    fixed = lambda currency, day: Rate(rate, official=True)  # noqa: E731
    worth = worth_of({"value": [low, high], "currency": "CNY"}, year, fixed, "en")
    least, most = bounds_of(worth.split(" US dollars")[0])
    assert least <= low * float(rate)
    assert high * float(rate) <= most


@given(
    st.sampled_from(["tens", "hundreds", "thousands", "tens of thousands"]), st.integers(2006, 2025)
)
def test_the_same_public_text_has_the_same_conversion_whatever_was_paid(size, year):
    text = f"In {year} she paid {size} of yuan."
    worth = told(text)
    (reading,) = Reading("b", text).amounts
    assert worth == {f"{size} of yuan": worth_of(reading.value, year, rates, "en")}


def test_the_page_shows_it_beside_the_first_place():
    noted = with_worth(story("In 2017 she paid thousands of yuan. Thousands of yuan!"), rates)
    cut = Glosser((), noted.sums).cut(noted.blocks[0].text)
    assert [one.text for one in cut.segments if one.kind is SegmentKind.SUM] == [
        "thousands of yuan"
    ]
    assert cut.notes[0].gloss == noted.sums[0].worth


@pytest.mark.parametrize(
    ("before", "word"),
    [
        ("tens of thousands of yuan, then ", "thousands of yuan"),
        ("hundreds to thousands of yuan, then ", "thousands of yuan"),
        ("수백~수천 위안, 그 뒤 ", "수천 위안"),
        ("몇백–수천 위안, 그 뒤 ", "수천 위안"),
    ],
)
def test_a_sum_is_not_marked_at_the_end_of_a_larger_one(before, word):
    cut = Glosser((), (Worth(word, "its worth"),)).cut(f"She paid {before}{word}.")
    assert [one.kind for one in cut.segments][:2] == [SegmentKind.PLAIN, SegmentKind.SUM]
    assert cut.segments[0].text == f"She paid {before}"


def test_a_story_with_conversions_goes_out():
    noted = with_worth(story("In 2017 she paid thousands of yuan."), rates)
    assert clear(Draft(noted, published="2026-11-20"), Watch((), "w")).story == noted


@pytest.mark.parametrize(("field", "place"), [("word", "sum 1"), ("worth", "worth of sum 1")])
def test_the_gate_reads_conversions(field, place):
    noted = replace(
        story("Nothing."), sums=(replace(Worth("a sum", "its worth"), **{field: "Kim Chol-su"}),)
    )
    value = WatchValue("name", WatchKind.PERSON, Scope.EVERYWHERE, ("Kim Chol-su",), frozenset())
    with pytest.raises(LeakError) as refused:
        clear(Draft(noted, published="2026-11-20"), Watch((value,), "w"))
    assert place in {one.place for one in refused.value.findings}
