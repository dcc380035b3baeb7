"""The site of what was released: held against the gate anew each time it is made."""

import pytest

from moksori.terms.errors import MoksoriError
from moksori.terms.finding import LeakError
from tests.desk.conftest import made, released

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_there_is_no_site_before_a_release(received, clock):
    with pytest.raises(MoksoriError) as refused:
        made(clock)
    assert refused.value.code == "publishing.nothing_cleared"


def test_what_was_released_is_a_site_and_is_made_anew_only_where_it_changed(received, clock):
    _, release = released(clock)
    standing, first = made(clock)
    assert first.stories == len({one.story.id for one in standing.plan.stories})
    assert first.left_out == 0
    assert first.seal.unread_bytes == 0
    told = (first.folder / "index.html").read_text("utf-8")
    assert standing.plan.stories[0].story.title[:20] in told
    names = {path.name for path in release.folder.glob("stories/*.html")}
    assert names <= {path.name for path in first.folder.glob("stories/*.html")}
    _, again = made(clock)
    assert again.anew == 0
    assert again.seal.files == first.seal.files


def test_a_story_that_may_not_leave_any_more_is_not_in_the_next_site(sited, clock):
    from moksori.records.models import ConsentRecord

    before = sited.site
    ConsentRecord.objects.filter(account_id=sited.accounts[0]).update(
        withdrawn_at=clock(), withdrawn_by="usr-test"
    )
    _, after = made(clock)
    assert after.left_out == before.stories - after.stories > 0
    assert len(after.seal.files) < len(before.seal.files)
    gone = {one.path for one in before.seal.files} - {one.path for one in after.seal.files}
    assert any(path.startswith("stories/") for path in gone)
    assert "withdrawn in May 2031" in (after.folder / "index.html").read_text("utf-8")
    assert "at:deleted-entry" in (after.folder / "feed.atom").read_text("utf-8")
    assert not any((after.folder / path).exists() for path in gone)


def test_a_leak_in_a_page_of_the_site_stops_it_and_what_is_shown_stays(
    sited, clock, monkeypatch, tmp_path
):
    from moksori.publishing import site_pages
    from moksori.publishing.showing import show
    from moksori.records.models import PersonRecord

    standing, first = sited.standing, sited.site
    show(first.folder, tmp_path / "www")
    shown = (tmp_path / "www" / "about.html").read_bytes()
    word = next(
        value.forms[0]
        for value in standing.watch.values
        if value.kind == "person" and value.scope == "everywhere"
    )
    assert PersonRecord.objects.exists()
    real = site_pages.render
    monkeypatch.setattr(
        site_pages,
        "render",
        lambda template, **values: real(
            template, **({**values, "paragraphs": (word,)} if "paragraphs" in values else values)
        ),
    )
    (first.folder / "about.html").unlink()
    with pytest.raises(LeakError):
        made(clock)
    assert (tmp_path / "www" / "about.html").read_bytes() == shown


def test_a_story_with_something_in_its_own_page_is_left_out_and_the_rest_is_made(
    sited, clock, monkeypatch
):
    from moksori.publishing import site_edition

    standing, first = sited.standing, sited.site
    word = next(
        value.forms[0]
        for value in standing.watch.values
        if value.kind == "person" and value.scope == "everywhere"
    )
    told = standing.plan.stories[0].story
    real = site_edition.story_page

    def leaking(edition, story, *beside):
        page = real(edition, story, *beside)
        return page.replace(b"</article>", f"<p>{word}</p></article>".encode(), story.id == told.id)

    monkeypatch.setattr(site_edition, "story_page", leaking)
    for page in first.folder.glob("stories/*.html"):
        page.unlink()
    _, after = made(clock)
    assert (after.stories, after.left_out) == (first.stories - 1, 1)
    assert not any(word.encode() in page.read_bytes() for page in after.folder.glob("stories/*"))


def test_a_site_of_which_everything_was_taken_back_says_so_and_holds_nothing_else(sited, clock):
    from moksori.records.models import ConsentRecord

    before = sited.site
    ConsentRecord.objects.update(withdrawn_at=clock(), withdrawn_by="usr-test")
    _, after = made(clock)
    assert (after.stories, after.left_out) == (0, before.stories)
    assert list(after.folder.glob("stories/*")) == []
    assert "withdrawn in May 2031" in (after.folder / "index.html").read_text("utf-8")
