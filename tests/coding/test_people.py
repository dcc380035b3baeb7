"""Who is meant: descriptions, pronouns, kin, groups and their members."""

import pytest

from moksori.terms.account import AccountFormat
from moksori.terms.people import PersonRole
from tests.coding.accounts import read
from tests.flows.texts import ENGLISH


def labels(text, **how):
    return [one.label for one in read(text, **how).proposal.persons]


def test_one_officer_under_three_words_is_one_accused():
    one = read(
        "A supervisor at the county office (name withheld, referred to as major here) took bribes. "
        "The major beat a trader in 2015. He kicked him. The supervisor laughed."
    )
    accused = [p for p in one.proposal.persons if p.role is PersonRole.ACCUSED]
    assert len(accused) == 1
    assert accused[0].name_withheld


def test_the_individual_is_the_one_the_sentence_was_about():
    one = read(
        "A resident of Musan in his forties worked with a Chinese merchant in 2015. "
        "The guard learned that the individual had money and threatened him."
    )
    assert one.act("threat").victims == (one.person("A resident of Musan").key,)


def test_kin_belong_to_somebody():
    one = read(
        "A 50-year-old woman sent her daughter abroad. The officer took 300 yuan from the mother."
    )
    assert one.act("extortion").victims == (one.person("A 50-year-old woman").key,)
    assert one.person("her daughter").role is PersonRole.OTHER


def test_the_mother_of_another_is_another():
    one = read(
        "A 20-year-old girl lost her mother in 2012. A 30-year-old woman called her mother in 2013."
    )
    assert len([p for p in one.proposal.persons if "mother" in p.label]) == 2


def test_people_in_general_are_not_proposed():
    assert labels("Residents fear officials. Defectors tell stories to prosecutors.") == []


def test_a_group_in_an_act_is_somebody():
    one = read("Gunmen kidnapped 27 students in 2019.")
    assert one.act("abduction").victims == (one.person("27 students").key,)
    assert one.person("27 students").group == 27
    assert one.person("Gunmen").role is PersonRole.ACCUSED


def test_the_younger_one_is_found_by_age():
    one = read(
        "Two women were arrested in 2016. One aged 24 and another aged 35 were held. "
        "The younger one was raped by a guard."
    )
    assert one.act("rape").victims == (one.person("aged 24").key,)


def test_a_post_before_another_noun_is_not_a_person():
    assert labels("The police station stood near a major road, by a private house.") == []


def test_korean_members_of_a_group_are_told_apart():
    one = read(
        "30대 녀성 두 명이 붙잡혔다. 한 명은 34세이고 다른 한 명은 38세이다. 안전원이 두 녀성을 때렸다."
    )
    women = {p.key for p in one.proposal.persons if p.sex == "female"}
    assert len(women) == 2
    assert set(one.act("beating").victims) == women


def test_north_and_south_spelling_are_both_read():
    north, south = (
        read(f"안전원이 한 {word}를 때렸다.").act("beating") for word in ("녀자", "여자")
    )
    assert north.victims
    assert south.victims


@pytest.mark.parametrize("noun", ["informant", "source", "correspondent"])
def test_a_source_is_a_source_under_every_word(noun):
    one = read(
        f"A {noun} in the province spoke in 2016. According to the source, a guard beat a boy."
    )
    sources = [p for p in one.proposal.persons if p.role is PersonRole.SOURCE]
    assert len(sources) == 1


def test_sex_is_read_from_nouns_and_titles():
    one = read("Mrs. Yun met a widow. A young man left with Mr. Seo.")
    assert one.person("Yun").sex == "female"
    assert one.person("widow").sex == "female"
    assert one.person("young man").sex == "male"
    assert one.person("Seo").sex == "male"
    two = read("A fisherman hid a policewoman in his boat, and a headmistress saw it.")
    assert two.person("fisherman").sex == "male"
    assert two.person("policewoman").sex == "female"


def test_sex_is_read_from_the_pronoun_that_can_mean_nobody_else():
    one = read("An inspector at the port took bribes in 2019. Traders there feared him.")
    assert one.person("An inspector").sex == "male"
    two = read("A captain beat a widow in 2019. He was drunk. She fled, and the captain laughed.")
    assert two.person("A captain").sex == "male"


def test_a_nickname_of_two_words_gives_nobody_two_names():
    one = read("A prosecutor beat a widow. Detainees gave him the nickname “Night Shift” for it.")
    assert {name for person in one.proposal.persons for name in person.names} == set()


@pytest.mark.parametrize(
    "name", ["Han So Mi", "Han So-mi", "Kim No Ul", "Pak In Suk", "Han Sol Mi"]
)
def test_a_speakers_short_name_is_no_name_of_its_own_in_the_whole_one(name):
    """Where a part of it is a word in other places, the rest was taken for somebody else."""
    short = name.split()[0]
    one = read(
        f"Host: We are here with reporter {name}. What happened?\n"
        f"{name} ({short}): A guard beat a boy.\nHost: When?\n{short}: In May 2016.",
        kind=AccountFormat.INTERVIEW,
    )
    named = [p for p in one.proposal.persons if p.names]
    assert len(named) == 1
    assert name in named[0].names


def test_who_an_account_is_told_by_is_told_more_of_behind_a_comma():
    one = read(
        "According to Ms. Baek, a 47-year-old woman living in Namhung, a captain beat a boy. "
        "According to Ms. Jo, a 30-year-old tailor beat a girl."
    )
    assert one.person("Baek").age == "47-year-old"
    assert one.person("tailor").key != one.person("Jo").key


def test_who_gave_what_was_asked_is_no_longer_only_a_source():
    one = read(ENGLISH, kind=AccountFormat.INTERVIEW)
    assert one.act("bribery").victims == (one.person("Baek").key,)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Two men in plain clothes beat a driver in May.", "Two men in plain clothes"),
        ("A man with a coastal accent beat a driver in May.", "A man with a coastal accent"),
        ("He beat their neighbour, a widow with a son.", "their neighbour, a widow with a son"),
        ("보위원이 아이를 낳으러 온 한 여성을 때렸다.", "아이를 낳으러 온 한 여성"),
        ("제 옆에서 자던 남자아이가 보위원에게 맞았다.", "제 옆에서 자던 남자아이"),
        ("옆 매대의 한 여성이 보안원에게 맞았다.", "옆 매대의 한 여성"),
    ],
)
def test_the_words_that_say_which_one_it_was_are_a_stretch_of_theirs(text, whole):
    spans = [span for one in read(text).proposal.persons for span in one.spans]
    assert whole in [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    "text",
    [
        "보안원은 한 여성을 때렸다.",
        "그는 한 여성을 때렸다.",
        "보위부는 한 여성을 때렸다.",
        "He beat a woman in May with his belt.",
    ],
)
def test_who_does_it_and_with_what_is_no_part_of_whom_it_is_done_to(text):
    spans = [span for one in read(text).proposal.persons for span in one.spans]
    told = {text[span.start : span.end] for span in spans}
    assert told & {"한 여성", "a woman"}
    assert not any("는 한 여성" in one or "은 한 여성" in one or "belt" in one for one in told)


@pytest.mark.parametrize(
    ("text", "victim", "age"),
    [
        ("Last March the officer beat a teenager in the yard.", "a teenager", "teenager"),
        ("The guards beat two teenagers.", "two teenagers", "teenagers"),
        ("The officer beat a toddler.", "a toddler", "toddler"),
    ],
)
def test_whoever_is_called_by_an_age_is_somebody_of_that_age(text, victim, age):
    people = {one.label: one for one in read(text).proposal.persons}
    assert people[victim].role is PersonRole.VICTIM
    assert people[victim].age == age
    assert [one.age for one in people.values() if one.role is PersonRole.ACCUSED] == [""]
