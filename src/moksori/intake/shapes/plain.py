"""Texts of one voice: notes with fields, statements in the first person, articles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from moksori.intake.shapes import dialogue
from moksori.intake.shapes.cast import is_field
from moksori.intake.shapes.lines import ENDED, Line
from moksori.intake.shapes.turns import Telling, Turn, paragraphs
from moksori.terms.account import AccountFormat
from moksori.terms.passage import SpeakerRole
from moksori.terms.span import Span

READ = 40_000
"""Characters from the start by which the kind of a text is told."""
_STATED = re.compile(
    r"\b(?:statement|testimony|affidavit|declaration|deposition|my name is|i, [A-Z]|letter)\b"
    r"|진술서|진술|증언|수기|편지|고백|탄원서|호소문|제 이름은",
    re.IGNORECASE,
)
_BEGINS_WITH_SELF = re.compile(r"\W*(?:\w+\W+){0,8}?I\b(?!\.)|\W*(?:저는|나는|제가|내가)\s")
"""Whoever begins with "I" tells of himself, however much he tells of others later."""
_SELF_NAMED = (
    re.compile(r"\b(?:[Mm]y name is|I am called|[Tt]hey call me)\s+((?:[A-Z][\w'’-]+\s?){1,4})"),
    re.compile(r"^I,\s+((?:[A-Z][\w'’-]+\s?){1,4}),", re.MULTILINE),
    re.compile(
        r"^(?:Statement|Testimony|Affidavit|Declaration) (?:of"
        r"|by)\s+((?:[A-Z][\w'’.-]+[ \t]?){1,4})",
        re.MULTILINE,
    ),
    re.compile(r"(?:제|내) 이름은\s+([가-힣]{2,4}?)(?:이고|이며|입니다|이다|예요|이에요|라고)"),
    re.compile(r"(?:저는|나는)\s+([가-힣]{2,4}?)(?:이라고|라고)\s(?:합니다|한다|해요)"),
    re.compile(r"(?:진술인|증언자|성명|이름)\s*[:：]\s*([가-힣]{2,4})(?![가-힣])"),
    re.compile(r"([가-힣]{2,4})\s(?:드림|올림|배상)\s*$"),
)
_VICTIM = re.compile(
    r"victim(?:'s)? (?:statement|testimony)|피해자 (?:진술|증언)|피해 진술", re.IGNORECASE
)
_WITNESS = re.compile(
    r"witness(?:'s)? (?:statement|testimony)|eyewitness|목격자? (?:진술|증언)|증인 (?:진술|신문)",
    re.IGNORECASE,
)


def read_plain(text: str, lines: Sequence[Line], title: Span | None, language: str) -> Telling:
    """Return the paragraphs of a text in which one voice tells, and what kind of text it is.

    Args:
        text: The decoded text.
        lines: Its paragraphs without title and furniture.
        title: The title, which may say what the text is.
        language: Decides what a nameless teller is called.
    """
    if _is_notes(text, lines):
        return Telling(AccountFormat.NOTES, paragraphs(text, lines, None))
    head = text[title.start : title.end] + "\n" if title else ""
    sample = "\n".join(text[line.start : line.end] for line in _beginning(lines))
    if not _is_first_person(head, sample):
        return Telling(AccountFormat.ARTICLE, paragraphs(text, lines, None))
    named = _name(head, sample, text[lines[-1].start : lines[-1].end][-200:])
    speaker = named or ("화자" if language == "ko" else "Teller")
    role = SpeakerRole.SOURCE
    if _VICTIM.search(head + sample[:400]):
        role = SpeakerRole.VICTIM
    elif _WITNESS.search(head + sample[:400]):
        role = SpeakerRole.WITNESS
    turns: list[Turn] = paragraphs(text, lines, speaker)
    unnamed = [] if named else [speaker]
    return Telling(AccountFormat.STATEMENT, turns, {speaker: role}, unnamed=unnamed)


def _beginning(lines: Sequence[Line]) -> Sequence[Line]:
    count = 0
    for place, line in enumerate(lines):
        count += line.end - line.start
        if count > READ:
            return lines[: place + 1]
    return lines


def _is_notes(text: str, lines: Sequence[Line]) -> bool:
    """Say whether a text is jotted down: entries of a form, or lines that are no sentences."""
    if not lines:
        return False
    fields = sum(is_field(text, line) for line in lines[:200])
    if fields >= 3 and fields * 4 >= len(lines[:200]):
        return True
    counts = [dialogue.count_words(text, x.start, min(x.end, x.start + 500)) for x in lines[:200]]
    open_ends = sum(not ENDED.search(text[max(x.start, x.end - 12) : x.end]) for x in lines[:200])
    dashed = sum(text[x.start] in "-*•·→>" for x in lines[:200])
    if len(counts) < 3:
        return False
    jotted = median(counts) <= 14 and open_ends * 10 >= 7 * len(counts)
    return jotted or (dashed * 2 >= len(counts) and median(counts) <= 20)


def _is_first_person(head: str, sample: str) -> bool:
    """Say whether somebody tells of himself, outside quotation marks."""
    bare = dialogue.without_quotes(sample)
    words = max(dialogue.count_words(bare), 1)
    selves = len(dialogue.FIRST_PERSON.findall(bare))
    stated = _STATED.search(head + bare[:600]) or _BEGINS_WITH_SELF.match(bare)
    often = 25 if stated is None else 60
    return selves >= 1 and selves * often >= words


def _name(head: str, sample: str, end: str) -> str:
    for pattern in _SELF_NAMED:
        for place in (head, sample[:4000], end):
            if found := pattern.search(place):
                return found[1].strip(" .,")
    return ""
