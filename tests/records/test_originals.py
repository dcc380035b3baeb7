import errno
import hashlib
import io
import os
import resource
import signal
import stat
import subprocess
import tarfile

import pyrage
import pytest

from moksori.records.desk_key import KeyMalformedError, make_identity
from moksori.records.originals import (
    ChangedWhileReadError,
    NoRoomError,
    NoSuchSourceError,
    OriginalDamagedError,
    OriginalMissingError,
    Originals,
    WrongIdentityError,
)

TOLD = "제 이름은 쓰지 마세요. 은방울꽃 장마당에서 봤습니다.".encode()
META = {"told_name": "은방울꽃 증언.txt", "received": "2026-11-22"}


@pytest.fixture
def identity(tmp_path):
    return make_identity(tmp_path / "keys" / "originals.identity")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "originals"


@pytest.fixture
def originals(folder, identity):
    return Originals(folder, identity.recipient, b"k" * 32)


def sealed_files(folder):
    return sorted(p for p in folder.iterdir() if p.suffix == ".age")


def test_an_original_comes_back_byte_for_byte(originals, identity):
    sealed = originals.seal(TOLD, META)
    opened = originals.open_original(sealed.id, identity, sealed.cipher_sha256)
    assert (opened.data, opened.meta) == (TOLD, META)
    assert opened.clear_sha256 == hashlib.sha256(TOLD).hexdigest()


@pytest.mark.parametrize("size", [0, 1, 65535, 65536, 65537, 3_000_000])
def test_a_file_is_sealed_as_a_stream(originals, identity, tmp_path, size):
    source = tmp_path / "source.bin"
    source.write_bytes(os.urandom(size))
    sealed = originals.seal(source, META)
    assert originals.open_original(sealed.id, identity).data == source.read_bytes()
    assert sealed.mac == originals.mac_of(source.read_bytes())


def test_nothing_outside_tells_anything(originals, folder):
    sealed = originals.seal(TOLD, META)
    (file,) = sealed_files(folder)
    content = file.read_bytes()
    assert file.name == f"{sealed.id}.age"
    assert hashlib.sha256(content).hexdigest() == sealed.cipher_sha256
    for told in (TOLD, META["told_name"].encode(), hashlib.sha256(TOLD).hexdigest().encode()):
        assert told not in content
    assert hashlib.sha256(TOLD).hexdigest() not in repr(sealed)
    assert file.stat().st_mtime == 0


def test_sealed_files_are_for_their_owner_alone(originals, folder):
    mask = os.umask(0)
    try:
        originals.seal(TOLD, META)
    finally:
        os.umask(mask)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(p.stat().st_mode) for p in folder.iterdir()} == {0o600}


def test_short_accounts_cannot_be_told_apart_by_size(originals, folder):
    for text in (b"", b"x", TOLD, TOLD * 100):
        originals.seal(text, META)
    # The format itself adds a line of random length that belongs to nobody.
    assert {p.stat().st_size // 1024 for p in sealed_files(folder)} == {64}


def test_a_double_is_found_and_only_with_the_key(originals, folder, identity):
    first, second = originals.seal(TOLD, META), originals.seal(TOLD, {"told_name": "other"})
    assert first.mac == second.mac == originals.mac_of(TOLD)
    assert first.id != second.id
    assert first.cipher_sha256 != second.cipher_sha256
    assert originals.seal(TOLD + b" ", META).mac != first.mac
    assert Originals(folder, identity.recipient, b"j" * 32).mac_of(TOLD) != first.mac
    assert hashlib.sha256(TOLD).hexdigest() != first.mac


def test_the_writer_cannot_read(originals):
    sealed = originals.seal(TOLD, META)
    assert "SECRET" not in str(vars(originals)).upper()
    assert "k" * 32 not in repr(originals)
    assert sealed.id in originals.ids()


def test_another_identity_opens_nothing(originals, tmp_path):
    sealed = originals.seal(TOLD, META)
    with pytest.raises(WrongIdentityError):
        originals.open_original(sealed.id, make_identity(tmp_path / "other.identity"))


@pytest.mark.parametrize("place", [300, 20_000, -1])
def test_a_flipped_bit_is_refused(originals, folder, identity, place):
    sealed = originals.seal(TOLD, META)
    (file,) = sealed_files(folder)
    content = bytearray(file.read_bytes())
    content[place] ^= 1
    file.write_bytes(content)
    with pytest.raises(OriginalDamagedError) as refusal:
        originals.open_original(sealed.id, identity)
    assert "은방울꽃" not in str(refusal.value)


def test_a_bit_flipped_in_the_header_is_no_question_of_the_identity(originals, folder, identity):
    sealed = originals.seal(TOLD, META)
    (file,) = sealed_files(folder)
    content = bytearray(file.read_bytes())
    content[100] ^= 1
    file.write_bytes(content)
    with pytest.raises((OriginalDamagedError, WrongIdentityError)):
        originals.open_original(sealed.id, identity)
    with pytest.raises(OriginalDamagedError):
        originals.open_original(sealed.id, identity, sealed.cipher_sha256)


@pytest.mark.parametrize("kept", [0, 10, 200, 4000, -1])
def test_a_file_cut_short_is_refused(originals, folder, identity, kept):
    sealed = originals.seal(TOLD, META)
    (file,) = sealed_files(folder)
    file.write_bytes(file.read_bytes()[:kept])
    with pytest.raises(OriginalDamagedError):
        originals.open_original(sealed.id, identity)


def test_a_file_that_somebody_else_sealed_to_the_desk_is_refused(originals, folder, identity):
    sealed = originals.seal(TOLD, META)
    forged = originals.seal(b"nobody said this", META)
    (folder / f"{forged.id}.age").replace(folder / f"{sealed.id}.age")
    assert originals.open_original(sealed.id, identity).data == b"nobody said this"
    with pytest.raises(OriginalDamagedError):
        originals.open_original(sealed.id, identity, sealed.cipher_sha256)


def test_an_age_file_that_is_no_envelope_is_refused(originals, folder, identity):
    folder.mkdir()
    to = [pyrage.x25519.Recipient.from_str(identity.recipient)]
    (folder / "seal-1.age").write_bytes(pyrage.encrypt(TOLD, to))
    with pytest.raises(OriginalDamagedError):
        originals.open_original("seal-1", identity)


@pytest.mark.parametrize("name", ["seal-0", "../keys/originals", "/etc/passwd", ""])
def test_what_is_not_there_is_missing(originals, identity, name):
    with pytest.raises(OriginalMissingError):
        originals.open_original(name, identity)


def test_a_desk_without_a_public_key_cannot_seal(folder):
    with pytest.raises(KeyMalformedError):
        Originals(folder, "", b"k" * 32)


def test_a_source_that_is_not_there_is_told_without_its_name(originals, tmp_path, folder):
    for source in (tmp_path / "은방울꽃.txt", tmp_path):
        with pytest.raises(NoSuchSourceError) as refusal:
            originals.seal(source, META)
        assert "은방울꽃" not in str(refusal.value)
        assert refusal.value.__cause__ is None
    assert sealed_files(folder) == []


def test_a_pipe_is_no_source(originals, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NoSuchSourceError):
        originals.seal(tmp_path / "pipe", META)


def test_a_file_that_grows_while_it_is_read_is_refused(originals, folder, tmp_path, monkeypatch):
    source = tmp_path / "source.txt"
    source.write_bytes(TOLD)
    real = os.fstat

    def sooner(descriptor):
        state = real(descriptor)
        with source.open("ab") as file:
            file.write(b"one more sentence")
        return state

    monkeypatch.setattr("moksori.records.originals.os.fstat", sooner)
    with pytest.raises(ChangedWhileReadError):
        originals.seal(source, META)
    assert originals.ids() == frozenset()
    assert [p.name for p in folder.iterdir()] == [".sealing"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_disk_that_is_full_at_the_last_moment_leaves_nothing(
    originals, folder, monkeypatch, number
):
    def full(descriptor):
        raise OSError(number, os.strerror(number), str(folder))

    monkeypatch.setattr("moksori.records.originals.os.fsync", full)
    with pytest.raises(NoRoomError) as refusal:
        originals.seal(TOLD, META)
    assert refusal.value.code == "store.no_room"
    assert refusal.value.__cause__ is None
    assert [p.name for p in folder.iterdir()] == [".sealing"]


def test_a_disk_that_is_full_in_the_middle_leaves_what_was_there(originals, folder, identity):
    before = originals.seal(TOLD, META)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    quiet = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, hard))
        with pytest.raises(NoRoomError):
            originals.seal(os.urandom(2_000_000), META)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, quiet)
    assert originals.ids() == {before.id}
    assert len(list(folder.iterdir())) == 2
    assert originals.open_original(before.id, identity).data == TOLD


@pytest.mark.slow
@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a small disk")
def test_a_disk_that_is_really_full_is_told(identity, tmp_path):
    small = tmp_path / "small"
    small.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(small)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody mount")
    try:
        originals = Originals(small / "originals", identity.recipient, b"k" * 32)
        first = originals.seal(TOLD, META)
        with pytest.raises(NoRoomError):
            originals.seal(os.urandom(400_000), META)
        assert originals.ids() == {first.id}
        assert originals.open_original(first.id, identity).data == TOLD
        assert originals.seal(TOLD, META).mac == first.mac
    finally:
        subprocess.run(["umount", str(small)], check=True)


SEAL_AND_WAIT = """
import os, time
from pathlib import Path
from moksori.records.originals import Originals
originals = Originals(Path({folder!r}), {recipient!r}, b"k" * 32)
def wait(descriptor):
    print("written", flush=True)
    time.sleep(60)
os.fsync = wait
originals.seal(os.urandom(500_000), {{}})
"""


@pytest.mark.slow
def test_a_kill_while_sealing_leaves_only_what_the_next_start_removes(
    desk, originals, folder, identity
):
    before = originals.seal(TOLD, META)
    program = SEAL_AND_WAIT.format(folder=str(folder), recipient=identity.recipient)
    desk.kill_when_it_says("written", program)
    assert originals.ids() == {before.id}
    assert len([p for p in folder.iterdir() if p.suffix == ".part"]) == 1
    assert originals.sweep() == 1
    assert [p for p in folder.iterdir() if p.suffix == ".part"] == []
    assert originals.sweep() == 0
    assert originals.open_original(before.id, identity).data == TOLD


@pytest.mark.slow
def test_a_sweep_leaves_alone_what_somebody_is_sealing(desk, originals, folder, identity):
    program = SEAL_AND_WAIT.format(folder=str(folder), recipient=identity.recipient)
    sealing = desk.start(program)
    try:
        assert sealing.stdout.readline().strip() == "written"
        assert originals.sweep() == 0
        assert len([p for p in folder.iterdir() if p.suffix == ".part"]) == 1
    finally:
        sealing.kill()
        sealing.communicate(timeout=30)
    assert originals.sweep() == 1


def test_a_sweep_before_the_first_original_is_quiet(originals, folder):
    assert originals.sweep() == 0
    assert not folder.exists()


@pytest.mark.slow
def test_the_age_program_opens_an_original(originals, folder, tmp_path, needs, identity):
    age = needs("age")
    sealed = originals.seal(TOLD, META)
    clear = subprocess.run(
        [age, "-d", "-i", tmp_path / "keys" / "originals.identity", folder / f"{sealed.id}.age"],
        capture_output=True,
        check=True,
    ).stdout
    with tarfile.open(fileobj=io.BytesIO(clear)) as archive:
        assert archive.extractfile("original").read() == TOLD
