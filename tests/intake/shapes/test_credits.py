"""Credits above or below a talk are no turns of it. All names are invented."""

import pytest

from moksori.intake.reading import read
from moksori.intake.shapes.credits import credit_lines
from moksori.intake.shapes.lines import lines_of
from moksori.intake.structure import structure


@pytest.mark.parametrize(
    "line",
    [
        "진행: 문다솜 기자",
        "출연: 서도윤 기자, 고은별 아나운서",
        "来源：河岸电台",
        "编辑：林小舟",
        "掲載日: 2021年6月3日",
        "Presenter: Anna Low",
        "Producer: Bo Tal Ferrin",
    ],
)
def test_a_task_and_a_name_are_a_credit(line):
    text = f"{line}\n\nAnna: Where?\nBo: There."
    assert credit_lines(text, lines_of(text, ())) == {0}


@pytest.mark.parametrize(
    "line",
    [
        "진행: 그렇군요.",
        "기자: 네, 청진에서 들어온 소식입니다.",
        "记者：您是什么时候到的？",
        "Host: Where were you?",
        "Reporter: Anna Low was there.",
        "聞き手：いつまで働いていましたか。",
    ],
)
def test_what_somebody_says_is_none(line):
    text = f"{line}\nAnna: Where?"
    assert credit_lines(text, lines_of(text, ())) == frozenset()


def told(text):
    found = structure(read(text.encode(), "account.txt"))
    aside = [text[span.start : span.end] for span in found.furniture]
    return [(one.speaker, str(one.role), one.text) for one in found.passages], aside, found


def test_a_credit_above_a_broadcast_is_furniture():
    passages, aside, _ = told(
        "[증언대] 강가의 단속\n\n진행: 문다솜 기자\n\n진행: 어떤 이야기인가요?\n기자: 네, 시장 이야기입니다.\n진행: 자세히 말씀해 주시죠.\n기자: 단속이 심합니다."
    )
    assert "진행: 문다솜 기자" in aside
    assert [who for who, _, _ in passages if who] == ["진행", "기자", "진행", "기자"]


def test_a_witness_who_speaks_through_an_interpreter_is_a_witness():
    passages, _, _ = told(
        "COMMISSION HEARING\n\nTHE CHAIR: Your name?\nMR. TOM BASU (through interpreter): Tom Basu.\nTHE CHAIR: Were you there?\nMR. BASU:\n[No answer]\nTHE CHAIR: Thank you."
    )
    roles = {who: role for who, role, _ in passages if who}
    assert roles == {"THE CHAIR": "official", "MR. TOM BASU": "witness"}
    assert ("MR. TOM BASU", "witness", "[No answer]") in passages


def test_a_running_head_inside_a_sentence_is_furniture():
    _, aside, _ = told(
        "THE CHAIR: What did he say?\nMR. BASU: He said that\nLake Inquiry – Transcript – Page 12\nthe boat would be burnt.\nTHE CHAIR: I see.\nMR. BASU: Yes."
    )
    assert aside == ["Lake Inquiry – Transcript – Page 12"]


def test_a_masthead_is_no_title():
    _, aside, found = told(
        "Lake Rights Watch\nWeekly bulletin No. 31, 18 October 2019\n\nFishermen held after protest\n\nNORTH PIER – Harbour police held four fishermen on 14 October 2019, a lawyer for the men said on Wednesday.\n\nThey were let go on Friday after the newspaper had asked about them."
    )
    assert aside[:2] == ["Lake Rights Watch", "Weekly bulletin No. 31, 18 October 2019"]
    assert found.notes["outlet"] == "Lake Rights Watch"


def test_whoever_writes_to_the_desk_is_its_source():
    text = "[14/02/2020, 21:03:11] Desk: who came?\n[14/02/2020, 21:06:30] R.: the sergeant. he told us to pay\n[14/02/2020, 21:07:00] Desk: did anyone see it?\n[14/02/2020, 21:08:30] R.: they told me no\n"
    passages, _, _ = told(text)
    assert {who: role for who, role, _ in passages} == {"Desk": "reporter", "R.": "source"}


def test_whoever_tells_what_he_was_told_himself_is_no_reporter():
    passages, _, _ = told(
        "[Interviewer]: Where did you live?\n[N.K.]: Behind the brickworks with my uncle.\n[Interviewer]: And then?\n[N.K.]: The guards came and told us to go. They beat my uncle. I saw it.\n[Interviewer]: Please go on.\n[N.K.]: My uncle died that winter."
    )
    assert {who: role for who, role, _ in passages}["N.K."] == "source"


def test_a_talk_that_opens_with_who_is_with_us_is_a_talk():
    text = "Calls that cost a house\n\nReporter Noh Eun Chae is with us. Who is this man?\n\nHe is a captain in the border city. A source told us about him.\n\nAnd he lets them go for money.\n\nFor a great deal of money. In May he took a house.\n\nThat sounds like a trap.\n\nIt is. The family sold all they had and left the city for the hills.\n"
    passages, _, _ = told(text)
    assert [role for _, role, _ in passages] == ["host", "reporter"] * 3
