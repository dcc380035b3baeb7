"""A country pack or the common vocabulary with one thing wrong is refused at that very place."""

import re
import shutil

import pytest

from moksori.packs import loader
from moksori.packs.country import read_pack
from moksori.packs.loader import folder_of, load_common
from moksori.packs.reading import PackInvalidError
from moksori.packs.vocabulary import read_common


@pytest.fixture
def mm(tmp_path):
    folder = tmp_path / "mm"
    shutil.copytree(folder_of("mm"), folder)
    return folder


@pytest.fixture
def common(tmp_path):
    folder = tmp_path / "common"
    shutil.copytree(folder_of("mm").parent / "common", folder)
    return folder


def change(folder, name, old, new):
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert old in text, "the test changes something that is there"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def refusal_of(act):
    with pytest.raises(PackInvalidError) as refused:
        act()
    return refused.value.message


def test_an_untouched_copy_is_read(mm, common):
    assert read_pack(mm, load_common()) == loader.load("mm")
    assert read_common(common) == load_common()


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        ("places.yaml", "{id: mm.yangon,", "{id: mm.mandalay,", "twice"),
        ("places.yaml", "id: mm.sagaing.monywa", "id: mm.nowhere.monywa", "should hold"),
        ("places.yaml", "level: province", "level: planet", "level is none"),
        ("places.yaml", "ko: [양곤 지역", "kr: [양곤 지역", "'ko'"),
        ("places.yaml", "level: city", "levle: city", "unknown field"),
        ("organisations.yaml", "parent: sac", "parent: sax", "not in the file"),
        ("organisations.yaml", "kind: army", "sort: army", "unknown field"),
        ("posts.yaml", "group: officer", "group: officers", "group is not"),
        ("posts.yaml", "official: true", "official: perhaps", "true or false"),
        ("glossary.yaml", "id: sac,", "id: tatmadaw,", "twice"),
        ("pack.yaml", "code: mm", "code: kp", "name of the folder"),
        ("pack.yaml", "country: MM", "country: Myanmar", "two capital"),
        ("pack.yaml", '"02-12"', '"02-30"', "month and day"),
        (
            "organisations.yaml",
            "{id: sac, kind",
            "{id: sac, parent: police, kind",
            "belongs to itself",
        ),
        ("pack.yaml", "code: THB", "code: XXX", "not in common/currencies"),
        ("pack.yaml", "ko: 미얀마", "ja: 미얀마", "no wording in 'ko'"),
    ],
)
def test_one_thing_wrong_is_refused_with_file_and_reason(mm, name, old, new, reason):
    change(mm, name, old, new)
    message = refusal_of(lambda: read_pack(mm, load_common()))
    assert message.startswith(f"mm/{name}")
    assert reason in message


def test_the_line_named_is_the_line_of_the_entry(mm):
    change(mm, "places.yaml", "id: mm.sagaing.monywa", "id: mm.nowhere.monywa")
    lines = (mm / "places.yaml").read_text(encoding="utf-8").splitlines()
    wrong = next(at for at, line in enumerate(lines, 1) if "mm.nowhere" in line)
    assert f"line {wrong}," in refusal_of(lambda: read_pack(mm, load_common()))


def test_pools_of_two_lengths_are_refused(mm):
    change(mm, "pools.yaml", "티리,", "")
    assert "one length" in refusal_of(lambda: read_pack(mm, load_common()))


def test_a_pool_that_gives_a_public_figures_name_is_refused_without_naming_it(mm):
    change(mm, "pools.yaml", "Aung Lat,", "San,")
    message = refusal_of(lambda: read_pack(mm, load_common()))
    assert "public figure" in message
    assert "Aung" not in message


@pytest.mark.parametrize("name", ["pack", "places", "organisations", "posts", "glossary", "pools"])
def test_a_missing_file_is_named(mm, name):
    (mm / f"{name}.yaml").unlink()
    assert f"mm/{name}.yaml" in refusal_of(lambda: read_pack(mm, load_common()))


@pytest.mark.parametrize("name", ["places", "posts", "glossary"])
def test_a_file_without_sources_is_refused(mm, name):
    file = mm / f"{name}.yaml"
    text = re.sub(r"sources:\n(?:  - .*\n)+", "", file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8")
    assert f"mm/{name}.yaml" in refusal_of(lambda: read_pack(mm, load_common()))


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        ("codebook.yaml", '"030101000000"', '"0301"', "12 digits"),
        ("codebook.yaml", '"030101000000"', "030101000000", "must be text"),
        ("codebook.yaml", "coarse: arrest_detention", "coarse: arrest", "coarse type"),
        ("codebook.yaml", "pattern: arbitrary_detention", "pattern: anything", "pattern is none"),
        ("codebook.yaml", "- code: detention", "- code: arrest", "twice"),
        ("codebook.yaml", "- code: detention", "- code: Detention!", "small letters"),
        ("codebook.yaml", "        - '체포'", "        - '(체포'", "not a regular expression"),
        ("care.yaml", "acts: [beating]", "acts: [hitting]", "not in the codebook"),
        ("care.yaml", "acts: [beating]", "acts: []", "nothing shows"),
        ("care.yaml", "- id: beating", "- id: torture", "twice"),
        (
            "care.yaml",
            "        - '자살|자결|음독'",
            "        - '(자살'",
            "not a regular expression",
        ),
        ("currencies.yaml", "code: USD", "code: CNY", "twice"),
        ("currencies.yaml", "labels: {en: yuan, ko: 위안}", "labels: {en: yuan}", "'ko'"),
        ("countries.yaml", "{code: AD,", "{code: Ad,", "two capital"),
        ("countries.yaml", 'code: "NO"', "code: NO", "must be text"),
    ],
)
def test_one_thing_wrong_in_the_common_vocabulary_is_refused(common, name, old, new, reason):
    change(common, name, old, new)
    message = refusal_of(lambda: read_common(common))
    assert message.startswith(f"common/{name}")
    assert reason in message


@pytest.mark.parametrize(
    "cue",
    [
        "(a+)+",
        "(?:a|b)*",
        "a.*b",
        "a.+",
        "[^.]*x",
        "(?:ab){2,}",
        "(?:ab){1,40}",
        "a{0,3}",
        "(a",
        "x?",
    ],
)
def test_a_cue_that_could_hang_or_match_nothing_is_refused(common, cue):
    change(
        common,
        "codebook.yaml",
        "      en:\n        - '",
        f"      en:\n        - '{cue}'\n        - '",
    )
    assert "cues 1 in 'en'" in refusal_of(lambda: read_common(common))


def test_a_cue_with_a_slot_that_is_not_there_is_refused(common):
    change(
        common,
        "codebook.yaml",
        "      en:\n        - '",
        "      en:\n        - 'took {{nobody}} away'\n        - '",
    )
    assert "there is no slot 'nobody'" in refusal_of(lambda: read_common(common))


def test_a_slot_may_use_the_slots_before_it_and_notes_use_no_wide_words(common):
    read = read_common(common)
    wide = {cue for act in read.codebook for told in act.wide.values() for cue in told}
    assert wide
    assert not any("{{" in cue for cue in wide)
    noted = {cue for one in read.care for told in one.cues.values() for cue in told}
    assert not wide & noted


def test_an_act_without_a_definition_in_korean_is_refused(common):
    file = common / "codebook.yaml"
    text = re.sub(
        r"\n      ko: \"[^\"]+\"\n    cues", "\n    cues", file.read_text("utf-8"), count=1
    )
    file.write_text(text, encoding="utf-8")
    assert "no wording in 'ko'" in refusal_of(lambda: read_common(common))
