"""The rulebook of the gate: every rule reads the draft anew, whatever was proposed before.

The text of each rule is what an editor reads beside a finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from moksori.protection.rules_days import date_too_exact, day_counted_from_publication
from moksori.protection.rules_elsewhere import (
    detail_of_one_account,
    minor_without_guardian,
    pseudonym_shared,
)
from moksori.protection.rules_figures import age_too_exact, share_of_a_sum, sum_too_exact
from moksori.protection.rules_page import Mark, Page, Rule
from moksori.protection.rules_places import neighbourhood_named
from moksori.protection.rules_scars import redaction_scar
from moksori.protection.rules_together import age_place_and_sum, career_told
from moksori.protection.rules_words import (
    minor_described,
    nickname_left,
    phone_or_id,
    situation_goes_on,
    speech_heard_by_two,
)

RULES: tuple[Rule, ...] = (
    age_too_exact,
    date_too_exact,
    day_counted_from_publication,
    neighbourhood_named,
    sum_too_exact,
    share_of_a_sum,
    age_place_and_sum,
    career_told,
    speech_heard_by_two,
    situation_goes_on,
    nickname_left,
    phone_or_id,
    minor_described,
    minor_without_guardian,
    redaction_scar,
    pseudonym_shared,
    detail_of_one_account,
)
"""What is held against every draft, in the order in which an editor reads it."""

FILE_RULES: tuple[Rule, ...] = (
    age_too_exact,
    date_too_exact,
    day_counted_from_publication,
    neighbourhood_named,
    sum_too_exact,
    share_of_a_sum,
)
"""What is held against the texts of finished files, which carry furniture too."""


def code_of(rule: Rule) -> str:
    """Give the code of a rule: its name."""
    return rule.__name__


def apply(rules: Sequence[Rule], page: Page) -> Iterable[tuple[str, Mark]]:
    """Run every rule, so that an editor sees all findings at once and not one a day."""
    for rule in rules:
        for mark in rule(page):
            yield code_of(rule), mark


__all__ = ["FILE_RULES", "RULES", "Mark", "Page", "Rule", "apply", "code_of"]
