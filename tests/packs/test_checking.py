"""`moksori packs check`: every file's first fault at once, and what is worth a look."""

import shutil

import pytest

from moksori.cli import main
from moksori.packs.checking import check_pack
from moksori.packs.loader import available, folder_of


@pytest.fixture
def sy(tmp_path):
    folder = tmp_path / "sy"
    shutil.copytree(folder_of("sy"), folder)
    return folder


def change(folder, name, old, new):
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert old in text, "the test changes something that is there"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("code", available())
def test_the_packs_that_are_shipped_have_no_fault(code):
    checked = check_pack(folder_of(code))
    assert checked.faults == ()
    assert dict(checked.counts)["places: country"] == 1


def test_every_file_tells_its_first_fault_with_its_line(sy):
    change(sy, "places.yaml", "id: sy.homs.rastan", "id: sy.nowhere.rastan")
    change(sy, "posts.yaml", "group: officer", "group: officers")
    change(sy, "endings.yaml", "level: county", "level: planet")
    (sy / "glossary.yaml").unlink()
    faults = check_pack(sy).faults
    assert [fault.split(".yaml")[0] for fault in faults] == [
        "sy/places",
        "sy/posts",
        "sy/glossary",
        "sy/endings",
    ]
    assert all("line" in fault for fault in faults if "glossary" not in fault)


def test_a_fault_between_files_is_found_when_each_is_whole(sy):
    change(sy, "pools.yaml", "Rima,", "al-Shami,")
    change(sy, "pack.yaml", "Geir Pedersen,", "Haddad al-Shami,")
    assert "public figure" in check_pack(sy).faults[0]


def test_a_name_of_two_places_is_worth_a_look_and_no_fault(sy):
    change(sy, "places.yaml", "names: {en: [Rastan,", "names: {en: [Talbiseh, Rastan,")
    checked = check_pack(sy)
    assert checked.faults == ()
    assert any("'talbiseh' stands for" in note for note in checked.notes)


def test_a_pack_without_money_of_its_own_is_worth_a_look(sy):
    change(sy, "pack.yaml", "code: SYP, local: true", "code: SYP")
    assert any("no currency is local" in note for note in check_pack(sy).notes)


def test_the_command_says_so_and_fails_only_for_faults(sy, capsys):
    assert main.run(["packs", "check", str(sy)]) == 0
    assert "can be read" in capsys.readouterr().out
    change(sy, "pack.yaml", "country: SY", "country: Syria")
    assert main.run(["packs", "check", str(sy)]) == 2
    assert "sy/pack.yaml: the country is two capital" in capsys.readouterr().out
    assert main.run(["packs", "check", str(sy / "nothing")]) == 3
