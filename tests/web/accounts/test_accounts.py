"""The screens of accounts: each climbs the ladder from "works" to "not for you"."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from moksori.records.states import Role
from tests.web.cast import person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def address(name, account=None, **more):
    kwargs = {"account_id": account.id, **more} if account is not None else more
    return reverse(f"accounts:{name}", kwargs=kwargs or None)


def html(answer):
    return answer.content.decode()


ARRIVAL = {"pack": "kp", "who": "closed"}


def test_pasted_words_are_an_account_of_whoever_pasted_them(as_role, desk):
    from moksori.records.models import AccountRecord

    client, user = as_role(Role.REPORTER)
    form = {**ARRIVAL, "words": "  The captain beat a man.\n", "medium": "letter"}
    answer = client.post(address("paste"), form)
    account = AccountRecord.objects.get()
    assert answer.headers["Location"] == address("page", account)
    assert (account.received_by, account.medium, account.open_to_desk) == (user.id, "letter", False)
    assert "waits to be read" in html(client.get(address("page", account)))
    again = client.post(address("paste"), {**form, "words": ""})
    assert again.status_code == 200
    assert AccountRecord.objects.count() == 1


def test_a_translation_names_an_account_that_its_translator_may_see(as_role, proposed):
    from moksori.records.models import AccountRecord

    first = proposed(by=person(Role.EDITOR))
    client, _ = as_role(Role.REPORTER)
    form = {**ARRIVAL, "words": "대위가 때렸다.", "medium": "file", "translation_of": first.id}
    assert "not for you" in html(client.post(address("paste"), form))
    client, _ = as_role(Role.EDITOR)
    assert client.post(address("paste"), form).status_code == 303
    assert AccountRecord.objects.get(translation_of=first).text == ""
    assert "told in another language" in html(client.get(address("page", first)))


def test_a_call_is_taken_down_with_who_told_whom(as_role, desk, clock):
    from moksori.desk import intake
    from moksori.records.models import AccountRecord

    client, _ = as_role(Role.REPORTER)
    form = {
        **ARRIVAL, "called": "a woman we know", "called_on": "2031-05-01", "how": "she was told",
        "told_by": "her neighbour\n\nthe neighbour's son\n", "words": "A captain beat a man.",
    }  # fmt: skip
    assert client.post(address("note"), form).status_code == 303
    account = AccountRecord.objects.get()
    intake.read_account(account.id, by="rules:intake", at=clock())
    text = html(client.get(address("page", account)))
    assert "a woman we know" in text
    assert "the neighbour&#x27;s son" in text
    many = client.post(address("note"), {**form, "told_by": "\n".join("abcdefghi")})
    assert "At most eight lines" in html(many)
    assert "A captain beat a man." in html(many)


def test_many_files_come_in_without_a_script_and_a_double_is_said(as_role, desk):
    from moksori.records.models import AccountRecord

    client, _ = as_role(Role.REPORTER)

    def files():
        return [SimpleUploadedFile(f"{n}.txt", f"told {n}".encode()) for n in range(3)]

    answer = client.post(address("receive"), {**ARRIVAL, "chosen": files()})
    assert answer.status_code == 303
    assert AccountRecord.objects.count() == 3
    client.post(address("receive"), {**ARRIVAL, "chosen": files()})
    assert AccountRecord.objects.count() == 3
    assert "3 of them had come in before" in html(client.get(address("list")))
    nothing = client.post(address("receive"), ARRIVAL)
    assert nothing.status_code == 200
    assert 'id="wrong"' in html(nothing)


def test_a_file_in_pieces_is_sealed_as_one(as_role, desk):
    from moksori.records.models import AccountRecord

    client, _ = as_role(Role.REPORTER)
    told = client.post(address("upload"), {**ARRIVAL, "name": "a.txt", "size": "10"}).json()
    piece = address("upload_piece", upload_id=told["id"])
    kind = "application/octet-stream"
    assert client.post(f"{piece}?at=0", b"12345", content_type=kind).json()["got"] == 5
    assert client.post(f"{piece}?at=7", b"12345", content_type=kind).status_code == 409
    other, _ = as_role(Role.EDITOR)
    assert other.post(f"{piece}?at=5", b"12345", content_type=kind).status_code == 404
    client, _ = as_role(Role.REPORTER)
    assert client.get(address("upload_progress", upload_id=told["id"])).json()["got"] == 5
    client.post(f"{piece}?at=5", b"12345", content_type=kind)
    got = client.post(address("upload_finish", upload_id=told["id"])).json()
    assert got["account"] == AccountRecord.objects.get().id
    big = client.post(address("upload"), {**ARRIVAL, "name": "b.txt", "size": str(10**12)})
    assert big.status_code == 409
    assert "too large" in big.json()["no"]


def test_the_list_is_narrowed_and_shows_only_what_may_be_seen(as_role, proposed):
    mine = proposed("ko")
    theirs = proposed("en", by=person(Role.EDITOR))
    client, _ = as_role(Role.REPORTER)
    text = html(client.get(address("list")))
    assert mine.id in text
    assert theirs.id not in text
    assert "1 account that you may see" in text
    assert 'value="en"' not in text.split("</form>")[-2]  # no facet tells of the other
    assert mine.id in html(client.get(address("list"), {"language": "ko", "state": "read"}))
    assert mine.id not in html(client.get(address("list"), {"state": "coded"}))
    assert mine.id not in html(client.get(address("list"), {"since": "2032-01-01"}))
    for odd in ({"state": "'"}, {"page": "99999"}, {"since": "x"}, {"case": "case-1"}):
        assert client.get(address("list"), odd).status_code == 200


def test_an_account_is_given_taken_back_opened_and_put_into_cases(as_role, proposed):
    from moksori.records.models import CaseRecord, GrantRecord

    account = proposed()
    coder = person(Role.CODER)
    client, _ = as_role(Role.REPORTER)
    client.post(address("give", account), {"user": coder.id})
    grant = GrantRecord.objects.get()
    assert "Take it back from coder" in html(client.get(address("page", account)))
    client.post(address("take_back", account, grant_id=grant.id))
    assert not GrantRecord.objects.standing().exists()
    client.post(address("open", account), {"open": "yes"})
    account.refresh_from_db()
    assert account.open_to_desk
    client.post(address("case", account), {"title": "The bridge"})
    case = CaseRecord.objects.get()
    client.post(address("restrict", case_id=case.id), {"restricted": "yes", "account": account.id})
    case.refresh_from_db()
    assert case.restricted
    editor, _ = as_role(Role.EDITOR)
    assert editor.get(address("page", account)).status_code == 404
    client, _ = as_role(Role.REPORTER)
    client.post(address("take_out", account, case_id=case.id))
    assert case.accounts.count() == 0


def test_an_administrator_is_given_nothing(as_role, proposed):
    account = proposed()
    client, _ = as_role(Role.REPORTER)
    answer = client.post(address("give", account), {"user": person(Role.ADMINISTRATOR).id})
    assert answer.status_code == 409
    assert "administrator" not in html(client.get(address("page", account))).split("<main")[1]


def test_what_cannot_be_read_says_why_and_is_tried_again(as_role, desk, clock):
    from moksori.desk import intake
    from moksori.records.models import AccountRecord, JobRecord

    client, user = as_role(Role.REPORTER)
    arrival = intake.Arrival("file", "kp")
    got = intake.receive_account(
        b"\x89PNG\r\n\x1a\n\x00\x00", "a.png", arrival, by=user.id, at=clock()
    )
    intake.read_account(got.account, by="rules:intake", at=clock())
    account = AccountRecord.objects.get()
    text = html(client.get(address("page", account)))
    assert "The original is kept" in text
    assert "Try to read it again" in text
    before = JobRecord.objects.count()
    client.post(address("retry", account))
    account.refresh_from_db()
    assert account.state == "sealed"
    assert JobRecord.objects.count() == before + 1


def test_a_passage_is_corrected_beside_the_original(as_role, proposed):
    account = proposed("en", opened=True)
    row = account.passages.get(text__startswith="He demanded")
    client, _ = as_role(Role.CODER)
    page = client.get(address("passage", account, passage_id=row.id))
    seen = page.context["one"].seen
    wrong = client.post(
        address("split", account, passage_id=row.id), {"begins_with": "e", "seen": seen}
    )
    assert "Not found there once" in html(wrong)
    client.post(
        address("split", account, passage_id=row.id), {"begins_with": "In the end", "seen": seen}
    )
    second = account.passages.get(text__startswith="In the end")
    late = client.post(
        address("voice", account, passage_id=second.id),
        {"speaker": "Ms. Baek", "role": "victim", "seen": seen},
    )
    assert "corrected the passages meanwhile" in html(late)
    assert 'value="Ms. Baek"' in html(late)
    now = late.context["one"].seen
    client.post(
        address("voice", account, passage_id=second.id),
        {"speaker": "Ms. Baek", "role": "victim", "seen": now},
    )
    second = account.passages.get(number=second.number)
    assert (second.speaker, second.role) == ("Ms. Baek", "victim")
    shown = html(client.get(address("page", account)))
    assert "Passage cut in two" in shown
    assert "<ins><bdi>5: Ms. Baek (victim)</bdi></ins>" in shown
    client.post(address("join", account, passage_id=row_before(account, second).id))
    assert not account.passages.filter(text__startswith="In the end").exists()
    assert account.text == proposed_text()


def row_before(account, row):
    return account.passages.get(number=row.number - 1)


def proposed_text():
    from tests.flows.texts import ENGLISH

    return ENGLISH


def test_hostile_text_is_shown_as_text(as_role, proposed):
    hostile = '<img src=x onerror=alert(1)> & "quoted"\n\n\u202eright to left\u200b </script>\n'
    account = proposed("hostile", opened=True, text=hostile)
    client, _ = as_role(Role.REPORTER)
    text = html(client.get(address("page", account)))
    assert "<img" not in text
    assert "&lt;img src=x onerror=alert(1)&gt;" in text
    client.post(address("case", account), {"title": "<b>case</b>"})
    assert "<b>case" not in html(client.get(address("page", account)))


DEEDS = (
    ("retry", {}), ("give", {"user": "usr-1"}), ("open", {"open": "yes"}), ("case", {"title": "x"}),
)  # fmt: skip


def test_what_was_not_given_is_not_there(as_role, proposed):
    from moksori.records.models import AuditRecord, CaseRecord

    account = proposed(by=person(Role.EDITOR))
    passage = account.passages.first()
    lines = AuditRecord.objects.count()
    client, _ = as_role(Role.REPORTER)
    assert client.get(address("page", account)).status_code == 404
    assert {client.post(address(name, account), form).status_code for name, form in DEEDS} == {404}
    client, _ = as_role(Role.CODER)
    one = {"passage_id": passage.id}
    assert client.get(address("passage", account, **one)).status_code == 404
    for name, form in (
        ("voice", {"speaker": "x", "role": "host"}), ("split", {"begins_with": "He took"}),
        ("join", {}),
    ):  # fmt: skip
        assert client.post(address(name, account, **one), form).status_code == 404
    # A passage of another account than the one in the address is as little there.
    opened = proposed("en", opened=True)
    assert client.get(address("passage", opened, **one)).status_code == 404
    assert not CaseRecord.objects.exists()
    assert AuditRecord.objects.filter(by__startswith="usr-").exclude(
        verb__in=["account.received"]
    ).count() == 0  # fmt: skip
    assert AuditRecord.objects.count() > lines
