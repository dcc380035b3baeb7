"""Screens in a real browser: Chromium, with the accessibility checks of axe."""

import os

import pytest

from tests.broadcast.sound.sounds import voice, wav_bytes
from tests.desk.conftest import clock, desk  # noqa: F401

# Playwright's own loop runs in the thread of the test; Django asks to be told that this is meant.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture(autouse=True)
def _fresh_counts():
    """No try to sign in of one test counts in another."""
    from django.core.cache import cache

    cache.clear()


@pytest.fixture(scope="session")
def chromium(tmp_path_factory):
    """One browser for all tests of a process."""
    import shutil

    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("missing software in CI: chromium")
        pytest.skip("needs chromium")
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
    # A microphone that somebody speaks into, for the test of recording; no other page asks for one.
    spoken = tmp_path_factory.mktemp("microphone") / "spoken.wav"
    spoken.write_bytes(wav_bytes(0.5 * voice(5)))
    arguments += [
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-audio-capture={spoken}",
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium):
    """A fresh window; what it logs as an error fails the test that reads `page.errors`."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    window = context.new_page()
    window.errors = []
    window.on("console", lambda m: window.errors.append(m.text) if m.type == "error" else None)
    window.on("pageerror", lambda error: window.errors.append(str(error)))
    yield window
    context.close()


@pytest.fixture
def come_in(live_server, page, client):
    """Let somebody of the cast in, in a window: `come_in(user, "/accounts/")`."""
    from tests.web.cast import signed_in

    def enter(user, path="/", language="en"):
        user.language = language
        user.save()
        signed_in(client, user)
        cookie = client.cookies["moksori"]
        page.context.add_cookies(
            [{"name": "moksori", "value": cookie.value, "url": live_server.url}]
        )
        page.goto(live_server.url + path)
        return page

    return enter


def faults(window):
    """What axe finds wrong with the screen as it stands: a list of (rule, element)."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(window, options={"runOnly": {"type": "tag", "values": AXE_TAGS}})
    return [
        (one["id"], node["html"][:160])
        for one in found.response["violations"]
        for node in one["nodes"]
    ]


AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def scrolls_sideways(window):
    """Whether a screen is wider than its window."""
    return window.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
