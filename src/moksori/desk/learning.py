"""What the desk learns from its coders: kept in the vault, never told, forgotten on demand.

Only decisions are kept; what follows from them is worked out anew each time it is asked for.
"""

from __future__ import annotations

import hmac
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from moksori.coding.learning import (
    LEAST_OF_A_WORD,
    NOTHING,
    Learnt,
    Tally,
    learnt,
    often_refused,
)
from moksori.desk import audit, vault
from moksori.desk.originals import lesson_key
from moksori.language.fold import fold
from moksori.records.models import ActRecord, MentionRecord
from moksori.records.states import Acceptance
from moksori.terms.mention import MentionKind

POLICY = "policy:"
"""What a policy decides nobody looked at; nothing is learnt from it."""

_WORDS = frozenset(
    kind.value
    for kind in (
        MentionKind.PERSON,
        MentionKind.ORGANISATION,
        MentionKind.PLACE,
        MentionKind.OCCUPATION,
        MentionKind.NICKNAME,
    )
)
"""Kinds in which one word comes back in account after account; a day or a sum does not."""


@dataclass(frozen=True, slots=True)
class RuleFigures:
    """What became of one rule's proposals of one kind.

    Attributes:
        said: The rule's own figure, the mean of what was decided.
        learnt: What the desk makes of it now.
    """

    rule: str
    kind: str
    tally: Tally
    said: float
    learnt: Learnt


@dataclass(frozen=True, slots=True)
class Learning:
    """What stands for this desk at this moment, for weighing proposals.

    Attributes:
        by_rule: By rule and kind.
        by_word: By keyed word and kind.
    """

    by_rule: Mapping[tuple[str, str], Tally]
    by_word: Mapping[tuple[str, str], Tally]

    def worth(self, row: MentionRecord | ActRecord) -> Learnt:
        """Give what a proposal is worth here; the row keeps the rule's own figure."""
        kind, word = kind_of(row), word_of(row)
        of_rule = self.by_rule.get((row.rule, kind), NOTHING)
        return learnt(row.confidence, of_rule, self.by_word.get((word, kind), NOTHING))


def keep(
    rows: Iterable[MentionRecord | ActRecord], outcome: Acceptance, *, by: str, at: datetime
) -> None:
    """Keep what was decided about proposals, inside the transaction of the decision.

    Args:
        rows: What was proposed; a row that no rule proposed teaches nothing.
        outcome: What was decided; `proposed` takes an earlier decision back.
        by: Who decided; what a policy decides teaches nothing.
        at: When.
    """
    if by.startswith(POLICY):
        return
    lessons = [
        {
            "subject": row.pk,
            "rule": row.rule,
            "kind": kind_of(row),
            "word": word_of(row),
            "outcome": outcome.value,
            "own": row.confidence,
        }
        for row in rows
        if row.rule
    ]
    vault.keep_lessons(lessons, by=by, at=at)


def standing(rows: Iterable[MentionRecord | ActRecord]) -> Learning:
    """Return what was learnt, as far as some proposals need it."""
    words = {word_of(row) for row in rows} - {""}
    return Learning(
        by_rule={key: _tally(counts) for key, (counts, _) in vault.lessons_by_rule().items()},
        by_word={key: _tally(counts) for key, counts in vault.lessons_by_word(words).items()},
    )


def figures() -> tuple[RuleFigures, ...]:
    """Return what became of each rule's proposals, the most decided first."""
    found = []
    for (rule, kind), (counts, said) in vault.lessons_by_rule().items():
        tally = _tally(counts)
        found.append(RuleFigures(rule, kind, tally, said, learnt(said, tally)))
    return tuple(sorted(found, key=lambda one: (-one.tally.cases, one.rule, one.kind)))


def doubted_words() -> dict[str, int]:
    """Return, by kind, how many words were refused often; which ones, the desk cannot say."""
    counts: Counter[str] = Counter()
    for (_, kind), outcomes in vault.lessons_by_word().items():
        counts[kind] += often_refused(_tally(outcomes), LEAST_OF_A_WORD)
    return {kind: count for kind, count in sorted(counts.items()) if count}


def forget(rule: str = "", since: datetime | None = None, *, by: str, at: datetime) -> int:
    """Learn no longer from what was decided until now; return how many decisions that are.

    Args:
        rule: Only those about this rule's proposals; all where it is empty.
        since: Only those of then or later; all where it is None.
        by: Who says so.
        at: When.
    """
    with transaction.atomic():
        count = vault.forget_lessons(rule, since, by=by, at=at)
        audit.write_line("learning.forgotten", by=by, at=at, detail={"decisions": count})
    return count


def kind_of(row: MentionRecord | ActRecord) -> str:
    """Return under which kind a proposal is counted."""
    return f"act.{row.type}" if isinstance(row, ActRecord) else row.kind


def word_of(row: MentionRecord | ActRecord) -> str:
    """Return the keyed code of a proposal's word, or an empty string where it is no single word."""
    if isinstance(row, ActRecord) or row.kind not in _WORDS:
        return ""
    word = fold(row.told).text.casefold().strip()
    return hmac.new(lesson_key(), word.encode(), sha256).hexdigest() if word else ""


def _tally(counts: Mapping[Acceptance, int]) -> Tally:
    return Tally(
        accepted=counts.get(Acceptance.ACCEPTED, 0),
        corrected=counts.get(Acceptance.CORRECTED, 0),
        refused=counts.get(Acceptance.REFUSED, 0),
    )
