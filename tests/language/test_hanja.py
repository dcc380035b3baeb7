"""Readings of Chinese characters in Korean."""

import pytest

from moksori.language.hanja import _table, read_run, readings


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("金哲洙", "김철수"), ("李英姬", "리영희"), ("李英姬", "이영희"), ("南宮敏洙", "남궁민수"),
        ("朴建", "박건"), ("惠山市", "혜산시"), ("會寧", "회령"), ("平壤", "평양"), ("咸興", "함흥"),
        ("淸津", "청진"), ("盧", "로"), ("柳", "류"), ("樂", "요"), ("車", "차"), ("車", "거"),
        ("伽", "가"), ("詰", "힐"), ("不", "부"), ("不", "불"), ("塞", "색"), ("塞", "새"),
    ],
)  # fmt: skip
def test_names_and_places_are_read(written, read):
    assert read in set(read_run(written))


def test_every_code_of_the_standard_has_one_reading():
    assert sum(map(len, _table().values())) == 4_888


def test_what_has_no_reading_is_not_guessed():
    assert readings("a") == ()
    assert list(read_run("金x")) == []


def test_a_run_with_many_readings_ends():
    assert len(list(read_run("樂" * 10))) == 64
