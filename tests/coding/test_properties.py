"""What holds of every text whatever: no crash, valid stretches, the words as told, linear time."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moksori.coding.export import as_json
from moksori.coding.propose import propose
from moksori.packs.loader import load
from moksori.terms.account import AccountFormat, Decoded, Structure
from moksori.terms.passage import Passage, SpeakerRole
from moksori.terms.span import Span
from tests.coding.accounts import account, check

PIECES = st.sampled_from(
    [
        "the major", "a 33-year-old woman", "another in her forties", "Two women", "he", "them",
        "her mother", "Mr. Gu (pseudonym)", "Kim Chol-su", "was arrested", "tortured", "threatened",
        "in Hyesan City’s", "Hyemyeong-dong", "Citys", "“If you tell anyone, you will die.”", "‘The Rat’",
        "known as The Rat", "40,000 RMB (5,873 USD)", "70%", "in January", "To this day", "for 15 days",
        "sentenced to two months", "four broken ribs", "by the MSS", "(", ")", ",", ".", "\n", "\u00a0",
        "김모 씨(43)", "A씨", "○○○", "보위지도원은", "주민에게", "체포됐다", "때렸다", "3만 위안을", "혜산시 혜신동에 사는",
        "지금도", "라고 말했다", "《쥐덫》", "별명은", "딸", "두 명이", "한 명은", "\u200b", "🙂", "I", "저는",
        "my name is", "called", "of", "and", "'s", "139-4433-1234",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=25).map(" ".join),
    st.lists(PIECES, max_size=25).map("".join),
)


def whole(text, kind=AccountFormat.STATEMENT, role=SpeakerRole.OTHER):
    span = Span(0, len(text))
    passages = (Passage(1, span, text, None, role),) if text else ()
    return Decoded(text, "txt"), Structure(kind, "", None, "", (), passages)


@given(TEXTS, st.sampled_from(["kp", "mm", "sy"]))
def test_no_text_breaks_the_reading(text, pack):
    decoded, structure = whole(text)
    proposal = propose(decoded, structure, load(pack), date(2020, 5, 1))
    check(proposal, text)


@settings(max_examples=50)
@given(TEXTS, TEXTS, TEXTS)
def test_titles_labels_and_furniture_are_read_as_safely(title, body, rest):
    text = f"{title}\n{body}\n{rest}"
    first, last = len(title), len(title) + 1 + len(body)
    middle = Span(first + 1, last)
    structure = Structure(
        AccountFormat.INTERVIEW,
        "",
        Span(0, first),
        "",
        (Span(last, len(text)),),
        (Passage(1, middle, text[first + 1 : last], "Seo Min-ah", SpeakerRole.REPORTER),),
    )
    proposal = propose(Decoded(text, "txt"), structure, load("kp"), date(2020, 5, 1))
    check(proposal, text)


@settings(max_examples=50)
@given(TEXTS)
def test_the_row_of_any_text_can_be_written(text):
    decoded, structure = whole(text)
    proposal = propose(decoded, structure, load("kp"), date(2020, 5, 1))
    row = as_json("x.txt", decoded, structure, proposal)
    for mention in row["mentions"]:
        assert 0 <= mention["start"] < mention["end"] <= len(text)
    ids = {one["id"] for one in row["persons"]}
    for act in row["acts"]:
        assert set(act["accused"]) | set(act["victims"]) <= ids


@settings(max_examples=30)
@given(TEXTS)
def test_reading_twice_gives_the_same(text):
    decoded, structure = whole(text)
    first = propose(decoded, structure, load("kp"), date(2020, 5, 1))
    assert propose(decoded, structure, load("kp"), date(2020, 5, 1)) == first


LINE = (
    "On March 3, 2018 Captain Rim arrested a 46-year-old farmer named Jang Min-ho{} in Hyesan and beat "
    "him. 보위지도원은 40대 주민 박철수{}를 때리고 3만 위안을 요구했다. "
)


@pytest.mark.slow
def test_time_grows_with_the_length_only():
    def seconds(lines):
        text = "".join(LINE.format(number, number) for number in range(lines))
        decoded, structure = whole(text, AccountFormat.ARTICLE)
        begun = time.perf_counter()
        propose(decoded, structure, load("kp"), date(2020, 5, 1))
        return time.perf_counter() - begun

    seconds(20)
    short, long = seconds(100), seconds(400)
    # Four times the text may take four times as long, and the machine may be busy; not sixteen.
    assert long < 9 * short + 1


def test_a_text_without_any_blank_is_read():
    decoded, structure = whole("가" * 3000 + "a" * 3000 + "1" * 3000 + "(" * 300 + "“" * 300)
    check(propose(decoded, structure, load("kp"), date(2020, 5, 1)), decoded.text)


def test_three_hundred_speakers_are_met():
    names = [
        f"Kim Chol-{first}{last}" for first in "abcdefghijklmno" for last in "abcdefghijklmnopqrst"
    ]
    body = "\n".join(f"{name}: I saw a guard beat a boy." for name in names)
    decoded, structure = account(
        body, kind=AccountFormat.HEARING, speakers=dict.fromkeys(names, SpeakerRole.WITNESS)
    )
    proposal = propose(decoded, structure, load("kp"), date(2020, 5, 1))
    check(proposal, decoded.text)
    assert len(proposal.persons) >= len(names)
