"""Nicknames, what still goes on, telephone numbers: told or gone, and no scar."""

import pytest

from tests.protection.telling import decide, mark, person, public, run

GONE = decide(nickname="nothing", continuing="nothing", phone="nothing", identifier="nothing")

TITLES = [
    ("'The Badger:' guard amasses fortune", "'The Badger:'", "Guard amasses fortune"),
    ("'The Badger:' guard amasses fortune", "The Badger", "Guard amasses fortune"),
    ("“The Badger”: guard amasses fortune", "The Badger", "Guard amasses fortune"),
    ("The Badger: guard amasses fortune", "The Badger", "Guard amasses fortune"),
    ("‘The Badger’ amasses fortune", "The Badger", "The accused amasses fortune"),
    (
        "The “Badger” of Sinsan: how a guard got rich",
        "Badger",
        "The accused of Sinsan: how a guard got rich",
    ),
    ("A second look at Sinsan's “Badger”", "Badger", "A second look at Sinsan's accused"),
    ("A look at guard Kim, “the Badger”", "the Badger", "A look at guard Kim"),
    ("메모: 보안원, 《오소리》", "오소리", "메모: 보안원"),
    ("《오소리》로 불리는 보안원, 협박", "오소리", "보안원, 협박"),
    ("‘The Badger’ guard ‘the Badger’ gets rich", "The Badger", "Guard gets rich"),
    ("주민들의 '오소리'", "오소리", "주민들의 [별명 비공개]"),
    ("How ‘the Badger’ got rich", "the Badger", "How the accused got rich"),
    ("Guard nicknamed “The Badger” amasses fortune", "The Badger", "Guard amasses fortune"),
    ("Guard ‘The Badger’ amasses fortune", "The Badger", "Guard amasses fortune"),
    ("'오소리' 보안원, 주민 협박", "오소리", "보안원, 주민 협박"),
    ("'오소리'로 불리는 보안원, 주민 협박", "오소리", "보안원, 주민 협박"),
]

TEXTS = [
    ("They call him as as The Badger.", "The Badger", "They call him as [nickname withheld]."),
    ("They know “The Badger.” And the Badger left.", "The Badger",
     "They know [nickname withheld]. And [nickname withheld] left."),
    ("They call him “The Badger”, he said.", "“The Badger,”".replace(",", ""),
     "They call him [nickname withheld], he said."),
    ("Ask ‘The Badger.’ They know.", "‘The Badger.’", "Ask [nickname withheld]. They know."),
    ("The Badger’s house", "The Badger", "[nickname withheld]’s house"),
    ("a badger and the Badger", "Badger", "a badger and [nickname withheld]"),
    ("사람들은 그를 '오소리'라고 부른다", "오소리", "사람들은 그를 [별명 비공개]라고 부른다"),
    ("사람들은 '곰'을 싫어한다", "곰", "사람들은 [별명 비공개]를 싫어한다"),
]  # fmt: skip

CONTINUING = [
    ("He left. To this day, he comes in the evenings. They hid.",
     "To this day, he comes in the evenings.", "He left. They hid."),
    ("He left. To this day, he comes in the evenings. They hid.", "To this day",
     "He left. They hid."),
    ("He left. To this day, he comes.", "To this day, he comes.", "He left."),
    ("To this day, he comes in the evenings.", "To this day", "[withheld]"),
    ("He left them, and to this day he comes to their homes.",
     "to this day he comes to their homes", "He left them."),
    ("그는 떠났다. 지금도 매일 저녁 온다. 그들은 숨었다.", "지금도", "그는 떠났다. 그들은 숨었다."),
    ("지금도 매일 저녁 온다.", "지금도", "[비공개]"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "told", "wanted"), TITLES)
def test_a_nickname_leaves_a_title_that_reads_as_written(title, told, wanted):
    text = f"{title}\n\nNothing more."
    done = run(text, mark(text, told, "nickname"), decisions=GONE, title=True)
    assert done.title == wanted


@pytest.mark.parametrize(("text", "told", "wanted"), TEXTS)
def test_a_nickname_in_a_text_leaves_a_marker(text, told, wanted):
    assert public(text, mark(text, told, "nickname"), decisions=GONE) == wanted


def test_a_nickname_known_of_a_person_goes_where_nothing_was_marked():
    text = "'The Badger': guard gets rich\nThe Badger came. Badgers live in woods."
    who = person("p1", "accused", nicknames=("The Badger",))
    done = run(text, people=(who,), decisions=GONE, title=True)
    assert done.title == "Guard gets rich"
    assert done.passages[0].text == "[nickname withheld] came. Badgers live in woods."


@pytest.mark.parametrize(("text", "told", "wanted"), CONTINUING)
def test_what_still_goes_on_is_dropped_cleanly(text, told, wanted):
    assert public(text, mark(text, told, "continuing"), decisions=GONE) == wanted


def test_a_paragraph_of_which_nothing_is_left_goes_with_its_line():
    text = "He left.\u2028\nTo this day he comes.\nThey hid."
    told = "To this day he comes."
    assert public(text, mark(text, told, "continuing"), decisions=GONE).endswith("They hid.")


def test_a_line_of_which_nothing_is_left_is_not_left_empty():
    text = "To this day he comes.\nThey hid."
    from dataclasses import replace

    from moksori.protection.disguise import disguise
    from moksori.terms.passage import Passage, SpeakerRole
    from moksori.terms.proposal import Proposal
    from moksori.terms.span import Span
    from tests.protection.telling import naming, structure

    for words, kept in ((text, "They hid."), ("They hid.\nTo this day he comes.", "They hid.")):
        passage = Passage(1, Span(0, len(words)), words, None, SpeakerRole.OTHER)
        shape = replace(structure(words), passages=(passage,))
        marked = mark(words, "To this day he comes.", "continuing")
        assert disguise(shape, Proposal((marked,)), GONE, naming()).passages[0].text == kept


def test_what_goes_on_in_withheld_words_only_goes_with_them():
    text = "He said “your child is now in a cell here”. They left."
    marks = [mark(text, "“your child is now in a cell here”", "speech"),
             mark(text, "He said “your child is now in a cell here”.", "continuing", "is now in")]  # fmt: skip
    gone = decide(speech="nothing", continuing="nothing")
    assert public(text, *marks, decisions=gone) == "He said [words withheld]. They left."
    assert public(text, *marks, decisions=GONE) == "They left."


def test_numbers_go():
    text = "Call +850 191 555 0101 or write to somebody@example.org now."
    marks = [mark(text, "+850 191 555 0101", "phone"),
             mark(text, "somebody@example.org", "identifier")]  # fmt: skip
    assert public(text, *marks, decisions=GONE) == (
        "Call [number withheld] or write to [identifier withheld] now."
    )
    text = "번호는 0191-555-0101이다"
    assert public(text, mark(text, "0191-555-0101", "phone"), decisions=GONE) == (
        "번호는 [번호 비공개]다"
    )
