"""Chat exports: WhatsApp, KakaoTalk and Signal, in every dress they come in."""

import json

import pytest

from moksori.intake.encodings import Read
from moksori.intake.limits import LIMITS
from moksori.intake.readers.signal import read_json
from moksori.intake.reading import read
from moksori.intake.refusals import DamagedError, EmptyError
from tests.intake.making import spoken

STAMPS = [
    "12/31/20, 11:59 PM - ",
    "31/12/2020, 23:59 - ",
    "31/12/2020 23:59 - ",
    "31.12.20, 23:59 - ",
    "31-12-2020 23:59 - ",
    "2020-12-31, 23:59 - ",
    "2020/12/31 23:59 - ",
    "12/31/20, 11:59\u202fPM - ",
    "31/12/20, 11:59 p.m. - ",
    "31/12/2020 à 23:59 - ",
    "2020. 12. 31. 오후 11:59 - ",
    "2020년 12월 31일 오후 11:59 - ",
    "2020/12/31 下午11:59 - ",
    "٣١/١٢/٢٠٢٠، ١١:٥٩ م - ",
    "[31/12/2020, 23:59:59] ",
    "[12/31/20, 11:59:59 PM] ",
    "[31.12.20, 23:59:59] ",
    "[2020-12-31, 23:59:59] ",
    "[2020. 12. 31. 오후 11:59:59] ",
    "\u200e[31/12/2020, 23:59:59] ",
]


@pytest.mark.parametrize("stamp", STAMPS)
def test_every_date_style_of_whatsapp_is_read(stamp):
    chat = f"{stamp}Anna: Where were you: there?\nSecond line\n{stamp}+82 10-1234-5678: 여기요\n"
    decoded = read(chat.encode(), "chat.txt")
    assert decoded.container == "whatsapp"
    assert decoded.text == chat
    assert spoken(decoded) == [
        ("Anna", "Where were you: there?\nSecond line"),
        ("+82 10-1234-5678", "여기요"),
    ]


def test_what_whatsapp_says_itself_and_media_belong_to_nobody():
    chat = (
        "31/12/2020, 23:58 - Messages and calls are end-to-end encrypted. Only you can read them.\n"
        "31/12/2020, 23:59 - Anna: Where?\n"
        "31/12/2020, 23:59 - Bo: <Media omitted>\n"
        "31/12/2020, 23:59 - Bo joined using this link\n"
        "31/12/2020, 23:59 - Bo: This message was deleted\n"
        "31/12/2020, 23:59 - ~\u202fBo: Here.\n"
    )
    assert spoken(read(chat.encode(), "x")) == [("Anna", "Where?"), ("Bo", "Here.")]


KAKAO = {
    "pc-ko": (
        "가온 님과 카카오톡 대화\n저장한 날짜 : 2024-03-05 15:12:33\n\n"
        "--------------- 2024년 3월 5일 화요일 ---------------\n"
        "[가온] [오후 3:12] 어디\n둘째 줄\n[나] [오후 3:13] 사진\n[나] [오후 3:13] 여기: 집\n"
        "다솜님이 들어왔습니다.\n"
    ),
    "android-ko": (
        "가온 님과 카카오톡 대화\n저장한 날짜 : 2024년 3월 5일 오후 3:12\n\n\n2024년 3월 5일 오후 "
        "3:12\n"
        "2024년 3월 5일 오후 3:12, 가온 : 어디\n둘째 줄\n2024년 3월 5일 오후 3:13, 나 : 사진 2장\n"
        "2024년 3월 5일 오후 3:13, 나 : 여기: 집\n2024년 3월 5일 오후 3:14, 다솜님이 나갔습니다.\n"
    ),
    "ios-ko": (
        "가온 님과 카카오톡 대화\n저장한 날짜 : 2024. 3. 5. 오후 3:12\n\n2024년 3월 5일 화요일\n"
        "2024. 3. 5. 오후 3:12, 가온 : 어디\n둘째 줄\n2024. 3. 5. 오후 3:13: 다솜님이 나갔습니다.\n"
        "2024. 3. 5. 오후 3:13, 나 : 여기: 집\n"
    ),
    "pc-en": (
        "KakaoTalk Chats with 가온\nDate Saved : 2024-03-05 15:12:33\n\n"
        "--------------- Tuesday, March 5, 2024 ---------------\n"
        "[가온] [3:12 PM] 어디\n둘째 줄\n[나] [3:13 PM] Photo\n[나] [3:13 PM] 여기: 집\n"
    ),
    "phone-en": (
        "가온 KakaoTalk Chats\nDate Saved : Mar 5, 2024 at 3:12 PM\n\nTuesday, March 5, 2024\n"
        "Mar 5, 2024 at 3:12\u202fPM, 가온 : 어디\n둘째 줄\nMarch 5, 2024, 3:13 PM, 나 : 여기: 집\n"
    ),
    "times-only": (
        "가온 님과 카카오톡 대화\n저장한 날짜 : 2024년 3월 5일\n\n"
        "------------------------------\n2024년 3월 5일 화요일\n------------------------------\n"
        "오후 3:12, 가온 : 어디\n둘째 줄\n오후 3:13, 나 : 여기: 집\n"
    ),
}


@pytest.mark.parametrize("kind", KAKAO)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
def test_every_export_of_kakaotalk_is_read(kind, encoding):
    chat = KAKAO[kind].replace("\u202f", " ") if encoding == "cp949" else KAKAO[kind]
    decoded = read(chat.replace("\n", "\r\n").encode(encoding), "chat.txt")
    assert decoded.container == "kakaotalk"
    assert spoken(decoded) == [("가온", "어디\r\n둘째 줄"), ("나", "여기: 집")]


def test_the_table_that_kakaotalk_writes_on_a_mac_is_a_table():
    chat = 'Date,User,Message\n2024-03-05 15:12:33,"가온","어디"\n2024-03-05 15:13:00,"나","여기"\n'
    assert spoken(read(chat.encode(), "chat.csv")) == [("가온", "어디"), ("나", "여기")]


SIGNAL_TEXTS = [
    "[2019-05-29, 15:04] Me: Where?\n[2019-05-29, 15:10] Aya: Here\nand there  \n(- Me: x -)\n",
    "[2019-05-29 15:04:11] Me: Where?\n\n[2019-05-29 15:10:00] Aya: Here\nand there\n",
    "2023-01-02 12:34 Me: Where?\n2023-01-02 12:35 Aya: Here\nand there\n",
    "Conversation: Aya (+1)\n\nFrom: Me\nType: outgoing\nSent: Tue, 3 Jan 2023\n\nWhere?\n\n"
    "From: Aya (+1)\nType: incoming\nSent: Tue\nReceived: Tue\n\nHere\nand there\n\n",
]


@pytest.mark.parametrize("chat", SIGNAL_TEXTS)
def test_text_exports_of_signal_are_read(chat):
    decoded = read(chat.encode(), "chat.md")
    assert decoded.container == "signal"
    assert spoken(decoded) == [("Me", "Where?"), ("Aya", "Here\nand there")]


BACKUP = [
    {"version": 1, "backupTimeMs": "1", "mediaRootBackupKey": "AA=="},
    {"recipient": {"id": "1", "self": {}}},
    {"recipient": {"id": "2", "contact": {"profileGivenName": "Aya", "e164": "1555"}}},
    {"chat": {"id": "3", "recipientId": "2"}},
    {"chatItem": {"authorId": "1", "dateSent": "1734989094736", "outgoing": {},
                  "standardMessage": {"text": {"body": "Where?"}}}},
    {"chatItem": {"authorId": "2", "dateSent": "1734989154736", "incoming": {},
                  "standardMessage": {"text": {"body": "Here"}, "reactions": []}}},
    {"chatItem": {"authorId": "2", "directionless": {}, "updateMessage": {}}},
    {"chatItem": {"authorId": "2", "incoming": {}, "standardMessage": {"attachments": [{}]}}},
]  # fmt: skip
PROGRAM = [
    {"date": "2024-12-23T21:24:54", "sender": "Me", "body": "Where?", "quote": "", "reactions": []},
    {"date": "2024-12-23T21:25:54", "sender": "Aya", "body": "Here", "attachments": []},
]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(json.dumps(row) for row in BACKUP),
        json.dumps(PROGRAM),
        "\n".join(json.dumps(row) for row in PROGRAM),
        json.dumps({"messages": PROGRAM}),
    ],
    ids=["backup", "list", "lines", "object"],
)
def test_json_exports_of_signal_are_read(text):
    decoded = read(text.encode(), "main.jsonl")
    assert decoded.container == "signal"
    assert decoded.text.startswith("[2024-12-23 21:24] Me: Where?\n[2024-12-23 21:25] Aya: ")
    assert spoken(decoded) == [("Me", "Where?"), ("Aya", "Here")]


def test_a_line_that_was_cut_does_not_stop_the_others():
    text = "\n".join(json.dumps(row) for row in BACKUP[:6])[:-40]
    decoded = read_json(Read(text, "utf-8"), LIMITS)
    assert spoken(decoded) == [("Me", "Where?")]
    assert decoded.metadata["broken_lines"] == "1"


def test_half_characters_in_json_become_whole_ones():
    decoded = read_json(Read('{"sender": "Aya", "body": "so \\ud83d"}', "utf-8"), LIMITS)
    assert decoded.text == "Aya: so \ufffd"
    decoded.text.encode()


@pytest.mark.parametrize(
    ("text", "refusal"),
    [('{"body": ', DamagedError), ('{"body": null}', EmptyError), ('{"body": 3}', EmptyError)],
)
def test_json_without_messages_is_refused(text, refusal):
    with pytest.raises(refusal):
        read_json(Read(text, "utf-8"), LIMITS)
