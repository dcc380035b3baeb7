"""Who is on the list, who leaves, and what is kept of them; every address is invented."""

import io
import mailbox

import pytest

from moksori.terms.errors import MoksoriError

pytestmark = pytest.mark.django_db


def add(address, clock, **options):
    from moksori.desk import mail_list

    return mail_list.add(address, "ko", by="usr-1", at=clock(), **options)


def everything():
    from moksori.records.models import AuditRecord, DispatchRecord, LeftRecord

    rows = [*AuditRecord.objects.values(), *DispatchRecord.objects.values()]
    return repr([*rows, *LeftRecord.objects.values()])


def test_one_person_is_on_the_list_once(clock):
    from moksori.desk import mail_list

    assert add("hong@a.example", clock)
    assert not add("HONG+news@A.example", clock)
    assert mail_list.standing().languages == {"ko": 1}


def test_who_left_is_forgotten_and_not_brought_back_by_a_list(clock):
    from moksori.desk import mail_list
    from moksori.records.models import SubscriberRecord

    add("hong@a.example", clock)
    mail_list.remove("Hong@a.example", by="usr-1", at=clock())
    assert not SubscriberRecord.objects.exists()
    got = mail_list.bring_in(["hong@a.example", "kim@a.example"], "en", by="u", at=clock())
    assert (got.added, got.left) == (1, 1)
    with pytest.raises(MoksoriError) as refused:
        add("hong@a.example", clock)
    assert refused.value.code == "mail.left_before"
    assert add("hong@a.example", clock, came_back=True)
    assert "hong" not in everything()
    assert "a.example" not in everything()


def test_showing_addresses_is_written_down_and_counting_them_is_not(clock):
    from moksori.desk import mail_list
    from moksori.records.models import AuditRecord

    add("hong@a.example", clock)
    mail_list.standing()
    assert not AuditRecord.objects.filter(verb="mail.shown").exists()
    assert list(mail_list.shown(by="usr-1", at=clock())) == [("hong@a.example", "ko")]
    assert AuditRecord.objects.get(verb="mail.shown").detail == {"people": 1}


def test_a_list_is_brought_in_once_however_often(clock):
    from moksori.desk import mail_list

    lines = [f"P{n % 1200}+{n}@a.example" for n in range(1500)] + ["x@@"]
    first = mail_list.bring_in(lines, "en", by="u", at=clock())
    assert (first.added, first.known, first.bad, first.bad_count) == (1200, 300, (1501,), 1)
    again = mail_list.bring_in(lines, "en", by="u", at=clock())
    assert (again.added, again.known) == (0, 1500)
    assert len({one.token for one in mail_list.everybody()}) == 1200


def letter(subject="", body="", sender="x@y.example"):
    return f"From: {sender}\r\nSubject: {subject}\r\n\r\n{body}\r\n".encode()


def test_a_token_in_a_subject_or_a_short_body_takes_off_and_a_quoted_letter_does_not(clock):
    from moksori.desk import mail_leaving
    from moksori.records.models import SubscriberRecord

    for name in "abcd":
        add(f"{name}@a.example", clock)
    tokens = list(SubscriberRecord.objects.order_by("number").values_list("token", flat=True))
    messages = [
        letter(f"leave {tokens[0]}"),
        letter("", f"please, {tokens[1].upper()}"),
        letter("Re: Edition", f"Thank you!\r\n> leave {tokens[2]}"),
        letter("Re: Edition", "Thank you! " * 50 + f"leave {tokens[3]}"),
        letter("hello", "who are you?", sender="c@a.example"),
        b"\xff\xfe\x00no message",
    ]
    got = mail_leaving.leave_by(messages, by="u", at=clock())
    assert (got.messages, got.left, got.without) == (6, 2, 4)
    left = sorted(SubscriberRecord.objects.values_list("address", flat=True))
    assert left == ["c@a.example", "d@a.example"]
    assert mail_leaving.leave_by(messages, by="u", at=clock()).left == 0


def test_mboxes_maildirs_and_single_messages_are_read(tmp_path):
    from moksori.desk import mail_leaving

    token = "bcdfghjklmnpqrstvwxzbcdfghjk"
    one = letter(f"leave {token}")
    (tmp_path / "one.eml").write_bytes(one)
    box = mailbox.mbox(tmp_path / "mbox")
    box.add(one)
    box.add(letter("hello"))
    box.close()
    maildir = mailbox.Maildir(tmp_path / "maildir")
    maildir.add(io.BytesIO(one))
    for name, count in (("one.eml", 1), ("mbox", 2), ("maildir", 1)):
        found = [mail_leaving.token_in(raw) for raw in mail_leaving.messages_in(tmp_path / name)]
        assert (len(found), found[0]) == (count, token)
    with pytest.raises(MoksoriError):
        mail_leaving.messages_in(tmp_path / "nothing")


def test_nothing_leaves_this_machine_in_clear(clock):
    from moksori.desk import mail_settings

    told = {"host": "mail.desk.example", "tls": "plain", "sender": "a@desk.example"}
    told["leave_to"] = "b@desk.example"
    with pytest.raises(MoksoriError) as refused:
        mail_settings.keep(told, by="u", at=clock())
    assert refused.value.code == "mail.plain"
    for host in ("127.0.0.1", "localhost", "::1", "x" * 56 + ".onion"):
        mail_settings.keep({**told, "host": host}, by="u", at=clock())
    row = mail_settings.keep({"tls": "implicit", "port": 0}, by="u", at=clock())
    assert row.port == 465
    mail_settings.keep({"password": "four words at random"}, by="u", at=clock())
    assert "four words" not in everything() + repr(mail_settings.way())
    for bad in ({"host": "a b"}, {"leave_url": "http://x.example/"}, {"pause": -1.0}):
        with pytest.raises(MoksoriError) as refused:
            mail_settings.keep(bad, by="u", at=clock())
        assert refused.value.code == "mail.bad_settings"
