"""What one file may ask of the desk."""

import pytest

from moksori.intake.limits import LIMITS, Limits, Stopwatch, check_bytes, check_characters
from moksori.intake.refusals import TooLargeError, TooSlowError


def test_the_usual_limits_are_those_of_the_documentation():
    assert LIMITS.file_bytes == 200 * 1024 * 1024
    assert LIMITS.characters == 60_000_000


def test_a_stopwatch_stops_what_takes_too_long():
    Stopwatch(Limits(seconds=60)).look()
    with pytest.raises(TooSlowError) as refusal:
        Stopwatch(Limits(seconds=-1)).look()
    assert refusal.value.code == "intake.too_slow"


def test_sizes_are_checked_at_their_edge():
    limits = Limits(file_bytes=10, characters=10)
    check_bytes(10, limits)
    check_characters(10, limits)
    with pytest.raises(TooLargeError):
        check_bytes(11, limits)
    with pytest.raises(TooLargeError):
        check_characters(11, limits)
