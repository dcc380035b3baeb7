"""What hurt places in a text are flagged, and what is left alone."""

import pytest

from moksori.intake.damage import MOST, find_damage


def flagged(text, kind):
    return [text[d.span.start : d.span.end] for d in find_damage(text) if d.kind == kind]


def test_lost_apostrophes_are_found():
    text = "Thats right. I dont know, and she couldnt say. Isnt it so? In Avels house nobody. Avel left."
    assert flagged(text, "lost_apostrophe") == ["Thats", "dont", "couldnt", "Isnt", "Avels"]


def test_were_for_we_are_is_found_only_beside_other_lost_apostrophes():
    assert flagged("Today were speaking with Ada. Thats all.", "lost_apostrophe") == [
        "were",
        "Thats",
    ]
    assert flagged("Today were speaking the first guests.", "lost_apostrophe") == []


def test_doubtful_words_alone_are_no_damage():
    assert flagged("He fell ill and wont to complain. Lets is a town.", "lost_apostrophe") == []


def test_whole_apostrophes_are_no_damage():
    assert flagged("That's right, I don’t know. The Smiths came.", "lost_apostrophe") == []


def test_lost_quotation_marks_are_found():
    assert len(flagged("She answered by saying, I do not know how.", "lost_quote")) == 1
    assert len(flagged("그는 말하면 죽는다라고 위협했다.", "lost_quote")) == 1


def test_quoted_speech_is_no_damage():
    assert flagged('She said, "I do not know."', "lost_quote") == []
    assert flagged("그는 “돈을 내라”라고 말했다.", "lost_quote") == []


def test_words_run_into_one_are_found():
    text = "The majorbegan to shout. The major left. A major came."
    assert flagged(text, "missing_blank") == ["majorbegan"]
    assert flagged("He went home.The next day", "missing_blank") == [".T"]
    assert flagged("집에 갔습니다.그다음 날", "missing_blank") == [".그"]


def test_compounds_and_addresses_are_no_damage():
    text = "There is herewith a husband on the island. There overcame. See www.example.Org and e.g. U.S.A."
    assert flagged(text, "missing_blank") == []


def test_doubled_words_are_found():
    assert flagged("known as as the Magpie", "doubled_word") == ["as as"]
    assert flagged("보위부가 보위부가 왔다", "doubled_word") == ["보위부가 보위부가"]


def test_words_that_are_meant_twice_are_no_damage():
    assert (
        flagged("He had had enough, very very enough. Walla Walla. 아주 아주", "doubled_word") == []
    )


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("a\u00a0b\u202fc", "no_break_space", 2),
        ("a\r\nb\nc\r\n", "mixed_line_ends", 1),
        ("a\r\nb\r\n", "mixed_line_ends", 0),
        ("a\rb\r\nc\r\n", "mixed_line_ends", 1),
        ("a\u200bb\ufeffc\u00add", "zero_width", 3),
        ("👩\u200d🌾", "zero_width", 0),
        ("می\u200cخواهم", "zero_width", 0),
        ("a\u202eb\u202c", "bidi", 2),
        ("a\ufffdb\ufffd\ufffd", "replacement", 2),
        ("donâ€™t", "replacement", 1),
        ("don?t you?", "replacement", 1),
        ("Is it so? Yes.", "replacement", 0),
    ],
)
def test_odd_characters_are_counted(text, kind, count):
    assert len(flagged(text, kind)) == count


def test_flags_come_in_order_and_never_change_the_text():
    damage = find_damage("a\u00a0b as as\u200b\n")
    assert [d.kind for d in damage] == ["no_break_space", "doubled_word", "zero_width"]


def test_a_text_that_is_hurt_throughout_does_not_fill_the_record():
    assert len(flagged("a\u00a0b" * (MOST + 500), "no_break_space")) == MOST
