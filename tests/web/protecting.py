"""A desk with two invented accounts, decided by the demo's policy, open to who reads accounts."""

import pytest

from tests.desk import kept


@pytest.fixture
def accounts(desk, clock, tmp_path):
    return kept.stand("protected", lambda: protect(clock), clock, tmp_path)


def protect(clock):
    from moksori.desk import intake, protection, work
    from tests.flows.texts import ENGLISH, KOREAN
    from tests.web.cast import demo_desk

    demo_desk()
    arrival = intake.Arrival("file", "kp", invented=True, open_to_desk=True)
    ids = [
        intake.receive_account(text.encode(), name, arrival, by="usr-test", at=clock()).account
        for name, text in (("en.txt", ENGLISH), ("ko.txt", KOREAN))
    ]
    with work.sole_worker(clock()) as worker:
        work.work_off(worker, clock, lambda *_: None)
    protection.clear_all("usr-test", clock(), lambda *_: None)
    return ids
