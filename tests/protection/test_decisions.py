"""Which decision holds: the nearest, and of equals the coarsest."""

import itertools

import pytest

from moksori.protection.decisions import (
    Decided,
    MixedAudiencesError,
    RungOffLadderError,
    UndecidedError,
)
from moksori.terms.disguise import Audience, Decision, Rung
from moksori.terms.mention import Mention, MentionKind
from moksori.terms.span import Span
from tests.protection.telling import person, public

AGE = MentionKind.AGE


def decision(entity, rung, kind=AGE, audience=Audience.PUBLIC):
    return Decision(entity, kind, Rung(rung), "test", "somebody", audience)


def age(start=5, persons=()):
    return Mention(Span(start, start + 2), AGE, "43", 43, {}, persons)


def test_one_mention_goes_before_the_person_and_the_person_before_the_kind():
    all_three = [decision("age", "decade"), decision("p1", "adult"), decision("age:5", "as_told")]
    for given in itertools.permutations(all_three):
        decided = Decided(given, {})
        assert decided.about(age(5, ("p1",))).rung is Rung.AS_TOLD
        assert decided.about(age(9, ("p1",))).rung is Rung.ADULT
        assert decided.about(age(9)).rung is Rung.DECADE


def test_of_several_persons_the_most_careful_decision_holds():
    decided = Decided([decision("age", "decade"), decision("p1", "as_told")], {})
    assert decided.about(age(5, ("p1",))).rung is Rung.AS_TOLD
    assert decided.about(age(5, ("p1", "p2"))).rung is Rung.DECADE


def test_of_two_decisions_about_the_same_the_coarser_holds():
    for given in itertools.permutations([decision("age", "decade"), decision("age", "nothing")]):
        assert Decided(given, {}).about(age()).rung is Rung.NOTHING


def test_the_desks_id_of_a_person_counts_as_well_as_the_key():
    decided = Decided([decision("age", "decade"), decision("per-9", "nothing")], {"p1": "per-9"})
    assert decided.about(age(5, ("p1",))).rung is Rung.NOTHING


def test_what_nobody_decided_is_not_told():
    with pytest.raises(UndecidedError):
        Decided([], {}).about(age())
    with pytest.raises(UndecidedError):
        Decided([], {}).about_person(person("p1", names=("Kim",)))
    with pytest.raises(UndecidedError) as refused:
        public("Kim left", people=(person("p1", names=("Kim",)),), decisions=())
    assert "Kim" not in str(refused.value)


def test_a_rung_of_another_ladder_is_refused():
    with pytest.raises(RungOffLadderError):
        Decided([decision("age", "month")], {})
    with pytest.raises(RungOffLadderError):
        Decided([decision("injury", "nothing", MentionKind.INJURY)], {})


def test_decisions_for_two_audiences_are_refused():
    with pytest.raises(MixedAudiencesError):
        Decided([decision("age", "decade"), decision("p1", "adult", audience=Audience.COURT)], {})


def test_kinds_without_a_ladder_stay_as_told():
    injury = Mention(Span(0, 3), MentionKind.INJURY, "arm")
    assert Decided([], {}).about(injury) is None
