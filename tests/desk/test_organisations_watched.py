"""Names of organisations that a decision withholds are looked for, whoever typed them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moksori.desk import organisations_watched
from moksori.protection.gate import look
from moksori.terms.disguise import Audience, Disguise, Rung
from moksori.terms.draft import Draft
from moksori.terms.finding import FindingClass
from moksori.terms.mention import MentionKind
from moksori.terms.span import Span
from moksori.terms.story import Block, BlockKind, StoryText
from moksori.terms.watch import Scope, Watch

pytestmark = pytest.mark.django_db
NOW = datetime(2031, 5, 2, 9, 0, tzinfo=UTC)
TEXT = "He was the section head of the ferry post near Solgogae. Nobody else knew it."
WORDS = "section head of the ferry post near Solgogae"
NAMES = ("Ferry Control Post", "나루터단속초소")


@pytest.fixture
def told(db):
    """An account, its accused, and a posting at an organisation whose name somebody typed."""
    from moksori.records.models import (
        AccountRecord,
        OrganisationRecord,
        PassageRecord,
        PersonInAccountRecord,
        PersonRecord,
        PostingRecord,
    )

    account = AccountRecord.objects.create(
        told_name="invented", format="statement", language="en", pack="kp", state="read",
        received_on=date(2031, 5, 2), invented=True, text=TEXT, sealed_file=f"{1:064}",
        cipher_sha256="0" * 64, mac=f"{1:064}",
    )  # fmt: skip
    passage = PassageRecord.objects.create(
        account=account, number=1, role="source", text=TEXT, start=0, end=len(TEXT)
    )
    accused = PersonRecord.objects.create(role="accused", label="the section head")
    PersonInAccountRecord.objects.create(account=account, person=accused, key="p1", role="accused")
    office = OrganisationRecord.objects.create(
        name=NAMES[0], name_en=NAMES[0], name_ko=NAMES[1], cited="A yearbook"
    )
    posting = PostingRecord.objects.create(person=accused, organisation=office, cited="A yearbook")
    return account, passage, accused, office, posting


def decide(entity, rung, account=None, kind="occupation", audience="public"):
    from moksori.records.models import DecisionRecord

    return DecisionRecord.objects.create(
        entity=entity, kind=kind, rung=rung, reason="part_of_the_story", by="usr-officer", at=NOW,
        account=account, audience=audience,
    )  # fmt: skip


def says(about, passage, words):
    """Keep that words of the account tell of something."""
    from moksori.records.models import StatementRecord

    at = TEXT.index(words)
    return StatementRecord.objects.create(
        about_kind={"org": "organisation", "pos": "posting"}[about.id[:3]], about_id=about.id,
        passage=passage, start=at, end=at + len(words), by="usr-coder", at=NOW,
    )  # fmt: skip


def withhold(account, words, audience="public"):
    from moksori.records.models import WithheldRecord

    at = TEXT.index(words)
    return WithheldRecord.objects.create(
        account=account, start=at, end=at + len(words), audience=audience, why="risk",
        by="usr-officer", at=NOW,
    )  # fmt: skip


def watched(changes=(), audience=Audience.PUBLIC):
    return {one.id: one for one in organisations_watched.values(changes, audience)}


def found(words, touches):
    """What the gate says of a sentence in a story that touches this."""
    block = Block(BlockKind.PARAGRAPH, "", words)
    story = StoryText("s", "s", "en", "A story", "", (block,), "2031-05")
    watch = Watch(tuple(watched().values()), "offices")
    made = look(Draft(story, frozenset({touches}), published="2031-05-02"), watch)
    return {one.cls for one in made if one.rule == "watch" and one.place == "block 1"}


def test_what_is_told_as_told_is_not_looked_for(told):
    assert watched() == {}
    decide("occupation", "as_told", told[0])
    assert watched() == {}


@pytest.mark.parametrize("whose", ["account", "person"])
def test_an_organisation_is_looked_for_where_its_post_is_made_coarser(told, whose):
    account, _, accused, office, _ = told
    decide(
        *(("occupation", "official", account) if whose == "account" else (accused.id, "nothing"))
    )
    value = watched()[office.id]
    assert set(NAMES) <= set(value.forms)
    assert (value.scope, value.subjects) == (Scope.TOUCHING, {account.id})
    for words in ("It was the ferry control post.", "그는 나루터 단속초소에서 일했다."):
        assert found(words, account.id) == {FindingClass.BLOCK}, words
        assert found(words, "acc-other") == set(), words


def test_a_decision_that_was_taken_back_looks_for_nothing(told):
    row = decide("occupation", "official", told[0])
    assert watched()
    row.withdrawn_at, row.withdrawn_by = NOW, "usr-officer"
    row.save()
    assert watched() == {}


def test_a_posting_that_was_withdrawn_ties_nobody_to_an_organisation(told):
    decide(told[2].id, "official")
    told[4].withdrawn_at, told[4].withdrawn_by = NOW, "usr-coder"
    told[4].save()
    assert watched() == {}


def test_a_post_is_withheld_from_one_audience_and_told_to_another(told):
    account, office = told[0], told[3]
    decide("occupation", "official", account)
    assert set(watched(audience=Audience.PARTNER)) == {office.id}
    decide("occupation", "as_told", account, audience="partner")
    assert watched(audience=Audience.PARTNER) == {}
    assert set(watched()) == {office.id}


def test_one_post_of_an_account_is_coarser_and_the_other_stays(told):
    from moksori.records.models import MentionRecord, PostingRecord

    account, passage, _, office, posting = told
    PostingRecord.objects.all().delete()
    says(office, passage, WORDS)
    at = TEXT.index("section head")
    MentionRecord.objects.create(
        account=account, start=at, end=at + 12, kind="occupation", told="section head",
        persons=["p1"], status="accepted", by="usr-coder", at=NOW,
    )  # fmt: skip
    decide("occupation", "as_told", account)
    assert watched() == {}
    decide(f"occupation:{at}", "official", account)
    assert set(watched()) == {office.id}
    assert posting.id


def test_an_organisation_goes_with_the_place_in_whose_words_it_is_told(told):
    account, passage, _, office, _ = told
    office.name_en = "Solgogae ferry post"
    office.save()
    says(office, passage, WORDS)
    at = TEXT.index("Solgogae")
    place = MentionKind.PLACE
    change = Disguise(Span(at, at + 8), place, Rung.PROVINCE, "Solgogae", "a province", "r")
    assert set(watched([(account.id, change)])) == {office.id}
    assert watched([("acc-other", change)]) == {}
    office.name_en = "Ferry Control Post"
    office.save()
    assert watched([(account.id, change)]) == {}, "its name says nothing of the place"


def test_what_only_a_withheld_sentence_tells_is_looked_for_everywhere(told):
    account, passage, _, office, posting = told
    says(posting, passage, WORDS)
    row = withhold(account, "ferry post near")
    assert watched()[office.id].scope is Scope.TOUCHING, "a yearbook tells of it too"
    office.cited = ""
    office.save()
    assert watched()[office.id].scope is Scope.EVERYWHERE
    assert found("The Ferry Control Post closed.", "acc-other") == {FindingClass.BLOCK}
    row.audience = "partner"
    row.save()
    assert set(watched()) == set(watched(audience=Audience.PARTNER)) == {office.id}
    assert watched(audience=Audience.COURT) == {}


def test_names_of_the_same_one_and_of_what_stands_above_it_are_looked_for(told):
    from moksori.records.models import OrganisationRecord

    account, _, _, office, _ = told
    above = OrganisationRecord.objects.create(name="Unpha bureau", name_en="Unpha bureau")
    known = OrganisationRecord.objects.create(
        name="Ministry of State Security", name_en="Ministry of State Security", name_ko="보위부"
    )
    other = OrganisationRecord.objects.create(
        name="Cart registry", name_en="Cart registry", merged_into=office
    )
    above.parent, office.parent = known, above
    above.save()
    office.save()
    decide("occupation", "official", account)
    values = watched()
    assert "Cart registry" in values[office.id].forms
    assert values[above.id].forms == ("Unpha bureau",)
    assert known.id not in values, "a country pack knows its names"
    assert other.id not in values


def test_the_name_before_a_correction_is_looked_for_too(told):
    from moksori.desk import organisations
    from moksori.desk.evidence import Source
    from moksori.records import trail
    from moksori.records.states import Role
    from tests.web.cast import person

    account, _, _, office, _ = told
    who = person(Role.CODER)
    told_now = organisations.Described(name_en="River post", source=Source(cited="A yearbook"))
    organisations.change(office.id, told_now, seen=trail.version_of(office.id), who=who, at=NOW)
    decide("occupation", "official", account)
    assert {"River post", *NAMES} <= set(watched()[office.id].forms)


def test_the_long_list_of_a_look_is_made_anew_when_anything_of_this_changes(told):
    from moksori.desk.trying import _mark

    account, passage, _, office, _ = told
    seen = {_mark()}
    steps = [
        lambda: decide("occupation", "official", account),
        lambda: says(office, passage, WORDS),
        lambda: withhold(account, "ferry post"),
        lambda: (setattr(office, "name_ko", "나루초소"), office.save()),
    ]
    for number, step in enumerate(steps, start=2):
        step()
        seen.add(_mark())
        assert len(seen) == number


KOREAN = st.text(st.sampled_from("솔재나루밀단속창고달구지등록은파염전"), min_size=3, max_size=6)
LATIN = st.text(st.sampled_from("abdeghiklmnoprstuy"), min_size=6, max_size=9).map(str.capitalize)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    korean=st.lists(KOREAN, min_size=1, max_size=3).map(" ".join),
    latin=st.lists(LATIN, min_size=2, max_size=3).map(" ".join),
    ending=st.sampled_from(["에서", "의", "에", "까지"]),
)
def test_any_typed_name_is_found_where_it_is_withheld_and_nowhere_else(told, korean, latin, ending):
    account, _, _, office, _ = told
    office.name, office.name_en, office.name_ko = latin, latin, korean
    office.save()
    row = decide("occupation", "official", account)
    for words in (
        f"그는 {korean}{ending} 왔다.", f"그는 {korean.replace(' ', '')}{ending} 왔다.",
        f"He left the {latin} then.", f"He left the {latin.upper()}.",
    ):  # fmt: skip
        assert found(words, account.id) == {FindingClass.BLOCK}, words
        assert found(words, "acc-other") == set(), words
    row.delete()
    assert found(f"He left the {latin} then.", account.id) == set()


def test_releases_looks_and_exports_all_have_the_names(consented, clock):
    from moksori.desk import looking, protection
    from moksori.desk.exchange_bundle import Request, assemble
    from moksori.records.models import (
        AccountRecord,
        OrganisationRecord,
        PersonInAccountRecord,
        PostingRecord,
        StoryRecord,
    )
    from moksori.terms.consent import Use

    account = AccountRecord.objects.get(pk=consented[0])
    link = PersonInAccountRecord.objects.filter(account=account, role="accused").first()
    office = OrganisationRecord.objects.create(
        name=NAMES[0], name_en=NAMES[0], name_ko=NAMES[1], cited="A yearbook"
    )
    PostingRecord.objects.create(person=link.person, organisation=office, cited="A yearbook")
    decide("occupation", "official", account)
    standing = protection.clear_all("usr-test", clock(), lambda *_: None)
    story = StoryRecord.objects.get(accounts=account)
    looked = looking.look_at(story, by="usr-test", at=clock())
    request = Request(Audience.PARTNER, Use.SHARE_WITH_BODY)
    bundle = assemble(request, by="usr-test", at=clock())
    for watch in (standing.watch, looked.watch, bundle.watch):
        value = next(one for one in watch.values if one.id == office.id)
        assert set(NAMES) <= set(value.forms)
        assert account.id in value.subjects
