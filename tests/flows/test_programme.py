"""A demo's programmes, and the commands that make one step by step, as somebody runs them."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys

import pytest

from moksori.broadcast.sound.ffmpeg import program
from tests.flows.running import environment, run
from tests.flows.texts import ENGLISH
from tests.once import copied, made_once

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
    """A demo of one short account, with its programme; whoever runs commands on it takes a copy."""
    return made_once(tmp_path_factory, "programme", demo)


def demo(folder):
    (folder / "account.txt").write_text(ENGLISH, "utf-8")
    done = run(
        "demo", folder / "account.txt", "--home", folder / "desk", "--out", folder / "edition",
        "--no-serve", timeout=900,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done


def of_programme(home, *words, **more):
    number = ("--edition", "1", "--language", "en", "--home", home)
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
    every_sound_reads_as_loud_as_it_must(heard, stem)
    assert b"Not for broadcast" in (heard / f"{stem}.mp3").read_bytes().replace(b"\0", b"")


def every_sound_reads_as_loud_as_it_must(heard, stem):
    """As another meter than ours reads what is decoded of each."""
    wanted = {".wav": -23, ".flac": -23, ".mp3": -16, ".opus": -16, "_sw.wav": -12}
    for ending, target in wanted.items():
        told = subprocess.run(
            [program(), "-hide_banner", "-nostats", "-i", heard / f"{stem}{ending}",
             "-af", "ebur128", "-f", "null", "-"],
            capture_output=True, check=True,
        ).stderr.decode("utf-8", "replace")  # fmt: skip
        integrated = re.search(r"I:\s+(-?[\d.]+) LUFS", told[told.index("Summary:") :])[1]
        assert abs(float(integrated) - target) <= 0.5, (ending, integrated)


def test_the_steps_one_by_one_plan_show_cut_and_hand_over(made, tmp_path):
    folder, _ = made
    home = copied(folder, tmp_path)
    shown = of_programme(home, "show")
    assert shown.returncode == 0, shown.stderr
    assert "0 lines not read" in shown.stdout
    handed = of_programme(home, "hand-over", "--to", tmp_path / "to", "--station", "River Radio")
    assert handed.returncode == 0, handed.stderr
    assert (tmp_path / "to" / "files.json").is_file()
    out = run("out", "list", "--home", home)
    assert "River Radio" in out.stdout
    log = tmp_path / "log.txt"
    stem = next((tmp_path / "to").glob("*.mp3")).stem
    log.write_text(f"2031-05-09T20:00:00,{stem}.wav\n")
    aired = run("programme", "aired", log, "--station", "River Radio", "--home", home)
    assert "1 times on air, 1 of them new" in aired.stdout
    listed = run("programme", "list", "--home", home)
    assert "2031-05-09 20:00 River Radio" in listed.stdout
    number = next(row.split()[0] for row in shown.stdout.splitlines() if " opening " in f"{row} ")
    refused = of_programme(home, "arrange", "--cut", number)
    assert refused.returncode == 2
    assert "broadcast.cut" in refused.stderr
    of_programme(home, "readers", "--host", "R1", "--reporter", "R2")
    told = of_programme(home, "readers", "--host", "")
    assert told.stdout == "reporter: R2\n", told.stderr


REFUSED = (
    (("plan", "--slot", "half an hour"), "cli.programme_words"),
    (("plan", "--clock", "daily"), "broadcast.no_template"),
    (("plan", "--code", "River Radio"), "broadcast.code"),
    (("take", "999", "take.wav", "--reader", "R1"), "cli.programme_words"),
    (("readers", "--host", "Kim Chol-su"), "programmes.reader"),
    (("take", "2", "missing.wav", "--reader", "R1"), "cli.programme_words"),
)


def test_words_that_make_no_command_are_refused_and_nothing_changes(made, tmp_path):
    folder, _ = made
    home = copied(folder, tmp_path)
    for words, code in REFUSED:
        done = of_programme(home, *words)
        assert done.returncode in (2, 3), words
        assert code in done.stderr


WORKER = """
import json, sys, time
from pathlib import Path
from moksori.desk.opening import open_existing
home, asks, until = sys.argv[1:]
open_existing(Path(home))
from moksori.broadcast.sound import mix
from moksori.cli.clock import now
from moksori.desk import work
from moksori.desk.programme import jobs
from moksori.records.models import AuditRecord, JobRecord, ProgrammeRecord
row = ProgrammeRecord.objects.get(language="en")
if asks == "asks":
    jobs.ask_making(row, by="cli", at=now())
go_on = mix.Work.go_on
def stopping(self, done, step):
    go_on(self, done, step)
    if step == until and done > 0.3:
        print("there", flush=True)
        time.sleep(60)
mix.Work.go_on = stopping
with work.sole_worker(now()) as worker:
    work.work_off(worker, now, lambda *_: None, (jobs.MAKE,))
row.refresh_from_db()
print(json.dumps({
    "jobs": list(JobRecord.objects.filter(kind=jobs.MAKE).order_by("number").values_list("state", "attempts", "error_code")),
    "made": sum(row.pk in one.subjects for one in AuditRecord.objects.filter(verb="programme.made")),
    "state": row.state, "folder": row.made["folder"], "id": row.pk,
}))
"""


def worker(home, *words):
    return subprocess.Popen(
        [sys.executable, "-c", WORKER, home, *words],
        env=environment(),
        stdout=subprocess.PIPE,
        text=True,
    )


def told_files_of(home):
    """Every file that has its name, of whatever programme."""
    return {
        path.relative_to(home).as_posix(): path.read_bytes()
        for path in sorted(home.glob("programmes/*/files-*/*"))
    }


def killed_at(home, asks, step):
    """A worker that is killed when it comes to the middle of a step."""
    running = worker(home, asks, step)
    assert running.stdout.readline() == "there\n"
    os.kill(running.pid, signal.SIGKILL)
    running.communicate()


def ended(home, asks):
    out, _err = worker(home, asks, "").communicate(timeout=300)
    return json.loads(out)


def steps_of(home):
    """Name of each step, in clear or sealed, and when it was made."""
    clear = {path.name: path for path in home.glob("programmes/*/kept/*.f32")}
    sealed = {
        path.name.split(".f32")[0] + ".f32": path for path in home.glob("programmes/*/steps/*")
    }
    return {name: path.stat().st_mtime_ns for name, path in (sealed | clear).items()}


def test_a_worker_killed_in_mix_and_in_encoding_is_followed_by_one_that_goes_on(made, tmp_path):
    folder, _ = made
    home = copied(folder, tmp_path)
    for kept in (*home.glob("programmes/*/kept"), *home.glob("programmes/*/steps")):
        shutil.rmtree(kept)
    undisturbed = told_files_of(home)

    killed_at(home, "asks", "mix")
    mixed = steps_of(home)
    assert mixed
    killed_at(home, "goes-on", "mp3")
    encoded = steps_of(home)
    assert mixed.items() < encoded.items()
    # What was made before stands, and nothing half has a name.
    assert told_files_of(home) == undisturbed

    told = ended(home, "goes-on")
    assert told["jobs"] == [["failed", 2, "jobs.given_up"]]
    assert (told["state"], told["folder"], told["made"]) == ("made", "files-0", 1)
    told = ended(home, "asks")
    assert told["jobs"][1:] == [["done", 1, ""]]
    assert (told["state"], told["folder"], told["made"]) == ("made", "files-1", 2)
    assert encoded.items() <= steps_of(home).items()
    anew = {path.replace("files-1", "files-0"): data for path, data in told_files_of(home).items()}
    assert anew == undisturbed


def test_a_backup_holds_what_listeners_get_and_no_take(made, tmp_path):
    folder, _ = made
    old, file, home = copied(folder, tmp_path), tmp_path / "a.moksori-backup", tmp_path / "new"
    backup = run("backup", "--home", old, "--to", file)
    assert backup.returncode == 0, backup.stderr
    keys = home.with_name("new.keys")
    shutil.copytree(old.with_name("desk.keys"), keys)
    key = keys / "recovery.identity"
    done = run("restore", file, "--home", home, "--keys", keys, "--recovery-key", key)
    assert done.returncode == 0, done.stderr
    before, after = told_files_of(old), told_files_of(home)
    assert after.items() <= before.items()
    endings = {path.rpartition("_en")[2] for path in after}
    assert {".mp3", ".opus", ".vtt", ".srt", ".html", ".txt"} < endings
    assert not endings & {".wav", ".flac", "_sw.wav", "_rundown.pdf", "_libretime.json"}
    assert not (home / "takes").exists()
    shown = of_programme(home, "show")
    assert shown.returncode == 0, shown.stderr
    to = ("--to", tmp_path / "to", "--station", "River Radio")
    refused = of_programme(home, "hand-over", *to)
    assert refused.returncode == 4
    assert "programmes.not_made" in refused.stderr
    assert not (tmp_path / "to").exists()
