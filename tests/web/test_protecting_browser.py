"""The screens of protection and people in real Chromium: axe, both languages, keyboard, 320 px."""

import re
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from moksori.records.states import Role
from tests.web.cast import person
from tests.web.conftest import faults, scrolls_sideways
from tests.web.protecting import accounts  # noqa: F401

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
    pytest.mark.browser,
]


@pytest.fixture
def places(accounts):  # noqa: F811
    """The address of every screen, with something on it."""
    from moksori.records.models import (
        CaseRecord,
        ConsentRecord,
        MentionRecord,
        OrganisationRecord,
        PersonRecord,
        PostingRecord,
    )

    people = PersonRecord.objects.in_account(accounts[0])
    accused = people.filter(role="accused").first()
    source = people.filter(role="source").first()
    office = OrganisationRecord.objects.create(name="An invented office")
    PostingRecord.objects.create(
        person=accused,
        organisation=office,
        role="captain",
        since=date(2027, 1, 1),
        cited="An invented yearbook",
    )
    case = CaseRecord.objects.create(title="The warehouse", by="x", at=datetime.now(UTC))
    case.accounts.set(accounts)
    age = MentionRecord.objects.in_account(accounts[0]).filter(kind="age").first()
    consent = ConsentRecord.objects.first()
    return [
        reverse("protection:list"),
        reverse("protection:page", args=[accounts[0]]),
        reverse("protection:ladder", args=[accounts[0], "age", age.start]),
        reverse("protection:consents", args=[accounts[0]]),
        reverse("protection:consent", args=[consent.id]),
        reverse("people:list"),
        reverse("people:person", args=[accused.id]),
        reverse("people:arrested", args=[source.id]),
        reverse("people:organisations"),
        reverse("people:organisation", args=[office.id]),
        reverse("people:cases"),
        reverse("people:case", args=[case.id]),
    ]


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_screen_is_free_of_faults_and_never_scrolls_sideways(places, come_in, language):
    officer = person(Role.PROTECTION_OFFICER)
    wrong = []
    for path in places:
        page = come_in(officer, path, language)
        wrong += [(path, one) for one in faults(page)]
        page.set_viewport_size({"width": 320, "height": 800})
        if scrolls_sideways(page):
            wrong.append((path, "sideways"))
        page.set_viewport_size({"width": 1280, "height": 900})
    assert wrong == []
    assert page.errors == []


def test_a_step_is_tried_and_decided_from_the_keyboard_alone(accounts, come_in):  # noqa: F811
    from moksori.records.models import DecisionRecord

    officer = person(Role.PROTECTION_OFFICER)
    page = come_in(officer, reverse("protection:page", args=[accounts[0]]))
    told = page.locator("#readings .reading-shown")
    assert re.search("in her forties", " ".join(told.all_inner_texts()))
    for _ in range(40):
        page.keyboard.press("j")
        if "47" in page.evaluate("document.activeElement.textContent"):
            break
    page.keyboard.press("Enter")
    page.wait_for_selector("#ladder .ladder")
    assert page.evaluate("document.activeElement.id") == "ladder"
    assert faults(page) == []
    page.keyboard.press("Escape")
    assert page.locator("#ladder .ladder").count() == 0
    assert "47" in page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.wait_for_selector("#ladder .ladder")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "rung":
            break
    page.keyboard.press("ArrowDown")
    page.wait_for_selector("#readings .said")
    page.keyboard.press("ArrowDown")
    page.wait_for_function(
        "!document.querySelector('#readings').textContent.includes('in her forties')"
    )
    assert not DecisionRecord.objects.filter(by=officer.id).exists()
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "why":
            break
    page.keyboard.type("Too few people live there.")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator(".said").first.inner_text() == "It is decided."
    row = DecisionRecord.objects.get(by=officer.id)
    assert (row.kind, row.why) == ("age", "Too few people live there.")
    assert page.errors == []


def test_it_works_without_script(accounts, come_in, chromium, live_server):  # noqa: F811
    from moksori.records.models import DecisionRecord

    officer = person(Role.PROTECTION_OFFICER)
    window = come_in(officer, "/")
    context = chromium.new_context(java_script_enabled=False)
    context.add_cookies(window.context.cookies())
    page = context.new_page()
    page.goto(live_server.url + reverse("protection:page", args=[accounts[0]]))
    page.locator(".reading .mention--age").first.click()
    page.locator("input[name=rung][value=nothing]").check()
    page.locator("textarea[name=why]").fill("Nobody needs it.")
    page.get_by_role("button", name="Decide").click()
    assert DecisionRecord.objects.get(by=officer.id).rung == "nothing"
    context.close()
