import pytest
from django.db import IntegrityError, transaction

from moksori.records.models import StatementRecord
from moksori.records.models.corroboration import UnknownSubjectError
from moksori.terms.ids import new_id
from moksori.terms.statement import Credibility, Reliability, Statement
from tests.records.models.cast import BY, NOW, a_passage, a_person, a_statement, an_account, an_act

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("reliability", Reliability)
@pytest.mark.parametrize("credibility", [Credibility.CONFIRMED, Credibility.UNJUDGED])
@pytest.mark.parametrize("agrees", [True, False])
def test_a_statement_is_the_same_after_a_round_through_the_database(
    reliability, credibility, agrees
):
    statement = Statement(
        id=new_id("sta"),
        about=an_act().id,
        passage=a_passage().id,
        tellers=("witness", "source", "reporter"),
        reliability=reliability,
        credibility=credibility,
        agrees=agrees,
    )
    row = StatementRecord.from_value(statement)
    row.by, row.at = BY, NOW
    row.save()
    row.refresh_from_db()
    assert row.to_value() == statement


def test_a_statement_about_nothing_on_the_record_is_refused():
    with pytest.raises(UnknownSubjectError):
        StatementRecord.from_value(Statement("sta-1", "acc-1", "pas-1", ()))


def test_what_contradicts_stands_side_by_side():
    act, account = an_act(), an_account()
    yes = a_statement(act, a_passage(account, number=1))
    no = a_statement(act, a_passage(account, number=2), agrees=False, reliability="B")
    a_statement(a_person(), no.passage)
    assert list(StatementRecord.objects.about(act.id)) == [yes, no]
    assert StatementRecord.objects.in_account(account.id).count() == 3
    assert no not in StatementRecord.objects.ungraded()


@pytest.mark.parametrize(
    "told",
    [
        {"reliability": "G"},
        {"credibility": "0"},
        {"about_kind": "mood"},
        {"start": 3},
        {"start": 3, "end": 2},
        {"id": "act-1"},
    ],
)
def test_the_database_refuses_a_statement_that_cannot_be(told):
    with pytest.raises(IntegrityError), transaction.atomic():
        a_statement(an_act(), a_passage(), **told)
