"""What came of a release, in figures."""

from __future__ import annotations

from moksori.desk.protection import Standing
from moksori.desk.publishing import Release
from moksori.records.models import AccountRecord, ActRecord, PassageRecord, PersonInAccountRecord


def tally(release: Release, standing: Standing) -> dict[str, int]:
    """Return the rows of the table at the end: name and figure."""
    return {
        "accounts": AccountRecord.objects.count(),
        "passages": PassageRecord.objects.count(),
        "persons": PersonInAccountRecord.objects.count(),
        "acts": ActRecord.objects.on_the_record().count(),
        "disguises": sum(len(row.changes) for one in standing.comparisons for row in one.rows),
        "findings": sum(one.findings for one in standing.comparisons),
        "stories": len({one.story.id for one in standing.plan.stories}),
        "copies left out": len(standing.copies),
        "files": len(release.seal.files),
    }
