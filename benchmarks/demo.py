"""Set-up from nothing, second start, and the whole way of accounts, each several times.

usage: bin/bench demo [--data FOLDER] [--runs N]

`--data` takes a folder of accounts; without it the worked example is taken. Absolute times drift
between machines; the medians of one run can be compared with each other.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def seconds(command, env=None) -> float:
    begun = time.monotonic()
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{command[0]} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return time.monotonic() - begun


def set_up(folder: Path) -> float:
    """Make the environment from nothing; what the installer keeps between runs stays."""
    env = os.environ | {"MOKSORI_ENV_DIR": str(folder)}
    return seconds(["sh", str(ROOT / "bin/moksori"), "--version"], env)


def whole_way(folder: Path, data: Path | None) -> tuple[float, int, int]:
    files = [str(data)] if data else []
    command = [sys.executable, "-m", "moksori", "demo", *files, "--no-serve", "--no-programme"]
    command += ["--home", str(folder / "desk"), "--out", str(folder / "edition")]
    begun = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    took = time.monotonic() - begun
    if done.returncode:
        sys.exit(f"the demo ended with {done.returncode}:\n{done.stderr[-2000:]}")
    rows = dict(
        line.strip().rsplit(None, 1)
        for line in done.stdout.splitlines()
        if len(line.strip().rsplit(None, 1)) == 2
    )
    return took, int(rows["accounts"].replace(",", "")), int(rows["files"].replace(",", ""))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    starts, ways, setups = [], [], []
    accounts = files = 0
    with tempfile.TemporaryDirectory() as scratch:
        for number in range(arguments.runs):
            place = Path(scratch) / str(number)
            place.mkdir()
            setups.append(set_up(place))
            env = os.environ | {"MOKSORI_ENV_DIR": str(place)}
            starts.append(seconds(["sh", str(ROOT / "bin/moksori"), "--version"], env))
            took, accounts, files = whole_way(place, arguments.data)
            ways.append(took)
            shutil.rmtree(place)
    row = {
        "setup_s": round(statistics.median(setups), 1),
        "second_start_s": round(statistics.median(starts), 2),
        "demo_s": round(statistics.median(ways), 1),
        "accounts": accounts,
        "accounts_per_s": round(accounts / statistics.median(ways), 2),
        "files": files,
        "runs": arguments.runs,
    }
    for name, value in row.items():
        print(f"{name:>16}  {value}")
    print(json.dumps(row))


if __name__ == "__main__":
    main()
