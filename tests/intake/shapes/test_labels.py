"""What may be the label of a speaker by its looks."""

import pytest

from moksori.intake.shapes.labels import key_of, label_at, may_be_name, role_of
from moksori.intake.shapes.lines import Line
from moksori.terms.passage import SpeakerRole


def label(text):
    return label_at(text, 0, Line(0, len(text)))


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("Anna Lind: Where?", "Anna Lind", "Where?"),
        ("Anna Lind (AL): Where?", "Anna Lind", "Where?"),
        ("MR. PELL: Where?", "MR. PELL", "Where?"),
        ("Han So Mi (Han): Where?", "Han So Mi", "Where?"),
        ("Han So-mi: Where?", "Han So-mi", "Where?"),
        ("Kim Do Yun: Where?", "Kim Do Yun", "Where?"),
        ("Ms. Ana Ruel: Where?", "Ms. Ana Ruel", "Where?"),
        ("[Anna] Where?", "Anna", "Where?"),
        ("【기자】 어디", "기자", "어디"),
        ("**Anna:** Where?", "Anna", "Where?"),
        ("Q. Where?", "Q", "Where?"),
        ("Q12: Where?", "Q", "Where?"),
        ("문) 어디", "문", "어디"),
        ("問：どこ", "問", "どこ"),
        ("진행 : 어디", "진행", "어디"),
        ("▶ 진행자: 어디", "진행자", "어디"),
        ("한도윤 기자: 어디", "한도윤 기자", "어디"),
        ("기자> 어디", "기자", "어디"),
        ("[00:01:23] Anna: Where?", "Anna", "Where?"),
        ("Kim Yong, a former guard: Where?", "Kim Yong", "Where?"),
        ("HOST — Where?", "HOST", "Where?"),
        ("Anna\tWhere?", "Anna", "Where?"),
        ("Mr. KIRBY. Where?", "Mr. KIRBY", "Where?"),
        ("THE WITNESS", "THE WITNESS", ""),
    ],
)
def test_labels_are_seen_in_all_their_dresses(text, name, rest):
    found = label(text)
    assert found is not None
    assert found.name == name
    assert text[found.end :] == rest


@pytest.mark.parametrize(
    "text",
    [
        "He said: go away.",
        "According to the source: nothing.",
        "One thing is clear: nobody came.",
        "Note: he had six.",
        "Date: 3 May",
        "'The Leech:' an official and his debts",
        "장소: 시장",
        "그는 이렇게 말했다: 돈을 내라",
        "편집자 주: 이름은 바꾸었다",
        "It was dark. The clerk: nobody.",
        "https://example.org",
        "",
    ],
)
def test_sentences_and_entries_of_forms_are_no_labels(text):
    found = label(text)
    assert found is None or found.style == "alone"


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("진행", "host"), ("사회자", "host"), ("Q", "host"), ("問", "host"), ("主持人", "host"),
        ("이상용 기자", "reporter"), ("김기자", "reporter"), ("记者", "reporter"), ("Our correspondent", "reporter"),
        ("A", "source"), ("답", "source"), ("인서트 2", "source"), ("혜산 소식통", "source"), ("受访者", "source"),
        ("Former judge", "source"), ("전 판사", "source"),
        ("THE WITNESS", "witness"), ("증인 7", "witness"), ("피해자 가", "victim"), ("Survivor B", "victim"),
        ("위원장", "official"), ("Defence counsel", "official"), ("재판장", "official"),
        ("피고인", "accused"), ("통역", "interpreter"), ("THE INTERPRETER", "interpreter"),
    ],
)  # fmt: skip
def test_words_on_labels_give_roles(name, role):
    assert role_of(name) is SpeakerRole(role)


@pytest.mark.parametrize("name", ["Anna Lind", "문소희", "Aa", "서다온", ""])
def test_names_alone_give_no_role(name):
    assert role_of(name) is None


def test_a_bracket_that_says_hereafter_gives_the_short_name():
    assert label("새물결방송(이하 새물결): 어디").bracket == "새물결"
    assert label("Lantern Radio (hereinafter “LR”): Where?").bracket == "LR"


def test_names_are_compared_by_their_letters():
    assert key_of("Mr. Kim  Yong-hee") == key_of("MR KIM YONGHEE")


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("of the", False),
        ("Maria de la Cruz", True),
        ("3 May", False),
        ("a", True),
        ("가나다라마", True),
    ],
)
def test_what_looks_like_a_name(name, fits):
    assert may_be_name(name) is fits


@pytest.mark.parametrize(
    "text", ["So He Said: no.", "So she said: no.", "What We Do: work.", "Do: it."]
)
def test_small_words_of_a_sentence_make_no_name(text):
    assert not may_be_name(text.partition(":")[0])
