"""Deliveries against real servers of this machine: whole, verified, only what was sealed."""

import os
import stat
import time

import pytest

from moksori.publishing.delivery.delivering import Target, check, deliver
from moksori.publishing.delivery.outlets import FolderOutlet
from moksori.terms.errors import MoksoriError
from tests.publishing.far_ends import (
    NO_LINKS,
    ONLY_FILES,
    Sshd,
    Store,
    put,
    quiet,
    rclone,
    sealed,
    shown,
    site,
)

pytestmark = pytest.mark.slow
WAYS = ["folder", "rsync", "sftp", "sftp-no-links", "s3"]


class FarEnd:
    """One kind of outlet: where its target is, and what its readers see."""

    def __init__(self, kind, target, place, server=None):
        self.kind, self.target, self.place, self.server = kind, target, place, server

    def seen(self):
        return shown(self.place) if os.path.lexists(self.place) else {}


@pytest.fixture(params=WAYS)
def far(request, tmp_path, needs):
    kind = request.param
    place = tmp_path / "www" / "site"
    place.parent.mkdir()
    room = tmp_path / "room"
    room.mkdir()
    if kind == "folder":
        yield FarEnd(kind, Target(FolderOutlet(place), None, room), place)
        return
    if kind == "s3":
        server = Store(tmp_path / "store", rclone())
        target = server.target(room)
        place = tmp_path / "store" / "bucket" / "site"
    else:
        needs("rsync")
        extra = {"rsync": "", "sftp": ONLY_FILES, "sftp-no-links": NO_LINKS}[kind]
        server = Sshd(tmp_path / "ssh", needs("sshd", "/usr/sbin/sshd"), extra)
        target = server.target(kind.split("-")[0], place, room)
    yield FarEnd(kind, target, place, server)
    server.stop()


def test_what_is_sealed_is_what_readers_see(far, tmp_path):
    files = site(tmp_path / "a", "first")
    told = deliver(tmp_path / "a", files, far.target, quiet)
    assert far.seen() == sealed(files)
    assert (told.sent, told.kept, told.removed) == (len(files), 0, 0)
    assert told.atomic == (far.kind in {"folder", "rsync", "sftp"})
    assert check(tmp_path / "a", files, far.target).none
    assert list(far.target.room.iterdir()) == []


def test_only_what_differs_is_sent_and_what_is_withdrawn_is_gone(far, tmp_path):
    first = site(tmp_path / "a", "first", 21)
    deliver(tmp_path / "a", first, far.target, quiet)
    again = deliver(tmp_path / "a", first, far.target, quiet)
    assert (again.sent, again.kept, again.removed) == (0, len(first), 0)
    second = site(tmp_path / "b", "first", 21)
    (tmp_path / "b" / "stories" / "a-story-4.html").unlink()
    changed = put(tmp_path / "b", "index.html", b"changed")
    second = [one for one in second if one.path not in {"stories/a-story-4.html", "index.html"}]
    told = deliver(tmp_path / "b", [*second, changed], far.target, quiet)
    assert (told.sent, told.kept, told.removed) == (1, len(second), 1)
    assert far.seen() == sealed([*second, changed])
    everywhere = [one.name for one in far.place.parent.rglob("*")]
    assert "a-story-4.html" not in everywhere, "it is in no older version either"


def test_a_file_that_changed_after_sealing_is_not_sent(far, tmp_path):
    first = site(tmp_path / "a", "first")
    deliver(tmp_path / "a", first, far.target, quiet)
    second = site(tmp_path / "b", "other")
    (tmp_path / "b" / "stories" / "a-story-5.html").write_bytes(b"never read by the gate")
    with pytest.raises(MoksoriError) as stopped:
        deliver(tmp_path / "b", second, far.target, quiet)
    assert stopped.value.code == "delivery.seal_broken"
    everything = b"".join(one.read_bytes() for one in far.place.parent.rglob("*") if one.is_file())
    assert b"never read by the gate" not in everything
    if far.kind not in {"s3", "sftp-no-links"}:
        assert far.seen() == sealed(first)


def test_a_file_that_is_in_no_seal_is_not_sent(far, tmp_path):
    files = site(tmp_path / "a", "first")
    put(tmp_path / "a", "notes.txt", b"not sealed")
    if far.kind == "folder":
        with pytest.raises(MoksoriError) as stopped:
            deliver(tmp_path / "a", files, far.target, quiet)
        assert stopped.value.code == "delivery.far_differs"
    else:
        deliver(tmp_path / "a", files, far.target, quiet)
        assert far.seen() == sealed(files)
    assert not any(one.name == "notes.txt" for one in far.place.parent.rglob("*"))


def test_what_was_changed_at_the_far_end_is_found_and_put_right(far, tmp_path):
    files = site(tmp_path / "a", "first")
    deliver(tmp_path / "a", files, far.target, quiet)
    story = far.place / "stories" / "a-story-3.html"
    age = story.stat().st_mtime_ns
    story.write_bytes(bytes(len(story.read_bytes())))
    os.utime(story, ns=(age, age))
    (far.place / "planted.html").write_text("not ours")
    if far.kind == "s3":
        time.sleep(1.2)  # the store of the tests looks into its folders once a second
    told = check(tmp_path / "a", files, far.target)
    assert (told.other, told.surplus, told.missing, told.none) == (1, 1, 0, False)
    deliver(tmp_path / "a", files, far.target, quiet)
    assert far.seen() == sealed(files)


def test_files_there_are_for_everybody_and_their_times_tell_nothing(far, tmp_path):
    files = site(tmp_path / "a", "first")
    deliver(tmp_path / "a", files, far.target, quiet)
    if far.kind == "s3":
        pytest.xfail("a store sets the time itself; the page of the outlets says so")
    for one in far.place.resolve().rglob("*"):
        wanted = 0o755 if one.is_dir() else 0o644
        assert stat.S_IMODE(one.stat().st_mode) == wanted
        if one.is_file():
            assert time_of(one) == "2000-01"


def time_of(path):
    from datetime import UTC, datetime

    return datetime.fromtimestamp(path.stat().st_mtime, UTC).strftime("%Y-%m")


def test_what_stands_there_and_is_not_ours_is_left_alone(far, tmp_path):
    far.place.mkdir(parents=True)
    (far.place / "mine.txt").write_text("mine")
    files = site(tmp_path / "a", "first")
    with pytest.raises(MoksoriError) as stopped:
        deliver(tmp_path / "a", files, far.target, quiet)
    assert stopped.value.code in {"delivery.far_taken", "publishing.place_taken"}
    assert [one.name for one in far.place.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    "name", ["-rf", "a b", 'a"b', "a'b", "$(id)", "../x", "a\nb", ".hid", "목", "x.part"]
)
def test_a_hostile_name_is_refused_before_anything_is_sent(name, tmp_path):
    target = Target(FolderOutlet(tmp_path / "www"), None, tmp_path)
    files = (*site(tmp_path / "a", "first"), put(tmp_path / "b", "x", b""))
    from moksori.terms.cleared import SealedFile

    with pytest.raises(MoksoriError) as stopped:
        deliver(tmp_path / "a", [*files, SealedFile(f"stories/{name}", "0" * 64, 0)], target, quiet)
    assert stopped.value.code == "delivery.hostile_path"
    assert name not in str(stopped.value)
    assert not (tmp_path / "www").exists()
