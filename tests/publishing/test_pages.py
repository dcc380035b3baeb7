"""Pages and feeds: valid, readable without script, and asking nothing of anybody."""

import re
from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

import html5lib
import pytest
from lxml import etree

from moksori.publishing.edition import write_edition
from moksori.publishing.material import STYLE_SHEET
from moksori.publishing.pages import index_page, mail_address, story_page
from moksori.publishing.views import edition_views
from moksori.terms.story import Block, BlockKind, Correction, Term
from tests.publishing.plans import EVIL, FERRY, FERRY_KO, LETTER, full_plan, plan, quiet

XHTML = "{http://www.w3.org/1999/xhtml}"


def parse(page):
    """Read a page as strictly as a validator would, and as XML too."""
    html5lib.HTMLParser(strict=True).parse(page)
    return etree.fromstring(page, etree.XMLParser(resolve_entities=False))


def words_of(element):
    return " ".join("".join(element.itertext()).split())


def find(tree, name, **attributes):
    return [
        element
        for element in tree.iter(f"{XHTML}{name}")
        if all(element.get(key.strip("_")) == value for key, value in attributes.items())
    ]


def pages_of(made):
    for edition in edition_views(made):
        yield index_page(edition)
        for story in edition.stories:
            yield story_page(edition, story)


def first_page(made, language=0):
    edition = edition_views(made)[language]
    return parse(story_page(edition, edition.stories[0]))


PLANS = {
    "full": full_plan(),
    "empty": plan(),
    "no_blocks": plan(replace(FERRY, blocks=())),
    "korean_first": full_plan(languages=("ko", "en")),
    "one_language": plan(LETTER, languages=("en",)),
    "public_address": full_plan(base_url="https://paper.example/river/"),
    "nothing_but_text": plan(
        replace(FERRY, standfirst="", byline="", editor="", outlet="", kinds_changed=())
    ),
    "right_to_left": plan(
        replace(FERRY, title="שלום", blocks=(Block(BlockKind.ANSWER, "مراسل", "قال: «لا»"),))
    ),
    "hostile": plan(
        replace(
            FERRY,
            title=EVIL,
            standfirst=EVIL,
            byline=EVIL,
            editor=EVIL,
            outlet=EVIL,
            content_note=EVIL,
            corrections=(Correction("", EVIL), Correction("2026-07", EVIL)),
            glossary=(Term("script", EVIL),),
            blocks=(Block(BlockKind.QUESTION, EVIL, EVIL), Block(BlockKind.ANSWER, EVIL, EVIL)),
        ),
        series=EVIL,
        publisher=EVIL,
    ),
}


@pytest.mark.parametrize("name", PLANS)
def test_every_page_is_valid_html_and_well_formed_xml(name):
    for page in pages_of(PLANS[name]):
        parse(page)


@pytest.mark.parametrize("name", PLANS)
def test_no_page_runs_or_fetches_anything(name):
    for page in pages_of(PLANS[name]):
        tree = parse(page)
        names = {element.tag.removeprefix(XHTML) for element in tree.iter(etree.Element)}
        assert not names & {"iframe", "object", "embed", "img", "form", "style", "base"}
        # Data for machines stands in a script element, and no browser runs it.
        assert {block.get("type") for block in find(tree, "script")} == {"application/ld+json"}
        for element in tree.iter(etree.Element):
            assert not [key for key in element.attrib if key.startswith("on") or key == "style"]
        loads = [link for link in find(tree, "link") if link.get("rel") == "stylesheet"]
        assert [link.get("href") for link in loads] in (["assets/page.css"], ["../assets/page.css"])
        policy = find(tree, "meta", **{"http-equiv": "Content-Security-Policy"})
        assert (
            policy[0]
            .get("content")
            .startswith(
                "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'"
            )
        )


@pytest.mark.parametrize("name", PLANS)
def test_links_lead_into_the_edition_or_to_the_source(name, tmp_path):
    write_edition(PLANS[name], tmp_path / "edition", quiet)
    for path in (tmp_path / "edition").rglob("*.html"):
        tree = parse(path.read_bytes())
        ids = {element.get("id") for element in tree.iter(etree.Element)}
        for element in [*find(tree, "a"), *find(tree, "link")]:
            target = urlsplit(element.get("href"))
            if element.get("href").startswith("#"):
                assert target.fragment in ids
            elif target.scheme == "":
                assert (path.parent / unquote(target.path)).is_file(), element.get("href")
            else:
                assert target.scheme == "mailto" or target.netloc in {
                    "source.example",
                    "paper.example",
                }


def test_every_id_stands_once_and_every_note_belongs_to_a_term():
    tree = first_page(full_plan())
    ids = [element.get("id") for element in tree.iter(etree.Element) if element.get("id")]
    assert len(ids) == len(set(ids))
    described = [term.get("aria-describedby") for term in find(tree, "dfn")]
    assert described == ["note-1", "note-2", "note-3"]
    assert set(described) <= set(ids)


@pytest.mark.parametrize("language", [0, 1])
def test_a_page_tells_the_story(language):
    story = (FERRY, FERRY_KO)[language]
    tree = first_page(full_plan(), language)
    text = words_of(tree)
    assert tree.get("lang") == story.language
    assert words_of(find(tree, "h1")[0]) == story.title
    for block in story.blocks:
        for paragraph in block.text.split("\n"):
            assert paragraph in text
        assert block.speaker in text
    for term in story.glossary:
        assert term.gloss in text
    assert story.standfirst in text
    assert story.content_note in text
    assert story.corrections[0].text in text


def test_the_order_is_head_note_text_protection_corrections():
    text = words_of(first_page(full_plan()))
    places = [
        text.index(part)
        for part in (
            FERRY.standfirst,
            "By H. Garam",
            "Before you read",
            "Along the river",
            "How we protect the people in this story",
            "June 2026: an earlier",
            "All stories of this edition",
            "Made with free software",
        )
    ]
    assert places == sorted(places)


def test_questions_answers_and_brackets_are_told_apart():
    tree = first_page(full_plan())
    classes = [block.get("class") for block in find(tree, "div") if "turn" in block.get("class")]
    assert classes.count("turn question") == 4
    assert classes.count("turn answer") == 4
    assert classes[0] == "turn introduction"
    brackets = [words_of(span) for span in find(tree, "span", class_="editorial")]
    assert brackets == ["[words withheld]"]


def test_the_box_says_what_kind_was_changed_in_the_language_of_the_page():
    english, korean = (words_of(first_page(full_plan(), language)) for language in (0, 1))
    assert "Ages are given only roughly." in english
    assert "나이는 대략으로만 적었습니다." in korean
    assert "Telephone numbers" not in english


def test_every_page_of_an_example_says_that_it_is_invented():
    for page in pages_of(full_plan()):
        notes = [words_of(note) for note in find(parse(page), "aside", class_="invented")]
        assert len(notes) == 1
        assert notes[0].startswith(("Invented example.", "지어낸 예시."))
    real = full_plan(stories=())
    assert all(not find(parse(page), "aside", class_="invented") for page in pages_of(real))


def test_one_invented_story_among_others_is_marked_in_the_list():
    mixed = plan(FERRY, replace(LETTER, invented=False))
    edition, _ = edition_views(mixed)
    listed = parse(index_page(edition))
    assert not find(listed, "aside", class_="invented")
    assert [words_of(label) for label in find(listed, "p", class_="label")] == ["Invented example"]
    told = parse(story_page(edition, edition.stories[1]))
    assert not find(told, "aside", class_="invented")


def test_a_missing_translation_is_named_where_it_would_stand():
    english, korean = edition_views(full_plan())
    switch = words_of(parse(story_page(english, english.stories[1])))
    assert "한국어 (아직 한국어로 옮기지 않음)" in switch
    listed = parse(index_page(korean))
    assert "이 이야기는 아직 한국어로 옮기지 않았습니다. 영어로 읽기" in words_of(listed)
    foreign = find(listed, "article", lang="en")
    assert len(foreign) == 2


def test_the_source_is_offered_on_every_page():
    for page in pages_of(full_plan(source_url="source/programme.tar")):
        links = [link.get("href") for link in find(parse(page), "a")]
        assert {"source/programme.tar", "../source/programme.tar"} & set(links)
    for page in pages_of(full_plan()):
        assert b"https://source.example/moksori" in page


def test_hostile_words_stay_words():
    page = first_page(PLANS["hostile"])
    assert words_of(find(page, "h1")[0]) == " ".join(EVIL.split())
    said = [words_of(part) for part in find(page, "div", class_="words")]
    assert all(part.startswith("<script>alert('x')</script> &") for part in said)
    assert "49" not in words_of(page)


def test_words_from_right_to_left_keep_to_themselves():
    page = first_page(PLANS["right_to_left"])
    heading = find(page, "h1")[0]
    assert find(heading, "bdi")[0].text == "שלום"
    assert find(page, "div", class_="words")[0][0].get("dir") == "auto"
    quoting = Block(BlockKind.ANSWER, "", "“قال: لا” he said.")
    told = find(first_page(plan(replace(FERRY, blocks=(quoting,)))), "div", class_="words")[0][0]
    assert told.get("dir") is None
    assert [(part.text, part.get("dir")) for part in find(told, "bdi")] == [("قال: لا", "rtl")]
    assert words_of(told) == "“قال: لا” he said."
    assert find(first_page(full_plan()), "div", class_="words")[0][0].get("dir") is None


def test_a_page_is_light():
    for page in pages_of(full_plan()):
        assert len(page) + STYLE_SHEET.stat().st_size < 60_000


@pytest.mark.parametrize("name", PLANS)
def test_no_page_shows_a_day_or_a_maker(name):
    for page in pages_of(PLANS[name]):
        assert not re.search(rb"20\d\d-\d\d-\d\d|generator|Python|Jinja", page)
        stamps = [stamp.get("datetime") for stamp in find(parse(page), "time")]
        assert all(re.fullmatch(r"\d{4}-\d\d", stamp) for stamp in stamps)


def test_a_mail_can_be_opened_about_a_story():
    edition, _ = edition_views(full_plan(base_url="https://paper.example/"))
    address = urlsplit(mail_address(edition, edition.stories[0]))
    asked = parse_qs(address.query)
    assert address.scheme == "mailto"
    assert asked["subject"] == [FERRY.title]
    way = "https://paper.example/stories/the-man-at-the-ferry-landing.html"
    assert asked["body"] == [f"{FERRY.title}\r\n\r\n{way}"]
    assert address.path == ""


def test_a_mail_about_a_story_without_an_address_names_the_edition():
    edition, _ = edition_views(full_plan())
    asked = parse_qs(urlsplit(mail_address(edition, edition.stories[0])).query)
    assert asked["body"] == [f"{FERRY.title}\r\n\r\n{edition.dated_title}"]


def test_a_mail_about_a_hostile_story_has_two_fields_and_no_third():
    story = replace(FERRY, title="a&bcc=spy@example.org\r\nBcc: b", standfirst="x" * 3000)
    edition, _ = edition_views(plan(story))
    address = mail_address(edition, edition.stories[0])
    assert set(parse_qs(urlsplit(address).query)) == {"subject", "body"}
    assert len(address) < 2000
