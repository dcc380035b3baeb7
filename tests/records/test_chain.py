import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moksori.records.chain import (
    FIRST,
    Entry,
    Head,
    NotACodeError,
    check_codes,
    hash_of,
    verify,
)

NOON = datetime(2026, 11, 22, 12, 0, 0, 1, tzinfo=UTC)


def chain_of(length):
    entries, before = [], FIRST
    for seq in range(1, length + 1):
        entry = Entry(
            seq=seq,
            at=NOON + timedelta(minutes=seq),
            by="usr-1",
            verb="account.received",
            subjects=(f"acc-{seq}",),
            detail={"count": seq, "code": "ok"},
            prev=before,
        )
        before = hash_of(entry)
        entries.append(replace(entry, hash=before))
    return entries


CHANGES = {
    "at": NOON - timedelta(days=1),
    "by": "usr-2",
    "verb": "account.opened",
    "subjects": ("acc-99",),
    "detail": {"count": 0},
    "prev": "f" * 64,
    "hash": "f" * 64,
}


def test_an_untouched_chain_is_whole():
    assert verify([]) is None
    assert verify(chain_of(20)) is None


@given(st.data())
def test_a_change_to_any_line_is_found_at_that_line(data):
    entries = chain_of(12)
    place = data.draw(st.integers(0, 11))
    column = data.draw(st.sampled_from(sorted(CHANGES)))
    entries[place] = replace(entries[place], **{column: CHANGES[column]})
    assert verify(entries) == place + 1


@given(st.integers(0, 10), st.sampled_from(sorted(set(CHANGES) - {"prev", "hash"})))
def test_a_change_with_a_new_hash_is_found_at_the_next_line(place, column):
    entries = chain_of(12)
    changed = replace(entries[place], **{column: CHANGES[column]})
    entries[place] = replace(changed, hash=hash_of(changed))
    assert verify(entries) == place + 2


@given(st.integers(0, 10))
def test_a_line_taken_out_is_found(place):
    entries = chain_of(12)
    del entries[place]
    assert verify(entries) == place + 1


@given(st.permutations(range(6)))
def test_another_order_is_found(order):
    entries = chain_of(6)
    shuffled = [entries[n] for n in order]
    assert (verify(shuffled) is None) == (shuffled == entries)


def test_a_chain_cut_short_is_found_by_the_head_written_down():
    entries = chain_of(5)
    head = Head(5, entries[-1].hash)
    assert verify(entries, head) is None
    assert verify(entries[:3]) is None
    assert verify(entries[:3], head) == 4


def test_a_chain_written_anew_is_found_by_the_head_written_down():
    anew, before = [], FIRST
    for entry in chain_of(5):
        other = replace(entry, by="usr-2", prev=before)
        before = hash_of(other)
        anew.append(replace(other, hash=before))
    assert verify(anew) is None
    assert verify(anew, Head(3, chain_of(5)[2].hash)) == 3


def test_a_chain_may_have_grown_since_the_head_was_written_down():
    entries = chain_of(5)
    assert verify(entries, Head(2, entries[1].hash)) is None


def test_one_moment_is_one_hash_in_every_time_zone():
    entry = chain_of(1)[0]
    seoul = replace(entry, at=entry.at.astimezone(timezone(timedelta(hours=9))))
    assert hash_of(seoul) == hash_of(entry)


def test_the_canonical_form_stays_what_it_was():
    """A change here would break every chain there is."""
    assert hash_of(chain_of(1)[0]) == (
        "222229f0a081418cb69cbbc81f9f9d75b3ae01a6afb7d78ac5cd57189fa99152"
    )


@pytest.mark.parametrize(
    "told",
    [
        {"subjects": ("a resident of Hyesan",)},
        {"subjects": ("은방울꽃",)},
        {"verb": "account received"},
        {"by": "은방울"},
        {"detail": {"name": "은방울꽃"}},
        {"detail": {"is it": 1}},
        {"detail": {"nested": [{"deep": "two words"}]}},
        {"detail": {"long": "x" * 97}},
        {"detail": {"share": 0.7}},
        {"subjects": (7,)},
    ],
)
def test_a_word_never_gets_into_a_line(told):
    with pytest.raises(NotACodeError) as refusal:
        check_codes(replace(chain_of(1)[0], **told))
    assert "은방울" not in str(refusal.value)


def test_ids_codes_and_counts_get_into_a_line():
    detail = {"error": "intake.encrypted", "count": 3, "whole": True, "none": None, "to": ["a-1"]}
    check_codes(replace(chain_of(1)[0], by="policy:demo", detail=detail))


def test_the_verifier_needs_no_django():
    program = (
        "import sys, moksori.records.chain, moksori.records.sqlcipher.opening\n"
        "print(any(n == 'django' or n.startswith('django.') for n in sys.modules))"
    )
    result = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": "src"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout == "False\n"
