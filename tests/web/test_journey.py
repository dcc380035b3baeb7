"""The whole way in a real browser, in a real desk: from a phone note to a story that is taken back.

Five people, each with their own window; nothing is decided by a policy but the first proposal of
how far things may be told, and nobody may do another one's part.
"""

import pytest
from django.test import Client

from moksori.desk import house, work
from moksori.records.models import (
    AccountRecord,
    PersonInAccountRecord,
    RecallRecord,
    ReleaseRecord,
    StoryRecord,
)
from moksori.records.states import Role
from tests.web.cast import NOW, person
from tests.web.conftest import BACKEND, faults

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser, pytest.mark.slow]
NOTE = (
    "A woman from our market says that an officer of the bureau came in March and took rice from "
    "the sellers. She says he hit one seller, Kim Chol-su, in the face when he asked for a paper. "
    "Nobody dared to complain."
)
SECRET = ("Chol-su", "Kim Chol")


class Windows:
    """One window for each person, signed in, in a desk that no demo made."""

    def __init__(self, chromium, live_server):
        self.chromium, self.server, self.open = chromium, live_server, {}

    def of(self, role, path):
        """The window of somebody, at a screen."""
        if role not in self.open:
            user = person(role)
            user.authenticator_set.create(type="totp", data={"secret": "of a test"})
            own = Client()  # one for each: to sign another in would end the first one's session
            own.force_login(user, backend=BACKEND)
            context = self.chromium.new_context(viewport={"width": 1280, "height": 900})
            cookie = own.cookies["moksori"].value
            context.add_cookies([{"name": "moksori", "value": cookie, "url": self.server.url}])
            self.open[role] = context.new_page()
            self.open[role].set_default_timeout(20_000)
        window = self.open[role]
        window.goto(self.server.url + path)
        return window

    def close(self):
        for window in self.open.values():
            window.context.close()


@pytest.fixture
def windows(chromium, live_server, desk, monkeypatch):
    # Nobody types a password here: what asks for it again has its own test.
    monkeypatch.setattr("moksori.web.frame.screens._stale", lambda request: None)
    house.made(by_demo=False, at=NOW)
    every = Windows(chromium, live_server)
    yield every
    every.close()


def worked(clock):
    """What the worker beside the desk would have done by now."""
    with work.sole_worker(clock()) as worker:
        work.work_off(worker, clock, lambda *_: None, (*work.STAGES, *work.ASKED))
    assert work.failures() == []


def received(windows, clock):
    """The reporter writes down a call, open to the desk."""
    window = windows.of(Role.REPORTER, "/accounts/receive/note/")
    window.fill("[name=called]", "a woman we know from the border")
    window.fill("[name=called_on]", "2031-04-30")
    window.fill("[name=how]", "she saw it herself")
    window.fill("[name=words]", NOTE)
    window.locator("[name=who]").last.check()
    window.click("main form[method=post] button:has-text('Receive and seal it')")
    worked(clock)
    return AccountRecord.objects.get().id


def coded(windows, account):
    """The coder accepts all that waits from the keyboard alone, and says that coding is done."""
    window = windows.of(Role.CODER, f"/coding/{account}/")
    for _ in range(60):
        waiting = window.locator("button[data-key=a]:visible")
        if not waiting.count():
            break
        window.keyboard.press("a")
        window.wait_for_timeout(80)
    window.goto(window.url)
    if window.locator("main [name=rest]").count():
        window.locator("main [name=rest]").first.check()
    window.click("button:has-text('Coding is done')")
    assert faults(window) == []


def allowed(windows, account):
    """The protection officer looks at both readings, and enters what each source allowed.

    Who called, and the woman of whom the call tells that she says it, have both told it.
    """
    window = windows.of(Role.PROTECTION_OFFICER, f"/protection/{account}/")
    assert any(word in window.inner_text(".readings") for word in SECRET)
    assert faults(window) == []
    told = PersonInAccountRecord.objects.filter(account_id=account, role="source")
    for source in list(told.values_list("person_id", flat=True)):
        window = windows.of(Role.PROTECTION_OFFICER, f"/protection/{account}/consents/")
        window.select_option("[name=person]", source)
        window.check("[name=allowed][value=yes]")
        window.click("main form[action$='enter/'] button")
    assert faults(window) == []


def written(windows):
    """The reporter begins a story with the account and hands it to the editor."""
    window = windows.of(Role.REPORTER, "/stories/new/")
    assert window.locator("[name=accounts]").count(), window.inner_text("main")
    window.check("[name=accounts]")
    window.click("button:has-text('Begin the story')")
    story = StoryRecord.objects.get().id
    window = windows.of(Role.REPORTER, f"/stories/{story}/write/")
    window.fill("[name=title]", "Rice at the market")
    window.click("main button:has-text('Save the story')")
    window = windows.of(Role.REPORTER, f"/stories/{story}/")
    assert not any(word in window.inner_text(".pane--public") for word in SECRET)
    assert faults(window) == []
    window.click("button[value=to_editor]")
    return story


def approved(windows, story):
    """The editor hands it to protection; she and the officer approve it, the writer cannot."""
    path = f"/stories/{story}/"
    windows.of(Role.EDITOR, path).click("button[value=to_protection]")
    for role in (Role.EDITOR, Role.PROTECTION_OFFICER):
        windows.of(role, path).click("button:has-text('Approve this text')")
    writer = windows.of(Role.REPORTER, path)
    assert not writer.locator("button:has-text('Approve this text')").count()
    return windows.of(Role.EDITOR, path).locator("main .facts .chip").first.inner_text()


def an_edition(windows):
    """The editor makes an edition of what may leave, and asks for its release."""
    window = windows.of(Role.EDITOR, "/editions/new/")
    window.fill("[name=series]", "Voices")
    window.fill("[name=month]", "2031-05")
    window.click("main form button")
    window.click("button:has-text('Put in')")
    window.click("button:has-text('Release edition')")
    return window.url


def released_page(windows):
    """The page that readers get, out of the sealed edition."""
    import pathlib

    from django.conf import settings

    (folder,) = pathlib.Path(settings.MOKSORI_HOME / "editions").iterdir()
    (page,) = (folder / "site").rglob("rice-at-the-market*.html")
    window = windows.chromium.new_page()
    window.goto(page.as_uri())
    text = window.inner_text("body")
    window.close()
    return text


def withdrawn(windows, account):
    """The source takes the consent back; the screen says what rests on it."""
    window = windows.of(Role.PROTECTION_OFFICER, f"/protection/{account}/consents/")
    window.locator("main a[href*='/protection/consents/']").first.click()
    window.click("form[action$='withdraw/'] button")
    return window.inner_text("main")


def test_from_a_call_to_a_story_and_back(windows, clock):
    account = received(windows, clock)
    coded(windows, account)
    worked(clock)
    assert AccountRecord.objects.get().state == "coded"
    allowed(windows, account)
    story = written(windows)
    assert "pproved" in approved(windows, story)
    edition = an_edition(windows)
    worked(clock)
    assert ReleaseRecord.objects.count() == 1, windows.of(
        Role.EDITOR, edition.removeprefix(windows.server.url)
    ).inner_text("main")
    text = released_page(windows)
    assert "rice" in text
    assert not any(word in text for word in SECRET)
    assert "The next release leaves it out" in withdrawn(windows, account)
    window = windows.of(Role.EDITOR, "/editions/new/")
    window.fill("[name=series]", "Voices")
    window.fill("[name=month]", "2031-06")
    window.click("main form button")
    if window.locator("button:has-text('Put in')").count():
        window.click("button:has-text('Put in')")
    assert not window.locator("button:has-text('Release edition')").count()
    window = windows.of(Role.EDITOR, f"/editions/out/{story}/")
    window.select_option("[name=reason]", "consent")
    window.click("button:has-text('Recall from')")
    worked(clock)
    assert "Reissue" in windows.of(Role.EDITOR, f"/editions/out/{story}/").inner_text("main")
    assert RecallRecord.objects.standing().count() == 1
