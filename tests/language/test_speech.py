"""Direct speech, with its marks and without them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moksori.language.speech import find_speech, is_of_source

MARKS = ["“”", '""', "‘’", "''", "«»", "「」", "『』", "《》", "„“"]


def speech(text):
    return [(text[one.start : one.end], one.detail["marks"]) for one in find_speech(text)]


@pytest.mark.parametrize("marks", MARKS)
def test_marked_speech_is_found_with_its_marks(marks):
    said = f"{marks[0]}You will bring the money tomorrow.{marks[1]}"
    [one] = find_speech(f"The officer said, {said} She left.")
    text = f"The officer said, {said} She left."
    assert text[one.start : one.end] == said
    assert one.value == "You will bring the money tomorrow."
    assert text[slice(*one.detail["verb"])] == "said"
    assert one.detail["speaker"] == "The officer"
    assert one.detail["sentence"]


@pytest.mark.parametrize("marks", MARKS)
def test_marked_korean_speech_is_found_with_its_marks(marks):
    said = f"{marks[0]}내일까지 돈을 가져오라{marks[1]}"
    text = f"보위원은 {said}고 말했다."
    [one] = find_speech(text)
    assert text[one.start : one.end] == said
    assert text[slice(*one.detail["verb"])] == "말했"
    assert one.detail["speaker"] == "보위원은"
    assert one.detail["sentence"]


def test_speech_in_two_parts_is_found_in_both():
    text = "“If you talk,” he said, “your brother disappears.”"
    assert speech(text) == [("“If you talk,”", True), ("“your brother disappears.”", True)]


@pytest.mark.parametrize(
    "text",
    [
        "Everyone calls him 'the Crow' in the market.",
        "the so-called “re-education” took place",
        "known as ‘the Crow’ among residents",
        "He calls himself “the king of the whole market”",
        "the “leader” spoke of “unity”",
        "The film “The Old Road” was shown.",
        "He said he was “very sorry” for it.",
        "그는 ‘독립’을 외쳤다",
        "주민들은 그를 ‘까마귀’라고 부른다.",
        "이른바 ‘고난의 시기’에 있었던 일이다.",
    ],
)
def test_a_term_in_marks_is_nobodys_speech(text):
    assert find_speech(text)
    assert not any(one.detail["sentence"] for one in find_speech(text))


@pytest.mark.parametrize(
    "text", ["He shouted “Stop!”", "“Why?” she asked.", "“I know,” he said.", "“왜 왔느냐?”"]
)
def test_a_short_cry_is_speech(text):
    [one] = find_speech(text)
    assert one.detail["sentence"]


LOST = [
    (
        "She answered him by saying, I dont even own a coat. My children are hungry. Then she left.",
        "I dont even own a coat. My children are hungry.",
    ),
    (
        "The officer told her, Sign here or your son goes to the camp. She signed.",
        "Sign here or your son goes to the camp.",
    ),
    (
        "The officer said Bring the money or your brother disappears. She left.",
        "Bring the money or your brother disappears.",
    ),
    ("He said I will find you if you talk. The woman fled.", "I will find you if you talk."),
    ("he told her you must pay by Friday. She paid.", "you must pay by Friday."),
    ("You will never leave this room, he told her. She cried.", "You will never leave this room,"),
    (
        "The guard answered: We have orders. You know that. She was beaten.",
        "We have orders. You know that.",
    ),
    ("His words were: Pay or rot. Then he left.", "Pay or rot."),
    (
        "One of them said if you talk we will come back for your family. They left.",
        "if you talk we will come back for your family.",
    ),
    ("She whispered, dont tell anyone. He nodded.", "dont tell anyone."),
    ("she replied i have no money", "i have no money"),
    ("Ill make you regret this, he told her.", "Ill make you regret this,"),
    ("he said, If I see one word, you can go to jail. Later he left.", "If I see one word, you can go to jail."),
    ("He took the phone, saying, Due to your acts, your son is in trouble. If you send money, Ill let "
     "him go. The mother paid.",
     "Due to your acts, your son is in trouble. If you send money, Ill let him go."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), LOST)
def test_speech_whose_marks_were_lost_runs_on_while_somebody_is_spoken_to(text, said):
    [(found, marks)] = speech(text)
    assert found == said
    assert not marks


LOST_KOREAN = [
    ("보위원은 돈을 안 내면 네 동생은 끝이라고 위협했다. 여자는 울었다.", "네 동생은 끝이라"),
    ("보위원은 여자에게 네 남편이 강을 건넌 걸 안다고 말했다.", "네 남편이 강을 건넌 걸 안다"),
    ("너 간첩으로 잡혀갈 수 있어 라고 말했다", "너 간첩으로 잡혀갈 수 있어"),
    ("여자는 나는 아무것도 모른다고 대답했다.", "나는 아무것도 모른다"),
    ("그는 이렇게 말했다: 너희는 이제 끝이다. 그리고 나갔다.", "너희는 이제 끝이다."),
    ("그가 왔다. 너 아들 거기 있지? 돈 내. 안 내면 너도 간다. 여자는 돈을 주었다.",
     "너 아들 거기 있지? 돈 내. 안 내면 너도 간다."),
    ("그가 소리쳤다. 당장 나가라. 다시는 오지 마라. 여자는 도망쳤다.", "당장 나가라. 다시는 오지 마라."),
    ("단속원은 이건 다 몰수다 하면서 물건을 빼앗았다.", "이건 다 몰수다"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), LOST_KOREAN)
def test_korean_speech_whose_marks_were_lost_is_found(text, said):
    [(found, marks)] = speech(text)
    assert said in found
    assert not marks


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("항구동에 사는 마흔 살 봉 씨는 배를 타다가 걸렸는데요, 로 상위가 한마디면 너는 끝이라고 위협했다고 합니다.",
         "한마디면 너는 끝이라"),
        ("어머니한테 뭐라고 했냐면 너 아들이 어디 있는지 다 안다고 했어요.", "너 아들이 어디 있는지 다 안다"),
        ("봉 씨는 그를 창고로 데려가 문을 잠그고 네 물건은 다 내 것이라고 으름장을 놓았다.",
         "네 물건은 다 내 것이라"),
        ("그 사람이 하는 말이 이 소금을 다 바치면 네 형은 살려 준다 하였습니다.",
         "이 소금을 다 바치면 네 형은 살려 준다 하였습니다."),
    ],
)  # fmt: skip
def test_who_spoke_and_what_he_did_stay_outside_his_words(text, said):
    [(found, _)] = speech(text)
    assert found == said


@pytest.mark.parametrize(
    "text",
    [
        "하루 이천 원이었는데 사천 원을 내라고 했답니다.",
        "과장이 상인을 불러 구만 위안을 내라고 요구했다.",
        "저를 따로 불러서 옷을 벗기고 검사를 한다고 했습니다.",
    ],
)
def test_what_was_demanded_is_told_and_not_said(text):
    assert speech(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "He told me to bring the money tomorrow.",
        "They said that you can buy it.",
        "The officer said in January that the families would be forgiven.",
        "He added, however, that it was late.",
        "said Han, the trader",
        "He said, Friday is the deadline.",
        "Can you tell us, what do you know about it?",
        "As I said, you know how it is.",
        "He threatened to send her away, saying that she was a spy.",
        "The officer, smiling, asked whether I had money.",
        "그는 내일까지 돈을 가져오라고 했다.",
        "그는 집에 갔다고 말했다.",
        "우리는 시장에서 장사를 했다.",
        "가족 네 명이 갔다고 말했다.",
        "나는 그에게 어머니를 놓아 달라고 빌었다.",
    ],
)
def test_reported_speech_is_not_taken_for_direct(text):
    assert speech(text) == []


def test_one_who_tells_of_herself_is_not_taken_for_the_speaker():
    text = "I was taken to a cell. He said, You will die here. I was put back. I cried."
    assert speech(text) == [("You will die here.", False)]


def test_half_of_the_marks_is_enough():
    assert speech("He said, “I will never stop. You know me. The woman left.")[0][0].startswith(
        "“I will"
    )
    assert speech("He said, I will never stop.” Then he left.") == [("I will never stop.”", False)]


def test_lost_speech_ends_with_its_paragraph():
    text = "He said, I will find you.\nYou asked about the market."
    assert speech(text) == [("I will find you.", False)]


@given(st.sampled_from(["“", '"', "«"]), st.integers(4, 12))
def test_every_long_quotation_that_a_verb_introduces_is_speech(mark, words):
    close = {"“": "”", '"': '"', "«": "»"}[mark]
    inner = " ".join(["paper"] * words) + "."
    [one] = find_speech(f"The man said, {mark}{inner}{close} Later he left.")
    assert one.value == inner
    assert one.detail["sentence"]


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        (
            "“She went to see him at his office,” the source said.",
            "“She went to see him at his office,”",
            True,
        ),
        ("The source said: “She went to see him.”", "“She went to see him.”", True),
        ("“그는 사무실로 갔다”고 소식통은 전했다.", "“그는 사무실로 갔다”", True),
        ("“Your boy dies first,” the source said.", "“Your boy dies first,”", False),
        ("“The mill is mine,” the foreman said.", "“The mill is mine,”", False),
    ],
)
def test_what_a_source_tells_the_desk(text, said, expected):
    start = text.index(said)
    assert is_of_source(text, start, start + len(said)) is expected


def test_korean_words_begin_behind_what_the_same_one_did_before():
    text = "지도원이 들어와 앉더니, 딸이 보낸 쌀이 어느 독 안에 있는지 내가 다 알고 왔소, 라고 했답니다."
    assert any(text[one.start : one.end].startswith("딸이 보낸 쌀이") for one in find_speech(text))
