"""The ways to tell a nickname, in English and Korean."""

from __future__ import annotations

import pytest

from moksori.coding.nicknames import _ALSO_TOLD, _ENGLISH, _answered, _told
from moksori.coding.nicknames_ko import NEVER_NICKNAMES
from moksori.coding.segments import Part, Segment


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Residents gave him the name "Kettle".', "Kettle"),
        ('They nicknamed him "Ladle".', "Ladle"),
        ("He is known, behind his back, as the Spoon; or, behind his back, Thimble.", "Thimble"),
        ('Villagers name him "Blue Pot".', "Blue Pot"),
        ('Farmers call the clerk "Little Barrel".', "Little Barrel"),
        ("He was given by the miners the nickname of Old Bucket.", "Old Bucket"),
        ('The doctor answers to "Needle".', "Needle"),
        ("He is now being called the Ladle by all.", "the Ladle"),
        ('"The Jug" everybody calls him.', "The Jug"),
        ('People speak of him as "the Sieve", even children.', "the Sieve"),
        ("a captain, the one they call Tin Whistle, came", "Tin Whistle"),
        ("a warder whom everyone knows as the Bucket.", "the Bucket"),
        ("they call him Funnel in the village", "Funnel"),
        ("In the ward they had a word for him, “Thimble,” since he sewed.", "Thimble"),
        ("Among the clerks he is the Grey Shovel, on account of the snow.", "the Grey Shovel"),
        ("In the cell we called him the Knitter because he knitted.", "the Knitter"),
        ("They joke about it, and among themselves he is “Comrade Ladle.”", "Comrade Ladle"),
        ("We called him “the Baker”, because he rose early.", "the Baker"),
        ('The weavers have their own name for the foreman: "the Shuttle".', "the Shuttle"),
    ],
)
def test_told(text: str, name: str) -> None:
    """Each of them names the nickname."""
    found = [
        match["quoted"] or match["plain"]
        for pattern in (_ENGLISH, _ALSO_TOLD)
        for match in pattern.finditer(text)
    ]
    assert name in found


def test_insults() -> None:
    """What somebody is called once, in small letters, is no nickname."""
    assert not _ENGLISH.search('He called the woman "a thief".')


def test_in_other_words() -> None:
    """What stands in brackets behind a nickname is the same nickname."""
    told = "the one they call Tin Whistle (in Korean yang-chol, for his voice)"
    assert [name for name, _ in _told(Segment(Part.PASSAGE, 0, told))] == [
        "Tin Whistle",
        "yang-chol",
    ]


@pytest.mark.parametrize("lead", ["Let’s call her", "We will call her", "I'll just call her"])
def test_a_name_that_the_reporter_gives_is_none(lead: str) -> None:
    """Somebody of the desk chose it; nobody there knows the person by it."""
    text = f"A weaver told us. {lead} Sun Hui, that’s not her name."
    assert list(_told(Segment(Part.PASSAGE, 0, text, None))) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("수감자들은 과장을 가리켜 ‘부엉이’라고 했는데, 밤에만 온답니다.", "부엉이"),
        ("주민들은 이 두 사람을 묶어서 '쌍절구'라고 했대요.", "쌍절구"),
        ("뒤에서는 다들 송곳이라 했다.", "송곳"),
        ("그는 시장에서 저승사자로 통했다.", "저승사자"),
        ("그 지도원은 마을에서 독사 소리를 들었다.", "독사"),
        ("장마당에서는 그를 두고 `빨대`라 합니다.", "빨대"),
        ("별명이 뭐였냐면 쇠갈퀴였어요.", "쇠갈퀴"),
        ("사람들은 그놈을 그냥 도끼라구 했소.", "도끼"),
        ("그래서 붙은 이름이 《말뚝》이랍니다.", "말뚝"),
        ("‘찰거마리’, 이게 그 사람 별명입니다.", "찰거마리"),
        ("소장은 “자물쇠”로 더 유명했다고 합니다.", "자물쇠"),
        ("우리는 그를 이름 대신 몽둥이로 불렀습니다.", "몽둥이"),
        ("그 검사는 ‘두꺼비’란 별칭을 가지고 있습니다.", "두꺼비"),
        ("상인들은 과장을 일러 “저울추”라 하고, 그 부하를 “꼬리”라 한답니다.", "꼬리"),
        ("사람들이 붙여준 이름은 부지깽이였습니다.", "부지깽이"),
    ],
)
def test_told_in_korean(text: str, name: str) -> None:
    """Each of them names the nickname, with any marks or none."""
    segment = Segment(Part.PASSAGE, 0, text, None)
    assert name in [surface for surface, _ in _told(segment)]


@pytest.mark.parametrize(
    "text",
    [
        "그는 여성을 사무실로 불렀습니다.",
        "여성은 비명 소리를 들었습니다.",
        "주민들은 그를 간첩이라고 했습니다.",
        "사람들은 공장을 지옥이라고 했습니다.",
        "안전원들은 그를 반역자라 불렀습니다.",
        "그는 소장한테 전화로 통했습니다.",
    ],
)
def test_no_nickname_in_korean(text: str) -> None:
    """Where somebody is called to, what he hears, and what he is accused of are no nicknames."""
    segment = Segment(Part.PASSAGE, 0, text, None)
    told = {surface for surface, _ in _told(segment)}
    assert told <= NEVER_NICKNAMES


@pytest.mark.parametrize(
    ("asked", "answer", "name"),
    [
        (
            "- Locals have given this official a nickname.",
            '- "Old Kettle", after a film.',
            "Old Kettle",
        ),
        ("Does he have a nickname?", "They do. The Iron Ladle, they say.", "The Iron Ladle"),
    ],
)
def test_a_nickname_is_the_answer_to_the_question_for_it(
    asked: str, answer: str, name: str
) -> None:
    """The answer alone would not tell that it is one."""
    turns = [Segment(Part.PASSAGE, 0, asked, None), Segment(Part.PASSAGE, 100, answer, None)]
    assert name in [surface for surface, _ in _answered(turns)]
