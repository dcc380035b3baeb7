from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from moksori.records.models import AmountRecord, RateRecord
from tests.records.models.cast import BY, NOW, a_passage

pytestmark = pytest.mark.django_db
OURS = {
    "our_value": Decimal("4200.50"),
    "our_currency": "USD",
    "rate": Decimal("0.140017"),
    "rate_on": date(2018, 11, 1),
    "rate_source": "desk",
}


def an_amount(**told):
    given = {"passage": a_passage(), "as_told": "3만 위안", "value": 30000, "currency": "CNY"}
    return AmountRecord.objects.create(**{**given, **told})


def a_rate(**told):
    given = {
        "base": "CNY",
        "quote": "KPW",
        "rate": Decimal("1250"),
        "on": date(2018, 11, 1),
        "source": "market report",
        "by": BY,
        "at": NOW,
    }
    return RateRecord.objects.create(**{**given, **told})


def test_a_sum_and_its_conversion_come_back_to_the_last_figure():
    row = an_amount(value=Decimal("9999999999999.99"), **OURS)
    row.refresh_from_db()
    assert row.value == Decimal("9999999999999.99")
    assert {name: getattr(row, name) for name in OURS} == OURS


@pytest.mark.parametrize("left_out", sorted(OURS))
def test_a_conversion_without_its_rate_day_or_source_is_refused(left_out):
    told = {name: value for name, value in OURS.items() if name != left_out}
    with pytest.raises(IntegrityError), transaction.atomic():
        an_amount(**told)


def test_a_sum_without_a_conversion_is_welcome():
    assert an_amount().our_value is None


def test_a_printed_conversion_stands_beside_ours_and_is_not_overwritten():
    row = an_amount(printed_told="약 4천 달러", printed_value=4000, printed_currency="USD", **OURS)
    row.refresh_from_db()
    assert (row.printed_value, row.our_value) == (Decimal("4000.00"), OURS["our_value"])


def test_a_value_without_a_currency_is_refused():
    with pytest.raises(IntegrityError), transaction.atomic():
        an_amount(currency="")


@pytest.mark.parametrize("told", [{"rate": 0}, {"source": ""}, {"kind": "guess"}])
def test_the_database_refuses_a_rate_that_cannot_be(told):
    with pytest.raises(IntegrityError), transaction.atomic():
        a_rate(**told)


def test_the_nearest_rate_up_to_the_day_comes_first():
    old, near = a_rate(on=date(2018, 1, 1)), a_rate(on=date(2018, 10, 1))
    a_rate(on=date(2018, 11, 2))
    a_rate(on=date(2018, 10, 30), withdrawn_at=NOW, withdrawn_by=BY)
    a_rate(on=date(2018, 10, 30), quote="USD")
    found = RateRecord.objects.for_pair("CNY", "KPW", date(2018, 11, 1))
    assert list(found) == [near, old]


def test_a_withdrawal_is_signed():
    rate = a_rate()
    for told in ({"withdrawn_at": NOW}, {"withdrawn_by": BY}):
        with pytest.raises(IntegrityError), transaction.atomic():
            RateRecord.objects.filter(id=rate.id).update(**told)
