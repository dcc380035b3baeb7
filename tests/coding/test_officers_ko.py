"""Korean: what an officer is reported to have said to one person is heard by two; all invented."""

import pytest

from moksori.terms.mention import MentionKind
from moksori.terms.passage import SpeakerRole
from tests.coding.accounts import read


def withheld(text, **more):
    return [
        mention.told
        for mention in read(text, **more).proposal.mentions
        if mention.kind is MentionKind.SPEECH and mention.detail.get("heard_by") == 2
    ]


@pytest.mark.parametrize(
    ("before", "words", "after"),
    [
        ("검사는 서류를 덮었습니다. 누이에게는", "도장이 마르면 길이 막히고 도장이 젖으면 길이 열린다", "고 했답니다."),
        ("소장은 문을 걸어 잠그고는", "저울은 나라의 것이고 눈금을 누구한테 맞출지는 이 방에서 정한다", "고 말했다는 겁니다."),
        ("그러면서 지도원은", "사람 손가락은 열 개지만 지장을 찍는 데는 한 개면 된다", " 하고 웃더라는 겁니다."),
        ("어머니가 빌자 대장이 말하기를", "역전에서 말하려면 먼저 역전에 왜 갔는지부터 말해야 하지 않겠는가", " 하더랍니다."),
        ("보위원은 그 여성한테만", "강 건너 소식은 강 이쪽에서 먼저 닫힌다", "고 을러댔습니다."),
        ("과장은", "이 장부는 내가 덮으면 종이고 내가 펴면 네 집은 재가 된다", " 라고 했고, 여성은 주저앉았다고 합니다."),
    ],
)  # fmt: skip
def test_words_of_an_officer_to_one_person(before, words, after):
    found = withheld(f"{before} {words}{after}")
    assert any(words in one for one in found), found
    assert all("주저앉" not in one for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "지도원은 여성을 때렸습니다. 소식통은 장마당이 큰물 뒤로 줄곧 닫혀 있었다고 말했습니다.",
        "소장은 주민들에게 올해는 나무를 심는 집마다 쌀을 더 준다고 말했습니다.",
        "검사는 사람을 때렸습니다. 검열 온 사람들은 고기만 먹고 그냥 올라갔다고 합니다.",
        "지도원이 여성을 때렸습니다. 그런데 두 달 뒤에 또 찾아와서 3천위안을 더 내라고 했습니다.",
        "보안원한테 잡혔소. 벽장에 넣어 두었던 거 다. 남의 돈까지 가져갔소.",
    ],
)
def test_what_was_told_to_many_or_to_the_desk_stays(text):
    assert withheld(text) == []


def test_a_message_announces_what_the_next_one_says():
    chat = "이모: 둘이 마주앉아서 그놈이 한다는 말이\n이모: 이 집 굴뚝은 왜 이렇게 통통한가\n이모: 그랬다오"
    assert withheld(chat, speakers={"이모": SpeakerRole.SOURCE}) == [
        "이 집 굴뚝은 왜 이렇게 통통한가"
    ]
    other = "이모: 그놈이 한다는 말이\n나: 네, 말씀하세요"
    assert withheld(other, speakers={"이모": SpeakerRole.SOURCE, "나": SpeakerRole.REPORTER}) == []


def test_a_source_whose_words_are_handed_on_speaks_to_the_desk():
    text = "달구 씨의 말을 그대로 옮기면 이렇습니다. “품삯은 손에 쥐여 주는 게 아니라 책에다 적습니다.”"
    assert withheld(text) == []
