"""The page of what is kept: what is due is shown, one removes it, of people two."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from moksori.records.states import Kept, Role
from tests.web.cast import person, signed_in

pytestmark = pytest.mark.django_db
PAGE = "/keeping/retention/"


def url(name, *args):
    return reverse(f"administration:{name}", args=args)


@pytest.fixture
def keeper(client):
    return signed_in(client, person(Role.ADMINISTRATOR))


def before(page):
    """The moment that the page shows beside its one button that removes."""
    return page.content.decode().split('name="before" value="')[1].split('"')[0]


def test_the_page_stands_in_both_languages_and_says_what_never_goes(client, keeper):
    page = client.get(PAGE).content.decode()
    assert page.count("Nothing is over its limit.") == len(Kept)
    assert "evidence" in page
    assert "backups" in page
    who = person(Role.PROTECTION_OFFICER)
    who.language = "ko"
    who.save()
    page = signed_in(client, who).get(PAGE).content.decode()
    assert "보관" in page
    assert "Nothing is over its limit." not in page


def test_a_limit_is_set_and_a_wrong_one_keeps_what_was_typed(client, keeper):
    from moksori.desk import limits

    answer = client.post(url("say_limit", "forms"), {"forms-days": "4"})
    assert answer.status_code == 303
    assert limits.days(Kept.FORMS) == 4
    for typed in ("4000", "-3", "soon", ""):
        answer = client.post(url("say_limit", "forms"), {"forms-days": typed})
        assert answer.status_code == 200
        assert "field--wrong" in answer.content.decode()
        assert f'value="{typed}"' in answer.content.decode() or not typed
    assert limits.days(Kept.FORMS) == 4
    page = client.get(PAGE).content.decode()
    for kind in Kept:
        field = page.split(f'for="id_{kind.value}-days"')[1].split("</div>")[0]
        assert ("may be left empty" in field) is limits.LIMITS[kind].endless, kind
    assert client.post("/keeping/retention/accounts/limit/", {}).status_code == 404


def test_what_is_due_is_shown_and_goes(client, keeper):
    from moksori.desk import house
    from moksori.records.models import OnceRecord

    house.sent_before("old", timezone.now() - timedelta(days=20))
    page = client.get(PAGE)
    assert "Remove it for good" in page.content.decode()
    wrong = client.post(url("remove", "forms"), {"before": "never"})
    assert wrong.status_code == 409
    assert OnceRecord.objects.exists()
    answer = client.post(url("remove", "forms"), {"before": before(page)}, follow=True)
    assert "1 was removed." in answer.content.decode()
    assert not OnceRecord.objects.exists()


def test_identities_wait_for_the_second_person(client, keeper):
    from moksori.desk import vault
    from moksori.records.models import PersonRecord
    from moksori.records.states import VaultKind

    somebody = PersonRecord.objects.create(role="witness")
    long_ago = timezone.now() - timedelta(days=500)
    vault.keep({somebody.id: [(VaultKind.NAME, "Quorvane")]}, by="usr-1", at=long_ago)
    page = client.get(PAGE)
    assert "Quorvane" not in page.content.decode()
    told = {"before": before(page)}
    assert client.post(url("remove", "identities"), told).status_code == 303
    page = client.get(PAGE).content.decode()
    assert "Agree, and remove it for good" not in page
    assert "Let it stay" in page
    from moksori.records.models import RemovalRecord

    asked = RemovalRecord.objects.get().id
    assert client.post(url("agree", asked)).status_code == 409
    assert vault.count() == 1
    signed_in(client, person(Role.PROTECTION_OFFICER))
    first = client.get("/").content.decode()
    assert "To be removed for good" in first
    assert f'href="{PAGE}"' in first
    assert "Agree, and remove it for good" in client.get(PAGE).content.decode()
    assert client.post(url("agree", asked)).status_code == 303
    assert vault.count() == 0


def test_one_entry_of_the_rail_is_marked(client, keeper):
    for path in (PAGE, "/keeping/log/", "/keeping/health/"):
        assert client.get(path).content.decode().count('aria-current="page"') == 1
