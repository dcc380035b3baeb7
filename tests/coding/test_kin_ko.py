"""Whose kin, and which woman: Korean accounts of one victim after another. All is invented."""

import pytest

from tests.coding.test_incidents_ko import LEAD, acts, labels, people


def test_a_mother_and_her_daughter_are_told_of_in_one_word():
    text = LEAD + (
        "3월에 단천에서 온 40대 여성과 16살 딸이 역에서 단속됐습니다. "
        "지도원은 모녀를 몽둥이로 때렸습니다."
    )
    assert acts(text, "beating")[0][1] == ["단천에서 온 40대 여성", "16살 딸"]


def test_who_has_a_daughter_is_the_mother():
    text = LEAD + (
        "3월에 단천에서 온 40대 여성과 16살 딸이 역에서 단속됐습니다. "
        "지도원은 어머니의 머리를 몽둥이로 때렸습니다."
    )
    assert acts(text, "beating")[0][1] == ["단천에서 온 40대 여성"]
    assert "어머니" not in labels(text)


def test_this_woman_is_whom_the_incident_is_about():
    text = LEAD + (
        "3월에 35살 여성이 잡혀 왔습니다. 지도원은 여성을 때렸습니다. "
        "5월에는 22살 방직공이 끌려왔습니다. 지도원은 이 여성을 강간했습니다."
    )
    assert acts(text, "rape")[0][1] == ["22살 방직공"]


def test_a_sister_threatened_through_her_sister_is_who_was_told_of():
    text = LEAD + (
        "4월에 45살 여성 노 씨가 구류장에 갇혔습니다. 여동생이 면회를 왔습니다. "
        "지도원은 여동생이 돈을 주지 않자 언니를 때렸습니다."
    )
    assert all("노 씨" in act[1][0] for act in acts(text, "beating"))


@pytest.mark.parametrize(
    "told",
    [
        "한 지도원이 스물두 명의 이름을 적었습니다.",
        "지도원은 인민을 위한다고 말했습니다.",
        "김정숙군에서 있었던 일입니다.",
    ],
)
def test_words_that_bring_nobody(told):
    assert not {"두 명", "인민", "김정숙", "한 명"} & set(labels(LEAD + told))


def test_what_he_is_does_not_make_another_man():
    text = LEAD + "하 지도원은 대학을 졸업하고 지도원이 된 52살의 남성입니다."
    assert "52살의 남성" not in labels(text)


def test_somebody_told_twice_is_one():
    text = LEAD + "소식통의 친구인 29살 재봉공이 매를 맞았습니다."
    told = [one.label for one in people(text).values()]
    assert "친구인 29살 재봉공" in told
    assert "29살 재봉공" not in told


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("지도원은 병원에 보내달라는 말을 무시했습니다", "denial_of_medical_care"),
        ("지도원은 여성의 식사를 줄이라고 지시했습니다", "denial_of_rations"),
        ("여성은 새벽까지 일을 해야 했습니다", "forced_labour"),
        ("여성은 3년 동안 교화소 생활을 했습니다", "detention"),
        ("지도원은 여성을 독방에 열흘 동안 가두었습니다", "detention"),
        ("지도원은 부하를 시켜 여성을 사무실로 데려오게 했습니다", "arrest"),
        ("지도원은 여성에게 여행증명서를 떼주지 않았습니다", "travel_restriction"),
    ],
)
def test_what_was_done_in_other_words(told, kind):
    text = LEAD + f"3월에 35살 여성이 잡혀 왔습니다. {told}."
    assert [act[1] for act in acts(text, kind)] == [["35살 여성"]]


def test_a_woman_of_the_same_cell_is_not_put_there_by_being_told_of():
    text = LEAD + "소식통은 같은 감방에 있던 30살 여성의 일을 전했습니다."
    assert acts(text, "detention") == []


def test_the_page_names_its_editor_and_not_the_next_page():
    text = "한 주민이 잡혔습니다.\n목록  이전글  다음글"
    assert "다음글" not in labels(text)


def test_what_is_left_out_is_of_the_new_incident():
    text = LEAD + (
        "3월에 35살 여성이 끌려왔습니다. 지도원은 여성을 때렸습니다. "
        "9월에는 23살 방직공이 일하다가 손을 다쳤습니다. 지도원은 병원에 보내달라는 말을 무시했습니다."
    )
    assert [act[1] for act in acts(text, "denial_of_medical_care")] == [["23살 방직공"]]
