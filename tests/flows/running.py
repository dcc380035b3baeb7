"""Runs the commands as a user would: another process, a home of its own, nothing shared."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MOKSORI_")}
    return (
        kept
        | {"PYTHONPATH": str(ROOT / "src"), "DJANGO_SETTINGS_MODULE": ""}
        | {"DJANGO_SETTINGS_MODULE": "moksori.config.settings"}
    )


def start(*words, **more):
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "moksori", *map(str, words)],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **more,
    )


def run(*words, timeout=600, **more):
    process = start(*words, **more)
    out, err = process.communicate(timeout=timeout)
    return subprocess.CompletedProcess(words, process.returncode, out, err)


def demo(*files, home, out, timeout=600):
    return run(
        "demo",
        *files,
        "--home",
        home,
        "--out",
        out,
        "--no-serve",
        "--no-programme",
        timeout=timeout,
    )


def counts(printed: str) -> dict[str, int]:
    """Read the table at the end of the demo."""
    rows = {}
    for line in printed.splitlines():
        name, _, figure = line.strip().rpartition(" ")
        if name and figure.replace(",", "").isdigit():
            rows[name.strip()] = int(figure.replace(",", ""))
    return rows


def manifest(folder: Path) -> dict:
    return json.loads((folder / "manifest.json").read_text("utf-8"))


def told_files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
