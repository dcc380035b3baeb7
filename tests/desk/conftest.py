"""A desk in the test database, with originals in a folder of its own."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import pytest

from moksori.terms.consent import Use
from tests.desk import kept
from tests.flows.texts import ENGLISH, KOREAN


class Clock:
    """Gives the time, a second later each time it is asked."""

    def __init__(self):
        self.now = datetime(2031, 5, 2, 9, 0, tzinfo=UTC)

    def __call__(self):
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def desk(db, settings, tmp_path):
    """An open desk: keys made, nothing received."""
    from moksori.records import desk_key

    settings.MOKSORI_HOME = tmp_path / "home"
    settings.ORIGINALS_FOLDER = tmp_path / "home" / "originals"
    settings.RECIPIENT_FILE = settings.ORIGINALS_FOLDER / "recipient.txt"
    settings.IDENTITY_FILE = tmp_path / "keys" / "originals.identity"
    settings.ORIGINALS_FOLDER.mkdir(parents=True)
    identity = desk_key.make_identity(settings.IDENTITY_FILE)
    settings.RECIPIENT_FILE.write_text(identity.recipient, "ascii")
    return settings.MOKSORI_HOME


@pytest.fixture
def received(desk, clock, tmp_path):
    """Two accounts, one in each language, received and worked off."""
    return kept.stand("received", lambda: receive(clock), clock, tmp_path)


def receive(clock):
    from moksori.desk import intake, work

    arrival = intake.Arrival("file", "kp")
    ids = [
        intake.receive_account(text.encode(), name, arrival, by="usr-test", at=clock()).account
        for name, text in (("en.txt", ENGLISH), ("ko.txt", KOREAN))
    ]
    with work.sole_worker(clock()) as worker:
        work.work_off(worker, clock, lambda *_: None)
    assert work.failures() == []
    return ids


class Issued(NamedTuple):
    """Accounts of which an edition is out: what was cleared, and the site where it was made."""

    accounts: list[str]
    standing: Any
    site: Any = None


def released(clock):
    from moksori.desk import protection, publishing

    standing = protection.clear_all("usr-test", clock(), lambda *_: None)
    release = publishing.release_edition(
        standing.plan, standing.drafts, standing.watch, lambda *_: None, by="usr-test", at=clock()
    )
    return standing, release


def made(clock, **options):
    from moksori.desk import protection, site

    standing = protection.clear_all("usr-test", clock(), lambda *_: None)
    return standing, site.make_site(standing, lambda *_: None, by="u", at=clock(), **options)


@pytest.fixture
def issued(desk, clock, tmp_path):
    """Two accounts were received, and an edition of both is out."""

    def issue():
        accounts = receive(clock)
        return Issued(accounts, released(clock)[0])

    return kept.stand("issued", issue, clock, tmp_path)


@pytest.fixture
def sited(desk, clock, tmp_path):
    """The same, and the site of it was made."""

    def issue():
        accounts = receive(clock)
        released(clock)
        standing, site = made(clock)
        inside = site.folder.relative_to(tmp_path)
        return Issued(accounts, standing, replace(site, folder=inside))

    told = kept.stand("sited", issue, clock, tmp_path)
    return told._replace(site=replace(told.site, folder=tmp_path / told.site.folder))


def allow(account, use, clock, *, to_whom="", allowed=True):
    """Let every source of an account (or its first person) allow a use."""
    from moksori.records.models import ConsentRecord, PersonRecord

    people = PersonRecord.objects.in_account(account)
    rows = list(people.filter(role="source")) or [people.first()]
    return [
        ConsentRecord.objects.create(
            person=row, account_id=account, use=use.value, allowed=allowed, to_whom=to_whom,
            method="oral", by="usr-officer", at=clock(),
        )
        for row in rows
    ]  # fmt: skip


@pytest.fixture
def consented(received, clock):
    for account in received:
        for use in (Use.SHARE_WITH_BODY, Use.COURT, Use.UNITED_NATIONS):
            allow(account, use, clock)
    return received
