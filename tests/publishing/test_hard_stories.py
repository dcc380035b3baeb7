"""Stories that are hard to set, in every form that they leave in."""

import email
import re
from dataclasses import fields, replace
from email import policy
from io import BytesIO
from zipfile import ZipFile

import pytest
import typst
from lxml import html
from pypdf import PdfReader

from moksori.publishing.addresses import LONGEST
from moksori.publishing.book import edition_book
from moksori.publishing.edition import write_edition
from moksori.publishing.feeds import atom
from moksori.publishing.mail import edition_mail
from moksori.publishing.material import TEMPLATES
from moksori.publishing.pages import index_page, story_page
from moksori.publishing.paper import STANDARDS, edition_paper, story_paper
from moksori.publishing.segments import Glosser, SegmentKind
from moksori.publishing.views import edition_views
from moksori.terms.story import Block, BlockKind, StoryText, Term
from tests.publishing.hard_plans import LONG_TALK
from tests.publishing.plans import FERRY, FERRY_KO, LETTER, plan, quiet


def view(*stories, language="en"):
    return next(one for one in edition_views(plan(*stories)) if one.language == language)


def page(story):
    edition = view(story, language=story.language)
    return html.fromstring(story_page(edition, edition.stories[0]))


def words(made):
    return " ".join(made.split())


def paper_words(made):
    return words("".join(part.extract_text() for part in PdfReader(BytesIO(made)).pages))


def test_four_hundred_turns_are_told_in_their_order_everywhere():
    story = replace(FERRY, blocks=LONG_TALK)
    edition = view(story)
    root = page(story)
    turns = [words(turn.text_content()) for turn in root.find_class("words")]
    assert len(turns) == 400
    assert all(f"Turn {number} of" in turn for number, turn in enumerate(turns))
    forms = (
        paper_words(story_paper(edition, edition.stories[0])),
        atom(edition).decode(),
        email.message_from_bytes(edition_mail(edition), policy=policy.default)
        .get_body(("plain",))
        .get_content(),
    )
    for form in forms:
        places = [form.index(f"Turn {number} of") for number in range(400)]
        assert places == sorted(places)


@pytest.mark.parametrize("title", ["Ice", "얼음", "x" * 300, "word " * 60, "가나다라 " * 60])
def test_a_short_and_a_long_title_stand_whole(title, tmp_path):
    language = "ko" if title[0] >= "가" else "en"
    base = FERRY_KO if language == "ko" else FERRY
    story = replace(base, title=title, slug="" if language == "ko" else title[:300].strip("- "))
    story = replace(story, slug=re.sub("[^a-z]+", "-", story.slug.lower()).strip("-"))
    edition = view(story, language=language)
    assert words(page(story).findtext(".//h1/bdi")) == words(title)
    assert words(title) in words(atom(edition).decode())
    told = paper_words(story_paper(edition, edition.stories[0]))
    assert words(title).replace(" ", "") in told.replace(" ", "")
    write_edition(plan(story), tmp_path / "out", quiet)
    names = [path.name for path in (tmp_path / "out" / "stories").iterdir()]
    assert names
    assert all(len(name) <= LONGEST + len(".ko.html") for name in names)


def test_many_scripts_in_one_story_stay_what_they_are():
    told = "나루 and 漢字 and Ж and ไทย and ελληνικά, 1 000 ₩"
    story = replace(FERRY, title=told, blocks=(Block(BlockKind.ANSWER, "기자", told),))
    root = page(story)
    assert words(root.findtext(".//h1/bdi")) == told
    assert words(root.find_class("words")[0].text_content()) == told
    assert told in atom(view(story)).decode()


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("“قال: لا” he said, and went.", ["قال: لا"]),
        ("He said «لا», then «نعم».", ["لا", "نعم"]),
        ("그는 “שלום” 하고 말했다.", ["שלום"]),
        ("Nothing of the kind.", []),
    ],
)
def test_a_quotation_from_right_to_left_keeps_to_itself(text, foreign):
    cut = Glosser(()).cut(text)
    assert cut.text == text
    assert [one.text for one in cut.segments if one.kind is SegmentKind.FOREIGN] == foreign
    assert not cut.mixed


def test_a_paragraph_from_right_to_left_is_one():
    cut = Glosser(()).cut("قال الرجل إنه لم ير شيئا (Moksori).")
    assert cut.mixed
    assert [one.kind for one in cut.segments] == [SegmentKind.PLAIN]


@pytest.mark.browser
@pytest.mark.slow
def test_a_line_that_begins_with_such_words_runs_the_readers_way(browser, tmp_path):
    story = replace(FERRY, blocks=(Block(BlockKind.ANSWER, "", "“قال: لا” he said, and went."),))
    write_edition(plan(story), tmp_path / "out", quiet)
    shown = browser.new_page(viewport={"width": 1280, "height": 800})
    shown.goto((tmp_path / "out" / "stories" / f"{FERRY.slug}.html").as_uri())
    left, right = shown.evaluate(
        """() => {const p = document.querySelector('.words p'), after = document.createRange();
        after.selectNode(p.querySelector('bdi').nextSibling);
        return [p.querySelector('bdi').getBoundingClientRect().right,
                after.getBoundingClientRect().left]}"""
    )
    assert left <= right + 1


def test_a_missing_translation_is_a_named_hole_in_every_list():
    edition = view(FERRY, LETTER, FERRY_KO, language="ko")
    hole = "이 이야기는 아직 한국어로 옮기지 않았습니다."
    root = html.fromstring(index_page(edition))
    (missing,) = root.xpath("//ol//p[@class='missing']")
    assert words(missing.text_content()).startswith(hole)
    assert missing.find("a").get("hreflang") == "en"
    told = paper_words(edition_paper(edition)).replace(" ", "")
    assert hole.replace(" ", "") in told
    message = email.message_from_bytes(edition_mail(edition), policy=policy.default)
    assert all(hole in words(part.get_content()) for part in message.iter_parts())
    assert hole.encode() in _cover(edition)


def _cover(edition):

    with ZipFile(BytesIO(edition_book(edition))) as book:
        return book.read("EPUB/cover.xhtml")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("She lives on Songbun Street.", "songbun"),
        ("보위부장이 왔다.", "보위부"),
        ("Mr. Wonsan spoke.", "won"),
        ("PDF Holdings paid.", "PDF"),
    ],
)
def test_a_term_inside_a_name_is_not_explained(text, word):
    whole = "a whole name" if word.isupper() else ""
    cut = Glosser((Term(word, "a gloss", whole),)).cut(text)
    assert cut.notes == ()
    assert cut.text == text


PICTURE = re.compile(r"<(?:img|picture|svg|image|video|object|embed)\b|#?\bimage\(", re.IGNORECASE)


def test_no_story_and_no_template_has_a_place_for_a_picture():
    """A picture would need a description in both languages; until there is one, there is none."""
    assert not {field.name for field in fields(StoryText)} & {"images", "pictures", "media"}
    for path in sorted(TEMPLATES.rglob("*.*")):
        if "figures" not in path.name:
            assert not PICTURE.search(path.read_text("utf-8")), path.name


def test_a_paper_with_an_undescribed_picture_is_refused(tmp_path):
    """PDF/UA-1 is asked for with every paper: it refuses what cannot be read aloud."""
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    (tmp_path / "a.svg").write_bytes(drawing)
    for described, refused in (("", True), (', alt: "A square."', False)):
        (tmp_path / "a.typ").write_text(
            f'#set document(title: "t")\n#set text(lang: "en")\n#image("a.svg"{described})', "utf-8"
        )
        compiler = typst.Compiler(tmp_path / "a.typ", root=tmp_path)
        if refused:
            with pytest.raises(typst.TypstError, match="alt"):
                compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=0)
        else:
            assert compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=0)
