"""A desk that is put back is the desk that was kept, to the last byte."""

import pytest
from django.db import connection

from tests.desk import kept
from tests.desk.conftest import receive

pytestmark = pytest.mark.django_db


def everything(folder):
    """Every row as the database would write it down, the index of words, and every file."""
    with connection.cursor() as cursor:
        rows = {}
        for table in kept.tables():
            cursor.execute(f'SELECT * FROM "{table}" LIMIT 0')
            names = [one[0] for one in cursor.description]
            quoted = " || ',' || ".join(f'quote("{name}")' for name in names)
            cursor.execute(f'SELECT {quoted} FROM "{table}" ORDER BY rowid')
            rows[table] = cursor.fetchall()
    files = {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mode)
        for name in ("home", "keys")
        for path in (folder / name).rglob("*")
        if path.is_file()
    }
    return rows, kept.terms(), files


def test_a_desk_put_back_is_the_desk_that_was_kept(desk, clock, tmp_path):
    from django.db import transaction

    from moksori.desk.audit import verify_chain

    point = transaction.savepoint()
    first = receive(clock)
    before, now = everything(tmp_path), clock.now
    one = kept.keep(clock, tmp_path, first)
    transaction.savepoint_rollback(point)
    assert not any(kept.rows_of(table) for table in kept.tables())
    kept.put_back(one, tmp_path)
    after = everything(tmp_path)
    assert before[0] == after[0]
    assert before[1] == after[1] != []
    assert before[2] == after[2] != {}
    assert (one.now, one.told) == (now, first)
    assert verify_chain()[1] is None


def test_where_somebody_is_already_the_work_is_done(desk, clock, tmp_path):
    from tests.web.cast import demo_desk

    demo_desk()
    done = []
    kept.stand("never kept", lambda: done.append(1), clock, tmp_path)
    assert done == [1]
    assert "never kept" not in kept._kept
