"""Who does an act and who suffers it, where the words turn from one to another. All invented."""

from moksori.terms.account import AccountFormat
from moksori.terms.passage import SpeakerRole
from moksori.terms.people import PersonRole
from tests.coding.accounts import read


def of(one, code):
    """Give the labels of accused and of victims of the first act of a type."""
    labels = {person.key: person.label for person in one.proposal.persons}
    act = next(act for act in one.proposal.acts if act.type == code)
    return [labels[key] for key in act.accused], [labels[key] for key in act.victims]


def persons(one):
    return {person.label: person for person in one.proposal.persons}


def test_who_peddled_something_is_the_peddler():
    one = read(
        "A captain runs the station. In 2017 he stopped a man in his fifties who peddled dried"
        " squid. The captain beat the peddler with a belt."
    )
    assert "the peddler" not in persons(one)
    assert of(one, "beating")[1] == ["a man in his fifties"]


def test_her_grandson_is_the_boy_who_lives_with_his_grandmother():
    one = read(
        "A captain led the squad. In 2021 he caught a 16-year-old boy. The boy lives with his"
        " grandmother. The captain beat her grandson with a rifle rod."
    )
    assert "her grandson" not in persons(one)
    assert of(one, "beating")[1] == ["a 16-year-old boy"]


def test_those_who_talked_to_us_suffered_nothing_by_it():
    one = read(
        "Two people talked to me: a former guard who left last autumn and a woman in her forties."
        " A captain ran the camp. In 2019 the captain beat a nurse and they were locked up."
    )
    people = persons(one)
    assert people["a former guard"].role is PersonRole.SOURCE
    told = {people[label].key for label in ("Two people", "a former guard") if label in people}
    assert not told & {key for act in one.proposal.acts for key in act.victims}


def test_a_source_is_not_taken_for_who_did_what_nobody_is_told_to_have_done():
    one = read(
        "Two people talked to me: a former guard and a woman in her forties. She was arrested in"
        " China in 2019 and beaten for a week.",
        kind=AccountFormat.INTERVIEW,
    )
    assert not any(_accused(one, act) for act in one.proposal.acts)
    assert one.proposal.acts


def test_whom_she_begged_for_did_not_come():
    one = read(
        "A captain held a widow in 2018. She begged for a doctor. The captain beat her again."
    )
    assert of(one, "beating")[1] == ["a widow"]


def test_her_is_the_one_of_the_clause_before():
    one = read(
        "A captain ran the camp. In 2019 he arrested a woman in her forties. When her niece"
        " cried, he slapped her."
    )
    assert of(one, "beating")[1] == ["her niece"]


def test_whoever_only_stood_by_is_not_she():
    one = read(
        "An officer watched over a factory. In 2018 he beat a woman. She reached a church, where"
        " a deacon hid her. The officer arrested her in March."
    )
    assert of(one, "arrest")[1] == ["a woman"]


def test_what_a_thing_did_is_nobodys_deed():
    one = read(
        "A captain ran the camp. A prisoner died there. In 2019 a woman of about 60 slipped on the"
        " ice and a log rolled over her leg."
    )
    assert all("woman" not in label for act in one.proposal.acts for label in _accused(one, act))


def _accused(one, act):
    labels = {person.key: person.label for person in one.proposal.persons}
    return [labels[key] for key in act.accused]


def _victims(one, act):
    labels = {person.key: person.label for person in one.proposal.persons}
    return [labels[key] for key in act.victims]


def test_who_was_told_to_pay_did_not_threaten():
    one = read(
        "A captain ran the camp and beat a woman in 2019. Her sister in Incheon was told to"
        " transfer 3 million won within three days, or the woman would be sent to a camp."
    )
    assert all("sister" not in label for act in one.proposal.acts for label in _accused(one, act))
    assert one.acts("threat") or one.acts("extortion")


def test_who_was_made_to_is_the_victim():
    one = read(
        "A captain named Cha Myong Ho caught a hairdresser in 2021. He showed her phone to"
        " Cha’s cousin. He has turned up at her salon ever since and made her sleep with him."
    )
    assert of(one, "sexual_coercion")[1] == ["a hairdresser"]


def test_were_not_allowed_to_sleep_is_told_of_those_who_suffer_it():
    one = read("A captain caught three boys in 2021. For two nights they weren’t allowed to sleep.")
    assert of(one, "sleep_deprivation")[1] == ["three boys"]


def test_kin_of_the_accused_are_nobodys_victims():
    one = read(
        "The story is about a captain named Cha Myong Ho. A hairdresser, 34 years old, was caught"
        " in 2021. Cha’s cousin has a shop, and the cousin sold her phone there. Then came the"
        " beating.",
        kind=AccountFormat.INTERVIEW,
    )
    assert all("cousin" not in label for act in one.proposal.acts for label in _victims(one, act))


def test_and_the_boy_turns_to_the_boy():
    one = read(
        "Host: What happened?\n"
        "Seo: A captain arrested a widow together with her 15-year-old son in 2018.\n"
        "Host: And the boy?\n"
        "Seo: He had to unload coal from dawn until dark.",
        speakers={"Host": SpeakerRole.HOST, "Seo": SpeakerRole.REPORTER},
    )
    assert of(one, "forced_labour")[1] == ["her 15-year-old son"]


def test_a_name_that_we_will_call_somebody_is_theirs():
    one = read("In 2019 a captain beat a woman in her forties whom we’ll call Sunflower.")
    assert "Sunflower" in persons(one)["a woman in her forties"].names


def test_the_desk_of_an_outlet_is_nobody():
    one = read(
        "By Free Waves Desk\nFree Waves has changed some details. A captain beat a trader in 2015.",
        furniture=("By Free Waves Desk",),
    )
    assert not any("Free Waves" in label for label in persons(one))


def test_a_youth_league_is_nobody():
    one = read("The secretary spoke at the youth league’s congress. He beat a student in 2015.")
    assert not any("youth" in label.lower() for label in persons(one))


def test_whose_cheek_it_was():
    one = read(
        "시 여맹위원장은 2018년에 여맹원들을 차례로 올려 보내 금 씨의 뺨을 때리게 했다.",
    )
    assert "금 씨" in of(one, "beating")[1][0]


def test_who_writes_a_confession_suffers_it_whatever_his_post():
    one = read(
        "사단 정치위원 위창범 대좌는 쌀을 팔았다. 항의한 중대장이 있었다. 2012년 그날 밤 보위지도원"
        " 두 사람에게 체포됐다. 결국 중대장은 거짓 자백서를 썼다."
    )
    accused, victims = of(one, "forced_confession")
    assert victims == ["중대장"] or victims == ["항의한 중대장"]
    assert accused == ["보위지도원 두 사람"]
    assert of(one, "arrest")[1] == victims


def test_a_name_that_the_account_gives_its_source_holds_no_power():
    one = read(
        "사단 정치위원 위창범 대좌의 이야기다. 제가 만난 남성을 서 하사라고 부르겠습니다. 서 하사"
        " 말로는 2012년에 대좌가 운전수 여섯을 금광에 넣었다. 서 하사도 그 여섯에 들었다. 대좌는"
        " 상인을 때렸다. 서 하사가 그것을 보았다. 상인은 창고에 갇혔다.",
        kind=AccountFormat.INTERVIEW,
    )
    said = [label for act in one.proposal.acts for label in _accused(one, act)]
    assert said
    assert not any("서 하사" in label or "남성" in label for label in said)


def test_both_did_it_where_one_had_it_done_by_the_other():
    one = read("A director ran the hospital. In 2019 he had a patient seized by two guards.")
    assert of(one, "arrest") == (["A director", "two guards"], ["a patient"])


def test_a_bucket_is_emptied_over_whoever_stands_behind_the_words():
    one = read(
        "A prosecutor ran the office. In 2017 he arrested a dealer aged 44. Two inspectors shook"
        " the dealer awake and a bucket of water was poured over him."
    )
    assert all("inspectors" not in label for label in of(one, "torture")[1])


def test_whose_mother_was_held_had_to_work():
    one = read(
        "A captain held a widow and her 15-year-old son in 2018. While his mother was there, he"
        " had to unload coal from dawn until dark.",
        kind=AccountFormat.INTERVIEW,
    )
    accused, victims = of(one, "forced_labour")
    assert (accused, victims) == (["A captain"], ["her 15-year-old son"])


def test_who_asked_to_be_called_so_is_who_answers():
    one = read(
        "Our guest worked on building sites. He asked to be called Mr. Jang. He spoke with our"
        " producer Elke Rothman in Seoul.\n"
        "Q: Who was in charge?\n"
        "A: A party secretary. In 2016 he beat me with a rod.",
        speakers={"Q": SpeakerRole.HOST, "A": SpeakerRole.SOURCE},
        kind=AccountFormat.INTERVIEW,
    )
    assert of(one, "beating")[1] == ["Mr. Jang"]
    assert "the teller" not in persons(one)
    assert persons(one)["our producer Elke Rothman"].role is PersonRole.REPORTER


def test_the_price_changed_hands_from_her_to_him():
    one = read(
        "A man by the name of Hyon Tae Sik is a prosecutor. In 2017 he arrested a dealer. His wife"
        " came. She parted with 300 dollars as a bribe."
    )
    assert all("wife" not in label for act in one.proposal.acts for label in _accused(one, act))


def test_one_of_whom_the_words_say_which_is_somebody_in_particular():
    one = read(
        "부소장은 상인을 때렸다. 옆 매대의 제대군인이 나섰다가 안전부에 불려 갔다. 안전원들은 그를"
        " 의자에 묶어 놓고 밤새 때렸고, 한국 드라마를 보았다는 자백을 받아 냈다."
    )
    assert "제대군인" in " ".join(of(one, "beating")[1] + of(one, "forced_confession")[1])
    accused, victims = of(one, "forced_confession")
    assert "안전원" in accused
    assert "안전원" not in victims
    assert not one.acts("extortion")


def test_who_signs_what_another_wrote_is_who_confesses():
    one = read(
        "A captain arrested a 19-year-old girl in 2015. She signed a confession that he had"
        " written himself."
    )
    assert of(one, "forced_confession") == (["A captain"], ["a 19-year-old girl"])


def test_whoever_an_announcement_only_names_is_not_who_answers():
    one = read(
        "This is about the trader Ri Kum Nyo, who died in 2015. Our guest knew her well.\n"
        "Q: Who was in charge?\n"
        "A: A party secretary. In 2016 he beat me with a rod.",
        speakers={"Q": SpeakerRole.HOST, "A": SpeakerRole.SOURCE},
        kind=AccountFormat.INTERVIEW,
    )
    assert of(one, "beating")[1] == ["the teller"]


def test_a_forty_year_old_is_not_the_girl():
    one = read(
        "A captain held a woman in her forties and her niece in 2019. The captain called the"
        " girl to his quarters and raped the girl.",
        kind=AccountFormat.INTERVIEW,
    )
    assert of(one, "sexual_coercion")[1] == ["her niece"]
