"""Papers: tagged, in their language, the same bytes each time, and inert."""

import io
import re
from dataclasses import replace

import pikepdf
import pypdf
import pytest

from moksori.publishing.paper import PaperError, edition_paper, story_paper
from moksori.publishing.views import edition_views
from moksori.terms.story import Block, BlockKind
from tests.publishing.plans import EVIL, FERRY, FERRY_KO, LETTER, full_plan, plan


def paper_of(story, language=0):
    view = edition_views(plan(story))[language]
    return story_paper(view, view.stories[0])


def text_of(made):
    read = pypdf.PdfReader(io.BytesIO(made))
    return " ".join(" ".join(page.extract_text() for page in read.pages).split())


def squeezed(text):
    """Words without blanks, for comparing across the ends of lines."""
    return re.sub(r"[\s\u200b]", "", text)


def speaking(*texts):
    return replace(FERRY, blocks=tuple(Block(BlockKind.ANSWER, "", text) for text in texts))


@pytest.mark.parametrize("language", [0, 1])
def test_a_paper_is_tagged_and_has_title_and_language(language):
    story = (FERRY, FERRY_KO)[language]
    with pikepdf.open(io.BytesIO(paper_of(story, language))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang) == story.language
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        packet = pdf.Root.Metadata.read_bytes().decode()
        assert str(pdf.docinfo.Title) == story.title
    assert "<pdfuaid:part>1</pdfuaid:part>" in packet
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in packet
    assert f"<rdf:li>{story.language}</rdf:li>" in packet


@pytest.mark.parametrize("language", [0, 1])
def test_a_paper_tells_the_story(language):
    story = (FERRY, FERRY_KO)[language]
    text = squeezed(text_of(paper_of(story, language)))
    for block in story.blocks:
        for paragraph in block.text.split("\n"):
            # The number of a note stands behind its term.
            for sentence in re.split(r"(?<=[.?!”]) ", paragraph):
                if not any(term.word in sentence for term in story.glossary):
                    assert squeezed(sentence) in text
    for part in (
        story.title,
        story.standfirst,
        story.content_note,
        *(one.text for one in story.corrections),
    ):
        assert squeezed(part) in text
    for term in story.glossary:
        assert squeezed(term.gloss) in text


def test_a_korean_line_breaks_between_words():
    read = pypdf.PdfReader(io.BytesIO(paper_of(FERRY_KO, 1)))
    words = set(" ".join(block.text for block in FERRY_KO.blocks).split())
    lines = [line for page in read.pages for line in page.extract_text().split("\n")]
    long = [line.strip() for line in lines if len(line) > 30 and "인민반" not in line]
    ends = [line.split()[-1] for line in long if line.split()[0] in words]
    assert len(ends) > 5
    # A note is marked by a small letter behind its word
    assert [end for end in ends if end.rstrip("abcdefgh") not in words] == []


def test_the_edition_has_its_contents_and_every_story():
    english, korean = edition_views(full_plan())
    text = text_of(edition_paper(english))
    assert "Voices of the river" in text
    for story in english.stories:
        assert squeezed(text).count(squeezed(story.title)) >= 2
    assert "아직 한국어로 옮기지 않았습니다" in text_of(edition_paper(korean))
    outline = pypdf.PdfReader(io.BytesIO(edition_paper(english))).outline
    titles = [item.title for item in outline if not isinstance(item, list)]
    assert titles == [story.title for story in english.stories]


def test_an_invented_story_says_so_on_paper():
    assert "Invented example." in text_of(paper_of(FERRY))
    assert "Invented" not in text_of(paper_of(replace(FERRY, invented=False)))
    mixed, _ = edition_views(plan(FERRY, replace(LETTER, invented=False)))
    assert text_of(edition_paper(mixed)).count("Invented example.") == 1


def test_no_paper_names_maker_or_day():
    made = paper_of(FERRY)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert set(pdf.docinfo.keys()) == {"/Title"}
        held = b"".join(
            thing.read_bytes() for thing in pdf.objects if isinstance(thing, pikepdf.Stream)
        )
    assert not re.search(rb"(?i)typst|pikepdf|qpdf|D:\d{4}", made + held)


def test_a_paper_is_the_same_each_time():
    assert paper_of(FERRY_KO, 1) == paper_of(FERRY_KO, 1)


def test_commands_in_a_story_are_words():
    hostile = replace(FERRY, title=EVIL, standfirst=EVIL, blocks=speaking(EVIL).blocks)
    text = squeezed(text_of(paper_of(hostile)))
    assert text.count(squeezed(EVIL)) >= 3


@pytest.mark.parametrize(
    ("told", "stands"),
    [
        ("He said သူပြောတယ် to me.", "[words in a script that this paper cannot set"),
        ("Fine 😀 then.", "Fine [sign] then."),
        ("He wrote 漢字 and ура.", "漢字 and ура"),
        ("A half \ud800 sign.", "A half"),
    ],
)
def test_what_no_font_can_draw_is_a_named_hole(told, stands):
    assert stands in text_of(paper_of(speaking(told)))


def test_words_from_right_to_left_are_set():
    assert len(pypdf.PdfReader(io.BytesIO(paper_of(speaking("قال الرجل שלום")))).pages) >= 1


def test_a_word_wider_than_its_column_stays_on_the_page():
    made = paper_of(replace(speaking("a" * 300, "가" * 300), title="W" * 300))
    text = squeezed(text_of(made))
    assert text.count("a" * 300) == 1
    with pikepdf.open(io.BytesIO(made)) as pdf:
        width = float(pdf.pages[0].MediaBox[2])
    places = []
    read = pypdf.PdfReader(io.BytesIO(made))
    read.pages[0].extract_text(
        visitor_text=lambda text, cm, tm, font, size: places.append(
            cm[4] + tm[4] + len(text.strip()) * abs(size) * 0.4
        )
    )
    assert max(places) < width * 1.05


def test_a_paper_that_cannot_be_set_is_an_error_without_a_word_of_it(monkeypatch):
    import typst

    class Refuses:
        def __init__(self, *args, **settings):
            pass

        def compile(self, **settings):
            raise typst.TypstError('the text `"a secret"` could not be displayed')

    monkeypatch.setattr(typst, "Compiler", Refuses)
    with pytest.raises(PaperError) as refused:
        paper_of(FERRY)
    assert "secret" not in str(refused.value)
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__
    assert "sto-ferry" in str(refused.value)
