"""The way of a story to its release in a real desk: who takes which step, and what undoes it."""

from datetime import date, timedelta

import pytest

from moksori.desk.approving import STEPS, Place
from moksori.records.states import CheckKind, CheckOutcome, Role
from moksori.terms.composition import StoryForm
from moksori.terms.errors import InvalidError, MissingError, RefusedError
from tests.desk.composing import cast, decide, story, text

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def people(received):
    return cast()


@pytest.fixture
def begun(people, received, clock):
    """A story of the English account without what the gate objects to."""
    from moksori.desk import composing

    id_ = composing.begin(people[Role.REPORTER], [received[0]], StoryForm.ARTICLE, "en", at=clock())
    write(people[Role.REPORTER], id_, story(text("Rice was sold at the market."),
          title="At the market"), clock)  # fmt: skip
    return id_


def record(story_id):
    from moksori.records.models import StoryRecord

    return StoryRecord.objects.get(pk=story_id)


def write(who, story_id, composition, clock):
    from moksori.desk import composing
    from moksori.records import trail

    composing.write(who, story_id, composition, seen=trail.version_of(story_id), at=clock())


def step(who, story_id, name, clock):
    from moksori.desk import approving
    from moksori.records import trail

    approving.take_step(who, story_id, name, seen=trail.version_of(story_id), at=clock())


def place(story_id, clock):
    from moksori.desk import approving

    return approving.place_of(record(story_id), clock())


def told(story_id, clock):
    from moksori.desk import approving, looking

    return approving.told_of(looking.look_at(record(story_id), by="usr-test", at=clock()).draft)


def approve(who, story_id, clock):
    from moksori.desk import approving

    return approving.approve(who, story_id, told(story_id, clock), at=clock())


@pytest.fixture
def before_protection(people, begun, clock):
    step(people[Role.REPORTER], begun, "to_editor", clock)
    step(people[Role.EDITOR], begun, "to_protection", clock)
    return begun


@pytest.fixture
def approved(people, before_protection, clock):
    approve(people[Role.EDITOR], before_protection, clock)
    approve(people[Role.PROTECTION_OFFICER], before_protection, clock)
    return before_protection


def clear(clock):
    from moksori.desk import protection

    return protection.clear_all("usr-test", clock(), lambda *_: None)


def leaving(clock):
    return {one.story.id for one in clear(clock).plan.stories}


def test_the_table_of_steps_is_whole():
    told = {(step.name, step.start, step.end) for step in STEPS}
    assert ("approve", Place.PROTECTION, Place.APPROVED) in told
    assert {start for _, start, _ in told} == set(Place)
    # whoever may only write takes a story no further than to an editor
    assert {one.name for one in STEPS if one.right == "write"} == {"to_editor"}


def test_a_step_is_taken_by_its_role_from_its_place_alone(people, begun, clock):
    from moksori.records import trail
    from moksori.records.trail import ConflictError

    for who, name in (
        (people[Role.EDITOR], "to_protection"),  # not from a draft
        (people[Role.EDITOR], "approve"),  # not by one person
        (people[Role.PROTECTION_OFFICER], "to_editor"),  # not by this role
    ):
        with pytest.raises(RefusedError):
            step(who, begun, name, clock)
    with pytest.raises(MissingError):
        step(people[Role.ADMINISTRATOR], begun, "to_editor", clock)
    from moksori.desk import approving

    seen = trail.version_of(begun)
    step(people[Role.REPORTER], begun, "to_editor", clock)
    assert place(begun, clock) is Place.EDIT
    with pytest.raises(ConflictError):
        approving.take_step(people[Role.EDITOR], begun, "to_protection", seen=seen, at=clock())


def test_two_people_approve_and_one_of_them_is_a_protection_officer(
    people, before_protection, clock
):
    id_ = before_protection
    approve(people[Role.EDITOR], id_, clock)
    assert place(id_, clock) is Place.PROTECTION
    with pytest.raises(RefusedError) as again:
        approve(people[Role.EDITOR], id_, clock)
    assert again.value.code == "stories.approved_before"
    approve(people["second"], id_, clock)
    assert place(id_, clock) is Place.PROTECTION  # two editors are not enough
    approve(people[Role.PROTECTION_OFFICER], id_, clock)
    assert place(id_, clock) is Place.APPROVED
    assert record(id_).public_id in leaving(clock)


def test_who_wrote_any_version_approves_nothing(people, begun, clock):
    write(people[Role.EDITOR], begun, story(text("Rice was sold."), title="Rice"), clock)
    write(people[Role.REPORTER], begun, story(text("Rice was sold there."), title="Rice"), clock)
    step(people[Role.REPORTER], begun, "to_editor", clock)
    step(people[Role.EDITOR], begun, "to_protection", clock)
    with pytest.raises(RefusedError) as own:
        approve(people[Role.EDITOR], begun, clock)
    assert own.value.code == "stories.own_story"


def test_without_approval_nothing_leaves_a_real_desk(people, begun, clock):
    assert leaving(clock) == set()


def test_another_text_takes_the_approvals_away(people, approved, clock):
    write(people[Role.REPORTER], approved, story(text("Rice was sold there."), title="R"), clock)
    assert place(approved, clock) is Place.EDIT
    assert leaving(clock) == set()


def test_a_decision_a_consent_an_exception_take_the_approvals_away(
    people, received, approved, clock
):
    from moksori.records.models import ConsentRecord, DecisionRecord, ExceptionRecord

    at = clock()
    row = decide("quantity", "quantity", "magnitude", at, received[0])
    assert place(approved, clock) is Place.PROTECTION
    DecisionRecord.objects.filter(pk=row.pk).update(withdrawn_at=at, withdrawn_by="usr-officer")
    assert place(approved, clock) is Place.APPROVED
    consents = ConsentRecord.objects.filter(account_id=received[0])
    consents.update(until=at.date() - timedelta(days=1))
    assert place(approved, clock) is Place.PROTECTION
    consents.update(until=date(2040, 1, 1))
    assert place(approved, clock) is Place.APPROVED
    ExceptionRecord.objects.create(
        story_id=approved, finding="age_too_exact", reason="her own wish", by="usr-officer", at=at
    )
    assert place(approved, clock) is Place.PROTECTION
    assert leaving(clock) == set()


def test_another_disguise_takes_the_approvals_away_at_the_gate(people, received, begun, clock):
    from moksori.records.models import ApprovalRecord, MentionRecord

    mention = MentionRecord.objects.filter(account_id=received[0], kind="age").first()
    own = story(text(f"She is {{{mention.pk}}}."), title="Her age")
    write(people[Role.REPORTER], begun, own, clock)
    step(people[Role.REPORTER], begun, "to_editor", clock)
    step(people[Role.EDITOR], begun, "to_protection", clock)
    approve(people[Role.EDITOR], begun, clock)
    approve(people[Role.PROTECTION_OFFICER], begun, clock)
    assert leaving(clock) == {record(begun).public_id}
    MentionRecord.objects.filter(pk=mention.pk).update(value=31)  # a coder corrected the age
    assert leaving(clock) == set()
    assert not ApprovalRecord.objects.standing().filter(story_id=begun).exists()


def test_an_approval_is_of_what_was_read(people, received, before_protection, clock):
    from moksori.desk import approving

    with pytest.raises(RefusedError) as otherwise:
        approving.approve(people[Role.EDITOR], before_protection, "f" * 64, at=clock())
    assert otherwise.value.code == "stories.reads_otherwise"


def test_an_accused_is_named_only_after_reply_and_legal_check(people, received, begun, clock):
    from moksori.desk import approving, vault
    from moksori.records.models import PersonInAccountRecord
    from moksori.records.states import VaultKind

    links = PersonInAccountRecord.objects.filter(account_id=received[0])
    accused = links.filter(role="accused").first() or links.first()
    links.filter(pk=accused.pk).update(role="accused")
    vault.keep({accused.person_id: [(VaultKind.NAME, "Kwak Il Bok")]}, by="usr-test", at=clock())
    decide(accused.person_id, "person", "as_told", clock())
    from moksori.records.models import DecisionRecord

    others = DecisionRecord.objects.filter(entity=accused.person_id, kind="person")
    others.exclude(rung="as_told").update(withdrawn_at=clock(), withdrawn_by="usr-officer")
    assert approving.named_accused(record(begun)) == (accused.person_id,)
    step(people[Role.REPORTER], begun, "to_editor", clock)
    step(people[Role.EDITOR], begun, "to_protection", clock)
    with pytest.raises(RefusedError) as missing:
        approve(people[Role.EDITOR], begun, clock)
    assert missing.value.code == "stories.checks_missing"

    def check(kind, outcome, person=""):
        approving.note_check(
            people[Role.EDITOR], begun, (kind, outcome, person, "by letter"), at=clock()
        )

    check(CheckKind.LEGAL, CheckOutcome.PASSED)
    check(CheckKind.REPLY, CheckOutcome.ASKED, accused.person_id)
    assert approving.checks_missing(record(begun)) == (CheckKind.REPLY,)
    check(CheckKind.REPLY, CheckOutcome.DECLINED, accused.person_id)
    assert approving.checks_missing(record(begun)) == ()
    approve(people[Role.EDITOR], begun, clock)
    approve(people[Role.PROTECTION_OFFICER], begun, clock)
    assert leaving(clock) == {record(begun).public_id}
    check(CheckKind.LEGAL, CheckOutcome.STOPPED)
    assert leaving(clock) == set()
    with pytest.raises(InvalidError):
        check(CheckKind.LEGAL, CheckOutcome.ANSWERED)
    with pytest.raises(InvalidError):
        check(CheckKind.REPLY, CheckOutcome.ANSWERED, "per-0000000000000000")


def test_a_withdrawn_consent_stops_the_release(people, received, approved, clock):
    from moksori.records.models import ConsentRecord

    ConsentRecord.objects.filter(account_id=received[0]).update(
        withdrawn_at=clock(), withdrawn_by="usr-officer"
    )
    assert leaving(clock) == set()


def test_remarks_are_settled_and_kept(people, begun, clock):
    from moksori.desk import remarks
    from moksori.records.models import RemarkRecord

    id_ = remarks.remark(people[Role.EDITOR], begun, "Is the month right?", 1, at=clock())
    remarks.resolve(people[Role.REPORTER], begun, id_, at=clock())
    assert RemarkRecord.objects.get().resolved_by == people[Role.REPORTER].pk
    with pytest.raises(MissingError):
        remarks.resolve(people[Role.REPORTER], begun, id_, at=clock())
    with pytest.raises(InvalidError):
        remarks.remark(people[Role.EDITOR], begun, "  ", None, at=clock())
    with pytest.raises(MissingError):
        remarks.remark(people[Role.ADMINISTRATOR], begun, "Hello", None, at=clock())


def work_off(clock):
    from moksori.desk import work

    with work.sole_worker(clock()) as worker:
        work.work_off(worker, clock, lambda *_: None, work.ASKED)


@pytest.fixture
def edition(people, approved, clock):
    from moksori.desk import editions
    from moksori.records import trail

    id_ = editions.begin(people[Role.EDITOR], "Voices", "2031-05", "The desk", at=clock())
    editions.arrange(people[Role.EDITOR], id_, [approved], seen=trail.version_of(id_), at=clock())
    return id_


def test_an_edition_is_released_in_the_background_and_names_who_approved(
    people, approved, edition, clock
):
    from moksori.desk import editions
    from moksori.records.models import EditionRecord, JobRecord, ReleaseRecord

    editions.ask_release(people[Role.EDITOR], edition, at=clock())
    with pytest.raises(RefusedError):
        editions.ask_release(people[Role.EDITOR], edition, at=clock())
    work_off(clock)
    job = JobRecord.objects.get(kind=editions.RELEASE)
    assert (job.state, job.error_code, job.by) == ("done", "", people[Role.EDITOR].pk)
    release = ReleaseRecord.objects.get()
    assert release.edition_id == edition
    approvers = {one["by"] for one in release.approvals if "story" in one}
    assert approvers == {people[Role.EDITOR].pk, people[Role.PROTECTION_OFFICER].pk}
    assert EditionRecord.objects.get().state == "released"
    assert place(approved, clock) is Place.RELEASED


def test_a_story_that_may_not_leave_stops_the_release_and_says_what_to_do(
    people, received, approved, edition, clock
):
    from moksori.desk import editions
    from moksori.records.models import ConsentRecord, EditionRecord, JobRecord

    editions.ask_release(people[Role.EDITOR], edition, at=clock())
    ConsentRecord.objects.filter(account_id=received[0]).update(
        withdrawn_at=clock(), withdrawn_by="usr-officer"
    )
    work_off(clock)
    job = JobRecord.objects.get(kind=editions.RELEASE)
    assert (job.state, job.error_code) == ("failed", "editions.held_back")
    assert EditionRecord.objects.get().state == "open"
    work_off(clock)  # nobody asked again: it stays failed
    assert JobRecord.objects.get(kind=editions.RELEASE).state == "failed"


def test_a_release_whose_worker_was_killed_is_done_once_more_and_once(
    people, approved, edition, clock
):
    from moksori.desk import editions, work
    from moksori.records import jobs
    from moksori.records.models import JobRecord, ReleaseRecord

    editions.ask_release(people[Role.EDITOR], edition, at=clock())
    held = jobs.claim("worker:killed", clock(), work.LEASE, [editions.RELEASE])
    jobs.came_to(held, "gate", 1, 2, until=clock() + work.LEASE)
    work_off(clock)
    job = JobRecord.objects.get(kind=editions.RELEASE)
    assert (job.state, job.attempts) == ("done", 2)
    assert ReleaseRecord.objects.count() == 1


def test_what_is_not_approved_cannot_be_released(people, begun, clock):
    from moksori.desk import editions
    from moksori.records import trail

    id_ = editions.begin(people[Role.EDITOR], "Voices", "2031-05", "", at=clock())
    with pytest.raises(RefusedError):
        editions.ask_release(people[Role.EDITOR], id_, at=clock())
    editions.arrange(people[Role.EDITOR], id_, [begun], seen=trail.version_of(id_), at=clock())
    with pytest.raises(RefusedError):
        editions.ask_release(people[Role.EDITOR], id_, at=clock())
    with pytest.raises(RefusedError):
        editions.arrange(people[Role.EDITOR], id_, [], seen=0, at=clock())
    with pytest.raises(RefusedError):
        editions.begin(people[Role.REPORTER], "Voices", "2031-05", "", at=clock())
    with pytest.raises(InvalidError):
        editions.begin(people[Role.EDITOR], "", "2031-05", "", at=clock())
