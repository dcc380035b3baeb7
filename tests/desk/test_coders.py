"""Two coders at one account: blind, compared, settled."""

import pytest

from moksori.terms.span import Span
from tests.desk.test_real_desk import act_of, mention, real_account

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TEXT = (
    "The captain of the local security office beat a woman in Hyesan in March 2031. "
    "He took 300 yuan from her.\n\nHer neighbour saw it. He was arrested in April 2031.\n"
)


@pytest.fixture
def account(desk, clock):
    return real_account(clock, TEXT, "two.txt")


@pytest.fixture
def coders(db):
    from moksori.records.models import User
    from moksori.records.states import Role

    return [User.objects.create_user(name, None, Role.CODER) for name in ("one", "two", "three")]


def asked(account, coders, clock):
    from moksori.desk import coders as two

    return two.ask_second(account.id, coders[1].id, by=coders[0].id, at=clock())


def test_a_second_coder_changes_nothing_on_the_record(account, coders, clock):
    from moksori.desk import coders as two
    from moksori.records.models import AccountRecord

    coding = asked(account, coders, clock)
    row = mention(account, "300 yuan", "amount")
    two.decide(coding, two.Coded(row.pk, "", Span(row.start, row.end)), at=clock())
    row.refresh_from_db()
    assert row.status == "proposed"
    assert two.decided(coding)[row.pk].kind == ""
    two.undo(coding, row.pk, at=clock())
    assert two.decided(coding) == {}
    assert AccountRecord.objects.seen_by(coders[1]).filter(pk=account.id).exists()
    assert two.blind_coding(account.id, coders[1]) is not None
    assert two.blind_coding(account.id, coders[0]) is None


def test_who_coded_first_is_no_second_coder(account, coders, clock):
    from moksori.desk import coders as two
    from moksori.desk import deciding

    deciding.accept(mention(account, "300 yuan", "amount").pk, by=coders[0].id, at=clock())
    with pytest.raises(two.CannotCodeTwiceError):
        two.ask_second(account.id, coders[0].id, by=coders[2].id, at=clock())


def both(account, coders, clock):
    """Code an account twice: they differ in a sum, an act, and a stretch that one marked."""
    from moksori.desk import act_building, coding, deciding, mentions, settling
    from moksori.desk import coders as two
    from moksori.terms.mention import MentionKind

    who = {"by": coders[0].id, "at": clock()}
    second = asked(account, coders, clock)
    for row in account.mentions.all():
        deciding.accept(row.pk, **who)
        kind = "" if row.told == "300 yuan" else row.kind
        two.decide(second, two.Coded(row.pk, kind, Span(row.start, row.end)), at=clock())
    place = account.text.index("local security office")
    span = Span(place, place + len("local security office"))
    mentions.add(account.id, mentions.Marked(span, MentionKind.ORGANISATION), **who)
    act = act_of(account, "beating")
    key = account.persons.get(person=act.involvements.get().person).key
    act_building.change(account.id, act.pk, act_building.Building("torture", (), (key,)), **who)
    two.decide(second, two.Coded(act.pk, "act.beating", Span(0, 20)), at=clock())
    with pytest.raises(two.NotComparedYetError):
        two.compare(account.id)
    settling.finish(account.id, coding.Rest.LEAVE, **who)
    two.end(second, by=coders[1].id, at=clock())
    return second


def test_agreement_is_of_what_each_found_alone(account, coders, clock):
    from moksori.desk import coders as two
    from moksori.desk import deciding

    both(account, coders, clock)
    found = two.compare(account.id)
    assert {(one.first, one.second) for one in found.differences} == {
        ("amount", ""), ("organisation", ""), ("act.torture", "act.beating"),
    }  # fmt: skip
    assert found.all.units - found.all.same == 3
    assert 0 < found.all.alpha < 1
    # What the first changes later is not what the two found.
    deciding.refuse(mention(account, "300 yuan", "amount").pk, by=coders[0].id, at=clock())
    assert two.compare(account.id) == found


def test_a_third_settles_alone_and_two_settle_together(account, coders, clock):
    from moksori.desk import coders as two
    from moksori.desk import settling

    both(account, coders, clock)
    first, second, third = (one.id for one in coders)
    units = {one.first: one.unit for one in two.compare(account.id).differences}
    assert settling.settle(account.id, units["amount"], "", by=third, at=clock())
    assert mention(account, "300 yuan", "amount").status == "refused"
    act = act_of(account, "torture")
    assert not settling.settle(
        account.id, units["act.torture"], "act.beating", by=second, at=clock()
    )
    act.refresh_from_db()
    assert act.type == "torture"
    assert settling.settle(account.id, units["act.torture"], "act.beating", by=first, at=clock())
    act.refresh_from_db()
    assert act.type == "beating"
    assert act.involvements.exists()
    assert settling.settle(account.id, units["organisation"], "", by=third, at=clock())
    added = account.mentions.get(told="local security office", kind="organisation", rule="")
    assert added.status == "refused"
    assert all(one.settled is not None for one in two.compare(account.id).differences)
    with pytest.raises(two.NoCodingError):
        settling.settle(account.id, units["amount"], "date", by=third, at=clock())


def test_alpha_is_that_of_the_book_and_silent_where_it_says_nothing():
    from moksori.coding.intercoder import Agreement, agreement_of

    one = dict(enumerate("aabbcc")) | {9: "a"}
    other = dict(enumerate("aabbcb"))
    # By hand: 6 units, 12 values (4 a, 5 b, 3 c); observed 2/12, expected 94/132.
    told = agreement_of({str(k): v for k, v in one.items()}, {str(k): v for k, v in other.items()})
    assert (told.units, told.same) == (6, 5)
    assert told.alpha == pytest.approx(1 - (2 / 12) / (94 / 132))
    assert agreement_of({"1": "a"}, {"1": "a"}) == Agreement(1, 1, None)
    assert agreement_of({"1": "a", "2": "a"}, {"1": "a", "2": "a"}).alpha is None
