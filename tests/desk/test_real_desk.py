"""In a real desk people code: nothing is accepted by a policy, and each step can be taken back."""

import pytest

from moksori.terms.mention import MentionKind
from moksori.terms.span import Span
from tests.flows.texts import ENGLISH

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def who(clock):
    return {"by": "usr-coder", "at": clock()}


@pytest.fixture
def account(desk, clock):
    """One account of a real desk, read and proposed."""
    return real_account(clock)


def real_account(clock, text=ENGLISH, name="en.txt"):
    from moksori.desk import intake, work
    from moksori.records.models import AccountRecord, DeskRecord

    DeskRecord.objects.get_or_create(id="desk", defaults={"made_by_demo": False, "at": clock()})
    arrival = intake.Arrival("file", "kp")
    got = intake.receive_account(text.encode(), name, arrival, by="usr-reporter", at=clock())
    with work.sole_worker(clock()) as worker:
        work.work_off(worker, clock, lambda *_: None)
    assert work.failures() == []
    return AccountRecord.objects.get(pk=got.account)


def mention(account, told, kind="person"):
    return account.mentions.filter(told=told, kind=kind).order_by("start").first()


def link_of(account, told):
    from moksori.records.models import PersonInAccountRecord

    key = mention(account, told).persons[0]
    return PersonInAccountRecord.objects.get(account=account, key=key)


def act_of(account, kind):
    from moksori.records.models import ActRecord

    return ActRecord.objects.told_in(account.id).filter(type=kind).order_by("id").first()


def test_nothing_is_accepted_by_a_policy(account):
    from moksori.records.models import ActRecord, DecisionRecord, JobRecord

    assert account.state == "read"
    assert set(account.mentions.values_list("status", flat=True)) == {"proposed"}
    assert set(ActRecord.objects.values_list("status", flat=True)) == {"proposed"}
    assert not DecisionRecord.objects.exists()
    assert not JobRecord.objects.filter(kind="account.protect").exists()


def test_coding_ends_only_when_the_rest_was_spoken_of(account, clock):
    from moksori.desk import coding, deciding, settling
    from moksori.records.models import AmountRecord, JobRecord

    some = mention(account, "30,000 RMB", "amount")
    deciding.accept(some.pk, **who(clock))
    with pytest.raises(coding.StillWaitingError):
        settling.finish(account.id, None, **who(clock))
    account.refresh_from_db()
    assert account.state == "read"
    waiting = account.mentions.awaiting_a_decision().count()
    settling.finish(account.id, coding.Rest.LEAVE, **who(clock))
    account.refresh_from_db()
    assert account.state == "coded"
    assert account.mentions.awaiting_a_decision().count() == waiting
    assert [row.as_told for row in AmountRecord.objects.all()] == ["30,000 RMB"]
    assert JobRecord.objects.filter(kind="account.protect", subject=account.id).count() == 1


def test_the_rest_can_be_refused_in_one_word(account, clock):
    from moksori.desk import coding, settling

    settling.finish(account.id, coding.Rest.REFUSE, **who(clock))
    assert set(account.mentions.values_list("status", flat=True)) == {"refused"}


def test_a_mention_that_the_machine_missed_is_read_as_the_machine_would(account, clock):
    from moksori.desk import mentions

    at = account.text.index("evenings and demands")
    added = mentions.Marked(Span(at, at + len("evenings")), MentionKind.OCCUPATION)
    mentions.add(account.id, added, **who(clock))
    start = account.text.index("March 14, 2031")
    day = mentions.Marked(Span(start, start + len("March 14")), MentionKind.DATE)
    row = account.mentions.get(pk=mentions.add(account.id, day, **who(clock)))
    assert (row.value, row.status, row.rule) == ("2031-03-14", "accepted", "")
    with pytest.raises(mentions.MarkedInvalidError):
        mentions.add(account.id, day, **who(clock))
    outside = mentions.Marked(Span(0, len(account.text) + 1), MentionKind.DATE)
    with pytest.raises(mentions.MarkedInvalidError):
        mentions.add(account.id, outside, **who(clock))


def test_a_name_marked_by_hand_is_watched_from_then_on(account, clock):
    from moksori.desk import mentions, vault

    at = account.text.index("Baek")
    marked = mentions.Marked(Span(at, at + 4), MentionKind.PERSON, ("new",), named=True)
    row = account.mentions.get(pk=mentions.add(account.id, marked, **who(clock)))
    link = account.persons.get(key=row.persons[0])
    held = vault.names_of([link.person_id])
    assert [name for names in held[link.person_id].values() for name in names] == ["Baek"]


def test_a_correction_is_undone_and_the_proposal_waits_again(account, clock):
    from moksori.desk import mentions

    old = mention(account, "Friday evening", "date")
    marked = mentions.Marked(Span(old.start, old.end), MentionKind.DURATION)
    new = mentions.correct(old.pk, marked, **who(clock))
    old.refresh_from_db()
    assert old.status == "corrected"
    mentions.undo(new, **who(clock))
    old.refresh_from_db()
    assert old.status == "proposed"
    assert account.mentions.get(pk=new).status == "refused"


def test_an_act_is_built_from_words_one_for_each_victim(account, clock):
    from moksori.desk import act_building
    from moksori.records.models import ActRecord, StatementRecord

    at = account.text.index("He arrested")
    evidence = Span(at, account.text.index(" and held"))
    keys = [link_of(account, told).key for told in ("Ms. Baek", "her 23-year-old daughter")]
    accused = link_of(account, "the captain of the local security office").key
    building = act_building.Building(
        "torture", tuple(keys), (accused,), "March 14, 2031", "Namhung", evidence
    )
    ids = act_building.build(account.id, building, **who(clock))
    rows = list(ActRecord.objects.filter(pk__in=ids))
    assert len(rows) == 2
    assert {row.when for row in rows} == {"2031-03-14"}
    assert {str(row.earliest) for row in rows} == {"2031-03-14"}
    assert all(row.involvements.count() == 1 for row in rows)
    said = StatementRecord.objects.filter(about_id__in=ids)
    assert {(one.start, one.end, one.by) for one in said} == {
        (evidence.start, evidence.end, "usr-coder")
    }


def test_an_act_without_words_or_of_no_type_is_refused(account, clock):
    from moksori.desk import act_building

    with pytest.raises(act_building.NoEvidenceError):
        act_building.build(account.id, act_building.Building("torture"), **who(clock))
    for wrong in ({"type": "nothing"}, {"type": "torture", "when": "whenever"}):
        told = {"evidence": Span(200, 220), **wrong}
        with pytest.raises(act_building.ActInvalidError):
            act_building.build(account.id, act_building.Building(**told), **who(clock))


def test_two_people_at_one_act_the_second_is_told(account, clock):
    from moksori.desk import act_building
    from moksori.records import trail

    act = act_of(account, "arrest")
    seen = trail.version_of(act.pk)
    first = act_building.Building("detention", when="2031-03")
    act_building.change(account.id, act.pk, first, **who(clock), seen=seen)
    second = act_building.Building("arrest", when="2031-04")
    with pytest.raises(trail.ConflictError):
        act_building.change(account.id, act.pk, second, **who(clock), seen=seen)
    act.refresh_from_db()
    assert (act.type, act.when) == ("detention", "2031-03")
    act_building.undo(act.pk, **who(clock))
    act.refresh_from_db()
    assert (act.type, act.status, act.rule) == ("arrest", "proposed", "acts.cue")
    assert act.involvements.count() == 1


def test_passages_are_corrected_and_what_points_at_them_follows(account, clock):
    from moksori.desk import passages
    from moksori.records import trail
    from moksori.records.models import StatementRecord
    from moksori.terms.passage import SpeakerRole

    before = [(row.start, row.end) for row in account.passages.order_by("number")]
    row = account.passages.get(text__startswith="He demanded")
    seen = passages.version_of(account.id)
    passages.split(row.pk, "In the end she", **who(clock), seen=seen)
    rows = list(account.passages.order_by("number"))
    assert [one.number for one in rows] == list(range(1, len(before) + 2))
    assert all(account.text[one.start : one.end] == one.text for one in rows)
    second = next(one for one in rows if one.text.startswith("In the end"))
    paid = StatementRecord.objects.get(about_id=act_of(account, "bribery").pk)
    assert paid.passage_id == second.pk
    with pytest.raises(trail.ConflictError):
        passages.join(second.pk, **who(clock), seen=seen)
    voice = passages.Voice("Ms. Baek", SpeakerRole.VICTIM)
    passages.give_voice(second.pk, voice, **who(clock))
    second = account.passages.get(number=second.number)
    assert (second.speaker, second.role) == ("Ms. Baek", "victim")
    passages.join(account.passages.get(number=second.number - 1).pk, **who(clock))
    assert [(one.start, one.end) for one in account.passages.order_by("number")] == before
    assert len(trail.changes_of(account.id)) == 3


def test_a_passage_is_not_cut_where_nobody_can_say_where(account, clock):
    from moksori.desk import passages

    row = account.passages.get(text__startswith="He demanded")
    for words in ("", "He demanded", "nowhere in it", "e"):
        with pytest.raises(passages.CannotSplitError):
            passages.split(row.pk, words, **who(clock))
    last = account.passages.order_by("number").last()
    with pytest.raises(passages.CannotJoinError):
        passages.join(last.pk, **who(clock))


def test_merged_persons_are_one_and_are_parted_again(account, clock):
    from moksori.desk import coding, persons, vault
    from moksori.records.models import JudgementRecord

    han, baek = link_of(account, "Han"), link_of(account, "Ms. Baek")
    before = state_of(account)
    judgement = persons.merge(han.person_id, baek.person_id, "one woman", **who(clock))
    keys = [one.key for one in coding.proposal_of(account).persons]
    assert baek.key not in keys
    person = next(one for one in coding.proposal_of(account).persons if one.key == han.key)
    assert set(person.names) >= {"Ms. Baek", "Han"}
    assert all(baek.key not in one.persons for one in coding.proposal_of(account).mentions)
    assert baek.person_id not in vault.names_of([baek.person_id])
    assert act_of(account, "beating").victim_id == han.person_id
    persons.part(judgement, **who(clock))
    assert state_of(account) == before
    assert JudgementRecord.objects.get(pk=judgement).withdrawn_by == "usr-coder"
    with pytest.raises(persons.NotMergedError):
        persons.part(judgement, **who(clock))


def state_of(account):
    from moksori.desk import coding, vault
    from moksori.records.models import ActRecord

    proposal = coding.proposal_of(account)
    people = sorted(coding.entities_of(account).values())
    return (
        {one.key: (one.names, one.spans, one.role) for one in proposal.persons},
        [(one.span, one.persons) for one in proposal.mentions],
        vault.names_of(people),
        [(one.victim, one.accused) for one in ActRecord.objects.all().to_values()],
    )


def test_a_merging_keeps_the_coarser_decision_and_what_was_refused(account, clock):
    from moksori.desk import coding, consents, persons
    from moksori.protection.decisions import Decided
    from moksori.records.models import ConsentRecord, DecisionRecord
    from moksori.terms.consent import Use

    kept, gone = link_of(account, "Han"), link_of(account, "Ms. Baek")
    for person, rung in ((kept, "as_told"), (gone, "nothing")):
        DecisionRecord.objects.create(
            entity=person.person_id, kind="person", rung=rung, reason="x", by="usr-o", at=clock()
        )
    ConsentRecord.objects.create(
        person_id=gone.person_id, use=Use.PUBLISH_DISGUISED.value, allowed=False, method="oral",
        by="usr-o", at=clock(),
    )  # fmt: skip
    persons.merge(kept.person_id, gone.person_id, **who(clock))
    rows = DecisionRecord.objects.for_account(account.id).standing()
    decided = Decided([row.to_value() for row in rows], coding.entities_of(account))
    person = next(one for one in coding.proposal_of(account).persons if one.key == kept.key)
    assert decided.about_person(person).rung.value == "nothing"
    assert consents.refused(Use.PUBLISH_DISGUISED, [account.id], clock().date()) == {account.id}


def test_a_person_whom_the_machine_took_for_another_is_split_off(account, clock):
    from moksori.desk import persons, vault
    from moksori.records.models import JudgementRecord

    link = link_of(account, "Ms. Baek")
    row = mention(account, "Ms. Baek")
    new = persons.split_off(account.id, link.key, [row.pk], **who(clock))
    row.refresh_from_db()
    assert row.persons == [new]
    other = account.persons.get(key=new)
    assert {link.person_id, other.person_id} == set(vault.names_of([link.person_id,
                                                                    other.person_id]))  # fmt: skip
    assert JudgementRecord.objects.get().verdict == "not_same"
    with pytest.raises(persons.NoPersonError):
        persons.split_off(account.id, link.key, [row.pk], **who(clock))
