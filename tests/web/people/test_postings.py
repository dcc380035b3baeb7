"""Organisations and postings by hand: entered, corrected, withdrawn, undone, and hidden where due."""

from datetime import date

import pytest
from django.urls import reverse

from moksori.records.states import Role
from tests.web.cast import NOW, person, signed_in

pytestmark = pytest.mark.django_db
TOLD = "The section head of the Soljae city office came in 2030. He came again. He came again."
HIDDEN = "The same man led the Namhung trading post until 2029."
NOBODYS = "0123456789abcdef"


def url(name, *args):
    return reverse(f"people:{name}", args=args)


def an_account(number, text, open_to_desk):
    from moksori.records.models import AccountRecord, PassageRecord

    row = AccountRecord.objects.create(
        told_name=f"invented {number}", format="statement", language="en", pack="kp", state="read",
        received_on=date(2031, 5, 2), invented=True, text=text, sealed_file=f"{number:064}",
        cipher_sha256="0" * 64, mac=f"{number:064}", open_to_desk=open_to_desk,
    )  # fmt: skip
    PassageRecord.objects.create(
        account=row, number=1, role="source", text=text, start=0, end=len(text)
    )
    return row


@pytest.fixture
def desk_of_two(db):
    """An open account and one in a restricted case; both speak of the same accused."""
    from moksori.records.models import CaseRecord, PersonInAccountRecord, PersonRecord

    opened, closed = an_account(1, TOLD, True), an_account(2, HIDDEN, True)
    case = CaseRecord.objects.create(title="closed", restricted=True, by="usr-x", at=NOW)
    case.accounts.add(closed)
    accused = PersonRecord.objects.create(role="accused", label="the section head")
    source = PersonRecord.objects.create(role="source", label="a resident")
    for account in (opened, closed):
        PersonInAccountRecord.objects.create(
            account=account, person=accused, key="p1", role="accused"
        )
    PersonInAccountRecord.objects.create(account=opened, person=source, key="p2", role="source")
    return opened, closed, accused, source, case


@pytest.fixture
def member(desk_of_two):
    """A coder of the restricted case."""
    from moksori.records.models import GrantRecord

    who = person(Role.CODER, "member")
    GrantRecord.objects.create(user=who, case=desk_of_two[-1], by="usr-x", at=NOW)
    return who


@pytest.fixture
def coder(client, desk_of_two):
    who = person(Role.CODER)
    signed_in(client, who)
    return who


def office(**told):
    return {"name_en": "Soljae city office", "kind": "state", "cited": "A yearbook"} | told


def entered(client, **told):
    """Enter an organisation on its screen; return the row."""
    from moksori.records.models import OrganisationRecord

    before = set(OrganisationRecord.objects.values_list("pk", flat=True))
    answer = client.post(url("organisation_new"), office(**told))
    assert answer.status_code == 303, answer.content.decode()
    return OrganisationRecord.objects.exclude(pk__in=before).get()


def posted(client, who, **told):
    """Enter a posting on its screen; return the row."""
    from moksori.records.models import PostingRecord

    form = {"person": who.id, "role": "section head", "cited": "A yearbook"} | told
    answer = client.post(url("posting_new"), form)
    assert answer.status_code == 303, answer.content.decode()
    return PostingRecord.objects.get(role=form["role"], person=who)


def text_of(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_an_organisation_and_a_posting_go_on_the_record(client, coder, desk_of_two):
    from moksori.records.models import AuditRecord, StatementRecord

    opened, _closed, accused, _source, _case = desk_of_two
    above = entered(client, name_en="Provincial office", name_ko="도 사무국", short="PO")
    place = entered(
        client, parent=above.id, since="2001", until="2030-06", cited="", account=opened.id,
        words="Soljae city office",
    )  # fmt: skip
    assert (place.parent, place.since, place.until) == (above, date(2001, 1, 1), date(2030, 6, 30))
    post = posted(
        client, accused, organisation=place.id, rank="captain", since="2016-09", until="2030",
        cited="", account=opened.id, words="The section head of the Soljae city office",
    )  # fmt: skip
    assert (post.since, post.until) == (date(2016, 9, 1), date(2030, 12, 31))
    said = StatementRecord.objects.get(about_id=post.id)
    assert opened.text[said.start : said.end] == "The section head of the Soljae city office"
    assert (said.by, said.passage.account_id) == (coder.id, opened.id)
    page = text_of(client, url("person", accused.id))
    assert "Soljae city office" in page
    assert "captain" in page
    page = text_of(client, url("organisation", place.id))
    assert "Provincial office" in page
    assert "section head" in page
    assert "Soljae city office" in text_of(client, url("organisation", above.id)), "commands"
    assert "도 사무국" in text_of(client, url("organisation", above.id))
    verbs = set(AuditRecord.objects.values_list("verb", flat=True))
    assert {"organisation.entered", "posting.entered"} <= verbs


def test_a_country_pack_gives_names_and_kind(client, coder):
    from moksori.desk.seeing.organisations import known
    from moksori.web.people.record_forms import known_as

    one = next(each for each in known() if each[:2] == ("kp", "mss_city"))
    row = entered(client, name_en="", kind="", known=known_as(one))
    assert (row.pack, row.code, row.kind) == ("kp", "mss_city", "state_security")
    assert row.name_en
    assert row.name_ko
    bad = client.post(url("organisation_new"), office(known="No such office"))
    assert "No country pack has this" in bad.content.decode()


def test_every_kind_of_the_packs_has_words():
    from moksori.desk.organisations import kinds
    from moksori.web.people.words import BODIES

    assert kinds() <= set(BODIES)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"since": "spring"}, "Nobody can read this time"),
        ({"until": "2031-13"}, "Nobody can read this time"),
        ({"since": "2031", "until": "2030-12"}, "The end lies before the beginning"),
        ({"cited": ""}, "Give the words of an account"),
        ({"words": "He came again", "cited": ""}, "stand there more than once"),
        ({"words": "He never came", "cited": ""}, "do not stand in one passage"),
        ({"account": "", "words": "in 2030"}, "Choose the account"),
        ({"role": "\u200b", "rank": "…"}, "Choose an organisation or write the post"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(client, coder, desk_of_two, wrong, said):
    from moksori.records.models import PostingRecord

    opened, _closed, accused, *_ = desk_of_two
    form = {"person": accused.id, "role": "section head", "rank": "a rank of eleven words",
            "cited": "A yearbook", "account": opened.id} | wrong  # fmt: skip
    answer = client.post(url("posting_new"), form)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert said in page
    assert form["rank"] in page
    assert not PostingRecord.objects.exists()


def test_an_organisation_without_a_name_or_in_a_circle_is_refused(client, coder):
    above = entered(client, name_en="Above")
    below = entered(client, name_en="Below", parent=above.id)
    answer = client.post(url("organisation_new"), office(name_en="\u202e \u200b"))
    assert "Give a name" in answer.content.decode()
    form = office(name_en="Above", parent=below.id, seen="0")
    answer = client.post(url("organisation_change", above.id), form)
    assert "belong to itself" in answer.content.decode()
    answer = client.post(url("organisation_command", below.id), {"part": above.id})
    assert "belong to itself" in answer.content.decode()
    answer = client.post(url("organisation_new"), office(name_en="Above"))
    assert "One of this name stands in the same place already" in answer.content.decode()


def test_a_form_that_is_sent_twice_counts_once(client, coder, desk_of_two):
    from moksori.records.models import OrganisationRecord, PostingRecord

    accused = desk_of_two[2]
    form = office(once="a-token-of-a-form")
    assert client.post(url("organisation_new"), form).status_code == 303
    assert client.post(url("organisation_new"), form).status_code == 303
    assert OrganisationRecord.objects.count() == 1
    posted(client, accused)
    again = {"person": accused.id, "role": "section head", "cited": "A yearbook"}
    assert "stands there already" in client.post(url("posting_new"), again).content.decode()
    assert PostingRecord.objects.count() == 1


def test_the_second_of_two_writers_is_shown_both(client, coder, desk_of_two):
    accused = desk_of_two[2]
    place, post = entered(client), posted(client, accused)
    first = {"role": "instructor", "cited": "A yearbook", "seen": "0"}
    assert client.post(url("posting", post.id), first).status_code == 303
    answer = client.post(url("posting", post.id), first | {"role": "deputy"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "instructor" in page
    assert "deputy" in page
    change = url("organisation_change", place.id)
    assert client.post(change, office(name_en="First", seen="0")).status_code == 303
    answer = client.post(change, office(name_en="Second", seen="0"))
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "First" in page
    assert "Second" in page
    place.refresh_from_db()
    assert place.name == "First"


def test_a_posting_is_withdrawn_and_every_change_undone(client, coder, desk_of_two):
    from moksori.records.models import HistoryRecord

    accused = desk_of_two[2]
    post = posted(client, accused, since="2016", role="guard")
    changed = {"role": "instructor", "since": "2017", "cited": "A yearbook", "seen": "0"}
    client.post(url("posting", post.id), changed)
    answer = client.post(url("posting_withdraw", post.id), {"why": " \u200b"})
    assert "Write why it should not stand" in answer.content.decode()
    assert "instructor" in answer.content.decode(), "the posting stands in its own form"
    why = {"why": "A slip of the pen."}
    assert client.post(url("posting_withdraw", post.id), why).status_code == 303
    page = text_of(client, url("person", accused.id))
    assert "Withdrawn postings" in page
    assert "withdrawn" in text_of(client, url("posting", post.id))
    client.post(url("posting_undo", post.id))
    post.refresh_from_db()
    assert (post.role, post.withdrawn_at) == ("instructor", None)
    assert HistoryRecord.objects.of(post.id).count() == 3
    page = text_of(client, url("posting", post.id))
    assert "<del><bdi>guard</bdi></del>" in page
    never = posted(client, accused, role="never changed")
    assert client.post(url("posting_undo", never.id)).status_code == 409


def test_an_organisation_is_corrected_and_put_back(client, coder):
    above, place = entered(client, name_en="Above"), entered(client)
    form = office(name_en="Soljae office", parent=above.id, since="1999", seen="0")
    assert client.post(url("organisation_change", place.id), form).status_code == 303
    place.refresh_from_db()
    assert (place.name, place.parent, place.since) == ("Soljae office", above, date(1999, 1, 1))
    assert client.post(url("organisation_undo", place.id)).status_code == 303
    place.refresh_from_db()
    assert (place.name, place.parent, place.since) == ("Soljae city office", None, None)
    page = text_of(client, url("organisation", place.id))
    assert "Above" in page, "the history names what it belonged to"


def test_an_organisation_is_withdrawn_with_a_reason_and_taken_back(client, coder, desk_of_two):
    from moksori.records.models import AuditRecord

    place = entered(client, name_en="Entered by mistake")
    away = url("organisation_withdraw", place.id)
    answer = client.post(away, {"why": "…"})
    assert "Write why it should not stand" in answer.content.decode()
    assert client.post(away, {"why": "A double of another office."}).status_code == 303
    place.refresh_from_db()
    assert place.withdrawn_at
    page = text_of(client, url("organisation", place.id))
    assert "This organisation is withdrawn" in page
    assert "A double of another office." in page, "the history says why"
    assert url("organisation_change", place.id) not in page
    assert "Withdrawn organisations" in text_of(client, url("organisations"))
    assert place.id not in text_of(client, url("organisation_new")), "nothing is put beneath it"
    assert client.get(url("organisation_change", place.id)).status_code == 302
    assert client.post(away, {"why": "Once more."}).status_code == 404
    assert client.post(url("organisation_undo", place.id)).status_code == 303
    place.refresh_from_db()
    assert (place.withdrawn_at, place.withdrawn_by, place.withdrawn_why) == (None, "", "")
    assert url("organisation_change", place.id) in text_of(client, url("organisation", place.id))
    assert AuditRecord.objects.filter(verb="organisation.withdrawn", subjects=[place.id]).exists()


def test_an_organisation_at_which_something_points_is_not_withdrawn(client, coder, desk_of_two):
    accused = desk_of_two[2]
    place, twin = entered(client, name_en="Kept office"), entered(client, name_en="Its twin")
    part = entered(client, name_en="A part of it", parent=place.id)
    post = posted(client, accused, organisation=place.id, role="keeper of keys")
    merged = {"other": twin.id, "why": "One house."}
    assert client.post(url("organisation_merge", place.id), merged).status_code == 303
    away = url("organisation_withdraw", place.id)
    typed = {"why": "It never was there."}

    def refused():
        page = client.post(away, typed).content.decode()
        place.refresh_from_db()
        assert place.withdrawn_at is None
        assert "Something still points at it" in page
        assert typed["why"] in page, "nothing typed is lost"
        return page.partition('id="withdraw"')[2].partition("</section>")[0]

    listed = refused()
    assert all(one in listed for one in ("keeper of keys", "A part of it", "Its twin"))
    client.post(url("posting_withdraw", post.id), {"why": "A slip."})
    assert "keeper of keys" not in refused()
    client.post(url("organisation_withdraw", part.id), {"why": "A slip."})
    judgement = place.merged.get() and text_of(client, url("organisation", place.id))
    path = judgement.partition(url("organisation", place.id) + "judgements/")[2].partition("/")[0]
    assert "Its twin" in refused()
    client.post(url("organisation_part", place.id, path))
    assert client.post(away, typed).status_code == 303
    answer = client.post(url("posting_undo", post.id))
    assert answer.status_code == 409, "the organisation has to stand again first"
    client.post(url("organisation_undo", place.id))
    assert client.post(url("posting_undo", post.id)).status_code == 303
    assert client.post(url("organisation_undo", place.id)).status_code == 409, "it is pointed at"


def test_what_is_withdrawn_comes_back_beside_no_double(client, coder):
    first = entered(client)
    client.post(url("organisation_withdraw", first.id), {"why": "A slip."})
    entered(client)
    assert client.post(url("organisation_undo", first.id)).status_code == 409
    first.refresh_from_db()
    assert first.withdrawn_at


def test_two_organisations_are_one_and_two_again(client, coder, desk_of_two):
    from moksori.records.models import JudgementRecord

    accused = desk_of_two[2]
    kept, gone = entered(client, name_en="Kept"), entered(client, name_en="Gone")
    below = entered(client, name_en="Below", parent=gone.id)
    post = posted(client, accused, organisation=gone.id)
    merge = url("organisation_merge", kept.id)
    assert client.post(merge, {"other": gone.id, "why": " "}).status_code == 200
    assert client.post(merge, {"other": gone.id, "why": "One house."}).status_code == 303
    for row in (post, below, gone):
        row.refresh_from_db()
    assert (post.organisation, below.parent, gone.merged_into) == (kept, kept, kept)
    assert client.get(url("organisation", gone.id)).status_code == 404
    page = text_of(client, url("organisation", kept.id))
    assert "Gone" in page
    assert "One house." in page
    judgement = JudgementRecord.objects.get()
    part = url("organisation_part", kept.id, judgement.id)
    assert client.post(part).status_code == 303
    for row in (post, below, gone):
        row.refresh_from_db()
    assert (post.organisation, below.parent, gone.merged_into) == (gone, gone, None)
    assert client.post(part).status_code == 404
    assert text_of(client, url("organisation", gone.id))


def test_what_a_restricted_account_tells_leaves_no_trace(client, member, desk_of_two):
    _opened, closed, accused, _source, _case = desk_of_two
    signed_in(client, member)
    above = entered(client, name_en="Open office")
    hidden = entered(
        client, name_en="Namhung trading post", parent=above.id, cited="", account=closed.id,
        words="Namhung trading post",
    )  # fmt: skip
    post = posted(
        client, accused, organisation=hidden.id, role="leader of the post", cited="",
        account=closed.id, words="led the Namhung trading post",
    )  # fmt: skip
    child = entered(client, name_en="Open stall", parent=hidden.id)
    assert "Namhung" in text_of(client, url("person", accused.id))
    for role in (Role.CODER, Role.EDITOR, Role.PROTECTION_OFFICER, Role.REPORTER):
        signed_in(client, person(role))
        pages = [url("person", accused.id), url("organisations"), url("organisation", above.id),
                 url("organisation", child.id)]  # fmt: skip
        if role is not Role.REPORTER:
            pages += [url("posting_new") + f"?person={accused.id}", url("organisation_new"),
                      url("organisation_change", child.id)]  # fmt: skip
        for path in pages:
            page = text_of(client, path)
            assert "Namhung" not in page, (role, path)
            assert "leader of the post" not in page, (role, path)
        for path in (url("organisation", hidden.id), url("posting", post.id)):
            assert client.get(path).status_code in {403, 404}, (role, path)


def test_an_outsider_neither_points_at_the_hidden_nor_loosens_it(client, member, desk_of_two):
    _opened, closed, accused, _source, _case = desk_of_two
    signed_in(client, member)
    hidden = entered(
        client, name_en="Namhung trading post", cited="", account=closed.id,
        words="Namhung trading post",
    )  # fmt: skip
    child = entered(client, name_en="Open stall", parent=hidden.id)
    signed_in(client, person(Role.CODER))
    form = {"person": accused.id, "role": "x", "cited": "y", "organisation": hidden.id}
    assert client.post(url("posting_new"), form).status_code == 200, "no such choice"
    told = office(account=closed.id, words="Namhung trading post")
    answer = client.post(url("organisation_new"), told)
    assert "No account of this number is here for you" in answer.content.decode()
    form = office(name_en="Open stall, corrected", seen="0")
    assert client.post(url("organisation_change", child.id), form).status_code == 303
    child.refresh_from_db()
    assert child.parent == hidden, "what they cannot see stays as it is"
    # A double of what is hidden is no answer either.
    entered(client, name_en="Namhung trading post")
    # Nor is a refusal for something hidden that points at what they withdraw.
    signed_in(client, member)
    seen = entered(client, name_en="Market house")
    posted(
        client, accused, organisation=seen.id, role="hidden keeper", cited="", account=closed.id,
        words="Namhung trading post",
    )  # fmt: skip
    signed_in(client, person(Role.CODER))
    away = client.post(url("organisation_withdraw", seen.id), {"why": "A slip."})
    assert away.status_code == 303
    signed_in(client, member)
    page = text_of(client, url("organisation", seen.id))
    assert "hidden keeper" in page
    assert "This organisation is withdrawn" in page


def test_no_posting_is_entered_for_a_source(client, coder, desk_of_two):
    from moksori.records.models import PostingRecord

    source = desk_of_two[3]
    assert client.get(url("posting_new"), {"person": source.id}).status_code == 409
    form = {"person": source.id, "role": "clerk", "cited": "y"}
    assert client.post(url("posting_new"), form).status_code == 409
    assert not PostingRecord.objects.exists()
    assert source.id not in text_of(client, url("posting_new"))
    assert url("posting_new") not in text_of(client, url("person", source.id))


def test_a_reporter_reads_and_does_not_write(client, coder, desk_of_two):
    place = entered(client)
    signed_in(client, person(Role.REPORTER))
    page = text_of(client, url("organisation", place.id))
    assert url("organisation_change", place.id) not in page
    assert client.post(url("organisation_change", place.id), office()).status_code == 403


def test_hostile_names_are_shown_as_words(client, coder, desk_of_two):
    hostile = "<script>alert(1)</script>\u202e=cmd|' /C calc'!A0\u2066"
    place = entered(client, name_en=hostile, short="<b>")
    assert "\u202e" not in place.name
    form = {"person": desk_of_two[2].id, "role": hostile, "organisation": place.id, "cited": "<u>"}
    assert client.post(url("posting_new"), form).status_code == 303
    for path in (
        url("organisations"), url("organisation", place.id), url("person", desk_of_two[2].id),
        url("organisation_change", place.id),
    ):  # fmt: skip
        page = text_of(client, path)
        assert "<script>alert" not in page, path
        assert "<u>" not in page, path


def test_a_person_is_found_by_a_post_that_all_who_see_them_may_know(client, coder, desk_of_two):
    from moksori.desk import indexing

    opened, closed, accused, *_ = desk_of_two
    posted(client, accused, role="yearbookpost")
    client.post(url("posting_new"), {
        "person": accused.id, "role": "hiddenpost", "account": opened.id,
        "words": "Soljae city office",
    })  # fmt: skip
    terms = indexing._persons([opened.id, closed.id])[accused.id][1]
    assert any("yearbookpost" in one for one in terms)
    assert not any("hiddenpost" in one for one in terms)
