"""The worked example: invented, readable, and full of what a desk must protect."""

import email
import re
import shutil
from email import policy
from pathlib import Path

import pytest

from moksori.packs import examples
from moksori.packs.examples import example_accounts, read_examples
from moksori.packs.loader import load
from moksori.packs.reading import PackInvalidError

FOLDER = Path(examples.__file__).parent / "example"
ACCOUNTS = {account.name: account for account in example_accounts()}


def text_of(account):
    return account.data.decode("utf-8")


@pytest.fixture
def copy(tmp_path):
    folder = tmp_path / "example"
    shutil.copytree(FOLDER, folder)
    return folder


def test_there_are_enough_accounts_of_both_packs_and_languages():
    assert len(ACCOUNTS) >= 8
    assert len([one for one in ACCOUNTS.values() if one.pack == "mm"]) == 2
    of_kp = [one for one in ACCOUNTS.values() if one.pack == "kp"]
    assert len(of_kp) >= 6
    assert {one.language for one in of_kp} == {"ko", "en"}
    mediums = {one.medium for one in ACCOUNTS.values()}
    assert {"phone", "chat", "article", "hearing", "letter"} <= mediums


@pytest.mark.parametrize("name", sorted(ACCOUNTS))
def test_every_account_is_clean_utf8_of_a_readers_length(name):
    text = text_of(ACCOUNTS[name])
    assert "\ufffd" not in text
    assert 250 <= len(text.split()) <= 700


@pytest.mark.parametrize("name", sorted(ACCOUNTS))
def test_every_account_is_in_its_language(name):
    account = ACCOUNTS[name]
    hangul = len(re.findall(r"[가-힣]", text_of(account)))
    latin = len(re.findall(r"[a-zA-Z]", text_of(account)))
    assert (hangul > latin) == (account.language == "ko")


@pytest.mark.parametrize("name", sorted(ACCOUNTS))
def test_every_account_holds_what_must_be_protected(name):
    text = text_of(ACCOUNTS[name])
    assert re.search(r"\d", text)
    assert re.search(r"위안|RMB|kyats|yuan|중국돈", text)
    fine = re.compile(r"샘골동|버들동|가마골|Saemgol|Kamagol|Podul|Panga|Myothit|Ohnbinsu")
    assert fine.search(text)
    assert re.search(r"[“\"《]|I heard Ma say,", text)


def test_the_town_is_in_the_gazetteer_and_marked_as_invented_by_its_id():
    for code, name in (("kp", "솔재시"), ("mm", "Letpanzin")):
        found = [p for p in load(code).places if name in (*p.names["ko"], *p.names["en"])]
        assert len(found) == 1
        assert ".example_" in found[0].id


def test_no_name_of_an_accused_is_in_the_pools():
    pools = load("kp").pools
    for surname, given in (("마", "학범"), ("두", "칠성")):
        assert surname not in pools.surnames["ko"] or given not in pools.given_male["ko"]


def test_two_accounts_tell_one_act_independently_and_one_contradicts_it():
    notes, chat = text_of(ACCOUNTS["01-phone-notes.md"]), text_of(ACCOUNTS["02-kakaotalk.txt"])
    for word in ("마학범", "한영순", "샘골동", "10월"):
        assert word in notes
        assert word in chat
    assert "1만 2천 위안" in notes
    assert "만 2천" in chat
    second = text_of(ACCOUNTS["04-interview-unlabelled.txt"])
    assert "Han Yong-sun" in second
    assert "in November, not in October" in second


def test_one_account_is_a_copy_of_another_and_the_independent_one_is_not():
    def runs(text):
        letters = re.sub(r"<[^>]+>|[\W_]+", "", text)
        return {letters[at : at + 9] for at in range(len(letters) - 9)}

    first = runs(text_of(ACCOUNTS["01-phone-notes.md"]))
    copied = runs(text_of(ACCOUNTS["07-copied-report.html"]))
    other = runs(text_of(ACCOUNTS["02-kakaotalk.txt"]))
    assert len(first & copied) > 150
    assert len(first & other) < 15


def test_nicknames_stand_in_titles_where_disguise_must_find_them():
    assert text_of(ACCOUNTS["03-interview-labelled.txt"]).startswith('"The Scales"')
    assert "Mousetrap" in text_of(ACCOUNTS["04-interview-unlabelled.txt"]).splitlines()[0]
    assert "쥐덫" in text_of(ACCOUNTS["01-phone-notes.md"]).splitlines()[0]


def test_the_letter_is_a_mail_that_opens():
    mail = email.message_from_bytes(ACCOUNTS["05-letter.eml"].data, policy=policy.default)
    assert mail["Subject"] == "가마골에서 온 편지"
    assert "백운칠 올림" in mail.get_content()


def test_an_example_that_is_not_marked_invented_is_refused(copy):
    file = copy / "manifest.yaml"
    file.write_text(
        file.read_text("utf-8").replace("invented: true", "invented: false", 1), "utf-8"
    )
    with pytest.raises(PackInvalidError, match="accounts entry 1: an example must be marked"):
        read_examples(copy)


def test_a_file_nobody_declared_is_refused(copy):
    (copy / "10-real.txt").write_text("…", encoding="utf-8")
    with pytest.raises(PackInvalidError, match="not in the manifest"):
        read_examples(copy)


@pytest.mark.parametrize("name", ["../manifest.yaml", "nothing.txt", "/etc/hostname"])
def test_a_manifest_reads_no_file_but_those_beside_it(copy, name):
    file = copy / "manifest.yaml"
    file.write_text(file.read_text("utf-8").replace("01-phone-notes.md", name, 1), "utf-8")
    with pytest.raises(PackInvalidError):
        read_examples(copy)


def test_an_unknown_pack_is_refused(copy):
    file = copy / "manifest.yaml"
    file.write_text(file.read_text("utf-8").replace("pack: mm", "pack: xx", 1), "utf-8")
    with pytest.raises(PackInvalidError, match="no such country pack"):
        read_examples(copy)
