"""The words of the screens: every one drawn out, every one in Korean."""

from moksori.config import messages


def test_no_word_of_a_screen_is_without_korean_and_the_files_are_in_step(capsys):
    assert messages.main(["--check"]) == 0, capsys.readouterr().out
