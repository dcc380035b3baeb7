"""A PostgreSQL of its own, for a benchmark or for tests: made in a moment, gone afterwards."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path


class NoPostgresError(RuntimeError):
    """PostgreSQL's programs are not installed."""


def programs() -> Path:
    """Return the folder of the newest PostgreSQL's programs.

    Raises:
        NoPostgresError: there are none.
    """
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    if path := shutil.which("initdb"):
        return Path(path).resolve().parent
    raise NoPostgresError("needs PostgreSQL: sudo apt-get install -y postgresql")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def cluster(*settings: str):
    """Run a throw-away PostgreSQL.

    Args:
        settings: Further settings of the server, such as `shared_buffers=512MB`.

    Yields:
        Its port on 127.0.0.1; the user `desk` needs no password.
    """
    place, port = programs(), _free_port()
    # PostgreSQL refuses to run as root, and its own user must reach the folder.
    as_root = os.geteuid() == 0
    become = ["runuser", "-u", "postgres", "--"] if as_root else []
    folder = Path(tempfile.mkdtemp(prefix="moksori-postgres-", dir="/tmp"))
    if as_root:
        os.chown(folder, pwd.getpwnam("postgres").pw_uid, -1)
    told = [f"port={port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={folder}"]
    options = " ".join(f"-c {one}" for one in [*told, *settings])

    def run(name, *words):
        command = [*become, str(place / name), "-D", str(folder / "data"), *words]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")

    try:
        run("initdb", "-U", "desk", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield port
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
