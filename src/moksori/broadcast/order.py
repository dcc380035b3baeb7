"""From an edition to its running order: the clock of a template, filled with what was cleared.

The questions and answers of a programme are the blocks of its stories, word for word; everything
else is said by the house, in `wording.yaml`. Nothing is read but the plan.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from moksori.broadcast.reading import Pace, pace
from moksori.broadcast.running import Item, ItemKind, Role, RunningOrder, Voices
from moksori.broadcast.template import Part, PartKind, Template
from moksori.broadcast.wording import wording
from moksori.publishing.checks import PlanError, check_plan
from moksori.publishing.cleaning import clean_story, line
from moksori.publishing.segments import Glosser, SegmentKind
from moksori.publishing.wording import Wording
from moksori.terms.edition import EditionPlan
from moksori.terms.story import BlockKind, Correction, StoryText

READ_BY = {
    BlockKind.INTRODUCTION: Role.HOST,
    BlockKind.QUESTION: Role.HOST,
    BlockKind.HEADING: Role.HOST,
    BlockKind.ANSWER: Role.REPORTER,
    BlockKind.PARAGRAPH: Role.REPORTER,
}


@dataclass(frozen=True, slots=True)
class _Room:
    """What the parts of one programme are made of."""

    plan: EditionPlan
    language: str
    words: Wording
    paces: Mapping[Role, Pace]
    template: Template
    voices: tuple[Voices, ...]
    groups: Mapping[str, Mapping[str, StoryText]]

    @property
    def here(self) -> tuple[StoryText, ...]:
        """The stories that stand in this language."""
        return tuple(g[self.language] for g in self.groups.values() if self.language in g)

    @property
    def invented(self) -> bool:
        """True where everything in the edition is an example."""
        told = [story for group in self.groups.values() for story in group.values()]
        return self.plan.invented or (bool(told) and all(story.invented for story in told))

    def read(self, item_id: str, kind: ItemKind, role: Role, text: str, **more: object) -> Item:
        """Return an item that somebody reads, with its reading time."""
        planned = round(self.paces[role].seconds(text) * 1000)
        return Item(item_id, kind, text, role, planned=planned, **more)  # type: ignore[arg-type]


def running_order(
    plan: EditionPlan,
    language: str,
    template: Template,
    paces: Mapping[Role, Pace] | None = None,
    voices: Sequence[Voices] = (Voices.SCRATCH,),
) -> RunningOrder:
    """Return the programme of an edition in one language, as it stands before anybody arranges it.

    Args:
        plan: Cleared stories.
        language: One of the plan's.
        template: The clock.
        paces: How fast each role is read; the general pace where it is not known.
        voices: Where the voices come from, as the opening says it.

    Raises:
        PlanError: the plan contradicts itself, or has no such language.
        NotPublicError: a story was cleared for somebody else than the public.
        WordingError: there are no words in that language.
        PaceError: no reading pace is known for that language.
    """
    check_plan(plan)
    if language not in plan.languages:
        raise PlanError("the programme is asked for in a language that the edition does not have")
    room = _room(plan, language, template, paces or {}, tuple(dict.fromkeys(voices)))
    return RunningOrder(
        series=line(plan.series),
        publisher=line(plan.publisher),
        number=plan.number,
        month=plan.month,
        language=language,
        template=template.code,
        slot=template.slot,
        gap=template.gap,
        items=tuple(_items(room)),
        voices=room.voices,
        invented=room.invented,
        stories=tuple((story.id, _title(story, room.words)) for story in room.here),
    )


def repaced(order: RunningOrder, paces: Mapping[Role, Pace]) -> RunningOrder:
    """Return a running order with the reading times of whoever reads each role now.

    Args:
        order: As it was made.
        paces: How fast each role is read; the general pace where it is not known.

    Raises:
        PaceError: no reading pace is known for its language.
    """
    general = pace(order.language)
    items = tuple(
        replace(item, planned=round(paces.get(item.role, general).seconds(item.text) * 1000))
        if item.role is not None
        else item
        for item in order.items
    )
    return replace(order, items=items)


def _room(
    plan: EditionPlan,
    language: str,
    template: Template,
    paces: Mapping[Role, Pace],
    voices: tuple[Voices, ...],
) -> _Room:
    """Return what the parts are made of; the languages of one story stand together."""
    general = pace(language)
    groups: dict[str, dict[str, StoryText]] = {}
    for cleared in plan.stories:
        story = clean_story(cleared.story)
        groups.setdefault(story.id, {})[story.language] = story
    return _Room(
        plan=plan,
        language=language,
        words=wording(language),
        paces={role: paces.get(role, general) for role in Role},
        template=template,
        voices=voices,
        groups=groups,
    )


def _items(room: _Room) -> Iterator[Item]:
    """Yield the items of every part of the clock."""
    for number, part in enumerate(room.template.parts, start=1):
        yield from MAKERS[part.kind](room, part, f"{part.kind}-{number}")


def _ident(_: _Room, part: Part, name: str) -> Iterator[Item]:
    yield Item(name, ItemKind.IDENT, planned=part.planned, spare=True)


def _music(_: _Room, part: Part, name: str) -> Iterator[Item]:
    yield Item(
        name,
        ItemKind.MUSIC,
        planned=part.planned,
        least=part.least,
        most=part.most,
        fills=part.fills,
    )


def _opening(room: _Room, _: Part, name: str) -> Iterator[Item]:
    """Yield what a listener hears first: what this is, whose voices, whether it is invented."""
    words, plan = room.words, room.plan
    said = {
        "opening": words.say(
            "opening",
            series=line(plan.series),
            number=plan.number,
            month=words.month(plan.month),
        )
    }
    said |= {f"voices_{one}": words.say(f"voices_{one}") for one in room.voices}
    if room.invented:
        said["invented"] = words.say("invented")
    for key, text in said.items():
        item_id = name if key == "opening" else f"{name}.{key}"
        yield room.read(item_id, ItemKind.OPENING, Role.ANNOUNCER, text, required=True)
    titles = [_spoken_title(story, words) for story in room.here]
    if not titles:
        yield room.read(
            f"{name}.empty", ItemKind.OPENING, Role.ANNOUNCER, words.say("empty"), required=True
        )
    elif len(titles) > 1:
        text = words.say("contents", titles="; ".join(titles))
        yield room.read(f"{name}.contents", ItemKind.OPENING, Role.ANNOUNCER, text, spare=True)


def _stories(room: _Room, part: Part, name: str) -> Iterator[Item]:
    """Yield every story of the edition, music between two, and a hole where one is missing."""
    told = 0
    for story_id, versions in room.groups.items():
        if room.language not in versions:
            other = next(versions[tag] for tag in room.plan.languages if tag in versions)
            yield _hole(room, story_id, other)
            continue
        if told and part.music:
            yield Item(
                f"{story_id}.music",
                ItemKind.MUSIC,
                story=story_id,
                planned=part.music,
                least=part.least,
                most=part.most,
                spare=True,
            )
        story = versions[room.language]
        key = "story_next" if told else "story_first"
        text = room.words.say(key, title=_spoken_title(story, room.words))
        yield room.read(
            f"{story_id}.link", ItemKind.LINK, Role.HOST, text, story=story_id, spare=True
        )
        yield from _story(room, story)
        told += 1


def _hole(room: _Room, story_id: str, other: StoryText) -> Item:
    """Return the named hole of a story that stands in another language only."""
    text = room.words.say(
        "hole",
        title=_title(other, room.words),
        language=room.words.language_name(other.language),
    )
    return Item(f"{story_id}.hole", ItemKind.HOLE, text, story=story_id)


def _story(room: _Room, story: StoryText) -> Iterator[Item]:
    """Yield a story: what a listener should know before, its blocks, what was changed after."""
    words, own = room.words, story.id
    if story.invented and not room.invented:
        yield room.read(
            f"{own}.invented", ItemKind.NOTE, Role.HOST, words.say("invented"),
            story=own, required=True,
        )  # fmt: skip
    if story.content_note:
        text = words.say("before_story", note=story.content_note)
        yield room.read(f"{own}.note", ItemKind.NOTE, Role.HOST, text, story=own, required=True)
    yield from _blocks(room, story)
    if story.kinds_changed:
        yield room.read(
            f"{own}.changed", ItemKind.CONTEXT, Role.HOST, words.say("changed"),
            story=own, required=True,
        )  # fmt: skip
    for number, correction in enumerate(story.corrections, start=1):
        if correction.text:
            yield room.read(
                f"{own}.correction-{number}", ItemKind.CORRECTION, Role.HOST,
                _correction(correction, words), story=own, required=True,
            )  # fmt: skip


def _blocks(room: _Room, story: StoryText) -> Iterator[Item]:
    """Yield the blocks of a story word for word; a note before a hard passage, terms after."""
    glosser = Glosser(story.glossary)
    for number, block in enumerate(story.blocks):
        if not block.text:
            continue
        name = f"{story.id}.{number:03}"
        if block.note:
            yield room.read(
                f"{name}.note", ItemKind.NOTE, Role.HOST, block.note,
                story=story.id, required=True,
            )  # fmt: skip
        yield room.read(
            name, ItemKind(block.kind.value), READ_BY[block.kind], block.text,
            story=story.id, block=number,
        )  # fmt: skip
        notes = [note for text in block.text.split("\n") for note in glosser.cut(text).notes]
        for place, note in enumerate(notes, start=1):
            if note.kind is SegmentKind.TERM:
                # Its own stop, always: "Chinese money" before a figure would read as a sum.
                gloss = note.gloss.rstrip(" .。")
                text = room.words.say("context", word=note.word, gloss=gloss)
                yield room.read(
                    f"{name}.context-{place}", ItemKind.CONTEXT, Role.HOST, text,
                    story=story.id, spare=True,
                )  # fmt: skip


def _notices(room: _Room, _: Part, name: str) -> Iterator[Item]:
    """Yield what was taken back, in the languages in which it stood."""
    gone = [one for one in room.plan.withdrawn if room.language in one.languages]
    for number, one in enumerate(gone, start=1):
        text = room.words.say("withdrawn", month=room.words.month(one.month))
        yield room.read(
            f"{name}.withdrawn-{number}", ItemKind.NOTICE, Role.ANNOUNCER, text, required=True
        )


def _closing(room: _Room, _: Part, name: str) -> Iterator[Item]:
    words, plan = room.words, room.plan
    text = words.say("closing", series=line(plan.series), number=plan.number)
    if publisher := line(plan.publisher):
        text += " " + words.say("closing_publisher", publisher=publisher)
    yield room.read(name, ItemKind.CLOSING, Role.ANNOUNCER, text, required=True)


def _correction(correction: Correction, words: Wording) -> str:
    if not correction.month:
        return words.say("correction_undated", text=correction.text)
    return words.say("correction", month=words.month(correction.month), text=correction.text)


def _title(story: StoryText, words: Wording) -> str:
    return story.title or words.say("untitled")


def _spoken_title(story: StoryText, words: Wording) -> str:
    """Return a title without the stop at its end: the sentence around it brings its own."""
    return _title(story, words).rstrip(" .。") or _title(story, words)


MAKERS: Mapping[PartKind, Callable[[_Room, Part, str], Iterator[Item]]] = {
    PartKind.IDENT: _ident,
    PartKind.OPENING: _opening,
    PartKind.MUSIC: _music,
    PartKind.STORIES: _stories,
    PartKind.NOTICES: _notices,
    PartKind.CLOSING: _closing,
}
