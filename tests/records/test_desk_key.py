import copy
import io
import os
import pickle
import secrets
import stat

import pytest

from moksori.config import settings as real_settings
from moksori.records.desk_key import (
    DeskKey,
    KeyExistsError,
    KeyInsideDataError,
    KeyMalformedError,
    KeyMissingError,
    KeySource,
    KeyTooOpenError,
    check_recipient,
    make_desk_key,
    make_identity,
    read_desk_key,
    read_desk_key_from,
    read_identity,
)


@pytest.fixture
def home(tmp_path):
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def key_file(tmp_path):
    return tmp_path / "keys" / "desk.key"


def test_a_key_file_is_for_its_owner_alone(home, key_file):
    made = make_desk_key(key_file)
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(key_file.parent.stat().st_mode) == 0o700
    assert read_desk_key(key_file, home).key_for("database") == made.key_for("database")


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644, 0o620, 0o610, 0o777])
def test_a_key_that_others_can_reach_is_refused(home, key_file, mode):
    make_desk_key(key_file)
    key_file.chmod(mode)
    with pytest.raises(KeyTooOpenError) as refusal:
        read_desk_key(key_file, home)
    assert refusal.value.code == "store.key_too_open"
    assert key_file.name not in str(refusal.value)


def test_an_identity_that_others_can_reach_is_refused(home, key_file):
    make_identity(key_file)
    key_file.chmod(0o644)
    with pytest.raises(KeyTooOpenError):
        read_identity(key_file, home)


def test_a_stricter_mode_is_welcome(home, key_file):
    make_desk_key(key_file)
    key_file.chmod(0o400)
    assert read_desk_key(key_file, home)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_a_key_that_belongs_to_somebody_else_is_refused(home, key_file):
    make_desk_key(key_file)
    os.chown(key_file, 12345, 12345)
    with pytest.raises(KeyTooOpenError):
        read_desk_key(key_file, home)


def test_a_key_inside_the_data_folder_is_refused(home):
    inside = home / "sub" / "desk.key"
    make_desk_key(inside)
    with pytest.raises(KeyInsideDataError):
        read_desk_key(inside, home)


def test_a_key_that_is_inside_by_a_link_is_refused(home, tmp_path):
    make_desk_key(home / "desk.key")
    (tmp_path / "elsewhere").symlink_to(home)
    with pytest.raises(KeyInsideDataError):
        read_desk_key(tmp_path / "elsewhere" / "desk.key", home)


def test_a_link_in_place_of_a_key_is_refused(home, key_file, tmp_path):
    make_desk_key(key_file)
    (tmp_path / "link.key").symlink_to(key_file)
    with pytest.raises(KeyMissingError):
        read_desk_key(tmp_path / "link.key", home)


def test_a_folder_in_place_of_a_key_is_refused(home, tmp_path):
    (tmp_path / "folder.key").mkdir(mode=0o700)
    with pytest.raises(KeyMissingError):
        read_desk_key(tmp_path / "folder.key", home)


def test_a_pipe_in_place_of_a_key_is_refused_and_not_waited_for(home, tmp_path):
    os.mkfifo(tmp_path / "pipe.key", 0o600)
    with pytest.raises(KeyMissingError):
        read_desk_key(tmp_path / "pipe.key", home)


def test_a_missing_key_is_missing(home, key_file):
    with pytest.raises(KeyMissingError):
        read_desk_key(key_file, home)


def test_a_key_is_never_written_over(key_file):
    make_desk_key(key_file)
    before = key_file.read_bytes()
    with pytest.raises(KeyExistsError):
        make_desk_key(key_file)
    with pytest.raises(KeyExistsError):
        make_identity(key_file)
    assert key_file.read_bytes() == before


@pytest.mark.parametrize("content", ["", "\n", "ab", "zz" * 32, "ab" * 31, "ab" * 33, "한글" * 32])
def test_what_is_no_key_is_refused_and_not_repeated(home, key_file, content):
    key_file.parent.mkdir()
    key_file.touch(0o600)
    key_file.write_text(content, "utf-8")
    with pytest.raises(KeyMalformedError) as refusal:
        read_desk_key(key_file, home)
    assert refusal.value.__cause__ is None
    assert not content.strip() or content.strip() not in str(refusal.value)


def test_a_key_comes_over_standard_input_and_is_read_once(home):
    told = secrets.token_bytes(32)
    source = KeySource(None, home, io.StringIO(told.hex() + "\nthe next line is not the key\n"))
    assert source() == DeskKey(told).key_for("database")
    assert source() == source()


def test_an_empty_standard_input_is_no_key():
    with pytest.raises(KeyMalformedError):
        read_desk_key_from(io.StringIO(""))


def test_each_use_has_a_key_of_its_own():
    key = DeskKey(bytes(range(32)))
    keys = {key.key_for(use) for use in ("database", "doubles", "pseudonyms")}
    assert len(keys) == 3
    assert all(len(k) == 32 for k in keys)
    assert bytes(range(32)) not in keys


def test_the_derivation_stays_what_it_was():
    """A change here would lock every desk out of its own database."""
    assert DeskKey(bytes(32)).key_for("database").hex() == (
        "935d79ddc668a02d93a8b991ae68e05bb7e99678d31e8866ff5d392ca960f343"
    )


def test_a_key_shows_itself_to_nobody(home, key_file):
    make_desk_key(key_file)
    source = KeySource(key_file, home)
    raw = source().hex()
    secret = key_file.read_text().strip()
    shown = repr(source) + str(source) + repr(source.desk_key()) + str(vars(source))
    assert raw not in shown
    assert secret not in shown
    with pytest.raises(TypeError):
        pickle.dumps(source.desk_key())
    assert copy.deepcopy({"o": source})["o"] is source


def test_an_identity_shows_itself_to_nobody(home, key_file):
    identity = make_identity(key_file)
    assert "SECRET" not in repr(identity).upper()
    with pytest.raises(TypeError):
        pickle.dumps(identity)
    assert read_identity(key_file, home).recipient == identity.recipient


def test_an_identity_made_by_age_keygen_is_read(home, key_file):
    made = make_identity(key_file)
    lines = f"# created: 2026-01-01\n# public key: {made.recipient}\n{key_file.read_text()}"
    key_file.write_text(lines)
    assert read_identity(key_file, home).recipient == made.recipient


@pytest.mark.parametrize("content", ["", "AGE-SECRET-KEY-1NONSENSE", "ab" * 32])
def test_what_is_no_identity_is_refused(home, key_file, content):
    key_file.parent.mkdir()
    key_file.touch(0o600)
    key_file.write_text(content)
    with pytest.raises(KeyMalformedError):
        read_identity(key_file, home)


def test_a_public_key_is_checked(key_file):
    told = make_identity(key_file).recipient
    assert check_recipient(f" {told}\n") == told
    with pytest.raises(KeyMalformedError):
        check_recipient("age1nonsense")


def test_no_key_stands_in_the_settings(desk):
    shown = desk.run("""
        from django.conf import settings
        import django
        django.setup()
        from django.db import connection
        connection.ensure_connection()
        from django.views.debug import SafeExceptionReporterFilter
        print(repr({n: getattr(settings, n) for n in dir(settings)}))
        print(SafeExceptionReporterFilter().get_safe_settings())
        print(repr(connection.settings_dict), vars(connection))
    """)
    assert "desk.sqlcipher" in shown
    assert desk.key_file.read_text().strip() not in shown
    assert desk.source().hex() not in shown


def test_real_settings_put_the_key_beside_the_data_and_never_inside():
    keys = real_settings.KEYS_FOLDER
    assert not keys.resolve().is_relative_to(real_settings.MOKSORI_HOME.resolve())
