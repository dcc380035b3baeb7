from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from moksori.records.models import (
    CaseRecord,
    ConsentRecord,
    DecisionRecord,
    ExceptionRecord,
    JudgementRecord,
    PersonInAccountRecord,
)
from moksori.terms.consent import Use
from moksori.terms.disguise import LADDERS, Audience, Decision, PseudonymScope, Rung
from moksori.terms.mention import MentionKind
from tests.records.models.cast import BY, DAY, NOW, a_person, a_story, an_account, an_act

pytestmark = pytest.mark.django_db


def a_consent(**told):
    person = told.pop("person", None) or a_person(role="source")
    given = {"use": "publish_disguised", "allowed": True, "method": "oral", "by": BY, "at": NOW}
    return ConsentRecord.objects.create(person=person, **{**given, **told})


def test_a_consent_is_in_force_while_it_was_given_and_not_taken_back():
    source = a_person(role="source")
    good = a_consent(person=source, until=DAY)
    a_consent(person=source, allowed=False)
    a_consent(person=source, until=DAY - timedelta(days=1))
    back = a_consent(person=source, withdrawn_at=NOW, withdrawn_by=BY)
    assert list(ConsentRecord.objects.of_person(source.id).in_force(DAY)) == [good]
    assert list(ConsentRecord.objects.in_force(date(2027, 1, 1))) == []
    assert list(ConsentRecord.objects.withdrawn()) == [back]


def test_one_use_is_not_another():
    a_consent(use=Use.UNITED_NATIONS.value)
    assert not ConsentRecord.objects.for_use(Use.PUBLISH_DISGUISED).in_force(DAY).exists()


@pytest.mark.parametrize("told", [{"use": "sell"}, {"withdrawn_at": NOW}, {"withdrawn_by": BY}])
def test_the_database_refuses_a_consent_that_cannot_be(told):
    with pytest.raises(IntegrityError), transaction.atomic():
        a_consent(**told)


def a_decision(entity, account=None, **told):
    given = {"kind": "age", "rung": "decade", "reason": "default", "by": "policy:demo", "at": NOW}
    return DecisionRecord.objects.create(entity=entity, account=account, **{**given, **told})


@pytest.mark.parametrize("kind", sorted(LADDERS))
def test_a_decision_is_the_same_after_a_round_through_the_database(kind):
    for rung in LADDERS[kind]:
        decision = Decision(
            entity=a_person().id,
            kind=kind,
            rung=rung,
            reason="at_risk",
            by="policy:demo",
            audience=Audience.PARTNER,
            scope=PseudonymScope.SERIES,
        )
        row = DecisionRecord.from_value(decision)
        row.at = NOW
        row.save()
        row.refresh_from_db()
        assert row.to_value() == decision


@pytest.mark.parametrize("kind", sorted(LADDERS))
def test_a_rung_of_another_ladder_is_refused(kind):
    for rung in set(Rung) - set(LADDERS[kind]):
        with pytest.raises(IntegrityError), transaction.atomic():
            a_decision("per-1", kind=kind.value, rung=rung.value)


def test_a_kind_without_a_ladder_may_still_be_decided():
    assert MentionKind.ORGANISATION not in LADDERS
    a_decision("per-1", kind="organisation", rung="nothing")


def test_the_decisions_of_an_account_are_its_own_and_those_on_its_persons():
    account, person = an_account(), a_person()
    PersonInAccountRecord.objects.create(account=account, person=person, key="p1", role="victim")
    own = a_decision("age:14", account)
    persons = a_decision(person.id)
    a_decision(a_person().id)
    a_decision("age", an_account())
    gone = a_decision("age", account, withdrawn_at=NOW, withdrawn_by=BY)
    partner = a_decision("age", account, audience="partner")
    found = DecisionRecord.objects.for_account(account.id)
    assert set(found) == {own, persons, gone, partner}
    assert set(found.standing().for_audience(Audience.PUBLIC)) == {own, persons}


@pytest.mark.parametrize(
    "told", [{"reason": ""}, {"rung": "a_bit"}, {"audience": "all"}, {"scope": "world"}]
)
def test_the_database_refuses_a_decision_that_cannot_be(told):
    with pytest.raises(IntegrityError), transaction.atomic():
        a_decision("per-1", **told)


def test_a_decision_on_a_kind_says_in_which_account():
    with pytest.raises(IntegrityError), transaction.atomic():
        a_decision("age:14")


def test_an_exception_has_a_person_and_a_reason():
    story = a_story()
    given = {
        "story": story,
        "finding": "age_too_exact",
        "reason": "dead since 1950",
        "by": BY,
        "at": NOW,
    }
    ExceptionRecord.objects.create(**given)
    ExceptionRecord.objects.create(**{**given, "finding": "w-1"}, withdrawn_at=NOW, withdrawn_by=BY)
    for told in ({"reason": ""}, {"by": "policy:demo"}, {"audience": "all"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ExceptionRecord.objects.create(**{**given, **told})
    standing = ExceptionRecord.objects.standing_for
    assert standing(story.id, Audience.PUBLIC).as_allowed() == {"age_too_exact": "dead since 1950"}
    assert standing(story.id, Audience.COURT).as_allowed() == {}


def a_judgement(one, other, **told):
    given = {"verdict": "same", "by": BY, "at": NOW}
    return JudgementRecord.objects.create(one=one, other=other, **{**given, **told})


def test_a_judgement_is_found_from_both_sides_and_can_be_taken_back():
    first = a_judgement("per-1", "per-2")
    back = a_judgement("per-1", "per-3", withdrawn_at=NOW, withdrawn_by=BY)
    later = a_judgement("per-1", "per-2", verdict="not_same", at=NOW + timedelta(days=1))
    assert list(JudgementRecord.objects.of_pair("per-2", "per-1")) == [first, later]
    assert list(JudgementRecord.objects.about("per-3")) == [back]
    assert back not in JudgementRecord.objects.standing()


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [("per-2", "per-1", "same"), ("per-1", "per-1", "same"), ("per-1", "per-2", "perhaps")],
)
def test_the_database_refuses_a_judgement_that_cannot_be(one, other, verdict):
    with pytest.raises(IntegrityError), transaction.atomic():
        a_judgement(one, other, verdict=verdict)


def test_a_case_holds_accounts_and_acts():
    case = CaseRecord.objects.create(by=BY, at=NOW)
    account, act = an_account(), an_act()
    case.accounts.add(account)
    case.acts.add(act)
    assert list(account.cases.all()) == list(act.cases.all()) == [case]
