"""Kinds of acts by who suffers them, and what is known of those a sentence names."""

from __future__ import annotations

from moksori.coding.coreference import Resolver
from moksori.coding.refs import Ref

PAYING = frozenset({"extortion_bribery"})
"""Coarse types in which the subject may be the one who suffers ("she paid a bribe")."""
SPOKEN_BY_VICTIM = frozenset({"forced_confession"})
SUFFERED = frozenset(
    {
        "arrest_detention",
        "torture_ill_treatment",
        "killing",
        "enforced_disappearance",
        "forced_repatriation",
        "forced_labour",
    }
)
"""Coarse types whose noun belongs to who suffers it: "his arrest", but "his threats"."""
VICTIMLESS = frozenset({"drug_trafficking", "embezzlement", "other"})
"""Coarse types that are acts without anybody harmed in particular."""
BY_THEMSELVES = frozenset({"forced_suicide"})
"""Codes whose subject is who suffers it: "he tried to take his own life"."""
SERVED = frozenset({"prison_sentence", "labour_training"})


def is_known_as(ref: Ref, what: str, resolver: Resolver) -> bool:
    """Say whether a reference means somebody `powerful`, `at_risk` or `may_be_harmed`.

    Args:
        ref: The reference.
        what: Which of these.
        resolver: Knows whom references mean.
    """
    if not ref.person:
        return what == "powerful" and ref.official
    return bool(getattr(resolver.cast.people[ref.person[0]], what))
