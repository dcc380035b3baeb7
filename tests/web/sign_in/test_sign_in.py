"""Coming in: links that work once, passwords, second factors, tries that are counted."""

import re
from datetime import timedelta

import pytest
from django.db import connection

from moksori.desk import house, staff
from moksori.records.models import DeskRecord, InvitationRecord
from moksori.records.states import Invitation, Role
from tests.web.cast import NOW, person

pytestmark = pytest.mark.django_db
GOOD = "five words that never met"


@pytest.fixture
def at_now(monkeypatch):
    """The links of these tests are made now."""
    from django.utils import timezone

    return timezone.now()


def a_link(user, at, kind=Invitation.ENROL):
    return f"/welcome/{staff.invite(user.id, kind, by='cli', at=at)}/"


def code_for(user, monkeypatch=None):
    """The code that an app would show now."""
    from allauth.mfa.adapter import get_adapter
    from allauth.mfa.totp.internal.auth import (
        format_hotp_value,
        hotp_value,
        yield_hotp_counters_from_time,
    )

    row = user.authenticator_set.get(type="totp")
    secret = get_adapter().decrypt(row.data["secret"])
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def enrolled(client, user, at):
    """Somebody who chose a password by a link."""
    link = a_link(user, at)
    assert client.get(link).status_code == 200
    answer = client.post(link, {"password1": GOOD, "password2": GOOD})
    assert answer.status_code == 303
    return link


def test_a_link_works_once_and_looking_at_it_uses_nothing_up(client, desk, at_now):
    link = enrolled(client, person(Role.CODER), at_now)
    client.logout()
    assert client.get(link).status_code == 404
    assert client.post(link, {"password1": GOOD, "password2": GOOD}).status_code == 404


def test_only_a_demos_desk_lets_somebody_go_on_as_another_role(client, desk, at_now):
    from tests.web.cast import signed_in

    signed_in(client, person(Role.REPORTER))
    assert client.get("/coding/").status_code == 403
    assert client.post("/me/role/", {"role": "nobody"}).status_code == 303
    assert client.get("/coding/").status_code == 403
    assert client.post("/me/role/", {"role": "coder"}).status_code == 303
    assert client.get("/coding/").status_code == 200
    DeskRecord.objects.update(made_by_demo=False)
    user = person(Role.CODER)
    user.authenticator_set.create(type="totp", data={"secret": "of a test"})
    for role in ("administrator", "nobody"):
        assert client.post("/me/role/", {"role": role}).status_code == 409
    assert client.get("/keeping/").status_code == 403


def test_who_has_a_password_changes_it_and_who_came_by_a_link_alone_is_told(client, desk, at_now):
    from tests.web.cast import signed_in

    signed_in(client, person(Role.CODER))
    answer = client.get("/me/password/", follow=True)
    assert answer.redirect_chain[-1] == ("/me/keys/", 303)
    assert "have no password" in answer.content.decode()
    user = person(Role.EDITOR)
    enrolled(client, user, at_now)
    assert client.get("/me/password/").status_code == 200
    sent = {"oldpassword": GOOD, "password1": GOOD + " anew", "password2": GOOD + " anew"}
    assert client.post("/me/password/", sent).status_code == 302
    user.refresh_from_db()
    assert user.check_password(GOOD + " anew")


def test_a_link_is_over_after_three_days_and_when_a_new_one_is_given(client, at_now):
    user = person(Role.CODER)
    old = a_link(user, at_now - timedelta(days=4))
    assert client.get(old).status_code == 404
    first = a_link(user, at_now)
    second = a_link(user, at_now)
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200


def test_the_secret_of_a_link_lies_in_no_table(client, at_now):
    link = a_link(person(Role.CODER), at_now)
    secret = link.split("/")[2]
    assert secret not in str(list(InvitationRecord.objects.values_list()))


@pytest.mark.parametrize("weak", ["short", "password1234", "coder coder coder", "123456789012"])
def test_a_weak_password_is_refused_and_the_link_stays(client, desk, at_now, weak):
    link = a_link(person(Role.CODER, "coder coder"), at_now)
    answer = client.post(link, {"password1": weak, "password2": weak})
    assert answer.status_code == 200
    assert client.get(link).status_code == 200


def test_links_that_let_in_at_once_are_for_a_demos_desk_alone(client, at_now):
    user = person(Role.CODER)
    with pytest.raises(house.NotADemoError):
        staff.invite(user.id, Invitation.DEMO, by="cli", at=at_now)
    house.made(by_demo=True, at=NOW)
    link = a_link(user, at_now, Invitation.DEMO)
    assert client.post(link).status_code == 303
    assert client.get("/").status_code == 200


def test_nobody_gets_further_without_a_second_factor(client, desk, at_now):
    enrolled(client, person(Role.CODER), at_now)
    for path in ("/", "/keeping/codebook/"):
        answer = client.get(path)
        assert answer.status_code == 302
        assert answer.headers["Location"] == "/me/keys/"
    assert client.get("/me/keys/").status_code == 200


def with_an_app(client, user, at):
    """Somebody with a password and an app, signed out again; returns nothing."""
    enrolled(client, user, at)
    shown = client.get("/me/keys/totp/activate/")
    assert shown.status_code == 200, (shown.status_code, shown.headers)
    secret = shown.context["form"].secret
    from allauth.mfa.totp.internal.auth import (
        format_hotp_value,
        hotp_value,
        yield_hotp_counters_from_time,
    )

    code = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
    answer = client.post("/me/keys/totp/activate/", {"code": code})
    assert answer.status_code == 302, answer.content[:2000]
    assert client.get("/").status_code == 200
    client.post("/sign-out/")
    return secret


def test_with_password_and_app_somebody_comes_in(client, desk, at_now):
    from django.core.cache import cache

    user = person(Role.CODER)
    secret = with_an_app(client, user, at_now)
    answer = client.post("/sign-in/", {"login": "coder", "password": GOOD})
    assert answer.headers["Location"].startswith("/me/keys/authenticate/")
    assert client.get("/").status_code == 302
    assert client.post("/me/keys/authenticate/", {"code": "000000"}).status_code == 200
    cache.clear()  # the code that set the app up was used, and is good once
    assert client.post("/me/keys/authenticate/", {"code": code_for(user)}).status_code == 302
    assert client.get("/").status_code == 200
    assert user.authenticator_set.get(type="totp").last_used_at is None
    held = str(list(user.authenticator_set.values_list("data", flat=True)))
    assert secret not in held


def test_recovery_codes_lie_sealed_and_work(client, desk, at_now):
    user = person(Role.CODER)
    with_an_app(client, user, at_now)
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    codes = RecoveryCodes(user.authenticator_set.get(type="recovery_codes")).get_unused_codes()
    client.post("/sign-in/", {"login": "coder", "password": GOOD})
    assert client.post("/me/keys/authenticate/", {"code": codes[0]}).status_code == 302
    assert client.get("/").status_code == 200


def test_tries_are_counted_by_name_and_nobody_learns_which_names_there_are(client, desk, at_now):
    with_an_app(client, person(Role.CODER), at_now)
    said = set()
    for name in ("coder", "nobody at all"):
        for _ in range(7):
            answer = client.post("/sign-in/", {"login": name, "password": "wrong wrong wrong"})
            assert answer.status_code in {200, 429}
        text = answer.content.decode().split("<main")[1].replace(name, "NAME")
        said.add(re.sub(r'csrfmiddlewaretoken" value="[^"]+"', "", text))
    assert len(said) == 1
    # The right password is not looked at any more either.
    answer = client.post("/sign-in/", {"login": "coder", "password": GOOD})
    assert answer.status_code == 200


def test_who_was_stopped_is_out_at_once(client, desk, at_now):
    user = person(Role.CODER)
    enrolled(client, user, at_now)
    assert client.get("/me/keys/").status_code == 200
    staff.stop(user.id, by="cli", at=at_now)
    assert client.get("/me/keys/").status_code == 302


def let_in(client, user, at):
    """Somebody in a real desk who came in by password and app, a while ago."""
    from django.core.cache import cache

    with_an_app(client, user, at)
    client.post("/sign-in/", {"login": user.desk_name, "password": GOOD})
    cache.clear()
    client.post("/me/keys/authenticate/", {"code": code_for(user)})
    assert client.get("/").status_code == 200


def test_a_deed_that_weighs_asks_again_and_is_done_then(client, desk, at_now):
    from django.contrib.sessions.models import Session

    marked = {"REMOTE_ADDR": "203.0.113.77", "HTTP_USER_AGENT": "Marked/1.0"}
    keeper, other = person(Role.ADMINISTRATOR), person(Role.CODER)
    let_in(client, keeper, at_now)
    deed = f"/keeping/people/{other.id}/role/"
    asked = client.post(deed, {"role": "editor", "once": "t"}, **marked)
    assert asked.status_code == 302
    assert asked.headers["Location"].startswith("/me/again/")
    other.refresh_from_db()
    assert other.role == "coder"
    # What was sent waits in the session; the browser and where it was do not.
    held = str([one.get_decoded() for one in Session.objects.all()])
    assert "role=editor" in held
    assert "203.0.113" not in held
    assert "Marked" not in held
    assert client.post(asked.headers["Location"], {"password": "wrong"}).status_code == 200
    done = client.post(asked.headers["Location"], {"password": GOOD})
    assert done.status_code == 303
    assert done.headers["Location"] == f"/keeping/people/{other.id}/"
    other.refresh_from_db()
    assert other.role == "editor"
    held = str([one.get_decoded() for one in Session.objects.all()])
    assert "role=editor" not in held
    # For the next minutes nobody is asked again.
    assert client.post(deed, {"role": "coder", "once": "u"}).status_code == 303
    other.refresh_from_db()
    assert other.role == "coder"


def test_no_table_keeps_an_address_or_a_browser(client, desk, at_now):
    marked = {"REMOTE_ADDR": "203.0.113.77", "HTTP_USER_AGENT": "Marked/1.0"}
    user = person(Role.CODER)
    link = a_link(user, at_now)
    client.post(link, {"password1": GOOD, "password2": GOOD}, **marked)
    client.get("/me/keys/", **marked)
    client.post("/sign-in/", {"login": "coder", "password": "wrong"}, **marked)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            told = str(cursor.fetchall())
            assert "203.0.113.77" not in told, table
            assert "Marked/1.0" not in told, table
    from django.contrib.sessions.models import Session

    assert "203.0.113" not in str([one.get_decoded() for one in Session.objects.all()])
