"""Whose decision holds for an audience; and the ladders of single fields."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moksori.language.edtf import bounds
from moksori.packs.loader import load
from moksori.protection.audiences import for_audience
from moksori.protection.fields import age_words, coarse_place, coarse_time
from moksori.protection.gazetteer import Gazetteer
from moksori.protection.month_ranges import without_month_ranges
from moksori.terms.bundle import TwoNames
from moksori.terms.disguise import LADDERS, Audience, Decision, Rung
from moksori.terms.mention import MentionKind

AGE, DATE, PERSON, PLACE = (
    MentionKind.AGE, MentionKind.DATE, MentionKind.PERSON, MentionKind.PLACE
)  # fmt: skip


def say(kind, rung, audience=Audience.PUBLIC, entity=""):
    return Decision(entity or kind.value, kind, rung, "r", "u", audience)


def rung_of(standing, defaults, audience, kind=DATE, entity=""):
    found = for_audience(standing, defaults, audience)
    assert {one.audience for one in found} <= {audience}
    return next(one.rung for one in found if (one.entity, one.kind) == (entity or kind.value, kind))


def test_what_was_decided_for_an_audience_holds_for_it():
    rows = [say(DATE, Rung.YEAR), say(DATE, Rung.AS_TOLD, Audience.COURT)]
    assert rung_of(rows, [say(DATE, Rung.MONTH)], Audience.COURT) is Rung.AS_TOLD
    assert rung_of(rows, [say(DATE, Rung.MONTH)], Audience.PARTNER) is Rung.YEAR


def test_where_nothing_was_decided_the_stricter_default_holds():
    assert rung_of([], [say(DATE, Rung.MONTH)], Audience.COURT) is Rung.MONTH
    rows = [say(DATE, Rung.AS_TOLD)]
    assert rung_of(rows, [say(DATE, Rung.MONTH)], Audience.COURT) is Rung.MONTH


def test_a_name_withheld_stays_withheld_from_partners_and_goes_to_court_as_decided():
    rows = [
        say(PERSON, Rung.PSEUDONYM, entity="per-1"),
        say(PERSON, Rung.AS_TOLD, Audience.PARTNER, "per-1"),
        say(PERSON, Rung.AS_TOLD, Audience.COURT, "per-1"),
    ]
    assert rung_of(rows, [], Audience.PARTNER, PERSON, "per-1") is Rung.PSEUDONYM
    assert rung_of(rows, [], Audience.COURT, PERSON, "per-1") is Rung.AS_TOLD


def test_a_general_decision_is_a_floor_for_the_defaults_beneath_it():
    rows = [say(DATE, Rung.NOTHING, Audience.PARTNER)]
    defaults = [say(DATE, Rung.MONTH), say(DATE, Rung.AS_TOLD, entity="date:14")]
    assert rung_of(rows, defaults, Audience.PARTNER, DATE, "date:14") is Rung.NOTHING


def test_nothing_of_one_audience_reaches_another():
    rows = [say(AGE, Rung.AS_TOLD, Audience.COURT), say(AGE, Rung.AS_TOLD, Audience.DESK)]
    assert rung_of(rows, [say(AGE, Rung.DECADE)], Audience.PARTNER, AGE) is Rung.DECADE


@pytest.mark.parametrize(
    ("edtf", "rung", "public"),
    [
        ("2031-03-14", Rung.MONTH, "2031-03"),
        ("2031-03-14", Rung.THIRD_OF_MONTH, "2031-03"),
        ("2031-03-14", Rung.SEASON, "2031-21"),
        ("2031-01-14", Rung.SEASON, "2030-24"),
        ("2031-03-14", Rung.YEAR, "2031"),
        ("2031-03-14~", Rung.MONTH, "2031-03~"),
        ("2031-03-14/2031-05-02", Rung.MONTH, "2031-03/2031-05"),
        ("2031-03-14/2031-03-20", Rung.MONTH, "2031-03"),
        ("2031", Rung.MONTH, "2031"),
        ("2031-03-14", Rung.NOTHING, ""),
        ("", Rung.MONTH, ""),
    ],
)
def test_a_date_gets_no_finer_than_its_rung(edtf, rung, public):
    made = coarse_time(edtf, "the fourteenth", rung)
    assert (made.edtf, made.told) == (public, "")
    if public:
        first, last = bounds(public)
        assert made.days == f"{first}:{last}"


@given(day=st.dates(), rung=st.sampled_from([one for one in LADDERS[DATE] if one != Rung.AS_TOLD]))
def test_no_day_is_left_on_any_rung_but_the_first(day, rung):
    made = coarse_time(day.isoformat(), "told", rung)
    assert day.isoformat() not in without_month_ranges(f"{made.edtf} {made.days}")


def test_a_date_as_told_keeps_its_words():
    made = coarse_time("2031-03-14", "3월 14일", Rung.AS_TOLD)
    assert (made.edtf, made.days, made.told) == ("2031-03-14", "2031-03-14:2031-03-14", "3월 14일")


@pytest.mark.parametrize(
    ("years", "rung", "words"),
    [
        ((47, 47), Rung.DECADE, TwoNames("in their forties", "40대")),
        ((47, 47), Rung.FIVE_YEARS, TwoNames("aged 45 to 49", "45~49세")),
        ((38, 42), Rung.DECADE, TwoNames("in their thirties or forties", "30대, 40대")),
        ((7, 7), Rung.DECADE, TwoNames("a small child", "어린아이")),
        ((47, 47), Rung.ADULT, TwoNames("adult", "성인")),
        ((12, 12), Rung.ADULT, TwoNames("minor", "미성년")),
        ((47, 47), Rung.NOTHING, TwoNames()),
        (None, Rung.DECADE, TwoNames()),
        ((47, 47), Rung.AS_TOLD, TwoNames("마흔일곱", "마흔일곱")),
    ],
)
def test_an_age_gets_no_finer_than_its_rung(years, rung, words):
    assert age_words(years, "마흔일곱", rung) == words


@given(years=st.integers(0, 109), rung=st.sampled_from(LADDERS[AGE][1:]))
def test_no_age_is_told_in_years_on_any_rung_but_the_first(years, rung):
    words = age_words((years, years), "told", rung)
    assert "told" not in (words.en, words.ko)
    if rung in {Rung.ADULT, Rung.DECADE} and words:
        assert f"{years}" not in words.en


def test_a_place_gets_no_finer_than_its_rung():
    gazetteer = Gazetteer(load("kp"))
    city = gazetteer.named("Hyesan")
    assert coarse_place(city, Rung.CITY, gazetteer) == city
    assert coarse_place(city, Rung.PROVINCE, gazetteer).level == "province"
    assert coarse_place(city, Rung.COUNTRY, gazetteer).level == "country"
    assert coarse_place(city, Rung.NOTHING, gazetteer) is None
    assert coarse_place(None, Rung.CITY, gazetteer) is None


@given(place=st.sampled_from(load("kp").places), rung=st.sampled_from(LADDERS[PLACE][2:-1]))
def test_no_place_of_the_pack_is_told_finer_than_its_rung(place, rung):
    gazetteer = Gazetteer(load("kp"))
    public = coarse_place(place, rung, gazetteer)
    order = ["province", "region", "country"]
    assert public is None or public.level in order[order.index(rung.value) :]


def test_only_whole_months_are_no_days():
    assert without_month_ranges("2031-03-01:2031-03-31").strip() == ""
    assert without_month_ranges("2030-12-01:2031-02-28").strip() == ""
    for told in (
        "2031-03-01:2031-03-30", "2031-03-02:2031-03-31", "2031-03-31", "2031-03-01",
        "2031-13-01:2031-13-31", "2031-05-01:2031-03-31", "12031-03-01:2031-03-311",
    ):  # fmt: skip
        assert without_month_ranges(told) == told
    told = "a 2031-03-01:2031-03-31 b"
    assert len(without_month_ranges(told)) == len(told)
