"""What is told in the present of an officer and somebody he reaches goes on."""

import pytest

from moksori.coding.tense import is_now_ko
from moksori.terms.mention import MentionKind
from tests.coding.accounts import read

BEFORE = "In March 2016 Captain Ri beat a widow named Kim Sun-ok in Hyesan. "
BEFORE_KO = "혜산시 안전원 리철호는 2016년 3월에 과부 김순옥을 때렸습니다. "


def going_on(text):
    return read(text).told(MentionKind.CONTINUING)


@pytest.mark.parametrize(
    "told",
    [
        "He keeps her papers in his safe and has her come to his flat on Sunday mornings.",
        "The captain also sends a soldier for her daughter.",
        "The captain is taking his breakfast at her stall.",
        "She has to clean his rooms.",
        "The widow now sleeps in a shed behind the mill.",
        "She is now sweeping the yard of the mill.",
        "Each time she speaks, he has her brought in.",
        "A driver knows of it. He keeps her papers and has her come to his flat.",
    ],
)
def test_a_deed_in_the_present_that_reaches_a_victim_goes_on(told):
    assert going_on(BEFORE + told) == [told.removeprefix("A driver knows of it. ")]


@pytest.mark.parametrize(
    "told",
    [
        "The captain says that the widow lied.",
        "The captain takes good care of his own people.",
        "The captain is using his post to take bribes.",
        "He kept her papers in his safe.",
        "In May 2017 he takes her papers and goes.",
        "The source knows the widow well.",
        "The officials must report to him.",
    ],
)
def test_what_is_over_and_what_reaches_nobody_stays(told):
    assert going_on(BEFORE + told) == []


@pytest.mark.parametrize(
    "told",
    [
        "리철호는 김순옥을 사무실로 불러냅니다.",
        "리철호는 김순옥의 집에 찾아간다고 소식통은 전했습니다.",
        "리철호가 김순옥에게서 매상의 일부를 받아 가고 있다.",
    ],
)
def test_a_korean_deed_in_the_present_that_reaches_a_victim_goes_on(told):
    assert going_on(BEFORE_KO + told) == [told]


@pytest.mark.parametrize(
    "told",
    [
        "리철호는 김순옥을 사무실로 불러냈습니다.",
        "리철호는 김순옥을 때렸다고 합니다.",
        "리철호는 간부입니다.",
    ],
)
def test_what_is_over_in_korean_stays(told):
    assert going_on(BEFORE_KO + told) == []


@pytest.mark.parametrize(
    ("sentence", "now"),
    [
        ("그는 돈을 받아 갑니다.", True),
        ("그는 돈을 받아 간다고 한다.", True),
        ("그는 돈을 받고 있어요.", True),
        ("그는 그 집에 드나든다.", True),
        ("그는 돈을 받아 갔습니다.", False),
        ("그는 돈을 받았다고 합니다.", False),
        ("그는 돈을 받았어요.", False),
        ("그는 보위부 지도원입니다.", False),
        ("", False),
        ("다", False),
    ],
)
def test_the_last_verb_of_a_korean_sentence_says_when(sentence, now):
    assert is_now_ko(sentence) is now


def test_what_goes_on_is_no_question_for_want_of_a_full_stop():
    told = "지금도 리철호는 밤마다 김순옥을 데려가요"
    assert going_on(BEFORE_KO + told) == [told]
