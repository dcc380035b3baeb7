"""`python -m moksori`: the desk in the terminal."""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Run one command and return its exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moksori.config.settings")
    from moksori.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
