"""Korean wordings of nicknames, names, sums, days and what goes on; everything here is invented."""

import pytest

from moksori.terms.mention import MentionKind
from tests.coding.accounts import read


def told(text, kind):
    return [one.told.strip() for one in read(text).proposal.mentions if one.kind is kind]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("보안원 그놈 대위요. 우리는 겹갈퀴라 하오.", MentionKind.NICKNAME, "겹갈퀴"),
        ("상위가 있었습니다. 이름은 리철국이라구 했습니다.", MentionKind.PERSON, "리철국"),
        ("잡힌 날은 김정일 제삿날이요.", MentionKind.DATE, "김정일 제삿날"),
        ("체포된 날이 태양절 다음날이라 다 기억합니다.", MentionKind.DATE, "태양절 다음날"),
        ("나오기는 나왔소. 딸라로 또 730 고이고.", MentionKind.AMOUNT, "딸라로 또 730"),
        ("그 집을 뒤져서 중국돈 3만4천원하고 손전화를 가져갔습니다.", MentionKind.AMOUNT, "중국돈 3만4천원"),
        ("그중에 이천오백은 반장이 먹었소.", MentionKind.AMOUNT, "이천오백"),
        ("그 사람은 다리를 다쳐 은행골동 아파트에 삽니다.", MentionKind.PLACE, "은행골동"),
        ("나이는 마흔이고 집은 버들동이고요.", MentionKind.PLACE, "버들동"),
    ],
)  # fmt: skip
def test_wordings_that_lead_to_somebody(text, kind, words):
    assert words in told(text, kind)


@pytest.mark.parametrize(
    "text",
    [
        "이 이야기는 누가 전해준 건가요?",
        "편의상 그렇게 부르겠습니다.",
        "매대를 찾지 못한 채 소장네 집에 갔습니다.",
        "나는 무슨 소린지 몰라서 가만있었습니다.",
    ],
)
def test_words_of_every_day_are_no_names(text):
    assert not any(
        word in one
        for one in told(text, MentionKind.PERSON)
        for word in ("전해준", "편의상", "채", "소린지")
    )


def test_what_was_done_before_it_stays():
    text = "지도원이 여성을 가두었습니다. 몽둥이로 등을 때려 여성은 갈비뼈가 부러졌고 지금도 벽을 짚고 걷습니다."
    gone = told(text, MentionKind.CONTINUING)
    assert gone
    assert all("갈비뼈" not in one and "벽을 짚고" in one for one in gone)


@pytest.mark.parametrize(
    "text",
    [
        "지도원이 여성을 때렸습니다. 뜯어낸 돈의 절반이 과장에게 올라가기 때문에 눈감아 주는 겁니다.",
        "검사가 남성을 때렸습니다. 검사가 법을 지키는지 감시하는 게 또 검사의 일이고요.",
    ],
)
def test_how_things_are_is_not_what_goes_on(text):
    assert told(text, MentionKind.CONTINUING) == []
