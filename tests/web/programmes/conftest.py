"""A desk with an edition that is out, and its programme in English, planned and not read."""

import pytest

from tests.desk.conftest import received  # noqa: F401
from tests.web.cast import demo_desk


@pytest.fixture
def edition(received, clock):  # noqa: F811
    from moksori.desk import protection
    from moksori.records.models import (
        AccountRecord,
        EditionRecord,
        StoryInEditionRecord,
        StoryRecord,
    )

    demo_desk()
    AccountRecord.objects.update(open_to_desk=True)
    protection.clear_all("usr-test", clock(), lambda *_: None)
    row = EditionRecord.objects.create(
        series="River voices", number=1, month="2031-05", languages=["en", "ko"], invented=True,
        state="released",
    )  # fmt: skip
    for number, story in enumerate(StoryRecord.objects.order_by("language"), start=1):
        StoryInEditionRecord.objects.create(edition=row, story=story, number=number)
    StoryRecord.objects.update(state="released")
    return row


@pytest.fixture
def programme(edition, clock):
    from moksori.desk import protection
    from moksori.desk.programme import planning

    standing = protection.clear_all("usr-test", clock(), lambda *_: None)
    wish = planning.Wish(template="single-interview", code="test", slot=planning.SHORTEST)
    return planning.begin(edition, "en", wish, standing.plan.stories, by="usr-p", at=clock())


def path_of(row, rest=""):
    return f"/programmes/{row.pk}/{rest}"


def work_off(clock):
    from moksori.desk import work

    with work.sole_worker(clock()) as worker:
        work.work_off(worker, clock, lambda *_: None, work.ASKED)
