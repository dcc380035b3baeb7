"""Nobody gets two: a real server that fails anywhere, and a desk that is stopped anywhere."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moksori.terms.errors import MoksoriError
from tests.desk.mailing import BUSY, BYE, DROP, DROP_AFTER, LETTER, NO, planned, server

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PEOPLE = [f"p{number}@readers.example" for number in range(5)]


class KilledError(BaseException):
    """Stands for the end of the process: nothing after it runs but what Python itself unwinds."""


@pytest.fixture(autouse=True)
def _short_patience(monkeypatch):
    monkeypatch.setattr("moksori.desk.mail_server.TIMEOUT", 2.0)


@pytest.fixture(scope="module")
def running():
    with server() as pair:
        yield pair


@pytest.fixture
def mailing(db, clock):
    from moksori.desk import mail_list
    from moksori.records.models import EditionRecord, MailingRecord

    for address in PEOPLE:
        mail_list.add(address, "en", by="u", at=clock())
    edition = EditionRecord.objects.create(series="S", number=1, month="2031-05")
    return MailingRecord.objects.create(edition=edition, kind="edition", by="u", at=clock())


def rows(mailing):
    from moksori.records.models import DispatchRecord

    return DispatchRecord.objects.of(mailing)


def states(mailing):
    from moksori.records.models import SubscriberRecord

    addresses = dict(SubscriberRecord.objects.values_list("key", "address"))
    return {addresses[row.key]: row.state for row in rows(mailing)}


def fresh(mailing):
    from moksori.records.models import DispatchRecord, SubscriberRecord

    rows(mailing).delete()
    DispatchRecord.objects.bulk_create(
        DispatchRecord(mailing=mailing, key=one.key, language="en")
        for one in SubscriberRecord.objects.all()
    )


def post(mailing, port, clock, **options):
    from moksori.desk.mail_posting import Post, post_all, take_up
    from moksori.desk.mail_server import Way
    from moksori.publishing.mail import Dress
    from moksori.records.states import TlsMode

    way = Way("127.0.0.1", port, TlsMode.PLAIN, wait=0, **options)
    dress = Dress("desk@desk.example", "leave@desk.example")
    take_up(mailing)
    post_all(Post(mailing, {"en": LETTER}, dress, way, clock, lambda: None, lambda *_: None))


STEPS = st.one_of(
    st.tuples(st.sampled_from(["MAIL", "RCPT", "DATA"]), st.sampled_from([BYE, BUSY, NO, DROP])),
    st.tuples(st.just("body"), st.just(DROP)),
    st.tuples(st.just("dot"), st.sampled_from([BYE, BUSY, NO, DROP, DROP_AFTER])),
    st.tuples(st.just("kill"), st.integers(1, 14)),
)


@settings(max_examples=40)
@given(faults=st.lists(STEPS, max_size=14), per_connection=st.integers(1, 4))
def test_whatever_fails_nobody_gets_two(running, mailing, clock, faults, per_connection):
    handler, port = running
    handler.taken.clear()
    handler.plan = planned([one for one in faults if one[0] != "kill"])
    kills = [one[1] for one in faults if one[0] == "kill"]
    fresh(mailing)
    for _ in range(len(faults) + 2):
        with pytest.MonkeyPatch.context() as patch:
            if kills:
                die_at_write(patch, kills.pop())
            try:
                post(mailing, port, clock, per_connection=per_connection)
            except (MoksoriError, KilledError):
                continue
        if not any(handler.plan.values()):
            break
    found = states(mailing)
    assert max(handler.counts.values(), default=0) <= 1, "somebody got two"
    assert set(found) == set(PEOPLE)
    for address, state in found.items():
        if state == "sent":
            assert address in handler.taken
        elif address in handler.taken:
            assert state == "unknown", "a message that arrived is called something else"
    assert set(found.values()) <= {"sent", "refused", "unknown", "later"}
    if not faults:
        assert set(found.values()) == {"sent"}


def die_at_write(patch, number):
    """Let the desk end just before or just after one of its writes."""
    from moksori.desk import mail_posting
    from moksori.desk.mail_server import Server

    count = iter(range(1, 10_000))

    def mortal(real, *, after):
        def called(*args, **kwargs):
            if not after and next(count) == number:
                raise KilledError
            got = real(*args, **kwargs)
            if after and next(count) == number:
                raise KilledError
            return got

        return called

    patch.setattr(mail_posting, "_about_to", mortal(mail_posting._about_to, after=True))
    patch.setattr(Server, "post", mortal(Server.post, after=True))
    patch.setattr(mail_posting, "message_to", mortal(mail_posting.message_to, after=False))


@pytest.mark.parametrize(
    ("step", "fault", "state", "taken"),
    [
        ("RCPT", NO, "refused", 0),
        ("RCPT", BUSY, "sent", 1),
        ("RCPT", BYE, "sent", 1),
        ("RCPT", DROP, "sent", 1),
        ("DATA", NO, "refused", 0),
        ("DATA", BUSY, "sent", 1),
        ("body", DROP, "unknown", 0),
        ("dot", NO, "refused", 0),
        ("dot", BUSY, "sent", 1),
        ("dot", DROP, "unknown", 0),
        ("dot", DROP_AFTER, "unknown", 1),
    ],
)
def test_each_way_to_fail_once_has_its_end(running, mailing, clock, step, fault, state, taken):
    handler, port = running
    handler.taken.clear()
    handler.plan = planned([(step, fault)])
    fresh(mailing)
    post(mailing, port, clock)
    first = PEOPLE[0]
    assert states(mailing)[first] == state
    assert handler.counts[first] == taken
    assert {states(mailing)[other] for other in PEOPLE[1:]} == {"sent"}


def test_what_nobody_knows_is_sent_again_only_when_asked_for(running, mailing, clock):
    from moksori.desk.mail_posting import again
    from moksori.records.states import MailState

    handler, port = running
    handler.taken.clear()
    handler.messages.clear()
    handler.plan = planned([("dot", DROP_AFTER)])
    fresh(mailing)
    post(mailing, port, clock)
    post(mailing, port, clock)
    assert handler.counts[PEOPLE[0]] == 1
    assert again(mailing, MailState.UNKNOWN) == 1
    post(mailing, port, clock)
    assert handler.counts[PEOPLE[0]] == 2
    names = [line for one in handler.messages for line in one.splitlines() if b"Message-ID" in line]
    # The second copy has the name of the first: many a server throws it away.
    assert len(names) == len(PEOPLE) + 1
    assert len(set(names)) == len(PEOPLE)


def test_a_server_that_refuses_the_desk_refuses_no_reader(running, mailing, clock):
    handler, port = running
    handler.plan = planned([("MAIL", NO)])
    fresh(mailing)
    with pytest.raises(MoksoriError) as refused:
        post(mailing, port, clock)
    assert refused.value.code == "mail.sender_refused"
    assert set(states(mailing).values()) == {"waiting"}


def test_a_server_that_refuses_everybody_is_believed_for_a_while_only(
    running, mailing, clock, monkeypatch
):
    from moksori.desk import mail_posting

    monkeypatch.setattr(mail_posting, "IN_A_ROW", 3)
    handler, port = running
    handler.plan = planned([("RCPT", NO)] * 5)
    fresh(mailing)
    with pytest.raises(MoksoriError) as refused:
        post(mailing, port, clock)
    assert refused.value.code == "mail.all_refused"
    assert sorted(states(mailing).values()) == ["refused"] * 3 + ["waiting"] * 2


def test_a_person_who_left_meanwhile_gets_nothing(running, mailing, clock):
    from moksori.desk import mail_list

    handler, port = running
    handler.taken.clear()
    handler.plan = {}
    fresh(mailing)
    mail_list.remove(PEOPLE[2].upper(), by="u", at=clock())
    post(mailing, port, clock)
    assert sorted(handler.taken) == [one for one in PEOPLE if one != PEOPLE[2]]


def test_the_machine_does_not_say_its_name(running, mailing, clock):
    handler, port = running
    handler.hellos.clear()
    handler.plan = {}
    fresh(mailing)
    post(mailing, port, clock, per_connection=2)
    assert handler.hellos == ["[127.0.0.1]"] * 3


def test_an_international_address_needs_a_server_that_takes_it(mailing, clock):
    from moksori.desk import mail_list

    mail_list.add("사용자@예시.한국", "en", by="u", at=clock())
    for offered, state in ((False, "refused"), (True, "sent")):
        with server(enable_SMTPUTF8=offered) as (handler, port):
            fresh(mailing)
            post(mailing, port, clock)
            assert states(mailing)["사용자@xn--vv4b11d.xn--3e0b707e"] == state
            assert ("사용자@xn--vv4b11d.xn--3e0b707e" in handler.taken) is offered
            assert sorted(states(mailing).values()).count("sent") == 5 + offered
