"""The desk learns from its coders' decisions, keeps it to itself, and forgets on demand."""

import pytest
from django.db import DatabaseError, transaction

from moksori.terms.mention import MentionKind
from moksori.terms.span import Span

pytestmark = pytest.mark.django_db

TIGER = """The yard behind the mill

Host: What happened at the mill in {town}?
Han So Mi (Han): The men there speak of Tiger Brand. {first} came with a lorry and Tiger Brand came too.
In March 2031 the captain arrested Min Thuya and beat him. The men asked where Tiger Brand was.
"""
TOWNS = ("Namhung", "Kamsong", "Hwapong")


@pytest.fixture
def accounts(desk, clock):
    """Three invented accounts, proposed and not decided about."""
    from moksori.desk import coding, intake, work

    arrival = intake.Arrival("file", "kp")
    ids = []
    for number, town in enumerate(TOWNS):
        text = TIGER.format(town=town, first=f"Lorry {number}")
        got = intake.receive_account(
            text.encode(), f"{town}.txt", arrival, by="usr-test", at=clock()
        )
        ids.append(got.account)
    with work.sole_worker(clock()) as worker:
        work.work_off(worker, clock, lambda *_: None, stages=(intake.READ,))
    for one in ids:
        coding.propose_account(one, by="rules:coding", at=clock())
    return ids


def by_word(account_id, word):
    """The proposals of an account whose words are these, by id."""
    from moksori.desk import deciding
    from moksori.records.models import MentionRecord

    rows = MentionRecord.objects.filter(account_id=account_id, told__contains=word)
    wanted = set(rows.values_list("pk", flat=True))
    return [one for one in deciding.waiting(account_id) if one.id in wanted]


def test_the_whole_way_refuse_read_the_next_one_and_forget(accounts, clock):
    from moksori.desk import deciding, learning

    first, second, _ = accounts
    before = by_word(second, "Tiger")
    assert before
    for one in by_word(first, "Tiger"):
        deciding.refuse(one.id, by="usr-coder", at=clock())
    after = by_word(second, "Tiger")
    assert [one.own for one in after] == [one.own for one in before]
    assert all(
        now.learnt.confidence < was.learnt.confidence
        for now, was in zip(after, before, strict=True)
    )
    assert learning.forget(by="usr-coder", at=clock()) > 0
    assert by_word(second, "Tiger") == before


def test_a_word_refused_often_is_marked_and_proposed_last(accounts, clock):
    from moksori.desk import deciding

    first, second, third = accounts
    refused = [*by_word(first, "Tiger"), *by_word(second, "Tiger")]
    assert len(refused) >= 4
    for one in refused:
        deciding.refuse(one.id, by="usr-coder", at=clock())
    all_of_it = deciding.waiting(third)
    tigers = {one.id for one in by_word(third, "Tiger")}
    assert tigers
    assert all(one.learnt.doubted for one in all_of_it if one.id in tigers)
    assert {one.id for one in all_of_it[-len(tigers) :]} == tigers


def test_what_was_refused_is_off_the_record_and_what_waits_is_not_on_it(accounts, clock):
    from moksori.desk import coding, deciding
    from moksori.records.models import AccountRecord, ActRecord

    first = accounts[0]
    acts = [one for one in deciding.waiting(first) if one.kind.startswith("act.")]
    assert acts
    deciding.refuse(acts[0].id, by="usr-coder", at=clock())
    assert not ActRecord.objects.on_the_record().told_in(first).exists()
    coding.accept_proposals(first, by="usr-coder", at=clock())
    held = set(ActRecord.objects.on_the_record().told_in(first).values_list("pk", flat=True))
    assert held == {one.id for one in acts[1:]}
    account = AccountRecord.objects.get(pk=first)
    assert len(coding.proposal_of(account).acts) == len(acts) - 1


def test_the_last_decision_counts_and_one_taken_back_counts_nothing(accounts, clock):
    from moksori.desk import deciding, learning

    one = deciding.waiting(accounts[0])[0]
    deciding.refuse(one.id, by="usr-coder", at=clock())
    deciding.accept(one.id, by="usr-coder", at=clock())
    deciding.accept(one.id, by="usr-coder", at=clock())
    (figures,) = learning.figures()
    assert (figures.tally.accepted, figures.tally.refused) == (1, 0)
    deciding.take_back(one.id, by="usr-coder", at=clock())
    (figures,) = learning.figures()
    assert figures.tally.cases == 0
    assert figures.learnt.confidence == pytest.approx(figures.said)
    assert one.id in {row.id for row in deciding.waiting(accounts[0])}


def test_a_corrected_mention_is_another_row_and_half_a_success(accounts, clock):
    from moksori.desk import deciding, learning
    from moksori.records.models import MentionRecord

    place = next(one for one in deciding.waiting(accounts[0]) if one.kind == "place")
    old = MentionRecord.objects.get(pk=place.id)
    correction = deciding.MentionCorrection(Span(old.start, old.end - 1), MentionKind.PLACE)
    new = deciding.correct_mention(place.id, correction, by="usr-coder", at=clock())
    assert MentionRecord.objects.get(pk=new).corrects_id == place.id
    standing = set(MentionRecord.objects.standing().values_list("pk", flat=True))
    assert new in standing
    assert place.id not in standing
    (figures,) = learning.figures()
    assert figures.tally.right == 0.5
    with pytest.raises(deciding.CorrectedBeforeError):
        deciding.accept(place.id, by="usr-coder", at=clock())


def test_the_right_words_as_the_wrong_kind_are_a_refusal_of_that_kind(accounts, clock):
    from moksori.desk import deciding, learning
    from moksori.records.models import MentionRecord

    person = by_word(accounts[0], "Tiger")[0]
    old = MentionRecord.objects.get(pk=person.id)
    correction = deciding.MentionCorrection(Span(old.start, old.end), MentionKind.NICKNAME)
    deciding.correct_mention(person.id, correction, by="usr-coder", at=clock())
    (figures,) = learning.figures()
    assert (figures.kind, figures.tally.refused) == (person.kind, 1)


def test_a_corrected_act_is_on_the_record_and_its_history_says_what_stood_there(accounts, clock):
    from moksori.desk import deciding, learning
    from moksori.records.models import ActRecord, HistoryRecord

    act = next(one for one in deciding.waiting(accounts[0]) if one.kind.startswith("act."))
    with pytest.raises(deciding.CorrectionInvalidError):
        deciding.correct_act(act.id, deciding.ActCorrection(), by="usr-coder", at=clock())
    deciding.correct_act(act.id, deciding.ActCorrection(type="killing"), by="usr-coder", at=clock())
    row = ActRecord.objects.get(pk=act.id)
    assert (row.type, row.status, row.rule) == ("killing", "accepted", "")
    change = HistoryRecord.objects.of(act.id).get()
    assert f"act.{change.before['type']}" == act.kind
    (figures,) = learning.figures()
    assert (figures.kind, figures.tally.refused) == (act.kind, 1)


def test_what_a_policy_accepts_teaches_nothing_and_what_a_coder_accepts_does(accounts, clock):
    from moksori.desk import coding, learning

    coding.accept_proposals(accounts[0], by="policy:demo", at=clock())
    assert learning.figures() == ()
    coding.accept_proposals(accounts[1], by="usr-coder", at=clock())
    assert sum(one.tally.accepted for one in learning.figures()) > 3
    assert not any(one.tally.refused for one in learning.figures())


def test_one_rule_is_forgotten_and_the_others_stand(accounts, clock):
    from moksori.desk import coding, learning

    coding.accept_proposals(accounts[0], by="usr-coder", at=clock())
    rules = {one.rule for one in learning.figures()}
    assert len(rules) > 1
    gone = sorted(rules)[0]
    learning.forget(gone, by="usr-coder", at=clock())
    assert {one.rule for one in learning.figures()} == rules - {gone}


def test_forgetting_since_a_time_brings_back_what_stood_then(accounts, clock):
    from moksori.desk import deciding, learning

    one = deciding.waiting(accounts[0])[0]
    deciding.accept(one.id, by="usr-coder", at=clock())
    then = clock()
    deciding.refuse(one.id, by="usr-coder", at=clock())
    assert learning.figures()[0].tally.refused == 1
    assert learning.forget(since=then, by="usr-coder", at=clock()) == 1
    assert learning.figures()[0].tally.accepted == 1
    # What is decided after a forgetting is learnt again.
    deciding.take_back(one.id, by="usr-coder", at=clock())
    deciding.refuse(one.id, by="usr-coder", at=clock())
    assert learning.figures()[0].tally.refused == 1


def test_lessons_only_grow_and_hold_no_word(accounts, clock):
    from moksori.desk import deciding
    from moksori.records.models.vault import LessonRecord

    for one in by_word(accounts[0], "Tiger"):
        deciding.refuse(one.id, by="usr-coder", at=clock())
    rows = list(LessonRecord.objects.values())
    assert rows
    assert "iger" not in str(rows)
    assert all(len(row["word"]) == 64 for row in rows if row["kind"] == "person")
    for change in (
        lambda: LessonRecord.objects.all().delete(),
        lambda: LessonRecord.objects.update(outcome="accepted"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_an_id_of_nothing_is_missing(desk, clock):
    from moksori.desk import deciding

    for one in ("men-0000", "act-0000", "acc-0000"):
        with pytest.raises(deciding.NoProposalError):
            deciding.accept(one, by="usr-coder", at=clock())
