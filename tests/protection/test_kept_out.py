"""What a person withheld is told nowhere, whatever was found and decided inside it."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from moksori.language.sentences import sentences
from moksori.protection.composing import Source, composed
from moksori.protection.disguise import disguise
from moksori.protection.kept_out import REASON
from moksori.protection.withheld import EMPTY
from moksori.terms.account import Withheld
from moksori.terms.composition import Composition, Part, PartKind, StoryForm
from moksori.terms.proposal import Proposal
from moksori.terms.span import Span
from tests.protection.telling import decide, mark, naming, structure
from tests.protection.test_disguise import DECISIONS, PEOPLE, TEXTS

TEXT = (
    "The office on the hill\n"
    "She sold rice. A 43-year-old woman saw the guard. He took 40,000 yuan from her.\n"
    "They ran away."
)


def withheld(text, *told):
    """Stretches of a text that are withheld, by their words."""
    return tuple(Withheld(Span(text.index(one), text.index(one) + len(one)), one) for one in told)


def told_with(text, marks, decisions, held, *, title=False, people=()):
    shape = replace(structure(text, title), withheld=tuple(held))
    words = text.split("\n")[0] if title else ""
    return disguise(shape, Proposal(tuple(marks), people), decisions, naming(), title=words)


@settings(max_examples=60)
@given(TEXTS, DECISIONS, st.data())
def test_every_withheld_sentence_goes_whole_and_no_other_word_comes_back(made, decisions, data):
    text, marks = made
    spans = [Span(*one) for one in sentences(text)]
    chosen = data.draw(st.sets(st.sampled_from(spans), min_size=1))
    held = [Withheld(one, text[one.start : one.end]) for one in sorted(chosen)]
    seen = told_with(text, marks, decisions, held, people=PEOPLE).passages[0]
    gone = [one for one in seen.changes if one.reason == REASON]
    for one in held:
        assert any(change.span.holds(one.span) for change in gone)
    assert {change.public for change in gone} <= set(EMPTY.values())
    # What is shown is the told text with these changes made, and nothing else.
    shown, at = "", 0
    for change in seen.changes:
        shown += text[at : change.span.start] + change.public
        at = change.span.end
    assert shown + text[at:] == seen.text


@settings(max_examples=30)
@given(TEXTS, DECISIONS)
def test_what_is_not_withheld_reads_as_before(made, decisions):
    text, marks = made
    text = f"{text}\nLast line here."
    held = withheld(text, "Last line here.")
    before = told_with(text, marks, decisions, (), people=PEOPLE)
    after = told_with(text, marks, decisions, held, people=PEOPLE)
    assert after.passages[0] == before.passages[0]
    assert after.passages[1].text == "[withheld]"


def test_a_mention_that_begins_in_it_goes_with_it():
    text = "She sold rice. He came in March. They ran."
    date = mark(text, "rice. He came in March", "date", "2017-03")
    seen = told_with(text, [date], decide(date="year"), withheld(text, "He came in March."))
    assert seen.passages[0].text.endswith("[withheld] They ran.")
    assert "rice" not in seen.passages[0].text


def test_a_title_of_which_something_is_withheld_goes_whole():
    seen = told_with(TEXT, (), decide(), withheld(TEXT, "on the hill"), title=True)
    assert seen.title == ""
    assert [one.reason for one in seen.title_changes] == [REASON]


def test_sentences_that_follow_one_another_leave_one_marker():
    held = withheld(TEXT, "She sold rice.", "A 43-year-old woman saw the guard.")
    seen = told_with(TEXT, (), decide(), held, title=True)
    assert seen.passages[0].text == "[withheld] He took 40,000 yuan from her."


def test_the_marker_is_in_the_language_of_the_words():
    text = "그는 떠났다. 여자는 쌀을 팔았다."
    seen = told_with(text, (), decide(), withheld(text, "여자는 쌀을 팔았다."))
    assert seen.passages[0].text == "그는 떠났다. [비공개]"


def test_the_gate_is_told_what_to_look_for():
    held = withheld(TEXT, "He took 40,000 yuan from her.")
    assert "He took 40,000 yuan from her." in told_with(TEXT, (), decide(), held).heard_by_two


def told_as_story(*parts, held=()):
    text = TEXT
    shape = replace(structure(text, True), withheld=held)
    source = Source("acc-1", text, shape, Proposal((), ()), {}, decide())
    made = composed(Composition(StoryForm.ARTICLE, parts), [source])
    seen = disguise(made.structure, made.proposal, made.decisions, naming(), title=made.title)
    return "\n".join(one.text for one in seen.passages), seen


def test_no_composition_brings_it_back():
    held = withheld(TEXT, "A 43-year-old woman saw the guard.")
    whole = Part(PartKind.PASSAGE, account="acc-1", number=1)
    half = replace(whole, start=10, end=40)
    for part in (whole, half, replace(whole, without=((0, 14),))):
        shown, seen = told_as_story(part, held=held)
        assert "woman" not in shown
        assert "43" not in shown
        assert "[withheld]" in shown
    # A story that leaves the passage out has the gate look for the words all the same.
    _shown, seen = told_as_story(Part(PartKind.PASSAGE, account="acc-1", number=2), held=held)
    assert "A 43-year-old woman saw the guard." in seen.heard_by_two
