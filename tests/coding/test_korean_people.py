"""Who did it and who suffered it, in Korean; nicknames, places and holidays beside it."""

import pytest

from moksori.terms.mention import MentionKind
from moksori.terms.people import PersonRole
from tests.coding.accounts import read


def roles(text):
    people = read(text).proposal.persons
    return {person.label: person.role for person in people}


@pytest.mark.parametrize(
    ("text", "accused", "victim"),
    [
        ("한 여성이 과장에게 매를 맞고 5만원을 빼앗겼습니다.", "과장", "한 여성"),
        ("어떤 남자가 들켜서 보위지도원한테 총창집으로 맞았습니다.", "보위지도원", "어떤 남자"),
        ("순찰대장이 장사하는 안전원을 때려 이빨을 부러뜨렸다.", "순찰대장", "안전원"),
        ("청년은 대장한테 몽둥이로 얻어맞아 이가 부러졌습니다.", "대장", "청년"),
        ("중대장은 전사 한 명을 물에 처넣게 했다.", "중대장", "전사 한 명"),
    ],
)
def test_who_did_it_and_who_suffered_it(text, accused, victim):
    found = roles(text)
    assert found[accused] is PersonRole.ACCUSED
    assert found[victim] is PersonRole.VICTIM


def test_an_inspection_is_nobody():
    assert "검사" not in roles("여인이 검사를 당했는데 물건을 빼앗겼다.")


def test_a_short_post_is_the_long_one_again():
    found = roles("보안서 감찰과장은 장마당을 돌았다. 과장은 한 여성을 때렸다.")
    assert list(found.values()).count(PersonRole.ACCUSED) == 1
    assert "과장" not in found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("과장이 때렸다. 장마당 녀인들은 뒤에서 오소리라고 수군댄다. 오소리가 왔다.", "오소리"),
        ("예심원이 때렸소. 다들 승냥이라구 하오. 승냥이가 또 왔소.", "승냥이"),
        ("대장이 때렸다. 수감자들은 그를 '딱따구리'라고 한다. 딱따구리는 갔다.", "딱따구리"),
        ("지도원이 때렸다. 우리끼리는 ‘도장령감’이라고 했다. 도장령감이 불렀다.", "도장령감"),
    ],
)
def test_a_nickname_is_found_everywhere(text, name):
    assert read(text).told(MentionKind.NICKNAME) == [name, name]


def test_a_neighbourhood_is_found_again_where_it_stands_alone():
    told = read("청진시 포항구역 북향동에 살았다. 북향동을 떠나지 못한다.")
    assert any(place.endswith("북향동") for place in told.told(MentionKind.PLACE)[1:])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("강선동 쪽에 산다고만 들었습니다.", "강선동"),
        ("처음에는 새별동이라고만 했습니다.", "새별동"),
        ("송암리 근처에서 보았다고 합니다.", "송암리"),
        ("어머니는 련못동, 그러니까 역 앞에 삽니다.", "련못동"),
        ("려명지구 뒤에 있는 집이고요.", "려명지구"),
        ("지금은 외룡구역 골목에 숨어 삽니다.", "외룡구역"),
    ],
)
def test_a_bare_neighbourhood_is_found_whatever_follows(text, name):
    assert any(place.startswith(name) for place in read(text).told(MentionKind.PLACE))


@pytest.mark.parametrize(
    "text",
    ["막노동 쪽에 있었다.", "통제구역 앞에 섰다.", "관광지구 뒤에 숨었다.", "오랜 이동에 지쳤다."],
)
def test_everyday_words_are_no_neighbourhoods(text):
    assert not read(text).told(MentionKind.PLACE)


def test_money_kept_for_something_is_no_price():
    found = read("지도원은 약값으로 모아둔 인민폐 920원을 가져갔다.").proposal.mentions
    assert [one.detail["price"] for one in found if one.kind is MentionKind.AMOUNT] == [False]


def test_a_market_named_after_a_district_is_no_place_of_its_own():
    assert not read("그날 수남시장에서 쌀을 샀다.").told(MentionKind.PLACE)


@pytest.mark.parametrize("name", ["공화국 창건일", "당창건기념일", "태양절", "광명성절"])
def test_a_holiday_of_the_country_is_a_day(name):
    assert name in read(f"{name}에 안전원이 왔다.").told(MentionKind.DATE)


def test_a_mother_in_law_is_no_surname_with_a_blank():
    people = read("안전원이 때렸다. 집에는 장모와 조카가 있었다.").proposal.persons
    assert all("장모" not in person.names for person in people)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("부두 경비대 대장 소좌 라명근이 기름을 걷었다.", "라명근"),
        ("예심원이 때렸소. 예심원 이름은 장광혁이요.", "장광혁"),
    ],
)
def test_a_name_behind_two_ranks_or_an_introduction_is_found(text, name):
    assert any(name in person.names for person in read(text).proposal.persons)


def test_what_was_reported_on_a_day_is_no_day_ago():
    assert read("소식통이 4일 전했다.").told(MentionKind.DATE) == ["4일"]
