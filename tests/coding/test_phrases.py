"""Known words are found in texts, in all their spellings and endings."""

from moksori.coding.phrases import Phrases

WORDS = Phrases(
    [
        ("Soljae", "soljae"),
        ("Soljae City", "soljae"),
        ("People's Office", "office"),
        ("border guard", "guard"),
        ("policeman", "policeman"),
        ("party", "party"),
        ("US", "us"),
        ("솔재", "soljae"),
        ("국가 보위성", "ministry"),
        ("보위원", "agent"),
    ]
)


def entries(text):
    return [(text[hit.start : hit.end], hit.entry) for hit in WORDS.find(text)]


def test_the_longest_of_words_that_begin_alike_is_taken():
    assert entries("to Soljae City and Soljae") == [("Soljae City", "soljae"), ("Soljae", "soljae")]


def test_plurals_and_lost_apostrophes_are_endings():
    assert entries("border guards, policemen, parties") == [
        ("border guards", "guard"),
        ("policemen", "policeman"),
        ("parties", "party"),
    ]
    hit = WORDS.find("Soljaes market")[0]
    assert hit.plural


def test_an_apostrophe_may_be_curly_or_gone():
    told = ["the People’s Office", "the People's Office", "the Peoples Office"]
    assert [entries(text)[0][1] for text in told] == ["office"] * 3


def test_hyphens_and_line_breaks_join_words():
    assert entries("a border-guard and a border\nguard") == [
        ("border-guard", "guard"),
        ("border\nguard", "guard"),
    ]


def test_a_name_is_not_found_in_small_letters_unless_all_are_small():
    assert entries("He said soljae is far") == []
    assert entries("he said soljae is far") == [("soljae", "soljae")]


def test_capital_letters_are_not_a_pronoun():
    assert entries("He told us. The US knew.") == [("US", "us")]


def test_hangul_is_found_with_what_follows_it():
    hit = WORDS.find("솔재에서")[0]
    assert (hit.entry, hit.tail) == ("soljae", "에서")


def test_hangul_is_found_across_a_blank_where_it_has_one():
    assert entries("국가 보위성과 국가보위성") == [
        ("국가 보위성", "ministry"),
        ("국가보위성", "ministry"),
    ]


def test_hangul_is_not_found_in_the_middle_of_a_word():
    assert entries("우리솔재") == []
