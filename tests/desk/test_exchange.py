"""What leaves for partners and courts: only what consents cover, only as far as decided."""

import csv
import io
import json
import zipfile

import pytest

from moksori.terms.consent import Use
from moksori.terms.disguise import Audience, Rung
from moksori.terms.errors import RefusedError
from moksori.terms.finding import LeakError
from tests.desk.conftest import allow
from tests.flows.exported import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TOLD = (
    "Baek", "Pongsan", "March 14", "30,000", "4,200", "70%", "Heron", "Friday", "47-year",
    "2031-03-14", "백", "봉산", "14일", "3만", "왜가리", "마흔일곱", "스물세", "금요일",
)  # fmt: skip
"""Words of the two invented accounts that are withheld by the demo's policy."""


def exported(tmp_path, clock, form, audience=Audience.PARTNER, name="out", **more):
    from moksori.desk import exchange

    out = tmp_path / name
    made = exchange.export(audience, form, out, by="usr-officer", at=clock(), **more)
    return out, made


FORMS = ["uwazi", "ftm", "esf", "csv", "wgeid", "letter"]


@pytest.mark.parametrize("form", FORMS)
def test_a_partner_gets_the_acts_and_no_word_that_is_withheld(consented, clock, tmp_path, form):
    out, made = exported(tmp_path, clock, form)
    assert made.counts["acts"] >= 4
    words = words_of(out)
    assert words
    assert [told for told in TOLD if any(told in text for text in words.values())] == []
    assert "losses.md" in words
    assert "losses.json" in words


def lines_of(verb):
    from moksori.records.models import AuditRecord

    return list(AuditRecord.objects.filter(verb=verb).order_by("seq"))


def bytes_of(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def losses_of(folder):
    told = json.loads((folder / "losses.json").read_text("utf-8"))
    return {(one["record"], one["field"], one["reason"]): one["count"] for one in told["counted"]}


def test_an_empty_desk_gives_empty_files_and_says_so(desk, clock, tmp_path):
    for form in FORMS:
        out, made = exported(tmp_path, clock, form, name=form)
        assert set(made.counts.values()) == {0}
        assert "nothing was lost" in (out / "losses.md").read_text("utf-8")


def test_without_a_consent_nothing_goes_and_the_count_is_told(received, clock, tmp_path):
    from moksori.records.models import ActRecord

    out, made = exported(tmp_path, clock, "csv")
    assert set(made.counts.values()) == {0}
    acts = ActRecord.objects.on_the_record().count()
    assert losses_of(out)["act", "act", "no_consent"] == acts
    assert losses_of(out)["document", "document", "no_consent"] == 2
    assert json.loads((out / "losses.json").read_text("utf-8"))["losses"] == []


def test_the_same_records_give_the_same_bytes_and_each_body_gets_ids_of_its_own(
    consented, clock, tmp_path
):
    first, _ = exported(tmp_path, clock, "csv", name="first")
    again, _ = exported(tmp_path, clock, "csv", name="again")
    other, _ = exported(tmp_path, clock, "csv", name="other", to_whom="Ondol Archive")
    assert bytes_of(first) == bytes_of(again)
    one, two = (
        {row.split(b",")[0] for row in bytes_of(out)["acts.csv"].splitlines()[1:]}
        for out in (first, other)
    )
    assert one
    assert not one & two
    assert len(lines_of("bundle.exported")) == 3


def test_a_withdrawn_consent_takes_its_account_out_of_the_next_files(consented, clock, tmp_path):
    from moksori.records.models import ConsentRecord

    before, _ = exported(tmp_path, clock, "csv", name="before")
    assert "대위" in (before / "passages.csv").read_text("utf-8")
    row = ConsentRecord.objects.filter(account=consented[1], use=Use.SHARE_WITH_BODY.value).first()
    row.withdrawn_at, row.withdrawn_by = clock(), "usr-officer"
    row.save()
    after, made = exported(tmp_path, clock, "csv", name="after")
    assert made.counts["documents"] == 1
    assert "대위" not in " ".join(words_of(after).values())
    assert losses_of(after)["document", "document", "no_consent"] == 1
    line = lines_of("bundle.exported")[-1]
    assert consented[1] not in line.subjects
    assert row.id not in line.subjects


def test_an_act_that_another_account_tells_too_needs_both_consents(consented, clock, tmp_path):
    from moksori.records.models import (
        ActRecord,
        ConsentRecord,
        PassageRecord,
        StatementRecord,
    )

    shared = ActRecord.objects.told_in(consented[0]).on_the_record().first()
    StatementRecord.objects.create(
        about_kind="act", about_id=shared.id, by="usr-1", at=clock(),
        passage=PassageRecord.objects.filter(account=consented[1]).first(),
    )  # fmt: skip
    _, both = exported(tmp_path, clock, "csv", name="both")
    ConsentRecord.objects.filter(account=consented[1]).delete()
    _, one = exported(tmp_path, clock, "csv", name="one")
    told = ActRecord.objects.told_in(consented[0]).on_the_record().count()
    assert one.counts["acts"] == told - 1
    assert both.counts["acts"] > told - 1


def test_a_consent_for_one_body_is_none_for_another(received, clock, tmp_path):
    for account in received:
        allow(account, Use.SHARE_WITH_BODY, clock, to_whom="Ondol Archive")
    _, unnamed = exported(tmp_path, clock, "csv", name="unnamed")
    _, other = exported(tmp_path, clock, "csv", name="other", to_whom="River Archive")
    _, named = exported(tmp_path, clock, "csv", name="named", to_whom="ondol archive")
    assert (unnamed.counts["acts"], other.counts["acts"]) == (0, 0)
    assert named.counts["acts"] > 0
    _, court = exported(tmp_path, clock, "csv", Audience.COURT, "court")
    assert court.counts["acts"] == 0


def test_a_refusal_after_a_consent_counts(consented, clock, tmp_path):
    allow(consented[0], Use.SHARE_WITH_BODY, clock, allowed=False)
    _, made = exported(tmp_path, clock, "ftm")
    assert made.counts["documents"] == 1


def test_a_court_reads_what_was_decided_for_it_and_a_partner_does_not(consented, clock, tmp_path):
    from moksori.records.models import DecisionRecord

    for account in consented:
        for kind in ("age", "date", "place"):
            DecisionRecord.objects.create(
                account_id=account, entity=kind, kind=kind, rung=Rung.AS_TOLD.value,
                reason="part_of_the_story", audience=Audience.COURT.value, by="usr-o", at=clock(),
            )  # fmt: skip
    court, _ = exported(tmp_path, clock, "csv", Audience.COURT, "court")
    text = " ".join(words_of(court).values())
    assert "2031년 3월 14일" in text
    assert "Baek" not in text
    assert "왜가리" not in text
    assert "30,000" not in text
    partner, _ = exported(tmp_path, clock, "csv", name="partner")
    assert "3월 14일" not in " ".join(words_of(partner).values())


def test_every_form_tells_a_day_to_those_for_whom_it_was_decided(consented, clock, tmp_path):
    from moksori.records.models import ActRecord, DecisionRecord

    for audience in (Audience.COURT, Audience.PARTNER):
        DecisionRecord.objects.create(
            account_id=consented[0], entity="date", kind="date", rung=Rung.AS_TOLD.value,
            reason="part_of_the_story", audience=audience.value, by="usr-o", at=clock(),
        )  # fmt: skip
    told = ActRecord.objects.told_in(consented[0]).on_the_record()
    other = ActRecord.objects.told_in(consented[1]).on_the_record()
    told.update(when="2031-03-14", when_told="March 14, 2031", type="enforced_disappearance")
    other.update(when="2031-03-14", when_told="3월 14일")
    for form in FORMS:
        out, _ = exported(tmp_path, clock, form, name=form)
        text = " ".join(text for name, text in words_of(out).items() if "losses" not in name)
        assert "2031-03-14" in text, form
        assert "3월 14일" not in text, form
    out, _ = exported(tmp_path, clock, "uwazi", Audience.COURT, name="court")
    with zipfile.ZipFile(out / "acts.zip") as inside:
        rows = list(csv.DictReader(io.StringIO(inside.read("import.csv").decode(), newline="")))
    assert {row["when"] for row in rows} == {
        "2031-03-14:2031-03-14", "2031-03-01:2031-03-31"
    }  # fmt: skip


def test_a_name_goes_to_court_only_where_somebody_decided_so(consented, clock, tmp_path):
    from moksori.desk import coding
    from moksori.records.models import AccountRecord, DecisionRecord, PersonRecord

    account = AccountRecord.objects.get(pk=consented[0])
    key = next(one.key for one in coding.proposal_of(account).persons if "Baek" in one.names)
    person = PersonRecord.objects.get(pk=coding.entities_of(account)[key])
    for audience in (Audience.COURT, Audience.PARTNER):
        DecisionRecord.objects.create(
            entity=person.id, kind="person", rung=Rung.AS_TOLD.value, reason="name_at_risk",
            audience=audience.value, by="usr-officer", at=clock(),
        )  # fmt: skip
    court, _ = exported(tmp_path, clock, "csv", Audience.COURT, "court")
    assert "Baek" in (court / "passages.csv").read_text("utf-8")
    partner, _ = exported(tmp_path, clock, "csv", name="partner")
    assert "Baek" not in " ".join(words_of(partner).values())


def test_an_organisation_stays_here_where_the_post_of_its_holder_does(consented, clock, tmp_path):
    from moksori.records.models import (
        ActRecord,
        DecisionRecord,
        OrganisationRecord,
        PostingRecord,
    )

    act = ActRecord.objects.told_in(consented[0]).on_the_record().exclude(involvements=None).first()
    accused = act.involvements.first().person
    office = OrganisationRecord.objects.create(
        name="Cart Registry Branch", name_en="Cart Registry Branch", name_ko="달구지등록분소",
        cited="A yearbook",
    )  # fmt: skip
    PostingRecord.objects.create(
        person=accused, organisation=office, role="clerk", cited="A yearbook"
    )
    told, _ = exported(tmp_path, clock, "csv", name="told")
    assert "달구지등록분소" in " ".join(words_of(told).values())
    DecisionRecord.objects.create(
        entity=accused.id, kind="occupation", rung=Rung.OFFICIAL.value, reason="part_of_the_story",
        by="usr-officer", at=clock(),
    )  # fmt: skip
    kept, made = exported(tmp_path, clock, "csv", name="kept")
    words = " ".join(words_of(kept).values())
    assert "달구지등록분소" not in words
    assert "Cart Registry" not in words
    assert ("person", "post", "withheld") in losses_of(kept)
    assert made.seal


@pytest.mark.parametrize("leak", ["Ms. Baek of the warehouse", "봉산동 백모 씨"])
def test_a_leak_in_a_finished_file_leaves_nothing_behind(
    consented, clock, tmp_path, monkeypatch, leak
):
    from moksori.publishing.exchange import writing
    from moksori.publishing.exchange.made import Made

    made = writing.FORMS["ftm"]
    leaking = lambda bundle: Made((*made(bundle).files, ("note.txt", leak.encode())))  # noqa: E731
    monkeypatch.setitem(writing.FORMS, "ftm", leaking)
    with pytest.raises(LeakError):
        exported(tmp_path, clock, "ftm")
    assert list(tmp_path.iterdir()) == [tmp_path / "home", tmp_path / "keys"]
    assert not (tmp_path / "home" / "staging").exists()
    assert lines_of("bundle.exported") == []


@pytest.mark.parametrize("leak", ["Baek", "왜가리가"])
def test_a_leak_in_a_record_stops_the_bundle_and_in_free_words_takes_them_away(
    consented, clock, tmp_path, monkeypatch, leak
):
    from dataclasses import replace

    from moksori.desk import exchange

    made = exchange.assemble

    def with_leak(field):
        def assemble(*args, **kwargs):
            one = made(*args, **kwargs)
            bundle = one.draft.bundle
            acts = list(bundle.acts)
            at = _of_whom_it_is(one, leak)
            acts[at] = replace(acts[at], **{field: leak})
            bundle = replace(bundle, acts=tuple(acts))
            return replace(one, draft=replace(one.draft, bundle=bundle))

        return assemble

    monkeypatch.setattr(exchange, "assemble", with_leak("type"))
    with pytest.raises(LeakError):
        exported(tmp_path, clock, "csv")
    monkeypatch.setattr(exchange, "assemble", with_leak("place_told"))
    out, _ = exported(tmp_path, clock, "csv")
    assert losses_of(out)["act", "place_told", "gate"] == 1


def _of_whom_it_is(made, leak):
    """Which act comes from the account that the word is protected in; ids, and so order, are drawn."""
    subjects = {one for value in made.watch.values if leak in value.forms for one in value.subjects}
    ids = [act.id for act in made.draft.bundle.acts]
    told = (origin for origin in made.draft.origins if origin.touches & subjects)
    return next((ids.index(one) for origin in told for one in origin.records if one in ids), 0)


def test_files_never_go_over_others_or_into_the_desk(consented, clock, tmp_path):
    from moksori.desk import exchange

    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    for folder in ("out", "home", "home/originals/new"):
        with pytest.raises(RefusedError):
            exported(tmp_path, clock, "csv", name=folder)
    with pytest.raises(exchange.NoSuchFormError):
        exported(tmp_path, clock, "csv", Audience.PUBLIC, "public")


def test_a_thousand_acts_go_out_at_once(consented, clock, tmp_path):
    from moksori.records.models import ActRecord, PersonRecord, StatementRecord

    first = ActRecord.objects.told_in(consented[1]).on_the_record().first()
    said = StatementRecord.objects.get(about_id=first.id)
    people = PersonRecord.objects.bulk_create(
        PersonRecord(role="victim", group=0, invented=True) for _ in range(1000)
    )
    acts = ActRecord.objects.bulk_create(
        ActRecord(type="arrest", victim=one, status="accepted", by="u", at=clock(), when="2031-03-14",
                  place_told="남흥시")
        for one in people
    )  # fmt: skip
    StatementRecord.objects.bulk_create(
        StatementRecord(about_kind="act", about_id=act.id, passage=said.passage, by="u", at=clock())
        for act in acts
    )
    out, made = exported(tmp_path, clock, "uwazi")
    assert made.counts["acts"] > 1000
    with zipfile.ZipFile(out / "acts.zip") as inside:
        rows = list(csv.DictReader(io.StringIO(inside.read("import.csv").decode(), newline="")))
    assert len(rows) == made.counts["acts"]
    assert {row["when"] for row in rows} == {"", "2031-03-01:2031-03-31"}
    assert len({row["title"] for row in rows}) == len(rows)


def test_the_log_says_what_left_in_codes_and_counts(consented, clock, tmp_path):
    exported(tmp_path, clock, "csv", to_whom="")
    (line,) = lines_of("bundle.exported")
    assert line.detail["form"] == "csv"
    assert line.detail["use"] == "share_with_body"
    assert set(consented) <= set(line.subjects)
    assert any(one.startswith("con-") for one in line.subjects)
