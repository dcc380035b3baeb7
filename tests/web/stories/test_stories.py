"""Stories in the browser: each screen does what it says, for whom it is, and loses nothing."""

import re

import pytest

from moksori.records.states import Role
from tests.web.cast import person, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def as_(client, role, name=""):
    return signed_in(client, person(role, name))


def record(story):
    from moksori.records.models import StoryRecord

    return StoryRecord.objects.get(pk=story)


def form_of(client, story):
    """What the form of writing holds when it is opened."""
    text = client.get(f"/stories/{story}/write/").content.decode()
    return {"seen": re.search(r'name="seen" value="(\d+)"', text)[1]}


def test_the_list_and_the_page_show_the_story(client, story):
    as_(client, Role.EDITOR)
    assert "At the market" in client.get("/stories/").content.decode()
    text = client.get(f"/stories/{story}/").content.decode()
    assert "Rice was sold at the market." in text
    assert "missing in 한국어" in text  # the other language is a named hole


def test_what_is_closed_to_somebody_is_not_there(client, accounts, story):
    from moksori.records.models import AccountRecord

    AccountRecord.objects.update(open_to_desk=False)
    as_(client, Role.EDITOR)
    assert "At the market" not in client.get("/stories/").content.decode()
    for path in ("", "write/", "history/", "preview/", "preview/page/", "preview/paper.pdf"):
        method = client.get
        assert method(f"/stories/{story}/{path}").status_code == 404, path
    for path in ("step/", "approve/", "remark/", "check/", "translate/"):
        data = {"text": "a", "what": "legal:passed", "language": "ko", "told": "x"}
        assert client.post(f"/stories/{story}/{path}", data).status_code == 404, path


def test_who_airs_stories_sees_no_word_as_told(client, story):
    from moksori.records.models import StoryRecord

    as_(client, Role.EDITOR)
    assert client.post(f"/stories/{story}/remark/", {"text": "Is this she?"}).status_code == 303
    as_(client, Role.PRODUCER)
    assert client.get(f"/stories/{story}/").status_code == 404
    StoryRecord.objects.filter(pk=story).update(state="released")
    text = client.get(f"/stories/{story}/").content.decode()
    assert "Rice was sold" in text
    assert "As told" not in text
    assert "Is this she?" not in text


def test_a_story_is_begun_from_an_account(client, accounts):
    from moksori.records.models import StoryRecord

    as_(client, Role.REPORTER)
    data = {"accounts": [accounts[0]], "form": "interview", "language": "en", "once": "a1"}
    answer = client.post("/stories/new/", data)
    assert answer.status_code == 303
    again = client.post("/stories/new/", data)
    assert again.headers["Location"] == answer.headers["Location"]
    assert StoryRecord.objects.exclude(composition={}).count() == 1
    assert client.get(answer.headers["Location"]).status_code == 200


def test_parts_are_moved_put_in_and_saved_without_script(client, accounts, story):
    as_(client, Role.REPORTER)
    sent = form_of(client, story) | {
        "form": "article",
        "title": "<script>alert(1)</script>",
        "part": ["heading", "text:paragraph"],
        "text": ["Rice", "It was <b>sold</b>."],
    }
    path = f"/stories/{story}/write/"
    moved = client.post(path, {**sent, "do": "down:0"}).content.decode()
    assert moved.index("It was &lt;b&gt;sold") < moved.index(">Rice<")
    added = client.post(path, {**sent, "do": f"passage:{accounts[0]}:2"}).content.decode()
    assert f'value="passage:{accounts[0]}:2:0:0"' in added
    assert "<script>alert" not in added
    assert record(story).composition["title"] == "At the market"  # nothing saved yet
    assert client.post(path, {**sent, "do": "save"}).status_code == 303
    assert record(story).composition["parts"][1]["text"] == "It was <b>sold</b>."


def test_a_version_is_looked_at_before_it_is_saved(client, accounts, story):
    as_(client, Role.REPORTER)
    path = f"/stories/{story}/write/"
    sent = form_of(client, story) | {
        "form": "article", "part": "text:paragraph", "text": "Ms. Baek lives in Pongsan-dong.",
    }  # fmt: skip
    text = client.post(path, {**sent, "do": "look"}).content.decode()
    looked = text[text.index('id="looked"') :]
    public = looked[: looked.index("material-title")]
    assert "Pongsan" not in public
    assert "Baek" not in public
    assert record(story).composition["title"] == "At the market"


def test_another_account_is_put_in(client, accounts, story):
    as_(client, Role.REPORTER)
    path = f"/stories/{story}/write/"
    sent = form_of(client, story) | {"form": "article", "title": "Two"}
    text = client.post(path, {**sent, "do": "account", "more": accounts[1]}).content.decode()
    assert f'value="passage:{accounts[1]}:1:0:0"' in text
    assert "not among the accounts" not in text
    part = f"passage:{accounts[1]}:1:0:0"
    assert client.post(path, {**sent, "part": part, "text": ""}).status_code == 303
    assert record(story).accounts.count() == 2
    from moksori.records.models import AccountRecord

    AccountRecord.objects.filter(pk=accounts[1]).update(open_to_desk=False)
    assert client.get(path).status_code == 404


def test_an_act_puts_in_the_words_that_say_so(client, accounts, story):
    as_(client, Role.REPORTER)
    path = f"/stories/{story}/write/"
    text = client.get(path).content.decode()
    acts = re.findall(r'value="(passage:acc-[0-9a-f]+:\d+:\d+:\d+)"', text)
    assert acts
    sent = form_of(client, story) | {"form": "article", "title": "An act"}
    added = client.post(path, {**sent, "do": acts[0]}).content.decode()
    assert f'name="part" value="{acts[0]}"' in added
    assert client.post(path, {**sent, "part": acts[0], "text": ""}).status_code == 303
    assert "An act" in client.get(f"/stories/{story}/").content.decode()


def test_the_second_of_two_is_shown_both(client, story):
    as_(client, Role.REPORTER)
    first, second = form_of(client, story), form_of(client, story)
    path = f"/stories/{story}/write/"
    part = {"form": "article", "part": "text:paragraph"}
    assert client.post(path, {**first, **part, "text": "Of the first."}).status_code == 303
    answer = client.post(path, {**second, **part, "text": "Of the second."})
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Of the first." in text
    assert "Of the second." in text
    again = {"seen": re.search(r'name="seen" value="(\d+)"', text)[1]}
    assert client.post(path, {**again, **part, "text": "Of both."}).status_code == 303


def test_what_cannot_be_kept_stays_in_the_form(client, story):
    as_(client, Role.REPORTER)
    sent = form_of(client, story) | {
        "form": "article", "title": "Kept here", "part": "text:paragraph",
        "text": "In {men-0123456789abcdef}.",
    }  # fmt: skip
    answer = client.post(f"/stories/{story}/write/", sent)
    assert answer.status_code == 409
    assert "Kept here" in answer.content.decode()


def test_the_whole_way_to_two_approvals(client, before_protection):
    story = before_protection

    def mark(text):
        return re.search(r'name="told" value="([0-9a-f]{64})"', text)[1]

    as_(client, Role.EDITOR)
    text = client.get(f"/stories/{story}/").content.decode()
    assert client.post(f"/stories/{story}/approve/", {"told": mark(text)}).status_code == 303
    assert client.post(f"/stories/{story}/approve/", {"told": mark(text)}).status_code == 409
    as_(client, Role.PROTECTION_OFFICER)
    text = client.get(f"/stories/{story}/").content.decode()
    assert client.post(f"/stories/{story}/approve/", {"told": "f" * 64}).status_code == 409
    assert client.post(f"/stories/{story}/approve/", {"told": mark(text)}).status_code == 303
    assert "chip--approved" in client.get(f"/stories/{story}/").content.decode()


def test_a_consent_withdrawn_takes_the_approval_from_the_screen(
    client, accounts, clock, before_protection
):
    from moksori.records.models import ConsentRecord

    test_the_whole_way_to_two_approvals(client, before_protection)
    ConsentRecord.objects.update(withdrawn_at=clock(), withdrawn_by="usr-officer")
    text = client.get(f"/stories/{before_protection}/").content.decode()
    assert "of an earlier version" in text
    assert "Before protection" in text


def test_remarks_and_checks_are_kept_and_settled(client, story):
    from moksori.records.models import RemarkRecord

    as_(client, Role.EDITOR)
    assert client.post(f"/stories/{story}/remark/", {"text": ""}).status_code == 200
    sent = {"text": "<i>Is it so?</i>", "part": "1", "once": "b1"}
    assert client.post(f"/stories/{story}/remark/", sent).status_code == 303
    assert client.post(f"/stories/{story}/remark/", sent).status_code == 303
    remark = RemarkRecord.objects.get()
    assert "&lt;i&gt;Is it so?" in client.get(f"/stories/{story}/").content.decode()
    assert client.post(f"/stories/{story}/resolve/{remark.pk}/").status_code == 303
    assert client.post(f"/stories/{story}/resolve/{remark.pk}/").status_code == 404
    sent = {"what": "legal:passed", "note": "by letter"}
    assert client.post(f"/stories/{story}/check/", sent).status_code == 303
    assert client.post(f"/stories/{story}/check/", {"what": "legal:asked"}).status_code == 200
    assert "by letter" in client.get(f"/stories/{story}/").content.decode()


def test_versions_are_read_and_put_back(client, story):
    from moksori.records.models import HistoryRecord

    as_(client, Role.EDITOR)
    text = client.get(f"/stories/{story}/history/").content.decode()
    assert "<ins>Rice was sold at the market.</ins>" in text
    change = HistoryRecord.objects.of(story).last()
    seen = form_of(client, story)
    answer = client.post(f"/stories/{story}/put-back/{change.id}/", seen)
    assert answer.status_code == 303
    assert len(record(story).composition["parts"]) > 1
    assert client.post(f"/stories/{story}/put-back/{change.id}/", seen).status_code == 409


def test_the_other_language_is_begun_beside_it(client, story):
    as_(client, Role.TRANSLATOR)
    answer = client.post(f"/stories/{story}/translate/", {"language": "ko"})
    assert answer.status_code == 303
    assert client.post(f"/stories/{story}/translate/", {"language": "ko"}).status_code == 409
    assert "missing in" not in client.get(f"/stories/{story}/").content.decode()


def test_the_finished_page_can_do_nothing(client, story):
    as_(client, Role.EDITOR)
    answer = client.get(f"/stories/{story}/preview/page/")
    assert answer.status_code == 200
    assert "Rice was sold at the market." in answer.content.decode()
    assert "<h2" in answer.content.decode()
    policy = answer.headers["Content-Security-Policy"]
    assert "sandbox" in policy
    assert "allow-scripts" not in policy
    assert client.get(f"/stories/{story}/preview/assets/page.css").status_code == 200
    paper = client.get(f"/stories/{story}/preview/paper.pdf")
    assert paper.content.startswith(b"%PDF")
    assert "attachment" in paper.headers["Content-Disposition"]


def test_what_the_gate_keeps_back_has_no_page(client, story, clock):
    from moksori.desk import vault
    from moksori.records.models import PersonRecord
    from moksori.records.states import VaultKind

    stranger = PersonRecord.objects.create(role="witness")
    vault.keep({stranger.pk: [(VaultKind.NAME, "Ok Chun-sam")]}, by="usr-test", at=clock())
    as_(client, Role.REPORTER)
    sent = form_of(client, story) | {
        "form": "article", "part": "text:paragraph", "text": "Ok Chun-sam said so.",
    }  # fmt: skip
    assert client.post(f"/stories/{story}/write/", sent).status_code == 303
    assert client.get(f"/stories/{story}/preview/page/").status_code == 409
    text = client.get(f"/stories/{story}/").content.decode()
    assert "Stops the release" in text


def test_what_waits_for_approval_waits_for_those_who_may_approve(client, before_protection):
    from moksori.desk.seeing import today

    story = before_protection

    def waits(role, queue):
        found = {one.name: one for one in today.page(person(role))}
        return [item.id for item in found[queue].items] if queue in found else None

    assert waits(Role.EDITOR, "to_approve") == [story]
    assert waits(Role.PROTECTION_OFFICER, "to_approve") == [story]
    assert waits(Role.REPORTER, "to_approve") is None
    assert waits(Role.EDITOR, "to_edit") == []
    test_the_whole_way_to_two_approvals(client, story)
    assert waits(Role.EDITOR, "to_approve") == []


def test_a_sentence_is_ticked_to_be_left_out_and_stays_so(client, accounts, story):
    from moksori.records.models import PassageRecord

    as_(client, Role.REPORTER)
    row = PassageRecord.objects.filter(account_id=accounts[0]).order_by("number").last()
    code = f"passage:{accounts[0]}:{row.number}:0:0"
    sent = form_of(client, story) | {
        "form": "article", "title": "At the market", "part": code, "text": "", "do": "account",
    }  # fmt: skip
    page = client.post(f"/stories/{story}/write/", sent).content.decode()
    ticks = re.findall(rf'name="leave" value="({accounts[0]}:{row.number}:\d+:\d+)"', page)
    assert ticks
    # A button that changes something else keeps the tick; so does saving.
    page = client.post(f"/stories/{story}/write/", sent | {"leave": ticks[0]}).content.decode()
    assert f'value="{ticks[0]}" id="leave-1-1" checked' in page
    saved = client.post(f"/stories/{story}/write/", sent | {"leave": ticks[0], "do": "save"})
    assert saved.status_code == 303
    start, end = map(int, ticks[0].split(":")[2:])
    assert record(story).composition["parts"][0]["without"] == [[start, end]]
    page = client.get(f"/stories/{story}/write/").content.decode()
    assert f'value="{ticks[0]}" id="leave-1-1" checked' in page
    assert "[…]" in client.get(f"/stories/{story}/history/").content.decode()
    odd = {"leave": ["nonsense", f"{accounts[0]}:1:0:999999999"], "do": "save"}
    assert (
        client.post(f"/stories/{story}/write/", sent | odd | form_of(client, story)).status_code
        == 303
    )
    assert "without" not in record(story).composition["parts"][0]


def test_an_account_is_taken_out_on_the_storys_own_screen(client, accounts, story):
    from moksori.records.models import AccountRecord, StoryRecord

    as_(client, Role.REPORTER)
    assert "Take this account out" not in client.get(f"/stories/{story}/").content.decode()
    record(story).accounts.add(AccountRecord.objects.get(pk=accounts[1]))
    page = client.get(f"/stories/{story}/").content.decode()
    assert page.count("Take this account out") == 2
    seen = re.search(r'name="seen" value="(\d+)"', page)[1]
    way = f"/stories/{story}/accounts/{accounts[1]}/out/"
    assert client.post(way, {"seen": "1"}).status_code == 409
    assert client.post(way, {"seen": seen}).status_code == 303
    assert StoryRecord.objects.get(pk=story).accounts.count() == 1
    as_(client, Role.PROTECTION_OFFICER)
    assert client.post(way, {"seen": seen}).status_code == 403


def test_the_story_changed_last_stands_first(accounts, story, clock):
    from dataclasses import replace

    from moksori.desk import composing
    from moksori.desk.composed import composition_of
    from moksori.desk.seeing import stories
    from moksori.records import trail
    from moksori.records.models import StoryRecord
    from moksori.terms.composition import StoryForm

    who = person(Role.REPORTER)
    second = composing.begin(who, [accounts[0]], StoryForm.ARTICLE, "en", at=clock())
    mine = {story, second}

    def listed():
        return [one.id for one in stories.listing(who, 1, clock()).lines if one.id in mine]

    assert listed() == [second, story]
    changed = replace(composition_of(StoryRecord.objects.get(pk=story)), title="At the bridge")
    composing.write(who, story, changed, seen=trail.version_of(story), at=clock())
    assert listed() == [story, second]
