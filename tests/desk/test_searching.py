"""What is found: words in both languages, names in any script, and nothing beyond one's rights."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection

from moksori.desk import indexing, searching
from moksori.desk.searching import NotYourNamesError, Order, Query, search
from moksori.records import finding
from moksori.records.models import (
    AccountRecord,
    ActRecord,
    AuditRecord,
    CaseRecord,
    GrantRecord,
    MentionRecord,
    PassageRecord,
    PersonInAccountRecord,
    PersonRecord,
    SearchRecord,
    StatementRecord,
    User,
)
from moksori.records.states import Findable, Role
from moksori.terms.account import AccountState

pytestmark = pytest.mark.django_db
NOW = datetime(2031, 5, 2, tzinfo=UTC)
DAY = date(2031, 5, 1)


@pytest.fixture
def reader():
    return User.objects.create_user("금강", None, Role.EDITOR)


def told(text, number=1, *, day=DAY, open_to_desk=True, **columns):
    """A read account of one passage a line."""
    account = AccountRecord.objects.create(
        sealed_file=f"f{number}", cipher_sha256="c", mac=f"m{number}", received_on=day,
        state=columns.pop("state", "read"), text=text, open_to_desk=open_to_desk,
        pack="kp", language=columns.pop("language", "ko"), medium=columns.pop("medium", "phone"), **columns,
    )  # fmt: skip
    start = 0
    for place, line in enumerate(text.split("\n"), start=1):
        PassageRecord.objects.create(
            account=account, number=place, start=start, end=start + len(line), text=line
        )
        start += len(line) + 1
    indexing.mark([account.id])
    return account


def coded(account, *, role="victim", label="어머니", type="beating", place="kp.ryanggang.hyesan"):
    person = PersonRecord.objects.create(role=role, label=label)
    PersonInAccountRecord.objects.create(person=person, account=account, key="p1", role=role)
    act = ActRecord.objects.create(type=type, victim=person, place_told="강변 창고")
    StatementRecord.objects.create(
        about_kind="act", about_id=act.id, passage=account.passages.first(), by="x", at=NOW
    )
    MentionRecord.objects.create(
        account=account, start=0, end=2, kind="place", told="혜산", value=place,
        detail={"level": "city", "place_id": place},
    )  # fmt: skip
    indexing.mark([account.id])
    return person, act


def ids(found):
    return [hit.id for hit in found.accounts]


def looked_for(reader, words, **more):
    indexing.catch_up()
    return search(reader, Query(words, **more))


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("고문", "그는 보위부에서 고문을 당했다."),
        ("보위부", "그는 보위부에서 고문을 당했다."),
        ("쌀", "장마당에서 쌀 1kg을 샀다."),
        ("노동단련대", "그를 노동단련대로 보냈다."),
        ("보위부 고문", "그는 보위부에서 고문을 당했다."),
        ("detention", "She was detained and the detentions went on. Detention again."),
        ("demand", "He demanded money every evening."),
        ("DEMANDED", "He demanded money every evening."),
        ("한소미", "Then Han So Mi asked him about it."),
        ("Han So-mi", "기자 한소미가 물었다."),
        ("Han So Mi", "기자 한소미가 물었다."),
        ("Kim Chol Su", "그날 김철수는 오지 않았다."),
        ("Kim Cheol-su", "그날 김철수는 오지 않았다."),
        ("Kim Ch'ŏl-su", "그날 김철수는 오지 않았다."),
        ("김철수", "That day Kim Chŏl-su did not come."),
        ("김철수", "That day Gim Cheolsu did not come."),
        ("리영희", "그날 이영희가 왔다."),
        ("Chongjin", "그들은 청진시로 갔다."),
        ("청진", "They went to Ch'ŏngjin by train."),
        ('"한 달 동안"', "그를 한 달 동안 가두었다."),
        ('"every evening"', "He came every evening."),
        ("ｒｉｃｅ", "The rice was gone."),
        ("ㄱㅗ문", "고문을 했다."),
    ],
)
def test_it_is_found(reader, words, text):
    account = told(text)
    told("다른 이야기: nothing of it stands here.", 2)
    found = looked_for(reader, words)
    assert ids(found) == [account.id]
    excerpt = found.accounts[0].excerpts[0]
    assert excerpt.marks
    assert excerpt.passage == account.passages.get().id
    for start, end in excerpt.marks:
        assert excerpt.text[start:end].strip()


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("고문", "그 사람은 아무 말도 하고 문을 닫았다."),
        ("common", "그는 고문을 당했다."),
        ("고문", "Common people said so."),
        ('"evening every"', "He came every evening."),
        ('"달 한"', "그를 한 달 동안 가두었다."),
        ("노동단련대", "노동단과 동단련, 단련대는 다른 말이다."),
        ("보위부 창고", "그는 보위부에서 왔다."),
    ],
)
def test_it_is_not_found(reader, words, text):
    told(text)
    assert ids(looked_for(reader, words)) == []


def test_a_question_is_words_and_no_operator(reader):
    account = told("NEAR OR NOT * ^ : { the river")
    for words in (
        '"',
        '""',
        "NEAR(",
        "a* OR b",
        "river AND",
        "'; DROP",
        "~ka",
        "terms:river",
        "*",
        "~",
    ):
        looked_for(reader, words)
    assert ids(looked_for(reader, "river and")) == []
    assert ids(looked_for(reader, "river near")) == [account.id]


def test_the_newest_come_first_and_pages_follow_one_another(reader):
    all_of_them = [
        told("고문", number, day=DAY + timedelta(days=number)).id for number in range(45)
    ]
    indexing.catch_up()
    first = search(reader, Query("고문"))
    second = search(reader, Query("고문", after=first.next))
    third = search(reader, Query("고문", after=second.next))
    assert ids(first) + ids(second) + ids(third) == all_of_them[::-1]
    assert third.next is None
    assert dict(first.counts)[Findable.ACCOUNT] == searching.Count(45)


def test_counting_ends_at_a_thousand(reader, monkeypatch):
    monkeypatch.setattr(searching, "COUNTED", 5)
    for number in range(9):
        told("고문", number)
    assert dict(looked_for(reader, "고문").counts)[Findable.ACCOUNT] == searching.Count(
        5, more=True
    )


def test_relevance_puts_first_what_speaks_of_it_most(reader):
    often = told("고문 고문 고문 고문", 1, day=DAY)
    once = told("고문 " + "다른 말 " * 20, 2, day=DAY + timedelta(days=1))
    assert ids(looked_for(reader, "고문")) == [once.id, often.id]
    assert ids(looked_for(reader, "고문", order=Order.RELEVANCE)) == [often.id, once.id]


def test_filters_hold(reader):
    korean = told("고문", 1, day=date(2031, 1, 5))
    english = told("고문 told in English", 2, language="en", medium="letter")
    coded(korean)
    assert ids(looked_for(reader, "고문", language="en")) == [english.id]
    assert ids(looked_for(reader, "고문", medium="phone")) == [korean.id]
    assert ids(looked_for(reader, "고문", since=date(2031, 2, 1))) == [english.id]
    assert ids(looked_for(reader, "고문", until=date(2031, 2, 1))) == [korean.id]
    assert ids(looked_for(reader, "고문", since=date(2040, 1, 1))) == []
    assert ids(looked_for(reader, "고문", state=AccountState.CODED)) == []
    assert ids(looked_for(reader, "고문", act="beating")) == [korean.id]
    assert ids(looked_for(reader, "고문", act="torture")) == []
    assert ids(looked_for(reader, "", place="kp.ryanggang")) == [korean.id]
    assert ids(looked_for(reader, "", place="kp.chagang")) == []
    assert ids(looked_for(reader, "", level="city")) == [korean.id]
    assert looked_for(reader, "고문").languages == (("en", 1), ("ko", 1))


def test_persons_acts_and_places_are_found(reader):
    person, act = coded(told("혜산에서 있었던 일"))
    found = looked_for(reader, "어머니")
    assert [hit.id for hit in found.persons] == [person.id]
    assert [hit.id for hit in looked_for(reader, "창고").acts] == [act.id]
    assert "kp.ryanggang.hyesan" in looked_for(reader, "Hyesan").places
    ActRecord.objects.update(status="refused", by="x", at=NOW)
    indexing.mark(AccountRecord.objects.values_list("id", flat=True))
    assert looked_for(reader, "창고").acts == ()


def test_what_was_changed_is_found_as_it_is_now(reader):
    account = told("고문")
    assert ids(looked_for(reader, "고문")) == [account.id]
    AccountRecord.objects.update(text="다른 말")
    PassageRecord.objects.update(text="다른 말")
    indexing.mark([account.id])
    assert ids(looked_for(reader, "고문")) == []
    assert ids(looked_for(reader, "다른")) == [account.id]


def test_the_index_made_anew_is_the_same(reader):
    for number in range(4):
        coded(told("혜산 고문", number, day=DAY + timedelta(days=number)))
    before = looked_for(reader, "고문"), looked_for(reader, "어머니")
    assert indexing.reindex(by="cli", at=NOW) == 4
    after = looked_for(reader, "고문"), looked_for(reader, "어머니")
    assert [ids(one) for one in before] == [ids(one) for one in after]
    assert [one.counts for one in before] == [one.counts for one in after]


def _restricted():
    account = told("고문 비밀", 7)
    person, act = coded(account, label="비밀 어머니")
    case = CaseRecord.objects.create(restricted=True, by="usr-x", at=NOW)
    case.accounts.add(account)
    return case, person, act


@pytest.mark.parametrize("role", list(Role))
def test_a_restricted_case_leaves_no_trace(role):
    who = User.objects.create_user("백두", None, role)
    seen = told("고문", 1)
    before = looked_for(who, "고문"), looked_for(who, "비밀"), looked_for(who, "혜산")
    _restricted()
    after = looked_for(who, "고문"), looked_for(who, "비밀"), looked_for(who, "혜산")
    assert after == before
    reads = role in {
        Role.REPORTER, Role.CODER, Role.EDITOR, Role.TRANSLATOR, Role.PROTECTION_OFFICER
    }  # fmt: skip
    assert ids(after[0]) == ([seen.id] if reads else [])


def test_a_member_of_the_case_finds_it(reader):
    case, person, act = _restricted()
    GrantRecord.objects.create(user=reader, case=case, by="usr-x", at=NOW)
    found = looked_for(reader, "비밀")
    assert len(found.accounts) == 1
    assert [hit.id for hit in found.persons] == [person.id]
    assert [hit.id for hit in looked_for(reader, "창고").acts] == [act.id]


def test_rows_seen_are_those_that_the_records_say():
    owner = User.objects.create_user("묘향", None, Role.REPORTER)
    other = User.objects.create_user("칠보", None, Role.CODER)
    for number in range(6):
        coded(told("말", number, open_to_desk=number % 2 == 0, received_by=owner.pk * (number < 3)))
    _restricted()
    indexing.catch_up()
    for who in (owner, other):
        for rows, seen in (
            (SearchRecord.objects.accounts_for(who), AccountRecord.objects.seen_by(who)),
            (SearchRecord.objects.persons_for(who), PersonRecord.objects.seen_by(who)),
            (SearchRecord.objects.acts_for(who), ActRecord.objects.seen_by(who)),
        ):
            assert set(rows.values_list("subject", flat=True)) == set(
                seen.values_list("pk", flat=True)
            )


def test_true_names_are_looked_for_only_with_the_right_and_that_is_written_down(reader):
    from moksori.desk import vault
    from moksori.records.states import VaultKind

    person, _ = coded(told("어떤 일"))
    vault.keep({person.id: [(VaultKind.NAME, "김철수")]}, by="x", at=NOW)
    assert looked_for(reader, "김철수").persons == ()
    with pytest.raises(NotYourNamesError):
        search(reader, Query("김철수", names=True), at=NOW)
    for words in ("김철수", "Kim Chol-su", "철수"):
        found = search(reader, Query(words, names=True), may_see_names=True, at=NOW)
        assert [hit.id for hit in found.persons] == [person.id]
    assert AuditRecord.objects.filter(verb="vault.opened").count() == 3
    assert search(
        reader, Query("박영희", names=True), may_see_names=True, at=NOW
    ).persons == ()  # fmt: skip


def test_a_very_long_text_is_found_by_shorter_pieces(reader, monkeypatch):
    from moksori.language import index_terms

    monkeypatch.setattr(index_terms, "_MOST_TERMS", 10)
    account = told("그는 노동단련대로 갔고 보위부에서 고문을 당했다.")
    assert ids(looked_for(reader, "노동단련대")) == [account.id]
    assert ids(looked_for(reader, "보위부")) == [account.id]


@pytest.mark.parametrize("furthest", [2, 4, 32])
def test_rows_are_found_across_blocks(reader, monkeypatch, furthest):
    monkeypatch.setattr(finding, "BLOCK", 2)
    monkeypatch.setattr(finding, "FURTHEST", furthest)
    days = [DAY + timedelta(days=number) for number in range(24)]
    made = [told("고문" if number % 3 else "말", number, day=day).id
            for number, day in enumerate(days)]  # fmt: skip
    rare = told("고문 나루터", 30, day=days[-1] + timedelta(days=1)).id
    coded(AccountRecord.objects.get(pk=made[0]), label="나루터 어머니")
    wanted = [one for number, one in enumerate(made) if number % 3]
    monkeypatch.setattr(searching, "PAGE", 5)
    first = looked_for(reader, "고문")
    second = looked_for(reader, "고문", after=first.next)
    assert ids(first) + ids(second) == [rare, *wanted[::-1]][:10]
    assert dict(first.counts)[Findable.ACCOUNT].number == len(wanted) + 1
    found = looked_for(reader, "나루터")
    assert ids(found) == [rare]
    assert len(found.persons) == 1


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL chooses by itself")
@pytest.mark.parametrize("role", [Role.REPORTER, Role.PROTECTION_OFFICER])
@pytest.mark.parametrize("kind", list(Findable))
def test_a_search_begins_at_the_index_of_words_and_reads_no_account(kind, role):
    who = User.objects.create_user("금강", None, role)
    told("고문")
    asked = searching._prepared(kind, who.pk, role, at_work=True)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {asked.statement} LIMIT 1001", asked.parameters)
        way = [step for *_, step in cursor.fetchall()]
    assert "VIRTUAL TABLE" in way[0]
    assert "records_searchrecord USING INTEGER PRIMARY KEY" in way[1]
    assert any("COVERING INDEX account_rights" in step for step in way)
    assert not any("TEMP B-TREE FOR ORDER" in step or "sqlite_autoindex_records_account" in step
                   for step in way)  # fmt: skip
