"""Settings of the tests that run on PostgreSQL too: `tests/flows/test_postgresql.py` sets them."""

import os

from tests.settings import *  # noqa: F403

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "postgres",
        "USER": "desk",
        "HOST": "127.0.0.1",
        "PORT": os.environ["MOKSORI_TEST_POSTGRESQL"],
        "TEST": {"NAME": "desk_under_test"},
    }
}
