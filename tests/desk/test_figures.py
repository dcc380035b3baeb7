"""Figures of a desk: only what consents cover, no finer than decided, held against what was shown."""

import csv
import io
import random
import time
from datetime import date

import pytest

from moksori.terms.consent import Use
from moksori.terms.errors import RefusedError
from moksori.terms.table import UNTOLD, Axis, Missing
from moksori.terms.watch import Watch

pytestmark = [pytest.mark.django_db]

NOBODY = Watch((), "w")
ALL = {"date": "month", "place": "city", "occupation": "as_told"}


class Desk:
    """Makes coded accounts with acts, quickly and without reading a text."""

    def __init__(self, clock):
        self.clock = clock
        self.random = random.Random(7)
        self.count = 0

    def account(self, acts, *, consent=True, rungs=ALL, body=None):
        """Add an account with acts, given as (type, when, place words)."""
        from moksori.records.models import (
            AccountRecord,
            ConsentRecord,
            DecisionRecord,
            PassageRecord,
            PersonInAccountRecord,
            PersonRecord,
            PostingRecord,
        )

        self.count += 1
        account = AccountRecord.objects.create(
            told_name=f"invented {self.count}", format="statement", language="ko", pack="kp",
            state="coded", received_on=date(2031, 5, 2), invented=True, text="x",
            sealed_file=f"{self.count:064}", cipher_sha256="0" * 64, mac=f"{self.count:064}",
        )  # fmt: skip
        people = [
            PersonRecord.objects.create(role=role) for role in ("source", "victim", "accused")
        ]
        for number, person in enumerate(people, 1):
            PersonInAccountRecord.objects.create(
                person=person, account=account, key=f"p{number}", role=person.role
            )
        passage = PassageRecord.objects.create(
            account=account, number=1, role="source", text="x", start=0, end=1
        )
        for kind, rung in rungs.items():
            DecisionRecord.objects.create(
                account=account, entity=kind, kind=kind, rung=rung, reason="day_of_event",
                by="usr-officer", at=self.clock(),
            )  # fmt: skip
        if consent:
            ConsentRecord.objects.create(
                person=people[0], account=account, use=Use.PUBLISH_DISGUISED.value, allowed=True,
                method="oral", by="usr-officer", at=self.clock(),
            )  # fmt: skip
        if body is not None:
            PostingRecord.objects.create(person=people[2], organisation=body, cited="A yearbook")
        self._acts(acts, people, passage)
        return account

    def _acts(self, acts, people, passage):
        from moksori.records.models import ActRecord, InvolvementRecord, StatementRecord

        rows = [
            ActRecord(
                type=type_, victim=people[1], when=when, place_told=place, status="accepted",
                by="usr-coder", at=self.clock(),
            )
            for type_, when, place in acts
        ]  # fmt: skip
        ActRecord.objects.bulk_create(rows)
        InvolvementRecord.objects.bulk_create(
            InvolvementRecord(act=row, person=people[2]) for row in rows
        )
        StatementRecord.objects.bulk_create(
            StatementRecord(
                about_kind="act", about_id=row.id, passage=passage, by="usr-coder", at=self.clock()
            )
            for row in rows
        )


@pytest.fixture
def made(desk, clock):
    return Desk(clock)


def counted(clock, watch=NOBODY, **more):
    from moksori.desk import figures

    return figures.count(watch, by="usr-test", at=clock(), **more)


def by(shown, axis):
    return next(one.table for one in shown.figures.tables if one.table.axes == (axis,))


def some(made, number=6, **more):
    return [
        made.account(
            [("beating", "2031-03-14", "Hyesan"), ("extortion", "2031-04", "Hoeryong")], **more
        )
        for _ in range(number)
    ]


def test_an_empty_desk_shows_nothing_and_says_why(desk, clock, tmp_path):
    from moksori.desk import figures
    from moksori.records.models import FiguresRecord

    told, _ = figures.export(tmp_path / "out", by="usr-test", at=clock())
    assert told.figures.tables == ()
    assert {why for _, why in told.figures.missing} == {Missing.TOO_FEW}
    assert "at least 5 acts" in (tmp_path / "out" / "index.html").read_text("utf-8")
    assert not FiguresRecord.objects.exists()


def test_an_act_is_told_no_finer_than_decided_and_never_finer_than_month_and_province(made, clock):
    some(made)
    some(made, rungs={**ALL, "date": "year", "place": "country"})
    some(made, rungs={**ALL, "date": "as_told", "place": "as_told"})
    shown = counted(clock, tables=((Axis.MONTH,), (Axis.PLACE,)))
    assert by(shown, Axis.MONTH).cells == {("2031-03",): 12, ("2031-04",): 12, ("2031",): 12}
    assert by(shown, Axis.PLACE).cells == {
        ("kp.ryanggang",): 12, ("kp.northhamgyong",): 12, ("kp",): 12,
    }  # fmt: skip


def test_what_nobody_decided_is_not_told(made, clock):
    some(made, rungs={})
    assert by(counted(clock), Axis.PLACE).cells == {(UNTOLD,): 12}


def test_only_acts_count_whose_sources_allow_that_they_are_published(made, clock):
    some(made)
    some(made, consent=False)
    shown = counted(clock)
    assert (shown.acts, shown.left_out) == (12, 12)
    assert by(shown, Axis.TYPE).cells == {("beating",): 6, ("extortion",): 6}


def test_what_was_threatened_or_denied_and_what_nobody_accepted_is_not_counted(made, clock):
    from moksori.records.models import ActRecord

    some(made)
    ids = list(ActRecord.objects.filter(type="beating").values_list("id", flat=True))
    ActRecord.objects.filter(id=ids[0]).update(standing="negated")
    ActRecord.objects.filter(id=ids[1]).update(standing="threatened")
    ActRecord.objects.filter(id=ids[2]).update(status="refused")
    assert counted(clock).acts == 9


def test_institutions_are_counted_at_the_highest_body_of_their_kind(made, clock):
    from moksori.records.models import OrganisationRecord

    ministry = OrganisationRecord.objects.create(
        name="보위성", kind="security", code="mss-x", cited="A yearbook"
    )
    office = OrganisationRecord.objects.create(name="시보위부", kind="security", parent=ministry)
    some(made, body=office)
    some(made, body=ministry)
    told = by(counted(clock), Axis.INSTITUTION)
    assert told.cells == {("mss-x",): 24}
    assert told.categories[0][0].names.ko == "보위성"


def test_a_body_is_not_counted_where_a_post_is_withheld_or_it_was_withdrawn(made, clock):
    from moksori.records.models import DecisionRecord, OrganisationRecord, PersonRecord

    def bodies():
        tables = [one.table for one in counted(clock).figures.tables]
        return [one.cells for one in tables if one.axes == (Axis.INSTITUTION,)]

    office = OrganisationRecord.objects.create(name="시보위부", kind="security", code="mss-x")
    some(made, body=office)
    assert bodies() == [{("mss-x",): 12}]
    rows = [
        DecisionRecord.objects.create(
            entity=person.id, kind="occupation", rung="official", reason="part_of_the_story",
            by="usr-officer", at=clock(),
        )
        for person in PersonRecord.objects.filter(role="accused")
    ]  # fmt: skip
    assert not any(("mss-x",) in cells for cells in bodies())
    for row in rows:
        row.delete()
    assert bodies() == [{("mss-x",): 12}]
    office.withdrawn_at, office.withdrawn_by, office.withdrawn_why = clock(), "usr-coder", "A slip."
    office.save()
    assert not any(("mss-x",) in cells for cells in bodies())


@pytest.mark.parametrize("name", ["Office of Yeom Seung Cheol", "염승철네 기관"])
def test_a_name_in_an_institution_s_label_takes_the_table_away_and_leaves_the_rest(
    made, clock, name
):
    from moksori.desk import vault, watching
    from moksori.records.models import FiguresRecord, OrganisationRecord, PersonRecord
    from moksori.records.states import VaultKind

    some(made, body=OrganisationRecord.objects.create(name=name, kind="x", code="x1"))
    person = PersonRecord.objects.first()
    names = [(VaultKind.NAME, one) for one in ("염승철", "Yeom Seung Cheol")]
    vault.keep({person.id: names}, by="usr-test", at=clock())
    shown = counted(clock, watching.watch_list((), frozenset(), (), by="usr-test", at=clock()))
    assert ((Axis.INSTITUTION,), Missing.STOPPED) in shown.figures.missing
    assert by(shown, Axis.TYPE).total == 12
    kept = [one["axes"] for one in FiguresRecord.objects.get().tables]
    assert ["institution"] not in kept


def test_the_same_acts_are_shown_again_as_they_were_and_kept_once(made, clock):
    from moksori.records.models import AuditRecord, FiguresRecord

    some(made)
    first, again = counted(clock), counted(clock)
    assert first.figures == again.figures
    assert FiguresRecord.objects.count() == 1
    assert AuditRecord.objects.filter(verb="figures.counted").count() == 2


def test_what_changed_by_too_few_acts_stands_as_it_was(made, clock):
    some(made)
    first = counted(clock)
    made.account([("beating", "2031-03", "Hyesan")])
    assert counted(clock).figures == first.figures
    some(made, 12)
    assert by(counted(clock), Axis.TYPE).cells == {("beating",): 19, ("extortion",): 18}


def test_a_withdrawn_consent_is_not_shown_as_the_difference_of_two_tables(made, clock):
    from moksori.records.models import ConsentRecord

    accounts = some(made, 20)
    counted(clock)
    consents = ConsentRecord.objects.filter(account=accounts[0])
    consents.update(withdrawn_at=clock(), withdrawn_by="usr-test")
    shown = counted(clock)
    assert shown.figures.tables == ()
    assert {why for _, why in shown.figures.missing} == {Missing.TOO_LITTLE_CHANGED}
    some(made, 30)
    assert by(counted(clock), Axis.TYPE).total == 98


def test_an_old_table_does_not_stand_when_an_act_of_it_went_before_the_last_one(made, clock):
    from moksori.records.models import ConsentRecord, FiguresRecord

    accounts = some(made, 20)
    counted(clock, tables=((Axis.PLACE,),))
    gone = ConsentRecord.objects.filter(account__in=accounts[:5])
    gone.update(withdrawn_at=clock(), withdrawn_by="usr-test")
    counted(clock, tables=((Axis.TYPE,),))
    shown = counted(clock, tables=((Axis.PLACE,),))
    assert by(shown, Axis.PLACE).total == 30
    assert FiguresRecord.objects.count() == 3


def test_a_table_by_two_things_comes_with_its_margins(made, clock, tmp_path):
    from moksori.desk import figures

    some(made, 9)
    for _ in range(9):
        made.account([("extortion", "2031-03-14", "Hyesan"), ("beating", "2031-04", "Hoeryong")])
    told, seal = figures.export(
        tmp_path / "out", by="usr-test", at=clock(), tables=((Axis.PLACE, Axis.TYPE),)
    )
    assert [one.table.name for one in told.figures.tables] == ["place", "type", "place-type"]
    rows = (tmp_path / "out" / "figures" / "place-type.csv").read_text("utf-8")
    cells = {
        (one["place_en"], one["type"]): one["acts"] for one in csv.DictReader(io.StringIO(rows))
    }
    assert cells["Ryanggang Province", "beating"] == "9"
    assert seal.unread_bytes == 0


def test_a_folder_that_holds_something_is_refused(desk, clock, tmp_path):
    from moksori.desk import figures

    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a").write_text("x")
    with pytest.raises(RefusedError):
        figures.export(tmp_path / "out", by="usr-test", at=clock())


@pytest.mark.slow
def test_ten_thousand_acts_are_counted_in_ten_seconds(made, clock):
    from moksori.packs.loader import load_common
    from moksori.records.models import OrganisationRecord

    types = [one.code for one in load_common().codebook][:60]
    months = [f"{2020 + at // 12}-{at % 12 + 1:02}" for at in range(100)]
    bodies = [
        OrganisationRecord.objects.create(
            name=f"지어낸 기관 {chr(0xAC00 + 28 * at)}", kind=f"k{at}", code=f"b{at}"
        )
        for at in range(12)
    ]
    pick = made.random.choice
    for at in range(400):
        acts = [(pick(types), pick(months), pick(("Hyesan", "Hoeryong"))) for _ in range(25)]
        made.account(acts, body=bodies[at % 12])
    import moksori.desk.figures  # noqa: F401 - what is timed is the counting

    begun = time.process_time()
    shown = counted(clock)
    assert time.process_time() - begun < 10
    assert shown.acts == 10_000
    assert len(by(shown, Axis.MONTH).categories[0]) == 100
