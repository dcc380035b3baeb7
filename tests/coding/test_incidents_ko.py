"""One official, one victim after another: who is meant in Korean accounts. All is invented."""

import pytest

from moksori.terms.account import AccountFormat
from moksori.terms.mention import MentionKind
from moksori.terms.people import PersonRole
from tests.coding.accounts import read as read_account


def read(text):
    return read_account(text, kind=AccountFormat.INTERVIEW)


def people(text):
    return {one.key: one for one in read(text).proposal.persons}


def acts(text, kind):
    """Give who is accused and who is harmed in each act of a type, by their labels."""
    proposal = read(text).proposal
    names = {one.key: one.label for one in proposal.persons}
    return [
        ([names[key] for key in act.accused], [names[key] for key in act.victims])
        for act in proposal.acts
        if act.type == kind
    ]


LEAD = "길주군 분주소의 한 지도원은 장사꾼들에게서 돈을 뜯었습니다. "


def labels(text):
    return [one.label for one in people(text).values()]


def test_an_age_brings_somebody_new_though_a_husband_was_told_of():
    text = LEAD + "3월에 한 여성이 남편과 함께 잡혔습니다. 4월에는 30대 남성이 잡혔습니다."
    assert "30대 남성" in labels(text)


def test_a_wife_belongs_to_whom_the_incident_is_about():
    text = LEAD + (
        "5월에 37살 광부가 체포됐습니다. 아내가 지도원을 찾아가 남편을 살려달라고 빌었습니다. "
        "6월에는 45살 어부가 체포됐습니다. 아내가 지도원에게 돈을 바쳤습니다."
    )
    told = labels(text)
    assert told.count("아내") == 2
    assert "남편" not in told


def test_a_particle_behind_a_bracket_is_no_demonstrative():
    text = "한 지도원(이름은 밝히지 않습니다)이 상인을 때렸습니다."
    assert "이 상인" not in labels(text)


def test_whom_an_official_brings_along_suffers_nothing():
    text = LEAD + "지도원은 보위원 두 명을 데리고 들이닥쳐 한 여성을 끌고 갔습니다."
    found = acts(text, "arrest")
    assert all("보위원 두 명" not in victims for _, victims in found)


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("제보자는 길주군에 사는 한보름(가명) 씨입니다. 한 씨는 전화로 말했습니다.", "한보름"),
        ("제보자가 전화했습니다. 제보자 림 씨는 신변을 걱정했습니다.", "림 씨"),
    ],
)
def test_a_source_who_is_named_is_one_person(told, name):
    sources = [one for one in people(told).values() if one.role is PersonRole.SOURCE]
    assert len(sources) == 1
    assert name in sources[0].names


def test_a_surname_told_of_an_official_is_his():
    text = "가해자는 길주군 검찰소의 검사입니다. 성은 엄 씨입니다. 엄 검사는 한 여성을 때렸습니다."
    assert sum(one.role is PersonRole.ACCUSED for one in people(text).values()) == 1


def test_a_reporter_is_no_major_of_the_same_surname():
    text = "안녕하세요, 최보미 기자입니다. 최 소좌가 한 여성을 때렸습니다. 최 기자, 더 있습니까."
    found = {one.label: one.role for one in people(text).values()}
    assert PersonRole.REPORTER in found.values()
    assert PersonRole.ACCUSED in found.values()


def test_what_somebody_becomes_is_nobody_new():
    assert "중좌" not in labels(LEAD + "지도원은 내년에 중좌로 승진했습니다.")


def test_the_house_next_door_is_nobody():
    assert "이웃집" not in labels(LEAD + "한 여성은 이웃집에서 잡혔습니다.")


def test_after_a_refusal_another_acts():
    text = LEAD + "5월에 37살 광부가 왔습니다. 광부가 거절하자 몽둥이로 때렸습니다."
    assert acts(text, "beating")[-1][1] == ["37살 광부"]


def test_a_threat_against_a_daughter_is_said_to_her_mother():
    text = LEAD + "5월에 41살 여성이 왔습니다. 지도원은 여성에게 딸을 내쫓겠다고 위협했습니다."
    assert acts(text, "threat")[-1][1] == ["41살 여성"]


def test_a_participle_belongs_to_the_next_noun():
    text = LEAD + "5월에 41살 여성이 왔습니다. 함께 체포된 20대 남성은 죽었습니다."
    assert acts(text, "arrest")[-1][1] == ["20대 남성"]


def test_a_small_trader_has_no_power():
    text = LEAD + "5월에 37살 밀수꾼이 잡혔습니다. 밀수꾼은 중국 상인에게 얼음을 팔았습니다."
    found = {one.label: one.role for one in people(text).values()}
    assert found["37살 밀수꾼"] is PersonRole.VICTIM


@pytest.mark.parametrize(
    "told",
    [
        "지도원은 여성에게 3000위안(430달러)을 내놓으라고 했습니다.",
        "지도원은 3000위안만 가져오면 죄를 덮어주겠다고 했습니다.",
        "여성은 3000위안(430달러)을 바치고서야 풀려날 수 있었습니다.",
    ],
)
def test_money_is_asked_for_and_given(told):
    text = LEAD + "5월에 41살 여성이 잡혔습니다. " + told
    found = acts(text, "extortion") + acts(text, "bribery")
    assert any(victims == ["41살 여성"] for _, victims in found)


def test_money_passed_on_harms_nobody_in_particular():
    text = LEAD + "지도원은 해마다 500달러를 과장에게 바쳤습니다."
    found = acts(text, "extortion") + acts(text, "bribery")
    assert any(not victims for _, victims in found)


def test_an_official_in_general_did_it_to_nobody():
    text = LEAD + "5월에 41살 여성이 잡혔습니다. 단속해야 할 보위원이 돈을 챙기는 형편입니다."
    assert all(accused != ["보위원"] for accused, _ in acts(text, "extortion"))


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("밤에 혼자 여관으로 나오라고 했습니다.", "sexual_coercion"),
        ("딸이 가져온 약과 옷을 들여보내지 못하게 했습니다.", "denial_of_food"),
        ("나머지 20마리는 시장에 내다 팔았습니다.", "embezzlement"),
        ("가을에 로동교화형 3년을 받았습니다.", "forced_labour"),
    ],
)
def test_acts_in_other_words(told, kind):
    assert acts(LEAD + "5월에 41살 여성이 잡혔습니다. 지도원은 여성을 때렸습니다. " + told, kind)


def test_a_post_nobody_listed_is_learnt_from_working_as_it():
    text = (
        "가해자는 길주군에서 뗏목검사원으로 일하는 37세의 남성입니다. 5월에 41살 여성이 잡혔습니다. "
        "뗏목검사원은 여성을 때렸습니다. 이 남성은 웃었습니다."
    )
    accused = [one for one in people(text).values() if one.role is PersonRole.ACCUSED]
    assert len(accused) == 1
    assert accused[0].age == "37세"


def test_an_age_makes_a_person_of_whatever_follows():
    text = LEAD + "5월에 30대 양봉업자가 왔습니다. 지도원은 양봉업자를 때렸습니다."
    assert acts(text, "beating")[-1][1] == ["30대 양봉업자"]


@pytest.mark.parametrize(
    "more",
    ["이름은 길영준, 계급은 중좌입니다.", "30대 후반의 군관입니다.", "이 군관은 웃었습니다."],
)
def test_what_is_told_next_of_an_official_is_told_of_him(more):
    text = "길주군 보위부의 한 지도원이 저지른 일입니다. " + more + " 지도원은 여성을 때렸습니다."
    assert sum(one.role is not PersonRole.VICTIM for one in people(text).values()) == 1


def test_two_officials_told_of_together_are_a_group():
    text = LEAD + "지도원은 해마다 500달러를 부소장과 부과장에게 바쳤습니다."
    assert "부소장과 부과장" in labels(text)


def test_people_of_a_sort_are_nobody_in_particular():
    text = LEAD + "방송은 북한 주민이 겪은 일을 전했습니다. 탈북자 문제도 다뤘습니다."
    assert not {"북한 주민", "탈북자"} & set(labels(text))


def test_whose_husband_is_part_of_the_label():
    text = LEAD + "5월에 41살 여성이 잡혔습니다. 여성의 남편은 지도원에게 돈을 바쳤습니다."
    assert "여성의 남편" in labels(text)


def test_who_came_when_it_was_asked_for_is_asked():
    text = LEAD + "41살 여성이 면회를 갔을 때 지도원이 200달러를 요구했습니다."
    assert acts(text, "extortion")[-1][1] == ["41살 여성"]


def test_a_daughter_who_brings_medicine_is_not_denied_it():
    text = LEAD + (
        "5월에 41살 여성이 갇혔습니다. 여성은 앓았습니다. "
        "지도원은 딸이 가져온 약을 들여보내지 못하게 했습니다."
    )
    assert acts(text, "denial_of_food")[-1][1] == ["41살 여성"]


def test_two_beatings_told_one_after_the_other_are_two():
    text = LEAD + (
        "5월에 41살 여성이 왔습니다. 지도원은 여성을 몽둥이로 때렸습니다. "
        "이튿날에는 여성을 발로 걷어찼습니다."
    )
    assert len(acts(text, "beating")) == 2


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ("2014년 5월에 한 여성이 잡혔습니다. 그해 10월 여성은 풀려났습니다.", "2014-10"),
        ("2014년 5월에 한 여성이 잡혔습니다. 이듬해 봄 여성은 풀려났습니다.", "2015-21"),
    ],
)
def test_a_year_told_before_dates_what_follows(told, value):
    found = read(told).proposal.mentions
    assert value in [one.value for one in found if one.kind is MentionKind.DATE]


def test_a_duration_is_told_with_its_word():
    told = read("여성은 사흘 동안 갇혔습니다. 한 주민이 보았습니다.").told(MentionKind.DURATION)
    assert told == ["사흘 동안"]


@pytest.mark.parametrize("told", ["오른쪽 다리를 절고 있습니다", "두 번이나 정신을 잃었습니다"])
def test_injuries_in_other_words(told):
    found = read(f"여성은 {told}.").told(MentionKind.INJURY)
    assert found
    assert found[0] in told
