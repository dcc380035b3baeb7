"""The worked example in the middle of its life: what invented people of a demo's desk did with it.

Whoever opens a demo finds something that waits at every stage. All of it is done by the desk's own
procedures, in the names of the people whose links are printed; the words are invented.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from moksori.broadcast.running import Role as RoleOnAir
from moksori.desk import (
    approving,
    caring,
    cases,
    coders,
    composing,
    consenting,
    editions,
    grades,
    intake,
    judgements,
    judging,
    notes,
    openings,
    recalling,
    remarks,
    trial_programmes,
)
from moksori.desk.seeing import accounts, coding, people, programmes, stories
from moksori.desk.seeing import composing as story_writing
from moksori.desk.seeing import editions as edition_pages
from moksori.intake.phonenote import Note
from moksori.records.models import User
from moksori.records.states import ContactWay, RecallReason, Risk, Role, Verdict
from moksori.terms.cleared import Cleared
from moksori.terms.composition import Composition, Part, PartKind, StoryForm
from moksori.terms.consent import Use
from moksori.terms.statement import Reliability

Clock = Callable[[], datetime]
CALL = (
    "She says that on Tuesday two officers of the market office came to the stalls by the bridge. "
    "They took a sack of rice and 400 yuan from a widow who sells noodles, because her permit was "
    "a day over. One of them pushed her against the stall. She is 52 and lives with her "
    "grandson.\n\nOur caller saw it from the next stall. The neighbours told her afterwards that "
    "the same two came last month and took 250 yuan."
)
PICTURE = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + bytes(64)
"""A file that is no text, as somebody sends one by mistake."""
INTERVIEW, STATEMENT, CHAT = "03-interview-labelled.txt", "09-mm-statement.md", "08-mm-whatsapp.txt"
NOTES, TOLD_AGAIN, LOOKED_AGAIN = (
    "01-phone-notes.md", "02-kakaotalk.txt", "04-interview-unlabelled.txt",
)  # fmt: skip
LETTER = "05-letter.eml"
CARRIED = "돈을 나르는 값"
WEIGHED = "Weighed twice"
BURNED = "The night the houses burned"
ON_AIR = "Voices in five minutes"
READERS = {RoleOnAir.HOST: "R1", RoleOnAir.REPORTER: "R2"}


@dataclass(frozen=True, slots=True)
class Life:
    """Who works at the desk, what came in, what left, and the time."""

    people: Mapping[Role, User]
    accounts: Mapping[str, str]
    left: Sequence[Cleared]
    clock: Clock

    def who(self, role: Role) -> User:
        """Return whoever works in a role."""
        return self.people[role]


@dataclass(frozen=True, slots=True)
class Words:
    """What an editor puts around the passages of a story."""

    title: str
    standfirst: str
    heading: str


def live(staff: Mapping[Role, User], left: Sequence[Cleared], clock: Clock) -> None:
    """Let the people of a demo's desk do a part of what they would do in a week.

    Args:
        staff: One person a role.
        left: The stories that were released.
        clock: Gives the time.
    """
    officer = staff[Role.PROTECTION_OFFICER]
    rows = accounts.listed(officer, accounts.Filters()).rows
    named = {accounts.page(officer, row.id).name: row.id for row in rows}
    life = Life(staff, named, left, clock)
    for part in (
        _arriving,
        _a_case,
        _a_source,
        _two_coders,
        _writing,
        _an_edition,
        _taken_back,
        _on_air,
    ):
        part(life)


def _arriving(life: Life) -> None:
    """A call that waits to be coded, and a file that nobody can read."""
    reporter = life.who(Role.REPORTER)
    day = life.clock().date() - timedelta(days=1)
    header = Note("the noodle seller", (), "she saw it herself", day.isoformat())
    arrival = intake.Arrival("phone", "kp", invented=True, open_to_desk=True)
    notes.take_down(header, CALL, arrival, by=reporter.id, at=life.clock())
    sent = intake.Arrival("chat", "kp", invented=True, open_to_desk=True)
    intake.receive_account(PICTURE, "photo.png", sent, by=reporter.id, at=life.clock())


def _a_case(life: Life) -> None:
    """Three accounts of one matter, two of them judged."""
    coder = life.who(Role.CODER).id
    case = cases.begin("Money for a daughter abroad", by=coder, at=life.clock())
    told = [life.accounts[name] for name in (NOTES, TOLD_AGAIN, LOOKED_AGAIN)]
    for account in told:
        cases.put_in(case, account, by=coder, at=life.clock())
    why = "The same evening and the same sum; one saw it, the other carried the money."
    judgements.judge(told[0], told[1], Verdict.SAME, why, by=coder, at=life.clock())
    why = "Month and threat differ; it may be another visit of the same officer."
    judgements.judge(told[0], told[2], Verdict.MAYBE, why, by=coder, at=life.clock())


def _a_source(life: Life) -> None:
    """A source at risk: graded, a consent written down, a contact due, a name asked for."""
    officer, at = life.who(Role.PROTECTION_OFFICER).id, life.clock
    account = life.accounts[LETTER]
    source = _source_of(life, account)
    caring.judge_risk(source, Risk.HIGH, "The letter was opened on its way.", by=officer, at=at())
    caring.plan_contact(source, at().date(), ContactWay.THROUGH_SOMEBODY, by=officer, at=at())
    why = "Known for four years; two earlier letters proved right."
    grades.grade_source(source, Reliability.B, why, seen="", by=officer, at=at())
    explained = "Who reads the pages, and that the village is not named."
    for use, allowed in ((Use.PUBLISH_DISGUISED, True), (Use.BROADCAST_OWN_VOICE, False)):
        word = consenting.Word(
            source, use, allowed, "written", account, language="ko", explained=explained
        )
        consenting.enter(word, by=officer, at=at())
    why = "A lawyer asks whether this is the father of the man in the other file."
    openings.ask(source, why, who=life.who(Role.REPORTER), at=at())


def _source_of(life: Life, account: str) -> str:
    officer = life.who(Role.PROTECTION_OFFICER)
    found = people.people(officer, people.Asked(role="source"), page=1, at=life.clock()).entries
    for one in found:
        person = people.person(officer, one.id, life.clock())
        if any(told == account for told, *_ in person.accounts):
            return one.id
    return found[0].id


def _two_coders(life: Life) -> None:
    """A second coding, blind, that differs in a few places from the first."""
    coder, account = life.who(Role.CODER), life.accounts[CHAT]
    by = life.who(Role.EDITOR).id
    second = coders.ask_second(account, coder.id, by=by, at=life.clock())
    page = coding.page(coder, account)
    proposed = [*(one.id for one in page.items), *(one.id for one in page.acts)]
    for number, item in enumerate(proposed, start=1):
        decide = judging.refuse if number % 9 == 0 else judging.accept
        decide(item, second, by=coder.id, at=life.clock())
    coders.end(second, by=coder.id, at=life.clock())


def _writing(life: Life) -> None:
    """A story that is being written, one before the editor, one that waits for a second yes."""
    reporter = life.who(Role.REPORTER)
    composing.begin(
        reporter, [life.accounts[LOOKED_AGAIN]], StoryForm.INTERVIEW, "en", at=life.clock()
    )
    told = Words(WEIGHED, "Told by somebody who sold beside him.", "As it was told")
    before_editor = _written(life, INTERVIEW, told, "en")
    _step(life, before_editor, Role.REPORTER, "to_editor")
    text = "Say in the standfirst that he denies it, if he answers."
    remarks.remark(life.who(Role.EDITOR), before_editor, text, None, at=life.clock())
    told = Words(CARRIED, "심부름을 하는 사람이 무엇을 무릅쓰는가.", "들은 대로")
    waiting = _written(life, TOLD_AGAIN, told, "ko")
    _before_protection(life, waiting)
    _approve(life, waiting, Role.EDITOR)


def _an_edition(life: Life) -> None:
    """An edition that is being put together, with a story that two people approved."""
    editor = life.who(Role.EDITOR)
    told = Words(BURNED, "A farmer tells of one evening.", "As it was told")
    story = _written(life, STATEMENT, told, "en")
    _before_protection(life, story)
    for role in (Role.EDITOR, Role.PROTECTION_OFFICER):
        _approve(life, story, role)
    month = f"{life.clock():%Y-%m}"
    edition = editions.begin(editor, "Voices", month, "", at=life.clock())
    seen = edition_pages.page(editor, edition, life.clock()).seen
    editions.arrange(editor, edition, [story], seen=seen, at=life.clock())


def _taken_back(life: Life) -> None:
    """A story that was released and is taken back: somebody feared for the one who told it."""
    officer = life.who(Role.PROTECTION_OFFICER)
    told = people.stories_told_by(officer, _source_of(life, life.accounts[LETTER]))
    for row in edition_pages.out(officer, life.clock()):
        if row.public_id in told:
            recalling.recall(officer, row.story, RecallReason.DANGER, at=life.clock())
            return


def _on_air(life: Life) -> None:
    """A short programme in the making: some of it read, a take to listen to, the rest open.

    Of a story whose source is known, so that there is somebody to ask for their own voice.
    """
    editor, producer = life.who(Role.EDITOR), life.who(Role.PRODUCER)
    officer = life.who(Role.PROTECTION_OFFICER)
    gone = people.stories_told_by(officer, _source_of(life, life.accounts[LETTER]))
    out = {one.public_id: one.story for one in edition_pages.out(officer, life.clock())
           if one.language == "en" and one.public_id not in gone}  # fmt: skip
    sources = people.people(officer, people.Asked(role="source"), page=1, at=life.clock()).entries
    known = {id_ for one in sources for id_ in people.stories_told_by(officer, one.id)}
    told = [
        one
        for one in life.left
        if one.story.language == "en" and one.story.id in known & out.keys()
    ]
    if not told:
        return
    short = min(told, key=lambda one: (_words_in(one), one.story.id))
    edition = editions.begin(editor, ON_AIR, f"{life.clock():%Y-%m}", "", at=life.clock())
    seen = edition_pages.page(editor, edition, life.clock()).seen
    editions.arrange(editor, edition, [out[short.story.id]], seen=seen, at=life.clock())
    record = programmes.edition_to_plan(producer, edition)
    trial_programmes.in_the_middle(
        record, life.left, READERS, (producer.id, life.who(Role.READER).id), at=life.clock()
    )


def _words_in(told: Cleared) -> int:
    return sum(len(block.text) for block in told.story.blocks)


def _written(life: Life, name: str, words: Words, language: str) -> str:
    reporter, account = life.who(Role.REPORTER), life.accounts[name]
    story = composing.begin(reporter, [account], StoryForm.ARTICLE, language, at=life.clock())
    told = accounts.page(reporter, account).passages[1:6]
    parts = (
        Part(PartKind.HEADING, words.heading),
        *(Part(PartKind.PASSAGE, account=account, number=one.number) for one in told),
    )
    composition = Composition(
        StoryForm.ARTICLE, parts, title=words.title, standfirst=words.standfirst
    )
    seen = story_writing.composing(reporter, story, life.clock()).seen
    composing.write(reporter, story, composition, seen=seen, at=life.clock())
    return story


def _step(life: Life, story: str, role: Role, name: str) -> None:
    who = life.who(role)
    seen = story_writing.composing(who, story, life.clock()).seen
    approving.take_step(who, story, name, seen=seen, at=life.clock())


def _before_protection(life: Life, story: str) -> None:
    _step(life, story, Role.REPORTER, "to_editor")
    _step(life, story, Role.EDITOR, "to_protection")


def _approve(life: Life, story: str, role: Role) -> None:
    who = life.who(role)
    mark = stories.page(who, story, life.clock()).mark
    approving.approve(who, story, mark, at=life.clock())
