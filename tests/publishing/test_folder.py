"""Files on the disk tell nothing of where and when they were made."""

import os
import stat

import pytest

from moksori.publishing.folder import Folder, StagingError

MAY = 1777593600


def test_a_folder_is_made_where_there_is_none(tmp_path):
    Folder.open(tmp_path / "new" / "edition")
    assert (tmp_path / "new" / "edition").is_dir()


def test_a_folder_that_holds_something_is_refused(tmp_path):
    (tmp_path / "old.html").write_text("old")
    with pytest.raises(StagingError):
        Folder.open(tmp_path)
    assert (tmp_path / "old.html").read_text() == "old"


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "edition").write_text("a file")
    with pytest.raises(StagingError) as refused:
        Folder.open(tmp_path / "edition")
    assert refused.value.code == "publishing.staging"


def test_everything_gets_the_same_rights_and_times(tmp_path):
    old = os.umask(0o077)
    try:
        folder = Folder.open(tmp_path / "edition")
        folder.put("stories/a.html", b"a")
        folder.put("index.html", b"i")
        folder.close("2026-05")
    finally:
        os.umask(old)
    for path in [tmp_path / "edition", *(tmp_path / "edition").rglob("*")]:
        assert path.stat().st_mtime == MAY
        rights = stat.S_IMODE(path.stat().st_mode)
        assert rights == (0o755 if path.is_dir() else 0o644), path


def test_a_file_is_never_written_twice(tmp_path):
    folder = Folder.open(tmp_path)
    folder.put("index.html", b"first")
    with pytest.raises(FileExistsError):
        folder.put("index.html", b"second")
    assert (tmp_path / "index.html").read_bytes() == b"first"


def test_the_folder_remembers_its_files_by_path(tmp_path):
    folder = Folder.open(tmp_path)
    folder.put("b", b"22")
    folder.put("a", b"1")
    assert [(file.path, file.size) for file in folder.files] == [("a", 1), ("b", 2)]
