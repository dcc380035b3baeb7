"""Ways in besides a file: pieces of a large one, notes of a call, words that were pasted."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def arrival():
    from moksori.desk.intake import Arrival

    return Arrival("file", "kp")


def pieces_of(data, size):
    return [(place, data[place : place + size]) for place in range(0, len(data), size)]


def left_in(desk):
    return list((desk / "uploads").glob("*.age"))


def test_a_file_in_pieces_is_one_account_and_leaves_no_piece(desk, clock, arrival):
    from moksori.desk import uploads
    from moksori.desk.originals import identity, originals
    from moksori.records.models import AccountRecord

    data = bytes(range(256)) * 3000
    up = uploads.begin("told.bin", len(data), arrival, by="usr-1", at=clock())
    for place, piece in pieces_of(data, uploads.PIECE):
        uploads.add_piece(up.id, place, piece, by="usr-1")
    assert left_in(desk)
    assert all(data[:64] not in path.read_bytes() for path in left_in(desk))
    got = uploads.finish(up.id, by="usr-1", at=clock())
    account = AccountRecord.objects.get()
    assert got.account == account.id
    assert originals().open_original(account.sealed_file, identity()).data == data
    assert account.told_name == "told.bin"
    assert left_in(desk) == []
    assert uploads.finish(up.id, by="usr-1", at=clock()).account == account.id
    assert AccountRecord.objects.count() == 1


def test_a_file_cut_half_way_goes_on_where_it_stopped(desk, clock, arrival):
    from moksori.desk import uploads
    from moksori.records.models import AccountRecord

    data = b"told. " * 100_000
    size = uploads.PIECE
    up = uploads.begin("told.txt", len(data), arrival, by="usr-1", at=clock())
    uploads.add_piece(up.id, 0, data[:size], by="usr-1")
    with pytest.raises(uploads.PieceOutOfPlaceError):
        uploads.finish(up.id, by="usr-1", at=clock())
    assert not AccountRecord.objects.exists()
    again = uploads.begin("told.txt", len(data), arrival, by="usr-1", at=clock())
    assert (again.id, again.got) == (up.id, size)
    # The same piece sent twice is taken once; one too far ahead is not taken.
    assert uploads.add_piece(up.id, 0, data[:size], by="usr-1").got == size
    with pytest.raises(uploads.PieceOutOfPlaceError):
        uploads.add_piece(up.id, size + 1, b"x", by="usr-1")
    for place, piece in pieces_of(data, size)[1:]:
        uploads.add_piece(up.id, place, piece, by="usr-1")
    uploads.finish(up.id, by="usr-1", at=clock())
    assert AccountRecord.objects.count() == 1


def test_nothing_half_kept_stays(desk, clock, arrival):
    from datetime import timedelta

    from moksori.desk import uploads
    from moksori.records.models import UploadRecord

    for name in ("a.txt", "b.txt"):
        up = uploads.begin(name, 10, arrival, by="usr-1", at=clock())
        uploads.add_piece(up.id, 0, b"half", by="usr-1")
    uploads.give_up(up.id, by="usr-1", at=clock())
    assert len(left_in(desk)) == 1
    clock.now += timedelta(days=2)
    assert uploads.sweep(clock()) == 1
    assert left_in(desk) == []
    assert not UploadRecord.objects.exists()


def test_an_upload_is_its_owners_and_fits_what_was_announced(desk, clock, arrival):
    from moksori.desk import uploads
    from moksori.intake.refusals import TooLargeError

    up = uploads.begin("a.txt", 3, arrival, by="usr-1", at=clock())
    with pytest.raises(uploads.NoUploadError):
        uploads.add_piece(up.id, 0, b"abc", by="usr-2")
    for wrong in (b"", b"abcd"):
        with pytest.raises(uploads.UploadInvalidError):
            uploads.add_piece(up.id, 0, wrong, by="usr-1")
    with pytest.raises(uploads.UploadInvalidError):
        uploads.begin(" ", 3, arrival, by="usr-1", at=clock())
    with pytest.raises(TooLargeError):
        uploads.begin("a.txt", 10**12, arrival, by="usr-1", at=clock())


WORDS = {
    "en": "The captain beat my neighbour's son in Hyesan in March.\n\nThey have nothing left.",
    "ko": "대위가 3월에 혜산에서 이웃집 아들을 때렸습니다.\n\n그 집에는 남은 것이 없습니다.",
}


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_note_of_a_call_keeps_who_told_whom(desk, clock, arrival, language):
    from moksori.desk import intake, notes, work
    from moksori.intake.phonenote import Note
    from moksori.records.models import AccountRecord, StatementRecord

    note = Note("a woman we know", ("my neighbour", "her son"), "she told me", "2031-05-01")
    got = notes.take_down(note, WORDS[language], arrival, by="usr-1", at=clock())
    with work.sole_worker(clock()) as worker:
        work.work_off(worker, clock, lambda *_: None, (intake.READ, work.CODE))
    account = AccountRecord.objects.get(pk=got.account)
    assert (account.medium, account.language, account.state) == ("phone", language, "coded")
    assert account.notes["told_by"] == "my neighbour\nher son"
    assert account.published == "2031-05-01"
    told = [row.text for row in account.passages.order_by("number")]
    assert told == WORDS[language].split("\n\n")
    assert {row.role for row in account.passages.all()} == {"source"}
    chains = {tuple(row.tellers) for row in StatementRecord.objects.all()}
    assert chains == {("witness", "intermediary", "source", "reporter")}


def test_a_header_that_is_none_is_somebodys_text():
    from moksori.intake.phonenote import Note, header_of, written

    assert header_of("Phone note\n\nHe called.") is None
    assert header_of("Phone notes\nCalled: x\n\nHe called.") is None
    note = Note("a man", ("one\nCalled: another",), "")
    span, read = header_of(written(note, "words", "en"))
    assert read.called == "a man"
    assert read.told_by == ("one Called: another",)
    assert written(note, "words", "en")[span.end :].strip() == "words"


def test_a_note_needs_a_caller_and_words(desk, clock, arrival):
    from moksori.desk import notes
    from moksori.intake.phonenote import Note

    for note, words in ((Note(" "), "words"), (Note("x"), " "), (Note("x" * 501), "words")):
        with pytest.raises(notes.NoteInvalidError):
            notes.take_down(note, words, arrival, by="usr-1", at=clock())
    with pytest.raises(notes.NoteInvalidError):
        notes.paste("\n", arrival, by="usr-1", at=clock())


def test_what_is_given_is_seen_until_it_is_taken_back(desk, clock, arrival):
    from moksori.desk import cases, giving, intake
    from moksori.records.models import AccountRecord, CaseRecord, User
    from moksori.records.states import Role

    reporter, coder = (
        User.objects.create_user(role.value, None, role) for role in (Role.REPORTER, Role.CODER)
    )
    nobody = User.objects.create_user("a", None, Role.ADMINISTRATOR)
    who = {"by": reporter.id, "at": clock()}
    account = intake.receive_account(b"told", "a.txt", arrival, **who).account

    def seen():
        return AccountRecord.objects.seen_by(coder).filter(pk=account).exists()

    assert not seen()
    grant = giving.give(account, coder.id, **who)
    assert giving.give(account, coder.id, **who) == grant
    assert seen()
    giving.take_back(grant, **who)
    assert not seen()
    with pytest.raises(giving.NotGivenError):
        giving.take_back(grant, **who)
    with pytest.raises(giving.NobodyToGiveToError):
        giving.give(account, nobody.id, **who)
    giving.open_to_desk(account, True, **who)
    assert seen()
    case = cases.begin("The bridge", **who)
    cases.put_in(case, account, **who)
    cases.restrict(case, True, **who)
    assert not seen()
    assert AccountRecord.objects.seen_by(reporter).filter(pk=account).exists()
    giving.give(case, coder.id, **who)
    assert seen()
    cases.take_out(case, account, **who)
    assert CaseRecord.objects.get().accounts.count() == 0
    with pytest.raises(cases.TitleInvalidError):
        cases.begin("  ", **who)
