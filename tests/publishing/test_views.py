"""What templates are given: languages together, holes named, nothing that must not be known."""

from dataclasses import replace

from moksori.publishing.views import edition_views
from tests.publishing.plans import FERRY, FERRY_KO, LETTER, NOTE_KO, UNTITLED, full_plan, plan


def test_there_is_one_view_a_language_in_the_order_of_the_plan():
    assert [view.language for view in edition_views(full_plan())] == ["en", "ko"]
    swapped = edition_views(full_plan(languages=("ko", "en")))
    assert [view.language for view in swapped] == ["ko", "en"]
    assert swapped[1].stories[0].page.endswith(".en.html")


def test_the_languages_of_a_story_share_a_name():
    english, korean = edition_views(full_plan())
    assert english.stories[0].page == "stories/the-man-at-the-ferry-landing.html"
    assert korean.stories[0].page == "stories/the-man-at-the-ferry-landing.ko.html"


def test_a_missing_translation_is_a_named_hole():
    english, korean = edition_views(full_plan())
    switch = {version.language: version for version in english.stories[1].versions}
    assert switch["ko"].path == ""
    assert switch["ko"].missing == "아직 한국어로 옮기지 않음"
    listed = korean.entries[1]
    assert listed.here is None
    assert listed.shown.title == LETTER.title


def test_every_edition_lists_every_story():
    for view in edition_views(full_plan()):
        assert [entry.id for entry in view.entries] == [
            FERRY.id,
            LETTER.id,
            NOTE_KO.id,
            UNTITLED.id,
        ]


def test_an_untitled_story_says_so():
    english, _ = edition_views(plan(UNTITLED))
    assert english.stories[0].title == "Untitled story"
    assert english.stories[0].untitled


def test_a_long_title_is_set_smaller_and_korean_counts_double():
    _, korean = edition_views(plan(replace(FERRY_KO, title="가" * 36)))
    english, _ = edition_views(plan(replace(FERRY, title="a" * 36)))
    assert korean.stories[0].long_title
    assert not english.stories[0].long_title


def test_kinds_are_said_in_words_and_once():
    story = replace(FERRY, kinds_changed=("age", "age", "what nobody knows", "nor this"))
    english, _ = edition_views(plan(story))
    assert english.stories[0].changes == (
        "Ages are given only roughly.",
        "Other details were changed.",
    )


def test_two_stories_with_one_slug_stand_apart():
    other = replace(LETTER, slug=FERRY.slug)
    english, _ = edition_views(plan(FERRY, other))
    assert english.stories[1].page == "stories/the-man-at-the-ferry-landing-2.html"


def test_an_edition_is_an_example_where_all_its_stories_are():
    real = replace(LETTER, invented=False)
    assert edition_views(full_plan())[0].invented
    assert not edition_views(plan(FERRY, real))[0].invented
    assert edition_views(plan(FERRY, real))[0].stories[0].invented
    assert edition_views(plan(real, invented=True))[0].stories[0].invented
    assert not edition_views(plan())[0].invented


def test_credits_stand_as_each_has_chosen():
    english, korean = edition_views(full_plan())
    assert english.stories[0].credit == (
        "By H. Garam, Radio Ondol",
        "Edited by the Ondol desk",
        "May 2026",
    )
    assert korean.stories[0].credit[0] == "글 하가람, 온돌방송"
    assert english.stories[2].credit == ("May 2026",)


def test_a_block_without_words_is_no_turn():
    story = replace(FERRY, blocks=(replace(FERRY.blocks[0], text=" \n\u200b "), *FERRY.blocks[1:]))
    english, _ = edition_views(plan(story))
    assert len(english.stories[0].turns) == len(FERRY.blocks) - 1
