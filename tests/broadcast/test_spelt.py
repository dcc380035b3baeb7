"""Figures and signs as a reader says them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moksori.broadcast import currencies, said_en, said_ko
from moksori.broadcast.spelt import spell
from moksori.language.numbers import read_number
from moksori.packs.loader import load_common

ENGLISH = [
    ("5,000 won", "five thousand won"),
    ("US$3 million", "three million dollars"),
    ("$1", "one dollar"),
    ("$1,250.50", "one thousand two hundred and fifty dollars fifty cents"),
    ("£0.01", "zero pounds one penny"),
    ("₩500", "five hundred won"),
    ("thousands of USD", "thousands of US dollars"),
    ("1 USD", "one US dollar"),
    ("USD 4,200", "four thousand two hundred US dollars"),
    ("5 million KPW", "five million North Korean won"),
    ("30,000 RMB", "thirty thousand R M B"),
    ("1 CHF and 20 INR", "one Swiss franc and twenty Indian rupees"),
    ("KES 1.5 million", "one point five million Kenyan shillings"),
    ("5 NGO workers", "five N G O workers"),
    ("In 2017 he", "In twenty seventeen he"),
    ("in 1905", "in nineteen oh five"),
    ("in 2005", "in two thousand and five"),
    ("in 1900", "in nineteen hundred"),
    ("2016–2018", "twenty sixteen to twenty eighteen"),
    ("the 2010s", "the twenty tens"),
    ("the 5th of May, 2017", "the fifth of May twenty seventeen"),
    ("9/11", "9/11"),
    ("10㎏", "ten kilograms"),
    ("20 ㎡", "twenty square metres"),
    ("the 1990s", "the nineteen nineties"),
    ("the mid-1990s", "the mid-nineteen nineties"),
    ("pre-2016", "pre-twenty sixteen"),
    ("in her 30s", "in her thirties"),
    ("12 March 2017", "the twelfth of March twenty seventeen"),
    ("March 12, 2017", "the twelfth of March twenty seventeen"),
    ("2026-05-31", "the thirty-first of May twenty twenty-six"),
    ("2026-05", "May twenty twenty-six"),
    ("7:30 p.m.", "seven thirty p m"),
    ("19:05", "nineteen oh five"),
    ("at 7:00", "at seven o'clock"),
    ("5%", "five percent"),
    ("10–15 kg", "ten to fifteen kilograms"),
    ("1 km/h", "one kilometre an hour"),
    ("3.14", "three point one four"),
    ("3/4", "three quarters"),
    ("21st", "twenty-first"),
    ("No. 22", "number twenty-two"),
    ("a 32-year-old", "a thirty-two-year-old"),
    ("2000 families", "two thousand families"),
    ("the WPK", "the W P K"),
    ("NATO", "NATO"),
    ("0851", "zero eight five one"),
    (
        "1234567890123456",
        "one two three four five six seven eight nine zero one two three four five six",
    ),
    ("He said [words withheld] and left", "He said, words withheld, and left"),
    ("[place withheld].", "place withheld."),
    ("12345-678", "12345-678"),
    ("2026-19-45", "2026-19-45"),
    ("25:99", "25:99"),
]
KOREAN = [
    ("4,200 USD를", "사천이백 미국 달러를"),
    ("USD 500과", "오백 미국 달러와"),
    ("3만 KPW는", "삼만 북한 원은"),
    ("300 RMB와 20 VND", "삼백 중국 위안과 이십 베트남 동"),
    ("5만 INR를", "오만 인도 루피를"),
    ("NGO 2곳", "엔지오 두 곳"),
    ("$4,200과 €20은", "사천이백 달러와 이십 유로는"),
    ("5kg를", "오 킬로그램을"),
    ("2과장", "이과장"),
    ("5000원", "오천원"),
    ("10,000위안", "만위안"),
    ("110000", "십일만"),
    ("100000000", "일억"),
    ("4만 5천원", "사만 오천원"),
    ("1억 2천만원", "일억 이천만원"),
    ("1만 원", "만 원"),
    ("US$300", "삼백 달러"),
    ("3명", "세 명"),
    ("20명", "스무 명"),
    ("21살", "스물한 살"),
    ("105명", "백다섯 명"),
    ("100명", "백 명"),
    ("43세", "사십삼세"),
    ("3가구와 30가구", "세 가구와 삼십 가구"),
    ("6개월", "육개월"),
    ("3개국", "삼개국"),
    ("5대대", "오대대"),
    ("버스 3대", "버스 세 대"),
    ("30대 여성", "삼십 대 여성"),
    ("1990년대", "천구백구십년대"),
    ("2026년 6월 10일", "이천이십육년 유월 십일"),
    ("10월", "시월"),
    ("2026-05", "이천이십육년 오월"),
    ("7시 30분", "일곱 시 삼십 분"),
    ("19:30", "십구 시 삼십 분"),
    ("2시간", "두 시간"),
    ("1번째", "첫 번째"),
    ("3번째", "세 번째"),
    ("10~15명", "열 명에서 열다섯 명"),
    ("5000~6000원", "오천에서 육천원"),
    ("2~3명", "두세 명"),
    ("3~4시간", "서너 시간"),
    ("3~4일", "삼사일"),
    ("20~30대 여성", "이삼십 대 여성"),
    ("20~40대", "이십에서 사십 대"),
    ("1990~1994년", "천구백구십년에서 천구백구십사년"),
    ("5~6월", "오월에서 유월"),
    ("8·15", "팔일오"),
    ("3·4분기", "삼사분기"),
    ("10~15㎏", "십에서 십오 킬로그램"),
    ("0.5%", "영 점 오 퍼센트"),
    ("10만여 명", "십만여 명"),
    ("5%", "오 퍼센트"),
    ("3.5kg", "삼 점 오 킬로그램"),
    ("60km/h", "시속 육십 킬로미터"),
    ("1/3", "삼분의 일"),
    ("제3호", "제삼호"),
    ("WPK", "더블유피케이"),
    ("010", "공일공"),
    ("그는 [말을 옮기지 않음] 하고", "그는, 말을 옮기지 않음, 하고"),
    ("13월", "십삼월"),
    ("25:99", "25:99"),
]


@pytest.mark.parametrize(("told", "said"), ENGLISH)
def test_english_is_said_as_a_reader_says_it(told, said):
    assert spell(told, "en").text == said


@pytest.mark.parametrize(("told", "said"), KOREAN)
def test_korean_is_said_with_the_numbers_that_its_counters_ask_for(told, said):
    assert spell(told, "ko").text == said


def test_every_change_says_where_it_stands():
    told = "In 2017, 3 men paid $20."
    spelt = spell(told, "en-GB")
    assert [(one.told, one.said) for one in spelt.changes] == [
        ("2017", "twenty seventeen"),
        ("3", "three"),
        ("$20", "twenty dollars"),
    ]
    assert all(told[one.start : one.end] == one.told for one in spelt.changes)


def test_a_language_without_rules_is_left_as_it_is():
    assert spell("Il y en a 3.", "fr").text == "Il y en a 3."


@given(st.integers(0, 10**15 - 1))
def test_an_english_number_is_read_back_as_the_same(number):
    assert read_number(said_en.cardinal(number)) in (number, None)
    if number < 10**9:
        words = said_en.cardinal(number)
        assert len(words) > 120 or read_number(words) == number


@given(st.integers(1, 10**12 - 1))
def test_a_korean_number_is_read_back_as_the_same(number):
    assert read_number(said_ko.sino(number)) == number


@given(st.integers(1, 99))
def test_a_native_number_is_read_back_as_the_same(number):
    assert read_number(said_ko.native(number)) == number
    assert read_number(said_ko.native(number, before_counter=False)) == number


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "first"),
        (2, "second"),
        (3, "third"),
        (4, "fourth"),
        (5, "fifth"),
        (8, "eighth"),
        (9, "ninth"),
        (12, "twelfth"),
        (20, "twentieth"),
        (21, "twenty-first"),
        (30, "thirtieth"),
        (43, "forty-third"),
        (100, "one hundredth"),
        (112, "one hundred and twelfth"),
    ],
)
def test_places_in_a_row_are_said_as_such(number, said):
    assert said_en.ordinal(number) == said


@given(
    st.text(alphabet="0123456789 ,.-:/~$%₩kgaApm명개월시년일만[]가WK", max_size=40),
    st.sampled_from(["en", "ko"]),
)
def test_what_is_not_changed_stays_and_nothing_fails(told, language):
    spelt = spell(told, language)
    rest = told
    for change in reversed(spelt.changes):
        assert rest[change.start : change.end] == change.told
        rest = rest[: change.start] + change.said + rest[change.end :]
    assert rest == spelt.text


@pytest.mark.parametrize("code", sorted(money.code for money in load_common().currencies))
def test_every_currency_of_the_vocabulary_has_a_name_in_both_languages(code):
    assert currencies.english(code, 1) not in ("", code)
    assert currencies.korean(code) not in ("", code)
