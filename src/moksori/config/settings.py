"""Settings: read from the environment once, and no secret among them.

`MOKSORI_HOME` is the data folder. `MOKSORI_KEY` is the file of the desk key, or `-` for standard
input; unless it is named it lies beside the data folder, never inside. The key itself is read
when the database is first opened and never stands in this module.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

from moksori.config.screens import *  # noqa: F403
from moksori.records.desk_key import KeySource


def home_folder() -> Path:
    """Return the data folder of this desk."""
    told = os.environ.get("MOKSORI_HOME")
    return Path(told).expanduser() if told else Path.home() / ".local" / "share" / "moksori"


def keys_folder(home: Path) -> Path:
    """Return the folder of the key files: beside the data folder, so that no copy takes both."""
    told = os.environ.get("MOKSORI_KEYS")
    return Path(told).expanduser() if told else home.with_name(home.name + ".keys")


def key_source(home: Path) -> KeySource:
    """Say where the desk key comes from."""
    told = os.environ.get("MOKSORI_KEY")
    if told == "-":
        return KeySource(None, home)
    return KeySource(Path(told) if told else keys_folder(home) / "desk.key", home)


def databases(home: Path, source: KeySource, *, unsafe_plain: bool) -> dict[str, Any]:
    """Return Django's DATABASES: SQLCipher, or plain SQLite where somebody insisted on it."""
    options: dict[str, Any] = {"transaction_mode": "IMMEDIATE", "timeout": 20}
    if unsafe_plain:
        options["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
        return {
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": home / "desk-unsafe-plain.sqlite",
                "OPTIONS": options,
            }
        }
    return {
        "default": {
            "ENGINE": "moksori.records.sqlcipher",
            "NAME": home / "desk.sqlcipher",
            "OPTIONS": {**options, "key_source": source},
        }
    }


MOKSORI_HOME = home_folder()
KEYS_FOLDER = keys_folder(MOKSORI_HOME)
ORIGINALS_FOLDER = MOKSORI_HOME / "originals"
IDENTITY_FILE = KEYS_FOLDER / "originals.identity"
RECIPIENT_FILE = ORIGINALS_FOLDER / "recipient.txt"
UNSAFE_PLAIN_DATABASE = os.environ.get("MOKSORI_UNSAFE_PLAIN_DATABASE") == "1"
KEY_SOURCE = key_source(MOKSORI_HOME)
DATABASES = databases(MOKSORI_HOME, KEY_SOURCE, unsafe_plain=UNSAFE_PLAIN_DATABASE)

DEBUG = False
# Fresh for each process: nothing that must outlive a restart is signed with it.
SECRET_KEY = secrets.token_urlsafe(48)
# The names by which the desk is asked for. It listens on the loopback address alone: a name of
# its own is given by what stands before it and closes the way to others (TLS, or an onion).
ALLOWED_HOSTS = ["127.0.0.1", "localhost", *os.environ.get("MOKSORI_NAMES", "").split()]
ROOT_URLCONF = "moksori.config.urls"
WSGI_APPLICATION = "moksori.config.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "django_htmx",
    "moksori.records",
    # Before the library whose pages it dresses.
    "moksori.web",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
AUTH_USER_MODEL = "records.User"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ko", "한국어")]

# What a screen is asked for names things of the desk, and so would a log of it: none is kept.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"nothing": {"class": "logging.NullHandler"}},
    "loggers": {
        name: {"handlers": ["nothing"], "propagate": False}
        for name in ("django", "waitress", "allauth", "fido2")
    },
}

# Where the source of the running programme is offered (AGPL section 13). The default is a name
# that nobody can own: a desk that serves pages to others names its own place.
SOURCE_URL = os.environ.get("MOKSORI_SOURCE_URL", "https://moksori.example/source")

# Tables of acts: counts from 1 to one below this are withheld; 3 is the least that is taken.
FIGURES_THRESHOLD = int(os.environ.get("MOKSORI_FIGURES_THRESHOLD", "5"))
