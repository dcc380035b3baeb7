"""The podcast feed, as players read it."""

import hashlib
from dataclasses import replace

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from moksori.broadcast.fitting import fitted
from moksori.broadcast.podcast import (
    PODCAST,
    Episode,
    EpisodeError,
    Show,
    Sound,
    episode,
    episode_id,
    guid,
    integrity,
    podcast,
    transcript_files,
)
from moksori.publishing import public_ids
from moksori.publishing.views import edition_views
from tests.broadcast.programmes import ordered
from tests.publishing.hard_plans import HARD
from tests.publishing.heard import heard
from tests.publishing.plans import EVIL, full_plan

SHA = hashlib.sha384(b"sound").digest()
MP3 = Sound("programme/ondol_202605_003_en.mp3", "audio/mpeg", 14_500_000, SHA, 64_000, "", "MP3")
OPUS = Sound(
    "programme/ondol_202605_003_en.opus", "audio/ogg", 4_700_000, SHA, 20_000, "opus", "Opus"
)
SHOW = Show(
    "Voices of the river",
    "Ondol Archive",
    "en",
    "podcast.rss",
    "index.html",
    "https://paper.example/river",
)
ORDER = fitted(ordered("en", slot=600))
MADE = episode(
    ORDER,
    [MP3, OPUS],
    transcripts=tuple(transcript_files("programme/ondol_202605_003_en", "en")),
    chapters="programme/ondol_202605_003_en.chapters.json",
    explicit=True,
)


def read(*episodes, show=SHOW):
    return etree.fromstring(podcast(show, episodes))


def all_of(root, name):
    return root.findall(f".//{{{PODCAST}}}{name}")


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://mp3s.nashownotes.com/pc20rss.xml", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
        ("https://podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
    ],
)
def test_the_guid_is_made_as_the_whole_world_makes_it(address, name):
    base, _, feed = address.rpartition("/")
    assert guid(replace(SHOW, base_url=base, feed=feed)) == name


def test_a_podcast_parser_reads_the_episode():
    read_back = feedparser.parse(podcast(SHOW, [MADE]))
    assert not read_back.bozo
    assert read_back.feed.title == "Voices of the river"
    (entry,) = read_back.entries
    assert entry.id == episode_id(SHOW, 3)
    assert (
        entry.enclosures[0].href == "https://paper.example/river/programme/ondol_202605_003_en.mp3"
    )
    assert entry.enclosures[0].length == "14500000"
    assert entry.itunes_duration == "600"
    assert "made by a computer" in entry.summary
    assert entry.title.startswith("[Invented example]")


def test_transcripts_chapters_and_files_stand_with_types_and_digests():
    root = read(MADE)
    transcripts = all_of(root, "transcript")
    assert [one.get("type") for one in transcripts][:2] == ["text/vtt", "application/x-subrip"]
    assert [one.get("rel") for one in transcripts] == ["captions", "captions", None, None, None]
    assert {one.get("language") for one in transcripts} == {"en"}
    (chapters,) = all_of(root, "chapters")
    assert chapters.get("type") == "application/json+chapters"
    alternates = all_of(root, "alternateEnclosure")
    assert [one.get("default") for one in alternates] == ["true", None]
    assert alternates[1].get("codecs") == "opus"
    assert {one.get("value") for one in all_of(root, "integrity")} == {integrity(SHA)}
    assert integrity(SHA).startswith("sha384-")
    assert len(integrity(SHA)) == 71


def test_no_person_and_no_place_is_told():
    made = podcast(SHOW, [MADE])
    for name in (b"person", b"location", b"H. Garam", b"generator", b"itunes:owner"):
        assert name not in made


def test_the_newest_comes_first_and_the_same_feed_is_the_same_bytes():
    older = replace(MADE, number=2, month="2026-04", title="Older")
    root = read(older, MADE)
    assert [item.findtext("title") for item in root.iter("item")] == [MADE.title, "Older"]
    assert podcast(SHOW, [older, MADE]) == podcast(SHOW, [MADE, older])


def test_of_a_withdrawn_programme_nothing_is_told_but_that_it_is_gone():
    gone = replace(MADE, withdrawn="2026-08")
    made = podcast(SHOW, [gone])
    assert MADE.title.encode() not in made
    assert b"enclosure" not in made.lower()
    assert b"A programme was withdrawn in August 2026." in made
    assert episode_id(SHOW, 3).encode() in made


def test_platforms_can_be_kept_out():
    blocked = all_of(read(MADE, show=replace(SHOW, blocked=("spotify",))), "block")
    assert [(one.get("id"), one.text) for one in blocked] == [("spotify", "yes")]
    with pytest.raises(EpisodeError):
        podcast(replace(SHOW, blocked=("a b",)), [])


@pytest.mark.parametrize(
    "bad",
    [
        replace(MADE, sounds=()),
        replace(MADE, length=0),
        replace(MADE, sounds=(replace(MP3, sha384=b""),)),
        replace(MADE, sounds=(replace(MP3, size=0),)),
    ],
)
def test_an_episode_without_a_sound_file_is_refused(bad):
    with pytest.raises(EpisodeError):
        podcast(SHOW, [bad])


def test_without_a_public_address_paths_stand_and_the_name_stays():
    bare = replace(SHOW, base_url="")
    assert b'url="programme/' in podcast(bare, [MADE])
    assert guid(bare) == guid(replace(bare, feed="other.rss"))
    assert guid(bare) != guid(replace(bare, language="ko"))


def test_a_programme_has_the_same_name_in_the_feeds_of_its_edition():
    edition = edition_views(heard(full_plan()))[0]
    assert public_ids.programme(edition.programmes[0]) == episode_id(SHOW, 3)


def test_an_empty_series_is_a_feed_without_an_episode():
    assert not feedparser.parse(podcast(SHOW, [])).bozo
    assert "한 달에 한 번" in podcast(replace(SHOW, language="ko"), []).decode()


@pytest.mark.parametrize("name", ["hostile", "controls", "right_to_left", "empty"])
def test_hard_editions_have_a_feed(name):
    plan = HARD[name]
    told = episode(ordered("en", plan), [MP3])
    assert read(told, show=replace(SHOW, series=plan.series, publisher=plan.publisher)) is not None


@settings(max_examples=30)
@given(st.text(max_size=60))
def test_what_is_told_is_text_and_never_an_element(told):
    root = read(
        replace(MADE, title=told + EVIL, summary=told), show=replace(SHOW, series=told or "x")
    )
    assert len(list(root.iter("item"))) == 1
    assert not list(root.iter("script"))


def test_an_episode_is_plain_data():
    assert Episode("t", "s", 1, "2026-05", 1).sounds == ()
