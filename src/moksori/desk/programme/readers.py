"""Who reads which role of a programme: a code, never a name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from moksori.broadcast.order import repaced
from moksori.broadcast.order_data import from_data, to_data
from moksori.broadcast.running import Role
from moksori.desk import audit
from moksori.desk.programme.lines import paces_of
from moksori.desk.programme.takes import require_code
from moksori.records import trail
from moksori.records.models import ProgrammeRecord


@transaction.atomic
def assign(
    row: ProgrammeRecord, readers: Mapping[Role, str], *, seen: int, by: str, at: datetime
) -> None:
    """Say who reads which role; reading times are theirs from now on, where their pace is known.

    Takes stay as they are, whoever read them.

    Args:
        row: The programme.
        readers: Role → the reader's code; a role without one is anybody's.
        seen: Number of the last change that somebody saw.
        by: Who says so.
        at: When.

    Raises:
        ConflictError: somebody changed the programme meanwhile; nothing was changed.
        ReaderError: a reader's code is none.
    """
    trail.require_version(row.pk, seen)
    told = {role.value: code for role, code in readers.items() if code}
    for code in told.values():
        require_code(code)
    if told == row.readers:
        return
    before, row.readers = row.readers, told
    if row.script:
        row.script = to_data(repaced(from_data(row.script), paces_of(row)))
    row.save(update_fields=["readers", "script"])
    change = {"before": {"readers": before}, "after": {"readers": told}}
    trail.note_change(row.pk, "programme.readers", **change, by=by, at=at)
    audit.write_line(
        "programme.readers", by=by, at=at, subjects=[row.pk], detail={"roles": len(told)}
    )
