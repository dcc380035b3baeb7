"""Deciding how far things may be told, and clearing all that may leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.db import transaction

from moksori.casefile.likeness import Sketch, shared, sketch
from moksori.corroboration.rules import COPIED
from moksori.desk import (
    audit,
    coding,
    consents,
    holding,
    house,
    leaving,
    minors,
    readiness,
    series_names,
    stories,
    watching,
)
from moksori.desk.comparison import Comparison
from moksori.desk.looking import SERIES, protected_names
from moksori.desk.naming import Names
from moksori.desk.naming_decisions import named_as_told
from moksori.desk.recalls import recalled
from moksori.packs.loader import load
from moksori.protection.policy import demo_policy
from moksori.records.models import (
    AccountRecord,
    ConsentRecord,
    DecisionRecord,
    EditionRecord,
    PersonRecord,
    ReleaseRecord,
    StoryRecord,
)
from moksori.terms.account import AccountState
from moksori.terms.cleared import Cleared
from moksori.terms.consent import Use
from moksori.terms.draft import Draft
from moksori.terms.edition import EditionPlan
from moksori.terms.people import PersonRole
from moksori.terms.watch import Watch

POLICY = "policy:demo"
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything a release needs, and what the report shows.

    Attributes:
        plan: The edition that may be made.
        drafts: What the gate cleared, with whom each touches.
        comparisons: Every account, let out or kept back.
        copies: Ids of accounts left out because they copy another one, each with that one's id.
    """

    plan: EditionPlan
    drafts: tuple[Draft, ...]
    watch: Watch
    comparisons: tuple[Comparison, ...]
    copies: dict[str, str]


def decide_by_policy(account_id: str, *, at: datetime) -> int:
    """Take the demo policy's decisions for an account; return how many were new.

    They are stored, signed and logged as a person's would be. What a person decided stands.

    Args:
        account_id: A coded account.
        at: When.
    """
    account = AccountRecord.objects.get(pk=account_id)
    if DecisionRecord.objects.for_account(account_id).standing().exists():
        return 0
    entities = coding.entities_of(account)
    decisions = demo_policy(account.to_structure(), coding.proposal_of(account), load(account.pack))
    rows = []
    for decision in decisions:
        row = DecisionRecord.from_value(decision)
        row.entity = entities.get(decision.entity, decision.entity)
        row.account_id = None if row.entity in entities.values() else account_id
        row.at = at
        rows.append(row)
    with transaction.atomic():
        DecisionRecord.objects.bulk_create(rows)
        if house.policy_decides():
            _assume_consent(account, at)
        audit.write_line(
            "account.decided",
            by=POLICY,
            at=at,
            subjects=[account_id],
            detail={"decisions": len(rows)},
        )
    return len(rows)


def clear_all(by: str, at: datetime, progress: Progress) -> Standing:
    """Disguise every decided account anew and ask the gate for each.

    Args:
        by: For whom the vault is opened.
        at: When.
        progress: Told after each story.
    """
    # What is not cleared below may not leave, whatever was said of it before.
    StoryRecord.objects.exclude(told="").update(told="")
    accounts, copies = _leaving(at)
    protected = protected_names(by, at)
    names = Names(SERIES, protected, series_names.assigned(SERIES, protected))
    tellings = stories.with_beside(leaving.tellings_of(accounts, names, at))
    packs = [load(code) for code in sorted({account.pack for account in accounts})]
    changes = [change for telling in tellings for change in telling.changes()]
    watch = watching.watch_list(changes, named_as_told(), packs, by=by, at=at)
    readiness.make_ready(watch, at=at)
    heard = tuple(dict.fromkeys(told for one in tellings for told in one.disguised.heard_by_two))
    cleared: list[Cleared] = []
    drafts: list[Draft] = []
    comparisons: list[Comparison] = []
    out_since = _out_since()
    for done, telling in enumerate(tellings, start=1):
        # What is out keeps its month: "yesterday" in it is reckoned from then, as readers do.
        when = out_since.get(telling.story.public_id, at)
        left, draft, let_out, findings = leaving.let_out(telling, watch, heard, when)
        stories.keep(left, draft, released=let_out is not None)
        comparisons.append(stories.compare(left, withheld=let_out is None, findings=findings))
        if let_out is not None:
            cleared.append(let_out)
            drafts.append(draft)
        progress("gate", done, len(tellings))
    audit.write_line(
        "stories.cleared", by=by, at=at, detail={"cleared": len(cleared), "asked": len(tellings)}
    )
    plan = _plan(cleared, at, invented=all(account.invented for account in accounts))
    return Standing(plan, tuple(drafts), watch, tuple(comparisons), copies)


def with_held(standing: Standing, held: dict[str, int]) -> Standing:
    """Return what stands after a release whose finished files the gate stopped in part."""
    comparisons = tuple(
        replace(one, withheld=True, findings=held[one.story]) if one.story in held else one
        for one in standing.comparisons
    )
    stories = tuple(one for one in standing.plan.stories if one.story.id not in held)
    return replace(standing, comparisons=comparisons, plan=replace(standing.plan, stories=stories))


def _assume_consent(account: AccountRecord, at: datetime) -> None:
    """Write down that the demo assumed consent; a real desk asks, and this row says who did not."""
    sources = PersonRecord.objects.in_account(account.id).filter(role=PersonRole.SOURCE.value)
    person = sources.first() or PersonRecord.objects.in_account(account.id).first()
    persons = [] if person is None else [(person.id, False)]
    persons += [(child, True) for child in minors.told_of(account, coding.proposal_of(account))]
    for person_id, by_guardian in persons:
        ConsentRecord.objects.create(
            person_id=person_id,
            account=account,
            use=Use.PUBLISH_DISGUISED.value,
            allowed=True,
            method="assumed_by_demo",
            by_guardian=by_guardian,
            by=POLICY,
            at=at,
        )


def _leaving(at: datetime) -> tuple[list[AccountRecord], dict[str, str]]:
    """Return the accounts that may become stories, and those that copy one of them."""
    coded = AccountRecord.objects.originals_only().filter(state=AccountState.CODED.value)
    taken_back = AccountRecord.objects.filter(stories__public_id__in=recalled())
    told = coded.exclude(passages=None).exclude(pk__in=taken_back).distinct()
    refused, held = _refused(list(told), at), holding.kept_back(list(told), at)
    kept: list[AccountRecord] = []
    sketches: dict[str, Sketch] = {}
    copies: dict[str, str] = {}
    for account in told.order_by("received_on", "told_name"):
        if account.id in refused | held:
            continue
        own = sketch(account.text)
        first = next((id_ for id_, it in sketches.items() if shared(own, it) >= COPIED), None)
        if first is not None:
            copies[account.id] = first
            continue
        sketches[account.id] = own
        kept.append(account)
    return kept, copies


def _refused(accounts: Sequence[AccountRecord], at: datetime) -> set[str]:
    """Return the accounts that may not be published; with one go all its translations."""
    first_of = {account.id: account.translation_of_id or account.id for account in accounts}
    told = sorted({*first_of, *first_of.values()})
    refused = consents.refused(Use.PUBLISH_DISGUISED, told, at.date())
    families = {first_of.get(account, account) for account in refused}
    return {account for account, first in first_of.items() if first in families}


def _out_since() -> dict[str, datetime]:
    """Return when each story that was released first was."""
    found: dict[str, datetime] = {}
    for release in ReleaseRecord.objects.order_by("-at").prefetch_related("edition__stories"):
        found |= {story.public_id: release.at for story in release.edition.stories.all()}
    return found


def _plan(cleared: Sequence[Cleared], at: datetime, *, invented: bool) -> EditionPlan:
    languages = dict.fromkeys(one.story.language for one in cleared)
    return EditionPlan(
        series=SERIES,
        number=EditionRecord.objects.next_number(SERIES),
        month=at.strftime("%Y-%m"),
        publisher="Moksori",
        stories=tuple(cleared),
        languages=tuple(sorted(languages)),
        source_url=settings.SOURCE_URL,
        invented=invented,
    )
