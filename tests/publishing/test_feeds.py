"""Feeds: valid in three formats, in full, with names that stay, and honest about what is gone."""

import json
import re
from dataclasses import replace
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from moksori.publishing import public_ids
from moksori.publishing.feeds import atom, json_feed, rss
from moksori.publishing.pages import index_page
from moksori.publishing.views import edition_views
from moksori.terms.listening import Silenced
from moksori.terms.story import Correction
from tests.publishing.hard_plans import GONE, HARD
from tests.publishing.heard import heard
from tests.publishing.plans import FERRY, FERRY_KO, LETTER, full_plan, plan

SCHEMAS = Path(__file__).parent / "schemas"
ATOM = "{http://www.w3.org/2005/Atom}"
TOMBSTONE = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
MOMENT = re.compile(r"\d{4}-\d\d-01T00:00:\d\dZ")
ENGLISH_GONE = ("A story was withdrawn in July 2026.", "A story was withdrawn in June 2026.")


def schema(name):
    return etree.RelaxNG(etree.parse(SCHEMAS / name))


def entries_of(edition):
    """What each of the three feeds says of its entries: id, title, updated, content."""
    read_atom = feedparser.parse(atom(edition), sanitize_html=False)
    read_rss = feedparser.parse(rss(edition), sanitize_html=False)
    for read in (read_atom, read_rss):
        yield [
            (
                entry.id,
                entry.title,
                entry.updated,
                entry.content[0].value if "content" in entry else entry.summary,
            )
            for entry in read.entries
        ]
    yield [
        (item["id"], item["title"], item["date_modified"], item.get("content_html", item["title"]))
        for item in json.loads(json_feed(edition))["items"]
    ]


@pytest.mark.parametrize("name", HARD)
def test_every_atom_feed_is_valid(name):
    for edition in edition_views(HARD[name]):
        made = atom(edition)
        read = feedparser.parse(made, sanitize_html=False)
        assert not read.bozo
        assert read.version == "atom10"
        gone = sum(story.here for story in edition.withdrawn)
        assert len(read.entries) == len(edition.programmes) + len(edition.stories) + gone
        schema("atom.rng").assertValid(etree.fromstring(made))
        ids = [element.text for element in etree.fromstring(made).iter(f"{ATOM}id")]
        assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("name", HARD)
def test_every_rss_feed_is_valid(name):
    for edition in edition_views(HARD[name]):
        made = rss(edition)
        read = feedparser.parse(made, sanitize_html=False)
        assert not read.bozo
        assert read.version == "rss20"
        schema("rss.rng").assertValid(etree.fromstring(made))
        for item in etree.fromstring(made).iter("item"):
            assert item.find("description") is not None or item.find("title") is not None


@pytest.mark.parametrize("name", HARD)
def test_every_json_feed_has_what_the_specification_asks_for(name):
    for edition in edition_views(HARD[name]):
        read = json.loads(json_feed(edition))
        assert read["version"] == "https://jsonfeed.org/version/1.1"
        assert isinstance(read["title"], str)
        assert read["title"]
        assert isinstance(read["items"], list)
        assert set(read) <= {
            "version", "title", "home_page_url", "feed_url", "language", "authors", "items",
        }  # fmt: skip
        ids = [item["id"] for item in read["items"]]
        assert len(set(ids)) == len(ids)
        for item in read["items"]:
            assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", item["id"])
            assert ("content_html" in item) != ("content_text" in item)
            assert MOMENT.fullmatch(item["date_modified"])
            assert MOMENT.fullmatch(item.get("date_published", item["date_modified"]))
            for author in item.get("authors", []):
                assert set(author) == {"name"}
            for address in [item.get("url"), *[a["url"] for a in item.get("attachments", [])]]:
                assert address is None or address.startswith("https://paper.example/river/")


@pytest.mark.parametrize("name", HARD)
def test_the_three_feeds_say_the_same(name):
    for edition in edition_views(HARD[name]):
        by_atom, by_rss, by_json = entries_of(edition)
        assert [entry[0] for entry in by_atom] == [entry[0] for entry in by_rss]
        assert [entry[0] for entry in by_json] == [entry[0] for entry in by_rss]
        assert [entry[2] for entry in by_atom] == [entry[2] for entry in by_json]


def test_a_feed_has_the_stories_in_full_and_marks_examples():
    english, korean = edition_views(full_plan())
    for entries in entries_of(korean):
        assert entries[0][1] == f"[지어낸 예시] {FERRY_KO.title}"
        assert "모포도 받지 못했습니다" in entries[0][3]
        assert FERRY_KO.content_note in entries[0][3]
        assert FERRY_KO.glossary[0].gloss in entries[0][3]
    assert feedparser.parse(atom(korean)).feed.language == "ko"
    assert feedparser.parse(rss(korean)).feed.language == "ko"
    for made in (atom(english), rss(english), json_feed(english)):
        assert b"feed." not in made.replace(b"jsonfeed.org", b"")


def test_a_feed_with_a_public_address_says_where_it_is():
    edition, _ = edition_views(HARD["public_address"])
    links = {link.rel: link.href for link in feedparser.parse(atom(edition)).feed.links}
    assert links["self"] == "https://paper.example/river/feed.atom"
    assert b'href="https://paper.example/river/feed.rss"' in rss(edition)
    read = json.loads(json_feed(edition))
    assert read["feed_url"] == "https://paper.example/river/feed.json"
    assert read["items"][0]["url"].startswith("https://paper.example/river/stories/")


def test_a_story_without_a_translation_is_no_entry_in_that_language_and_the_index_says_so():
    _, korean = edition_views(HARD["missing_translations"])
    for entries in entries_of(korean):
        assert len(entries) == 1
        assert LETTER.title not in str(entries)
    assert "이 이야기는 아직 한국어로 옮기지 않았습니다." in index_page(korean).decode()


def test_a_corrected_story_is_the_same_entry_with_a_later_month():
    before, _ = edition_views(plan(replace(FERRY, corrections=())))
    after, _ = edition_views(plan(replace(FERRY, corrections=(Correction("2026-09", "Cloth."),))))
    for old, new in zip(entries_of(before), entries_of(after), strict=True):
        assert old[0][0] == new[0][0]
        assert (old[0][2], new[0][2]) == ("2026-05-01T00:00:00Z", "2026-09-01T00:00:00Z")
        assert "Corrected in September 2026: Cloth." in new[0][3]
        assert "Corrected in" not in old[0][3]
    assert feedparser.parse(atom(after)).feed.updated == "2026-09-01T00:00:00Z"
    assert feedparser.parse(atom(after)).entries[0].published == "2026-05-01T00:00:00Z"


def test_each_correction_in_the_month_of_release_moves_the_entry_by_a_second():
    told = []
    for count in range(3):
        notes = tuple(Correction("2026-05", f"Cloth {number}.") for number in range(count))
        view, _ = edition_views(plan(replace(FERRY, corrections=notes)))
        told.append([entries[0][2] for entries in entries_of(view)])
        assert feedparser.parse(atom(view)).feed.updated == told[-1][0]
    assert told == [[f"2026-05-01T00:00:0{second}Z"] * 3 for second in range(3)]


def test_a_correction_without_a_month_is_told_and_changes_no_date():
    edition, _ = edition_views(plan(replace(FERRY, corrections=(Correction("", "Cloth."),))))
    for entries in entries_of(edition):
        assert entries[0][2] == "2026-05-01T00:00:00Z"
        assert "Cloth." in entries[0][3]


def test_a_withdrawn_story_stays_an_entry_that_says_so_and_nothing_else():
    told, _ = edition_views(plan(replace(FERRY, id="sto-gone")))
    english, korean = edition_views(plan(LETTER, withdrawn=GONE))
    for before, after in zip(entries_of(told), entries_of(english), strict=True):
        assert [entry[1] for entry in after[1:]] == list(ENGLISH_GONE)
        assert [entry[3] for entry in after[1:]] == list(ENGLISH_GONE)
        assert after[1][0] == before[0][0]
        assert after[1][2] == "2026-07-01T00:00:59Z"
    for entries in entries_of(korean):
        assert [entry[1] for entry in entries] == ["2026년 7월에 이야기 한 편을 내렸습니다."]


def test_a_withdrawn_story_has_a_tombstone_for_readers_that_know_it():
    english, korean = edition_views(plan(LETTER, withdrawn=GONE))
    stones = list(etree.fromstring(atom(english)).iter(TOMBSTONE))
    assert [stone.get("when") for stone in stones] == [
        "2026-07-01T00:00:59Z",
        "2026-06-01T00:00:59Z",
    ]
    ids = [element.text for element in etree.fromstring(atom(english)).iter(f"{ATOM}id")]
    assert [stone.get("ref") for stone in stones] == ids[-2:]
    assert len(list(etree.fromstring(atom(korean)).iter(TOMBSTONE))) == 1


def test_a_programme_that_was_taken_back_stays_an_entry_that_says_so():
    gone = (Silenced("en", "2026-07"),)
    english, korean = edition_views(plan(LETTER, silenced=gone))
    name = public_ids.episode(english.series, english.number, "en")
    for entries in entries_of(english):
        assert [entry[:3] for entry in entries[1:]] == [
            (name, "A programme was withdrawn in July 2026.", "2026-07-01T00:00:59Z")
        ]
    stones = etree.fromstring(atom(english)).iter(TOMBSTONE)
    assert [stone.get("ref") for stone in stones] == [name]
    schema("atom.rng").assertValid(etree.fromstring(atom(english)))
    schema("rss.rng").assertValid(etree.fromstring(rss(english)))
    assert korean.silenced == ()
    assert "programme" not in index_page(english).decode()
    assert english.updated == "2026-07"


@pytest.mark.parametrize("name", ["withdrawn", "only_withdrawn"])
def test_the_index_lists_what_was_withdrawn_in_every_language(name):
    english, korean = (index_page(view).decode() for view in edition_views(HARD[name]))
    assert all(sentence in english for sentence in ENGLISH_GONE)
    assert "2026년 7월에 이야기 한 편을 내렸습니다." in korean
    assert "2026년 6월에 이야기 한 편을 내렸습니다." in korean


@pytest.mark.parametrize("name", HARD)
def test_no_feed_shows_a_day_an_hour_or_a_maker(name):
    for edition in edition_views(HARD[name]):
        for made in (atom(edition), rss(edition), json_feed(edition)):
            days = re.findall(rb"\d{4}-\d\d-(\d\d)T|, (\d\d) [A-Z][a-z]{2} \d{4}", made)
            assert {one or other for one, other in days} <= {b"01"}
            assert not re.search(rb"<generator|Python|Jinja|[Mm]oksori/", made)
            assert made == {"a": atom, "r": rss, "j": json_feed}[
                "a" if b"<feed" in made[:80] else "j" if made[:1] == b"{" else "r"
            ](edition)


def test_hostile_words_stay_words_in_every_feed():
    edition, _ = edition_views(HARD["hostile"])
    for entries in entries_of(edition):
        assert entries[0][1].startswith("[Invented example] <script>alert('x')</script> &")
        assert "<script>" not in entries[0][3]
        assert "{{7*7}}" in entries[0][3]


HEARD = heard(full_plan(base_url="https://paper.example/river/"))


def test_a_programme_is_an_entry_of_its_own_before_the_stories():
    for edition, told in zip(edition_views(HEARD), HEARD.heard, strict=True):
        names = [public_ids.programme(edition.programmes[0])]
        names += [public_ids.story(edition, one) for one in edition.stories]
        by_atom, by_rss, by_json = entries_of(edition)
        for entries in (by_atom, by_rss, by_json):
            assert [entry[0] for entry in entries] == names
            assert entries[0][1].startswith(
                ("[Invented example] Programme: ", "[지어낸 예시] 프로그램: ")
            )
            assert all(chapter.title in entries[0][3] for chapter in told.chapters)
        schema("atom.rng").assertValid(etree.fromstring(atom(edition)))
        schema("rss.rng").assertValid(etree.fromstring(rss(edition)))
        assert not feedparser.parse(atom(edition)).bozo
        assert not feedparser.parse(rss(edition)).bozo


def test_each_feed_has_the_files_as_it_can_say_them():
    edition, told = edition_views(HEARD)[0], HEARD.heard[0]
    where = "https://paper.example/river/"
    files = [(where + one.path, one.type, one.size) for one in told.sounds]
    in_atom = feedparser.parse(atom(edition)).entries[0].enclosures
    assert [(one.href, one.type, int(one.length)) for one in in_atom] == files
    in_rss = feedparser.parse(rss(edition)).entries[0].enclosures
    assert [(one.href, one.type, int(one.length)) for one in in_rss] == files[:1]
    item = json.loads(json_feed(edition))["items"][0]
    assert [
        (one["url"], one["mime_type"], one["size_in_bytes"]) for one in item["attachments"]
    ] == files
    assert {one["duration_in_seconds"] for one in item["attachments"]} == {391}
    assert {one["title"] for one in item["attachments"]} == {"MP3", "Opus"}
    assert item["url"] == f"{where}index.html#listen"


def test_stories_have_no_enclosure_so_that_nothing_is_fetched_twice():
    edition = edition_views(HEARD)[0]
    for feed in (atom(edition), rss(edition)):
        entries = feedparser.parse(feed).entries
        assert all(not entry.get("enclosures") for entry in entries[1:])


def test_without_a_public_address_only_atom_points_at_files():
    edition = edition_views(heard(full_plan()))[0]
    assert b'href="programme/river_003_en.mp3"' in atom(edition)
    assert b"enclosure" not in rss(edition)
    assert "attachments" not in json.loads(json_feed(edition))["items"][0]


def test_a_programme_that_was_made_anew_is_the_same_entry_a_second_later():
    told = HEARD.heard[0]
    moments = []
    for count in (0, 1, 99):
        made = replace(HEARD, heard=(replace(told, changed=count),))
        edition = edition_views(made)[0]
        (of_atom, of_rss, of_json) = (entries[0] for entries in entries_of(edition))
        assert of_atom[2] == of_json[2]
        assert of_atom[0] == of_rss[0] == of_json[0]
        moments.append(of_atom[2][-4:-1])
    assert moments == [":00", ":01", ":58"]


def test_a_feed_without_a_programme_is_as_it_was():
    for edition, before in zip(
        edition_views(replace(HEARD, heard=())),
        edition_views(full_plan(base_url="https://paper.example/river/")),
        strict=True,
    ):
        assert (atom(edition), rss(edition)) == (atom(before), rss(before))
        assert b"Programme" not in atom(edition)
