"""Chapters of programmes."""

import json
from itertools import pairwise

from moksori.broadcast.chapters import LONGEST_TITLE, chapters, chapters_json
from moksori.broadcast.fitting import fitted
from moksori.terms.edition import Withdrawn
from tests.broadcast.programmes import LONG, ordered
from tests.publishing.plans import FERRY, full_plan, plan

GONE = (Withdrawn("sto-gone", "2026-07", ("en",)),)
FULL = fitted(ordered("en", full_plan(withdrawn=GONE), slot=600))


def test_a_programme_has_its_opening_stories_notices_and_closing():
    titles = [chapter.title for chapter in chapters(FULL)]
    assert titles[0] == "Opening"
    assert titles[1] == FERRY.title
    assert titles[-3:] == ["a story without a title", "Notices", "Closing"]
    assert [one.story for one in chapters(FULL)][1:3] == ["sto-ferry", "sto-letter"]


def test_chapters_follow_each_other_from_the_first_moment_to_the_last():
    found = chapters(FULL)
    assert found[0].start == 0
    assert found[-1].end == FULL.total == 600_000
    for one, after in pairwise(found):
        assert one.start < one.end == after.start


def test_the_file_is_of_version_1_2_0_and_has_what_it_must_have():
    told = json.loads(chapters_json(FULL))
    assert told["version"] == "1.2.0"
    assert all(set(one) == {"startTime", "endTime", "title"} for one in told["chapters"])
    assert told["chapters"][0]["startTime"] == 0


def test_questions_are_chapters_where_that_is_asked_for():
    order = fitted(ordered("en", plan(FERRY), slot=600))
    titles = [one.title for one in chapters(order, questions=True)]
    assert "Did nobody complain?" in titles
    assert all(len(title) <= LONGEST_TITLE for title in titles)
    assert len(chapters(ordered("en", LONG), questions=True)) == 103


def test_an_empty_programme_has_an_opening_and_a_closing():
    assert [one.title for one in chapters(ordered("ko", plan()))] == ["여는 말", "맺는 말"]
