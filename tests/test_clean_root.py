"""The two commands on a bare Debian 12: nothing there, Python there, all there."""

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = Path("/etc/apt/sources.list.d/debian.sources")
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
PASSED_ON = {"PIP_CERT", "SSL_CERT_FILE", "PIP_INDEX_URL", "UV_DEFAULT_INDEX", "https_proxy"}

pytestmark = pytest.mark.slow


class CleanRoot:
    """A folder with a bare Debian in it, entered by chroot."""

    def __init__(self, folder: Path):
        self.folder = folder

    def run(self, *words: str, timeout: int = 600):
        inherited = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        return subprocess.run(
            ["unshare", "--mount", "--pid", "--fork", f"--mount-proc={self.folder}/proc"]
            + ["chroot", str(self.folder), *words],
            env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "LANG": "C.UTF-8"}
            | inherited,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )

    def install(self, *packages: str):
        done = self.run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages)
        assert done.returncode == 0, done.stderr[-2000:]


@pytest.fixture(scope="module")
def clean_root(tmp_path_factory):
    if not shutil.which("mmdebstrap") or os.geteuid() != 0:
        if os.environ.get("CI"):
            pytest.fail("missing software in CI: mmdebstrap")
        pytest.skip("needs mmdebstrap and root")
    folder = tmp_path_factory.mktemp("clean") / "root"
    with SOURCES.open() as sources:
        made = subprocess.run(
            ["mmdebstrap", "--variant=minbase", "--include=ca-certificates", "--skip=cleanup/apt"]
            + ["bookworm", str(folder), "-"],
            stdin=sources,
            capture_output=True,
            text=True,
            check=False,
        )
    assert made.returncode == 0, made.stderr[-2000:]
    shutil.copy(CERTIFICATES, folder / "etc/ssl/certs/ca-certificates.crt")
    shutil.copy("/etc/resolv.conf", folder / "etc/resolv.conf")
    kept = shutil.ignore_patterns(".venv*", ".bench-venv", ".git", "__pycache__", ".mypy_cache")
    shutil.copytree(ROOT, folder / "moksori", ignore=kept, symlinks=True)
    yield CleanRoot(folder)
    shutil.rmtree(folder, ignore_errors=True)


def test_the_demo_runs_on_a_bare_debian_once_its_one_line_was_followed(clean_root):
    # Given nothing but Debian: one line says what to run, and nothing was changed
    nothing = clean_root.run("sh", "/moksori/bin/moksori", "demo", "--no-serve")
    assert nothing.returncode == 2
    assert nothing.stderr.count("\n") == 1
    assert "apt-get install" in nothing.stderr

    # Given Python without venv: again one line
    clean_root.install("python3")
    no_venv = clean_root.run("sh", "/moksori/bin/moksori", "demo", "--no-serve")
    assert no_venv.returncode == 2
    assert no_venv.stderr.count("\n") == 1
    assert "python3-venv" in no_venv.stderr

    # Given what the line asked for: the whole way, with no compiler on the machine
    clean_root.install("python3-venv")
    assert clean_root.run("sh", "-c", "command -v cc gcc").returncode != 0
    demo = clean_root.run("sh", "-c", "cd /root && sh /moksori/bin/moksori demo --no-serve")
    assert demo.returncode == 0, demo.stderr[-3000:] + demo.stdout[-3000:]
    assert (clean_root.folder / "root/edition/index.html").is_file()
    assert (clean_root.folder / "root/edition/manifest.json").is_file()

    # And a second start is quick
    begun = time.monotonic()
    assert clean_root.run("sh", "/moksori/bin/moksori", "--version").returncode == 0
    assert time.monotonic() - begun < 2
