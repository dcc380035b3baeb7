"""What the house says in a programme, in both languages."""

import re
from pathlib import Path
from string import Formatter

import pytest

from moksori.broadcast import wording as module
from moksori.broadcast.handover.rundown import COLUMNS
from moksori.broadcast.lint import RULES
from moksori.broadcast.running import ItemKind, Role
from moksori.broadcast.wording import clock_time, read_table, wording
from moksori.publishing.wording import LANGUAGES, WordingError

ROWS = list(read_table().items())
HERE = Path(module.__file__).parent


@pytest.mark.parametrize(("key", "row"), ROWS, ids=[key for key, _ in ROWS])
def test_every_sentence_stands_in_every_language_with_room_for_the_same_parts(key, row):
    assert tuple(row) == LANGUAGES
    assert all(sentence.strip() == sentence and sentence for sentence in row.values())
    parts = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in row.values()]
    assert parts[0] == parts[1]
    assert re.search("[가-힣]", row["ko"])


def test_every_kind_and_role_has_its_word():
    for language in LANGUAGES:
        words = wording(language)
        for kind in ItemKind:
            assert words.say(f"kind_{kind}")
        for role in Role:
            assert words.say(f"role_{role}")


def test_every_sentence_is_said_somewhere():
    said = "\n".join(
        path.read_text("utf-8")
        for path in HERE.rglob("*.*")
        if path.suffix in {".py", ".html", ".typ"}
    )
    made = {f"voices_{one}" for one in ("scratch", "revoiced", "obfuscated")}
    made |= {f"lint_{rule}" for rule, _, _ in RULES}
    made |= {f"column_{name}" for name in COLUMNS}
    made |= {f"kind_{kind}" for kind in ItemKind} | {f"role_{role}" for role in Role}
    unsaid = [
        key for key, _ in ROWS if key not in made and not re.search(rf"""["']{key}["']""", said)
    ]
    assert unsaid == []


def test_a_language_without_words_is_refused():
    with pytest.raises(WordingError):
        wording("fr")


@pytest.mark.parametrize(
    ("milliseconds", "shown"),
    [
        (0, "0:00"),
        (499, "0:00"),
        (59_600, "1:00"),
        (61_000, "1:01"),
        (3_600_000, "1:00:00"),
        (-5_000, "0:05"),
    ],
)
def test_a_length_is_shown_to_the_second(milliseconds, shown):
    assert clock_time(milliseconds) == shown
