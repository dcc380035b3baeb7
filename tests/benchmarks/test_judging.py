"""What counts as a leak, a run of speech, a readable act. All words are invented."""

import ast
from pathlib import Path

import pytest
from benchmarks.stranger.judging import judge, leaks, runs, speech
from benchmarks.stranger.readable import plain
from benchmarks.stranger.texts import Act, Fact, Text, collect, language_of, load

STRANGER = Path(__file__).resolve().parents[2] / "benchmarks"


def text(words="", facts=(), said=(), acts=(), language="en"):
    return Text(Path("01.txt"), language, words, list(facts), list(said), list(acts))


def leaked(kind, words, published):
    return bool(leaks(text(facts=[Fact(kind, words)]), plain("01.txt", published)))


@pytest.mark.parametrize(
    ("kind", "words", "published"),
    [
        ("age", "She is 47", "“she is  47,” he said"),
        ("sum", "650 yuan", "paid 650\nyuan a month"),
        ("nickname", "the Abacus", "an Abacus, they say"),
        ("sum", "9,500", "it cost 9,500."),
        ("sum", "9,500", "it cost 9,500 dollars"),
        ("neighbourhood", "Sunam Market", "at Sun\u00adam Market"),
        ("neighbourhood", "Sunam Market", "at Su-\nnam Market"),
        ("neighbourhood", "Sunam Market", "at Sunam\u00a0Market's gate"),
        ("name", "O'Neil", "and O’Neil went"),
        ("age", "서른여덟", "그는 서른여덟이었다"),
        ("age", "서른여덟", "그는 서른\n여덟이었다"),
        ("date", "6월 7일", "6월7일에"),
        ("sum", "2,700", "2,700달러를"),
        ("neighbourhood", "강포동", "강포동에서"),
    ],
)
def test_words_are_found_however_they_are_set(kind, words, published):
    assert leaked(kind, words, published)


@pytest.mark.parametrize(
    ("kind", "words", "published"),
    [
        ("age", "She is 47", "she is 470"),
        ("age", "turned 52", "returned 52 times"),
        ("sum", "91 dollars", "1,091 dollars"),
        ("sum", "9,500", "19,500"),
        ("sum", "9,500", "9,500,000"),
        ("date", "6월 7일", "16월 7일"),
        ("date", "6월 7일", "6월 17일"),
        ("nickname", "the Abacus", "two abacuses"),
        ("neighbourhood", "강포동", "대강포동"),
    ],
)
def test_words_that_are_part_of_other_words_are_no_leak(kind, words, published):
    assert not leaked(kind, words, published)


def test_six_words_in_a_row_of_private_speech_are_seen_and_five_are_not():
    said = text(said=["Cry as loud as you want, the walls here are paid for."])
    assert len(runs(said.speech[0], "en")) == 7
    (found,) = speech(said, plain("01.txt", "He said: you want -- the walls\nhere are old"))
    assert found.words == "you want the walls here are"
    assert speech(said, plain("01.txt", "you want the walls here. are")) != []
    assert speech(said, plain("01.txt", "you want the walls here were")) == []


def test_five_eojeol_of_korean_are_seen_over_lines_and_four_are_not():
    said = text(said=["네 벽이 높으니 네 목소리도 낮춰 보자"], language="ko")
    assert len(runs(said.speech[0], "ko")) == 3
    assert speech(said, plain("01.txt", "벽이 높으니 네 목소\n리도 낮춰"))
    assert not speech(said, plain("01.txt", "벽이 높으니 네 목소리도 낮"))


def test_a_short_utterance_is_one_run_and_none_is_none():
    assert runs("Come alone.", "en") == [["come", "alone"]]
    assert runs("…", "en") == []


def test_an_act_is_readable_when_every_group_has_one_of_its_wordings():
    act = Act("takes a flat", [["flat", "home"], ["prosecutor"], ["2017"]])
    told = text(acts=[act])
    assert judge(told, plain("01.txt", "In 2017 a Prosecutor took her home.")).acts == [act]
    assert judge(told, plain("01.txt", "In 2018 a prosecutor took her home.")).acts == []


def test_words_kept_leaves_out_titles_and_speakers():
    words = "A short title\nHost: one two three four five six seven"
    assert judge(text(words), plain("01.txt", "one two three four five six seven")).kept == 1
    assert judge(text(words), plain("01.txt", "one two three x y z seven")).kept == 4 / 7


def test_a_held_text_shows_and_tells_nothing():
    held = judge(text("one two three four five six", [Fact("age", "two")], ["one two"]), [])
    assert (held.held, held.leaks, held.speech, held.kept) == (True, [], [], 0)


def test_texts_are_found_with_their_language_in_folders_or_without(tmp_path):
    (tmp_path / "ko").mkdir()
    for place, words in ((tmp_path, "One two"), (tmp_path / "ko", "하나 둘 and three")):
        (place / "01.txt").write_text(words, "utf-8")
        (place / "01.json").write_text('{"go": [{"kind": "age", "words": "two"}]}', "utf-8")
    (tmp_path / "02.txt").write_text("no marks", "utf-8")
    assert [one.name for one in collect(tmp_path)] == ["en/01", "ko/01"]
    assert language_of("Pyongyang (평양) in an English text") == "en"


def test_marks_of_another_shape_are_refused_without_their_words(tmp_path):
    (tmp_path / "01.txt").write_text("x", "utf-8")
    (tmp_path / "01.json").write_text('{"go": ["turned 52"]}', "utf-8")
    with pytest.raises(ValueError, match=r"01\.json is not as the README says"):
        load(tmp_path / "01.txt")


def test_every_fact_and_utterance_of_the_shipped_texts_stands_in_its_text():
    shipped = list(collect(STRANGER / "data" / "before_after"))
    assert len(shipped) == 48
    for one in shipped:
        verdict = judge(one, plain("01.txt", one.words))
        assert len(verdict.leaks) == len(one.facts), one.name
        assert len(verdict.speech) == verdict.runs, one.name
        assert verdict.acts == one.acts, one.name
        assert verdict.kept == 1, one.name


def test_the_checker_imports_nothing_of_what_it_judges_and_stays_small():
    for path in [*STRANGER.glob("stranger/*.py"), STRANGER / "before_after.py"]:
        source = path.read_text("utf-8")
        assert source.count("\n") <= 400, path.name
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Import):
                assert not any(name.name.startswith("moksori") for name in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert not (node.module or "").startswith("moksori")
            elif isinstance(node, ast.FunctionDef):
                assert node.end_lineno - node.lineno < 40, node.name
