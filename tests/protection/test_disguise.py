"""What holds of every disguised text, whatever stands in it."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moksori.protection.disguise import OffsetsError, disguise
from moksori.protection.policy import demo_policy
from moksori.terms.disguise import LADDERS, Decision, Rung
from moksori.terms.mention import Mention, MentionKind
from moksori.terms.passage import SpeakerRole
from moksori.terms.proposal import Proposal
from moksori.terms.span import Span
from tests.protection.telling import decide, mark, naming, pack, person, public, run, structure

CLOCK = {"clock": True, "precision": "time"}
DAY = {"precision": "day"}
# Words with one thing to protect in braces: the words, the kind, the value, the detail.
ENGLISH = (
    ("A {} woman left.", "43-year-old", "age", 43, {}),
    ("The guard ({}) came.", "33 years old", "age", 33, {}),
    ("On {} they ran.", "March 15, 2017", "date", "2017-03-15", DAY),
    ("They ran at {} in fear.", "9 p.m.", "date", "", CLOCK),
    ("She hid in {}, alone.", "Pyol-dong", "place", "xx.north.sinsan.b", {}),
    ("He took {} from her.", "40,000 yuan", "amount", {"value": 40000, "currency": "CNY"}, {}),
    ("He took {} of it.", "70%", "share", 0.7, {}),
    ("They sat {} there.", "15 days", "duration", "P15D", {}),
    (
        "He said, {} Then he left.",
        "“I know where your sister lives, remember that.”",
        "speech",
        None,
        {},
    ),
    ("People call him {}.", "The Badger", "nickname", None, {}),
    (
        "{} Nobody helps.",
        "To this day he comes every evening to their house.",
        "continuing",
        None,
        {},
    ),
    ("Write to {} soon.", "someone@example.org", "identifier", None, {}),
    ("An {} stood there.", "inspector", "occupation", "inspector", {}),
    ("He hid {} of flour.", "532 grams", "quantity", 532, {}),
    ("Kim Mi-ran saw {}.", "nothing", None, None, {}),
)
KOREAN = (
    ("{} 여성이 왔다.", "43세", "age", 43, {}),
    ("그는 {}에 떠났다.", "3월 15일", "date", "2017-03-15", DAY),
    ("그는 {}에 왔다.", "밤 11시", "date", "", CLOCK),
    ("신산시 {}에서 살았다.", "별동", "place", "xx.north.sinsan.b", {}),
    ("{}을 빼앗았다.", "4만 위안", "amount", {"value": 40000, "currency": "CNY"}, {}),
    ("그중 {}를 가졌다.", "70%", "share", 0.7, {}),
    ("{} 동안 갇혔다.", "15일", "duration", "P15D", {}),
    ("그는 {}라고 말했다.", "“네 동생이 어디 사는지 다 안다”", "speech", None, {}),
    ("{} 아무도 돕지 않는다.", "지금도 매일 저녁 그 집에 온다.", "continuing", None, {}),
    ("{}은 문 앞에 섰다.", "검열관", "occupation", "inspector", {}),
    ("김미란은 {} 못 봤다.", "아무것도", None, None, {}),
)  # fmt: skip
PEOPLE = (person("p1", "victim", ("Kim Mi-ran", "김미란"), "female"),)
NAMED = {
    "kim": ("Kim Mi-ran", "김미란", "Ms. Kim"),
    "ri": ("Ri Chol-su", "리철수", "Chol-su"),
    "pak": ("Pak Yong-ho", "박영호", "박 씨"),
    "choe": ("CHOE Un-hui", "최은희", "은희"),
    "han": ("Han Sun-ok", "한순옥"),
}
RUNGS = {kind: st.sampled_from([r for r in rungs if r is not Rung.REPORTED])
         for kind, rungs in LADDERS.items()}  # fmt: skip


def account(pieces):
    """Put sentences together and mark what is to be protected in each."""
    text, marks = "", []
    for frame, told, kind, value, detail in pieces:
        if text:
            text += " "
        start = len(text) + frame.index("{}")
        text += frame.format(told)
        if kind:
            span = Span(start, start + len(told))
            marks.append(Mention(span, MentionKind(kind), told, value, dict(detail), ("p1",)))
    return text, tuple(marks)


TEXTS = st.one_of(
    st.lists(st.sampled_from(ENGLISH), min_size=1, max_size=7),
    st.lists(st.sampled_from(KOREAN), min_size=1, max_size=7),
).map(account)
DECISIONS = st.fixed_dictionaries(RUNGS).map(
    lambda rungs: decide(**{str(k): v for k, v in rungs.items()})
)


def done(text, marks, decisions, people=PEOPLE):
    shape = structure(text)
    result = disguise(shape, Proposal(tuple(marks), people), decisions, naming())
    return shape.passages[0], result.passages[0]


@settings(max_examples=50)
@given(TEXTS, DECISIONS)
def test_making_the_changes_in_the_told_text_gives_the_public_text(made, decisions):
    told, seen = done(*made, decisions)
    text, at = "", 0
    for change in seen.changes:
        start, end = change.span.start - told.span.start, change.span.end - told.span.start
        assert at <= start <= end
        assert change.told == told.text[start:end]
        text += told.text[at:start] + change.public
        at = end
    assert text + told.text[at:] == seen.text


@settings(max_examples=50)
@given(TEXTS, DECISIONS, st.randoms())
def test_the_order_of_mentions_and_decisions_never_matters(made, decisions, chance):
    text, marks = made
    mixed_marks, mixed = list(marks), list(decisions)
    chance.shuffle(mixed_marks)
    chance.shuffle(mixed)
    assert done(text, marks, decisions)[1] == done(text, mixed_marks, mixed)[1]


@settings(max_examples=50)
@given(TEXTS)
def test_what_is_decided_as_told_is_told_letter_by_letter(made):
    told, seen = done(*made, decide())
    assert seen.text == told.text
    assert seen.changes == ()


@given(st.text())
def test_a_text_without_mentions_is_unchanged(text):
    line = " ".join(text.split("\n")) or "x"
    told, seen = done(
        line, (), decide(**{str(kind): rungs[-1] for kind, rungs in LADDERS.items()}), ()
    )
    assert seen.text == told.text


SCARS = re.compile(
    r"  |\s[.,;!?](?!\w)|\(\s*\)|,,|\.\.(?!\.)|\b(?:a|an|the) (?:a|an|the)\b|\b(as|in|on|of|at) \1\b"
    r"|\ba [aeio]\w|\ban [^aeiouAEIOU8\[\"“M]|\b(?:a|an|the|in|on|at)[.,]",
    re.IGNORECASE,
)


@settings(max_examples=50)
@given(TEXTS, DECISIONS)
def test_no_change_leaves_a_scar(made, decisions):
    told, seen = done(*made, decisions)
    assert not SCARS.search(told.text), told.text
    assert not SCARS.search(seen.text), seen.text


@settings(max_examples=50)
@given(TEXTS)
def test_the_demo_policy_leaves_nothing_that_it_decided_against(made):
    text, marks = made
    shape = structure(text)
    proposal = Proposal(tuple(marks), PEOPLE)
    seen = disguise(shape, proposal, demo_policy(shape, proposal, pack()), naming()).passages[0]
    for secret in ("43", "33", "March 15", "9 p.m.", "Pyol", "40,000", "70%", "15 days", "sister",
                   "Badger", "To this day", "example.org", "Mi-ran", "15일", "별동", "4만", "11시",
                   "동생", "지금도", "미란"):  # fmt: skip
        assert secret not in seen.text


@settings(max_examples=50)
@given(TEXTS, DECISIONS)
def test_a_mention_that_changes_is_one_change(made, decisions):
    text, marks = made
    _, seen = done(text, marks, decisions, ())
    assert len(seen.changes) <= len(marks)


# ---------------------------------------------------------------- whatever a reader made of it

PIECES = (
    "the", "a", "an", "in", "on", "at", "of", "“", "”", "‘", "’", "(", ")", ",", ".", "?", "43", "1974",
    "3월 15일", "43세", "Kim", "Chol-su", "Sinsan", "Pyol-dong", "별동", "신산시", "40,000", "위안", "yuan",
    "$", "%", "said", "라고", "은", "는", "이", "가", "김철수", "철수가", "March 9", "p.m.", "twenty", "스무 살",
    "\u00a0", "\u200b", "é", "日本",
)  # fmt: skip
WORDS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map(" ".join)
VALUES = st.sampled_from(
    [None, "", 43, 0, 7, 101, [20, 29], [5, 90], "2017-03-15", "199X", "2016-21", "P15D", "PT2H", "x",
     "xx.north.sinsan.b", {"value": 40000, "currency": "CNY"}, {"value": [1, 2]}, {}, 0.7, 70, -1]
)  # fmt: skip
DETAILS = st.sampled_from(
    [{}, {"exact": False}, {"clock": True}, {"precision": "day"}, {"anaphoric": True}, {"per": "kg"},
     {"level": "neighbourhood"}, {"keep": [0, 4], "within": "xx.north.sinsan"}, {"keep": [9, 2]}]
)  # fmt: skip


@st.composite
def anything(draw):
    """Give a text with mentions anywhere, of any kind, with any value."""
    text = draw(WORDS)
    marks = []
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        kind, value, detail = draw(st.sampled_from(MentionKind)), draw(VALUES), draw(DETAILS)
        marks.append(Mention(Span(start, end), kind, text[start:end], value, detail, ("p1",)))
    return text, tuple(marks)


@settings(max_examples=200)
@given(anything(), DECISIONS)
def test_whatever_was_marked_nothing_breaks_and_the_changes_add_up(made, decisions):
    people = (person("p1", "victim", ("Kim Chol-su", "김철수", "철수")),)
    told, seen = done(*made, decisions, people)
    text, at = "", 0
    for change in seen.changes:
        assert at <= change.span.start <= change.span.end
        assert change.told == told.text[change.span.start : change.span.end]
        text += told.text[at : change.span.start] + change.public
        at = change.span.end
    assert text + told.text[at:] == seen.text


# ---------------------------------------------------------------- the same words, again


def test_what_is_disguised_in_the_text_is_disguised_in_the_title():
    text = "Forty hid in Pyol-dong\nShe hid in Pyol-dong for years."
    marked = mark(text, "Pyol-dong", "place", "xx.north.sinsan.b", nth=2)
    done_ = run(text, marked, title=True)
    assert done_.title == "Forty hid in Sinsan"
    assert done_.passages[0].text == "She hid in Sinsan for years."


def test_a_title_that_is_also_a_passage_is_read_from_it():
    text = "'The Badger': guard gets rich"
    shape = structure(text)
    shape = replace(shape, title=shape.passages[0].span)
    proposal = Proposal((mark(text, "The Badger", "nickname"),))
    result = disguise(shape, proposal, decide(nickname="nothing"), naming())
    assert result.title == "Guard gets rich"
    assert result.passages[0].text == "Guard gets rich"


def test_a_decision_about_one_mention_holds_for_its_words_elsewhere():
    text = "He took 900 yuan. He took 40,000 yuan. He took 40,000 yuan again."
    sums = [mark(text, told, "amount", {"value": 1, "currency": "CNY"})
            for told in ("900 yuan", "40,000 yuan")]  # fmt: skip
    one = Decision(f"amount:{sums[1].span.start}", MentionKind.AMOUNT, Rung.NOTHING, "r", "me")
    assert public(text, *sums, decisions=(*decide(), one)) == (
        "He took 900 yuan. He took [sum withheld]. He took [sum withheld] again."
    )


def test_a_passage_of_which_nothing_is_left_says_so_once():
    text = "They sat there.\nTo this day he comes. Even now he does."
    marks = [mark(text, "To this day he comes.", "continuing"),
             mark(text, "Even now he does.", "continuing")]  # fmt: skip
    seen = run(text, *marks, decisions=decide(continuing="nothing")).passages
    assert [passage.text for passage in seen] == ["They sat there.", "[withheld]"]
    assert len(seen[1].changes) == 1


def test_overlapping_mentions_leave_nothing_of_either():
    text = "He paid 40,000 yuan on March 3 there."
    marks = [mark(text, "40,000 yuan on March", "amount", {"value": 40000, "currency": "CNY"}),
             mark(text, "March 3", "date", "2017-03-03")]  # fmt: skip
    told = public(text, *marks, decisions=decide(amount="nothing", date="nothing"))
    assert "March" not in told
    assert "3" not in told
    assert "40,000" not in told


def test_speech_withheld_is_handed_on_for_the_gate():
    text = "He said “you will never see home again” and “all heard this”."
    marks = [mark(text, "“you will never see home again”", "speech", heard_by=2),
             mark(text, "“all heard this”", "speech", heard_by=40)]  # fmt: skip
    assert run(text, *marks).heard_by_two == ("you will never see home again",)


def test_the_region_is_no_finer_than_decided():
    text = "in Pyol-dong, Sinsan"
    marks = [mark(text, "Pyol-dong", "place", "xx.north.sinsan.b"),
             mark(text, "Sinsan", "place", "xx.north.sinsan")]  # fmt: skip
    assert run(text, *marks).region == {"en": "Upper Province", "ko": "상도"}
    coarse = run(text, *marks, decisions=decide(place="country"))
    assert coarse.region == {"en": "Northland", "ko": "북국"}
    assert run(text, *marks, decisions=decide(place="nothing")).region == {}


def test_where_somebody_fled_to_is_not_where_the_account_is_from():
    text = "from Sinsan to Southland, to Southland"
    marks = [mark(text, "Sinsan", "place", "xx.north.sinsan"),
             mark(text, "Southland", "place", "yy"),
             mark(text, "Southland", "place", "yy", nth=2)]  # fmt: skip
    assert run(text, *marks, decisions=decide(place="country")).region["en"] == "Northland"
    assert run("to Southland", mark("to Southland", "Southland", "place", "yy")).region == {}


def test_passages_that_do_not_fit_the_original_are_refused():
    shape = structure("He left.")
    broken = replace(shape.passages[0], text="He left us.")
    with pytest.raises(OffsetsError):
        disguise(replace(shape, passages=(broken,)), Proposal(), decide(), naming())


def test_mentions_outside_every_passage_change_nothing():
    text = "2017-06-09\nHe left."
    shape = structure(text, title=True)
    shape = replace(shape, title=None)
    marked = mark(text, "2017-06-09", "date", "2017-06-09")
    result = disguise(shape, Proposal((marked,)), decide(date="month"), naming())
    assert result.passages[0].text == "He left."


def test_roles_and_speakers_are_kept():
    speakers = {1: ("Host", SpeakerRole.HOST)}
    seen = run("Why?", speakers=speakers).passages[0]
    assert (seen.number, seen.speaker, seen.role) == (1, "Host", "host")


@settings(max_examples=60)
@given(
    st.sampled_from(["pseudonym", "role", "initial", "nothing"]),
    st.lists(st.sampled_from(sorted(NAMED)), min_size=1, max_size=4, unique=True),
)
def test_what_stands_for_a_name_is_nobodys_name_again(rung, chosen):
    people = [person(f"p{at}", "victim", NAMED[name], "") for at, name in enumerate(chosen)]
    text = " ".join(f"{name} left." for at in chosen for name in NAMED[at])
    decisions = decide(person=rung)
    once = public(text, people=people, decisions=decisions)
    again = run(once, people=people, decisions=decisions).passages[0]
    assert (again.text, again.changes) == (once, ())


@settings(max_examples=60)
@given(
    st.sampled_from(["pseudonym", "role", "initial", "nothing"]),
    st.lists(st.sampled_from(sorted(NAMED)), min_size=2, max_size=4, unique=True),
    st.permutations(range(4)),
)
def test_the_order_of_persons_never_matters(rung, chosen, order):
    people = [person(f"p-{name}", "victim", NAMED[name], "") for name in chosen]
    mixed = [people[at] for at in order if at < len(people)]
    text = " ".join(f"{name} left." for at in chosen for name in NAMED[at])
    decisions = decide(person=rung)
    one, other = (run(text, people=each, decisions=decisions) for each in (people, mixed))
    assert one.passages == other.passages
    assert one.given == other.given


ALONE = [piece for piece in (*ENGLISH, *KOREAN) if piece[2] not in {None, "continuing"}]


@pytest.mark.parametrize("piece", ALONE)
def test_every_mention_is_replaced_once_and_can_be_found_again(piece):
    frame, told, kind, value, detail = piece
    times = 3
    text = "\n".join([frame.format(told)] * times)
    starts = [found.start() for found in re.finditer(re.escape(told), text)]
    marks = [
        Mention(Span(at, at + len(told)), MentionKind(kind), told, value, dict(detail), ("p1",))
        for at in starts
    ]
    coarsest = [rung for rung in LADDERS[MentionKind(kind)] if rung is not Rung.AS_TOLD][-1]
    seen = run(text, *marks, people=PEOPLE, decisions=decide(**{kind: coarsest}))
    changes = [change for passage in seen.passages for change in passage.changes]
    assert len(changes) == times == len(starts)
    for at, change in zip(starts, changes, strict=True):
        assert change.span.holds(Span(at, at + len(told))) or change.span.overlaps(
            Span(at, at + len(told))
        )


def test_another_process_with_another_seed_writes_the_same_bytes():
    """Sets and dictionaries stand in another order there; nothing of it may be seen."""
    seen = set()
    for seed in ("0", "1", "4711"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
        done = subprocess.run(
            [sys.executable, "-c", OTHER_PROCESS], env=environment, capture_output=True, check=True
        )
        seen.add(done.stdout)
    assert len(seen) == 1
    assert len(seen.pop()) > 1000


ROOT = Path(__file__).resolve().parents[2]
OTHER_PROCESS = """
from tests.protection.telling import decide, person, run
from tests.protection.test_disguise import ENGLISH, KOREAN, account
people = [person(f"p{n}", "victim", (name,)) for n, name in enumerate(
    ("Kim Mi-ran", "김미란", "Ri Chol", "Pak Yong-su", "최은희"), start=1)]
for frames in (ENGLISH, KOREAN):
    for last in (False, True):
        for rung in ("pseudonym", "initial", "role"):
            text, marks = account(frames)
            text += " Ri Chol met Pak Yong-su. 최은희는 김미란을 만났다."
            kinds = ("age", "date", "place", "amount", "share", "duration", "quantity", "nickname")
            decisions = decide(person=rung, speech="nothing", **(
                {kind: "nothing" for kind in kinds} if last else
                {"age": "decade", "date": "month", "place": "city", "amount": "magnitude"}))
            made = run(text, *marks, people=people, decisions=decisions)
            print([(p.text, p.changes) for p in made.passages], made.heard_by_two, made.given)
"""
