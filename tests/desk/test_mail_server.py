"""The way to the mail server: closed to others and checked, or not taken."""

import ssl
import subprocess

import pytest

from moksori.desk.mail_server import Server, Way
from moksori.records.states import MailState, TlsMode
from moksori.terms.errors import MoksoriError
from tests.desk.mailing import server

pytestmark = pytest.mark.slow
MESSAGE = b"Subject: x\r\n\r\n.invented\r\n"


@pytest.fixture(autouse=True)
def _short_patience(monkeypatch):
    monkeypatch.setattr("moksori.desk.mail_server.TIMEOUT", 3.0)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tls")
    words = [
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
    ]
    words += ["-addext", "subjectAltName=DNS:localhost"]
    words += ["-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]
    subprocess.run(["openssl", *words], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return folder / "cert.pem", context


def post(way):
    sender = Server(way)
    try:
        return sender.post("d@desk.example", "p@readers.example", MESSAGE, lambda: None)
    finally:
        sender.close()


@pytest.mark.parametrize("trusted", [True, False])
def test_a_certificate_that_nobody_vouches_for_is_refused(certificate, monkeypatch, trusted):
    path, context = certificate
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(path))
    with server(tls_context=context) as (handler, port):
        way = Way("localhost", port, TlsMode.STARTTLS)
        if trusted:
            assert post(way).state is MailState.SENT
            assert handler.messages == [MESSAGE]
            return
        with pytest.raises(MoksoriError) as refused:
            post(way)
        assert refused.value.code == "mail.not_closed"
        assert handler.taken == []


def test_a_certificate_for_another_host_is_refused(certificate, monkeypatch):
    path, context = certificate
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    with server(tls_context=context) as (handler, port), pytest.raises(MoksoriError) as refused:
        post(Way("127.0.0.1", port, TlsMode.STARTTLS))
    assert refused.value.code == "mail.not_closed"
    assert handler.taken == []


def test_a_server_without_tls_gets_neither_password_nor_message():
    with server() as (handler, port), pytest.raises(MoksoriError) as refused:
        post(Way("localhost", port, TlsMode.STARTTLS, "desk", "four words"))
    assert refused.value.code == "mail.not_closed"
    assert handler.taken == []


def test_a_server_that_is_not_there_is_said_in_plain_words():
    with pytest.raises(MoksoriError) as refused:
        post(Way("127.0.0.1", 1, TlsMode.PLAIN))
    assert refused.value.code == "mail.unreachable"


def test_a_wrong_password_is_said_and_shown_nowhere(certificate, monkeypatch):
    from aiosmtpd.smtp import AuthResult

    path, context = certificate
    monkeypatch.setenv("SSL_CERT_FILE", str(path))

    def only(_server, _session, _envelope, _mechanism, told):
        good = (told.login, told.password) == (b"desk", b"four words")
        return AuthResult(success=good, handled=False)

    with server(tls_context=context, authenticator=only, auth_required=True) as (_, port):
        good = Way("localhost", port, TlsMode.STARTTLS, "desk", "four words")
        assert post(good).state is MailState.SENT
        with pytest.raises(MoksoriError) as refused:
            post(Way("localhost", port, TlsMode.STARTTLS, "desk", "wrong words"))
    assert refused.value.code == "mail.login_refused"
    assert "words" not in repr(good) + str(refused.value)
