"""An edition as a programme: planned, read, made, heard only while its words may leave."""

import io
import wave
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.test import TestCase

from moksori.terms.errors import MoksoriError
from tests.broadcast.sound.sounds import voice, wav_bytes

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def quiet(*_):
    pass


def stands(clock):
    from moksori.desk import protection

    return protection.clear_all("usr-test", clock(), quiet)


@pytest.fixture
def planned(received, clock):
    """An edition that somebody arranged, and its programme in English."""
    from moksori.desk.programme import planning
    from moksori.records.models import EditionRecord, StoryInEditionRecord, StoryRecord

    standing = stands(clock)
    edition = EditionRecord.objects.create(
        series="River voices", number=1, month="2031-05", languages=["en", "ko"], invented=True
    )
    for number, story in enumerate(StoryRecord.objects.order_by("language"), start=1):
        StoryInEditionRecord.objects.create(edition=edition, story=story, number=number)
    wish = planning.Wish(template="single-interview", code="test", slot=planning.SHORTEST)
    row = planning.begin(edition, "en", wish, standing.plan.stories, by="usr-p", at=clock())
    return row, standing


def read_line(row, script, clock, seconds=0.5, seed=1, checked=True):
    from moksori.desk.programme import takes

    sound = wav_bytes(voice(seconds, seed=seed))
    take = takes.add_take(row, script, sound, "R1", by="usr-reader", at=clock())
    if checked:
        takes.check_take(take.pk, by="usr-p", at=clock())
    return take


def read_all(row, clock):
    """Every line read by somebody, and listened to."""
    from moksori.desk.programme import lines

    for number, script in enumerate(lines.spoken(row), start=1):
        read_line(row, script, clock, seed=number)


def make(row, standing, clock):
    from moksori.desk.programme import making

    return making.make(row, standing, quiet, by="usr-p", at=clock())


def nothing_lies_in_clear():
    """No samples of a take, as it came or levelled, are in the desk but in its finished files."""
    from django.conf import settings

    from moksori.broadcast.sound.level import level
    from moksori.desk.programme import takes
    from moksori.records.models import TakeRecord

    needles = []
    for take in TakeRecord.objects.standing():
        plain, samples = takes.sound_of(take), takes.samples_of(take)
        ready = level(samples).samples.astype("<f4").tobytes()
        needles += [plain[len(plain) // 2 :][:48], ready[len(ready) // 8 * 4 :][:64]]
    assert needles
    for path in settings.MOKSORI_HOME.rglob("*"):
        if path.is_file() and not path.parent.name.startswith("files-"):
            data = path.read_bytes()
            assert not any(one in data for one in needles), path.name
            assert path.parent.name not in {"kept", "staging", "staging-station"}, path


def plan_of(row, standing):
    from moksori.desk.editions_today import edition_today

    return edition_today(row.edition, standing.plan.stories)


def verbs():
    from moksori.records.models import AuditRecord

    return list(AuditRecord.objects.order_by("seq").values_list("verb", flat=True))


def test_a_programme_from_its_first_take_to_its_recall(planned, clock, tmp_path):
    row, standing = planned
    read_all(row, clock)
    done = make(row, standing, clock)
    every_file_is_made_and_read_by_the_gate(row, done)
    nothing_lies_in_clear()
    it_is_heard_while_its_words_may_leave(row, standing)
    a_station_gets_the_files_as_the_gate_read_them(row, done, tmp_path, clock)
    a_log_says_when_stories_were_on_air_once(row, clock)
    a_restored_desk_is_heard_and_hands_over_nothing_it_has_not(row, standing, tmp_path, clock)
    takes_go_with_their_limit_and_what_was_made_of_them_stays(row, standing, clock)
    an_edit_makes_it_stale_and_marks_the_other_language(row, standing, clock)
    a_file_that_was_changed_in_the_desk_is_not_handed_over(row, done, tmp_path, clock)
    a_withdrawn_consent_recalls_it(row, done, clock)


def every_file_is_made_and_read_by_the_gate(row, done):
    from moksori.broadcast.sound.wav import read_take

    endings = {path.name.removeprefix("test_203105_001_en") for path in done.folder.iterdir()}
    assert {".wav", ".flac", ".mp3", ".opus", "_sw.wav", ".json", ".vtt", ".srt", ".html"} < endings
    assert {"_rundown.pdf", "_script.txt", "_libretime.json", ".m3u"} < endings
    assert {file.path for file in done.seal.files} == {p.name for p in done.folder.iterdir()}
    assert done.seal.unread_bytes == 0
    assert abs(row.made["loudness"]["wav"][0] + 23) <= 0.5
    assert row.state == "made"
    assert "programme.made" in verbs()
    heard = read_take((done.folder / "test_203105_001_en.flac").read_bytes())
    assert len(heard.samples) == row.slot * 48


def it_is_heard_while_its_words_may_leave(row, standing):
    from moksori.desk.programme import hearing

    told = hearing.sounds(row.edition, plan_of(row, standing))
    assert [one.language for one in told.heard] == ["en"]
    assert told.heard[0].length == row.slot
    assert not told.heard[0].scratch
    assert [sound.type for sound in told.heard[0].sounds] == ["audio/mpeg", "audio/ogg"]
    assert all(give().is_file() for _, _, give in told.files)
    paths = {path for path, _, _ in told.files}
    assert {one.path for one in told.heard[0].sounds} <= paths
    assert {one.path for one in told.heard[0].transcripts} <= paths
    assert not any(path.endswith((".wav", ".pdf", "_script.txt", "_en.json")) for path in paths)


def a_station_gets_the_files_as_the_gate_read_them(row, done, folder, clock):
    from moksori.desk import whereabouts
    from moksori.desk.programme import stations

    count = stations.hand_over(row, "River Radio", folder / "to", by="usr-p", at=clock())
    assert count == len(list(done.folder.iterdir())) == len(list((folder / "to").iterdir())) - 1
    out = [one for one in whereabouts.standing(whereabouts.told_today()) if one.kind == "station"]
    assert {one.story for one in out} == set(row.made["stories"])
    assert not any(one.ours or one.stale for one in out)
    stations.hand_over(row, "River Radio", folder / "to", by="usr-p", at=clock())
    (folder / "else").mkdir()
    (folder / "else" / "holiday.jpg").write_bytes(b"x")
    with pytest.raises(MoksoriError) as refused:
        stations.hand_over(row, "River Radio", folder / "else", by="usr-p", at=clock())
    assert refused.value.code == "programmes.hand_over"


def a_log_says_when_stories_were_on_air_once(row, clock):
    from moksori.desk.programme import stations
    from moksori.records.models import AiringRecord

    log = b"2031-05-09T20:00:00,test_203105_001_en.wav\n2031-05-09T21:00:00,other.wav\n"
    told, new = stations.on_air(log, stations.Log("River Radio", UTC), by="u", at=clock())
    assert (len(told.aired), told.others, new) == (1, 1, 1)
    airing = AiringRecord.objects.get()
    assert airing.start == datetime(2031, 5, 9, 20, tzinfo=UTC)
    assert airing.stories == sorted(row.made["stories"])
    _, again = stations.on_air(log, stations.Log("River Radio", UTC), by="u", at=clock())
    assert again == 0


def a_restored_desk_is_heard_and_hands_over_nothing_it_has_not(row, standing, folder, clock):
    """A backup holds what listeners get of a programme, no take, and nothing for stations."""
    from moksori.desk.programme import ageing, hearing, lines, making, planning, stations

    home = planning.folder_of(row).parent.parent
    gone = [home / "takes"]
    gone += [p for p in hearing.made_in(row).iterdir() if not hearing.FOR_LISTENERS.search(p.name)]
    aside = folder / "not-in-the-backup"
    aside.mkdir()
    for path in gone:
        path.rename(aside / path.name)
    assert hearing.not_here(row) == {path.name for path in gone[1:]}
    told = hearing.sounds(row.edition, plan_of(row, standing))
    assert told.heard
    assert told.files
    assert all(give().is_file() for _, _, give in told.files)
    assert told.for_stations == told.hours == ()
    planning.look_at_one(row, plan_of(row, standing), by="u", at=clock())
    assert row.state == "made"
    with pytest.raises(MoksoriError) as refused:
        stations.hand_over(row, "River Radio", folder / "after", by="usr-p", at=clock())
    assert refused.value.code == "programmes.not_made"
    assert not (folder / "after").exists()
    assert lines.playable(row) == {}
    assert len(ageing.lost(row)) == len(lines.spoken(row))
    with pytest.raises(MoksoriError) as refused:
        making.make(row, standing, quiet, by="usr-p", at=clock())
    assert refused.value.code == "broadcast.no_take"
    for path in gone:
        (aside / path.name).rename(path)
    assert ageing.lost(row) == []
    assert hearing.not_here(row) == frozenset()


def takes_go_with_their_limit_and_what_was_made_of_them_stays(row, standing, clock):
    from moksori.desk import limits, retention
    from moksori.desk.programme import hearing, planning, takes
    from moksori.records.models import TakeRecord
    from moksori.records.states import Kept

    row.refresh_from_db()
    assert row.given_at > row.made_at
    many, at = TakeRecord.objects.count(), clock()
    for early in (at, row.given_at + timedelta(days=90)):
        assert retention.standing(early)[list(Kept).index(Kept.TAKES)].due.count == 0
    late = at + timedelta(days=91)
    found = retention.standing(late)[list(Kept).index(Kept.TAKES)]
    assert (found.kept, found.due.count) == (many, many)
    folder = planning.folder_of(row).parent.parent / "takes"
    assert len(list(folder.glob("*.age"))) == many
    with TestCase.captureOnCommitCallbacks(execute=True):
        before = limits.before(Kept.TAKES, late)
        assert retention.remove(Kept.TAKES, before, by="usr-p", at=late) == many
    assert not list(folder.glob("*.age"))
    assert set(TakeRecord.objects.values_list("sealed_key", "aside_by")) == {(b"", "usr-p")}
    with pytest.raises(MoksoriError):
        takes.sound_of(TakeRecord.objects.first())
    row.refresh_from_db()
    planning.look_at_one(row, plan_of(row, standing), by="u", at=late)
    assert row.state == "made"
    assert hearing.sounds(row.edition, plan_of(row, standing)).heard


def an_edit_makes_it_stale_and_marks_the_other_language(row, standing, clock):
    from moksori.desk.programme import hearing, planning
    from moksori.records.models import ProgrammeRecord

    plan = plan_of(row, standing)
    first = next(one for one in plan.stories if one.story.language == "en")
    # The same story stands in Korean for once.
    twin = replace(first, story=replace(first.story, language="ko"))
    both = replace(plan, stories=(first, twin), languages=("en", "ko"))
    ko = ProgrammeRecord(edition=row.edition, language="ko", template=row.template, code="test",
                         slot=row.slot, by="u", at=clock())  # fmt: skip
    ko.save()
    planning.look_at_one(ko, both, by="u", at=clock())
    place = next(n for n, block in enumerate(first.story.blocks) if block.text)
    blocks = list(first.story.blocks)
    blocks[place] = replace(blocks[place], text="Other words were put here.")
    edited = replace(first, story=replace(first.story, blocks=tuple(blocks)))
    changed = replace(both, stories=(edited, twin))
    assert hearing.sounds(row.edition, changed).heard == ()
    planning.look_at_one(row, changed, by="u", at=clock())
    assert ProgrammeRecord.objects.get(pk=row.pk).state == "stale"
    ko.refresh_from_db()
    assert ko.look_at == [f"{first.story.id}.{place:03}"]
    planning.look_at_one(row, plan, by="u", at=clock())
    assert ProgrammeRecord.objects.get(pk=row.pk).state == "made"
    ko.delete()


def a_file_that_was_changed_in_the_desk_is_not_handed_over(row, done, folder, clock):
    from moksori.desk.programme import stations

    script = done.folder / "test_203105_001_en_script.txt"
    script.write_bytes(script.read_bytes() + b"more")
    with pytest.raises(MoksoriError) as refused:
        stations.hand_over(row, "River Radio", folder / "new", by="usr-p", at=clock())
    assert refused.value.code == "programmes.not_made"
    assert list(folder.glob("*new*")) == []


def a_withdrawn_consent_recalls_it(row, done, clock):
    from moksori.desk.programme import hearing, planning
    from moksori.records.models import ConsentRecord

    ConsentRecord.objects.all().update(withdrawn_at=clock(), withdrawn_by="usr-test")
    gone = stands(clock)
    assert hearing.sounds(row.edition, plan_of(row, gone)).heard == ()
    planning.look_again(gone.plan.stories, by="usr-p", at=clock())
    row.refresh_from_db()
    assert row.state == "recalled"
    assert not done.folder.exists()
    assert not planning.folder_of(row).exists()
    assert "programme.recalled" in verbs()
    told = hearing.sounds(row.edition, plan_of(row, gone)).silenced
    assert [(one.language, one.month) for one in told] == [("en", f"{clock():%Y-%m}")]


def test_a_take_that_is_put_aside_cannot_be_opened_and_what_was_made_of_it_is_stale(planned, clock):
    from moksori.desk.programme import lines, planning, takes
    from moksori.records.models import ProgrammeRecord

    row, _ = planned
    script = next(iter(lines.spoken(row)))
    take = read_line(row, script, clock)
    row.made = {"takes": [take.sha256], "scripts": [], "stories": []}
    row.state = "made"
    row.save()
    kept = planning.folder_of(row) / "kept"
    kept.mkdir(parents=True)
    sealed = planning.folder_of(row).parent.parent / "takes" / f"{take.sealed}.age"
    assert sealed.is_file()
    with TestCase.captureOnCommitCallbacks(execute=True):
        takes.put_aside(take.pk, by="usr-p", at=clock())
        assert sealed.is_file()
    take.refresh_from_db()
    assert bytes(take.sealed_key) == b""
    with pytest.raises(MoksoriError) as refused:
        takes.sound_of(take)
    assert refused.value.code == "programmes.no_take"
    assert not kept.exists()
    assert not sealed.exists()
    assert lines.usable(row) == {}
    assert ProgrammeRecord.objects.get(pk=row.pk).state == "stale"


def test_takes_whose_recordings_are_lost_can_be_put_aside(planned, clock):
    from moksori.desk.programme import ageing, lines, planning, takes

    row, _ = planned
    first, second = list(lines.spoken(row))[:2]
    old, new = read_line(row, first, clock), read_line(row, first, clock, seed=2)
    kept = read_line(row, second, clock)
    folder = planning.folder_of(row).parent.parent / "takes"
    elsewhere = (folder / f"{new.sealed}.age").rename(folder / "elsewhere")
    assert lines.usable(row)[first] == new
    assert lines.playable(row) == {first: old, second: kept}
    with pytest.raises(MoksoriError) as refused:
        takes.sound_of(new)
    assert refused.value.code == "programmes.recording_gone"
    with TestCase.captureOnCommitCallbacks(execute=True):
        assert ageing.put_lost_aside(row, by="usr-p", at=clock()) == 1
        assert ageing.put_lost_aside(row, by="usr-p", at=clock()) == 0
    elsewhere.rename(folder / f"{new.sealed}.age")
    new.refresh_from_db()
    with pytest.raises(MoksoriError) as refused:
        takes.sound_of(new)
    assert refused.value.code == "programmes.no_take"
    assert takes.sound_of(old)
    assert verbs().count("takes.lost_aside") == 1


def test_lines_that_nobody_checked_are_open(planned, clock):
    from moksori.desk.programme import lines

    row, standing = planned
    script = next(iter(lines.spoken(row)))
    read_line(row, script, clock, checked=False)
    assert lines.usable(row) == {}
    with pytest.raises(MoksoriError) as refused:
        make(row, standing, clock)
    assert refused.value.code == "broadcast.no_take"
    assert str(len(lines.spoken(row))) in str(refused.value)


def test_a_take_of_words_that_are_gone_is_refused(planned, clock):
    row, _ = planned
    with pytest.raises(MoksoriError) as refused:
        read_line(row, "0" * 64, clock)
    assert refused.value.code == "programmes.other_words"


@pytest.mark.parametrize("reader", ["", "Kim Chol-su", "machine", "김철수", "R" * 20])
def test_a_reader_is_a_code_and_never_a_name(planned, clock, reader):
    from moksori.desk.programme import lines, takes
    from moksori.records.models import TakeRecord

    row, _ = planned
    script = next(iter(lines.spoken(row)))
    with pytest.raises(MoksoriError) as refused:
        takes.add_take(row, script, wav_bytes(voice(1)), reader, by="u", at=clock())
    assert refused.value.code == "programmes.reader"
    assert not reader or reader not in str(refused.value)
    assert not TakeRecord.objects.exists()


def test_what_a_recorder_wrote_into_a_take_is_not_kept(planned, clock):
    from moksori.desk.programme import lines, takes

    row, _ = planned
    script = next(iter(lines.spoken(row)))
    note = b"LIST" + (26).to_bytes(4, "little") + b"INFOIART\x0e\0\0\0Kim Chol-su  \0"
    sound = wav_bytes(voice(1)) + note
    take = takes.add_take(row, script, sound, "R1", by="u", at=clock())
    kept = takes.sound_of(take)
    assert b"Kim" not in kept
    with wave.open(io.BytesIO(kept)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (48000, 1, 3)


def test_two_people_arranging_the_second_is_told(planned, clock):
    from moksori.desk.programme import planning
    from moksori.records import trail

    row, _ = planned
    ids = [item.id for item in planning.order_of(row).items]
    seen = trail.version_of(row.pk)
    planning.arrange(row, list(reversed(ids)), [], seen=seen, by="usr-a", at=clock())
    kept = [item.id for item in planning.order_of(row).items]
    assert kept != ids
    with pytest.raises(MoksoriError) as refused:
        planning.arrange(row, ids, [], seen=seen, by="usr-b", at=clock())
    assert refused.value.code == "records.conflict"
    assert [item.id for item in planning.order_of(row).items] == kept


def test_what_must_be_heard_is_not_cut(planned, clock):
    from moksori.desk.programme import planning

    row, _ = planned
    order = planning.order_of(row)
    opening = next(item.id for item in order.items if item.required)
    link = next(item.id for item in order.items if item.spare and item.spoken)
    with pytest.raises(MoksoriError) as refused:
        planning.arrange(row, [], [opening], seen=0, by="u", at=clock())
    assert refused.value.code == "broadcast.cut"
    planning.arrange(row, [], [link], seen=0, by="u", at=clock())
    assert link not in {item.id for item in planning.order_of(row).items}


def test_the_pace_of_a_reader_comes_of_the_takes(planned, clock):
    from moksori.broadcast.running import Role
    from moksori.desk.programme import lines

    row, _ = planned
    assert lines.paces_of(row) == {}
    told = lines.spoken(row)
    script = max((s for s in told if told[s].role is Role.REPORTER), key=lambda s: told[s].planned)
    read_line(row, script, clock, seconds=told[script].planned / 500)
    slower = lines.paces_of(row)[Role.REPORTER]
    assert slower.reader == "R1"
    assert slower.rate < 2.5


def test_hours_of_broadcast_stand_in_the_station_s_list_and_pass_the_gate(planned, clock):
    from moksori.desk.programme import stations

    row, standing = planned
    start = datetime(2031, 6, 1, 20, 0, tzinfo=UTC)
    starts = [start, start + timedelta(days=3)]
    stations.set_station(row, starts, cart=100001, folder="voice", by="usr-p", at=clock())
    read_all(row, clock)
    done = make(row, standing, clock)
    told = (done.folder / "test_203105_001_en_libretime.json").read_text()
    assert "2031-06-04T20:00" in told
    assert (done.folder / "test_203105_001_en.liq").is_file()
    assert (done.folder / "test_203105_001_en_rivendell.txt").is_file()


def test_a_protected_word_in_a_file_of_words_stops_the_programme(planned, clock, monkeypatch):
    from moksori.desk.programme import making, planning
    from moksori.terms.finding import LeakError

    row, standing = planned
    read_all(row, clock)
    word = next(
        value.forms[0]
        for value in standing.watch.values
        if value.kind == "person" and value.scope == "everywhere"
    )
    real = making.programme_files

    def leaky(*told):
        yield from real(*told)
        yield "test_203105_001_en_note.txt", lambda: f"Read by {word}.".encode()

    monkeypatch.setattr(making, "programme_files", leaky)
    with pytest.raises(LeakError) as refused:
        make(row, standing, clock)
    assert word not in str(refused.value)
    row.refresh_from_db()
    assert row.made == {}
    assert not list(planning.folder_of(row).glob("files-*"))
    nothing_lies_in_clear()


def test_a_protected_word_in_the_tags_of_a_sound_stops_the_programme(planned, clock, monkeypatch):
    from moksori.desk.programme import making
    from moksori.terms.finding import LeakError

    row, standing = planned
    read_all(row, clock)
    word = next(
        value.forms[0]
        for value in standing.watch.values
        if value.kind == "person" and value.scope == "everywhere"
    )
    real = making.facts
    monkeypatch.setattr(making, "facts", lambda *told: replace(real(*told), note=word))
    with pytest.raises(LeakError):
        make(row, standing, clock)


def test_a_machine_reads_what_nobody_read_only_where_that_is_wanted(planned, clock):
    from moksori.desk.programme import hearing, lines, planning
    from moksori.records.models import TakeRecord

    row, standing = planned
    wish = planning.Wish("single-interview", "test", planning.SHORTEST, scratch=True)
    row = planning.begin(row.edition, "en", wish, standing.plan.stories, by="u", at=clock())
    make(row, standing, clock)
    assert set(TakeRecord.objects.values_list("kind", flat=True)) == {"scratch"}
    assert lines.voices_of(row) == ("scratch",)
    # The desk of a test is no demo's: nothing that a machine read is heard by readers.
    assert hearing.sounds(row.edition, plan_of(row, standing)).heard == ()
    row.scratch = False
    assert lines.usable(row) == {}


def test_who_stops_a_making_leaves_its_steps_sealed_and_they_are_taken_up_again(
    planned, clock, monkeypatch
):
    from moksori.broadcast.sound import mix
    from moksori.desk.programme import making, planning

    row, standing = planned
    read_all(row, clock)
    levelled, real = [], mix.level
    monkeypatch.setattr(mix, "level", lambda samples: levelled.append(1) or real(samples))

    def stop_in_the_mix(step, *_):
        if step == "mix":
            making.ask_to_stop(row)

    for _ in range(2):
        with pytest.raises(MoksoriError) as refused:
            making.make(row, standing, stop_in_the_mix, by="usr-p", at=clock())
        assert refused.value.code == "sound.cancelled"
        nothing_lies_in_clear()
        assert list((planning.folder_of(row) / "steps").iterdir())
    assert len(levelled) == len({take["id"] for take in row.script["items"] if take.get("role")})


def test_reading_times_are_those_of_who_was_said_to_read(planned, clock):
    from moksori.broadcast.running import Role
    from moksori.desk.programme import lines, planning, readers
    from moksori.records import trail
    from moksori.records.models import ProgrammeRecord, TakeRecord

    row, _ = planned
    told = lines.spoken(row)
    host = max((s for s in told if told[s].role is Role.HOST), key=lambda s: told[s].planned)
    answers = [s for s in told if told[s].role is Role.REPORTER]
    answer = max(answers, key=lambda s: told[s].planned)
    # R1 reads questions slowly; it is R1 who reads the answers too from now on.
    read_line(row, host, clock, seconds=told[host].planned / 500)
    before = told[answer].planned
    seen = trail.version_of(row.pk)
    readers.assign(row, {Role.REPORTER: "R1"}, seen=seen, by="usr-p", at=clock())
    row = ProgrammeRecord.objects.get(pk=row.pk)
    assert row.readers == {"reporter": "R1"}
    after = {item.id: item for item in planning.order_of(row).items}
    assert after[told[answer].id].planned > before
    assert lines.paces_of(row)[Role.REPORTER].reader == "R1"
    with pytest.raises(MoksoriError) as refused:
        readers.assign(row, {Role.HOST: "R2"}, seen=seen, by="usr-q", at=clock())
    assert refused.value.code == "records.conflict"
    seen = trail.version_of(row.pk)
    for wrong in ("Kim Chol-su", "machine"):
        with pytest.raises(MoksoriError) as refused:
            readers.assign(row, {Role.HOST: wrong}, seen=seen, by="usr-q", at=clock())
        assert refused.value.code == "programmes.reader"
    readers.assign(row, {Role.REPORTER: ""}, seen=seen, by="usr-p", at=clock())
    assert row.readers == {}
    again = {item.id: item for item in planning.order_of(row).items}
    assert again[told[answer].id].planned == before
    assert "R1" not in str(verbs())
    assert TakeRecord.objects.count() == 1


def test_takes_are_kept_as_long_as_a_programme_needs_them(planned, clock):
    from moksori.desk.programme import ageing, lines
    from moksori.records.models import EditionRecord, ProgrammeRecord, TakeRecord

    row, _ = planned
    first, second = list(lines.spoken(row))[:2]
    kept, gone = read_line(row, first, clock), read_line(row, second, clock, seed=2)
    # The words of the second were edited: no programme has them any more.
    TakeRecord.objects.filter(pk=gone.pk).update(script="0" * 64)
    late = clock() + timedelta(days=400)
    assert ageing.over(gone.at) == []
    assert [take.pk for take in ageing.over(late)] == [gone.pk]
    edition = EditionRecord.objects.create(series="Other voices", number=1, month="2031-06")
    other = ProgrammeRecord.objects.create(
        edition=edition, language="en", template=row.template, code="other", slot=row.slot,
        script=row.script, by="u", at=clock(),
    )  # fmt: skip
    ProgrammeRecord.objects.filter(pk=row.pk).update(made_at=clock(), given_at=clock())
    assert [take.pk for take in ageing.over(late)] == [gone.pk]
    ProgrammeRecord.objects.filter(pk=other.pk).update(made_at=clock(), given_at=clock())
    assert {take.pk for take in ageing.over(late)} == {kept.pk, gone.pk}
    # Made anew since the hand-over: it may still have to be made once more.
    ProgrammeRecord.objects.filter(pk=other.pk).update(made_at=late)
    assert [take.pk for take in ageing.over(late)] == [gone.pk]
