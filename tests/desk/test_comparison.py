from hypothesis import given
from hypothesis import strategies as st

from moksori.desk.comparison import pieces
from moksori.terms.disguise import Disguise, Rung
from moksori.terms.mention import MentionKind
from moksori.terms.span import Span


def change(start, end, told=""):
    return Disguise(Span(start, end), MentionKind.AGE, Rung.DECADE, told, "…", "age_of_a_person")


def test_a_passage_is_cut_at_its_changes():
    cut = pieces("She is 47 and sells bread", 100, [change(107, 109)])
    assert [(one.words, one.change is not None) for one in cut] == [
        ("She is ", False),
        ("47", True),
        (" and sells bread", False),
    ]


def test_changes_of_other_passages_are_left_out():
    assert [one.words for one in pieces("abc", 0, [change(10, 12)])] == ["abc"]


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(0, 80), st.integers(0, 20)), max_size=6),
)
def test_no_told_word_is_lost_or_doubled(text, stretches):
    changes = [change(start, start + length) for start, length in stretches]
    assert "".join(one.words for one in pieces(text, 0, changes)) == text
