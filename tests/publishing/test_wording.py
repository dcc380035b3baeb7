"""What the house says, in both languages."""

import re
from string import Formatter

import pytest

from moksori.publishing.material import TEMPLATES
from moksori.publishing.site_views import NAV
from moksori.publishing.wording import (
    LANGUAGES,
    WordingError,
    clock_time,
    file_size,
    read_table,
    wording,
)
from moksori.terms.mention import MentionKind
from moksori.terms.table import Axis, Missing

PAGES = {name for pair in NAV for name in pair} | {f"{name}_lead" for name, _ in NAV}
"""Pages of a site are called by keys that stand in a table."""

OF_LENGTHS = {"hours", "minutes", "seconds"} | {"hours_one", "minutes_one", "seconds_one"}
"""What a length of time is told in."""

OF_FIGURES = {f"figures_{what}_{axis}" for what in ("by", "axis", "untold") for axis in Axis}
OF_FIGURES |= {f"figures_missing_{why}" for why in Missing}
OF_FIGURES |= {f"figures_{part}{text}" for part in ("how", "not") for text in ("", "_text")}
"""What tables are counted by, why one is not there, and the two texts under them."""

TABLE = read_table()
ROWS = [(key, row) for key, row in TABLE.items() if key != "kinds"]
ROWS += [(f"kinds.{kind}", row) for kind, row in TABLE["kinds"].items()]


@pytest.mark.parametrize(("key", "row"), ROWS, ids=[key for key, _ in ROWS])
def test_every_sentence_stands_in_every_language(key, row):
    assert tuple(row) == LANGUAGES
    assert all(sentence.strip() == sentence and sentence for sentence in row.values())


@pytest.mark.parametrize(("key", "row"), ROWS, ids=[key for key, _ in ROWS])
def test_the_languages_leave_room_for_the_same_parts(key, row):
    parts = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in row.values()]
    assert parts[0] == parts[1]


def test_korean_sentences_are_korean():
    latin = [key for key, row in ROWS if key != "pdf" and not re.search("[가-힣]", row["ko"])]
    assert latin == []


@pytest.mark.parametrize("kind", list(MentionKind))
def test_every_kind_of_mention_has_its_sentence(kind):
    for language in LANGUAGES:
        words = wording(language)
        assert words.kind(kind) != words.kind("other")


def test_an_unknown_kind_is_still_said_to_be_changed():
    assert wording("en").kind("shoe size") == "Other details were changed."


def test_a_month_is_written_as_people_write_it():
    assert wording("en").month("2026-05") == "May 2026"
    assert wording("ko").month("2026-05") == "2026년 5월"


def test_lengths_and_sizes_are_written_as_people_write_them():
    english, korean = wording("en"), wording("ko")
    assert english.length(1_805_400) == "30 minutes 5 seconds"
    assert korean.length(1_805_400) == "30분 5초"
    assert (english.length(60_000), korean.length(60_000)) == ("1 minute", "1분")
    assert (english.length(3_725_000), korean.length(3_725_000)) == (
        "1 hour 2 minutes",
        "1시간 2분",
    )
    assert english.length(0) == "0 seconds"
    assert [file_size(one) for one in (14_500_000, 4_712_000, 38_400, 9)] == [
        "14 MB", "4.7 MB", "38 kB", "1 kB",
    ]  # fmt: skip


def test_a_place_in_time_is_written_as_players_show_it():
    assert [clock_time(one) for one in (0, 130_250, 3_599_600)] == ["0:00", "2:10", "1:00:00"]


def test_a_language_names_itself_and_others():
    assert wording("ko").own_name == "한국어"
    assert wording("en").language_name("ko") == "Korean"
    assert wording("ko").language_name("en") == "영어"


def test_a_region_does_not_change_the_words():
    assert wording("en-GB").say("print") == "Print"


def test_an_edition_number_is_filled_in():
    assert wording("ko").say("edition", number=3) == "제3호"


def test_a_language_without_words_is_refused():
    with pytest.raises(WordingError) as refused:
        wording("fr")
    assert refused.value.code == "publishing.language"


def test_a_template_that_asks_for_an_unknown_sentence_fails():
    with pytest.raises(KeyError):
        wording("en").say("no such sentence")


def test_every_sentence_is_said_somewhere():
    said = "\n".join(path.read_text("utf-8") for path in TEMPLATES.rglob("*.*"))
    ours = (*TEMPLATES.parent.glob("*.py"), *TEMPLATES.parents[1].glob("desk/*.py"))
    said += "\n".join(path.read_text("utf-8") for path in ours)
    unsaid = [
        key
        for key, _ in ROWS
        if not key.startswith("kinds.")
        and not re.search(
            rf"""(?:say|count|paragraphs)\([^)]*["']{key.removesuffix("_one")}["']|\bw\.{key}\b""",
            said,
        )
        and key not in PAGES | OF_FIGURES | OF_LENGTHS
    ]
    assert unsaid == []
