"""The procedures of the desk, one after the other, on the real records."""

import json
import re

import pytest

from moksori.terms.consent import Use
from moksori.terms.disguise import Rung
from moksori.terms.errors import RefusedError
from tests.desk.conftest import released
from tests.flows.decoding import texts_of
from tests.flows.texts import ENGLISH

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_an_account_is_sealed_before_it_is_read(desk, clock):
    from moksori.desk import intake
    from moksori.records.models import AccountRecord

    arrival = intake.Arrival("phone", "kp")
    got = intake.receive_account(b"\x00\x01 no text", "told.txt", arrival, by="usr-1", at=clock())
    account = AccountRecord.objects.get(pk=got.account)
    assert account.state == "sealed"
    assert account.text == ""
    assert (desk / "originals" / f"{account.sealed_file}.age").is_file()


def test_the_same_file_is_received_once_and_a_double_is_said(desk, clock):
    from moksori.desk import intake

    arrival = intake.Arrival("file", "kp")
    first = intake.receive_account(b"one", "a.txt", arrival, by="usr-1", at=clock())
    again = intake.receive_account(b"one", "a.txt", arrival, by="usr-1", at=clock())
    double = intake.receive_account(b"one", "b.txt", arrival, by="usr-1", at=clock())
    assert again.known
    assert again.account == first.account
    assert double.double_of == first.account
    assert len(list((desk / "originals").glob("*.age"))) == 2


def test_a_report_that_copies_an_account_is_kept_but_is_no_second_story(received, clock):
    from moksori.desk import intake, protection, work
    from moksori.records.models import AccountRecord

    took = ENGLISH[len(ENGLISH) // 3 :].encode() + b"\n\nNobody at the office could be reached.\n"
    arrival = intake.Arrival("file", "kp")
    copy = intake.receive_account(took, "te-copy.txt", arrival, by="usr-1", at=clock()).account
    with work.sole_worker(clock()) as worker:
        work.work_off(worker, clock, lambda *_: None)
    standing = protection.clear_all("usr-test", clock(), lambda *_: None)
    assert standing.copies == {copy: received[0]}
    assert AccountRecord.objects.get(pk=copy).text
    assert copy not in {one.account for one in standing.comparisons}


def test_an_original_whose_row_was_lost_is_taken_up(desk, clock):
    from moksori.desk import intake
    from moksori.desk.originals import originals
    from moksori.records.models import AccountRecord

    originals().seal(ENGLISH.encode(), {"told_name": "x.txt", "received": "2031-05-01"})
    assert intake.adopt_orphans(by="cli", at=clock(), pack="kp") == 1
    assert intake.adopt_orphans(by="cli", at=clock(), pack="kp") == 0
    assert AccountRecord.objects.get().told_name == "x.txt"


def test_acts_have_one_victim_each_and_a_passage_that_says_so(received):
    from moksori.records.models import ActRecord, StatementRecord

    acts = ActRecord.objects.on_the_record().to_values()
    assert len(acts) >= 4
    assert all(act.victim and act.passages for act in acts)
    assert all(row.start < row.end for row in StatementRecord.objects.all())


def test_sums_are_kept_as_printed_and_converted_only_with_a_rate(received):
    from moksori.records.models import AmountRecord

    rows = AmountRecord.objects.filter(currency="CNY")
    assert rows.exists()
    # May 2031 lies beyond the rates on record: no rate, no conversion
    assert all(row.our_value is None and row.rate_source == "" for row in rows)


def test_a_market_rate_that_a_person_entered_converts(received, clock):
    from datetime import date
    from decimal import Decimal

    from moksori.desk.rates import convert
    from moksori.records.models import RateRecord

    RateRecord.objects.create(
        base="CNY", quote="USD", rate="0.2", on=date(2031, 3, 1), source="a trader", by="usr-1",
        at=clock(),
    )  # fmt: skip
    ours = convert(Decimal(100), "CNY", date(2031, 3, 14))
    assert (ours.value, ours.currency, ours.source) == (Decimal("20.00"), "USD", "a trader")
    assert convert(Decimal(100), "KPW", date(2031, 3, 14)) is None
    assert convert(Decimal(100), "CNY", date(2017, 3, 1)).source.startswith("European")


def test_the_policy_decides_once_and_a_persons_decision_stands(received, clock):
    from moksori.desk import protection
    from moksori.records.models import DecisionRecord

    before = DecisionRecord.objects.count()
    assert protection.decide_by_policy(received[0], at=clock()) == 0
    assert DecisionRecord.objects.count() == before


def test_a_changed_decision_changes_the_story_at_its_next_rendering(received, clock):
    from moksori.desk import protection
    from moksori.records.models import DecisionRecord

    def page():
        standing = protection.clear_all("usr-test", clock(), lambda *_: None)
        return "".join(b.text for one in standing.plan.stories for b in one.story.blocks)

    assert "in her forties" in page()
    row = DecisionRecord.objects.get(account=received[0], entity="age")
    row.withdrawn_at, row.withdrawn_by = clock(), "usr-officer"
    row.save()
    DecisionRecord.objects.create(
        account_id=received[0], entity="age", kind="age", rung=Rung.NOTHING.value,
        reason="age_at_risk", by="usr-officer", at=clock(),
    )  # fmt: skip
    assert "in her forties" not in page()


def test_a_release_is_sealed_recorded_and_points_at_its_consents(received, clock):
    from moksori.records.models import ReleaseRecord

    standing, release = released(clock)
    assert release.folder.is_dir()
    assert not (release.folder.parents[2] / "staging").exists()
    row = ReleaseRecord.objects.get(pk=release.id)
    assert row.consents.count() == len({one.story.id for one in standing.plan.stories})
    listed = {file["path"]: file["sha256"] for file in row.manifest["files"]}
    assert listed == {file.path: file.sha256 for file in release.seal.files}


def test_a_withdrawn_consent_stops_the_next_release_and_lists_what_is_out(issued, clock):
    from moksori.records.models import ConsentRecord, ReleaseRecord

    first = ReleaseRecord.objects.get()
    consent = ConsentRecord.objects.get(account=issued.accounts[1], use=Use.PUBLISH_DISGUISED.value)
    assert list(ReleaseRecord.objects.resting_on(consent.id).values_list("id", flat=True)) == [
        first.id
    ]
    consent.withdrawn_at, consent.withdrawn_by = clock(), "usr-officer"
    consent.save()
    standing, second = released(clock)
    assert [one.story.language for one in standing.plan.stories] == ["en"]
    assert "대위" not in " ".join(texts_of(second.folder).values())


def test_the_audit_chain_tells_the_whole_way_in_codes_only(issued):
    from moksori.desk.audit import verify_chain
    from moksori.records.models import AuditRecord

    verbs = set(AuditRecord.objects.values_list("verb", flat=True))
    assert verbs >= {
        "account.received", "account.read", "account.proposed", "account.accepted",
        "account.decided", "vault.kept", "vault.opened", "stories.cleared", "edition.released",
    }  # fmt: skip
    lines = json.dumps(list(AuditRecord.objects.values("verb", "subjects", "detail", "by")))
    for word in ("Baek", "Heron", "Namhung", "백", "왜가리"):
        assert word not in lines
    assert verify_chain()[1] is None


def test_two_workers_never_work_on_one_desk(desk, clock):
    from moksori.desk import work

    with work.sole_worker(clock()), pytest.raises(RefusedError), work.sole_worker(clock()):
        pass


def test_a_worker_on_a_full_disk_waits_and_goes_on_when_there_is_room(desk, clock, monkeypatch):
    """On such a disk not even a failure can be written down."""
    from moksori.desk import coding, intake, work
    from moksori.records import working
    from moksori.records.models import AccountRecord, JobRecord
    from moksori.records.room import NoRoomError

    arrival = intake.Arrival("file", "kp")
    intake.receive_account(ENGLISH.encode(), "a.txt", arrival, by="usr-1", at=clock())
    full, waited = iter((True, False, True, True)), []

    def done_if_there_is_room(*told):
        if next(full, False):
            raise NoRoomError("there is no room on the disk of the data folder")
        return working_one(*told)

    working_one = working.work_one
    monkeypatch.setattr(working, "work_one", done_if_there_is_room)
    monkeypatch.setattr(work.time, "sleep", waited.append)
    work.work_on(clock, stop=lambda: waited.count(work.PAUSE) > 0)
    assert waited == [work.PAUSE * 10] * 3 + [work.PAUSE]
    account = AccountRecord.objects.get()
    assert coding.proposal_of(account).persons
    assert not JobRecord.objects.failed().exists()


def test_an_edition_is_handed_out_only_over_an_edition(received, clock, tmp_path):
    from moksori.desk import publishing

    standing, release = released(clock)
    told, who = standing.plan.stories, {"by": "usr-test", "at": clock()}
    out = tmp_path / "out"
    publishing.hand_out(release.folder, out, told, **who)
    publishing.hand_out(release.folder, out, told, **who)
    assert texts_of(out) == texts_of(release.folder)
    other = tmp_path / "other"
    other.mkdir()
    (other / "letter.txt").write_text("mine")
    with pytest.raises(publishing.FolderTakenError):
        publishing.hand_out(release.folder, other, told, **who)
    assert (other / "letter.txt").read_text() == "mine"


def test_pseudonyms_do_not_depend_on_the_order_of_the_stories(received, clock):
    from moksori.desk import looking, series_names

    names = looking.protected_names("usr-test", clock())
    assert series_names.assigned("one", names) == series_names.assigned("one", names)
    kept = series_names.assigned("one", names)
    assert len(set(kept.values())) == len(kept)


def test_a_doubt_about_what_goes_on_is_a_certainty_where_nobody_can_be_asked(desk, clock):
    from moksori.desk import intake, protection, work

    told = ENGLISH + "\n\nAnd the captain still turns up on the tenth for his part of it.\n"
    arrival = intake.Arrival("file", "kp")
    intake.receive_account(told.encode(), "doubt.txt", arrival, by="usr-1", at=clock())
    with work.sole_worker(clock()) as worker:
        work.work_off(worker, clock, lambda *_: None)
    standing = protection.clear_all("usr-test", clock(), lambda *_: None)
    (story,) = standing.plan.stories
    assert "turns up" not in " ".join(block.text for block in story.story.blocks)


def test_a_chat_that_names_its_speakers_by_their_numbers_is_told_without_them(desk, clock):
    from moksori.desk import intake, protection, work

    chat = (
        "[12/03/2031, 21:02:11] +86 139 4467 0021: the captain beat a widow in Hyesan in February\n"
        "[12/03/2031, 21:03:40] Desk: who saw it\n"
        "[12/03/2031, 21:05:02] +86 139 4467 0021: her sister. they kicked her in the yard\n"
        "[12/03/2031, 21:06:12] +86 139 4467 0021: he took her money too, and the rice\n"
    )
    arrival = intake.Arrival("chat", "kp")
    intake.receive_account(chat.encode(), "chat.txt", arrival, by="usr-1", at=clock())
    with work.sole_worker(clock()) as worker:
        work.work_off(worker, clock, lambda *_: None)
    standing = protection.clear_all("usr-test", clock(), lambda *_: None)
    (story,) = standing.plan.stories
    turns = [(block.speaker, block.text) for block in story.story.blocks]
    assert not [one for one in turns if "4467" in " ".join(one)]
    assert any("beat" in text for _, text in turns)


def test_what_one_account_of_a_case_alone_tells_is_shown_and_holds_no_story(received, clock):
    from moksori.desk import stories
    from moksori.desk.naming import Names
    from moksori.records.models import AccountRecord, CaseRecord

    def found():
        names = Names("one", frozenset(), {})
        accounts = [AccountRecord.objects.get(pk=one) for one in received]
        return stories.with_beside([stories.telling_of(one, names) for one in accounts])

    assert {one.beside.once for one in found()} == {()}
    case = CaseRecord.objects.create(by="usr-1", at=clock())
    case.accounts.set(received)
    english, korean = found()
    # Both say so: the sum, the month, the share. A quarter of a town has no entry in the gazetteer.
    for told in (*english.beside.once, *korean.beside.once):
        assert "30,000" not in told
        assert "3만" not in told
    assert any("Pongsan" in told for told in english.beside.once)
    draft = stories.draft_of(english, (), clock())
    assert draft.told_once == english.beside.once


def test_a_note_that_would_tell_something_is_left_out_and_the_story_leaves(desk, clock):
    from moksori.desk import intake, stories, work
    from moksori.desk.naming import Names
    from moksori.records.models import AccountRecord
    from moksori.terms.watch import Scope, Watch, WatchKind, WatchValue

    text = b"An officer of the MSS raped a woman. In 2017 her family paid 4,200 yuan to him.\n"
    arrival = intake.Arrival("file", "kp")
    id_ = intake.receive_account(text, "a.txt", arrival, by="u", at=clock()).account
    with work.sole_worker(clock()) as worker:
        work.work_off(worker, clock, lambda *_: None)
    names = Names("one", frozenset(), {})
    telling = stories.telling_of(AccountRecord.objects.get(pk=id_), names)
    noted = stories.draft_of(telling, (), clock()).story
    assert noted.content_note == "This story tells of sexual violence."
    assert any(block.note for block in noted.blocks)
    assert [term.stands_for for term in noted.glossary if term.word == "MSS"]
    assert [one.word for one in noted.sums] == ["thousands of yuan"]
    hidden = WatchValue("x", WatchKind.TEXT, Scope.EVERYWHERE, ("story tells of",), frozenset())
    _, _, cleared, _ = stories.let_out(telling, Watch((hidden,), "w"), (), clock())
    assert cleared is not None
    assert (cleared.story.content_note, cleared.story.sums) == ("", ())
    assert [one.text for one in cleared.story.blocks] == [one.text for one in noted.blocks]


def test_a_changed_decision_changes_every_story_of_a_person(desk, clock):
    from moksori.desk import coding, intake, protection, work
    from moksori.records.models import AccountRecord, DecisionRecord, PersonInAccountRecord

    told = (
        "Captain Ryom Kwang-jin came to a house in Hyesan in March 2031. "
        "He beat a woman, broke the stove, and went away with her rice.\n",
        "A trader who sold batteries at the market lost his radio to Captain Ryom Kwang-jin in May. "
        "He asked for it back, and was hit in the face in front of everybody.\n",
    )
    arrival = intake.Arrival("file", "kp")
    ids = [
        intake.receive_account(text.encode(), f"{n}.txt", arrival, by="u", at=clock()).account
        for n, text in enumerate(told)
    ]
    with work.sole_worker(clock()) as worker:
        work.work_off(worker, clock, lambda *_: None)

    def link(account):
        keys = coding.proposal_of(AccountRecord.objects.get(pk=account)).persons
        key = next(one.key for one in keys if any("Ryom" in name for name in one.names))
        return PersonInAccountRecord.objects.get(account_id=account, key=key)

    first, second = map(link, ids)
    DecisionRecord.objects.filter(entity=second.person_id).delete()
    PersonInAccountRecord.objects.filter(pk=second.pk).update(person=first.person)

    def pages():
        standing = protection.clear_all("usr-test", clock(), lambda *_: None)
        return [" ".join(b.text for b in one.story.blocks) for one in standing.plan.stories]

    before = pages()
    assert len(before) == 2
    assert not [page for page in before if "Ryom" in page]
    DecisionRecord.objects.standing().filter(entity=first.person_id, kind="person").update(
        withdrawn_at=clock(), withdrawn_by="usr-officer"
    )
    DecisionRecord.objects.create(
        entity=first.person_id, kind="person", rung=Rung.ROLE.value, reason="name_of_accused",
        by="usr-officer", at=clock(),
    )  # fmt: skip
    after = pages()
    assert len(after) == 2
    assert all(old != new for old, new in zip(before, after, strict=True))
    assert all(re.search(r"the accused|official", page, re.IGNORECASE) for page in after)
