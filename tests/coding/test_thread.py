"""Whom an account is about, and whom each of its incidents is about. All of it is invented."""

import pytest

from moksori.terms.account import AccountFormat
from moksori.terms.people import PersonRole
from tests.coding import accounts


def read(body):
    return accounts.read(body, kind=AccountFormat.INTERVIEW)


_WARDEN = (
    "This week we talk about a man in his forties who has been the warden of a county jail for "
    "six years. We will call him Mr. Ham. "
)
_HEAD = (
    "She is the head of a village council in the hills. The head, a 50-year-old widow, was "
    "appointed in 2011. "
)


def test_one_man_by_post_name_and_he_is_one_accused():
    one = read(_WARDEN + "In May 2014, Mr. Ham beat a tailor. The warden kicked him again in June.")
    accused = [p for p in one.proposal.persons if p.role is PersonRole.ACCUSED]
    assert len(accused) == 1
    assert "Ham" in accused[0].names


def test_a_harm_without_a_doer_is_that_of_whom_the_account_is_about():
    one = read(_WARDEN + "In May 2014, a 30-year-old tailor came to the gate. He was locked up.")
    act = one.act("detention")
    assert act.victims == (one.person("a 30-year-old tailor").key,)
    assert act.accused == (one.person("a man in his forties").key,)


def test_another_power_told_of_just_before_did_it():
    one = read(
        _WARDEN + "In May 2014, a tailor complained. The police came to the market. "
        "He was arrested the same night."
    )
    assert one.act("arrest").accused == (one.person("The police").key,)


def test_an_incident_goes_on_about_the_one_it_introduced():
    one = read(
        _WARDEN + "In May 2014, a 19-year-old cook brought the soup late. She had borrowed a ladle "
        "from a neighbor. The warden beat her. In July, a 60-year-old tailor stood in his way. "
        "He slapped him."
    )
    beaten = [act.victims for act in one.acts("beating")]
    assert beaten == [
        (one.person("a 19-year-old cook").key,),
        (one.person("a 60-year-old tailor").key,),
    ]


def test_the_head_of_a_council_is_the_head_from_then_on():
    one = read(_HEAD + "In May 2014, the head beat a tailor. He was struck on the head.")
    accused = [p for p in one.proposal.persons if p.role is PersonRole.ACCUSED]
    assert len(accused) == 1
    assert one.act("beating").accused == (accused[0].key,)


def test_an_officer_told_apart_is_another():
    one = read(
        "Today's story is about a captain of the border guard. He beat a tailor in 2014. "
        "The officer who keeps the gate looked away."
    )
    assert one.person("The officer who keeps the gate").role is PersonRole.OFFICIAL


def test_any_such_official_is_nobody_new():
    one = read(
        "Our story is about a judge in the port town. The salary of a judge was small. "
        "He beat a tailor in 2014."
    )
    assert len([p for p in one.proposal.persons if "judge" in p.label]) == 1


def test_who_told_us_is_the_source_from_then_on():
    one = read("The story comes from a woman in her fifties. The source said that guards are paid.")
    assert [p.label for p in one.proposal.persons if p.role is PersonRole.SOURCE] == [
        "a woman in her fifties"
    ]


def test_a_keeper_and_the_man_of_sixty_are_one():
    one = read("In 2014, a guard beat the storekeeper, a 60-year-old man with a limp.")
    assert len(one.act("beating").victims) == 1
    assert one.person("60-year-old man") is one.person("the storekeeper")


def test_a_condition_told_to_somebody_is_a_threat():
    one = read(
        _WARDEN + "In May 2014, a 30-year-old tailor complained. The warden told him that his "
        "father would lose his post unless he kept silent."
    )
    assert one.act("threat").victims == (one.person("a 30-year-old tailor").key,)


def test_what_is_paid_to_or_by_whom_it_is_about_is_a_bribe():
    one = read(
        _WARDEN + "In May 2014, a 30-year-old tailor sold his cart and brought 300 dollars to him. "
        "The clerk and the registrar receive cloth and cigarettes from Mr. Ham."
    )
    accused = {key for act in one.proposal.acts for key in act.accused}
    assert accused == {one.person("a man in his forties").key}
    assert len([act for act in one.proposal.acts if act.type in ("bribery", "extortion")]) == 2


def test_the_younger_of_two_brothers_is_told_apart_from_the_older():
    one = read(
        _WARDEN + "In May 2014, two brothers were arrested. The warden beat the younger brother. "
        "In June the older brother was released."
    )
    assert len(one.act("arrest").victims) == 2
    assert len(one.act("beating").victims) == 1


def test_the_post_of_the_title_is_that_of_who_is_named_first():
    one = accounts.read(
        "Her name is Choe Myong Ok. In May 2014, the principal beat a 14-year-old boy.",
        title="School principal beats pupils",
        kind=AccountFormat.INTERVIEW,
    )
    assert one.act("beating").accused == (one.person("Choe Myong Ok").key,)


def test_kin_who_come_to_fetch_somebody_take_nobody_into_custody():
    one = read(_WARDEN + "In May 2014, a 14-year-old boy fell ill. His father came to fetch him.")
    assert [act.type for act in one.proposal.acts] == []


def test_two_told_of_together_are_whom_they_means():
    one = read(
        _WARDEN + "In May 2014, a tailor and his 20-year-old son came to the gate. "
        "They were locked up for a week."
    )
    both = (one.person("a tailor").key, one.person("his 20-year-old son").key)
    assert one.act("detention").victims == both


def test_whoever_takes_their_own_life_is_no_accused():
    one = read(
        _WARDEN + "In May 2014, Mr. Ham raped a 20-year-old cook. "
        "She tried to take her own life. She was locked up for a week."
    )
    cook = one.person("a 20-year-old cook")
    assert cook.role is PersonRole.VICTIM
    assert one.act("detention").victims == (cook.key,)


def test_goods_taken_are_those_of_whom_it_was_told():
    one = read(
        _WARDEN + "In May 2014, Mr. Ham beat a 30-year-old tailor. He confiscated the cloth."
    )
    assert one.act("confiscation").victims == (one.person("a 30-year-old tailor").key,)


def test_whoever_tells_it_is_another_than_whom_they_tell_of():
    one = read(
        _WARDEN + "We heard it from Ms. Jo (pseudonym). A guard from the town hall came in 2014. "
        "According to Ms. Jo, the guard beat a 30-year-old tailor."
    )
    assert one.person("Ms. Jo").key not in one.act("beating").accused


@pytest.mark.parametrize(
    "told",
    [
        "A prosecutor at the county office by the name of Hyon Tae Sik, who is 52.",
        "The director of the county hospital. He is called Hyon Tae Sik and is in his fifties.",
        "The investigator behind it is called Hyon Tae Sik, a captain of the police.",
    ],
)
def test_whoever_is_named_in_a_phrase_of_its_own_is_one_with_their_post(told):
    one = read(told + " In May 2014, a 30-year-old tailor came to the gate. Hyon beat him.")
    act = one.act("beating")
    accused = next(p for p in one.proposal.persons if p.key == act.accused[0])
    assert any(name.startswith("Hyon") for name in accused.names)
    assert accused.label != accused.names[0]
    assert act.victims == (one.person("a 30-year-old tailor").key,)


def test_a_named_leader_whom_a_school_has_is_whom_it_is_about():
    one = read(
        "His children went to a school whose principal, Ms. Sok Yong Ran, 49, ran the place. "
        "In May 2014, a boy of twelve was beaten in the yard."
    )
    act = one.act("beating")
    accused = next(p for p in one.proposal.persons if p.key == act.accused[0])
    assert "Sok Yong Ran" in accused.names


def test_in_korean_the_answer_to_whom_it_is_about_is_whom_it_is_about():
    one = read(
        "전천군에 있는 한 사단의 정치위원 위창범 대좌입니다. 제가 만난 사람은 운전수로 일하던 "
        "20대 후반의 남성입니다. 방송에서는 서 하사라고 부르겠습니다. 서 하사 말로는 2012년 3월 "
        "스물두 살 교환수가 창고에 갇혀 매를 맞았습니다."
    )
    roles = {name: p.role for p in one.proposal.persons for name in (p.label, *p.names)}
    assert roles["위창범"] is PersonRole.ACCUSED
    act = one.act("beating")
    accused = next(p for p in one.proposal.persons if p.key == act.accused[0])
    assert "위창범" in accused.names
    assert not any(
        p.role is PersonRole.ACCUSED and "서 하사" in p.names for p in one.proposal.persons
    )
