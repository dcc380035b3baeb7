"""The page on which an editor writes what the site says of the desk."""

import pytest

from moksori.records.models import AboutRecord
from moksori.records.states import Role
from tests.web.cast import person, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PAGE = "/editions/about/"


@pytest.fixture
def editor(client, issued):
    return signed_in(client, person(Role.EDITOR))


def test_words_are_kept_for_each_language(editor):
    assert "the page speaks in general" in editor.get(PAGE).content.decode()
    answer = editor.post(f"{PAGE}ko/", {"ko-words": "우리는 세 사람입니다."}, follow=True)
    told = answer.content.decode()
    assert "Kept. It is on the site" in told
    assert "우리는 세 사람입니다." in told
    answer = editor.post(f"{PAGE}ko/", {"ko-words": "우리는 세 사람입니다."}, follow=True)
    assert "Nothing was changed." in answer.content.decode()


def test_a_protected_word_is_refused_and_what_was_typed_stays(editor, issued):
    watched = issued.standing.watch.values
    word = next(
        one.forms[0] for one in watched if one.kind == "person" and one.scope == "everywhere"
    )
    answer = editor.post(f"{PAGE}en/", {"en-words": f"We thank {word}."})
    told = answer.content.decode()
    assert answer.status_code == 200
    assert "Nothing was kept." in told
    assert f"We thank {word}." in told
    assert not AboutRecord.objects.exists()


def test_a_language_that_the_site_has_not_is_no_page(editor):
    assert editor.post(f"{PAGE}xx/", {"xx-words": "x"}).status_code == 404
