"""Coding in a real browser: from the keyboard alone, in both languages, with nothing for axe."""

import pytest
from django.urls import reverse

from moksori.records.states import Role
from tests.web.cast import person
from tests.web.conftest import faults, scrolls_sideways

pytestmark = [
    pytest.mark.django_db(transaction=True), pytest.mark.browser, pytest.mark.slow,
]  # fmt: skip


def page_of(account):
    return reverse("coding:page", kwargs={"account_id": account.id})


def focused(window):
    return window.evaluate("document.activeElement.id")


def state_of(window, row):
    return window.locator(f"#{row.pk}").get_attribute("data-state")


def test_everything_is_decided_from_the_keyboard_without_a_page_load(come_in, proposed):
    from moksori.records.models import ActRecord

    account = proposed(opened=True)
    rows = list(account.mentions.order_by("start", "end", "id"))
    window = come_in(person(Role.CODER), page_of(account))
    window.evaluate("window.stayed = true")
    window.keyboard.press("j")
    assert focused(window) == rows[0].pk
    assert window.locator(f'[data-of~="{rows[0].pk}"].here').count()
    window.keyboard.press("a")
    window.wait_for_selector(f"#{rows[0].pk}[data-state=accepted]")
    window.wait_for_selector(f"#{rows[1].pk}:focus")
    window.keyboard.press("x")
    window.wait_for_selector(f"#{rows[1].pk}[data-state=refused]")
    window.wait_for_selector(f"#{rows[2].pk}:focus")
    window.keyboard.press("k")
    window.keyboard.press("u")
    window.wait_for_selector(f"#{rows[1].pk}[data-state=proposed]")
    window.wait_for_selector(f"#{rows[1].pk}:focus")
    waits = int(window.locator("#waiting").inner_text())
    rows[0].refresh_from_db()
    assert (rows[0].status, waits) == ("accepted", len(rows) - 1 + 3)
    # Words are selected from the keyboard, marked, and an act is built on a selection.
    date = account.mentions.get(told="April 2031")
    window.evaluate(f"document.getElementById('{date.pk}').focus()")
    window.keyboard.press("v")
    window.keyboard.press("Shift+ArrowLeft")
    window.keyboard.press("w")
    window.wait_for_selector("#work #id_words")
    chosen = window.locator("#work #id_words").input_value()
    assert chosen in account.text
    window.keyboard.press("Escape")
    assert window.locator("#work > *").count() == 0
    assert focused(window) == date.pk
    window.keyboard.press("n")
    window.wait_for_selector("#work #id_type")
    assert focused(window) == "id_type"
    window.keyboard.type("Detention")
    window.keyboard.press("Enter")
    window.wait_for_selector('[data-item] strong:has-text("Detention")')
    assert ActRecord.objects.filter(type="detention", rule="").count() == 1
    assert window.evaluate("window.stayed") is True
    window.keyboard.press("?")
    assert window.locator("#keys").is_visible()
    assert window.errors == []


def test_who_went_on_while_the_answer_was_on_its_way_stays_there(come_in, proposed):
    account = proposed(opened=True)
    rows = list(account.mentions.order_by("start", "end", "id"))
    window = come_in(person(Role.CODER), page_of(account))
    window.keyboard.press("j")
    with window.expect_response(lambda answer: answer.request.method == "POST"):
        window.evaluate(
            """there => {
              document.activeElement.querySelector('[data-key="a"]').click();
              document.getElementById(there).focus();
            }""",
            rows[4].pk,
        )
    window.wait_for_selector(f"#{rows[0].pk}[data-state=accepted]")
    window.wait_for_function("!document.querySelector('.htmx-settling, .htmx-request')")
    assert focused(window) == rows[4].pk


def test_words_selected_with_the_mouse_become_a_mention(come_in, proposed):
    account = proposed("ko", opened=True)
    window = come_in(person(Role.CODER), page_of(account), "ko")
    window.evaluate(
        """() => { const p = [...document.querySelectorAll('[data-start].told')].at(-1);
        const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT); let node;
        while ((node = walk.nextNode())) { const at = node.data.indexOf('장마당');
        if (at >= 0) { getSelection().setBaseAndExtent(node, at, node, at + 3); return; } } }"""
    )
    window.keyboard.press("w")
    window.wait_for_selector("#work #id_words")
    assert window.locator("#work #id_words").input_value() == "장마당"
    window.select_option("#work #id_kind", "place")
    window.locator("#work button").first.press("Enter")
    window.wait_for_selector("[data-item][data-state=accepted]:focus")
    row = account.mentions.get(told="장마당", kind="place", rule="")
    assert account.text[row.start : row.end] == "장마당"
    assert focused(window) == row.pk
    assert window.errors == []


def compared(account, clock):
    """Somebody codes the account a second time, and takes one thing for another."""
    from moksori.desk import coders, coding, judging, settling

    by = person(Role.EDITOR).id
    other = person(Role.CODER, "second").id
    row = account.mentions.order_by("start").first()
    judging.accept(row.pk, by=by, at=clock())
    settling.finish(account.id, coding.Rest.LEAVE, by=by, at=clock())
    second = coders.ask_second(account.id, other, by=by, at=clock())
    judging.refuse(row.pk, second, by=other, at=clock())
    coders.end(second, by=other, at=clock())


@pytest.mark.parametrize("language", ["en", "ko"])
def test_no_screen_of_coding_has_a_fault(come_in, proposed, clock, language):
    account = proposed(language, opened=True)
    compared(account, clock)
    act = reverse("coding:new_act", kwargs={"account_id": account.id})
    first = account.mentions.order_by("start").first()
    paths = [
        reverse("coding:list"),
        page_of(account),
        reverse("coding:mark", kwargs={"account_id": account.id}),
        reverse("coding:mention", kwargs={"account_id": account.id, "item_id": first.pk}),
        f"{act}?start={first.start}&end={first.end}",
        reverse("coding:person", kwargs={"account_id": account.id, "key": "p1"}),
        reverse("coding:agreement", kwargs={"account_id": account.id}),
        reverse(
            "accounts:passage",
            kwargs={"account_id": account.id, "passage_id": account.passages.first().pk},
        ),
        reverse("administration:codebook"),
    ]
    window = come_in(person(Role.CODER), paths[0], language)
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


def test_a_long_account_opens_quickly(as_role, proposed, clock):
    import time

    from moksori.desk import passages

    turns = "\n".join(
        f"{'Host' if n % 2 else 'Reporter'}: In March 20{20 + n % 10} a captain took {n + 1} yuan "
        f"from a trader in Hyesan, number {n}."
        for n in range(500)
    )
    account = proposed("long", opened=True, text=turns)
    assert account.passages.count() >= 500
    client, user = as_role(Role.CODER)
    taken = []
    for path in (page_of(account), page_of(account) + "?page=20"):
        begun = time.perf_counter()
        assert client.get(path).status_code == 200
        taken.append(time.perf_counter() - begun)
    print(f"500 passages, {account.mentions.count()} mentions: {taken}")
    assert min(taken) < 2.0
    first = account.passages.order_by("number").first()
    begun = time.perf_counter()
    passages.join(first.pk, by=user.id, at=clock())
    assert time.perf_counter() - begun < 2.0
