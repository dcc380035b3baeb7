"""A standing cast of rows, saved with what a test wants different."""

from datetime import UTC, date, datetime
from itertools import count

from moksori.records.models import (
    AccountRecord,
    ActRecord,
    PassageRecord,
    PersonRecord,
    StatementRecord,
    StoryRecord,
)

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
DAY = date(2026, 11, 22)
BY = "usr-0000000000000001"
_numbers = count(1)


def an_account(**told):
    given = {
        "sealed_file": f"seal-{next(_numbers)}",
        "cipher_sha256": "c" * 64,
        "mac": "d" * 64,
        "received_on": DAY,
        "text": "한 사람이 왔다. 다른 사람은 오지 않았다.",
    }
    return AccountRecord.objects.create(**{**given, **told})


def a_passage(account=None, **told):
    account = account or an_account()
    given = {"number": 1, "start": 0, "end": 8, "text": "한 사람이 왔다", "role": "source"}
    return PassageRecord.objects.create(account=account, **{**given, **told})


def a_person(**told):
    return PersonRecord.objects.create(**{"role": "victim", "label": "주민", **told})


def an_act(**told):
    victim = told.pop("victim", None) or a_person()
    return ActRecord.objects.create(**{"type": "torture", "victim": victim, **told})


def a_statement(about, passage, **told):
    kind = {"act": "act", "per": "person"}[about.id.partition("-")[0]]
    given = {"about_kind": kind, "about_id": about.id, "passage": passage, "by": BY, "at": NOW}
    return StatementRecord.objects.create(**{**given, **told})


def a_story(**told):
    return StoryRecord.objects.create(**{"language": "ko", "series": "목소리", **told})
