"""Searching on the screen: what is asked for stands in no address, and rights hold."""

import pytest

from moksori.desk import indexing
from moksori.records.models import AuditRecord
from moksori.records.states import Role
from tests.desk.test_searching import told
from tests.web.cast import person, signed_in
from tests.web.conftest import faults

pytestmark = pytest.mark.django_db
TEXT = "그는 고문을 당하였다고 하였다.\n<b>굵은</b> 글도 있다."


@pytest.fixture
def accounts():
    one, other = told(TEXT, 1), told("고문은 다른 곳에서도 있었다.", 2, open_to_desk=False)
    indexing.catch_up()
    return one, other


def test_what_is_found_is_shown_with_its_words_marked_and_escaped(client, accounts):
    signed_in(client, person(Role.CODER))
    text = client.post("/search/", {"q": "고문"}).content.decode()
    assert "<mark>고문</mark>" in text
    assert accounts[0].id in text
    assert "<b>굵은" not in text
    assert accounts[1].id not in text


def test_an_account_that_is_not_for_somebody_leaves_no_trace(client, accounts):
    signed_in(client, person(Role.CODER))
    found = client.post("/search/", {"q": "다른 곳"})
    nothing = client.post("/search/", {"q": "없는 말"})
    strip = lambda answer: answer.content.decode().split("<section")[1]  # noqa: E731
    assert strip(found) == strip(nothing)
    signed_in(client, person(Role.PROTECTION_OFFICER))
    assert accounts[1].id in client.post("/search/", {"q": "다른 곳"}).content.decode()


def test_no_form_of_a_search_puts_words_into_an_address(client, accounts):
    signed_in(client, person(Role.CODER))
    text = client.post("/search/", {"q": "고문"}).content.decode()
    assert 'role="search"' in text
    assert 'method="get"' not in text


def test_true_names_are_for_a_protection_officer_and_are_written_down(client, accounts):
    signed_in(client, person(Role.CODER))
    before = AuditRecord.objects.count()
    assert client.post("/search/", {"q": "김철수", "names": "on"}).status_code == 200
    assert AuditRecord.objects.count() == before
    signed_in(client, person(Role.PROTECTION_OFFICER))
    assert client.post("/search/", {"q": "김철수", "names": "on"}).status_code == 200
    assert AuditRecord.objects.order_by("-seq").first().verb == "vault.opened"


@pytest.mark.parametrize("bad", [{"since": "yesterday"}, {"state": "x"}, {"after": "-1"}])
def test_bad_filters_are_told_and_nothing_is_looked_for(client, accounts, bad):
    signed_in(client, person(Role.CODER))
    answer = client.post("/search/", {"q": "고문", **bad})
    assert answer.status_code == 200
    assert "<mark>" not in answer.content.decode()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("language", ["en", "ko"])
def test_from_any_screen_search_is_one_key_away(come_in, accounts, desk, language):
    window = come_in(person(Role.PROTECTION_OFFICER), "/", language)
    window.keyboard.press("/")
    window.keyboard.type("고문")
    window.keyboard.press("Enter")
    window.wait_for_selector("mark")
    assert "고문" not in window.url
    assert "q=" not in window.url
    assert faults(window) == []
    assert window.errors == []
