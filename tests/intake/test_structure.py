"""Who says what, in accounts of every kind."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moksori.intake.reading import read
from moksori.intake.shapes.lines import UNSEEN
from moksori.intake.structure import structure
from moksori.terms.account import AccountFormat, Decoded
from moksori.terms.passage import SpeakerRole
from moksori.terms.span import Span
from tests.conftest import SHARED
from tests.intake import making
from tests.intake.marked_texts import TEXTS, load

FILES = sorted(p for p in TEXTS.glob("*.txt"))


def structured(text):
    return structure(read(text.encode(), "account.txt"))


def stretches(text, found):
    return [(p.span.start, p.span.end, p.speaker, str(p.role)) for p in found.passages]


def is_blank(text):
    return all(c.isspace() or c in UNSEEN for c in text)


def assert_covers(decoded, found):
    """Passages, furniture and title do not overlap; the rest is blank or a passage's label."""
    items = [(p.span, True) for p in found.passages] + [(f, False) for f in found.furniture]
    if found.title is not None:
        items.append((found.title, False))
    place = 0
    for span, is_passage in sorted(items, key=lambda item: item[0]):
        assert span.start >= place
        assert is_passage or is_blank(decoded.text[place : span.start])
        place = span.end
    assert is_blank(decoded.text[place:])
    for number, passage in enumerate(found.passages, start=1):
        assert passage.number == number
        assert passage.text == decoded.text[passage.span.start : passage.span.end]
        assert passage.text.strip()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_account_is_read_as_it_is_marked(path):
    marked = load(path)
    decoded = read(marked.text.encode(), "account.txt")
    found = structure(decoded)
    text = marked.text
    assert found.format == marked.whole["format"]
    assert found.language == marked.whole["language"]
    assert found.published == marked.whole.get("published", "")
    for note in ("outlet", "editor", "byline"):
        assert found.notes.get(note, "") == marked.whole.get(note, "").replace("_", " ")
    assert (found.title and (found.title.start, found.title.end)) == marked.title
    furniture = [text[f.start : f.end] for f in found.furniture]
    assert furniture == [text[start:end] for start, end in sorted(marked.furniture)]
    assert stretches(text, found) == marked.passages
    assert_covers(decoded, found)


def test_there_are_marked_accounts_in_english_and_korean():
    languages = [load(path).whole["language"] for path in FILES]
    assert languages.count("en") > 20
    assert languages.count("ko") > 12


def test_the_published_interviews_are_read_exactly(seeds):
    turns = furniture = 0
    for path in seeds:
        decoded = read(path.read_bytes(), path.name)
        found = structure(decoded)
        assert_covers(decoded, found)
        name = f"seed-{path.name[:3]}.turns.json"
        gold = json.loads((SHARED / "eval" / "gold" / name).read_text("utf-8"))
        said = [p for p in found.passages if p.speaker]
        assert [str(p.role) for p in said] == [turn["role"] for turn in gold["turns"]]
        for passage, turn in zip(said, gold["turns"], strict=True):
            # The gold counts the label to the turn.
            assert turn["start"] <= passage.span.start <= turn["start"] + 40
            assert abs(passage.span.end - turn["end"]) <= 6
        places = {(f["start"], f["end"]) for f in gold["furniture_spans"]}
        assert {(f.start, f.end) for f in found.furniture} == places
        turns, furniture = turns + len(said), furniture + len(places)
    assert turns > 20
    assert furniture > 2


@settings(max_examples=150)
@given(
    st.lists(
        st.sampled_from(
            [
                "Anna: Where were you?", "Bo: At home.", "Q. Why?", "A. I do not know.", "", "",
                "The market was closed for nine days after a quarrel.", "UMG:", "진행: 언제입니까?",
                "기자: 작년 가을입니다.", "Print Friendly, PDF & Email", "*Edited by Lee Farr",
                "* * *",
                "[Music]", "2019-03-02 10:11", "- 12 -", "Date: 3 May", "THE WITNESS", "\u200b",
                "Can you tell us more?", "Yes. I was there.", "제 이름은 서다온입니다.", "# Title",
                "Part 3",
                "a", "\u202eabc", "Kim (Lee): hello. Bo: and then? Anna: yes.", "Name\ttext",
            ]
        ),
        max_size=14,
    ),
    st.sampled_from(["\n", "\r\n", "\n\n", "\r", "\u2028"]),
)  # fmt: skip
def test_no_word_of_an_account_is_lost_or_told_twice(lines, end):
    decoded = Decoded(text=end.join(lines), container="txt")
    assert_covers(decoded, structure(decoded))


@settings(max_examples=150)
@given(st.text(max_size=300))
def test_any_text_has_a_structure(text):
    decoded = Decoded(text=text, container="txt")
    assert_covers(decoded, structure(decoded))


def test_a_margin_named_by_the_reader_is_furniture():
    text = "Head of the page\nAnna: Where?\nBo: Here.\nAnna: Why?\n"
    decoded = Decoded(text, "docx", metadata={"page_furniture": "0-16"})
    found = structure(decoded)
    assert found.furniture == (Span(0, 16),)
    assert [p.speaker for p in found.passages] == ["Anna", "Bo", "Anna"]


def test_a_chat_keeps_its_turns_and_its_stamps_are_labels():
    chat = (
        "홍길동 님과 카카오톡 대화\n저장한 날짜 : 2024-03-05 15:12:33\n\n"
        "--------------- 2024년 3월 5일 화요일 ---------------\n"
        "[나] [오후 3:12] 무슨 일이 있었나요?\n[홍길동] [오후 3:13] 저는 시장에 있었습니다\n"
        "둘째 줄입니다\n[나] [오후 3:14] 사진\n"
    )
    decoded = read(chat.encode(), "chat.txt")
    found = structure(decoded)
    assert found.format is AccountFormat.CHAT
    assert [(p.speaker, p.role) for p in found.passages] == [
        ("나", SpeakerRole.REPORTER),
        ("홍길동", SpeakerRole.SOURCE),
    ]
    assert found.passages[1].text == "저는 시장에 있었습니다\n둘째 줄입니다"
    assert len(found.furniture) == 4
    assert_covers(decoded, found)


def test_a_table_of_accounts_gives_each_row_to_its_speaker():
    table = "date,speaker,text\n2024-01-02,Anna,I was at the gate.\n2024-01-03,Bo,I was not.\n"
    decoded = read(table.encode(), "accounts.csv")
    found = structure(decoded)
    assert [(p.speaker, p.text) for p in found.passages] == [
        ("Anna", "I was at the gate."),
        ("Bo", "I was not."),
    ]
    assert_covers(decoded, found)


def test_captions_without_names_are_one_voice():
    captions = "WEBVTT\n\n00:01.000 --> 00:02.000\nI was at the gate\n\n00:02.000 --> 00:03.000\nwith my mother.\n"
    found = structure(read(captions.encode(), "talk.vtt"))
    assert found.format is AccountFormat.STATEMENT
    assert [p.text for p in found.passages] == ["I was at the gate with my mother."]


def test_three_hundred_speakers_are_three_hundred():
    text = "\n".join(
        f"Speaker {n}: I saw gate number {n}.\nSpeaker {n}: And I went home." for n in range(300)
    )
    found = structured(text)
    assert len({p.speaker for p in found.passages}) == 300
    assert len(found.passages) == 600


def test_three_hundred_names_that_speak_once_each():
    names = [
        f"{first}{last}or Lind" for first in "ABCDEFGHIJKLMNO" for last in "aeiouylrnstmkdghpvcf"
    ]
    text = "\n".join(f"{name}: I was there and I saw it." for name in names)
    found = structured(text)
    assert [p.speaker for p in found.passages] == names
    assert len(names) == 300


def test_five_hundred_turns_alternate():
    text = "\n".join(
        f"LRN: What about day {n}?\nTal: On day {n} nothing came.\nNobody asked."
        for n in range(250)
    )
    found = structured("Lantern Radio (LRN): Hello.\n" + text)
    assert len(found.passages) == 501
    assert {p.speaker for p in found.passages} == {"Lantern Radio", "Tal"}
    assert all(p.text.endswith("Nobody asked.") for p in found.passages if p.speaker == "Tal")


def test_a_label_with_no_answer_behind_it_is_furniture():
    found = structured("Q: Where?\nA: Here.\nQ: Why?\nA:\nQ: Shall we stop?\nA: Yes.\n")
    assert [p.speaker for p in found.passages] == ["Q", "A", "Q", "Q", "A"]
    assert len(found.furniture) == 1


def test_speakers_that_are_no_names_are_listed():
    found = structured("Q: Where?\nAnna Lind: Here.\nQ: Why?\nAnna Lind: So.\n")
    assert found.notes["unnamed_speakers"] == "Q"


def test_turns_inside_one_line_are_parted():
    text = (
        "Reporter: What happened to the letters? Sorter: They were opened over a kettle. "
        "Reporter: And then? Sorter: Then he chose. Note: he kept the stamps."
    )
    found = structured(text)
    assert [p.speaker for p in found.passages] == ["Reporter", "Sorter", "Reporter", "Sorter"]
    assert found.passages[-1].text == "Then he chose. Note: he kept the stamps."


def test_court_letters_are_given_to_examiner_and_witness():
    text = (
        "THE COURT: Call the witness.\nWITNESS HALDEN: I am here.\nBY MR. PELL:\n"
        "Q. Where did you live?\nA. Behind the tannery.\nQ. With whom?\nA. My mother.\n"
    )
    found = structured(text)
    assert found.format is AccountFormat.HEARING
    assert [p.speaker for p in found.passages] == [
        "THE COURT", "WITNESS HALDEN", "MR. PELL", "WITNESS HALDEN", "MR. PELL", "WITNESS HALDEN",
    ]  # fmt: skip
    assert [str(p.role) for p in found.passages][2:4] == ["official", "witness"]


def test_right_to_left_text_keeps_its_speakers():
    text = "سؤال: أين كنت؟\nجواب: في البيت.\nسؤال: لماذا؟\nجواب: كان الليل.\n"
    found = structured(text)
    assert [p.speaker for p in found.passages] == ["سؤال", "جواب", "سؤال", "جواب"]
    assert found.passages[0].text == "أين كنت؟"


@pytest.mark.parametrize(
    "line",
    [
        "LRN: What happened then?\nTal: He was taken away in the night and nobody asked.\n",
        "The market was closed for nine days after a quarrel between two inspectors.\n\n",
        "저는 강가 마을에서 태어나 그곳에서 서른 해를 살았습니다.\n",
        "word and another ",
    ],
)
def test_time_grows_with_the_text_and_no_faster(line):
    def seconds(size):
        decoded = Decoded(text=line * (size // len(line)), container="txt")
        started = time.process_time()
        structure(decoded)
        return time.process_time() - started

    seconds(20_000)
    small, large = seconds(60_000), seconds(600_000)
    assert large < 40 * max(small, 0.02)


def test_a_transcript_in_a_word_table_keeps_its_speakers():
    rows = [["Anna", "Where were you?"], ["Bo", "At home."], ["Anna", "Why?"], ["Bo", "At night."]]
    decoded = read(making.word_document("Talk by the well", table=rows), "talk.docx")
    found = structure(decoded)
    assert [[p.speaker, p.text] for p in found.passages] == rows
    assert decoded.text[found.title.start : found.title.end] == "Talk by the well"
    assert_covers(decoded, found)


def test_heads_feet_and_remarks_of_a_document_are_no_story():
    data = making.word_document(
        "Anna: Where were you?", "Bo: At home.", "Anna: Why?",
        header="Case 12", footer="Page 1", comment="her real name is in the vault",
    )  # fmt: skip
    decoded = read(data, "talk.docx")
    found = structure(decoded)
    assert [p.text for p in found.passages] == ["Where were you?", "At home.", "Why?"]
    assert {decoded.text[f.start : f.end] for f in found.furniture} == {
        "Case 12",
        "Page 1",
        "her real name is in the vault",
    }
    assert_covers(decoded, found)


def test_running_heads_of_a_pdf_break_no_turn_in_two_voices():
    places = ["the mill", "the old weir", "the salt shed"]
    pages = [
        [
            f"Review Tribunal, day 4, page {n}",
            f"MR. PELL: Where was gate {n}?",
            "WITNESS HALDEN: It was by",
        ]
        for n in range(1, 5)
    ]
    for place, page in zip(places, pages[1:], strict=True):
        page.insert(1, f"{place}, and nobody else had the key.")
    decoded = read(making.pdf(*pages), "hearing.pdf")
    found = structure(decoded)
    assert len(found.furniture) == 4
    assert [p.speaker for p in found.passages[:5]] == [
        "MR. PELL", "WITNESS HALDEN", "WITNESS HALDEN", "MR. PELL", "WITNESS HALDEN",
    ]  # fmt: skip
    assert_covers(decoded, found)


def test_the_subject_of_a_mail_is_its_title():
    words = "I was at the mill when they came. I saw the cart and I heard my brother.\n"
    decoded = read(making.mail(words, subject="What I saw at the mill."), "x.eml")
    found = structure(decoded)
    assert decoded.text[found.title.start : found.title.end] == "What I saw at the mill."
    assert found.format is AccountFormat.STATEMENT


def test_a_wrapped_paragraph_does_not_run_over_a_page_number():
    text = (
        "It was the boy who brings the flour. He came late and\n"
        "without his cap, and he said that a man with a red band\n"
        "- 12 -\n"
        "had taken it at the bridge because he had no coin on\n"
        "him, and that nobody on the whole road had helped him\n"
        "- 13 -\n"
        "until the baker came with his cart and asked his name.\n"
    )
    decoded = Decoded(text, "txt")
    found = structure(decoded)
    assert [text[f.start : f.end] for f in found.furniture] == ["- 12 -", "- 13 -"]
    assert len(found.passages) == 3
    assert_covers(decoded, found)
