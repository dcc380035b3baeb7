"""How long a text takes to read."""

import pytest

from moksori.broadcast.reading import GENERAL, PaceError, Take, calibrate, pace, units

SLOW = "one two three four five six seven eight nine ten"


def test_english_is_read_at_a_hundred_and_fifty_words_a_minute():
    assert pace("en-GB").seconds("word " * 150) == pytest.approx(60)


def test_korean_is_read_in_syllables():
    assert pace("ko").seconds("가나다라마바사아자차" * 47) == pytest.approx(100)


def test_figures_count_as_they_are_spoken():
    assert units("5,000", "en") == 2
    assert units("$3 million", "en") == 3
    assert units("5000원", "ko") == 3
    assert units("2026년", "ko") == units("이천이십육년", "ko")


def test_words_of_another_script_take_time_too():
    assert units("그는 WPK에서", "ko") > units("그는 에서", "ko")
    assert units("the 인민반 came", "en") > units("the came", "en")
    assert units("He said قال لا and went", "en") > units("He said and went", "en")
    assert units("", "en") == units("", "ko") == 0


def test_a_slow_reader_needs_longer_once_there_is_enough_to_hear():
    slow = [Take("R2", SLOW, 8.0) for _ in range(60)]
    calibrated = calibrate(slow, "en", "R2")
    assert calibrated.reader == "R2"
    assert 1.25 < calibrated.rate < 1.6


def test_one_short_take_moves_the_pace_a_little_only():
    calibrated = calibrate([Take("R2", SLOW, 8.0)], "en", "R2")
    assert 0.9 < calibrated.rate / GENERAL["en"].rate < 1


def test_takes_of_others_and_coughs_count_for_nothing():
    takes = [Take("R3", SLOW, 100.0), Take("R2", "one", 0.2)]
    assert calibrate(takes, "en", "R2").rate == GENERAL["en"].rate


def test_nobody_is_believed_to_read_at_ten_times_the_pace():
    fast = [Take("R2", SLOW * 100, 2.0) for _ in range(100)]
    assert calibrate(fast, "en", "R2").rate == GENERAL["en"].rate * 2


@pytest.mark.parametrize("reader", ["", "Kim Mina", "김미나", "../x", "R" * 17])
def test_a_reader_is_a_code_and_never_a_name(reader):
    with pytest.raises(PaceError) as refused:
        calibrate([], "en", reader)
    assert not reader or reader not in str(refused.value)


@pytest.mark.parametrize("seconds", [0, -1, float("nan"), float("inf")])
def test_a_take_without_a_length_is_refused(seconds):
    with pytest.raises(PaceError):
        calibrate([Take("R2", "words", seconds)], "en", "R2")


def test_a_language_without_a_pace_is_refused():
    with pytest.raises(PaceError):
        pace("fr")
