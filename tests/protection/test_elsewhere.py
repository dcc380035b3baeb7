"""What other stories and accounts make of one: shared pseudonyms, details of one account."""

from moksori.protection.elsewhere import names_shared, told_once
from moksori.protection.pseudonyms import Given, Pseudonym
from tests.protection.telling import decide, mark, person, run

HAN = Pseudonym("Han", "Mi-suk", "한", "미숙")
HAN_TOO = Pseudonym("Han", "Sun-ok", "한", "순옥")


def test_a_whole_name_that_two_people_bear_counts_and_the_same_persons_does_not():
    assert names_shared([Given("a", HAN)], [Given("b", HAN)]) == ("Han Mi-suk", "한미숙")
    assert names_shared([Given("a", HAN)], [Given("a", HAN)]) == ()
    assert names_shared([Given("a", HAN)], [Given("b", HAN_TOO)]) == ()


def test_two_sources_must_not_share_even_a_surname():
    shared = names_shared([Given("a", HAN, source=True)], [Given("b", HAN_TOO, source=True)])
    assert {"Ms. Han", "한 씨", "한모씨"} <= set(shared)
    assert names_shared([Given("a", HAN, source=True)], [Given("b", HAN_TOO)]) == ()


def test_a_story_says_who_bears_which_pseudonym_and_who_is_its_source():
    people = (person("p1", "source", ("Kim Mi-ran",)), person("p2", "victim", ("Ri Ok",)))
    text = "Kim Mi-ran saw Ri Ok there."
    made = run(text, people=people, decisions=decide(person="pseudonym"))
    assert [one.source for one in made.given].count(True) == 1
    words = made.passages[0].text
    assert all(one.name.given_en in words and one.name.surname_en in words for one in made.given)
    told = run(text, people=people, decisions=decide(person="role"))
    assert told.given == ()


def details(text, *told):
    return [mark(text, *one) for one in told]


def test_a_detail_counts_where_others_tell_of_the_matter_without_it():
    ribs = ("four ribs", "injury")
    sack = ("500 grams", "quantity", 500)
    sum_ = ("40,000 yuan", "amount", {"value": 40000, "currency": "CNY"})
    own = details("four ribs, 500 grams, 40,000 yuan", ribs, sack, sum_)
    same = ("4만 위안", "amount", {"value": 40000, "currency": "CNY"})
    other = details("4만 위안, Four  ribs", same, ("Four  ribs", "injury"))
    assert told_once(own, []) == ()
    assert told_once(own, [other]) == ("500 grams",)
    assert told_once(own, [[], other]) == ("500 grams",)
    assert told_once(own, [[]]) == ("40,000 yuan", "500 grams", "four ribs")


def test_a_province_is_no_detail_of_anybodys():
    own = [mark("Upper Province", "Upper Province", "place", "xx.north", level="province")]
    assert told_once(own, [[]]) == ()
