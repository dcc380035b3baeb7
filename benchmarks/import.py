# ruff: noqa: N999 - the command is named so
"""Sealing and reading accounts by the thousand, as `moksori intake FOLDER` does.

usage: bin/bench import [--data FOLDER] [--accounts N [N ...]]

Without FOLDER the files are invented from a seed, 2 KB each; with it they are its own. Counted is
from the start of the command's work to the last account sealed and read; what is queued behind
(the index of words, proposals) is not in it. Times hang on the disk and on what else runs; what
the desk's own process and its readers took of a processor for one account stands beside them.
Leave five minutes after many files were removed: ext4 is slow to make new ones for so long.
"""

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

SIZES = (1_000, 20_000)
SEED = 11


def files_of(count: int, data: Path | None):
    """Return pairs of name and what gives the bytes; one in a hundred is nearly another."""
    from benchmarks.searching.texts import invented

    if data:
        paths = sorted(path for path in data.rglob("*") if path.is_file())
        return [(path.name, path.read_bytes) for path in paths]
    texts = [text for _, text in invented(count, SEED)]
    for at in range(99, count, 100):
        texts[at] = texts[at - 50][:-40] + " 그리고 끝."
    return [(f"{at}.txt", text.encode) for at, text in enumerate(texts)]


def one_run(folder: Path, count: int, data: Path | None) -> dict:
    folder.mkdir()
    child = os.fork()
    if child == 0:
        (folder / "row.json").write_text(json.dumps(_measured(folder, count, data)))
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if status:
        sys.exit("the import failed")
    return json.loads((folder / "row.json").read_text())


def processor():
    """Return what the desk's own process and its readers took of a processor, in seconds."""
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return [used.ru_utime + used.ru_stime for used in map(resource.getrusage, both)]


def _measured(folder: Path, count: int, data: Path | None) -> dict:
    os.environ["DJANGO_SETTINGS_MODULE"] = "moksori.config.settings"
    from moksori.desk.opening import open_desk

    open_desk(folder / "desk")
    from moksori.desk import importing, work
    from moksori.desk.intake import Arrival

    arrival = Arrival("file", "kp")
    files = files_of(count, data)
    incoming = [importing.Incoming(name, arrival, untrusted) for name, untrusted in files]
    marks = []

    def clock():
        return datetime.now(UTC)

    def progress(so_far):
        marks.append((so_far.read, time.monotonic()))

    with work.sole_worker(clock()) as worker:
        begun, spent = time.monotonic(), processor()
        done = importing.import_all(incoming, worker, clock, by="bench", progress=progress)
        took = time.monotonic() - begun
        cores = [
            (now - before) * 1000 / done.read
            for now, before in zip(processor(), spent, strict=True)
        ]
    half = next(at for read, at in marks if read >= done.read / 2)
    return {
        "accounts": done.read,
        "per_s": round(done.read / took, 1),
        "first_half_per_s": round(done.read / 2 / (half - begun), 1),
        "second_half_per_s": round(done.read / 2 / max(marks[-1][1] - half, 0.001), 1),
        "desk_ms": round(cores[0], 2),
        "readers_ms": round(cores[1], 2),
        "near_doubles": len(done.near),
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path)
    parser.add_argument("--accounts", type=int, nargs="+", default=list(SIZES))
    arguments = parser.parse_args()
    rows = {}
    # Nothing is removed between runs: for some minutes ext4 passes over the places of files that
    # were, one by one, and every new file takes most of a millisecond more.
    with tempfile.TemporaryDirectory(prefix="moksori-import-") as folder:
        for at, count in enumerate(arguments.accounts if arguments.data is None else [0]):
            row = one_run(Path(folder) / str(at), count, arguments.data)
            rows[str(row["accounts"])] = row
            print("  ".join(f"{name} {value}" for name, value in row.items()), flush=True)
    print()
    print(json.dumps(rows))


if __name__ == "__main__":
    main()
