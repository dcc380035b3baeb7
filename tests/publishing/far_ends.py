"""Real servers on this machine for deliveries: sshd with rsync or files only, a store, a bad line."""

import contextlib
import getpass
import hashlib
import os
import random
import shutil
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

from moksori.publishing.delivery.delivering import Target
from moksori.publishing.delivery.outlets import Login, ServerOutlet, StoreKey, StoreOutlet
from moksori.publishing.site_folder import Made
from moksori.terms.cleared import SealedFile
from moksori.terms.ids import new_id

ONLY_FILES = "ForceCommand internal-sftp"
NO_LINKS = "ForceCommand internal-sftp -P symlink,hardlink"


def rclone():
    """Return the store's program; it came with the test environment."""
    return str(Path(sys.executable).with_name("rclone"))


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def wait_for(port, process):
    for _ in range(200):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        assert process.poll() is None, "the server ended"
        time.sleep(0.05)
    raise AssertionError("the server does not listen")


def keygen(path):
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(path)]
    subprocess.run(command, check=True, capture_output=True)
    return path.with_name(path.name + ".pub").read_text().strip()


class Sshd:
    """An sshd with keys of its own; `extra` lines are added to its settings."""

    def __init__(self, folder, program, extra=""):
        folder.mkdir()
        self.host_key = keygen(folder / "host")
        (folder / "allowed").write_text(keygen(folder / "id") + "\n")
        self.port = free_port()
        self.login = Login(folder / "id", self.host_key)
        settings = folder / "sshd_config"
        settings.write_text(
            f"ListenAddress 127.0.0.1\nPort {self.port}\nHostKey {folder}/host\n"
            f"AuthorizedKeysFile {folder}/allowed\nPidFile none\nStrictModes no\n"
            "PasswordAuthentication no\nKbdInteractiveAuthentication no\nPermitRootLogin yes\n"
            "UsePAM no\nSubsystem sftp internal-sftp\nMaxStartups 100\n" + extra + "\n"
        )
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
        self._log = (folder / "log").open("wb")
        self.process = subprocess.Popen(
            [program, "-D", "-e", "-f", str(settings)], stdout=self._log, stderr=self._log
        )
        wait_for(self.port, self.process)

    def target(self, kind, path, room, port=None, login=None):
        place = ServerOutlet(kind, getpass.getuser(), "127.0.0.1", port or self.port, str(path))
        room.mkdir(exist_ok=True)
        return Target(place, login or self.login, room)

    def stop(self):
        self.process.terminate()
        self.process.wait(10)
        self._log.close()


class Store:
    """An S3-compatible store that holds its buckets as folders and checks every signature."""

    def __init__(self, folder, program):
        self.folder = folder
        (folder / "bucket").mkdir(parents=True)
        self.port = free_port()
        self.key = StoreKey("desk-of-a-test", "secret-of-a-test")
        command = [program, "serve", "s3", "--addr", f"127.0.0.1:{self.port}", "--auth-key"]
        command += [f"{self.key.id},{self.key.secret}", "--config", "/dev/null"]
        command += ["--dir-cache-time", "1s", "--vfs-cache-mode", "off", str(folder)]
        self.process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        wait_for(self.port, self.process)

    def target(self, room, prefix="site", port=None, key=None):
        room.mkdir(exist_ok=True)
        outlet = StoreOutlet(f"127.0.0.1:{port or self.port}", False, "bucket", prefix)
        return Target(outlet, key or self.key, room)

    def stop(self):
        self.process.kill()
        self.process.wait(10)


class BadLine:
    """Leads to a server, and is cut after so many bytes of ours; `heard` keeps what was sent."""

    def __init__(self, port, cut_after=None):
        self._far, self.left, self.heard = port, cut_after, bytearray()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        with contextlib.suppress(OSError):
            while True:
                near, _ = self._socket.accept()
                try:
                    far = socket.create_connection(("127.0.0.1", self._far))
                except OSError:
                    near.close()
                    continue
                for one, other, ours in ((near, far, True), (far, near, False)):
                    threading.Thread(
                        target=self._carry, args=(one, other, ours), daemon=True
                    ).start()

    def _carry(self, one, other, ours):
        with contextlib.suppress(OSError):
            while content := one.recv(16384):
                if ours:
                    self.heard += content
                    if self.left is not None:
                        self.left -= len(content)
                        if self.left <= 0:
                            break
                other.sendall(content)
        for end in (one, other):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def close(self):
        self._socket.close()


def site(folder, word, stories=20, size=200, seed=0):
    """Write an invented site and return the seal's files."""
    shutil.rmtree(folder, ignore_errors=True)
    drawn = random.Random(seed)
    paths = [f"stories/a-story-{number}.html" for number in range(stories)]
    paths += ["index.html", "index.ko.html", "archive.html", "feed.atom", "assets/page.css"]
    files = []
    for path in [*paths, "manifest.json"]:
        if path == "manifest.json":
            rows = ",".join(
                f'{{"path": "{one.path}", "sha256": "{one.sha256}", "size": {one.size}}}'
                for one in sorted(files, key=lambda one: one.path)
            )
            content = f'{{"files": [{rows}]}}'.encode()
        else:
            # Every third story is the same in every site of one size.
            fixed = path.startswith("stories/") and int(path[16:-5]) % 3 == 0
            content = f"{'same' if fixed else word} {path} ".encode() + drawn.randbytes(size)
        files.append(put(folder, path, content))
    return tuple(sorted(files, key=lambda one: one.path))


def put(folder, path, content):
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    sha256 = hashlib.sha256(content).hexdigest()
    age = Made("", sha256, len(content)).age
    os.utime(target, ns=(age, age))
    return SealedFile(path, sha256, len(content))


def shown(place):
    """Return what a reader sees: path → SHA-256."""
    while True:
        root = Path(place).resolve()
        with contextlib.suppress(FileNotFoundError):
            seen = {
                one.relative_to(root).as_posix(): hashlib.sha256(one.read_bytes()).hexdigest()
                for one in root.rglob("*")
                if one.is_file()
            }
            # Who began with the old site and was overtaken begins again, as a browser would.
            if Path(place).resolve() == root:
                return seen


def sealed(files):
    return {one.path: one.sha256 for one in files}


def quiet(*_):
    pass


def fresh(tmp_path):
    return tmp_path / new_id("far")
