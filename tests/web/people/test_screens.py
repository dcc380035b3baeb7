"""People, organisations, cases, and the page for the day on which a source is arrested."""

from datetime import date

import pytest
from django.urls import reverse

from moksori.records.states import Role
from tests.web.cast import person, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NOBODYS = "0123456789abcdef"
NOW = "2031-05-02T09:00Z"


@pytest.fixture
def editor(client, accounts):
    who = person(Role.EDITOR)
    signed_in(client, who)
    return who


def url(name, *args):
    return reverse(f"people:{name}", args=args)


def of(account, role):
    from moksori.records.models import PersonRecord

    return PersonRecord.objects.in_account(account).filter(role=role).first()


def test_the_list_is_narrowed(client, editor, accounts):
    accused = of(accounts[0], "accused")
    assert accused.id in client.get(url("list"), {"role": "accused"}).content.decode()
    assert accused.id not in client.get(url("list"), {"role": "source"}).content.decode()
    assert accused.id not in client.get(url("list"), {"risk": "acute"}).content.decode()
    assert accused.id in client.get(url("list"), {"word": "captain"}).content.decode()
    assert client.get(url("list"), {"role": "nonsense", "page": "-1"}).status_code == 200


def test_an_accused_has_postings_acts_and_what_contradicts(client, editor, accounts):
    from moksori.records.models import (
        ActRecord,
        OrganisationRecord,
        PostingRecord,
        StatementRecord,
    )

    accused = of(accounts[0], "accused")
    office = OrganisationRecord.objects.create(name="An invented office")
    PostingRecord.objects.create(
        person=accused,
        organisation=office,
        role="captain",
        since=date(2027, 1, 1),
        cited="An invented yearbook",
    )
    acts = list(ActRecord.objects.touching(accused.id).order_by("id"))[:2]
    for act, place in zip(acts, ("here", "there"), strict=True):
        act.earliest, act.latest, act.place_told = date(2031, 3, 1), date(2031, 3, 5), place
        act.save()
    StatementRecord.objects.filter(about_id=acts[0].id).update(agrees=False)
    page = client.get(url("person", accused.id)).content.decode()
    assert "<svg" in page
    assert "An invented office" in page
    assert "told of the same time and of different places" in page
    assert "another denies it" in page
    page = client.get(url("organisation", office.id)).content.decode()
    assert accused.id in page
    assert office.id in client.get(url("organisations")).content.decode()


def test_no_name_of_the_vault_stands_on_the_page(client, editor, accounts):
    from moksori.records.models import PersonRecord
    from moksori.records.models.vault import VaultRecord

    # A label is words of an account, so a name in it is of somebody of the same account.
    here = PersonRecord.objects.in_account(accounts[0])
    row = VaultRecord.objects.filter(kind="name", person__in=here.values("pk")).first()
    PersonRecord.objects.filter(pk=row.person_id).update(label="somebody")
    row.value = "Quorvane Zildhari"
    row.save()
    links = PersonRecord.objects.in_account(accounts[0]).exclude(pk=row.person_id)
    links.update(label="the daughter of Quorvane  Zildhari")
    PersonRecord.objects.filter(pk=row.person_id).update(
        label="Mr. QUORVANE Zildhari", role="other"
    )
    links.update(role="victim")
    for path in (
        url("list"), url("person", row.person_id), url("arrested", row.person_id),
        reverse("people:person", args=[links.first().id]),
    ):  # fmt: skip
        assert "quorvane" not in client.get(path).content.decode().casefold(), path
    page = client.get(url("list"), {"word": "Quorvane"}).content.decode()
    assert row.person_id not in page, "the list would answer who somebody is"


def test_grades_are_given_with_a_reason(client, editor, accounts):
    from moksori.records.models import GradeRecord

    source = of(accounts[0], "source")
    told = {"reliability": "B", "why": "Known since 2028.", "seen": ""}
    assert client.post(url("grade", source.id), told).status_code == 303
    assert client.post(url("grade", source.id), told | {"why": " "}).status_code == 200
    assert client.post(url("grade", source.id), told).status_code == 409
    assert GradeRecord.objects.get().by == editor.id
    assert "Known since 2028." in client.get(url("person", source.id)).content.decode()


def test_a_statement_is_graded_on_the_page_of_whom_it_is_about(client, editor, accounts):
    from moksori.records.models import StatementRecord

    accused = of(accounts[0], "accused")
    row = StatementRecord.objects.in_account(accounts[0]).filter(about_kind="act").first()
    told = {"reliability": "C", "credibility": "2", "why": "Two say so."}
    assert client.post(url("statement", accused.id, row.id), told).status_code == 303
    row.refresh_from_db()
    assert (row.reliability, row.credibility) == ("C", "2")
    bad = client.post(url("statement", accused.id, "sta-" + NOBODYS), told)
    assert bad.status_code == 404


def test_risk_contact_and_age_are_kept(client, editor, accounts):
    source = of(accounts[0], "source")
    told = {"risk": "high", "why": "They asked after her."}
    assert client.post(url("risk", source.id), told).status_code == 303
    assert client.post(url("risk", source.id), told | {"why": ""}).status_code == 200
    contact = {"on": "2031-06-01", "way": "call"}
    assert client.post(url("contact", source.id), contact).status_code == 303
    assert client.post(url("contact", source.id), contact | {"way": ""}).status_code == 200
    assert client.post(url("minor", source.id), {"minor": "yes"}).status_code == 303
    source.refresh_from_db()
    assert (source.risk, source.contact_way, source.minor) == ("high", "call", True)
    source.contact_on = date(2020, 1, 1)
    source.save()
    assert source.id in client.get(url("list"), {"due": "on"}).content.decode()
    page = client.get(url("person", source.id)).content.decode()
    assert "They asked after her." in page


def test_what_to_do_when_a_source_is_arrested(client, editor, accounts):
    from moksori.records.models import PersonRecord

    source = of(accounts[0], "source")
    other = PersonRecord.objects.in_account(accounts[0]).filter(role="victim").first()
    page = client.get(url("arrested", source.id)).content.decode()
    assert other.id in page
    assert "Mark the risk as acute" in page
    assert "Withdraw this consent" in page
    client.post(url("risk", source.id), {"risk": "acute", "why": "A neighbour wrote."})
    client.post(url("contact", source.id), {"on": "2031-06-01", "way": "call"})
    page = client.get(url("arrested", source.id)).content.decode()
    assert "The risk is marked as acute" in page
    assert "Take the planned contact off" in page
    client.post(url("contact", source.id), {"on": "", "way": ""})
    source.refresh_from_db()
    assert source.contact_on is None


def test_an_identity_opens_for_two_people_of_two_roles(client, accounts):
    from moksori.records.models import AuditRecord, OpeningRecord
    from moksori.records.models.vault import VaultRecord

    row = VaultRecord.objects.filter(kind="name").first()
    row.value = "Quorvane Zildhari"
    row.save()
    reporter, officer = person(Role.REPORTER), person(Role.PROTECTION_OFFICER)
    signed_in(client, reporter)
    assert client.post(url("ask", row.person_id), {"why": "A lawyer asks."}).status_code == 303
    opening = OpeningRecord.objects.get().id
    assert client.post(url("show_names", opening)).status_code == 404
    assert client.post(url("grant", opening)).status_code == 403
    signed_in(client, officer)
    assert "A lawyer asks." in client.get(url("person", row.person_id)).content.decode()
    assert client.post(url("grant", opening)).status_code == 303
    assert client.post(url("show_names", opening)).status_code == 404
    signed_in(client, reporter)
    assert "Quorvane Zildhari" in client.post(url("show_names", opening)).content.decode()
    assert AuditRecord.objects.filter(verb="identity.shown").count() == 1
    assert client.post(url("end_opening", opening)).status_code == 303
    assert client.post(url("show_names", opening)).status_code == 404


@pytest.fixture
def case(accounts):
    from moksori.records.models import CaseRecord

    row = CaseRecord.objects.create(title="The warehouse", by="usr-other", at=NOW)
    row.accounts.set(accounts)
    return row


def test_a_case_shows_its_accounts_side_by_side_and_takes_judgements(
    client, editor, case, accounts
):
    from moksori.records.models import JudgementRecord

    page = client.get(url("case", case.id)).content.decode()
    assert "We are here with reporter" in page
    assert "오늘은" in page
    told = {"one": accounts[0], "other": accounts[1], "verdict": "same", "why": "One matter."}
    assert client.post(url("judge", case.id), told).status_code == 303
    assert client.post(url("judge", case.id), told | {"other": accounts[0]}).status_code == 200
    again = told | {"verdict": "maybe", "why": "Not so sure."}
    assert client.post(url("judge", case.id), again).status_code == 303
    row = JudgementRecord.objects.standing().get()
    assert (row.verdict, row.by) == ("maybe", editor.id)
    assert client.post(url("take_back_judgement", case.id, row.id)).status_code == 303
    assert client.post(url("take_back_judgement", case.id, row.id)).status_code == 404
    assert not JudgementRecord.objects.standing().exists()
    assert case.id in client.get(url("cases")).content.decode()


def test_an_outsider_finds_nothing(client, editor, case, accounts):
    from moksori.records.models import OrganisationRecord, PostingRecord

    source = of(accounts[0], "source")
    office = OrganisationRecord.objects.create(name="An invented office")
    PostingRecord.objects.create(
        person=source, organisation=office, role="clerk", cited="An invented yearbook"
    )
    case.restricted = True
    case.save()
    for path in (
        url("person", source.id), url("arrested", source.id), url("case", case.id),
        url("organisation", office.id),
    ):  # fmt: skip
        assert client.get(path).status_code == 404, path
    for path in (url("list"), url("cases"), url("organisations")):
        page = client.get(path).content.decode()
        assert source.id not in page
        assert case.id not in page
        assert office.id not in page
    for name in ("grade", "risk", "contact", "minor", "ask"):
        assert client.post(url(name, source.id)).status_code == 404, name


def test_hostile_words_are_shown_as_words(client, editor, case, accounts):
    from moksori.records.models import PersonRecord

    hostile = "<img src=x onerror=alert(1)>\u202e\u200b"
    PersonRecord.objects.update(label=hostile)
    case.title = hostile
    case.save()
    source = of(accounts[0], "source")
    for path in (
        url("list"), url("person", source.id), url("arrested", source.id), url("case", case.id)
    ):  # fmt: skip
        assert "<img" not in client.get(path).content.decode(), path


@pytest.mark.parametrize("days", [(None, None), (date(2031, 1, 1), None), (None, date(2031, 1, 1))])
def test_a_time_line_is_drawn_of_whatever_is_known(days):
    from moksori.desk.seeing.timeline import Bar, drawn

    line = drawn([Bar("post", *days), Bar("act", date(2030, 2, 1), date(2030, 2, 2), act=True)])
    assert line is not None
    for bar in line.bars:
        assert 0 <= bar.x <= bar.x + bar.width <= line.width
        assert bar.y < line.height
    assert drawn([Bar("post", None, None)]) is None
