"""From a decoded text to its structure: title, furniture, and who says what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from moksori.intake import margins
from moksori.intake.phonenote import Note, header_of
from moksori.intake.shapes.cast import Cast, find_cast
from moksori.intake.shapes.furniture import Furniture, take_furniture
from moksori.intake.shapes.headline import find_title
from moksori.intake.shapes.inline import cut_inside
from moksori.intake.shapes.labelled import read_labelled
from moksori.intake.shapes.lines import Line, lines_of, paragraphs_of, trimmed
from moksori.intake.shapes.marked import read_marked
from moksori.intake.shapes.plain import read_plain
from moksori.intake.shapes.turns import Gaps, Telling, Turn
from moksori.intake.shapes.unlabelled import read_unlabelled
from moksori.language.detect import language_of
from moksori.terms.account import Decoded, Structure
from moksori.terms.passage import Passage, SpeakerRole
from moksori.terms.span import Span

SAMPLE = 200_000
"""Characters by which the language is told."""


def structure(decoded: Decoded) -> Structure:
    """Read who says what in an account, and what of the page is no story.

    Passages, furniture and title never overlap, and everything else that is not blank is the
    label of the passage that follows it. `notes["unnamed_speakers"]` lists, one a line, the
    speakers whose name is only a word for what they do.

    Args:
        decoded: The text as it was read; nothing in it is changed.
    """
    text = decoded.text
    language = language_of(text[:SAMPLE])
    if decoded.turns:
        return _from_marks(decoded, language)
    call = header_of(text)
    if call is not None:
        return _of_a_call(decoded, *call)
    aside = [trimmed(text, m.start, m.end) for m in margins.from_note(decoded.metadata)]
    starts = map(int, decoded.metadata.get("page_starts", "").split())
    lines, cast = _lines_and_cast(text, lines_of(text, aside, starts))
    furniture = take_furniture(text, lines, _kept(cast))
    furniture.spans.extend(span for span in aside if len(span))
    if cast is not None:
        _take_form(lines, cast, furniture)
    told = decoded.metadata.get("title", "")
    title, telling = _telling(text, furniture, cast, told, language)
    return _assembled(decoded, language, title, furniture, telling)


def _of_a_call(decoded: Decoded, header: Span, note: Note) -> Structure:
    """Read what follows the header of a note of a call; who nobody names there is the source."""
    start = header.end
    told = structure(replace(decoded, text=decoded.text[start:], damage=()))
    passages = tuple(
        replace(
            one,
            span=_on(one.span, start),
            role=SpeakerRole.SOURCE if one.speaker is None else one.role,
        )
        for one in told.passages
    )
    return replace(
        told,
        title=_on(told.title, start) if told.title else None,
        furniture=(trimmed(decoded.text, 0, start), *(_on(one, start) for one in told.furniture)),
        passages=passages,
        published=told.published or note.called_on,
        damage=decoded.damage,
        notes={**told.notes, **note.as_notes()},
    )


def _on(span: Span, start: int) -> Span:
    return Span(span.start + start, span.end + start)


def _lines_and_cast(text: str, lines: list[Line]) -> tuple[list[Line], Cast | None]:
    """Return the lines and who speaks, also where turns follow each other inside a line."""
    cast = find_cast(text, lines)
    cut = cut_inside(text, lines, cast)
    if len(cut) > len(lines):
        inside = find_cast(text, cut)
        if inside is not None:
            return cut, inside
    return lines, cast


def _kept(cast: Cast | None) -> frozenset[int]:
    return frozenset(label.start for label in cast.labels) if cast is not None else frozenset()


def _take_form(lines: Sequence[Line], cast: Cast, furniture: Furniture) -> None:
    """Take a form above a labelled text for what it is: metadata."""
    form = {lines[number].start for number in cast.fields}
    furniture.spans.extend(line.span for line in furniture.lines if line.start in form)
    furniture.lines = [line for line in furniture.lines if line.start not in form]


def _telling(
    text: str, furniture: Furniture, cast: Cast | None, told: str, language: str
) -> tuple[Span | None, Telling]:
    """Read the lines that are left, by labels, by the sound of the talk, or as one voice."""
    gaps = Gaps(furniture.spans)
    first = cast.labels[0].start if cast is not None else len(text)
    lines = (
        furniture.lines if cast is not None else paragraphs_of(text, furniture.lines, gaps.parted)
    )
    title, sign = find_title(text, lines, first, told)
    if sign is not None:
        furniture.spans.append(sign)
    rest = lines[1:] if title is not None else lines
    if title is not None and title.end < lines[0].end:
        furniture.spans.append(trimmed(text, title.end, lines[0].end))
    if cast is not None:
        return title, read_labelled(text, rest, cast, gaps)
    outlet = furniture.notes.get("outlet", "")
    talk = read_unlabelled(text, rest, gaps, outlet, language) if rest else None
    return title, talk or read_plain(text, rest, title, language)


def _from_marks(decoded: Decoded, language: str) -> Structure:
    """Take the speakers from the format; whole lines between two turns are furniture."""
    telling = read_marked(decoded)
    furniture = Furniture()
    place = 0
    for turn in telling.turns:
        between = lines_of(decoded.text[place : turn.start], ())
        whole = between if place == turn.start else between[: _whole(decoded.text, turn, between)]
        furniture.spans.extend(Span(place + x.start, place + x.end) for x in whole)
        place = turn.end
    rest = lines_of(decoded.text[place:], ())
    furniture.spans.extend(Span(place + x.start, place + x.end) for x in rest)
    return _assembled(decoded, language, None, furniture, telling)


def _whole(text: str, turn: Turn, between: Sequence[Line]) -> int:
    """Count the lines before a turn that are not the start of its own line, its label."""
    begins_line = turn.start == 0 or text[turn.start - 1] in "\r\n"
    return len(between) if begins_line else len(between) - 1


def _assembled(
    decoded: Decoded,
    language: str,
    title: Span | None,
    furniture: Furniture,
    telling: Telling,
) -> Structure:
    turns = sorted(telling.turns, key=lambda turn: turn.start)
    passages = tuple(_passages(decoded.text, turns, telling))
    notes = dict(furniture.notes)
    if telling.unnamed:
        notes["unnamed_speakers"] = "\n".join(telling.unnamed)
    labelled = {passage.span.start for passage in passages}
    stray = _stray_labels(decoded.text, telling.labels, labelled)
    return Structure(
        format=telling.format,
        language=language,
        title=title,
        published=furniture.published or _day(decoded),
        furniture=tuple(sorted([*furniture.spans, *stray])),
        passages=passages,
        damage=decoded.damage,
        notes=notes,
    )


def _passages(text: str, turns: Iterable[Turn], telling: Telling) -> Iterable[Passage]:
    for number, turn in enumerate(turns, start=1):
        role = SpeakerRole.OTHER
        if turn.speaker is not None:
            role = telling.roles.get(turn.speaker, SpeakerRole.SOURCE)
        span = Span(turn.start, turn.end)
        yield Passage(number, span, text[turn.start : turn.end], turn.speaker, role)


def _stray_labels(text: str, labels: Iterable[Span], starts: set[int]) -> list[Span]:
    """Return the labels behind which nobody says anything: an answer that is missing."""
    stray = []
    for label in labels:
        place = label.end
        while place < len(text) and place not in starts and text[place].isspace():
            place += 1
        if place not in starts:
            stray.append(trimmed(text, label.start, label.end))
    return stray


def _day(decoded: Decoded) -> str:
    """Return the day of publication that a web page states of itself."""
    day = decoded.metadata.get("date", "")[:10] if decoded.container == "html" else ""
    return day if len(day) == 10 and day[4] == "-" else ""
