"""Ages, however they are told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moksori.language.ages import find_ages

NUMBERS = {20: "twenty", 33: "thirty-three", 43: "forty-three", 50: "fifty", 18: "eighteen"}


def ages(text):
    return [(text[one.start : one.end], one.value) for one in find_ages(text)]


EXACT = [
    ("A 20-year-old woman was sold.", "20-year-old", 20),
    ("a 33 year old man", "33 year old", 33),
    ("a 20 year-old trader", "20 year-old", 20),
    ("the twenty-year-old smuggler", "twenty-year-old", 20),
    ("She is 33 years old.", "33 years old", 33),
    ("33-years-old", "33-years-old", 33),
    ("a woman of 43 years of age", "43 years of age", 43),
    ("a 20‑year‑old woman", "20‑year‑old", 20),
    ("two 20-year-olds", "20-year-olds", 20),
    ("33yo male", "33yo", 33),
    ("33 y/o male", "33 y/o", 33),
    ("33 yrs old", "33 yrs old", 33),
    ("Han, aged 43, said", "aged 43", 43),
    ("at age 16 she left", "age 16", 16),
    ("by the age of sixteen", "age of sixteen", 16),
    ("age: 43", "age: 43", 43),
    ("Han Mi-ok (33) fled", "33", 33),
    ("at a young age (33 years old).", "33 years old", 33),
    ("Han (f, 43) fled", "43", 43),
    ("Han (33, trader) fled", "33", 33),
    ("her son (8) stayed", "8", 8),
    ("Han, 43, said so", "43", 43),
    ("the resident, thirty-three, was", "thirty-three", 33),
    ("a woman, 43, from the town", "43", 43),
    ("he turned 50 last year", "50", 50),
    ("At 19, she was sold", "19", 19),
    ("She was 19 when they came", "19", 19),
    ("I am 43.", "43", 43),
    ("Mi-ok was 16.", "16", 16),
    ("my mother was 43 then", "43", 43),
    ("hes 43", "43", 43),
    ("a girl of 12", "12", 12),
    ("her 43rd birthday", "43", 43),
    ("woman 43, Hoksan", "43", 43),
    ("F/43 from the town", "43", 43),
    ("43/f", "43", 43),
    ("마흔세 살 여성이", "마흔세 살", 43),
    ("서른셋에 간부가 되었다", "서른셋", 33),
    ("43살 주민", "43살", 43),
    ("43세의 여성", "43세", 43),
    ("만 43세", "만 43세", 43),
    ("올해 43이다", "43", 43),
    ("나이는 마흔셋", "마흔셋", 43),
    ("쉰 살 먹은", "쉰 살", 50),
    ("스무 살 처녀", "스무 살", 20),
    ("열아홉이었다", "열아홉", 19),
    ("사십삼세", "사십삼세", 43),
    ("만 십팔 세", "만 십팔 세", 18),
    ("한미옥(43)은", "43", 43),
    ("한모(33)씨", "33", 33),
    ("한모 씨(43·여)", "43", 43),
    ("한미옥(여, 50)", "50", 50),
    ("지도원(33세)", "33세", 33),
    ("43의 나이", "43", 43),
    ("１９세", "１９세", 19),
    ("환갑이 넘은", "환갑", 60),
]


@pytest.mark.parametrize(("text", "words", "years"), EXACT)
def test_an_exact_age_is_found_with_its_words(text, words, years):
    assert (words, years) in ages(text)
    one = next(one for one in find_ages(text) if one.value == years)
    assert one.detail["exact"]


@given(years=st.integers(2, 99), noun=st.sampled_from(["woman", "trader", "man from the town"]))
def test_every_age_is_found_in_every_usual_form(years, noun):
    for text in (
        f"a {years}-year-old {noun}", f"a {years} year old {noun}", f"a {noun}, aged {years},",
        f"He is {years} years old.", f"{years}세 주민", f"{years}살 주민", f"만 {years}세",
    ):  # fmt: skip
        assert [one.value for one in find_ages(text)] == [years]


BANDS = [
    ("a resident in her forties", "forties", [40, 49], False),
    ("a man in his 30s", "30s", [30, 39], False),
    ("a woman in twenties", "twenties", [20, 29], False),
    ("in her early 30s", "early 30s", [30, 33], True),
    ("a mid-30s man", "mid-30s", [34, 36], True),
    ("in their late teens", "late teens", [16, 19], True),
    ("a teenage girl", "teenage", [13, 19], False),
    ("a 30-something", "30-something", [30, 39], False),
    ("between 20 and 25 years old", "between 20 and 25 years old", [20, 25], True),
    ("aged 20-25", "aged 20-25", [20, 25], True),
    ("a 20- to 25-year-old man", "20- to 25-year-old", [20, 25], True),
    ("20대 여성", "20대", [20, 29], False),
    ("사십 대", "사십 대", [40, 49], False),
    ("30대 초반의 여성", "30대 초반", [30, 33], True),
    ("40대 중반", "40대 중반", [44, 46], True),
    ("60대 후반", "60대 후반", [66, 69], True),
    ("미성년자", "미성년자", [0, 17], False),
]


@pytest.mark.parametrize(("text", "words", "band", "finer"), BANDS)
def test_a_band_is_found_and_known_for_its_width(text, words, band, finer):
    assert ages(text) == [(words, band)]
    one = find_ages(text)[0]
    assert not one.detail["exact"]
    assert one.detail["finer"] is finer


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("born in 1974", 1974), ("Born on 3 March 1974 in the north", 1974), ("(b. 1974)", 1974),
        ("1974년생", 1974), ("74년생", 1974), ("1974년 3월 3일생", 1974), ("생년월일: 1974.3.3", 1974),
    ],
)  # fmt: skip
def test_a_year_of_birth_is_an_exact_age(text, year):
    [one] = find_ages(text)
    assert one.value is None
    assert one.detail["exact"]
    assert one.detail["born"] == year


def test_ages_of_several_people_are_told_apart():
    assert ages("girls aged 12, 14 and 16") == [("aged 12", 12), ("14", 14), ("16", 16)]


@pytest.mark.parametrize(
    "text",
    [
        "a 5-year-old law", "He was 5 minutes late.", "on March 15, 2016", "Article 12 (3)",
        "In the town, 20 were arrested.", "70 women", "thirteen (13) in number", "as he said [13]",
        "a six-month old letter", "the temperature was 43.", "21세기", "3세대", "차량 20대", "서른 명",
        "쉰 목소리", "혼자 살 집", "표 (3)", "가족 네 명", "세 개",
    ],
)  # fmt: skip
def test_what_is_no_age_is_not_found(text):
    assert ages(text) == []


def test_the_noun_that_an_age_qualifies_and_its_article_are_given():
    text = "They met a young 20-year-old market trader there."
    [one] = find_ages(text)
    assert text[: one.detail["noun_end"]].endswith("market trader")
    assert text[one.detail["article_start"] :].startswith("a young")
    korean = "마흔세 살 여성이 왔다"
    [one] = find_ages(korean)
    assert korean[: one.detail["noun_end"]].endswith("여성")


def test_brackets_around_an_age_are_given():
    text = "한미옥(43·여)은 갔다"
    [one] = find_ages(text)
    assert text[slice(*one.detail["bracket"])] == "(43·여)"


def test_ages_are_found_in_damaged_text():
    assert ages("the majora 20\u00ad-year-old woman\u00a0(33\u200b years old)")[-1][1] == 33
    assert ages("She was\r\n20 years\r\nold.") == [("20 years\r\nold", 20)]


def test_years_between_two_people_are_no_age():
    assert find_ages("Her brother is five years older and a miner.") == []
