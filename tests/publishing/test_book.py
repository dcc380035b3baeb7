"""The edition as a book: valid, told in full, readable by ear, and the same bytes each time."""

import io
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from moksori.publishing.book import edition_book
from moksori.publishing.views import edition_views
from tests.publishing.epub import messages
from tests.publishing.hard_plans import GONE, HARD
from tests.publishing.plans import FERRY, FERRY_KO, LETTER, full_plan, plan

XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
OPF = "{http://www.idpf.org/2007/opf}"


def members(edition):
    with zipfile.ZipFile(io.BytesIO(edition_book(edition))) as book:
        return {name: book.read(name) for name in book.namelist()}


def tree(content):
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False))


def words_of(element):
    return " ".join("".join(element.itertext()).split())


def of_type(page, kind):
    return [element for element in page.iter(etree.Element) if element.get(TYPE) == kind]


def everything_hard():
    """All that is hard in one book, so that it is checked in one go."""
    stories = [
        replace(cleared.story, id=f"sto-{name}-{number}")
        for name, made in HARD.items()
        for number, cleared in enumerate(made.stories)
    ]
    return plan(*stories, withdrawn=GONE, series=HARD["hostile"].series)


@pytest.fixture
def check(needs, tmp_path):
    """Return what asks epubcheck about the bytes of a book."""
    java = needs("java")

    def ask(book):
        (tmp_path / "edition.epub").write_bytes(book)
        return messages(java, tmp_path / "edition.epub", tmp_path)

    return ask


@pytest.mark.slow
@pytest.mark.parametrize("language", [0, 1])
def test_epubcheck_has_nothing_to_say(language, check):
    assert check(edition_book(edition_views(everything_hard())[language])) == []


@pytest.mark.slow
def test_epubcheck_has_nothing_to_say_of_a_book_without_stories(check):
    assert check(edition_book(edition_views(plan())[1])) == []


@pytest.mark.slow
def test_the_checker_would_have_said_something(check):
    broken = edition_book(edition_views(full_plan())[0]).replace(b"</section>", b"</sectiom>")
    assert "FATAL" in {severity for severity, _, _ in check(broken)}


@pytest.mark.parametrize("name", HARD)
def test_every_chapter_is_well_formed_and_listed_and_lonely_files_are_not_there(name):
    for edition in edition_views(HARD[name]):
        files = members(edition)
        package = tree(files["EPUB/package.opf"])
        listed = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
        inside = {path.removeprefix("EPUB/") for path in files if path.startswith("EPUB/")}
        assert set(listed.values()) == inside - {"package.opf"}
        read = [item.get("idref") for item in package.iter(f"{OPF}itemref")]
        chapters = [f"story-{number}" for number in range(1, len(edition.stories) + 1)]
        assert read == ["cover", "nav", *chapters]
        for path, content in files.items():
            if path.endswith((".xhtml", ".opf", ".ncx", ".xml")):
                tree(content)


def test_the_archive_is_plain_and_has_no_time():
    content = edition_book(edition_views(full_plan())[0])
    assert content[30:58] == b"mimetypeapplication/epub+zip"
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        for member in book.infolist():
            assert member.compress_type == zipfile.ZIP_STORED
            assert member.date_time == (1980, 1, 1, 0, 0, 0)
            assert (member.extra, member.comment, member.create_system) == (b"", b"", 3)
        assert book.comment == b""


MAKE = """
import sys
from moksori.publishing.book import edition_book
from moksori.publishing.views import edition_views
from tests.publishing.plans import full_plan
sys.stdout.buffer.write(edition_book(edition_views(full_plan())[1]))
"""


@pytest.mark.slow
def test_the_same_plan_gives_the_same_book_in_another_zone_and_language():
    root = Path(__file__).resolve().parents[2]
    here = edition_book(edition_views(full_plan())[1])
    environment = {
        "PYTHONPATH": f"{root / 'src'}:{root}", "TZ": "Asia/Pyongyang", "LC_ALL": "ko_KR.UTF-8",
        "PYTHONHASHSEED": "9",
    }  # fmt: skip
    there = subprocess.run(
        [sys.executable, "-c", MAKE], env=environment, capture_output=True, check=True
    )
    assert there.stdout == here


@pytest.mark.parametrize(("language", "story"), [(0, FERRY), (1, FERRY_KO)])
def test_a_chapter_tells_the_story_in_full(language, story):
    page = tree(members(edition_views(full_plan())[language])["EPUB/story-1.xhtml"])
    assert page.get("lang") == page.get(LANG) == story.language
    text = words_of(page)
    for block in story.blocks:
        assert block.speaker in text
    for part in (story.title, story.standfirst, story.byline, story.editor, story.content_note):
        assert part in text
    assert "2026" in text
    assert story.corrections[0].text in text
    turns = [turn for turn in page.iter(f"{XHTML}div") if turn.get("class", "").startswith("turn ")]
    assert [turn.get("class") for turn in turns] == [f"turn {block.kind}" for block in story.blocks]
    for turn, block in zip(turns, story.blocks, strict=True):
        told = [words_of(p) for p in turn.findall(f"{XHTML}p") if p.get("class") != "speaker"]
        assert told == block.text.split("\n")


def test_the_order_is_head_note_text_protection_corrections():
    text = words_of(tree(members(edition_views(full_plan())[0])["EPUB/story-1.xhtml"]))
    places = [
        text.index(part)
        for part in (
            "Invented example.", FERRY.standfirst, "By H. Garam", "Before you read",
            "Along the river", "How we protect the people in this story", "June 2026: an earlier",
        )
    ]  # fmt: skip
    assert places == sorted(places)


def test_a_term_leads_to_its_note_and_no_number_stands_beside_it():
    page = tree(members(edition_views(full_plan())[0])["EPUB/story-1.xhtml"])
    calls, notes = of_type(page, "noteref"), of_type(page, "footnote")
    assert [words_of(call) for call in calls] == ["inminban", "labour training camp", "won"]
    assert [call.get("href").removeprefix("#") for call in calls] == [n.get("id") for n in notes]
    assert [words_of(note) for note in notes] == [
        f"{term.word}: {term.gloss}" for term in FERRY.glossary
    ]


def test_the_cover_says_what_is_missing_and_what_is_gone():
    english, korean = edition_views(plan(LETTER, withdrawn=GONE))
    cover = words_of(tree(members(korean)["EPUB/cover.xhtml"]))
    assert "이 이야기는 아직 한국어로 옮기지 않았습니다." in cover
    assert "2026년 7월에 이야기 한 편을 내렸습니다." in cover
    assert "EPUB/story-1.xhtml" not in members(korean)
    cover = words_of(tree(members(english)["EPUB/cover.xhtml"]))
    assert "A story was withdrawn in June 2026." in cover
    assert "Voices of the river" in cover
    assert "May 2026 · Edition 3" in cover
    empty = words_of(tree(members(edition_views(plan())[0])["EPUB/cover.xhtml"]))
    assert "There are no stories in this edition." in empty


def test_readers_are_told_how_the_book_can_be_read():
    for edition in edition_views(full_plan()):
        package = members(edition)["EPUB/package.opf"].decode()
        for needed in (
            "accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard",
            "accessibilitySummary",
        ):  # fmt: skip
            assert f'property="schema:{needed}"' in package
        assert f"<dc:language>{edition.language}</dc:language>" in package
        assert edition.words.say("book_access") in package


@pytest.mark.parametrize("name", HARD)
def test_a_book_shows_no_day_and_no_maker_and_fetches_nothing(name):
    for edition in edition_views(HARD[name]):
        for path, content in members(edition).items():
            days = re.findall(rb"\d{4}-\d\d-\d\d[T\d:Z]*", content)
            moment = re.compile(rb"\d{4}-\d\d-01T00:00:\d\dZ")
            assert all(moment.fullmatch(day) for day in days), path
            assert not re.search(rb"generator|Python|Jinja|<script |<img|src=\"http", content), path


def test_a_correction_makes_the_book_newer_and_keeps_its_name():
    before, after = (
        members(edition_views(plan(replace(FERRY, corrections=corrections)))[0])["EPUB/package.opf"]
        for corrections in ((), FERRY.corrections)
    )
    assert b"2026-05-01T00:00:00Z" in before
    assert b"2026-06-01T00:00:00Z" in after
    name = rb"urn:uuid:[0-9a-f-]{36}"
    assert re.search(name, before)[0] == re.search(name, after)[0]
