"""However a text spells a word of the pack, one look finds it."""

import pytest

from moksori.packs.endings import place_endings
from moksori.packs.loader import load
from moksori.packs.lookup import (
    currency_by_name,
    figure_by_name,
    folded,
    gloss_by_word,
    holders,
    organisation_by_name,
    place_by_name,
    post_by_name,
)

KP = load("kp")
PLACES = place_by_name(KP, place_endings("kp"))


@pytest.mark.parametrize(
    ("told", "id_"),
    [
        ("Hyesan", "kp.ryanggang.hyesan"),
        ("HYESAN CITY", "kp.ryanggang.hyesan"),
        ("Hyesan-si", "kp.ryanggang.hyesan"),
        ("혜산", "kp.ryanggang.hyesan"),
        ("혜산시", "kp.ryanggang.hyesan"),
        ("Yanggang", "kp.ryanggang"),
        ("Ryanggang Province", "kp.ryanggang"),
        ("양강도", "kp.ryanggang"),
        ("South Hamyong", "kp.southhamgyong"),
        ("South Hamgyeong Province", "kp.southhamgyong"),
        ("Hoeryeong", "kp.northhamgyong.hoeryong"),
        ("Musan County", "kp.northhamgyong.musan"),
        ("Musan-gun", "kp.northhamgyong.musan"),
        ("Hyemyong-dong", "kp.ryanggang.hyesan.hyemyongdong"),
        ("Hyemyeong-dong", "kp.ryanggang.hyesan.hyemyongdong"),
        ("Simyang", "cn.liaoning.shenyang"),
        ("심양", "cn.liaoning.shenyang"),
        ("선양", "cn.liaoning.shenyang"),
        ("단둥", "cn.liaoning.dandong"),
        ("North Korea", "kp"),
        ("남조선", "kr"),
        ("Jongori", "kp.jongori"),
        ("China", "cn"),
        ("중국", "cn"),
    ],
)
def test_places_are_found_in_every_spelling(told, id_):
    assert PLACES[folded(told)].id == id_


def test_decomposed_and_spaced_out_spellings_are_the_same_word():
    assert folded("혜산시") == folded("혜산시")
    assert folded("Ｈｙｅｓａｎ") == folded("hyesan")


def test_what_holds_a_place_is_given_nearest_first():
    assert holders(KP)["kp.ryanggang.hyesan.hyemyongdong"] == (
        "kp.ryanggang.hyesan",
        "kp.ryanggang",
        "kp",
    )
    assert holders(KP)["kp"] == ()
    assert holders(KP)["cn.liaoning.shenyang"] == ("cn.liaoning", "cn")


@pytest.mark.parametrize(
    ("told", "id_"),
    [
        ("MSS", "mss"),
        ("Ministry of State Security", "mss"),
        ("국가보위부", "mss"),
        ("보위부", "mss"),
        ("Ministry of People's Security", "mps"),
        ("사회안전성", "mps"),
        ("보안서", "mps_city"),
        ("kwaliso", "kwanliso"),
        ("로동단련대", "labour_training"),
        ("Conspiracy Research Office", "mss_conspiracy"),
        ("인민반", "inminban"),
    ],
)
def test_organisations_are_found_by_old_and_new_names(told, id_):
    assert organisation_by_name(KP)[folded(told)].id == id_


def test_the_secret_police_of_a_city_belongs_to_the_ministry():
    parents = {each.id: each.parent for each in KP.organisations}
    assert parents[parents["mss_city"]] == "mss"


@pytest.mark.parametrize(
    ("told", "official"),
    [
        ("major", True),
        ("소좌", True),
        ("담당보위원", True),
        ("인민반장", True),
        ("prison guard", True),
        ("money changer", False),
        ("장사군", False),
        ("human rights lawyer", False),
        ("간호사", False),
    ],
)
def test_posts_say_whether_their_bearer_acts_for_the_state(told, official):
    assert post_by_name(KP)[folded(told)].official is official


def test_money_is_found_by_word_sign_and_code():
    money = currency_by_name(KP)
    assert money[folded("RMB")].code == "CNY"
    assert money[folded("인민폐")].code == "CNY"
    assert money[folded("元")].code == "CNY"
    assert money[folded("딸라")].code == "USD"
    assert money[folded("won")].code == "KPW"
    assert money[folded("한국 돈")].code == "KRW"
    assert currency_by_name(load("mm"))[folded("kyats")].code == "MMK"


def test_terms_are_glossed_in_both_languages():
    gloss = gloss_by_word(KP)[folded("고난의 행군")].gloss
    assert "famine" in gloss["en"]
    assert "기근" in gloss["ko"]
    assert gloss_by_word(KP)[folded("kwaliso")].id == "kwanliso"


def test_who_may_be_named_is_found_by_any_spelling():
    assert figure_by_name(KP)[folded("kim jong-un")] == "Kim Jong Un"
    assert figure_by_name(KP)[folded("김정은")] == "Kim Jong Un"
