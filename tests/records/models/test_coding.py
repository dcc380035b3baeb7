import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from moksori.records.models import ActRecord, InvolvementRecord, MentionRecord, PlaceRecord
from moksori.terms.act import Act
from moksori.terms.ids import new_id
from moksori.terms.mention import Mention, MentionKind
from moksori.terms.span import Span
from tests.records.models.cast import BY, NOW, a_passage, a_person, a_statement, an_account, an_act

pytestmark = pytest.mark.django_db

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**12), 10**12) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)
spans = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(lambda p: Span(*sorted(p)))


@given(
    st.builds(
        Mention,
        span=spans,
        kind=st.sampled_from(MentionKind),
        told=words,
        value=json_values,
        detail=st.dictionaries(words, json_values, max_size=3),
        persons=st.lists(st.sampled_from(["p1", "p2", "p13"]), unique=True).map(tuple),
        rule=st.sampled_from(["", "age.decade"]),
        confidence=st.floats(0, 1),
    )
)
def test_a_mention_is_the_same_after_a_round_through_the_database(mention):
    with transaction.atomic():
        row = MentionRecord.from_value(an_account(), mention)
        row.save()
        row.refresh_from_db()
        assert row.to_value() == mention
        transaction.set_rollback(True)


def act_of(accused, **told):
    given = {
        "id": new_id("act"),
        "type": "bribe_demanded",
        "accused": tuple(person.id for person in accused),
        "victim": a_person().id,
        "when": "2018-11~",
        "earliest": "2018-10-01",
        "latest": "2018-12-31",
        "every_day": False,
        "place": "혜산 장마당",
        "passages": (),
    }
    return Act(**{**given, **told})


def save(act):
    row = ActRecord.from_value(act)
    row.save()
    InvolvementRecord.objects.bulk_create(InvolvementRecord.from_value(act, degree="0101"))
    row.refresh_from_db()
    return row


def test_an_act_is_the_same_after_a_round_through_the_database():
    accused = [a_person(role="accused") for _ in range(3)]
    act = act_of(accused)
    assert save(act).to_value() == act


def test_an_act_of_which_little_is_known_comes_back_as_it_was():
    act = act_of([], when="", earliest="", latest="", place="")
    assert save(act).to_value() == act


def test_an_act_at_a_place_of_the_record_names_it_by_its_id():
    place = PlaceRecord.objects.create(name="혜산", level="city")
    act = act_of([], place=place.id)
    row = save(act)
    assert (row.place, row.place_told) == (place, "")
    assert row.to_value() == act


def test_an_act_names_the_passages_that_speak_of_it_once_and_in_order():
    row = save(act_of([]))
    account = an_account()
    later = a_passage(account, number=2)
    first = a_passage(account, number=1)
    for passage in (later, first, later):
        a_statement(row, passage)
    assert row.to_value().passages == (first.id, later.id)
    assert list(ActRecord.objects.told_in(account.id)) == [row]
    assert list(ActRecord.objects.told_in(an_account().id)) == []


def test_many_acts_are_read_in_three_queries(django_assert_num_queries):
    passage = a_passage()
    rows = [save(act_of([a_person(role="accused")])) for _ in range(10)]
    for row in rows:
        a_statement(row, passage)
    expected = {row.id: row.to_value() for row in rows}
    with django_assert_num_queries(3):
        read = ActRecord.objects.all().to_values()
    assert {act.id: act for act in read} == expected


def test_an_act_is_found_by_who_did_it_and_who_suffered_it():
    accused = a_person(role="accused")
    row = save(act_of([accused]))
    assert list(ActRecord.objects.touching(accused.id)) == [row]
    assert list(ActRecord.objects.touching(row.victim_id)) == [row]
    assert list(ActRecord.objects.touching(a_person().id)) == []


@pytest.mark.parametrize(
    "told",
    [
        {"earliest": "2019-01-02", "latest": "2019-01-01"},
        {"type": ""},
        {"standing": "rumoured"},
        {"status": "accepted"},
        {"status": "perhaps", "by": BY, "at": NOW},
        {"confidence": 1.01},
        {"id": "men-1"},
    ],
)
def test_the_database_refuses_an_act_that_cannot_be(told):
    with pytest.raises(IntegrityError), transaction.atomic():
        an_act(**told)


def test_an_act_may_have_one_bound_only():
    assert an_act(earliest="2019-01-02").latest is None


def test_a_person_takes_part_in_an_act_once():
    act, person = an_act(), a_person(role="accused")
    InvolvementRecord.objects.create(act=act, person=person)
    with pytest.raises(IntegrityError), transaction.atomic():
        InvolvementRecord.objects.create(act=act, person=person, number=2)


def a_mention(**told):
    given = {"account": an_account(), "start": 0, "end": 3, "kind": "age", "told": "40대"}
    return MentionRecord.objects.create(**{**given, **told})


@pytest.mark.parametrize(
    "told",
    [
        {"start": 4, "end": 3},
        {"kind": "mood"},
        {"status": "accepted"},
        {"status": "refused", "by": BY},
        {"confidence": -0.1},
    ],
)
def test_the_database_refuses_a_mention_that_cannot_be(told):
    with pytest.raises(IntegrityError), transaction.atomic():
        a_mention(**told)


def test_a_correction_is_a_row_of_its_own_and_the_old_one_stays():
    account = an_account()
    old = a_mention(account=account, status="corrected", by=BY, at=NOW)
    new = a_mention(account=account, status="accepted", by=BY, at=NOW, corrects=old, end=4)
    refused = a_mention(account=account, status="refused", by=BY, at=NOW)
    proposed = a_mention(account=account, start=1)
    assert list(MentionRecord.objects.standing()) == [new, proposed]
    assert list(MentionRecord.objects.awaiting_a_decision()) == [proposed]
    assert set(MentionRecord.objects.in_account(account.id)) == {old, new, refused, proposed}
