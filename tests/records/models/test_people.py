from datetime import date

import pytest
from django.db import IntegrityError, transaction

from moksori.records.models import (
    OrganisationRecord,
    PersonInAccountRecord,
    PersonRecord,
    PlaceRecord,
    PostingRecord,
)
from moksori.records.models import vault as identity_vault
from moksori.terms.people import PersonRole
from tests.records.models.cast import BY, NOW, a_person, an_account

pytestmark = pytest.mark.django_db
EARLY, LATE = date(2018, 1, 1), date(2019, 1, 1)


def test_who_may_be_reached_is_at_risk():
    for role in PersonRole:
        a_person(role=role.value)
    roles = {person.role for person in PersonRecord.objects.at_risk()}
    assert roles == {"source", "victim", "witness", "other"}


def test_a_person_is_known_to_each_account_by_a_key_of_its_own():
    one, other = an_account(), an_account()
    first, second = a_person(), a_person(role="accused")
    for account, person, key in ((one, second, "p2"), (one, first, "p1"), (other, first, "p7")):
        PersonInAccountRecord.objects.create(
            account=account, person=person, key=key, role=person.role, spans=[[0, 3]]
        )
    assert list(PersonRecord.objects.in_account(one.id)) == [first, second]
    assert list(PersonRecord.objects.in_account(other.id)) == [first]
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonInAccountRecord.objects.create(account=one, person=second, key="p1", role="victim")


def test_a_group_may_be_of_unknown_size():
    crowd, one = a_person(group=0), a_person()
    assert list(PersonRecord.objects.groups()) == [crowd]
    assert one.group == 1


@pytest.mark.parametrize(
    "told", [{"role": "perpetrator"}, {"sex": "x"}, {"group": -1}, {"confidence": 2}]
)
def test_the_database_refuses_a_person_that_cannot_be(told):
    with pytest.raises(IntegrityError), transaction.atomic():
        a_person(**told)


def test_nothing_lasts_until_before_it_began():
    person = a_person(role="accused")
    office = OrganisationRecord.objects.create(name="보위부", since=EARLY, until=LATE)
    PostingRecord.objects.create(person=person, organisation=office, since=EARLY, until=EARLY)
    for make in (
        lambda: OrganisationRecord.objects.create(name="o", since=LATE, until=EARLY),
        lambda: PostingRecord.objects.create(person=person, since=LATE, until=EARLY),
        lambda: PlaceRecord.objects.create(name="p", level="city", since=LATE, until=EARLY),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            make()


@pytest.mark.parametrize(
    ("model", "told"), [(OrganisationRecord, {}), (PlaceRecord, {"level": "city"})]
)
def test_nothing_is_part_of_itself(model, told):
    row = model.objects.create(name="x", **told)
    row.parent = row
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_a_place_stands_for_as_long_as_it_stood():
    old = PlaceRecord.objects.create(name="old", level="city", until=EARLY)
    new = PlaceRecord.objects.create(name="new", level="city", since=LATE)
    always = PlaceRecord.objects.create(name="always", level="country")
    standing = PlaceRecord.objects.standing_on
    assert set(standing(EARLY)) == {old, always}
    assert set(standing(date(2018, 6, 1))) == {always}
    assert set(standing(LATE)) == {new, always}


def test_a_place_has_a_level_that_is_known():
    with pytest.raises(IntegrityError), transaction.atomic():
        PlaceRecord.objects.create(name="x", level="planet")


def in_vault(person, kind, value):
    return identity_vault.VaultRecord.objects.create(
        person=person, kind=kind, value=value, by=BY, at=NOW
    )


def test_the_vault_gives_the_longest_form_of_a_name_first():
    person = a_person()
    for value in ("은방울", "은방울 금강", "금강"):
        in_vault(person, "name", value)
    in_vault(a_person(), "name", "은방울 금강")
    found = identity_vault.VaultRecord.objects.of_person(person.id)
    assert [row.value for row in found] == ["은방울 금강", "은방울", "금강"]


@pytest.mark.parametrize(("kind", "value"), [("mood", "x"), ("name", ""), ("name", "은방울")])
def test_the_vault_takes_a_value_once_and_of_a_known_kind(kind, value):
    person = a_person()
    in_vault(person, "name", "은방울")
    with pytest.raises(IntegrityError), transaction.atomic():
        in_vault(person, kind, value)


def test_a_row_of_the_vault_shows_no_value():
    row = in_vault(a_person(), "phone", "010-0000-0000")
    assert "010" not in f"{row} {row!r}"


def test_the_tables_do_not_hand_the_vault_on():
    import moksori.records.models as tables

    assert "VaultRecord" not in tables.__all__
    assert not hasattr(tables, "VaultRecord")
