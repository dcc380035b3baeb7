"""The demo's policy: what it withholds, and the few things it tells."""

from dataclasses import replace

import pytest

from moksori.protection.policy import demo_policy
from moksori.protection.reasons import REASONS
from moksori.terms.account import AccountFormat
from moksori.terms.disguise import LADDERS, PseudonymScope, Rung
from moksori.terms.mention import MentionKind
from moksori.terms.passage import SpeakerRole
from moksori.terms.proposal import Proposal
from tests.protection.telling import mark, pack, person, public, structure


def decide(text, *marks, people=()):
    return demo_policy(structure(text), Proposal(tuple(marks), tuple(people)), pack())


def test_every_kind_that_has_a_ladder_is_decided_and_has_its_reason():
    decisions = decide("x")
    assert {each.kind for each in decisions} == set(LADDERS)
    assert {each.by for each in decisions} == {"policy:demo"}
    assert all(each.reason in REASONS for each in decisions)
    assert all(each.rung in LADDERS[each.kind] for each in decisions)


@pytest.mark.parametrize("role", ["source", "victim", "witness", "other"])
def test_people_who_can_be_reached_get_a_pseudonym_in_the_story(role):
    text = "Ryom Mi-ran left."
    (mine,) = [d for d in decide(text, people=(person("p1", role, ("Ryom Mi-ran",)),))
               if d.entity == "p1"]  # fmt: skip
    assert (mine.rung, mine.scope) == (Rung.PSEUDONYM, PseudonymScope.STORY)


def test_the_accused_gets_a_pseudonym_in_the_series():
    (mine,) = [d for d in decide("x", people=(person("p1", "accused", ("Ryom",)),))
               if d.entity == "p1"]  # fmt: skip
    assert (mine.rung, mine.scope) == (Rung.PSEUDONYM, PseudonymScope.SERIES)


@pytest.mark.parametrize("role", ["reporter", "host", "editor", "public_figure"])
def test_those_who_chose_their_name_and_public_figures_stay_named(role):
    text = "Ryom Mi-ran spoke."
    assert public(text, people=(person("p1", role, ("Ryom Mi-ran",)),)) == text


def test_a_public_figure_of_the_pack_is_known_unless_somebody_is_at_risk():
    text = "Pang Ho Nam spoke."
    assert public(text, people=(person("p1", "other", ("Pang Ho Nam",)),)) == text
    assert public(text, people=(person("p1", "victim", ("Pang Ho Nam",)),)) != text
    assert public(text, people=(person("p1", "other", ("Pang Ho Nam",), age="43"),)) != text


def test_a_label_is_left_as_it_is():
    text = "Witness W-11 spoke."
    assert public(text, people=(person("p1", "witness", ("Witness W-11",)),)) == text


def test_those_who_sit_on_a_hearing_keep_their_names():
    panel = person("p1", "official", ("Ms. Adams",))
    guard = person("p2", "official", ("Kim Mi-ran",))
    text = "Go on.\nMs. Adams met Kim Mi-ran."
    shape = replace(
        structure(text, speakers={1: ("MS. ADAMS", SpeakerRole.OFFICIAL)}),
        format=AccountFormat.HEARING,
    )
    shape = replace(shape, passages=(replace(shape.passages[0], speaker="Ms. Adams"),
                                     *shape.passages[1:]))  # fmt: skip
    decisions = demo_policy(shape, Proposal((), (panel, guard)), pack())
    rungs = {each.entity: each.rung for each in decisions if each.entity in {"p1", "p2"}}
    assert rungs == {"p1": Rung.AS_TOLD, "p2": Rung.PSEUDONYM}


def test_the_age_of_a_public_figure_stays():
    text = "Pang Ho Nam, 43, spoke to a woman, 43, then."
    figure = person("p1", "public_figure", ("Pang Ho Nam",), "male")
    first = mark(text, "43", "age", 43, persons=("p1",))
    second = mark(text, "43", "age", 43, nth=2)
    assert public(text, first, second, people=(figure,)) == (
        "Pang Ho Nam, 43, spoke to a woman, in her forties, then."
    )


def test_a_sum_goes_but_a_price_its_conversion_and_a_budget_stay():
    text = "He took 900 RMB (130 USD). Rice is 4 RMB (0.6 USD) a kilo. The state budget is 50 RMB."
    sums = [mark(text, "900 RMB", "amount", {"value": 900, "currency": "CNY"}),
            mark(text, "130 USD", "amount", {"value": 130, "currency": "USD"}, conversion_of=0),
            mark(text, "4 RMB", "amount", {"value": 4, "currency": "CNY"}, per="kilo"),
            mark(text, "0.6 USD", "amount", {"value": 0.6, "currency": "USD"}, conversion_of=2),
            mark(text, "50 RMB", "amount", {"value": 50, "currency": "CNY"})]  # fmt: skip
    assert public(text, *sums) == (
        "He took hundreds of RMB (hundreds of USD). Rice is 4 RMB (0.6 USD) a kilo. "
        "The state budget is 50 RMB."
    )


def test_a_share_of_a_sum_goes_and_a_share_of_the_people_stays():
    text = "He took 70% of it. 70% of the population are poor. 인구의 약 70%가 산다."
    marks = [mark(text, "70%", "share", 0.7, nth) for nth in (1, 2, 3)]
    assert public(text, *marks) == (
        "He took most of it. 70% of the population are poor. 인구의 약 70%가 산다."
    )


def test_a_share_of_the_residents_money_is_a_share_of_money():
    text = "He took 70% of the residents' money."
    assert public(text, mark(text, "70%", "share", 0.7)) == "He took most of the residents' money."


@pytest.mark.parametrize(
    ("detail", "stays"),
    [
        ({"heard_by": 2}, False),
        ({"heard_by": ["p1", "p2"]}, False),
        ({}, False),
        ({"heard_by": None, "audience": "private"}, False),
        ({"heard_by": 40}, True),
        ({"heard_by": ["p1", "p2", "p3"]}, True),
        ({"audience": "public"}, True),
        ({"audience": "to_desk"}, True),
    ],
)
def test_words_stay_only_if_more_than_two_heard_them(detail, stays):
    text = "He said “I know all of your names here” then."
    done = public(text, mark(text, "“I know all of your names here”", "speech", **detail))
    assert (done == text) is stays


def test_everything_else_that_identifies_goes():
    text = "On March 3 he came to Pyol-dong for 15 days. Call 0191 555 0101."
    marks = [mark(text, "March 3", "date", "2017-03-03"),
             mark(text, "Pyol-dong", "place", "xx.north.sinsan.b"),
             mark(text, "15 days", "duration", "P15D"),
             mark(text, "0191 555 0101", "phone")]  # fmt: skip
    assert public(text, *marks) == (
        "In March he came to Sinsan for about two weeks. Call [number withheld]."
    )


def test_quantities_and_posts_stay():
    text = "The inspector took 500 grams."
    marks = [mark(text, "500 grams", "quantity", 500),
             mark(text, "inspector", "occupation", "inspector")]  # fmt: skip
    assert public(text, *marks) == text
    assert MentionKind.QUANTITY in LADDERS
