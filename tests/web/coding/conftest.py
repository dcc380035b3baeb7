"""Accounts of an invented desk, read and proposed, with the cast that codes them."""

import pytest

from tests.flows.texts import ENGLISH, KOREAN
from tests.web.cast import person, signed_in

SHORT = (
    "The captain of the local security office beat a woman in Hyesan in March 2031. "
    "He took 300 yuan from her.\n\nHer neighbour saw it. He was arrested in April 2031.\n"
)
TEXTS = {"en": ENGLISH, "ko": KOREAN, "short": SHORT}


@pytest.fixture
def proposed(desk, clock):
    """`proposed("short", by=reporter)` gives an account, sealed, read and proposed, closed."""
    from moksori.desk import coding, intake
    from moksori.records.models import AccountRecord
    from moksori.records.states import Role

    def make(name="short", by=None, opened=False, text=None):
        arrival = intake.Arrival("file", "kp", open_to_desk=opened)
        who = (by or person(Role.REPORTER)).id
        told = (text or TEXTS[name]).encode()
        got = intake.receive_account(told, f"{name}.txt", arrival, by=who, at=clock())
        intake.read_account(got.account, by="rules:intake", at=clock())
        coding.propose_account(got.account, by="rules:coding", at=clock())
        return AccountRecord.objects.get(pk=got.account)

    return make


@pytest.fixture
def as_role(client):
    """Return the client with somebody of the cast signed in, and who that is."""

    def enter(role, name=""):
        user = person(role, name)
        return signed_in(client, user), user

    return enter
