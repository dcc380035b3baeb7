"""Invented accounts of every kind, read whole: what protects people first of all."""

from datetime import date

import pytest

from moksori.terms.account import AccountFormat
from moksori.terms.act import Standing
from moksori.terms.mention import MentionKind as Kind
from moksori.terms.passage import SpeakerRole as Role
from moksori.terms.people import PersonRole
from tests.coding.accounts import check, read


@pytest.fixture(scope="module")
def interview():
    return read(
        "Tidewater Desk: Who told you about this?\n"
        "Seo Min-ah: A source we call Mr. Gu (pseudonym), a carpenter from Hyesan City. He speaks of "
        "a captain at the city police station.\n"
        "Tidewater Desk: What did the captain do?\n"
        "Seo Min-ah: On March 3, 2018 he stopped a 46-year-old farmer at the bridge. The captain "
        "took him into custody and beat him with a belt until he named his supplier.\n"
        "Two women were arrested with him. One woman in her twenties and another in her forties "
        "were kept in the interrogation room for nine days. They were slapped and sexually "
        "assaulted. The captain said to them, “If you tell anyone, your children will pay for it.”\n"
        "The farmer's wife paid 12,000 RMB (1,890 USD) to the captain, who kept 60% of it. "
        "People call him the Crowbar. To this day he comes to their homes on Sundays.\n"
        "Tidewater Desk: Is the Crowbar still there?",
        title="'The Crowbar:' a captain and his bridge",
        kind=AccountFormat.INTERVIEW,
        speakers={"Tidewater Desk": Role.HOST, "Seo Min-ah": Role.REPORTER},
        published="2018-09-20",
    )


def test_an_interview_holds_what_every_proposal_must(interview):
    check(interview.proposal, interview.text)


def test_ages_are_found_with_whose_they_are(interview):
    assert interview.covered(Kind.AGE, "46-year-old")
    assert interview.covered(Kind.AGE, "twenties")
    assert interview.owners(interview.mention(Kind.AGE, "46-year-old")) == ["a 46-year-old farmer"]


def test_the_two_women_are_two_victims_of_one_captain(interview):
    women = [one for one in interview.proposal.persons if one.sex == "female" and one.age]
    assert len(women) == 2
    captain = interview.person("a captain at the city police station")
    assert captain.role is PersonRole.ACCUSED
    assault = interview.act("sexual_assault")
    assert set(assault.victims) == {one.key for one in women}
    assert assault.accused == (captain.key,)


def test_roles_of_an_interview(interview):
    assert interview.person("Mr. Gu").role is PersonRole.SOURCE
    assert interview.person("Mr. Gu").pseudonym
    assert interview.person("Seo Min-ah").role is PersonRole.REPORTER
    assert interview.person("farmer").role is PersonRole.VICTIM
    assert not any("Tidewater" in one.label for one in interview.proposal.persons)


def test_a_sum_knows_its_conversion_and_the_conversion_its_sum(interview):
    sum_, printed = (
        interview.mention(Kind.AMOUNT, "12,000"),
        interview.mention(Kind.AMOUNT, "1,890"),
    )
    assert printed.detail["conversion_span"] == [sum_.span.start, sum_.span.end]
    assert sum_.persons
    assert not sum_.detail["price"]
    assert interview.mention(Kind.SHARE, "60%").persons


def test_a_nickname_is_found_in_title_turn_and_question(interview):
    assert interview.told(Kind.NICKNAME) == ["The Crowbar", "the Crowbar", "the Crowbar"]
    assert any("Crowbar" in name for name in interview.person("captain").nicknames)


def test_words_two_people_heard_are_marked_and_make_a_threat(interview):
    speech = interview.mention(Kind.SPEECH, "If you tell anyone")
    assert speech.detail["heard_by"] == 2
    threat = interview.act("threat", "If you tell anyone")
    assert threat.rule == "acts.speech"
    assert len(threat.victims) == 2


def test_what_goes_on_at_reachable_victims_is_marked(interview):
    going_on = interview.mention(Kind.CONTINUING, "To this day")
    assert going_on.persons
    assert going_on.told.endswith("Sundays.")


def test_a_beating_and_the_confession_in_it_are_two_acts(interview):
    farmer = interview.person("farmer")
    assert interview.act("beating").victims == (farmer.key,)
    assert interview.act("forced_confession").victims == (farmer.key,)


def test_the_host_states_no_act():
    one = read(
        "Host: Were the prisoners beaten and raped by the guards?\nGuest: I do not know.",
        kind=AccountFormat.INTERVIEW,
        speakers={"Host": Role.HOST, "Guest": Role.WITNESS},
    )
    assert one.proposal.acts == ()


KOREAN = (
    "함경북도 회령시 유선동에 사는 40대 주민 김모 씨(43)가 지난 3월 15일 중국 손전화를 쓴 혐의로 붙잡혔다고 "
    "내부 소식통이 전했다.\n"
    "소식통에 따르면 담당 보위지도원은 김 씨를 조사실에서 사흘간 구타했다. 김 씨는 갈비뼈 두 대가 부러졌다.\n"
    "보위지도원은 김 씨의 아내에게 “3만 위안을 가져오면 남편을 풀어주겠다”며 돈을 요구했다. 아내는 2만 위안을 바쳤다.\n"
    "주민들은 이 보위지도원을 ‘승냥이’라고 부른다. 그는 지금도 매주 김 씨의 집에 찾아와 돈을 요구하고 있다."
)


@pytest.fixture(scope="module")
def article():
    return read(KOREAN, title="승냥이라 불리는 보위지도원", published="2018-06-01")


def test_a_korean_article_holds_what_every_proposal_must(article):
    check(article.proposal, article.text)


def test_korean_people_are_found_with_particles_and_withheld_names(article):
    victim = article.person("김모 씨")
    assert victim.role is PersonRole.VICTIM
    assert victim.name_withheld
    assert article.covered(Kind.PERSON, "김 씨")
    assert article.person("소식통").role is PersonRole.SOURCE
    assert article.person("담당 보위지도원").role is PersonRole.ACCUSED


def test_korean_acts_have_accused_and_victim(article):
    officer, victim = article.person("담당 보위지도원"), article.person("김모 씨")
    beating = article.act("beating")
    assert beating.accused == (officer.key,)
    assert beating.victims == (victim.key,)
    assert beating.where == "조사실"
    wife = article.person("아내")
    assert wife.key in article.act("extortion", "요구했다").victims


def test_korean_neighbourhood_day_speech_nickname_and_what_goes_on(article):
    place = article.mention(Kind.PLACE, "유선동")
    assert place.detail["level"] == "neighbourhood"
    assert article.mention(Kind.DATE, "3월 15일").value == "2018-03-15"
    assert article.mention(Kind.SPEECH, "풀어주겠다").detail["heard_by"] == 2
    assert article.told(Kind.NICKNAME) == ["승냥이", "승냥이"]
    assert article.mention(Kind.CONTINUING, "지금도").persons


def test_a_first_person_statement_has_its_teller_as_victim():
    one = read(
        "My name is Pak Sun Hui and I was born in 1978. In May 2014 I was arrested by two state "
        "security agents at my house in Chilsong-ri.\n"
        "One of them, a captain named Ri Kwang Ho, kicked me in the face and broke two of my teeth.",
        kind=AccountFormat.STATEMENT,
    )
    check(one.proposal, one.text)
    teller = one.person("Pak Sun Hui")
    assert teller.role is PersonRole.VICTIM
    assert one.act("arrest").victims == (teller.key,)
    beating = one.act("beating")
    assert beating.victims == (teller.key,)
    assert beating.accused == (one.person("Ri Kwang Ho").key,)
    assert one.covered(Kind.PLACE, "Chilsong-ri")


def test_a_korean_letter_drops_its_subjects_and_is_still_understood():
    one = read(
        "저는 무산군에서 살던 최금녀라고 합니다. 아들의 이름은 박광수입니다. 열일곱 살에 돌격대에 끌려갔습니다.\n"
        "2016년 9월 3일 밤에 보위원 두칠성이 우리 집에 들이닥쳤습니다. 두칠성은 저를 나흘 가두어 놓고 때렸습니다.",
        kind=AccountFormat.STATEMENT,
        role=Role.SOURCE,
    )
    check(one.proposal, one.text)
    assert one.act("labour_mobilisation").victims == (one.person("박광수").key,)
    beating = one.act("beating")
    assert beating.accused == (one.person("두칠성").key,)
    assert beating.victims == (one.person("최금녀").key,)
    assert one.covered(Kind.PERSON, "두칠성")


def test_a_hearing_keeps_the_witness_and_the_nickname():
    one = read(
        "THE CHAIR: What happened then?\n"
        "WITNESS W-3: A guard the women called the Broom took me to a cell. He hit me in the face. "
        "We were not given food for three days.\n"
        "THE CHAIR: Was anybody punished?\n"
        "WITNESS W-3: Nobody was punished.",
        kind=AccountFormat.HEARING,
        speakers={"THE CHAIR": Role.HOST, "WITNESS W-3": Role.WITNESS},
    )
    check(one.proposal, one.text)
    assert one.told(Kind.NICKNAME) == ["the Broom"]
    beating = one.act("beating")
    assert beating.accused == (one.person("A guard").key,)
    assert one.person("WITNESS W-3").key in beating.victims


def test_a_chat_in_small_letters_is_read():
    one = read(
        "[Duri]: in hyesan. my brother was arrested by the police on 12 april 2019\n"
        "[Duri]: they wanted 3,000 yuan, phone me at 138 4433 2211",
        kind=AccountFormat.CHAT,
        speakers={"[Duri]": Role.SOURCE},
    )
    check(one.proposal, one.text)
    assert one.covered(Kind.PLACE, "hyesan")
    assert one.covered(Kind.PHONE, "138 4433 2211")
    assert one.covered(Kind.AMOUNT, "3,000 yuan")
    assert one.person("my brother").role is PersonRole.VICTIM


def test_notes_name_their_source_without_a_sentence():
    one = read(
        "Source: trader, female, 38, Hoeryong City, Osan-dong.\n"
        "Officer Jang demanded 900 yuan from her. The residents call him the Crow.",
        kind=AccountFormat.NOTES,
    )
    check(one.proposal, one.text)
    assert one.person("Source").role is PersonRole.SOURCE
    assert one.mention(Kind.PLACE, "Osan-dong").detail["level"] == "neighbourhood"
    assert one.told(Kind.NICKNAME) == ["the Crow"]


def test_the_other_country_is_read_by_the_same_rules():
    one = read(
        "On 11 February six soldiers came to Thirimon ward. They took my husband Ko Zeya Lin, who is "
        "34. The ward administrator, U Sein Hlaing, told my mother that for 30 lakh kyats he would "
        "be released. He still comes to my mother's door.",
        pack="mm",
        kind=AccountFormat.STATEMENT,
        role=Role.SOURCE,
    )
    check(one.proposal, one.text)
    assert one.covered(Kind.PERSON, "Zeya Lin")
    assert one.covered(Kind.PERSON, "U Sein Hlaing")
    assert one.covered(Kind.AGE, "34")
    assert one.mention(Kind.PLACE, "Thirimon ward").detail["level"] == "neighbourhood"
    assert one.mention(Kind.CONTINUING, "still comes").persons


@pytest.mark.parametrize(
    "text",
    [
        "Beat the eggs, kill the heat and serve. The torture of waiting is worth it.",
        "Riverside beat Eastport 3-1. The striker fired twice and the keeper was robbed.",
        "The commission will discuss torture, killing and forced labour at its next session.",
        "Police officers are tasked with arresting smugglers and interrogating suspects.",
        "쌀을 씻어 냄비에 넣고 십 분 동안 끓인다. 계란을 깨서 넣는다.",
        "검찰소는 마약 밀매를 수사하고 밀수를 단속하는 임무를 맡고 있다.",
    ],
)
def test_a_text_without_anybody_harmed_has_no_act(text):
    assert read(text).proposal.acts == ()


def test_what_did_not_happen_is_no_act_that_happened():
    one = read("A young farmer was not tortured, but he was detained for a week in 2017.")
    assert {act.standing for act in one.acts("torture")} <= {Standing.NEGATED}
    assert one.act("detention").standing is Standing.DONE


def test_what_is_only_threatened_is_a_threat():
    one = read(
        "The officer threatened a widow with arrest. She was told that she could be tortured."
    )
    assert one.acts("torture") == []
    assert one.acts("arrest") == []
    assert any(act.type == "threat" for act in one.proposal.acts)


def test_a_public_announcement_is_not_between_two_people():
    one = read(
        "Loudspeakers announced, “Anyone who crosses the river will be shot.” The officer told a "
        "trader, “You will lose your house if you speak.”"
    )
    assert one.mention(Kind.SPEECH, "Anyone who crosses").detail["heard_by"] != 2
    assert one.mention(Kind.SPEECH, "You will lose").detail["heard_by"] == 2


def test_the_day_an_account_gives_for_itself_dates_its_sentences():
    one = read(
        "통화: 2019년 4월 23일 밤\n지난 10월 12일에 안전원이 한 주민을 때렸다.",
        kind=AccountFormat.NOTES,
        received=date(2021, 1, 1),
    )
    assert one.mention(Kind.DATE, "10월 12일").value == "2018-10-12"


def test_a_price_on_the_market_is_nobodys():
    one = read("A guard took 300 yuan from a widow. Rice costs 5,200 won per kilo at the market.")
    assert one.mention(Kind.AMOUNT, "300 yuan").persons
    price = one.mention(Kind.AMOUNT, "5,200 won")
    assert price.detail["price"]
    assert not price.persons


def test_an_age_that_belongs_to_nobody_is_still_a_mention():
    one = read("Aged 61, it was said, and alone in Musan.")
    assert one.covered(Kind.AGE, "61")


def test_the_editor_is_read_from_the_furniture():
    one = read(
        "A guard beat a boy in 2016.\n*Edited by Nora Hale",
        furniture=("*Edited by Nora Hale",),
    )
    assert one.person("Nora Hale").role is PersonRole.EDITOR


def test_public_figures_keep_their_role():
    one = read("Kim Jong Un ordered families to attend ideological lectures in 2017.")
    assert one.person("Kim Jong Un").role is PersonRole.PUBLIC_FIGURE


def test_an_empty_account_is_an_empty_proposal():
    one = read("")
    assert one.proposal.mentions == ()
    assert one.proposal.persons == ()
    assert one.proposal.acts == ()
