"""What stands beside a home leads to its door."""

import pytest

from moksori.terms.mention import MentionKind
from tests.coding.accounts import read


def told(text):
    return [
        mention.told.strip(" ,")
        for mention in read(text).proposal.mentions
        if mention.kind is MentionKind.PLACE and mention.detail.get("landmark")
    ]


@pytest.mark.parametrize(
    ("text", "landmark"),
    [
        (
            "She lived in a hut behind the old brickworks, with her son.",
            "behind the old brickworks",
        ),
        ("They had a flat across from the tractor plant.", "across from the tractor plant"),
        ("Her stall next to the grain mill was taken.", "next to the grain mill"),
        ("그는 시계탑 뒤 아파트에 산다.", "시계탑 뒤"),
        ("나이는 40대, 집은 물탱크골 굴뚝 뒤편이고요.", "굴뚝 뒤편"),
        ("그 사람 집은 방앗간 옆입니다.", "방앗간 옆"),
        ("녀자는 변전소 바로 옆 단층집에서 살았소.", "변전소 바로 옆"),
    ],
)
def test_a_landmark_beside_a_home(text, landmark):
    assert landmark in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "She lived near the border.",
        "He lived by the sea, alone.",
        "The house was searched by the soldiers.",
        "He stood behind the old brickworks.",
        "공장 뒤에서 맞았다.",
        "그는 집 옆에 섰다.",
    ],
)
def test_what_every_town_has_and_where_nobody_lives(text):
    assert told(text) == []
