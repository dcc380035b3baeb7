"""The Korean typeface goes with the pages, the same at every desk, and says nothing of a site."""

import re
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from moksori.protection.inspect import examine
from moksori.publishing.edition import write_edition
from moksori.publishing.material import fixed_digests, fixed_files, style_of_pages
from moksori.terms.watch import Scope, Watch, WatchKind, WatchValue
from tests.publishing.plans import full_plan, quiet

RULE = re.compile(r'url\("(fonts/[\w-]+\.woff2)"\) format\("woff2"\);unicode-range:([^}]+)\}')


class QuietHandler(SimpleHTTPRequestHandler):
    """Says nothing of what it is asked."""

    def log_message(self, *_):
        pass


def covered():
    """Every code point that a slice has, by the style sheet."""
    found = set()
    for _, ranges in RULE.findall(style_of_pages().decode()):
        for one in ranges.split(","):
            first, _, last = one.removeprefix("U+").partition("-")
            found.update(range(int(first, 16), int(last or first, 16) + 1))
    return found


def test_every_syllable_is_in_a_slice_that_is_there():
    named = {f"assets/{name}" for name, _ in RULE.findall(style_of_pages().decode())}
    assert named == {path for path in fixed_files() if path.endswith(".woff2")}
    assert set(range(0xAC00, 0xD7A4)) <= covered()
    assert max(map(len, fixed_files().values())) < 60_000


def test_an_edition_carries_the_same_slices_whatever_it_tells(tmp_path):
    write_edition(full_plan(), tmp_path / "edition", quiet)
    told = {path: (tmp_path / "edition" / path).read_bytes() for path in fixed_files()}
    assert told == fixed_files()
    assert "assets/fonts/OFL.txt" in told


def test_what_came_with_the_programme_passes_and_one_other_byte_does_not(tmp_path):
    content = fixed_files()["assets/fonts/ko-ac00.woff2"]
    watch = Watch((WatchValue("v1", WatchKind.TEXT, Scope.EVERYWHERE, ("wOF2",)),))
    (tmp_path / "ko.woff2").write_bytes(content)
    assert examine(tmp_path, watch, (), fixed=fixed_digests()).findings == ()
    assert examine(tmp_path, watch, ()).findings
    (tmp_path / "ko.woff2").write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    assert examine(tmp_path, watch, (), fixed=fixed_digests()).findings


def test_a_name_on_a_slice_is_found_all_the_same(tmp_path):
    content = fixed_files()["assets/fonts/ko-ac00.woff2"]
    watch = Watch((WatchValue("v1", WatchKind.PERSON, Scope.EVERYWHERE, ("김철수",)),))
    (tmp_path / "김철수.woff2").write_bytes(content)
    found = examine(tmp_path, watch, (), fixed=fixed_digests()).findings
    assert [one.value for one in found] == ["v1"]


@pytest.fixture
def served(tmp_path):
    """An edition behind a server on this machine; gives its address."""
    write_edition(full_plan(), tmp_path / "edition", quiet)
    handler = partial(QuietHandler, directory=str(tmp_path / "edition"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.slow
@pytest.mark.browser
def test_a_browser_takes_a_slice_from_the_site_and_only_where_a_word_needs_it(served, browser):
    page = browser.new_page()
    asked = []
    page.on("request", lambda one: asked.append(one.url.removeprefix(served)))
    page.goto(f"{served}/index.html")
    assert not any(one.endswith(".woff2") for one in asked), "this machine has Korean letters"
    page.evaluate(
        """() => {
            const word = document.createElement("p");
            word.textContent = "가뷁";
            word.style.fontFamily = '"Moksori Korean"';
            document.body.append(word);
            return document.fonts.ready.then(() => true);
        }"""
    )
    assert {one for one in asked if one.endswith(".woff2")} == {
        "/assets/fonts/ko-bc68.woff2",
        "/assets/fonts/ko-frequent.woff2",
    }
