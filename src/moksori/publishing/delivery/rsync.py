"""To a server with a shell: beside what stands there, checked there, then shown in one step."""

from __future__ import annotations

import re
import shutil
from shlex import quote

from moksori.publishing.delivery.errors import FarDiffersError, FarTakenError
from moksori.publishing.delivery.outlets import (
    Delivered,
    Difference,
    Progress,
    ServerOutlet,
    difference,
)
from moksori.publishing.delivery.sealed import SealedFolder
from moksori.publishing.delivery.ssh import FAR, Ssh

VERIFIED = "every file was hashed by the server before it was shown"
_ROW = re.compile(r"([0-9a-f]{64}) [ *]\./(.+)")
_ODD = "\0odd"
"""Stands for whatever is there and is no plain file with a plain name."""

# Each script is POSIX sh with the tools of GNU or of busybox; P, N, V and I are set before it.
_PREPARE = """\
if [ -L "$N" ]; then
  case "$(readlink "$N")" in "$V"/*) ;; *) echo taken; exit 0;; esac
elif [ -e "$N" ]; then
  if [ ! -d "$N" ] || [ -n "$(ls -A "$N")" ]; then echo taken; exit 0; fi
fi
mkdir -p "$V"; chmod 755 "$V"
now=$(basename "$(readlink "$N" || echo none)")
for one in "$V"/*; do
  case "$one" in "$V/$now"|"$V/$I") ;; *) rm -rf "$one";; esac
done
if [ "$R" != resume ] && [ "$now" != "$I" ]; then rm -rf "$V/$I"; fi
if [ ! -d "$V/$I" ]; then
  rm -rf "$V/.half"
  if [ "$R" != bare ] && [ -d "$V/$now" ]; then cp -al "$V/$now" "$V/.half"
  else mkdir "$V/.half"; fi
  mv -T "$V/.half" "$V/$I"
fi
echo "now $now"
"""
_ALONE = """\
if command -v flock >/dev/null 2>&1; then exec 9>".$N.lock"; flock -w 120 9; fi
"""
"""What a delivery that was killed left running there ends before the next one begins."""
_LIST = """\
cd "$W" 2>/dev/null || exit 0
find . -type f -exec sha256sum {} +
find . ! -type f ! -type d -exec echo odd \\;
"""
_REMOVE = """\
cd "$V/$I"
find . ! -type f ! -type d -exec rm -f {} +
xargs -0 rm -f --
find . -mindepth 1 -depth -type d -exec rmdir {} + 2>/dev/null || true
"""
_SHOW = """\
find "$V/$I" -type d -exec chmod 755 {} + -exec touch -t 200001010000 {} +
sync
if [ ! -L "$N" ] && [ -d "$N" ]; then rmdir "$N"; fi
rm -f ".$N.link"
ln -s "$V/$I" ".$N.link"
mv -T ".$N.link" "$N"
for one in "$V"/* "$V"/.half; do
  if [ "$one" != "$V/$I" ] && [ "$(readlink "$N")" = "$V/$I" ]; then rm -rf "$one"; fi
done
"""


class RsyncDelivery:
    """One delivery to a server on which the desk's account has a shell."""

    def __init__(self, site: SealedFolder, outlet: ServerOutlet, ssh: Ssh) -> None:
        """Take what to deliver, where, and the way there."""
        self._site, self._outlet, self._ssh = site, outlet, ssh
        self._id = site.id

    def deliver(self, progress: Progress, *, resume: bool) -> Delivered:
        """Bring the site there and show it.

        Args:
            progress: Told of each step.
            resume: Take over what an earlier, cut delivery of these very files brought whole.

        Raises:
            FarTakenError: something else stands in the place.
            FarDiffersError: what arrived is not what was sent; it is not shown.
            MoksoriError: see `errors`.
        """
        sealed = self._site.hashes
        before = self._prepared("resume" if resume else "anew")
        there = self._list(self._version)
        if _ODD in there:
            # No list can name it for certain: a folder that holds none of it is made beside.
            self._id += "r" if before == self._id else ""
            self._prepared("bare")
            there = {}
        send = [path for path in sealed if there.get(path) != sealed[path]]
        surplus = [path for path in there if path not in sealed]
        progress("send", 0, len(send))
        self._run(_REMOVE, "".join(f"{path}\0" for path in surplus).encode())
        self._send(send)
        progress("send", len(send), len(send))
        if not difference(sealed, self._list(self._version)).none:
            raise FarDiffersError(
                "what arrived on the server is not what was sent; it is not shown"
            )
        self._run(_SHOW)
        progress("show", 1, 1)
        return Delivered(len(send), len(sealed) - len(send), len(surplus), VERIFIED, atomic=True)

    def check(self) -> Difference:
        """Have the server hash what readers see there, and say how it differs."""
        return difference(self._site.hashes, self._list(self._outlet.name))

    @property
    def _version(self) -> str:
        return f".{self._outlet.name}.versions/{self._id}"

    def _prepared(self, mode: str) -> str:
        """Have a folder for this version, made of what stands there; return what is shown now."""
        told = self._run(f"R={mode}\n{_PREPARE}").decode("utf-8", "replace").split()
        if told[:1] == ["taken"]:
            raise FarTakenError("the place on the server is taken")
        return told[-1] if told[:1] == ["now"] else ""

    def _list(self, folder: str) -> dict[str, str]:
        """Return path → SHA-256 of what is in a folder there, as the server reads it now."""
        told = self._run(f"W={quote(folder)}\n{_LIST}").decode("utf-8", "replace")
        rows = [_ROW.fullmatch(line) for line in told.splitlines()]
        return {row[2] if row else _ODD: row[1] if row else "" for row in rows}

    def _send(self, paths: list[str]) -> None:
        if not paths:
            return
        outgoing = self._ssh.workspace / "outgoing"
        shutil.rmtree(outgoing, ignore_errors=True)
        self._site.copy(paths, outgoing)
        place = f"{self._outlet.parent.rstrip('/')}/{self._version}/"
        options = ["-r", "--ignore-times", "--times", "--omit-dir-times", "--perms"]
        options += ["--chmod=D755,F644", "--timeout=60", "outgoing/", f"{FAR}:{place}"]
        self._ssh.rsync(options)
        shutil.rmtree(outgoing)

    def _run(self, script: str, given: bytes = b"") -> bytes:
        parent, name = quote(self._outlet.parent), quote(self._outlet.name)
        start = f"set -eu; umask 022; mkdir -p {parent}; cd {parent}\n"
        names = f"N={name} V=.{name}.versions I={self._id}\n"
        return self._ssh.run(f"sh -c {quote(start + names + _ALONE + script)}", given)
