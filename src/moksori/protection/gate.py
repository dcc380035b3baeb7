"""The gate: nothing leaves but through here, first as a draft, then as finished bytes."""

from __future__ import annotations

from collections.abc import Sequence

from moksori.protection.bundles import codes_of, look_at
from moksori.protection.inspect import inspect
from moksori.protection.look import look, look_with
from moksori.protection.rules import RULES, code_of
from moksori.protection.rules_page import Rule
from moksori.protection.table_gate import look_at_labels
from moksori.terms.cleared import Cleared, ClearedBundle, ClearedKind, ClearedTable
from moksori.terms.disguise import Audience
from moksori.terms.draft import BundleDraft, Draft, TableDraft
from moksori.terms.errors import RefusedError
from moksori.terms.finding import FindingClass, LeakError
from moksori.terms.watch import Watch

STOPS = frozenset({FindingClass.BLOCK, FindingClass.UNREADABLE})
"""What stops a release by itself; a finding to review waits for a person, on the screen."""


class NoBundleForThemError(RefusedError):
    """Bundles are for partners and courts; what is for everybody leaves as a story."""

    code = "protection.no_bundle_for_them"
    hint = "Make the bundle for a partner or a court."


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


def clear_bundle(draft: BundleDraft, watch: Watch, rules: Sequence[Rule] = RULES) -> ClearedBundle:
    """Let a bundle out if no string of it stops a release.

    Args:
        draft: The bundle as its audience would read it, and which accounts its records come from.
        watch: All values of the desk.
        rules: The rulebook; a rule gives way where all its kinds were decided as told for this
            audience. Tests narrow it, nothing else does.

    Raises:
        NoBundleForThemError: The audience is neither partner nor court.
        LeakError: Something protected would have left; its findings say where, never what.
        UnmatchableError: A watched value has no form that can be looked for.
    """
    audience = draft.bundle.audience
    if audience not in {Audience.PARTNER, Audience.COURT}:
        raise NoBundleForThemError("a bundle is for a partner or a court")
    findings = look_at(draft, watch, rules)
    if any(finding.cls in STOPS for finding in findings):
        raise LeakError(findings)
    return ClearedBundle(
        kind=ClearedKind.BUNDLE,
        audience=audience,
        bundle=draft.bundle,
        watch_version=watch.version,
        rules=codes_of(rules),
    )


def clear_table(draft: TableDraft, watch: Watch, rules: Sequence[Rule] = RULES) -> ClearedTable:
    """Let a table out if no label of it stops a release.

    What its counts give away is looked at before, by `protection.tables`.

    Args:
        draft: The table as everybody would read it, and which accounts its lines come from.
        watch: All values of the desk.
        rules: The rulebook; tests narrow it, nothing else does.

    Raises:
        LeakError: Something protected would have left; its findings say where, never what.
        UnmatchableError: A watched value has no form that can be looked for.
    """
    findings = look_at_labels(draft, watch, rules)
    if any(finding.cls in STOPS for finding in findings):
        raise LeakError(findings)
    return ClearedTable(
        kind=ClearedKind.TABLE,
        audience=Audience.PUBLIC,
        table=draft.table,
        watch_version=watch.version,
        rules=codes_of(rules),
    )


__all__ = ["STOPS", "clear", "clear_bundle", "clear_table", "inspect", "look"]
