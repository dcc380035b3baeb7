"""The same tests on PostgreSQL: every migration, the guards of what only grows, jobs, search."""

import os
import subprocess
import sys

import pytest
from benchmarks.searching.cluster import NoPostgresError, cluster

from tests.conftest import MISSING
from tests.flows.running import ROOT

pytestmark = pytest.mark.slow
SAME = (
    "tests/records/test_guards.py",
    "tests/records/models/test_access.py",
    "tests/desk/test_searching.py",
)


def test_the_desk_migrates_to_postgresql_and_the_same_tests_pass(request):
    try:
        with cluster("fsync=off") as port:
            done = subprocess.run(
                [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist",
                 "--ds", "tests.settings_postgresql", *SAME],
                cwd=ROOT,
                env={**os.environ, "MOKSORI_TEST_POSTGRESQL": str(port), "PYTHONPATH": ""},
                capture_output=True,
                text=True,
                timeout=900,
                check=False,
            )  # fmt: skip
    except NoPostgresError as error:
        request.node.stash[MISSING] = "postgresql"
        pytest.skip(str(error))
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
