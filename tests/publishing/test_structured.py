"""What pages tell machines: nothing that they do not show, nobody that they do not name."""

import json
import re

import pytest
from lxml import etree

from moksori.publishing.pages import index_page, story_page
from moksori.publishing.views import edition_views
from tests.publishing.hard_plans import GONE, HARD
from tests.publishing.plans import FERRY, LETTER, full_plan, plan

XHTML = "{http://www.w3.org/1999/xhtml}"
KEYS = {
    "@context", "@type", "headline", "inLanguage", "datePublished", "dateModified", "isPartOf",
    "genre", "description", "author", "publisher", "name", "issueNumber",
}  # fmt: skip
TYPES = {"NewsArticle", "CreativeWork", "PublicationIssue", "Periodical", "Organization"}


def pages_of(made):
    for edition in edition_views(made):
        yield index_page(edition)
        for story in edition.stories:
            yield story_page(edition, story)


def data_of(page):
    """The page without its data, and the data."""
    tree = etree.fromstring(page)
    [block] = tree.iter(f"{XHTML}script")
    block.getparent().remove(block)
    return tree, json.loads(block.text)


def values(data):
    """Every key and value of the data, with the key that it belongs to."""
    for key, value in data.items():
        if isinstance(value, dict):
            yield key, ""
            yield from values(value)
        else:
            yield key, value


def shown(tree):
    """What a reader sees of a page, and the months and languages that it states."""
    yield " ".join("".join(tree.find(f"{XHTML}body").itertext()).split())
    yield tree.get("lang")
    yield from (stamp.get("datetime") for stamp in tree.iter(f"{XHTML}time"))


@pytest.mark.parametrize("name", HARD)
def test_no_value_stands_there_that_the_page_does_not_show(name):
    for page in pages_of(HARD[name]):
        tree, data = data_of(page)
        text, *stated = shown(tree)
        for key, value in values(data):
            assert key in KEYS
            if key == "@context":
                assert value == "https://schema.org"
            elif key == "@type":
                assert value in TYPES
            elif key == "dateModified":
                year, month = value.split("-")
                assert re.search(
                    rf"Corrected in \w+ {year}|{year}년 {int(month)}월에 바로잡음", text
                )
            elif key in {"datePublished", "inLanguage"}:
                assert value in stated
            else:
                assert " ".join(str(value).split()) in text, key


@pytest.mark.parametrize("name", HARD)
def test_all_dates_are_months(name):
    for page in pages_of(HARD[name]):
        _, data = data_of(page)
        dates = [value for key, value in values(data) if key.startswith("date")]
        assert dates
        assert all(re.fullmatch(r"\d{4}-\d\d", date) for date in dates)


def test_a_story_says_what_it_is_and_what_it_is_part_of():
    from dataclasses import replace

    edition, _ = edition_views(plan(replace(FERRY, invented=False)))
    _, data = data_of(story_page(edition, edition.stories[0]))
    assert data == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "author": {"name": "H. Garam"},
        "dateModified": "2026-06",
        "datePublished": "2026-05",
        "description": FERRY.standfirst,
        "headline": FERRY.title,
        "inLanguage": "en",
        "isPartOf": {
            "@type": "PublicationIssue",
            "datePublished": "2026-05",
            "isPartOf": {"@type": "Periodical", "name": "Voices of the river"},
            "issueNumber": 3,
            "name": "Edition 3",
        },
        "publisher": {"@type": "Organization", "name": "Ondol Archive"},
    }


def test_what_is_invented_is_never_called_news():
    for page in pages_of(full_plan()):
        _, data = data_of(page)
        assert data["@type"] in {"CreativeWork", "PublicationIssue"}
        assert data["genre"] in {"Invented example", "지어낸 예시"}


def test_who_has_no_byline_is_not_named_and_an_editor_is_nobodys_data():
    edition, _ = edition_views(HARD["bare"])
    _, data = data_of(story_page(edition, edition.stories[0]))
    assert not {"author", "publisher", "description"} & set(data)
    edition, _ = edition_views(plan(FERRY))
    page = story_page(edition, edition.stories[0])
    assert FERRY.editor not in json.dumps(data_of(page)[1], ensure_ascii=False)


def test_hostile_words_do_not_end_the_data():
    for page in pages_of(HARD["hostile"]):
        assert page.count(b"</script>") == 1
        assert b"<script>" not in page


def test_the_data_of_an_index_say_nothing_of_its_stories():
    edition, _ = edition_views(plan(FERRY, LETTER, withdrawn=GONE))
    _, data = data_of(index_page(edition))
    told = json.dumps(data, ensure_ascii=False)
    assert FERRY.title not in told
    assert LETTER.title not in told
