"""What the sieve passes over holds no hit: a text looked through whole gives the same ones."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from moksori.protection import matching
from moksori.protection.keeping import packed, unpacked
from moksori.protection.matching import WatchedForms
from moksori.protection.matching_reckoned import ReckonedValues
from moksori.protection.matching_text import Text
from moksori.protection.sieve import joined, to_blanks
from moksori.terms.watch import Scope, Watch, WatchKind, WatchValue

TOLD = {
    "김철수": WatchKind.PERSON,
    "리영희": WatchKind.PERSON,
    "Ro Tong-hyok": WatchKind.PERSON,
    "박": WatchKind.PERSON,
    "송평동": WatchKind.PLACE,
    "010-4470-8812": WatchKind.PHONE,
    "2016-01-14": WatchKind.DATE,
    "38,000 yuan": WatchKind.AMOUNT,
    "AB-1290": WatchKind.ID,
    "the Viper": WatchKind.TEXT,
    "승냥이": WatchKind.TEXT,
    "Namgung Ok": WatchKind.PERSON,
    "Hyesan": WatchKind.PLACE,
    "혜산시": WatchKind.PLACE,
    "金正男": WatchKind.PERSON,
    "thirty-eight thousand": WatchKind.AMOUNT,
}
LIST = Watch(
    tuple(
        WatchValue(f"v{number}", kind, Scope.EVERYWHERE, (told,))
        for number, (told, kind) in enumerate(TOLD.items())
    )
)
WATCHED = WatchedForms(LIST)
WORDS = [
    "노동혁은",
    "로동",
    "혁",
    "남궁옥이",
    "남",
    "궁",
    "옥",
    "金哲洙",
    "金",
    "正男",
    "김정남",
    "혜산에서",
    "Hyesan",
    "K",
    "i",
    "m",
    "C",
    "h",
    "o",
    "l",
    "s",
    "u",
    "K.i.m.C.h.o.l.s.u",
    "C.S.",
    "Y.H.",
    "C.",
    "S.",
    "삼만",
    "팔천",
    "14",
    "January",
    "일월",
    "14일",
    "one",
    "four",
    "김철수\u200b는",
    "Ch’ŏl-su",
    "Cho\u0306l",
    "Kim",
    "Chol-su",
    "kim",
    "chol",
    "su",
    "Chŏl-su,",
    "Gim",
    "Cheolsu",
    "KIM",
    "CHOL",
    "SU",
    "Kim,",
    "Choe",
    "Ch'ol-su",
    "Lee",
    "Young-hee",
    "Ri",
    "Yong",
    "Hui",
    "김철수가",
    "김",
    "철",
    "수",
    "ㄱㅣㅁ",
    "ㅊㅓㄹ",
    "수",
    "리영희한테",
    "이영희",
    "노동혁",
    "로동혁은",
    "박씨",
    "송평동에서",
    "Songpyong-dong",
    "01044708812",
    "+82",
    "10",
    "4470",
    "8812",
    "2016-01-14",
    "14.01.2016",
    "38,000",
    "38000",
    "AB1290",
    "AB",
    "-",
    "1290",
    "the",
    "Viper",
    "viper",
    "승냥이라고",
    "He",
    "was",
    "an",
    "so",
    "many",
    "no",
    "In",
    "the",
    "Nam",
    "Hyon",
    "-",
    "–",
    "'",
    ".",
    "“",
    "”",
    "그는",
    "사람",
    "돈을",
    "\u200b",
    "é",
    "1",
    "12",
]
TEXTS = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from((" ", " ", "\n", ", ", "", "-", "\u00a0"))),
    max_size=60,
).map(lambda parts: "".join(word + gap for word, gap in parts))


def hits(text, least):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matching, "SHORT", least)
        return WATCHED.hits(Text(text), frozenset())


@settings(max_examples=1000, deadline=None)
@given(TEXTS)
@example("Kim\n- Chol-su")
@example("He said so. Kim Chol Su")
@example("He said C.S. Kim")
@example("Kim\nC. S. said so")
@example("Ri Y.H.")
@example("ㄱ ㅣ ㅁ ㅊ ㅓ ㄹ ㅅ ㅜ")
def test_the_sieve_misses_nothing(text):
    assert hits(text, -1) == hits(text, 1 << 30)


RESTORED = WatchedForms(LIST, unpacked(packed(WATCHED.kept())))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
@example(
    "Ri Y.H. said Kim\nChol-su, 김 철수, 노동혁이 14.01.2016, 38 000 yuan 공일공 사사칠공 팔팔일이"
)
def test_a_list_that_was_kept_finds_the_same(text):
    fresh = WATCHED.hits(Text(text), frozenset())
    assert RESTORED.hits(Text(text), frozenset()) == fresh


def test_stretches_are_joined_and_widened_to_the_blanks():
    assert joined([(4, 6), (0, 2), (2, 3)]) == [(0, 3), (4, 6)]
    assert list(to_blanks("one two three", [(5, 6), (9, 10)])) == [(4, 7), (8, 13)]
    assert list(to_blanks("onetwothree", [(1, 2), (4, 5)])) == [(0, 11)]


@pytest.mark.parametrize("of", ["of", "o\u00adf", "ｏｆ", "o\u200bf", "OF"])
def test_a_day_is_found_whatever_hides_the_small_words_in_it(of):
    text = "Nothing was told there and nobody went. " * 20 + f"the 14th {of} January, 2016"
    assert [one.value for one in WATCHED.hits(Text(text), frozenset())] == ["v6"]


def test_few_figures_alone_are_the_number_that_they_are():
    values = [(0, WatchValue("a", WatchKind.AMOUNT, Scope.EVERYWHERE, ("1,200 won",)))]
    values += [(1, WatchValue("d", WatchKind.DATE, Scope.EVERYWHERE, ("2016-01-14",)))]
    known = ReckonedValues(values)
    for written in ("{}", "({}),", "'{}'", "{}.", "0{}", "[{}]!"):
        for number in (0, 7, 14, 114, 1200, 1201, 2016):
            said = written.format(number)
            assert known.may_be(said) == any(ReckonedValues(values).find(Text(said))), said
