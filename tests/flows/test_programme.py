"""A demo's programmes, and the commands that make one step by step, as somebody runs them."""

import json

import pytest

from tests.flows.running import run
from tests.flows.texts import ENGLISH

pytestmark = pytest.mark.slow

EVERY_FILE = [
    ".wav",
    ".flac",
    ".mp3",
    ".opus",
    "_sw.wav",
    ".json",
    ".vtt",
    ".srt",
    ".html",
    ".txt",
    "_transcript.json",
    "_chapters.json",
    "_script.txt",
    "_rundown.pdf",
    "_rundown.csv",
    "_rundown.json",
    ".m3u",
    "_azuracast.m3u",
    "_liquidsoap.m3u",
    ".liq",
    "_libretime.json",
    "_rivendell.txt",
]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A demo of one short account, with its programme."""
    folder = tmp_path_factory.mktemp("programme")
    (folder / "account.txt").write_text(ENGLISH, "utf-8")
    done = run(
        "demo", folder / "account.txt", "--home", folder / "desk", "--out", folder / "edition",
        "--no-serve", timeout=900,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder, done


def of_programme(folder, *words, **more):
    number = ("--edition", "1", "--language", "en", "--home", folder / "desk")
    return run("programme", *words, *number, **more)


def test_a_demo_leaves_a_programme_with_every_output_beside_its_pages(made):
    folder, done = made
    assert "a machine reads it for trying" in " ".join(done.stdout.split())
    heard = folder / "edition" / "programme"
    names = [path.name for path in heard.iterdir()]
    stem = next(name for name in names if name.endswith(".mp3")).removesuffix(".mp3")
    assert {f"{stem}{ending}" for ending in EVERY_FILE} <= set(names)
    told = json.loads((folder / "edition" / "manifest.json").read_text("utf-8"))
    listed = {one["path"] for one in told["files"]}
    assert {f"programme/{name}" for name in names} <= listed
    assert (folder / "edition" / "podcast.xml").is_file()
    page = next((folder / "edition" / "stories").glob("*.html")).read_text("utf-8")
    assert f"{stem}.mp3" in page
    assert "<audio" in page
    assert b"Not for broadcast" in (heard / f"{stem}.mp3").read_bytes().replace(b"\0", b"")


def test_the_steps_one_by_one_plan_show_cut_and_hand_over(made, tmp_path):
    folder, _ = made
    shown = of_programme(folder, "show")
    assert shown.returncode == 0, shown.stderr
    assert "0 lines not read" in shown.stdout
    handed = of_programme(folder, "hand-over", "--to", tmp_path / "to", "--station", "River Radio")
    assert handed.returncode == 0, handed.stderr
    assert (tmp_path / "to" / "files.json").is_file()
    out = run("out", "list", "--home", folder / "desk")
    assert "River Radio" in out.stdout
    log = tmp_path / "log.txt"
    stem = next((tmp_path / "to").glob("*.mp3")).stem
    log.write_text(f"2031-05-09T20:00:00,{stem}.wav\n")
    aired = run("programme", "aired", log, "--station", "River Radio", "--home", folder / "desk")
    assert "1 times on air, 1 of them new" in aired.stdout
    listed = run("programme", "list", "--home", folder / "desk")
    assert "2031-05-09 20:00 River Radio" in listed.stdout
    number = next(row.split()[0] for row in shown.stdout.splitlines() if " opening " in f"{row} ")
    refused = of_programme(folder, "arrange", "--cut", number)
    assert refused.returncode == 2
    assert "broadcast.cut" in refused.stderr
    of_programme(folder, "readers", "--host", "R1", "--reporter", "R2")
    told = of_programme(folder, "readers", "--host", "")
    assert told.stdout == "reporter: R2\n", told.stderr


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("plan", "--slot", "half an hour"), "cli.programme_words"),
        (("plan", "--clock", "daily"), "broadcast.no_template"),
        (("plan", "--code", "River Radio"), "broadcast.code"),
        (("take", "999", "take.wav", "--reader", "R1"), "cli.programme_words"),
        (("readers", "--host", "Kim Chol-su"), "programmes.reader"),
        (("take", "2", "missing.wav", "--reader", "R1"), "cli.programme_words"),
    ],
)
def test_words_that_make_no_command_are_refused_and_nothing_changes(made, words, code):
    folder, _ = made
    done = of_programme(folder, *words)
    assert done.returncode in (2, 3)
    assert code in done.stderr
