"""Two codings of an account beside each other, as the screen of agreement shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from moksori.coding.intercoder import Agreement
from moksori.desk import coders
from moksori.desk.coders import Difference
from moksori.desk.seeing import coding_acts, reach
from moksori.records.models import User


@dataclass(frozen=True, slots=True)
class Differing:
    """A unit that two coders took for different things.

    Attributes:
        told: Its words, `before` and `after` those around them.
        first, second: Kinds; the label of its type where it is an act; empty for refused.
        mine: What the one who looks said of it, None for nothing yet.
    """

    unit: str
    before: str
    told: str
    after: str
    first: str
    second: str
    first_label: str
    second_label: str
    settled: str | None
    settled_label: str
    mine: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """Two codings of an account."""

    account: str
    language: str
    first: tuple[str, ...]
    second: str
    all: Agreement
    mentions: Agreement
    acts: Agreement
    differences: tuple[Differing, ...]
    open: int


AROUND = 60


def page(who: User, account_id: str, language: str) -> Page:
    """Return two codings of an account.

    Raises:
        NotReachedError: it is not there, or not for them.
        NotComparedYetError: one of the codings has not ended.
    """
    account = reach.account(who, account_id)
    found = coders.compare(account_id)
    labels = {f"act.{code}": label for code, label, _ in coding_acts.codebook(language)}
    names = dict(User.objects.values_list("pk", "desk_name"))
    rows = [_differing(one, account.text, labels, who.pk) for one in found.differences]
    return Page(
        account=account.id,
        language=account.language,
        first=tuple(names.get(one, one) for one in found.first),
        second=names.get(found.second, found.second),
        all=found.all,
        mentions=found.mentions,
        acts=found.acts,
        differences=tuple(rows),
        open=sum(one.settled is None for one in found.differences),
    )


def _differing(one: Difference, text: str, labels: Mapping[str, str], who: str) -> Differing:
    span = one.span
    return Differing(
        unit=one.unit,
        before=text[max(0, span.start - AROUND) : span.start],
        told=text[span.start : span.end],
        after=text[span.end : span.end + AROUND],
        first=one.first,
        second=one.second,
        first_label=labels.get(one.first, one.first),
        second_label=labels.get(one.second, one.second),
        settled=one.settled,
        settled_label=labels.get(one.settled or "", one.settled or ""),
        mine=dict(one.words).get(who),
    )
