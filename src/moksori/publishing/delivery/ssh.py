"""The machine's own OpenSSH, told all it must do and nothing else; the key of the server decides.

What a user or a machine has set for SSH is not read, so that it can weaken nothing here. Programs
are started with lists of arguments, in a folder of their own in which their settings stand under
short names: what a process list shows is neither who nor where.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

from moksori.publishing.delivery.errors import (
    CutError,
    FarEndError,
    FarFullError,
    FarRightsError,
    HostKeyError,
    LoginRefusedError,
    NoToolError,
    OutletError,
)
from moksori.publishing.delivery.outlets import Login, ServerOutlet
from moksori.terms.errors import MoksoriError

SETTINGS, KNOWN, FAR = "ssh_config", "known_hosts", "outlet"
_CLOSED = """\
Host outlet
  HostName {host}
  HostKeyAlias outlet
  Port {port}
  User {user}
  IdentityFile "{key}"
  UserKnownHostsFile known_hosts
  GlobalKnownHostsFile /dev/null
  StrictHostKeyChecking yes
  CheckHostIP no
  VerifyHostKeyDNS no
  UpdateHostKeys no
  CanonicalizeHostname no
  BatchMode yes
  IdentitiesOnly yes
  IdentityAgent none
  AddKeysToAgent no
  PreferredAuthentications publickey
  PasswordAuthentication no
  KbdInteractiveAuthentication no
  GSSAPIAuthentication no
  HostbasedAuthentication no
  ForwardAgent no
  ForwardX11 no
  ClearAllForwardings yes
  Tunnel no
  ControlMaster no
  ControlPath none
  PermitLocalCommand no
  ProxyCommand none
  RequestTTY no
  EscapeChar none
  Compression no
  ConnectTimeout 20
  ConnectionAttempts 1
  ServerAliveInterval 15
  ServerAliveCountMax 4
  LogLevel ERROR
"""
_TOLD: tuple[tuple[re.Pattern[str], type[MoksoriError], str], ...] = (
    (re.compile(r"host key verification failed|host identification|no .{0,40}host key", re.I),
     HostKeyError, "the server is not the one the desk knows"),
    (re.compile(r"no space left|disk quota|file too large|write remote .{0,999}: failure", re.I),
     FarFullError, "there is no room at the far end"),
    (re.compile(r"permission denied \(|too many authentication|no supported authentication", re.I),
     LoginRefusedError, "the server does not let the desk in"),
    (re.compile(r"permission denied|read-only file system|operation not permitted", re.I),
     FarRightsError, "the desk may not write there"),
)  # fmt: skip
_CUT = {255, 10, 12, 30, 35}
"""What ssh (255) and rsync end with where a connection was cut or stood still."""
_NOT_WRITTEN = 11
"""What rsync ends with where a file could not be written to its end."""


class Ssh:
    """Runs `ssh`, `sftp` and `rsync` against one server."""

    def __init__(self, outlet: ServerOutlet, login: Login, workspace: Path) -> None:
        """Write the settings into a private folder.

        Args:
            outlet: Where.
            login: How the desk and the server know each other.
            workspace: A folder that is the desk's alone, empty.

        Raises:
            OutletError: the path of the key holds a character that settings cannot hold.
        """
        self.workspace = workspace
        key = str(login.key)
        if any(letter in key for letter in '"\\\n\r$') or not key.isprintable():
            raise OutletError("the folder of the keys has a name that SSH cannot read")
        told = _CLOSED.format(
            host=outlet.host, port=outlet.port, user=outlet.user, key=key.replace("%", "%%")
        )
        (workspace / SETTINGS).write_text(told, "utf-8")
        (workspace / KNOWN).write_text(f"{FAR} {login.host_key}\n", "ascii")

    def run(self, command: str, given: bytes = b"") -> bytes:
        """Run a command of the far end's shell and return what it printed.

        Raises:
            MoksoriError: see `_stopped`.
        """
        return self._start(["ssh", "-F", SETTINGS, FAR, command], given)

    def batch(self, lines: Sequence[str]) -> str:
        """Give lines to `sftp` and return what it printed; one that fails ends it.

        Raises:
            MoksoriError: see `_stopped`.
        """
        given = "".join(f"{line}\n" for line in lines).encode()
        return self._start(["sftp", "-F", SETTINGS, "-b", "-", FAR], given).decode(
            "utf-8", "replace"
        )

    def rsync(self, options: Sequence[str], given: bytes = b"") -> bytes:
        """Run `rsync` over the same connection settings.

        Raises:
            MoksoriError: see `_stopped`.
        """
        return self._start(["rsync", "-e", f"ssh -F {SETTINGS}", *options], given)

    def _start(self, arguments: list[str], given: bytes) -> bytes:
        keep = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"}
        try:
            ended = subprocess.run(
                arguments, cwd=self.workspace, env=keep, input=given, capture_output=True,
                check=False,
            )  # fmt: skip
        except FileNotFoundError:
            raise NoToolError("a program that brings files to servers is missing") from None
        if ended.returncode:
            raise stopped(ended.returncode, ended.stderr.decode("utf-8", "replace"))
        return ended.stdout


def make_key(path: Path) -> str:
    """Make a key of the desk's own for one outlet and return its public half, without a comment.

    Args:
        path: Where the private half goes; readable by its owner alone.

    Raises:
        NoToolError: OpenSSH is not installed.
    """
    arguments = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(path)]
    try:
        subprocess.run(arguments, check=True, capture_output=True, stdin=subprocess.DEVNULL)
    except FileNotFoundError:
        raise NoToolError("the program that makes keys is missing") from None
    return path.with_name(f"{path.name}.pub").read_text("ascii").strip()


def stopped(code: int, told: str) -> MoksoriError:
    """Return the error that a program's end stands for; nothing of what it said is kept.

    Args:
        code: What the program ended with.
        told: What it said.
    """
    for pattern, error, message in _TOLD:
        if pattern.search(told):
            return error(message)
    if code == _NOT_WRITTEN:
        return FarFullError("files could not be written at the far end")
    if code in _CUT or re.search(
        r"connection (closed|reset|lost)|broken pipe|timed out", told, re.I
    ):
        return CutError("the connection to the server was cut, or there is none")
    return FarEndError(f"the server could not do what was asked (end code {code})")
