"""Names in every shape: full, short, with a title, a particle, in the other script."""

import re

import pytest

from moksori.terms.passage import SpeakerRole
from tests.protection.telling import decide, mark, naming, person, public, run

FALSE = decide(person="pseudonym")
CHOI = person("p1", "source", ("Mr. Choi", "Choi"), "male")
KIM = person("p1", "victim", ("김철수", "철수", "김 씨"), "male")
LATIN = person("p1", "victim", ("Kim Chol-su", "Kim"), "male")


def names_of(*people, **more):
    """Give the pseudonym of the first person as the finder of names would print it."""
    text = "Kim Chol-su|김철수"
    return public(text, people=people, decisions=FALSE, **more).split("|")


def test_every_shape_of_a_name_gets_the_same_pseudonym():
    full, korean = names_of(LATIN)
    surname, given = full.split(" ")
    text = "Kim Chol-su, Kim's house, Chol-su Kim, Kim Cheol Su and KIM Chol-su; 김철수가"
    told = public(text, people=(LATIN,), decisions=FALSE)
    assert told.startswith(
        f"{full}, {surname}'s house, {given} {surname}, {full} and {surname.upper()} {given}; "
    )
    assert korean in told
    assert "Chol" not in told
    assert "철수" not in told


def test_titles_possessives_and_brackets_stay():
    text = "Mr. Choi (pseudonym) lives here. Choi’s words; CHOI said. Choice."
    told = public(text, people=(CHOI,), decisions=FALSE)
    surname = told.split()[1]
    assert surname != "Choi"
    assert told == (
        f"Mr. {surname} (pseudonym) lives here. {surname}’s words; {surname.upper()} said. Choice."
    )


def test_korean_names_keep_their_suffix_and_change_their_particle():
    text = "김철수는 왔다. 철수가 말했다. 김 씨는 갔다. 김씨의 집. 김치와 김철수를. 김 철 수는"
    told = public(text, people=(KIM,), decisions=FALSE)
    name = told[: told.index("은 ")] if "은 왔다" in told else told[: told.index("는 ")]
    final = (ord(name[-1]) - 0xAC00) % 28 > 0
    topic, subject, thing = ("은", "이", "을") if final else ("는", "가", "를")
    assert told == (
        f"{name}{topic} 왔다. {name[1:]}{subject} 말했다. {name[0]} 씨는 갔다. {name[0]}씨의 집. "
        f"김치와 {name}{thing}. {name}{topic}"
    )


def test_a_surname_is_replaced_before_a_rank_and_never_inside_a_word():
    who = person("p1", "accused", ("지명철",), "male")
    text = "지명철 상위가 왔다. 지 상위는 지배인과 갔다. 지 과장이었다. 지도원은 지 부장을 안다."
    told = public(text, people=(who,), decisions=FALSE, mentions=())
    assert "지 상위" not in told
    assert "지 과장" not in told
    assert "지 부장" not in told
    assert "지배인" in told
    assert "지도원" in told


def test_the_friendly_syllable_goes_with_the_final_consonant():
    who = person("p1", "victim", ("박철남", "철남"), "female")
    told = public("철남이가 왔다", people=(who,), decisions=FALSE)
    name = told[: told.index("가 왔다")] if "가 왔다" in told else ""
    assert name
    final = (ord(name.removesuffix("이")[-1]) - 0xAC00) % 28 > 0
    assert name.endswith("이") == final


@pytest.mark.parametrize(
    ("rung", "wanted"),
    [
        ("role", "The source (pseudonym) came. The source’s words"),
        ("initial", "Mr. C. (pseudonym) came. C.’s words"),
        ("nothing", "[name withheld] (pseudonym) came. [name withheld]’s words"),
    ],
)
def test_other_rungs_of_names(rung, wanted):
    text = "Mr. Choi (pseudonym) came. Choi’s words"
    assert public(text, people=(CHOI,), decisions=decide(person=rung)) == wanted


@pytest.mark.parametrize(
    ("rung", "wanted"),
    [
        ("role", "피해자는 왔다. 피해자는 갔다"),
        ("initial", "G는 왔다. G 씨는 갔다"),
        ("nothing", "[이름 비공개]는 왔다. [이름 비공개]는 갔다"),
    ],
)
def test_other_rungs_of_korean_names(rung, wanted):
    text = "김철수는 왔다. 김 씨는 갔다"
    assert public(text, people=(KIM,), decisions=decide(person=rung)) == wanted


def test_the_surname_of_a_public_figure_is_not_taken_for_a_neighbours():
    who = person("p1", "victim", ("Pang Mi-ok", "Pang"), "female")
    told = public("Pang Ho Nam spoke and Pang came.", people=(who,), decisions=FALSE)
    assert told.startswith("Pang Ho Nam spoke and ")
    assert "and Pang came" not in told


def test_another_name_with_the_same_surname_stays():
    told = public("Kim Yong Dae met Kim.", people=(LATIN,), decisions=FALSE)
    assert told.startswith("Kim Yong Dae met ")
    assert not told.endswith(" Kim.")


def test_a_name_that_is_also_a_word_counts_only_where_it_must_be_a_name():
    who = person("p1", "victim", ("An Mi-ran", "An"), "female")
    text = "An informant said An came. Mr. An left."
    told = public(text, people=(who,), decisions=FALSE)
    assert told.startswith("An informant said ")
    assert " An " not in told[3:]
    covered = "An left."
    marked = mark(covered, "An", "person", persons=("p1",))
    assert not public(covered, marked, people=(who,), decisions=FALSE).startswith("An ")


def test_initials_become_other_initials():
    who = person("p1", "victim", ("Ms. K", "K."), "female")
    told = public("Ms. K said so. K. left.", people=(who,), decisions=FALSE)
    letter = told.split()[1]
    assert letter != "K"
    assert told == f"Ms. {letter} said so. {letter}. left."


def test_a_surname_with_initials_keeps_their_shape():
    who = person("p1", "victim", ("Kim C.S.",), "male")
    told = public("Kim C.S. left.", people=(who,), decisions=FALSE)
    assert re.fullmatch(r"[A-Z][a-z]+ [A-Z]\.[A-Z]\. left\.", told)
    assert not told.startswith("Kim")


def test_the_role_is_not_told_twice():
    text = "The source Mr. Choi left; the Choi we know."
    assert public(text, people=(CHOI,), decisions=decide(person="role")) == (
        "The source left; the source we know."
    )


def test_an_initial_ends_a_sentence_with_one_point():
    assert public("I met Choi.", people=(CHOI,), decisions=decide(person="initial")) == "I met C."


def test_a_speakers_label_changes_like_the_text():
    speakers = {1: ("Mr. Choi", SpeakerRole.SOURCE)}
    done = run("I saw it.", people=(CHOI,), decisions=FALSE, speakers=speakers)
    assert done.passages[0].speaker is not None
    assert done.passages[0].speaker.startswith("Mr. ")
    assert "Choi" not in done.passages[0].speaker


def test_names_left_as_told_change_nothing():
    text = "Mr. Choi came, and 김철수가 왔다."
    people = (CHOI, person("p2", "victim", ("김철수",)))
    assert public(text, people=people, decisions=decide()) == text


def test_two_people_with_one_surname_are_told_apart_by_the_mention():
    people = (person("p1", "victim", ("Kim Mi-ok", "Kim"), "female"),
              person("p2", "victim", ("Kim Chol-su", "Kim"), "male"))  # fmt: skip
    text = "Kim Mi-ok met Kim Chol-su. Then Kim left."
    at = mark(text, "Kim", "person", nth=3, persons=("p2",))
    told = public(text, at, people=people, decisions=FALSE, naming=naming())
    first, second = told.split(" met ")[0], told.split(" met ")[1].split(".")[0]
    assert first != second
    assert told.endswith(f"Then {second.split()[0]} left.")


def test_a_whole_name_is_known_by_its_parts_as_well():
    who = person("p1", "victim", ("Kim Chol-su", "김철수"), "male")
    text = "Kim Chol-su left. Mr. Kim hid; Chol-su died. 철수가 왔다. 김 씨는 갔다."
    told = public(text, people=(who,), decisions=FALSE)
    assert "Kim" not in told
    assert "Chol" not in told
    assert "철수" not in told
    assert "김 씨" not in told


def test_a_surname_that_follows_from_a_name_counts_only_beside_a_title():
    who = person("p1", "accused", ("Kim Chol-su",), "male")
    told = public("inspector Kim and Kim Street", people=(who,), decisions=FALSE)
    assert not told.startswith("inspector Kim ")
    assert told.endswith("Kim Street")


def test_a_given_name_of_one_syllable_is_called_with_a_friendly_one():
    who = person("p1", "victim", ("윤광",), "male")
    told = public("광이는 죽었다. 광이의 사진. 광산에서", people=(who,), decisions=FALSE)
    assert "광이" not in told
    assert told.endswith("광산에서")


def test_somebody_told_by_surname_is_the_one_whose_whole_name_has_it():
    people = (person("p1", "accused", ("Kim",)), person("p2", "accused", ("Kim Chol-su",), "male"))
    told = public("Kim came. Kim Chol-su left.", people=people, decisions=FALSE)
    first, second = told.split(" came. ")
    assert second.startswith(first + " ")
    other = (person("p1", "victim", ("Kim",)), person("p2", "accused", ("Kim Chol-su",), "male"))
    told = public("Kim came. Kim Chol-su left.", people=other, decisions=FALSE)
    first, second = told.split(" came. ")
    assert not second.startswith(first + " ")


def test_a_label_given_in_place_of_a_name_is_no_name():
    who = person("p1", "witness", ("Witness W-11",))
    text = "Witness W-11 spoke."
    assert public(text, people=(who,), decisions=FALSE) == text


def test_names_without_surnames_keep_their_order():
    people = (person("p1", "victim", ("Yan Min Hla", "Min Hla")),)
    told = public("Yan Min Hla came. Min Hla left.", people=people, decisions=FALSE)
    first, second = told.removesuffix(" left.").split(" came. ")
    assert first == second
