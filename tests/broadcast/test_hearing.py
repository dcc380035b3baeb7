"""What is heard of a line, with a machine of the same shape that hears what a test tells it."""

import numpy as np
import pytest

from moksori.broadcast import hearing
from moksori.broadcast.hearing import Verdict, compare
from moksori.broadcast.sound import recognising
from moksori.broadcast.sound.recognising import Recognised
from moksori.broadcast.sound.refusals import NoRecogniserError, RecogniserFailedError

SOUND = np.zeros(4800, np.float32)
LINE = "A resident says that the price of rice went up twice, and that nobody was told why."
KOREAN = "쌀값이 두 번이나 올랐지만 아무도 그 까닭을 듣지 못했다고 주민은 말했습니다."


def machine(text, sounds="en", certainty=0.98, forced=None):
    """Hears `text` by itself, and `forced` where it is told which language to write down."""

    def listens(samples, wanted):
        assert samples is SOUND
        if wanted:
            return Recognised(text if forced is None else forced, wanted, 1.0)
        return Recognised(text, sounds, certainty)

    return listens


def heard(text, line=LINE, language="en", **more):
    return compare(SOUND, line, language, machine(text, **more))


def words(line, places):
    return [line[start:end] for start, end in places]


def test_a_take_that_says_the_line_agrees():
    one = heard(
        " A resident says that the price of rice went up twice and that nobody was told why."
    )
    assert (one.verdict, one.share, one.units) == (Verdict.AGREES, 1.0, 17)
    assert one.missing == one.added == one.skipped == ()


def test_signs_blanks_and_case_are_not_heard_and_figures_are_words():
    line = "In nineteen ninety-eight the market-place cost two thousand won."
    one = heard("in 1998, the marketplace cost 2,000 WON", line)
    assert (one.verdict, one.share) == (Verdict.AGREES, 1.0)


def test_a_name_that_is_misheard_by_some_letters_was_heard():
    line = "He came from Hoeryong with Kim Chol-su and went to Chongjin."
    one = heard("He came from her young with Kim Choul Su and went to Chungjin.", line)
    assert (one.verdict, one.share) == (Verdict.AGREES, 1.0)


def test_a_word_that_is_left_out_is_found_with_its_place():
    one = heard("A resident says that the price of rice went up, and that nobody was told why.")
    assert one.verdict is Verdict.LOOK_AGAIN
    assert words(LINE, one.missing) == words(LINE, one.skipped) == ["twice"]
    assert one.share == 16 / 17


def test_a_not_that_is_left_out_is_found_in_the_longest_line():
    line = " ".join([LINE] * 12) + " They did not go."
    one = heard(line.replace("did not", "did"), line)
    assert one.share > 0.99
    assert one.verdict is Verdict.LOOK_AGAIN
    assert words(line, one.skipped) == ["not"]


def test_a_short_word_is_not_taken_for_another():
    one = heard("They can go home.", "They can't go home.")
    assert words("They can't go home.", one.missing) == ["can't"]


def test_words_that_are_not_in_the_line_are_found_with_their_place():
    said = LINE.replace(
        "price of rice", "price of rice in the old market by the river and of the maize"
    )
    one = heard(said)
    assert one.verdict is Verdict.LOOK_AGAIN
    assert LINE.index("went") in one.added
    assert len(one.added) == 11
    assert one.missing == ()
    behind = heard(LINE + " " + "Read that again please, I was not ready")
    assert set(behind.added) == {len(LINE)}
    assert behind.verdict is Verdict.LOOK_AGAIN


def test_another_line_is_looked_at_again():
    one = heard("The host asks what people in the market said that week, and who kept the lists.")
    assert one.verdict is Verdict.LOOK_AGAIN
    assert one.share < 0.5


def test_silence_and_noise_are_no_reading():
    for text in ("", " ... ", "Thank you."):
        one = heard(text)
        assert one.verdict is Verdict.LOOK_AGAIN
        assert one.share < 0.1
    assert heard("").missing


def test_another_language_is_told():
    one = heard("쌀값이 두 번이나 올랐다.", forced="Salgapsi to bonina", sounds="ko")
    assert (one.verdict, one.language) == (Verdict.OTHER_LANGUAGE, "ko")


def test_a_right_line_taken_for_another_language_has_a_second_chance():
    one = heard("Und so.", forced=LINE, sounds="de")
    assert (one.verdict, one.share) == (Verdict.AGREES, 1.0)
    unsure = heard("Mm.", forced="Mm.", sounds="de", certainty=0.3)
    assert unsure.verdict is Verdict.LOOK_AGAIN


def test_korean_is_compared_by_syllables_without_blanks():
    told = KOREAN.replace(" ", "").replace("말했습니다", "말햇씁니다")
    one = heard(told, KOREAN, "ko", sounds="ko")
    assert (one.verdict, one.share) == (Verdict.AGREES, 1.0)
    assert one.units == sum("가" <= sign <= "힣" for sign in KOREAN)
    without = heard(KOREAN.replace("아무도 ", ""), KOREAN, "ko", sounds="ko")
    assert without.verdict is Verdict.LOOK_AGAIN
    assert "".join(words(KOREAN, without.skipped)) == "아무도"
    other = heard("오늘 날씨는 맑고 바람이 붑니다.", KOREAN, "ko-KR", sounds="ko")
    assert other.verdict is Verdict.LOOK_AGAIN
    english = heard(LINE, KOREAN, "ko", sounds="en", forced="어 레지던트")
    assert english.verdict is Verdict.OTHER_LANGUAGE


def test_figures_in_korean_are_words():
    line = "이천이십사년에 삼백 명이 있었습니다."
    assert heard("2024년에 300명이 있었습니다", line, "ko", sounds="ko").share > 0.9


def test_a_line_without_words_is_listened_to():
    one = heard("", "…")
    assert (one.units, one.share, one.verdict) == (0, 0.0, Verdict.LOOK_AGAIN)


def test_a_machine_that_gives_up_is_told_of():
    def fails(samples, wanted):
        raise RecogniserFailedError("it gave up")

    with pytest.raises(RecogniserFailedError):
        compare(SOUND, LINE, "en", fails)


def test_without_the_optional_part_it_says_so(monkeypatch):
    monkeypatch.setattr(recognising.importlib.util, "find_spec", lambda _name: None)
    recognising.recogniser.cache_clear()
    assert not recognising.is_installed()
    with pytest.raises(NoRecogniserError) as caught:
        compare(SOUND, LINE, "en")
    assert "bin/extra asr" in caught.value.hint
    assert hearing.recogniser is recognising.recogniser
