"""Outlets and mail on the screen: what is where, what failed, brought and sent again past the gate."""

from collections import deque

import pytest
from django.urls import reverse

from moksori.records.states import OutletKind, Role
from tests.desk.mailing import NO, server
from tests.web.cast import person, signed_in
from tests.web.editions.test_editions import work_off

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PAGE = "/editions/outlets/"


@pytest.fixture
def editor(client, issued, settings, tmp_path):
    """An editor of a desk whose first edition is out; its accounts are open to the desk."""
    from moksori.records.models import AccountRecord

    settings.KEYS_FOLDER = tmp_path / "keys"
    AccountRecord.objects.update(open_to_desk=True)
    return signed_in(client, person(Role.EDITOR))


def text(client):
    return client.get(PAGE).content.decode()


def add(name, place, clock, **reach):
    from moksori.desk import delivery

    delivery.add_outlet(name, place, delivery.Reach(**reach), by="u", at=clock())
    return next(one.id for one in delivery.outlets() if one.name == name)


def bring(client, outlet):
    return client.post(reverse("editions:bring", args=[outlet]))


def test_an_outlet_is_brought_what_stands_and_says_why_it_failed(editor, clock, tmp_path):
    from moksori.desk import delivery
    from moksori.records.models import AuditRecord, JobRecord

    assert "No outlet is named yet" in text(editor)
    place = tmp_path / "www" / "site"
    outlet = add("web", f"folder:{place}", clock)
    assert "nothing brought yet" in text(editor)
    assert bring(editor, outlet).status_code == 303
    assert bring(editor, outlet).status_code == 409
    assert "Waits for the worker" in text(editor)
    work_off(clock)
    page = text(editor)
    assert "as of today" in page
    assert delivery.outlets()[0].stories > 0
    assert list(place.rglob("*.html"))
    # Something else stands there: it fails, says what to do, and what it says leaves no path.
    place.unlink()
    place.mkdir()
    (place / "letter.txt").write_text("mine")
    assert bring(editor, outlet).status_code == 303
    work_off(clock)
    page = text(editor)
    assert "not brought" in page
    assert "publishing.place_taken" in page
    assert "Something that the desk did not bring stands there" in page
    last = AuditRecord.objects.filter(verb="outlet.failed").last()
    assert (last.subjects, last.detail) == ([outlet], {"error": "publishing.place_taken"})
    assert JobRecord.objects.filter(kind="outlet.bring").count() == 2
    (place / "letter.txt").unlink()
    place.rmdir()
    assert bring(editor, outlet).status_code == 303
    work_off(clock)
    page = text(editor)
    assert "publishing.place_taken" not in page
    assert "as of today" in page


def test_no_secret_of_an_outlet_or_of_mail_stands_on_the_page(editor, clock):
    from moksori.desk import mail_list, mail_settings
    from moksori.publishing.delivery.outlets import StoreKey

    add("store", "s3:s3.example/bucket", clock, store_key=StoreKey("KEYID", "SECRETSECRET"))
    told = {"host": "mail.example", "sender": "d@desk.example", "leave_to": "l@desk.example"}
    mail_settings.keep(told | {"user": "desk", "password": "PASSPASS"}, by="u", at=clock())
    mail_list.add("hong@readers.example", "ko", by="u", at=clock())
    page = text(editor)
    assert "s3.example/bucket" in page
    assert "mail.example" in page
    for secret in ("KEYID", "SECRETSECRET", "PASSPASS", "readers.example"):
        assert secret not in page
    mail_settings.keep({"password": ""}, by="u", at=clock())
    page = text(editor)
    assert "keeps no password" in page
    assert "Send it to the people on the list" not in page


def test_an_edition_is_sent_to_who_waits_for_it_and_nobody_gets_two(editor, clock):
    from moksori.desk import mail_list, mail_settings
    from moksori.records.models import EditionRecord, JobRecord

    edition = EditionRecord.objects.get()
    way = reverse("editions:mail", args=[edition.pk])
    assert editor.post(way).status_code == 404  # nobody has said how the desk sends
    mail_list.add("hong@readers.example", "ko", by="u", at=clock())
    with server() as (handler, port):
        told = {"host": "127.0.0.1", "port": port, "tls": "plain", "sender": "d@desk.example"}
        told["leave_to"] = "leave@desk.example"
        mail_settings.keep(told, by="u", at=clock())
        assert "Not sent to anybody yet" in text(editor)
        assert editor.post(way).status_code == 303
        assert editor.post(way).status_code == 409
        work_off(clock)
        assert len(handler.taken) == 1
        assert "1: taken by the server" in text(editor)
        mail_list.add("late@readers.example", "ko", by="u", at=clock())
        assert "Send it to those who have not got it" in text(editor)
        assert editor.post(way).status_code == 303
        work_off(clock)
        assert len(handler.taken) == 2
        assert "2: taken by the server" in text(editor)
    mail_settings.keep({"port": 9}, by="u", at=clock())
    mail_list.add("third@readers.example", "ko", by="u", at=clock())
    from moksori.desk import outlet_jobs

    outlet_jobs.WAIT, before = 0, outlet_jobs.WAIT
    try:
        assert editor.post(way).status_code == 303
        work_off(clock)
    finally:
        outlet_jobs.WAIT = before
    assert JobRecord.objects.order_by("-number").first().error_code == "mail.unreachable"
    page = text(editor)
    assert "The mail server does not answer" in page
    assert "1: still to be sent" in page


def test_what_somebody_may_not_see_is_not_counted_and_not_sent(editor, clock, tmp_path):
    from moksori.desk import whereabouts
    from moksori.records.models import AccountRecord, EditionRecord, StoryRecord

    place = whereabouts.outlet(OutletKind.SITE, str(tmp_path / "www"), by="u", at=clock())
    items = [
        whereabouts.Item(one.public_id, one.language, "other") for one in StoryRecord.objects.all()
    ]
    whereabouts.note_out(place, items, by="u", at=clock())
    assert f"{len(items)} stories stand there." in text(editor)
    AccountRecord.objects.update(open_to_desk=False)
    page = text(editor)
    assert "0 stories stand there." in page
    assert "told otherwise" not in page
    assert "No edition is out yet" in page
    edition = EditionRecord.objects.get()
    assert editor.post(reverse("editions:mail", args=[edition.pk])).status_code == 404


def test_a_job_asked_for_again_is_a_new_one_though_older_ones_were_removed(received, clock):
    from moksori.desk import editions
    from moksori.records.models import JobRecord

    first = editions.ask_showing(by="u", at=clock())
    JobRecord.objects.filter(id=first).update(state="done", ended_at=clock())
    second = editions.ask_showing(by="u", at=clock())
    assert second != first
    JobRecord.objects.filter(id=first).delete()
    JobRecord.objects.filter(id=second).update(state="failed", ended_at=clock())
    third = editions.ask_showing(by="u", at=clock())
    assert third not in {first, second}


def test_an_outlet_is_called_as_people_call_it_wherever_it_is_listed(editor, clock, tmp_path):
    from moksori.records.models import AuditRecord, OutletRecord, StoryRecord

    outlet = add("web", f"folder:{tmp_path / 'www'}", clock)
    way = reverse("editions:call_outlet", args=[outlet])
    hostile = "<b>The mirror</b>\u202e abroad"
    assert editor.post(way, {"label": hostile}).status_code == 303
    assert OutletRecord.objects.get(pk=outlet).label == "<b>The mirror</b> abroad"
    page = text(editor)
    assert "&lt;b&gt;The mirror&lt;/b&gt; abroad" in page
    assert "<b>The mirror" not in page
    assert bring(editor, outlet).status_code == 303
    work_off(clock)
    story = StoryRecord.objects.filter(editions__isnull=False).first()
    one = editor.get(reverse("editions:one_out", args=[story.pk])).content.decode()
    assert "The mirror" in one
    assert editor.post(way, {"label": "x" * 81}).status_code == 409
    assert editor.post(way, {"label": ""}).status_code == 303
    assert "The mirror" not in text(editor)
    assert AuditRecord.objects.filter(verb="outlet.called").count() == 2
    nobody = reverse("editions:call_outlet", args=["out-0123456789abcdef"])
    assert editor.post(nobody, {"label": "x"}).status_code == 404


def test_a_notice_is_sent_listed_and_sent_again_to_the_refused_alone(editor, clock):
    from moksori.desk import mail_list, mail_settings, recalls
    from moksori.records.models import EditionRecord, JobRecord
    from moksori.records.states import RecallReason

    edition = EditionRecord.objects.get()
    way = reverse("editions:mail", args=[edition.pk])
    for name in ("hong", "refused"):
        mail_list.add(f"{name}@readers.example", "ko", by="u", at=clock())
    with server() as (handler, port):
        told = {"host": "127.0.0.1", "port": port, "tls": "plain", "sender": "d@desk.example"}
        mail_settings.keep(told | {"leave_to": "leave@desk.example"}, by="u", at=clock())
        editor.post(way)
        work_off(clock)
        assert len(handler.taken) == 2
        assert "No notice was sent." in text(editor)
        assert editor.post(way, {"what": "edition.notice"}).status_code == 303
        work_off(clock)
        assert JobRecord.objects.order_by("-number").first().error_code == "mail.nothing_to_tell"
        assert "there is no notice to send" in text(editor)
        gone = edition.stories.order_by("pk").first()
        recalls.recall([gone.public_id], RecallReason.DANGER, by="u", at=clock())
        handler.plan["RCPT"] = deque([NO])
        assert editor.post(way, {"what": "edition.notice"}).status_code == 303
        assert editor.post(way, {"what": "edition.notice"}).status_code == 409
        work_off(clock)
        assert len(handler.taken) == 3
        page = text(editor)
        assert "1: refused by the server for good" in page
        assert "Send it again to those whom the server refused" in page
        assert editor.post(way, {"what": "edition.notice_again"}).status_code == 303
        work_off(clock)
        assert len(handler.taken) == 4
        assert "refused by the server" not in text(editor)
        # Once more, and nobody gets two.
        editor.post(way, {"what": "edition.notice_again"})
        work_off(clock)
        assert len(handler.taken) == 4
