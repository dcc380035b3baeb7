"""What the screens of coding show: a stretch of an account, what is proposed in it, who is who.

A second coder who is blind sees what the rules proposed and what they themselves decided, and
nothing of what became of it on the record.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from moksori.desk import coders, learning, rights
from moksori.desk.coders import Coded
from moksori.desk.seeing import accounts, coding_acts, coding_people, reach
from moksori.desk.seeing.coding_acts import ActItem
from moksori.desk.seeing.coding_lines import Item, Line, line_of
from moksori.desk.seeing.coding_people import PersonItem
from moksori.records.models import (
    AccountRecord,
    ActRecord,
    CodingRecord,
    MentionRecord,
    PassageRecord,
    User,
)
from moksori.records.states import Acceptance
from moksori.terms.errors import MissingError

A_PAGE = 15
"""Passages on one page of coding."""


_SAID = frozenset({"date", "age", "duration"})


class NoItemError(MissingError):
    """There is no such proposal in the account, or it is not for you."""

    code = "seeing.no_item"


@dataclass(frozen=True, slots=True)
class Second:
    """What there is to say of a second coding.

    Attributes:
        compared: Both have ended.
        askable: Who could be asked: (id, name).
        asked: Names of those who were.
    """

    compared: bool = False
    askable: tuple[tuple[str, str], ...] = ()
    asked: tuple[str, ...] = ()


NOBODY = Second()


@dataclass(frozen=True, slots=True)
class Page:
    """One page of an account that is coded; `elsewhere` counts the persons it does not show."""

    id: str
    head: str
    language: str
    state: str
    lines: tuple[Line, ...]
    items: tuple[Item, ...]
    acts: tuple[ActItem, ...]
    people: tuple[PersonItem, ...]
    elsewhere: int
    waiting: int
    page: int
    pages: int
    blind: bool = False
    second: Second = NOBODY


@dataclass(frozen=True, slots=True)
class Eyes:
    """How somebody looks at an account: at the record, or blind at the proposals.

    Attributes:
        coding: Id of the blind coding; empty at the record.
        decided: What the blind coder decided.
    """

    account: AccountRecord
    coding: str = ""
    decided: Mapping[str, Coded] = field(default_factory=dict)


def eyes(who: User, account_id: str) -> Eyes:
    """Say how somebody looks at an account that they may see.

    Raises:
        NotReachedError: it is not there, or not for them.
    """
    row = reach.account(who, account_id)
    coding = coders.blind_coding(account_id, who)
    if coding is None:
        return Eyes(row)
    return Eyes(row, coding.id, coders.decided(coding.id))


def page(
    who: User,
    account_id: str,
    number: int = 1,
    language: str = "en",
    *,
    everybody: bool = False,
) -> Page:
    """Return one page of an account that is coded, with `everybody` all persons of the account.

    Raises:
        NotReachedError: it is not there, or not for them.
    """
    look = eyes(who, account_id)
    row = look.account
    pages = max(1, -(-row.passages.count() // A_PAGE))
    number = min(max(number, 1), pages)
    told = _window(row, number)
    people = coding_people.people(row)
    known = coding_people.by_id(people)
    items = _items(look, told, dict(known.values()))
    acts = coding_acts.items(row, look.decided, told, language, known, blind=bool(look.coding))
    met = people if everybody else _met(people, items, acts)
    return Page(
        id=row.id,
        head=accounts.head_of(row, told[0].text if told else ""),
        language=row.language,
        state=row.state,
        lines=tuple(line_of(one, items) for one in told),
        items=items,
        acts=acts,
        people=met,
        elsewhere=len(people) - len(met),
        waiting=waiting_of(look),
        page=number,
        pages=pages,
        blind=bool(look.coding),
        second=NOBODY if look.coding else _second(row, who),
    )


def _window(row: AccountRecord, number: int) -> list[PassageRecord]:
    first = (number - 1) * A_PAGE
    return list(row.passages.order_by("number")[first : first + A_PAGE])


def page_of(account_id: str, start: int) -> int:
    """Return on which page of coding a place of an account stands."""
    before = PassageRecord.objects.filter(account_id=account_id, start__lte=start).count()
    return max(1, -(-before // A_PAGE))


def item(who: User, account_id: str, item_id: str) -> Item:
    """Return one mention as it stands now.

    Raises:
        NotReachedError: the account is not there, or not for them.
        NoItemError: there is no such mention in it.
    """
    look = eyes(who, account_id)
    labels = {one.key: one.label for one in coding_people.people(look.account)}
    row = MentionRecord.objects.in_account(account_id).filter(pk=item_id).first()
    if row is None or (look.coding and not row.rule):
        raise NoItemError("there is no such mention")
    span = PassageRecord.objects.filter(account_id=account_id, start__lte=row.start)
    passage = span.order_by("-number").first()
    return _item(row, look, labels, passage.number if passage else 0, doubted=False)


def reach_item(who: User, account_id: str, item_id: str) -> str:
    """Return the id of a mention or an act of an account that somebody may see.

    Raises:
        NotReachedError: the account is not there, or not for them.
        NoItemError: it is in no account of theirs.
    """
    if item_id in eyes(who, account_id).decided:
        return item_id
    mention = MentionRecord.objects.in_account(account_id).filter(pk=item_id).exists()
    if not mention and not ActRecord.objects.told_in(account_id).filter(pk=item_id).exists():
        raise NoItemError("there is no such proposal")
    return item_id


def by_hand(who: User, account_id: str, item_id: str) -> tuple[bool, int]:
    """Say whether a person put a thing that is to be taken back, and where it stands."""
    look = eyes(who, account_id)
    if item_id in look.decided and item_id.startswith((coders.ADDED, coders.ACT_UNIT)):
        span = look.decided[item_id].span
        return True, span.start if span else 0
    if not item_id.startswith("men-"):
        act = coding_acts.item(who, account_id, item_id, "en")
        return act.by_hand, act.start
    one = item(who, account_id, item_id)
    return one.by_hand and not look.coding, one.start


def waiting_of(look: Eyes) -> int:
    """Return how much of an account waits for whoever looks."""
    if look.coding:
        mentions = look.account.mentions.exclude(rule="").count()
        proposed = sum(coding_acts.was_proposed(act) for act in coding_acts.told(look.account))
        decided = [unit for unit in look.decided if unit.startswith(("men-", "act-"))]
        return mentions + proposed - len(decided)
    acts = ActRecord.objects.told_in(look.account.id)
    waiting = acts.filter(status=Acceptance.PROPOSED.value).count()
    return look.account.mentions.awaiting_a_decision().count() + waiting


def _met(
    people: Sequence[PersonItem], items: Sequence[Item], acts: Sequence[ActItem]
) -> tuple[PersonItem, ...]:
    """Return the persons whom some passages speak of."""
    met = {key for one in items for key, _ in one.persons}
    met |= {key for one in acts for key, _ in (*one.accused, *one.victims)}
    return tuple(one for one in people if met & set(one.keys))


def _second(row: AccountRecord, who: User) -> Second:
    codings = CodingRecord.objects.filter(account=row)
    asked = codings.blind().select_related("coder").order_by("at")
    taken = {*coders.first_coders(row.id), who.pk, *(one.coder_id for one in asked)}
    askable = tuple(
        (one.pk, one.desk_name)
        for one in User.objects.at_work().order_by("desk_name")
        if one.pk not in taken and rights.has(one, rights.Right.CODE)
    )
    return Second(
        codings.filter(coder__isnull=True).exists(),
        askable,
        tuple(one.coder.desk_name for one in asked if one.coder),
    )


def _items(
    look: Eyes, told: Sequence[PassageRecord], labels: Mapping[str, str]
) -> tuple[Item, ...]:
    if not told:
        return ()
    rows = MentionRecord.objects.in_account(look.account.id).filter(
        end__gt=told[0].start if told[0].number > 1 else 0, start__lt=told[-1].end
    )
    shown = [row for row in rows if _is_shown(row, look)]
    known = learning.standing(shown)
    found = []
    for row in shown:
        number = next((one.number for one in told if row.start < one.end), told[-1].number)
        doubted = not look.coding and known.worth(row).doubted
        found.append(_item(row, look, labels, number, doubted=doubted))
    return tuple(found) + _added(look, told)


def _is_shown(row: MentionRecord, look: Eyes) -> bool:
    if look.coding:
        return bool(row.rule)
    by_hand_and_gone = not row.rule and row.status == Acceptance.REFUSED.value
    return row.status != Acceptance.CORRECTED.value and not by_hand_and_gone


def _item(
    row: MentionRecord, look: Eyes, labels: Mapping[str, str], passage: int, *, doubted: bool
) -> Item:
    kind, state = row.kind, row.status
    if look.coding:
        coded = look.decided.get(row.pk)
        state = _state_of(coded)
        kind = coded.kind if coded and coded.kind else kind
    return Item(
        id=row.pk,
        kind=kind,
        told=row.told,
        state=state,
        start=row.start,
        end=row.end,
        passage=passage,
        persons=tuple((key, labels[key]) for key in row.persons if key in labels),
        value=_value(row),
        doubted=doubted,
        by_hand=not row.rule,
        named=bool(row.detail.get("named")),
    )


def _added(look: Eyes, told: Sequence[PassageRecord]) -> tuple[Item, ...]:
    """Return what a blind coder marked by hand."""
    found = []
    for unit, coded in look.decided.items():
        span = coded.span
        if span is None or not unit.startswith(coders.ADDED) or not coded.kind:
            continue
        number = next((one.number for one in told if one.start <= span.start < one.end), 0)
        words = look.account.text[span.start : span.end]
        if number:
            found.append(
                Item(f"{unit}", coded.kind, words, "accepted", span.start, span.end, number,
                     by_hand=True)
            )  # fmt: skip
    return tuple(found)


def _state_of(coded: Coded | None) -> str:
    if coded is None:
        return Acceptance.PROPOSED.value
    return (Acceptance.ACCEPTED if coded.kind else Acceptance.REFUSED).value


def _value(row: MentionRecord) -> str:
    """Return what a mention means, where its words do not say it by themselves."""
    value = row.value
    if row.kind in _SAID and isinstance(value, str | int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, dict) and "currency" in value:
        number = value.get("value")
        told = f"{number:,.12g}" if isinstance(number, int | float) else str(number)
        return f"{told} {value.get('currency')}"
    return ""
