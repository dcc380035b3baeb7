"""The gate reads what publishing makes: feeds, books and the data in the heads of pages."""

import io
import zipfile
from dataclasses import replace

import pytest

from moksori.protection.inspect import examine
from moksori.publishing.book import edition_book
from moksori.publishing.feeds import atom, json_feed, rss
from moksori.publishing.pages import index_page, story_page
from moksori.publishing.views import edition_views
from moksori.terms.finding import FindingClass
from moksori.terms.story import Block, BlockKind, Correction, Term
from moksori.terms.watch import Scope, Watch, WatchKind, WatchValue
from tests.publishing.hard_plans import GONE, HARD
from tests.publishing.heard import heard
from tests.publishing.plans import FERRY, FERRY_KO, full_plan, plan

STOPS = {FindingClass.BLOCK, FindingClass.UNREADABLE}
PLANTED = {"en": "Kim Chol-su", "ko": "김철수"}
WATCH = Watch(
    (WatchValue("person-0", WatchKind.PERSON, Scope.EVERYWHERE, ("Kim Chol-su", "김철수")),), "v"
)
MAKERS = {
    "feed.atom": atom, "feed.rss": rss, "feed.json": json_feed, "edition.epub": edition_book,
}  # fmt: skip
FIELDS = {
    "title": lambda told: {"title": f"What {told} did"},
    "standfirst": lambda told: {"standfirst": f"It was about {told} again."},
    "byline": lambda told: {"byline": told},
    "words": lambda told: {"blocks": (Block(BlockKind.ANSWER, "", f"So {told}, they say."),)},
    "speaker": lambda told: {"blocks": (Block(BlockKind.ANSWER, told, "They say so."),)},
    "gloss": lambda told: {"glossary": (Term("inminban", f"what {told} led"),
                                        Term("인민반", f"what {told} led"))},
    "content note": lambda told: {"content_note": f"It tells of {told}."},
    "correction": lambda told: {"corrections": (Correction("2026-07", f"It was {told}."),)},
}  # fmt: skip


def stops(folder, name, content):
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content)
    found = examine(folder, WATCH, ())
    assert found.unread_bytes == 0
    return {finding.value or finding.rule for finding in found.findings if finding.cls in STOPS}


@pytest.mark.parametrize("container", MAKERS)
@pytest.mark.parametrize("story", [FERRY, FERRY_KO], ids=["en", "ko"])
@pytest.mark.parametrize("field", FIELDS)
def test_a_planted_name_is_found_in_every_field_of_every_container(
    field, story, container, tmp_path
):
    made = plan(replace(story, **FIELDS[field](PLANTED[story.language])))
    view = edition_views(made)[story is FERRY_KO]
    assert stops(tmp_path / "out", container, MAKERS[container](view)) == {"person-0"}


HEARD = heard(full_plan(base_url="https://paper.example"))
PAGES = {
    "index.html": index_page,
    "story.html": lambda edition: story_page(edition, edition.stories[0]),
    **{name: MAKERS[name] for name in MAKERS if name.startswith("feed")},
}


@pytest.mark.parametrize("container", PAGES)
@pytest.mark.parametrize("language", [0, 1], ids=["en", "ko"])
def test_what_is_said_of_listening_is_read_and_a_name_in_a_chapter_is_found(
    language, container, tmp_path
):
    make = PAGES[container]
    assert stops(tmp_path / "clean", container, make(edition_views(HEARD)[language])) == set()
    first, told, *others = HEARD.heard[language].chapters
    planted = replace(told, title=f"What {PLANTED[('en', 'ko')[language]]} did")
    programme = replace(HEARD.heard[language], chapters=(first, planted, *others))
    made = replace(HEARD, heard=(programme,))
    found = stops(tmp_path / "planted", container, make(edition_views(made)[language]))
    assert found == {"person-0"}


@pytest.mark.parametrize("container", MAKERS)
@pytest.mark.parametrize("name", HARD)
def test_everything_is_read_and_nothing_is_found_where_nothing_is_planted(
    name, container, tmp_path
):
    # Of what is hostile, "$x^2" reads as a sum, in a book as anywhere else.
    allowed = {"sum_too_exact"} if name == "hostile" else set()
    for number, view in enumerate(edition_views(HARD[name])):
        assert stops(tmp_path / str(number), container, MAKERS[container](view)) <= allowed


def test_every_file_of_a_book_is_read(tmp_path):
    book = edition_book(edition_views(full_plan(withdrawn=GONE))[0])
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        infos = archive.infolist()
        contents = {info.filename: archive.read(info) for info in infos}
    for planted in contents:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
            for info in infos:
                content = contents[info.filename]
                if info.filename == planted:
                    content = (
                        content.replace(b"\n", b"\n/* Kim Chol-su */ ", 1)
                        if (planted.endswith(".css"))
                        else _with_remark(content)
                    )
                archive.writestr(info, content)
        folder = tmp_path / planted.replace("/", "-")
        folder.mkdir()
        (folder / "edition.epub").write_bytes(out.getvalue())
        found = examine(folder, WATCH, ())
        assert "person-0" in {one.value for one in found.findings if one.cls in STOPS}, planted


def _with_remark(content):
    """The file with the name in a remark before its end, or behind it where it has no elements."""
    head, bracket, tail = content.rpartition(b"</")
    return head + b"<!-- Kim Chol-su -->" + bracket + tail if bracket else content + b" Kim Chol-su"


DATA = b'<script type="application/ld+json">'


@pytest.mark.parametrize("told", [*PLANTED.values(), r"Kim Chol\u002dsu", r"\uae40\ucca0\uc218"])
def test_a_name_in_the_data_for_machines_alone_is_found(told, tmp_path):
    view = edition_views(full_plan())[0]
    for number, page in enumerate((index_page(view), story_page(view, view.stories[0]))):
        assert stops(tmp_path / f"clean {number}", "page.html", page) == set()
        planted = page.replace(DATA, DATA + b'{"name": "' + told.encode() + b'", "rest": ')
        planted = planted.replace(b"</script>", b"}</script>")
        assert planted != page
        assert stops(tmp_path / f"planted {number}", "page.html", planted) == {"person-0"}


def test_data_that_do_not_read_as_data_are_unreadable(tmp_path):
    view = edition_views(full_plan())[0]
    broken = index_page(view).replace(DATA, DATA + b"{")
    (tmp_path / "page.html").write_bytes(broken)
    assert "unreadable" in {finding.rule for finding in examine(tmp_path, WATCH, ()).findings}
