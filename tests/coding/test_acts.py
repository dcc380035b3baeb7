"""Acts: who did what to whom, when, where; and what is none."""

import pytest

from moksori.terms.act import Standing
from tests.coding.accounts import read


def parties(one, code, evidence=""):
    act = one.act(code, evidence)
    labels = {p.key: p.label for p in one.proposal.persons}
    return [labels[k] for k in act.accused], [labels[k] for k in act.victims]


@pytest.mark.parametrize(
    ("text", "code", "accused", "victim"),
    [
        ("A guard beat a prisoner in 2015.", "beating", "A guard", "a prisoner"),
        ("A prisoner was beaten by a guard in 2015.", "beating", "a guard", "A prisoner"),
        ("A widow paid bribes to an officer in 2015.", "bribery", "an officer", "A widow"),
        ("A boy was slapped and kicked by a guard.", "beating", "a guard", "A boy"),
        ("A farmer hid. Soldiers raided his home.", "search", "Soldiers", "A farmer"),
        ("한 안전원이 주민을 때렸다.", "beating", "안전원", "주민"),
        ("한 주민이 안전원에게 얻어맞았다.", "beating", "안전원", "주민"),
        ("보위원은 주민에게 3만 위안을 요구했다.", "extortion", "보위원", "주민"),
        ("주민은 보위원에게 체포됐다.", "arrest", "보위원", "주민"),
    ],
)
def test_who_did_it_and_who_suffered_it(text, code, accused, victim):
    one = read(text)
    did, suffered = parties(one, code)
    assert any(accused in each for each in did), did
    assert any(victim in each for each in suffered), suffered


def test_a_passive_without_anybody_takes_the_accused_of_the_account():
    one = read(
        "A captain beat a trader in 2015. The trader was held for a month. She was sexually assaulted."
    )
    assert parties(one, "sexual_assault") == (["A captain"], ["a trader"])


def test_an_office_that_did_it_accuses_nobody():
    one = read("보위원이 한 주민을 때렸다. 다른 주민은 경비대에 잡혔다.")
    assert one.act("arrest").accused == ()
    assert one.act("arrest").rule == "acts.office"


def test_money_under_another_word_is_extortion():
    one = read(
        "An officer offered a 50-year-old woman to look away in exchange for 30,000 RMB in 2016."
    )
    assert parties(one, "extortion")[1] == ["a 50-year-old woman"]


def test_who_has_to_pay_is_a_victim_too():
    one = read(
        "In 2016 an officer demanded that a girl have her father send money. The father sent 900 yuan."
    )
    assert len(one.act("extortion").victims) == 2


def test_day_and_place_come_from_the_sentence_or_the_passage():
    one = read(
        "It happened in Musan on 4 May 2016. A guard shot a boy. A guard beat a girl in Onsong."
    )
    assert one.act("beating").when == "2016-05-04"
    assert one.act("beating").where == "Onsong"


def test_two_deeds_in_one_sentence_are_two_acts():
    one = read("A soldier raped a girl and stole her money in 2014.")
    assert {"rape"} < {act.type for act in one.proposal.acts}


def test_the_same_deed_told_on_is_one_act():
    one = read(
        "A guard beat a prisoner in 2015. The guard beat him with a stick. He only stopped the beating "
        "at night."
    )
    assert len(one.acts("beating")) == 1


def test_the_same_deed_on_another_day_is_another():
    one = read("On 3 May 2015 a guard beat a boy. On 9 July 2015 the guard beat the boy again.")
    assert len(one.acts("beating")) == 2


def test_what_still_goes_on_is_habitual_with_its_victims():
    one = read(
        "A captain raped a widow in 2015. To this day he comes to her home and demands money."
    )
    going_on = [act for act in one.proposal.acts if act.standing is Standing.HABITUAL]
    assert any(act.victims for act in going_on)


@pytest.mark.parametrize(
    "text",
    [
        "Provincial offices are tasked with arresting smugglers.",
        "Officers use threats of torture to ensure obedience.",
        "He was accused of killing and torture by nobody in particular.",
        "The law against torture and forced labour was changed in 2015.",
    ],
)
def test_mandates_charges_and_topics_are_no_acts(text):
    acts = [act for act in read(text).proposal.acts if act.victims]
    assert acts == []


def test_the_reason_of_an_arrest_is_no_act():
    one = read("A trader was arrested for smuggling and selling drugs in 2015.")
    assert {act.type for act in one.proposal.acts} == {"arrest"}
    ko = read("한 주민이 마약 밀매 혐의로 체포됐다.")
    assert {act.type for act in ko.proposal.acts} == {"arrest"}


def test_a_confession_under_torture_is_an_act_of_its_own():
    one = read("A guard tortured a trader in 2015. He stopped after the trader revealed the names.")
    assert parties(one, "forced_confession")[1] == ["a trader"]


def test_nobody_suffers_their_own_act():
    one = read("The captain hid himself. The captain beat a boy until he named himself.")
    for act in one.proposal.acts:
        assert not set(act.accused) & set(act.victims)
