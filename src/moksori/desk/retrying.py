"""Trying again what could not be done with an account."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from moksori.desk import audit
from moksori.desk.intake import READ
from moksori.records import jobs
from moksori.records.models import AccountRecord, JobRecord
from moksori.terms.account import AccountState


def retry(account_id: str, *, by: str, at: datetime) -> bool:
    """Read an unreadable account once more, and let its failed jobs wait again.

    Args:
        account_id: The account.
        by: Who asks.
        at: When.

    Returns:
        False where nothing had failed.
    """
    with transaction.atomic():
        account = AccountRecord.objects.select_for_update().get(pk=account_id)
        failed = list(JobRecord.objects.failed().filter(subject=account_id))
        unreadable = account.state == AccountState.UNREADABLE.value
        if not unreadable and not failed:
            return False
        for job in failed:
            jobs.retry(job.id, at)
        if unreadable:
            account.state, account.error_code = AccountState.SEALED.value, ""
            account.save(update_fields=["state", "error_code"])
            jobs.enqueue(READ, account_id, key=jobs.fresh_key(READ, account_id), now=at)
        audit.write_line("account.retried", by=by, at=at, subjects=[account_id])
    return True
