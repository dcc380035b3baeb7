"""Protection in the browser's language: both readings, ladders, findings, consents, embargoes."""

from datetime import timedelta

import pytest
from django.urls import reverse

from moksori.records.states import Role
from tests.web.cast import person, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NOBODYS = "0123456789abcdef"


@pytest.fixture
def officer(client):
    who = person(Role.PROTECTION_OFFICER)
    signed_in(client, who)
    return who


def url(name, *args):
    return reverse(f"protection:{name}", args=args)


def mention(account, kind="age"):
    from moksori.records.models import MentionRecord

    return MentionRecord.objects.in_account(account).filter(kind=kind).first()


def decide(client, account, **more):
    one = mention(account)
    told = {
        "kind": "age", "entity": "age", "rung": "nothing", "reason": "age_at_risk", "why": "",
        "audience": "public", "start": str(one.start),
    }  # fmt: skip
    return client.post(url("decide", account), told | more)


def test_both_readings_stand_side_by_side(client, officer, accounts):
    page = client.get(url("page", accounts[0])).content.decode()
    assert "47-year-old" in page
    assert "in her forties" in page
    assert "inside the desk only" in page


def test_the_list_shows_state_consent_and_what_people_decided(client, officer, accounts):
    page = client.get(url("list"), {"state": "ready", "page": "x"}).content.decode()
    assert accounts[0] in page
    assert accounts[0] not in client.get(url("list"), {"state": "held"}).content.decode()


def test_the_ladder_says_what_would_stand_at_each_step(client, officer, accounts):
    one = mention(accounts[0])
    page = client.get(url("ladder", accounts[0], "age", one.start)).content.decode()
    assert "in her forties" in page
    assert "An exact age, with a place and a month" in page
    for audience in ("partner", "court"):
        answer = client.get(url("ladder", accounts[0], "age", one.start), {"audience": audience})
        assert answer.status_code == 200


@pytest.mark.parametrize("kind", ["person", "place", "date", "amount", "speech", "nickname"])
def test_every_kind_has_its_ladder(client, officer, accounts, kind):
    one = mention(accounts[0], kind)
    page = client.get(url("ladder", accounts[0], kind, one.start), HTTP_HX_REQUEST="true")
    assert page.status_code == 200
    assert b"<html" not in page.content


def test_a_step_is_tried_without_being_decided(client, officer, accounts):
    from moksori.records.models import DecisionRecord

    before = DecisionRecord.objects.count()
    asked = {"kind": "age", "entity": "age", "rung": "nothing", "audience": "public"}
    page = client.get(url("look", accounts[0]), asked, HTTP_HX_REQUEST="true").content.decode()
    assert "Nothing is decided yet" in page
    assert "in her forties" not in page
    assert DecisionRecord.objects.count() == before
    assert "in her forties" in client.get(url("page", accounts[0])).content.decode()


def test_a_step_that_cannot_be_taken_says_so(client, officer, accounts):
    asked = {"kind": "speech", "entity": "speech", "rung": "reported", "audience": "public"}
    page = client.get(url("look", accounts[0]), asked, HTTP_HX_REQUEST="true").content.decode()
    assert "cannot be taken here" in page


def test_a_decision_is_taken_once_and_taken_back(client, officer, accounts):
    from moksori.records.models import DecisionRecord

    answer = decide(client, accounts[0], once="form-1")
    again = decide(client, accounts[0], once="form-1")
    assert (answer.status_code, again.status_code) == (303, 303)
    rows = DecisionRecord.objects.filter(by=officer.id)
    assert rows.count() == 1
    assert "in her forties" not in client.get(url("page", accounts[0])).content.decode()
    answer = client.post(url("take_back", accounts[0], rows.get().id))
    assert answer.status_code == 303
    assert "in her forties" in client.get(url("page", accounts[0])).content.decode()


def test_the_second_of_two_sees_both(client, officer, accounts):
    seen = {"seen:age": "dec-" + NOBODYS}
    answer = decide(client, accounts[0], reason="own_words", why="She is too young.", **seen)
    assert answer.status_code == 409
    assert "She is too young." in answer.content.decode()


@pytest.mark.parametrize("bad", [{"rung": "city"}, {"rung": "nonsense"}, {"entity": "age:9999"}])
def test_a_bad_decision_changes_nothing(client, officer, accounts, bad):
    from moksori.records.models import DecisionRecord

    before = DecisionRecord.objects.count()
    assert decide(client, accounts[0], **bad).status_code in {200, 404, 409}
    assert DecisionRecord.objects.count() == before


def test_a_decision_of_another_account_is_not_taken_back_here(client, officer, accounts):
    from moksori.records.models import DecisionRecord

    other = DecisionRecord.objects.standing().filter(account=accounts[1]).first()
    assert client.post(url("take_back", accounts[0], other.id)).status_code == 404


def test_findings_show_their_way_out_and_never_the_word(client, officer, accounts):
    decide(client, accounts[0], rung="as_told", reason="own_words", why="Tried.")
    page = client.get(url("page", accounts[0])).content.decode()
    findings = page[page.index('id="findings"') :]
    assert "An age is given to the year" in findings
    assert "stops it" in findings
    assert "finding--stops" in findings


def test_an_exception_is_made_and_ended(client, officer, accounts):
    from moksori.records.models import ExceptionRecord

    told = {"finding": "age_too_exact", "reason": "She speaks in public."}
    assert client.post(url("let_pass", accounts[0]), told).status_code == 303
    row = ExceptionRecord.objects.get()
    assert row.by == officer.id
    assert client.post(url("no_more", accounts[1], row.id)).status_code == 404
    assert client.post(url("no_more", accounts[0], row.id)).status_code == 303
    row.refresh_from_db()
    assert row.withdrawn_by == officer.id
    assert client.post(url("let_pass", accounts[0]), {"finding": "x"}).status_code == 200
    assert client.post(url("let_pass", accounts[0]), told | {"finding": "x"}).status_code == 409


def test_a_story_is_held_until_a_day(client, officer, accounts):
    from django.utils import timezone

    from moksori.records.models import StoryRecord

    day = timezone.now().date() + timedelta(days=9)
    assert client.post(url("hold", accounts[0]), {"until": "2020-01-01"}).status_code == 200
    assert client.post(url("hold", accounts[0]), {"until": day.isoformat()}).status_code == 303
    story = StoryRecord.objects.get(accounts=accounts[0])
    assert story.not_before == day
    assert client.post(url("let_go", accounts[0])).status_code == 303
    story.refresh_from_db()
    assert story.not_before is None


def enter(client, account, who, **more):
    told = {
        "person": who, "use": "publish_disguised", "allowed": "yes", "method": "oral",
        "to_whom": "", "until": "", "explained": "", "conditions": "",
    }  # fmt: skip
    return client.post(url("enter_consent", account), told | more)


def test_a_consent_is_entered_ended_and_withdrawn(client, officer, accounts):
    from moksori.records.models import ConsentRecord, PersonRecord

    who = PersonRecord.objects.in_account(accounts[0]).last().id
    assert enter(client, accounts[0], who).status_code == 303
    row = ConsentRecord.objects.filter(person=who).get()
    page = client.get(url("consents", accounts[0])).content.decode()
    assert row.id in page
    assert client.post(url("end_consent", row.id), {"until": "2099-01-01"}).status_code == 303
    assert client.post(url("withdraw_consent", row.id)).status_code == 303
    assert client.post(url("withdraw_consent", row.id)).status_code == 404
    row.refresh_from_db()
    assert row.withdrawn_by == officer.id
    assert enter(client, accounts[0], who, until="2001-01-01").status_code == 200
    assert enter(client, accounts[0], "per-" + NOBODYS).status_code == 200
    assert ConsentRecord.objects.filter(person=who).count() == 1


def test_with_a_consent_withdrawn_the_recall_is_one_button_away(
    client, officer, accounts, tmp_path
):
    from django.utils import timezone

    from moksori.desk import protection, publishing
    from moksori.records.models import ConsentRecord, RecallRecord, StoryRecord

    now = timezone.now()
    standing = protection.clear_all(officer.id, now, lambda *_: None)
    out = publishing.release_edition(
        standing.plan, standing.drafts, standing.watch, lambda *_: None, by=officer.id, at=now
    )
    publishing.hand_out(
        out.folder, tmp_path / "edition", standing.plan.stories, by=officer.id, at=now
    )
    row = ConsentRecord.objects.filter(account=accounts[0]).first()
    page = client.post(url("withdraw_consent", row.id), follow=True).content.decode()
    story = StoryRecord.objects.get(accounts=accounts[0]).public_id
    assert story in page
    assert "Recall 1 story everywhere" in page
    assert client.post(url("recall"), {"story": story, "reason": "consent"}).status_code == 303
    assert RecallRecord.objects.standing().get().reason == "consent"
    assert client.post(url("recall"), {"story": "story-" + NOBODYS}).status_code == 404


def test_an_outsider_finds_nothing(client, accounts):
    """A protection officer who is no member of a restricted case sees nothing of its accounts."""
    from moksori.records.models import CaseRecord, ConsentRecord

    who = person(Role.PROTECTION_OFFICER)
    case = CaseRecord.objects.create(restricted=True, by="usr-other", at="2031-05-02T00:00Z")
    case.accounts.add(accounts[0])
    signed_in(client, who)
    one = mention(accounts[0])
    consent = ConsentRecord.objects.filter(account=accounts[0]).first()
    for path in (
        url("page", accounts[0]), url("look", accounts[0]), url("consents", accounts[0]),
        url("ladder", accounts[0], "age", one.start), url("consent", consent.id),
    ):  # fmt: skip
        assert client.get(path).status_code == 404, path
    assert accounts[0] not in client.get(url("list")).content.decode()
    for path in (url("decide", accounts[0]), url("hold", accounts[0]), url("let_go", accounts[0])):
        assert client.post(path).status_code == 404, path


def test_hostile_words_are_shown_as_words(client, officer, accounts):
    from moksori.records.models import PersonRecord

    hostile = "<script>alert(1)</script>\u202e=cmd()"
    PersonRecord.objects.in_account(accounts[0]).update(label=hostile)
    for path in (url("page", accounts[0]), url("consents", accounts[0])):
        page = client.get(path).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page


def test_the_look_of_a_screen_is_that_of_a_release(client, officer, accounts):
    """One account alone is rendered, and reads as it does when all of them are."""
    from django.utils import timezone

    from moksori.desk import protection, trying
    from moksori.records.models import AccountRecord

    now = timezone.now()
    standing = protection.clear_all(officer.id, now, lambda *_: None)
    released = {draft.story.id: draft for draft in standing.drafts}
    for account in AccountRecord.objects.all():
        seen = trying.preview(account, by=officer.id, at=now)
        draft = released[seen.telling.story.public_id]
        assert seen.draft.story.title == draft.story.title
        assert not seen.stopped


def test_the_vault_is_opened_once_and_not_for_every_look(client, officer, accounts):
    from moksori.records.models import AuditRecord

    client.get(url("page", accounts[0]))
    opened = AuditRecord.objects.filter(verb="vault.opened").count()
    for _ in range(3):
        client.get(url("page", accounts[1]))
    assert AuditRecord.objects.filter(verb="vault.opened").count() == opened


def test_every_rule_has_its_korean(officer):
    from moksori.protection.rules import RULES, code_of
    from moksori.protection.rules_ko import RULES_KO, rule_words

    assert set(RULES_KO) == {code_of(rule) for rule in RULES} | {"watch"}
    for code in RULES_KO:
        assert all(rule_words(code, "en"))
        assert rule_words(code, "ko") == RULES_KO[code]
