"""Pseudonyms: keyed, the same every time, nobody's real name, and never shared."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moksori.packs.model import Pools
from moksori.protection.pseudonyms import Bearer, Naming, PoolExhaustedError, bearer_of
from moksori.terms.disguise import PseudonymScope
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
