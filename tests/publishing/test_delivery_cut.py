"""Deliveries that are killed, cut, refused or run out of room: readers see a whole site."""

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moksori.publishing.delivery.delivering import Target, deliver
from moksori.publishing.delivery.outlets import FolderOutlet, Login, StoreKey
from moksori.terms.errors import MoksoriError
from tests.publishing.far_ends import (
    NO_LINKS,
    ONLY_FILES,
    BadLine,
    Sshd,
    Store,
    keygen,
    quiet,
    rclone,
    sealed,
    shown,
    site,
)

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def sshd(tmp_path, needs):
    running = []

    def start(extra="", name="ssh"):
        needs("rsync")
        running.append(Sshd(tmp_path / name, needs("sshd", "/usr/sbin/sshd"), extra))
        return running[-1]

    yield start
    for one in running:
        one.stop()


@pytest.fixture
def store(tmp_path):
    one = Store(tmp_path / "store", rclone())
    yield one
    one.stop()


def two_sites(tmp_path, stories=60):
    return [
        (tmp_path / word, site(tmp_path / word, word, count, seed=count))
        for word, count in (("one", stories), ("two", stories - 9))
    ]


def killed(tmp_path, target, place, rounds):
    spec = tmp_path / "spec"
    spec.write_bytes(pickle.dumps((two_sites(tmp_path), target, place, rounds, 11)))
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    command = [sys.executable, "-m", "tests.publishing.killing", str(spec)]
    ended = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr[-2000:]
    old, new = map(int, ended.stdout.split())
    assert old + new == rounds
    assert old, "some were killed before the end"
    return old, new


def test_kills_of_a_delivery_to_a_folder(tmp_path):
    (tmp_path / "room").mkdir()
    place = tmp_path / "www" / "site"
    killed(tmp_path, Target(FolderOutlet(place), None, tmp_path / "room"), place, 60)
    left = [one.name for one in place.parent.iterdir() if ".sit-" in one.name]
    assert len(left) <= 6, "what killed deliveries left goes with the next one that ends"


def test_kills_of_a_delivery_by_rsync(tmp_path, sshd):
    place = tmp_path / "www" / "site"
    killed(tmp_path, sshd().target("rsync", place, tmp_path / "room"), place, 4)


@pytest.mark.parametrize(("kind", "extra"), [("rsync", ""), ("sftp", ONLY_FILES)])
def test_a_cut_at_any_byte_leaves_the_old_site_and_resuming_ends_it(kind, extra, tmp_path, sshd):
    server = sshd(extra)
    (old_folder, old), (new_folder, new) = two_sites(tmp_path, 12)
    place = tmp_path / "www" / "site"
    straight = server.target(kind, place, tmp_path / "room")
    deliver(old_folder, old, straight, quiet)
    outcomes = []

    @settings(max_examples=2)
    @given(st.integers(min_value=0, max_value=60_000))
    def cut(after):
        line = BadLine(server.port, after)
        cut_short = server.target(kind, place, tmp_path / "room", port=line.port)
        try:
            deliver(new_folder, new, cut_short, quiet)
            assert shown(place) == sealed(new)
            outcomes.append("through")
        except MoksoriError as stopped:
            assert stopped.code == "delivery.cut"  # noqa: PT017 - some go through
            assert shown(place) in (sealed(old), sealed(new))
            outcomes.append("cut")
        line.close()
        deliver(new_folder, new, straight, quiet, resume=True)
        assert shown(place) == sealed(new)
        deliver(old_folder, old, straight, quiet)

    cut()
    assert "cut" in outcomes


def test_what_arrived_whole_is_not_sent_again(tmp_path, sshd):
    server = sshd(ONLY_FILES)
    files = site(tmp_path / "a", "word", 300, 4000)
    place = tmp_path / "www" / "site"
    line = BadLine(server.port, 900_000)
    with pytest.raises(MoksoriError) as stopped:
        deliver(
            tmp_path / "a", files, server.target("sftp", place, tmp_path / "room", line.port), quiet
        )
    assert stopped.value.code == "delivery.cut"
    assert not place.exists()
    straight = server.target("sftp", place, tmp_path / "room")
    told = deliver(tmp_path / "a", files, straight, quiet, resume=True)
    assert told.kept > 50
    assert told.sent + told.kept == len(files)
    assert shown(place) == sealed(files)


@pytest.mark.parametrize("kind", ["sftp-no-links", "s3"])
def test_where_readers_see_a_mixture_a_cut_ends_well_all_the_same(kind, tmp_path, request):
    (old_folder, old), (new_folder, new) = two_sites(tmp_path, 20)
    if kind == "s3":
        server = request.getfixturevalue("store")
        place = server.folder / "bucket" / "site"

        def target(port=None):
            return server.target(tmp_path / "room", port=port)
    else:
        server = request.getfixturevalue("sshd")(NO_LINKS)
        place = tmp_path / "www" / "site"

        def target(port=None):
            return server.target("sftp", place, tmp_path / "room", port)

    deliver(old_folder, old, target(), quiet)
    for after in (9_000, 14_000):
        line = BadLine(server.port, after)
        try:
            deliver(new_folder, new, target(line.port), quiet)
        except MoksoriError as stopped:
            assert stopped.code == "delivery.cut"  # noqa: PT017 - some go through
        line.close()
        gone = set(sealed(old)) - set(sealed(new))
        between = shown(place)
        if set(between.values()) & (set(sealed(new).values()) - set(sealed(old).values())):
            assert not gone & set(between), "what is withdrawn goes before anything new comes"
        deliver(new_folder, new, target(), quiet, resume=True)
        assert shown(place) == sealed(new)
        deliver(old_folder, old, target(), quiet)
        assert shown(place) == sealed(old)


@pytest.mark.parametrize("kind", ["rsync", "sftp"])
def test_a_server_with_another_key_is_refused_and_gets_nothing(kind, tmp_path, sshd):
    server = sshd()
    other = keygen(tmp_path / "other")
    line = BadLine(server.port)
    target = server.target(
        kind, tmp_path / "www" / "site", tmp_path / "room", line.port,
        login=Login(server.login.key, other),
    )  # fmt: skip
    with pytest.raises(MoksoriError) as stopped:
        deliver(tmp_path / "a", site(tmp_path / "a", "first"), target, quiet)
    assert stopped.value.code == "delivery.host_key"
    assert not (tmp_path / "www").exists()
    assert list((tmp_path / "room").iterdir()) == []


@pytest.mark.parametrize("kind", ["rsync", "sftp"])
def test_a_key_that_is_not_let_in_is_said_to_be_so(kind, tmp_path, sshd):
    server = sshd()
    keygen(tmp_path / "stranger")
    login = Login(tmp_path / "stranger", server.login.host_key)
    target = server.target(kind, tmp_path / "www" / "site", tmp_path / "room", login=login)
    with pytest.raises(MoksoriError) as stopped:
        deliver(tmp_path / "a", site(tmp_path / "a", "first"), target, quiet)
    assert stopped.value.code == "delivery.login"


@pytest.mark.parametrize(("kind", "extra"), [("rsync", ""), ("sftp", ONLY_FILES)])
def test_a_full_disk_at_the_far_end_leaves_the_old_site(kind, extra, tmp_path, sshd):
    if os.geteuid() != 0:
        pytest.skip("a small disk is made by root alone")
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=600k", "none", str(disk)])
    if mounted.returncode:
        pytest.skip("no small disk can be made here")
    try:
        target = sshd(extra).target(kind, disk / "site", tmp_path / "room")
        first = site(tmp_path / "a", "first")
        deliver(tmp_path / "a", first, target, quiet)
        large = site(tmp_path / "b", "second", 20, 60_000)
        with pytest.raises(MoksoriError) as stopped:
            deliver(tmp_path / "b", large, target, quiet)
        assert stopped.value.code == "delivery.far_full"
        assert shown(disk / "site") == sealed(first)
        second = site(tmp_path / "c", "third")
        deliver(tmp_path / "c", second, target, quiet)
        assert shown(disk / "site") == sealed(second)
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_place_that_may_not_be_written_is_said_to_be_so(tmp_path, sshd):
    target = sshd().target("rsync", "/proc/none/site", tmp_path / "room")
    with pytest.raises(MoksoriError) as stopped:
        deliver(tmp_path / "a", site(tmp_path / "a", "first"), target, quiet)
    assert stopped.value.code in {"delivery.far_rights", "delivery.far_end"}


def test_a_store_gets_neither_a_wrong_key_nor_the_name_of_our_machine(tmp_path, store):
    files = site(tmp_path / "a", "first", 3)
    wrong = store.target(tmp_path / "room", key=StoreKey(store.key.id, "wrong-secret"))
    with pytest.raises(MoksoriError) as stopped:
        deliver(tmp_path / "a", files, wrong, quiet)
    assert stopped.value.code == "delivery.login"
    assert "wrong-secret" not in repr(wrong) + repr(stopped.value) + str(stopped.value.__cause__)
    line = BadLine(store.port)
    deliver(tmp_path / "a", files, store.target(tmp_path / "room", port=line.port), quiet)
    heard = bytes(line.heard).lower()
    assert b"user-agent: s3\r\n" in heard
    assert b"/bucket/site/index.html" in heard
    assert store.key.secret.encode() not in heard
    for word in (b"python", b"linux", b"minio", b"urllib", str(tmp_path).encode()):
        assert word not in heard
    line.close()


def test_a_store_that_leads_elsewhere_is_not_followed(tmp_path):
    import threading
    from http.server import BaseHTTPRequestHandler, HTTPServer

    asked = []

    class Elsewhere(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(307)
            self.send_header("Location", f"http://127.0.0.1:{server.server_port}/latest/meta-data")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Elsewhere)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    from moksori.publishing.delivery.outlets import StoreOutlet

    outlet = StoreOutlet(f"127.0.0.1:{server.server_port}", False, "bucket", "site")
    target = Target(outlet, StoreKey("a", "b"), tmp_path)
    files = site(tmp_path / "a", "first", 3)
    with pytest.raises(MoksoriError) as stopped:
        deliver(tmp_path / "a", files, target, quiet)
    server.shutdown()
    server.server_close()
    assert stopped.value.code == "delivery.far_end"
    assert asked
    assert not any("meta-data" in path for path in asked)


def test_two_thousand_files_go_and_only_one_goes_again(tmp_path, sshd):
    files = site(tmp_path / "a", "first", 2000)
    target = sshd().target("rsync", tmp_path / "www" / "site", tmp_path / "room")
    assert deliver(tmp_path / "a", files, target, quiet).sent == len(files)
    again = site(tmp_path / "a", "first", 2000)
    assert again == files
    assert deliver(tmp_path / "a", files, target, quiet).sent == 0
    assert shown(tmp_path / "www" / "site") == sealed(files)
