"""What `bin/bench` installs is what the desk needs, in the same versions, and the peers beside it."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def pins(lock):
    return set(re.findall(r"^([a-z0-9-]+==\S+)", (ROOT / lock).read_text("ascii"), re.MULTILINE))


def test_a_benchmark_runs_with_the_libraries_of_the_desk():
    ours = pins("requirements/moksori.lock")
    assert ours
    assert ours - pins("benchmarks/peers.lock") == set()
