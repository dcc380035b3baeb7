"""Ages in English and Korean, at every rung and in every place where an age can stand."""

import pytest

from moksori.terms.disguise import Rung
from tests.protection.telling import decide, mark, one, person, public

DECADES = [
    ("She is a 20-year-old female living in Sinsan.", "20-year-old", 20, "female",
     "She is a female in her twenties living in Sinsan."),
    ("A 50-year-old woman from Sinsan", "50-year-old", 50, "",
     "A woman in her fifties from Sinsan"),
    ("An 80-year-old farmer came", "80-year-old", 80, "male", "A farmer in his eighties came"),
    ("the 33-year-old commander said", "33-year-old", 33, "male",
     "the commander in his thirties said"),
    ("The 20-year-old said no.", "20-year-old", 20, "female", "The woman in her twenties said no."),
    ("The 20-year-old said no.", "20-year-old", 20, "", "The person in their twenties said no."),
    ("The 16-year-old said no.", "16-year-old", 16, "male", "The boy in his teens said no."),
    ("two 20-year-old women came", "20-year-old", 20, "", "two women in their twenties came"),
    ("He took two 20-year-olds away", "20-year-olds", 20, "",
     "He took two people in their twenties away"),
    ("at a young age (33 years old).", "33 years old", 33, "male",
     "at a young age (in his thirties)."),
    ("at a young age (33 years old).", "(33 years old)", 33, "male",
     "at a young age (in his thirties)."),
    ("the guard (33) and", "33", 33, "male", "the guard (in his thirties) and"),
    ("the guard (33). Most of it he keeps.", "33", 33, "",
     "the guard (in his thirties). Most of it he keeps."),
    ("Ryom, 43, said so.", "43", 43, "male", "Ryom, in his forties, said so."),
    ("Ryom, 43, said so.", ", 43,", 43, "male", "Ryom, in his forties, said so."),
    ("a man aged 43 left", "aged 43", 43, "male", "a man in his forties left"),
    ("a man aged 43 left", "43", 43, "male", "a man in his forties left"),
    ("She is 43 years old.", "43 years old", 43, "", "She is in her forties."),
    ("She had just turned 50.", "50", 50, "female", "She was in her fifties."),
    ("They left at the age of 19.", "19", 19, "", "They left in their teens."),
    ("At the age of 19 she left.", "At the age of 19", 19, "female", "In her teens she left."),
    ("a woman in her mid-30s", "mid-30s", [34, 36], "", "a woman in her thirties"),
    ("a woman in her mid-30s", "in her mid-30s", [34, 36], "", "a woman in her thirties"),
    ("a woman in her late twenties", "late twenties", [27, 29], "", "a woman in her twenties"),
    ("born in 1974 in Sinsan", "born in 1974", 43, "", "born in the 1970s in Sinsan"),
    ("I am 44 now.", "44", 44, "", "I am in my forties now."),
    ("We were 19 then.", "19", 19, "", "We were in our teens then."),
    ("a man of 52 who mends", "52", 52, "", "a man in his fifties who mends"),
    ("two sons, 15 and 17, and", "15", 15, "", "two sons, in their teens, and"),
    ("two sons, 15 and 27.", "15", 15, "", "two sons, in their teens and twenties."),
    ("She is 20-year-old.", "20-year-old", 20, "female", "She is in her twenties."),
    ("the 20-year-old Ryom left", "20-year-old", 20, "", "the twenty-something Ryom left"),
    ("Ryom, aged 43, left", "aged 43", 43, "male", "Ryom, in his forties, left"),
    ("An 8-year-old boy saw it.", "8-year-old", 8, "", "A small boy saw it."),
    ("her son, 8, saw it", "8", 8, "male", "her son, a small child, saw it"),
    ("A 2-year-old baby cried", "2-year-old", 2, "", "A baby cried"),
    ("43세 여성이 왔다", "43세", 43, "", "40대 여성이 왔다"),
    ("마흔세 살 된 여성이 왔다", "마흔세 살", 43, "", "40대인 여성이 왔다"),
    ("마흔세 살 된 여성이 왔다", "마흔세 살 된", 43, "", "40대인 여성이 왔다"),
    ("43세의 여성", "43세", 43, "", "40대의 여성"),
    ("그는 43살이었다", "43살", 43, "", "그는 40대였다"),
    ("그는 43살은 넘었다", "43살", 43, "", "그는 40대는 넘었다"),
    ("김(43)은 왔다", "43", 43, "", "김(40대)은 왔다"),
    ("올해 만 43세다", "43세", 43, "", "올해 40대다"),
    ("열여섯 살 소녀", "열여섯 살", 16, "", "10대 소녀"),
    ("여덟 살 난 아들", "여덟 살", 8, "", "어린 아들"),
    ("8살짜리 딸을", "8살", 8, "", "어린 딸을"),
    ("8살 때 떠났다", "8살", 8, "", "어릴 때 떠났다"),
    ("아이(8세)는", "8세", 8, "", "아이(어린이)는"),
    ("30대 초반 여성", "30대 초반", [30, 33], "", "30대 여성"),
    ("1974년생이다", "1974년생", 43, "", "1970년대생이다"),
    ("1974년생이다", "1974년생", None, "", "1970년대생이다"),
    ("1974년에 태어났다", "1974년에 태어났", None, "", "1970년대에 태어났다"),
    ("born in 1974 in Sinsan", "born in 1974", None, "", "born in the 1970s in Sinsan"),
]  # fmt: skip

OTHER_RUNGS = [
    ("a 20-year-old female living", "20-year-old", 20, Rung.FIVE_YEARS,
     "a female aged 20 to 24 living"),
    ("a guard (33 years old)", "33 years old", 33, Rung.PLUS_MINUS_TWO,
     "a guard (aged 32 to 35)"),
    ("a 20-year-old female living", "20-year-old", 20, Rung.ADULT, "an adult female living"),
    ("a 16-year-old girl living", "16-year-old", 16, Rung.ADULT, "an under-age girl living"),
    ("She is 43 years old.", "43 years old", 43, Rung.ADULT, "She is an adult."),
    ("a 20-year-old female living", "20-year-old", 20, Rung.NOTHING, "a female living"),
    ("an 80-year-old woman", "80-year-old", 80, Rung.NOTHING, "a woman"),
    ("the guard (33 years old).", "33 years old", 33, Rung.NOTHING, "the guard."),
    ("Ryom, 43, said so.", "43", 43, Rung.NOTHING, "Ryom said so."),
    ("She is 43 years old.", "43 years old", 43, Rung.NOTHING, "She is [age withheld]."),
    ("They left at the age of 19.", "19", 19, Rung.NOTHING, "They left."),
    ("a man, aged 43, left", "aged 43", 43, Rung.NOTHING, "a man left"),
    ("a man aged 43 left", "aged 43", 43, Rung.NOTHING, "a man left"),
    ("She was born in 1974.", "born in 1974", 43, Rung.FIVE_YEARS,
     "She was born in the years 1970 to 1974."),
    ("She was born in 1974.", "born in 1974", 43, Rung.PLUS_MINUS_TWO,
     "She was born in the years 1972 to 1975."),
    ("She was born in 1974.", "born in 1974", 43, Rung.NOTHING, "She was [age withheld]."),
    ("1974년생이다", "1974년생", 43, Rung.FIVE_YEARS, "1970~1974년생이다"),
    ("8살에 떠났다", "8살", 8, Rung.DECADE, "어릴 때 떠났다"),
    ("그는 8살이다", "8살", 8, Rung.DECADE, "그는 어린아이다"),
    ("그는 43세이다", "43세", 43, Rung.NOTHING, "그는 [나이 비공개]이다"),
    ("나이를 모른다", "나이", None, Rung.DECADE, "[나이 비공개]를 모른다"),
    ("43세 여성이", "43세", 43, Rung.FIVE_YEARS, "40~44세 여성이"),
    ("43세 여성이", "43세", 43, Rung.ADULT, "성인 여성이"),
    ("열여섯 살 소녀", "열여섯 살", 16, Rung.ADULT, "미성년 소녀"),
    ("43세 여성이", "43세", 43, Rung.NOTHING, "여성이"),
    ("여성(43세)은", "43세", 43, Rung.NOTHING, "여성은"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told", "value", "sex", "wanted"), DECADES)
def test_an_exact_age_becomes_a_decade(text, told, value, sex, wanted):
    assert one(text, told, "age", value, "decade", sex=sex) == wanted


@pytest.mark.parametrize(("text", "told", "value", "rung", "wanted"), OTHER_RUNGS)
def test_every_other_rung_has_its_words(text, told, value, rung, wanted):
    assert one(text, told, "age", value, rung) == wanted


@pytest.mark.parametrize(
    ("text", "told", "value"),
    [
        ("a woman in her thirties", "in her thirties", [30, 39]),
        ("a girl in her teens", "teens", [13, 19]),
        ("40대 여성", "40대", [40, 49]),
    ],
)
def test_a_decade_stays_as_told(text, told, value):
    assert one(text, told, "age", value, "decade", exact=False) == text


def test_a_noun_with_something_to_disguise_in_it_stays_where_it_is():
    text = "a 43-year-old Sinsan farmer left"
    marks = [mark(text, "43-year-old", "age", 43), mark(text, "Sinsan", "place", "xx.north.sinsan")]
    told = public(text, *marks, decisions=decide(age="decade", place="province"))
    assert told == "a forty-something Upper Province farmer left"


def test_two_exact_ages_are_no_band():
    text = "Two women, 20 and 30 years old, came"
    marked = mark(text, "20 and 30 years old", "age", [20, 30], persons=("p1",), exact=True)
    two = person("p1", group=2, sex="female")
    wanted = "Two women, in their twenties and thirties, came"
    assert public(text, marked, people=(two,), decisions=decide(age="decade")) == wanted


def test_a_name_inside_the_words_an_age_qualifies_is_disguised_too():
    text = "a 43-year-old teacher Kim Chol-su came"
    marked = mark(text, "43-year-old", "age", 43, persons=("p1",))
    who = person("p1", names=("Kim Chol-su",), sex="male")
    decisions = decide(age="decade", person="nothing")
    told = public(text, marked, people=(who,), decisions=decisions)
    assert told == "a teacher in his forties [name withheld] came"


def test_the_middle_of_a_narrow_band_does_not_give_the_age_away():
    centres = set()
    for age in range(20, 60):
        text = f"a man aged {age} came"
        told = one(text, f"aged {age}", "age", age, Rung.PLUS_MINUS_TWO)
        low, high = (int(word) for word in told.split() if word.isdigit())
        assert low <= age <= high
        centres.add((low + high) / 2 == age)
    assert False in centres
