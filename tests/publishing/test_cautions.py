"""The line before a hard passage, and the way past it, in every form of a story."""

import email
import json
from dataclasses import replace
from email import policy

import pytest
from lxml import html

from moksori.publishing.feeds import json_feed, rss
from moksori.publishing.mail import edition_mail
from moksori.publishing.pages import render, story_page
from moksori.publishing.paper_data import story_data
from moksori.publishing.views import edition_views
from tests.publishing.plans import FERRY, FERRY_KO, plan

NOTE = "The next passage tells of torture."


def marked(story, at, length):
    blocks = list(story.blocks)
    blocks[at] = replace(blocks[at], note=NOTE, passage=length)
    return replace(story, blocks=tuple(blocks))


def view(story):
    return next(one for one in edition_views(plan(story)) if one.language == story.language)


def paged(story):
    edition = view(story)
    return html.fromstring(story_page(edition, edition.stories[0]))


@pytest.mark.parametrize("story", [FERRY, FERRY_KO])
@pytest.mark.parametrize(("at", "length"), [(0, 1), (2, 1), (2, 3)])
def test_the_line_stands_before_the_passage_and_leads_to_what_comes_after(story, at, length):
    root = paged(marked(story, at, length))
    (line,) = root.find_class("caution")
    assert line.text_content().startswith(NOTE)
    turns = root.find_class("turn")
    assert line.getnext() is turns[at]
    (link,) = line.iter("a")
    assert root.get_element_by_id(link.get("href")[1:]) is turns[at + length]


def test_a_passage_at_the_end_is_left_for_what_stands_after_the_story():
    last = len(FERRY.blocks) - 1
    root = paged(marked(FERRY, last, 1))
    (link,) = root.find_class("caution")[0].iter("a")
    assert link.get("href") == "#protection"
    assert root.get_element_by_id("protection") is not None


def test_empty_turns_do_not_bend_the_way():
    blocks = list(marked(FERRY, 2, 1).blocks)
    blocks[3] = replace(blocks[3], text="")
    root = paged(replace(FERRY, blocks=tuple(blocks)))
    (link,) = root.find_class("caution")[0].iter("a")
    assert root.get_element_by_id(link.get("href")[1:]) is root.find_class("turn")[3]


def test_a_story_without_one_has_no_line():
    assert paged(FERRY).find_class("caution") == []


def test_every_other_form_says_it_too():
    edition = view(marked(FERRY, 2, 1))
    chapter = html.fromstring(
        render("book/story.html", edition=edition, story=edition.stories[0], title="t").split(
            b"?>", 1
        )[1]
    )
    (line,) = chapter.find_class("caution")
    assert chapter.get_element_by_id(line.find("a").get("href")[1:]).get("class") == "turn question"
    turns = story_data(edition, edition.stories[0])["story"]["turns"]
    assert [turn["note"] for turn in turns] == ["", "", NOTE, *[""] * (len(turns) - 3)]

    message = email.message_from_bytes(edition_mail(edition), policy=policy.default)
    assert all(NOTE in part.get_content() for part in message.iter_parts())


def test_lists_of_feeds_say_what_a_story_tells_of():
    edition = view(FERRY)
    (item,) = json.loads(json_feed(edition))["items"]
    assert item["summary"] == f"{FERRY.standfirst} Before you read: {FERRY.content_note}"
    assert FERRY.content_note.encode() in rss(edition).split(b"<content:encoded>")[0]
