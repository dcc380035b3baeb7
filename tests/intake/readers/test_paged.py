"""PDF: text by page, in bounded time."""

import time

import pytest

from moksori.intake.limits import LIMITS, Limits, Stopwatch
from moksori.intake.readers.paged import read_paged
from moksori.intake.refusals import DamagedError, TooLargeError, TooSlowError
from tests.intake import making
from tests.intake.making import watch


def test_pages_follow_each_other_and_where_they_begin_is_known():
    decoded = read_paged(making.pdf(["Anna: Where?"], ["Bo: Here."]), LIMITS, watch())
    assert decoded.text == "Anna: Where?\nBo: Here."
    assert decoded.metadata["pages"] == "2"
    assert decoded.metadata["page_starts"] == "0 13"


def test_pages_of_pictures_among_pages_of_text_are_counted():
    decoded = read_paged(making.pdf(["Told."], [], ["More."]), LIMITS, watch())
    assert decoded.metadata["pages_without_text"] == "1"


def test_too_many_pages_are_refused():
    with pytest.raises(TooLargeError) as refusal:
        read_paged(making.pdf(*[["x"]] * 30), Limits(pages=20), watch())
    assert refusal.value.code == "intake.too_large"


def test_a_pdf_that_takes_too_long_is_refused():
    limits = Limits(seconds=0.05)
    data = making.pdf(*[["words " * 10] * 30] * 60)
    with pytest.raises(TooSlowError):
        read_paged(data, limits, Stopwatch(limits))


@pytest.mark.parametrize("data", [b"%PDF-1.4", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n", b"%PDF-"])
def test_what_only_begins_like_a_pdf_is_damaged(data):
    with pytest.raises(DamagedError):
        read_paged(data, LIMITS, watch())


def test_a_pdf_that_is_cut_is_read_or_damaged_and_nothing_else():
    whole = making.pdf(["Anna: Where?"], ["Bo: Here."])
    for size in range(50, len(whole), 97):
        assert _words_or_refusal(whole[:size]) != ""


def _words_or_refusal(data):
    try:
        return read_paged(data, LIMITS, watch()).text
    except DamagedError as refusal:
        return refusal.code if "Anna" not in str(refusal) else ""


@pytest.mark.slow
def test_ten_thousand_pages_are_read_in_bounded_time():
    data = making.pdf(*[[f"Page {n}", "The clerk sold the coal."] for n in range(10_000)])
    started = time.process_time()
    decoded = read_paged(data, LIMITS, watch())
    assert decoded.metadata["pages"] == "10000"
    assert time.process_time() - started < LIMITS.seconds
