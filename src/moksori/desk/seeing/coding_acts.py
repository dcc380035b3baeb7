"""Acts as the screens of coding show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from moksori.desk import act_building, coders
from moksori.desk.coders import ACT_UNIT, Coded
from moksori.desk.seeing import coding_people, reach
from moksori.packs.loader import load_common
from moksori.records import trail
from moksori.records.models import (
    AccountRecord,
    ActRecord,
    MentionRecord,
    PassageRecord,
    StatementRecord,
    User,
)
from moksori.records.states import Acceptance
from moksori.terms.errors import MissingError
from moksori.terms.mention import MentionKind
from moksori.terms.span import Span


class NoActError(MissingError):
    """There is no such act in the account, or it is not for you."""

    code = "seeing.no_act"


@dataclass(frozen=True, slots=True)
class ActItem:
    """An act as it stands for whoever looks.

    Attributes:
        accused, victims: Keys and labels of persons.
        evidence: The words that say so.
        seen: The number of its last change.
    """

    id: str
    type: str
    label: str
    state: str
    standing: str
    when: str
    place: str
    evidence: str
    start: int
    end: int
    passage: int
    accused: tuple[tuple[str, str], ...] = ()
    victims: tuple[tuple[str, str], ...] = ()
    by_hand: bool = False
    seen: int = 0


@dataclass(frozen=True, slots=True)
class Prefilled:
    """What a form for a new act begins with, read from the words that were selected."""

    words: str
    start: int
    end: int
    when: str = ""
    place: str = ""
    people: tuple[str, ...] = ()
    accused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Words:
    account: AccountRecord
    labels: Mapping[str, str]
    people: Mapping[str, tuple[str, str]]


def codebook(language: str) -> tuple[tuple[str, str, str], ...]:
    """Return the act types: (code, label, definition)."""
    return tuple(
        (one.code, one.labels.get(language, one.labels["en"]),
         one.definitions.get(language, one.definitions["en"]))
        for one in load_common().codebook
    )  # fmt: skip


def told(account: AccountRecord) -> list[ActRecord]:
    """Return the acts that an account tells of, in no order."""
    return list(ActRecord.objects.told_in(account.id).select_related("victim"))


def was_proposed(act: ActRecord) -> bool:
    """Say whether a rule proposed an act, whatever became of it."""
    return act_building.was_proposed(act)


def items(
    account: AccountRecord,
    decided: Mapping[str, Coded],
    passages: Sequence[PassageRecord],
    language: str,
    people: Mapping[str, tuple[str, str]],
    *,
    blind: bool,
) -> tuple[ActItem, ...]:
    """Return the acts whose words stand in some passages, in the order of the telling."""
    said = StatementRecord.objects.in_account(account.id).select_related("passage")
    ids = [one.pk for one in passages]
    where = {one.about_id: one for one in said.filter(passage_id__in=ids)}
    acts = [act for act in told(account) if act.pk in where]
    labels = {code: label for code, label, _ in codebook(language)}
    words = _Words(account, labels, people)
    found = []
    for act in acts:
        proposed = was_proposed(act)
        if (blind and not proposed) or _is_gone(act, proposed, blind):
            continue
        now = act_building.proposed_as(act) if blind else None
        found.append(_item(act, where[act.pk], words, now, decided.get(act.pk)))
    found += _added(words, decided, passages) if blind else []
    return tuple(sorted(found, key=lambda one: (one.start, one.id)))


def item(who: User, account_id: str, act_id: str, language: str) -> ActItem:
    """Return one act as it stands now.

    Raises:
        NotReachedError: the account is not there, or not for them.
        NoActError: there is no such act in it.
    """
    account = reach.account(who, account_id)
    coding = coders.blind_coding(account_id, who)
    decided = coders.decided(coding.id) if coding else {}
    passages = list(account.passages.all())
    people = coding_people.keys_and_labels(account)
    shown = items(account, decided, passages, language, people, blind=coding is not None)
    found = next((one for one in shown if one.id == act_id), None)
    if found is None:
        raise NoActError("there is no such act")
    return found


def prefilled(who: User, account_id: str, span: Span) -> Prefilled:
    """Return what a form for a new act begins with.

    Raises:
        NotReachedError: the account is not there, or not for them.
        NoActError: the words are not in it.
    """
    account = reach.account(who, account_id)
    if span.end > len(account.text) or not len(span):
        raise NoActError("the words are not in the account")
    inside = (
        MentionRecord.objects.in_account(account_id)
        .standing()
        .filter(start__gte=span.start, end__lte=span.end)
    )
    rows = list(inside)
    roles = dict(account.persons.values_list("key", "role"))
    keys = tuple(dict.fromkeys(key for row in rows for key in row.persons if key in roles))
    accused = tuple(key for key in keys if roles[key] in {"accused", "official"})
    return Prefilled(
        words=account.text[span.start : span.end],
        start=span.start,
        end=span.end,
        when=_first(rows, MentionKind.DATE),
        place=_first(rows, MentionKind.PLACE),
        people=tuple(key for key in keys if key not in accused),
        accused=accused,
    )


def _first(rows: Sequence[MentionRecord], kind: MentionKind) -> str:
    of_kind = [row for row in rows if row.kind == kind.value]
    if not of_kind:
        return ""
    readable = isinstance(of_kind[0].value, str) and kind is MentionKind.DATE
    return str(of_kind[0].value) if readable and of_kind[0].value else of_kind[0].told


def _is_gone(act: ActRecord, proposed: bool, blind: bool) -> bool:
    return not blind and not proposed and act.status == Acceptance.REFUSED.value


def _item(
    act: ActRecord,
    said: StatementRecord,
    words: _Words,
    proposed: Mapping[str, Any] | None,
    coded: Coded | None,
) -> ActItem:
    accused = [link.person_id for link in act.involvements.order_by("number", "id")]
    now: Mapping[str, Any] = proposed or {
        "type": act.type, "victim": act.victim_id, "accused": accused, "when": act.when,
        "place_told": act.place_told, "standing": act.standing,
    }  # fmt: skip
    state, type_ = act.status, str(now["type"])
    if proposed is not None:
        state = _state_of(coded)
        type_ = coded.kind.removeprefix("act.") if coded and coded.kind else type_
    start, end = said.start or said.passage.start, said.end or said.passage.end
    return ActItem(
        id=act.pk,
        type=type_,
        label=words.labels.get(type_, type_),
        state=state,
        standing=str(now["standing"]),
        when=str(now["when"]) or act.when_told,
        place=str(now["place_told"]),
        evidence=words.account.text[start:end],
        start=start,
        end=end,
        passage=said.passage.number,
        accused=tuple(
            words.people[one] for one in now.get("accused", accused) if one in words.people
        ),
        victims=tuple(words.people[one] for one in (now["victim"],) if one in words.people),
        by_hand=proposed is None and not act.rule,
        seen=trail.version_of(act.pk),
    )


def _state_of(coded: Coded | None) -> str:
    if coded is None:
        return Acceptance.PROPOSED.value
    return (Acceptance.ACCEPTED if coded.kind else Acceptance.REFUSED).value


def _added(
    words: _Words, decided: Mapping[str, Coded], passages: Sequence[PassageRecord]
) -> list[ActItem]:
    """Return the acts that a blind coder built."""
    by_key = {key: (key, label) for key, label in words.people.values()}
    found = []
    for unit, coded in decided.items():
        if not unit.startswith(ACT_UNIT) or coded.span is None or not coded.kind:
            continue
        span, detail = coded.span, coded.detail or {}
        number = next((one.number for one in passages if one.start <= span.start < one.end), 0)
        type_ = coded.kind.removeprefix("act.")
        if number:
            found.append(
                ActItem(
                    unit, type_, words.labels.get(type_, type_), Acceptance.ACCEPTED.value,
                    str(detail.get("standing", "done")), str(detail.get("when", "")),
                    str(detail.get("place", "")), words.account.text[span.start : span.end],
                    span.start, span.end, number,
                    tuple(by_key[key] for key in detail.get("accused", ()) if key in by_key),
                    tuple(by_key[key] for key in detail.get("victims", ()) if key in by_key),
                    by_hand=True,
                )
            )  # fmt: skip
    return found
