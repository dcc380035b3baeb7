"""Stories, editions and figures in a real browser: axe in both languages, narrow, by keyboard."""

import os

import pytest

from moksori.records.states import Role
from tests.web.cast import person
from tests.web.conftest import faults, scrolls_sideways

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
    pytest.mark.browser,
]
SHOTS = os.environ.get("MOKSORI_SHOTS", "")


def keep(window, name):
    """Keep a picture of the screen where somebody asked for them."""
    if SHOTS:
        window.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)


def looked_at(window, url, path, name):
    """Open a screen wide and narrow, light and dark; return what is wrong with it."""
    wrong = []
    for scheme in ("light", "dark"):
        window.emulate_media(color_scheme=scheme)
        window.set_viewport_size({"width": 1280, "height": 900})
        answer = window.goto(url + path)
        assert answer.status == 200, path
        wrong += [(name, scheme, *fault) for fault in faults(window)]
        keep(window, f"{name}-{scheme}")
    window.emulate_media(color_scheme="light")
    window.set_viewport_size({"width": 320, "height": 800})
    if scrolls_sideways(window):
        wrong.append((name, "320", "scrolls sideways"))
    keep(window, f"{name}-320")
    return wrong


@pytest.fixture
def edition(story, clock):
    from moksori.desk import editions
    from moksori.records import trail

    who = person(Role.EDITOR)
    id_ = editions.begin(who, "Voices", "2031-05", "The desk", at=clock())
    editions.arrange(who, id_, [story], seen=trail.version_of(id_), at=clock())
    return id_


def released(edition, clock):
    from moksori.desk import editions, work

    editions.ask_release(person(Role.EDITOR), edition, at=clock())
    with work.sole_worker(clock()) as worker:
        work.work_off(worker, clock, lambda *_: None, work.ASKED)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_screen_passes_axe_in_both_languages(
    come_in, live_server, accounts, before_protection, edition, clock, language
):
    from moksori.desk import composing, remarks
    from moksori.records import trail
    from moksori.terms.composition import Composition, Part, PartKind, StoryForm

    story = before_protection
    remarks.remark(person(Role.EDITOR), story, "Is the month right?", 1, at=clock())
    whole = composing.begin(
        person(Role.REPORTER), [accounts[0]], StoryForm.INTERVIEW, "en", at=clock()
    )
    parts = (
        Part(PartKind.PASSAGE, account=accounts[0], number=2),
        Part(PartKind.TEXT, text="She knew him by sight."),
    )
    composing.write(
        person(Role.REPORTER), whole, Composition(StoryForm.INTERVIEW, parts, title="The river"),
        seen=trail.version_of(whole), at=clock(),
    )  # fmt: skip
    window = come_in(person(Role.REPORTER), "/stories/", language)
    wrong = []
    for path, name in (
        ("/stories/", "list"),
        ("/stories/new/", "begin"),
        (f"/stories/{whole}/", "story"),
        (f"/stories/{whole}/write/", "write"),
        (f"/stories/{story}/history/", "history"),
        ("/figures/", "figures"),
    ):
        wrong += looked_at(window, live_server.url, path, f"{name}-{language}")
    window = come_in(person(Role.EDITOR), "/editions/", language)
    for path, name in (
        (f"/stories/{story}/", "approving"),
        (f"/stories/{story}/preview/", "preview"),
        ("/editions/", "editions"),
        ("/editions/new/", "begin-edition"),
        (f"/editions/{edition}/", "edition"),
    ):
        wrong += looked_at(window, live_server.url, path, f"{name}-{language}")
    released(edition, clock)
    for path, name in (
        (f"/editions/{edition}/", "edition-out"),
        ("/editions/out/", "out"),
        (f"/editions/out/{story}/", "one-out"),
        (f"/editions/out/{story}/correct/", "correct"),
        ("/editions/about/", "about"),
        ("/editions/outlets/", "outlets"),
    ):
        wrong += looked_at(window, live_server.url, path, f"{name}-{language}")
    assert wrong == []
    assert window.errors == []


def test_a_story_is_composed_from_the_keyboard_alone(come_in, live_server, story):
    from moksori.records.models import StoryRecord

    window = come_in(person(Role.REPORTER), f"/stories/{story}/write/")

    def to(selector, most=120):
        """Go on with Tab until the focus is there."""
        for _ in range(most):
            if window.evaluate("s => document.activeElement.matches(s)", selector):
                return
            window.keyboard.press("Tab")
        pytest.fail(f"no way to {selector} by keyboard")

    to("button[value=text]")
    window.keyboard.press("Enter")
    window.wait_for_selector("[data-part] >> nth=2")
    last = "[data-part]:last-child textarea"
    to(last)
    window.keyboard.type("She sold rice at ")
    window.keyboard.press("Alt+ArrowUp")
    assert window.locator("[data-part] >> nth=1 >> textarea").input_value() == "She sold rice at "
    assert window.evaluate("document.activeElement.tagName") == "TEXTAREA"
    to("main details summary")
    window.keyboard.press("Enter")
    to("[data-token]")
    token = window.evaluate("document.activeElement.dataset.token")
    window.keyboard.press("Enter")
    window.keyboard.type(".")
    window.keyboard.press("Control+s")
    window.wait_for_url(live_server.url + f"/stories/{story}/")
    texts = [one["text"] for one in StoryRecord.objects.get(pk=story).composition["parts"]]
    assert texts == ["Rice", f"She sold rice at {token}.", "Rice was sold at the market."]
    assert window.errors == []


def test_an_edition_is_arranged_from_the_keyboard_and_its_release_can_be_left_alone(
    come_in, live_server, accounts, story, edition, clock
):
    from moksori.desk import composing, editions, work
    from moksori.records import trail
    from moksori.records.models import EditionRecord
    from moksori.terms.composition import Composition, Part, PartKind, StoryForm

    other = composing.begin(
        person(Role.REPORTER), [accounts[0]], StoryForm.ARTICLE, "en", at=clock()
    )
    text = Part(PartKind.TEXT, text="The winter was long.")
    composing.write(
        person(Role.REPORTER), other, Composition(StoryForm.ARTICLE, (text,), title="Winter"),
        seen=trail.version_of(other), at=clock(),
    )  # fmt: skip
    editor = person(Role.EDITOR)
    editions.arrange(editor, edition, [story, other], seen=trail.version_of(edition), at=clock())
    window = come_in(editor, f"/editions/{edition}/")
    window.locator("[data-part] >> nth=1 >> a").focus()
    window.keyboard.press("Alt+ArrowUp")
    window.locator("button:has-text('Save the order') >> visible=true").last.press("Enter")
    window.wait_for_selector(".said")
    order = EditionRecord.objects.get(pk=edition).places.order_by("number")
    assert list(order.values_list("story_id", flat=True)) == [other, story]
    window.locator("button:has-text('Release edition')").press("Enter")
    window.wait_for_selector("progress")
    # The page can be left and come back to; the test's database knows no two at once.
    window.goto("about:blank")
    with work.sole_worker(clock()) as worker:
        work.work_off(worker, clock, lambda *_: None, work.ASKED)
    window.goto(f"{live_server.url}/editions/{edition}/")
    assert "The edition is out." in window.inner_text("#progress")
    assert window.errors == []
