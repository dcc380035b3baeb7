"""A site that can be heard: every page that shows a programme is made anew with it, and no other."""

from dataclasses import replace

import feedparser
import pytest
from lxml import etree

from moksori.publishing.checks import PlanError
from moksori.publishing.site import check_site, write_site
from moksori.publishing.site_folder import SiteFolder
from moksori.terms.edition import SitePlan
from tests.publishing.heard import beside, heard
from tests.publishing.plans import FERRY, FERRY_KO, full_plan, plan, quiet
from tests.publishing.test_edition import read
from tests.publishing.test_feeds import schema
from tests.publishing.test_pages import find, parse
from tests.publishing.test_site import numbered

BASE = "https://paper.example"
EDITIONS = (
    heard(numbered(plan(FERRY, FERRY_KO), 1, month="2026-04", base_url=BASE), scratch=False),
    numbered(full_plan(base_url=BASE), 2),
    heard(numbered(full_plan(base_url=BASE), 3, month="2026-06"), cut=("sto-untitled-3",)),
)
SITE = SitePlan(EDITIONS)


def made(site, folder, before=None, **options):
    target = SiteFolder(folder, before)
    files = beside(*site.editions)
    write_site(site, target, quiet, pages_only=True, beside=files, **options)
    return target


def with_programme(number, language, **changes):
    """The site with one programme of an edition changed."""
    edition = SITE.editions[number]
    told = tuple(
        replace(one, **changes) if one.language == language else one for one in edition.heard
    )
    edition = replace(edition, heard=told)
    return SitePlan((*SITE.editions[:number], edition, *SITE.editions[number + 1 :]))


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return made(SITE, tmp_path_factory.mktemp("site") / "site")


def changed(site, later):
    """The files that are made anew for a later site."""
    return {path for path, one in later.made.items() if site.made.get(path) != one}


FERRY_PAGE = f"stories/{FERRY.slug}"
FEEDS = {"feed.ko.atom", "feed.ko.rss", "feed.ko.json"}


def test_a_changed_programme_makes_anew_what_shows_it_and_nothing_else(site, tmp_path):
    later = made(with_programme(2, "ko", length=600_000), tmp_path / "site")
    assert changed(site, later) == FEEDS | {
        "index.ko.html",
        "editions/0003.ko.html",
        f"{FERRY_PAGE}-3.ko.html",
        "stories/jjalbeun-soseng-2.ko.html",
    }
    earlier = made(with_programme(0, "ko", length=600_000), tmp_path / "earlier")
    assert changed(site, earlier) == FEEDS | {"editions/0001.ko.html", f"{FERRY_PAGE}.ko.html"}


def test_a_programme_that_went_leaves_a_named_hole_and_the_pages_say_so(site, tmp_path):
    gone = SitePlan((replace(EDITIONS[0], heard=EDITIONS[0].heard[:1]), *EDITIONS[1:]))
    later = made(gone, tmp_path / "site")
    assert changed(site, later) == FEEDS | {"editions/0001.ko.html", f"{FERRY_PAGE}.ko.html"}
    page = (later.path / f"{FERRY_PAGE}.ko.html").read_text("utf-8")
    assert "듣기(아직 한국어로 없음)" in page


@pytest.mark.parametrize(
    "changes",
    [
        {"length": 600_000},
        {"scratch": False},
        {"transcripts": ()},
        {"chapters_path": ""},
        {"changed": 3},
        {"chapters": ()},
    ],
    ids=lambda one: next(iter(one)),
)
def test_made_over_an_earlier_site_it_is_the_site_made_at_once(site, tmp_path, changes):
    later = with_programme(2, "en", **changes)
    first = made(SITE, tmp_path / "1")
    over = made(later, first.path, first.made)
    assert read(over.path) == read(made(later, tmp_path / "2").path)


def test_pages_around_the_stories_are_as_they_are_without_programmes(site, tmp_path):
    bare = SitePlan(tuple(replace(one, heard=()) for one in EDITIONS))
    without = made(bare, tmp_path / "site")
    shows = {path for path in site.made if path.startswith(("programme/", "podcast", "feed."))}
    shows |= {
        f"{name}{end}"
        for name in ("index", "editions/0001", "editions/0003", FERRY_PAGE, f"{FERRY_PAGE}-3")
        for end in (".html", ".ko.html")
    }
    # The edition in the middle is heard in no language; its page leads to the podcast all the same.
    shows |= {"editions/0002.html", "editions/0002.ko.html"}
    shows |= {"stories/a-letter-about-the-orchard-2.html", "stories/jjalbeun-soseng-2.ko.html"}
    for path in without.made:
        same = (site.path / path).read_bytes() == (without.path / path).read_bytes()
        assert same is (path not in shows), path


def test_the_front_page_has_the_newest_programme_and_the_feed_of_all(site):
    page = parse((site.path / "index.html").read_bytes())
    sources = [one.get("src") for one in find(page, "source")]
    assert sources == ["programme/river_003_en.mp3", "programme/river_003_en.opus"]
    assert "podcast.xml" in [one.get("href") for one in find(page, "link")]


def test_feeds_tell_of_every_programme_once_under_names_that_stay(site):
    for language, end in (("en", ""), ("ko", ".ko")):
        atom = (site.path / f"feed{end}.atom").read_bytes()
        schema("atom.rng").assertValid(etree.fromstring(atom))
        schema("rss.rng").assertValid(etree.fromstring((site.path / f"feed{end}.rss").read_bytes()))
        told = [one for one in feedparser.parse(atom).entries if one.get("enclosures")]
        assert [len(one.enclosures) for one in told] == [2, 2]
        assert [f"river_{n}_{language}.mp3" for n in ("003", "001")] == [
            one.enclosures[0].href.rpartition("/")[2] for one in told
        ]


def test_a_programme_of_a_story_that_was_left_out_is_refused():
    edition = replace(EDITIONS[2], stories=EDITIONS[2].stories[1:])
    with pytest.raises(PlanError, match="tells a story"):
        check_site(SitePlan((edition,)))


@pytest.mark.slow
def test_several_processes_make_the_same_site(site, tmp_path, monkeypatch):
    monkeypatch.setattr("moksori.publishing.site.WORTH_WORKERS", 1)
    assert read(made(SITE, tmp_path / "site", workers=2).path) == read(site.path)
