"""Pseudonyms: keyed, the same every time, nobody's real name, and never shared."""

import os
import re
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moksori.language.romanise import revised
from moksori.packs.loader import load
from moksori.packs.model import Pools
from moksori.protection.admission import admission
from moksori.protection.matching import prepare
from moksori.protection.matching_text import Text
from moksori.protection.pseudonyms import (
    Bearer,
    Naming,
    PoolExhaustedError,
    bearer_of,
    skeletons_of,
)
from moksori.terms.disguise import PseudonymScope
from moksori.terms.finding import FindingClass
from moksori.terms.watch import Scope, Watch, WatchKind, WatchValue
from tests.protection.telling import KEY, naming, pack, person

STORY, SERIES = PseudonymScope.STORY, PseudonymScope.SERIES
ENTITIES = st.lists(st.text("abcdef0123456789", min_size=1, max_size=8), unique=True, max_size=12)


def assign(entities, **more):
    return naming(**more).assign([Bearer(entity, STORY, "male") for entity in entities])


@given(ENTITIES, st.randoms())
def test_the_order_never_matters(entities, chance):
    shuffled = list(entities)
    chance.shuffle(shuffled)
    assert assign(entities) == assign(shuffled)


@given(ENTITIES)
def test_two_people_never_share_a_name(entities):
    names = [name.hangul for name in assign(entities).values()]
    assert len(set(names)) == len(names)


@given(ENTITIES)
def test_surnames_are_shared_only_when_the_pool_has_no_more(entities):
    surnames = [name.surname_ko for name in assign(entities).values()]
    assert len(set(surnames)) == min(len(surnames), len(pack().pools.surnames["ko"]))


def test_another_process_gives_the_same_names():
    code = (
        "from tests.protection.test_pseudonyms import assign;"
        "print(assign(['one', 'two', 'three'])['two'].hangul)"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": "7"}
    other = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
    )
    assert other.stdout.strip() == assign(["three", "two", "one"])["two"].hangul


def test_both_languages_have_the_same_entry_of_the_pool():
    name = assign(["one"])["one"]
    at = pack().pools.surnames["ko"].index(name.surname_ko)
    assert pack().pools.surnames["en"][at] == name.surname_en


def test_another_key_another_story_or_another_scope_gives_other_names():
    many = [f"person-{number}" for number in range(7)]
    first = [assign(many)[each].hangul for each in many]
    other_key = replace(naming(), key=b"another key").assign(
        [Bearer(each, STORY, "male") for each in many]
    )
    assert first != [other_key[each].hangul for each in many]
    assert first != [assign(many, story="story-2")[each].hangul for each in many]
    series = naming().assign([Bearer(each, SERIES, "male") for each in many])
    assert first != [series[each].hangul for each in many]


def test_the_accused_of_a_series_keeps_the_name_in_every_story():
    found = set()
    for story in range(10):
        people = [Bearer("the-major", SERIES, "male")]
        people += [Bearer(f"{story}-{number}", STORY, "female") for number in range(5)]
        found.add(naming(story=f"story-{story}").assign(people)["the-major"].hangul)
    assert len(found) == 1


def test_a_name_given_before_is_kept_whoever_comes_after():
    desk = naming()
    before = desk.assign([Bearer("the-major", SERIES, "male")])["the-major"].hangul
    kept = {desk.kept_key(SERIES, "the-major"): before}
    crowd = [Bearer(f"major-{number}", SERIES, "male") for number in range(12)]
    after = naming(kept=kept).assign([*crowd, Bearer("the-major", SERIES, "male")])
    assert after["the-major"].hangul == before
    assert [name.hangul for name in after.values()].count(before) == 1


@settings(max_examples=30)
@given(
    st.sampled_from(["한동일", "윤기복", "동일", "Han Tong-il", "Tong-il", "Tong Il Han", "Yun"])
)
def test_no_pseudonym_is_or_holds_a_protected_name(name):
    free = {each.hangul for each in assign(map(str, range(7))).values()}
    given_names = naming(protected=(name,)).assign(
        [Bearer(str(number), STORY, "male") for number in range(6)]
    )
    for each in given_names.values():
        assert name not in each.hangul
        assert "".join(name.split()) != f"{each.surname_en}{each.given_en}"
        assert not (name in {"동일", "Tong-il"} and each.given_ko == "동일")
        assert not (name == "Yun" and each.surname_ko == "윤")
    assert free


def test_nobody_gets_the_name_of_a_public_figure():
    pools = Pools({"en": ("Pang",), "ko": ("방",)}, {"en": (), "ko": ()},
                  {"en": ("Ho Nam", "Ki-bok"), "ko": ("호남", "기복")})  # fmt: skip
    small = replace(pack(), pools=pools)
    for number in range(20):
        names = Naming(KEY, small, frozenset(), f"s{number}", "x").assign(
            [Bearer("a", STORY, "male")]
        )
        assert names["a"].hangul == "방기복"


def test_nobody_gets_their_own_surname_or_given_name():
    for number in range(20):
        who = person("p1", "victim", ("Song Man-su", "만수"), "male")
        desk = naming(story=f"s{number}")
        name = desk.assign([bearer_of(who, "a", STORY)])["a"]
        assert name.surname_ko != "송"
        assert name.given_ko != "만수"


@pytest.mark.parametrize("name", ["윤 씨", "윤", "Mr. Yun", "YUN"])
def test_a_surname_alone_is_not_given_back(name):
    for number in range(20):
        desk = naming(story=f"s{number}")
        who = person("p1", "source", (name,), "male")
        assert desk.assign([bearer_of(who, "a", STORY)])["a"].surname_ko != "윤"


def test_an_exhausted_pool_says_so_and_names_nobody():
    pools = Pools({"en": ("Han",), "ko": ("한",)}, {"en": ("Mi-suk",), "ko": ("미숙",)},
                  {"en": ("Ki-bok",), "ko": ("기복",)})  # fmt: skip
    small = replace(pack(), pools=pools)
    desk = Naming(KEY, small, frozenset(), "s", "x")
    with pytest.raises(PoolExhaustedError) as refused:
        desk.assign([Bearer(f"Kim-{number}", STORY, "female") for number in range(2)])
    assert "Kim" not in str(refused.value)


def test_sex_chooses_the_given_name():
    female = naming().assign([Bearer("a", STORY, "female")])["a"]
    assert female.given_ko in pack().pools.given_female["ko"]
    male = naming().assign([Bearer("a", STORY, "male")])["a"]
    assert male.given_ko in pack().pools.given_male["ko"]


# ------------------------------------------------------------------ who enters a pool


def read_by_the_gate(names, *protected):
    """Give what the gate finds of protected names where these stand in a text."""
    values = tuple(
        WatchValue(str(number), WatchKind.PERSON, Scope.EVERYWHERE, (name,))
        for number, name in enumerate(protected)
    )
    forms = prepare(Watch(values))
    found = set()
    for name in names:
        for shown in (
            f"{name.surname_en} {name.given_en} came.",
            f"Then {name.given_en} {name.surname_en} left.",
            f"{name.hangul} came. {name.surname_ko} {name.given_ko} left.",
        ):
            found |= {hit.cls for hit in forms.hits(Text(shown), frozenset())}
    return found


KP = load("kp")
SYLLABLES = sorted({part for name in KP.pools.given_male["ko"] for part in name})
TRUE_NAMES = st.lists(
    st.tuples(
        st.sampled_from(KP.pools.surnames["ko"]),
        st.sampled_from(SYLLABLES),
        st.sampled_from(SYLLABLES),
    ),
    min_size=1,
    max_size=40,
)


@settings(max_examples=25)
@given(TRUE_NAMES, st.sampled_from(["ko", "en", "turned"]), st.integers(0, 99))
def test_no_pseudonym_reads_like_a_protected_name_to_the_gate(true, script, number):
    hangul = {"".join(parts) for parts in true}
    latin = {revised(f"{parts[0]} {parts[1]}{parts[2]}").title() for parts in true}
    turned = {" ".join(reversed(name.split())) for name in latin}
    protected = {"ko": hangul, "en": latin, "turned": turned}[script]
    desk = Naming(KEY, KP, frozenset(protected), f"s{number}", "x")
    given_names = desk.assign(
        [Bearer(str(each), STORY, "male" if each % 2 else "female") for each in range(8)]
    )
    assert FindingClass.BLOCK not in read_by_the_gate(given_names.values(), *protected)


def test_first_letters_of_somebody_are_given_only_when_nothing_else_is_left():
    pools = Pools({"en": ("Han",), "ko": ("한",)}, {"en": (), "ko": ()},
                  {"en": ("Kwang-jin", "Man-su"), "ko": ("광진", "만수")})  # fmt: skip
    small = replace(pack(), pools=pools)
    for number in range(10):
        desk = Naming(KEY, small, frozenset({"한기준"}), f"s{number}", "x")
        names = desk.assign([Bearer("a", STORY, "male")])
        assert names["a"].hangul == "한만수"
        both = desk.assign([Bearer("a", STORY, "male"), Bearer("b", STORY, "male")])
        assert {name.hangul for name in both.values()} == {"한만수", "한광진"}


@pytest.mark.parametrize("code", ["kp", "mm", "sy"])
def test_nobody_gets_a_name_that_reads_like_an_office_holders(code):
    country = load(code)
    figures = [names[0] for names in country.public_figures]
    figures += [names[-1] for names in country.public_figures]
    for number in range(12):
        desk = Naming(KEY, country, frozenset(), f"s{number}", "x")
        sexes = ("male", "female", "")
        bearers = [Bearer(f"{number}-{each}", STORY, sexes[each % 3]) for each in range(12)]
        names = desk.assign(bearers).values()
        assert FindingClass.BLOCK not in read_by_the_gate(names, *figures)


@pytest.mark.parametrize("code", ["kp", "mm", "sy"])
def test_the_pools_of_a_pack_hold_plausible_names(code):
    pools = load(code).pools
    for names in (pools.surnames, pools.given_female, pools.given_male):
        assert len(set(names["en"])) == len(names["en"])
        assert len(set(zip(names["en"], names["ko"], strict=True))) == len(names["ko"])
        for latin, hangul in zip(names["en"], names["ko"], strict=True):
            assert re.fullmatch(r"[A-Z][a-z]+(?:[- ][A-Za-z][a-z]*)?", latin), latin
            assert re.fullmatch(r"[가-힣]{1,5}", hangul), hangul
            # In Korean one name is the other, letter for letter; Burmese is only written alike.
            assert code != "kp" or skeletons_of(latin) & skeletons_of(hangul), latin
    if code == "kp":
        given_names = (*pools.given_female["ko"], *pools.given_male["ko"])
        assert all(len(name) == 2 for name in given_names)
        assert not set(pools.given_female["ko"]) & set(pools.given_male["ko"])


def test_few_names_of_a_pool_are_lost_to_office_holders():
    figures = frozenset(name for names in KP.public_figures for name in names)
    strictly = admission(figures)
    pools = KP.pools
    refused = [
        (surname, given_name)
        for at, surname in enumerate(pools.surnames["en"])
        for names in (pools.given_female, pools.given_male)
        for given_name, korean in zip(names["en"][::7], names["ko"][::7], strict=True)
        if strictly.objection(surname, given_name, pools.surnames["ko"][at], korean)
        is FindingClass.BLOCK
    ]
    assert len(refused) < 20
