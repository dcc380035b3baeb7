"""Settings of the tests: the real back end, a key thrown away at the end, a home of their own."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_home = Path(tempfile.mkdtemp(prefix="moksori-tests-"))
atexit.register(shutil.rmtree, _home, ignore_errors=True)
os.environ["MOKSORI_HOME"] = str(_home / "home")
for _name in ("MOKSORI_KEY", "MOKSORI_KEYS", "MOKSORI_UNSAFE_PLAIN_DATABASE"):
    os.environ.pop(_name, None)

from moksori.config.settings import *  # noqa: E402, F403
from moksori.config.settings import DATABASES, KEYS_FOLDER, MOKSORI_HOME  # noqa: E402
from moksori.records.desk_key import make_desk_key  # noqa: E402

MOKSORI_HOME.mkdir()
make_desk_key(KEYS_FOLDER / "desk.key")
# Encrypted in memory; what is on a disk has its own tests, with files of their own.
DATABASES["default"]["ENGINE"] = "tests.store"
DATABASES["default"]["TEST"] = {"NAME": ":memory:"}
# Fast on purpose: no password of a test protects anything.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
