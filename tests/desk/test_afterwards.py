"""Life after release: corrections, recalls, reissues, translations, and what is stale elsewhere."""

import json
from datetime import timedelta

import pytest
from pypdf import PdfReader

from moksori.records.states import OutletKind, RecallReason
from moksori.terms.errors import InvalidError, MissingError, RefusedError
from tests.desk.conftest import allow

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def quiet(*_):
    """Say nothing of the way."""


@pytest.fixture
def out(received, clock):
    """Two stories that were released: they stand in an edition and on a site, as the desk knows."""
    from moksori.desk import whereabouts
    from moksori.records.models import EditionRecord, ReleaseRecord, StoryRecord

    plan = clear(clock).plan
    edition = EditionRecord.objects.create(
        series=plan.series, number=1, month="2031-05", languages=["en", "ko"], state="released"
    )
    for number, story in enumerate(StoryRecord.objects.order_by("language"), start=1):
        edition.places.create(story=story, number=number)
    ReleaseRecord.objects.create(edition=edition, by="usr-test", at=clock())
    for kind, name in ((OutletKind.EDITION, "/srv/edition"), (OutletKind.SITE, "/srv/www")):
        place = whereabouts.outlet(kind, name, by="usr-test", at=clock())
        items = whereabouts.items_of(plan.stories)
        whereabouts.note_out(place, items, by="usr-test", at=clock())
    return {one.story.language: one.story for one in plan.stories}


def shown_anew(standing, clock, tmp_path):
    from moksori.desk import site

    made = site.make_site(standing, quiet, by="usr-test", at=clock())
    site.show_site(made, tmp_path / "www", by="usr-test", at=clock())
    return made


def clear(clock):
    from moksori.desk import protection

    return protection.clear_all("usr-test", clock(), quiet)


def listed(story=""):
    from moksori.desk import whereabouts

    return whereabouts.standing(whereabouts.told_today(), story)


def test_what_is_out_is_listed_and_nothing_of_it_is_stale(out):
    found = listed()
    assert {one.story for one in found} == {story.id for story in out.values()}
    assert {one.kind for one in found} == {OutletKind.EDITION, OutletKind.SITE}
    assert not any(one.stale for one in found)


def test_a_correction_stands_on_the_page_in_the_feed_and_on_paper(out, clock, tmp_path):
    from moksori.desk import afterwards
    from moksori.records.models import AuditRecord

    notes = {"en": "An earlier version named the wrong season.", "ko": "계절을 잘못 적었습니다."}
    for language, note in notes.items():
        standing = afterwards.correct(
            out[language].id, language, note, quiet, by="usr-test", at=clock()
        )
    assert all(one.stale for one in listed())
    shown_anew(standing, clock, tmp_path)
    site = tmp_path / "www"
    for language, note in notes.items():
        told = [path for path in site.glob("stories/*.html") if note in path.read_text("utf-8")]
        assert len(told) == 1
        paper = "".join(
            page.extract_text() for page in PdfReader(told[0].with_suffix(".pdf")).pages
        )
        assert "".join(note.split()) in "".join(paper.split())
        feed = site / ("feed.json" if language == "en" else "feed.ko.json")
        items = json.loads(feed.read_text("utf-8"))["items"]
        (item,) = [one for one in items if note in one.get("content_html", "")]
        assert item["date_modified"] == "2031-05-01T00:00:01Z"
        stale = {one.place: one.stale for one in listed(out[language].id)}
        assert stale == {"/srv/edition": True, "/srv/www": True, str(site): False}
    assert AuditRecord.objects.filter(verb="story.corrected").count() == 2


@pytest.mark.parametrize(
    ("language", "word", "note"),
    [
        ("en", "Pongsan-dong", "We wrote that it was in Pongsan-dong."),
        ("ko", "봉산동", "봉산동에서 있은 일이라고 적었습니다."),
    ],
)
def test_a_correction_that_says_what_was_withheld_is_not_kept(out, clock, language, word, note):
    from moksori.desk import afterwards
    from moksori.records.models import AuditRecord, CorrectionRecord

    with pytest.raises(RefusedError) as refused:
        afterwards.correct(out[language].id, language, note, quiet, by="usr-test", at=clock())
    assert word not in f"{refused.value} {refused.value.hint}"
    assert not CorrectionRecord.objects.exists()
    assert not AuditRecord.objects.filter(verb="story.corrected").exists()
    assert out[language].id in {one.story.id for one in clear(clock).plan.stories}


@pytest.mark.parametrize("note", ["", " \n", "a" * 2001, "a\x00b"])
def test_a_correction_that_cannot_be_printed_is_refused(out, clock, note):
    from moksori.desk import afterwards

    with pytest.raises(InvalidError):
        afterwards.correct(out["en"].id, "en", note, quiet, by="usr-test", at=clock())


def test_only_what_is_out_can_be_corrected(out, clock):
    from moksori.desk import afterwards

    for story, language in ((out["en"].id, "ko"), ("story-none", "en")):
        with pytest.raises(MissingError):
            afterwards.correct(story, language, "A word.", quiet, by="usr-test", at=clock())


def test_a_recalled_story_is_nowhere_and_the_copies_beyond_reach_are_listed(out, clock, tmp_path):
    from moksori.desk import recalls

    story = out["en"]
    shown_anew(clear(clock), clock, tmp_path)
    before = {path.name for path in (tmp_path / "www").glob("stories/*")}
    assert recalls.recall([story.id], RecallReason.DANGER, by="usr-test", at=clock()) == 1
    assert recalls.recall([story.id], RecallReason.DANGER, by="usr-test", at=clock()) == 0
    assert all(one.stale for one in listed(story.id))
    made = shown_anew(clear(clock), clock, tmp_path)
    assert made.left_out == 1
    after = {path.name for path in (tmp_path / "www").glob("stories/*")}
    assert len(before - after) == 2
    told = (tmp_path / "www" / "index.html").read_text("utf-8")
    assert "withdrawn in May 2031" in told
    assert "danger" not in told
    assert "at:deleted-entry" in (tmp_path / "www" / "feed.atom").read_text("utf-8")
    left = [one for one in listed(story.id) if not one.ours]
    assert [(one.kind, one.stale) for one in left] == [(OutletKind.EDITION, True)]
    assert str(tmp_path / "www") not in {one.place for one in listed(story.id)}


def test_everything_that_a_source_told_is_taken_back_at_once(out, clock, received):
    from moksori.desk import recalls
    from moksori.records.models import PersonInAccountRecord, StoryRecord

    story = StoryRecord.objects.get(accounts=received[0])
    link = PersonInAccountRecord.objects.filter(account_id=received[0]).first()
    PersonInAccountRecord.objects.filter(pk=link.pk).update(role="source")
    assert recalls.stories_of(link.person_id) == (story.public_id,)
    assert recalls.stories_of("per-none") == ()
    with pytest.raises(MissingError):
        recalls.recall([], RecallReason.DANGER, by="usr-test", at=clock())
    with pytest.raises(MissingError):
        recalls.recall(
            [story.public_id, "story-none"], RecallReason.DANGER, by="usr-test", at=clock()
        )
    assert not recalls.recalled()


def test_a_reissued_story_says_that_it_was_gone(out, clock):
    from moksori.desk import recalls

    story = out["ko"]
    recalls.recall([story.id], RecallReason.ERROR, by="usr-test", at=clock())
    assert story.id not in {one.story.id for one in clear(clock).plan.stories}
    clock.now += timedelta(days=40)
    recalls.reissue(story.id, by="usr-test", at=clock())
    with pytest.raises(RefusedError):
        recalls.reissue(story.id, by="usr-test", at=clock())
    standing = clear(clock)
    (back,) = [one.story for one in standing.plan.stories if one.story.id == story.id]
    assert [one.month for one in back.corrections] == ["2031-06"]
    assert "2031년 5월" in back.corrections[0].text


def test_a_changed_decision_makes_every_copy_stale_that_was_told_before(out, clock):
    from moksori.desk import whereabouts
    from moksori.records.models import DecisionRecord

    whereabouts.add_elsewhere(
        OutletKind.REPRINT,
        "Weekly 12",
        whereabouts.items_known(out["en"].id),
        by="usr-test",
        at=clock(),
    )
    assert DecisionRecord.objects.filter(kind="amount").update(rung="nothing")
    standing = clear(clock)
    fresh = {one.story.id: one.story for one in standing.plan.stories}
    assert fresh[out["en"].id] != out["en"]
    assert {one.kind for one in listed(out["en"].id) if one.stale} == {
        OutletKind.EDITION,
        OutletKind.SITE,
        OutletKind.REPRINT,
    }


def test_a_refusal_of_the_person_stops_the_story_as_one_of_the_account_does(out, clock, received):
    from moksori.records.models import ConsentRecord, PersonInAccountRecord
    from moksori.terms.consent import Use

    person = PersonInAccountRecord.objects.filter(account_id=received[0]).first().person
    ConsentRecord.objects.create(
        person=person,
        use=Use.PUBLISH_DISGUISED.value,
        allowed=False,
        method="phone",
        by="usr-test",
        at=clock(),
    )
    assert out["en"].id not in {one.story.id for one in clear(clock).plan.stories}


def test_a_translation_that_comes_later_is_the_same_story(out, clock, tmp_path, received):
    from moksori.desk import intake, work
    from moksori.records.models import AccountRecord, ConsentRecord
    from tests.flows.texts import KOREAN

    first = intake.told_first(out["en"].id)
    assert first == received[0]
    arrival = intake.Arrival("file", "kp", translation_of=first)
    text = KOREAN.replace("소금창고", "소금 곳간")
    came = intake.receive_account(text.encode(), "t.txt", arrival, by="usr-test", at=clock())
    AccountRecord.objects.filter(pk=received[1]).update(state="read")
    with work.sole_worker(clock()) as worker:
        work.work_off(worker, clock, quiet)
    standing = clear(clock)
    told = {(one.story.id, one.story.language) for one in standing.plan.stories}
    assert {(out["en"].id, "en"), (out["en"].id, "ko")} <= told
    shown_anew(standing, clock, tmp_path)
    assert len({one.language for one in listed(out["en"].id)}) == 2
    ConsentRecord.objects.filter(account_id=came.account).update(
        withdrawn_at=clock(), withdrawn_by="usr-test"
    )
    assert out["en"].id not in {one.story.id for one in clear(clock).plan.stories}
    with pytest.raises(MissingError):
        intake.told_first("story-none")


def test_the_last_word_counts(out, clock, received):
    from moksori.records.models import ConsentRecord
    from moksori.terms.consent import Use

    ConsentRecord.objects.update(withdrawn_at=clock(), withdrawn_by="usr-test")
    assert clear(clock).plan.stories == ()
    allow(received[0], Use.PUBLISH_DISGUISED, clock)
    assert {one.story.id for one in clear(clock).plan.stories} == {out["en"].id}


def test_a_recall_reaches_every_outlet_and_says_which_it_did_not(out, clock, tmp_path, capsys):
    from moksori.cli.deliver import bring_again
    from moksori.desk import delivery, recalls, site

    reach, who = delivery.Reach(), {"by": "usr-test", "at": clock()}
    made = site.make_site(clear(clock), quiet, **who)
    for name in ("first", "second"):
        delivery.add_outlet(name, f"folder:{tmp_path / name / 'site'}", reach, **who)
        delivery.deliver_site(name, made, quiet, resume=False, **who)
    (tmp_path / "second" / "site").unlink()
    (tmp_path / "second" / "site").write_text("something else")
    recalls.recall([out["en"].id], RecallReason.DANGER, **who)
    assert bring_again(clear(clock)) == ("second",)
    assert "NOT brought anew: second" in capsys.readouterr().out
    stale = {one.place for one in listed(out["en"].id) if one.ours and one.place != "/srv/www"}
    assert stale == {"second"}
    pages = [path.read_text("utf-8") for path in (tmp_path / "first" / "site").rglob("*.html")]
    assert pages
    assert not any(out["en"].title in page for page in pages)
