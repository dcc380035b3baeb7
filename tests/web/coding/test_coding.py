"""The screens of coding: each climbs the ladder from "works" to "not for you"."""

import pytest
from django.urls import reverse

from moksori.records.states import Role
from tests.web.cast import person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def address(name, account, **more):
    return reverse(f"coding:{name}", kwargs={"account_id": account.id, **more})


def told(account, words, kind):
    return account.mentions.get(told=words, kind=kind)


def an_act(account, kind):
    from moksori.records.models import ActRecord

    return ActRecord.objects.told_in(account.id).get(type=kind)


def html(answer):
    return answer.content.decode()


def test_the_page_shows_what_is_proposed_in_its_place(as_role, proposed):
    client, _ = as_role(Role.CODER)
    account = proposed(opened=True)
    answer = client.get(address("page", account))
    text = html(answer)
    assert answer.status_code == 200
    assert 'class="mention mention--amount is-proposed"' in text
    assert text.count('data-key="a"') == account.mentions.count() + 3
    assert "Beating" in text
    assert account.id in html(client.get(reverse("coding:list")))


def test_a_proposal_is_decided_with_and_without_a_script(as_role, proposed):
    client, _ = as_role(Role.CODER)
    account = proposed(opened=True)
    row = told(account, "300 yuan", "amount")
    answer = client.post(address("accept", account, item_id=row.pk), headers={"HX-Request": "true"})
    assert 'data-state="accepted"' in html(answer)
    assert "<html" not in html(answer)
    answer = client.post(address("undo", account, item_id=row.pk))
    assert answer.status_code == 303
    assert answer.headers["Location"].endswith(f"?page=1&at={row.pk}#{row.pk}")
    answer = client.post(address("refuse", account, item_id=row.pk), headers={"HX-Request": "true"})
    assert 'data-state="refused"' in html(answer)
    row.refresh_from_db()
    assert row.status == "refused"


def test_the_same_form_sent_twice_decides_once(as_role, proposed):
    from moksori.records.models import AuditRecord

    client, _ = as_role(Role.CODER)
    account = proposed(opened=True)
    row = told(account, "300 yuan", "amount")
    for _ in range(2):
        answer = client.post(address("accept", account, item_id=row.pk), {"once": "a-token"})
        assert answer.status_code == 303
    assert AuditRecord.objects.filter(verb="proposal.accepted").count() == 1


def test_words_that_were_missed_are_marked_and_taken_back(as_role, proposed):
    client, _ = as_role(Role.CODER)
    account = proposed(opened=True)
    form = {"words": "local security office", "kind": "organisation"}
    assert client.post(address("mark", account), form).status_code == 303
    row = told(account, "local security office", "organisation")
    assert (row.status, row.rule) == ("accepted", "")
    again = client.post(address("mark", account), form)
    assert "marked as this already" in html(again)
    assert "local security office" in html(again)  # nothing typed is lost
    for words, says in (("nowhere in it", "do not stand"), ("He ", "more than once")):
        answer = client.post(address("mark", account), {**form, "words": words})
        assert says in html(answer)
    client.post(address("undo", account, item_id=row.pk))
    row.refresh_from_db()
    assert row.status == "refused"
    assert f'id="{row.pk}"' not in html(client.get(address("page", account)))


def test_a_mention_is_corrected_to_other_words_and_somebody_elses(as_role, proposed):
    client, _ = as_role(Role.CODER)
    account = proposed(opened=True)
    old = told(account, "April 2031", "date")
    form = {"words": "in April 2031", "kind": "date", "persons": ["p1"]}
    answer = client.post(address("mention", account, item_id=old.pk), form)
    assert answer.status_code == 303
    new = told(account, "in April 2031", "date")
    assert (new.corrects_id, new.persons, new.status) == (old.pk, ["p1"], "accepted")
    shown = html(client.get(address("page", account)))
    assert f'id="{old.pk}"' not in shown
    assert f'id="{new.pk}"' in shown


def test_an_act_is_built_from_a_selection(as_role, proposed):
    from moksori.records.models import ActRecord

    client, _ = as_role(Role.CODER)
    account = proposed(opened=True)
    start = account.text.index("He took 300 yuan")
    end = start + len("He took 300 yuan from her")
    answer = client.get(address("new_act", account), {"start": start, "end": end})
    assert "He took 300 yuan from her" in html(answer)
    form = {
        "words": "He took 300 yuan from her", "start": start, "end": end, "type": "extortion",
        "accused": ["p1"], "victims": ["p2", "p3"], "when": "2031-03", "place": "Hyesan",
        "standing": "done",
    }  # fmt: skip
    known = set(ActRecord.objects.values_list("pk", flat=True))
    answer = client.post(address("new_act", account), form)
    assert answer.status_code == 303
    built = ActRecord.objects.exclude(pk__in=known)
    assert {(one.type, one.when, one.place_told) for one in built} == {
        ("extortion", "2031-03", "Hyesan")
    }
    assert built.count() == 2
    for wrong, says in (({"type": "kindness"}, "no such word"), ({"when": "x"}, "Nobody can read")):
        answer = client.post(address("new_act", account), {**form, **wrong})
        assert says in html(answer)
        assert "He took 300 yuan from her" in html(answer)


def test_two_people_at_one_act_the_second_is_shown_both(as_role, proposed):
    client, _ = as_role(Role.CODER)
    account = proposed(opened=True)
    act = an_act(account, "beating")
    path = address("act", account, item_id=act.pk)
    form = {"words": "-", "type": "torture", "standing": "done", "when": "2031-02", "seen": "0"}
    assert client.post(path, form).status_code == 303
    as_role(Role.EDITOR)
    second = {**form, "type": "detention", "when": "2031-05"}
    answer = client.post(path, second)
    text = html(answer)
    assert "Somebody changed this act meanwhile" in text
    assert "Torture" in text
    assert 'value="detention"' in text
    assert 'value="2031-05"' in text
    assert "<del><bdi>beating</bdi></del> <ins><bdi>torture</bdi></ins>" in text
    act.refresh_from_db()
    assert (act.type, act.when) == ("torture", "2031-02")
    seen = answer.context["form"]["seen"].value()
    assert client.post(path, {**second, "seen": seen}).status_code == 303
    act.refresh_from_db()
    assert act.type == "detention"


def test_persons_are_merged_parted_split_and_described(as_role, proposed):
    from moksori.records.models import JudgementRecord

    client, _ = as_role(Role.CODER)
    account = proposed("en", opened=True)
    han, so_mi = (account.persons.get(key=key) for key in ("p1", "p2"))
    path = address("merge", account, key="p1")
    assert client.post(path, {"other": so_mi.person_id}).status_code == 303
    so_mi.refresh_from_db()
    assert so_mi.person_id == han.person_id
    page = html(client.get(address("person", account, key="p1")))
    assert "So Mi" in page
    judgement = JudgementRecord.objects.get()
    client.post(address("part", account, judgement_id=judgement.pk))
    so_mi.refresh_from_db()
    assert so_mi.person_id != han.person_id
    baek = told(account, "Ms. Baek", "person")
    path = address("split_person", account, key=baek.persons[0])
    answer = client.post(path, {"mentions": [baek.pk]})
    new = answer.headers["Location"].rstrip("/").rpartition("/")[2]
    baek.refresh_from_db()
    assert baek.persons == [new]
    form = {"role": "witness", "label": "a neighbour", "sex": "female", "group": "1"}
    assert client.post(address("describe", account, key=new), form).status_code == 303
    link = account.persons.get(key=new)
    assert (link.role, link.person.label, link.person.sex) == ("witness", "a neighbour", "female")
    assert (
        client.post(address("describe", account, key=new), {**form, "role": "x"}).status_code == 200
    )


def test_coding_ends_when_the_rest_was_spoken_of(as_role, proposed):
    client, _ = as_role(Role.CODER)
    account = proposed(opened=True)
    client.post(address("finish", account))
    account.refresh_from_db()
    assert account.state == "read"
    client.post(address("finish", account), {"rest": "leave"})
    account.refresh_from_db()
    assert account.state == "coded"


def test_a_second_coder_sees_nothing_of_the_first(as_role, proposed):
    client, first = as_role(Role.CODER)
    account = proposed(by=person(Role.REPORTER))
    from moksori.desk import giving

    giving.give(account.id, first.id, by="usr-x", at=account_time())
    row = told(account, "300 yuan", "amount")
    client.post(address("refuse", account, item_id=row.pk))
    client.post(
        address("mark", account), {"words": "local security office", "kind": "organisation"}
    )
    act = an_act(account, "beating")
    client.post(
        address("act", account, item_id=act.pk),
        {"words": "-", "type": "torture", "standing": "done", "seen": "0"},
    )
    other = person(Role.CODER, "second")
    client.post(address("second", account), {"user": other.id})
    as_role(Role.CODER, "second")
    text = html(client.get(address("page", account)))
    assert "blind" in text
    assert "Torture" not in text
    assert "Beating" in text
    assert text.count('data-state="proposed"') == account.mentions.exclude(rule="").count() + 3
    assert 'data-state="refused"' not in text
    answer = client.post(address("accept", account, item_id=row.pk), headers={"HX-Request": "true"})
    assert 'data-state="accepted"' in html(answer)
    row.refresh_from_db()
    assert row.status == "refused"
    marked = {"words": "a woman", "kind": "organisation"}
    answer = client.post(address("mark", account), marked)
    unit = answer.headers["Location"].rpartition("#")[2]
    assert f'id="{unit}"' in html(client.get(address("page", account)))
    client.post(address("undo", account, item_id=unit))
    assert f'id="{unit}"' not in html(client.get(address("page", account)))
    built = {"words": "a woman in Hyesan", "type": "Arrest", "standing": "done"}
    answer = client.post(address("new_act", account), built)
    assert answer.headers["Location"].rpartition("#")[2] in html(
        client.get(address("page", account))
    )
    assert client.get(address("agreement", account)).status_code == 409
    # Nor can they touch what both coders share.
    described = {"role": "accused", "label": "x", "sex": "", "group": "1"}
    answer = client.post(address("describe", account, key="p1"), described)
    assert (answer.status_code, "coders.blind" in html(answer)) == (409, True)
    assert "Say so" not in html(client.get(address("person", account, key="p1")))


def account_time():
    from tests.web.cast import NOW

    return NOW


def test_two_codings_are_compared_and_a_difference_is_settled(as_role, proposed):
    client, _ = as_role(Role.CODER)
    account = proposed(opened=True)
    row = told(account, "300 yuan", "amount")
    client.post(address("accept", account, item_id=row.pk))
    other = person(Role.CODER, "second")
    client.post(address("second", account), {"user": other.id})
    client.post(address("finish", account), {"rest": "leave"})
    as_role(Role.CODER, "second")
    client.post(address("refuse", account, item_id=row.pk))
    client.post(address("finish", account))
    as_role(Role.EDITOR)
    text = html(client.get(address("agreement", account)))
    assert "Krippendorff" in text
    assert "The second is right" in text
    client.post(address("settle", account), {"unit": row.pk, "kind": ""})
    row.refresh_from_db()
    assert row.status == "refused"
    assert "The second is right" not in html(client.get(address("agreement", account)))


GETS = ("page", "mark", "new_act")


@pytest.mark.parametrize("name", GETS)
def test_what_was_not_given_is_not_there(as_role, proposed, name):
    client, _ = as_role(Role.CODER)
    account = proposed()
    assert client.get(address(name, account)).status_code == 404
    assert account.id not in html(client.get(reverse("coding:list")))


def test_no_deed_reaches_what_was_not_given(as_role, proposed):
    from moksori.records.models import HistoryRecord

    client, _ = as_role(Role.CODER)
    account = proposed()
    opened = proposed("en", opened=True)
    row, act = told(account, "300 yuan", "amount"), an_act(account, "beating")
    person_id = account.persons.first().person_id
    tries = [
        (address("finish", account), {"rest": "refuse"}),
        (address("mark", account), {"words": "300 yuan", "kind": "date"}),
        (address("second", account), {"user": person(Role.EDITOR).id}),
        (address("settle", account), {"unit": row.pk, "kind": ""}),
        (address("describe", account, key="p1"), {"role": "accused", "group": 1}),
        (address("act", account, item_id=act.pk), {"words": "-", "type": "arrest"}),
        # Of another account than the one in the address: just as little.
        (address("accept", opened, item_id=row.pk), {}),
        (address("refuse", opened, item_id=act.pk), {}),
        (address("mention", opened, item_id=row.pk), {"words": "x", "kind": "date"}),
        (address("act", opened, item_id=act.pk), {"words": "-", "type": "arrest"}),
    ]
    assert [client.post(path, form).status_code for path, form in tries] == [404] * len(tries)
    merge = client.post(address("merge", opened, key="p1"), {"other": person_id})
    assert merge.status_code == 200
    assert "is not one of the available choices" in html(merge)
    assert not HistoryRecord.objects.exists()
