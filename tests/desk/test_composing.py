"""Stories made of parts: what stays live, what is disguised, and what no editor can let slip."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moksori.records.states import Role
from moksori.terms.composition import PartKind, StoryForm, Voice
from moksori.terms.errors import InvalidError, MissingError, RefusedError
from tests.desk.composing import cast, heading, passage, story, text

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def people(received):
    return cast()


@pytest.fixture
def begun(people, received, clock):
    from moksori.desk import composing

    return composing.begin(
        people[Role.REPORTER], [received[0]], StoryForm.ARTICLE, "en", at=clock()
    )


def record(story_id):
    from moksori.records.models import StoryRecord

    return StoryRecord.objects.get(pk=story_id)


def written(people, story_id, composition, clock):
    from moksori.desk import composing
    from moksori.records import trail

    composing.write(
        people[Role.REPORTER], story_id, composition, seen=trail.version_of(story_id), at=clock()
    )


def looked(story_id, clock):
    from moksori.desk import looking

    return looking.look_at(record(story_id), by="usr-test", at=clock())


def public(found):
    told = found.draft.story
    return "\n".join([told.title, told.standfirst, *(block.text for block in told.blocks)])


def mention_of(account, kind, words):
    from moksori.records.models import MentionRecord

    rows = MentionRecord.objects.standing().filter(account=account, kind=kind)
    return next(row for row in rows if words in row.told)


def test_a_story_begins_as_its_account_whole_and_reads_as_the_account_does(people, received, clock):
    from moksori.desk import composing, looking, stories
    from moksori.records.models import AccountRecord, StoryRecord

    id_ = composing.begin(
        people[Role.REPORTER], [received[0]], StoryForm.INTERVIEW, "en", at=clock()
    )
    account = AccountRecord.objects.get(pk=received[0])
    whole = stories.telling_of(account, looking.names_of_desk("usr-test", clock()))
    alone = stories.draft_of(whole, (), clock())
    # Pseudonyms are of the story: the same public id has the same ones.
    whole.story.accounts.clear()
    whole.story.delete()
    StoryRecord.objects.filter(pk=id_).update(public_id=alone.story.id)
    assert looked(id_, clock).draft.story.blocks == alone.story.blocks


def test_live_mentions_in_own_words_follow_the_decisions(people, received, begun, clock):
    place = mention_of(received[0], "place", "Pongsan")
    age = mention_of(received[0], "age", "47")
    composition = story(
        text(f"It happened in {{{place.pk}}}. She was {{{age.pk}}}."),
        passage(received[0], 4),
        title=f"What was asked in {{{place.pk}}}",
    )
    written(people, begun, composition, clock)
    found = looked(begun, clock)
    assert "Pongsan" not in public(found)
    assert "47" not in public(found)
    assert "a neighbourhood of the city" in found.draft.story.title
    assert "forties" in public(found) or "40s" in public(found)


def test_a_name_typed_by_an_editor_is_disguised_or_stopped(people, received, begun, clock):
    composition = story(
        text("Ms. Baek spoke of Pongsan-dong, and The Heron came again."),
        passage(received[0], 4),
        title="Baek and the captain",
        standfirst="A daughter of Baek was held.",
    )
    written(people, begun, composition, clock)
    found = looked(begun, clock)
    assert not re.search("Baek|Pongsan|Heron", public(found)) or any(
        one.cls == "block" for one in found.findings
    )


def test_what_the_story_leaves_out_is_still_looked_for(people, received, begun, clock):
    composition = story(text("It was on March 14, 2031, and cost 30,000 RMB."))
    written(people, begun, composition, clock)
    found = looked(begun, clock)
    stopped = {one.place for one in found.findings if one.cls == "block"}
    assert "March 14" not in public(found) or "block 1" in stopped
    assert "30,000" not in public(found) or "block 1" in stopped


def test_captions_titles_and_notes_pass_the_gate_too(people, received, begun, clock):
    planted = "Choe Il-gwang"
    from moksori.desk import vault
    from moksori.records.models import PersonRecord
    from moksori.records.states import VaultKind

    stranger = PersonRecord.objects.create(role="witness")
    vault.keep({stranger.pk: [(VaultKind.NAME, planted)]}, by="usr-test", at=clock())
    for field, place in (
        ("title", "title"),
        ("standfirst", "standfirst"),
        ("content_note", "content note"),
        ("byline", "byline"),
        ("editor", "editor"),
    ):
        written(people, begun, story(text("Nothing."), **{field: f"With {planted}"}), clock)
        stops = {one.place for one in looked(begun, clock).findings if one.cls == "block"}
        assert place in stops, field
    written(people, begun, story(heading(f"{planted} speaks"), text("Nothing.")), clock)
    assert "block 1" in {one.place for one in looked(begun, clock).findings}


@settings(max_examples=12)
@given(
    before=st.text("abc ,.", max_size=12),
    after=st.text("abc ,.", max_size=12),
    where=st.sampled_from(["text", "heading", "title", "standfirst"]),
    planted=st.sampled_from(["Ri Myong-hak", "리명학", "RI MYONG HAK", "Myong-hak Ri"]),
)
def test_no_planted_name_escapes(planting, before, after, where, planted):
    people, id_, clock = planting
    words = f"{before} {planted} {after}"
    composition = {
        "text": story(text(words)),
        "heading": story(heading(words), text("Nothing.")),
        "title": story(text("Nothing."), title=words),
        "standfirst": story(text("Nothing."), standfirst=words),
    }[where]
    written(people, id_, composition, clock)
    found = looked(id_, clock)
    assert any(one.cls == "block" for one in found.findings)


@pytest.fixture
def planting(people, begun, clock):
    from moksori.desk import vault
    from moksori.records.models import PersonRecord
    from moksori.records.states import VaultKind

    stranger = PersonRecord.objects.create(role="witness")
    names = [(VaultKind.NAME, "Ri Myong-hak"), (VaultKind.NAME, "리명학")]
    vault.keep({stranger.pk: names}, by="usr-test", at=clock())
    return people, begun, clock


def test_two_accounts_make_one_story_and_one_person_has_one_name(people, received, clock):
    from moksori.desk import composing

    id_ = composing.begin(people[Role.REPORTER], received, StoryForm.ARTICLE, "en", at=clock())
    found = looked(id_, clock)
    assert {part.number for part in found.telling.structure.passages} == set(
        range(1, len(found.telling.structure.passages) + 1)
    )
    assert set(received) <= found.draft.touches
    assert len({one.entity for one in found.telling.disguised.given}) == len(
        {one.name.hangul for one in found.telling.disguised.given}
    )


def test_a_stretch_is_told_alone(people, received, begun, clock):
    from moksori.records.models import AccountRecord

    passages = AccountRecord.objects.get(pk=received[0]).passages
    row = passages.get(text__contains="In the end")
    at = row.text.index("In the end")
    written(
        people,
        begun,
        story(passage(received[0], row.number, at, at + len("In the end she"))),
        clock,
    )
    blocks = looked(begun, clock).draft.story.blocks
    assert [one.text for one in blocks] == ["In the end she"]
    # Half of a sum is told as no sum: the stretch grows to the whole of it, which is disguised.
    at = row.text.index("30,000")
    written(people, begun, story(passage(received[0], row.number, 0, at + 5)), clock)
    assert "30,00" not in looked(begun, clock).draft.story.blocks[0].text
    with pytest.raises(InvalidError):
        written(people, begun, story(passage(received[0], row.number, 0, 9_999)), clock)


def test_every_version_is_kept_and_an_undo_is_a_new_one(people, received, begun, clock):
    from moksori.desk import composing
    from moksori.records import trail
    from moksori.records.models import HistoryRecord

    first = record(begun).composition
    written(people, begun, story(text("Another text.")), clock)
    change = HistoryRecord.objects.of(begun).last()
    composing.put_back(
        people[Role.EDITOR], begun, change.id, seen=trail.version_of(begun), at=clock()
    )
    assert record(begun).composition == first
    assert [row.verb for row in HistoryRecord.objects.of(begun)] == [
        "story.begun", "story.written", "story.put_back",
    ]  # fmt: skip


def test_who_writes_second_is_told_and_nothing_is_lost(people, received, begun, clock):
    from moksori.desk import composing
    from moksori.records import trail
    from moksori.records.trail import ConflictError

    seen = trail.version_of(begun)
    written(people, begun, story(text("First.")), clock)
    with pytest.raises(ConflictError):
        composing.write(people[Role.EDITOR], begun, story(text("Second.")), seen=seen, at=clock())
    assert record(begun).composition["parts"][0]["text"] == "First."


def test_what_is_not_for_somebody_is_not_there_for_them(people, received, begun, clock):
    from moksori.desk import composing
    from moksori.records import trail
    from moksori.records.models import AccountRecord

    AccountRecord.objects.filter(pk=received[0]).update(open_to_desk=False)
    with pytest.raises(MissingError):
        composing.story_of(people[Role.REPORTER], begun)
    with pytest.raises(MissingError):
        composing.begin(people["second"], [received[0]], StoryForm.ARTICLE, "en", at=clock())
    AccountRecord.objects.filter(pk=received[0]).update(open_to_desk=True)
    AccountRecord.objects.filter(pk=received[1]).update(open_to_desk=False)
    with pytest.raises(MissingError):
        composing.write(
            people[Role.REPORTER], begun, story(passage(received[1], 1)),
            seen=trail.version_of(begun), at=clock(),
        )  # fmt: skip
    foreign = mention_of(received[1], "place", "봉산")
    with pytest.raises(MissingError):
        written(people, begun, story(text(f"In {{{foreign.pk}}}.")), clock)


@pytest.mark.parametrize(
    "bad",
    [
        story(text("")),
        story(text("a\u202eb")),
        story(text("a"), title="x" * 301),
        story(*[text("a")] * 401),
        story(text("a"), byline="{men-0000000000000000}"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_changes(people, begun, clock, bad):
    before = record(begun).composition
    with pytest.raises(InvalidError):
        written(people, begun, bad, clock)
    assert record(begun).composition == before


def test_a_translation_shares_the_public_id_once(people, begun, clock):
    from moksori.desk import composing

    other = composing.begin_translation(people[Role.TRANSLATOR], begun, "ko", at=clock())
    assert record(other).public_id == record(begun).public_id
    assert record(other).composition["parts"] == record(begun).composition["parts"]
    with pytest.raises(RefusedError):
        composing.begin_translation(people[Role.TRANSLATOR], begun, "ko", at=clock())


def test_a_question_of_the_editors_own_stands_as_a_question(people, received, begun, clock):
    written(
        people,
        begun,
        story(text("And then?", Voice.QUESTION), text("Nothing.", Voice.ANSWER), heading("After")),
        clock,
    )
    blocks = looked(begun, clock).draft.story.blocks
    assert [str(one.kind) for one in blocks] == ["question", "answer", "heading"]
    assert PartKind.HEADING == "heading"


def test_persons_judged_to_be_one_have_one_name_in_a_story_of_both_accounts(
    people, received, clock
):
    from moksori.desk import composing, persons
    from moksori.records.models import PersonInAccountRecord

    def victim(account):
        links = PersonInAccountRecord.objects.filter(account_id=account).order_by("key")
        named = [link for link in links if link.person.label or link.spans]
        return next(
            link.person_id
            for link in named
            if any(word in link.account.text[a:b] for a, b in link.spans for word in ("Baek", "백"))
        )

    kept, gone = victim(received[0]), victim(received[1])
    id_ = composing.begin(people[Role.REPORTER], received, StoryForm.ARTICLE, "en", at=clock())
    before = {one.entity for one in looked(id_, clock).telling.disguised.given}
    assert {kept, gone} <= before
    persons.merge(kept, gone, by="usr-coder", at=clock())
    found = looked(id_, clock)
    given = [one.entity for one in found.telling.disguised.given]
    assert given.count(kept) == 1
    assert gone not in given
    assert not re.search("Baek|백모|백 씨", public(found))


def sentences_in(account, number):
    from moksori.language.sentences import sentences
    from moksori.records.models import PassageRecord

    text = PassageRecord.objects.get(account_id=account, number=number).text
    return text, sentences(text)


def longest_passage(account):
    from moksori.records.models import PassageRecord

    rows = PassageRecord.objects.filter(account_id=account)
    return max(rows, key=lambda row: len(sentences_in(account, row.number)[1])).number


def test_a_sentence_is_left_out_and_the_rest_stays_live(people, received, begun, clock):
    from dataclasses import replace

    from moksori.desk.seeing import composing as seeing
    from moksori.records.models import AuditRecord

    number = longest_passage(received[0])
    text_, found = sentences_in(received[0], number)
    assert len(found) > 2
    whole = story(passage(received[0], number))
    written(people, begun, whole, clock)
    before = public(looked(begun, clock))
    part = replace(passage(received[0], number), without=(found[1],))
    written(people, begun, story(part), clock)
    after = public(looked(begun, clock))
    assert len(after) < len(before)
    # What is told is what was told of it before, sentence by sentence, disguises and all.
    first, last = before.split(". ")[0], before.rstrip().split(". ")[-1]
    assert after.startswith(first)
    assert after.rstrip().endswith(last)
    assert "  " not in after
    edit = seeing.history(people[Role.REPORTER], begun)[0]
    came = [line.text for line in edit.lines if line.sign == "+"]
    assert [line for line in came if seeing.LEFT_OUT in line]
    assert text_[slice(*found[1])] not in " ".join(came)
    assert AuditRecord.objects.filter(verb="story.written").last().detail["left_out"] == 1
    assert record(begun).composition["parts"][0]["without"] == [list(found[1])]


def test_what_is_left_out_takes_whole_mentions_and_never_everything(people, received, begun, clock):
    from dataclasses import replace

    from moksori.records.models import MentionRecord

    one = MentionRecord.objects.standing().filter(account=received[0], kind="place").first()
    from moksori.records.models import PassageRecord

    row = PassageRecord.objects.get(account_id=received[0], start__lte=one.start, end__gte=one.end)
    # Half of a place's name is ticked: the other half goes as well.
    half = (one.start - row.start, one.start - row.start + len(one.told) // 2)
    written(people, begun, story(replace(passage(received[0], row.number), without=(half,))), clock)
    told = public(looked(begun, clock))
    assert told.count(one.told) == row.text.count(one.told) - 1
    assert f" {one.told[len(one.told) // 2 :]}" not in told
    everything = replace(passage(received[0], row.number), without=((0, len(row.text)),))
    written(people, begun, story(everything), clock)
    with pytest.raises(InvalidError):
        looked(begun, clock)
    for bad in ((5, 5), (0, len(row.text) + 1), (-1, 3)):
        with pytest.raises(InvalidError):
            written(people, begun, story(replace(passage(received[0], 1), without=(bad,))), clock)


def test_an_account_is_taken_out_of_a_story_and_leaves_a_version(people, received, begun, clock):
    from moksori.desk import composing
    from moksori.desk.seeing import composing as seeing
    from moksori.records import trail
    from moksori.records.models import AuditRecord

    reporter = people[Role.REPORTER]

    def out(account, seen=None):
        seen = trail.version_of(begun) if seen is None else seen
        composing.take_account_out(reporter, begun, account, seen=seen, at=clock())

    with pytest.raises(RefusedError):  # its last account
        out(received[0])
    with pytest.raises(MissingError):
        out(received[1])
    live = mention_of(received[1], "place", "")
    written(
        people, begun,
        story(passage(received[0], 1), passage(received[1], 1), text(f"In {{{live}}}.")), clock,
    )  # fmt: skip
    with pytest.raises(RefusedError):  # a live mention of it stands in own words
        out(received[1])
    written(people, begun, story(passage(received[0], 1), passage(received[1], 1)), clock)
    with pytest.raises(RefusedError):  # somebody wrote meanwhile
        out(received[1], seen=1)
    out(received[1])
    assert [one.pk for one in record(begun).accounts.all()] == [received[0]]
    assert [one["account"] for one in record(begun).composition["parts"]] == [received[0]]
    edit = seeing.history(reporter, begun)[0]
    assert edit.verb == "account_out"
    assert [line.sign for line in edit.lines] == [" ", " ", "-"]
    last = AuditRecord.objects.order_by("-seq").first()
    assert (last.verb, last.subjects) == ("story.rests_no_more", [begun, received[1]])
    composing.put_back(reporter, begun, edit.id, seen=trail.version_of(begun), at=clock())
    assert record(begun).accounts.count() == 2


def test_a_story_that_was_let_out_keeps_its_accounts(people, received, begun, clock):
    from moksori.desk import composing
    from moksori.records import trail
    from moksori.records.models import EditionRecord, ReleaseRecord, StoryInEditionRecord

    written(people, begun, story(passage(received[0], 1), passage(received[1], 1)), clock)
    edition = EditionRecord.objects.create(series="s", number=1, month="2031-05", state="released")
    StoryInEditionRecord.objects.create(edition=edition, story=record(begun), number=1)
    ReleaseRecord.objects.create(edition=edition, by="usr-1", at=clock())
    with pytest.raises(RefusedError):
        composing.take_account_out(
            people[Role.REPORTER], begun, received[1], seen=trail.version_of(begun), at=clock()
        )
    assert record(begun).accounts.count() == 2


def test_what_was_cut_stays_cut_where_the_story_is_begun_in_another_language(
    people, received, begun, clock
):
    from dataclasses import replace

    from moksori.desk import composing
    from moksori.records.models import AccountRecord

    AccountRecord.objects.filter(pk=received[1]).update(translation_of=received[0])
    _text, found = sentences_in(received[0], 1)
    cut = replace(passage(received[0], 1), without=(found[0],))
    written(people, begun, story(cut, passage(received[0], 2)), clock)
    other = composing.begin_translation(people[Role.REPORTER], begun, "ko", at=clock())
    parts = record(other).composition["parts"]
    assert parts[0]["account"] == received[0]
    assert parts[0]["without"] == [list(found[0])]
    assert parts[1]["account"] == received[1]
