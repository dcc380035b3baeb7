"""Programmes in a real browser: axe in both languages, narrow, by keyboard, with a microphone."""

import pytest

from moksori.records.states import Role
from tests.web.cast import person
from tests.web.programmes.conftest import path_of
from tests.web.programmes.standing import as_if_made
from tests.web.stories.test_stories_in_chromium import looked_at

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
    pytest.mark.browser,
]


def first_line(row):
    from moksori.desk.programme import lines

    return next(iter(lines.spoken(row).values())).id


def test_every_screen_passes_axe_in_both_languages(come_in, live_server, programme, clock):
    from moksori.records.models import ProgrammeRecord

    as_if_made(programme, clock)
    item = next(one["id"] for one in programme.script["items"] if one["id"].endswith(".000"))
    ProgrammeRecord.objects.update(look_at=[item], slot=programme.slot - 60_000)
    wrong = []
    for language in ("en", "ko"):
        window = come_in(person(Role.PRODUCER), "/programmes/", language)
        for path, name in (
            ("/programmes/", "list"),
            ("/programmes/new/", "plan"),
            ("/programmes/log/", "log"),
            (path_of(programme), "page"),
            (path_of(programme, "script/"), "script"),
            (path_of(programme, f"lines/{first_line(programme)}/"), "line"),
            (path_of(programme, "made/"), "made"),
        ):
            wrong += looked_at(window, live_server.url, path, f"programme-{name}-{language}")
        assert window.errors == []
    ProgrammeRecord.objects.update(state="stale")
    wrong += looked_at(window, live_server.url, path_of(programme), "programme-stale-ko")
    assert wrong == []


def test_a_running_order_by_keyboard_and_a_line_by_microphone(come_in, live_server, programme):
    window = come_in(person(Role.PRODUCER), path_of(programme))
    an_order_is_tried_and_saved_from_the_keyboard(window, programme)
    who_leaves_an_order_that_is_not_saved_is_asked(window, programme)
    a_line_is_recorded_in_the_page_and_kept(window, live_server, programme)
    takes_that_are_lost_are_said_and_put_aside(window, live_server, programme)
    a_recording_that_is_refused_stays_in_the_page(window, programme)
    who_is_signed_out_while_it_is_made_is_told_and_loses_nothing(window, live_server, programme)
    assert [one for one in window.errors if "409" not in one] == []


def takes_that_are_lost_are_said_and_put_aside(window, live_server, programme):
    from django.conf import settings

    from moksori.desk.programme import lines

    for file in (settings.MOKSORI_HOME / "takes").glob("*.age"):
        file.unlink()
    name = "programme-lost-en"
    assert looked_at(window, live_server.url, path_of(programme), name) == []
    window.get_by_role("button", name="Put them aside for good").click()
    window.get_by_text("put aside. ").wait_for()
    assert window.get_by_text("not on this machine").count() == 0
    assert lines.takes_of(programme) == []
    window.goto(live_server.url + path_of(programme, f"lines/{first_line(programme)}/"))
    window.fill("#id_reader", "R7")


def who_is_signed_out_while_it_is_made_is_told_and_loses_nothing(window, live_server, programme):
    from django.contrib.sessions.models import Session

    window.goto(f"{live_server.url}{path_of(programme)}")
    window.get_by_role("button", name="Make the programme").click()
    window.locator("#progress[hx-get]").wait_for()
    window.locator(".readers summary").click()
    window.locator(".readers input[type=text]").first.fill("R7")
    Session.objects.all().delete()
    window.locator("#progress").get_by_text("You were signed out").wait_for()
    window.wait_for_timeout(2500)
    assert window.get_by_text("You were signed out").count() == 1
    assert window.locator(".readers input[type=text]").first.input_value() == "R7"


def test_an_own_voice_is_heard_on_the_page_of_who_decides_and_nowhere_else(
    come_in, live_server, programme, clock
):
    own = asked_for(programme, clock)
    wrong = []
    for language in ("ko", "en"):
        window = come_in(person(Role.PRODUCER), "/programmes/", language)
        wrong += looked_at(window, live_server.url, asking(programme), f"own-voice-ask-{language}")
        window = come_in(person(Role.PROTECTION_OFFICER), "/", language)
        decides = f"/protection/own-voices/{own.pk}/"
        wrong += looked_at(window, live_server.url, decides, f"own-voice-decide-{language}")
        wrong += looked_at(window, live_server.url, "/protection/own-voices/", "own-voices")
    assert wrong == []
    window.goto(live_server.url + decides)
    heard = "async () => { const a = document.querySelector('audio.untouched'); await a.play(); " \
            "return [a.duration, a.error]; }"  # fmt: skip
    seconds, error = window.evaluate(heard)
    assert error is None
    assert 0.3 < seconds < 0.5
    sound = f"{live_server.url}{decides}sound.wav"
    assert window.evaluate("async (at) => (await fetch(at)).status", sound) == 404
    assert window.goto(sound).status == 404
    window.goto(live_server.url + decides)
    window.fill("#id_reason", "They asked to be heard.")
    window.locator("button[value=approve]").press("Enter")
    window.wait_for_selector("#wrong >> text=confirm it here")
    assert window.input_value("#id_reason") == "They asked to be heard."
    window.check("#id_read")
    window.locator("button[value=approve]").press("Enter")
    window.wait_for_selector(".said >> text=The recording is destroyed")


def asked_for(row, clock):
    from moksori.terms.consent import Use
    from tests.desk.conftest import allow
    from tests.desk.test_own_voice import accounts, ask

    for account in accounts(row):
        allow(account, Use.BROADCAST_OWN_VOICE, clock)
    return ask(row, clock)


def asking(row):
    """The page of another line than the one that was asked for: its form stands open."""
    from moksori.desk.programme import lines

    told = [item for item in lines.spoken(row).values() if item.kind.value == "answer"]
    return path_of(row, f"lines/{told[1].id}/own-voice/")


def an_order_is_tried_and_saved_from_the_keyboard(window, row):
    from moksori.desk.programme import planning

    before = [item.id for item in planning.order_of(row).items]
    link = next(one for one in before if one.endswith(".link"))
    window.locator(f"[id='down-{link}']").focus()
    window.keyboard.press("Alt+ArrowUp")
    window.wait_for_selector("text=Not saved yet")
    assert window.evaluate("document.activeElement.id") == f"down-{link}"
    window.keyboard.press("Alt+Delete")
    window.wait_for_selector(f"[id='row-{link}'].out")
    assert [item.id for item in planning.order_of(row).items] == before
    window.keyboard.press("Alt+Delete")
    window.wait_for_selector(f"[id='row-{link}']:not(.out)")
    window.locator("button:has-text('Save the running order'):visible").last.press("Enter")
    window.wait_for_selector(".said >> text=The running order was saved.")
    row.refresh_from_db()
    now = [item.id for item in planning.order_of(row).items]
    assert now.index(link) == before.index(link) - 1


def who_leaves_an_order_that_is_not_saved_is_asked(window, row):
    from moksori.desk.programme import planning

    asked = []

    def answer(dialog):
        asked.append(dialog.type)
        dialog.dismiss()  # stay

    window.on("dialog", answer)
    row.refresh_from_db()
    before = [item.id for item in planning.order_of(row).items]
    link, last = next(one for one in before if one.endswith(".link")), before[-1]
    window.drag_and_drop(f"[id='row-{link}'] .when", f"[id='row-{last}'] .when")
    window.wait_for_selector("text=Not saved yet")
    window.locator("a:has-text('Script and takes')").click(no_wait_after=True)
    window.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    assert window.locator("#order").is_visible()
    row.refresh_from_db()
    assert [item.id for item in planning.order_of(row).items] == before
    window.locator("button:has-text('Save the running order'):visible").last.click()
    window.wait_for_selector(".said >> text=The running order was saved.")
    window.reload()
    assert asked == ["beforeunload"]
    window.remove_listener("dialog", answer)


def a_line_is_recorded_in_the_page_and_kept(window, live_server, row):
    from moksori.records.models import TakeRecord

    window.goto(live_server.url + path_of(row, f"lines/{first_line(row)}/"))
    window.fill("#id_reader", "R7")
    recorded(window)
    window.locator("[data-keep]").press("Enter")
    window.wait_for_selector("#takes .take, #take-wrong .wrong")
    assert window.inner_text("#take-wrong") == ""
    take = TakeRecord.objects.get()
    assert take.reader == "R7"
    assert 1000 < take.length < 10_000
    assert window.locator("[data-audio]").is_hidden()
    heard = "async () => { const a = document.querySelector('#takes audio'); await a.play(); " \
            "return [a.duration, a.error]; }"  # fmt: skip
    seconds, error = window.evaluate(heard)
    assert error is None
    assert seconds > 1


def a_recording_that_is_refused_stays_in_the_page(window, row):
    from moksori.records.models import ProgrammeRecord, TakeRecord

    recorded(window)
    fresh = ProgrammeRecord.objects.get(pk=row.pk)
    item = next(one for one in fresh.script["items"] if one["id"] == first_line(row))
    item["text"] = "Other words were put here."
    fresh.save()
    window.locator("[data-keep]").press("Enter")
    window.wait_for_selector("#take-wrong >> text=It is still in this page")
    assert TakeRecord.objects.count() == 1
    assert window.locator("[data-audio]").is_visible()
    assert window.evaluate("document.querySelector('#id_sound').files.length") == 1


def recorded(window):
    window.locator("main h1").click()
    window.keyboard.press("r")
    window.wait_for_selector("[data-record][aria-pressed=true]")
    for _ in range(150):
        if window.inner_text("[data-time]") >= "0:02":
            break
        window.wait_for_timeout(100)
    window.keyboard.press("r")
    window.wait_for_selector("[data-audio]:not([hidden])")
