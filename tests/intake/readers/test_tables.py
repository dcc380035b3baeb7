"""Tables of accounts: which column is what."""

import pytest

from moksori.intake import margins
from moksori.intake.encodings import Read
from moksori.intake.limits import LIMITS, ColumnMapping, Limits
from moksori.intake.readers.tables import delimiter_of, read_csv
from moksori.intake.refusals import EmptyError, TooLargeError, UnknownColumnError
from tests.intake.making import spoken, watch

LONG = "그날 밤 보안원이 집에 와서 돈을 내놓으라고 했습니다. 아무도 막지 못했습니다. 아이들은 울었습니다."


def table(text, mapping=None, limits=LIMITS):
    return read_csv(Read(text, "utf-8"), limits, watch(), mapping)


def test_headings_say_which_column_is_what():
    decoded = table(
        'date,name,text\n2024-01-02,Anna,"He said ""no"",\nand left."\n2024-01-03,Bo,So\n'
    )
    assert spoken(decoded) == [("Anna", 'He said "no",\nand left.'), ("Bo", "So")]


def test_the_other_columns_stand_in_the_margin_above():
    decoded = table("date,name,text\n2024-01-02,Anna,Words here\n")
    [margin] = margins.from_note(decoded.metadata)
    assert decoded.text[margin.start : margin.end] == "date: 2024-01-02 | name: Anna"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_korean_headings_and_other_separators_are_known(delimiter):
    rows = [["일시", "이름", "내용"], ["3월", "가온", LONG]]
    decoded = table("\n".join(delimiter.join(row) for row in rows))
    assert spoken(decoded) == [("가온", LONG)]


def test_without_headings_the_column_of_sentences_is_the_text():
    decoded = table(f"3월\t{LONG}\n4월\t{LONG}\n")
    assert [words for _, words in spoken(decoded)] == [LONG, LONG]


def test_a_mapping_is_followed():
    text = "who,said,text\nAnna,Where?,x\nBo,Here.,y\n"
    by_name = table(text, ColumnMapping(text="said", speaker="who"))
    by_number = table(text, ColumnMapping(text="2", speaker="1"))
    assert spoken(by_name) == spoken(by_number) == [("Anna", "Where?"), ("Bo", "Here.")]


def test_a_mapping_without_headings_takes_the_first_row_as_told():
    mapping = ColumnMapping(text="2", speaker="1", heading=False)
    assert spoken(table("Anna,Where?\nBo,Here.\n", mapping)) == [
        ("Anna", "Where?"),
        ("Bo", "Here."),
    ]


@pytest.mark.parametrize(
    "mapping", [ColumnMapping("story"), ColumnMapping("4"), ColumnMapping("0")]
)
def test_a_column_that_is_not_there_is_refused(mapping):
    with pytest.raises(UnknownColumnError):
        table("a,b,c\n1,2,3\n", mapping)


def test_a_table_of_short_cells_is_read_entry_by_entry():
    decoded = table("town,month\nTarn,June\n")
    assert decoded.text == "town: Tarn\nmonth: June"


def test_a_single_row_is_no_heading():
    assert table("Tarn,June\n").text == "Tarn\nJune"


def test_too_many_cells_are_refused():
    with pytest.raises(TooLargeError):
        table("a,b\n" * 50, limits=Limits(cells=20))


def test_an_empty_table_is_empty():
    with pytest.raises(EmptyError):
        table(",,\n,,\n")


def test_a_cell_as_long_as_a_testimony_is_read():
    words = "It was dark. " * 20_000
    assert spoken(table(f"name,text\nAnna,{words}\n")) == [("Anna", words.strip())]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b\n1,2\n3,4\n", ","),
        ("a;b,c\n1;2,0\n3;4,0\n", ";"),
        ("One sentence, here.\nAnother one.\n", ""),
        ("words\nmore\n", ""),
        ("", ""),
    ],
)
def test_what_parts_the_cells_is_found(text, delimiter):
    assert delimiter_of(text) == delimiter
