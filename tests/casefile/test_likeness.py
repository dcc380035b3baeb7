from hypothesis import given
from hypothesis import strategies as st

from moksori.casefile.likeness import bands, resemblance, shared, sketch

ONE = (
    "The guard at the mill took the bread of the night shift and sold it at the bridge. "
    "Nobody complained, because he keeps the list of those who may go home for the harvest."
)
SAME_ACT = (
    "I worked nights. Our rations went missing week after week; later I saw the watchman sell "
    "loaves near the crossing. He decides who is let off in autumn, so we kept quiet."
)
KOREAN = (
    "방앗간 경비가 밤 근무자들의 빵을 빼앗아 다리목에서 팔았습니다. 아무도 항의하지 못했습니다."
)


def test_the_same_words_in_another_dress_are_one_telling():
    dressed = ONE.upper().replace(" ", "\u00a0 ").replace("e", "\u0435")
    assert resemblance(sketch(ONE), sketch(dressed)) == 1.0


def test_a_copy_with_a_changed_sentence_is_still_a_copy():
    copy = ONE.replace("sold it at the bridge", "sold it in the town")
    assert resemblance(sketch(ONE), sketch(copy)) >= 0.5


def test_what_a_longer_report_took_over_shows():
    report = (
        "Bread for the workers of the mill does not reach them, a source in the province said. "
        "The guard took the bread of the night shift and sold it at the bridge, it was said. "
        "Rations have been cut twice since the spring, and the mill has had no coal since May. "
        "The paper could not reach the management; who keeps the list is known to everybody."
    )
    assert resemblance(sketch(ONE), sketch(report)) < 0.3
    assert shared(sketch(ONE), sketch(report)) > 0.3
    assert shared(sketch(ONE), sketch(SAME_ACT)) < 0.05


def test_two_people_telling_one_thing_share_few_words():
    assert resemblance(sketch(ONE), sketch(SAME_ACT)) < 0.1


def test_korean_words_count_without_blanks():
    assert resemblance(sketch(KOREAN), sketch(KOREAN.replace(" ", ""))) == 1.0


def test_nothing_is_like_nothing():
    assert resemblance(sketch(""), sketch("")) == 0.0
    assert resemblance(sketch("…"), sketch(ONE)) == 0.0


@given(st.text(max_size=300), st.text(max_size=300))
def test_resemblance_is_a_share_and_the_same_from_both_sides(one, other):
    here, there = sketch(one), sketch(other)
    assert 0.0 <= resemblance(here, there) <= 1.0
    assert resemblance(here, there) == resemblance(there, here)
    assert 0.0 <= shared(here, there) == shared(there, here) <= 1.0
    assert shared(here, there) >= resemblance(here, there)


def test_codes_stay_what_they_are_since_desks_keep_them():
    assert bands(ONE)[:2] == (127626578126391, 75871350931477)
    assert len(bands(ONE + KOREAN)) == 16
    assert bands(KOREAN) == bands("") == bands("…") == ()
