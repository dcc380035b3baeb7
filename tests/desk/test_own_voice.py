"""A source's own voice, changed: only with every consent and an approval, and nothing raw stays."""

from datetime import date

import numpy as np
import pytest
from django.db import IntegrityError, transaction
from django.test import TestCase
from hypothesis import given, settings
from hypothesis import strategies as st

from moksori.records.states import Role
from moksori.terms.consent import Use
from moksori.terms.errors import MoksoriError
from tests.broadcast.sound.sounds import voice, wav_bytes
from tests.desk.conftest import allow
from tests.desk.test_programmes import planned, read_line, verbs  # noqa: F401
from tests.web.cast import person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
OWN = Use.BROADCAST_OWN_VOICE
ASKER = "usr-producer"
WHY = "The source wants to be heard, and nobody near them knows the voice."


@pytest.fixture
def row(planned):  # noqa: F811
    return planned[0]


@pytest.fixture
def standing(planned):  # noqa: F811
    """What may leave, as it was before anybody worked at the desk."""
    return planned[1]


@pytest.fixture
def officer(row):
    return person(Role.PROTECTION_OFFICER)


@pytest.fixture
def consented(row, clock):
    """Every source of the line's story allows it."""
    return [one for account in accounts(row) for one in allow(account, OWN, clock)]


def line(row):
    """The fingerprint of a line that a source can have said, and the item."""
    from moksori.desk.programme import lines

    told = lines.spoken(row)
    return next(one for one in told.items() if one[1].kind.value == "answer")


def accounts(row):
    from moksori.records.models import AccountRecord

    found = AccountRecord.objects.filter(stories__public_id=line(row)[1].story)
    return sorted(set(found.values_list("id", flat=True)))


def ask(row, clock, *, way="mcadams", script="", sound=None, by=ASKER):
    from moksori.broadcast.sound.obfuscate import Way
    from moksori.desk.programme import obfuscating

    data = wav_bytes(voice(0.4)) if sound is None else sound
    return obfuscating.ask(row, script or line(row)[0], data, Way(way), by=by, at=clock())


def approve(own, who, clock, *, reason=WHY, read=True):
    from moksori.desk.programme import obfuscating

    return obfuscating.approve(own.pk, who, reason, read=read, at=clock())


def code_of(act, *args, **more):
    with pytest.raises(MoksoriError) as refused:
        act(*args, **more)
    return refused.value.code


def used(row):
    from moksori.desk.programme import lines

    return [one for one in lines.usable(row).values() if one.kind == "obfuscated"]


def holds(folder, sound):
    """Whether any file below a folder holds a stretch of a recording, however it is written."""
    samples = np.asarray(sound[2000:2400], np.float64)
    wide = np.rint(samples * (1 << 23)).astype("<i4")
    needles = (
        np.rint(samples * (1 << 15)).astype("<i2").tobytes()[:200],
        wide.view(np.uint8).reshape(-1, 4)[:, :3].tobytes()[:200],
        samples.astype("<f4").tobytes()[:200],
    )
    files = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    return any(needle in data for data in files for needle in needles)


def edit(row, script):
    """Other words stand in a line now."""
    from moksori.desk.programme import lines

    item = lines.spoken(row)[script]
    for one in row.script["items"]:
        if one["id"] == item.id:
            one["text"] = "Other words were put here."
    row.save()


def test_an_own_voice_is_asked_approved_checked_and_then_used(row, officer, consented, clock):
    from moksori.desk.programme import lines, takes
    from moksori.records.models import AuditRecord, OwnVoiceRecord, TakeRecord

    own = ask(row, clock)
    assert own.story == line(row)[1].story
    assert sorted(own.consents) == sorted(one.pk for one in consented)
    assert lines.takes_of(row) == []
    take = TakeRecord.objects.get(pk=approve(own, officer, clock))
    assert (take.reader, take.kind, take.by) == ("OWN", "obfuscated", ASKER)
    assert used(row) == []  # nobody listened to it yet
    takes.check_take(take.pk, by="usr-p", at=clock())
    assert used(row) == [take]
    assert [one.value for one in lines.voices_of(row)] == ["revoiced", "obfuscated"]
    assert lines.paces_of(row) == {}
    own = OwnVoiceRecord.objects.get()
    assert (own.state, own.decided_by, own.reason) == ("approved", officer.pk, WHY)
    told = AuditRecord.objects.filter(verb__startswith="own_voice.")
    assert [one.verb for one in told.order_by("seq")] == ["own_voice.asked", "own_voice.approved"]
    assert all(one.detail == {} for one in told)
    # What leaves of the voice is the changed one, and by another secret each time.
    changed = takes.samples_of(take)
    assert abs(np.corrcoef(changed, voice(0.4)[: len(changed)])[0, 1]) < 0.9
    again = approve(ask(row, clock), officer, clock)
    assert TakeRecord.objects.get(pk=again).sha256 != take.sha256


def test_the_opening_says_it_and_a_withdrawal_while_it_is_made_keeps_nothing(
    row, standing, officer, clock, monkeypatch
):
    from moksori.desk import consenting
    from moksori.desk.programme import lines, making, planning
    from tests.desk.test_programmes import make, plan_of, read_all

    rows = [one for account in accounts(row) for one in allow(account, OWN, clock)]
    read_all(row, clock)
    take = checked(row, officer, clock)
    assert used(row) == [take]
    planning.look_at_one(row, plan_of(row, standing), by="u", at=clock())
    says = "Some voices were changed"
    opening = next(item for item in lines.spoken(row).values() if says in item.text)
    assert opening.kind.value == "opening"
    assert code_of(make, row, standing, clock) == "broadcast.no_take"
    read_all(row, clock)
    again = checked(row, officer, clock)
    assert used(row) == [again]

    # Somebody withdraws when the sound of it is ready and not yet kept.
    def meanwhile(*_args):
        (planning.folder_of(row) / "kept").mkdir(exist_ok=True)
        consenting.withdraw(rows[0].pk, by="usr-o", at=clock())

    monkeypatch.setattr(making, "_masters", lambda *_: ())
    monkeypatch.setattr(making, "_write_words", lambda *_: None)
    monkeypatch.setattr(making, "_read_by_the_gate", meanwhile)
    assert code_of(make, row, standing, clock) == "programmes.takes_changed"
    row.refresh_from_db()
    assert (row.made, row.state) == ({}, "planned")
    assert not (planning.folder_of(row) / "staging").exists()
    assert not (planning.folder_of(row) / "kept").exists()
    assert used(row) == []


@pytest.mark.parametrize("decision", ["approved", "refused", "taken back", "consent withdrawn"])
def test_the_untouched_recording_is_gone_with_its_key(
    row, officer, consented, clock, desk, decision
):
    from moksori.desk import consenting
    from moksori.desk.programme import obfuscating, sealing
    from moksori.records.models import OwnVoiceRecord

    said = voice(0.4)
    own = ask(row, clock, sound=wav_bytes(said))
    sealed = desk / "takes" / f"{own.sealed}.age"
    assert sealed.is_file()
    assert len(sealing.opened(own)) > len(said) * 3
    assert not holds(desk.parent, said)
    if decision == "approved":
        approve(own, officer, clock)
    elif decision == "refused":
        obfuscating.refuse(own.pk, officer, WHY, at=clock())
    elif decision == "taken back":
        obfuscating.take_back(own.pk, by=ASKER, at=clock())
    else:
        consenting.withdraw(consented[0].pk, by="usr-o", at=clock())
    own = OwnVoiceRecord.objects.get()
    assert own.state == {"approved": "approved", "refused": "refused"}.get(decision, "withdrawn")
    assert bytes(own.sealed_key) == b""
    assert not sealed.exists()
    assert not holds(desk.parent, said)
    assert code_of(sealing.opened, own) == "store.key_malformed"
    assert code_of(obfuscating.heard, own.pk, officer, at=clock()) == "own_voice.none"
    assert code_of(approve, own, officer, clock) == "own_voice.none"
    # The search finds what lies there in clear.
    (desk / "clear.wav").write_bytes(wav_bytes(said))
    assert holds(desk.parent, said)


def test_nothing_is_asked_where_one_consent_does_not_stand(row, clock):
    from moksori.records.models import ConsentRecord, OwnVoiceRecord, PersonInAccountRecord

    lacking = "own_voice.no_consent"
    assert code_of(ask, row, clock) == lacking
    rows = [one for account in accounts(row) for one in allow(account, OWN, clock)]
    for wrong in (
        {"until": date(2031, 5, 1)},
        {"to_whom": "River Radio"},
        {"use": Use.BROADCAST_REVOICED.value},
        {"allowed": False},
        {"by_guardian": True},
        {"withdrawn_at": clock(), "withdrawn_by": "usr-o"},
    ):
        before = ConsentRecord.objects.filter(pk=rows[0].pk).values(*wrong).get()
        ConsentRecord.objects.filter(pk=rows[0].pk).update(**wrong)
        assert code_of(ask, row, clock) == lacking, wrong
        ConsentRecord.objects.filter(pk=rows[0].pk).update(**before)
    # A child's guardian must have allowed it too.
    rows[0].person.minor = True
    rows[0].person.save()
    assert code_of(ask, row, clock) == lacking
    allow_by_guardian(rows[0], clock)
    ask(row, clock).delete()
    # Who is no source cannot say it for them.
    PersonInAccountRecord.objects.filter(person=rows[0].person).update(role="witness")
    assert code_of(ask, row, clock) == lacking
    assert not OwnVoiceRecord.objects.exists()


def allow_by_guardian(row, clock):
    from moksori.records.models import ConsentRecord

    ConsentRecord.objects.create(
        person=row.person, account_id=row.account_id, use=row.use, allowed=True, method="oral",
        by_guardian=True, by="usr-o", at=clock(),
    )  # fmt: skip


def test_what_is_asked_wrongly_leaves_nothing(row, consented, clock, desk):
    from moksori.desk.programme import lines
    from moksori.records.models import OwnVoiceRecord

    told = lines.spoken(row)
    opening = next(script for script, item in told.items() if not item.story)
    about = next(script for script, item in told.items() if item.kind.value == "link")
    assert code_of(ask, row, clock, script=opening) == "own_voice.no_story"
    assert code_of(ask, row, clock, script=about) == "own_voice.no_story"
    asks = next(script for script, item in told.items() if item.kind.value == "question")
    assert code_of(ask, row, clock, script=asks) == "own_voice.no_story"
    assert code_of(ask, row, clock, script="0" * 64) == "programmes.other_words"
    assert code_of(ask, row, clock, way="pitch") == "sound.pitch_only"
    assert code_of(ask, row, clock, sound=wav_bytes(voice(1) * 0)) == "sound.silent"
    assert not OwnVoiceRecord.objects.exists()
    ask(row, clock)
    assert code_of(ask, row, clock) == "own_voice.asked_before"
    assert len(list((desk / "takes").glob("*.age"))) == 1


def test_somebody_else_decides_with_a_reason_after_reading(row, officer, consented, clock):
    from moksori.desk.programme import obfuscating
    from moksori.records.models import OwnVoiceRecord, TakeRecord

    own = ask(row, clock, by=officer.pk)
    assert code_of(approve, own, officer, clock) == "own_voice.same_person"
    assert code_of(obfuscating.refuse, own.pk, officer, WHY, at=clock()) == "own_voice.same_person"
    assert code_of(obfuscating.heard, own.pk, officer, at=clock()) == "own_voice.none"
    other = person(Role.PROTECTION_OFFICER, "second")
    for wrong in ({"reason": "  "}, {"reason": "x" * 2001}, {"read": False}):
        assert code_of(approve, own, other, clock, **wrong) == "own_voice.undecided"
    assert code_of(obfuscating.refuse, own.pk, other, "", at=clock()) == "own_voice.undecided"
    for role in set(Role) - {Role.PROTECTION_OFFICER}:
        who = person(role)
        assert code_of(approve, own, who, clock) == "desk.not_your_role"
        assert code_of(obfuscating.heard, own.pk, who, at=clock()) == "desk.not_your_role"
    assert not TakeRecord.objects.exists()
    assert OwnVoiceRecord.objects.get().state == "asked"
    assert obfuscating.heard(own.pk, other, at=clock())[:4] == b"RIFF"
    assert "own_voice.heard" in verbs()
    approve(own, other, clock)


def test_words_edited_meanwhile_are_not_approved(row, officer, consented, clock):
    from moksori.desk.programme import obfuscating

    own = ask(row, clock)
    edit(row, own.script)
    assert code_of(approve, own, officer, clock) == "programmes.other_words"
    obfuscating.refuse(own.pk, officer, WHY, at=clock())


def test_consent_that_ended_before_the_approval_stops_it(row, officer, consented, clock):
    from moksori.records.models import ConsentRecord

    own = ask(row, clock)
    ConsentRecord.objects.filter(pk=consented[0].pk).update(until=date(2031, 5, 1))
    assert code_of(approve, own, officer, clock) == "own_voice.no_consent"


def stands_as_made(row, take):
    row.made = {"takes": [take.sha256], "scripts": [], "stories": [], "folder": "files-0",
                "files": []}  # fmt: skip
    row.state = "made"
    row.save()


def checked(row, officer, clock):
    from moksori.desk.programme import takes
    from moksori.records.models import TakeRecord

    take = TakeRecord.objects.get(pk=approve(ask(row, clock), officer, clock))
    takes.check_take(take.pk, by="usr-p", at=clock())
    return take


def test_a_consent_withdrawn_later_takes_the_voice_out_and_what_was_made_with_it(
    row, officer, consented, clock, desk
):
    from moksori.desk import consenting
    from moksori.desk.programme import lines, planning, stations

    read_line(row, line(row)[0], clock)
    take = checked(row, officer, clock)
    assert used(row) == [take]
    stands_as_made(row, take)
    (planning.folder_of(row) / "files-0").mkdir(parents=True)
    (planning.folder_of(row) / "kept").mkdir()
    stations.require_made(row)
    with TestCase.captureOnCommitCallbacks(execute=True):
        consenting.withdraw(consented[0].pk, by="usr-o", at=clock())
    assert used(row) == []
    assert len(lines.usable(row)) == 1  # the other reader's
    row.refresh_from_db()
    assert row.state == "stale"
    assert not (planning.folder_of(row) / "kept").exists()
    assert code_of(stations.require_made, row) == "programmes.not_made"
    take.refresh_from_db()
    assert bytes(take.sealed_key) == b""
    assert not (desk / "takes" / f"{take.sealed}.age").exists()
    assert verbs()[-2:] == ["consent.withdrawn", "take.put_aside"]


def test_a_consent_that_ends_by_its_day_hides_the_voice_without_anybody_doing_anything(
    row, officer, consented, clock, monkeypatch
):
    from moksori.desk.programme import finding, hearing, lines, own_voice, planning, stations
    from moksori.desk.programme.seen import take_of
    from moksori.records.models import ConsentRecord, ProgrammeRecord

    take = checked(row, officer, clock)
    editor = person(Role.EDITOR)
    stands_as_made(row, take)
    (planning.folder_of(row) / "files-0").mkdir(parents=True)
    ConsentRecord.objects.filter(pk=consented[0].pk).update(until=date(2031, 5, 9))
    monkeypatch.setattr(own_voice, "today", lambda: date(2031, 5, 9))
    assert used(row) == [take]
    stations.require_made(row)
    monkeypatch.setattr(own_voice, "today", lambda: date(2031, 5, 10))
    assert used(row) == []
    assert lines.takes_of(row) == []
    assert planning.state_today(row) == "stale"
    assert code_of(stations.require_made, row) == "programmes.not_made"
    assert [one.state for one in finding.every_programme()] == ["stale"]
    assert code_of(take_of, editor, row.pk, take.pk).startswith("programmes.no")
    assert not hearing.sounds(row.edition, plan_without(row)).heard
    assert ProgrammeRecord.objects.get().state == "made"


def plan_without(row):
    from moksori.desk.editions_today import edition_today

    return edition_today(row.edition, ())


def test_an_own_voice_is_heard_in_no_other_programme_and_no_other_story(
    row, officer, consented, clock
):
    from moksori.desk.programme import lines
    from moksori.records.models import EditionRecord, OwnVoiceRecord, ProgrammeRecord

    take = checked(row, officer, clock)
    edition = EditionRecord.objects.create(series="River voices", number=2, month="2031-06")
    other = ProgrammeRecord.objects.create(
        edition=edition, language=row.language, template=row.template, code="other",
        slot=row.slot, script=row.script, by="u", at=clock(),
    )  # fmt: skip
    assert lines.usable(other) == {}
    OwnVoiceRecord.objects.update(story="story-0123456789abcdef")
    assert used(row) == []
    OwnVoiceRecord.objects.update(story=line(row)[1].story)
    assert used(row) == [take]
    # Two lines of the same words, one of them nobody's: it could be heard in the other.
    item = next(one for one in row.script["items"] if one["id"] == line(row)[1].id)
    row.script["items"].append({**item, "id": "other.000", "story": "story-0123456789abcdef"})
    assert used(row) == []


def test_the_database_itself_refuses_what_nobody_decided(row, officer, consented, clock):
    from moksori.records.models import OwnVoiceRecord, TakeRecord

    take = checked(row, officer, clock)
    own = OwnVoiceRecord.objects.filter(take=take)
    for wrong in (
        {"decided_by": ASKER},
        {"decided_by": ""},
        {"reason": ""},
        {"state": "refused"},
        {"state": "asked"},
        {"take": None},
        {"story": ""},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            own.update(**wrong)
    TakeRecord.objects.filter(pk=take.pk).update(kind="revoiced")
    copy = TakeRecord.objects.get(pk=take.pk)
    copy.pk, copy.kind = "tak-0123456789abcdef", "obfuscated"
    copy.save(force_insert=True)
    assert used(row) == []  # a take of that kind of which nobody decided


ACTS = st.sampled_from(
    ("ask", "approve", "approve", "refuse", "back", "check", "allow", "withdraw", "no", "edit")
)


@settings(max_examples=12)
@given(deeds=st.lists(ACTS, min_size=3, max_size=9))
def test_no_way_leads_to_an_own_voice_without_consent_and_approval(row, officer, clock, deeds):
    from moksori.records.models import OwnVoiceRecord, ProgrammeRecord, TakeRecord

    point = transaction.savepoint()
    try:
        fresh = ProgrammeRecord.objects.get(pk=row.pk)
        stands, words, script = False, True, line(fresh)[0]
        used_once = False
        for act in ["allow", "ask", "approve", "check", *deeds]:
            done = acted(fresh, officer, clock, act, script)
            stands = {"allow": True, "withdraw": False, "no": False}.get(act, stands)
            words = words and not (act == "edit" and done)
            found = used(fresh)
            assert not found or (stands and words)
            used_once = used_once or bool(found)
            for take in found:
                own = OwnVoiceRecord.objects.get(take=take)
                assert own.state == "approved"
                assert own.decided_by == officer.pk != own.by
                assert take.checked_at
            waiting = OwnVoiceRecord.objects.filter(state="asked")
            assert not any(bytes(one.sealed_key) for one in
                           OwnVoiceRecord.objects.exclude(pk__in=waiting))  # fmt: skip
        assert used_once
        assert TakeRecord.objects.filter(kind="obfuscated").count() == len(
            OwnVoiceRecord.objects.filter(state="approved")
        )
    finally:
        transaction.savepoint_rollback(point)


def acted(row, officer, clock, act, script):
    """Do one thing, as far as the desk lets anybody; return whether it did."""
    deeds = {
        "ask": lambda: ask(row, clock, script=script, sound=wav_bytes(voice(0.2))),
        "approve": lambda: approve(asked(), officer, clock),
        "refuse": lambda: refuse(asked(), officer, clock),
        "back": lambda: take_back(asked(), clock),
        "check": lambda: check_all(clock),
        "allow": lambda: [allow(one, OWN, clock) for one in accounts_of(row)],
        "withdraw": lambda: withdraw_all(clock),
        "no": lambda: [allow(one, OWN, clock, allowed=False) for one in accounts_of(row)],
        "edit": lambda: edit(row, script),
    }
    try:
        deeds[act]()
    except (MoksoriError, KeyError):
        return False
    return True


def asked():
    """What waits; something that is not there where nothing does."""
    from moksori.records.models import OwnVoiceRecord

    return OwnVoiceRecord.objects.waiting().first() or OwnVoiceRecord(pk="own-0123456789abcdef")


def refuse(own, officer, clock):
    from moksori.desk.programme import obfuscating

    obfuscating.refuse(own.pk, officer, WHY, at=clock())


def take_back(own, clock):
    from moksori.desk.programme import obfuscating

    obfuscating.take_back(own.pk, by=ASKER, at=clock())


def check_all(clock):
    from moksori.desk.programme import takes
    from moksori.records.models import TakeRecord

    for take in TakeRecord.objects.standing().filter(checked_at=None):
        takes.check_take(take.pk, by="usr-p", at=clock())


def withdraw_all(clock):
    from moksori.desk import consenting
    from moksori.records.models import ConsentRecord

    for row in ConsentRecord.objects.filter(use=OWN.value, withdrawn_at=None, allowed=True):
        consenting.withdraw(row.pk, by="usr-o", at=clock())


def accounts_of(row):
    from moksori.records.models import AccountRecord

    told = {story for story, _ in row.script["stories"]}
    found = AccountRecord.objects.filter(stories__public_id__in=told)
    return sorted(set(found.values_list("id", flat=True)))
