"""What accounts of other desks brought to light, class by class. All texts are invented."""

import pytest

from moksori.terms.account import AccountFormat
from moksori.terms.act import Standing
from moksori.terms.mention import MentionKind
from moksori.terms.passage import SpeakerRole
from moksori.terms.people import PersonRole
from tests.coding.accounts import read


def labels(one):
    return [person.label for person in one.proposal.persons]


def acts(one):
    return [act.type for act in one.proposal.acts]


def test_a_company_commander_is_the_commander_from_then_on():
    one = read("A company commander beat a trader in 2015. The commander took her money.")
    assert [label for label in labels(one) if "ommander" in label] == ["A company commander"]


def test_a_bracket_says_what_somebody_is_called_here():
    one = read(
        "A guidance officer (name withheld, called the captain here) came in 2015. The captain beat a trader."
    )
    assert sum("captain" in label.lower() for label in labels(one)) == 1


def test_some_of_a_group_are_people_of_their_own():
    one = read("In 2015 an officer made twenty of the young people carry logs for a merchant.")
    assert "twenty of the young people" in labels(one)
    assert acts(one) == ["forced_labour"]


def test_his_parents_are_somebody_in_particular():
    one = read(
        "An 18-year-old boy was arrested in 2015. His parents came. Their son was not there."
    )
    assert "His parents" in labels(one)
    assert "Their son" not in labels(one)


def test_whoever_it_is_told_by_was_not_threatened():
    one = read(
        "A captain beat a girl in 2015. According to Mrs. Oh, he warned the girl, “If you talk, your family goes to the camp.”"
    )
    by_label = {person.label: person for person in one.proposal.persons}
    assert by_label["Mrs. Oh"].role is PersonRole.SOURCE
    threat = one.act("threat", "If you talk")
    assert by_label["Mrs. Oh"].key not in threat.victims


def test_a_second_sum_is_a_second_act():
    one = read(
        "In 2015 a widow paid an officer 800 RMB. The officer then demanded another 900 RMB from the widow."
    )
    assert len([act for act in one.proposal.acts if act.type in ("bribery", "extortion")]) == 2


def test_a_host_under_the_name_of_a_programme_is_nobody():
    for label in ("Voice of the Hills", "Studio", "Border Hour", "강변의 목소리"):
        one = read(
            f"{label}: What happened?\nHan Mi Rae: An officer beat a trader in 2015.",
            kind=AccountFormat.INTERVIEW,
            speakers={label: SpeakerRole.HOST, "Han Mi Rae": SpeakerRole.REPORTER},
        )
        assert label not in labels(one)
        assert "Han Mi Rae" in labels(one)


def test_a_host_who_publishes_is_nobody():
    one = read(
        "Open Line: What happened?\nHan: An officer beat a trader in 2015.",
        kind=AccountFormat.INTERVIEW,
        speakers={"Open Line": SpeakerRole.HOST, "Han": SpeakerRole.REPORTER},
        notes={"outlet": "Open Line"},
    )
    assert "Open Line" not in labels(one)
    assert "Open Line" in one.told(MentionKind.ORGANISATION)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "In 2015 an officer sold the goods of a trader to a wholesaler and kept the money.",
            "embezzlement",
        ),
        (
            "In 2015 an officer sold eleven tons of cement that had been sent for the flats.",
            "embezzlement",
        ),
        ("A girl signed a confession that an officer had written in 2015.", "forced_confession"),
        ("A girl was sentenced to one year of labor re-education in 2015.", "labour_training"),
        (
            "An officer took a girl in 2015. Nobody has heard of her since.",
            "enforced_disappearance",
        ),
        ("Two men in plain clothes took a teacher from a bus in 2015.", "abduction"),
        ("An officer had a smuggler tied to a post in 2015.", "torture"),
        ("An officer told a driver in 2015 that he would not live long if he talked.", "threat"),
        ("In 2015 soldiers told my mother that they would burn the house if I hid.", "threat"),
    ],
)
def test_acts_told_in_further_words(text, code):
    assert code in acts(read(text))


def test_who_refuses_to_carry_drugs_carries_none():
    one = read("A 35-year-old smuggler refused to carry drugs for an officer in 2015.")
    assert one.act("drug_trafficking").standing is Standing.NEGATED


@pytest.mark.parametrize(
    ("text", "injury"),
    [
        ("Two of her teeth were broken in 2015.", "Two of her teeth were broken"),
        ("A guard broke his wrist in 2015.", "broke his wrist"),
        ("The boy's left arm was broken.", "left arm was broken"),
        ("He lost two toes in the cold.", "lost two toes"),
    ],
)
def test_injuries_told_by_a_verb(text, injury):
    assert any(injury in told for told in read(text).told(MentionKind.INJURY))


def test_a_surname_is_whoever_bore_it():
    one = read("Ruth Abara was arrested in 2015. Ms. Abara had written about the fee.")
    assert labels(one) == ["Ruth Abara"]


def test_the_four_are_those_told_of():
    one = read("Four fishermen were arrested in 2015. The four were beaten in the van.")
    assert one.act("beating").victims == one.act("arrest").victims


def test_who_dies_in_the_cell_is_the_victim():
    one = read("A guard refused a trader her medicine in 2015, and she died in the cell.")
    labels_of = {person.key: person.label for person in one.proposal.persons}
    assert [labels_of[key] for key in one.act("death_in_custody").victims] == ["a trader"]


def test_a_body_is_not_arrested():
    one = read("A trader was killed by a guard in 2015. Her body was taken away at night.")
    assert "arrest" not in acts(one)


def test_he_is_a_captain_tells_of_somebody_in_particular():
    one = read("He is a captain of the border guard. A source told us. In 2015 he beat a trader.")
    by_key = {person.key: person.label for person in one.proposal.persons}
    assert [by_key[key] for key in one.act("beating").accused] == ["a captain of the border guard"]


def test_whoever_is_caught_is_nobody_in_particular():
    one = read("A source told us in 2015. Those who are caught can be sent to a prison camp.")
    assert acts(one) == []


def test_who_is_let_off_with_labour_serves_it():
    one = read(
        "An officer beat a student in 2015. The student was let off with three months of labor."
    )
    by_key = {person.key: person.label for person in one.proposal.persons}
    assert [by_key[key] for key in one.act("labour_training").victims] == ["a student"]


def test_a_reporter_is_known_by_his_surname():
    one = read(
        "Host: Mr. Heo, what happened?\nReporter Heo Jun Pyo: An officer beat a trader in 2015.\nHost: Thank you, Heo.",
        kind=AccountFormat.INTERVIEW,
        speakers={"Host": SpeakerRole.HOST, "Reporter Heo Jun Pyo": SpeakerRole.REPORTER},
    )
    assert sum("Heo" in label for label in labels(one)) == 1
