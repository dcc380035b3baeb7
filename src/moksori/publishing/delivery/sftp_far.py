"""What is seen and done at the far end of `sftp`: listings, folders, links, read line by line."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from moksori.publishing.addresses import MANIFEST
from moksori.publishing.delivery.errors import FarEndError, FarRightsError
from moksori.publishing.delivery.ssh import Ssh

_ROW = re.compile(r"([a-z-])[a-zA-Z+.@-]{9,12} +\S+ +\S+ +\S+ +(\d+) (?:\S+ +\S+ +\S+ )(.+)")
_AT_ONCE = 2000
"""So many lines are given to one connection."""


@dataclass(frozen=True, slots=True)
class FarFile:
    """Something at the far end: its kind as `ls -l` shows it (`-`, `d`, `l`), size in bytes."""

    kind: str
    size: int


class FarFiles:
    """A folder of a server that only gives and takes files."""

    def __init__(self, ssh: Ssh) -> None:
        """Take the way there."""
        self._ssh = ssh

    def do(self, lines: Sequence[str]) -> str:
        """Carry out lines; those that begin with a hyphen may fail.

        Raises:
            MoksoriError: a line failed that must not.
        """
        told = [
            self._ssh.batch(lines[start : start + _AT_ONCE])
            for start in range(0, len(lines), _AT_ONCE)
        ]
        return "".join(told)

    def entries(self, folders: Iterable[str]) -> dict[str, FarFile]:
        """Return path → what stands directly in these folders, those that are there.

        Raises:
            FarEndError: a name there could be read as something else.
        """
        wanted = list(folders)
        lines = [f'-ls -lna "{folder}"' for folder in wanted]
        found: dict[str, FarFile] = {}
        folder = ""
        for line in self.do(lines).splitlines():
            if line.startswith("sftp> "):
                folder = line.split('"')[1]
            elif row := _ROW.fullmatch(line.rstrip()):
                name = row[3].rpartition("/")[2].split(" -> ")[0]
                if name not in {".", ".."}:
                    found[f"{folder}/{name}"] = FarFile(row[1], int(row[2]))
        if any('"' in path or "\\" in path for path in found):
            raise FarEndError("a name at the far end could be read as something else")
        return found

    def tree(self, folder: str) -> dict[str, FarFile]:
        """Return path below a folder → what stands there, folders too; empty if it is not."""
        found: dict[str, FarFile] = {}
        level = [folder]
        while level:
            entries = self.entries(level)
            level = [path for path, one in entries.items() if one.kind == "d"]
            found.update((path[len(folder) + 1 :], one) for path, one in entries.items())
        return found

    def remove(self, folder: str, found: dict[str, FarFile]) -> list[str]:
        """Return the lines that remove these things below a folder, the deepest first."""
        files = [path for path, one in found.items() if one.kind != "d"]
        folders = [path for path, one in found.items() if one.kind == "d"]
        folders.sort(key=lambda path: -path.count("/"))
        lines = [f'rm "{folder}/{path}"' for path in files]
        return lines + [f'rmdir "{folder}/{path}"' for path in folders]

    def hashes(self, folder: str, paths: Sequence[str], room: Path) -> dict[str, str]:
        """Fetch files and return path → SHA-256 of what came back.

        Args:
            folder: Where they stand at the far end.
            paths: Which.
            room: A private folder of this machine, for the time of reading.
        """
        found: dict[str, str] = {}
        for start in range(0, len(paths), 100):
            part = paths[start : start + 100]
            shutil.rmtree(room / "back", ignore_errors=True)
            (room / "back").mkdir()
            self.do([f'-get "{folder}/{path}" "back/{number}"' for number, path in enumerate(part)])
            for number, path in enumerate(part):
                copy = room / "back" / str(number)
                if copy.is_file():
                    found[path] = hashlib.sha256(copy.read_bytes()).hexdigest()
        shutil.rmtree(room / "back", ignore_errors=True)
        return found

    def told(self, folder: str, name: str, room: Path) -> dict[str, str]:
        """Return path → SHA-256 as the list of all files there has it; empty where there is none.

        It is a hint where to begin: what it says of a file holds once the file was looked at.
        """
        copy = room / "list"
        copy.unlink(missing_ok=True)
        self.do([f'-get "{folder}/{name}" "list"'])
        try:
            content = copy.read_bytes()
            rows = json.loads(content)["files"]
            listed = {str(row["path"]): str(row["sha256"]) for row in rows}
        except (OSError, ValueError, KeyError, TypeError):
            return {}
        return listed | {MANIFEST: hashlib.sha256(content).hexdigest()}

    def may_link(self, parent: str, name: str) -> bool:
        """Say whether the server lets a link be made, by making one and removing it."""
        probe = f"{parent}/.{name}.probe"
        try:
            self.do([f'-rm "{probe}"', f'ln -s "none" "{probe}"', f'rm "{probe}"'])
        except (FarEndError, FarRightsError):
            return False
        return True
