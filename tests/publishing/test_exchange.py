"""Exchange files as their readers take them: Uwazi, FollowTheMoney, Frictionless."""

import csv
import io
import json
import re
import zipfile
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from moksori.publishing.exchange import uwazi as uwazi_form
from moksori.publishing.exchange.letter import date_words
from moksori.publishing.exchange.losses import REASONS, report
from moksori.publishing.exchange.writing import FORMS, NoBundleError, write_bundle
from moksori.terms.bundle import BundleTime, LossKind, RecordKind
from moksori.terms.cleared import ClearedBundle, ClearedKind
from tests.flows.exported import words_of
from tests.publishing.bundles import ACT, EMPTY, FULL, VICTIM, many

FTM = json.loads((Path(__file__).parent / "ftm_schema.json").read_text("utf-8"))
FTM_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def cleared(bundle):
    return ClearedBundle(ClearedKind.BUNDLE, bundle.audience, bundle, "w", ("r",))


def files_of(form, bundle=FULL):
    return dict(FORMS[form](bundle).files)


def rows(content):
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def in_zip(content):
    with zipfile.ZipFile(io.BytesIO(content)) as inside:
        assert inside.namelist() == ["import.csv"]
        return rows(inside.read("import.csv"))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("bundle", [FULL, EMPTY, many(300)], ids=["full", "empty", "hundreds"])
def test_the_same_bundle_gives_the_same_bytes(form, bundle, tmp_path):
    for name in ("one", "two"):
        write_bundle(cleared(bundle), form, tmp_path / name)
    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}
        for name in ("one", "two")
    )
    assert one == two
    assert {"losses.md", "losses.json"} <= set(one)
    assert {path.stat().st_mtime for path in (tmp_path / "one").iterdir()} == {315532800}


@pytest.mark.parametrize("form", FORMS)
def test_every_loss_has_its_reason_in_both_languages(form):
    made = FORMS[form](FULL)
    told = json.loads(dict(report(FULL, form, made.losses))["losses.json"])
    assert {one["reason"] for one in told["counted"]} <= set(REASONS)
    assert sum(one["count"] for one in told["counted"]) == len(made.losses) + 2
    assert all(re.search("[가-힣]", korean) for _, korean in REASONS.values())
    people = dict(report(FULL, form, made.losses))["losses.md"].decode()
    assert "| act | act | left out · 뺌 | 2 | no consent" in people


@pytest.mark.parametrize("form", FORMS)
def test_what_is_invented_says_so_in_every_form(form, tmp_path):
    write_bundle(cleared(FULL), form, tmp_path / "out")
    words = words_of(tmp_path / "out")
    assert any("Invented" in text for name, text in words.items() if "losses" not in name)
    write_bundle(cleared(replace(FULL, invented=False)), form, tmp_path / "real")
    assert not any("Invented" in text for text in words_of(tmp_path / "real").values())


def test_a_story_is_no_bundle(tmp_path):
    story = ClearedBundle(ClearedKind.STORY, FULL.audience, FULL, "w", ())
    with pytest.raises(NoBundleError):
        write_bundle(story, "csv", tmp_path / "out")


def test_uwazi_has_ascii_headers_unique_titles_and_korean_labels():
    files = files_of("uwazi")
    titles = []
    for name in uwazi_form.TEMPLATES:
        found = in_zip(files[f"{name}.zip"])
        titles += [row["title"] for row in found]
        assert all(re.fullmatch("[a-z_]+", header) for header in found[0])
    assert len(set(titles)) == len(titles) == 7
    act = in_zip(files["acts.zip"])[0]
    assert (act["type__en"], act["type__ko"]) == ("Torture", "고문")
    assert act["when"] == "2031-03-01:2031-03-31"
    assert act["when_edtf"] == "2031-03"
    assert act["victim"] in titles
    assert act["accused"] in titles


def test_uwazi_says_which_property_has_which_type():
    files = files_of("uwazi")
    for told in json.loads(files["templates.json"])["templates"]:
        columns = [column for one in told["properties"] for column in one["columns"]]
        assert list(in_zip(files[told["file"]])[0]) == ["title", *columns]
        names = {one["name"] for one in told["properties"]}
        # A property has one column, or one for each language, never both.
        assert not names & {column for column in columns if "__" in column}
        for row in in_zip(files[told["file"]]):
            for one in told["properties"]:
                if one["type"] == "daterange" and row[one["name"]]:
                    assert re.fullmatch(r"\d{4}-\d\d-\d\d:\d{4}-\d\d-\d\d", row[one["name"]])
                if one["type"] == "select":
                    assert all("|" not in row[c] and "::" not in row[c] for c in one["columns"])


def test_a_cell_that_begins_like_a_formula_is_marked_and_said():
    for form in ("uwazi", "csv"):
        made = FORMS[form](FULL)
        changed = [one for one in made.losses if one.reason == "formula"]
        assert [(one.record, one.how) for one in changed if one.kind is RecordKind.PERSON] == [
            (VICTIM.id, LossKind.BENT)
        ]
    assert rows(files_of("csv")["persons.csv"])[1]["label"].startswith("'=장마당")


def ftm_entities(bundle=FULL):
    return [json.loads(line) for line in files_of("ftm", bundle)["entities.ftm.json"].splitlines()]


def test_followthemoney_has_only_what_its_schema_knows():
    entities = ftm_entities()
    by_id = {one["id"]: one for one in entities}
    assert len(by_id) == len(entities)
    for one in entities:
        schema = FTM[one["schema"]]
        assert set(one["properties"]) <= set(schema["properties"]), one
        assert set(schema["required"]) <= set(one["properties"]), one
        for name, values in one["properties"].items():
            kind = schema["properties"][name]["type"]
            assert all(isinstance(value, str) and value for value in values)
            if kind == "entity":
                fits = schema["properties"][name]["range"]
                assert all(by_id[value]["schema"] in fits for value in values), (one, name)
            if kind == "date":
                assert all(FTM_DATE.fullmatch(value) for value in values), (one, name)
            if kind == "gender":
                assert values in (["male"], ["female"])
            if kind == "language":
                assert all(len(value) == 3 for value in values)
            if kind == "country":
                assert all(re.fullmatch("[a-z]{2}", value) for value in values)


def test_followthemoney_keeps_who_did_it_to_whom_and_cuts_no_date_in_silence():
    link = next(one for one in ftm_entities() if one["schema"] == "UnknownLink")
    assert link["properties"]["subject"] == ["P-cccc"]
    assert link["properties"]["object"] == ["P-vvvv"]
    assert link["properties"]["role"] == ["MT18:0101"]
    event = next(one for one in ftm_entities() if one["id"] == "A-cccc")
    assert event["properties"]["startDate"] == ["2030-12"]
    assert event["properties"]["endDate"] == ["2031-02"]
    said = {(one.record, one.reason) for one in FORMS["ftm"](FULL).losses}
    assert ("A-cccc", "no_uncertain_date") in said
    assert ("A-cccc", "no_role") in said


@pytest.mark.parametrize("edtf", ["2018-11~", "2018?", "2018-11/2019-01", "201X", "2018-21"])
def test_followthemoney_never_gets_a_date_it_would_bend(edtf):
    bundle = replace(FULL, acts=(replace(ACT, when=BundleTime(edtf)),))
    event = next(one for one in ftm_entities(bundle) if one["schema"] == "Event")
    dates = event["properties"]["startDate"] + event["properties"]["endDate"]
    assert all(re.fullmatch(r"\d{4}-\d\d", one) for one in dates)
    assert f"Date (EDTF): {edtf}" in event["properties"]["notes"]
    assert any(one.reason == "no_uncertain_date" for one in FORMS["ftm"](bundle).losses)


def test_followthemoneys_own_library_takes_every_value():
    ftm = pytest.importorskip("followthemoney", reason="it needs a library without wheels")
    for one in ftm_entities():
        entity = ftm.model.get_proxy(one, cleaned=False)
        entity.schema.validate(one)
        taken = {name: sorted(values) for name, values in entity.to_dict()["properties"].items()}
        assert taken == {name: sorted(values) for name, values in one["properties"].items()}


def test_the_data_package_is_valid(tmp_path):
    import frictionless

    for name, bundle in (("full", FULL), ("empty", EMPTY)):
        write_bundle(cleared(bundle), "csv", tmp_path / name)
        package = frictionless.Package(str(tmp_path / name / "datapackage.json"))
        found = package.validate()
        assert found.valid, found.flatten(["code", "message"])


def test_the_data_package_describes_every_column_and_every_key():
    files = files_of("csv")
    package = json.loads(files["datapackage.json"])
    tables = {one["name"]: rows(files[one["path"]]) for one in package["resources"]}
    assert {f"{name}.csv" for name in tables} == set(files) - {"datapackage.json"}
    for one in package["resources"]:
        fields = [each["name"] for each in one["schema"]["fields"]]
        head = files[one["path"]].decode().splitlines()[0]
        assert head == ",".join(fields)
        assert all(re.search("[가-힣]", each["title"]) for each in one["schema"]["fields"])
        keys = [
            tuple(row[key] for key in one["schema"]["primaryKey"]) for row in tables[one["name"]]
        ]
        assert len(set(keys)) == len(keys)
        for key in one["schema"].get("foreignKeys", ()):
            (column,), (target,) = key["fields"], key["reference"]["fields"]
            known = {row[target] for row in tables[key["reference"]["resource"]]}
            assert {row[column] for row in tables[one["name"]]} <= known | {""}
        assert one["bytes"] == len(files[one["path"]])


SHOWN_OTHERWISE = {
    "uwazi": {"standing", "roles", "sex", "naming", "level", "type", "code"},
    "ftm": set(),
    "esf": {"sex", "reliability", "credibility", "degree"},
    "csv": set(),
}
"""Codes for which a form has words of its own; and codes of the codebook, which are no record's."""


def leaves(value, field=""):
    if isinstance(value, str):
        if value:
            yield field, value
    elif is_dataclass(value):
        for one in fields(value):
            yield from leaves(getattr(value, one.name), field if one.name in "enko" else one.name)
    elif isinstance(value, tuple):
        for part in value:
            yield from leaves(part, field)


@pytest.mark.parametrize("form", sorted(SHOWN_OTHERWISE))
def test_nothing_is_lost_in_silence(form, tmp_path):
    write_bundle(cleared(FULL), form, tmp_path / "out")
    words = words_of(tmp_path / "out")
    text = " ".join(text for name, text in words.items() if "losses" not in name).replace(
        "\\n", "\n"
    )
    text = text.casefold()
    lost = {(one.record, one.field) for one in FORMS[form](FULL).losses}
    silent = [
        (record.id, field)
        for kind in ("acts", "persons", "organisations", "places", "statements", "documents")
        for record in getattr(FULL, kind)
        for field, value in leaves(record)
        if value.casefold() not in text
        and field not in SHOWN_OTHERWISE[form]
        and field != "days"  # worked out of the EDTF form
        and (record.id, field) not in lost
    ]
    assert silent == []


def test_events_standard_formats_are_well_formed_and_coded():
    content = files_of("esf")["events.xml"]
    root = ElementTree.fromstring(content)
    space = "{http://www.huridocs.org/}"
    acts = root.findall(f"{space}event/{space}act")
    assert [act.findtext(f"{space}type_of_act") for act in acts] == [ACT.huridocs, "030103000000"]
    assert acts[0].findtext(f"{space}initial_date") == "2031-03"
    assert acts[0].findtext(f"{space}initial_date_type") == "020000000000"
    assert acts[1].findtext(f"{space}initial_date_type") == "010000000000"
    people = {
        one.findtext(f"{space}person_record_number"): one for one in root.findall(f"{space}person")
    }
    for act in acts:
        assert act.findtext(f"{space}victim") in people
        for link in act.findall(f"{space}involvement"):
            assert link.findtext(f"{space}perpetrator") in people
    assert people["P-cccc"].findtext(f"{space}biographic_details/{space}affiliation") in people
    codes = re.findall(r"<(?:sex|counting_unit|[a-z_]*type|degree[a-z_]*)>(\d+)<", content.decode())
    assert {len(one) for one in codes} == {12}


def test_a_character_that_xml_cannot_hold_does_not_break_the_document():
    bundle = replace(FULL, persons=(replace(VICTIM, label="a\x00b & <c>"),))
    assert "b & <c>" in " ".join(
        ElementTree.fromstring(files_of("esf", bundle)["events.xml"]).itertext()
    )


def test_a_case_has_the_six_elements_and_names_what_is_not_known(tmp_path):
    write_bundle(cleared(FULL), "wgeid", tmp_path / "out")
    words = words_of(tmp_path / "out")
    assert {"case-A-cccc.pdf", "case-A-cccc.odt/content.xml"} <= set(words)
    assert not [name for name in words if "A-bbbb" in name]
    for name in ("case-A-cccc.pdf", "case-A-cccc.odt/content.xml"):
        text = words[name]
        heads = ["a. The", "b. When", "c. Where", "d. Who is", "e. What", "f. Who submits"]
        starts = [text.index(head) for head in heads]
        assert starts == sorted(starts)
        assert "[not known]" in text
        assert "the relatives must have agreed" in text
        assert "량설화 (pseudonym)" in text
        assert "winter 2030/31" in text
    said = {(one.record, one.reason) for one in FORMS["wgeid"](FULL).losses}
    assert ("A-bbbb", "not_a_disappearance") in said


def test_a_letter_tells_every_act_in_both_papers(tmp_path):
    write_bundle(cleared(FULL), "letter", tmp_path / "out")
    words = words_of(tmp_path / "out")
    for name in ("letter.pdf", "letter.odt/content.xml"):
        assert "Act 1: Torture (고문), A-bbbb" in words[name]
        assert "Act 2: Enforced disappearance (강제실종), A-cccc" in words[name]
        assert "captain, interrogator" in words[name]
    assert [name for name, _ in FORMS["letter"](EMPTY).files] == []


def test_an_odt_begins_with_its_type_and_opens_elsewhere(tmp_path):
    import odfdo

    content = files_of("letter")["letter.odt"]
    with zipfile.ZipFile(io.BytesIO(content)) as inside:
        first = inside.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert {one.date_time for one in inside.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert "Torture (고문)" in odfdo.Document(io.BytesIO(content)).get_formatted_text()


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2031", "2031"),
        ("2031-03", "March 2031"),
        ("2031-03-04", "2031-03-04"),
        ("2031-03-04/2031-05", "2031-03-04/2031-05"),
        ("2031-03~", "about March 2031"),
        ("2030-24", "winter 2030/31"),
        ("2031-03/2031-05", "from March 2031 to May 2031"),
        ("203X", "203X"),
        ("", ""),
    ],
)
def test_a_letter_tells_dates_in_words(edtf, words):
    assert date_words(edtf) == words
