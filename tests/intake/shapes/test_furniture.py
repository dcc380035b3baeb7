"""What is furniture of a page and what is the story."""

import pytest

from moksori.intake.shapes.furniture import is_buttons, take_furniture
from moksori.intake.shapes.lines import lines_of

BODY = (
    "The clerk sold the winter coal, and nobody asked where it went. He kept two books for years."
)


def taken(text):
    found = take_furniture(text, lines_of(text, ()), frozenset())
    return [text[s.start : s.end] for s in sorted(found.spans)], found


@pytest.mark.parametrize(
    "line",
    [
        "Print Friendly, PDF & Email",
        "Share | Tweet | Email",
        "Facebook Twitter WhatsApp",
        "Print",
        "인쇄하기 | 공유하기",
        "글자크기 + -  인쇄",
        "페이스북 트위터 카카오톡",
    ],
)
def test_rows_of_buttons_are_furniture(line):
    assert is_buttons(line)
    assert taken(f"Title\n\n{BODY}\n{line}\n")[0] == [line]


@pytest.mark.parametrize(
    "line", ["He sent it by email.", "Share the bread", "PDF of the list was lost", "가"]
)
def test_sentences_with_words_of_buttons_are_not(line):
    assert taken(f"{BODY}\n{line}\n{BODY}")[0] == []


@pytest.mark.parametrize(
    ("text", "button"),
    [
        (f"{BODY}Print Friendly, PDF & Email", "Print Friendly, PDF & Email"),
        (f"{BODY} Share this: Facebook Twitter", "Share this: Facebook Twitter"),
        (f"Print Friendly, PDF & Email{BODY}", "Print Friendly, PDF & Email"),
        ("그는 아무 말도 하지 않았다.인쇄하기 공유하기", "인쇄하기 공유하기"),
    ],
)
def test_buttons_that_stick_to_the_text_are_cut_off(text, button):
    spans, found = taken(text)
    assert spans == [button]
    [line] = found.lines
    assert text[line.start : line.end] in {BODY, "그는 아무 말도 하지 않았다."}


@pytest.mark.parametrize(
    ("line", "published", "outlet"),
    [
        ("Estuary Post | 2017-06-09 01:08", "2017-06-09", "Estuary Post"),
        ("Estuary Post \u00a0|\u00a0 June 9, 2017", "2017-06-09", "Estuary Post"),
        ("9 June 2017", "2017-06-09", ""),
        ("Published: 2017-06-09", "2017-06-09", ""),
        ("2017.06.09 01:08 | 새물결방송", "2017-06-09", "새물결방송"),
        ("입력 2017.06.09 01:08", "2017-06-09", ""),
        ("2017년 6월 9일", "2017-06-09", ""),
    ],
)
def test_datelines_are_furniture_and_give_the_day(line, published, outlet):
    spans, found = taken(f"Title\n{line}\n\n{BODY}")
    assert spans == [line]
    assert found.published == published
    assert found.notes.get("outlet", "") == outlet


@pytest.mark.parametrize(
    "line",
    [
        "On June 9, 2017, the men came back.",
        "He was taken on 2017-06-09 from the mill where he worked",
        "2017년 6월 9일 보안원이 집에 왔다.",
    ],
)
def test_sentences_with_a_day_are_told(line):
    spans, found = taken(f"Title\n\n{line}\n{BODY}")
    assert spans == []
    assert found.published == ""


@pytest.mark.parametrize(
    ("line", "note", "name"),
    [
        ("*Edited by Lee Farrow", "editor", "Lee Farrow"),
        ("Edited by: Lee Farrow", "editor", "Lee Farrow"),
        ("Translated from Korean by Ann Lind", "translator", "Ann Lind"),
        ("편집: 오세린", "editor", "오세린"),
        ("[번역=백유진]", "translator", "백유진"),
        ("By Joan Adler", "byline", "Joan Adler"),
        ("남궁솔 기자", "byline", "남궁솔"),
        ("남궁솔 기자 sol@example.org", "byline", "남궁솔"),
    ],
)
def test_credits_are_furniture_and_give_the_name(line, note, name):
    spans, found = taken(f"Title\n\n{BODY}\n\n{line}\n")
    assert spans == [line]
    assert found.notes[note] == name


@pytest.mark.parametrize(
    "line",
    [
        "Photo: the road to the coast",
        "A view of the landing (Photo: Ann Lind)",
        "[사진=새물결방송]",
        "▲ 강가의 초소 / 자료사진",
        "© 2019 Estuary Post. All rights reserved.",
        "ⓒ 새물결방송, 무단 전재 및 재배포 금지",
        "Read more: the coal of Port Alder",
        "관련 기사: 소금 창고",
        "https://example.org/story",
        "* * *",
        "<끝>",
        "This interview has been edited for length and clarity.",
    ],
)
def test_captions_rights_and_notices_are_furniture(line):
    assert taken(f"Title\n\n{BODY}\n{BODY}\n{line}\n")[0] == [line]


@pytest.mark.parametrize(
    ("line", "edition"),
    [
        ("Voices of the valley, part 3", "3"),
        ("[연재] 강가의 목소리 제2편", "2"),
        ("Fourth edition", "4"),
    ],
)
def test_lines_of_a_series_are_furniture_and_give_the_number(line, edition):
    spans, found = taken(f"Title\n{line}\n\n{BODY}")
    assert spans == [line]
    assert found.notes["edition"] == edition


def test_an_edition_named_in_a_sentence_is_noted_and_the_sentence_stays():
    spans, found = taken(f"Title\n\nThe accounts in this second edition came by phone. {BODY}\n")
    assert spans == []
    assert found.notes["edition"] == "2"


def test_running_heads_and_page_numbers_are_furniture_inside_sentences_too():
    told = ["the north door", "the salt shed", "the lower mill", "the old gate"]
    text = "".join(
        f"Review Tribunal, day 4, page {n}\nHe had the keys to {place} and\n- {n} -\n"
        f"nobody else could open {place}.\n"
        for n, place in enumerate(told, start=1)
    )
    spans, found = taken(text)
    assert len(spans) == 8
    assert len(found.lines) == 8


def test_lines_that_come_back_and_count_nothing_are_told():
    assert taken("He said no.\nI asked again and he looked away.\n" * 5)[0] == []


def test_lines_where_somebody_speaks_stay():
    text = f"Title\n\n편집: 오세린\n{BODY}"
    place = text.index("편집")
    found = take_furniture(text, lines_of(text, ()), frozenset([place]))
    assert found.spans == []


@pytest.mark.parametrize(
    "note",
    [
        "Spoken at a gathering of teachers, October 2031. Names have been changed.",
        "The names of those concerned were withheld for their safety.",
        "※ 기사에 나온 이름은 모두 가명입니다.",
    ],
)
def test_what_an_outlet_says_of_names_at_the_foot_is_furniture(note):
    found, _ = taken(f"{BODY}\n\n{BODY}\n\n{note}")
    assert found == [note]


@pytest.mark.parametrize(
    "said",
    [
        "His name was changed on the ration list, and he got nothing.",
        "그는 이름을 바꾸고 국경으로 갔습니다.",
    ],
)
def test_whose_name_was_changed_in_a_telling_stays(said):
    assert taken(f"{BODY}\n\n{BODY}\n\n{said}")[0] == []
