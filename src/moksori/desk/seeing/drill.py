"""A source was arrested: what is out, what to recall, what to stop, whom to warn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from moksori.desk.seeing import consents, people, reach
from moksori.desk.seeing.calling import called
from moksori.desk.seeing.consents import Out, Word
from moksori.records.models import (
    AccountRecord,
    GrantRecord,
    PersonInAccountRecord,
    StoryRecord,
    User,
)
from moksori.terms.people import AT_RISK


@dataclass(frozen=True, slots=True)
class ToWarn:
    """Somebody whom what the source knew leads to.

    Attributes:
        role: In the account they share.
        contact_on: The next day on which it is safe to speak with them.
    """

    id: str
    role: str
    label: str
    language: str
    risk: str
    contact_on: date | None
    contact_way: str


@dataclass(frozen=True, slots=True)
class Unsent:
    """A story of theirs that is not out: it must not leave now."""

    account: str
    state: str
    not_before: date | None


@dataclass(frozen=True, slots=True)
class Drill:
    """Everything to think of, in the order in which to do it.

    Attributes:
        out: What stands somewhere, story by story.
        unsent: Their stories that are not out.
        allowed: Consents that still let something leave.
        warn: People of the same accounts who may be reached by those they speak of.
        staff: What those of the desk are called who worked with their accounts.
        contact_on: The day of the next contact with them: it must not take place.
    """

    id: str
    label: str
    language: str
    risk: str
    contact_on: date | None
    contact_way: str
    out: tuple[Out, ...]
    unsent: tuple[Unsent, ...]
    allowed: tuple[Word, ...]
    warn: tuple[ToWarn, ...]
    staff: tuple[str, ...]


def drill(who: User, person_id: str, at: datetime) -> Drill:
    """Return what to do when a person was arrested, as far as whoever asks may see it.

    Raises:
        NotReachedError: there is no such person for them.
    """
    row = reach.person(who, person_id)
    accounts = consents.seen_accounts(who, person_id)
    ids = [account.id for account in accounts]
    words = consents.words_of(person_id, at.date())
    return Drill(
        id=row.id,
        label=called([row])[row.id],
        language=accounts[0].language if accounts else "",
        risk=row.risk,
        contact_on=row.contact_on,
        contact_way=row.contact_way,
        out=consents.out_of(people.stories_told_by(who, person_id)),
        unsent=_unsent(who, ids),
        allowed=tuple(word for word in words if word.state == "allowed"),
        warn=_to_warn(ids, person_id),
        staff=_staff(accounts),
    )


def _unsent(who: User, accounts: list[str]) -> tuple[Unsent, ...]:
    rows = StoryRecord.objects.seen_by(who).filter(accounts__in=accounts)
    waiting = rows.exclude(state="released").distinct().order_by("id")
    found = []
    for story in waiting:
        account = story.accounts.filter(pk__in=accounts).order_by("id").first()
        if account is not None:
            found.append(Unsent(account.id, story.state, story.not_before))
    return tuple(found)


def _to_warn(accounts: list[str], person_id: str) -> tuple[ToWarn, ...]:
    roles = [role.value for role in AT_RISK]
    links = (
        PersonInAccountRecord.objects.filter(account__in=accounts, role__in=roles)
        .exclude(person_id=person_id)
        .select_related("person", "account")
        .order_by("account_id", "key")
    )
    names = called([link.person for link in links])
    found: dict[str, ToWarn] = {}
    for link in links:
        one = link.person
        found.setdefault(
            one.id,
            ToWarn(
                one.id, link.role, names[one.id], link.account.language, one.risk, one.contact_on,
                one.contact_way,
            ),
        )  # fmt: skip
    return tuple(found.values())


def _staff(accounts: tuple[AccountRecord, ...]) -> tuple[str, ...]:
    ids = {account.received_by for account in accounts}
    grants = GrantRecord.objects.standing().filter(account__in=[one.id for one in accounts])
    ids |= set(grants.values_list("user_id", flat=True))
    return tuple(sorted(reach.names_of_staff(ids).values()))
