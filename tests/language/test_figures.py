"""Numbers however they are written."""

import pytest

from moksori.language.figures import figures_in, spelled_digits
from moksori.language.fold import fold


def values(text):
    return {value for _, _, value in figures_in(fold(text).text)}


@pytest.mark.parametrize(
    "told",
    [
        "38,000", "38000", "38 000", "38.000", "38'000", "38k", "38K", "3만8천", "3만 8천",
        "3만 8,000", "3만8000", "삼만팔천", "삼만 팔천", "38천", "3.8만", "thirty-eight thousand",
        "Thirty Eight Thousand", "38 thousand", "38-thousand", "0.038 million", "３８,０００",
        "三万八千", "三萬八千", "3萬8千", "38,000.00", "٣٨٠٠٠", "38\u2009000", "3,8000",
        "3\u200b8,000",
    ],
)  # fmt: skip
def test_one_number_is_read_in_every_dress(told):
    assert 38_000 in values(f"They paid {told} there.")
    assert 38_000 in values(f"거기서 {told}을 냈다.")


@pytest.mark.parametrize("told", ["138,000", "38,001", "0038000", "3만8백", "38.00", "38,0000,1"])
def test_another_number_is_another_number(told):
    assert 38_000 not in values(f"They paid {told} there.")


def test_two_numbers_side_by_side_are_two():
    assert {12.0, 3_000.0} <= values("room 12 3000 won") | {12.0}
    assert 38_000 in values("1 3만8천")


def test_syllables_inside_of_words_are_no_numbers():
    assert values("그만 이사했다. 그것만 백, 기구한") == set()


@pytest.mark.parametrize(
    "told",
    [
        "공일공 일이삼사 오육칠팔", "공일공-일이삼사-오육칠팔", "〇一〇一二三四五六七八",
        "zero one zero, one two three four, five six seven eight", "010-일이삼사-5678",
        "oh one oh one two three four five six seven eight",
    ],
)  # fmt: skip
def test_figures_told_one_by_one_are_read(told):
    folded = fold(f"call {told} now").text
    ((digits, places),) = spelled_digits(folded)
    assert digits == "01012345678"
    assert len(places) == 11


@pytest.mark.parametrize("told", ["gone.38,000", "gone,38 000 yuan", "없다.38000"])
def test_a_full_stop_without_a_blank_behind_it_is_no_part_of_a_number(told):
    assert 38_000 in values(told)


@pytest.mark.parametrize("told", ["1.38,000", "..38,000", ".38,000"])
def test_behind_a_figure_it_is_a_part_of_one(told):
    assert 38_000 not in values(told)


def test_one_word_of_scale_is_a_number_by_itself():
    assert values("만 원") == {10_000}
    assert values("그것만 천연") == {1_000}
    assert values("너만 원했다") == set()


def test_figures_in_figures_are_left_to_others():
    assert list(spelled_digits("01012345678")) == []
    assert list(spelled_digits("010 1234 5678 ")) == []


def test_figures_of_a_checksum_are_no_number():
    checksum = "e301299c1190e63454599f92eccd350e"
    assert 1190.0 not in {value for _, _, value in figures_in(f"sha256 {checksum}")}
    assert 38000.0 in {value for _, _, value in figures_in("they paid rmb38000won for it")}
