"""What people decide while a programme is made: what comes of it never says that it is of today."""

import pytest

from moksori.records.states import ProgrammeState
from moksori.terms.errors import MoksoriError
from tests.desk.test_programmes import planned, read_all, read_line, verbs  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def as_short_as_it_is(row, spare):
    """Let a programme have the slot of its takes, not of its words; below 0 it is too short."""
    from moksori.broadcast.fitting import least_total
    from moksori.desk.programme import planning

    row.slot = least_total(planning.order_of(row)) + spare
    row.save(update_fields=["slot"])


def made_while(row, standing, clock, deed):
    """Make a programme; when its sound is done and its words are written, somebody does a deed."""
    from moksori.desk.programme import making

    done = []

    def tell(doing, *_):
        if doing == "words" and not done:
            done.append(doing)
            deed()

    try:
        return making.make(row, standing, tell, by="usr-p", at=clock())
    finally:
        assert done


def require(row):
    from moksori.desk.programme import stations

    stations.require_made(row)


def test_what_was_decided_while_it_was_made_counts(planned, clock):  # noqa: F811
    row, standing = planned
    read_all(row, clock)
    as_short_as_it_is(row, 5000)
    another_order_makes_it_stale_from_the_first(row, standing, clock)
    another_take_of_a_line_makes_it_stale_from_the_first(row, standing, clock)
    a_take_put_aside_is_in_nothing_that_is_made(row, standing, clock)
    a_hand_over_leaves_the_steps_of_the_next_one(row, standing, clock)
    a_story_taken_back_leaves_nothing(row, standing, clock)


def another_order_makes_it_stale_from_the_first(row, standing, clock):
    from moksori.desk.programme import planning
    from moksori.records import trail
    from moksori.records.models import ProgrammeRecord

    theirs = ProgrammeRecord.objects.get(pk=row.pk)
    link = next(item.id for item in planning.order_of(row).items if item.spare and item.spoken)

    def arrange(cuts):
        seen = trail.version_of(row.pk)
        planning.arrange(theirs, [], cuts, seen=seen, by="usr-other", at=clock())

    made = made_while(row, standing, clock, lambda: arrange([link]))
    row.refresh_from_db()
    assert row.state == ProgrammeState.STALE.value
    assert row.cuts == [link]
    assert made.folder.is_dir()
    with pytest.raises(MoksoriError) as refused:
        require(row)
    assert refused.value.code == "programmes.not_made"
    # Taken back, the files are of its order again.
    theirs.refresh_from_db()
    arrange([])
    require(row)


def another_take_of_a_line_makes_it_stale_from_the_first(row, standing, clock):
    from moksori.desk.programme import lines

    script, take = next(iter(lines.usable(row).items()))
    made_while(row, standing, clock, lambda: read_line(row, script, clock, seed=99))
    row.refresh_from_db()
    assert row.state == ProgrammeState.STALE.value
    assert take.sha256 in row.made["takes"]


def a_take_put_aside_is_in_nothing_that_is_made(row, standing, clock):
    from moksori.desk.programme import lines, planning, takes

    before, said = sorted(planning.folder_of(row).glob("files-*")), verbs().count("programme.made")
    script, take = next(iter(lines.usable(row).items()))
    with pytest.raises(MoksoriError) as refused:
        made_while(
            row, standing, clock, lambda: takes.put_aside(take.pk, by="usr-other", at=clock())
        )
    assert refused.value.code == "programmes.takes_changed"
    assert not (planning.folder_of(row) / "kept").exists()
    nothing_new_is_there(row, before, said)
    row.refresh_from_db()
    read_line(row, script, clock, seed=100)


def a_hand_over_leaves_the_steps_of_the_next_one(row, standing, clock):
    from moksori.desk.programme import jobs, planning, stations

    kept = planning.folder_of(row) / "kept"
    kept.mkdir(exist_ok=True)
    jobs.ask_making(row, by="usr-p", at=clock())
    stations.note_handed_over(row, "River Radio", by="usr-p", at=clock())
    assert kept.is_dir()


def a_story_taken_back_leaves_nothing(row, standing, clock):
    from moksori.desk.programme import planning
    from moksori.records.models import ProgrammeRecord

    before, said = sorted(planning.folder_of(row).glob("files-*")), verbs().count("programme.made")
    with pytest.raises(MoksoriError) as refused:
        made_while(
            row,
            standing,
            clock,
            lambda: ProgrammeRecord.objects.filter(pk=row.pk).update(script={}),
        )
    assert refused.value.code == "programmes.taken_back"
    nothing_new_is_there(row, before, said)


def nothing_new_is_there(row, before, said):
    from moksori.desk.programme import planning

    assert sorted(planning.folder_of(row).glob("files-*")) == before
    assert not list(planning.folder_of(row).glob("staging*"))
    assert verbs().count("programme.made") == said
    row.refresh_from_db()
    assert row.made["folder"] == before[-1].name
