"""Searching 20,000 and 100,000 accounts as somebody with rights, on SQLCipher and on PostgreSQL.

usage: bin/bench search [--data FOLDER] [--accounts N [N ...]] [--on sqlcipher postgresql]

Without FOLDER the accounts are invented from a seed, two Korean ones for each English one, 2 KB
each; with it they are the texts of its files. One in ten accounts is closed to who searches. A
search is the whole procedure: the question read, accounts, persons, acts and places found inside
the rights, counted up to 1,000, one page of twenty with its excerpts. Beside it, on PostgreSQL and
in the same run, the way of a widely used open database of violations: every word as ILIKE '%word%'
on one column under a trigram index, counted, and a page of twenty read. A full run makes its
databases first and takes about half an hour. Times hang on what else the machine does; beside them
stands what our process alone took of a processor, which on SQLCipher is all of a search.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SIZES = (20_000, 100_000)
DATABASES = ("sqlcipher", "postgresql")


def measured(database: str, size: int, data: Path | None, port: int) -> dict:
    """Make one desk in a process of its own and search it."""
    with tempfile.TemporaryDirectory(prefix="moksori-search-") as folder:
        env = os.environ | {
            "MOKSORI_HOME": str(Path(folder) / "desk"),
            "MOKSORI_BENCH_PORT": str(port),
            "DJANGO_SETTINGS_MODULE": f"benchmarks.searching.on_{database}",
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        }
        words = ["-m", "benchmarks.searching.measure", str(size), str(data or "")]
        done = subprocess.run(
            [sys.executable, *words], env=env, stdout=subprocess.PIPE, text=True, check=True
        )
    return json.loads(done.stdout.splitlines()[-1])


def show(database: str, size: int, one: dict) -> None:
    print(f"\n{database}, {size:,} accounts (index made in {one['index_s']:,} s)")
    columns = ["ours"] + (["peer"] if "peer" in one else [])
    heads = "".join(f"{who + ' median':>14}{'p95':>9}" for who in columns)
    print(f"  {'':<22}{'found':>7}{'processor':>11}{'p95':>9}{heads}   ms")
    for name, row in one["ours"].items():
        cells = f"  {name:<22}{row['found']:>7}{row['own']:>11.1f}{row['own_p95']:>9.1f}"
        cells += f"{row['median']:>14.1f}{row['p95']:>9.1f}"
        if "peer" in one:
            peer = one["peer"][name]
            cells += f"{peer['median']:>14.1f}{peer['p95']:>9.1f}"
        print(cells, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path)
    parser.add_argument("--accounts", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--on", nargs="+", choices=DATABASES, default=list(DATABASES))
    arguments = parser.parse_args()
    from benchmarks.searching.cluster import cluster

    parts: dict[str, dict] = {}
    with cluster("shared_buffers=512MB", "jit=off") as port:
        for database in arguments.on:
            for size in arguments.accounts:
                one = measured(database, size, arguments.data, port)
                show(database, size, one)
                parts[f"{database} {size}"] = one
    largest = max(arguments.accounts)
    rows = [
        row
        for name, one in parts.items()
        if name.endswith(f" {largest}")
        for row in one["ours"].values()
    ]
    short = f"{largest // 1000}k" if largest >= 1000 else str(largest)
    line = {
        f"median_ms_{short}": max(row["median"] for row in rows),
        f"p95_ms_{short}": max(row["p95"] for row in rows),
        "peer_ratio_20k": parts.get("postgresql 20000", {}).get("ratio"),
        "parts": parts,
    }
    print()
    print(json.dumps(line))


if __name__ == "__main__":
    main()
