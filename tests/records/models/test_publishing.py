import pytest
from django.db import IntegrityError, transaction

from moksori.records.models import (
    EditionRecord,
    ReleaseRecord,
    StoryInEditionRecord,
    StoryRecord,
)
from tests.records.models.cast import BY, NOW, a_story, an_account
from tests.records.models.test_protection import a_consent

pytestmark = pytest.mark.django_db


def an_edition(number=1, **told):
    given = {"series": "목소리", "number": number, "month": "2026-11"}
    return EditionRecord.objects.create(**{**given, **told})


def test_a_story_has_one_public_id_in_every_language_and_it_is_not_its_row():
    korean = a_story(slug="market")
    english = a_story(public_id=korean.public_id, language="en", slug="market")
    assert list(StoryRecord.objects.in_other_languages(korean)) == [english]
    assert korean.public_id != korean.id
    with pytest.raises(IntegrityError), transaction.atomic():
        a_story(public_id=korean.public_id)


def test_two_stories_of_one_language_have_two_slugs():
    a_story(slug="market")
    a_story(slug="")
    a_story(slug="")
    with pytest.raises(IntegrityError), transaction.atomic():
        a_story(slug="market")


def test_a_story_comes_from_accounts():
    story, account = a_story(state="ready"), an_account()
    story.accounts.add(account)
    assert list(account.stories.all()) == [story]
    assert list(StoryRecord.objects.in_series("목소리").ready()) == [story]


def test_stories_keep_their_order_in_an_edition():
    edition = an_edition()
    stories = [a_story() for _ in range(3)]
    for number, story in enumerate(reversed(stories), start=1):
        StoryInEditionRecord.objects.create(edition=edition, story=story, number=number)
    placed = [place.story for place in edition.places.all()]
    assert placed == stories[::-1]
    with pytest.raises(IntegrityError), transaction.atomic():
        StoryInEditionRecord.objects.create(edition=edition, story=a_story(), number=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        StoryInEditionRecord.objects.create(edition=edition, story=stories[0], number=9)


def test_editions_are_counted_series_by_series():
    assert EditionRecord.objects.next_number("목소리") == 1
    second, first = an_edition(2), an_edition(1)
    assert EditionRecord.objects.next_number("목소리") == 3
    assert EditionRecord.objects.next_number("other") == 1
    assert list(EditionRecord.objects.of_series("목소리")) == [first, second]


@pytest.mark.parametrize("told", [{"number": 0}, {"number": 1}, {"number": 2, "state": "burnt"}])
def test_the_database_refuses_an_edition_that_cannot_be(told):
    an_edition(1)
    with pytest.raises(IntegrityError), transaction.atomic():
        an_edition(**told)


def test_a_withdrawal_can_list_what_is_already_out():
    consent, other = a_consent(), a_consent()
    release = ReleaseRecord.objects.create(edition=an_edition(), by=BY, at=NOW)
    release.consents.add(consent)
    assert list(ReleaseRecord.objects.resting_on(consent.id)) == [release]
    assert list(ReleaseRecord.objects.resting_on(other.id)) == []
