"""`moksori gate`: what leaves is found wherever it hides, and never printed. All values invented."""

import io
import json
import os
from hashlib import sha256
from types import SimpleNamespace

import pytest
from benchmarks.planting import containers, hiding, mail, media, office, pages, paper
from benchmarks.planting import words as planted_words
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moksori.cli.main import run
from moksori.language.fold import letters_of

ROWS = [
    {"id": "p1", "kind": "person", "scope": "everywhere", "forms": ["김철수", "Kim Chol-su"]},
    {"id": "l1", "kind": "place", "scope": "everywhere", "forms": ["혜산시"]},
    {"id": "t1", "kind": "phone", "scope": "everywhere", "forms": ["010-1234-5678"]},
    {"id": "d1", "kind": "date", "scope": "everywhere", "forms": ["2016-03-14"]},
    {"id": "a1", "kind": "amount", "scope": "everywhere", "forms": ["38,450 won"]},
    {"id": "i1", "kind": "id", "scope": "everywhere", "forms": ["AB-1234567"]},
    {"id": "x1", "kind": "text", "scope": "everywhere", "forms": ["the white house by the river"]},
]
WRITTEN = {
    "p1": ["김철수", "Gim Cheol-su", "金哲洙", "ㄱㅊㅅ", "김 철 수", "Chul Soo Kim"],
    "l1": ["혜산시", "Hyesan", "惠山"],
    "t1": ["010-1234-5678", "+82 10 1234 5678", "공일공 일이삼사 오육칠팔"],
    "d1": ["2016-03-14", "14 March 2016", "3월 14일", "March 14, 2016"],
    "a1": ["38,450", "3만8450원", "thirty-eight thousand four hundred and fifty won"],
    "i1": ["AB 123 45 67"],
    "x1": ["The White-House by the river"],
}
CONTAINERS = [
    pages.note, pages.html_text, pages.html_alt, office.docx_runs, office.docx_properties,
    paper.pdf_info, paper.pdf_xmp, office.zip_member, office.zip_zip, mail.mail_base64,
    mail.mail_subject, media.mp3, media.png_text, containers.file_name, containers.folder_name,
]  # fmt: skip


@pytest.fixture
def values(tmp_path):
    path = tmp_path / "values.json"
    path.write_text(json.dumps(ROWS), "utf-8")
    return path


@pytest.fixture
def gate(values, capsys, tmp_path, monkeypatch):
    """Put files into a folder, run the command there, give code, output and errors."""
    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.chdir(folder)

    def call(*words, files=None, told=values):
        for name, data in (files or {}).items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data if isinstance(data, bytes) else data.encode())
        code = run(["gate", *map(str, words), "--values", str(told)])
        out, err = capsys.readouterr()
        return SimpleNamespace(code=code, out=out, err=err)

    return call


def each_in_its_folder(container, told):
    """Files of a container, one for each of what is told, and what lets them be read."""
    files, allowed = {}, []
    for number, words in enumerate(told):
        name, data, attested = container(words)
        files[f"case-{number:02}/{name}"] = data
        allowed += [word for digest in attested for word in ("--attest", digest)]
    return files, allowed


@pytest.mark.parametrize("container", CONTAINERS, ids=lambda one: one.__name__)
def test_every_kind_is_found_in_every_container(gate, container):
    # One call for all of them: the list is read and made into a watch each time.
    cases = [(value, words) for value, written in WRITTEN.items() for words in written]
    files, allowed = each_in_its_folder(container, [words for _, words in cases])
    answer = gate(".", "--json", *allowed, files=files)
    assert answer.code == 4
    told = json.loads(answer.out)
    assert told["files"] == len(cases)
    found = {(row["number"], row["value"]) for row in told["findings"]}
    wanted = [(number, value) for number, (value, _) in enumerate(cases, start=1)]
    assert [case for case in wanted if case not in found] == []
    assert [words for _, words in cases if words in answer.out + answer.err] == []


@pytest.mark.parametrize("container", CONTAINERS, ids=lambda one: one.__name__)
def test_the_clean_twin_is_clear(gate, container):
    files, allowed = each_in_its_folder(container, planted_words.HARMLESS)
    answer = gate(".", *allowed, files=files)
    assert (answer.code, answer.err) == (0, ""), answer.out


def test_clear_files_are_said_to_be_clear(gate):
    answer = gate(".", files={"a.txt": "Somebody came.", "b/c.txt": "누군가 왔다."})
    assert (answer.code, answer.out, answer.err) == (0, "clear: 2 files, 7 values\n", "")


def test_a_finding_says_where_and_never_what(gate):
    answer = gate("a.txt", files={"a.txt": "They took Kim Chol-su away."})
    assert answer.code == 4
    assert answer.out == "a.txt: text, offset 10: p1 block\n1 finding: 1 file, 7 values\n"


def test_json_gives_every_field(gate):
    answer = gate("a.txt", "--json", files={"a.txt": "They took Kim Chol-su away."})
    assert json.loads(answer.out) == {
        "clear": False,
        "files": 1,
        "channels": 2,
        "values": 7,
        "findings": [
            {"file": "a.txt", "number": 1, "channel": "text", "offset": 10, "length": 11,
             "value": "p1", "class": "block"}
        ],
    }  # fmt: skip


def test_a_path_that_leaks_is_given_by_its_number(gate):
    files = {"a.txt": "Nothing.", "kim_chol_su/b.txt": "김철수", "c.txt": "Nothing."}
    for words in ((".",), (".", "--json")):
        answer = gate(*words, files=files)
        assert answer.code == 4
        assert "file 3 of the list" in answer.out
        assert "chol" not in answer.out + answer.err


def test_a_path_that_cannot_be_printed_is_given_by_its_number(gate):
    answer = gate(".", files={"a\x1b[31m.txt": "김철수"})
    assert "\x1b" not in answer.out
    assert "file 1 of the list: text" in answer.out


def test_values_can_come_from_standard_input(gate, monkeypatch):
    told = SimpleNamespace(buffer=io.BytesIO(json.dumps(ROWS).encode()))
    monkeypatch.setattr("sys.stdin", told)
    assert gate(".", files={"a.txt": "김철수"}, told="-").code == 4


def test_a_picture_is_unreadable_until_somebody_attests_it(gate):
    name, data, attested = media.png_text("somebody")
    answer = gate(".", "--json", files={name: data})
    assert answer.code == 4
    (finding,) = json.loads(answer.out)["findings"]
    assert (finding["class"], finding["value"]) == ("unreadable", None)
    assert finding["sha256"] in attested
    assert finding["sha256"] == sha256(data).hexdigest()
    assert f"--attest {finding['sha256']}" in gate(".").out
    assert gate(".", "--attest", finding["sha256"].upper()).code == 0


def test_what_has_no_known_format_is_unreadable(gate):
    answer = gate(".", files={"a.bin": bytes(range(256)) * 40})
    assert answer.code == 4
    assert "unknown_format: unreadable" in answer.out


def test_a_link_inside_of_a_folder_is_unreadable_and_one_that_is_named_is_read(gate, tmp_path):
    (tmp_path / "other.txt").write_text("Nothing.")
    os.symlink(tmp_path / "other.txt", "link.txt")
    assert "link: unreadable" in gate(".").out
    assert gate("link.txt").code == 0


def test_touching_values_are_for_a_person_to_look_at(gate, tmp_path):
    told = tmp_path / "touching.json"
    told.write_text(json.dumps([ROWS[0] | {"scope": "touching"}]), "utf-8")
    answer = gate(".", files={"a.txt": "김철수"}, told=told)
    assert answer.code == 4
    assert "p1 review" in answer.out


def test_empty_files_are_clear_and_their_names_are_read(gate):
    assert gate(".", files={"a.txt": ""}).code == 0
    assert gate(".", files={"김철수.txt": ""}).code == 4


def test_the_name_of_an_empty_folder_is_read(gate, tmp_path):
    (tmp_path / "out" / "김철수").mkdir()
    assert gate(".", files={"a.txt": "Nothing."}).code == 4


@pytest.mark.parametrize("path", ["nowhere.txt", "김철수", "a\0b"])
def test_a_path_that_leads_nowhere_is_wrong_usage(gate, path):
    answer = gate("a.txt", path, files={"a.txt": "Nothing."})
    assert answer.code == 2
    assert "argument 2 leads nowhere" in answer.err
    assert path not in answer.out + answer.err


def test_a_folder_without_files_is_wrong_usage(gate, tmp_path):
    assert gate(".").code == 2
    (tmp_path / "out" / "empty").mkdir()
    answer = gate(".")
    assert (answer.code, answer.out) == (2, "")
    assert "argument 1 is a folder without files" in answer.err


@pytest.mark.parametrize(
    ("told", "place"),
    [
        (b"", "line 1, column 1"),
        (b"[", "line 1, column 2"),
        (b"\xff\xfe", "not UTF-8 at byte 0"),
        (b"{}", "no list"),
        (b"[]", "no rows"),
        (b"[1]", "row 1"),
        (b'[{"id": "p1", "kind": "person", "forms": []}]', "row 1, forms"),
        (b'[{"id": "p1", "kind": "Secret", "forms": ["Secret"]}]', "row 1, kind"),
        (b'[{"id": 7, "kind": "person", "forms": ["Secret"]}]', "row 1, id"),
        (b'[{"id": "p1", "kind": "person", "scope": "Secret", "forms": ["a"]}]', "row 1, scope"),
        (b'[{"id": "p1", "kind": "person", "forms": ["Secret", 3]}]', "row 1, forms, form 2"),
        (b'[{"id": "p1", "kind": "person", "forms": ["Secret", "..."]}]', "row 1, forms, form 2"),
        (b'[{"id": "p1", "kind": "person", "forms": ["a"], "Secret": 1}]', "row 1 has a field"),
        (
            b'[{"id": "p1", "kind": "person", "forms": ["Secret"]},'
            b' {"id": "p1", "kind": "person", "forms": ["Secret"]}]',
            "row 2, id: row 1",
        ),
        (b"[" * 100_000, "no JSON"),
    ],
)
def test_a_bad_values_file_is_wrong_usage_and_its_place_is_named(gate, tmp_path, told, place):
    path = tmp_path / "bad.json"
    path.write_bytes(told)
    answer = gate(".", files={"a.txt": "Secret"}, told=path)
    assert (answer.code, answer.out) == (2, "")
    assert place in answer.err
    assert "Secret" not in answer.err


def test_a_values_file_that_cannot_be_opened_is_wrong_usage(gate, tmp_path):
    for told in (tmp_path / "none.json", tmp_path):
        answer = gate(".", files={"a.txt": "Nothing."}, told=told)
        assert answer.code == 2
        assert "cannot be opened" in answer.err


def test_what_is_attested_must_be_a_digest(gate):
    answer = gate(".", "--attest", "Secret", files={"a.txt": "Nothing."})
    assert answer.code == 2
    assert "--attest number 1" in answer.err
    assert "Secret" not in answer.err


def test_the_command_needs_no_desk(gate, monkeypatch, tmp_path):
    monkeypatch.setenv("MOKSORI_HOME", str(tmp_path / "nowhere"))
    assert gate(".", files={"a.txt": "Nothing."}).code == 0
    assert not (tmp_path / "nowhere").exists()


SYLLABLES = "가나다라마바사김박철수영희민준정현"
NAMES = st.one_of(
    st.text(SYLLABLES, min_size=2, max_size=4),
    st.from_regex(r"[A-Z][a-z]{2,7} [A-Z][a-z]{2,7}(-[a-z]{2,5})?", fullmatch=True),
    st.from_regex(r"01[016]-[0-9]{4}-[0-9]{4}", fullmatch=True),
    st.from_regex(r"[A-Z]{2}-[0-9]{6,9}", fullmatch=True),
)
# What the command says by itself; a value that is one of these words cannot but be printed.
OWN = (
    '{"clear": false true "files" "channels" "values" "findings" "file" "number" "channel" "offset"'
    ' "length" "value" "class" "block" "review" "unreadable" of the list path name text source null'
    " escaped clear part joined raw markup attribute metadata comment link script style layout"
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    told=NAMES,
    kind=st.sampled_from(["person", "place", "phone", "id", "text", "date", "amount"]),
    inside=st.booleans(),
    way=st.sampled_from([str, str.upper, str.lower, hiding.zero_width, hiding.nfd]),
    where=st.sampled_from(["file", "folder", "both"]),
)
def test_no_form_is_ever_printed(tmp_path_factory, capsys, told, kind, inside, way, where):
    folder = tmp_path_factory.mktemp("g")
    name = way(told).replace("/", " ")
    path = folder / ("x" if where == "file" else name) / ("x" if where == "folder" else name)
    path.parent.mkdir(parents=True)
    path.write_text(f"It was {way(told)}." if inside else "It was nobody.", "utf-8")
    held = folder / "values"
    held.write_text(json.dumps([{"id": "v", "kind": kind, "forms": [told]}]), "utf-8")
    printed = ""
    for words in ([str(path.parent)], [str(path), "--json"], [str(path) + "?"]):
        code = run(["gate", *words, "--values", str(held)])
        assert code in (0, 2, 4)
        printed += "".join(capsys.readouterr())
    if letters_of(told) not in letters_of(OWN):
        assert told not in printed
        assert letters_of(told) not in letters_of(printed.replace(str(folder), ""))
