"""What people at the desk call an outlet: a word for lists, beside the name it is known by."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from moksori.desk import audit, rights
from moksori.desk.outlet_jobs import NoPlaceError
from moksori.desk.rights import Right
from moksori.desk.typed import plain
from moksori.records import trail
from moksori.records.models import OutletRecord, User
from moksori.terms.errors import InvalidError

LONGEST = 80


class LabelError(InvalidError):
    """A label is longer than a line of a list."""

    code = "outlets.label"
    hint = "Give at most 80 letters; empty takes the label off."


@transaction.atomic
def call(who: User, outlet_id: str, label: str, *, at: datetime) -> None:
    """Say what an outlet is called in lists; empty takes the label off.

    Raises:
        NoPlaceError: there is no such outlet.
        LabelError: the label is too long.
    """
    rights.require(who, Right.RELEASE)
    row = OutletRecord.objects.select_for_update().filter(pk=outlet_id).first()
    if row is None:
        raise NoPlaceError("there is no such outlet")
    told = plain(label)
    if len(told) > LONGEST:
        raise LabelError("a label is at most 80 letters")
    if told == row.label:
        return
    before, row.label = row.label, told
    row.save(update_fields=["label"])
    change = ({"label": before}, {"label": told})
    trail.note_change(row.pk, "outlet.called", before=change[0], after=change[1], by=who.pk, at=at)
    audit.write_line("outlet.called", by=who.pk, at=at, subjects=[row.pk])
