"""The list of accounts to be coded."""

from __future__ import annotations

from dataclasses import dataclass

from moksori.desk.seeing import accounts
from moksori.records.models import AccountRecord, CodingRecord, User
from moksori.terms.account import AccountState


@dataclass(frozen=True, slots=True)
class Row:
    """An account in the list of coding."""

    id: str
    head: str
    language: str
    state: str
    waiting: int
    blind: bool = False
    compared: bool = False


def listed(who: User, number: int = 1) -> tuple[tuple[Row, ...], int, int]:
    """Return a page of the accounts to be coded, what waits first; with its number and how many."""
    seen = AccountRecord.objects.seen_by(who).originals_only()
    states = [AccountState.READ.value, AccountState.CODED.value]
    rows = accounts.light(seen.filter(state__in=states)).order_by("-state", "received_on", "id")
    pages = max(1, -(-rows.count() // accounts.A_PAGE))
    number = min(max(number, 1), pages)
    chosen = list(rows[(number - 1) * accounts.A_PAGE : number * accounts.A_PAGE])
    ids = [row.pk for row in chosen]
    waiting, heads = accounts.waiting(ids, who), accounts.heads(ids)
    blind = set(CodingRecord.objects.open_of(who).values_list("account_id", flat=True))
    compared = set(
        CodingRecord.objects.filter(account_id__in=ids, coder__isnull=True).values_list(
            "account_id", flat=True
        )
    )
    found = [
        Row(
            row.pk,
            accounts.short(row.begins or heads.get(row.pk, "")),
            row.language,
            AccountState.READ.value if row.pk in blind else row.state,
            waiting.get(row.pk, 0),
            row.pk in blind,
            row.pk in compared and row.pk not in blind,
        )
        for row in chosen
    ]
    return tuple(found), number, pages
