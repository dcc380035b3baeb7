"""Outlets as they are written: what could be read as something else is refused early."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moksori.publishing.delivery.outlets import (
    FolderOutlet,
    ServerOutlet,
    StoreKey,
    StoreOutlet,
    read_host_key,
    read_outlet,
)
from moksori.publishing.delivery.ssh import stopped
from moksori.terms.errors import MoksoriError


def test_each_kind_is_read(tmp_path):
    assert read_outlet(f"folder:{tmp_path}") == FolderOutlet(tmp_path)
    assert read_outlet("rsync:web@host.example:/srv/www/site/", port=2222) == ServerOutlet(
        "rsync", "web", "host.example", 2222, "/srv/www/site"
    )
    assert read_outlet("sftp:web@127.0.0.1:site").parent == "."
    assert read_outlet("s3:store.example/bucket/a/b/") == StoreOutlet(
        "store.example", True, "bucket", "a/b"
    )
    assert read_outlet("s3:store.example:9000/bucket").prefix == ""


@pytest.mark.parametrize(
    "text",
    [
        "", "folder:", "ftp:host/x", "rsync:host:/x", "rsync:u@host:", "rsync:u@host:/",
        "rsync:u@-oProxyCommand=id:/x", "rsync:-l@host:/x", "rsync:u@host:/x;id", "rsync:u@host:~/x",
        "rsync:u@host:/a/../b", "rsync:u@host:/a b", "rsync:u@host:$(id)", "rsync:u@ho st:/x",
        "sftp:u@host:/x\ny", 'sftp:u@host:/x"y', "sftp:u@host:-x", "sftp:u@host:/.ssh/x",
        "s3:host", "s3:host/B", "s3:host/bucket/a b", "s3:host/bucket/../x", "s3:ho_st/bucket/x",
        "s3:http://store.example/bucket/x", "s3:169.254.169.254/bucket/x",
        "s3:http://169.254.169.254/latest/meta", "s3:2852039166/bucket/x", "s3:host:0/bucket/x",
        "s3:user:secret@host/bucket/x",
    ],
)  # fmt: skip
def test_what_a_shell_or_a_store_could_misread_is_refused_and_not_repeated(text):
    with pytest.raises(MoksoriError) as refused:
        read_outlet(text)
    assert refused.value.code == "delivery.outlet"
    assert "secret" not in str(refused.value)


@given(st.text(max_size=60))
def test_whatever_is_read_holds_nothing_that_a_shell_reads(text):
    for kind in ("rsync:u@h:", "sftp:u@", "rsync:"):
        try:
            found = read_outlet(kind + text)
        except MoksoriError:
            continue
        told = found.user + found.host + found.path
        assert told.isascii()
        assert not set(told) & set(" \t\n\"'`$&|;<>()*?[]{}~!#\\%=:@")
        assert not found.path.startswith("-")
        assert ".." not in found.path.split("/")


def test_a_host_key_is_one_plain_line():
    key = "ssh-ed25519 " + "A" * 60
    assert read_host_key(f"# from the provider\nhost.example {key} comment\n") == key
    for bad in ("", "no key", f"{key}\n{key}x", f"@cert-authority * {key}", "ssh-dss " + "A" * 60):
        with pytest.raises(MoksoriError):
            read_host_key(bad)


def test_a_secret_is_not_shown_where_a_value_is_printed():
    assert "hidden" not in repr(StoreKey("hidden", "hidden"))


@pytest.mark.parametrize(
    ("code", "told", "expected"),
    [
        (255, "Host key verification failed.", "delivery.host_key"),
        (255, "No ED25519 host key is known for outlet", "delivery.host_key"),
        (255, "web@host: Permission denied (publickey).", "delivery.login"),
        (11, "rsync: write failed: No space left on device (28)", "delivery.far_full"),
        (1, 'dest open "x": Permission denied', "delivery.far_rights"),
        (255, "ssh: connect to host x port 22: Connection refused", "delivery.cut"),
        (12, "rsync error: error in rsync protocol data stream", "delivery.cut"),
        (1, "client_loop: send disconnect: Broken pipe", "delivery.cut"),
        (127, "sh: sha256sum: not found", "delivery.far_end"),
    ],
)
def test_the_end_of_a_program_is_told_in_our_words(code, told, expected):
    error = stopped(code, told)
    assert error.code == expected
    assert "web@host" not in str(error)
