"""Sums, tables, and that they say no protected word unprompted. All words are invented."""

from pathlib import Path

from benchmarks.stranger import table
from benchmarks.stranger.judging import judge
from benchmarks.stranger.readable import plain
from benchmarks.stranger.texts import Act, Fact, Text

TEXT = Text(
    Path("01.txt"),
    "en",
    "In March she turned 52 and the major beat her again.",
    [Fact("age", "turned 52"), Fact("date", "May 4")],
    ["Come alone."],
    [Act("beats her", [["beat"], ["major"]])],
)
BY_WAY = {
    "ours": [judge(TEXT, plain("01.txt", "The major beat her again.")), judge(TEXT, [])],
    "presidio": [judge(TEXT, plain("01.txt", TEXT.words))] * 2,
}


def test_numbers_have_their_keys():
    row = table.as_json("en", BY_WAY)
    assert (row["en_texts"], row["en_held"], row["en_presidio_held"]) == (2, 1, 0)
    assert (row["en_facts_readable"], row["en_presidio_facts_readable"], row["en_facts"]) == (
        0,
        2,
        4,
    )
    assert (row["en_acts_readable"], row["en_acts"]) == (1, 2)
    assert row["en_kinds"] == {"age": 2, "date": 2}
    assert row["en_presidio_kinds_readable"] == {"age": 2, "date": 0}
    assert (row["en_kept_least"], row["en_presidio_kept_mean"]) == (0, 1)


def test_tables_show_counts_and_never_words():
    drawn = "\n".join([*table.main_table(BY_WAY), *table.kinds_table(BY_WAY)])
    assert "| presidio | 2     | 0    | 2/4" in drawn
    assert "turned 52" not in drawn


def test_words_are_shown_to_whoever_asks():
    (_, held), (open_one, _) = BY_WAY["ours"], BY_WAY["presidio"]
    assert table.shown("ours", held) == ["ours en/01 held", "  cannot be read: beats her"]
    assert "  age: 'turned 52' in 01.txt" in table.shown("presidio", open_one)
