"""Sound as readers hear it: from a disk and from a server, by keyboard, without a script."""

import functools
import http.server
import threading
from pathlib import Path

import pytest

from moksori.publishing.edition import write_edition
from tests.broadcast.sound.sounds import through_ffmpeg, voice, wav_bytes
from tests.publishing.heard import beside, heard
from tests.publishing.plans import FERRY, FERRY_KO, plan, quiet

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SECONDS = 150.25
KINDS = {
    ".mp3": ("-c:a", "libmp3lame", "-b:a", "64k", "-f", "mp3"),
    ".opus": ("-c:a", "libopus", "-b:a", "20k", "-f", "opus"),
}
PAGE = f"stories/{FERRY.slug}"
READY = "a => new Promise(ready => { a.onloadedmetadata = () => ready(a.duration); a.load(); })"
"""What a press on the player does first, waited for."""
SOON = {"timeout": 20_000}


class Ranges(http.server.SimpleHTTPRequestHandler):
    """A server as small as they come, that gives parts of files: players seek by them."""

    def log_message(self, *told):
        """Say nothing."""

    def do_GET(self):
        asked = self.headers.get("Range", "")
        if not asked.startswith("bytes="):
            super().do_GET()
            return
        with open(self.translate_path(self.path), "rb") as file:
            content = file.read()
        start, _, end = asked.removeprefix("bytes=").partition("-")
        piece = content[int(start) : int(end) + 1 if end else None]
        self.send_response(206)
        self.send_header("Content-Type", self.guess_type(self.path))
        last = int(start) + len(piece) - 1
        self.send_header("Content-Range", f"bytes {start}-{last}/{len(content)}")
        self.send_header("Content-Length", str(len(piece)))
        self.end_headers()
        self.wfile.write(piece)


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    """An edition whose programmes have sound: something like speech, two and a half minutes."""
    folder = tmp_path_factory.mktemp("playing")
    made = heard(plan(FERRY, FERRY_KO))
    spoken = wav_bytes(voice(SECONDS))
    sounds = {end: folder / f"sound{end}" for end in KINDS}
    for end, path in sounds.items():
        path.write_bytes(through_ffmpeg(spoken, *KINDS[end]))
    files = [
        (path, key, functools.partial(sounds.get, Path(path).suffix, make()))
        for path, key, make in beside(made)
    ]
    write_edition(made, folder / "edition", quiet, files)
    return folder / "edition"


@pytest.fixture
def served(edition):
    """The address of the edition on a server of this machine."""
    handler = functools.partial(Ranges, directory=str(edition))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def is_told(page, said):
    """Take down what the browser complains of; it asks every server for an icon, and we have none."""

    def listen(message):
        where = message.location["url"]
        if not where.endswith("/favicon.ico"):
            said.append(f"{message.text} {where}")

    page.on("console", listen)
    page.on("pageerror", lambda error: said.append(str(error)))


def play(page):
    """Find the player with the keyboard and start it."""
    page.locator("audio").focus()
    page.keyboard.press("Space")
    page.wait_for_function("() => !document.querySelector('audio').paused", **SOON)


@pytest.mark.parametrize("place", ["disk", "server"])
@pytest.mark.parametrize("end", [".html", ".ko.html"])
def test_a_story_is_heard_from_its_place_in_the_programme(place, end, edition, served, browser):
    page, said = browser.new_page(), []
    is_told(page, said)
    page.goto(f"{edition.as_uri() if place == 'disk' else served}/{PAGE}{end}")
    player = page.locator("audio")
    assert player.evaluate("a => a.networkState") in (0, 1)
    play(page)
    page.wait_for_function("() => document.querySelector('audio').currentTime > 20.3", **SOON)
    assert player.evaluate("a => a.currentTime") < 30
    assert player.evaluate("a => a.duration") == pytest.approx(SECONDS, abs=0.2)
    assert player.evaluate("a => a.currentSrc").endswith(".mp3#t=20.25,140.25")
    assert said == []


def test_a_player_that_knows_no_mp3_takes_opus(edition, served, browser):
    page = browser.new_page()
    page.goto(f"{served}/{PAGE}.html")
    page.evaluate("document.querySelector('source').remove()")
    player = page.locator("audio")
    assert player.evaluate(READY) == pytest.approx(SECONDS, abs=0.2)
    assert player.evaluate("a => a.currentSrc").endswith(".opus#t=20.25,140.25")


def test_the_whole_programme_begins_at_its_beginning(served, browser):
    page = browser.new_page()
    page.goto(f"{served}/index.html")
    player = page.locator("audio")
    assert player.evaluate(READY) == pytest.approx(SECONDS, abs=0.2)
    assert player.evaluate("a => a.currentTime") == 0


@pytest.mark.parametrize("place", ["disk", "server"])
def test_a_chapter_is_a_link_to_its_place_in_the_sound(place, edition, served, browser):
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{edition.as_uri() if place == 'disk' else served}/index.html")
    page.locator(".chapters li:nth-child(2) a").first.click()
    page.wait_for_url("**/*.mp3#t=20.25", **SOON)
    shown = page.locator("video, audio")
    shown.evaluate("a => new Promise(r => a.readyState ? r() : a.onloadedmetadata = r)")
    # A browser plays a file that is opened by itself at once.
    assert 20.2 < shown.evaluate("a => a.currentTime") < 30


def test_nothing_is_loaded_before_somebody_asks(served, browser):
    page, asked = browser.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{served}/{PAGE}.html")
    page.wait_for_timeout(300)
    assert not [url for url in asked if "/programme/" in url]


def test_a_player_is_not_printed(edition, browser):
    page = browser.new_page()
    page.goto((edition / f"{PAGE}.html").as_uri())
    assert page.locator(".listen").is_visible()
    page.emulate_media(media="print")
    assert not page.locator(".listen").is_visible()
