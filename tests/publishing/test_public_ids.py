"""Names that stay the same and say nothing."""

import re
from dataclasses import replace

from moksori.publishing import public_ids
from moksori.publishing.views import edition_views
from tests.publishing.plans import FERRY, full_plan, plan


def test_a_story_keeps_its_name_when_its_words_change():
    before, _ = edition_views(plan(FERRY))
    after, _ = edition_views(plan(replace(FERRY, title="Corrected", slug="other"), number=4))
    assert public_ids.story(before, before.stories[0]) == public_ids.story(after, after.stories[0])
    assert public_ids.edition(before) == public_ids.edition(after)


def test_every_language_and_every_story_has_a_name_of_its_own():
    names = {
        public_ids.story(view, story)
        for view in edition_views(full_plan())
        for story in view.stories
    }
    assert len(names) == 5


def test_names_are_not_glued_together_by_chance():
    one, _ = edition_views(plan(series="a", number=12))
    other, _ = edition_views(plan(series="a1", number=2))
    assert public_ids.message(one) != public_ids.message(other)


def test_a_message_id_belongs_to_nobody():
    view, _ = edition_views(full_plan())
    assert re.fullmatch(r"<[0-9a-f-]{36}@edition\.invalid>", public_ids.message(view))
