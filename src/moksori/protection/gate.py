"""The gate: nothing leaves but through here, first as a draft, then as finished bytes."""

from __future__ import annotations

from collections.abc import Sequence

from moksori.protection.inspect import inspect
from moksori.protection.look import look, look_with
from moksori.protection.rules import RULES, code_of
from moksori.protection.rules_page import Rule
from moksori.terms.cleared import Cleared, ClearedKind
from moksori.terms.disguise import Audience
from moksori.terms.draft import Draft
from moksori.terms.finding import FindingClass, LeakError
from moksori.terms.watch import Watch

STOPS = frozenset({FindingClass.BLOCK, FindingClass.UNREADABLE})
"""What stops a release by itself; a finding to review waits for a person, on the screen."""


def clear(draft: Draft, watch: Watch, rules: Sequence[Rule] = RULES) -> Cleared:
    """Let a draft out if nothing in it stops a release.

    Every rule runs and every value is looked for, so that the editor sees all findings at once
    and not one a day.

    Args:
        draft: The story as the public would read it, and whom it touches.
        watch: All values of the desk.
        rules: The rulebook; tests narrow it, nothing else does.

    Raises:
        LeakError: Something protected would have left; its findings say where, never what.
        UnmatchableError: A watched value has no form that can be looked for.
    """
    findings = look_with(draft, watch, rules)
    if any(finding.cls in STOPS for finding in findings):
        raise LeakError(findings)
    return Cleared(
        kind=ClearedKind.STORY,
        audience=Audience.PUBLIC,
        story=draft.story,
        watch_version=watch.version,
        rules=tuple(code_of(rule) for rule in rules),
    )


__all__ = ["STOPS", "clear", "inspect", "look"]
