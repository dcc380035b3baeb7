"""What is read again in a disguised text: nothing finer than decided, and nothing left to change."""

from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from moksori.language.ages import find_ages
from moksori.language.amounts import find_amounts
from moksori.language.dates import find_dates
from moksori.language.durations import find_durations
from moksori.language.shares import find_shares
from moksori.protection.disguise import disguise
from moksori.protection.magnitudes import figures
from moksori.terms.disguise import LADDERS, Rung
from moksori.terms.mention import Mention, MentionKind
from moksori.terms.proposal import Proposal
from moksori.terms.span import Span
from tests.protection.telling import decide, naming, structure

CURRENCIES = (("CNY", ("yuan", "RMB", "위안")), ("USD", ("dollars", "USD", "$", "달러")))
POLICY = {"age": "decade", "date": "month", "amount": "magnitude", "share": "magnitude",
          "duration": "weeks"}  # fmt: skip
DAY = date(2017, 6, 9)
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip

AGES = st.integers(10, 89)
SUMS = st.integers(2, 9_999_999)
DAYS = st.dates(date(2010, 1, 1), date(2017, 5, 31))
SENTENCES = st.one_of(
    AGES.map("A {}-year-old farmer left.".format),
    AGES.map("The guard ({} years old) came.".format),
    AGES.map("She was {} years old then.".format),
    AGES.map("A man aged {} stayed.".format),
    SUMS.map("He took {:,} yuan from her.".format),
    SUMS.map("They paid ${:,} for it.".format),
    DAYS.map(lambda day: f"They left on {MONTHS[day.month - 1]} {day.day}, {day.year}."),
    DAYS.map(lambda day: f"On {day.day} {MONTHS[day.month - 1]} they left."),
    DAYS.map(lambda day: f"It was {day:%Y-%m-%d} then."),
    st.integers(1, 99).map("He kept {}% of the money.".format),
    st.integers(2, 90).map("They were held for {} days.".format),
    AGES.map("{}세 여성이 떠났다.".format),
    AGES.map("그는 {}살이었다.".format),
    SUMS.map("그는 {:,}위안을 빼앗았다.".format),
    st.integers(1, 900).map("그는 {}만 위안을 빼앗았다.".format),
    DAYS.map(lambda day: f"그들은 {day.month}월 {day.day}일에 떠났다."),
    DAYS.map(lambda day: f"{day.year}년 {day.month}월 {day.day}일에 왔다."),
    st.integers(1, 99).map("그는 돈의 {}%를 가졌다.".format),
    st.integers(2, 90).map("그들은 {}일 동안 갇혔다.".format),
)
TEXTS = st.lists(SENTENCES, min_size=1, max_size=5).map(" ".join)


def found(text):
    """Read a text with the finders, as coding does, and give its mentions."""
    kinds = (
        (MentionKind.AGE, find_ages(text)),
        (MentionKind.AMOUNT, find_amounts(text, CURRENCIES)),
        (MentionKind.SHARE, find_shares(text)),
        (MentionKind.DATE, find_dates(text, DAY)),
        (MentionKind.DURATION, find_durations(text)),
    )
    mentions = []
    for kind, hits in kinds:
        for hit in hits:
            span = Span(hit.start, hit.end)
            if not any(span.overlaps(other.span) for other in mentions):
                told = text[hit.start : hit.end]
                mentions.append(Mention(span, kind, told, hit.value, dict(hit.detail)))
    return tuple(mentions)


def disguised(text, **policy):
    shape = structure(text)
    decisions = decide(**(policy or POLICY))
    return disguise(shape, Proposal(found(text)), decisions, naming()).passages[0].text


RUNGS = st.fixed_dictionaries(
    {
        "age": st.sampled_from([*LADDERS[MentionKind.AGE]]),
        "date": st.sampled_from([*LADDERS[MentionKind.DATE]]),
        "amount": st.sampled_from([*LADDERS[MentionKind.AMOUNT]]),
        "share": st.sampled_from([*LADDERS[MentionKind.SHARE]]),
        "duration": st.sampled_from([*LADDERS[MentionKind.DURATION]]),
    }
)


@settings(max_examples=250)
@given(TEXTS, RUNGS)
@example("A 10-year-old farmer left.", {"age": Rung.ADULT})
def test_at_every_rung_a_second_disguise_changes_nothing(text, rungs):
    once = disguised(text, **rungs)
    assert disguised(once, **rungs) == once


@settings(max_examples=80)
@given(TEXTS)
def test_a_disguised_text_has_nothing_left_to_disguise(text):
    once = disguised(text)
    assert disguised(once) == once


@settings(max_examples=80)
@given(TEXTS)
def test_nothing_is_told_finer_than_decided(text):
    public = disguised(text)
    for age in find_ages(public):
        assert isinstance(age.value, list), public
        assert age.value[1] - age.value[0] >= 6, public
    for day in find_dates(public, DAY):
        assert day.detail["precision"] in {"month", "season", "year", "decade"}, public
    for sum_ in find_amounts(public, CURRENCIES):
        assert sum_.detail.get("exact") is False, public
    assert find_shares(public) == [], public
    for duration in find_durations(public):
        coarse = duration.detail["unit"] in {"week", "month", "year"}
        assert coarse or not duration.detail["exact"], public


@settings(max_examples=80)
@given(TEXTS)
def test_what_was_told_can_still_be_read(text):
    told, public = found(text), disguised(text)
    assert told
    for mention in told:
        if mention.kind is MentionKind.DATE and mention.value:
            month = int(mention.value[5:7])
            assert MONTHS[month - 1] in public or f"{month}월" in public
        if mention.kind is MentionKind.AMOUNT:
            assert any(word in public for word in ("yuan", "dollars", "위안")), public
            assert figures(mention.value["value"]) >= 1
