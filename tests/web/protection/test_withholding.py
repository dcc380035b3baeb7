"""Withholding a sentence on its screen: it holds in stories, exports and figures, and is undone."""

import pytest
from django.urls import reverse

from moksori.records.states import Role
from tests.web.cast import person, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NOBODYS = "0123456789abcdef"
RICE = "A kilo of rice costs 6 RMB at the market."


@pytest.fixture
def officer(client, accounts):
    who = person(Role.PROTECTION_OFFICER)
    signed_in(client, who)
    return who


def url(name, *args):
    return reverse(f"protection:{name}", args=args)


def place_of(account_id, words):
    """The passage that words stand in, and the form's name of their place."""
    from moksori.records.models import AccountRecord

    account = AccountRecord.objects.get(pk=account_id)
    start = account.text.index(words)
    passage = account.passages.get(start__lte=start, end__gt=start)
    return passage.number, f"{start}-{start + len(words)}"


def withheld(client, account, words=RICE, audience="public", why="Only her stall sells it."):
    number, span = place_of(account, words)
    told = {"spans": [span], "audience": audience, "why": why}
    return client.post(url("withhold", account, number), told)


def shown(client, account):
    """The public's side of the two readings."""
    page = client.get(url("page", account)).content.decode()
    return "".join(part.split("</div>")[0] for part in page.split("reading-shown")[2:])


def test_a_sentence_is_withheld_shown_and_told_again(client, officer, accounts):
    from moksori.records.models import AuditRecord, HistoryRecord, WithheldRecord

    assert "kilo of rice" in shown(client, accounts[0])
    assert withheld(client, accounts[0]).status_code == 303
    assert "kilo of rice" not in shown(client, accounts[0])
    assert "[withheld]" in shown(client, accounts[0])
    page = client.get(url("page", accounts[0])).content.decode()
    assert "withheld by decision" in page
    assert "Only her stall sells it." in page
    again = withheld(client, accounts[0])
    assert again.status_code == 200
    assert "withheld from them already" in again.content.decode()
    row = WithheldRecord.objects.get()
    back = url("tell_again", accounts[0], row.id)
    assert client.post(back).status_code == 303
    assert client.post(back).status_code == 404
    assert "kilo of rice" in shown(client, accounts[0])
    assert "Told again:" in client.get(url("page", accounts[0])).content.decode()
    verbs = list(HistoryRecord.objects.of(accounts[0]).values_list("verb", flat=True))
    assert verbs[-2:] == ["sentence.withheld", "sentence.told_again"]
    line = AuditRecord.objects.get(verb="sentence.withheld")
    assert "rice" not in str(line.detail)


def test_a_form_that_lacks_something_withholds_nothing(client, officer, accounts):
    from moksori.records.models import WithheldRecord

    number, span = place_of(accounts[0], RICE)
    for wrong in ({"why": " "}, {"spans": []}, {"spans": ["0-3"]}, {"audience": "desk"}):
        told = {"spans": [span], "audience": "public", "why": "A reason of five words."} | wrong
        answer = client.post(url("withhold", accounts[0], number), told)
        assert answer.status_code == 200, wrong
        if "why" not in wrong:
            assert "A reason of five words." in answer.content.decode(), wrong
    assert not WithheldRecord.objects.exists()
    assert client.get(url("withhold", accounts[0], 999)).status_code == 404
    assert client.get(url("withhold", f"acc-{NOBODYS}", 1)).status_code == 404
    assert client.post(url("tell_again", accounts[0], f"whd-{NOBODYS}")).status_code == 404
    assert withheld(client, accounts[0]).status_code == 303
    row = WithheldRecord.objects.get()
    assert client.post(url("tell_again", accounts[1], row.id)).status_code == 404


def test_it_holds_at_the_next_release_and_in_what_editors_write(client, officer, accounts, clock):
    from moksori.desk import approving, looking, protection
    from moksori.records.models import StoryRecord

    story = StoryRecord.objects.get(accounts=accounts[0])
    before = approving.inputs_of(story, clock())
    withheld(client, accounts[0])
    assert approving.inputs_of(story, clock()) != before, "approvals lapse"
    standing = protection.clear_all("usr-test", clock(), lambda *_: None)
    blocks = [block.text for one in standing.plan.stories for block in one.story.blocks]
    assert blocks
    assert not any("kilo of rice" in one for one in blocks)
    story.refresh_from_db()
    assert "kilo of rice" not in str(story.draft)
    # An editor who types the sentence anew is stopped at the gate.
    number = place_of(accounts[0], RICE)[0]
    story.composition = {
        "form": "article",
        "parts": [
            {"kind": "passage", "account": accounts[0], "number": number},
            {"kind": "text", "text": RICE, "voice": "paragraph"},
        ],
    }
    story.save()
    found = looking.look_at(story, by="usr-test", at=clock())
    assert "kilo of rice" not in found.draft.story.blocks[0].text
    assert any(one.rule == "speech_heard_by_two" for one in found.findings)


def test_who_is_trusted_less_reads_no_more(client, officer, accounts):
    from moksori.desk.exchange_acts import told_acts
    from moksori.desk.exchange_sides import sides_of
    from moksori.records.models import StatementRecord, WithheldRecord
    from moksori.terms.disguise import Audience

    said = StatementRecord.objects.filter(passage__account=accounts[0], about_kind="act")
    act = said.order_by("start").first()
    place = {"account_id": accounts[0], "start": act.passage.start, "end": act.passage.end}
    kept = {Audience.PUBLIC: 1, Audience.PARTNER: 2, Audience.COURT: 3}
    for audience, reach in kept.items():
        row = WithheldRecord.objects.create(
            **place, audience=audience.value, why="x", by=officer.id, at=act.at
        )
        words = act.passage.text
        for whom, rank in kept.items():
            acts = {one.id for one in told_acts(set(accounts), whom).acts}
            assert (act.about_id not in acts) is (rank <= reach), (audience, whom)
            if whom is Audience.PUBLIC:
                continue
            side = sides_of([accounts[0]], whom, "a body", frozenset()).by_account[accounts[0]]
            shown = {one.number: one.text for one in side.disguised.passages}
            gone = shown[act.passage.number] == "[withheld]"
            assert gone is (rank <= reach), (audience, whom, words)
        row.delete()
