"""Text made fit to be printed: nothing invisible, nothing that turns a line round.

Invisible characters carry marks that lead back to a copy, and a stray direction mark can make a
page read backwards; neither belongs to what somebody said.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from moksori.terms.story import Block, Correction, PublicPlace, StoryText, Term, Worth

JOINERS = frozenset("\u200c\u200d")
"""Needed inside words of some scripts, invisible marks in all others."""

BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Characters that count as letters, marks or signs and show nothing."""

UNJOINED = ("LATIN", "HANGUL", "CJK", "HIRAGANA", "KATAKANA", "CYRILLIC", "GREEK")
"""Scripts in which a joiner has nothing to join."""

SETTLED = re.compile(
    "[\n\x20-\x7e\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e\u3001-\u3029\uac00-\ud7a3"
    "\uff01-\uff5e]*"
)
"""Characters that stay what they are, as long as none of them is to be composed with another."""

LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
BLANKS = re.compile(r"[^\S\n]+")
RIGHT_TO_LEFT = frozenset({"R", "AL"})


def clean(text: str) -> str:
    """Return `text` composed, with plain blanks and line ends and nothing invisible."""
    if _is_settled(text):
        return BLANKS.sub(" ", text) if "  " in text else text
    composed = unicodedata.normalize("NFC", LINE_ENDS.sub("\n", text))
    before = ""
    kept: list[str] = []
    for character in composed:
        kept.append(_printable(character, before))
        before = character
    return BLANKS.sub(" ", unicodedata.normalize("NFC", "".join(kept)))


def _is_settled(text: str) -> bool:
    """Say whether every character stays what it is; blanks may still be too many."""
    if text.isascii():
        return text.replace("\n", " ").isprintable()
    return SETTLED.fullmatch(text) is not None and unicodedata.is_normalized("NFC", text)


def line(text: str) -> str:
    """Return `text` cleaned, as one line: a title, a name, a foot."""
    return " ".join(clean(text).split())


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of `text`, cleaned, without empty ones."""
    return tuple(part for piece in clean(text).split("\n") if (part := piece.strip()))


def reads_right_to_left(text: str) -> bool:
    """Say whether `text` has letters that are written from right to left."""
    if text.isascii():
        return False
    return any(unicodedata.bidirectional(character) in RIGHT_TO_LEFT for character in text)


def clean_story(story: StoryText) -> StoryText:
    """Return `story` with every field cleaned; blocks keep their paragraphs."""
    return replace(
        story,
        title=line(story.title),
        standfirst=line(story.standfirst),
        blocks=tuple(_clean_block(block) for block in story.blocks),
        byline=line(story.byline),
        editor=line(story.editor),
        outlet=line(story.outlet),
        glossary=tuple(
            Term(line(term.word), line(term.gloss), line(term.stands_for))
            for term in story.glossary
        ),
        corrections=tuple(Correction(one.month, line(one.text)) for one in story.corrections),
        content_note=line(story.content_note),
        sums=tuple(Worth(line(one.word), line(one.worth)) for one in story.sums),
        places=tuple(PublicPlace(place.code, line(place.name)) for place in story.places),
    )


def _clean_block(block: Block) -> Block:
    """Return a block with every field cleaned: most are clean as they come."""
    speaker, note = line(block.speaker), line(block.note)
    text = "\n".join(paragraphs(block.text))
    if (speaker, note, text) == (block.speaker, block.note, block.text):
        return block
    return replace(block, speaker=speaker, note=note, text=text)


def _printable(character: str, before: str) -> str:
    """Return what stands for one character, given the one before it."""
    if character in JOINERS:
        return character if _can_be_joined(before) else ""
    if character in BLANK_LETTERS or _is_variation_selector(character):
        return ""
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    if category in {"Cs", "Co", "Cn"}:
        return "\ufffd"
    if category in {"Cc", "Cf"}:
        return character if character == "\n" else " " * (character == "\t")
    return character


def _can_be_joined(character: str) -> bool:
    if not character or unicodedata.category(character)[0] not in "LM":
        return False
    return not unicodedata.name(character, "LATIN").startswith(UNJOINED)


def _is_variation_selector(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def width(text: str) -> int:
    """Return how much room `text` takes, in Latin letters."""
    return sum(2 if ord(character) >= 0x1100 else 1 for character in text)
