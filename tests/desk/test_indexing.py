"""No deed can forget the search: after each of them the index is what it would be if made anew."""

import ast
import re
from pathlib import Path

import pytest
from django.db import connection

from moksori.terms.mention import MentionKind
from moksori.terms.people import PersonRole
from moksori.terms.span import Span
from tests.desk.test_real_desk import act_of, link_of, mention, real_account

pytestmark = pytest.mark.django_db

DESK = Path(__file__).parents[2] / "src" / "moksori" / "desk"
ABOUT_TELLINGS = ("account.", "act.", "mention.", "passage", "person.", "proposal.")
"""How the verbs begin that change what an account tells."""

ELSEWHERE = {
    "account.adopted": "an original without a row gets one, and waits to be read",
    "account.decided": "what the public may read; the search knows nothing of it",
    "account.retried": "puts a job in the queue; reading it again writes account.read",
    "act.corrected": "stands in the history; its line is proposal.corrected",
    "person.risk": "how near somebody is to being found is in no word of the index",
    "person.contact": "when to call next is in no word of the index",
    "person.contact_over": "a time to call that is past goes; it is in no word of the index",
    "person.minor": "an age that was decided is in no word of the index",
    "account.code": "a kind of job; account.proposed is its line",
    "account.protect": "a kind of job; account.decided is its line",
    "account.accepted": "only a desk made by the demo accepts by itself; the flows walk it",
}
"""Verbs that the walk leaves out, and why."""


def index_as_it_is():
    """Return what the index knows: of each thing its day and its terms."""
    from moksori.records.models import SearchRecord
    from moksori.records.models.searching import TERMS

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"SELECT rowid, unnest(tsvector_to_array({TERMS})) FROM {TERMS}")
        else:
            cursor.execute(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.asked USING fts5vocab(main, {TERMS}, instance)"
            )
            cursor.execute("SELECT doc, term FROM temp.asked")
        found = {}
        for number, term in cursor.fetchall():
            if not term.startswith("~w"):  # the block hangs on the number alone
                found.setdefault(number, set()).add(term)
    rows = SearchRecord.objects.values_list("number", "kind", "subject", "day", "language")
    return {tuple(rest): found.get(number, set()) for number, *rest in rows}


def assert_nothing_was_forgotten(deed, clock):
    from moksori.desk import indexing

    indexing.catch_up()
    followed = index_as_it_is()
    indexing.reindex(by="cli", at=clock())
    assert followed == index_as_it_is(), deed


def walk(account, signed):
    """Do each deed that changes what an account tells; give its name after it was done."""
    from moksori.desk import act_building, coding, deciding, mentions, passages, persons
    from moksori.records.models import ActRecord

    where = account.mentions.filter(kind="place").first()
    yield "refused place", deciding.refuse(where.pk, **signed())
    yield "taken back", deciding.take_back(where.pk, **signed())
    yield "accepted", deciding.accept(where.pk, **signed())
    arrest = act_of(account, "arrest")
    yield "refused act", deciding.refuse(arrest.pk, **signed())
    yield "act again", deciding.take_back(arrest.pk, **signed())
    corrected = deciding.ActCorrection(type="detention", place_told="Namhung")
    yield "corrected act", deciding.correct_act(arrest.pk, corrected, **signed())
    changed = act_building.Building("torture", when="2031-03")
    yield "changed act", act_building.change(account.id, arrest.pk, changed, **signed())
    yield "undone act", act_building.undo(arrest.pk, **signed())
    at = account.text.index("He arrested")
    evidence = Span(at, account.text.index(" and held"))
    keys = (link_of(account, "Ms. Baek").key,)
    building = act_building.Building("beating", keys, (), "March 14, 2031", "Namhung", evidence)
    built = act_building.build(account.id, building, **signed())
    assert ActRecord.objects.filter(pk__in=built).exists()
    yield "built act", built
    day = mention(account, "Friday evening", "date")
    lasting = mentions.Marked(Span(day.start, day.end), MentionKind.DURATION)
    yield "corrected mention", (new := mentions.correct(day.pk, lasting, **signed()))
    yield "undone mention", mentions.undo(new, **signed())
    at = account.text.index("evenings and demands")
    job = mentions.Marked(Span(at, at + len("evenings")), MentionKind.OCCUPATION)
    yield "added mention", (added := mentions.add(account.id, job, **signed()))
    yield "belongs", mentions.belongs_to(added, keys, **signed())
    han, told_of = link_of(account, "Han"), link_of(account, "Ms. Baek")
    described = persons.Described(PersonRole.WITNESS, "a neighbour of the family")
    yield "described", persons.describe(account.id, han.key, described, **signed())
    yield "merged", (one := persons.merge(han.person_id, told_of.person_id, **signed()))
    yield "parted", persons.part(one, **signed())
    baek = mention(account, "Ms. Baek")
    split = persons.split_off(account.id, keys[0], [baek.pk], **signed())
    yield "split off", split
    row = account.passages.get(text__startswith="He demanded")
    yield "cut", passages.split(row.pk, "In the end she", **signed())
    row = account.passages.get(text__startswith="He demanded")
    voice = passages.Voice("Ms. Baek", PersonRole.VICTIM)
    yield "voice", passages.give_voice(row.pk, voice, **signed())
    row = account.passages.get(text__startswith="He demanded")
    yield "joined", passages.join(row.pk, **signed())
    yield "ended", coding.finish(account.id, coding.Rest.REFUSE, **signed())


def test_after_each_deed_the_index_is_as_if_made_anew(desk, clock):
    from moksori.records.models import AuditRecord

    account = real_account(clock)
    assert_nothing_was_forgotten("read and proposed", clock)
    before = index_as_it_is()
    for deed, _ in walk(account, lambda: {"by": "usr-coder", "at": clock()}):
        assert_nothing_was_forgotten(deed, clock)
    assert index_as_it_is() != before
    walked = set(AuditRecord.objects.values_list("verb", flat=True))
    assert verbs_about_tellings() - walked == set(ELSEWHERE)


def verbs_about_tellings():
    """Return the verbs that the modules of the desk name, of those that change a telling."""
    named = set()
    for path in DESK.rglob("*.py"):
        # The codes of errors look like verbs and are none.
        text = re.sub(r'^    code = ".*"$', "", path.read_text("utf-8"), flags=re.MULTILINE)
        strings = [
            node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant)
        ]
        named |= {one for one in strings if isinstance(one, str)}
    verbs = {one for one in named if re.fullmatch(r"[a-z]+\.[a-z_]+", one)}
    return {one for one in verbs if one.startswith(ABOUT_TELLINGS)}


def test_whatever_a_line_names_is_followed_to_its_account(desk, clock):
    from moksori.desk import audit
    from moksori.records.models import (
        PersonInAccountRecord,
        PostingRecord,
        SearchRecord,
        StatementRecord,
    )

    account = real_account(clock)
    person = link_of(account, "Han").person
    act = act_of(account, "arrest")
    named = {
        account.id, account.mentions.first().pk, account.passages.first().pk, person.pk, act.pk,
        StatementRecord.objects.get(about_id=act.pk).pk,
        PersonInAccountRecord.objects.get(person=person).pk,
        PostingRecord.objects.create(person=person, role="captain").pk,
    }  # fmt: skip
    for one in sorted(named):
        SearchRecord.objects.update(stale=False)
        audit.write_line("a.b", by="usr-coder", at=clock(), subjects=["usr-1", one])
        stale = SearchRecord.objects.stale().values_list("subject", flat=True)
        assert list(stale) == [account.id], one.partition("-")[0]


def test_only_the_way_that_marks_writes_lines():
    for path in DESK.rglob("*.py"):
        if path.name not in {"audit.py", "indexing.py"}:
            assert "trail.write_line" not in path.read_text("utf-8"), path.name
