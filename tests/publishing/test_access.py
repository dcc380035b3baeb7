"""Pages for every reader: what axe-core finds, narrow and enlarged, without script, from a disk."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from tests.publishing.heard import beside, heard
from tests.publishing.plans import FERRY, HELPED, plan
from tests.publishing.test_site import made, numbered, three

pytestmark = [pytest.mark.browser, pytest.mark.slow]

KINDS = (
    f"stories/{FERRY.slug}",
    f"stories/{HELPED.slug}",
    "stories/a-letter-about-the-orchard",
    "stories/story",
    "index",
    "editions/0001",
    "editions/0002",
    "archive",
    "months/2026-05",
    "places/kp-north",
    "glossary",
    "corrections",
    "protection",
    "about",
)
"""A page of every kind, by its name without language and ending."""

WEIGHT = 60_000
"""Bytes that a story may weigh with its style sheet, without fonts and sound."""

RUN = """() => axe.run(document, {resultTypes: ['violations']}).then(found =>
    found.violations.flatMap(one => one.nodes.map(node => [one.id, node.html.slice(0, 120)])))"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    whole = three()
    helped = numbered(plan(HELPED), 4, month="2026-07")
    first, *others = whole.editions
    # The first edition is heard in both languages, the last in English alone.
    editions = (heard(first), *others, heard(helped, ("en",)))
    return made(
        replace(whole, editions=editions),
        tmp_path_factory.mktemp("access") / "site",
        pages_only=True,
        beside=beside(editions[0], editions[-1]),
    ).path


@pytest.fixture(scope="module")
def pages(site):
    """A page of every kind in both languages; where one was not translated, in the other."""
    found = [
        site / f"{name}{end}"
        for name in KINDS
        for end in (".html", ".ko.html")
        if (site / f"{name}{end}").is_file()
    ]
    assert len(found) == 2 * len(KINDS) - 3
    return found


@pytest.fixture(scope="module")
def axe():
    """The checker's own source, as its Python package brings it."""
    package = pytest.importorskip("axe_playwright_python")
    return (Path(package.__file__).parent / "axe.min.js").read_text("utf-8")


def test_axe_finds_nothing(pages, axe, browser):
    page = browser.new_page()
    found = []
    for path in pages:
        page.goto(path.as_uri())
        page.evaluate(axe)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            for width in (320, 1280):
                page.set_viewport_size({"width": width, "height": 900})
                found += [(path.name, scheme, width, *one) for one in page.evaluate(RUN)]
    assert found == []


def test_axe_would_find_something(pages, axe, browser):
    page = browser.new_page()
    page.goto(pages[0].as_uri())
    page.evaluate("document.documentElement.removeAttribute('lang')")
    page.evaluate("document.querySelector('.credit').style.color = '#ddd'")
    page.evaluate(axe)
    assert {one[0] for one in page.evaluate(RUN)} >= {"html-has-lang", "color-contrast"}


@pytest.mark.parametrize(("width", "scale"), [(320, 1), (640, 2)], ids=["narrow", "twice as large"])
def test_nobody_scrolls_sideways(pages, browser, width, scale):
    page = browser.new_page(viewport={"width": width, "height": 800}, device_scale_factor=scale)
    for path in pages:
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path.name


def test_letters_twice_as_large_lose_nothing(pages, browser):
    page = browser.new_page(viewport={"width": 640, "height": 800})
    for path in pages:
        page.goto(path.as_uri())
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 640, path.name


def test_nothing_runs_and_nobody_is_asked(pages, browser):
    page = browser.new_page(java_script_enabled=False)
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    for path in pages:
        page.goto(path.as_uri())
    assert len(asked) >= len(pages)
    assert [url for url in asked if not url.startswith("file://")] == []
    assert said == []


def test_no_script_stands_on_a_page(site):
    """What a page tells machines is data in the head; nothing of it can run."""
    for path in sorted(set(site.rglob("*.html")) - set(site.glob("programme/*"))):
        root = html.fromstring(path.read_bytes())
        kinds = {script.get("type") for script in root.iter("script")}
        assert kinds <= {"application/ld+json"}, path.name
        assert not root.xpath("//@*[starts-with(name(), 'on')]"), path.name
        assert not root.xpath("//iframe | //object | //embed | //form"), path.name


def test_a_story_weighs_little(site):
    sheet = (site / "assets" / "page.css").stat().st_size
    weights = {path.name: path.stat().st_size + sheet for path in site.rglob("stories/*.html")}
    assert max(weights.values()) < WEIGHT, weights


def test_pages_find_their_dress_on_a_disk(pages, browser):
    page = browser.new_page()
    for path in pages:
        page.goto(path.as_uri())
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert re.fullmatch(r"rgb\(251, 250, 247\)", ground), path.name
