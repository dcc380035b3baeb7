"""The words of the screens: every one drawn out, every one in Korean."""

import pytest
from django.utils import translation

from moksori.config import messages
from moksori.web.frame.refusals import sentence
from moksori.web.templatetags import desk


def test_no_word_of_a_screen_is_without_korean_and_the_files_are_in_step(capsys):
    assert messages.main(["--check"]) == 0, capsys.readouterr().out


def test_what_errors_say_is_drawn_out_with_their_hints():
    drawn_out = set(messages._of_errors())
    assert "who wrote a story does not approve it" in drawn_out
    assert "Ask somebody who wrote no version of this story." in drawn_out


@pytest.mark.parametrize(
    ("told", "english", "korean"),
    [
        ("2031", "2031", "2031년"),
        ("2031-05", "May 2031", "2031년 5월"),
        ("2031-05-02", "May 2, 2031", "2031년 5월 2일"),
        ("2031-02-30", "2031-02-30", "2031-02-30"),
        ("2031-21", "2031-21", "2031-21"),
        ("last winter", "last winter", "last winter"),
        ("P3D", "3 days", "3일"),
        ("PT2H", "2 hours", "2시간"),
        ("P1Y2M", "P1Y2M", "P1Y2M"),
        ("", "", ""),
    ],
)
def test_days_and_lengths_of_time_are_told_in_the_language_of_the_screen(told, english, korean):
    for language, expected in (("en", english), ("ko", korean)):
        with translation.override(language):
            assert desk.told_length(told).replace("\u202f", " ") == expected


def test_what_an_error_says_is_a_sentence_in_either_language():
    said = "who wrote a story does not approve it"
    with translation.override("en"):
        assert sentence(said) == "Who wrote a story does not approve it."
    with translation.override("ko"):
        assert sentence(said) == "이야기를 쓴 사람은 승인하지 않습니다."
    assert sentence("") == ""
