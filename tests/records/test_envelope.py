import hashlib
import hmac
import io
import tarfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moksori.records.envelope import (
    ChangedWhileReadError,
    OriginalDamagedError,
    padded,
    unwrap,
    wrap,
)


def wrapped(data, meta=None, size=None):
    mac = hmac.new(b"k", digestmod=hashlib.sha256)
    return b"".join(wrap([data], len(data) if size is None else size, meta or {}, mac))


@given(st.binary(max_size=5000), st.dictionaries(st.text(max_size=8), st.text(max_size=40)))
def test_what_goes_in_comes_out(data, meta):
    opened = unwrap(wrapped(data, meta))
    assert (opened.data, opened.meta) == (data, meta)
    assert opened.clear_sha256 == hashlib.sha256(data).hexdigest()


@given(st.integers(min_value=0, max_value=10**12))
def test_padding_hides_the_length_and_costs_little(size):
    room = padded(size) - size
    assert 0 <= room <= max(64 * 1024, size // 20)
    assert padded(size) % (64 * 1024) == 0
    assert padded(padded(size)) == padded(size)


def test_a_long_told_name_does_not_show_in_the_size():
    assert len(wrapped(b"x", {"told_name": "가"})) == len(wrapped(b"x", {"told_name": "가" * 900}))


def test_many_short_accounts_have_one_size():
    assert {len(wrapped(b"x" * n)) for n in (0, 1, 511, 512, 513, 9000, 60_000)} == {64 * 1024}


@given(st.integers(min_value=0, max_value=3_000_000))
def test_every_envelope_is_as_long_as_it_says(size):
    whole = len(wrapped(bytes(size)))
    assert whole == padded(whole)
    assert whole >= size


def test_any_tar_program_reads_an_envelope():
    with tarfile.open(fileobj=io.BytesIO(wrapped(b"told", {"a": "b"}))) as archive:
        assert archive.getnames() == ["original", "envelope.json", "padding"]
        assert archive.extractfile("original").read() == b"told"


@pytest.mark.parametrize("announced", [3, 5])
def test_a_body_of_another_size_is_refused(announced):
    with pytest.raises(ChangedWhileReadError):
        wrapped(b"told", size=announced)


@pytest.mark.parametrize("junk", [b"", b"x", bytes(64 * 1024), b"told" * 9000])
def test_what_is_no_envelope_is_refused(junk):
    with pytest.raises(OriginalDamagedError):
        unwrap(junk)


def test_a_changed_body_is_refused():
    data = wrapped(b"a" * 100)
    with pytest.raises(OriginalDamagedError):
        unwrap(data.replace(b"aaaa", b"abaa", 1))


def test_an_envelope_cut_short_is_refused():
    with pytest.raises(OriginalDamagedError):
        unwrap(wrapped(b"a" * 100)[:1024])


def test_an_opened_original_does_not_print_itself():
    shown = repr(unwrap(wrapped("은방울꽃".encode(), {"told_name": "은방울꽃.txt"})))
    assert "은방울꽃" not in shown
    assert "\\x" not in shown
