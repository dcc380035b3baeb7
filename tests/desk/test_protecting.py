"""Decisions, exceptions, consents, embargoes, children: what an officer does, and what follows."""

from datetime import timedelta

import pytest

from moksori.terms.consent import Use
from moksori.terms.disguise import Audience, PseudonymScope, Rung
from moksori.terms.errors import InvalidError, MissingError, RefusedError
from moksori.terms.mention import MentionKind

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def cleared(clock):
    """What may leave: account → the text of its story."""
    from moksori.desk import protection

    standing = protection.clear_all("usr-test", clock(), lambda *_: None)
    texts = {
        one.story.id: "\n".join(block.text for block in one.story.blocks)
        for one in standing.plan.stories
    }
    return {one.account: texts[one.story] for one in standing.comparisons if one.story in texts}


def choose(entity, kind, rung, **more):
    from moksori.desk.decisions import Choice

    return Choice(entity, kind, rung, more.pop("reason", "age_at_risk"), **more)


AGE_GONE = choose("age", MentionKind.AGE, Rung.NOTHING)


@pytest.fixture
def real(received, clock):
    """The same desk, where people work and nothing is assumed."""
    from moksori.records.models import ConsentRecord, DeskRecord

    ConsentRecord.objects.all().delete()
    DeskRecord.objects.create(made_by_demo=False, at=clock())
    return received


def may_leave(accounts, clock):
    """What neither a missing consent nor an embargo keeps back."""
    from moksori.desk import holding
    from moksori.records.models import AccountRecord

    rows = list(AccountRecord.objects.filter(pk__in=accounts))
    return set(accounts) - holding.kept_back(rows, clock())


def source_of(account):
    from moksori.records.models import PersonRecord

    people = PersonRecord.objects.in_account(account)
    return people.filter(role="source").first() or people.first()


def say(account, clock, use=Use.PUBLISH_DISGUISED, *, allowed=True, person=None, **more):
    from moksori.desk import consenting

    word = consenting.Word(
        person or source_of(account).id, use, allowed, "oral", account=account, **more
    )
    return consenting.enter(word, by="usr-officer", at=clock())


def everybody_says(account, clock):
    from moksori.records.models import PersonRecord

    people = PersonRecord.objects.in_account(account).filter(role="source")
    for person in people or [source_of(account)]:
        say(account, clock, person=person.id)


def officer(name="설악", role="protection_officer"):
    from moksori.records.models import User
    from moksori.records.states import Role

    return User.objects.create_user(name, None, Role(role))


# ---------------------------------------------------------------- decisions


def test_a_decision_takes_the_place_of_the_one_that_stood(received, clock):
    from moksori.desk import decisions
    from moksori.records.models import AuditRecord, DecisionRecord, HistoryRecord

    assert "in her forties" in cleared(clock)[received[0]]
    new = decisions.decide(received[0], AGE_GONE, seen=None, by="usr-officer", at=clock())
    assert "in her forties" not in cleared(clock)[received[0]]
    rows = DecisionRecord.objects.standing().filter(account=received[0], entity="age")
    assert [row.id for row in rows] == [new]
    assert HistoryRecord.objects.of(received[0]).last().after["rung"] == "nothing"
    assert AuditRecord.objects.about(new).get().verb == "decision.taken"


def test_what_is_taken_back_lets_the_earlier_one_stand_again(received, clock):
    from moksori.desk import decisions
    from moksori.records.models import DecisionRecord

    new = decisions.decide(received[0], AGE_GONE, seen=None, by="usr-officer", at=clock())
    decisions.withdraw(new, by="usr-second", at=clock())
    row = DecisionRecord.objects.standing().get(account=received[0], entity="age")
    assert (row.rung, row.by) == ("decade", "usr-second")
    with pytest.raises(MissingError):
        decisions.withdraw(new, by="usr-second", at=clock())


def test_the_second_of_two_is_told_and_nothing_is_lost(received, clock):
    from moksori.desk import decisions

    before = decisions.standing_on(received[0], AGE_GONE).id
    first = decisions.decide(received[0], AGE_GONE, seen=before, by="usr-one", at=clock())
    other = choose("age", MentionKind.AGE, Rung.ADULT)
    with pytest.raises(decisions.DecidedMeanwhileError):
        decisions.decide(received[0], other, seen=before, by="usr-two", at=clock())
    assert decisions.standing_on(received[0], AGE_GONE).id == first


def test_one_mention_and_one_person_can_be_decided_by_themselves(received, clock):
    from moksori.desk import decisions
    from moksori.records.models import MentionRecord

    ages = MentionRecord.objects.in_account(received[0]).filter(kind="age")
    daughter = next(one for one in ages if "23" in one.told)
    single = choose(f"age:{daughter.start}", MentionKind.AGE, Rung.NOTHING)
    decisions.decide(received[0], single, seen="", by="usr-officer", at=clock())
    text = cleared(clock)[received[0]]
    assert "in her forties" in text
    assert "twenties" not in text


@pytest.mark.parametrize(
    "bad",
    [
        choose("age", MentionKind.AGE, Rung.CITY),
        choose("age", MentionKind.AGE, Rung.NOTHING, reason="no_such_reason"),
        choose("age", MentionKind.AGE, Rung.NOTHING, reason="own_words", why="  "),
        choose("per-x", MentionKind.PERSON, Rung.PSEUDONYM, scope=PseudonymScope.DESK),
    ],
)
def test_a_decision_without_a_rung_or_a_reason_is_refused(received, clock, bad):
    from moksori.desk import decisions

    with pytest.raises(decisions.DecisionInvalidError):
        decisions.decide(received[0], bad, seen=None, by="usr-officer", at=clock())


@pytest.mark.parametrize("entity", ["age:99999", "age:x", "date", "per-0123456789abcdef"])
def test_what_is_not_in_the_account_cannot_be_decided_about(received, clock, entity):
    from moksori.desk import decisions

    bad = choose(entity, MentionKind.AGE, Rung.NOTHING)
    with pytest.raises(MissingError):
        decisions.decide(received[0], bad, seen=None, by="usr-officer", at=clock())


def test_speech_that_nobody_put_in_other_words_cannot_be_reported(received, clock):
    """Decided so, no story of the desk could be made any more."""
    from moksori.desk import decisions
    from moksori.records.models import DecisionRecord

    before = DecisionRecord.objects.count()
    bad = choose("speech", MentionKind.SPEECH, Rung.REPORTED)
    with pytest.raises((InvalidError, RefusedError)):
        decisions.decide(received[0], bad, seen=None, by="usr-officer", at=clock())
    assert DecisionRecord.objects.count() == before


def test_an_account_about_which_something_is_undecided_stays_and_the_others_go(received, clock):
    from moksori.desk import decisions
    from moksori.records.models import DecisionRecord

    row = DecisionRecord.objects.standing().get(account=received[0], entity="age")
    decisions.withdraw(row.id, by="usr-officer", at=clock())
    assert set(cleared(clock)) == {received[1]}


# ---------------------------------------------------------------- exceptions


def story_of(account):
    from moksori.records.models import StoryRecord

    return StoryRecord.objects.get(accounts=account)


def test_an_exception_is_a_persons_with_a_reason_and_can_be_taken_back(received, clock):
    from moksori.desk import exceptions

    cleared(clock)
    story, who = story_of(received[0]).id, officer().id
    made = exceptions.allow(
        story,
        "age_too_exact",
        "She speaks in public.",
        audience=Audience.PUBLIC,
        by=who,
        at=clock(),
    )
    again = exceptions.allow(
        story, "age_too_exact", "Sent twice.", audience=Audience.PUBLIC, by=who, at=clock()
    )
    assert made == again
    exceptions.withdraw(made, by=who, at=clock())
    with pytest.raises(MissingError):
        exceptions.withdraw(made, by=who, at=clock())


def test_who_wrote_a_story_lets_nothing_of_it_pass_nor_does_a_policy(received, clock):
    from moksori.desk import exceptions
    from moksori.records import trail

    cleared(clock)
    story, writer = story_of(received[0]).id, officer()
    trail.note_change(story, "story.written", before={}, after={}, by=writer.id, at=clock())
    for by in (writer.id, "policy:demo", "usr-nobody"):
        with pytest.raises(exceptions.WriterError):
            exceptions.allow(
                story, "age_too_exact", "why", audience=Audience.PUBLIC, by=by, at=clock()
            )


@pytest.mark.parametrize(
    ("finding", "reason"),
    [("age_too_exact", " "), ("no_rule", "why"), ("quasi-1", "why"), ("a word told", "why")],
)
def test_an_exception_needs_a_finding_and_a_reason(received, clock, finding, reason):
    from moksori.desk import exceptions

    cleared(clock)
    with pytest.raises(exceptions.ExceptionInvalidError):
        exceptions.allow(
            story_of(received[0]).id, finding, reason,
            audience=Audience.PUBLIC, by=officer().id, at=clock(),
        )  # fmt: skip


# ---------------------------------------------------------------- consents


def test_in_a_real_desk_nothing_leaves_without_consent(real, clock):
    assert may_leave(real, clock) == set()
    everybody_says(real[0], clock)
    assert may_leave(real, clock) == {real[0]}
    assert cleared(clock) == {}, "two people have not approved it"


def test_a_translation_goes_with_what_it_translates(real, clock):
    from moksori.records.models import AccountRecord

    AccountRecord.objects.filter(pk=real[1]).update(translation_of=real[0])
    everybody_says(real[0], clock)
    assert may_leave(real, clock) == set(real)


def test_no_policy_assumes_consent_in_a_real_desk(real, clock):
    from moksori.desk import protection
    from moksori.records.models import ConsentRecord, DecisionRecord

    DecisionRecord.objects.all().delete()
    assert protection.decide_by_policy(real[0], at=clock()) > 0
    assert not ConsentRecord.objects.exists()


def test_a_withdrawal_says_what_is_out_and_the_next_release_refuses(received, clock, tmp_path):
    from moksori.desk import consenting, protection, publishing

    consent = say(received[0], clock)
    standing = protection.clear_all("usr-test", clock(), lambda *_: None)
    out = publishing.release_edition(
        standing.plan, standing.drafts, standing.watch, lambda *_: None, by="usr-test", at=clock()
    )
    publishing.hand_out(
        out.folder, tmp_path / "edition", standing.plan.stories, by="usr-test", at=clock()
    )
    resting = consenting.withdraw(consent, by="usr-officer", at=clock())
    assert resting.releases == (out.id,)
    assert resting.stories == (story_of(received[0]).public_id,)
    assert [one.story for one in resting.copies] == list(resting.stories)
    assert set(cleared(clock)) == {received[1]}
    stale = consenting.resting_on(consent).copies
    assert [one.stale for one in stale] == [True]


def test_a_consent_for_everything_somebody_told_is_named_by_the_release(received, clock):
    from moksori.desk import consenting, protection, publishing
    from moksori.records.models import ReleaseRecord

    everybody_says(received[0], clock)
    person = source_of(received[0]).id
    word = consenting.Word(person, Use.PUBLISH_DISGUISED, True, "written")
    for_all = consenting.enter(word, by="usr-officer", at=clock())
    standing = protection.clear_all("usr-test", clock(), lambda *_: None)
    out = publishing.release_edition(
        standing.plan, standing.drafts, standing.watch, lambda *_: None, by="usr-test", at=clock()
    )
    assert ReleaseRecord.objects.get(pk=out.id).consents.filter(pk=for_all).exists()


def test_a_consent_ends_on_its_day(received, clock):
    from moksori.desk import consenting

    consent = say(received[0], clock)
    consenting.end(consent, clock().date(), by="usr-officer", at=clock())
    assert set(cleared(clock)) == set(received)
    clock.now += timedelta(days=1)
    assert set(cleared(clock)) == {received[1]}


def test_a_consent_needs_a_way_a_day_to_come_and_a_person_of_the_account(received, clock):
    from moksori.desk import consenting

    person = source_of(received[0]).id
    use = Use.PUBLISH_DISGUISED
    yesterday = clock().date() - timedelta(days=1)
    for bad in (
        consenting.Word(person, use, True, "guessed"),
        consenting.Word(person, use, True, "oral", until=yesterday),
    ):
        with pytest.raises(consenting.ConsentInvalidError):
            consenting.enter(bad, by="usr-officer", at=clock())
    for bad in (
        consenting.Word("per-0123456789abcdef", use, True, "oral"),
        consenting.Word(person, use, True, "oral", account=received[1]),
    ):
        with pytest.raises(MissingError):
            consenting.enter(bad, by="usr-officer", at=clock())


# ---------------------------------------------------------------- embargo


def test_a_story_stays_back_until_its_day(received, clock):
    from moksori.desk import holding

    cleared(clock)
    story = story_of(received[0])
    day = clock().date() + timedelta(days=7)
    holding.hold(story.id, day, by="usr-officer", at=clock())
    assert set(cleared(clock)) == {received[1]}
    clock.now += timedelta(days=7)
    assert set(cleared(clock)) == set(received)


def test_an_embargo_can_be_taken_off_and_has_a_day_to_come(received, clock):
    from moksori.desk import holding

    cleared(clock)
    story = story_of(received[0])
    with pytest.raises(holding.DayPastError):
        holding.hold(story.id, clock().date(), by="usr-officer", at=clock())
    holding.hold(story.id, clock().date() + timedelta(days=3), by="usr-officer", at=clock())
    holding.let_go(story.id, by="usr-officer", at=clock())
    assert set(cleared(clock)) == set(received)
    with pytest.raises(MissingError):
        holding.let_go("sto-0123456789abcdef", by="usr-officer", at=clock())


def test_what_is_out_cannot_be_held_back_any_more(received, clock):
    from moksori.desk import holding, protection, publishing

    standing = protection.clear_all("usr-test", clock(), lambda *_: None)
    publishing.release_edition(
        standing.plan, standing.drafts, standing.watch, lambda *_: None, by="usr-test", at=clock()
    )
    with pytest.raises(holding.OutAlreadyError):
        holding.hold(
            story_of(received[0]).id, clock().date() + timedelta(days=3),
            by="usr-officer", at=clock(),
        )  # fmt: skip


# ---------------------------------------------------------------- children


def a_child(account):
    from moksori.records.models import PersonRecord

    return PersonRecord.objects.in_account(account).filter(role="victim", group=1).last()


def test_a_child_without_a_guardians_word_stops_the_story(received, clock):
    from moksori.desk import caring

    child = a_child(received[0])
    caring.say_minor(child.id, True, by="usr-officer", at=clock())
    assert set(cleared(clock)) == {received[1]}
    guardian = say(received[0], clock, person=child.id, by_guardian=True)
    assert set(cleared(clock)) == set(received)
    from moksori.desk import consenting

    consenting.withdraw(guardian, by="usr-officer", at=clock())
    assert set(cleared(clock)) == {received[1]}


def test_a_guardian_does_not_overrule_the_child(received, clock):
    from moksori.desk import caring

    child = a_child(received[0])
    caring.say_minor(child.id, True, by="usr-officer", at=clock())
    say(received[0], clock, person=child.id, allowed=False)
    say(received[0], clock, person=child.id, by_guardian=True)
    assert set(cleared(clock)) == {received[1]}


def test_a_child_of_whom_neither_name_nor_age_is_told_stops_nothing(received, clock):
    from moksori.desk import caring, decisions

    child = a_child(received[0])
    caring.say_minor(child.id, True, by="usr-officer", at=clock())
    for choice in (AGE_GONE, choose(child.id, MentionKind.PERSON, Rung.NOTHING)):
        decisions.decide(received[0], choice, seen=None, by="usr-officer", at=clock())
    assert set(cleared(clock)) == set(received)


@pytest.mark.parametrize(
    ("age", "minor"),
    [
        ("a 16-year-old girl", True), ("열여섯 살", True), ("in her teens", True),
        ("47-year-old", False), ("마흔일곱 살", False), ("", False), (17, True), (18, False),
        ([15, 19], True), ([20, 29], False), (None, False),
    ],
)  # fmt: skip
def test_who_may_be_under_eighteen_counts_as_a_child(age, minor):
    from moksori.protection.childhood import is_of_a_minor

    assert is_of_a_minor(age) is minor


# ---------------------------------------------------------------- care and grades


def test_risk_and_contact_are_kept_with_their_history(received, clock):
    from datetime import date

    from moksori.desk import caring
    from moksori.records.models import HistoryRecord, PersonRecord
    from moksori.records.states import ContactWay, Risk

    person = source_of(received[0]).id
    caring.judge_risk(person, Risk.HIGH, "The office asked after her.", by="usr-1", at=clock())
    caring.plan_contact(person, date(2031, 6, 1), ContactWay.CALL, by="usr-1", at=clock())
    row = PersonRecord.objects.get(pk=person)
    assert (row.risk, row.contact_way) == ("high", "call")
    assert [one.verb for one in HistoryRecord.objects.of(person)] == [
        "person.risk",
        "person.contact",
    ]
    with pytest.raises(caring.RiskWithoutReasonError):
        caring.judge_risk(person, Risk.ACUTE, " ", by="usr-1", at=clock())
    with pytest.raises(caring.RiskWithoutReasonError):
        caring.plan_contact(person, date(2031, 6, 1), None, by="usr-1", at=clock())


def test_grades_are_added_with_their_reasons(received, clock):
    from moksori.desk import grades
    from moksori.records.models import GradeRecord, StatementRecord
    from moksori.terms.statement import Credibility, Reliability

    person = source_of(received[0]).id
    first = grades.grade_source(
        person, Reliability.B, "Known since 2028.", seen="", by="usr-1", at=clock()
    )
    with pytest.raises(grades.GradedMeanwhileError):
        grades.grade_source(person, Reliability.A, "why", seen="", by="usr-2", at=clock())
    grades.grade_source(person, Reliability.C, "One was wrong.", seen=first, by="usr-2", at=clock())
    assert [row.reliability for row in GradeRecord.objects.of_person(person)] == ["C", "B"]
    statement = StatementRecord.objects.in_account(received[0]).first()
    told = (Reliability.B, Credibility.PROBABLE)
    grades.grade_statement(statement.id, told, "Two say so.", by="usr-1", at=clock())
    statement.refresh_from_db()
    assert (statement.reliability, statement.credibility) == ("B", "2")
    with pytest.raises(grades.GradeWithoutReasonError):
        grades.grade_statement(statement.id, told, "", by="usr-1", at=clock())


# ---------------------------------------------------------------- identities


def test_an_identity_opens_for_two_people_of_two_roles_and_for_an_hour(received, clock):
    from moksori.desk import openings
    from moksori.records.models import AuditRecord
    from moksori.records.models.vault import VaultRecord

    asks, grants = officer("하나", "reporter"), officer("둘")
    named = VaultRecord.objects.filter(kind="name").first().person_id
    request = openings.ask(named, "A lawyer needs the name.", who=asks, at=clock())
    with pytest.raises(MissingError):
        openings.shown(request, who=asks, at=clock())
    for not_second in (asks, officer("셋", "reporter"), officer("넷", "administrator")):
        with pytest.raises(openings.OneGroupError):
            openings.grant(request, who=not_second, at=clock())
    openings.grant(request, who=grants, at=clock())
    assert openings.shown(request, who=asks, at=clock())
    with pytest.raises(MissingError):
        openings.shown(request, who=grants, at=clock())
    assert AuditRecord.objects.filter(verb="identity.shown").count() == 1
    clock.now += timedelta(hours=2)
    with pytest.raises(MissingError):
        openings.shown(request, who=asks, at=clock())
