"""The log on the screen: looked through by a form, taken along as lines that can be verified."""

import pytest

from moksori.records.states import Role
from tests.desk.conftest import clock  # noqa: F401
from tests.web.cast import NOW, person, signed_in

pytestmark = pytest.mark.django_db


def text_of(answer):
    return answer.content.decode()


def test_what_is_looked_for_stands_in_no_address(client):
    from moksori.desk import staff

    who, other = person(Role.ADMINISTRATOR), person(Role.CODER)
    signed_in(client, who)
    staff.change_role(other.id, Role.EDITOR, by=who.id, at=NOW)
    page = text_of(client.get("/keeping/log/"))
    assert "?q=" not in page
    assert (
        "?"
        not in text_of(client.get(f"/keeping/people/{other.id}/")).split("What they did")[0][-400:]
    )
    found = text_of(client.post("/keeping/log/", {"q": other.id}))
    assert "2 lines" in found
    assert "staff.role" in found
    assert f'value="{other.id}"' in found
    # An address of before, kept in a history, finds nothing by its word.
    assert text_of(client.get("/keeping/log/", {"q": other.id})).count(f'value="{other.id}"') == 0


def test_older_lines_are_asked_for_with_the_same_word(client, clock):  # noqa: F811
    from moksori.desk import audit

    signed_in(client, person(Role.PROTECTION_OFFICER))
    for _ in range(130):
        audit.write_line("story.approved", by="usr-1", at=clock())
    page = text_of(client.post("/keeping/log/", {"q": "story.approved"}))
    assert page.count('<code class="quiet">story.approved</code>') == 100
    before = page.split('name="before" value="')[1].split('"')[0]
    page = text_of(client.post("/keeping/log/", {"q": "story.approved", "before": before}))
    assert page.count('<code class="quiet">story.approved</code>') == 30
    for odd in ("-1", "9" * 40, "x"):
        assert client.post("/keeping/log/", {"before": odd}).status_code == 200


def test_the_exported_log_verifies_and_says_that_it_was_taken(client, tmp_path):
    from moksori.desk import audit, verifying

    who = person(Role.ADMINISTRATOR)
    signed_in(client, who)
    answer = client.post("/keeping/log/export/")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="log.jsonl"'
    assert "no-store" in answer.headers["Cache-Control"]
    lines = answer.getvalue().decode("ascii")
    (tmp_path / "log.jsonl").write_text(lines, "ascii")
    last = audit.last_line()
    assert verifying.verify_file(tmp_path / "log.jsonl", f"{last.seq}:{last.hash}") == last
    assert '"verb": "log.exported"' in lines.splitlines()[-1]
    assert who.id in lines.splitlines()[-1]


def test_the_export_asks_for_the_password_again(client, monkeypatch):
    """Of a real desk: who came in long ago is led to show who they are, and nothing is given."""
    from moksori.desk import house
    from moksori.records.models import AuditRecord

    who = person(Role.ADMINISTRATOR)
    who.set_password("five words that never met")
    who.save()
    signed_in(client, who)
    monkeypatch.setattr(house, "is_demo", lambda: False)
    monkeypatch.setattr("moksori.desk.staff.has_second_factor", lambda _user: True)
    answer = client.post("/keeping/log/export/")
    assert answer.status_code == 302
    assert "/me/again/" in answer.headers["Location"]
    assert not AuditRecord.objects.filter(verb="log.exported").exists()


def test_the_whole_log_is_verified_by_a_button_and_the_page_says_when(client):
    from moksori.desk.log_checks import look
    from moksori.records.models import AuditRecord

    who = person(Role.ADMINISTRATOR)
    signed_in(client, who)
    assert look().whole_at is None
    answer = client.post("/keeping/health/log/", follow=True)
    assert "Every line of the log is as it was written" in text_of(answer)
    line = AuditRecord.objects.filter(verb="log.verified").get()
    assert (line.by, line.detail["broken"]) == (who.pk, 0)
    found = look()
    page = text_of(client.get("/keeping/health/"))
    assert f"{found.whole_at:%Y-%m-%d %H:%M} UTC · {found.whole_upto}" in page
    who.language = "ko"
    who.save()
    assert "지금 기록 전체 확인하기" in text_of(client.get("/keeping/health/"))
