"""Places: known and unknown, one inside the other, damaged, in Korean with particles."""

import pytest

from moksori.terms.mention import MentionKind
from tests.coding.accounts import read


def places(text):
    return {
        one.told: one.detail
        for one in read(text).proposal.mentions
        if one.kind is MentionKind.PLACE
    }


def test_a_city_has_its_id_level_and_country():
    detail = places("They moved to Hyesan City in spring.")["Hyesan City"]
    assert detail["level"] == "city"
    assert detail["place_id"] == "kp.ryanggang.hyesan"
    assert detail["country"] == "KP"


@pytest.mark.parametrize("owner", ["Hyesan City’s", "Hyesan City's", "Hyesan Citys", "Hyesan's"])
def test_a_neighbourhood_says_which_part_may_stay(owner):
    text = f"A woman from {owner} Songbong-dong paid."
    (told, detail) = next(iter(places(text).items()))
    assert told == f"{owner} Songbong-dong"
    assert detail["level"] == "neighbourhood"
    first, last = detail["keep"]
    assert text[first:last].startswith("Hyesan")
    assert "Songbong" not in text[first:last]


def test_the_finer_may_stand_first():
    detail = places("She lived in Songbong-dong, Hyesan.")["Songbong-dong, Hyesan"]
    assert detail["level"] == "neighbourhood"
    assert detail["within"] == "kp.ryanggang.hyesan"


@pytest.mark.parametrize(
    "words",
    ["Osan-ri", "Ryuson-dong", "Pohang-guyok", "Kalmae village", "Thiri ward", "inminban No. 14",
     "the 3rd inminban", "Station Street", "Saebyol workers' district"],
)  # fmt: skip
def test_what_ends_like_a_neighbourhood_is_one(words):
    found = places(f"He was seen in {words} at night.")
    (told, detail) = next(each for each in found.items() if each[0] in words or words in each[0])
    assert detail["level"] == "neighbourhood", told


@pytest.mark.parametrize(
    "text",
    [
        "혜산시 송봉동에 사는 주민",
        "송봉동 주민은",
        "송봉동에서 일하는",
        "은덕군 록야리에서",
        "청진의 신암동으로",
        "새별로동자구에서",
        "가마골에서",
    ],
)
def test_korean_neighbourhoods_are_found_by_their_ending(text):
    levels = [detail["level"] for detail in places(text + " 살던 사람이 왔다.").values()]
    assert "neighbourhood" in levels


@pytest.mark.parametrize(
    "text",
    [
        "강제 노동에서 풀려났다.",
        "거리에서 만났다.",
        "산골에서 왔다.",
        "친구에게 말했다.",
        "우리는 자리를 떠났다.",
        "활동에 나섰다.",
    ],
)
def test_everyday_words_with_the_ending_are_no_neighbourhood(text):
    assert places(text) == {}


def test_a_korean_city_is_found_with_particles_but_not_in_a_people():
    found = places("혜산에서 왔다. 중국인과 만났다. 중국으로 갔다.")
    assert set(found) == {"혜산", "중국"}


def test_an_adjective_of_a_country_is_no_place():
    assert places("A Chinese trader met North Korean soldiers.") == {}


def test_a_room_is_a_facility_where_something_happens_in_it():
    assert (
        places("She was beaten in the interrogation room.")["interrogation room"]["level"]
        == "facility"
    )
    assert places("Interrogation rooms are cold.") == {}
    assert places("취조실에서 맞았다.")["취조실"]["level"] == "facility"


def test_the_country_of_an_unknown_city_is_known_from_its_owner():
    found = places("She lives in China’s Lanfeng with him.")
    assert found["Lanfeng"]["country"] == "CN"
    assert "China" in found


def test_a_neighbourhood_is_not_put_into_a_city_that_nobody_told_of():
    told = read("회령시에서 일했다. 지금은 혜명동을 맡고 있다.").mention(
        MentionKind.PLACE, "혜명동"
    )
    assert not told.value
    told = read("혜산시에서 일했다. 지금은 혜명동을 맡고 있다.").mention(
        MentionKind.PLACE, "혜명동"
    )
    assert told.value


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The agent built himself a house in Toksam, in the upper part of the town.", "Toksam"),
        ("She now has a stall at Kumgol.", "Kumgol"),
        ("They went to Nolmoe, a suburb of Hyesan, by cart.", "Nolmoe"),
    ],
)
def test_where_somebody_lives_is_a_neighbourhood_though_no_gazetteer_has_it(text, place):
    assert ("neighbourhood", place) in {
        (mention.detail.get("level"), mention.told)
        for mention in read(text).proposal.mentions
        if mention.kind is MentionKind.PLACE
    }


@pytest.mark.parametrize(
    "text", ["She has a house in Hyesan.", "He lives in China, with a friend."]
)
def test_a_known_place_stays_what_it_is(text):
    told = read(text).proposal.mentions
    assert "neighbourhood" not in {mention.detail.get("level") for mention in told}


@pytest.mark.parametrize(
    "text", ["The apartment was sold.", "Her street is long.", "An old house."]
)
def test_a_capital_at_the_beginning_of_a_sentence_names_no_place(text):
    told = read(text).proposal.mentions
    assert "neighbourhood" not in {mention.detail.get("level") for mention in told}


@pytest.mark.parametrize("mark", ["'", "’"])
def test_a_district_of_a_city_is_a_neighbourhood(mark):
    told = read(f"A man who lived in Chongjin{mark}s Sunam District was arrested.")
    levels = {mention.detail.get("level") for mention in told.proposal.mentions}
    assert "neighbourhood" in levels
