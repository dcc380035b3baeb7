"""What every test stands on: no example database, nothing skipped in silence, a home of its own."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# No example database: a failing example may hold what must not lie about on a disk. With CI=true the
# same cases are drawn each time: a change is judged by itself, and the search for new cases goes on
# wherever tests are run by hand.
settings.register_profile(
    "moksori",
    database=None,
    deadline=None,
    max_examples=100,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("moksori")

SHARED = Path(__file__).resolve().parents[2] / "shared"


LONGEST = (
    "tests/test_clean_root.py",
    "tests/flows/test_killed.py",
    "tests/flows/test_books.py",
    "tests/flows/test_programme.py",
    "tests/flows/",
    "tests/cli/",
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Let the longest tests run first: the others fill up the time of whoever is done.

    Tests that ask for no database come last, the whole ways among them: minutes each, dealt out
    when nothing else was left, so that a run ended with one worker at work and the others idle.
    """
    rank = {start: number for number, start in enumerate(LONGEST)}

    def place(item):
        return next((rank[one] for one in LONGEST if item.nodeid.startswith(one)), len(LONGEST))

    items.sort(key=place)


@pytest.fixture(scope="session")
def seeds():
    """The published interviews, where they stand beside the checkout."""
    files = sorted((SHARED / "seeds").glob("*.txt"))
    if not files:
        pytest.skip("no ../shared/seeds beside this checkout")
    return files


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """With CI=true a test that is skipped for missing software has failed."""
    report = yield
    missing = item.stash.get(MISSING, None)
    if os.environ.get("CI") and report.skipped and missing:
        report.outcome = "failed"
        report.longrepr = f"missing software in CI: {missing}"
    return report


MISSING = pytest.StashKey[str]()


@pytest.fixture
def needs(request):
    """Ask for a program by name: `needs("chromium")` gives its path or skips aloud."""
    import shutil

    def ask(*names: str) -> str:
        for name in names:
            if path := shutil.which(name):
                return path
        request.node.stash[MISSING] = names[0]
        pytest.skip(f"needs {names[0]}, which is not installed")

    return ask
