"""Files that break the rules are refused, and the refusal says where."""

import pytest

from moksori.packs.reading import LARGEST_FILE, PackInvalidError, read_file
from moksori.terms.errors import InvalidError


@pytest.fixture
def written(tmp_path):
    folder = tmp_path / "zz"
    folder.mkdir()

    def write(text):
        file = folder / "words.yaml"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    return write


def refusal_of(act):
    with pytest.raises(PackInvalidError) as refused:
        act()
    assert isinstance(refused.value, InvalidError)
    assert refused.value.code == "packs.invalid"
    assert "zz/words.yaml" in refused.value.message
    return refused.value.message


GOOD = "sources: [here]\nwords:\n  - {id: a, names: {en: [one], ko: [하나]}}\n"


def test_a_good_file_gives_its_entries(written):
    [entry] = read_file(written(GOOD), "words").entries("words")
    assert entry.text("id") == "a"
    assert entry.names("names") == {"en": ("one",), "ko": ("하나",)}


@pytest.mark.parametrize(
    "text",
    [
        "sources: [here\nwords: []\n",
        "- a\n- b\n",
        "",
        b"\xff\xfe\x00",
        "sources: [here]\nwords: []\nsources: [there]\n",
        "a: &a [*a]\n",
        "sources: [here]\n? [a, b]\n: c\n",
        "sources: [here]\n---\nsources: [there]\n",
        "sources: [here]\nwords: {{}}\n",
        "a: " + "[" * 40 + "]" * 40,
        "sources: [here]\nothers: [a]\n",
    ],
)
def test_what_is_no_vocabulary_file_is_refused(written, text):
    refusal_of(lambda: read_file(written(text), "words"))


def test_the_line_of_bad_yaml_is_named(written):
    message = refusal_of(lambda: read_file(written(GOOD + "  - {id: b\n"), "words"))
    assert "line 5" in message or "line 4" in message


def test_a_tag_makes_no_object(written):
    file = written("sources: [here]\nwords:\n  - {id: !!python/object/apply:os.getcwd []}\n")
    [entry] = read_file(file, "words").entries("words")
    assert "line 3" in refusal_of(lambda: entry.text("id"))


def test_a_missing_file_is_refused(written, tmp_path):
    refusal_of(lambda: read_file(tmp_path / "zz" / "words.yaml", "words"))


def test_a_file_too_large_is_refused(written):
    refusal_of(lambda: read_file(written(b"#" * (LARGEST_FILE + 1)), "words"))


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ("{id: no}", "must be text"),
        ("{id: 12}", "must be text"),
        ("{id: 2017-06-09}", "must be text"),
        ("{id: ''}", "empty"),
        ("{id: ' a'}", "blanks"),
        ("{names: {en: [a]}}", "must be text"),
    ],
)
def test_a_text_that_is_none_is_refused_with_line_and_entry(written, entry, reason):
    [found] = read_file(written(f"sources: [s]\nwords:\n  - {entry}\n"), "words").entries("words")
    message = refusal_of(lambda: found.text("id"))
    assert reason in message
    assert "line 3, words entry 1" in message


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        ("{en: [a]}", "'ko'"),
        ("{ko: [가]}", "'en'"),
        ("[a, b]", "by language"),
        ("{en: [], ko: [가]}", "at least one"),
        ("{en: [a, a], ko: [가]}", "twice"),
        ("{en: [a, 7], ko: [가]}", "not a plain word"),
        ("{en: a, ko: [가]}", "must be a list"),
    ],
)
def test_names_that_are_not_whole_are_refused(written, names, reason):
    file = written(f"sources: [s]\nwords:\n  - {{id: a, names: {names}}}\n")
    [found] = read_file(file, "words").entries("words")
    assert reason in refusal_of(lambda: found.names("names"))


@pytest.mark.parametrize(
    "label", ["{en: a}", "{ko: 가}", "a", "{en: a, ko: ''}", "{en: a, ko: no}"]
)
def test_a_label_without_both_languages_is_refused(written, label):
    file = written(f"sources: [s]\nwords:\n  - {{id: a, label: {label}}}\n")
    [found] = read_file(file, "words").entries("words")
    refusal_of(lambda: found.labels("label"))


def test_a_field_nobody_reads_is_refused(written):
    [found] = read_file(written(GOOD), "words").entries("words")
    assert "unknown field 'names'" in refusal_of(lambda: found.only("id"))


def test_a_flag_is_true_or_false_only(written):
    file = written("sources: [s]\nwords:\n  - {a: true, b: false, c: maybe}\n")
    [found] = read_file(file, "words").entries("words")
    assert found.flag("a")
    assert not found.flag("b")
    assert not found.flag("d")
    refusal_of(lambda: found.flag("c"))
