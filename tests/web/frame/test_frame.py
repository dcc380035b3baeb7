"""Headers, closed ways, forms sent twice, sessions that end in the middle of a form."""

import re

import pytest
from django.test import Client

from moksori.records.models import OnceRecord, User
from moksori.records.states import Role
from tests.web.cast import person, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    return signed_in(client, person(Role.ADMINISTRATOR))


def test_every_answer_carries_the_headers(administrator):
    for path in ("/", "/keeping/", "/nothing/here/", "/sign-in/"):
        headers = administrator.get(path).headers
        assert "'unsafe" not in headers["Content-Security-Policy"]
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "no-store" in headers["Cache-Control"]
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["Cross-Origin-Embedder-Policy"] == "require-corp"
        assert headers["X-Frame-Options"] == "DENY"


def test_a_page_holds_no_script_and_no_style_of_its_own(administrator):
    for path in ("/", "/keeping/", "/keeping/health/", "/me/keys/"):
        text = administrator.get(path).content.decode()
        assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", text)
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=", text)


@pytest.mark.parametrize(
    ("host", "secure", "status"),
    [
        ("localhost", False, 200),
        ("127.0.0.1:8400", False, 200),
        ("desk.example", False, 403),
        ("desk.example", True, 200),
        ("a" * 56 + ".onion", False, 200),
    ],
)
def test_in_clear_it_answers_on_this_machine_alone(client, settings, host, secure, status):
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1", "desk.example", ".onion"]
    answer = client.get("/sign-in/", headers={"host": host}, secure=secure)
    assert answer.status_code == status


def test_signing_out_clears_what_the_browser_keeps(administrator):
    answer = administrator.post("/sign-out/")
    assert '"storage"' in answer.headers["Clear-Site-Data"]
    assert administrator.get("/").status_code == 302


def test_a_form_sent_twice_is_done_once(administrator):
    told = {"name": "금강", "role": "coder", "language": "ko", "once": "the-same-token"}
    first = administrator.post("/keeping/enter/", told)
    assert first.status_code == 200
    # The link was shown and nothing led on; sent again, the name is taken and says so.
    assert b"welcome" in first.content
    user = User.objects.get(desk_name="금강")
    role = {"role": "editor", "once": "another-token"}
    for _ in range(2):
        answer = administrator.post(f"/keeping/people/{user.id}/role/", role)
        assert answer.status_code == 303
        assert answer.headers["Location"] == f"/keeping/people/{user.id}/"
    assert OnceRecord.objects.count() == 1


def test_what_was_refused_may_be_put_right_and_sent_again(administrator):
    only = User.objects.get(desk_name="administrator")
    told = {"role": "coder", "once": "token"}
    assert administrator.post(f"/keeping/people/{only.id}/role/", told).status_code == 409
    person(Role.ADMINISTRATOR, "second")
    assert administrator.post(f"/keeping/people/{only.id}/role/", told).status_code == 303


def test_nothing_typed_is_lost_when_a_session_ends_in_mid_form(client):
    answer = client.post(
        "/keeping/enter/", {"name": "한참 쓴 글", "role": "coder", "password": "x"}
    )
    assert answer.status_code == 401
    text = answer.content.decode()
    assert "한참 쓴 글" in text
    assert 'name="password"' not in text


def test_an_old_form_of_ours_is_shown_again_and_one_of_another_site_is_not():
    client = Client(enforce_csrf_checks=True)
    signed_in(client, person(Role.ADMINISTRATOR))
    told = {"name": "한참 쓴 글", "role": "coder", "language": "ko"}
    ours = client.post("/keeping/enter/", told, headers={"sec-fetch-site": "same-origin"})
    assert ours.status_code == 403
    assert "한참 쓴 글" in ours.content.decode()
    for site in ("cross-site", "same-site", "none", ""):
        theirs = client.post("/keeping/enter/", told, headers={"sec-fetch-site": site})
        assert theirs.status_code == 403
        assert "한참 쓴 글" not in theirs.content.decode()
    assert not User.objects.filter(desk_name="한참 쓴 글").exists()


@pytest.mark.parametrize(
    ("site", "origin", "taken"),
    [
        ("same-origin", "null", True),
        ("cross-site", "null", False),
        ("same-site", "null", False),
        (None, "null", False),
        ("same-origin", "http://evil.example", False),
    ],
)
def test_a_form_is_taken_from_our_own_pages_alone(site, origin, taken):
    client = Client(enforce_csrf_checks=True)
    signed_in(client, person(Role.ADMINISTRATOR))
    page = client.get("/keeping/enter/").content.decode()
    mark = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page).group(1)
    told = {"language": "ko", "csrfmiddlewaretoken": mark}
    headers = {"origin": origin} | ({"sec-fetch-site": site} if site else {})
    answer = client.post("/me/language/", told, headers=headers)
    assert answer.status_code == (303 if taken else 403)


def test_a_session_ends_some_hours_after_it_began(administrator, settings):
    assert administrator.get("/").status_code == 200
    settings.SESSION_LONGEST = -1
    assert administrator.get("/").status_code == 302


def test_a_fault_says_where_it_lay_and_no_word(administrator, monkeypatch, capsys):
    from moksori.desk.seeing import keeping

    def broken(*_, **__):
        raise KeyError("김철수")

    monkeypatch.setattr(keeping, "health", broken)
    administrator.raise_request_exception = False
    answer = administrator.get("/keeping/health/")
    assert answer.status_code == 500
    told = capsys.readouterr()
    assert "김철수" not in told.err + told.out + answer.content.decode()
    assert "KeyError@" in told.err


def test_what_a_page_asks_by_itself_keeps_nobody_in(administrator):
    from moksori.web.frame import sessions

    def seen():
        return administrator.session[sessions.SEEN]

    administrator.get("/")
    stored = administrator.session
    stored[sessions.SEEN] = 7
    stored.save()
    administrator.get("/", HTTP_X_BY_ITSELF="yes", HTTP_HX_REQUEST="true")
    assert seen() == 7
    administrator.get("/")
    assert seen() > 7


def test_a_page_that_asks_by_itself_says_that_nobody_is_in_any_more(administrator):
    administrator.session.flush()
    asked = administrator.get("/", HTTP_X_BY_ITSELF="yes", HTTP_HX_REQUEST="true")
    assert (asked.status_code, asked.headers["HX-Reswap"]) == (286, "afterbegin")
    assert "You were signed out" in asked.content.decode()
    assert administrator.get("/", HTTP_HX_REQUEST="true").status_code == 302
