"""A draft out of a disguised account: blocks, title, address, and what the gate must know."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypedDict, Unpack

from moksori.language.particles import strip_particle
from moksori.packs.model import GlossEntry
from moksori.protection.disguise import Disguised
from moksori.protection.slug import slug_of
from moksori.terms.account import Structure
from moksori.terms.disguise import PublicPassage
from moksori.terms.draft import Draft
from moksori.terms.passage import SpeakerRole
from moksori.terms.story import Block, BlockKind, Correction, StoryText, Term

_HEADING = re.compile(r"^#{1,6}[ \t]+")
_EMPHASIS = re.compile(r"(?P<marks>[*_]{1,2})(?P<words>[^*_\s][^*_]*)(?P=marks)")
_BLANK = "\u00a0 \t"


class Frame(TypedDict, total=False):
    """What the desk adds around the words of an account.

    `story_id` and `month` (`YYYY-MM`) are needed; `language` is the account's where it is empty.
    """

    story_id: str
    month: str
    language: str
    touches: frozenset[str]
    published: str
    glossary: Sequence[GlossEntry]
    standfirst: str
    byline: str
    editor: str
    outlet: str
    content_note: str
    corrections: tuple[Correction, ...]
    invented: bool
    allowed: dict[str, str]


def compose(structure: Structure, disguised: Disguised, **frame: Unpack[Frame]) -> Draft:
    """Make the draft that asks the gate to leave.

    Args:
        structure: Who speaks where: it says what is a question and what an introduction.
        disguised: The account as the public reads it.
        frame: What the desk adds around it.
    """
    language = frame.get("language") or structure.language or "en"
    title = disguised.title or made_title(disguised, language)
    blocks = _blocks(structure, disguised)
    story = StoryText(
        id=frame["story_id"],
        slug=slug_of(title),
        language=language,
        title=title,
        standfirst=frame.get("standfirst", ""),
        blocks=blocks,
        month=frame["month"],
        byline=frame.get("byline", ""),
        editor=frame.get("editor", ""),
        outlet=frame.get("outlet", ""),
        glossary=_terms(frame.get("glossary", ()), blocks, language),
        kinds_changed=kinds_changed(disguised),
        corrections=frame.get("corrections", ()),
        content_note=frame.get("content_note", ""),
        invented=frame.get("invented", False),
    )
    return Draft(
        story=story,
        touches=frame.get("touches", frozenset()),
        heard_by_two=disguised.heard_by_two,
        published=frame.get("published", ""),
        allowed=frame.get("allowed", {}),
    )


def made_title(disguised: Disguised, language: str) -> str:
    """Give a title for an account that came without one: where it is from, no finer."""
    if language.startswith("ko"):
        region = disguised.region.get("ko", "")
        return f"{region} 주민의 증언" if region else "한 주민의 증언"
    region = disguised.region.get("en", "")
    return f"An account from {region}" if region else "An account"


def kinds_changed(disguised: Disguised) -> tuple[str, ...]:
    """Give the kinds of things that were disguised: what kind, never what."""
    changes = [*disguised.title_changes, *(c for p in disguised.passages for c in p.changes)]
    return tuple(sorted({str(change.kind) for change in changes}))


def block_passages(structure: Structure, disguised: Disguised) -> tuple[int, ...]:
    """Give the number of the passage that each block of the draft is made of, in their order."""
    told = {passage.number: passage.span for passage in structure.passages}
    title = structure.title
    return tuple(
        passage.number
        for passage in disguised.passages
        if _paragraphs(passage.text)
        and not (title is not None and title.holds(told[passage.number]))
    )


def _blocks(structure: Structure, disguised: Disguised) -> tuple[Block, ...]:
    first_turn = next((p.number for p in disguised.passages if p.speaker), None)
    public = {passage.number: passage for passage in disguised.passages}
    shown = [public[number] for number in block_passages(structure, disguised)]
    return tuple(
        Block(_kind(one, first_turn), one.speaker or "", _paragraphs(one.text)) for one in shown
    )


def _kind(passage: PublicPassage, first_turn: int | None) -> BlockKind:
    if not passage.speaker:
        spoken = passage.role in {SpeakerRole.HOST, SpeakerRole.REPORTER}
        if passage.role == SpeakerRole.HOST:
            return BlockKind.QUESTION
        if spoken:
            return BlockKind.ANSWER
        before = first_turn is not None and passage.number < first_turn
        return BlockKind.INTRODUCTION if before else BlockKind.PARAGRAPH
    return BlockKind.QUESTION if passage.role == SpeakerRole.HOST else BlockKind.ANSWER


def _paragraphs(text: str) -> str:
    """Give the paragraphs of a passage, each on a line, without blanks at its ends."""
    lines = (_plain(line.strip(_BLANK)) for line in re.split(r"[\r\n\u2028\u2029]+", text))
    return "\n".join(line for line in lines if line)


def _plain(line: str) -> str:
    """Take the marks of a heading or of emphasis off a line that was written in Markdown."""
    line = _HEADING.sub("", line)
    emphasis = _EMPHASIS.fullmatch(line)
    return emphasis.group("words") if emphasis else line


def _terms(
    glossary: Sequence[GlossEntry], blocks: Sequence[Block], language: str
) -> tuple[Term, ...]:
    """Give the terms that occur in the text, in the order in which a reader meets them."""
    text = "\n".join(block.text for block in blocks)
    base = language.split("-")[0]
    met: list[tuple[int, Term]] = []
    for entry in glossary:
        gloss = entry.gloss.get(base, "")
        words = entry.words.get(base, ())
        places = [(at, word) for word in words if (at := _first(text, word, base)) >= 0]
        if gloss and places:
            at, word = min(places, key=lambda place: (place[0], -len(place[1])))
            met.append((at, Term(text[at : at + len(word)], gloss)))
    return tuple(term for _, term in sorted(met, key=lambda one: one[0]))


def _first(text: str, word: str, language: str) -> int:
    """Give the place of a term's first occurrence as a word of its own; -1 where there is none."""
    tail = "(?P<tail>[가-힣]*)" if language == "ko" else "(?P<tail>)(?![A-Za-z])"
    for found in re.finditer(rf"(?<![\w]){re.escape(word)}{tail}", text, re.IGNORECASE):
        if not found.group("tail") or strip_particle(found.group()) == found.group()[: len(word)]:
            return found.start()
    return -1
