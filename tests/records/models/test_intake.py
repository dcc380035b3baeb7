import pytest
from django.db import IntegrityError, connection, models, transaction
from hypothesis import given
from hypothesis import strategies as st

from moksori.records.models import AccountRecord, PassageRecord
from moksori.terms.account import AccountFormat, Damage, Decoded, Structure
from moksori.terms.passage import Passage, SpeakerRole
from moksori.terms.span import Span
from tests.records.models.cast import a_passage, an_account

pytestmark = pytest.mark.django_db

spans = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(lambda p: Span(*sorted(p)))
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
passages = st.builds(
    Passage,
    number=st.integers(1, 10**6),
    span=spans,
    text=words,
    speaker=st.none() | words.filter(bool),
    role=st.sampled_from(SpeakerRole),
)


@given(passages)
def test_a_passage_is_the_same_after_a_round_through_the_database(passage):
    with transaction.atomic():
        row = PassageRecord.from_value(an_account(), passage)
        row.save()
        row.refresh_from_db()
        assert row.to_value() == passage
        transaction.set_rollback(True)


@given(
    st.builds(
        Decoded,
        text=words,
        container=st.sampled_from(["txt", "kakaotalk"]),
        encoding=st.sampled_from(["", "cp949"]),
        damage=st.lists(st.builds(Damage, spans, st.just("lost_blank"))).map(tuple),
        metadata=st.dictionaries(words, words, max_size=3),
        turns=st.lists(st.tuples(st.none() | words, spans), max_size=3).map(tuple),
    )
)
def test_a_decoded_text_is_the_same_after_a_round_through_the_database(decoded):
    with transaction.atomic():
        row = an_account()
        row.take_decoded(decoded)
        row.save()
        row.refresh_from_db()
        assert row.to_decoded() == decoded
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    "text",
    [
        "line\r\nline\nline\r",
        "a\x00b",
        "\u200b\u200f‮abc\ufeff",
        "é é 각 각",
        "\U0001f600" * 10,
        "  two  blanks  ",
    ],
)
def test_every_offset_still_counts_in_the_text_that_comes_back(text):
    row = an_account(text=text)
    row.refresh_from_db()
    assert row.text == text


def test_a_structure_comes_back_with_its_passages_in_order():
    structure = Structure(
        format=AccountFormat.INTERVIEW,
        language="ko",
        title=Span(0, 5),
        published="2026-03-01",
        furniture=(Span(90, 99), Span(5, 6)),
        passages=tuple(
            Passage(n, Span(n * 10, n * 10 + 5), "말", None, SpeakerRole.HOST) for n in (1, 2, 11)
        ),
        damage=(Damage(Span(1, 2), "lost_apostrophe"),),
        notes={"series": "s"},
    )
    row = an_account()
    row.take_structure(structure)
    row.save()
    for passage in reversed(structure.passages):
        PassageRecord.from_value(row, passage).save()
    row.refresh_from_db()
    assert row.to_structure() == structure
    assert row.title == Span(0, 5)


def test_a_hurt_flagged_twice_is_one_hurt():
    hurt = Damage(Span(1, 2), "lost_blank")
    row = an_account()
    row.take_decoded(Decoded("abc", "txt", damage=(hurt,)))
    row.take_structure(Structure(AccountFormat.NOTES, "en", damage=(hurt,)))
    assert row.to_decoded().damage == (hurt,)


def test_an_account_without_a_title_has_none():
    assert an_account().title is None


@pytest.mark.parametrize(
    "told",
    [
        {"state": "lost"},
        {"format": "poem"},
        {"state": "unreadable"},
        {"error_code": "intake.binary"},
        {"title_start": 4},
        {"title_end": 4},
        {"title_start": 5, "title_end": 4},
        {"id": "per-1"},
    ],
)
def test_the_database_refuses_an_account_that_cannot_be(told):
    with pytest.raises(IntegrityError), transaction.atomic():
        an_account(**told)


@pytest.mark.parametrize(
    "told",
    [
        {"number": 0},
        {"start": 9, "end": 8},
        {"role": "ghost"},
        {"id": "acc-1"},
    ],
)
def test_the_database_refuses_a_passage_that_cannot_be(told):
    with pytest.raises(IntegrityError), transaction.atomic():
        a_passage(**told)


def test_a_passage_of_no_account_is_refused_when_the_transaction_ends():
    passage = a_passage()
    PassageRecord.objects.filter(id=passage.id).update(account="acc-0")
    with pytest.raises(IntegrityError):
        connection.check_constraints()
    PassageRecord.objects.filter(id=passage.id).update(account=passage.account)


def test_a_number_stands_once_in_an_account():
    account = an_account()
    a_passage(account)
    with pytest.raises(IntegrityError), transaction.atomic():
        a_passage(account)


def test_an_account_that_others_point_at_cannot_be_removed():
    passage = a_passage()
    with pytest.raises(models.ProtectedError):
        passage.account.delete()


def test_doubles_share_a_mac_and_keep_their_own_rows():
    first = an_account(mac="a" * 64)
    second = an_account(mac="a" * 64, double_of=first)
    assert set(AccountRecord.objects.with_mac("a" * 64)) == {first, second}
    assert list(AccountRecord.objects.originals_only()) == [first]
    assert list(first.doubles.all()) == [second]


def test_an_account_is_no_double_of_itself():
    account = an_account()
    account.double_of = account
    with pytest.raises(IntegrityError), transaction.atomic():
        account.save()


def test_accounts_wait_where_they_are():
    sealed, read = an_account(), an_account(state="read")
    bad = an_account(state="unreadable", error_code="intake.binary")
    assert list(AccountRecord.objects.awaiting_reading()) == [sealed]
    assert list(AccountRecord.objects.awaiting_coding()) == [read]
    assert list(AccountRecord.objects.unreadable()) == [bad]


def test_passages_are_found_by_a_stretch():
    account = an_account()
    first = a_passage(account, number=1, start=0, end=10)
    second = a_passage(account, number=2, start=10, end=20)
    a_passage(start=0, end=99)
    held = PassageRecord.objects.holding
    assert list(held(account.id, Span(9, 10))) == [first]
    assert list(held(account.id, Span(9, 11)).in_order()) == [first, second]
    assert list(held(account.id, Span(20, 30))) == []


def test_a_row_shows_its_id_and_no_word():
    passage = a_passage(text="은방울꽃", speaker="은방울")
    account = an_account(told_name="은방울꽃.txt", text="은방울꽃")
    for row in (passage, account):
        assert "은방울" not in f"{row} {row!r}"
        assert row.id in repr(row)
