"""A whole edition: the same bytes everywhere, of any stories, and nothing half done in silence."""

import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from moksori.publishing.checks import PlanError
from moksori.publishing.edition import write_edition
from moksori.publishing.folder import StagingError
from moksori.publishing.material import fixed_files
from moksori.publishing.paper import story_paper
from moksori.terms.story import Block, BlockKind
from tests.publishing.plans import EVIL, FERRY, FERRY_KO, LETTER, full_plan, plan, quiet

ROOT = Path(__file__).resolve().parents[2]

ELSEWHERE = """
import os, sys
from pathlib import Path
os.umask(int(sys.argv[2], 8))
from tests.publishing.plans import full_plan, quiet
from moksori.publishing.edition import write_edition
write_edition(full_plan(base_url="https://paper.example"), Path(sys.argv[1]), quiet)
"""


def read(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def written(made, folder):
    write_edition(made, folder, quiet)
    return read(folder)


def age_and_rights(folder):
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mtime, path.stat().st_mode)
        for path in [folder, *folder.rglob("*")]
    }


@pytest.mark.slow
def test_the_same_plan_gives_the_same_folder_in_another_place_zone_and_language(tmp_path):
    here = tmp_path / "here"
    files = written(full_plan(base_url="https://paper.example"), here)
    for number, (zone, language, umask) in enumerate(
        [("Asia/Pyongyang", "ko_KR.UTF-8", "077"), ("America/Los_Angeles", "C", "022")]
    ):
        there = tmp_path / f"another place {number}" / "deeper"
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            "TZ": zone,
            "LANG": language,
            "LC_ALL": language,
            "PYTHONHASHSEED": str(number + 7),
            "USER": "somebody",
            "HOSTNAME": "some-host",
        }
        subprocess.run(
            [sys.executable, "-c", ELSEWHERE, str(there), umask],
            check=True,
            env=environment,
            cwd=tmp_path,
        )
        assert read(there) == files
        assert age_and_rights(there) == age_and_rights(here)


def test_an_edition_has_pages_papers_feeds_mails_and_a_list(tmp_path):
    assert set(written(full_plan(), tmp_path)) - set(fixed_files()) == {
        "assets/page.css",
        "edition.eml",
        "edition.epub",
        "edition.ko.eml",
        "edition.ko.epub",
        "edition.ko.pdf",
        "edition.pdf",
        "feed.atom",
        "feed.json",
        "feed.ko.atom",
        "feed.ko.json",
        "feed.ko.rss",
        "feed.rss",
        "index.html",
        "index.ko.html",
        "manifest.json",
        "stories/a-letter-about-the-orchard.html",
        "stories/a-letter-about-the-orchard.pdf",
        "stories/jjalbeun-soseng.ko.html",
        "stories/jjalbeun-soseng.ko.pdf",
        "stories/story.html",
        "stories/story.pdf",
        "stories/the-man-at-the-ferry-landing.html",
        "stories/the-man-at-the-ferry-landing.ko.html",
        "stories/the-man-at-the-ferry-landing.ko.pdf",
        "stories/the-man-at-the-ferry-landing.pdf",
    }


def test_neither_machine_nor_user_stands_in_any_file(tmp_path):
    # A short name of a machine would be found by chance in packed bytes.
    marks = [mark for mark in (os.uname().nodename, str(ROOT), str(tmp_path)) if len(mark) > 5]
    for path, content in written(full_plan(), tmp_path / "edition").items():
        for mark in marks:
            assert mark.encode() not in content, path


def test_progress_counts_every_file_and_names_none(tmp_path):
    told = []
    write_edition(full_plan(), tmp_path, lambda *step: told.append(step))
    kinds = {what for what, _, _ in told}
    assert kinds == {"page", "paper", "book", "feed", "mail", "manifest"}
    assert [done for _, done, _ in told] == list(range(1, len(told) + 1))
    assert {of for _, _, of in told} == {len(told)}


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("empty", plan()),
        ("no_blocks", plan(replace(FERRY, blocks=()))),
        ("three_letters", plan(replace(FERRY, title="Ice", slug="ice"))),
        ("three_hundred", plan(replace(FERRY, title="x" * 300, slug="x" * 300))),
        ("three_hundred_ko", plan(replace(FERRY_KO, title="가 나" * 100, slug=""))),
        ("two_of_a_name", plan(FERRY, replace(LETTER, slug=FERRY.slug.upper()))),
        ("no_slug", plan(replace(FERRY, slug=""), replace(LETTER, slug=""))),
        ("mixed", plan(replace(FERRY, title="나루 שלום مرحبا ไทย 😀 漢字 Ж"))),
        ("hostile", plan(replace(FERRY, title=EVIL, byline=EVIL), series=EVIL, publisher=EVIL)),
        ("no_publisher", full_plan(publisher="")),
    ],
)
def test_stories_of_every_kind_make_an_edition(name, made, tmp_path):
    files = written(made, tmp_path)
    pages = [path for path in files if path.startswith("stories/") and path.endswith(".html")]
    assert len(pages) == len(made.stories)
    assert all(files[path] for path in files)


def test_four_hundred_turns_make_a_page_and_a_paper(tmp_path):
    turns = tuple(
        Block(
            BlockKind.ANSWER if number % 2 else BlockKind.QUESTION,
            "기자" if number % 2 else "Host",
            f"Turn {number} of a long talk. 긴 이야기의 {number}번째 말입니다.",
        )
        for number in range(400)
    )
    files = written(plan(replace(FERRY, blocks=turns, slug="long")), tmp_path)
    assert files["stories/long.html"].count(b'class="turn ') == 400
    assert b"Turn 399 of a long talk" in files["stories/long.html"]
    assert files["stories/long.pdf"].startswith(b"%PDF-")


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    (tmp_path / "index.html").write_text("the last edition")
    with pytest.raises(StagingError):
        write_edition(full_plan(), tmp_path, quiet)
    assert read(tmp_path) == {"index.html": b"the last edition"}


def test_a_bad_plan_writes_nothing(tmp_path):
    with pytest.raises(PlanError):
        write_edition(plan(FERRY, FERRY), tmp_path / "edition", quiet)
    assert not (tmp_path / "edition").exists()


def test_a_full_disk_stops_the_edition_before_it_has_a_list(tmp_path, monkeypatch):
    ordinary = Path.open

    def full(self, mode="r", *args, **settings):
        if mode == "xb" and self.suffix == ".pdf":
            raise OSError(28, "No space left on device")
        return ordinary(self, mode, *args, **settings)

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(OSError, match="No space"):
        write_edition(full_plan(), tmp_path / "edition", quiet)
    assert not (tmp_path / "edition" / "manifest.json").exists()


@pytest.mark.slow
def test_a_story_with_its_paper_takes_less_than_a_sixth_of_a_second(tmp_path):
    write_edition(plan(FERRY), tmp_path / "warm", quiet)
    stories = [replace(FERRY, id=f"sto-{number}", slug=f"story-{number}") for number in range(20)]
    started = time.process_time()
    write_edition(plan(*stories), tmp_path / "edition", quiet)
    assert (time.process_time() - started) / len(stories) < 0.15


def test_a_paper_takes_less_than_a_sixth_of_a_second():
    from moksori.publishing.views import edition_views

    view = edition_views(plan(FERRY_KO))[1]
    story_paper(view, view.stories[0])
    started = time.process_time()
    story_paper(view, view.stories[0])
    assert time.process_time() - started < 0.15
