"""Released editions as they may stand today: what left of them, and what was taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.conf import settings
from django.db.models import Q

from moksori.desk.recalls import recalled
from moksori.records.models import ConsentRecord, EditionRecord, StoryRecord
from moksori.terms.cleared import Cleared
from moksori.terms.consent import Use
from moksori.terms.edition import EditionPlan, Withdrawn


def edition_today(
    record: EditionRecord, cleared: Sequence[Cleared], base_url: str = ""
) -> EditionPlan:
    """Return one released edition with what may leave of it now, for other ways than the site.

    Args:
        record: A released edition.
        cleared: Every story that may leave now.
        base_url: Public address of the site, where it has one.
    """
    told_of = by_story(cleared)
    rows = record.stories.order_by("places__number")
    wanted = list(dict.fromkeys(one.public_id for one in rows))
    told = tuple(one for id_ in wanted for one in told_of.get(id_, ()))
    edition = edition_of(record, told, record, base_url)
    gone = [id_ for id_ in wanted if id_ not in told_of]
    return replace(edition, withdrawn=withdrawn_of(gone, edition.languages))


def by_story(cleared: Sequence[Cleared]) -> dict[str, list[Cleared]]:
    """Return stories by public id, each in all its languages."""
    found: dict[str, list[Cleared]] = {}
    for one in cleared:
        found.setdefault(one.story.id, []).append(one)
    return found


def edition_of(
    record: EditionRecord, told: tuple[Cleared, ...], last: EditionRecord, base_url: str
) -> EditionPlan:
    """Return one edition, with the publisher and the first language of the last one."""
    return EditionPlan(
        series=record.series,
        number=record.number,
        month=record.month,
        publisher=last.publisher,
        stories=told,
        # A translation may have come after the edition.
        languages=tuple(
            dict.fromkeys(
                (*last.languages[:1], *record.languages, *(t.story.language for t in told))
            )
        ),
        source_url=settings.SOURCE_URL,
        base_url=base_url,
        invented=record.invented,
    )


def withdrawn_of(gone: Sequence[str], languages: tuple[str, ...]) -> tuple[Withdrawn, ...]:
    """Return the stories that were taken back, by those who told them or by the desk, and when.

    What the gate holds today for another reason is not on the site either, but nothing is said of
    it: nobody has decided that it is gone.
    """
    taken_back = recalled()
    found = []
    for id_ in gone:
        rows = StoryRecord.objects.filter(public_id=id_)
        ended = ConsentRecord.objects.filter(
            Q(account__stories__in=rows)
            | Q(account__isnull=True, person__in_accounts__account__stories__in=rows),
            use=Use.PUBLISH_DISGUISED.value,
            withdrawn_at__isnull=False,
        )
        days = [*ended.values_list("withdrawn_at", flat=True), taken_back.get(id_)]
        since = min((day for day in days if day is not None), default=None)
        told = {row.language for row in rows}
        tags = tuple(tag for tag in languages if tag in told)
        if since is not None and tags:
            found.append(Withdrawn(id_, since.strftime("%Y-%m"), tags))
    return tuple(found)
