"""Who sees what: closed by default, and a restricted case leaves no trace for others."""

from datetime import UTC, date, datetime

import pytest

from moksori.records.models import (
    AccountRecord,
    ActRecord,
    CaseRecord,
    GrantRecord,
    PassageRecord,
    PersonInAccountRecord,
    PersonRecord,
    StatementRecord,
    StoryRecord,
    User,
)
from moksori.records.states import Role

pytestmark = pytest.mark.django_db
NOW = datetime(2031, 5, 2, tzinfo=UTC)
READERS = [Role.REPORTER, Role.CODER, Role.EDITOR, Role.TRANSLATOR, Role.PROTECTION_OFFICER]
OTHERS = [Role.PRODUCER, Role.READER, Role.ADMINISTRATOR]


def someone(role, name="금강"):
    return User.objects.create_user(name, None, role)


def an_account(number=1, **columns):
    """An account with one person, one act and a story."""
    account = AccountRecord.objects.create(
        sealed_file=f"f{number}", cipher_sha256="c", mac=f"m{number}",
        received_on=date(2031, 5, 1), **columns,
    )  # fmt: skip
    passage = PassageRecord.objects.create(account=account, number=1, start=0, end=3, text="abc")
    person = PersonRecord.objects.create(role="victim")
    PersonInAccountRecord.objects.create(person=person, account=account, key="p1", role="victim")
    act = ActRecord.objects.create(type="beating", victim=person)
    StatementRecord.objects.create(
        about_kind="act", about_id=act.id, passage=passage, by="x", at=NOW
    )
    story = StoryRecord.objects.create(language="en")
    story.accounts.add(account)
    return account


def seen(user):
    return {
        "accounts": AccountRecord.objects.seen_by(user).count(),
        "acts": ActRecord.objects.seen_by(user).count(),
        "persons": PersonRecord.objects.seen_by(user).count(),
        "stories": StoryRecord.objects.seen_by(user).count(),
        "cases": CaseRecord.objects.seen_by(user).count(),
    }


NOTHING = {"accounts": 0, "acts": 0, "persons": 0, "stories": 0, "cases": 0}
ALL = {"accounts": 1, "acts": 1, "persons": 1, "stories": 1}


@pytest.mark.parametrize("role", READERS)
def test_what_nobody_was_given_is_seen_by_protection_officers_alone(role):
    an_account(received_by="usr-other")
    expected = ALL if role is Role.PROTECTION_OFFICER else NOTHING
    assert seen(someone(role)) == {**NOTHING, **expected}


@pytest.mark.parametrize("role", READERS)
def test_what_is_open_to_the_desk_is_seen_by_who_reads_accounts(role):
    an_account(open_to_desk=True)
    assert seen(someone(role)) == {**NOTHING, **ALL}


@pytest.mark.parametrize("role", OTHERS)
def test_others_see_no_account_even_where_it_is_open_or_given(role):
    user = someone(role)
    account = an_account(open_to_desk=True, received_by=user.id)
    GrantRecord.objects.create(user=user, account=account, by="x", at=NOW)
    assert seen(user) == NOTHING


def test_who_received_it_or_was_given_it_sees_it_until_it_is_taken_back():
    first, second = someone(Role.REPORTER), someone(Role.CODER, "설악")
    account = an_account(received_by=first.id)
    grant = GrantRecord.objects.create(user=second, account=account, by="x", at=NOW)
    assert seen(first)["acts"] == seen(second)["acts"] == 1
    grant.withdrawn_at, grant.withdrawn_by = NOW, "x"
    grant.save()
    assert seen(second) == NOTHING


@pytest.mark.parametrize("role", READERS)
def test_a_restricted_case_is_its_members_alone(role):
    outsider, member = someone(role), someone(Role.CODER, "설악")
    account = an_account(open_to_desk=True, received_by=outsider.id)
    case = CaseRecord.objects.create(restricted=True, by=outsider.id, at=NOW)
    case.accounts.add(account)
    GrantRecord.objects.create(user=outsider, account=account, by="x", at=NOW)
    assert seen(outsider) == NOTHING
    GrantRecord.objects.create(user=member, case=case, by="x", at=NOW)
    assert seen(member) == {**ALL, "cases": 1}


def test_who_no_longer_works_here_sees_nothing():
    user = someone(Role.PROTECTION_OFFICER)
    an_account(open_to_desk=True)
    user.is_active = False
    assert seen(user) == NOTHING


def test_a_story_of_two_accounts_needs_both():
    user = someone(Role.EDITOR)
    opened, closed = an_account(1, open_to_desk=True), an_account(2)
    opened.stories.get().accounts.add(closed)
    assert seen(user)["stories"] == 0


@pytest.mark.parametrize("role", [Role.PRODUCER, Role.READER])
def test_who_airs_stories_sees_those_that_are_out(role):
    an_account()
    user = someone(role)
    assert seen(user)["stories"] == 0
    StoryRecord.objects.update(state="released")
    assert seen(user)["stories"] == 1
