"""Which encoding a file is in: languages, encodings and lengths against each other."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moksori.intake.encodings import decode
from moksori.intake.refusals import BinaryError

KOREAN = (
    "저는 삼십 명과 함께 창고에 갇혀 있었고 아무도 우리에게 물을 주지 않았습니다. 소장은 웃으면서 "
    "문을 닫았다고 "
    "합니다. 그 뒤로 사흘 동안 아무 소식이 없었어요. 그는 매일 저녁 우리 집에 와서 돈을 "
    "요구했습니다."
)
SAMPLES = {
    "ko": [
        "도와주세요", "북한", "안녕", "보위부에서 왔습니다", "MSS 간부가 RMB를 받았다", "ㅋㅋㅋ "
        "뭐라고?",
        "강냉이 두 되", "제보: 010-1234", "최씨", KOREAN,
    ],
    "zh": ["警察来了", "他们每天晚上来我家要钱。", "我和三十个人一起被关在仓库里，没有人给我们水喝。所长笑着把门关上了。"],
    "ja": ["警察が来ました。", "私は三十人と一緒に倉庫に閉じ込められ、誰も水をくれませんでした。"],
    "ru": ["Помогите", "они пришли ночью и забрали брата", "Меня держали на складе вместе с другими."],
    "fr": ["arrêté", "Où étiez-vous ? J’étais caché près de l’école, et « personne » n’a rien dit."],
    "en": ["He didn’t come.", "“Go away,” he said — and I didn’t look back… the officer’s car was gone."],
    "de": ["Er wurde in Köln verhaftet und geschlagen; später ließ man ihn für 300 € frei."],
    "es": ["¿Dónde está mi hermano? Lo detuvieron mañana y año tras año."],
    "pl": ["Zatrzymano go we wtorek, pobito i wypuszczono. Żądał pieniędzy, więc mu zapłaciłem."],
    "tr": ["Gece geldiler, kardeşimi aldılar ve bize hiçbir şey söylemediler. Çığlıklar duyduk."],
    "el": ["Ήρθαν τη νύχτα και πήραν τον αδελφό μου. Κανείς δεν μας είπε τίποτα."],
    "ar": ["جاءوا في الليل وأخذوا أخي ولم يخبرنا أحد بشيء."],
    "he": ["הם באו בלילה ולקחו את אחי, ואף אחד לא אמר לנו כלום."],
}  # fmt: skip
ENCODINGS = {
    "ko": ["cp949", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"],
    "zh": ["gb18030", "big5", "utf-8", "utf-16", "utf-16-le", "utf-16-be"],
    "ja": ["cp932", "euc_jp", "iso2022_jp", "utf-8", "utf-16-le"],
    "ru": ["cp1251", "koi8-r", "cp866", "utf-8", "utf-16-le", "utf-16-be", "utf-32"],
    "fr": ["cp1252", "utf-8", "utf-16-le"],
    "en": ["cp1252", "utf-8", "utf-16-be"],
    "de": ["cp1252"],
    "es": ["cp1252"],
    "pl": ["cp1250"],
    "tr": ["cp1254"],
    "el": ["cp1253"],
    "ar": ["cp1256"],
    "he": ["cp1255"],
}
MATRIX = [
    (encoding, text)
    for language, texts in SAMPLES.items()
    for text in texts
    for encoding in ENCODINGS[language]
]


def fits(encoding, text):
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


@pytest.mark.parametrize(("encoding", "text"), [pair for pair in MATRIX if fits(*pair)])
def test_every_language_is_read_in_every_encoding_it_is_written_in(encoding, text):
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["cp949", "utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("length", [3, 4, 5, 8, 13, 40])
def test_korean_is_right_at_every_length_and_place(encoding, length):
    wrong = []
    for start in range(len(KOREAN) - length):
        piece = KOREAN[start : start + length]
        if not piece.isascii() and decode(piece.encode(encoding)).text != piece:
            wrong.append(piece)
    assert wrong == []


def test_two_syllables_of_cp949_are_korean():
    listed = "경찰 시장 어머 동생 마을 장부 소금 감옥 군인 엄마 오빠 이름 서울 사람 우리 거기 여기"
    words = listed.split()
    assert [decode(word.encode("cp949")).text for word in words] == words


def test_the_name_of_the_encoding_is_told():
    assert decode(KOREAN.encode("cp949")).encoding == "cp949"
    assert decode(KOREAN.encode()).encoding == "utf-8"
    assert decode(b"plain").encoding == "utf-8"
    assert decode("né à Lyon".encode("cp1252")).encoding == "cp1252"


def test_a_rare_syllable_in_korean_text_stays():
    text = "똠방각하라고 불리는 사람이 펲시콜라를 들고 장마당에 나타났습니다."
    assert decode(text.encode("cp949")).text == text


def test_utf8_cut_in_the_middle_of_a_character_is_still_utf8():
    read = decode("안녕하세".encode()[:-1])
    assert read.encoding == "utf-8"
    assert read.text == "안녕하\ufffd"


def test_utf8_with_a_few_bad_bytes_is_still_utf8():
    broken = KOREAN.encode().replace(b" ", b"\xff ", 1)
    read = decode(broken)
    assert read.encoding == "utf-8"
    assert read.text.count("\ufffd") == 1


def test_cp949_with_a_bad_byte_is_still_korean():
    broken = KOREAN.encode("cp949").replace(b" ", b"\xff ", 1)
    read = decode(broken)
    assert read.encoding == "cp949"
    assert "갇혀 있었고" in read.text


def test_a_declared_encoding_is_believed_only_if_the_bytes_agree():
    assert decode(KOREAN.encode("cp949"), "ks_c_5601-1987").text == KOREAN
    assert decode(KOREAN.encode(), "euc-kr").text == KOREAN
    assert decode(KOREAN.encode("cp949"), "no-such-encoding").text == KOREAN


def test_zero_bytes_at_the_end_of_a_text_are_padding():
    assert decode(b"I was there.\0\0\0\0").text == "I was there."


def test_korean_far_behind_a_long_english_part_is_found():
    text = "plain words here and there\n" * 20_000 + KOREAN
    assert decode(text.encode("cp949")).text == text


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02\x03" * 40, bytes(range(256)) * 8, b"\x80\x81\x00" * 99]
)
def test_bytes_that_are_no_writing_are_refused(data):
    with pytest.raises(BinaryError):
        decode(data)


@settings(max_examples=200)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    try:
        text = decode(data).text
    except BinaryError:
        return
    assert isinstance(text, str)


@settings(max_examples=150)
@given(st.text(max_size=200).filter(lambda text: "\0" not in text and "\x1b" not in text))
def test_utf8_with_its_mark_comes_back_whole(text):
    assert decode(text.encode("utf-8-sig", "replace")).text == text.encode(
        "utf-8", "replace"
    ).decode("utf-8")
