"""How answers about news reports are counted. All words are invented."""

from benchmarks.news.answers import Answers, answered
from benchmarks.news.judging import Counts, folded, number, same_name

from moksori.coding.gist import Gist

GOLD = {
    "perpetrator_mention": True, "violation_types": ["kidnapping", "other"], "year": "2021.0",
    "month": "May", "date": None, "city": "None", "region": "Kaduna", "country": "USA",
    "victims": [{"victim_name": "Ruth Abara"}, {"victim_name": None}],
}  # fmt: skip


def test_values_are_compared_as_plain_strings():
    assert (folded("None"), folded(None), folded("Unknown"), folded("26.0")) == ("", "", "", "26")
    assert (number("02"), number("December"), number("2021.0")) == ("2", "12", "2021")
    assert same_name("Ruth Abara", "Ruth Abarra")
    assert not same_name("Ruth Abara", "Daniel Oke")


def test_a_blank_is_never_credited_and_an_answer_to_it_is_counted():
    counts = Counts()
    said = Answers(True, ("kidnapping",), ("Ruth Abara", "Daniel Oke"), "United States", "Kaduna",
                   "Jos", "2021", "05", "4", {"country": "US"})  # fmt: skip
    counts.add(GOLD, said)
    counts.add(GOLD | {"country": None}, Answers())
    row = counts.row()
    assert row["city"] == {"published": 0.0, "ceiling": 0.0, "of_annotated": 0.0, "extra": 1}
    assert row["country"] == {"published": 0.0, "ceiling": 50.0, "of_annotated": 100.0, "extra": 0}
    assert row["month"]["published"] == 50.0
    assert row["violation_types"] == {"precision": 100.0, "recall": 25.0, "f1": 40.0, "extra": 0}
    assert row["victim_name"]["f1"] == 50.0


def test_a_report_without_a_dated_act_is_of_its_own_year():
    assert answered(Gist(), "2020-03-01").year == "2020"
    one = answered(
        Gist(when="2019-11", kinds=(("enforced_disappearance", "abduction"),)), "2020-03-01"
    )
    assert (one.year, one.month, one.day, one.types) == ("2019", "11", "", ("kidnapping",))
