"""An edition on its way to people: what it holds today, who gets it, and what is told later."""

import email
from email.policy import default

import pytest

from moksori.terms.errors import MoksoriError
from moksori.terms.finding import LeakError
from tests.desk.mailing import server

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def sending(issued, clock):
    """A released edition, two people on the list, and a server that takes everything."""
    from moksori.desk import mail_list, mail_settings

    mail_list.add("hong@readers.example", "ko", by="u", at=clock())
    mail_list.add("user@readers.example", "en", by="u", at=clock())
    with server() as (handler, port):
        told = {"host": "127.0.0.1", "port": port, "tls": "plain", "sender": "d@desk.example"}
        told["leave_to"] = "leave@desk.example"
        mail_settings.keep(told, by="u", at=clock())
        yield handler


def send(clock, **options):
    from moksori.desk import mail_settings, mailing
    from moksori.desk.mail_letters import Asked

    orders = mailing.Orders(Asked(1, "usr-1"), mail_settings.way(wait=0), **options)
    return mailing.send(orders, clock, lambda *_: None)


def withdraw(account, clock):
    from moksori.records.models import ConsentRecord

    rows = ConsentRecord.objects.filter(account_id=account)
    rows.update(withdrawn_at=clock(), withdrawn_by="usr-test")


def told(raw):
    message = email.message_from_bytes(raw, policy=default)
    return message["Subject"] + message.get_body(("plain",)).get_content().replace(" \n", " ")


def test_everybody_gets_one_and_the_list_of_what_is_out_knows_how_many(sending, clock):
    from moksori.desk import mail_list
    from moksori.records.models import AuditRecord, CopyRecord

    sent = send(clock)
    assert sent.counts == {"sent": 2}
    with pytest.raises(MoksoriError) as refused:
        send(clock)
    assert refused.value.code == "mail.begun"
    mail_list.add("late@readers.example", "en", by="u", at=clock())
    assert send(clock, resume=True).counts == {"sent": 3}
    assert sorted(sending.taken) == [f"{name}@readers.example" for name in ("hong", "late", "user")]
    copies = CopyRecord.objects.filter(outlet__kind="mail")
    for story, language in set(copies.values_list("public_id", "language")):
        rows = copies.filter(public_id=story, language=language)
        assert sum(row.copies for row in rows) == {"en": 2, "ko": 1}[language]
    assert "readers.example" not in repr(list(AuditRecord.objects.values()))
    assert "readers.example" not in repr(list(copies.values()))


def test_a_story_withdrawn_since_is_in_no_mail_and_those_who_got_it_are_told_once(
    sending, issued, clock
):
    from moksori.records.models import StoryRecord

    send(clock, language="en")
    titles = {row.draft["title"] for row in StoryRecord.objects.all() if row.draft.get("title")}
    before = sending.messages[0]
    withdraw(issued.accounts[0], clock)
    sending.messages.clear()
    send(clock, resume=True)
    assert sending.counts["user@readers.example"] == 1
    (late,) = sending.messages
    gone = [title for title in titles if title in told(before) and title not in told(late)]
    sending.messages.clear()
    assert send(clock, notice=True).counts == {"sent": 2}
    notices = [told(one) for one in sending.messages]
    assert sending.counts["user@readers.example"] == 2
    assert any("Withdrawn" in one and "Please delete" in one for one in notices)
    assert not any(title in one for title in gone for one in notices)
    with pytest.raises(MoksoriError) as refused:
        send(clock, notice=True)
    assert refused.value.code == "mail.nothing_to_tell"


def test_a_withdrawal_while_messages_go_out_stops_them(sending, issued, clock, monkeypatch):
    from moksori.desk import mail_posting

    monkeypatch.setattr(mail_posting, "LOOKED_EVERY", 1)
    monkeypatch.setattr(mail_posting, "_about_to", lambda _row: withdraw(issued.accounts[0], clock))
    with pytest.raises(MoksoriError) as refused:
        send(clock)
    assert refused.value.code == "mail.changed_meanwhile"
    assert len(sending.taken) == 1


def test_a_leak_in_the_finished_message_stops_every_one_of_them(sending, clock, monkeypatch):
    from moksori.desk import mail_letters, protection

    watch = protection.clear_all("usr-1", clock(), lambda *_: None).watch
    name = next(
        value.forms[0]
        for value in watch.values
        if value.kind == "person" and value.scope == "everywhere"
    )
    real = mail_letters.edition_letter

    def leaking(view, dress):
        letter = real(view, dress)
        return type(letter)(**{**fields(letter), "plain": f"{letter.plain}{name}\n"})

    monkeypatch.setattr(mail_letters, "edition_letter", leaking)
    with pytest.raises(LeakError):
        send(clock)
    assert sending.taken == []


def fields(value):
    return {name: getattr(value, name) for name in value.__slots__}


def test_an_address_that_holds_a_protected_number_gets_nothing_unless_somebody_allows_it(
    sending, clock
):
    from moksori.desk import mail_list, vault
    from moksori.records.models import PersonRecord
    from moksori.records.states import VaultKind

    person = PersonRecord.objects.first().id
    vault.keep({person: [(VaultKind.PHONE, "010-5550-1234")]}, by="u", at=clock())
    address = "01055501234@readers.example"
    mail_list.add(address, "en", by="u", at=clock())
    sent = send(clock)
    assert (sent.counts, sent.enlisted.held) == ({"sent": 2}, 1)
    assert address not in sending.taken
    mail_list.add(address, "en", despite=True, by="u", at=clock())
    assert send(clock, resume=True).counts == {"sent": 3}


def test_a_trial_goes_to_one_address_and_leaves_the_list_alone(sending, clock):
    from moksori.desk import mail_settings, mailing
    from moksori.desk.mail_letters import Asked
    from moksori.records.models import DispatchRecord

    orders = mailing.Orders(Asked(1, "usr-1"), mail_settings.way(), language="ko")
    mailing.try_out(orders, "me@desk.example", clock, lambda *_: None)
    assert sending.taken == ["me@desk.example"]
    assert not DispatchRecord.objects.exists()
    with pytest.raises(MoksoriError) as refused:
        send(clock, notice=True)
    assert refused.value.code == "mail.nothing_to_tell"
