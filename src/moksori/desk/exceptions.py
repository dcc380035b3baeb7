"""A person lets something pass that the gate found, with the reason; never who wrote the story."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from moksori.desk import audit
from moksori.desk.approving import writers_of
from moksori.protection.rules import RULES, code_of
from moksori.records.models import ExceptionRecord, StoryRecord, User
from moksori.terms.disguise import Audience
from moksori.terms.errors import InvalidError, MissingError, RefusedError

NO_EXCEPTION = frozenset({"minor_without_guardian"})
"""Rules past which nobody can let anything: the way out is another one."""
LONGEST = 64


class NoExceptionError(MissingError):
    """There is no such story, or no exception of that id stands."""

    code = "exceptions.none"
    hint = "Open the story's protection page: what was let pass is listed under the findings."


class ExceptionInvalidError(InvalidError):
    """An exception needs a finding of the gate and a reason in words."""

    code = "exceptions.invalid"
    hint = "Write why nobody comes to harm by it; whoever reads the record later must understand."


class WriterError(RefusedError):
    """Who wrote a story lets nothing of it pass; and a policy lets nothing pass at all."""

    code = "exceptions.writer"
    hint = "Ask a protection officer who did not write any version of the story."


class NoWayPastError(RefusedError):
    """Past this finding nobody can let anything."""

    code = "exceptions.no_way_past"
    hint = "Enter the guardian's consent, or decide that nothing of the child is told."


@transaction.atomic
def allow(
    story_id: str, finding: str, reason: str, *, audience: Audience, by: str, at: datetime
) -> str:
    """Let one kind of finding pass in one story, for one audience; return the exception's id.

    Args:
        story_id: The story.
        finding: Id of a watched value, or the code of a rule; never a word.
        reason: Why nobody comes to harm, in words.
        audience: For whom.
        by: Id of the user who answers for it.
        at: When.

    Raises:
        NoExceptionError: there is no such story.
        ExceptionInvalidError: the reason is missing, or the finding is none.
        WriterError: who wrote the story, or no person at all, asks for it.
        NoWayPastError: the finding has another way out.
    """
    _check(story_id, finding, reason, by)
    rows = ExceptionRecord.objects.standing_for(story_id, audience).filter(finding=finding)
    if (held := rows.first()) is not None:
        return held.id
    row = ExceptionRecord.objects.create(
        story_id=story_id,
        finding=finding,
        audience=audience.value,
        reason=reason.strip(),
        by=by,
        at=at,
    )
    audit.write_line("exception.made", by=by, at=at, subjects=[story_id, row.id])
    return row.id


@transaction.atomic
def withdraw(exception_id: str, *, within: str = "", by: str, at: datetime) -> None:
    """Let an exception stand no longer.

    Args:
        exception_id: The exception.
        within: The account from whose page it is asked; of other stories none ends there.
        by: Who.
        at: When.

    Raises:
        NoExceptionError: none of that id stands.
    """
    rows = ExceptionRecord.objects.filter(pk=exception_id, withdrawn_at__isnull=True)
    row = (rows.filter(story__accounts=within) if within else rows).first()
    if row is None:
        raise NoExceptionError("no exception of this id stands")
    row.withdrawn_at, row.withdrawn_by = at, by
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    audit.write_line("exception.withdrawn", by=by, at=at, subjects=[row.story_id, row.id])


def _check(story_id: str, finding: str, reason: str, by: str) -> None:
    if not StoryRecord.objects.filter(pk=story_id).exists():
        raise NoExceptionError("no story has this id")
    if finding in NO_EXCEPTION:
        raise NoWayPastError("nobody can let this finding pass")
    rules = {code_of(rule) for rule in RULES}
    # Values of dates, sums and places are numbered anew for each list: an exception for one would
    # let another pass next time. Their way out is the ladder.
    is_value = finding.startswith("vau-")
    if not reason.strip() or len(finding) > LONGEST or not (finding in rules or is_value):
        raise ExceptionInvalidError("an exception needs a finding and a reason")
    if by in writers_of(story_id) or not User.objects.at_work().filter(pk=by).exists():
        raise WriterError("who wrote the story cannot let anything of it pass")
