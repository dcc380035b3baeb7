"""Who tells, who leads, who suffers: read from how they are told of. All texts are invented."""

import pytest

from moksori.terms.account import AccountFormat
from moksori.terms.passage import SpeakerRole
from moksori.terms.people import PersonRole
from tests.coding.accounts import read

SPEAKERS = {"Desk": SpeakerRole.HOST, "Yang": SpeakerRole.REPORTER}


def interview(body):
    return read(body, kind=AccountFormat.INTERVIEW, speakers=SPEAKERS)


def roles(one):
    return {person.label: person.role for person in one.proposal.persons}


def who(one, code, near):
    act = one.act(code, near)
    labels = {person.key: person.label for person in one.proposal.persons}
    return [labels[key] for key in act.accused], [labels[key] for key in act.victims]


@pytest.mark.parametrize(
    "told",
    [
        "A dentist from the coast spoke to us in 2019. ",
        "The account was given by a dentist in 2019. ",
        "A dentist whose window faces the gate kept a list for us in 2019. ",
    ],
)
def test_whoever_told_it_is_its_source(told):
    one = interview(f"Yang: {told}It is about a warden. The warden kicked a boy.")
    assert next(role for label, role in roles(one).items() if "dentist" in label) == (
        PersonRole.SOURCE
    )


def test_who_is_named_when_it_is_asked_who_told_it_is_the_source():
    one = interview(
        "Desk: Who told you about it?\n"
        "Yang: A dentist who lived there until 2019. A warden kicked a boy, she says."
    )
    assert next(role for label, role in roles(one).items() if "dentist" in label) == (
        PersonRole.SOURCE
    )


def test_whoever_leads_an_office_may_be_whom_it_is_about():
    one = interview(
        "Yang: It is about the head of the permits section. He slapped a widow in 2019."
    )
    assert who(one, "beating", "slapped")[0] == ["the head of the permits section"]


def test_one_man_told_of_before_a_colon_is_who_is_told_behind_it():
    one = interview(
        "Yang: All told me about one man: a department head in the permits office. He slapped a "
        "widow in 2019."
    )
    assert who(one, "beating", "slapped")[0] == ["one man"]
    assert "department head" not in " ".join(roles(one))


def test_an_age_brings_somebody_to_whom_something_was_done():
    one = interview(
        "Yang: A warden kicked a boy in 2019. A 44-year-old roofer came to grief as well."
    )
    assert roles(one)["A 44-year-old roofer"] is PersonRole.VICTIM
    two = read("A 44-year-old roofer won the race in 2019. A boy clapped.")
    assert PersonRole.VICTIM not in roles(two).values()


def test_whose_men_did_it_is_accused_with_them():
    one = interview("Yang: It is about a captain in Hyesan. In 2019 his men beat a boy.")
    assert "a captain in Hyesan" in who(one, "beating", "beat")[0]


def test_one_of_them_is_one_of_those_told_of():
    one = interview(
        "Yang: It is about a captain in Hyesan. Two women were held in 2019. "
        "One of them was beaten by the captain."
    )
    assert who(one, "beating", "beaten")[1] == ["One of them"]


def test_what_is_told_after_and_was_done_to_the_same_one():
    one = interview(
        "Yang: It is about a captain in Hyesan. A boy was held at the post for two days in 2019 "
        "and beaten with a belt."
    )
    assert who(one, "beating", "beaten")[1] == ["A boy"]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("knocked her against the stove on the head", "beating"),
        ("shoved a widow down the stairs", "beating"),
        ("set the dog on her", "beating"),
        ("pressed a hot iron against her arm", "torture"),
        ("threw a widow into the pit", "detention"),
        ("left her standing outside in the frost", "torture"),
    ],
)
def test_deeds_are_told_by_what_they_hit_and_where_they_lead(told, code):
    one = interview(f"Yang: It is about a captain in Hyesan. In 2019 a widow came. He {told}.")
    assert code in [act.type for act in one.proposal.acts]


def test_reported_words_of_an_officer_threaten_and_name_a_price():
    one = interview(
        "Yang: It is about a captain in Hyesan. In 2019 a widow came to him. The captain told her "
        "that her son would be sent away if she complained."
    )
    assert "threat" in [act.type for act in one.proposal.acts]
    two = interview(
        "Yang: It is about a captain in Hyesan. In 2019 a widow came to him. The captain told her "
        "that 70 dollars would shorten it."
    )
    assert who(two, "extortion", "70 dollars") == (["a captain in Hyesan"], ["a widow"])


def test_what_is_paid_to_nobody_is_paid_to_whom_it_is_about():
    one = interview("Yang: It is about a captain in Hyesan. A widow paid 900 yuan in 2019.")
    assert who(one, "bribery", "A widow paid") == (["a captain in Hyesan"], ["A widow"])
    two = interview(
        "Yang: It is about a captain in Hyesan. A widow paid 900 yuan for a boat in 2019."
    )
    assert [act.type for act in two.proposal.acts] == []


def test_it_is_told_later_who_did_it():
    one = interview(
        "Yang: It is about a captain in Hyesan. A boy was beaten in 2019. "
        "It was a sergeant of twenty who did it."
    )
    assert who(one, "beating", "beaten")[0] == ["a sergeant of twenty"]


def test_nobody_is_killed_twice():
    one = read(
        "Soldiers shot a farmer dead on 4 May 2019. His body was found on 5 May 2019.",
        kind=AccountFormat.ARTICLE,
    )
    assert len([act for act in one.proposal.acts if act.type == "killing"]) == 1
