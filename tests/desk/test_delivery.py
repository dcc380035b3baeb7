"""From a released edition to an outlet: sealed now, brought there, and on the list of what is out."""

import json
import stat
from pathlib import Path

import pytest

from moksori.publishing.delivery.outlets import StoreKey
from moksori.terms.errors import MoksoriError
from tests.desk.conftest import made
from tests.publishing.far_ends import ONLY_FILES, Sshd, sealed, shown

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def keyed(settings, tmp_path):
    settings.KEYS_FOLDER = tmp_path / "keys"


def add(name, place, clock, **reach):
    from moksori.desk import delivery

    return delivery.add_outlet(name, place, delivery.Reach(**reach), by="u", at=clock())


def bring(name, site, clock, **options):
    from moksori.desk import delivery

    told = {"resume": False, "by": "u", "at": clock()} | options
    return delivery.deliver_site(name, site, lambda *_: None, **told)


def standing():
    from moksori.desk import whereabouts

    return {(one.story, one.language, one.place) for one in whereabouts.standing({})}


def test_what_is_released_stands_at_the_outlet_and_goes_when_consent_is_taken_back(
    sited, clock, tmp_path
):
    from moksori.desk import delivery
    from moksori.records.models import ConsentRecord

    place = tmp_path / "www" / "site"
    assert add("web", f"folder:{place}", clock) == ""
    before = sited.site
    told = bring("web", before, clock)
    assert told.sent == len(before.seal.files)
    assert shown(place) == sealed(before.seal.files)
    out = {(one.story, one.language, "web") for one in before.items}
    assert standing() == out
    assert [(one.name, one.stories) for one in delivery.outlets()] == [("web", before.stories)]
    ConsentRecord.objects.filter(account_id=sited.accounts[0]).update(
        withdrawn_at=clock(), withdrawn_by="usr-test"
    )
    _, after = made(clock)
    bring("web", after, clock)
    gone = set(sealed(before.seal.files)) - set(sealed(after.seal.files))
    assert gone
    names = {one.name for one in place.parent.rglob("*")}
    assert not names & {Path(path).name for path in gone if path.startswith("stories/")}
    assert len(standing()) == len(after.items) < len(out)


@pytest.mark.parametrize(("kind", "extra"), [("rsync", ""), ("sftp", ONLY_FILES)])
def test_a_server_gets_a_key_of_its_own_and_the_site(kind, extra, sited, clock, tmp_path, needs):
    from moksori.desk import delivery
    from moksori.records.models import AuditRecord

    needs("rsync")
    server = Sshd(tmp_path / "ssh", needs("sshd", "/usr/sbin/sshd"), extra)
    try:
        target = server.target(kind, tmp_path / "www" / "site", tmp_path / "room").outlet
        place = f"{kind}:{target.user}@{target.host}:{target.path}"
        public = add("far", place, clock, port=server.port, host_key=server.host_key)
        assert public.startswith("ssh-ed25519 ")
        assert len(public.split()) == 2, "no comment: it would tell who and where"
        site = sited.site
        with pytest.raises(MoksoriError) as stopped:
            bring("far", site, clock)
        assert stopped.value.code == "delivery.login"
        assert standing() == set()
        (tmp_path / "ssh" / "allowed").write_text(public + "\n")
        told = bring("far", site, clock)
        assert told.sent == len(site.seal.files)
        assert shown(tmp_path / "www" / "site") == sealed(site.seal.files)
        assert delivery.check_outlet("far", site).none
        assert len(standing()) == len(site.items)
        lines = [row.verb for row in AuditRecord.objects.order_by("seq")]
        assert lines[-2:] == ["outlet.shown", "site.delivered"]
        keys = tmp_path / "keys" / "outlets"
        assert all(
            stat.S_IMODE(one.stat().st_mode) == 0o600
            for one in keys.iterdir()
            if one.suffix != ".pub"
        )
        assert delivery.remove_outlet("far", by="u", at=clock()) == site.stories
        assert list(keys.iterdir()) == []
        assert delivery.outlets() == ()
    finally:
        server.stop()


def test_the_key_of_a_store_is_with_the_other_keys_and_nowhere_else(desk, clock, tmp_path):
    from moksori.records.models import OutletRecord

    key = StoreKey("an-id", "a-secret")
    add("store", "s3:store.example/bucket/site", clock, store_key=key)
    (kept,) = (tmp_path / "keys" / "outlets").iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert json.loads(kept.read_text()) == ["an-id", "a-secret"]
    assert "a-secret" not in json.dumps(OutletRecord.objects.get(name="store").settings)


def test_an_outlet_without_what_it_needs_is_refused(desk, clock, tmp_path, settings):
    add("web", f"folder:{tmp_path / 'www'}", clock)
    for name, place, code in (
        ("web", f"folder:{tmp_path / 'other'}", "outlets.taken"),
        ("Web site", f"folder:{tmp_path / 'other'}", "outlets.words"),
        ("inside", f"folder:{settings.MOKSORI_HOME}/site", "outlets.words"),
        ("store", "s3:store.example/bucket/site", "outlets.words"),
        ("far", "rsync:u@host.example:/srv/site", "delivery.outlet"),
    ):
        with pytest.raises(MoksoriError) as refused:
            add(name, place, clock)
        assert refused.value.code == code
    with pytest.raises(MoksoriError) as missing:
        bring("nowhere", None, clock)
    assert missing.value.code == "outlets.none"
