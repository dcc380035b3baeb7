"""Names of people: in Latin letters and in Hangul, told once and told again."""

import pytest

from moksori.terms.mention import MentionKind
from tests.coding.accounts import read


def names(text, **how):
    one = read(text, **how)
    return {
        mention.told
        for mention in one.proposal.mentions
        if mention.kind is MentionKind.PERSON and mention.detail.get("named")
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A trader named Kim Chol-su was arrested.", "Kim Chol-su"),
        ("His wife Soon-hee waited.", "Soon-hee"),
        ("Mr. Rim left.", "Mr. Rim"),
        ("Officer Jang beat her.", "Jang"),
        ("The man in charge was a section head, first name unknown, surname Tak, fortyish.", "Tak"),
        ("A nurse told us. Let’s call her Kyong Hui, that’s not her name.", "Kyong Hui"),
        ("They arrested Jamal Idris, 43, a teacher.", "Jamal Idris"),
        ("한 주민이 김철수에게 돈을 주었다.", "김철수"),
        ("주민 리영희 씨가 왔다.", "리영희 씨"),
        ("박은희(22)는 잡혔다.", "박은희"),
        ("김모 씨가 체포됐다.", "김모 씨"),
        ("A씨는 주민이다.", "A씨"),
        ("김○○ 씨가 말했다.", "김○○ 씨"),
        ("이름은 최금단이다.", "최금단"),
        ("그는 오복단한테 맡겼다.", "오복단"),
        ("박철남이가 죽었다.", "박철남"),
        ("보위원 두칠성이 때렸다.", "두칠성"),
        ("기동대 대장 피달근이 왔다.", "피달근"),
        ("장인 함두칠에게 부탁했다.", "함두칠"),
        ("12반 반장 봉숙녀뿐입니다.", "봉숙녀"),
        ("부부장 남궁욱 중좌가 불렀다.", "남궁욱"),
        ("과장입니다. 천명송. 나이 쉰.", "천명송"),
        ("다들 태 지도원이라고 했다.", "태"),
        ("태 씨였고 다들 무서워했다.", "태 씨"),
        ("엄 상위가 화를 냈다.", "엄"),
        ("리 과장은 나갔다.", "리"),
        ("황사장에게 맡겼다.", "황"),
        ("봉 모 씨 집에 갔다.", "봉 모 씨"),
        ("계 모 대위가 왔다.", "계 모"),
    ],
)
def test_a_name_is_found(text, name):
    assert any(name in told for told in names(text))


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Labour met in March.",
        "The New Dawn council voted.",
        "Arduous March was a famine.",
        "방송은 신문은 지금은 주민들에게 이상한 말을 했다.",
        "지하철에서 이미지가 보였다.",
        "연천군과 고양에서 해군이 왔다.",
        "그는 정하지 않았다.",
        "한 할머니가 두부 한 모를 팔았다.",
        "전 방직공장 로동자가 그 지배인을 안다.",
        "리 간부가 한 지도원을 데려왔다.",
        "회사 이사장과 공사장 감독이 왔다.",
        "지도원 신분증을 보았다. 보위원 전화기가 울렸다.",
        "어머니 전화를 받았다. 과장 문제는 크다.",
        "너희를 정치범으로 만든다. 손전지를 비췄다. 옥수수는 천 원이다.",
    ],
)
def test_what_is_no_name_is_not_taken_for_one(text):
    assert names(text) == set()


def test_a_part_of_a_name_told_before_is_that_person():
    one = read("Pak Sun-hui came home. Pak was ill. Sun-hui died in 2015.")
    person = one.person("Pak Sun-hui")
    assert {"Pak Sun-hui", "Pak"} <= set(person.names)
    assert one.covered(MentionKind.PERSON, "Sun-hui")


def test_a_given_name_alone_is_found_before_and_after_the_whole():
    one = read("금단은 울었다. 10월에 최금단(32)이 잡혔다. 금단을 끌고 갔다.")
    assert one.covered(MentionKind.PERSON, "금단")
    assert set(one.person("최금단").names) == {"최금단", "금단"}


def test_a_surname_with_a_post_is_who_was_told_of():
    one = read("보위부의 마학범 소좌가 왔다. 마 소좌는 한 주민을 때렸다.")
    assert len([p for p in one.proposal.persons if "마" in p.label]) == 1
    assert one.act("beating").accused == (one.person("마학범").key,)


def test_a_pseudonym_is_known_to_be_one():
    assert read("An informant called Mr. Choi (pseudonym) spoke.").person("Choi").pseudonym
    assert read("박은희(가명)는 떠났다.").person("박은희").pseudonym


def test_a_full_stop_ends_a_name():
    one = read("They took U Htay Maung. Everybody knew.", pack="mm")
    assert "U Htay Maung" in one.person("Htay Maung").names


@pytest.mark.parametrize(
    "title", ["“What Happens Inside”", '"Behind Closed Gates"', "‘The Quiet Border’"]
)
def test_a_title_between_marks_names_nobody(title):
    assert names(f"You are listening to {title} from a station abroad.") == set()
