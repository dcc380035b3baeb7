"""What the paper's template is given."""

import json
from dataclasses import replace

from moksori.publishing.paper_data import edition_data, story_data
from moksori.publishing.views import edition_views
from moksori.terms.story import Block, BlockKind, Term
from tests.publishing.plans import FERRY, FERRY_KO, full_plan, plan


def data_of(story, language=0):
    view = edition_views(plan(story))[language]
    return story_data(view, view.stories[0])


def test_everything_can_be_written_as_json():
    for view in edition_views(full_plan()):
        json.dumps(edition_data(view))
        for story in view.stories:
            json.dumps(story_data(view, story))


def test_an_ending_stays_with_its_term():
    story = replace(
        FERRY_KO,
        blocks=(Block(BlockKind.PARAGRAPH, "", "그는 인민반에서, 그리고 집에서 보았다."),),
        glossary=(Term("인민반", "주민 조직"),),
    )
    pieces = data_of(story, 1)["story"]["turns"][0]["paragraphs"][0]
    assert [(piece["kind"], piece["text"]) for piece in pieces] == [
        ("plain", "그는 "),
        ("term", "인민반"),
        ("plain", " 그리고 집에서 보았다."),
    ]
    assert pieces[1]["tail"] == "에서,"


def test_no_word_of_a_paragraph_is_lost():
    data = data_of(FERRY)
    told = [
        "".join(piece["text"] + piece.get("tail", "") for piece in pieces)
        for turn in data["story"]["turns"]
        for pieces in turn["paragraphs"]
    ]
    assert told == [text for block in FERRY.blocks for text in block.text.split("\n")]


def test_a_missing_translation_stands_in_the_contents_without_a_story():
    korean = edition_data(edition_views(full_plan())[1])
    assert [entry["missing"] for entry in korean["entries"]] == [False, True, False, True]
    assert korean["entries"][1]["story"] is None


def test_a_source_that_is_a_path_is_no_link_on_paper():
    view = edition_views(plan(FERRY, source_url="source/x"))[0]
    assert edition_data(view)["source"] == ""
