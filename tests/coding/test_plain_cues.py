"""Plain ways of saying what was done, and those that only look like them."""

import pytest

from moksori.coding.cues import candidates
from moksori.coding.lexicon import lexicon_of
from moksori.packs.loader import load


def types_of(sentence: str) -> set[str]:
    """Return the types of acts that the cues say of a sentence."""
    return {one.act.coarse for one in candidates(sentence, lexicon_of(load("kp")))}


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("They collared the porter outside the mill.", "arrest_detention"),
        ("They held my aunt for three weeks.", "arrest_detention"),
        ("They flung the old farmer into a cell.", "arrest_detention"),
        ("He sentenced a boy to three years.", "arrest_detention"),
        ("The corporal strangled her with a wire.", "killing"),
        ("They shot two prisoners for a sheep.", "killing"),
        ("He took a strap to my uncle and his boys.", "torture_ill_treatment"),
        ("The guards trussed him up by the wrists.", "torture_ill_treatment"),
        ("They turned us out of our hut.", "movement_denial"),
        ("The commander hired us out as bricklayers.", "forced_labour"),
    ],
)
def test_plain_words_are_seen(sentence: str, told: str) -> None:
    assert told in types_of(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "My aunt picked the children up from school.",
        "The recruit got two months off.",
        "The clerk shot him a look.",
        "He rounded up the manufacturing figures.",
        "She hit the manual with her pen.",
        "The reservoir was put to good use.",
    ],
)
def test_words_that_look_like_them_tell_nothing(sentence: str) -> None:
    assert types_of(sentence) == set()
