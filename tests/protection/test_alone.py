"""The gate alone, file by file; all values are invented."""

import json
import os

from benchmarks.planting import media, office, pages

from moksori.protection.alone import check, files_under
from moksori.protection.decoders.channel import Limits
from moksori.protection.decoders.dispatch import decode
from moksori.protection.values_file import read_values
from moksori.terms.watch import Scope

ROWS = [{"id": "p1", "kind": "person", "forms": ["김철수"]}]


def values(*rows):
    return read_values(json.dumps(rows or ROWS).encode())


def checked(folder, **limits):
    named = [(path, False) for path in files_under(folder)]
    return list(check(named, values(), limits=Limits(**limits)))


def test_scope_is_everywhere_where_it_is_left_out():
    (value,) = values().values
    assert (value.scope, value.subjects) == (Scope.EVERYWHERE, frozenset())
    (value,) = values(ROWS[0] | {"scope": "touching"}).values
    assert value.subjects == {"p1"}


def test_a_mark_at_the_beginning_of_the_values_is_no_part_of_them():
    assert len(read_values(b"\xef\xbb\xbf" + json.dumps(ROWS).encode()).values) == 1


def test_files_come_in_the_order_of_their_paths(tmp_path):
    for name in ("b/a.txt", "a.txt", "b.txt", "b/c/d.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Nothing.")
    (tmp_path / "e").mkdir()
    found = [path.relative_to(tmp_path).as_posix() for path in files_under(tmp_path)]
    assert found == ["a.txt", "b.txt", "b/a.txt", "b/c/d.txt", "e"]


def test_what_cannot_be_opened_or_is_too_large_is_unreadable(tmp_path):
    (tmp_path / "a.txt").write_text("Nothing at all.")
    ((finding, _),) = checked(tmp_path, characters=4)[0].findings
    assert (finding.cls, finding.channel) == ("unreadable", "too_much")
    gone = list(check([(tmp_path / "gone.txt", True)], values()))
    assert [finding.channel for finding, _ in gone[0].findings] == ["not_opened"]


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    ((finding, _),) = checked(tmp_path)[0].findings
    assert finding.channel == "special_file"


def test_a_name_that_is_no_text_is_unreadable(tmp_path):
    raw = os.fsencode(tmp_path) + b"/\xff\xfe.txt"
    with open(raw, "wb") as file:
        file.write(b"Nothing.")
    (one,) = checked(tmp_path)
    assert one.label == "file 1 of the list"
    assert [finding.cls for finding, _ in one.findings] == ["unreadable"]


def test_every_picture_of_one_file_has_its_own_digest(tmp_path):
    pictures = [(f"{n}.png", media.png_text(f"somebody {n}")[1]) for n in range(3)]
    (tmp_path / "a.zip").write_bytes(office.zipped(pictures))
    (one,) = checked(tmp_path)
    assert len({digest for _, digest in one.findings}) == 3


def test_lengths_of_a_word_processor_are_no_sums(tmp_path):
    name, data, attested = office.docx_runs("somebody")
    (tmp_path / name).write_bytes(data)
    lengths = [one.text for one in decode(name, data).channels if one.kind == "layout"]
    assert any("38000" in text.split() for text in lengths)
    held = values({"id": "a", "kind": "amount", "forms": ["38,000"]})
    (one,) = check([(tmp_path / name, True)], held, frozenset(attested))
    assert one.findings == ()


def test_a_cue_that_cuts_a_word_in_two_is_read_joined():
    name, data, _ = pages.subtitles("Gim Cheol-su")
    joined = [one.text for one in decode(name, data).channels if one.kind == "joined"]
    assert joined == ["Gim Cheol-su"]
