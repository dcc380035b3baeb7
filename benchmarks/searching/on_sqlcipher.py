"""Settings of a desk to be measured: SQLCipher, as the desk has it."""

from moksori.config.settings import *  # noqa: F403
