"""`moksori gate`: files held against a list of values; no desk, no key, no database."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from moksori.protection import alone
from moksori.protection.values_file import read_values
from moksori.publishing.material import fixed_digests
from moksori.terms.errors import InvalidError
from moksori.terms.finding import Finding
from moksori.terms.watch import Watch

CLEAR, FINDINGS = 0, 4
_DIGEST = re.compile("[0-9a-fA-F]{64}")


class NothingToCheckError(InvalidError):
    """A path on the command line leads nowhere, or to a folder without files."""

    code = "cli.nothing_to_check"
    hint = "Name files, or folders with files in them; nothing was checked."


class ValuesNotReadError(InvalidError):
    """The values file cannot be opened."""

    code = "cli.values_not_read"
    hint = "Name a file with --values, or - for standard input; nothing was checked."


class NoDayError(InvalidError):
    """What was given as the day of publication is none."""

    code = "cli.no_day"
    hint = "Write it as 2026-11-22; nothing was checked."


class NoDigestError(InvalidError):
    """What was attested is no SHA-256."""

    code = "cli.no_digest"
    hint = "Give the 64 figures and letters that the finding shows; nothing was checked."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files or folders")
    parser.add_argument(
        "--values", required=True, metavar="FILE", help="JSON list of values; - for standard input"
    )
    parser.add_argument(
        "--published",
        metavar="YYYY-MM-DD",
        help='the day of publication: with it "yesterday" and "last March" are worked out',
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--attest",
        action="append",
        default=[],
        metavar="SHA256",
        help="a picture or sound that a person looked at and allows; repeat for more",
    )


def run(arguments: argparse.Namespace) -> int:
    """Check every file and print what was found: where, never what.

    Returns:
        0 where all files are clear, 4 where anything was found or could not be read.

    Raises:
        NothingToCheckError: a path leads nowhere or to nothing; told by its place.
        ValuesNotReadError: the values file cannot be opened.
        ValuesFileError: it is not what it should be; told by row and field.
        NoDayError: what is given as the day of publication is none.
        NoDigestError: an argument of `--attest` is no SHA-256; told by its place.
    """
    attested = frozenset(_digests(arguments.attest))
    files = list(_files(arguments.paths))
    watch = read_values(_values(arguments.values))
    published = _day(arguments.published)
    checked = alone.check(files, watch, attested, published=published, fixed=fixed_digests())
    found = (_as_json if arguments.json else _as_text)(checked, watch)
    return FINDINGS if found else CLEAR


def _day(told: str | None) -> date | None:
    try:
        return date.fromisoformat(told) if told else None
    except ValueError:
        message = "the day of publication is no day"
        raise NoDayError(message) from None


def _digests(told: list[str]) -> Iterator[str]:
    for place, one in enumerate(told, 1):
        if not _DIGEST.fullmatch(one):
            raise NoDigestError(f"--attest number {place} is no SHA-256")
        yield one.lower()


def _files(paths: Iterable[Path]) -> Iterator[tuple[Path, bool]]:
    for place, path in enumerate(paths, 1):
        try:
            path.stat()
            found = alone.files_under(path)
        except (OSError, ValueError):
            raise NothingToCheckError(f"argument {place} leads nowhere") from None
        if all(one.is_dir() and not one.is_symlink() for one in found):
            raise NothingToCheckError(f"argument {place} is a folder without files")
        yield from ((one, one == path) for one in found)


def _values(told: str) -> bytes:
    if told == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(told).read_bytes()
    except (OSError, ValueError):
        raise ValuesNotReadError("the values file cannot be opened") from None


def _write(line: str) -> None:
    """Print a line; a terminal without Korean letters gets them as numbers."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(line.encode(encoding, "backslashreplace").decode(encoding) + "\n")


def _as_text(checked: Iterable[alone.Checked], watch: Watch) -> int:
    files = found = 0
    for one in checked:
        files += 1
        found += len(one.findings)
        for finding, digest in one.findings:
            _write(f"{one.label}: {_said(finding, digest)}")
    looked = f"{files} {_s(files, 'file')}, {len(watch.values)} {_s(len(watch.values), 'value')}"
    _write(f"{found} {_s(found, 'finding')}: {looked}" if found else f"clear: {looked}")
    return found


def _said(finding: Finding, digest: str) -> str:
    if finding.value:
        return f"{finding.channel}, offset {finding.offset}: {finding.value} {finding.cls}"
    return f"{finding.channel}: {finding.cls}" + (f" (--attest {digest})" if digest else "")


def _s(count: int, word: str) -> str:
    return word if count == 1 else f"{word}s"


def _as_json(checked: Iterable[alone.Checked], watch: Watch) -> int:
    files = channels = 0
    rows: list[dict[str, Any]] = []
    for one in checked:
        files, channels = files + 1, channels + one.channels
        rows.extend(_row(one, finding, digest) for finding, digest in one.findings)
    _write(
        json.dumps(
            {
                "clear": not rows,
                "files": files,
                "channels": channels,
                "values": len(watch.values),
                "findings": rows,
            },
            ensure_ascii=False,
        )
    )
    return len(rows)


def _row(one: alone.Checked, finding: Finding, digest: str) -> dict[str, Any]:
    row: dict[str, Any] = {
        "file": one.label,
        "number": one.number,
        "channel": finding.channel,
        "offset": finding.offset,
        "length": finding.length,
        "value": finding.value or None,
        "class": finding.cls.value,
    }
    if digest:
        row["sha256"] = digest
    return row
