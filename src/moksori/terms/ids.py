"""Random names for things; a number that counts would tell how many there are."""

from __future__ import annotations

import secrets


def new_id(kind: str) -> str:
    """Return a fresh id such as `acc-9f2c41d07b3e5a66`.

    Args:
        kind: Two to five lower-case letters that say what the id names.
    """
    return f"{kind}-{secrets.token_hex(8)}"
