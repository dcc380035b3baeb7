"""What pages say of listening: the whole programme, a story's part of it, or a named hole."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from moksori.publishing.checks import PlanError, check_plan
from moksori.publishing.edition import write_edition
from moksori.publishing.listening import heard as heard_view
from moksori.publishing.listening import part
from moksori.publishing.material import STYLE_SHEET
from moksori.publishing.pages import index_page, story_page
from moksori.publishing.views import edition_views
from moksori.terms.listening import Chapter
from tests.publishing.hard_plans import HARD
from tests.publishing.heard import beside, files_of, heard, programme
from tests.publishing.plans import EVIL, FERRY, LETTER, UNTITLED, full_plan, plan, quiet
from tests.publishing.test_pages import XHTML, find, parse, words_of

FULL = heard(full_plan())
PARTLY = heard(full_plan(), cut=(UNTITLED.id,))
KOREAN_ONLY = heard(full_plan(), ("ko",))


def views(made, podcast=True):
    paths = frozenset(path for path, _, _ in beside(made, podcast=podcast)) if made.heard else ()
    return edition_views(made, frozenset(paths))


def story(made, number=0, language=0, **options):
    edition = views(made, **options)[language]
    return story_page(edition, edition.stories[number])


def block(page):
    (found,) = find(page, "section", id="listen")
    return found


def links(root):
    return {words_of(link): link.get("href") for link in find(root, "a")}


@pytest.mark.parametrize("language", [0, 1])
def test_a_story_that_is_told_in_a_programme_has_a_player_for_its_part(language):
    page = parse(story(FULL, language=language))
    tag = ("en", "ko")[language]
    (player,) = find(block(page), "audio")
    assert (player.get("controls"), player.get("preload")) == ("", "none")
    assert FULL.stories[language].story.title in player.get("aria-label")
    sources = [(one.get("src"), one.get("type")) for one in find(player, "source")]
    stem = f"../programme/river_003_{tag}"
    assert sources == [
        (f"{stem}.mp3#t=20.25,140.25", "audio/mpeg"),
        (f"{stem}.opus#t=20.25,140.25", "audio/ogg; codecs=opus"),
    ]
    assert "0:20" in words_of(block(page))
    assert "2:20" in words_of(block(page))


def test_listening_stands_among_the_ways_before_the_languages():
    (ways,) = find(parse(story(FULL)), "ul", class_="ways")
    said = [words_of(one) for one in ways]
    assert said[1:] == ["PDF", "E-mail", "Listen", "한국어"]
    assert links(ways)["Listen"] == "#listen"
    (ways,) = find(parse(story(FULL, language=1)), "ul", class_="ways")
    assert [words_of(one) for one in ways][1:] == ["PDF", "이메일", "듣기", "English"]


def test_files_are_downloaded_with_their_size_and_length_in_words():
    large = replace(FULL.heard[0].sounds[0], size=14_500_000)
    small = replace(FULL.heard[0].sounds[1], size=4_700_000)
    told = replace(FULL.heard[0], length=1_805_000, sounds=(large, small))
    made = replace(FULL, heard=(told, *FULL.heard[1:]))
    (files,) = find(block(parse(story(made))), "ul", **{"aria-labelledby": "listen-files"})
    assert [words_of(one) for one in files] == [
        "MP3, 14 MB, 30 minutes 5 seconds",
        "Opus, 4.7 MB, 30 minutes 5 seconds",
        "Podcast",
    ]
    saved = [link.get("href") for link in find(files, "a") if link.get("download") == ""]
    assert saved == ["../programme/river_003_en.mp3", "../programme/river_003_en.opus"]


def test_transcripts_are_offered_those_for_people_first():
    for language, names in enumerate((["Web page", "Plain text"], ["웹 페이지", "텍스트"])):
        page = block(parse(story(FULL, language=language)))
        (read,) = find(page, "ul", **{"aria-labelledby": "listen-read"})
        assert [words_of(one) for one in read] == [*names, "WebVTT", "SRT", "JSON"]


def test_chapters_lead_to_their_place_in_the_sound_and_stories_to_their_pages():
    (chapters,) = find(block(parse(story(FULL))), "ol", class_="chapters")
    assert [words_of(one) for one in chapters] == [
        "0:00 Opening",
        f"0:20 {FERRY.title}",
        f"2:20 {LETTER.title} Read",
        "4:20 a story without a title Read",
        "6:20 Closing",
    ]
    assert [link.get("href") for link in find(chapters[2], "a")] == [
        "../programme/river_003_en.mp3#t=140.25",
        f"../stories/{LETTER.slug}.html",
    ]
    assert find(chapters[2], "a")[1].get("aria-label") == f"Read: {LETTER.title}"


def test_the_page_of_the_edition_has_the_whole_programme():
    for language, heading in enumerate(("Listen to this edition", "이번 호 듣기")):
        page = parse(index_page(views(FULL)[language]))
        assert words_of(find(block(page), "h2")[0]) == heading
        (player,) = find(block(page), "audio")
        assert all("#" not in one.get("src") for one in find(player, "source"))
        (chapters,) = find(block(page), "ol", class_="chapters")
        assert len(chapters) == len(FULL.heard[language].chapters)
        assert not find(block(page), "details")
    ways = [words_of(one) for one in find(parse(index_page(views(FULL)[0])), "ul")[0]]
    assert ways[-3:] == ["Podcast", "Listen", "한국어"]


def test_machine_voices_are_said_to_be_machine_voices():
    for language, said in enumerate(("made by a computer", "컴퓨터로 만든")):
        assert said in words_of(block(parse(story(FULL, language=language))))
        people = replace(FULL, heard=tuple(replace(one, scratch=False) for one in FULL.heard))
        assert said not in words_of(block(parse(story(people, language=language))))


def test_a_page_of_a_story_that_is_not_heard_is_the_page_without_any_programme():
    for made, number in ((PARTLY, 2), (KOREAN_ONLY, 1), (KOREAN_ONLY, 2)):
        assert story(made, number) == story(full_plan(), number)
    empty = replace(FULL, heard=())
    assert index_page(views(empty)[0]) == index_page(edition_views(full_plan())[0])


def test_a_language_without_a_programme_is_a_named_hole_where_another_has_one():
    page = parse(story(KOREAN_ONLY))
    assert not find(page, "section", id="listen")
    (ways,) = find(page, "ul", class_="ways")
    assert [words_of(one) for one in ways][3:5] == [
        "Listen (not yet in English)",
        "Listen in Korean",
    ]
    assert links(ways)["Listen in Korean"] == f"../stories/{FERRY.slug}.ko.html#listen"
    index = parse(index_page(views(KOREAN_ONLY)[0]))
    assert links(find(index, "ul")[0])["Listen in Korean"] == "index.ko.html#listen"
    english = heard(full_plan(), ("en",))
    assert "듣기(아직 한국어로 없음)" in words_of(parse(story(english, language=1)))
    assert links(parse(story(english, language=1)))["영어로 듣기"].endswith(".html#listen")


def test_the_list_of_stories_says_which_can_be_heard():
    page = parse(index_page(views(PARTLY)[0]))
    said = [link.get("aria-label") for link in find(page, "a") if words_of(link) == "Listen"]
    assert said == [None, f"Listen: {FERRY.title}", f"Listen: {LETTER.title}"]


def test_sound_is_allowed_from_the_same_place_and_only_where_there_is_a_player():
    def policy(page):
        (told,) = find(parse(page), "meta", **{"http-equiv": "Content-Security-Policy"})
        return told.get("content")

    assert "media-src 'self';" in policy(story(FULL))
    assert "media-src" not in policy(story(PARTLY, 2))
    assert "media-src" not in policy(story(KOREAN_ONLY))
    assert policy(story(FULL)).startswith("default-src 'none'; style-src 'self';")


def test_the_podcast_is_named_where_somebody_puts_its_feed():
    for page in (story(FULL), index_page(views(FULL)[0])):
        feeds = [one for one in find(parse(page), "link") if "podcast" in one.get("href")]
        assert [one.get("type") for one in feeds] == ["application/rss+xml"]
    assert b"podcast" not in story(FULL, podcast=False)
    assert b"podcast" not in index_page(views(FULL, podcast=False)[0])
    assert b"podcast.ko.xml" in story(FULL, language=1)


def test_a_story_in_several_chapters_is_heard_from_the_first_to_the_last():
    (first, own, *rest) = programme(plan(FERRY), "en").chapters
    half = Chapter("Its second half", 80_000, own.end, FERRY.id)
    told = replace(
        programme(plan(FERRY), "en"), chapters=(first, replace(own, end=80_000), half, *rest)
    )
    whole = heard_view(told, "index.html", {FERRY.id: "a.html"})
    assert part(whole, FERRY.id).fragment == "#t=20.25,140.25"
    assert part(whole, "sto-other") is None


@given(st.integers(0, 10**8), st.integers(1, 10**8))
def test_a_fragment_is_seconds_to_the_millisecond(start, length):
    told = replace(
        programme(plan(FERRY), "en"), chapters=(Chapter("x", start, start + length, "s"),)
    )
    fragment = part(heard_view(told, "i", {}), "s").fragment
    found = re.fullmatch(r"#t=(\d+(?:\.\d{1,3})?),(\d+(?:\.\d{1,3})?)", fragment)
    assert [round(float(one) * 1000) for one in found.groups()] == [start, start + length]


@pytest.mark.parametrize("name", HARD)
def test_hard_editions_can_be_heard(name):
    made = HARD[name]
    tags = [tag for tag in made.languages if any(s.story.language == tag for s in made.stories)]
    made = heard(made, tags)
    check_plan(made)
    for edition in views(made):
        for page in (index_page(edition), *(story_page(edition, one) for one in edition.stories)):
            tree = parse(page)
            assert not find(tree, "iframe")
            ids = [one.get("id") for one in tree.iter(etree.Element) if one.get("id")]
            assert len(ids) == len(set(ids))


def test_words_in_a_chapter_stay_words():
    made = plan(FERRY)
    told = programme(made, "en")
    evil = replace(told.chapters[1], title=EVIL)
    made = replace(made, heard=(replace(told, chapters=(told.chapters[0], evil)),))
    page = parse(story(made))
    assert " ".join(EVIL.split()) in words_of(block(page))
    kinds = {one.get("type") for one in page.iter(f"{XHTML}script")}
    assert kinds == {"application/ld+json"}


def test_a_page_with_a_player_is_light():
    for edition in views(FULL):
        for one in edition.stories:
            assert len(story_page(edition, one)) + STYLE_SHEET.stat().st_size < 60_000


def test_every_file_that_pages_name_is_there(tmp_path):
    write_edition(PARTLY, tmp_path / "edition", quiet, beside(PARTLY))
    seen = set()
    for path in (tmp_path / "edition").rglob("*.html"):
        if path.parent.name == "programme":
            continue
        tree = parse(path.read_bytes())
        named = [one.get("href") for one in (*find(tree, "a"), *find(tree, "link"))]
        for target in [*named, *(one.get("src") for one in find(tree, "source"))]:
            if not target.startswith(("#", "mailto:", "https:")):
                there = (path.parent / target.partition("#")[0]).resolve()
                assert there.is_file(), target
                seen.add(there.relative_to(tmp_path / "edition").as_posix())
    heard_files = {file for one in PARTLY.heard for file in files_of(one)}
    assert heard_files - seen == {one.chapters_path for one in PARTLY.heard}


def bad(**changes):
    return replace(FULL.heard[0], **changes)


def chapters(*bounds, title="x", of=""):
    return tuple(Chapter(title, start, end, of) for start, end in bounds)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (bad(language="fr"), "language"),
        (bad(sounds=()), "no sound"),
        (bad(length=0), "no sound"),
        (bad(sounds=(replace(FULL.heard[0].sounds[0], size=0),)), "size"),
        (bad(sounds=(replace(FULL.heard[0].sounds[0], sha384="a" * 64),)), "digest"),
        (bad(sounds=(replace(FULL.heard[0].sounds[0], type='a" b'),)), "type"),
        (bad(sounds=(replace(FULL.heard[0].sounds[0], codecs='o"'),)), "codecs"),
        (bad(transcripts=(replace(FULL.heard[0].transcripts[0], type=""),)), "type"),
        (bad(chapters=chapters((0, 10), (5, 20))), "follow"),
        (bad(chapters=chapters((0, 0))), "follow"),
        (bad(chapters=chapters((0, 10**9))), "follow"),
        (bad(chapters=chapters((0, 10), title=" ")), "title"),
        (bad(chapters=chapters((0, 10), of="sto-gone")), "tells a story"),
        (bad(chapters=chapters((0, 10), of="sto-note")), "tells a story"),
    ],
)
def test_a_programme_that_does_not_fit_its_edition_is_refused(told, words):
    with pytest.raises(PlanError, match=words):
        check_plan(replace(FULL, heard=(told,)))


def test_two_programmes_in_one_language_are_refused():
    with pytest.raises(PlanError, match="two programmes"):
        check_plan(replace(FULL, heard=(FULL.heard[0], FULL.heard[0])))
