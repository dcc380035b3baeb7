"""What stands beside new words: blanks, articles, capitals, doubled words, particles."""

import pytest

from moksori.protection.scene import Change, Scene, begins_sentence
from moksori.protection.seams import sewn
from moksori.terms.mention import Mention, MentionKind
from moksori.terms.span import Span


def sew(before, told, after, public, *, back=None, on=None, language="en", **change):
    mention = Mention(Span(0, len(told)), MentionKind.AGE, told)
    scene = Scene(
        mention, before, told, after,
        len(before) if back is None else back, len(after) if on is None else on,
        language, gazetteer=None,
    )  # fmt: skip
    done = sewn(scene, Change(public, **change))
    assert done.back <= scene.back
    assert done.on <= scene.on
    return before[: len(before) - done.back] + done.public + after[done.on :]


@pytest.mark.parametrize(
    ("before", "told", "after", "public", "wanted"),
    [
        ("the ", "old", " man", "", "the man"),
        ("he is ", "old", ".", "", "he is."),
        ("he (", "43", ") left", "", "he left"),
        ("he, ", "43", ", left", "", "he, left"),
        ("he left ", "then", "", "", "he left"),
        ("a ", "young", " officer", "", "an officer"),
        ("an ", "old", " man", "", "a man"),
        ("a ", "one", " man", "eager", "an eager man"),
        ("An ", "old", " man", "young", "A young man"),
        ("him as as ", "X", ".", "[gone]", "him as [gone]."),
        ("", "Old", " men left", "", "Men left"),
        ("Yes. ", "Then", " he left", "", "Yes. He left"),
        ("Mr. ", "Then", " he left", "x", "Mr. x he left"),
        ("", "then", " he left", "", "he left"),
        ("김", "광", "은 왔다", "순이", "김순이는 왔다"),
        ("", "철남", "을 봤다", "영희", "영희를 봤다"),
        ("", "서울", "로 갔다", "평양", "평양으로 갔다"),
        ("", "평양", "으로 갔다", "서울", "서울로 갔다"),
        ("", "철수", "라고 했다", "철남", "철남이라고 했다"),
        ("", "철수", " 이야기", "철남", "철남 이야기"),
        ("", "철수", "은행", "철남", "철남은행"),
        ("김(", "43", ")은 왔다", "40대", "김(40대)은 왔다"),
    ],
)
def test_a_seam_is_put_right(before, told, after, public, wanted):
    assert sew(before, told, after, public) == wanted


def test_a_seam_never_reaches_into_the_next_change():
    assert sew("a ", "young", " officer", "", on=0, back=0) == "a  officer"
    assert sew("", "철남", "을 봤다", "영희", on=0) == "영희을 봤다"


@pytest.mark.parametrize(
    ("before", "begins"),
    [("", True), ("He left. ", True), ("He left.” ", True), ("Mr. ", False), ("at 9 p.m. ", False),
     ("He left, ", False), ("Line\n", True), ("“", True), ("He said “", False)],
)  # fmt: skip
def test_where_a_sentence_begins(before, begins):
    assert begins_sentence(before) is begins
