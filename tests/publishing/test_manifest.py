"""The list of files says what was made and nothing that was told."""

import hashlib
import json

from moksori.publishing.edition import write_edition
from tests.publishing.plans import FERRY, full_plan, plan, quiet


def manifest_of(made, folder):
    write_edition(made, folder, quiet)
    return json.loads((folder / "manifest.json").read_text("utf-8"))


def test_every_file_stands_in_it_with_its_sum(tmp_path):
    folder = tmp_path / "edition"
    listed = manifest_of(full_plan(), folder)
    on_disk = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "manifest.json"
    }
    assert {file["path"] for file in listed["files"]} == set(on_disk)
    for file in listed["files"]:
        assert file["size"] == len(on_disk[file["path"]])
        assert file["sha256"] == hashlib.sha256(on_disk[file["path"]]).hexdigest()
    assert [file["path"] for file in listed["files"]] == sorted(on_disk)


def test_it_names_edition_languages_and_stories(tmp_path):
    listed = manifest_of(full_plan(), tmp_path)
    assert {key: listed[key] for key in ("series", "edition", "month", "languages")} == {
        "series": "Voices of the river",
        "edition": 3,
        "month": "2026-05",
        "languages": ["en", "ko"],
    }
    assert listed["stories"][0] == {"id": FERRY.id, "languages": ["en", "ko"]}
    assert listed["stories"][2] == {"id": "sto-note", "languages": ["ko"]}
    assert listed["invented"] is True


def test_it_has_no_title_and_no_name(tmp_path):
    manifest_of(plan(FERRY), tmp_path)
    text = (tmp_path / "manifest.json").read_text("utf-8")
    assert FERRY.title not in text
    assert FERRY.byline not in text
