"""The packs that are shipped: whole, checked, and quick to have."""

import re

import pytest

from moksori.packs.loader import PackMissingError, available, load, load_common
from moksori.packs.model import LEVELS
from moksori.terms.errors import MissingError


@pytest.fixture(scope="module", params=["kp", "mm", "sy"])
def pack(request):
    return load(request.param)


def test_the_packs_are_there():
    assert {"kp", "mm", "sy"} <= set(available())


def test_a_pack_is_read_once_and_kept():
    assert load("kp") is load("kp")
    assert load("kp").common is load_common()


@pytest.mark.parametrize("code", ["xx", "", "common", "example", "../kp", "kp/", "KP"])
def test_what_is_no_pack_is_missing_and_not_looked_for_in_the_file_system(code):
    with pytest.raises(PackMissingError) as refusal:
        load(code)
    assert isinstance(refusal.value, MissingError)
    assert refusal.value.code == "packs.missing"


def test_every_label_stands_in_both_languages(pack):
    labels = [pack.labels, *(post.group for post in pack.posts)]
    labels += [entry.gloss for entry in pack.glossary]
    labels += [money.labels for money in pack.currencies]
    labels += [act.labels for act in pack.common.codebook]
    labels += [act.definitions for act in pack.common.codebook]
    for label in labels:
        assert re.search(r"[가-힣]", label["ko"])
        assert re.search(r"[A-Za-z]", label["en"])
        assert not re.search(r"[가-힣]", label["en"])


def test_every_place_hangs_in_the_tree_below_a_coarser_one(pack):
    places = {place.id: place for place in pack.places}
    for place in pack.places:
        if place.level == "country":
            assert place.parent == ""
            continue
        holder = places[place.parent]
        if place.level in LEVELS and holder.level in LEVELS:
            assert LEVELS.index(place.level) <= LEVELS.index(holder.level)


def test_the_gazetteer_is_as_large_as_promised():
    places = load("kp").places
    inside = [place for place in places if place.country == "KP"]
    assert len([place for place in inside if place.level in ("city", "county")]) >= 180
    assert len([place for place in inside if place.level == "neighbourhood"]) >= 50
    assert len([place for place in inside if place.level == "facility"]) >= 15
    assert len([place for place in places if place.country == "CN" and place.level == "city"]) >= 20
    first = [place for place in inside if place.parent == "kp" and place.level != "region"]
    assert len(first) == 13
    mm = [place for place in load("mm").places if place.country == "MM"]
    assert len([place for place in mm if place.level == "province"]) == 15
    assert len([place for place in mm if place.level in ("city", "county")]) >= 60
    sy = [place for place in load("sy").places if place.country == "SY"]
    assert len([place for place in sy if place.level == "province"]) == 14
    assert len([place for place in sy if place.level in ("city", "county")]) >= 60


def test_the_country_is_there_with_its_own_names_and_only_once(pack):
    own = [place for place in pack.places if place.id == pack.code]
    assert len(own) == 1
    assert own[0].country == pack.country


def test_a_demonym_is_no_place():
    names = {
        name for place in load_common().countries for ws in place.names.values() for name in ws
    }
    assert {"China", "중국", "Norway", "South Korea"} <= names
    assert not names & {"Chinese", "중국인", "Korean", "Burmese", "Norwegian", "미얀마인"}


def test_the_country_of_the_abbreviation_no_is_norway():
    assert next(p for p in load_common().countries if p.id == "no").names["en"] == ("Norway",)


def test_posts_are_many_and_the_countrys_own_come_first():
    assert len(load_common().posts) >= 250
    assert load("kp").posts[0].id.startswith("kp_")
    assert {post.id for post in load_common().posts} <= {post.id for post in load("kp").posts}


def test_a_group_can_stand_after_the_and_says_who_is_an_official(pack):
    for post in pack.posts:
        assert re.match(r"(?:an?) [a-z]", post.group["en"])
    by_name = {name: post for post in reversed(pack.posts) for name in post.names["en"]}
    assert by_name["prosecutor"].official
    assert not by_name["farmer"].official


def test_a_bare_won_is_the_northern_won_only_in_the_northern_pack():
    def of(currencies):
        return {money.code for money in currencies if "won" in money.names["en"]}

    assert of(load("kp").currencies) == {"KPW"}
    assert of(load_common().currencies) == set()
    assert next(m for m in load("kp").currencies if m.code == "KPW").local
    assert not next(m for m in load("kp").currencies if m.code == "CNY").local
    assert [m.code for m in load("mm").currencies if m.local] == ["MMK"]


def test_no_word_for_money_means_two_currencies_in_one_pack(pack):
    owners: dict[str, str] = {}
    for money in pack.currencies:
        for name in (name for names in money.names.values() for name in names):
            assert owners.setdefault(name.casefold(), money.code) == money.code


def test_pools_have_enough_names_in_one_order(pack):
    pools = pack.pools
    assert len(pools.surnames["en"]) >= 12
    for pool in (pools.given_female, pools.given_male):
        assert len(pool["en"]) >= (80 if pack.code == "kp" else 30)
    for names in (pools.surnames, pools.given_female, pools.given_male):
        assert len(names["en"]) == len(names["ko"])
        assert len({name.casefold() for name in names["en"]}) == len(names["en"])


def test_the_same_place_in_both_lists_is_the_same_name():
    pools = load("kp").pools
    pairs = dict(zip(pools.given_male["ko"], pools.given_male["en"], strict=True))
    assert pairs["철수"] == "Chol-su"
    assert dict(zip(pools.surnames["ko"], pools.surnames["en"], strict=True))["리"] == "Ri"


def test_no_pseudonym_is_the_name_of_a_public_figure(pack):
    def letters(name):
        return re.sub(r"[\W_]", "", name).casefold()

    known = {letters(name) for names in pack.public_figures for name in names}
    for language in ("en", "ko"):
        for pool in (pack.pools.given_female, pack.pools.given_male):
            full = {
                letters(surname + given)
                for surname in pack.pools.surnames[language]
                for given in pool[language]
            }
            assert not full & known


def test_leaders_may_be_named_in_every_spelling():
    spellings = {name for names in load("kp").public_figures for name in names}
    assert {"Kim Jong Un", "Kim Jong-un", "김정은"} <= spellings


def test_tokenizer_words_have_a_tag_and_stand_once():
    words = [word for word, _ in load("kp").user_words]
    assert {"보위부", "장마당", "로동단련대", "손전화"} <= set(words)
    assert len(words) == len(set(words))
    assert {tag for _, tag in load("kp").user_words} <= {"NNG", "NNP"}


def test_every_pack_names_its_sources(pack):
    assert len(pack.sources) >= 5
    assert all(len(source) > 20 for source in pack.sources)


def test_words_that_mean_something_else_every_day_are_no_places():
    names = {name for place in load("kp").places for name in place.names["ko"]}
    assert not names & {
        "통화",
        "운전",
        "이천",
        "세포",
        "위원",
        "영광",
        "지시",
        "집안",
        "염주",
        "과일",
    }
    assert {"통화시", "운전군", "이천군"} <= names


def test_words_that_mean_something_else_every_day_are_no_posts():
    names = {name for post in load("kp").posts for ws in post.names.values() for name in ws}
    assert not names & {
        "general",
        "private",
        "cook",
        "시장",
        "소위",
        "상위",
        "기사",
        "검사",
        "배우",
        "관리",
    }
