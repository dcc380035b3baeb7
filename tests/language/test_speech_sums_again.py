"""Speech without marks, what goes on, sums without a unit, shares and numbers of papers."""

import pytest

from moksori.language.amounts import find_amounts
from moksori.language.continuing import find_continuing
from moksori.language.identifiers import find_identifiers, find_phones
from moksori.language.shares import find_shares
from moksori.language.speech import find_speech
from tests.language.texts import CURRENCIES


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("《기름 두 통이면 밖에 못 나간다》고 했다.", "기름 두 통이면 밖에 못 나간다"),
        ("그는 박씨에게 돈을 못 만들면 총살이라고 했음.", "돈을 못 만들면 총살이라"),
        (
            "그는 매달 소금을 가져오면 눈감아 주겠다고 하였습니다.",
            "매달 소금을 가져오면 눈감아 주겠다",
        ),
        (
            "he told her keep silent or i will burn your boat",
            "keep silent or i will burn your boat",
        ),
    ],
)
def test_speech_is_found_whole(text, words):
    assert words in [one.value for one in find_speech(text)]


@pytest.mark.parametrize(
    "text", ["Who told you about this?", "She answered.", "저는 북에서 온 한명희라고 합니다."]
)
def test_what_is_no_speech_is_left(text):
    assert find_speech(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "She is locked in a cellar now.",
        "Every month she must report to him.",
        "Since then she has had to wash his clothes.",
        "사흘에 한 번씩 찾아온다.",
        "저녁이면 그 집에 옵니다.",
        "오늘도 그 자리에 앉아 있다.",
    ],
)
def test_what_goes_on_is_found(text):
    assert find_continuing(text)


@pytest.mark.parametrize(
    "text",
    [
        "He came every evening.",
        "She has not been seen since.",
        "Officials continue to take bribes.",
        "저녁이면 찾아왔다.",
    ],
)
def test_what_is_over_or_general_does_not_go_on(text):
    assert find_continuing(text) == []


def test_a_neighbour_that_tells_where_she_is_goes_along():
    text = "Every month she must report to him. She sells soap beside the well. He came."
    assert find_continuing(text)[0].detail["also"] == [[36, 67]]


@pytest.mark.parametrize(
    ("text", "words", "currency"),
    [
        ("He took 15,000 yuan and another 15,000 later.", "15,000", "CNY"),
        ("2천을 더 뜯어 갔다", "2천", ""),
        ("6만5천을 갖다 줬다", "6만5천", ""),
    ],
)
def test_a_sum_without_a_unit_is_found(text, words, currency):
    bare = [one for one in find_amounts(text, CURRENCIES) if one.detail.get("bare")]
    assert [(text[one.start : one.end], one.value["currency"]) for one in bare] == [
        (words, currency)
    ]


@pytest.mark.parametrize("text", ["3천 명이 왔다", "만원 버스를 탔다", "3만 주민이 왔다"])
def test_a_count_is_no_sum(text):
    assert find_amounts(text, CURRENCIES) == []


@pytest.mark.parametrize(
    ("text", "priced"),
    [("쌀 1킬로는 4,900원", True), ("1달러 8,450원", True), ("earned $600 a month", False)],
)
def test_only_goods_have_a_price(text, priced):
    assert bool(find_amounts(text, CURRENCIES)[-1].detail["per"]) is priced


@pytest.mark.parametrize(
    ("text", "value"), [("5할까지", 0.5), ("6 대 4로", 0.6), ("four tenths", 0.4)]
)
def test_a_share_is_found(text, value):
    assert [one.value for one in find_shares(text)] == [value]


@pytest.mark.parametrize(
    "text",
    ["passport 654321098", "아이디 mina9417", "block 12, apartment 304", "3층 5호", "@mina_9"],
)
def test_a_number_that_leads_to_somebody_is_found(text):
    assert find_identifiers(text)


@pytest.mark.parametrize("text", ["2016-04-08 21:00", "2019.11.06", "2017-04-21 09"])
def test_a_date_is_no_phone(text):
    assert find_phones(text) == []
