"""Korean speech without marks: told by its register, announced, tagged, or reported at length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moksori.language.speech import find_speech
from moksori.language.speech_register_ko import Register, announces, narration, register_of


def _said(text: str) -> list[str]:
    found = [one for one in find_speech(text) if one.detail["sentence"]]
    return [text[one.start : one.end].strip(" .") for one in found]


@pytest.mark.parametrize(
    ("before", "words", "after"),
    [
        ("그리고 이렇게 말했다고 합니다.", "여기서 나가는 길은 굴뚝밖에 없는 것 아닌가", "그 말을 듣고 그는 주저앉았습니다."),
        ("그때 들은 말은 이랬다고 합니다.", "사람값이 염소값보다 눅은 줄 알아 둬라", "여성은 말을 잃었습니다."),
        ("보위원은 여성을 창고로 데려갔습니다.", "살려 두는 것도 은혜니까 고마운 줄 알라", "여성은 빌었습니다."),
        ("그는 문을 닫았습니다.", "이 방에서 나간 소문은 다시 이 방으로 돌아온다", "여성은 지금도 떱니다."),
        ("들은 마지막 말이라고 합니다.", "뼈는 부러져도 도장은 찍을 수 있어", "그러고는 서류를 내밀었습니다."),
        ("안전원은 담배를 권했습니다.", "담배가 다 타기 전에 딸과 아들 가운데 골라 보오", "그는 울었습니다."),
        ("소장은 그 집으로 찾아갔다. 돈부터 찾았다.", "세간을 팔아서라도 사흘 안에 채워 놔라", "여성은 재봉기를 팔았다."),
        ("내 그 방에 들어갔소. 그가 문을 닫았소.", "집에 가고 싶으면 먼저 손부터 씻어라", "난 무슨 말인지 몰랐소."),
        ("하는 말이 가관이었다고 해요.", "죽은 자식 나이 말고 산 자식 몸값이나 세라", "그 말을 하며 손을 내밀더랍니다."),
    ],
)  # fmt: skip
def test_another_register(before: str, words: str, after: str) -> None:
    """A sentence that ends as nobody tells a story there is what somebody said."""
    assert _said(f"{before} {words}. {after}") == [words]


@pytest.mark.parametrize(
    ("before", "words", "after"),
    [
        ("소장이 나한테 한 말이, ", "어미가 도망갔으면 새끼가 대신 빚을 갚아야 옳지 않은가", ", 이럽디다."),
        ("그 사람이 웃으며 하는 소리가 ", "감방에도 공짜 밥은 없다", " 하더란 말입니다."),
        ("지도원이 오더니 ", "산 사람 입은 돈으로 막고 죽은 사람 입은 흙으로 막는다", ", 그럽데다."),
        ("그 사람이 ", "조용히 하면 빨리 끝나고 떠들면 오래 간다", " 이러는 겁니다."),
    ],
)  # fmt: skip
def test_tagged(before: str, words: str, after: str) -> None:
    """Whoever tells it shows where the words end: X, 이럽디다."""
    assert _said(before + words + after) == [words]


@pytest.mark.parametrize(
    ("before", "words", "after"),
    [
        ("과장은 아무도 없는 복도에서 여성에게 ", "아버지가 이미 다 털어놓았으니 버텨봐야 몸만 상하게 된다", "고 말했습니다."),
        ("감찰과장은 단둘이 있는 자리에서 그에게 ", "그 돈이 어느 주머니에서 나와 어디로 가는지 알고나 있느냐", "고 물었습니다."),
    ],
)  # fmt: skip
def test_long_report_of_what_one_was_told_alone(before: str, words: str, after: str) -> None:
    """Nobody is addressed in it, and it is still word for word what two people heard."""
    assert _said(before + words + after) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "소식통은 시장 쌀값이 한 달 사이에 두 배로 올라 주민들의 생활이 어렵다고 말했습니다.",
        "정말 가슴 아픈 일입니다. 한마디로 지옥이 따로 없다는 얘기죠. 그렇습니다.",
        "오늘도 김 기자와 함께합니다. 안녕하세요.",
        "여성은 소장에게 돈을 바쳤다고 합니다. 소장은 돈을 받고도 풀어주지 않았다고 합니다.",
        "그는 교원이 아니다. 공부도 못 했다. 그래도 소장이 되었다.",
        "산 이름 쓰지 말 것. 녹음 없음. 다음에는 아침에 전화하기로 함.",
        "그는 신발 장사입니다. 그의 집은 넓었고요. 이웃도 많았지요.",
        "여성은 아이를 업고 걸어야 했습니다. 그러면서 울었습니다.",
    ],
)
def test_what_is_told_stays(text: str) -> None:
    """Telling, greetings and notes are nobody's private words."""
    assert _said(text) == []


@pytest.mark.parametrize(
    ("sentence", "register"),
    [
        ("그렇게 되었습니다.", Register.FORMAL),
        ("그렇게 되었네요.", Register.FORMAL),
        ("그가 그럽디다.", Register.FORMAL),
        ("내가 집을 팔았소.", Register.HAO),
        ("그는 교원이 아니다.", Register.PLAIN),
        ("조용히 해라.", Register.STRONG),
        ("누구 허락을 받았느냐?", Register.STRONG),
        ("다 잊고 살자.", Register.STRONG),
        ("그게 옳지 않은가.", Register.SOFT),
        ("녹음 없음.", Register.TERSE),
        ("온성군 단련대.", Register.NONE),
        ("우리 나라.", Register.NONE),
        ("교화소의 남자.", Register.NONE),
    ],
)
def test_register(sentence: str, register: Register) -> None:
    """How a sentence ends; a noun that ends alike is no command."""
    found = register_of(sentence)
    assert found is register or (register is Register.NONE and found is Register.SOFT)


def test_narration() -> None:
    """The telling is what most sentences show."""
    formal, plain = Register.FORMAL, Register.PLAIN
    assert narration([formal, formal, plain]) is formal
    assert narration([plain, plain, formal]) is plain
    assert narration([Register.NONE]) is Register.NONE


def test_announcing() -> None:
    """What was said is announced, and 말 in other words announces nothing."""
    assert announces("그때 한 말을 여성은 잊지 못한다고 합니다.")
    assert announces("소장은 이렇게 말했다고 합니다.")
    assert not announces("소장은 여성을 때렸다고 합니다.")


@given(st.lists(st.sampled_from(["그는 갔습니다.", "가라.", "그 말을 했다.", "산다."]), max_size=9))
def test_every_run_lies_in_its_text(parts: list[str]) -> None:
    """Whatever stands beside what, the words found are words of the text."""
    text = " ".join(parts)
    for one in find_speech(text):
        assert 0 <= one.start < one.end <= len(text)


def test_a_long_text_takes_no_longer_by_the_sentence() -> None:
    """An adversary writes the text: thousands of endings are read in seconds."""
    began = time.monotonic()
    find_speech("했습니다. 가라. " * 1500)
    assert time.monotonic() - began < 20
