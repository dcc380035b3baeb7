"""Who is named as told, by somebody's decision."""

from __future__ import annotations

from moksori.records.models import DecisionRecord
from moksori.terms.disguise import Rung
from moksori.terms.mention import MentionKind


def named_as_told() -> frozenset[str]:
    """Return the persons of whom a decision says that their name stands as told."""
    as_told = DecisionRecord.objects.standing().filter(
        kind=MentionKind.PERSON.value, rung=Rung.AS_TOLD.value, entity__startswith="per-"
    )
    return frozenset(as_told.values_list("entity", flat=True))
