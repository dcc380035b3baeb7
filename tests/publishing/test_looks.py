"""Pages as a browser shows them: on a small phone and on a wall."""

from dataclasses import replace

import pytest

from moksori.publishing.edition import write_edition
from moksori.terms.story import Block, BlockKind
from tests.publishing.plans import FERRY, FERRY_KO, full_plan, plan, quiet

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    folder = tmp_path_factory.mktemp("looks") / "edition"
    wide = replace(
        FERRY,
        id="sto-wide",
        slug="wide",
        title="W" * 300,
        byline="B" * 120,
        blocks=(Block(BlockKind.ANSWER, "S" * 80, "a" * 500 + " " + "가" * 500),),
    )
    whole = full_plan()
    write_edition(replace(whole, stories=(*whole.stories, *plan(wide).stories)), folder, quiet)
    return folder


def test_no_page_is_wider_than_the_screen(edition, browser):
    page = browser.new_page()
    for path in sorted(edition.rglob("*.html")):
        page.goto(path.as_uri())
        for width in (320, 390, 768, 1184, 1280, 3840):
            page.set_viewport_size({"width": width, "height": 800})
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, (path.name, width)


def test_the_style_sheet_is_allowed_and_nothing_is_refused_or_fetched(edition, browser):
    page = browser.new_page(java_script_enabled=False)
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto((edition / "stories" / f"{FERRY.slug}.html").as_uri())
    assert [url for url in asked if not url.startswith("file://")] == []
    assert any(url.endswith("/assets/page.css") for url in asked)
    assert said == []


def test_dark_and_light_follow_the_reader(edition, browser):
    grounds = []
    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme=scheme)
        page.goto((edition / "index.html").as_uri())
        grounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert grounds == ["rgb(251, 250, 247)", "rgb(23, 22, 19)"]


def test_notes_stand_beside_on_wide_screens_and_below_on_narrow_ones(edition, browser):
    page = browser.new_page()
    page.goto((edition / "stories" / f"{FERRY.slug}.ko.html").as_uri())
    for width, beside in ((1280, True), (390, False)):
        page.set_viewport_size({"width": width, "height": 800})
        term = page.locator(".explained").first.locator("> p").bounding_box()
        note = page.locator(".notes").first.bounding_box()
        assert (note["x"] >= term["x"] + term["width"]) is beside
    assert FERRY_KO.glossary[0].gloss in page.locator(".notes").first.inner_text()


def test_the_keyboard_finds_the_text_first_and_sees_where_it_is(edition, browser):
    page = browser.new_page()
    page.goto((edition / "index.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    box = page.locator(".skip").bounding_box()
    assert box["x"] >= 0
    assert page.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "3px"
