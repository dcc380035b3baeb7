"""What the public would read of one account, now, without asking every account of the desk.

The same pipeline as a release takes: disguise, draft, the look of the gate. The long list of the
desk's names is made ready once and kept as long as the vault stays as it is; what this account
adds to it is a short list of its own. A release still asks everything anew.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Min

from moksori.desk import (
    coding,
    looking,
    organisations_watched,
    readiness,
    series_names,
    stories,
    vault,
    watching,
)
from moksori.desk.naming import Names
from moksori.desk.naming_decisions import named_as_told
from moksori.desk.stories import Beside, Telling
from moksori.packs.loader import load
from moksori.protection.disguise import Disguised
from moksori.protection.elsewhere import told_once
from moksori.protection.gate import STOPS
from moksori.protection.look import look_by
from moksori.protection.matching import WatchedForms, prepare
from moksori.protection.withholding import withhold
from moksori.records.models import AccountRecord, DecisionRecord, MentionRecord, StoryRecord
from moksori.terms.disguise import Decision, Disguise, Rung
from moksori.terms.draft import Draft
from moksori.terms.finding import Finding
from moksori.terms.mention import MentionKind
from moksori.terms.watch import Watch


@dataclass(frozen=True, slots=True)
class Preview:
    """One account as it would leave.

    Attributes:
        telling: As decided.
        left: As it would be read: without the sentences in which the gate found something.
        findings: What the gate says of it as decided.
        story: Id of its story's row; empty where it has none yet.
    """

    telling: Telling
    left: Disguised
    draft: Draft
    findings: tuple[Finding, ...]
    story: str

    @property
    def stopped(self) -> bool:
        """True where something in it stops a release."""
        return any(one.cls in STOPS for one in self.findings)


@dataclass(frozen=True, slots=True)
class _Ready:
    """The desk's long list made ready, and the names pseudonyms must keep away from."""

    mark: tuple[object, ...]
    forms: WatchedForms
    names: Names


_lock = threading.Lock()
_ready: list[_Ready] = []


def preview(
    account: AccountRecord, *, instead: Sequence[Decision] = (), by: str, at: datetime
) -> Preview:
    """Return an account as the public would read it.

    Args:
        account: A coded account.
        instead: Decisions that somebody tries out; they take the place of those that stand.
        by: Who looks; the vault is opened for them where it changed since the last look.
        at: When.

    Raises:
        UndecidedError: something was found in it about which nobody decided.
        InvalidError, RefusedError: what is tried out cannot be told.
    """
    ready = _ready_for(by, at)
    telling = telling_with(account, ready.names, instead)
    draft = stories.draft_of(telling, _heard_by_two(telling), at)
    own = prepare_alone(_changes(telling))
    findings = look_by(draft, (ready.forms, own))
    objections = [one for one in findings if one.cls in STOPS]
    left = telling.disguised
    if objections:
        left = withhold(telling.structure, telling.disguised, draft, objections)
    known = StoryRecord.objects.filter(pk=telling.story.pk).exists()
    return Preview(telling, left, draft, findings, telling.story.pk if known else "")


def names_ready(*, by: str, at: datetime) -> Names:
    """Return what pseudonyms depend on beyond one account."""
    return _ready_for(by, at).names


def telling_with(account: AccountRecord, names: Names, instead: Sequence[Decision]) -> Telling:
    """Return an account as it would be told with other decisions; nothing is written."""
    new = {(one.entity, one.kind) for one in instead}
    standing = stories.decisions_of(account)
    decisions = [one for one in standing if (one.entity, one.kind) not in new]
    story = story_for(account)
    telling = stories.telling_of(account, names, story=story, decisions=[*decisions, *instead])
    return _with_case(telling)


def story_for(account: AccountRecord) -> StoryRecord:
    """Return the story of an account; where it has none, one that is written nowhere."""
    story = StoryRecord.objects.filter(accounts=account).order_by("id").first()
    # Made only when the account is told; until then its pseudonyms are those of this look.
    return story or StoryRecord(language=account.language, public_id=f"story-{account.id[4:]}")


def prepare_alone(changes: Sequence[tuple[str, Disguise]]) -> WatchedForms:
    """Make the short list of what one account itself must not say ready."""
    values = tuple(watching.quasi(changes))
    return WatchedForms(Watch(values, "account"))


def _with_case(telling: Telling) -> Telling:
    others = AccountRecord.objects.of_one_case_with(telling.account.id)
    once = told_once(
        telling.proposal.mentions, [coding.proposal_of(one).mentions for one in others]
    )
    return stories.beside(telling, Beside(once=once))


def _heard_by_two(telling: Telling) -> tuple[str, ...]:
    """Return speech that only two people heard, of this account and of those of its cases."""
    others = AccountRecord.objects.of_one_case_with(telling.account.id)
    rows = MentionRecord.objects.standing().filter(account__in=others)
    rows = rows.filter(kind=MentionKind.SPEECH.value)
    elsewhere = rows.values_list("told", flat=True)
    return tuple(dict.fromkeys([*telling.disguised.heard_by_two, *elsewhere]))


def _changes(telling: Telling) -> list[tuple[str, Disguise]]:
    disguised = telling.disguised
    of_passages = [change for one in disguised.passages for change in one.changes]
    return [(telling.account.id, one) for one in (*disguised.title_changes, *of_passages)]


def _ready_for(by: str, at: datetime) -> _Ready:
    with _lock:
        mark = _mark()
        if _ready and _ready[0].mark == mark:
            return _ready[0]
        _ready[:] = [_made(mark, by, at)]
        return _ready[0]


def _mark() -> tuple[object, ...]:
    """Name the state of what the long list is made of; any change of it gives another name."""
    decided = DecisionRecord.objects.filter(
        kind=MentionKind.PERSON.value, rung__in=[Rung.PSEUDONYM.value, Rung.AS_TOLD.value]
    )
    rows = decided.aggregate(
        Count("id"), Max("id"), Min("id"), Max("at"), Count("withdrawn_at"), Max("withdrawn_at")
    )
    return (vault.state(), *rows.values(), *organisations_watched.state())


def _made(mark: tuple[object, ...], by: str, at: datetime) -> _Ready:
    protected = looking.protected_names(by, at)
    series = looking.SERIES
    names = Names(series, protected, series_names.assigned(series, protected))
    used = AccountRecord.objects.exclude(pack="").values_list("pack", flat=True).distinct()
    packs = [load(code) for code in sorted(used)]
    watch = watching.watch_list((), named_as_told(), packs, by=by, at=at)
    readiness.make_ready(watch, at=at)
    return _Ready(mark, prepare(watch), names)
