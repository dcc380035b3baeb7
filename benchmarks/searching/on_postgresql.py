"""Settings of a desk to be measured: PostgreSQL, in a throw-away cluster."""

import os

from moksori.config.settings import *  # noqa: F403

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "postgres",
        "USER": "desk",
        "HOST": "127.0.0.1",
        "PORT": os.environ["MOKSORI_BENCH_PORT"],
    }
}
