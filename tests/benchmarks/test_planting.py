"""The planter: knows nothing of the gate, draws the same twice, writes what it says it writes."""

import ast
from pathlib import Path

import pytest
from benchmarks.planting import containers, drawing, figures, hiding, pages
from benchmarks.planting.drawing import drawn, drawn_refused
from benchmarks.planting.romanised import spellings
from benchmarks.planting.values import HANJA, invented
from benchmarks.planting.variants import followed, variants

PLANTING = Path(__file__).resolve().parents[2] / "benchmarks" / "planting"


def test_the_planter_imports_nothing_of_what_it_proves_and_stays_small():
    paths = list(PLANTING.glob("*.py"))
    assert len(paths) > 10
    for path in paths:
        source = path.read_text("utf-8")
        assert source.count("\n") <= 400, path.name
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Import):
                assert not any(name.name.startswith("moksori") for name in node.names), path.name
            elif isinstance(node, ast.ImportFrom):
                assert not (node.module or "").startswith("moksori"), path.name
            elif isinstance(node, ast.FunctionDef):
                assert node.end_lineno - node.lineno < 40, node.name


def test_what_is_drawn_is_the_same_for_the_same_seed_and_no_leak_is_drawn_twice():
    first = drawn(600, 7)
    assert first == drawn(600, 7) != drawn(600, 8)
    assert len(set(first)) == 600
    assert {one.container for one in first} == set(drawing.ALL)
    assert {one.value.kind for one in first} == set(drawing.KINDS)


def test_a_planting_and_its_twin_differ_in_the_words_only():
    for one in (*drawn(150, 7), *drawn_refused(20, 7)):
        name, data, _ = one.leak()
        other, clean, _ = one.twin()
        assert (name, data) != (other, clean), one.name
        assert Path(name).suffix == Path(other).suffix


def test_there_are_variants_of_every_kind_and_none_twice():
    known = {value.id: variants(value) for value in invented()}
    assert sum(map(len, known.values())) > 10_000
    for made in known.values():
        assert len({one.words for one in made}) == len(made) >= 4
    dates = {one.family for one in known["date-0"]}
    assert len([one for one in dates if "korean" not in one]) >= 10
    assert len([one for one in dates if "korean" in one]) >= 4


@pytest.mark.parametrize(
    ("surname", "given", "system", "written"),
    [
        ("김", "철수", "revised", "Gim cheol su"),
        ("김", "철수", "mccune", "Kim ch'ŏl su"),
        ("김", "철수", "north", "Kim chŏl su"),
        ("김", "철수", "north_plain", "Kim chol su"),
        ("박", "국영", "mccune", "Pak kug yŏng"),
        ("리", "국명", "mccune_plain", "Ri kung myong"),
        ("정", "희순", "habit", "Chong hee soon"),
        ("조", "동국", "north_apart", "Jo tong kuk"),
    ],
)
def test_names_are_written_as_the_systems_have_it(surname, given, system, written):
    made = {name: " ".join((family, *own)) for name, family, own in spellings(surname, given)}
    assert made[system] == written


def test_every_sign_of_a_name_has_one_reading():
    assert len(HANJA) == len(set(HANJA.values()))


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (figures.sino(2016), "이천십육"),
        (figures.sino(45_000), "사만오천"),
        (figures.english(45_000), "forty-five thousand"),
        (figures.english(1_602_000), "one million six hundred and two thousand"),
        (figures.in_script("2016", "devanagari"), "२०१६"),
        (followed("김철수", "이/가"), "김철수가"),
        (followed("정혁철", "이/가"), "정혁철이"),
    ],
)
def test_figures_and_particles(made, words):
    assert made == words


def test_single_letters_and_look_alikes_are_what_they_say():
    assert hiding.compatibility_jamo("김") == "ㄱㅣㅁ"
    assert hiding.look_alike("Kim") != "Kim"
    assert hiding.nfd("\uae40") == "\u1100\u1175\u11b7"
    assert "Kim" not in pages.html_tags("Kim")[1].decode()
    assert len(drawing.ALL) >= 95
    assert len(containers.THE_24) == 24
