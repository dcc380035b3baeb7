"""Where stories are that were let out, and which copies of them are stale."""

from datetime import UTC, datetime

import pytest

from moksori.records.states import CopyState, OutletKind
from moksori.terms.errors import MissingError

pytestmark = pytest.mark.django_db

NOW = datetime(2031, 5, 2, 9, 0, tzinfo=UTC)
WHO = {"by": "usr-test", "at": NOW}


def item(story, told, language="en", files=()):
    from moksori.desk.whereabouts import Item

    return Item(story, language, told, files)


def place(kind=OutletKind.SITE, name="/srv/www"):
    from moksori.desk import whereabouts

    return whereabouts.outlet(kind, name, **WHO)


def now(*items):
    return {(one.story, one.language): one.told for one in items}


def test_what_an_outlet_of_ours_holds_follows_the_last_showing():
    from moksori.desk import whereabouts
    from moksori.records.models import CopyRecord

    site = place()
    one, two, changed = item("a", "1"), item("b", "1"), item("a", "2")
    whereabouts.note_out(site, [one, two], **WHO)
    whereabouts.note_out(site, [one, two], **WHO)
    assert CopyRecord.objects.count() == 2
    whereabouts.note_out(site, [changed], **WHO)
    states = {(row.public_id, row.told): row.state for row in CopyRecord.objects.all()}
    assert states == {("a", "1"): "replaced", ("b", "1"): "gone", ("a", "2"): "out"}
    (left,) = whereabouts.standing(now(changed))
    assert (left.story, left.stale, left.ours) == ("a", False, True)


def test_what_was_given_away_stays_and_is_stale_when_the_story_changes_or_goes():
    from moksori.desk import whereabouts

    mail = place(OutletKind.MAIL, "edition 1")
    whereabouts.note_given(mail, [item("a", "1"), item("b", "1")], copies=214, **WHO)
    whereabouts.note_out(place(), [item("a", "2")], **WHO)
    found = whereabouts.standing(now(item("a", "2")))
    assert [(one.story, one.kind.value, one.stale, one.copies) for one in found] == [
        ("a", "mail", True, 214),
        ("a", "site", False, 1),
        ("b", "mail", True, 214),
    ]
    assert not whereabouts.standing({}, "a")[0].ours


def test_each_language_is_a_copy_of_its_own():
    from moksori.desk import whereabouts

    whereabouts.note_out(place(), [item("a", "1"), item("a", "1", "ko")], **WHO)
    whereabouts.note_out(place(), [item("a", "1"), item("a", "2", "ko")], **WHO)
    found = whereabouts.standing(now(item("a", "1"), item("a", "2", "ko")))
    assert [one.language for one in found] == ["en", "ko"]
    assert not any(one.stale for one in found)


def test_a_copy_of_somebody_else_is_settled_by_hand_and_only_once():
    from moksori.desk import whereabouts

    whereabouts.add_elsewhere(
        OutletKind.ARCHIVE, "https://archive.example/a", [item("a", "1")], **WHO
    )
    (one,) = whereabouts.standing({})
    whereabouts.settle(one.copy, CopyState.ASKED, **WHO)
    assert whereabouts.standing({})[0].state is CopyState.ASKED
    whereabouts.settle(one.copy, CopyState.GONE, **WHO)
    assert whereabouts.standing({}) == ()
    with pytest.raises(MissingError):
        whereabouts.settle(one.copy, CopyState.GONE, **WHO)


def test_many_stories_are_written_down_in_few_steps(django_assert_max_num_queries):
    from moksori.desk import whereabouts

    site = place()
    items = [item(f"s{number}", "1") for number in range(4000)]
    with django_assert_max_num_queries(100):
        whereabouts.note_out(site, items, **WHO)
    with django_assert_max_num_queries(100):
        whereabouts.note_out(site, [], **WHO)
    assert whereabouts.standing({}) == ()
