"""Figures, offices, posts, injuries, sentences, speech, nicknames: each found in both languages."""

import pytest

from moksori.terms.mention import MentionKind as Kind
from moksori.terms.passage import SpeakerRole as Role
from tests.coding.accounts import read


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("He hid 400 grams of it.", Kind.QUANTITY, "400 grams"),
        ("쌀 5킬로그램을 주었다.", Kind.QUANTITY, "5킬로그램"),
        ("It left four broken ribs.", Kind.INJURY, "four broken ribs"),
        ("She had two severe head wounds.", Kind.INJURY, "two severe head wounds"),
        ("그는 갈비뼈 두 대가 부러졌다.", Kind.INJURY, "갈비뼈 두 대가 부러"),
        (
            "He was sentenced to two years of hard labour.",
            Kind.SENTENCE,
            "two years of hard labour",
        ),
        ("A sentence of 10 years in prison followed.", Kind.SENTENCE, "10 years in prison"),
        ("노동단련대 3개월 처벌을 받았다.", Kind.SENTENCE, "노동단련대 3개월"),
        ("교화형 5년을 선고받았다.", Kind.SENTENCE, "교화형 5년"),
        ("She was held for 15 days.", Kind.DURATION, "15 days"),
        ("그는 보름 동안 갇혔다.", Kind.DURATION, "보름"),
        ("He took 70% of it.", Kind.SHARE, "70%"),
        ("Write to duri.han@example.org now.", Kind.IDENTIFIER, "duri.han@example.org"),
        ("139-4433-1234로 전화하라.", Kind.PHONE, "139-4433-1234"),
        ("A customs officer came.", Kind.OCCUPATION, "customs officer"),
        ("세관원이 왔다.", Kind.OCCUPATION, "세관원"),
    ],
)
def test_it_is_found(text, kind, words):
    assert read(text).covered(kind, words)


def test_an_office_takes_its_bracket_and_its_letters_stand_for_it():
    one = read("The Bureau of River Traffic (BRT) said so. The BRT knew.")
    assert one.told(Kind.ORGANISATION) == ["Bureau of River Traffic (BRT)", "BRT"]
    short = one.proposal.mentions[-1]
    assert short.detail["short"]


def test_the_outlet_of_a_reporter_is_an_office():
    assert read("Harbour Line reporter Ada Quist asked.").told(Kind.ORGANISATION) == [
        "Harbour Line"
    ]


def test_a_house_number_of_police_is_an_office_of_the_pack():
    assert read("An agent of the Ministry of State Security came.").covered(
        Kind.ORGANISATION, "Ministry of State Security"
    )
    assert read("보위부에 불려 갔다.").told(Kind.ORGANISATION) == ["보위부"]


def test_a_word_for_a_post_hides_no_sum():
    one = read("안전원 두 명이 왔다. 안전원이 물었다.")
    assert one.told(Kind.AMOUNT) == []


@pytest.mark.parametrize(
    ("text", "nickname"),
    [
        ("The guard, nicknamed the Crowbar, beat a boy. The Crowbar laughed.", "the Crowbar"),
        ("Residents refer to him as as The Eel. The Eel is an officer.", "The Eel"),
        ("An officer known among traders as “the toll man” took money.", "the toll man"),
        ("그 안전원의 별명은 ‘부엉이’이다. 부엉이는 돈을 받았다.", "부엉이"),
        ("사람들이 저울이라고 부르는 안전원이 왔다. 저울은 돈을 받았다.", "저울"),
        ("주민들은 그를 '왜가리'라고 부릅니다. 왜가리가 왔습니다.", "왜가리"),
        ("계호원 《집게》는 나를 때렸습니다.", "집게"),
        ("동네 사람들은 너구리라 한답니다.", "너구리"),
        ("그 소장 – 별명 쇠비름. 키가 작음.", "쇠비름"),
        ("소장은 '두더지', 안전원은 '고드름'이라는 별명을 갖고 있다.", "두더지"),
        ("우리끼리는 그 사람을 물방개라고 합니다.", "물방개"),
        ("그 사람 별명이 도리깨임다.", "도리깨"),
        ("동네에서는 그를 '오소리'라고들 합니다.", "오소리"),
        ("다들 절구대위, 절구대위 했습니다.", "절구대위"),
        ("별명 같은 게 있었나요?\n쇠집게요. 다들 그랬어요.", "쇠집게"),
        ("사람들은 그 소장을 '문둥이'라 부르며 피했다.", "문둥이"),
    ],
)
def test_a_nickname_is_found_everywhere(text, nickname):
    one = read(text, title=f"About {nickname}")
    assert one.covered(Kind.NICKNAME, nickname)


@pytest.mark.parametrize(
    "text",
    [
        "The office is called the River Traffic Bureau.",
        "He was called Kim Chol-su by his mother.",
        "왜 그런 별명이 붙었나요?\n한번 물면 놓지 않습니다.",
        "주민들은 그가 나쁜 사람이라고 합니다.",
        "The unit is known as the Ministry of State Security.",
    ],
)
def test_a_name_is_no_nickname(text):
    assert read(text).told(Kind.NICKNAME) == []


def test_a_word_in_scare_quotes_is_no_speech():
    assert read("He ran a “tax office” of his own.").told(Kind.SPEECH) == []


def test_what_a_source_tells_the_desk_is_not_between_two():
    one = read("소식통은 “지난해 주민들이 많이 떠났다”고 전했다.")
    assert all(m.detail["heard_by"] != 2 for m in one.proposal.mentions if m.kind is Kind.SPEECH)


def test_what_a_source_quotes_in_turn_is_between_two():
    one = read(
        "소식통은 “안전원이 주민에게 ‘돈을 내지 않으면 감옥에 보내겠다’고 협박했다”고 전했다."
    )
    heard = {
        m.told[0]: m.detail["heard_by"] for m in one.proposal.mentions if m.kind is Kind.SPEECH
    }
    assert heard == {"“": None, "‘": 2}


def test_a_market_that_still_opens_points_at_nobody():
    one = read("The market still opens on Sundays. A guard still visits a widow every evening.")
    assert [told[:7] for told in one.told(Kind.CONTINUING)] == ["A guard"]


def test_speech_without_marks_is_between_two_even_as_hearsay():
    one = read(
        "한 주민이 그런 돈이 어디 있느냐고 하자 안전원은 돈이 안 오면 당신은 간첩의 에미요, 어느 쪽으로 적을지는 내 연필 끝에 "
        "달렸소라고 말했다고 한다."
    )
    heard = [m for m in one.proposal.mentions if m.kind is Kind.SPEECH]
    assert any("내 연필 끝에" in m.told and m.detail["heard_by"] == 2 for m in heard)


def test_who_gives_a_name_quotes_nobody():
    assert read("저는 무산에서 살던 최금녀라고 합니다.").told(Kind.SPEECH) == []


def test_a_nickname_that_only_the_title_gives_is_found():
    title = 'Another look at the harbour\'s "Crowbar" and his men'
    one = read("A captain beat a sailor in 2015.", title=title)
    assert one.told(Kind.NICKNAME) == ["Crowbar"]
    assert (
        read("A captain beat a sailor.", title="Police 'Accidentally' Beat A Sailor").told(
            Kind.NICKNAME
        )
        == []
    )


@pytest.mark.parametrize("role", [Role.REPORTER, Role.OTHER])
def test_two_speeches_without_marks_in_one_turn_are_both_kept(role):
    one = read(
        "This trader answered by saying, I dont know how to lie to my own brother. So she refused. "
        "The officer replied by saying, If I write one line, you can be sent away. She paid.",
        role=role,
    )
    heard = [m.told for m in one.proposal.mentions if m.kind is Kind.SPEECH]
    assert any("I dont know how to lie" in told for told in heard)
    assert any("If I write one line" in told for told in heard)


def test_what_the_teller_tells_of_himself_is_no_speech():
    one = read(
        "I was at my aunts house when they told my mother that I was gone. I still hide.",
        role=Role.SOURCE,
    )
    assert one.told(Kind.SPEECH) == []


@pytest.mark.parametrize(
    "text",
    [
        "지금도 사나흘에 한 번씩 와서 마당에 서 있다가 간다.",
        "요즘도 이틀이 멀다하게 옴.",
        "아직도 저녁이면 불러내서 나무를 나르게 한다.",
        "그 애는 지금 구류장 5호실에 있습니다.",
        "하루 건너 찾아와 문을 두드림.",
        "보름이 멀다 하고 집에 나타나 캐묻는다.",
        "언니는 아직 그 집에 삽니다.",
    ],
)
def test_what_goes_on_leads_to_people_even_where_nobody_is_named(text):
    assert read(text).told(Kind.CONTINUING)


@pytest.mark.parametrize(
    "text",
    [
        "요즘 국경이 막혀서 힘들다.",
        "지금도 시장에서 쌀이 팔린다.",
        "단속이 계속되고 있다.",
        "언니는 지금 어디 있습니까?",
    ],
)
def test_what_goes_on_for_everybody_may_stay(text):
    assert read(text).told(Kind.CONTINUING) == []
