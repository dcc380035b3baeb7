"""Korean particles put right after another word."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moksori.language.particles import agree, strip_particle
from tests.conftest import SHARED
from tests.language.texts import ANY_TEXT

KLUE = SHARED / "eval" / "klue" / "ner_dev_even.tsv"


@pytest.mark.parametrize(
    ("before", "after", "right"),
    [
        ("철수", "은 갔다", "는 갔다"),
        ("철남", "는 갔다", "은 갔다"),
        ("철수", "이 왔다", "가 왔다"),
        ("철남", "가 왔다", "이 왔다"),
        ("철수", "을", "를"),
        ("철남", "와 함께", "과 함께"),
        ("철수", "과의", "와의"),
        ("서울", "으로", "로"),
        ("평양", "로부터의", "으로부터의"),
        ("부산", "로서는", "으로서는"),
        ("함흥", "로", "으로"),
        ("철수", "아!", "야!"),
        ("철남", "라고 했다", "이라고 했다"),
        ("철수", "이라는 사람", "라는 사람"),
        ("철남", "나 영희", "이나 영희"),
        ("철수", "이나마", "나마"),
        ("철남", "랑", "이랑"),
        ("철수", "이며", "며"),
        ("철남", "고", "이고"),
        ("철수", "이다.", "다."),
        ("철남", "였다.", "이었다."),
        ("철수", "이었습니다", "였습니다"),
        ("철남", "예요", "이에요"),
        ("철수", "은커녕", "는커녕"),
        ("철수", "이가 말했다", "가 말했다"),
        ("철수", "이는", "는"),
        ("철남", "이가 말했다", "이가 말했다"),
        ("이철남(43)", "는", "은"),
        ("철수", "(43)은", "(43)는"),
        ("“철수", "”은", "”는"),
        ("40", "를", "을"),
        ("NGO", "을", "를"),
    ],
)
def test_a_particle_takes_the_form_its_word_asks_for(before, after, right):
    assert agree(before, after) == right


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("김", "은행에 갔다"),
        ("철수", "과장은"),
        ("철남", "가족이"),
        ("철수", "이사가"),
        ("철수", "의 집"),
        ("철수", "에게서"),
        ("철수", " 이 사람"),
        ("철수", "씨는"),
        ("金", "은"),
        ("", "은"),
        ("철수", ""),
        ("철수", ", 은행"),
        ("Kim", " went"),
    ],
)
def test_what_is_no_particle_stays(before, after):
    assert agree(before, after) == after


@given(before=ANY_TEXT, after=ANY_TEXT)
def test_agreeing_twice_changes_nothing_more(before, after):
    once = agree(before, after)
    assert agree(before, once) == once


@given(
    word=st.sampled_from(["철수", "철남", "서울", "UN", "43", "(가)"]),
    particle=st.sampled_from(
        [
            "은",
            "는",
            "이",
            "가",
            "을",
            "를",
            "과",
            "와",
            "으로",
            "로",
            "이라고",
            "라고",
            "이나",
            "나",
        ]
    ),
)
def test_the_other_word_gets_back_the_same_particle(word, particle):
    there = agree(word, particle)
    assert agree(word, agree("철수", there)) == there


# An independent table: the form after a consonant and after a vowel.
_AFTER_CONSONANT = {"은": "은", "는": "은", "이": "이", "가": "이", "을": "을", "를": "을", "과": "과",
                    "와": "과", "으로": "으로", "로": "으로", "이라는": "이라는", "라는": "이라는",
                    "이라고": "이라고", "라고": "이라고", "이나": "이나", "나": "이나",
                    "으로부터": "으로부터", "로부터": "으로부터", "이며": "이며", "이랑": "이랑",
                    "랑": "이랑", "와의": "과의", "과의": "과의", "로서": "으로서"}  # fmt: skip
_AFTER_VOWEL = {"은": "는", "는": "는", "이": "가", "가": "가", "을": "를", "를": "를", "과": "와",
                "와": "와", "으로": "로", "로": "로", "이라는": "라는", "라는": "라는",
                "이라고": "라고", "라고": "라고", "이나": "나", "나": "나", "으로부터": "로부터",
                "로부터": "로부터", "이며": "며", "이랑": "랑", "랑": "랑", "와의": "와의",
                "과의": "와의", "로서": "로서"}  # fmt: skip


def _names_with_what_follows():
    sentence: list[tuple[str, str]] = []
    for line in [*KLUE.read_text("utf-8").split("\n"), ""]:
        if line.startswith("##"):
            continue
        if line:
            char, tag = line.split("\t")
            sentence.append((char or " ", tag))
            continue
        text = "".join(char for char, _ in sentence)
        at = 0
        while at < len(sentence):
            tag = sentence[at][1]
            if tag not in ("B-PS", "B-LC"):
                at += 1
                continue
            end = at + 1
            while end < len(sentence) and sentence[end][1] == "I" + tag[1:]:
                end += 1
            yield text[at:end], text[end:]
            at = end
        sentence = []


@pytest.mark.skipif(not KLUE.exists(), reason="no ../shared/eval beside this checkout")
def test_after_every_name_of_real_sentences_another_name_agrees():
    replaced = wrong = 0
    for name, after in _names_with_what_follows():
        particle = re.match("[가-힣]+", after)
        if not particle or not re.search("[가-힣]$", name):
            continue
        word = particle.group()
        if word not in _AFTER_CONSONANT:
            continue
        for other, table in (("철수", _AFTER_VOWEL), ("영남", _AFTER_CONSONANT)):
            replaced += 1
            wrong += agree(other, after) != table[word] + after[len(word) :]
    assert replaced > 1000
    assert wrong == 0


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("철수는", "철수"),
        ("철남이", "철남"),
        ("영희가", "영희"),
        ("철수에게서는", "철수"),
        ("평양으로", "평양"),
        ("서울에서", "서울"),
        ("사람들은", "사람들"),
        ("나는", "나"),
        ("철남이라고", "철남"),
        ("국가", "국가"),
        ("회의", "회의"),
        ("Kim", "Kim"),
        ("", ""),
    ],
)
def test_a_word_without_its_particle(word, bare):
    assert strip_particle(word) == bare


@given(word=ANY_TEXT)
def test_stripping_keeps_the_beginning(word):
    assert word.startswith(strip_particle(word))
