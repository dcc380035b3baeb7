"""A site of many editions: whole, the same however it is made, and made anew only where needed."""

import re
import shutil
import time
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from moksori.publishing.checks import NotPublicError, PlanError
from moksori.publishing.folder import StagingError
from moksori.publishing.site import check_site, write_site
from moksori.publishing.site_folder import SiteFolder
from moksori.terms.disguise import Audience
from moksori.terms.edition import About, SitePlan
from moksori.terms.story import Correction, PublicPlace
from tests.publishing.plans import (
    EVIL,
    FERRY,
    FERRY_KO,
    LETTER,
    NOTE_KO,
    cleared,
    full_plan,
    plan,
    quiet,
)
from tests.publishing.test_edition import read

NORTH = {"en": "North Hamgyong Province", "ko": "함경북도"}


def numbered(made, number, **changes):
    """The same stories under other ids, filed in the north."""
    stories = tuple(
        cleared(
            replace(
                one.story,
                id=f"{one.story.id}-{number}",
                places=(PublicPlace("kp-north", NORTH[one.story.language]),),
            )
        )
        for one in made.stories
    )
    return replace(made, number=number, stories=stories, **changes)


def three(**changes):
    """Three editions: the first has one story, the newest comes in June."""
    return SitePlan(
        (
            numbered(plan(FERRY, FERRY_KO), 1, month="2026-04", **changes),
            numbered(full_plan(), 2, **changes),
            numbered(full_plan(), 3, month="2026-06", **changes),
        )
    )


def made(site, folder, before=None, **options):
    target = SiteFolder(folder, before)
    write_site(site, target, quiet, **options)
    return target


def changed(site, number, **story):
    """The site with the first story of an edition changed in its first language."""
    edition = site.editions[number]
    first = cleared(replace(edition.stories[0].story, **story))
    edition = replace(edition, stories=(first, *edition.stories[1:]))
    return replace(site, editions=(*site.editions[:number], edition, *site.editions[number + 1 :]))


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site") / "site"
    return made(three(), folder)


def page(site, path):
    return html.fromstring((site.path / path).read_bytes())


def text(node):
    return " ".join(node.text_content().split())


def test_every_page_of_a_site_is_there_in_both_languages(site):
    names = ["index", "archive", "glossary", "corrections", "protection", "about"]
    names += ["months/2026-04", "months/2026-05", "places/kp-north"]
    names += [f"editions/{number:04}" for number in (1, 2, 3)]
    wanted = {f"{name}{end}" for name in names for end in (".html", ".ko.html")}
    assert wanted <= set(site.made)
    assert "feed.ko.atom" in site.made
    assert {"editions/0002.pdf", "editions/0002.ko.eml"} <= set(site.made)


def test_every_link_leads_to_a_file_and_every_fragment_to_a_place(site):
    for path in site.made:
        if not path.endswith(".html"):
            continue
        root = page(site, path)
        for target in root.xpath("//@href"):
            if target.startswith(("mailto:", "https://")):
                continue
            file, _, fragment = target.partition("#")
            there = (site.path / path).parent / file if file else site.path / path
            assert there.is_file(), (path, target)
            if fragment:
                assert html.fromstring(there.read_bytes()).xpath(f"//*[@id='{fragment}']")


def test_the_front_shows_the_newest_edition_and_leads_to_the_others(site):
    root = page(site, "index.html")
    assert "June 2026" in text(root.xpath("//header")[0])
    earlier = root.xpath("//section[@aria-labelledby='earlier']//li")
    assert [text(one) for one in earlier] == [
        "Edition 2 May 2026 4 stories",
        "Edition 1 April 2026 1 story",
    ]


def test_the_archive_counts_what_is_out_by_edition_month_and_place(site):
    root = page(site, "archive.ko.html")
    said = [text(one) for one in root.xpath("//ul[contains(@class, 'counted')]/li")]
    assert said == [
        "제3호 2026년 6월 이야기 4편",
        "제2호 2026년 5월 이야기 4편",
        "제1호 2026년 4월 이야기 1편",
        "2026년 5월 이야기 7편",
        "2026년 4월 이야기 2편",
        "함경북도 이야기 9편",
    ]


def test_a_story_that_is_missing_in_a_language_stands_in_its_lists_and_says_so(site):
    root = page(site, "places/kp-north.html")
    lines = root.xpath("//ul[@class='lines']/li")
    assert len(lines) == 9
    foreign = [one for one in lines if one.get("lang") == "ko"]
    assert foreign
    assert all("in Korean only" in text(one) for one in foreign)


def test_the_glossary_explains_a_word_once_with_the_newest_story(site):
    root = page(site, "glossary.html")
    words = [text(one) for one in root.xpath("//dt")]
    assert words == sorted(words, key=str.casefold)
    assert len(words) == len(set(words))
    stories = root.xpath("//dd/a/@href")
    assert all("ferry-landing-3" in one for one in stories)


def test_corrections_stand_on_their_page_with_the_way_to_the_story(site):
    root = page(site, "corrections.html")
    said = [text(one) for one in root.xpath("//ul[@class='lines']/li/p")]
    assert len(said) == 3
    assert all(FERRY.corrections[0].text in one for one in said)


def test_the_desk_may_say_what_it_is(tmp_path):
    own = replace(three(), about=(About("en", ("We are <three> people.",)),))
    target = made(own, tmp_path / "site", pages_only=True)
    assert "We are <three> people." in text(page(target, "about.html"))
    assert "증언" in text(page(target, "about.ko.html"))


def test_the_same_site_is_the_same_bytes_whether_made_at_once_or_over_an_earlier_one(tmp_path):
    first = made(three(), tmp_path / "1", pages_only=True)
    later = changed(three(), 0, title="Another title")
    over = made(later, first.path, first.made, pages_only=True)
    whole = made(later, tmp_path / "3", pages_only=True)
    assert read(over.path) == read(whole.path)
    assert 0 < over.anew < len(whole.made) / 2


def test_nothing_is_made_anew_where_nothing_changed(tmp_path, site):
    copy = tmp_path / "copy"
    shutil.copytree(site.path, copy)
    again = made(three(), copy, site.made)
    assert again.anew == 0
    assert read(again.path) == read(site.path)
    assert ages(again.path) == ages(site.path)


def test_files_have_ages_that_tell_of_their_bytes_only(tmp_path, site):
    other = made(three(), tmp_path / "other")
    assert ages(other.path) == ages(site.path)
    assert all(time.gmtime(age).tm_year == 2000 for age in ages(site.path).values())


def ages(folder):
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime
        for path in folder.rglob("*")
        if path.is_file()
    }


FIELDS = {
    "title": "Something else",
    "standfirst": "Something else.",
    "byline": "somebody",
    "content_note": "A note.",
    "corrections": (Correction("2026-07", "another one."),),
    "places": (PublicPlace("kp-south", "South Hamgyong Province"),),
    "kinds_changed": ("age",),
    "invented": False,
    "slug": "another-way",
}


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.dictionaries(st.sampled_from(sorted(FIELDS)), st.none(), max_size=3), st.integers(0, 2))
def test_whatever_changes_an_earlier_site_is_never_taken_for_the_new_one(
    tmp_path_factory, names, at
):
    folder = tmp_path_factory.mktemp("change")
    later = changed(three(), at, **{name: FIELDS[name] for name in names})
    first = made(three(), folder / "1", pages_only=True)
    over = made(later, first.path, first.made, pages_only=True)
    whole = made(later, folder / "3", pages_only=True)
    assert read(over.path) == read(whole.path)


def test_a_file_that_was_altered_is_made_anew_and_a_stranger_is_removed(tmp_path):
    first = made(three(), tmp_path / "1", pages_only=True)
    whole = read(first.path)
    (first.path / "about.html").write_bytes(b"forged")
    (first.path / "glossary.html").unlink()
    (first.path / "stories" / "stranger.html").write_bytes(b"forged")
    (first.path / "stories" / "half.html.fresh").write_bytes(b"ha")
    again = made(three(), first.path, first.made, pages_only=True)
    assert again.anew == 2
    assert read(again.path) == whole


def test_a_build_that_was_stopped_on_the_way_is_finished_by_the_next(tmp_path):
    first = made(three(), tmp_path / "1", pages_only=True)
    later = changed(three(), 2, title="Another title")
    whole = read(made(later, tmp_path / "2", pages_only=True).path)
    for stop in (1, 5, 20, 33):
        target = SiteFolder(first.path, first.made)
        with pytest.raises(OSError, match="room"):
            write_site(later, target, _until(stop), pages_only=True)
        assert read(made(later, first.path, first.made, pages_only=True).path) == whole


def _until(stop):
    def progress(what, done, of):
        if done == stop:
            raise OSError("no room")

    return progress


def test_languages_that_come_in_another_order_have_their_own_stories(tmp_path):
    mixed = plan(FERRY, NOTE_KO, FERRY_KO)
    target = made(SitePlan((mixed,)), tmp_path / "site", pages_only=True)
    ferry = page(target, f"stories/{FERRY.slug}.ko.html")
    assert text(ferry.xpath("//h1")[0]) == FERRY_KO.title
    assert NOTE_KO.title in text(ferry.xpath("//nav[@class='onward']")[0])


@pytest.mark.slow
def test_several_processes_make_the_same_site_as_one(tmp_path, monkeypatch):
    monkeypatch.setattr("moksori.publishing.site.WORTH_WORKERS", 1)
    alone = made(three(), tmp_path / "1")
    together = made(three(), tmp_path / "2", workers=2)
    assert read(alone.path) == read(together.path)
    later = changed(three(), 1, title="Another title")
    over = made(later, together.path, together.made, workers=2)
    assert read(over.path) == read(made(later, tmp_path / "3").path)


def test_a_folder_of_others_is_left_alone(tmp_path):
    (tmp_path / "mine").write_text("mine")
    with pytest.raises(StagingError):
        SiteFolder(tmp_path)


def test_an_earlier_edition_keeps_its_addresses_when_a_new_one_has_the_same_titles(tmp_path):
    two = replace(three(), editions=three().editions[:2])
    before = made(two, tmp_path / "1", pages_only=True)
    after = made(three(), tmp_path / "2", pages_only=True)
    assert {path for path in before.made if path.startswith("stories/")} <= set(after.made)


def test_titles_that_are_mark_up_stay_words_in_every_list(tmp_path):
    evil = changed(three(), 2, title=EVIL, corrections=(Correction("", EVIL),))
    target = made(evil, tmp_path / "site", pages_only=True)
    for path in target.made:
        if path.endswith(".html"):
            told = (target.path / path).read_bytes().lower()
            assert told.count(b"<script") == told.count(b'<script type="application/ld+json">')


def test_no_page_asks_anything_of_anybody_else(site):
    for path in site.made:
        if path.endswith((".html", ".css")):
            told = (site.path / path).read_text("utf-8")
            assert not re.search(r"(?:src|href)=[\"'](?:https?:)?//(?!source\.example)", told)
            assert told.count("<script") == told.count('<script type="application/ld+json">')


@pytest.mark.parametrize(
    ("site", "words"),
    [
        (SitePlan(()), "no edition"),
        (SitePlan((plan(FERRY), plan(FERRY, number=4))), "earlier one"),
        (SitePlan((plan(FERRY, publisher="A"), plan(LETTER))), "publisher"),
        (
            SitePlan((plan(NOTE_KO, languages=("ko",)), plan(LETTER, languages=("en",)))),
            "another language",
        ),
    ],
)
def test_editions_that_do_not_go_together_are_refused(site, words):
    with pytest.raises(PlanError, match=words):
        check_site(site)


def test_what_was_cleared_for_a_court_does_not_stand_on_a_site():
    with pytest.raises(NotPublicError):
        check_site(SitePlan((replace(plan(), stories=(cleared(FERRY, Audience.COURT),)),)))
