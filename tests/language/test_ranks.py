"""Ranks and posts that stand behind a surname."""

from moksori.language.ranks import RANKS, ranks_with


def test_the_last_word_of_a_post_is_a_rank():
    assert ranks_with(["보위부 상위", "기동대 부대장"]) >= RANKS | {"상위", "부대장"}


def test_words_that_are_no_title_are_left_out():
    assert not ranks_with(["시장", "상위 계급"]) & {"시장", "계급"}
