"""Whom an account is about, and whom each of its incidents is about. All of it is invented."""

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
    one = read(_WARDEN + "In May 2014, Mr. Ham beat a porter. The warden kicked him again in June.")
    accused = [p for p in one.proposal.persons if p.role is PersonRole.ACCUSED]
    assert len(accused) == 1
    assert "Ham" in accused[0].names


def test_a_harm_without_a_doer_is_that_of_whom_the_account_is_about():
    one = read(_WARDEN + "In May 2014, a 30-year-old porter came to the gate. He was locked up.")
    act = one.act("detention")
    assert act.victims == (one.person("a 30-year-old porter").key,)
    assert act.accused == (one.person("a man in his forties").key,)


def test_another_power_told_of_just_before_did_it():
    one = read(
        _WARDEN + "In May 2014, a porter complained. The police came to the market. "
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
    one = read(_HEAD + "In May 2014, the head beat a porter. He was struck on the head.")
    accused = [p for p in one.proposal.persons if p.role is PersonRole.ACCUSED]
    assert len(accused) == 1
    assert one.act("beating").accused == (accused[0].key,)


def test_an_officer_told_apart_is_another():
    one = read(
        "Today's story is about a captain of the border guard. He beat a porter in 2014. "
        "The officer who keeps the gate looked away."
    )
    assert one.person("The officer who keeps the gate").role is PersonRole.OFFICIAL


def test_any_such_official_is_nobody_new():
    one = read(
        "Our story is about a judge in the port town. The salary of a judge was small. "
        "He beat a porter in 2014."
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
