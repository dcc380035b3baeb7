"""Receiving in a real browser: pieces, a line that breaks, both languages, nothing for axe."""

import pytest
from django.urls import reverse

from moksori.records.states import Role
from tests.web.cast import person
from tests.web.conftest import faults, scrolls_sideways

pytestmark = [
    pytest.mark.django_db(transaction=True), pytest.mark.browser, pytest.mark.slow,
]  # fmt: skip
RECEIVE = "/accounts/receive/"


def told(size):
    line = b"On the day of the market the captain came again, invented for a test.\n"
    return (line * (size // len(line) + 1))[:size]


def test_a_line_that_breaks_half_way_loses_nothing(come_in, desk):
    from moksori.desk import uploads
    from moksori.desk.originals import identity, originals
    from moksori.records.models import AccountRecord

    data = told(5 * uploads.PIECE + 1000)
    window = come_in(person(Role.REPORTER), RECEIVE)
    asked = []

    def broken(route):
        asked.append(route.request.url)
        if len(asked) in {3, 4}:
            route.abort()
        else:
            route.continue_()

    window.route("**/piece/**", broken)
    file = {"name": "market.txt", "mimeType": "text/plain", "buffer": data}
    window.set_input_files("#id_chosen", files=[file])
    window.locator("#files button").first.press("Enter")
    window.wait_for_selector("#uploads li a", timeout=30_000)
    assert window.locator("#uploads progress").first.evaluate("one => one.value") == len(data)
    account = AccountRecord.objects.get()
    assert originals().open_original(account.sealed_file, identity()).data == data
    assert len(asked) == 6 + 2
    assert not list((desk / "uploads").glob("*.age"))


def test_a_page_that_is_closed_half_way_goes_on_where_it_stopped(come_in, desk):
    from moksori.desk import uploads
    from moksori.records.models import AccountRecord, UploadRecord

    data = told(4 * uploads.PIECE)
    window = come_in(person(Role.REPORTER), RECEIVE)
    broken = []

    def cut(route):
        broken.append(route.request.url)
        route.abort()

    window.route(f"**/piece/?at={2 * uploads.PIECE}", cut)
    file = {"name": "market.txt", "mimeType": "text/plain", "buffer": data}
    window.set_input_files("#id_chosen", files=[file])
    window.locator("#files button").first.press("Enter")
    window.wait_for_selector("#uploads li:has-text('again')", timeout=30_000)
    assert broken
    # The page goes before anybody looks at the record: the server's thread has the same connection.
    address = window.url
    window.on("dialog", lambda dialog: dialog.accept())
    window.goto("about:blank")
    window.wait_for_timeout(300)
    assert UploadRecord.objects.get().got == 2 * uploads.PIECE
    assert not AccountRecord.objects.exists()
    window.unroute_all()
    window.goto(address)
    sent = []
    window.on("request", lambda one: sent.append(one.url) if "/piece/" in one.url else None)
    window.set_input_files("#id_chosen", files=[file])
    window.locator("#files button").first.press("Enter")
    window.wait_for_selector("#uploads li a", timeout=30_000)
    assert len(sent) == 2
    assert AccountRecord.objects.count() == 1


def test_files_can_be_stopped_and_nothing_of_them_stays(come_in, desk):
    from moksori.records.models import AccountRecord, UploadRecord

    window = come_in(person(Role.REPORTER), RECEIVE, "ko")
    window.route("**/piece/**", lambda route: (window.wait_for_timeout(200), route.continue_()))
    file = {"name": "a.txt", "mimeType": "text/plain", "buffer": told(2_000_000)}
    window.set_input_files("#id_chosen", files=[file])
    window.locator("#files button").first.press("Enter")
    window.locator("#uploads li button").click()
    window.wait_for_selector("text=아무것도 남기지 않음")
    assert not AccountRecord.objects.exists()
    assert not UploadRecord.objects.exists()
    assert not list((desk / "uploads").glob("*.age"))


@pytest.mark.parametrize("language", ["en", "ko"])
def test_no_screen_of_accounts_has_a_fault(come_in, proposed, language):
    account = proposed(language, opened=True)
    passage = account.passages.order_by("number").first()
    ids = {"account_id": account.id}
    paths = [
        reverse("accounts:list"),
        RECEIVE,
        reverse("accounts:paste"),
        reverse("accounts:note"),
        reverse("accounts:page", kwargs=ids),
        reverse("accounts:passage", kwargs={**ids, "passage_id": passage.id}),
    ]
    window = come_in(person(Role.EDITOR), paths[0], language)
    root = window.url.removesuffix(paths[0])
    found = {}
    for path in paths:
        window.goto(root + path)
        found[path] = faults(window)
        window.set_viewport_size({"width": 320, "height": 700})
        assert not scrolls_sideways(window), path
        window.set_viewport_size({"width": 1280, "height": 900})
    assert {path: one for path, one in found.items() if one} == {}
    assert window.errors == []


def test_a_call_is_taken_down_and_a_passage_cut_from_the_keyboard_alone(come_in, desk, clock):
    from moksori.desk import intake
    from moksori.records.models import AccountRecord

    window = come_in(person(Role.EDITOR), reverse("accounts:note"))
    window.focus("#id_called")
    window.keyboard.type("a man we know")
    # A field of a day has three parts and a button of its own; today stands in it already.
    window.focus("#id_told_by")
    window.keyboard.press("Tab")
    window.keyboard.type("he saw it")
    window.keyboard.press("Tab")
    window.keyboard.type("A captain beat a man. His wife ran.")
    for _ in range(3):
        window.keyboard.press("Tab")
    window.keyboard.press("Enter")
    window.wait_for_url("**/accounts/acc-*/")
    account = AccountRecord.objects.get()
    intake.read_account(account.id, by="rules:intake", at=clock())
    window.wait_for_selector("text=Correct", timeout=10_000)
    window.locator("a:has-text('Correct')").first.press("Enter")
    window.wait_for_selector("#id_begins_with")
    window.focus("#id_begins_with")
    window.keyboard.type("His wife")
    window.keyboard.press("Enter")
    window.wait_for_url("**/accounts/acc-*/")
    assert [row.text for row in account.passages.order_by("number")] == [
        "A captain beat a man.", "His wife ran.",
    ]  # fmt: skip
