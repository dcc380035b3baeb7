"""Where sentences end."""

import pytest

from moksori.language.sentences import is_question, sentences


def cut(text):
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("She came. He left.", ["She came.", "He left."]),
        ("Mr. Han went. Dr. Min stayed.", ["Mr. Han went.", "Dr. Min stayed."]),
        ("He left at 9 p.m. Then he slept.", ["He left at 9 p.m.", "Then he slept."]),
        ("The U.S. officials came.", ["The U.S. officials came."]),
        ("J. K. Han wrote it.", ["J. K. Han wrote it."]),
        ("It cost 1.5 million. He paid.", ["It cost 1.5 million.", "He paid."]),
        ("He was taken to.The mother saw it.", ["He was taken to.", "The mother saw it."]),
        ("“Go. Now.” he said. He left.", ["“Go. Now.” he said.", "He left."]),
        (
            "He left (it was late. very late.) by bus.",
            ["He left (it was late. very late.) by bus."],
        ),
        ("Well… They came!", ["Well…", "They came!"]),
        ("he came. then he left. nobody saw.", ["he came.", "then he left.", "nobody saw."]),
        ("그는 왔다. 그녀는 갔다.", ["그는 왔다.", "그녀는 갔다."]),
        ("그는 왔다.그녀는 갔다.", ["그는 왔다.", "그녀는 갔다."]),
        ('그는 "가라. 어서."라고 했다.', ['그는 "가라. 어서."라고 했다.']),
        ("2016. 3. 15. 사건", ["2016. 3. 15. 사건"]),
        ("첫 줄\n둘째 줄", ["첫 줄", "둘째 줄"]),
        ("one line\r\n\r\nanother", ["one line", "another"]),
        ("1. First\n2. Second", ["1. First", "2. Second"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_a_text_is_cut_into_its_sentences(text, parts):
    assert cut(text) == parts


def test_a_wrapped_line_goes_on():
    text = (
        "This line was wrapped by a mail programme at about seventy characters,\nand goes on here."
    )
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("sentence", "asks"),
    [
        ("Is she still there?", True),
        ("“어디에 있나요?”", True),
        ("지금은 어디 있습니까", True),
        ("어떻게 지냅니까.", True),
        ("지금도 밤마다 데려가요", False),
        ("매주 그 사람을 만나요", False),
        ("자꾸 오니까", False),
        ("She is there.", False),
        ("", False),
    ],
)
def test_a_question_has_its_mark_or_asks_politely(sentence, asks):
    assert is_question(sentence) is asks
