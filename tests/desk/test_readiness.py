"""A watch list is made ready once; the next process reads what was made."""

from dataclasses import replace

import pytest

from moksori.protection import keeping, matching
from moksori.protection.matching_text import Text
from moksori.terms.watch import Scope, Watch, WatchKind, WatchValue

pytestmark = pytest.mark.django_db

LIST = Watch(
    (
        WatchValue("v-1", WatchKind.PERSON, Scope.EVERYWHERE, ("림은철",)),
        WatchValue("v-2", WatchKind.PHONE, Scope.EVERYWHERE, ("010-4470-8812",)),
    ),
    "list-1",
)
TOLD = Text("Rim Un Chol of 010 4470 8812 and Pak Chang-ho")


@pytest.fixture
def ready(desk, clock, monkeypatch):
    """Make a list ready as a new process does; gives what was kept, and how often it was made."""
    from moksori.desk import readiness
    from moksori.records.models.vault import ReadyListRecord

    monkeypatch.setattr(readiness, "WORTH_KEEPING", 1)
    made = []
    fresh = matching.WatchedForms.__init__

    def counted(self, watch, kept=None):
        made.append(kept is None)
        fresh(self, watch, kept)

    monkeypatch.setattr(matching.WatchedForms, "__init__", counted)

    def ready(watch):
        matching._ready.clear()
        made.clear()
        readiness.make_ready(watch, at=clock())
        forms = matching.prepare(watch)
        hits = [hit.value for hit in forms.hits(TOLD, frozenset())]
        return hits, made[0], ReadyListRecord.objects.count()

    return ready


def test_the_second_process_reads_what_the_first_one_made(ready):
    assert ready(LIST) == (["v-1", "v-2"], True, 1)
    assert ready(LIST) == (["v-1", "v-2"], False, 1)


def test_another_list_is_made_anew_and_the_old_one_goes(ready):
    ready(LIST)
    another = replace(LIST.values[1], kind=WatchKind.PERSON, forms=("박창호",))
    other = replace(LIST, values=(LIST.values[0], another))
    assert ready(other) == (["v-1", "v-2"], True, 1)
    assert ready(LIST) == (["v-1", "v-2"], True, 1)


def test_what_other_code_made_is_not_read(ready, monkeypatch):
    from moksori.desk import readiness

    ready(LIST)
    monkeypatch.setattr(readiness, "made_by", lambda: "other code")
    assert ready(LIST)[1:] == (True, 1)


def test_a_small_list_is_not_kept(ready, monkeypatch):
    from moksori.desk import readiness

    monkeypatch.setattr(readiness, "WORTH_KEEPING", 500)
    assert ready(LIST) == (["v-1", "v-2"], True, 0)


def test_no_name_of_the_list_stands_in_the_name_under_which_it_is_kept(ready):
    from moksori.records.models.vault import ReadyListRecord

    ready(LIST)
    row = ReadyListRecord.objects.get()
    assert len(row.name) == 64
    assert set(row.name) <= set("0123456789abcdef")
    assert "림은철" in str(keeping.unpacked(bytes(row.data)))
