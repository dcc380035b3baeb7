"""Every bad file is kept, named by its number, and does not stop the others."""

import io
import shutil
import zipfile

import pytest

from tests.flows.running import counts, demo, run
from tests.flows.texts import ENGLISH, KOREAN
from tests.once import copied, made_once

pytestmark = pytest.mark.slow


def bomb() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(40):
            archive.writestr(f"{number}.txt", b"0" * 20_000_000)
    return held.getvalue()


def entity_docx() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
            'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        )
        archive.writestr(
            "word/document.xml",
            '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            "<w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>",
        )
    return held.getvalue()


BAD = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 400,
    "bomb.zip": bomb,
    "entities.docx": entity_docx(),
    "cut.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog",
    "table.xlsx": b"PK\x03\x04 no table at all",
}
ODD = {
    "one-word.txt": "도와주세요".encode(),
    "utf16.txt": ENGLISH.encode("utf-16"),
    "cp949.txt": KOREAN.encode("cp949"),
    "line-ends.txt": ENGLISH.replace("\n", "\r\n", 5).replace("\nHan", "\rHan").encode(),
    "bidi.txt": ("\u202e" + ENGLISH.replace(" ", "\u200b ", 9)).encode(),
    "speakers.txt": "\n".join(
        f"Speaker {n}: The tax man took my bread in March." for n in range(300)
    ).encode(),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    return made_once(tmp_path_factory, "bad", demo_of_all)


def demo_of_all(folder):
    files = folder / "files"
    files.mkdir()
    for name, data in {**BAD, **ODD, "good.txt": ENGLISH.encode()}.items():
        # Squeezing 800 megabytes takes seconds: not while every worker of a run gathers its tests.
        (files / name).write_bytes(data() if callable(data) else data)
    return demo(files, home=folder / "desk", out=folder / "edition")


def test_the_good_and_the_odd_come_out_although_the_bad_are_among_them(desk):
    folder, done = desk
    assert done.returncode == 0, done.stderr
    assert counts(done.stdout)["accounts"] == len(BAD) + len(ODD) + 1
    assert (folder / "edition" / "index.html").is_file()


def test_every_bad_file_is_named_by_its_number_and_code_and_is_kept(desk):
    folder, done = desk
    refused = [line for line in done.stdout.splitlines() if "its original is kept" in line]
    assert len(refused) == len(BAD)
    assert all("[intake." in line for line in refused)
    assert len(list((folder / "desk" / "originals").glob("*.age"))) == len(BAD) + len(ODD) + 1


def test_no_output_says_a_file_name_or_a_told_word(desk):
    _, done = desk
    for word in ("bomb.zip", "cp949", "Baek", "봉산동", "Heron", "passwd"):
        assert word not in done.stdout + done.stderr


def test_a_second_run_receives_nothing_twice(desk, tmp_path):
    folder, first = desk
    home, out = copied(folder, tmp_path), tmp_path / "edition"
    shutil.copytree(folder / "edition", out)
    again = demo(folder / "files", home=home, out=out)
    assert again.returncode == 0, again.stderr
    assert counts(again.stdout)["accounts"] == counts(first.stdout)["accounts"]


def test_a_path_that_leads_nowhere_is_named_by_its_place(tmp_path):
    done = run("demo", tmp_path / "missing-account.txt", "--no-serve")
    assert done.returncode == 2
    assert "argument 1" in done.stderr
    assert "missing-account" not in done.stderr


def test_a_folder_with_other_things_is_no_desk(tmp_path):
    (tmp_path / "holiday.jpg").write_bytes(b"x")
    done = run("demo", "--home", tmp_path, "--no-serve")
    assert done.returncode == 4
    assert "desk.home_not_empty" in done.stderr


def test_a_very_long_text_is_kept_and_read_or_refused_by_its_code(tmp_path):
    big = tmp_path / "big.txt"
    big.write_text((ENGLISH + "\n") * (10_000_000 // len(ENGLISH.encode())), "utf-8")
    done = run("intake", big, "--home", tmp_path / "desk", timeout=1500)
    assert done.returncode == 0, done.stderr
    assert "1 sealed" in done.stdout
    assert "not read" not in done.stdout or "[intake.too_slow]" in done.stdout
    assert len(list((tmp_path / "desk" / "originals").glob("*.age"))) == 1


def test_a_desk_that_took_an_upload_and_a_take_opens_again(tmp_path):
    assert run("intake", tmp_path, "--home", tmp_path / "desk").returncode in (0, 2, 3)
    for name in ("uploads", "takes", "programmes"):
        (tmp_path / "desk" / name).mkdir(exist_ok=True)
    again = run("outlets", "list", "--home", tmp_path / "desk")
    assert again.returncode == 0, again.stderr
