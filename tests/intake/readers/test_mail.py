"""E-mail: subject and text, whatever the mail program made of them."""

import time

import pytest

from moksori.intake.limits import LIMITS, Limits
from moksori.intake.readers.mail import attachments, parse, payload, read_mail
from moksori.intake.refusals import BombError, EmptyError, HostileError
from tests.intake import making
from tests.intake.making import watch


def read(data):
    return read_mail(data, LIMITS, watch())


def test_subject_and_text_are_read_and_headers_are_metadata():
    decoded = read(making.mail("The words.\nMore.", subject="About the cart"))
    assert decoded.text == "About the cart\n\nThe words.\nMore."
    assert decoded.metadata["sender"] == "someone@example.org"
    assert decoded.metadata["date"] == "2019-03-05"


def test_the_text_part_is_preferred_to_the_page():
    assert read(making.mail("Plain.", page="<p>Page.</p>")).text == "Plain."


def test_a_page_is_read_where_there_is_no_text():
    assert read(making.mail("", page="<p>One &amp; two</p><script>x</script>")).text == "One & two"


@pytest.mark.parametrize("charset", ["euc-kr", "utf-8", "iso-8859-1", "x-unknown"])
def test_the_charset_is_checked_against_the_bytes(charset):
    head = f"From: a@b.c\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n\n"
    for encoding in ("cp949", "utf-8"):
        data = head.encode() + "관리원이 우물을 잠갔습니다.".encode(encoding)
        assert read(data).text == "관리원이 우물을 잠갔습니다."


def test_attachments_are_counted_and_not_read():
    decoded = read(making.mail("Words.", attachments=[("a.txt", b"secret"), ("b", b"x")]))
    assert decoded.metadata["attachments"] == "2"
    assert "secret" not in decoded.text


def test_attachments_keep_their_bytes():
    message = parse(making.mail("Words.", attachments=[("a", b"\x00\xff")]), LIMITS)
    assert [payload(part) for part in attachments(message)] == [b"\x00\xff"]


def test_a_mail_without_words_is_empty():
    with pytest.raises(EmptyError):
        read(b"From: a\nMIME-Version: 1.0\n\n\n")


def test_too_many_parts_are_a_bomb():
    data = making.mail("x", attachments=[(str(n), b"x") for n in range(30)])
    with pytest.raises(BombError):
        read_mail(data, Limits(members=20), watch())


def test_parts_nested_beyond_reason_are_hostile_and_quickly_so():
    head = b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n"
    data = b"From: a\nMIME-Version: 1.0\n" + b"".join(head % (n, n) for n in range(30_000))
    started = time.process_time()
    with pytest.raises(HostileError):
        read(data + b"\nwords")
    assert time.process_time() - started < 2
