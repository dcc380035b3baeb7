"""Files of others beside the pages: whole, listed, of the same age, and never in two places."""

import hashlib
import json
import os
import tracemalloc

import pytest

from moksori.publishing.beside import check_beside
from moksori.publishing.checks import PlanError
from moksori.publishing.edition import write_edition
from moksori.publishing.folder import Folder
from moksori.publishing.site import write_site
from moksori.publishing.site_folder import SiteFolder
from moksori.terms.edition import SitePlan
from tests.publishing.heard import beside, heard
from tests.publishing.plans import FERRY, FERRY_KO, plan, quiet
from tests.publishing.test_edition import read
from tests.publishing.test_folder import MAY

HEARD = heard(plan(FERRY, FERRY_KO))
SITE = SitePlan((HEARD,))
LARGE = 48_000_000


def nothing():
    return b"x"


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """A file that is larger than what may be in memory of it."""
    path = tmp_path_factory.mktemp("large") / "made.mp3"
    with path.open("wb") as file:
        file.write(b"ID3")
        file.truncate(LARGE)
    return path


def with_large(large):
    (path, key, _), *others = beside(HEARD)
    return ((path, key, lambda: large), *others)


def most_memory(work):
    tracemalloc.start()
    work()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def test_a_file_is_copied_piece_by_piece_and_listed_with_its_sum(tmp_path, large):
    folder = Folder.open(tmp_path / "edition")
    assert most_memory(lambda: folder.put("programme/a.mp3", large)) < LARGE / 10
    folder.close("2026-05")
    (told,) = folder.files
    assert (told.path, told.size) == ("programme/a.mp3", LARGE)
    assert told.sha256 == hashlib.sha256(large.read_bytes()).hexdigest()
    copy = tmp_path / "edition" / "programme" / "a.mp3"
    assert copy.read_bytes() == large.read_bytes()
    assert copy.stat().st_nlink == 1
    assert copy.stat().st_mtime == MAY


def test_an_edition_has_the_files_and_its_manifest_lists_them(tmp_path, large):
    steps = []
    files = with_large(large)
    write_edition(HEARD, tmp_path / "edition", lambda *step: steps.append(step), files)
    listed = json.loads((tmp_path / "edition" / "manifest.json").read_bytes())["files"]
    sizes = {one["path"]: one["size"] for one in listed}
    assert {path for path, _, _ in files} <= set(sizes)
    assert sizes[files[0][0]] == LARGE
    assert [what for what, _, _ in steps].count("sound") == len(files)
    assert steps[-1][1] == steps[-1][2] == len(steps)


def test_a_site_copies_a_file_once_and_leaves_it_while_its_key_stays(tmp_path, large):
    files = with_large(large)
    first = SiteFolder(tmp_path / "site")
    assert most_memory(lambda: first.put("programme/a.mp3", "k", lambda: large)) < LARGE / 10
    (tmp_path / "site" / "programme" / "a.mp3").unlink()
    first = SiteFolder(tmp_path / "site", {})
    write_site(SITE, first, quiet, pages_only=True, beside=files)

    def never():
        raise AssertionError("it is there already")

    again = SiteFolder(first.path, first.made)
    same = [(path, key, never) for path, key, _ in files]
    write_site(SITE, again, quiet, pages_only=True, beside=same)
    assert again.anew == 0
    other = SiteFolder(first.path, again.made)
    changed = ((files[0][0], "another key", nothing), *same[1:])
    write_site(SITE, other, quiet, pages_only=True, beside=changed)
    assert other.anew == 1
    assert (first.path / files[0][0]).read_bytes() == b"x"


def test_ages_of_files_come_of_their_bytes(tmp_path):
    for name in ("1", "2"):
        target = SiteFolder(tmp_path / name)
        write_site(SITE, target, quiet, pages_only=True, beside=beside(HEARD))
    path = HEARD.heard[0].sounds[0].path
    ages = [os.stat(tmp_path / name / path).st_mtime_ns for name in ("1", "2")]
    assert ages[0] == ages[1] == target.made[path].age


def test_a_build_that_is_cut_while_it_copies_leaves_the_old_file_whole(tmp_path):
    files = beside(HEARD)
    first = SiteFolder(tmp_path / "site")
    write_site(SITE, first, quiet, pages_only=True, beside=files)
    before = read(first.path)

    def gone():
        return tmp_path / "not there"

    cut = SiteFolder(first.path, first.made)
    with pytest.raises(FileNotFoundError):
        write_site(
            SITE, cut, quiet, pages_only=True, beside=((files[0][0], "new", gone), *files[1:])
        )
    assert (first.path / files[0][0]).read_bytes() == before[files[0][0]]
    after = SiteFolder(first.path, first.made)
    write_site(SITE, after, quiet, pages_only=True, beside=files)
    assert read(first.path) == before


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/a",
        "../a",
        "a/../b",
        "a//b",
        ".hidden",
        "a/.b",
        "a\\b",
        "a b",
        "나.mp3",
        "a.fresh",
        "a/",
    ],
)
def test_a_path_that_is_none_is_refused(path):
    with pytest.raises(PlanError, match="file 1 "):
        check_beside((), ((path, "key", nothing),), ())


def test_a_path_that_is_taken_is_refused(tmp_path):
    for taken in (
        "index.html",
        "Assets/Page.css",
        "manifest.json",
        "stories/the-man-at-the-ferry-landing.html",
    ):
        files = (*beside(HEARD), (taken, "key", nothing))
        with pytest.raises(PlanError, match="another file"):
            write_edition(HEARD, tmp_path / "edition", quiet, files)
        with pytest.raises(PlanError, match="another file"):
            write_site(SITE, SiteFolder(tmp_path / "s"), quiet, pages_only=True, beside=files)
    twice = (*beside(HEARD), beside(HEARD)[0])
    with pytest.raises(PlanError, match="another file"):
        write_edition(HEARD, tmp_path / "edition", quiet, twice)
    assert not (tmp_path / "edition").exists()


def test_a_file_without_a_key_is_refused():
    with pytest.raises(PlanError, match="made of"):
        check_beside((), (("a.mp3", "", nothing),), ())


def test_a_programme_whose_files_are_not_all_there_is_refused(tmp_path):
    for missing in range(len(beside(HEARD, podcast=False))):
        files = beside(HEARD, podcast=False)
        with pytest.raises(PlanError, match="not beside"):
            write_edition(HEARD, tmp_path / "e", quiet, files[:missing] + files[missing + 1 :])
