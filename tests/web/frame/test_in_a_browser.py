"""The frame in Chromium: axe, keys, narrow windows, a passkey from end to end."""

import pytest
from django.utils import timezone

from moksori.desk import staff
from moksori.records.states import Invitation, Role
from tests.web.cast import person
from tests.web.conftest import faults, scrolls_sideways

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser, pytest.mark.slow]
SCREENS = [
    "/", "/keeping/", "/keeping/enter/", "/keeping/log/", "/keeping/health/", "/me/keys/",
    "/me/keys/webauthn/add/", "/me/keys/totp/activate/",
]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ko"])
def test_axe_finds_nothing_on_the_screens_of_an_administrator(come_in, desk, language):
    user = person(Role.ADMINISTRATOR)
    window = come_in(user, "/", language)
    base = window.url.rstrip("/")
    for path in [*SCREENS, f"/keeping/people/{user.id}/", "/nothing/here/"]:
        for scheme in ("light", "dark"):
            window.emulate_media(color_scheme=scheme)
            window.goto(base + path)
            assert faults(window) == [], (path, scheme)
        window.set_viewport_size({"width": 320, "height": 700})
        assert not scrolls_sideways(window), path
        window.set_viewport_size({"width": 1280, "height": 900})
    assert [one for one in window.errors if "404" not in one] == []


@pytest.mark.parametrize("language", ["en", "ko"])
def test_axe_finds_nothing_before_somebody_has_come_in(live_server, page, desk, language):
    user = staff.enter("설악", Role.CODER, by="cli", at=timezone.now())
    secret = staff.invite(user.id, Invitation.ENROL, by="cli", at=timezone.now())
    page.set_extra_http_headers({"Accept-Language": language})
    for path in ("/sign-in/", f"/welcome/{secret}/", "/welcome/used/"):
        page.goto(live_server.url + path)
        assert page.get_attribute("html", "lang") == language
        assert faults(page) == [], path


def test_the_keys_of_a_screen_are_shown_and_search_is_a_key_away(come_in, desk):
    window = come_in(person(Role.ADMINISTRATOR))
    window.keyboard.press("Tab")
    assert window.evaluate("document.activeElement.className") == "skip"
    window.keyboard.press("?")
    assert window.is_visible("#keys")
    window.keyboard.press("Escape")
    assert not window.is_visible("#keys")


def test_somebody_comes_in_by_a_link_and_then_by_a_passkey_alone(live_server, page, desk):
    """A real browser with a key of its own: registered, signed out, in again without a password."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
        "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    user = staff.enter("금강", Role.CODER, by="cli", at=timezone.now())
    secret = staff.invite(user.id, Invitation.ENROL, by="cli", at=timezone.now())
    base = live_server.url.replace("127.0.0.1", "localhost")
    page.goto(f"{base}/welcome/{secret}/")
    page.fill("[name=password1]", "five words that never met")
    page.fill("[name=password2]", "five words that never met")
    page.click("main button")
    assert page.url == f"{base}/me/keys/"
    page.goto(f"{base}/me/keys/webauthn/add/")
    page.check("[name=passwordless]")
    page.click("#mfa_webauthn_add")
    page.wait_for_url(lambda url: "add" not in url)
    page.goto(f"{base}/")
    assert page.inner_text("h1") == "Today"
    page.click("text=Sign out")
    page.wait_for_url("**/sign-in/**")
    page.click("#passkey_login")
    page.wait_for_url(f"{base}/")
    assert page.inner_text("h1") == "Today"
    user.refresh_from_db()
    assert not user.authenticator_set.exclude(last_used_at=None).exists()
    assert page.errors == []
