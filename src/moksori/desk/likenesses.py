"""Finding accounts that are nearly the same, however many there are."""

from __future__ import annotations

import hashlib
import hmac
from collections import Counter
from collections.abc import Mapping, Sequence

from moksori.casefile.likeness import Sketch, resemblance, sketch
from moksori.desk.originals import likeness_key
from moksori.records import rows
from moksori.records.models import AccountRecord, BandRecord, NearDoubleRecord

NEAR = 0.5
"""From this share of common shingles on, two accounts are said to be nearly the same."""

LOOKED_AT = 3
"""Earlier accounts that are compared with a new one: those with the most codes in common."""

_ACCOUNTS_A_CODE = 20
"""A code that so many accounts have (a letterhead, a form) tells nothing."""


def keep(codes: Mapping[str, Sequence[int]], texts: Mapping[str, str]) -> list[tuple[str, str]]:
    """Keep the codes of new accounts, and who of them is nearly the same as an earlier one.

    Args:
        codes: By account, as `casefile.likeness.bands` gives them.
        texts: The decoded texts of these accounts.

    Returns:
        Pairs: the new account, and the earlier one it is most like.
    """
    keyed = {account: _keyed(each) for account, each in codes.items() if each}
    sketches: dict[str, Sketch] = {}
    found = []
    for account, earlier in _candidates(keyed).items():
        near = [
            (share, other)
            for other in earlier
            if (share := _alike(account, other, texts, sketches)) >= NEAR
        ]
        if near:
            share, other = max(near)
            found.append(NearDoubleRecord(account_id=account, other_id=other, share=share))
    codes_of = [(account, code) for account, each in keyed.items() for code in each]
    rows.insert(BandRecord, ("account", "code"), codes_of)
    NearDoubleRecord.objects.bulk_create(found, ignore_conflicts=True)
    return [(row.account_id, row.other_id) for row in found]


def _keyed(codes: Sequence[int]) -> list[int]:
    key = likeness_key()
    return [
        # Seven bytes: a column of eight holds them with their sign.
        int.from_bytes(hmac.digest(key, code.to_bytes(8), hashlib.sha256)[:7])
        for code in codes
    ]


def _candidates(keyed: Mapping[str, Sequence[int]]) -> dict[str, list[str]]:
    """Return, by account, the earlier ones with codes in common; of one batch, those before it."""
    wanted = {code for each in keyed.values() for code in each}
    holders: dict[int, list[str]] = {}
    there_are = BandRecord.objects.filter(code__in=wanted).order_by("number")
    for code, account in there_are.values_list("code", "account_id"):
        holders.setdefault(code, []).append(account)
    found = {}
    for account, codes in keyed.items():
        often: Counter[str] = Counter()
        for code in codes:
            there = holders.setdefault(code, [])
            if len(there) < _ACCOUNTS_A_CODE:
                often.update(there)
                there.append(account)
        often.pop(account, None)
        if often:
            found[account] = [other for other, _ in often.most_common(LOOKED_AT)]
    return found


def _alike(
    account: str, other: str, texts: Mapping[str, str], sketches: dict[str, Sketch]
) -> float:
    for one in (account, other):
        if one not in sketches:
            text = texts.get(one)
            if text is None:
                text = AccountRecord.objects.values_list("text", flat=True).get(pk=one)
            sketches[one] = sketch(text)
    return resemblance(sketches[account], sketches[other])
